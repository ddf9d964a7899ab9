//! The trade of a pair out of a book.

use book::{Book, BookError, CountryProduct, FlowSource};
use codebook::Field;
use record::FlowReporter;
use serde::Serialize;

use super::ledger::{Ledger, PairTotal, Reporter, WORLD, ledger};
use super::opportunity::{Earlier, Opportunity, opportunities};
use super::product::Level;
use super::table::{ProductRow, by_field, by_product};
use super::world::World;

/// Growth is taken over so many years, or as many as there are.
pub const YEARS_BACK: i32 = 5;

/// Stands for all countries but the two.
const OTHERS: &str = "all others";

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TradeRequest {
    /// Key of the source, or key and version as `baci@V202301, HS92`; the one that was imported last
    /// and has the pair when absent.
    pub source: Option<String>,
    /// The year of products and opportunities; the last with products when absent.
    pub year: Option<i32>,
    /// How fine products are; headings when absent, or as fine as the source is.
    pub level: Option<Level>,
}

/// The trade of a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairTrade {
    /// Key of the source.
    pub source: String,
    /// Its version.
    pub version: String,
    /// All years.
    pub ledger: Ledger,
    /// One year in detail; `None` when the source has no products of the pair.
    pub detail: Option<Detail>,
}

/// One year of a pair, product by product.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// The year.
    pub year: i32,
    /// The year that growth is since.
    pub earlier: Option<i32>,
    /// How fine products are.
    pub level: Level,
    /// Of how many countries the source knows what they sell in the year; world trade is what these
    /// sell.
    pub sellers: usize,
    /// Two-way trade over the products; see [`World::grubel_lloyd`].
    pub grubel_lloyd: Option<f64>,
    /// What the first side sells to the second.
    pub a_to_b: TradeDirection,
    /// What the second side sells to the first.
    pub b_to_a: TradeDirection,
    /// Trade by field of cooperation.
    pub fields: Vec<ProductRow<Field>>,
    /// Trade by product.
    pub products: Vec<ProductRow<String>>,
}

/// One direction in detail.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TradeDirection {
    /// Sum over the products.
    pub value: f64,
    /// Whose report the products are from; `None` when there are none.
    pub reporter: Option<Reporter>,
    /// Trade intensity, plain variant; see [`World::intensity`].
    pub intensity: Option<f64>,
    /// Trade intensity against the rest of the world; see [`World::intensity_rest_of_world`].
    pub intensity_rest_of_world: Option<f64>,
    /// Complementarity, from 0 to 100; see [`World::complementarity`].
    pub complementarity: Option<f64>,
    /// See [`opportunities`].
    pub opportunities: Vec<Opportunity>,
}

fn reporter(of: FlowReporter) -> Reporter {
    match of {
        FlowReporter::Exporter => Reporter::Exporter,
        FlowReporter::Importer => Reporter::Importer,
        FlowReporter::Reconciled => Reporter::Reconciled,
    }
}

/// The trade of two countries, named by their keys in the atlas. `None` when no source of the book
/// (or not the one asked for) has flows between them.
///
/// # Errors
/// When the book cannot be read.
pub fn trade_of(
    book: &Book,
    a: &str,
    b: &str,
    request: &TradeRequest,
) -> Result<Option<PairTrade>, BookError> {
    for (source, key, version) in book.flow_sources()? {
        let asked = request.source.as_deref();
        let dated = format!("{key}@{version}");
        if asked.is_some_and(|asked| asked != key && asked != dated) {
            continue;
        }
        let years = book.flow_years(source, a, b)?;
        if years.is_empty() {
            continue;
        }
        let ledger = ledger_of(book, source, a, b)?;
        let detail = detail_of(book, source, a, b, &years, request)?;
        return Ok(Some(PairTrade {
            source: key,
            version,
            ledger,
            detail,
        }));
    }
    Ok(None)
}

fn ledger_of(book: &Book, source: FlowSource, a: &str, b: &str) -> Result<Ledger, BookError> {
    let mut totals = book.flow_totals(source, a)?;
    let of_a = totals.len();
    totals.extend(book.flow_totals(source, b)?);
    let both = |one: &Option<String>, other: &Option<String>| {
        let is = |side: &Option<String>, key: &str| side.as_deref() == Some(key);
        is(one, a) && is(other, b) || is(one, b) && is(other, a)
    };
    Ok(ledger(
        totals
            .iter()
            .enumerate()
            // What is between the two is in both lists.
            .filter(|(index, total)| *index < of_a || !both(&total.exporter, &total.importer))
            .map(|(_, total)| PairTotal {
                year: total.year,
                exporter: total.exporter.as_deref().unwrap_or(WORLD),
                importer: total.importer.as_deref().unwrap_or(WORLD),
                reporter: reporter(total.reporter),
                value: total.value,
            }),
        a,
        b,
    ))
}

