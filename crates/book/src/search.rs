//! Full text over sentences.

use record::{DocumentId, Span};
use rusqlite::params;

use crate::{Book, BookError};

/// A sentence that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its document.
    pub document: DocumentId,
    /// The document's title.
    pub title: Option<String>,
    /// The document's date.
    pub date: Option<String>,
    /// Where the sentence stands in the document.
    pub sentence: Span,
    /// The sentence.
    pub text: String,
    /// The words found, as byte ranges of `text`.
    pub marks: Vec<Span>,
}

/// Marks around found words; neither can be part of a stored text, which has no control characters.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

impl Book {
    /// Sentences that match, best first. The query language is that of FTS5: words (all must be
    /// there), `"phrases"`, `AND`, `OR`, `NOT`, brackets, `prefix*`.
    ///
    /// # Errors
    /// [`BookError::BadQuery`] when the query cannot be read.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, BookError> {
        let bad = |error: rusqlite::Error| BookError::BadQuery {
            query: query.to_owned(),
            reason: error.to_string(),
        };
        if query.trim().is_empty() {
            return Err(BookError::BadQuery {
                query: query.to_owned(),
                reason: "it is empty".to_owned(),
            });
        }
        let mut statement = self.connection.prepare(
            "SELECT s.document, d.title, d.date, s.start, s.\"end\",
                 highlight(sentences_text, 0, char(1), char(2))
             FROM sentences_text JOIN sentences s ON s.id = sentences_text.rowid
                 JOIN documents d ON d.id = s.document
             WHERE sentences_text MATCH ? ORDER BY rank, s.id LIMIT ?",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement
            .query_map(params![query, limit], |row| {
                let (text, marks) = unmark(&row.get::<_, String>(5)?);
                Ok(Hit {
                    document: DocumentId(row.get(0)?),
                    title: row.get(1)?,
                    date: row.get(2)?,
                    sentence: Span::new(row.get(3)?, row.get(4)?),
                    text,
                    marks,
                })
            })
            .map_err(bad)?;
        rows.collect::<Result<_, _>>().map_err(bad)
    }
}

fn unmark(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut marks, mut open) = (String::with_capacity(marked.len()), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            OPEN => open = text.len(),
            CLOSE => marks.push(Span::new(open, text.len())),
            c => text.push(c),
        }
    }
    (text, marks)
}
