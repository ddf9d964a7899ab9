//! The book that a command works on, and the clock.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use book::Book;

/// Which book.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct BookArgs {
    /// The book, one file
    #[arg(long, value_name = "FILE")]
    pub(crate) book: PathBuf,
}

impl BookArgs {
    pub(crate) fn open(&self) -> anyhow::Result<Book> {
        Ok(Book::open(&self.book)?)
    }

    pub(crate) fn open_for_writing(&self) -> anyhow::Result<Book> {
        Ok(Book::create_or_open(&self.book)?)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.book
    }
}

/// The present time as ISO 8601 in UTC.
pub(crate) fn now() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs());
    let (day, time) = (today(), seconds % 86_400);
    format!(
        "{day}T{:02}:{:02}:{:02}Z",
        time / 3600,
        time / 60 % 60,
        time % 60
    )
}

/// The present day in UTC.
pub(crate) fn today() -> record::Date {
    let days = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs() / 86_400);
    let epoch = record::Date::constant(1970, 1, 1);
    let span = std::time::Duration::from_secs(days * 86_400);
    epoch.checked_add(span).unwrap_or(epoch)
}
