//! From the triggers of a sentence to its events with parties and status.
//!
//! [`Search::run`] goes over the triggers; `state` makes an event of one; `roles` finds who is in it and
//! `sides` settles who stands on which side, `revise` where the network knows better; `forms` adds what is
//! said without a trigger; `repeats` drops what is said twice.

mod content;
mod forms;
mod repeats;
mod revise;
mod roles;
mod sides;
mod state;

use codebook::{EventType, Field, Mode, Status};

use crate::actors::Party;
use crate::cast::Cast;
use crate::frame::{Frame, frame};
use crate::judge::{self, Judge, Reading, Role};
use crate::lexicon::Lexicon;
use crate::predicate::{Trigger, triggers};
use crate::speech::Speech;
use crate::tree::Tree;

use repeats::drop_repeats;
pub(crate) use revise::{role_of, speaks};
use sides::party_confidence;
pub(crate) use state::by_guideline;

/// An event as found in a sentence, before it is written as a record.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The word that states it.
    pub(crate) token: usize,
    /// All its words: particles, constrained object, light verb, embedding words.
    pub(crate) words: Vec<usize>,
    pub(crate) event: EventType,
    pub(crate) mode: Option<Mode>,
    pub(crate) actor: Vec<Party>,
    pub(crate) recipient: Vec<Party>,
    pub(crate) reciprocal: bool,
    pub(crate) status: Status,
    pub(crate) fields: Vec<Field>,
    pub(crate) entry: String,
    pub(crate) confidence: f64,
    pub(crate) speech: Option<Speech>,
    /// It only says what another event is for.
    pub(crate) purpose: bool,
}

impl Found {
    /// An event that occurred between an actor and a recipient, said by `words` around `token` and found
    /// by `entry`. It is as certain as `certainty` and the least certain party of each side.
    fn new(
        token: usize,
        mut words: Vec<usize>,
        event: EventType,
        entry: &str,
        (actor, recipient): (Vec<Party>, Vec<Party>),
        certainty: f64,
    ) -> Found {
        words.sort_unstable();
        words.dedup();
        Found {
            token,
            words,
            event,
            mode: None,
            confidence: certainty * party_confidence(&actor) * party_confidence(&recipient),
            actor,
            recipient,
            reciprocal: false,
            status: Status::Occurred,
            fields: Vec::new(),
            entry: entry.to_owned(),
            speech: None,
            purpose: false,
        }
    }
}

impl Found {
    /// Whether only the network sees it, and not surely enough for the sides that are known.
    fn is_doubtful(&self, chance: f64) -> bool {
        let both = self.reciprocal || !self.actor.is_empty() && !self.recipient.is_empty();
        judge::is_doubtful(&self.entry, chance, both)
    }
}

/// What was seen but not coded.
#[derive(Debug, Clone)]
pub(crate) struct Missed {
    pub(crate) token: usize,
    pub(crate) kind: record::DiagnosticKind,
    pub(crate) message: String,
}

/// What the sentence is searched with.
pub(crate) struct Search<'a> {
    pub(crate) tree: &'a Tree<'a>,
    pub(crate) cast: &'a Cast<'a>,
    pub(crate) lexicon: &'a Lexicon,
    /// The two countries that the document is about, when it is clearly about two; one where it is
    /// clearly about one.
    pub(crate) pair: &'a [Party],
    /// The states that the sentence names, each once.
    pub(crate) states: &'a [Party],
    /// What the network has read; without it the proposals of the lexicon stand as they are.
    pub(crate) reading: Option<Reading<'a>>,
    /// The words that the lexicon knows to state an event.
    proposals: Vec<Trigger<'a>>,
    /// Events are kept whose parties are not known, for a network that will learn to find them.
    keeps_all: bool,
}

