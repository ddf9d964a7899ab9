//! From the events found in sentences to records.

use atlas::{Atlas, EntityKind, Form};
use codebook::{Context, EventType, Field, Status};
use lang::{Analysis, Deprel, ParagraphKind, Sentence, Upos};
use record::{
    Attribution, CiteInfo, Coded, Diagnostic, DiagnosticKind, Document, Event, EventDate, Place,
    Predicate, SentenceRecord, Span,
};

use crate::actors::{Actors, Party, PartyKind};
use crate::agreements;
use crate::amounts::{Figures, Scene};
use crate::cast::Cast;
use crate::dates::{DateMention, find_dates};
use crate::find::{Found, Search, by_guideline};
use crate::judge::{self, Judge, Network, Reading};
use crate::lexicon::{Lexicon, is_own};
use crate::predicate::has_own;
use crate::speech::Speech;
use crate::topics::{Topic, TopicHit, Topics};
use crate::tree::Tree;

/// How far an event's fields are looked for from its predicate, in tokens.
const FIELD_REACH: usize = 14;

/// How certain an event must be, and in which measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Certainty {
    /// Events below are left out.
    pub(crate) least: f64,
    /// Scores are turned into shares of right events.
    pub(crate) calibrated: bool,
}

pub(crate) fn assemble(
    document: &Document,
    analysis: &Analysis,
    lexicon: &Lexicon,
    atlas: &Atlas,
    network: Option<&Network>,
    certainty: Certainty,
) -> Coded {
    let actors = Actors::read(document, analysis, atlas, lexicon);
    let pair = document_pair(analysis, &actors, atlas);
    let mut coded = Coded::default();
    let coder = crate::version_with(lexicon, network);
    let careful = network.is_some_and(Network::is_careful);
    for paragraph in &analysis.paragraphs {
        if paragraph.kind != ParagraphKind::Body {
            coded.diagnostics.push(Diagnostic {
                kind: DiagnosticKind::NotBody,
                span: paragraph.span,
                message: format!("read as {}, nothing coded", paragraph_name(paragraph.kind)),
            });
        }
    }
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let body = is_body(analysis, sentence);
        coded.sentences.push(SentenceRecord {
            span: sentence.span,
            paragraph: sentence.paragraph,
            body,
        });
        if !body || sentence.tokens.is_empty() {
            continue;
        }
        let tree = Tree::new(&document.text, sentence);
        if is_sport(&tree, lexicon) && !has_own(&tree, lexicon) {
            coded.diagnostics.push(Diagnostic {
                kind: DiagnosticKind::Unlikely,
                span: sentence.span,
                message: "reads like a report on sport, nothing coded".to_owned(),
            });
            continue;
        }
        let cast = Cast::Document {
            actors: &actors,
            sentence: index,
        };
        let states = states_of(&actors, sentence, index, atlas);
        let judge = network.map_or(Judge::Rules, Judge::Network);
        let mut search = Search::new(&tree, &cast, lexicon, (&pair, &states), judge);
        let (mut found, missed) = search.run();
        if certainty.calibrated {
            for event in &mut found {
                event.confidence = judge::calibrated(event.confidence, careful);
            }
        }
        for miss in missed {
            coded.diagnostics.push(Diagnostic {
                kind: miss.kind,
                span: sentence.tokens[miss.token].span,
                message: miss.message,
            });
        }
        let scene = Scene {
            document,
            tree: &tree,
            actors: &actors,
            index,
            pair: &pair,
            lexicon,
            atlas,
            coder: &coder,
        };
        let mut figures = Figures::find(&scene);
        if found.is_empty() {
            note_silence(&mut coded, &actors, index, sentence);
        }
        if found.is_empty() && figures.is_empty() {
            continue;
        }
        let topics = Topics::embedded().hits(&sentence.tokens, &document.text);
        let dates = find_dates(&document.text, sentence.span, document.metadata.date);
        let places = if found.is_empty() {
            Places(Vec::new())
        } else {
            Places::of(&tree, atlas, document.metadata.date)
        };
        let first = coded.events.len();
        let found: Vec<Found> = found
            .into_iter()
            .filter(|event| event.confidence >= certainty.least)
            .collect();
        for event in &found {
            let record = write(
                document,
                &tree,
                event,
                &topics,
                &dates,
                &places,
                search.reading.as_ref(),
                coder.clone(),
                coded.events.len(),
            );
            coded.events.push(record);
        }
        figures.describe(&tree, &topics, &dates);
        let mut kept: Vec<(&Found, &mut Event)> =
            found.iter().zip(&mut coded.events[first..]).collect();
        agreements::settle(&tree, &actors, index, &mut kept);
        let claims = figures.settle(&scene, &mut kept, coded.claims.len());
        coded.claims.extend(claims);
    }
    for unknown in actors.unknown() {
        coded.diagnostics.push(unknown.clone());
    }
    coded.diagnostics.sort_by_key(|d| (d.span.start, d.kind));
    coded
}

