//! Events of data sets that other programs coded: counts by dyad and period, and kept records.
//!
//! Files are added to a source one after the other, each in a transaction of its own, so that a year
//! that comes in thousands of files can be imported in parts. A file that was added before is known by
//! the ids of its records and is not counted again.

mod query;
mod write;

pub use query::{EventSetId, EventSetRecord, EventStep, KeptEvent};
pub use write::EventImport;
