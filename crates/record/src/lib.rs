//! The data that the rooms pass to each other: spans, dates, documents, events, diagnostics.
//!
//! The types of [`event`] serialise to the JSON record that `docs/FORMAT.md` documents; a change
//! there is a change of a contract. This crate computes nothing about text and does no I/O.

mod amount;
pub mod annotated;
mod coded;
mod date;
mod decimal;
mod document;
mod event;
mod event_set;
mod flow;
mod observation;
pub mod plv;
mod span;

pub use amount::{
    Agreement, Amount, AmountKind, Claim, Instrument, Measure, Phrase, Qualifier, Step,
};
pub use coded::{Coded, Diagnostic, DiagnosticKind, SentenceRecord};
pub use date::{BadDate, DAYS, DatePrecision, EventDate, MONTHS, parse_date};
pub use decimal::{BadDecimal, Decimal};
pub use document::{Document, DocumentId, Metadata};
pub use event::{Actor, Attribution, CiteInfo, Event, Place, Predicate};
pub use event_set::{
    DyadCell, EventCounts, EventFile, EventSetSettings, PeriodTotal, RollupGrain, ScoreScale,
    SetEvent, SetSide,
};
pub use flow::{FlowReporter, ProductFlow};
pub use jiff::civil::Date;
pub use observation::{
    Absence, Coverage, Observation, Party, Shape, Source, StateSystem, Time, Value, Variable,
};
pub use span::Span;
