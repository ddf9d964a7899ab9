//! A sentence in parts, so that the words that a record rests on can be told apart.

use record::{Event, Span};

/// What words are to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What is done.
    What,
    /// Who acts.
    Who,
    /// To whom.
    Whom,
    /// Who says so.
    Says,
}

impl Role {
    /// All roles, in the order of the legend.
    pub const ALL: &'static [Role] = &[Role::Who, Role::What, Role::Whom, Role::Says];

    /// The name for readers.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Who => "who",
            Role::What => "what",
            Role::Whom => "to whom",
            Role::Says => "who says so",
        }
    }
}

/// A part of a quoted sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The words, exactly as they stand.
    pub text: String,
    /// What they are to the events; `None` for the rest.
    pub role: Option<Role>,
}

/// The sentence of the events in parts. The parts joined are the sentence.
///
/// All events must share the sentence of the first. Where marked ranges overlap the shorter one is
/// shown, so that a name within a longer phrase stays visible; ranges of equal length go by the order
/// of events, then of roles. Ranges outside the sentence or off its character boundaries are ignored.
pub fn segments(events: &[&Event]) -> Vec<Segment> {
    let Some(first) = events.first() else {
        return Vec::new();
    };
    let text = first.text.as_str();
    let base = first.sentence.start;
    let mut marks: Vec<(Span, Role)> = Vec::new();
    for event in events {
        let mut mark = |span: Span, role: Role| {
            let inside = Span::new(span.start.wrapping_sub(base), span.end.wrapping_sub(base));
            if span.start >= base
                && !inside.is_empty()
                && text.get(inside.start..inside.end).is_some()
            {
                marks.push((inside, role));
            }
        };
        mark(event.predicate.span, Role::What);
        for actor in &event.actor {
            mark(actor.span, Role::Who);
        }
        for recipient in &event.recipient {
            mark(recipient.span, Role::Whom);
        }
        if let Some(attribution) = &event.attribution {
            mark(attribution.span, Role::Says);
        }
    }
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|(span, _)| [span.start, span.end])
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut segments: Vec<(Option<usize>, Segment)> = Vec::new();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let mark = marks
            .iter()
            .enumerate()
            .filter(|(_, (span, _))| span.contains(piece))
            .min_by_key(|(_, (span, _))| span.len());
        let role = mark.map(|(_, (_, role))| *role);
        match segments.last_mut() {
            // Two names side by side keep their own marks; pieces of one range are one part.
            Some((owner, last)) if *owner == mark.map(|(index, _)| index) => {
                last.text.push_str(piece.of(text));
            }
            _ => segments.push((
                mark.map(|(index, _)| index),
                Segment {
                    text: piece.of(text).to_owned(),
                    role,
                },
            )),
        }
    }
    segments.into_iter().map(|(_, segment)| segment).collect()
}
