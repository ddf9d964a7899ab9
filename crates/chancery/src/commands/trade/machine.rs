//! The trade of a pair as JSON lines and CSV.

use std::io::Write;

use measure::trade::{
    Amount, Condition, ConditionResult, Level, OneWay, Opportunity, PairTrade, ProductRow, Reporter,
};
use serde::Serialize;

use super::{Args, Part, Sides, shows};
use crate::problem::Problem;

/// A record of any part.
#[derive(Serialize)]
struct Record<'r, T: Serialize> {
    record: &'static str,
    source: &'r str,
    version: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exporter: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    importer: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(flatten)]
    what: T,
}

/// The year in detail, without its lists.
#[derive(Serialize)]
struct Summary<'r> {
    a: &'r str,
    b: &'r str,
    earlier: Option<i32>,
    level: Level,
    sellers: usize,
    grubel_lloyd: Option<f64>,
    missing_years: &'r [i32],
}

/// The indices of a direction.
#[derive(Serialize)]
struct Indices {
    value: f64,
    reporter: Option<Reporter>,
    intensity: Option<f64>,
    intensity_rest_of_world: Option<f64>,
    complementarity: Option<f64>,
}

/// An opportunity with what its conditions amount to.
#[derive(Serialize)]
struct Judged<'r> {
    untapped: bool,
    conditions_holding: usize,
    #[serde(flatten)]
    opportunity: &'r Opportunity,
}

pub(super) fn jsonl(
    args: &Args,
    sides: &Sides,
    found: &PairTrade,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let [a, b] = sides.codes;
    let ways = [(a, b, false), (b, a, true)];
    if shows(args, Part::Ledger) {
        for year in &found.ledger.years {
            for (exporter, importer, back) in ways {
                let what = if back { &year.b_to_a } else { &year.a_to_b };
                line(
                    out,
                    found,
                    "ledger",
                    Some((exporter, importer)),
                    Some(year.year),
                    what,
                )?;
            }
        }
    }
    let Some(detail) = &found.detail else {
        return Ok(());
    };
    let year = Some(detail.year);
    if args.part.is_none() {
        let summary = Summary {
            a,
            b,
            earlier: detail.earlier,
            level: detail.level,
            sellers: detail.sellers,
            grubel_lloyd: detail.grubel_lloyd,
            missing_years: &found.ledger.missing,
        };
        line(out, found, "year", None, year, summary)?;
    }
    if shows(args, Part::Fields) {
        for row in &detail.fields {
            line(out, found, "field", Some((a, b)), year, row)?;
        }
    }
    if shows(args, Part::Products) {
        for row in &detail.products {
            line(out, found, "product", Some((a, b)), year, row)?;
        }
    }
    if shows(args, Part::Opportunities) {
        for (exporter, importer, back) in ways {
            let direction = if back { &detail.b_to_a } else { &detail.a_to_b };
            let indices = Indices {
                value: direction.value,
                reporter: direction.reporter,
                intensity: direction.intensity,
                intensity_rest_of_world: direction.intensity_rest_of_world,
                complementarity: direction.complementarity,
            };
            line(
                out,
                found,
                "direction",
                Some((exporter, importer)),
                year,
                indices,
            )?;
            for opportunity in &direction.opportunities {
                let judged = Judged {
                    untapped: opportunity.untapped(),
                    conditions_holding: opportunity.holding(),
                    opportunity,
                };
                line(
                    out,
                    found,
                    "opportunity",
                    Some((exporter, importer)),
                    year,
                    judged,
                )?;
            }
        }
    }
    Ok(())
}

fn line<T: Serialize>(
    out: &mut impl Write,
    found: &PairTrade,
    record: &'static str,
    way: Option<(&str, &str)>,
    year: Option<i32>,
    what: T,
) -> anyhow::Result<()> {
    let record = Record {
        record,
        source: &found.source,
        version: &found.version,
        exporter: way.map(|(exporter, _)| exporter),
        importer: way.map(|(_, importer)| importer),
        year,
        what,
    };
    serde_json::to_writer(&mut *out, &record)?;
    writeln!(out)?;
    Ok(())
}

