//! Goods from one country to another.

use serde::{Deserialize, Serialize};

use crate::Party;

/// Who reports a flow of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlowReporter {
    /// The seller.
    Exporter,
    /// The buyer.
    Importer,
    /// The source made one number of both reports.
    Reconciled,
}

impl FlowReporter {
    /// All of them, in the order of their numbers in a book.
    pub const ALL: [FlowReporter; 3] = [
        FlowReporter::Exporter,
        FlowReporter::Importer,
        FlowReporter::Reconciled,
    ];
}

/// Goods of one product from one country to another in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProductFlow<'f> {
    /// The year.
    pub year: i32,
    /// Who sells; `None` for all countries together, in the report of the buyer.
    pub exporter: Option<&'f Party>,
    /// Who buys; `None` for all countries together, in the report of the seller.
    pub importer: Option<&'f Party>,
    /// Who says so.
    pub reporter: FlowReporter,
    /// Code of the Harmonized System with its leading zeros, two, four or six digits; empty for all
    /// goods.
    pub product: &'f str,
    /// Value in US dollars of the year.
    pub value: f64,
    /// Weight in metric tons, where it is known.
    pub tonnes: Option<f64>,
}
