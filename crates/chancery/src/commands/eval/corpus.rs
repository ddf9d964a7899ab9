//! Annotated texts (JSON lines of `data/annotated`): layer by layer, what the coder finds of them.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use record::annotated::{AnnotatedActor, AnnotatedEvent, AnnotatedSource, AnnotatedText, Words};
use record::{Actor, Event, Span};

use super::scores::{Confusion, percent};
use crate::coding::Reading;
use crate::problem::Outcome;
use crate::terminal::Terminal;

/// What is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The annotated texts, for example data/annotated/test.jsonl
    file: PathBuf,
    /// Another annotation of the same texts instead of the coder: how far two annotators agree
    #[arg(long, value_name = "FILE")]
    second: Option<PathBuf>,
    /// Write what was found, as annotated texts, for a later --against
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// What an earlier version found (--save): lists the events gained and lost since
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// List every event that was missed, invented or given another type
    #[arg(long, short)]
    verbose: bool,
    #[command(flatten)]
    coding: crate::coding::CodingArgs,
}

/// Gold, found and right of one layer.
#[derive(Debug, Default, Clone, Copy)]
struct Layer {
    gold: usize,
    found: usize,
    right: usize,
}

impl Layer {
    fn add(&mut self, gold: usize, found: usize, right: usize) {
        self.gold += gold;
        self.found += found;
        self.right += right;
    }

    fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.found)
    }
}

#[derive(Default)]
struct Tally {
    /// Words of predicates overlap, one to one.
    predicate: Layer,
    /// The same, and the type.
    event: Layer,
    /// Type, status, countries of both sides: all of them.
    full: Layer,
    /// On events whose predicates match:
    mode: (usize, usize),
    status: (usize, usize),
    reciprocal: (usize, usize),
    fields: Layer,
    attribution: Layer,
    actor_exact: Layer,
    actor_overlap: Layer,
    country: Layer,
    sector: Layer,
    types: Confusion,
    statuses: Confusion,
    /// By tenths of the coder's confidence: events, and those with the right type.
    reliability: [(usize, usize); 10],
    texts_without: usize,
    false_in_those: usize,
}

pub(super) fn run(args: &Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let gold = read(&args.file)?;
    let mut confidence: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let found: BTreeMap<String, Vec<AnnotatedEvent>> = match &args.second {
        Some(path) => by_id(read(path)?),
        None => {
            let coder = args.coding.coder(0.0, terminal)?;
            let mut all = BTreeMap::new();
            for text in &gold {
                let (events, sure) = coded(&coder, text);
                confidence.insert(text.id.clone(), sure);
                all.insert(text.id.clone(), events);
            }
            all
        }
    };
    let mut tally = Tally::default();
    let mut notes = Vec::new();
    // A second annotation may hold only some of the texts.
    let shared: Vec<&AnnotatedText> = gold.iter().filter(|t| found.contains_key(&t.id)).collect();
    for text in &shared {
        compare(text, &found[&text.id], &mut tally, &mut notes);
        if let Some(sure) = confidence.get(&text.id) {
            rely(&text.events, &found[&text.id], sure, &mut tally);
        }
    }
    write_tables(&tally, shared.len(), terminal)?;
    if args.verbose {
        for note in &notes {
            writeln!(terminal.out(), "{note}")?;
        }
    }
    if let Some(path) = &args.against {
        against(&shared, &found, &by_id(read(path)?), terminal)?;
    }
    if let Some(path) = &args.save {
        let mut lines = String::new();
        for text in &shared {
            let mut kept = (*text).clone();
            kept.events.clone_from(&found[&text.id]);
            lines.push_str(&serde_json::to_string(&kept)?);
            lines.push('\n');
        }
        std::fs::write(path, lines).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(Outcome::Done)
}

fn read(path: &Path) -> anyhow::Result<Vec<AnnotatedText>> {
    let content =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    content
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).with_context(|| {
                format!(
                    "{}: line {}: not an annotated text",
                    path.display(),
                    number + 1
                )
            })
        })
        .collect()
}

