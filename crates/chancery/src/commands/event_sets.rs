//! `chancery event-sets`: what data sets of events have about two countries.

use std::io::Write as _;

use book::{Book, EventSetRecord, EventStep};
use clap::ValueEnum;
use codebook::QuadClass;
use measure::{Grain, SetPoint, SetSeries, set_series};
use serde::Serialize;

use crate::country;
use crate::problem::{Outcome, Problem};
use crate::store::BookArgs;
use crate::terminal::Terminal;

/// Count the events of two countries in data sets
///
/// Data sets of events that other programs coded (GDELT, ICEWS, POLECAT, Phoenix) are kept as counts;
/// `chancery import --list` names them. The share is of all events of the set from one state on
/// another, since the sets grow with the news they read. Words and deeds of cooperation (+) and of
/// conflict (-) are the quad classes of PLOVER; the scores are means from -10 to 10. Periods of which the set has no event of
/// anyone are marked, and are no zeros. Without countries the data sets are listed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery event-sets --book my.book\n  chancery event-sets BLR PAK --book my.book --by month"
)]
pub(crate) struct Args {
    /// One country: a name or a code
    #[arg(requires = "b")]
    a: Option<String>,
    /// The other
    b: Option<String>,
    #[command(flatten)]
    book: BookArgs,
    /// Only this data set, a word of `chancery import --list`
    #[arg(long, value_name = "KIND")]
    set: Option<String>,
    /// Length of a period
    #[arg(long, value_name = "GRAIN", default_value = "year")]
    by: By,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

/// Columns of the table of a pair.
const COLUMNS: usize = 11;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// By month
    Month,
    /// By year
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line: a data set with the whole series
    Jsonl,
}

/// A series with its source, as JSON.
#[derive(Serialize)]
struct Record<'s> {
    source: &'s str,
    version: &'s str,
    citation: &'s str,
    duplicates: &'s str,
    given_scale: &'s str,
    #[serde(flatten)]
    series: &'s SetSeries,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let pair = match (&args.a, &args.b) {
        (Some(a), Some(b)) => Some((country::resolve(a)?, country::resolve(b)?)),
        _ => None,
    };
    let book = args.book.open()?;
    let mut sets = book.event_sets()?;
    if let Some(key) = &args.set {
        sets.retain(|set| set.source.key == *key);
    }
    if sets.is_empty() {
        return Err(Problem::input("the book has no such data set of events")
            .hint("`chancery import --list` names those that can be imported")
            .into());
    }
    let Some((a, b)) = pair else {
        return list(&sets, terminal);
    };
    let (a, b) = (a.keys(), b.keys());
    for set in &sets {
        let series = read(&book, set, &a, &b, args.by)?;
        match args.format {
            Format::Table => show(set, &series, terminal)?,
            Format::Jsonl => {
                let record = Record {
                    source: &set.source.key,
                    version: &set.source.version,
                    citation: &set.source.citation,
                    duplicates: &set.settings.duplicates,
                    given_scale: set.settings.scale.name(),
                    series: &series,
                };
                serde_json::to_writer(terminal.out(), &record)?;
                writeln!(terminal.out())?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn read(
    book: &Book,
    set: &EventSetRecord,
    a: &[String],
    b: &[String],
    by: By,
) -> anyhow::Result<SetSeries> {
    let (step, grain) = match by {
        By::Month => (EventStep::Month, Grain::Month),
        By::Year => (EventStep::Year, Grain::Year),
    };
    let cells = book.event_dyad(set.id, a, b, step)?;
    let totals = book.event_totals(set.id, step)?;
    Ok(set_series(&cells, &totals, a, b, grain))
}

fn list(sets: &[EventSetRecord], terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let rows = sets.iter().map(|set| {
        let periods = set
            .periods
            .map_or_else(String::new, |(first, last)| format!("{first} to {last}"));
        vec![
            set.source.key.clone(),
            set.source.version.clone(),
            periods,
            set.settings.grain.name().to_owned(),
            set.events.to_string(),
            set.records.to_string(),
            set.files.to_string(),
        ]
    });
    let header = [
        "set", "version", "periods", "by", "events", "records", "files",
    ];
    terminal.table(&header, rows.collect())?;
    Ok(Outcome::Done)
}

fn show(set: &EventSetRecord, series: &SetSeries, terminal: &mut Terminal) -> anyhow::Result<()> {
    let (name, version) = (&set.source.name, &set.source.version);
    let dyad = &series.dyad;
    writeln!(
        terminal.out(),
        "{name} {version}: {} events between {} and {}",
        series.events(),
        country::name_of(&dyad.a),
        country::name_of(&dyad.b)
    )?;
    let to = [
        format!("{} on {}", dyad.a, dyad.b),
        format!("{} on {}", dyad.b, dyad.a),
    ];
    let given = set.settings.scale.name();
    let mut header = vec!["period", to[0].as_str(), to[1].as_str()];
    header.extend(["words +", "deeds +", "words -", "deeds -"]);
    header.extend(["no type", "score", given, "per 1000"]);
    let runs = series.points.chunk_by(|a, b| !a.covered && !b.covered);
    terminal.table(&header, runs.map(row).collect())?;
    writeln!(terminal.out(), "{}\n", set.source.citation)?;
    Ok(())
}

/// A period, or a run of periods that are not covered.
fn row(run: &[SetPoint]) -> Vec<String> {
    let [point, rest @ ..] = run else {
        return Vec::new();
    };
    let mut row = vec![point.point.period.to_string()];
    if !point.covered {
        if let Some(last) = rest.last() {
            row[0].push_str(&format!(" to {}", last.point.period));
        }
        row.push("not covered".to_owned());
        row.resize(COLUMNS, String::new());
        return row;
    }
    let sides = [point.point.a_to_b, point.point.b_to_a];
    row.extend(sides.map(|tally| tally.count.to_string()));
    let quads = QuadClass::ALL.iter();
    row.extend(quads.map(|&quad| point.point.quad(quad).count.to_string()));
    row.push(point.without_type.to_string());
    let mean = |mean: Option<f64>| mean.map_or_else(String::new, |mean| format!("{mean:.1}"));
    row.push(mean(point.point.all.mean));
    row.push(mean(point.given_mean));
    let share = point.share().map(|share| format!("{:.2}", share * 1000.0));
    row.push(share.unwrap_or_default());
    row
}
