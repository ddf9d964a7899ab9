//! The store: documents, sentences, events, numbers and corrections in one SQLite file.
//!
//! The only crate that knows SQL. It is asked in the project's words and knows no clock: times are
//! given by the caller. One transaction holds a document with all that was read from it, so that a
//! crash at any moment leaves whole documents only. One program at a time may write; others may read.

mod error;
mod event_sets;
mod figures;
mod flows;
mod numbers;
mod open;
mod query;
mod search;
mod write;

pub use error::BookError;
pub use event_sets::{EventImport, EventSetId, EventSetRecord, EventStep, KeptEvent};
pub use figures::FigureQuery;
pub use flows::{CountryProduct, FlowSource, FlowTotal, FlowsImport};
pub use numbers::{
    NumbersImport, PartyId, RowCounts, SourceRecord, TakeObservation, VariableId, VariableRecord,
};
pub use open::Book;
pub use query::{EventQuery, Statistics};
pub use search::Hit;
pub use write::Added;
