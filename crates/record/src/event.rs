//! The event record: PLOVER's fields first, then those of this project.

use codebook::{Context, EventType, Field, Mode, QuadClass, Status};
use serde::{Deserialize, Serialize};

use crate::amount::{Agreement, Amount};
use crate::date::{DatePrecision, EventDate};
use crate::document::DocumentId;
use crate::span::Span;

/// One who acts or is acted upon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// ISO 3166 alpha-3 of the state that the actor belongs to, or PLOVER's code of an organisation
    /// (`IGO`, `UNO`, `EUR`, `NGO`, `ISM`, `IMG`, `MNC`); `None` when it could not be resolved.
    pub code: Option<String>,
    /// Sector within the state, as PLOVER's codes (`GOV`, `MIL`, `BUS` ...); several when needed.
    pub sector: Vec<codebook::Sector>,
    /// The words that name the actor.
    pub entity_text: String,
    /// Where these words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The name behind the words, where known: a person, an office, a company, an organisation.
    pub name: Option<String>,
    /// The words the country was taken from, when they are not those of `entity_text`
    /// ("Belarus" for "the company").
    pub antecedent: Option<Span>,
}

/// The words that state the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Predicate {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The lexicon entry that coded them, for example `visit n.`.
    pub entry: String,
}

/// Who states the event, when it is not the document in its own voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name who says so.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words of saying: `said`, `according to`, `insisted`.
    pub cue: String,
    /// ISO 3166 alpha-3 of the speaker's state or the code of its organisation, where resolved.
    pub code: Option<String>,
}

/// Where an event took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words that name the place.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// ISO 3166 alpha-3 of the state it lies in.
    pub code: Option<String>,
}

/// The source of an event, under PLOVER's name `cite_info`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CiteInfo {
    /// Headline of the document.
    pub title: Option<String>,
    /// Publisher of the document.
    pub publication: Option<String>,
    /// Author of the document.
    pub author: Option<String>,
    /// Address of the document.
    pub url: Option<String>,
    /// Date of the document, as precisely as known.
    pub date: Option<String>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Identity: the document's and a number within it, `3f2a9c01d4e5b6a7-12`. Stable for the same
    /// text, coder and models.
    pub id: String,
    /// When it happened or is to happen; `None` when neither the text nor the document says.
    pub date: Option<EventDate>,
    /// Who acts. Both sides, when `reciprocal`.
    pub actor: Vec<Actor>,
    /// To whom.
    pub recipient: Vec<Actor>,
    /// What: the PLOVER type.
    pub event: EventType,
    /// Mode of the type.
    pub mode: Option<Mode>,
    /// What it is about, in PLOVER's contexts.
    pub context: Vec<Context>,
    /// Where it took place.
    pub event_loc: Option<Place>,
    /// The sentence.
    pub text: String,
    /// The source.
    pub cite_info: CiteInfo,
    /// The words that state the event.
    pub predicate: Predicate,
    /// Whether it happened.
    pub status: Status,
    /// Fields of cooperation.
    pub fields: Vec<Field>,
    /// Who says so.
    pub attribution: Option<Attribution>,
    /// Whether all actors do it together or to each other; then there is no recipient.
    pub reciprocal: bool,
    /// Where the sentence stands.
    pub sentence: Span,
    /// The document.
    pub document: DocumentId,
    /// Name and version of the coder and its models, for example `chancery 0.1.0, model 41c114b8 232e1386`.
    pub coder: String,
    /// From 0 to 1: the share of events with this score whose words and type are right, as measured on
    /// annotated texts.
    pub confidence: f64,
    /// Amounts that the event's clause gives, in the order of the text.
    pub amounts: Vec<Amount>,
    /// The papers that it is about, in the order of the text.
    pub agreements: Vec<Agreement>,
}

impl Event {
    /// The quad class of the type.
    pub fn quad_class(&self) -> QuadClass {
        self.event.quad()
    }

    /// PLOVER's score of the mode, or of the type when there is none.
    pub fn event_scale(&self) -> f64 {
        self.mode.map_or(self.event.score(), Mode::score)
    }

    /// The codes of all actors and recipients, each once, in order.
    pub fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = Vec::new();
        for actor in self.actor.iter().chain(&self.recipient) {
            if let Some(code) = actor.code.as_deref()
                && !codes.contains(&code)
            {
                codes.push(code);
            }
        }
        codes
    }
}

/// The record as it is written: the order of the fields is part of the contract.
#[derive(Serialize, Deserialize)]
struct Wire {
    id: String,
    date: Option<String>,
    actor: Vec<Actor>,
    recipient: Vec<Actor>,
    event: EventType,
    mode: Option<String>,
    context: Vec<Context>,
    quad_code: u8,
    event_scale: f64,
    event_loc: Option<Place>,
    text: String,
    cite_info: CiteInfo,
    predicate: Predicate,
    status: Status,
    auxiliary: Option<codebook::Auxiliary>,
    fields: Vec<Field>,
    attribution: Option<Attribution>,
    reciprocal: bool,
    date_precision: Option<DatePrecision>,
    sentence: Span,
    document: String,
    coder: String,
    confidence: f64,
    // Records written before these fields were there have none of them.
    #[serde(default)]
    amounts: Vec<Amount>,
    #[serde(default)]
    agreements: Vec<Agreement>,
}

impl Serialize for Event {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let event = self.clone();
        Wire {
            date: event.date.map(|date| date.day.to_string()),
            date_precision: event.date.map(|date| date.precision),
            mode: event.mode.map(|mode| mode.name().to_owned()),
            quad_code: self.quad_class().number(),
            event_scale: self.event_scale(),
            auxiliary: event.status.auxiliary(),
            id: event.id,
            actor: event.actor,
            recipient: event.recipient,
            event: event.event,
            context: event.context,
            event_loc: event.event_loc,
            text: event.text,
            cite_info: event.cite_info,
            predicate: event.predicate,
            status: event.status,
            fields: event.fields,
            attribution: event.attribution,
            reciprocal: event.reciprocal,
            sentence: event.sentence,
            document: event.document.0,
            coder: event.coder,
            confidence: event.confidence,
            amounts: event.amounts,
            agreements: event.agreements,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let wire = Wire::deserialize(deserializer)?;
        let mode = match wire.mode {
            Some(name) => Some(Mode::of(wire.event, &name).map_err(D::Error::custom)?),
            None => None,
        };
        let date = match wire.date {
            Some(text) => {
                let mut date = crate::parse_date(&text).map_err(D::Error::custom)?;
                date.precision = wire.date_precision.unwrap_or(date.precision);
                Some(date)
            }
            None => None,
        };
        Ok(Event {
            id: wire.id,
            date,
            actor: wire.actor,
            recipient: wire.recipient,
            event: wire.event,
            mode,
            context: wire.context,
            event_loc: wire.event_loc,
            text: wire.text,
            cite_info: wire.cite_info,
            predicate: wire.predicate,
            status: wire.status,
            fields: wire.fields,
            attribution: wire.attribution,
            reciprocal: wire.reciprocal,
            sentence: wire.sentence,
            document: DocumentId(wire.document),
            coder: wire.coder,
            confidence: wire.confidence,
            amounts: wire.amounts,
            agreements: wire.agreements,
        })
    }
}