impl<'a> Search<'a> {
    /// A search in a sentence; `about` are the countries that the document is about (see
    /// [`Search::pair`]), `states` those that the sentence names.
    pub(crate) fn new(
        tree: &'a Tree<'a>,
        cast: &'a Cast<'a>,
        lexicon: &'a Lexicon,
        (about, states): (&'a [Party], &'a [Party]),
        judge: Judge<'a>,
    ) -> Search<'a> {
        let proposals = triggers(tree, lexicon);
        let reading = match judge {
            Judge::Rules => None,
            Judge::Network(network) => Some(Reading::by_network(
                network, tree, cast, lexicon, &proposals,
            )),
            Judge::Annotator(events) => Some(Reading::by_annotator(
                events, tree, cast, lexicon, &proposals,
            )),
        };
        Search {
            tree,
            cast,
            lexicon,
            pair: about,
            states,
            reading,
            proposals,
            keeps_all: matches!(judge, Judge::Annotator(_)),
        }
    }

    /// All events of the sentence and what was missed.
    pub(crate) fn run(&mut self) -> (Vec<Found>, Vec<Missed>) {
        let proposals = std::mem::take(&mut self.proposals);
        self.find(proposals)
    }

    fn find(&self, proposals: Vec<Trigger<'a>>) -> (Vec<Found>, Vec<Missed>) {
        let weighed = match &self.reading {
            Some(reading) => judge::weigh(reading, self.tree, self.lexicon, proposals),
            None => {
                let kept = proposals.into_iter().map(|t| {
                    let confidence = t.entry.confidence;
                    (t, confidence)
                });
                judge::Weighed {
                    kept: kept.collect(),
                    ..judge::Weighed::default()
                }
            }
        };
        let (triggers, chances): (Vec<Trigger<'_>>, Vec<f64>) = weighed.kept.into_iter().unzip();
        let frames: Vec<Frame<'_>> = triggers
            .iter()
            .map(|t| frame(self.tree, self.lexicon, t.token))
            .collect();
        // Inner events first: an embedding word that gives one its status is not coded again.
        let mut order: Vec<usize> = (0..triggers.len()).collect();
        order.sort_by_key(|&t| std::cmp::Reverse(frames[t].outers.len()));
        let mut found: Vec<Found> = Vec::new();
        let mut missed: Vec<Missed> = weighed
            .dropped
            .iter()
            .map(|trigger| Missed {
                token: trigger.token,
                kind: record::DiagnosticKind::Unlikely,
                message: format!("{}: {} is unlikely here", trigger.entry.id, trigger.event),
            })
            .collect();
        let mut consumed = vec![false; self.tree.len()];
        for t in order {
            // A word of the user's own is an event even where another entry takes it for a part of one.
            if consumed[triggers[t].token] && !triggers[t].entry.own {
                continue;
            }
            match self.code(&triggers, t, chances[t], &frames[t], &mut consumed) {
                Ok(event) if event.is_doubtful(chances[t]) => {}
                Ok(mut event) => {
                    let trigger = &triggers[t];
                    if self.stands_alone(&event, trigger, &frames[t]) {
                        let deed = Frame {
                            outers: Vec::new(),
                            status: None,
                            // Whoever accuses another of it says that it was done.
                            speech: frames[t].accuser().or(frames[t].speech),
                            ..frames[t].clone()
                        };
                        if let Ok(mut deed) =
                            self.code(&triggers, t, chances[t], &deed, &mut consumed)
                        {
                            // Whoever speaks of it has not done it.
                            deed.actor.retain(|party| {
                                role_of(&event, std::slice::from_ref(party)) != Role::Actor
                            });
                            // "Accused the army of shelling the town": it is the army's deed.
                            if frames[t].accuser().is_some() {
                                self.charge(&mut deed, &event.recipient);
                            }
                            if !(deed.actor.is_empty() && deed.recipient.is_empty()) {
                                event.words.retain(|&word| word != trigger.token);
                                found.push(deed);
                            }
                        }
                    }
                    found.push(event);
                }
                Err(Some(miss)) => missed.push(miss),
                Err(None) => {}
            }
        }
        self.bare_outers(&triggers, &mut consumed, &mut found);
        for (trigger, chance) in weighed.late {
            let told = found
                .iter()
                .any(|event| event.words.contains(&trigger.token));
            if told || consumed[trigger.token] {
                continue;
            }
            let frame = frame(self.tree, self.lexicon, trigger.token);
            if let Ok(event) = self.code(&[trigger], 0, chance, &frame, &mut consumed)
                && !event.is_doubtful(chance)
            {
                found.push(event);
            }
        }
        self.stays(&mut found);
        self.duties(&mut found);
        self.refusals(&triggers, &mut found);
        self.modes_by_content(&mut found);
        found.sort_by_key(|event| event.token);
        drop_repeats(self.tree, &mut found);
        (found, missed)
    }
}
