//! Asking for documents and events.

use codebook::{EventType, Field, Status};
use record::{Date, Document, DocumentId, Event, Metadata};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};

use crate::{Book, BookError};

/// Which events are asked for; the default is all, oldest first.
#[derive(Debug, Clone, Default)]
pub struct EventQuery {
    /// Codes of one side and of the other (several for a state and its predecessors). An event
    /// belongs to the dyad when one side acts on the other, or both act and the record is reciprocal
    /// or has no recipient.
    pub dyad: Option<(Vec<String>, Vec<String>)>,
    /// Codes of which one must be among the actors or recipients.
    pub country: Option<Vec<String>>,
    /// First day.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Event types, any of them; none for all.
    pub types: Vec<EventType>,
    /// Fields, any of them; none for all.
    pub fields: Vec<Field>,
    /// Statuses, any of them; none for all.
    pub statuses: Vec<Status>,
    /// Least confidence, 0 to 1.
    pub min_confidence: f64,
    /// Only events with an amount.
    pub with_amounts: bool,
    /// Only events that are about a paper.
    pub with_agreements: bool,
    /// Events of this document only.
    pub document: Option<DocumentId>,
    /// Newest first; events without a date come last either way.
    pub newest_first: bool,
    /// At most so many.
    pub limit: Option<usize>,
}

/// What a book holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statistics {
    /// Documents.
    pub documents: usize,
    /// Sentences.
    pub sentences: usize,
    /// Events.
    pub events: usize,
}

/// A growing condition with its values.
#[derive(Default)]
struct Condition {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Condition {
    fn add(&mut self, part: &str, values: impl IntoIterator<Item = Value>) {
        self.parts.push(part.to_owned());
        self.values.extend(values);
    }

    fn one_of<'n>(&mut self, column: &str, names: impl ExactSizeIterator<Item = &'n str>) {
        if names.len() > 0 {
            let part = format!("{column} IN ({})", marks(names.len()));
            self.add(&part, names.map(text));
        }
    }
}

pub(crate) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

pub(crate) fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

impl Book {
    /// The documents in the order in which they were added; texts included.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn documents(&self) -> Result<Vec<Document>, BookError> {
        let mut statement = self
            .connection
            .prepare("SELECT * FROM documents ORDER BY rowid")?;
        let rows = statement.query_map([], document)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// With which versions of the coder, its models and its lexicon the documents were coded last, and
    /// how many with each, in the order of the names. Documents without events tell none.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn coders(&self) -> Result<Vec<(String, usize)>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT coder, count(*) FROM codings WHERE coder <> '' GROUP BY coder ORDER BY coder",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A document by its id.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn document(&self, id: &DocumentId) -> Result<Option<Document>, BookError> {
        let mut statement = self
            .connection
            .prepare("SELECT * FROM documents WHERE id = ?")?;
        Ok(statement.query_row([&id.0], document).optional()?)
    }

    /// What is known about a document, without its text.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn metadata(&self, id: &DocumentId) -> Result<Option<Metadata>, BookError> {
        stored_metadata(&self.connection, id)
    }

    /// An event by its id, or by the beginning of one when no other begins so.
    ///
    /// # Errors
    /// [`BookError::Ambiguous`] when several ids begin so.
    pub fn event(&self, id: &str) -> Result<Option<Event>, BookError> {
        let mut exact = self
            .connection
            .prepare("SELECT record FROM events WHERE id = ?")?;
        if let Some(record) = exact
            .query_row([id], |row| row.get::<_, String>(0))
            .optional()?
        {
            return read(&record).map(Some);
        }
        let mut by_prefix = self.connection.prepare(
            "SELECT id, record FROM events WHERE substr(id, 1, length(?1)) = ?1 ORDER BY document, number LIMIT 6",
        )?;
        let found = by_prefix
            .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<Vec<(String, String)>, _>>()?;
        match found.as_slice() {
            [] => Ok(None),
            [(_, record)] => read(record).map(Some),
            several => Err(BookError::Ambiguous {
                prefix: id.to_owned(),
                candidates: several.iter().map(|(id, _)| id.clone()).collect(),
            }),
        }
    }

    /// The events that meet the query.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn events(&self, query: &EventQuery) -> Result<Vec<Event>, BookError> {
        let condition = condition(query);
        let order = if query.newest_first { "DESC" } else { "ASC" };
        let limit = query
            .limit
            .map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!(
            "SELECT record FROM events WHERE {} ORDER BY date IS NULL, date {order}, document, number LIMIT {limit}",
            if condition.parts.is_empty() {
                "1".to_owned()
            } else {
                condition.parts.join(" AND ")
            }
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(condition.values), |row| {
            row.get::<_, String>(0)
        })?;
        rows.map(|record| read(&record?)).collect()
    }

    /// Codes other than the two sides' in events with either side, and in how many, most first.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn third_parties(
        &self,
        a: &[String],
        b: &[String],
    ) -> Result<Vec<(String, usize)>, BookError> {
        let sides: Vec<Value> = a.iter().chain(b).map(|code| text(code)).collect();
        let list = marks(sides.len());
        let mut statement = self.connection.prepare(&format!(
            "SELECT code, count(DISTINCT event) AS events FROM actors
             WHERE code IS NOT NULL AND code NOT IN ({list})
                 AND event IN (SELECT event FROM actors WHERE code IN ({list}))
             GROUP BY code ORDER BY events DESC, code"
        ))?;
        let values = sides.iter().chain(&sides).cloned();
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was seen but not coded in a document: kind, message, start and end.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn diagnostics(&self, id: &DocumentId) -> Result<Vec<record::Diagnostic>, BookError> {
        let mut statement = self.connection.prepare(
            "SELECT kind, start, \"end\", message FROM diagnostics WHERE document = ? ORDER BY start, rowid",
        )?;
        let rows = statement.query_map([&id.0], |row| {
            let kind: String = row.get(0)?;
            let span = record::Span::new(row.get(1)?, row.get(2)?);
            Ok((kind, span, row.get::<_, String>(3)?))
        })?;
        rows.map(|row| {
            let (name, span, message) = row?;
            let kind = record::DiagnosticKind::ALL
                .iter()
                .copied()
                .find(|kind| kind.name() == name);
            let kind = kind.ok_or_else(|| BookError::damaged(format!("diagnostic {name:?}")))?;
            Ok(record::Diagnostic {
                kind,
                span,
                message,
            })
        })
        .collect()
    }

    /// What is wrong with the book: damage to the file, references to what is not there, documents
    /// without a coding. Empty for a sound book. Reads all of it.
    ///
    /// # Errors
    /// When the book cannot be read at all.
    pub fn problems(&self) -> Result<Vec<String>, BookError> {
        let mut problems = Vec::new();
        let mut add = |sql: &str, what: &str| -> Result<(), BookError> {
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            for row in rows {
                problems.push(format!("{what}{}", row?));
            }
            Ok(())
        };
        add(
            "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
            "",
        )?;
        add(
            "SELECT \"table\" || ', row ' || coalesce(rowid, '?') FROM pragma_foreign_key_check",
            "a reference leads nowhere: ",
        )?;
        add(
            "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM codings)",
            "a document was not coded: ",
        )?;
        add(
            "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM sentences)",
            "a document has no sentences: ",
        )?;
        Ok(problems)
    }

    /// How much the book holds.
    ///
    /// # Errors
    /// When the book cannot be read.
    pub fn statistics(&self) -> Result<Statistics, BookError> {
        let count = |table: &str| {
            self.connection
                .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                    row.get(0)
                })
        };
        Ok(Statistics {
            documents: count("documents")?,
            sentences: count("sentences")?,
            events: count("events")?,
        })
    }
}

