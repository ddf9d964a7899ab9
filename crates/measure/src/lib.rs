//! Counts, mean scores and series of a dyad.
//!
//! Everything here is a function of a slice of events: the caller asks the book once and measures
//! as often as it likes. An event belongs to a dyad when it runs between the two sides
//! ([`Dyad::direction`]); what only mentions both is not counted. Unless [`Which::Recorded`] is asked
//! for, only what took place counts ([`codebook::Status::is_factual`]): plans, wishes, possibilities
//! and denials are not events that happened.
//!
//! Events of data sets that other programs coded come as counts; [`set_series`] brings them into the
//! same shape, with what they are shares of.
//!
//! A count of zero is a statement about the documents read, so a series carries its empty periods.
//! A mean over nothing is not a number, so it is `None`.
//!
//! [`panels`] is about the numbers of data sets instead: tables of countries or dyads and years, with
//! a column for each variable. [`numbers_of`] gathers all numbers of one pair.

mod breakdown;
mod dyad;
mod event_set;
mod expected;
mod field;
mod numbers;
pub mod panels;
mod period;
mod series;
mod summary;
mod tally;
pub mod trade;

pub use breakdown::{By, Cell, Group, breakdown, panel};
pub use dyad::{Direction, Dyad, Which};
pub use event_set::{SetPoint, SetSeries, set_series};
pub use expected::{
    FEWEST_PAIRS, FEWEST_SIDES, NoPlace, PLACE_YEARS, PairPlaces, PlaceModel, PlaceRequest,
    PlaceYear, Placed, Rank, Slope, places_of,
};
pub use field::{FieldStanding, fields};
pub use numbers::{
    Indicator, Line, NumberPoint, NumberSource, PairEventSet, PairNumbers, SUBJECTS, Subject,
    Unanswered, Why, event_sets_of, numbers_of,
};
pub use period::{Grain, Period};
pub use series::{Point, Series, choose_grain, series};
pub use summary::{StatusCounts, Summary, summary};
pub use tally::Tally;
