//! Texts annotated with amounts and agreements (`data/annotated/amounts.jsonl`): what the coder finds
//! of them.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use record::{
    Agreement, Amount, AmountKind, Decimal, Instrument, Qualifier, Span, Step, parse_date,
};
use serde::Deserialize;

use super::scores::percent;
use crate::coding::{self, Reading};
use crate::problem::{Outcome, Problem};
use crate::terminal::Terminal;

/// What is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The annotated texts, for example data/annotated/amounts.jsonl
    file: PathBuf,
    /// Only the texts of this part: dev or test
    #[arg(long, value_name = "PART")]
    part: Option<String>,
    /// List what was missed, invented or read otherwise
    #[arg(long, short)]
    verbose: bool,
}

/// A line of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    part: String,
    date: Option<String>,
    text: String,
    amounts: Vec<GoldAmount>,
    agreements: Vec<GoldAgreement>,
}

/// An amount as annotated. What is not given is not measured, but for value and qualifier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldAmount {
    text: String,
    #[serde(flatten)]
    span: Span,
    kind: AmountKind,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    qualifier: Option<Qualifier>,
    /// ISO 4217 code of money, else the unit.
    unit: Option<String>,
    /// A word of what it is of.
    of: Option<String>,
    year: Option<i16>,
    /// A word of the predicate of the event that it belongs to.
    event: Option<String>,
    /// The countries of the claim that it is.
    countries: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldAgreement {
    text: String,
    #[serde(flatten)]
    span: Span,
    instrument: Instrument,
    number: Option<u32>,
    step: Option<Step>,
}

/// An amount that was found and what it belongs to.
struct Found<'a> {
    amount: &'a Amount,
    predicate: Option<&'a str>,
    countries: Option<&'a [String]>,
}

#[derive(Default)]
struct Layer {
    name: &'static str,
    all: usize,
    right: usize,
}

#[derive(Default)]
struct Tally {
    texts: usize,
    gold: usize,
    found: usize,
    matched: usize,
    layers: Vec<Layer>,
    papers: (usize, usize, usize),
}

impl Tally {
    fn layer(&mut self, name: &'static str, right: bool) {
        let layer = match self.layers.iter_mut().find(|layer| layer.name == name) {
            Some(layer) => layer,
            None => {
                self.layers.push(Layer {
                    name,
                    ..Layer::default()
                });
                let last = self.layers.len() - 1;
                &mut self.layers[last]
            }
        };
        layer.all += 1;
        layer.right += usize::from(right);
    }
}

pub(super) fn run(args: &Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let name = args.file.display();
    let text =
        std::fs::read_to_string(&args.file).with_context(|| format!("cannot read {name}"))?;
    let mut parts: Vec<(String, Tally)> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let coder = coding::coder(0.0);
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
    {
        let bad = |what: String| {
            Problem::input(format!("{name}, line {}: {what}", number + 1))
                .hint("data/annotated/README.md describes the format of amounts.jsonl")
        };
        let line: Line = serde_json::from_str(line).map_err(|error| bad(error.to_string()))?;
        if args.part.as_ref().is_some_and(|part| *part != line.part) {
            continue;
        }
        let spans = line.amounts.iter().map(|a| (a.span, &a.text));
        for (span, words) in spans.chain(line.agreements.iter().map(|a| (a.span, &a.text))) {
            if span.of(&line.text) != words {
                let there = span.of(&line.text);
                return Err(bad(format!(
                    "{words:?} is annotated where the text has {there:?}"
                ))
                .into());
            }
        }
        let date = match &line.date {
            Some(date) => Some(parse_date(date).map_err(|error| bad(error.to_string()))?),
            None => None,
        };
        let at = match parts.iter().position(|(part, _)| *part == line.part) {
            Some(at) => at,
            None => {
                parts.push((line.part.clone(), Tally::default()));
                parts.len() - 1
            }
        };
        let document = super::document(&line.id, &line.text, date);
        let reading = Reading::new(&coder, document);
        compare(&line, &reading, &mut parts[at].1, &mut notes);
    }
    if parts.is_empty() {
        return Err(Problem::input(format!("{name} has no text to measure"))
            .hint("leave out --part, or name a part that the file has")
            .into());
    }
    for (part, tally) in &parts {
        print(part, tally, terminal)?;
    }
    if args.verbose {
        for note in notes {
            writeln!(terminal.out(), "{note}")?;
        }
    }
    Ok(Outcome::Done)
}