fn is_body(analysis: &Analysis, sentence: &Sentence) -> bool {
    analysis
        .paragraphs
        .get(sentence.paragraph)
        .is_none_or(|paragraph| paragraph.kind == ParagraphKind::Body)
}

fn paragraph_name(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "running text",
        ParagraphKind::Heading => "a heading",
        ParagraphKind::Byline => "a byline",
        ParagraphKind::AuthorNote => "a note on the author",
        ParagraphKind::Caption => "a caption",
    }
}

/// Says so when a sentence names two countries and no event was found in it.
fn note_silence(coded: &mut Coded, actors: &Actors, index: usize, sentence: &Sentence) {
    let mut codes: Vec<&str> = actors
        .parties(index)
        .iter()
        .filter_map(|(_, party)| party.actor.code.as_deref())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() >= 2 {
        coded.diagnostics.push(Diagnostic {
            kind: DiagnosticKind::NoPredicate,
            span: sentence.span,
            message: format!("names {} and no event was found", codes.join(", ")),
        });
    }
}

/// Whether a sentence reports on sport, where countries beat and attack each other without an event:
/// it has two words of sport, or one and a result such as `2-1`; or a result with "beat".
fn is_sport(tree: &Tree<'_>, lexicon: &Lexicon) -> bool {
    let words = (0..tree.len())
        .filter(|&i| lexicon.in_class("sport", &tree.lemma(i).to_lowercase()))
        .count();
    let digits = |i: usize| {
        let form = tree.form(i);
        form.len() <= 3 && form.bytes().all(|b| b.is_ascii_digit())
    };
    let result = (2..tree.len())
        .any(|i| digits(i - 2) && matches!(tree.form(i - 1), "-" | "–") && digits(i))
        || (0..tree.len()).any(|i| {
            tree.form(i).split_once(['-', '–']).is_some_and(|(a, b)| {
                let number = |n: &str| {
                    !n.is_empty() && n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit())
                };
                number(a) && number(b)
            })
        });
    let beaten = (0..tree.len()).any(|i| {
        matches!(
            tree.lemma(i),
            "beat" | "defeat" | "thrash" | "edge" | "draw" | "win" | "lose"
        )
    });
    words >= 2 || result && (words >= 1 || beaten)
}

/// The states that a sentence names, each once; that of the dateline only where there is no other.
pub(crate) fn states_of(
    actors: &Actors,
    sentence: &Sentence,
    index: usize,
    atlas: &Atlas,
) -> Vec<Party> {
    let dateline = |token: usize| {
        let first = &sentence.tokens[0];
        first.upos == Upos::Propn
            && first.deprel == Deprel::Parataxis
            && (token == 0 || sentence.tokens[token].head == Some(0))
    };
    let mut states: Vec<(bool, Party)> = Vec::new();
    for (token, party) in actors.parties(index) {
        let state = party
            .entity
            .is_some_and(|e| atlas.entity(e).kind == EntityKind::State);
        if !state || party.actor.code.is_none() {
            continue;
        }
        let outside = !dateline(*token);
        match states
            .iter_mut()
            .find(|(_, other)| other.actor.code == party.actor.code)
        {
            Some((told, _)) => *told |= outside,
            None => states.push((outside, party.clone())),
        }
    }
    let told = states.iter().any(|(outside, _)| *outside);
    states
        .into_iter()
        .filter(|(outside, _)| *outside || !told)
        .map(|(_, party)| party)
        .collect()
}

