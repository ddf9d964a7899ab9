//! Events as a table, as JSON Lines and as CSV. docs/FORMAT.md describes the last two.

use std::io::Write;

use clap::ValueEnum;
use record::{Actor, Event};

use crate::figures;
use crate::terminal::Terminal;

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EventFormat {
    /// A table for people
    Table,
    /// One JSON record a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}

impl EventFormat {
    /// What was asked for, or a table for a person and JSON Lines for a program.
    pub(crate) fn or_default(choice: Option<EventFormat>, terminal: &Terminal) -> EventFormat {
        choice.unwrap_or(if terminal.is_interactive() {
            EventFormat::Table
        } else {
            EventFormat::Jsonl
        })
    }
}

/// Whether the table names the events so that `show` can be asked for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ids {
    Shown,
    Left,
}

/// Writes all events.
pub(crate) fn write(
    events: &[Event],
    format: EventFormat,
    ids: Ids,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    match format {
        EventFormat::Table => write_table(events, ids, terminal)?,
        EventFormat::Jsonl => {
            for event in events {
                write_jsonl(event, terminal.out())?;
            }
        }
        EventFormat::Csv => {
            let mut csv = CsvEvents::new(terminal.out())?;
            for event in events {
                csv.write(event)?;
            }
            csv.finish()?;
        }
    }
    Ok(())
}

/// Writes one event as a line of JSON.
pub(crate) fn write_jsonl(event: &Event, out: &mut impl Write) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, event)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn write_table(events: &[Event], ids: Ids, terminal: &mut Terminal) -> std::io::Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let mut header = vec!["date", "event", "who", "status", "fields", "words", "says"];
    if ids == Ids::Shown {
        header.insert(0, "id");
    }
    let detailed = events
        .iter()
        .any(|event| !event.amounts.is_empty() || !event.agreements.is_empty());
    if detailed {
        header.push("papers, amounts");
    }
    let rows = events
        .iter()
        .map(|event| {
            let mut row = vec![
                event
                    .date
                    .map_or_else(|| "-".to_owned(), |date| date.to_string()),
                kind(event),
                sides(event),
                event.status.to_string(),
                joined(event.fields.iter()),
                event.predicate.text.clone(),
                event
                    .attribution
                    .as_ref()
                    .map_or_else(String::new, |by| by.text.clone()),
            ];
            if ids == Ids::Shown {
                row.insert(0, event.id.clone());
            }
            if detailed {
                row.push(figures::in_short(&event.agreements, &event.amounts));
            }
            row
        })
        .collect();
    terminal.table(&header, rows)
}

/// The type with its mode: `CONSULT visit`.
pub(crate) fn kind(event: &Event) -> String {
    match event.mode {
        Some(mode) => format!("{} {}", event.event, mode.name()),
        None => event.event.to_string(),
    }
}

/// Who to whom: `BLR GOV > PAK GOV`, or `BLR + PAK` where both do it together.
pub(crate) fn sides(event: &Event) -> String {
    let join = |actors: &[Actor]| {
        let mut names: Vec<String> = Vec::new();
        for actor in actors {
            let name = side(actor);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" + ")
    };
    if event.recipient.is_empty() {
        join(&event.actor)
    } else {
        format!("{} > {}", join(&event.actor), join(&event.recipient))
    }
}

fn side(actor: &Actor) -> String {
    let mut name = match &actor.code {
        Some(code) => code.clone(),
        None => format!("\"{}\"", actor.entity_text),
    };
    for sector in &actor.sector {
        name.push(' ');
        name.push_str(sector.name());
    }
    name
}

