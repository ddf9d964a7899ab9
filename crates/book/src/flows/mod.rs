//! Goods between countries, product by product.
//!
//! Kept beside the numbers because their rows have a product and a reporter. They belong to a source
//! like all numbers: the same source and version imported again takes the place of the one before.

mod query;
mod write;

pub use query::{CountryProduct, FlowSource, FlowTotal};
pub use write::FlowsImport;
