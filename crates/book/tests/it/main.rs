//! The book: documents with their events, and numbers.

mod documents;
mod event_sets;
mod figures;
mod numbers;