pub(super) fn csv_lines(
    args: &Args,
    sides: &Sides,
    found: &PairTrade,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let [a, b] = sides.codes;
    let mut csv = csv::Writer::from_writer(out);
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let part = args.part.unwrap_or(Part::Opportunities);
    if part == Part::Ledger {
        csv.write_record([
            "year",
            "exporter",
            "importer",
            "by_exporter",
            "by_exporter_is",
            "by_importer",
            "by_importer_is",
            "reconciled",
            "reconciled_is",
            "mirror_gap",
            "share_of_exports",
            "share_of_imports",
            "rank_among_buyers",
            "buyers",
            "rank_among_sellers",
            "sellers",
        ])?;
        for year in &found.ledger.years {
            for (exporter, importer, way) in [(a, b, &year.a_to_b), (b, a, &year.b_to_a)] {
                csv.write_record(ledger_fields(year.year, exporter, importer, way))?;
            }
        }
        csv.flush()?;
        return Ok(());
    }
    let Some(detail) = &found.detail else {
        return Err(Problem::input("the source has no products of the two")
            .hint("--part ledger has the totals")
            .into());
    };
    let year = detail.year.to_string();
    match part {
        Part::Ledger => {}
        Part::Fields => {
            write_products(&mut csv, "field", &year, sides, &detail.fields, |field| {
                field.name().to_owned()
            })?;
        }
        Part::Products => {
            write_products(
                &mut csv,
                "product",
                &year,
                sides,
                &detail.products,
                String::clone,
            )?;
        }
        Part::Opportunities => {
            let mut header: Vec<String> = [
                "year",
                "exporter",
                "importer",
                "product",
                "untapped",
                "conditions_holding",
                "actual",
                "exports",
                "imports",
                "share_in_partner",
                "share_in_world",
                "advantage",
                "share_of_demand",
                "demand_growth",
                "supply_growth",
                "destinations",
                "static_potential",
                "gap",
                "ceiling",
            ]
            .map(str::to_owned)
            .to_vec();
            let name = |c: &Condition| format!("condition_{}", c.name().replace(' ', "_"));
            header.extend(Condition::ALL.iter().map(name));
            csv.write_record(&header)?;
            for (exporter, importer, direction) in [(a, b, &detail.a_to_b), (b, a, &detail.b_to_a)]
            {
                for o in &direction.opportunities {
                    let mut fields = vec![
                        year.clone(),
                        exporter.to_owned(),
                        importer.to_owned(),
                        o.product.clone(),
                        o.untapped().to_string(),
                        o.holding().to_string(),
                        o.actual.to_string(),
                        o.exports.to_string(),
                        o.imports.to_string(),
                        number(o.share_in_partner),
                        number(o.share_in_world),
                        number(o.advantage),
                        number(o.share_of_demand),
                        number(o.demand_growth),
                        number(o.supply_growth),
                        o.destinations
                            .map_or_else(String::new, |count| count.to_string()),
                        number(o.static_potential),
                        number(o.gap),
                        o.ceiling.to_string(),
                    ];
                    fields.extend(o.conditions.iter().map(|(_, result)| {
                        match result {
                            ConditionResult::Holds => "holds",
                            ConditionResult::Fails => "fails",
                            ConditionResult::Unknown => "",
                        }
                        .to_owned()
                    }));
                    csv.write_record(&fields)?;
                }
            }
        }
    }
    csv.flush()?;
    Ok(())
}

fn ledger_fields(year: i32, exporter: &str, importer: &str, way: &OneWay) -> Vec<String> {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let mut fields = vec![year.to_string(), exporter.to_owned(), importer.to_owned()];
    for amount in [way.by_exporter, way.by_importer, way.reconciled] {
        fields.push(number(amount.value()));
        fields.push(
            match amount {
                Amount::Value(_) => "value",
                Amount::NotInReport => "not in report",
                Amount::NotCovered => "not covered",
            }
            .to_owned(),
        );
    }
    fields.push(number(way.mirror_gap));
    fields.push(number(way.share_of_exports));
    fields.push(number(way.share_of_imports));
    for rank in [way.rank_among_buyers, way.rank_among_sellers] {
        fields.push(rank.map_or_else(String::new, |rank| rank.place.to_string()));
        fields.push(rank.map_or_else(String::new, |rank| rank.of.to_string()));
    }
    fields
}

fn write_products<K, W: Write>(
    csv: &mut csv::Writer<W>,
    what: &str,
    year: &str,
    sides: &Sides,
    rows: &[ProductRow<K>],
    name: impl Fn(&K) -> String,
) -> anyhow::Result<()> {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    csv.write_record([
        "year",
        "a",
        "b",
        what,
        "a_to_b",
        "b_to_a",
        "share_a_to_b",
        "share_b_to_a",
        "growth_a_to_b",
        "growth_b_to_a",
        "grubel_lloyd",
    ])?;
    for row in rows {
        csv.write_record([
            year.to_owned(),
            sides.codes[0].to_owned(),
            sides.codes[1].to_owned(),
            name(&row.key),
            row.a_to_b.to_string(),
            row.b_to_a.to_string(),
            number(row.share_a_to_b),
            number(row.share_b_to_a),
            number(row.growth_a_to_b),
            number(row.growth_b_to_a),
            number(row.grubel_lloyd),
        ])?;
    }
    Ok(())
}