fn by_id(texts: Vec<AnnotatedText>) -> BTreeMap<String, Vec<AnnotatedEvent>> {
    texts
        .into_iter()
        .map(|text| (text.id, text.events))
        .collect()
}

/// What the coder finds in a text, in the form of an annotation.
fn coded(coder: &coder::Coder, text: &AnnotatedText) -> (Vec<AnnotatedEvent>, Vec<f64>) {
    let date = record::parse_date(&text.date).ok();
    let reading = Reading::new(coder, super::document(&text.id, &text.text, date));
    let events = &reading.coded.events;
    (
        events.iter().map(annotation).collect(),
        events.iter().map(|event| event.confidence).collect(),
    )
}

/// Counts events by confidence, and how many of them have the type of an annotated one.
fn rely(gold: &[AnnotatedEvent], found: &[AnnotatedEvent], sure: &[f64], tally: &mut Tally) {
    let pairs = pairs(gold, found);
    for (f, (event, sure)) in found.iter().zip(sure).enumerate() {
        let right = pairs
            .iter()
            .any(|pair| pair.1 == f && gold[pair.0].event == event.event);
        let bin = &mut tally.reliability[((sure * 10.0) as usize).min(9)];
        bin.0 += 1;
        bin.1 += usize::from(right);
    }
}

fn annotation(event: &Event) -> AnnotatedEvent {
    let words = |text: &str, span: Span| Words {
        text: text.to_owned(),
        span,
    };
    let actor = |actor: &Actor| AnnotatedActor {
        text: actor.entity_text.clone(),
        span: actor.span,
        code: actor.code.clone(),
        sector: actor.sector.clone(),
    };
    AnnotatedEvent {
        event: event.event,
        mode: event.mode.map(|mode| mode.name().to_owned()),
        status: event.status,
        reciprocal: event.reciprocal,
        predicate: words(&event.predicate.text, event.predicate.span),
        actor: event.actor.iter().map(actor).collect(),
        recipient: event.recipient.iter().map(actor).collect(),
        fields: event.fields.clone(),
        attribution: event.attribution.as_ref().map(|source| AnnotatedSource {
            speaker: AnnotatedActor {
                text: source.text.clone(),
                span: source.span,
                code: source.code.clone(),
                sector: Vec::new(),
            },
            cue: words(&source.cue, source.span),
        }),
        date: None,
        place: event
            .event_loc
            .as_ref()
            .map(|place| words(&place.text, place.span)),
    }
}

