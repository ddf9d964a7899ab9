//! From the files of data sets to observations; bad records end here.
//!
//! One module for each data set says how its files look, what its columns mean, and what it means
//! when a row is not there. [`import`] opens the files (gzip and zip as they are), reads them row by
//! row in bounded memory, finds the countries, and hands every number to a [`Sink`] one by one. What
//! could not be used is in the [`Report`]: nothing is dropped in silence, and nothing panics.
//!
//! The crate knows no database and no terminal, and it ships no data.

mod columnar;
mod error;
pub mod events;
mod field;
pub mod flows;
mod kind;
pub mod kinds;
pub mod open;
mod report;
mod rows;

mod countries;

pub use columnar::is_reading_parquet;
pub use countries::{Countries, Naming, party};
pub use error::ImportError;
pub use field::{number, whole, year};
pub use kind::{KINDS, Kind, Options, Run, Sink, SinkError, import, kind};
pub use open::Input;
pub use report::{Broken, NameTally, Report};
pub use rows::{Columns, Layout, Row, Rows};
