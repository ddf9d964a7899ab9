//! The gold records of the PLOVER project.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::Context;
use codebook::EventType;
use record::{Actor, Event};
use serde::Deserialize;

use crate::coding::Reading;
use crate::events;
use crate::problem::Outcome;
use crate::terminal::{Terminal, printable};

#[derive(Deserialize)]
struct Gold {
    id: String,
    #[serde(default)]
    date: Option<String>,
    event: String,
    #[serde(default)]
    source: GoldSide,
    #[serde(default)]
    target: GoldSide,
    text: String,
}

/// A list of actors; where the data have a word or nothing, there is no country to look for.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum GoldSide {
    Actors(Vec<GoldActor>),
    Word(
        #[allow(
            dead_code,
            reason = "read so that the record parses; it names no country"
        )]
        String,
    ),
    #[default]
    Nothing,
}

#[derive(Deserialize)]
struct GoldActor {
    #[serde(default)]
    code: Option<String>,
}

impl GoldSide {
    fn countries(&self) -> BTreeSet<String> {
        match self {
            GoldSide::Actors(actors) => actors
                .iter()
                .filter_map(|actor| actor.code.as_deref())
                .filter_map(country)
                .collect(),
            GoldSide::Word(_) | GoldSide::Nothing => BTreeSet::new(),
        }
    }
}

/// The country of a code in the gold data or of ours; all international organisations are `IGO`.
fn country(code: &str) -> Option<String> {
    let first = code.get(..3)?;
    Some(
        match first {
            "JAP" => "JPN",
            "ITL" => "ITA",
            "VTN" => "VNM",
            "UNO" | "EUR" | "IGO" => "IGO",
            other => other,
        }
        .to_owned(),
    )
}

/// The types that a name in the gold data stands for; none for a name that is not known.
fn types(name: &str) -> Vec<EventType> {
    match name {
        "DEMAND" => vec![EventType::Request],
        "FIGHT" => vec![EventType::Assault],
        "DISAPPROVE" | "INVESTIGATE" => vec![EventType::Accuse],
        "YIELD" => vec![EventType::Concede, EventType::Retreat],
        other => other.parse().into_iter().collect(),
    }
}

fn countries(actors: &[Actor]) -> BTreeSet<String> {
    actors
        .iter()
        .filter_map(|actor| actor.code.as_deref())
        .filter_map(country)
        .collect()
}

/// Whether the event has all gold countries on the right sides. Where both act together, and where
/// the gold record has no target, the sides are not told apart.
fn has_pair(event: &Event, source: &BTreeSet<String>, target: &BTreeSet<String>) -> bool {
    let (actors, recipients) = (countries(&event.actor), countries(&event.recipient));
    if event.reciprocal || (target.is_empty() && source.len() > 1) {
        let both: BTreeSet<String> = actors.union(&recipients).cloned().collect();
        return source.union(target).all(|code| both.contains(code));
    }
    source.is_subset(&actors) && target.is_subset(&recipients)
}

pub(super) fn run(args: &super::Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (path, verbose) = (args.file.as_path(), args.verbose);
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let records: Vec<Gold> = serde_json::from_str(&text)
        .with_context(|| format!("{} is not a list of gold records", path.display()))?;
    let coder = args.coding.coder(0.0, terminal)?;
    let (mut of_type, mut of_pair, mut of_both) = (0, 0, 0);
    let mut misses = Vec::new();
    for gold in &records {
        let expected = types(&gold.event);
        let (source, target) = (gold.source.countries(), gold.target.countries());
        let date = gold
            .date
            .as_deref()
            .and_then(|date| record::parse_date(date).ok());
        let reading = Reading::new(&coder, super::document(&gold.id, &gold.text, date));
        let found = &reading.coded.events;
        let is_type = |event: &Event| expected.contains(&event.event);
        let is_pair = |event: &Event| has_pair(event, &source, &target);
        let (t, p, b) = (
            found.iter().any(is_type),
            found.iter().any(is_pair),
            found.iter().any(|event| is_type(event) && is_pair(event)),
        );
        of_type += usize::from(t);
        of_pair += usize::from(p);
        of_both += usize::from(b);
        if verbose && !b {
            let list =
                |codes: &BTreeSet<String>| codes.iter().cloned().collect::<Vec<_>>().join("+");
            let seen: Vec<String> = found
                .iter()
                .map(|event| {
                    format!(
                        "{} {} ({})",
                        event.event,
                        events::sides(event),
                        event.predicate.text
                    )
                })
                .collect();
            misses.push(vec![
                gold.id.clone(),
                format!("{} {} > {}", gold.event, list(&source), list(&target)),
                if seen.is_empty() {
                    "nothing".to_owned()
                } else {
                    seen.join("; ")
                },
                printable(&gold.text),
            ]);
        }
    }
    if !misses.is_empty() {
        terminal.table(&["record", "gold", "found", "sentence"], misses)?;
        writeln!(terminal.out())?;
    }
    let all = records.len();
    let out = terminal.out();
    writeln!(out, "records                  {all}")?;
    writeln!(
        out,
        "type                     {}",
        super::share(of_type, all)
    )?;
    writeln!(
        out,
        "country pair             {}",
        super::share(of_pair, all)
    )?;
    writeln!(
        out,
        "type and both countries  {}",
        super::share(of_both, all)
    )?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::{Gold, country, types};
    use codebook::EventType;

    #[test]
    fn the_quirks_of_the_records_are_read() {
        let records: Vec<Gold> = serde_json::from_str(
            r#"[{"id": "1", "event": "FIGHT", "text": "", "source": [{"code": "JAPGOV"}], "target": ""},
                {"id": "2", "event": "YIELD", "text": "", "source": [{"actorText": "x"}], "target": null},
                {"id": "3", "event": "AID", "text": "", "source": []}]"#,
        )
        .unwrap();
        assert_eq!(
            records[0]
                .source
                .countries()
                .into_iter()
                .collect::<Vec<_>>(),
            ["JPN"]
        );
        assert!(
            records
                .iter()
                .all(|record| record.target.countries().is_empty())
        );
        assert_eq!(types("FIGHT"), [EventType::Assault]);
        assert_eq!(types("YIELD"), [EventType::Concede, EventType::Retreat]);
        assert_eq!(types("TALK"), []);
        assert_eq!(country("EUR").as_deref(), Some("IGO"));
        assert_eq!(country("é"), None);
    }
}
