//! `chancery trade`: the goods of a pair.

use std::io::Write;

use atlas::atlas;
use clap::ValueEnum;
use measure::trade::{
    Amount, CONDITIONS_NEEDED, Condition, ConditionResult, DESTINATIONS, Detail, Level, OneWay,
    Opportunity, PairTrade, ProductRow, Rank, Reporter, TradeDirection, TradeRequest,
    chapter_of_product, trade_of,
};
use serde::Serialize;

use crate::country::resolve;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::{BOLD, DIM, Terminal};

/// With fewer sellers than this, what is called the world is a part of it.
const FEW_SELLERS: usize = 60;

/// Show the trade in goods of two countries
///
/// The ledger in both directions, year by year; the products and fields; and products that one side
/// might sell more of to the other, with the grounds on which one may think so. Data come from
/// `chancery import baci` or `comtrade`. The amounts of potential are never added up: see
/// docs/TRADE.md.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery trade BLR PAK --book my.book\n  chancery trade Belarus Pakistan --book my.book --level hs6 --part opportunities --format csv"
)]
pub(crate) struct Args {
    /// One country, by name or code
    a: String,
    /// The other
    b: String,
    #[command(flatten)]
    book: BookArgs,
    /// The data set, where the book has several: `baci`, `comtrade`, or with `@VERSION`
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// The year of products and opportunities [default: the last]
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// How fine products are told apart
    #[arg(long, value_name = "LEVEL", default_value = "hs4")]
    level: Fineness,
    /// Only this part
    #[arg(long, value_name = "PART")]
    part: Option<Part>,
    /// So many products and opportunities at most in the table; 0 for all
    #[arg(long, value_name = "NUMBER", default_value_t = 15)]
    limit: usize,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fineness {
    /// Chapters
    Hs2,
    /// Headings
    Hs4,
    /// Subheadings
    Hs6,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Both directions by year
    Ledger,
    /// Trade by field of cooperation
    Fields,
    /// Trade by product
    Products,
    /// What might be sold more
    Opportunities,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line
    Jsonl,
    /// One part, opportunities unless --part names another
    Csv,
}

/// Names and codes of the two sides.
struct Sides {
    names: [&'static str; 2],
    codes: [&'static str; 2],
}

impl Sides {
    /// `A to B` in names, by direction.
    fn way(&self, back: bool) -> String {
        let [from, to] = if back {
            [self.names[1], self.names[0]]
        } else {
            self.names
        };
        format!("{from} to {to}")
    }
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (a, b) = (resolve(&args.a)?, resolve(&args.b)?);
    let entity = |id| atlas().entity(id);
    let sides = Sides {
        names: [entity(a.id).name, entity(b.id).name],
        codes: [entity(a.id).code, entity(b.id).code],
    };
    if a.id == b.id {
        return Err(Problem::usage("a country does not trade with itself").into());
    }
    let book = args.book.open()?;
    let request = TradeRequest {
        source: args.source.clone(),
        year: args.year,
        level: Some(match args.level {
            Fineness::Hs2 => Level::Chapter,
            Fineness::Hs4 => Level::Heading,
            Fineness::Hs6 => Level::Subheading,
        }),
    };
    let found = trade_of(&book, sides.codes[0], sides.codes[1], &request)?;
    let Some(found) = found else {
        let sources = book.flow_sources()?;
        let names: Vec<String> = sources
            .iter()
            .map(|(_, key, version)| format!("{key}@{version}"))
            .collect();
        let problem = Problem::input(format!(
            "the book has no goods between {} and {}",
            sides.names[0], sides.names[1]
        ));
        return Err(match names.as_slice() {
            [] => problem.hint("import them: chancery import baci FILES --book BOOK"),
            names => problem.hint(format!("it has goods of {}", names.join("; "))),
        }
        .into());
    };
    if let (Some(year), None) = (args.year, &found.detail) {
        return Err(Problem::input(format!(
            "{} {} has no products between the two in {year}",
            found.source, found.version
        ))
        .hint("leave --year away to see which years there are")
        .into());
    }
    match args.format {
        Format::Table => table(&args, &sides, &found, terminal)?,
        Format::Jsonl => jsonl(&args, &sides, &found, terminal.out())?,
        Format::Csv => csv_lines(&args, &sides, &found, terminal.out())?,
    }
    Ok(Outcome::Done)
}

fn shows(args: &Args, part: Part) -> bool {
    args.part.is_none_or(|own| own == part)
}

fn table(
    args: &Args,
    sides: &Sides,
    found: &PairTrade,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let limit = if args.limit == 0 {
        usize::MAX
    } else {
        args.limit
    };
    writeln!(
        terminal.out(),
        "{BOLD}{} and {}: goods{BOLD:#}, {} {}, US dollars of the year\n",
        sides.names[0],
        sides.names[1],
        found.source,
        found.version
    )?;
    if shows(args, Part::Ledger) {
        ledger(sides, found, terminal)?;
    }
    let Some(detail) = &found.detail else {
        terminal.note("the source has no products of the two");
        return Ok(());
    };
    let since = detail.earlier.map(|year| format!("growth since {year}"));
    if shows(args, Part::Fields) {
        writeln!(terminal.out(), "{BOLD}By field, {}{BOLD:#}", detail.year)?;
        let rows = detail
            .fields
            .iter()
            .map(|row| product_cells(row.key.name().to_owned(), row))
            .collect();
        product_table(sides, since.as_deref(), "field", rows, terminal)?;
    }
    if shows(args, Part::Products) {
        let shown = detail.products.len().min(limit);
        writeln!(
            terminal.out(),
            "{BOLD}By product, {}{BOLD:#}, the largest {shown} of {}",
            detail.year,
            detail.products.len()
        )?;
        let rows = detail
            .products
            .iter()
            .take(limit)
            .map(|row| product_cells(label(&row.key), row))
            .collect();
        product_table(sides, since.as_deref(), "product", rows, terminal)?;
        if let Some(both) = detail.grubel_lloyd {
            writeln!(
                terminal.out(),
                "two-way trade (Grubel-Lloyd, over products): {both:.3}\n"
            )?;
        }
    }
    if shows(args, Part::Opportunities) {
        for (back, direction) in [(false, &detail.a_to_b), (true, &detail.b_to_a)] {
            opportunity_table(sides, back, detail, direction, limit, terminal)?;
        }
        legend(terminal.out())?;
    }
    if detail.sellers < FEW_SELLERS {
        terminal.warning(&format!(
            "the source knows the sales of {} countries in {}; what is called the world is these",
            detail.sellers, detail.year
        ));
    }
    Ok(())
}

fn ledger(sides: &Sides, found: &PairTrade, terminal: &mut Terminal) -> anyhow::Result<()> {
    let years = &found.ledger.years;
    let reconciled = years.iter().any(|year| {
        year.a_to_b
            .reconciled
            .value()
            .or(year.b_to_a.reconciled.value())
            .is_some()
    });
    for back in [false, true] {
        writeln!(terminal.out(), "{BOLD}{}{BOLD:#}", sides.way(back))?;
        let [from, to] = if back {
            [sides.codes[1], sides.codes[0]]
        } else {
            sides.codes
        };
        let mut header = vec!["year".to_owned()];
        if reconciled {
            header.push("value".to_owned());
        } else {
            header.push(format!("{from} reports"));
            header.push(format!("{to} reports"));
            header.push("mirror gap".to_owned());
        }
        header.push(format!("of {from}'s exports"));
        header.push("place".to_owned());
        header.push(format!("of {to}'s imports"));
        header.push("place".to_owned());
        let rows = years
            .iter()
            .map(|year| {
                let way = if back { &year.b_to_a } else { &year.a_to_b };
                let mut cells = vec![year.year.to_string()];
                if reconciled {
                    cells.push(amount(way.reconciled));
                } else {
                    cells.push(amount(way.by_exporter));
                    cells.push(amount(way.by_importer));
                    cells.push(way.mirror_gap.map_or_else(dash, percent_signed));
                }
                cells.push(way.share_of_exports.map_or_else(dash, percent));
                cells.push(way.rank_among_buyers.map_or_else(dash, place));
                cells.push(way.share_of_imports.map_or_else(dash, percent));
                cells.push(way.rank_among_sellers.map_or_else(dash, place));
                cells
            })
            .collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        terminal.table(&header, rows)?;
        writeln!(terminal.out())?;
    }
    Ok(())
}

fn product_table(
    sides: &Sides,
    since: Option<&str>,
    what: &str,
    mut rows: Vec<Vec<String>>,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let (there, back) = (sides.way(false), sides.way(true));
    let growth = since.unwrap_or_default();
    let mut header = vec![
        what, &there, "share", growth, &back, "share", growth, "two-way",
    ];
    if since.is_none() {
        for row in rows.iter_mut() {
            row.remove(6);
            row.remove(3);
        }
        header.remove(6);
        header.remove(3);
    }
    terminal.table(&header, rows)?;
    writeln!(terminal.out())?;
    Ok(())
}

fn product_cells<K>(label: String, row: &ProductRow<K>) -> Vec<String> {
    vec![
        label,
        money_or_dash(row.a_to_b),
        row.share_a_to_b.map_or_else(dash, percent),
        row.growth_a_to_b.map_or_else(dash, percent_signed),
        money_or_dash(row.b_to_a),
        row.share_b_to_a.map_or_else(dash, percent),
        row.growth_b_to_a.map_or_else(dash, percent_signed),
        row.grubel_lloyd
            .map_or_else(dash, |index| format!("{index:.2}")),
    ]
}

fn opportunity_table(
    sides: &Sides,
    back: bool,
    detail: &Detail,
    direction: &TradeDirection,
    limit: usize,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let untapped = direction
        .opportunities
        .iter()
        .filter(|o| o.untapped())
        .count();
    let out = terminal.out();
    writeln!(
        out,
        "{BOLD}{}, {}{BOLD:#}: {untapped} of {} products untapped",
        sides.way(back),
        detail.year,
        direction.opportunities.len()
    )?;
    let index = |value: Option<f64>, decimals: usize| {
        value.map_or_else(dash, |value| format!("{value:.decimals$}"))
    };
    writeln!(
        out,
        "{DIM}intensity {} (world with both), {} (rest of the world); complementarity {} of 100; {}{DIM:#}",
        index(direction.intensity, 3),
        index(direction.intensity_rest_of_world, 3),
        index(direction.complementarity, 1),
        match direction.reporter {
            Some(Reporter::Exporter) => "products as the seller reports them",
            Some(Reporter::Importer) => "products as the buyer reports them",
            Some(Reporter::Reconciled) => "products as the source reconciles them",
            None => "no products traded",
        }
    )?;
    let rows: Vec<Vec<String>> = direction
        .opportunities
        .iter()
        .filter(|o| o.untapped())
        .take(limit)
        .map(|o| {
            vec![
                label(&o.product),
                money_or_dash(o.actual),
                money(o.exports),
                money(o.imports),
                o.share_in_partner.map_or_else(dash, percent),
                o.share_in_world.map_or_else(dash, percent),
                o.static_potential.map_or_else(dash, money),
                money(o.ceiling),
                letters(o),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let header = [
            "product",
            "sold",
            "to the world",
            "bought",
            "share there",
            "in the world",
            "static potential",
            "ceiling",
            "conditions",
        ];
        terminal.table(&header, rows)?;
    }
    writeln!(terminal.out())?;
    Ok(())
}

/// The letter of a condition in the table.
fn letter(condition: Condition) -> char {
    match condition {
        Condition::BelowPotential => 'P',
        Condition::Underrepresented => 'U',
        Condition::Advantage => 'A',
        Condition::Demand => 'D',
        Condition::GrowingDemand => 'G',
        Condition::GrowingSupply => 'S',
        Condition::Established => 'E',
    }
}

/// A letter where a condition holds, a dot where it fails, a question mark where nobody knows.
fn letters(opportunity: &Opportunity) -> String {
    opportunity
        .conditions
        .iter()
        .map(|&(condition, result)| match result {
            ConditionResult::Holds => letter(condition),
            ConditionResult::Fails => '.',
            ConditionResult::Unknown => '?',
        })
        .collect()
}

fn legend(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{DIM}Untapped: less is sold than could be expected, and at least {CONDITIONS_NEEDED} conditions hold \
         (. fails, ? not known).\n\
         P sold below the static potential; U share there below share in the world; A comparative \
         advantage above 1;\n\
         D larger share in the partner's imports than in world trade; G these imports grew faster than \
         all;\n\
         S the seller's exports of it grew; E it sells it to at least {DESTINATIONS} countries.\n\
         Static potential: world share times the partner's imports times the ease of trade of the pair, \
         without\n\
         growth, tariffs and distance. Ceiling: the smaller of what one sells and the other buys, less \
         what is sold.\n\
         Neither is a forecast, and they do not add up.{DIM:#}"
    )
}

fn label(code: &str) -> String {
    match chapter_of_product(code) {
        Some(words) => format!("{code} {words}"),
        None => code.to_owned(),
    }
}

fn dash() -> String {
    "-".to_owned()
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Value(value) => money(value),
        Amount::NotInReport => "not in report".to_owned(),
        Amount::NotCovered => "not covered".to_owned(),
    }
}

fn money_or_dash(value: f64) -> String {
    if value > 0.0 { money(value) } else { dash() }
}

/// Three significant digits and a unit.
fn money(value: f64) -> String {
    let (scaled, unit) = if value >= 999.5e9 {
        (value / 1e12, " tn")
    } else if value >= 999.5e6 {
        (value / 1e9, " bn")
    } else if value >= 999.5e3 {
        (value / 1e6, " m")
    } else if value >= 999.5 {
        (value / 1e3, " k")
    } else {
        (value, "")
    };
    let decimals = if scaled >= 99.95 {
        0
    } else if scaled >= 9.995 {
        1
    } else {
        2
    };
    format!("{scaled:.decimals$}{unit}")
}

fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    let decimals = if percent >= 10.0 {
        1
    } else if percent >= 0.1 || percent == 0.0 {
        2
    } else {
        4
    };
    format!("{percent:.decimals$} %")
}

fn percent_signed(share: f64) -> String {
    format!("{:+.1} %", 100.0 * share)
}

fn place(rank: Rank) -> String {
    format!("{} of {}", rank.place, rank.of)
}

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

fn jsonl(
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

fn csv_lines(
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

#[cfg(test)]
mod tests {
    use super::{money, percent};

    #[test]
    fn amounts_have_three_digits() {
        assert_eq!(money(164_201_275.0), "164 m");
        assert_eq!(money(1_172_442_238.0), "1.17 bn");
        assert_eq!(money(999_600.0), "1.00 m");
        assert_eq!(money(155_767.0), "156 k");
        assert_eq!(money(12.0), "12.0");
        assert_eq!(percent(0.254), "25.4 %");
        assert_eq!(percent(0.000_012), "0.0012 %");
    }
}
