//! The ledger of a pair: both directions, year by year, as either side reports them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::indices::ratio;

/// The partner that stands for all countries together, in a country's own report of its total.
pub const WORLD: &str = "";

/// A report with fewer partners than this and without an own total with the [`WORLD`] is taken for an
/// excerpt, over which shares and places would mean nothing.
pub const PARTNERS: usize = 10;

/// Who reports a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reporter {
    /// The seller, usually without freight and insurance (fob).
    Exporter,
    /// The buyer, usually with freight and insurance (cif).
    Importer,
    /// Nobody by itself: the source made one number of both reports, as BACI does.
    Reconciled,
}

/// All goods from one country to another in a year, as one side reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct PairTotal<'t> {
    /// The year.
    pub year: i32,
    /// Who sells.
    pub exporter: &'t str,
    /// Who buys.
    pub importer: &'t str,
    /// Who says so.
    pub reporter: Reporter,
    /// How much, in the unit of the source.
    pub value: f64,
}

/// An amount, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "is", content = "value")]
pub enum Amount {
    /// The reported amount.
    Value(f64),
    /// The country has a report for the year, and the partner is not in it: nothing, or less than the
    /// source writes down.
    NotInReport,
    /// There is no report of the country for the year; nothing is known.
    NotCovered,
}

impl Amount {
    /// The number, where one is reported.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Amount::Value(value) => Some(value),
            Amount::NotInReport | Amount::NotCovered => None,
        }
    }
}

/// The place of a partner among all partners of a country, 1 for the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The place.
    pub place: usize,
    /// Among how many.
    pub of: usize,
}

/// One direction in one year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OneWay {
    /// As the seller reports it.
    pub by_exporter: Amount,
    /// As the buyer reports it.
    pub by_importer: Amount,
    /// As the source reconciles it.
    pub reconciled: Amount,
    /// Mirror gap: the buyer's report over the seller's, less 1. Freight and insurance alone make it
    /// 0.05 to 0.1; more comes from transit trade, different years and values, and what one side does
    /// not record (Hamanaka 2012, "Whose trade statistics are correct?", Journal of Economic Policy
    /// Reform 15).
    pub mirror_gap: Option<f64>,
    /// Share in all that the seller sells, by its own report (reconciled where there is none).
    pub share_of_exports: Option<f64>,
    /// Share in all that the buyer buys, by its own report (reconciled where there is none).
    pub share_of_imports: Option<f64>,
    /// The buyer's place among the seller's partners.
    pub rank_among_buyers: Option<Rank>,
    /// The seller's place among the buyer's partners.
    pub rank_among_sellers: Option<Rank>,
}

/// One year of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LedgerYear {
    /// The year.
    pub year: i32,
    /// What the first side sells to the second.
    pub a_to_b: OneWay,
    /// What the second side sells to the first.
    pub b_to_a: OneWay,
}

/// The years of a pair, without holes: a year without any report is there, and says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ledger {
    /// The years, ascending.
    pub years: Vec<LedgerYear>,
    /// Years in which neither side has a report.
    pub missing: Vec<i32>,
}

/// What one country reports of one year.
#[derive(Debug, Default)]
struct Report<'t> {
    /// Its partners with the amounts.
    partners: BTreeMap<&'t str, f64>,
    /// Its total with the world, where it gives one.
    world: Option<f64>,
}

/// The ledger of two countries out of the totals of all pairs in which one of them takes part.
///
/// A country has a report for a year when any total of it is given with the reporter in question;
/// shares and places are taken over that report. Shares are of its own total with [`WORLD`] where it has
/// one, else of the sum over its partners, where there are at least [`PARTNERS`]. A total that is given twice is added up; one that is
/// no positive number counts as not in the report.
#[must_use]
pub fn ledger<'t>(
    totals: impl IntoIterator<Item = PairTotal<'t>>,
    a: &'t str,
    b: &'t str,
) -> Ledger {
    // By year, country, whether it sells, and reporter.
    let mut reports: BTreeMap<(i32, &'t str, bool, Reporter), Report<'t>> = BTreeMap::new();
    let mut years = BTreeSet::new();
    for total in totals {
        let sides = [
            (total.exporter, total.importer, true),
            (total.importer, total.exporter, false),
        ];
        for (country, partner, sells) in sides {
            // The buyer's report says what the buyer buys, not all that the seller sells.
            let own = match total.reporter {
                Reporter::Exporter => sells,
                Reporter::Importer => !sells,
                Reporter::Reconciled => true,
            };
            if !own || country != a && country != b || total.exporter == total.importer {
                continue;
            }
            years.insert(total.year);
            let report = reports
                .entry((total.year, country, sells, total.reporter))
                .or_default();
            if !(total.value > 0.0 && total.value.is_finite()) {
                continue;
            }
            if partner == WORLD {
                *report.world.get_or_insert(0.0) += total.value;
            } else {
                *report.partners.entry(partner).or_default() += total.value;
            }
        }
    }
    let (Some(&first), Some(&last)) = (years.first(), years.last()) else {
        return Ledger {
            years: Vec::new(),
            missing: Vec::new(),
        };
    };
    let one_way = |year: i32, exporter: &'t str, importer: &'t str| -> OneWay {
        let report = |country: &'t str, sells: bool, reporter: Reporter| {
            reports.get(&(year, country, sells, reporter))
        };
        let amount = |report: Option<&Report<'_>>, partner: &str| match report {
            None => Amount::NotCovered,
            Some(report) => report
                .partners
                .get(partner)
                .map_or(Amount::NotInReport, |&value| Amount::Value(value)),
        };
        let sold = report(exporter, true, Reporter::Exporter);
        let bought = report(importer, false, Reporter::Importer);
        let reconciled = report(exporter, true, Reporter::Reconciled);
        let reconciled_bought = report(importer, false, Reporter::Reconciled);
        let by_exporter = amount(sold, importer);
        let by_importer = amount(bought, exporter);
        let (selling, buying) = (sold.or(reconciled), bought.or(reconciled_bought));
        OneWay {
            by_exporter,
            by_importer,
            reconciled: amount(reconciled, importer),
            mirror_gap: by_exporter
                .value()
                .zip(by_importer.value())
                .map(|(sold, bought)| bought / sold - 1.0),
            share_of_exports: share(selling, importer),
            share_of_imports: share(buying, exporter),
            rank_among_buyers: rank(selling, importer),
            rank_among_sellers: rank(buying, exporter),
        }
    };
    let all: Vec<LedgerYear> = (first..=last)
        .map(|year| LedgerYear {
            year,
            a_to_b: one_way(year, a, b),
            b_to_a: one_way(year, b, a),
        })
        .collect();
    Ledger {
        missing: all
            .iter()
            .filter(|year| !years.contains(&year.year))
            .map(|year| year.year)
            .collect(),
        years: all,
    }
}

fn share(report: Option<&Report<'_>>, partner: &str) -> Option<f64> {
    let report = report?;
    let own = *report.partners.get(partner)?;
    let sum = || (report.partners.len() >= PARTNERS).then(|| report.partners.values().sum());
    ratio(own, report.world.or_else(sum)?)
}

fn rank(report: Option<&Report<'_>>, partner: &str) -> Option<Rank> {
    let partners = &report?.partners;
    let own = *partners.get(partner)?;
    (partners.len() >= PARTNERS).then(|| Rank {
        place: 1 + partners.values().filter(|&&value| value > own).count(),
        of: partners.len(),
    })
}
