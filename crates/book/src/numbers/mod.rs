//! Numbers of data sets: sources, their variables, and observations.
//!
//! A side of an observation is a party, numbered in each book. Variables are asked for by
//! `SOURCE.VARIABLE`, or `SOURCE@VERSION.VARIABLE` where a book holds several versions; without a
//! version the one that was imported last is meant.

mod query;
mod write;

pub use query::{PartyId, SourceRecord, TakeObservation, VariableId, VariableRecord};
pub use write::{NumbersImport, RowCounts};
pub(crate) use write::{finish_source, party_id};
