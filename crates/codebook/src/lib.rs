//! PLOVER 2.0 as data: event types, modes, contexts, sectors, quad classes and scores;
//! the fields of cooperation; the status of an event; the crosswalk to and from CAMEO.
//!
//! Source: PLOVER manual, draft 2.0 of February 2024 (Open Event Data Alliance), read for its facts.
//! Where the manual contradicts itself, SANCTION is material conflict, the score of ACCUSE is -3,
//! and a recipient is optional for PROTEST.
//!
//! This crate depends on nothing else of the project and knows no text.

mod cameo;
mod cameo_table;
mod names;
mod plover;
mod status;

pub use cameo::Cameo;
pub use names::UnknownName;
pub use plover::{CONTEXTS, Context, EventType, MODES, Mode, QuadClass, Sector};
pub use status::{Auxiliary, Field, Status};