/// What is known about a document.
pub(crate) fn stored_metadata(
    connection: &Connection,
    id: &DocumentId,
) -> Result<Option<Metadata>, BookError> {
    let mut statement = connection.prepare_cached(
        "SELECT title, publisher, author, date, url, external_id, origin FROM documents WHERE id = ?",
    )?;
    Ok(statement.query_row([&id.0], metadata).optional()?)
}

fn condition(query: &EventQuery) -> Condition {
    let mut condition = Condition::default();
    if let Some((a, b)) = &query.dyad {
        let (in_a, in_b) = (marks(a.len()), marks(b.len()));
        // Sets that are found once; a look at the actors of every event takes far longer.
        let acts = |list: &str| {
            format!("id IN (SELECT event FROM actors WHERE role = 'actor' AND code IN ({list}))")
        };
        let receives = |list: &str| acts(list).replace("'actor'", "'recipient'");
        // As `measure::Dyad::direction` has it; a test holds the two together.
        let mutual = "(reciprocal OR NOT EXISTS (SELECT 1 FROM actors WHERE event = events.id AND role = 'recipient'))";
        let part = format!(
            "({} AND {} OR {} AND {} OR {} AND {} AND {mutual})",
            acts(&in_a),
            receives(&in_b),
            acts(&in_b),
            receives(&in_a),
            acts(&in_a),
            acts(&in_b)
        );
        let values = [a, b, b, a, a, b]
            .into_iter()
            .flatten()
            .map(|code| text(code));
        condition.add(&part, values);
    }
    if let Some(codes) = &query.country {
        let part = format!(
            "id IN (SELECT event FROM actors WHERE code IN ({}))",
            marks(codes.len())
        );
        condition.add(&part, codes.iter().map(|code| text(code)));
    }
    if let Some(since) = query.since {
        condition.add("date >= ?", [text(&since.to_string())]);
    }
    if let Some(until) = query.until {
        condition.add("date <= ?", [text(&until.to_string())]);
    }
    condition.one_of("type", query.types.iter().map(|t| t.name()));
    condition.one_of("status", query.statuses.iter().map(|s| s.name()));
    if !query.fields.is_empty() {
        let part = format!(
            "id IN (SELECT event FROM event_fields WHERE field IN ({}))",
            marks(query.fields.len())
        );
        condition.add(&part, query.fields.iter().map(|field| text(field.name())));
    }
    if query.min_confidence > 0.0 {
        condition.add("confidence >= ?", [Value::Real(query.min_confidence)]);
    }
    if query.with_amounts {
        condition.add("id IN (SELECT event FROM amounts)", []);
    }
    if query.with_agreements {
        condition.add("id IN (SELECT event FROM agreements)", []);
    }
    if let Some(document) = &query.document {
        condition.add("document = ?", [text(&document.0)]);
    }
    condition
}

fn read(record: &str) -> Result<Event, BookError> {
    serde_json::from_str(record).map_err(BookError::damaged)
}

fn document(row: &Row<'_>) -> rusqlite::Result<Document> {
    Ok(Document {
        id: DocumentId(row.get("id")?),
        text: row.get("text")?,
        metadata: metadata(row)?,
    })
}

fn metadata(row: &Row<'_>) -> rusqlite::Result<Metadata> {
    let date: Option<String> = row.get("date")?;
    Ok(Metadata {
        title: row.get("title")?,
        publisher: row.get("publisher")?,
        author: row.get("author")?,
        date: date.and_then(|date| record::parse_date(&date).ok()),
        url: row.get("url")?,
        external_id: row.get("external_id")?,
        origin: row.get("origin")?,
    })
}
