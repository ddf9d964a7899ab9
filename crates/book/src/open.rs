//! Opening, locking and migrating.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::BookError;

/// Marks a SQLite file as a book ("CHNY").
const APPLICATION_ID: i64 = 0x4348_4E59;

/// The schema of each version after the one before it.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/1_documents.sql"),
    include_str!("migrations/2_numbers.sql"),
    include_str!("migrations/3_event_sets.sql"),
    include_str!("migrations/4_product_flows.sql"),
    include_str!("migrations/5_amounts.sql"),
];

/// How long a reader waits for a writer to end its transaction.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open book.
pub struct Book {
    pub(crate) connection: Connection,
    /// Holds the writer's lock as long as the book is open for writing.
    _lock: Option<std::fs::File>,
}

impl Book {
    /// Opens a book for reading.
    ///
    /// # Errors
    /// When there is no file, it is no book, or it is of a later version.
    pub fn open(path: &Path) -> Result<Book, BookError> {
        let name = path.display().to_string();
        if !path.is_file() {
            return Err(BookError::Missing(name));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // A book on a read-only medium can still be read.
        let connection = Connection::open_with_flags(path, flags)
            .or_else(|_| Connection::open_with_flags(path, read_only))?;
        let book = Book {
            connection,
            _lock: None,
        };
        book.prepare().map_err(|error| not_a_book(error, &name))?;
        let version = book.check(&name)?;
        if version == 0 {
            return Err(BookError::NotABook(name));
        }
        if version < MIGRATIONS.len() as i64 {
            drop(book);
            // Bringing it up to date takes a writer; then it is opened again, for reading only.
            Book::create_or_open(path).map_err(|error| BookError::TooOld {
                path: name,
                reason: error.to_string(),
            })?;
            return Book::open(path);
        }
        book.connection.pragma_update(None, "query_only", true)?;
        Ok(book)
    }

    /// Opens a book for writing; makes it when there is none. Only one program can at a time.
    ///
    /// # Errors
    /// When another program writes to it, the file is something else, or it is of a later version.
    pub fn create_or_open(path: &Path) -> Result<Book, BookError> {
        let name = path.display().to_string();
        let lock = lock(path, &name)?;
        let connection = Connection::open(path)?;
        let mut book = Book {
            connection,
            _lock: Some(lock),
        };
        let empty = std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
        if !empty {
            book.check(&name)?;
        }
        book.prepare().map_err(|error| not_a_book(error, &name))?;
        book.connection
            .pragma_update(None, "journal_mode", "WAL")
            .map_err(|error| not_a_book(error, &name))?;
        book.connection
            .pragma_update(None, "synchronous", "NORMAL")?;
        book.migrate(&name)?;
        Ok(book)
    }

    fn prepare(&self) -> Result<(), rusqlite::Error> {
        self.connection.busy_timeout(PATIENCE)?;
        self.connection.pragma_update(None, "foreign_keys", true)
    }

    /// The version of the book; 0 for a file without tables.
    fn check(&self, name: &str) -> Result<i64, BookError> {
        let number = |pragma: &str| {
            self.connection
                .pragma_query_value(None, pragma, |row| row.get::<_, i64>(0))
                .map_err(|error| not_a_book(error, name))
        };
        let version = number("user_version")?;
        let tables: i64 = self
            .connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .map_err(|error| not_a_book(error, name))?;
        if tables > 0 && number("application_id")? != APPLICATION_ID {
            return Err(BookError::NotABook(name.to_owned()));
        }
        let known = MIGRATIONS.len() as i64;
        if version > known {
            return Err(BookError::TooNew {
                path: name.to_owned(),
                found: version,
                known,
            });
        }
        Ok(version)
    }

    fn migrate(&mut self, name: &str) -> Result<(), BookError> {
        let version = self.check(name)?;
        for (number, schema) in (1i64..).zip(MIGRATIONS) {
            if number > version {
                let transaction = self.connection.transaction()?;
                transaction.execute_batch(schema)?;
                transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
                transaction.pragma_update(None, "user_version", number)?;
                transaction.commit()?;
            }
        }
        Ok(())
    }
}

/// Takes the lock of a file beside the book. The system frees it when the program ends, however it
/// ends.
fn lock(path: &Path, name: &str) -> Result<std::fs::File, BookError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".lock");
    let unwritable = |reason: std::io::Error| BookError::Unwritable {
        path: name.to_owned(),
        reason,
    };
    let file = std::fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(beside)
        .map_err(unwritable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(BookError::Busy(name.to_owned())),
        Err(std::fs::TryLockError::Error(reason)) => Err(unwritable(reason)),
    }
}

fn not_a_book(error: rusqlite::Error, name: &str) -> BookError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            BookError::NotABook(name.to_owned())
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            BookError::Busy(name.to_owned())
        }
        _ => BookError::Sqlite(error),
    }
}
