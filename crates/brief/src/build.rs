//! From records to the page: what is on it, in which order, with which words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use codebook::Status;
use measure::{Direction, Dyad, Grain, Summary, Which};
use record::{Attribution, Claim, DocumentId, Event, EventDate, Metadata};

use crate::model::{
    Brief, BriefInput, Entry, FieldRow, Figure, LeftOut, Reason, Reference, Source, Statement,
    ThirdCountry, YearGroup,
};
use crate::numbers::{Numbers, QuotedFigure};
use crate::phrase::phrase;
use crate::quote::segments;
use crate::quoted;
use crate::words::{counted, long_date, one_line, score, with_article};

/// Codes that name a kind of organisation, so that they are no country.
const KINDS: &[&str] = &["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

impl Brief {
    /// Settles what the page says.
    pub fn build(input: BriefInput) -> Brief {
        let BriefInput {
            a,
            b,
            events,
            claims,
            documents,
            mut names,
            numbers,
            generated,
        } = input;
        names.insert(a.code.clone(), a.name.clone());
        names.insert(b.code.clone(), b.name.clone());
        let documents: BTreeMap<DocumentId, Metadata> = documents.into_iter().collect();
        let dyad = Dyad::new(&a.code, &b.code);

        let mut seen = BTreeSet::new();
        let mut left_out = Vec::new();
        let mut between: Vec<Event> = Vec::new();
        let mut around: Vec<Event> = Vec::new();
        for event in events {
            if !seen.insert(event.id.clone()) {
                continue;
            }
            let codes = event.codes();
            let has_side = codes.contains(&a.code.as_str()) || codes.contains(&b.code.as_str());
            let has_third = codes.iter().any(|code| is_third(code, &dyad));
            let is_between = dyad.direction(&event).is_some();
            if !is_between && !(has_side && has_third) {
                continue;
            }
            if let Some(reason) = fault(&event, &documents) {
                left_out.push(LeftOut {
                    id: event.id,
                    reason,
                });
            } else if is_between {
                between.push(event);
            } else {
                around.push(event);
            }
        }
        left_out.sort_by(|x, y| x.id.cmp(&y.id));
        let newest_first = |event: &Event| {
            (
                event.date.is_none(),
                Reverse(event.date),
                event.document.clone(),
                event.sentence,
                event.id.clone(),
            )
        };
        between.sort_by_cached_key(newest_first);
        around.sort_by_cached_key(newest_first);

        // A figure about one country alone is of interest where its document is about both.
        let mut claims = claims;
        claims.retain(|claim| {
            documents.contains_key(&claim.document)
                && quoted::belongs(claim, &dyad)
                && (claim.countries.len() > 1
                    || between.iter().any(|event| event.document == claim.document))
        });
        let desk = Desk {
            sources: sources(&between, &around, &claims, &documents),
            names,
        };
        let summary = measure::summary(&between, &dyad);
        let grain = measure::choose_grain(&between, &dyad, Which::Happened);
        let course = measure::series(&between, &dyad, grain, Which::Happened);
        let mut numbers = numbers.map(|numbers| {
            let own = measure::series(&between, &dyad, Grain::Year, Which::Happened);
            Numbers::build(&numbers, &a, &b, Some(&own))
        });
        let references: BTreeMap<&str, Reference> = between
            .iter()
            .map(|event| (event.id.as_str(), desk.reference(event, true)))
            .collect();
        let fields = measure::fields(&between, &dyad)
            .into_iter()
            .filter_map(|standing| {
                Some(FieldRow {
                    field: standing.field,
                    statuses: standing.statuses,
                    latest: references.get(standing.latest.as_str())?.clone(),
                })
            })
            .collect();
        let promised = between
            .iter()
            .filter(|event| matches!(event.status, Status::Planned | Status::Sought))
            .filter_map(|event| references.get(event.id.as_str()).cloned())
            .collect();
        let coders: BTreeSet<String> = between
            .iter()
            .chain(&around)
            .map(|event| event.coder.clone())
            .collect();
        let names_for_rows = quoted::Names {
            name: &|code| desk.name(code),
            source: &|document| desk.number_of(document),
            says: &attribution,
        };
        let (papers, quoted) = (
            quoted::papers(&between, &names_for_rows),
            quoted::figures(&between, &claims, &names_for_rows),
        );
        if let Some(numbers) = &mut numbers {
            // What finds no series of its own stands in the table of quoted figures all the same.
            let beside = quoted.iter().filter_map(|row| desk.beside(row)).collect();
            numbers.set_beside(beside);
        }
        Brief {
            title: format!("{} and {}", a.name, b.name),
            coverage: coverage(&summary),
            directions: directions(&summary, &a.name, &b.name),
            figures: figures(&summary),
            course: (!course.points.is_empty()).then_some(course),
            fields,
            promised,
            papers,
            quoted,
            years: desk.years(&between, &dyad),
            third: desk.third(&between, &around, &dyad),
            sources: desk.sources,
            coders: coders.into_iter().collect(),
            summary,
            numbers,
            left_out,
            generated,
            a,
            b,
        }
    }
}

fn is_third(code: &str, dyad: &Dyad) -> bool {
    code != dyad.a && code != dyad.b && !KINDS.contains(&code)
}

/// Why a record may not reach the page.
fn fault(event: &Event, documents: &BTreeMap<DocumentId, Metadata>) -> Option<Reason> {
    if !documents.contains_key(&event.document) {
        return Some(Reason::NoDocument);
    }
    if event.text.trim().is_empty() || event.text.len() != event.sentence.len() {
        return Some(Reason::NoSentence);
    }
    let predicate = event.predicate.span;
    let words = predicate
        .start
        .checked_sub(event.sentence.start)
        .zip(predicate.end.checked_sub(event.sentence.start))
        .and_then(|(start, end)| event.text.get(start..end))
        .unwrap_or("");
    let same = one_line(words) == one_line(&event.predicate.text);
    (words.trim().is_empty() || !same).then_some(Reason::NoPredicate)
}

/// The documents in use, newest first, numbered from 1.
fn sources(
    between: &[Event],
    around: &[Event],
    claims: &[Claim],
    documents: &BTreeMap<DocumentId, Metadata>,
) -> Vec<Source> {
    let mut counts: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    for event in between {
        *counts.entry(&event.document).or_default() += 1;
    }
    for event in around {
        counts.entry(&event.document).or_default();
    }
    for claim in claims {
        counts.entry(&claim.document).or_default();
    }
    let mut sources: Vec<Source> = counts
        .into_iter()
        .filter_map(|(id, events)| {
            Some(Source {
                number: 0,
                id: id.clone(),
                metadata: documents.get(id)?.clone(),
                events,
            })
        })
        .collect();
    sources.sort_by_cached_key(|source| {
        (
            source.metadata.date.is_none(),
            Reverse(source.metadata.date),
            source.id.clone(),
        )
    });
    for (index, source) in sources.iter_mut().enumerate() {
        source.number = index + 1;
    }
    sources
}

/// What is needed to write about an event.
struct Desk {
    sources: Vec<Source>,
    names: BTreeMap<String, String>,
}

impl Desk {
    fn name(&self, code: &str) -> String {
        self.names
            .get(code)
            .cloned()
            .unwrap_or_else(|| code.to_owned())
    }

    fn line(&self, event: &Event) -> String {
        phrase(event, &|code| self.name(code))
    }

    fn source_number(&self, event: &Event) -> usize {
        self.number_of(&event.document)
    }

    /// A quoted figure of trade between the two, to stand beside the data of it.
    fn beside(&self, row: &quoted::FigureRow) -> Option<QuotedFigure> {
        let trade = matches!(
            row.measure?,
            record::Measure::Trade | record::Measure::Exports | record::Measure::Imports
        );
        let money = row.amount.kind == record::AmountKind::Money;
        (trade && money && row.countries.len() == 2).then(|| QuotedFigure {
            subject: "trade".to_owned(),
            year: row.year.map(i32::from),
            figure: crate::words::one_line(&row.amount.text),
            sentence: crate::words::one_line(&row.sentence),
            origin: self
                .sources
                .iter()
                .find(|source| source.number == row.source)
                .map(crate::sections::source_line)
                .unwrap_or_default(),
            anchor: format!("s-{}", row.source),
        })
    }

    fn number_of(&self, document: &DocumentId) -> usize {
        self.sources
            .iter()
            .find(|source| source.id == *document)
            .map_or(0, |source| source.number)
    }

    fn reference(&self, event: &Event, listed: bool) -> Reference {
        Reference {
            id: event.id.clone(),
            date: event.date,
            line: self.line(event),
            status: event.status,
            attribution: event.attribution.as_ref().map(attribution),
            source: self.source_number(event),
            listed,
        }
    }

    /// The events by year; those of one sentence and date together.
    fn years(&self, between: &[Event], dyad: &Dyad) -> Vec<YearGroup> {
        let mut years: Vec<YearGroup> = Vec::new();
        let mut rest = between;
        while let Some(first) = rest.first() {
            let together = |event: &Event| {
                event.date == first.date
                    && event.document == first.document
                    && event.sentence == first.sentence
            };
            let count = rest.iter().take_while(|event| together(event)).count();
            let (group, later) = rest.split_at(count);
            rest = later;
            let group: Vec<&Event> = group.iter().collect();
            let entry = Entry {
                date: first.date,
                statements: group
                    .iter()
                    .map(|event| self.statement(event, dyad))
                    .collect(),
                quote: segments(&group),
                source: self.source_number(first),
            };
            let year = first.date.map(|date| date.day.year());
            match years.last_mut() {
                Some(last) if last.year == year => last.entries.push(entry),
                _ => years.push(YearGroup {
                    year,
                    entries: vec![entry],
                }),
            }
        }
        years
    }

    fn statement(&self, event: &Event, dyad: &Dyad) -> Statement {
        Statement {
            id: event.id.clone(),
            line: self.line(event),
            status: event.status,
            direction: dyad.direction(event).unwrap_or(Direction::Mutual),
            quad: event.quad_class(),
            fields: event.fields.clone(),
            attribution: event.attribution.as_ref().map(attribution),
        }
    }

    /// Third countries in events with either side. Both lists are newest first.
    fn third(&self, between: &[Event], around: &[Event], dyad: &Dyad) -> Vec<ThirdCountry> {
        let mut by_code: BTreeMap<&str, ThirdCountry> = BTreeMap::new();
        let marked = between
            .iter()
            .map(|event| (event, true))
            .chain(around.iter().map(|event| (event, false)));
        for (event, listed) in marked {
            let codes = event.codes();
            let has = |code: &str| codes.contains(&code);
            for code in codes.iter().filter(|code| is_third(code, dyad)) {
                let third = by_code.entry(code).or_insert_with(|| ThirdCountry {
                    code: (*code).to_owned(),
                    name: self.name(code),
                    with_a: 0,
                    with_b: 0,
                    with_both: 0,
                    latest: self.reference(event, listed),
                });
                match (has(&dyad.a), has(&dyad.b)) {
                    (true, true) => third.with_both += 1,
                    (true, false) => third.with_a += 1,
                    (false, _) => third.with_b += 1,
                }
                if event.date > third.latest.date {
                    third.latest = self.reference(event, listed);
                }
            }
        }
        let mut third: Vec<ThirdCountry> = by_code.into_values().collect();
        third.sort_by_cached_key(|third| (Reverse(third.total()), third.name.clone()));
        third
    }
}

/// Who says so. Plain words of saying are dropped; those that weigh (`insisted`, `denied`) are kept.
fn attribution(attribution: &Attribution) -> String {
    const PLAIN: &[&str] = &[
        "",
        "said",
        "say",
        "says",
        "saying",
        "told",
        "according to",
        "stated",
        "reported",
        "added",
        "noted",
        "announced",
    ];
    let speaker = one_line(&attribution.text);
    let cue = one_line(&attribution.cue);
    if PLAIN.contains(&cue.to_lowercase().as_str()) {
        format!("according to {speaker}")
    } else {
        format!("according to {speaker} (\u{201c}{cue}\u{201d})")
    }
}

fn coverage(summary: &Summary) -> String {
    let total = summary.statuses.total();
    if total == 0 {
        return "No event between the two countries is recorded in the documents read.".to_owned();
    }
    let span = match (summary.first, summary.last) {
        (Some(first), Some(last)) => span(first, last),
        _ => "without a date".to_owned(),
    };
    let when = match summary.undated {
        0 => format!(" {span}"),
        _ if summary.first.is_none() => format!(" {span}"),
        undated => format!(
            ", {} of them {span}, {undated} without a date",
            total - undated
        ),
    };
    format!(
        "{}{when}, read from {}.",
        counted(total, "event"),
        counted(summary.documents, "document"),
    )
}

fn span(first: EventDate, last: EventDate) -> String {
    if first == last {
        let preposition = match first.precision {
            record::DatePrecision::Day => "of",
            _ => "in",
        };
        format!("{preposition} {}", long_date(first))
    } else {
        format!("from {} to {}", long_date(first), long_date(last))
    }
}

fn directions(summary: &Summary, a: &str, b: &str) -> Option<String> {
    let happened = summary.happened.count;
    if happened == 0 {
        return None;
    }
    let (a, b) = (with_article(a), with_article(b));
    let parts: Vec<String> = [
        (summary.mutual.count, "by both together".to_owned()),
        (summary.a_to_b.count, format!("by {a} towards {b}")),
        (summary.b_to_a.count, format!("by {b} towards {a}")),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    Some(format!(
        "Of what happened or goes on, {}; {} of cooperation, {} of conflict.",
        crate::words::list(&parts),
        summary.cooperation(),
        summary.conflict(),
    ))
}

fn figures(summary: &Summary) -> Vec<Figure> {
    let statuses = &summary.statuses;
    let mut figures = Vec::new();
    let mut add = |value: String, label: &str| {
        figures.push(Figure {
            value,
            label: label.to_owned(),
        });
    };
    if statuses.total() == 0 {
        return figures;
    }
    add(statuses.happened().to_string(), "happened or going on");
    add(
        (statuses.planned + statuses.sought).to_string(),
        "planned or sought",
    );
    add(statuses.possible.to_string(), "possible");
    add(statuses.denied.to_string(), "denied");
    if let Some(mean) = summary.happened.mean {
        add(
            score(mean),
            "mean score of what happened, from \u{2212}10 (conflict) to +10 (cooperation)",
        );
    }
    figures
}
