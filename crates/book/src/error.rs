//! What can go wrong with a book.

/// An error of the store; the messages say what was wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// There is no file at the path.
    #[error("there is no book at {0}; `chancery add PATH --book {0}` makes one")]
    Missing(String),
    /// The file is not a SQLite file, or not one of this program.
    #[error("{0} is not a book of this program; name another file")]
    NotABook(String),
    /// The book was written by a later version of the program.
    #[error(
        "{path} was written by a later version (book version {found}, this program knows {known}); update the program"
    )]
    TooNew {
        /// The file.
        path: String,
        /// Version of the book.
        found: i64,
        /// Latest version that this program knows.
        known: i64,
    },
    /// Another program writes to the book.
    #[error("another program is writing to {0}; wait until it has ended, or end it")]
    Busy(String),
    /// The book or the lock beside it cannot be made or opened for writing.
    #[error(
        "cannot write to {path}: {reason}; name a file in a folder that exists and may be written to"
    )]
    Unwritable {
        /// The file.
        path: String,
        /// Why.
        reason: std::io::Error,
    },
    /// A prefix of an event's id that several events share.
    #[error("{prefix:?} may be any of {}; write more of it", .candidates.join(", "))]
    Ambiguous {
        /// What was asked for.
        prefix: String,
        /// Some of the ids that begin so.
        candidates: Vec<String>,
    },
    /// A full-text query that cannot be read.
    #[error(
        "cannot read the query {query:?}: {reason}; words, \"phrases\", AND, OR, NOT, brackets and prefix* are understood"
    )]
    BadQuery {
        /// The query.
        query: String,
        /// Why.
        reason: String,
    },
    /// The book is of an earlier version and could not be brought up to date.
    #[error(
        "{path} was written by an earlier version and cannot be brought up to date now ({reason}); make it writable, or copy it and open the copy"
    )]
    TooOld {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// An observation that does not fit its variable.
    #[error("{0} was handed to the book; this is a fault of the importer, please report it")]
    Misfit(String),
    /// The book counts the events of the source in another manner.
    #[error(
        "{source_name} is in the book by {grain} with the rule {duplicates:?} for duplicates; ask for the same, or begin it anew with --replace"
    )]
    OtherSettings {
        /// Key and version of the source.
        source_name: String,
        /// Length of the periods in the book.
        grain: String,
        /// The rule for duplicates in the book.
        duplicates: String,
    },
    /// A file of the name, or with the same first record, was added before and has other records.
    #[error(
        "{file} tells of the same days as {other}, which is in the book and has the same name or first record and other records; events would count twice: begin the data set anew with --replace"
    )]
    ChangedFile {
        /// The file.
        file: String,
        /// The one in the book.
        other: String,
    },
    /// The book holds something that this program did not write.
    #[error("the book holds a record that cannot be read ({0}); restore it from a copy")]
    Damaged(String),
    /// Any other error of SQLite.
    #[error("the book could not be used: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

impl BookError {
    pub(crate) fn damaged(error: impl std::fmt::Display) -> BookError {
        BookError::Damaged(error.to_string())
    }
}