/// The two countries a document is about: named in at least two sentences each, and no third
/// country half as often as the second. One, where it is about one in the same way.
pub(crate) fn document_pair(analysis: &Analysis, actors: &Actors, atlas: &Atlas) -> Vec<Party> {
    let mut counts: Vec<(String, usize, Party)> = Vec::new();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        if !is_body(analysis, sentence) {
            continue;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (_, party) in actors.parties(index) {
            let is_state = party
                .entity
                .is_some_and(|e| atlas.entity(e).kind == EntityKind::State);
            let Some(code) = party.actor.code.as_deref().filter(|_| is_state) else {
                continue;
            };
            if seen.contains(&code) {
                continue;
            }
            seen.push(code);
            match counts.iter_mut().find(|(known, ..)| known == code) {
                Some((_, count, first)) => {
                    *count += 1;
                    if first.kind != PartyKind::Country && party.kind == PartyKind::Country {
                        *first = party.clone();
                    }
                }
                None => counts.push((code.to_owned(), 1, party.clone())),
            }
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let about = match counts.as_slice() {
        [a, b, rest @ ..]
            if b.1 >= 2 && b.1 * 4 >= a.1 && rest.first().is_none_or(|c| c.1 * 2 <= b.1) =>
        {
            2
        }
        [a, rest @ ..] if a.1 >= 2 && rest.first().is_none_or(|b| b.1 * 3 <= a.1) => 1,
        _ => 0,
    };
    counts
        .into_iter()
        .take(about)
        .map(|(_, _, mut party)| {
            party.actor.sector.clear();
            party.kind = PartyKind::Pronoun;
            party.confidence *= 0.8;
            party
        })
        .collect()
}

#[expect(
    clippy::too_many_arguments,
    reason = "all that is known about the sentence meets here"
)]
fn write(
    document: &Document,
    tree: &Tree<'_>,
    found: &Found,
    topics: &[TopicHit],
    dates: &[DateMention],
    places: &Places,
    reading: Option<&Reading<'_>>,
    coder: String,
    number: usize,
) -> Event {
    let text = &document.text;
    let span = tree.span_of(&found.words);
    let meta = &document.metadata;
    let (date, own_date) = event_date(tree, found, dates, meta.date);
    let by_rules = settle_past(found.status, own_date, meta.date);
    let status = reading.map_or(by_rules, |reading| {
        by_guideline(found.event, reading.status(found.token, by_rules))
    });
    let mut fields = fields_of(tree, found, topics);
    let mut mode = found.mode;
    // What a user's own lexicon says stands.
    if let Some(reading) = reading.filter(|_| !is_own(&found.entry)) {
        let by_rules = fields.clone();
        fields = reading.fields(found.token, found.event, fields);
        add_coordinated(tree, topics, &by_rules, &mut fields);
        mode = reading.mode(found.token, found.event, mode);
    }
    Event {
        id: format!("{}-{}", document.id, number + 1),
        date,
        actor: found.actor.iter().map(|p| p.actor.clone()).collect(),
        recipient: found.recipient.iter().map(|p| p.actor.clone()).collect(),
        event: found.event,
        mode,
        context: contexts_of(found, topics, &fields),
        event_loc: places.nearest(tree, found),
        text: tree.sentence.span.of(text).to_owned(),
        cite_info: CiteInfo {
            title: meta.title.clone(),
            publication: meta.publisher.clone(),
            author: meta.author.clone(),
            url: meta.url.clone(),
            date: meta.date.map(|date| date.to_string()),
        },
        predicate: Predicate {
            text: span.of(text).to_owned(),
            span,
            entry: found.entry.clone(),
        },
        status,
        fields,
        attribution: spoken_of(found, status).map(|speech| Attribution {
            text: speech.span.of(text).to_owned(),
            span: speech.span,
            cue: speech.cue.clone(),
            code: speech.party.as_ref().and_then(|p| p.actor.code.clone()),
        }),
        reciprocal: found.reciprocal,
        sentence: tree.sentence.span,
        document: document.id.clone(),
        coder,
        confidence: (found.confidence * 100.0).round() / 100.0,
        amounts: Vec::new(),
        agreements: Vec::new(),
    }
}

