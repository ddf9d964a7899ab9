//! Quoted figures as a table, as JSON Lines and as CSV. docs/FORMAT.md describes the last two.

use std::io::Write;

use record::{Agreement, Amount, Claim, Coded};

use crate::events::EventFormat;
use crate::terminal::Terminal;

/// The figures of a document: amounts of its events and those that belong to none, in the order of the
/// text.
pub(crate) fn of_document(coded: &Coded) -> Vec<Claim> {
    let mut figures: Vec<Claim> = coded.events.iter().flat_map(Claim::of_event).collect();
    figures.extend(coded.claims.iter().cloned());
    figures.sort_by_key(|figure| figure.amount.span);
    figures
}

/// Writes all figures.
pub(crate) fn write(
    figures: &[Claim],
    format: EventFormat,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    match format {
        EventFormat::Table => write_table(figures, terminal)?,
        EventFormat::Jsonl => {
            for figure in figures {
                write_jsonl(figure, terminal.out())?;
            }
        }
        EventFormat::Csv => {
            let mut writer = csv::Writer::from_writer(terminal.out());
            writer.write_record(CSV_COLUMNS)?;
            for figure in figures {
                writer.write_record(csv_row(figure))?;
            }
            writer.flush()?;
        }
    }
    Ok(())
}

/// Writes one figure as a line of JSON.
pub(crate) fn write_jsonl(figure: &Claim, out: &mut impl Write) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, figure)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes figures as a table for people; nothing where there are none.
pub(crate) fn write_table(figures: &[Claim], terminal: &mut Terminal) -> std::io::Result<()> {
    if figures.is_empty() {
        return Ok(());
    }
    let header = ["about", "figure", "of", "year", "says", "document"];
    let rows = figures
        .iter()
        .map(|figure| {
            let amount = &figure.amount;
            vec![
                about(figure),
                amount.text.clone(),
                of_what(amount),
                amount
                    .year
                    .map_or_else(String::new, |year| year.to_string()),
                figure
                    .attribution
                    .as_ref()
                    .map_or_else(String::new, |by| by.text.clone()),
                figure.cite_info.date.clone().unwrap_or_default(),
            ]
        })
        .collect();
    terminal.table(&header, rows)
}

fn about(figure: &Claim) -> String {
    match (&figure.from, &figure.to) {
        (Some(from), Some(to)) => format!("{from} > {to}"),
        _ => figure.countries.join(" + "),
    }
}

/// What a figure is of, with the subject that has the share: `cotton: the nation's arable land`.
fn of_what(amount: &Amount) -> String {
    match (&amount.subject, &amount.of) {
        (Some(subject), Some(of)) => format!("{}: {}", subject.text, of.text),
        (Some(one), None) | (None, Some(one)) => one.text.clone(),
        (None, None) => String::new(),
    }
}

/// What an event is about beside its sides, in a cell of a table: `8 MoUs (signed), $30 million`.
pub(crate) fn in_short(agreements: &[Agreement], amounts: &[Amount]) -> String {
    let papers = agreements.iter().map(|paper| match paper.step {
        Some(step) => format!("{} ({step})", paper.text),
        None => paper.text.clone(),
    });
    let figures = amounts.iter().map(|amount| amount.text.clone());
    papers.chain(figures).collect::<Vec<_>>().join(", ")
}

/// The normalised value: `30000000 USD`, `20 to 30 %`, `60000 tonne`.
pub(crate) fn value(amount: &Amount) -> String {
    let number = match (amount.value, amount.low, amount.high) {
        (Some(value), _, _) => value.to_string(),
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        (None, Some(one), None) | (None, None, Some(one)) => one.to_string(),
        (None, None, None) => String::new(),
    };
    let unit = amount.currency.as_ref().or(amount.unit.as_ref());
    let qualifier = amount
        .qualifier
        .map_or_else(String::new, |own| format!("{own} "));
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    let per = amount
        .per
        .as_ref()
        .map_or_else(String::new, |per| format!(" per {per}"));
    format!("{qualifier}{number}{unit}{per}")
}

/// The columns of the CSV form, in order.
pub(crate) const CSV_COLUMNS: &[&str] = &[
    "id",
    "event",
    "countries",
    "from",
    "to",
    "kind",
    "value",
    "low",
    "high",
    "qualifier",
    "currency",
    "unit",
    "per",
    "of",
    "subject",
    "fields",
    "measure",
    "year",
    "amount",
    "amount_start",
    "amount_end",
    "attribution_text",
    "attribution_cue",
    "attribution_code",
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
];

fn csv_row(figure: &Claim) -> Vec<String> {
    fn plain<T: ToString>(value: Option<&T>) -> String {
        value.map_or_else(String::new, ToString::to_string)
    }
    let amount = &figure.amount;
    let by = figure.attribution.as_ref();
    let cite = &figure.cite_info;
    let fields: Vec<&str> = amount.fields.iter().map(|field| field.name()).collect();
    vec![
        figure.id.clone(),
        plain(figure.event.as_ref()),
        figure.countries.join(";"),
        plain(figure.from.as_ref()),
        plain(figure.to.as_ref()),
        amount.kind.to_string(),
        plain(amount.value.as_ref()),
        plain(amount.low.as_ref()),
        plain(amount.high.as_ref()),
        plain(amount.qualifier.as_ref()),
        plain(amount.currency.as_ref()),
        plain(amount.unit.as_ref()),
        plain(amount.per.as_ref()),
        plain(amount.of.as_ref().map(|of| &of.text)),
        plain(amount.subject.as_ref().map(|subject| &subject.text)),
        fields.join(";"),
        plain(amount.measure.as_ref()),
        plain(amount.year.as_ref()),
        amount.text.clone(),
        amount.span.start.to_string(),
        amount.span.end.to_string(),
        plain(by.map(|by| &by.text)),
        plain(by.map(|by| &by.cue)),
        plain(by.and_then(|by| by.code.as_ref())),
        figure.text.clone(),
        figure.sentence.start.to_string(),
        figure.sentence.end.to_string(),
        figure.document.to_string(),
        plain(cite.title.as_ref()),
        plain(cite.publication.as_ref()),
        plain(cite.author.as_ref()),
        plain(cite.url.as_ref()),
        plain(cite.date.as_ref()),
        figure.coder.clone(),
    ]
}
