//! Papers that the two agreed on, and the figures that documents quote about them.
//!
//! [`papers`] and [`figures`] settle the rows; `html`, `markdown` and `text` lay them out.

pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod text;

use codebook::Status;
use measure::Dyad;
use record::{Amount, Claim, DocumentId, Event, EventDate, Instrument, Measure, Step};

use crate::words::one_line;

pub(crate) const PAPERS: &str = "Agreements and other papers";
pub(crate) const PAPERS_NOTE: &str = "Papers that events between the two are about, newest first, with the step that the event is. Whether the step was taken is told by its status. One paper may stand in several rows.";
pub(crate) const FIGURES: &str = "Quoted figures";
pub(crate) const FIGURES_NOTE: &str = "Amounts as the documents give them, about both countries or one of them; nothing is converted or added up.";

/// A paper that an event between the two is about.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperRow {
    /// Identity of the event.
    pub event: String,
    /// When the step was or is to be taken, where known.
    pub date: Option<EventDate>,
    /// What kind of paper.
    pub instrument: Instrument,
    /// The words that name it: `8 MoUs`, `fisheries protocol`.
    pub words: String,
    /// How many.
    pub number: Option<u32>,
    /// What it is on.
    pub topic: Option<String>,
    /// The step that the event is.
    pub step: Option<Step>,
    /// Whether it was taken.
    pub status: Status,
    /// Who takes part, by name.
    pub sides: Vec<String>,
    /// Who says so, where it is not the document itself.
    pub attribution: Option<String>,
    /// Number of its source on the page.
    pub source: usize,
}

/// A figure that a document quotes.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Identity of the figure.
    pub id: String,
    /// Identity of the event that it belongs to, which stands on this page.
    pub event: Option<String>,
    /// The amount with what it is of.
    pub amount: Amount,
    /// Codes of the countries that it is about.
    pub countries: Vec<String>,
    /// Their names: `Pakistan`, `Belarus and Pakistan`, `from Belarus to Pakistan`.
    pub about: String,
    /// Code of who exports or gives, where known.
    pub from: Option<String>,
    /// Code of who imports or receives, where known.
    pub to: Option<String>,
    /// The statistic that it is a value of, to find the data of the same thing.
    pub measure: Option<Measure>,
    /// Year that the sentence gives for it.
    pub year: Option<i16>,
    /// Who says so, where it is not the document itself.
    pub attribution: Option<String>,
    /// Date of the document, as precise as known.
    pub date: Option<String>,
    /// The sentence.
    pub sentence: String,
    /// The place of the amount's words in it, in bytes.
    pub words: (usize, usize),
    /// Number of its source on the page.
    pub source: usize,
}

impl FigureRow {
    /// What it is of, in the words of the document: `cotton: the nation's arable land`.
    pub fn of_what(&self) -> String {
        match (&self.amount.subject, &self.amount.of) {
            (Some(subject), Some(of)) => {
                format!("{}: {}", one_line(&subject.text), one_line(&of.text))
            }
            (Some(one), None) | (None, Some(one)) => one_line(&one.text),
            (None, None) => String::new(),
        }
    }
}

/// What the rows are made with.
pub(crate) struct Names<'a> {
    /// Name of a country.
    pub(crate) name: &'a dyn Fn(&str) -> String,
    /// Number of a source on the page.
    pub(crate) source: &'a dyn Fn(&DocumentId) -> usize,
    /// Who says so, in words.
    pub(crate) says: &'a dyn Fn(&record::Attribution) -> String,
}

/// The papers of the events between the two, in their order.
pub(crate) fn papers(between: &[Event], names: &Names<'_>) -> Vec<PaperRow> {
    let row = |event: &Event, paper: &record::Agreement| PaperRow {
        event: event.id.clone(),
        date: event.date,
        instrument: paper.instrument,
        words: one_line(&paper.text),
        number: paper.number,
        topic: paper.topic.as_ref().map(|topic| one_line(&topic.text)),
        step: paper.step,
        status: event.status,
        sides: event.codes().into_iter().map(names.name).collect(),
        attribution: event.attribution.as_ref().map(names.says),
        source: (names.source)(&event.document),
    };
    between
        .iter()
        .flat_map(|event| event.agreements.iter().map(move |paper| (event, paper)))
        .map(|(event, paper)| row(event, paper))
        .collect()
}

/// Whether a figure without an event is one for the page: about the two or one of them and nobody
/// else, with its words in its sentence.
pub(crate) fn belongs(claim: &Claim, dyad: &Dyad) -> bool {
    let own = |code: &String| *code == dyad.a || *code == dyad.b;
    !claim.countries.is_empty() && claim.countries.iter().all(own) && place(claim).is_some()
}

/// Where the words of the amount stand in the sentence.
fn place(claim: &Claim) -> Option<(usize, usize)> {
    let span = claim.amount.span;
    let start = span.start.checked_sub(claim.sentence.start)?;
    let end = span.end.checked_sub(claim.sentence.start)?;
    let there = claim.text.get(start..end)?;
    (there == claim.amount.text && !there.is_empty() && claim.text.len() == claim.sentence.len())
        .then_some((start, end))
}

/// The figures of the events between the two, and those without an event, newest document first and in
/// the order of the text.
pub(crate) fn figures(between: &[Event], claims: &[Claim], names: &Names<'_>) -> Vec<FigureRow> {
    let of_events = between.iter().flat_map(Claim::of_event);
    let mut rows: Vec<(usize, usize, FigureRow)> = of_events
        .chain(claims.iter().cloned())
        .filter_map(|claim| {
            let words = place(&claim)?;
            let source = (names.source)(&claim.document);
            let start = claim.amount.span.start;
            Some((source, start, row(claim, words, source, names)))
        })
        .collect();
    rows.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

fn row(claim: Claim, words: (usize, usize), source: usize, names: &Names<'_>) -> FigureRow {
    let about = match (&claim.from, &claim.to) {
        (Some(from), Some(to)) => {
            format!("from {} to {}", (names.name)(from), (names.name)(to))
        }
        _ => {
            let all: Vec<String> = claim.countries.iter().map(|c| (names.name)(c)).collect();
            crate::words::list(&all)
        }
    };
    FigureRow {
        id: claim.id,
        event: claim.event,
        about,
        measure: claim.amount.measure,
        year: claim.amount.year,
        amount: claim.amount,
        countries: claim.countries,
        from: claim.from,
        to: claim.to,
        attribution: claim.attribution.as_ref().map(names.says),
        date: claim.cite_info.date,
        sentence: claim.text,
        words,
        source,
    }
}
