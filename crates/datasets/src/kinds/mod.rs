//! One module for each data set.

pub(crate) mod cow_trade;
pub mod table;

use crate::Kind;

/// In the order of `chancery import --list`.
pub(crate) const ALL: &[&Kind] = &[&cow_trade::KIND];

/// A variable of the usual sort; the modules change what is different.
pub(crate) fn variable(
    name: &str,
    label: &str,
    unit: &str,
    shape: record::Shape,
    absence: record::Absence,
    coverage: (i32, i32, Option<record::StateSystem>),
) -> record::Variable {
    let (from, to, among) = coverage;
    record::Variable {
        name: name.to_owned(),
        label: label.to_owned(),
        unit: unit.to_owned(),
        shape,
        absence,
        coverage: record::Coverage { from, to, among },
        timeless: false,
    }
}
