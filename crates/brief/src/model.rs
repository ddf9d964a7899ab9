//! What a brief consists of.

use std::collections::BTreeMap;

use codebook::{Field, QuadClass, Status};
use measure::{Direction, PairNumbers, Series, StatusCounts, Summary};
use record::{Claim, Date, DocumentId, Event, EventDate, Metadata};

use crate::numbers::Numbers;
use crate::quote::Segment;
use crate::quoted::{FigureRow, PaperRow};

/// One of the two countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// ISO 3166 alpha-3, as actors carry it.
    pub code: String,
    /// Short English name.
    pub name: String,
    /// Adjective, for example `Belarusian`.
    pub adjective: String,
}

/// What a brief is made from.
#[derive(Debug, Clone)]
pub struct BriefInput {
    /// The first country.
    pub a: Side,
    /// The second country.
    pub b: Side,
    /// Events that name either country. Those between the two make the page, those with a third one
    /// make the section on third countries. An event given twice counts once.
    pub events: Vec<Event>,
    /// Figures without an event; those about the two or one of them, and nobody else, make the page.
    /// Those about one of them only where their document has an event between the two.
    pub claims: Vec<Claim>,
    /// The documents that the events and figures come from.
    pub documents: Vec<(DocumentId, Metadata)>,
    /// Short English names of other countries by code. A code that is missing stands as it is.
    pub names: BTreeMap<String, String>,
    /// The numbers of data sets about the two; without them the page is about events alone.
    pub numbers: Option<PairNumbers>,
    /// The day to print on the page; `None` prints none.
    pub generated: Option<Date>,
}

/// Everything that stands on the page, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The first country.
    pub a: Side,
    /// The second country.
    pub b: Side,
    /// `Belarus and Pakistan`.
    pub title: String,
    /// The time and the documents covered, in a sentence.
    pub coverage: String,
    /// Who acted on whom, in a sentence; `None` when nothing happened.
    pub directions: Option<String>,
    /// The figures at the head of the page. A figure that is not known is not there.
    pub figures: Vec<Figure>,
    /// The measures behind them.
    pub summary: Summary,
    /// The course of what happened; `None` when no dated event happened.
    pub course: Option<Series>,
    /// Where things stand by field.
    pub fields: Vec<FieldRow>,
    /// What is planned or sought, newest first.
    pub promised: Vec<Reference>,
    /// Papers that events between the two are about, newest first.
    pub papers: Vec<PaperRow>,
    /// Figures that the documents quote, in the order of the sources.
    pub quoted: Vec<FigureRow>,
    /// The events, newest first.
    pub years: Vec<YearGroup>,
    /// Third countries, those with most events first.
    pub third: Vec<ThirdCountry>,
    /// The documents that statements of the page come from, newest first.
    pub sources: Vec<Source>,
    /// The numbers of data sets.
    pub numbers: Option<Numbers>,
    /// The coders that made the records.
    pub coders: Vec<String>,
    /// Records that did not reach the page.
    pub left_out: Vec<LeftOut>,
    /// The day printed on the page.
    pub generated: Option<Date>,
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number as it is written.
    pub value: String,
    /// What it is.
    pub label: String,
}

/// Where things stand in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRow {
    /// The field; `None` for events that name none.
    pub field: Option<Field>,
    /// Its events by status.
    pub statuses: StatusCounts,
    /// The latest of them.
    pub latest: Reference,
}

impl FieldRow {
    /// The name of the row.
    pub fn label(&self) -> &'static str {
        self.field.map_or("no field stated", Field::name)
    }
}

/// An event as it is referred to from a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Identity of the event.
    pub id: String,
    /// When, where known.
    pub date: Option<EventDate>,
    /// The event in a line.
    pub line: String,
    /// Whether it happened.
    pub status: Status,
    /// Who says so, where it is not the document itself.
    pub attribution: Option<String>,
    /// Number of its source on the page.
    pub source: usize,
    /// Whether the event stands in the list of events of this page.
    pub listed: bool,
}

/// The events of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearGroup {
    /// The year; `None` for events without a date.
    pub year: Option<i16>,
    /// What the documents state of it.
    pub entries: Vec<Entry>,
}

impl YearGroup {
    /// The heading of the group.
    pub fn label(&self) -> String {
        self.year
            .map_or_else(|| "Without a date".to_owned(), |year| year.to_string())
    }
}

/// One quoted sentence with the events that it states for one date.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When, where known.
    pub date: Option<EventDate>,
    /// The events.
    pub statements: Vec<Statement>,
    /// The sentence in parts, with the words that the events rest on told apart.
    pub quote: Vec<Segment>,
    /// Number of its source on the page.
    pub source: usize,
}

/// One event on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Identity of the event.
    pub id: String,
    /// The event in a line.
    pub line: String,
    /// Whether it happened.
    pub status: Status,
    /// How it runs between the two.
    pub direction: Direction,
    /// Cooperation or conflict, in words or deeds.
    pub quad: QuadClass,
    /// Fields of cooperation.
    pub fields: Vec<Field>,
    /// Who says so, where it is not the document itself: `according to the Foreign Office`.
    pub attribution: Option<String>,
}

/// A third country that acts with or on either side.
#[derive(Debug, Clone, PartialEq)]
pub struct ThirdCountry {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Events with the first side only.
    pub with_a: usize,
    /// Events with the second side only.
    pub with_b: usize,
    /// Events with both.
    pub with_both: usize,
    /// The latest of them.
    pub latest: Reference,
}

impl ThirdCountry {
    /// All its events.
    pub const fn total(&self) -> usize {
        self.with_a + self.with_b + self.with_both
    }
}

/// A document that statements of the page come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Identity.
    pub id: DocumentId,
    /// What is known about it.
    pub metadata: Metadata,
    /// How many events between the two come from it.
    pub events: usize,
}

/// A record that did not reach the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Identity of the event.
    pub id: String,
    /// Why.
    pub reason: Reason,
}

/// Why a record did not reach the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Its document is not among those given.
    NoDocument,
    /// It has no sentence, or the sentence is not as long as its span.
    NoSentence,
    /// Its predicate does not stand in the sentence where the record says.
    NoPredicate,
}

impl Reason {
    /// All reasons.
    pub const ALL: &'static [Reason] =
        &[Reason::NoDocument, Reason::NoSentence, Reason::NoPredicate];

    /// The reason in words.
    pub const fn words(self) -> &'static str {
        match self {
            Reason::NoDocument => "without a known document",
            Reason::NoSentence => "without a sentence",
            Reason::NoPredicate => "whose words do not stand where the record says",
        }
    }
}

impl Brief {
    /// The source of a number, from 1.
    pub fn source(&self, number: usize) -> Option<&Source> {
        self.sources.get(number.checked_sub(1)?)
    }

    /// Whether the page has any event between the two.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }
}
