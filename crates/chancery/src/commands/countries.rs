//! `chancery countries`: what a name means.

use std::io::Write;

use atlas::{CodeSystem, EntityId, EntityKind, Form, Reading, Resolution, atlas};
use clap::ValueEnum;
use serde::Serialize;

use crate::problem::{Outcome, Problem};
use crate::terminal::{BOLD, DIM, Terminal};

/// Say what a name or code of a country means
///
/// Names in use and former ones, usual variants, adjectives, capitals and seats of government are
/// known, and the codes of ISO 3166, Correlates of War, Gleditsch and Ward, FIPS 10-4, CAMEO and M49.
/// Without a name all states of today are listed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery countries byelorus\n  chancery countries Congo\n  chancery countries YUG --year 1985"
)]
pub(crate) struct Args {
    /// A name or a code
    name: Option<String>,
    /// The year in which it is meant [default: today]
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1816..=2100))]
    year: Option<i32>,
    /// How to write the result [default: table]
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line
    Jsonl,
}

/// A country or organisation as JSON.
#[derive(Serialize)]
struct Record {
    name: &'static str,
    official: &'static str,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meant: Option<&'static str>,
    from_year: Option<i32>,
    to_year: Option<i32>,
    capital: Option<&'static str>,
    codes: std::collections::BTreeMap<&'static str, String>,
    predecessors: Vec<&'static str>,
    successors: Vec<&'static str>,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let Some(name) = &args.name else {
        return list(&args, terminal);
    };
    let readings = match atlas().resolve(name, args.year) {
        Resolution::One(reading) => vec![reading],
        Resolution::Several(readings) => readings,
        Resolution::Unknown { suggestions } => {
            let problem = Problem::input(format!("nothing in the atlas is called {name:?}"));
            let names: Vec<String> = suggestions
                .iter()
                .map(|id| format!("{} ({})", id.entity().name, id.entity().code))
                .collect();
            return Err(if names.is_empty() {
                problem.hint("write an English name or a code").into()
            } else {
                problem
                    .hint(format!("did you mean {}?", names.join(", ")))
                    .into()
            });
        }
    };
    if readings.len() > 1 && args.format == Format::Table {
        terminal.note(&format!("{name:?} may be any of {}:", readings.len()));
    }
    for (index, reading) in readings.iter().enumerate() {
        if args.format == Format::Jsonl {
            json(&record(reading.entity, Some(*reading), args.year), terminal)?;
            continue;
        }
        if index > 0 {
            writeln!(terminal.out())?;
        }
        describe(
            &record(reading.entity, Some(*reading), args.year),
            terminal.out(),
        )?;
    }
    Ok(Outcome::Done)
}

fn list(args: &Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let in_year = |id: EntityId| match args.year {
        Some(year) => atlas().exists(id, year),
        None => id.entity().to_year.is_none(),
    };
    let states = atlas()
        .entities()
        .filter(|&(id, entity)| entity.kind == EntityKind::State && in_year(id))
        .map(|(id, _)| record(id, None, args.year));
    if args.format == Format::Jsonl {
        for state in states {
            json(&state, terminal)?;
        }
        return Ok(Outcome::Done);
    }
    let systems = [
        CodeSystem::Iso2,
        CodeSystem::Iso3,
        CodeSystem::CowNumber,
        CodeSystem::GwNumber,
    ];
    let mut header = vec!["name", "capital", "from"];
    header.extend(systems.iter().map(|system| system.label()));
    let rows = states
        .map(|state| {
            let mut row = vec![
                state.name.to_owned(),
                state.capital.unwrap_or("-").to_owned(),
                state
                    .from_year
                    .map_or_else(|| "-".to_owned(), |year| year.to_string()),
            ];
            let code = |system: &CodeSystem| state.codes.get(system.label()).cloned();
            row.extend(
                systems
                    .iter()
                    .map(|system| code(system).unwrap_or_else(|| "-".to_owned())),
            );
            row
        })
        .collect();
    terminal.table(&header, rows)?;
    Ok(Outcome::Done)
}

fn json(record: &Record, terminal: &mut Terminal) -> anyhow::Result<()> {
    serde_json::to_writer(terminal.out(), record)?;
    writeln!(terminal.out())?;
    Ok(())
}

fn record(id: EntityId, reading: Option<Reading>, year: Option<i32>) -> Record {
    let entity = id.entity();
    let names = |ids: &[EntityId]| ids.iter().map(|id| id.entity().name).collect();
    Record {
        name: entity.name,
        official: entity.official,
        kind: kind(entity.kind).to_owned(),
        meant: reading.map(|reading| form(reading.form)),
        from_year: entity.from_year,
        to_year: entity.to_year,
        capital: atlas()
            .capital(id, year.or(entity.to_year))
            .map(|capital| capital.name),
        codes: CodeSystem::ALL
            .iter()
            .filter_map(|&system| {
                Some((system.label(), atlas().code(id, system, year)?.to_owned()))
            })
            .collect(),
        predecessors: names(atlas().predecessors(id)),
        successors: names(atlas().successors(id)),
    }
}

fn describe(record: &Record, out: &mut impl Write) -> std::io::Result<()> {
    let years = match (record.from_year, record.to_year) {
        (Some(from), Some(to)) => format!(" {DIM}{from} to {to}{DIM:#}"),
        (Some(from), None) => format!(" {DIM}from {from}{DIM:#}"),
        (None, Some(to)) => format!(" {DIM}until {to}{DIM:#}"),
        (None, None) => String::new(),
    };
    writeln!(out, "{BOLD}{}{BOLD:#}{years}", record.name)?;
    let mut line = |label: &str, value: &str| -> std::io::Result<()> {
        if value.is_empty() {
            Ok(())
        } else {
            writeln!(out, "  {DIM}{label:<14}{DIM:#}{value}")
        }
    };
    line("official name", record.official)?;
    line("kind", &record.kind)?;
    line("meant by", record.meant.unwrap_or_default())?;
    line("capital", record.capital.unwrap_or_default())?;
    let codes: Vec<String> = record
        .codes
        .iter()
        .map(|(system, code)| format!("{system} {code}"))
        .collect();
    line("codes", &codes.join(", "))?;
    line("before it", &record.predecessors.join(", "))?;
    line("after it", &record.successors.join(", "))
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::State => "state",
        EntityKind::Territory => "territory",
        EntityKind::Organisation => "organisation",
        EntityKind::Group => "group",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "its usual name",
        Form::Official => "its official name",
        Form::Former => "a former name",
        Form::Variant => "another spelling",
        Form::Adjective => "its adjective",
        Form::Demonym => "a word for its people",
        Form::Capital => "its capital",
        Form::City => "a place in it",
        Form::Seat => "a seat of its government",
        Form::Body => "a company, party or other body of it",
        Form::Abbreviation => "an acronym or code",
    }
}