/// The date in the sentence that is nearest to the predicate; else that of the document, for what
/// happened or is said now. An event of which only the decade is known has no date. Also tells the
/// sentence's own date.
pub(crate) fn event_date(
    tree: &Tree<'_>,
    found: &Found,
    dates: &[DateMention],
    document: Option<EventDate>,
) -> (Option<EventDate>, Option<EventDate>) {
    let at = tree.token(found.token).span.start;
    let distance = |d: &&DateMention| d.span.start.abs_diff(at);
    // "by 2030" dates the goal, not the statement.
    let fitting = |d: &&DateMention| !d.future || !found.status.is_factual();
    match dates.iter().filter(fitting).min_by_key(distance) {
        Some(mention) => {
            let date = Some(mention.date);
            (date.filter(|_| !mention.decade), date)
        }
        None => (document, None),
    }
}

/// What happened years before the document is told as history.
pub(crate) fn settle_past(
    status: Status,
    own: Option<EventDate>,
    document: Option<EventDate>,
) -> Status {
    match (status, own, document) {
        (Status::Occurred, Some(own), Some(document))
            if own.day.year() + 1 < document.day.year() =>
        {
            Status::Past
        }
        _ => status,
    }
}

/// The statement that an event is part of. Whoever accuses, asks or threatens in so many words, or does
/// whatever is told in them, is no source of it; whoever denies a deed of theirs is.
fn spoken_of(found: &Found, status: Status) -> Option<&Speech> {
    use EventType::{Accuse, Request, Threaten};
    let speech = found.speech.as_ref()?;
    let code = speech.party.as_ref().and_then(|p| p.actor.code.as_ref());
    let speaks = |party: &Party| {
        party.actor.span.overlaps(speech.span)
            || matches!(found.event, Accuse | Request | Threaten)
                && party.kind == PartyKind::Pronoun
                && party.actor.code.as_ref() == code
    };
    (status == Status::Denied || !found.actor.iter().any(speaks)).then_some(speech)
}

/// Fields named in the words of the event and of its arguments; failing that, near it in the
/// sentence; failing that, the field that the type of event stands for.
pub(crate) fn fields_of(tree: &Tree<'_>, found: &Found, topics: &[TopicHit]) -> Vec<Field> {
    let mut fields = found.fields.clone();
    let mut add = |field: Field| {
        if !fields.contains(&field) {
            fields.push(field);
        }
    };
    let hits = || {
        topics.iter().filter_map(|hit| match hit.topic {
            Topic::Field(field) => Some((hit, field)),
            Topic::Context(_) => None,
        })
    };
    let mut any = false;
    for (hit, field) in hits() {
        if tree.within_clause(&found.words, hit.token) {
            add(field);
            any = true;
        }
    }
    if !any && found.event.quad().is_cooperation() {
        let (first, last) = (found.words[0], found.words[found.words.len() - 1]);
        for (hit, field) in hits() {
            let near = hit.token + FIELD_REACH >= first && hit.token <= last + FIELD_REACH;
            let below = found.words.iter().any(|&w| tree.dominates(w, hit.token));
            if near && !below {
                add(field);
                any = true;
            }
        }
    }
    use EventType::*;
    let default = match found.event {
        Consult => Some(Field::Diplomacy),
        Assault | Mobilize if !any => Some(Field::Security),
        _ if !any && fields.is_empty() => Some(Field::Diplomacy),
        _ => None,
    };
    if let Some(field) = default
        && !fields.contains(&field)
    {
        fields.push(field);
    }
    fields.sort_unstable();
    fields
}

