//! What is traded between two countries, by product or by field of cooperation.

use std::collections::BTreeMap;

use codebook::Field;
use serde::Serialize;

use super::indices::{growth, grubel_lloyd, ratio};
use super::product::{Level, field_of_product};
use super::world::World;

/// One product, or all of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductRow<K> {
    /// The code or the field.
    pub key: K,
    /// What the first side sells to the second, in the unit of the flows.
    pub a_to_b: f64,
    /// What the second side sells to the first.
    pub b_to_a: f64,
    /// Share in all that the first side sells to the second; `None` when it sells nothing.
    pub share_a_to_b: Option<f64>,
    /// Share in all that the second side sells to the first.
    pub share_b_to_a: Option<f64>,
    /// Yearly growth since the earlier year; `None` without one, or without trade in it.
    pub growth_a_to_b: Option<f64>,
    /// The same of the other direction.
    pub growth_b_to_a: Option<f64>,
    /// Two-way trade, from 0 to 1; see [`grubel_lloyd`].
    pub grubel_lloyd: Option<f64>,
}

/// Trade of two countries by product, the largest first. `earlier` is another year for growth, with
/// the years between. Codes that are coarser than the level stay as they are.
#[must_use]
pub fn by_product(
    year: &World,
    earlier: Option<(&World, i32)>,
    a: &str,
    b: &str,
    level: Level,
) -> Vec<ProductRow<String>> {
    rows(year, earlier, a, b, |code| {
        level.cut(code).unwrap_or(code).to_owned()
    })
}

/// Trade of two countries by field of cooperation, the largest first.
#[must_use]
pub fn by_field(
    year: &World,
    earlier: Option<(&World, i32)>,
    a: &str,
    b: &str,
) -> Vec<ProductRow<Field>> {
    rows(year, earlier, a, b, field_of_product)
}

fn rows<K: Ord + Clone>(
    year: &World,
    earlier: Option<(&World, i32)>,
    a: &str,
    b: &str,
    key: impl Fn(&str) -> K,
) -> Vec<ProductRow<K>> {
    let sums = |world: &World| {
        let mut sums: BTreeMap<K, (f64, f64)> = BTreeMap::new();
        for product in world.products() {
            let flows = (world.flow(a, b, product), world.flow(b, a, product));
            if flows != (0.0, 0.0) {
                let sum = sums.entry(key(product)).or_default();
                sum.0 += flows.0;
                sum.1 += flows.1;
            }
        }
        sums
    };
    let now = sums(year);
    let then = earlier.map(|(world, years)| (sums(world), years));
    let total = (year.total_flow(a, b), year.total_flow(b, a));
    let mut rows: Vec<ProductRow<K>> = now
        .into_iter()
        .map(|(key, (a_to_b, b_to_a))| {
            let before = then
                .as_ref()
                .map(|(sums, years)| (sums.get(&key).copied().unwrap_or_default(), *years));
            ProductRow {
                a_to_b,
                b_to_a,
                share_a_to_b: ratio(a_to_b, total.0),
                share_b_to_a: ratio(b_to_a, total.1),
                growth_a_to_b: before.and_then(|(sum, years)| growth(sum.0, a_to_b, years)),
                growth_b_to_a: before.and_then(|(sum, years)| growth(sum.1, b_to_a, years)),
                grubel_lloyd: grubel_lloyd(a_to_b, b_to_a),
                key,
            }
        })
        .collect();
    rows.sort_by(|one, other| {
        (other.a_to_b + other.b_to_a)
            .total_cmp(&(one.a_to_b + one.b_to_a))
            .then_with(|| one.key.cmp(&other.key))
    });
    rows
}
