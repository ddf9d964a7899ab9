//! One module for each data set.

mod atop;
mod cepii_geodist;
mod colt;
mod columns;
mod cow_contiguity;
mod cow_diplomacy;
mod cow_igo;
mod cow_trade;
mod sipri_arms;
mod states;
pub mod table;
mod un_ideal_points;
mod un_votes;
mod wdi;

use atlas::CodeSystem;

use crate::{Kind, Naming};

/// In the order of `chancery import --list`.
pub(crate) const ALL: &[&Kind] = &[
    &cow_trade::KIND,
    &states::COW_STATES,
    &states::GW_STATES,
    &cow_contiguity::KIND,
    &cow_igo::KIND,
    &cow_diplomacy::KIND,
    &atop::KIND,
    &un_votes::KIND,
    &un_ideal_points::KIND,
    &cepii_geodist::KIND,
    &sipri_arms::KIND,
    &colt::KIND,
    &wdi::KIND,
    &table::KIND,
];

/// Countries by their number in the Correlates of War list, in its years.
pub(crate) const COW: Naming = Naming::InItsYears(CodeSystem::CowNumber);

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