/// Pairs events whose predicates overlap, those of the same type first.
fn pairs(gold: &[AnnotatedEvent], found: &[AnnotatedEvent]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate() {
            if a.predicate.span.overlaps(b.predicate.span) {
                let (a_span, b_span) = (a.predicate.span, b.predicate.span);
                let shared = a_span.end.min(b_span.end) - a_span.start.max(b_span.start);
                candidates.push((a.event == b.event, shared, g, f));
            }
        }
    }
    candidates.sort_by(|a, b| {
        (b.0, b.1)
            .cmp(&(a.0, a.1))
            .then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, _, g, f) in candidates {
        if pairs.iter().all(|(a, b)| *a != g && *b != f) {
            pairs.push((g, f));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn codes(actors: &[AnnotatedActor]) -> Vec<&str> {
    let mut codes: Vec<&str> = actors.iter().filter_map(|a| a.code.as_deref()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn sides(event: &AnnotatedEvent) -> Vec<&AnnotatedActor> {
    event.actor.iter().chain(&event.recipient).collect()
}

fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    a.iter().filter(|x| b.contains(x)).count()
}

fn compare(
    text: &AnnotatedText,
    found: &[AnnotatedEvent],
    tally: &mut Tally,
    notes: &mut Vec<String>,
) {
    let gold = &text.events;
    let pairs = pairs(gold, found);
    tally.predicate.add(gold.len(), found.len(), pairs.len());
    if gold.is_empty() {
        tally.texts_without += 1;
        tally.false_in_those += found.len();
    }
    let mut right = 0;
    let mut full = 0;
    for &(g, f) in &pairs {
        let (a, b) = (&gold[g], &found[f]);
        tally.types.add(a.event.name(), Some(b.event.name()));
        tally.statuses.add(a.status.name(), Some(b.status.name()));
        tally.status.1 += 1;
        tally.status.0 += usize::from(a.status == b.status);
        tally.reciprocal.1 += 1;
        tally.reciprocal.0 += usize::from(a.reciprocal == b.reciprocal);
        tally
            .fields
            .add(a.fields.len(), b.fields.len(), common(&a.fields, &b.fields));
        let source = match (&a.attribution, &b.attribution) {
            (Some(x), Some(y)) => usize::from(x.speaker.span.overlaps(y.speaker.span)),
            _ => 0,
        };
        let count = |source: &Option<AnnotatedSource>| usize::from(source.is_some());
        tally
            .attribution
            .add(count(&a.attribution), count(&b.attribution), source);
        let (x, y) = (sides(a), sides(b));
        let exact = x
            .iter()
            .filter(|p| y.iter().any(|q| p.span == q.span))
            .count();
        let overlap = x
            .iter()
            .filter(|p| y.iter().any(|q| p.span.overlaps(q.span)))
            .count();
        tally.actor_exact.add(x.len(), y.len(), exact.min(y.len()));
        tally
            .actor_overlap
            .add(x.len(), y.len(), overlap.min(y.len()));
        for (own, other) in [(&a.actor, &b.actor), (&a.recipient, &b.recipient)] {
            let (own, other) = (codes(own), codes(other));
            tally
                .country
                .add(own.len(), other.len(), common(&own, &other));
        }
        for p in &x {
            if let Some(q) = y.iter().find(|q| p.span.overlaps(q.span)) {
                tally
                    .sector
                    .add(p.sector.len(), q.sector.len(), common(&p.sector, &q.sector));
            }
        }
        if a.event == b.event {
            right += 1;
            tally.mode.1 += 1;
            tally.mode.0 += usize::from(a.mode == b.mode);
            let alike = codes(&a.actor) == codes(&b.actor)
                && codes(&a.recipient) == codes(&b.recipient)
                && a.status == b.status;
            full += usize::from(alike);
        } else {
            notes.push(format!(
                "{}  {} is {} [{}] {}",
                text.id, a.event, b.event, b.predicate.text, text.text
            ));
        }
    }
    for (g, event) in gold.iter().enumerate() {
        if pairs.iter().all(|pair| pair.0 != g) {
            tally.types.add(event.event.name(), None);
            notes.push(format!(
                "{}  {} missed [{}] {}",
                text.id, event.event, event.predicate.text, text.text
            ));
        }
    }
    for (f, event) in found.iter().enumerate() {
        if pairs.iter().all(|pair| pair.1 != f) {
            tally.types.add("none", Some(event.event.name()));
            notes.push(format!(
                "{}  {} invented [{}] {}",
                text.id, event.event, event.predicate.text, text.text
            ));
        }
    }
    tally.event.add(gold.len(), found.len(), right);
    tally.full.add(gold.len(), found.len(), full);
}

fn write_tables(tally: &Tally, texts: usize, terminal: &mut Terminal) -> anyhow::Result<()> {
    let out = terminal.out();
    writeln!(out, "texts                  {texts}")?;
    writeln!(
        out,
        "layer                  gold  found  precision  recall  F1"
    )?;
    for (name, layer) in [
        ("predicate", tally.predicate),
        ("type", tally.event),
        ("type, status, countries", tally.full),
        ("actors, exact words", tally.actor_exact),
        ("actors, shared words", tally.actor_overlap),
        ("countries by side", tally.country),
        ("sectors", tally.sector),
        ("attribution", tally.attribution),
        ("fields", tally.fields),
    ] {
        writeln!(
            out,
            "{name:23}{:4}  {:5}  {:9.1}  {:6.1}  {:4.1}",
            layer.gold,
            layer.found,
            percent(layer.right, layer.found),
            percent(layer.right, layer.gold),
            layer.f1(),
        )?;
    }
    writeln!(out, "on matched events:")?;
    for (name, (right, all)) in [
        ("status", tally.status),
        ("mode, type right", tally.mode),
        ("reciprocal", tally.reciprocal),
    ] {
        writeln!(out, "{name:23}{}", super::share(right, all))?;
    }
    writeln!(
        out,
        "events in the {} texts without any: {}",
        tally.texts_without, tally.false_in_those
    )?;
    writeln!(
        out,
        "kappa of types {:.2}, of statuses {:.2}",
        kappa(&tally.types),
        kappa(&tally.statuses)
    )?;
    if tally.reliability.iter().any(|bin| bin.0 > 0) {
        writeln!(out, "\nconfidence  events  type right")?;
        for (tenth, (events, right)) in tally.reliability.iter().enumerate() {
            if *events > 0 {
                let from = tenth as f64 / 10.0;
                let to = from + 0.1;
                let share = percent(*right, *events);
                writeln!(out, "{from:.1} to {to:.1}  {events:6}  {share:8.1} %")?;
            }
        }
    }
    writeln!(out, "\ntype       gold  found  precision  recall  F1")?;
    for label in tally.types.labels() {
        if label == "none" {
            continue;
        }
        let score = tally.types.score(label);
        writeln!(
            out,
            "{label:9}  {:4}  {:5}  {:9.1}  {:6.1}  {:4.1}",
            score.gold, score.found, score.precision, score.recall, score.f1
        )?;
    }
    writeln!(
        out,
        "\nmost frequent confusions (- is missed, none is invented)"
    )?;
    for (gold, found, count) in tally.types.mistakes().into_iter().take(20) {
        writeln!(out, "{gold:9} as {found:9} {count:4}")?;
    }
    Ok(())
}

/// Cohen's kappa of the labels of events that both sides have.
fn kappa(confusion: &Confusion) -> f64 {
    let cells: Vec<(&str, &str, usize)> = confusion
        .pairs()
        .filter(|(gold, _, _)| *gold != "none")
        .collect();
    let all: usize = cells.iter().map(|cell| cell.2).sum();
    if all == 0 {
        return 0.0;
    }
    let all = all as f64;
    let same: usize = cells.iter().filter(|c| c.0 == c.1).map(|c| c.2).sum();
    let mut gold: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for (a, b, count) in &cells {
        *gold.entry(a).or_default() += count;
        *found.entry(b).or_default() += count;
    }
    let chance: f64 = gold
        .iter()
        .map(|(label, count)| {
            *count as f64 * found.get(label).copied().unwrap_or(0) as f64 / (all * all)
        })
        .sum();
    (same as f64 / all - chance) / (1.0 - chance).max(1e-9)
}

/// Gold events that are right now and were not, and the reverse.
fn against(
    texts: &[&AnnotatedText],
    now: &BTreeMap<String, Vec<AnnotatedEvent>>,
    before: &BTreeMap<String, Vec<AnnotatedEvent>>,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let out = terminal.out();
    let (mut gained, mut lost) = (0, 0);
    for text in texts {
        let right = |found: Option<&Vec<AnnotatedEvent>>| -> Vec<usize> {
            let empty = Vec::new();
            let found = found.unwrap_or(&empty);
            pairs(&text.events, found)
                .into_iter()
                .filter(|&(g, f)| text.events[g].event == found[f].event)
                .map(|(g, _)| g)
                .collect()
        };
        let (a, b) = (right(before.get(&text.id)), right(now.get(&text.id)));
        for (g, event) in text.events.iter().enumerate() {
            let mark = match (a.contains(&g), b.contains(&g)) {
                (false, true) => "gained",
                (true, false) => "lost",
                _ => continue,
            };
            gained += usize::from(mark == "gained");
            lost += usize::from(mark == "lost");
            writeln!(
                out,
                "{mark:6}  {}  {} [{}]",
                text.id, event.event, event.predicate.text
            )?;
        }
    }
    writeln!(out, "gained {gained}, lost {lost}")?;
    Ok(())
}
