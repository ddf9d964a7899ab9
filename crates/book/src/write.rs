//! Adding documents and coding them again.

use record::{Coded, Document, DocumentId, Event, Metadata};
use rusqlite::{Transaction, params};

use crate::{Book, BookError};

/// What adding a document did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It was not in the book.
    New,
    /// The same text was there already, and metadata that was missing was filled in.
    Completed,
    /// The same text was there already, with all that is known about it.
    Known,
}

impl Book {
    /// Adds a document with all that was read from it, in one transaction. `now` is the time to note,
    /// in ISO 8601.
    ///
    /// Of a document that is there already the metadata that is missing is filled in. If `document`
    /// has just what is known then, `coded` takes the place of its coding, since dates are counted
    /// from that of the document; else `coded` rests on other metadata and the old coding stays.
    ///
    /// # Errors
    /// When the book cannot be written; then nothing of the document is in it.
    pub fn add(
        &mut self,
        document: &Document,
        coded: &Coded,
        now: &str,
    ) -> Result<Added, BookError> {
        let transaction = self.connection.transaction()?;
        let added = match crate::query::stored_metadata(&transaction, &document.id)? {
            None => {
                insert_document(&transaction, document, now)?;
                insert_coded(&transaction, &document.id, coded, now)?;
                Added::New
            }
            Some(stored) => {
                let merged = stored.clone().or(&document.metadata);
                if merged == stored {
                    Added::Known
                } else {
                    fill_in(&transaction, &document.id, &merged)?;
                    if merged == document.metadata {
                        delete_coded(&transaction, &document.id)?;
                        insert_coded(&transaction, &document.id, coded, now)?;
                    }
                    Added::Completed
                }
            }
        };
        transaction.commit()?;
        Ok(added)
    }

    /// Puts another coding of a document in the place of the one it has. Documents and corrections
    /// stay.
    ///
    /// # Errors
    /// When the book cannot be written; then the old coding is still there.
    pub fn recode(&mut self, id: &DocumentId, coded: &Coded, now: &str) -> Result<(), BookError> {
        let transaction = self.connection.transaction()?;
        delete_coded(&transaction, id)?;
        insert_coded(&transaction, id, coded, now)?;
        transaction.commit()?;
        Ok(())
    }
}

fn insert_document(
    transaction: &Transaction<'_>,
    document: &Document,
    now: &str,
) -> Result<(), BookError> {
    let Metadata {
        title,
        publisher,
        author,
        date,
        url,
        external_id,
        origin,
    } = &document.metadata;
    transaction.execute(
        "INSERT INTO documents (id, text, title, publisher, author, date, date_precision, url,
             external_id, origin, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            document.id.0,
            document.text,
            title,
            publisher,
            author,
            date.map(|date| date.to_string()),
            date.map(|date| date.precision.name()),
            url,
            external_id,
            origin,
            now
        ],
    )?;
    Ok(())
}

fn fill_in(
    transaction: &Transaction<'_>,
    id: &DocumentId,
    metadata: &Metadata,
) -> Result<(), BookError> {
    transaction.execute(
        "UPDATE documents SET title = ?2, publisher = ?3, author = ?4, date = ?5,
             date_precision = ?6, url = ?7, external_id = ?8, origin = ?9
         WHERE id = ?1",
        params![
            id.0,
            metadata.title,
            metadata.publisher,
            metadata.author,
            metadata.date.map(|date| date.to_string()),
            metadata.date.map(|date| date.precision.name()),
            metadata.url,
            metadata.external_id,
            metadata.origin
        ],
    )?;
    Ok(())
}

fn delete_coded(transaction: &Transaction<'_>, id: &DocumentId) -> Result<(), BookError> {
    for table in ["events", "claims", "sentences", "diagnostics", "codings"] {
        transaction.execute(&format!("DELETE FROM {table} WHERE document = ?"), [&id.0])?;
    }
    Ok(())
}

fn insert_coded(
    transaction: &Transaction<'_>,
    id: &DocumentId,
    coded: &Coded,
    now: &str,
) -> Result<(), BookError> {
    let text: String =
        transaction.query_row("SELECT text FROM documents WHERE id = ?", [&id.0], |row| {
            row.get(0)
        })?;
    let mut sentences = transaction.prepare_cached(
        "INSERT INTO sentences (document, start, \"end\", paragraph, body, text) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for sentence in &coded.sentences {
        let span = sentence.span;
        sentences.execute(params![
            id.0,
            span.start,
            span.end,
            sentence.paragraph,
            sentence.body,
            span.of(&text)
        ])?;
    }
    for (number, event) in coded.events.iter().enumerate() {
        insert_event(transaction, number, event)?;
    }
    crate::figures::insert_claims(transaction, &coded.claims)?;
    let mut diagnostics = transaction.prepare_cached(
        "INSERT INTO diagnostics (document, kind, start, \"end\", message) VALUES (?, ?, ?, ?, ?)",
    )?;
    for diagnostic in &coded.diagnostics {
        diagnostics.execute(params![
            id.0,
            diagnostic.kind.name(),
            diagnostic.span.start,
            diagnostic.span.end,
            diagnostic.message
        ])?;
    }
    let coder = coded
        .events
        .first()
        .map(|event| event.coder.as_str())
        .or_else(|| coded.claims.first().map(|claim| claim.coder.as_str()))
        .unwrap_or_default();
    transaction.execute(
        "INSERT INTO codings VALUES (?, ?, ?)",
        params![id.0, coder, now],
    )?;
    Ok(())
}

fn insert_event(
    transaction: &Transaction<'_>,
    number: usize,
    event: &Event,
) -> Result<(), BookError> {
    let record = serde_json::to_string(event).map_err(BookError::damaged)?;
    transaction
        .prepare_cached(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            event.id,
            number,
            event.document.0,
            event.date.map(|date| date.day.to_string()),
            event.date.map(|date| date.precision.name()),
            event.event.name(),
            event.mode.map(codebook::Mode::name),
            event.quad_class().number(),
            event.event_scale(),
            event.status.name(),
            event.reciprocal,
            event.confidence,
            event.sentence.start,
            event.sentence.end,
            event.predicate.span.start,
            event.predicate.span.end,
            event.predicate.text,
            event.attribution.as_ref().map(|a| &a.text),
            event.coder,
            record
        ])?;
    let mut actors =
        transaction.prepare_cached("INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (role, parties) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        for actor in parties {
            let sectors: Vec<&str> = actor.sector.iter().map(|s| s.name()).collect();
            actors.execute(params![
                event.id,
                role,
                actor.code,
                sectors.join(" "),
                actor.name,
                actor.entity_text,
                actor.span.start,
                actor.span.end
            ])?;
        }
    }
    for field in &event.fields {
        transaction
            .prepare_cached("INSERT OR IGNORE INTO event_fields VALUES (?, ?)")?
            .execute(params![event.id, field.name()])?;
    }
    for context in &event.context {
        transaction
            .prepare_cached("INSERT OR IGNORE INTO event_contexts VALUES (?, ?)")?
            .execute(params![event.id, context.name()])?;
    }
    crate::figures::insert_of_event(transaction, event)
}