fn detail_of(
    book: &Book,
    source: FlowSource,
    a: &str,
    b: &str,
    years: &[i32],
    request: &TradeRequest,
) -> Result<Option<Detail>, BookError> {
    let year = match request.year {
        Some(year) => years.contains(&year).then_some(year),
        None => years.last().copied(),
    };
    let Some(year) = year else { return Ok(None) };
    let Some(finest) = book.flow_digits(source, year)? else {
        return Ok(None);
    };
    let level = Level::ALL.iter().copied().rfind(|&level| {
        level.digits() <= finest && level <= request.level.unwrap_or(Level::Heading)
    });
    let Some(level) = level else { return Ok(None) };

    let now = Year::read(book, source, year, a, b, level)?;
    let Some(now) = now else { return Ok(None) };
    let before = years
        .iter()
        .rev()
        .copied()
        .find(|&other| other <= year - YEARS_BACK)
        .or_else(|| years.first().copied().filter(|&first| first < year));
    let mut earlier = None;
    if let Some(before) = before
        && let Some(then) = Year::read(book, source, before, a, b, level)?
    {
        earlier = Some((then, before));
    }
    let since = earlier
        .as_ref()
        .map(|(then, before)| (&then.world, year - before));
    let world = &now.world;
    let direction = |from: &str, to: &str, reporter: Option<Reporter>| TradeDirection {
        value: world.total_flow(from, to),
        reporter,
        intensity: world.intensity(from, to),
        intensity_rest_of_world: world.intensity_rest_of_world(from, to),
        complementarity: world.complementarity(from, to),
        opportunities: opportunities(
            world,
            since.map(|(world, years)| Earlier { world, years }),
            from,
            to,
        ),
    };
    Ok(Some(Detail {
        year,
        earlier: earlier.as_ref().map(|&(_, before)| before),
        level,
        sellers: now.sellers,
        grubel_lloyd: world.grubel_lloyd(a, b),
        a_to_b: direction(a, b, now.reporters[0]),
        b_to_a: direction(b, a, now.reporters[1]),
        fields: by_field(world, since, a, b),
        products: by_product(world, since, a, b, level),
    }))
}

struct Year {
    world: World,
    sellers: usize,
    /// Whose report the products of either direction are from.
    reporters: [Option<Reporter>; 2],
}

impl Year {
    /// `None` when the source has no products for the year.
    fn read(
        book: &Book,
        source: FlowSource,
        year: i32,
        a: &str,
        b: &str,
        level: Level,
    ) -> Result<Option<Year>, BookError> {
        let Some(finest) = book.flow_digits(source, year)? else {
            return Ok(None);
        };
        let digits = level.digits();
        if finest < digits {
            return Ok(None);
        }
        let (all, sellers) = book.flow_world(source, year, finest, digits)?;
        let mut world = World::new();
        let mut others: Vec<CountryProduct> = all;
        for country in [a, b] {
            for row in book.flow_products(source, year, country, finest, digits)? {
                world.add_country(country, &row.product, row.exports, row.imports);
                let at = others.binary_search_by(|other| other.product.cmp(&row.product));
                if let Ok(at) = at {
                    others[at].exports -= row.exports;
                    others[at].imports -= row.imports;
                }
            }
            for (product, count) in book.flow_destinations(source, year, country, finest, digits)? {
                world.add_destinations(country, &product, count);
            }
        }
        for row in &others {
            // What is left of a difference of equal sums is rounding.
            let own = world.product_total(&row.product);
            let exports = if row.exports > 1e-9 * own {
                row.exports
            } else {
                0.0
            };
            world.add_country(OTHERS, &row.product, exports, row.imports.max(0.0));
        }
        let mut reporters = [None, None];
        for (which, (from, to)) in [(a, b), (b, a)].into_iter().enumerate() {
            for (product, value, who) in book.flow_pair(source, year, from, to, finest, digits)? {
                reporters[which] = Some(reporter(who));
                world.add_pair(from, to, &product, value);
            }
        }
        Ok(Some(Year {
            world,
            sellers,
            reporters,
        }))
    }
}