fn joined<T: std::fmt::Display>(values: impl Iterator<Item = T>) -> String {
    values
        .map(|value| value.to_string())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The columns of the CSV form, in order.
pub(crate) const CSV_COLUMNS: &[&str] = &[
    "id",
    "date",
    "date_precision",
    "actor_code",
    "actor_sector",
    "actor_text",
    "recipient_code",
    "recipient_sector",
    "recipient_text",
    "event",
    "mode",
    "context",
    "quad_code",
    "event_scale",
    "status",
    "auxiliary",
    "fields",
    "reciprocal",
    "attribution_text",
    "attribution_cue",
    "attribution_code",
    "event_loc_text",
    "event_loc_code",
    "predicate",
    "predicate_start",
    "predicate_end",
    "entry",
    "text",
    "sentence_start",
    "sentence_end",
    "document",
    "title",
    "publication",
    "author",
    "url",
    "document_date",
    "coder",
    "confidence",
    "amount_text",
    "amount_kind",
    "amount_value",
    "amount_low",
    "amount_high",
    "amount_qualifier",
    "amount_currency",
    "amount_unit",
    "amount_of",
    "amount_measure",
    "agreement_text",
    "agreement_instrument",
    "agreement_number",
    "agreement_step",
    "agreement_topic",
];

/// Writes events as CSV, the header first.
pub(crate) struct CsvEvents<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvEvents<W> {
    pub(crate) fn new(out: W) -> csv::Result<CsvEvents<W>> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(CSV_COLUMNS)?;
        Ok(CsvEvents { writer })
    }

    pub(crate) fn write(&mut self, event: &Event) -> csv::Result<()> {
        let optional = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let attribution = event.attribution.as_ref();
        let place = event.event_loc.as_ref();
        let cite = &event.cite_info;
        self.writer.write_record([
            event.id.clone(),
            event
                .date
                .map_or_else(String::new, |date| date.day.to_string()),
            event
                .date
                .map_or_else(String::new, |date| date.precision.name().to_owned()),
            listed(&event.actor, |actor| optional(actor.code.as_deref())),
            listed(&event.actor, sectors),
            listed(&event.actor, |actor| actor.entity_text.clone()),
            listed(&event.recipient, |actor| optional(actor.code.as_deref())),
            listed(&event.recipient, sectors),
            listed(&event.recipient, |actor| actor.entity_text.clone()),
            event.event.to_string(),
            optional(event.mode.map(codebook::Mode::name)),
            listed(&event.context, ToString::to_string),
            event.quad_class().number().to_string(),
            event.event_scale().to_string(),
            event.status.to_string(),
            event
                .status
                .auxiliary()
                .map_or_else(String::new, |auxiliary| auxiliary.to_string()),
            listed(&event.fields, ToString::to_string),
            event.reciprocal.to_string(),
            optional(attribution.map(|by| by.text.as_str())),
            optional(attribution.map(|by| by.cue.as_str())),
            optional(attribution.and_then(|by| by.code.as_deref())),
            optional(place.map(|place| place.text.as_str())),
            optional(place.and_then(|place| place.code.as_deref())),
            event.predicate.text.clone(),
            event.predicate.span.start.to_string(),
            event.predicate.span.end.to_string(),
            event.predicate.entry.clone(),
            event.text.clone(),
            event.sentence.start.to_string(),
            event.sentence.end.to_string(),
            event.document.to_string(),
            optional(cite.title.as_deref()),
            optional(cite.publication.as_deref()),
            optional(cite.author.as_deref()),
            optional(cite.url.as_deref()),
            optional(cite.date.as_deref()),
            event.coder.clone(),
            event.confidence.to_string(),
            listed(&event.amounts, |amount| amount.text.clone()),
            listed(&event.amounts, |amount| amount.kind.to_string()),
            listed(&event.amounts, |amount| number(amount.value)),
            listed(&event.amounts, |amount| number(amount.low)),
            listed(&event.amounts, |amount| number(amount.high)),
            listed(&event.amounts, |amount| {
                optional(amount.qualifier.map(record::Qualifier::name))
            }),
            listed(&event.amounts, |amount| {
                optional(amount.currency.as_deref())
            }),
            listed(&event.amounts, |amount| optional(amount.unit.as_deref())),
            listed(&event.amounts, |amount| {
                optional(amount.of.as_ref().map(|of| of.text.as_str()))
            }),
            listed(&event.amounts, |amount| {
                optional(amount.measure.map(record::Measure::name))
            }),
            listed(&event.agreements, |paper| paper.text.clone()),
            listed(&event.agreements, |paper| paper.instrument.to_string()),
            listed(&event.agreements, |paper| {
                paper
                    .number
                    .map_or_else(String::new, |number| number.to_string())
            }),
            listed(&event.agreements, |paper| {
                optional(paper.step.map(record::Step::name))
            }),
            listed(&event.agreements, |paper| {
                optional(paper.topic.as_ref().map(|topic| topic.text.as_str()))
            }),
        ])
    }

    pub(crate) fn finish(mut self) -> std::io::Result<()> {
        self.writer.flush()
    }
}

fn number(value: Option<record::Decimal>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn sectors(actor: &Actor) -> String {
    actor
        .sector
        .iter()
        .map(|sector| sector.name())
        .collect::<Vec<_>>()
        .join("+")
}

/// Several values in one cell: `a;b`. A semicolon within a value becomes a comma.
fn listed<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    values
        .iter()
        .map(|value| text(value).replace(';', ","))
        .collect::<Vec<_>>()
        .join(";")
}
