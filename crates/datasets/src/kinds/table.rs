//! Any table, with a mapping.

/// How the columns of a table are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {}