fn compare(line: &Line, reading: &Reading, tally: &mut Tally, notes: &mut Vec<String>) {
    tally.texts += 1;
    let coded = &reading.coded;
    let of_events = coded.events.iter().flat_map(|event| {
        event.amounts.iter().map(|amount| Found {
            amount,
            predicate: Some(&event.predicate.text),
            countries: None,
        })
    });
    let of_claims = coded.claims.iter().map(|claim| Found {
        amount: &claim.amount,
        predicate: None,
        countries: Some(&claim.countries),
    });
    let found: Vec<Found<'_>> = of_events.chain(of_claims).collect();
    let mut used = vec![false; found.len()];
    let mut say = |what: &str, words: &str, more: String| {
        notes.push(format!(
            "{} {}: {what} [{words}] {more}",
            line.part, line.id
        ));
    };
    tally.gold += line.amounts.len();
    tally.found += found.len();
    for gold in &line.amounts {
        let own = found
            .iter()
            .enumerate()
            .find(|(at, own)| !used[*at] && own.amount.span.overlaps(gold.span));
        let Some((at, own)) = own else {
            say("missed", &gold.text, String::new());
            continue;
        };
        used[at] = true;
        tally.matched += 1;
        let amount = own.amount;
        let mut layer = |name: &'static str, right: bool, was: String| {
            tally.layer(name, right);
            if !right {
                say(name, &gold.text, format!("found {was}"));
            }
            right
        };
        layer(
            "words as annotated",
            amount.span == gold.span,
            amount.text.clone(),
        );
        let value = (amount.value, amount.low, amount.high) == (gold.value, gold.low, gold.high);
        let mut all = layer(
            "value",
            value,
            format!("{:?}", amount.value.map(|v| v.to_string())),
        );
        all &= layer("kind", amount.kind == gold.kind, amount.kind.to_string());
        all &= layer(
            "qualifier",
            amount.qualifier == gold.qualifier,
            format!("{:?}", amount.qualifier),
        );
        if let Some(unit) = &gold.unit {
            let was = amount.currency.as_ref().or(amount.unit.as_ref());
            all &= layer("currency or unit", was == Some(unit), format!("{was:?}"));
        }
        if let Some(of) = &gold.of {
            let phrase = amount.of.as_ref().or(amount.subject.as_ref());
            let right = phrase.is_some_and(|phrase| phrase.text.contains(of.as_str()));
            all &= layer(
                "of what",
                right,
                format!("{:?}, not {of:?}", phrase.map(|p| &p.text)),
            );
        }
        if let Some(year) = gold.year {
            all &= layer(
                "year",
                amount.year == Some(year),
                format!("{:?}", amount.year),
            );
        }
        let was = match (own.predicate, own.countries) {
            (Some(predicate), _) => format!("the event {predicate:?}"),
            (_, Some(countries)) => format!("a claim about {countries:?}"),
            _ => "nothing".to_owned(),
        };
        if let Some(event) = &gold.event {
            let right = own
                .predicate
                .is_some_and(|own| own.contains(event.as_str()));
            all &= layer("event", right, format!("{was}, not {event:?}"));
        }
        if let Some(countries) = &gold.countries {
            let mut expected = countries.clone();
            expected.sort_unstable();
            let mut codes = own.countries.unwrap_or_default().to_vec();
            codes.sort_unstable();
            all &= layer(
                "claim and countries",
                codes == expected,
                format!("{was}, not {expected:?}"),
            );
        }
        layer("all of these", all, String::new());
    }
    for (own, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
        say(
            "invented",
            &own.amount.text,
            format!("{:?}", own.amount.unit),
        );
    }
    compare_papers(line, reading, tally, notes);
}

fn compare_papers(line: &Line, reading: &Reading, tally: &mut Tally, notes: &mut Vec<String>) {
    let events = &reading.coded.events;
    let found: Vec<&Agreement> = events.iter().flat_map(|event| &event.agreements).collect();
    let mut used = vec![false; found.len()];
    tally.papers.0 += line.agreements.len();
    tally.papers.1 += found.len();
    let mut say = |what: &str, words: &str, more: String| {
        notes.push(format!(
            "{} {}: {what} [{words}] {more}",
            line.part, line.id
        ));
    };
    for gold in &line.agreements {
        let own = found
            .iter()
            .enumerate()
            .find(|(at, own)| !used[*at] && own.span.overlaps(gold.span));
        let Some((at, own)) = own else {
            say("paper missed", &gold.text, String::new());
            continue;
        };
        used[at] = true;
        tally.papers.2 += 1;
        let mut layer = |name: &'static str, right: bool, was: String| {
            tally.layer(name, right);
            if !right {
                say(name, &gold.text, format!("found {was}"));
            }
        };
        layer(
            "instrument",
            own.instrument == gold.instrument,
            own.instrument.to_string(),
        );
        if gold.number.is_some() {
            layer(
                "number of papers",
                own.number == gold.number,
                format!("{:?}", own.number),
            );
        }
        layer("step", own.step == gold.step, format!("{:?}", own.step));
    }
    for (own, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
        say("paper invented", &own.text, format!("{:?}", own.step));
    }
}

fn print(part: &str, tally: &Tally, terminal: &mut Terminal) -> std::io::Result<()> {
    let out = terminal.out();
    let scores = |gold: usize, found: usize, right: usize| {
        format!(
            "precision {:.1} %, recall {:.1} %, F1 {:.1} % ({right} of {gold} annotated, {found} found)",
            percent(right, found),
            percent(right, gold),
            percent(2 * right, gold + found)
        )
    };
    writeln!(out, "{part}: {} texts", tally.texts)?;
    writeln!(
        out,
        "  amounts     {}",
        scores(tally.gold, tally.found, tally.matched)
    )?;
    let (gold, found, right) = tally.papers;
    writeln!(out, "  agreements  {}", scores(gold, found, right))?;
    writeln!(out, "  of those that match:")?;
    for layer in &tally.layers {
        let share = super::share(layer.right, layer.all);
        writeln!(out, "    {:<20} {share}", layer.name)?;
    }
    Ok(())
}