/// "Agreements on trade, energy and tourism": where one of the words is a field of the event, so are the
/// others that stand beside it, if the rules see them too.
fn add_coordinated(
    tree: &Tree<'_>,
    topics: &[TopicHit],
    by_rules: &[Field],
    fields: &mut Vec<Field>,
) {
    let hits: Vec<(usize, Field)> = topics
        .iter()
        .filter_map(|hit| match hit.topic {
            Topic::Field(field) => Some((tree.first_conjunct(hit.token), field)),
            Topic::Context(_) => None,
        })
        .collect();
    let beside: Vec<Field> = hits
        .iter()
        .filter(|(first, field)| {
            by_rules.contains(field)
                && hits
                    .iter()
                    .any(|(other, named)| other == first && fields.contains(named))
        })
        .map(|(_, field)| *field)
        .collect();
    fields.extend(beside);
    fields.sort_unstable();
    fields.dedup();
}

fn contexts_of(found: &Found, topics: &[TopicHit], fields: &[Field]) -> Vec<Context> {
    let mut contexts: Vec<Context> = topics
        .iter()
        .filter_map(|hit| match hit.topic {
            Topic::Context(context) => Some(context),
            Topic::Field(_) => None,
        })
        .collect();
    let implied = found.mode.and_then(|mode| match mode.name() {
        "cyber" => Some(Context::Cyber),
        "misinformation" => Some(Context::Misinformation),
        _ => None,
    });
    contexts.extend(implied);
    for field in fields {
        contexts.extend(match field {
            Field::Defence => Some(Context::Military),
            Field::Trade | Field::Investment | Field::Finance => Some(Context::Economic),
            Field::Health => Some(Context::Health),
            Field::Environment => Some(Context::Environment),
            Field::Technology => Some(Context::Technology),
            Field::Diplomacy => Some(Context::Diplomatic),
            _ => None,
        });
    }
    contexts.sort_unstable();
    contexts.dedup();
    contexts
}

/// The places that a sentence names after a preposition of place.
struct Places(Vec<(usize, Place)>);

impl Places {
    fn of(tree: &Tree<'_>, atlas: &Atlas, date: Option<EventDate>) -> Places {
        let sentence = tree.sentence;
        let year = date.map(|date| i32::from(date.day.year()));
        let mut places = Vec::new();
        for mention in atlas.mentions(sentence.span.of(tree.text), year) {
            let span = Span::new(
                sentence.span.start + mention.start,
                sentence.span.start + mention.end,
            );
            let Some(token) = sentence.tokens.iter().position(|t| t.span.overlaps(span)) else {
                continue;
            };
            let reading = mention.readings.iter().find(|reading| {
                matches!(
                    reading.form,
                    Form::City | Form::Capital | Form::Name | Form::Variant
                ) && matches!(
                    atlas.entity(reading.entity).kind,
                    EntityKind::State | EntityKind::Territory
                )
            });
            let Some(reading) = reading else { continue };
            let located = ["in", "at", "near", "to", "across"]
                .iter()
                .any(|p| tree.is_marked_by(token, p));
            if located {
                places.push((
                    token,
                    Place {
                        text: span.of(tree.text).to_owned(),
                        span,
                        code: Some(atlas.entity(reading.entity).plover.to_owned()),
                    },
                ));
            }
        }
        Places(places)
    }

    /// The place that depends on the event, the nearest of several.
    fn nearest(&self, tree: &Tree<'_>, found: &Found) -> Option<Place> {
        self.0
            .iter()
            .filter(|(token, _)| found.words.iter().any(|&word| tree.dominates(word, *token)))
            .filter(|(token, _)| {
                found.event == EventType::Consult || !tree.is_marked_by(*token, "to")
            })
            .min_by_key(|(token, _)| token.abs_diff(found.token))
            .map(|(_, place)| place.clone())
    }
}
