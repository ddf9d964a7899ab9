//! From the triggers of a sentence to its events with parties and status.

use codebook::{EventType, Field, Mode, Status};
use lang::{Deprel, Upos};

use crate::actors::{Party, PartyKind};
use crate::cast::{self, Cast, fill, governing_verb, push, verb_objects, who};
use crate::frame::{Frame, frame, goes_with, verb_group};
use crate::judge::{self, Network};
use crate::lexicon::{Lexicon, LightVerb, Outer, OuterKind, Slot};
use crate::predicate::{Trigger, TriggerKind, find_particle, triggers};
use crate::reduce;
use crate::speech::{Speech, speech_of};
use crate::tree::Tree;

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
    /// Weighs the proposals of the lexicon; without it they stand as they are.
    pub(crate) network: Option<&'a Network>,
}

impl Search<'_> {
    /// All events of the sentence and what was missed.
    pub(crate) fn run(&self) -> (Vec<Found>, Vec<Missed>) {
        let proposals = triggers(self.tree, self.lexicon);
        let (weighed, dropped) = match self.network {
            Some(network) => {
                let output = judge::read(network, self.tree, self.cast, self.lexicon, &proposals);
                judge::weigh(&output, self.tree, self.lexicon, proposals)
            }
            None => {
                let kept = proposals.into_iter().map(|t| {
                    let confidence = t.entry.confidence;
                    (t, confidence)
                });
                (kept.collect(), Vec::new())
            }
        };
        let (triggers, chances): (Vec<Trigger<'_>>, Vec<f64>) = weighed.into_iter().unzip();
        let frames: Vec<Frame<'_>> = triggers
            .iter()
            .map(|t| frame(self.tree, self.lexicon, t.token))
            .collect();
        // Inner events first: an embedding word that gives one its status is not coded again.
        let mut order: Vec<usize> = (0..triggers.len()).collect();
        order.sort_by_key(|&t| std::cmp::Reverse(frames[t].outers.len()));
        let mut found: Vec<Found> = Vec::new();
        let mut missed: Vec<Missed> = dropped
            .iter()
            .map(|trigger| Missed {
                token: trigger.token,
                kind: record::DiagnosticKind::Unlikely,
                message: format!("{}: {} is unlikely here", trigger.entry.id, trigger.event),
            })
            .collect();
        let mut consumed = vec![false; self.tree.len()];
        for t in order {
            if consumed[triggers[t].token] {
                continue;
            }
            match self.code(&triggers, t, chances[t], &frames[t], &mut consumed) {
                Ok(event) => found.push(event),
                Err(Some(miss)) => missed.push(miss),
                Err(None) => {}
            }
        }
        self.bare_outers(&triggers, &mut consumed, &mut found);
        self.stays(&mut found);
        self.duties(&mut found);
        self.refusals(&triggers, &mut found);
        found.sort_by_key(|event| event.token);
        drop_repeats(self.tree, &mut found);
        (found, missed)
    }

    fn code(
        &self,
        triggers: &[Trigger<'_>],
        t: usize,
        chance: f64,
        frame: &Frame<'_>,
        consumed: &mut [bool],
    ) -> Result<Found, Option<Missed>> {
        let trigger = &triggers[t];
        // The topic of an agreement that is signed is no event of its own.
        let topic = frame.outers.iter().any(|hit| {
            triggers
                .iter()
                .any(|other| other.token != hit.token && other.words.contains(&hit.token))
        });
        if topic {
            return Err(None);
        }
        // "Called the king to congratulate him" is no request.
        let frame = &Frame {
            outers: frame
                .outers
                .iter()
                .filter(|hit| !self.is_greeting(hit.token, hit.outer, trigger))
                .copied()
                .collect(),
            ..frame.clone()
        };
        // The nearest embedding word that is an event whatever it embeds: "refused to", "called for".
        let own = frame
            .outers
            .iter()
            .position(|hit| reduce::own_type(hit.outer.kind).is_some());
        if let Some(position) = own {
            let hit = frame.outers[position];
            let (inner, inner_mode) = embed_all(trigger, frame, position);
            let result =
                self.code_own(triggers, trigger, hit.token, hit.outer, (inner, inner_mode));
            if let Ok(event) = result {
                for outer in &frame.outers[..=position] {
                    consumed[outer.token] = true;
                }
                consumed[trigger.token] = true;
                return Ok(event);
            }
            return Err(None);
        }

        let (mut actor, mut recipient) = self.roles(trigger, frame);
        let mut confidence = chance;
        if actor.is_empty()
            && recipient.is_empty()
            && trigger.entry.reciprocal
            && self.pair.len() == 2
            && (self.speaks_of_the_pair(trigger)
                || self.states.is_empty()
                    && frame
                        .outers
                        .iter()
                        .any(|hit| hit.outer.kind == OuterKind::Possible))
        {
            actor = self.pair.to_vec();
            confidence *= 0.6;
        }
        let mut far = false;
        if recipient.is_empty() && !actor.is_empty() {
            recipient = self.named_nearby(trigger, &actor);
            far = !recipient.is_empty();
        }
        if recipient.is_empty()
            && trigger.event.quad().is_cooperation()
            && let [one] = &actor[..]
            && self.pair.len() == 2
            && self.says_mutual(trigger)
        {
            // "Reciprocal shipments from Pakistan", in a text on it and another country.
            let code = &one.actor.code;
            recipient = self
                .pair
                .iter()
                .filter(|p| p.actor.code != *code)
                .cloned()
                .collect();
            if recipient.len() == 2 {
                recipient.clear();
            }
            confidence *= 0.6;
        }
        self.domestic(trigger.event, &mut actor, &mut recipient);
        let reciprocal = settle_sides(trigger, &mut actor, &mut recipient);
        self.check_parties(trigger, frame, &actor, &recipient, reciprocal)?;

        let mut words = trigger.words.clone();
        let mut event = trigger.event;
        let mut mode = trigger.mode();
        let mut status = frame.status;
        for hit in &frame.outers {
            // To offer or seek an opportunity leaves what it is for as possible as before.
            let only_possible = status == Some(Status::Possible)
                && matches!(
                    hit.outer.kind,
                    OuterKind::Intend | OuterKind::Promise | OuterKind::Plan | OuterKind::Seek
                );
            if !only_possible {
                (event, mode, status) =
                    reduce::embed(hit.outer.kind, event, mode, status.or(hit.status));
            }
            if hit.negated {
                status = Some(Status::Denied);
            } else if hit.status == Some(Status::Possible) {
                status = Some(Status::Possible);
            }
            words.push(hit.token);
            if hit.outer.kind != OuterKind::Deny {
                consumed[hit.token] = true;
            }
        }
        let speech = speech_of(self.tree, self.cast, self.lexicon, frame, trigger.token);
        let mut purpose = false;
        if let Some(dependent) = frame.dependent {
            purpose = dependent == Status::Sought && frame.outers.is_empty();
            if status.is_none_or(|s| s.is_factual()) {
                status = Some(dependent);
                if dependent == Status::Sought {
                    let after = reduce::future(event);
                    mode = mode.filter(|_| after == event);
                    event = after;
                }
            }
        }
        let reported = speech.is_some();
        if frame.negated {
            // "will not accept": a refusal; "did not attack": a denial.
            if frame.future && event.quad().is_cooperation() && frame.outers.is_empty() {
                event = EventType::Reject;
                mode = None;
                status = Some(Status::Occurred);
            } else {
                status = Some(Status::Denied);
            }
        } else if frame.future && frame.outers.is_empty() {
            let certain = frame.status == Some(Status::Planned) || reported;
            status = Some(if certain {
                Status::Planned
            } else {
                Status::Possible
            });
            if certain {
                let after = reduce::future(event);
                mode = mode.filter(|_| after == event);
                event = after;
            }
        }
        let obliged = frame.obliged || frame.outers.iter().any(|hit| hit.obliged);
        if obliged
            && let Some(speaker) = speech.as_ref().and_then(|s| s.party.clone())
            && !actor.is_empty()
            && actor.iter().all(|a| a.actor.code != speaker.actor.code)
        {
            // "X said that Y must ...": X asks it of Y.
            let inner = (event, mode);
            event = EventType::Request;
            mode = reduce::mode_from(event, inner.0, inner.1);
            recipient = std::mem::take(&mut actor);
            actor = vec![speaker];
            status = Some(Status::Occurred);
        }
        let status = self.final_status(trigger, frame, event, status);
        if let Some((verb, _)) = self.light_verb(trigger) {
            words.push(verb);
        }
        words.sort_unstable();
        words.dedup();
        consumed[trigger.token] = true;
        confidence *= party_confidence(&actor) * party_confidence(&recipient);
        if far {
            confidence *= 0.8;
        }
        let mut reciprocal = reciprocal && recipient.is_empty();
        if reciprocal && self.one_sided(frame, &mut actor, &mut recipient) {
            reciprocal = false;
        }
        Ok(Found {
            token: trigger.token,
            words,
            event,
            mode,
            actor,
            recipient,
            reciprocal,
            status,
            fields: trigger.entry.fields.clone(),
            entry: trigger.entry.id.clone(),
            confidence,
            speech,
            purpose,
        })
    }

    /// Where the slots of the entry name no other side: the nearest party in the rest of the clause.
    /// A place counts only where the event is done to those who are there.
    fn named_nearby(&self, trigger: &Trigger<'_>, actor: &[Party]) -> Vec<Party> {
        use EventType::*;
        let tree = self.tree;
        let acts_there = matches!(
            trigger.event,
            Coerce | Assault | Mobilize | Concede | Aid | Protest | Sanction
        );
        if trigger.kind != TriggerKind::Verb
            || trigger.entry.reciprocal
            || actor.iter().filter(|a| a.actor.code.is_some()).count() != 1
            || trigger.event == Retreat
        {
            return Vec::new();
        }
        let other = |party: &Party| {
            party.actor.code.is_some()
                && actor.iter().all(|a| {
                    a.actor.code != party.actor.code && !a.actor.span.overlaps(party.actor.span)
                })
        };
        let fits = |token: usize, party: &Party| {
            let placed = ["in", "at", "near", "from"]
                .iter()
                .any(|p| tree.is_marked_by(token, p));
            other(party)
                && (party.kind != PartyKind::City || acts_there)
                && (!placed || acts_there && !tree.is_marked_by(token, "from"))
        };
        (trigger.token + 1..tree.len())
            .filter(|&token| tree.within_clause(&trigger.words, token))
            .find_map(|token| {
                let parties: Vec<Party> = self
                    .cast
                    .at(tree, token)
                    .into_iter()
                    .filter(|party| fits(token, party))
                    .collect();
                (!parties.is_empty()).then_some(parties)
            })
            .unwrap_or_default()
    }

    /// A wish, an offer, a promise or an end is its subject's alone, even where what is wished for or
    /// ended takes two: "X wants to expand cooperation with Y", "X broke off relations with Y". Returns whether it parted the sides.
    fn one_sided(
        &self,
        frame: &Frame<'_>,
        actor: &mut Vec<Party>,
        recipient: &mut Vec<Party>,
    ) -> bool {
        let Some(hit) = frame.outers.iter().find(|hit| {
            matches!(
                hit.outer.kind,
                OuterKind::Seek | OuterKind::Promise | OuterKind::Stop
            )
        }) else {
            return false;
        };
        let holders = self.outer_subject(hit.token);
        let holds = |party: &Party| {
            holders
                .iter()
                .any(|h| h.actor.span == party.actor.span && h.actor.code == party.actor.code)
        };
        if !actor.iter().any(holds) || actor.iter().all(holds) {
            return false;
        }
        let (held, others) = std::mem::take(actor).into_iter().partition(holds);
        (*actor, *recipient) = (held, others);
        true
    }

    /// "The minister is in Pakistan": an official of one state in another is on a visit there.
    fn stays(&self, found: &mut Vec<Found>) {
        let tree = self.tree;
        for place in 0..tree.len() {
            let Some(copula) = tree.child(place, &[Deprel::Cop]) else {
                continue;
            };
            let located = ["in", "at"].iter().any(|p| tree.is_marked_by(place, p));
            let (Some(subject), true) = (tree.child(place, &[Deprel::Nsubj]), located) else {
                continue;
            };
            let hosts = self.cast.at(tree, place);
            let visitors = who(tree, self.cast, subject);
            let ([host], Some(visitor)) = (&hosts[..], visitors.first()) else {
                continue;
            };
            let official = matches!(
                visitor.kind,
                PartyKind::Person | PartyKind::Office | PartyKind::Government
            ) && !visitor.actor.sector.is_empty();
            let abroad = visitor.actor.code.is_some()
                && host.actor.code.is_some()
                && visitor.actor.code != host.actor.code
                && matches!(host.kind, PartyKind::Country | PartyKind::City);
            if !official || !abroad || found.iter().any(|event| event.token == place) {
                continue;
            }
            let frame = frame(tree, self.lexicon, place);
            let group = verb_group(tree, place);
            found.push(Found {
                token: place,
                words: vec![copula, place],
                event: EventType::Consult,
                mode: Mode::of(EventType::Consult, "visit").ok(),
                confidence: 0.6 * party_confidence(&visitors),
                actor: visitors,
                recipient: hosts,
                reciprocal: false,
                status: match group {
                    group if group.negated => Status::Denied,
                    group if group.future => Status::Planned,
                    group => group.status.unwrap_or(Status::Occurred),
                },
                fields: Vec::new(),
                entry: "be in".to_owned(),
                speech: speech_of(tree, self.cast, self.lexicon, &frame, place),
                purpose: false,
            });
        }
    }

    /// "X said Y must do so": X asks it of Y, whatever it is.
    fn duties(&self, found: &mut Vec<Found>) {
        let tree = self.tree;
        for verb in 0..tree.len() {
            let group = verb_group(tree, verb);
            if !group.obliged || tree.relation(verb) != Deprel::Ccomp {
                continue;
            }
            let Some(say) = tree.head(verb) else { continue };
            let says = self.lexicon.outer(tree.lemma(say)).iter().any(|outer| {
                outer.kind == OuterKind::Say && goes_with(outer, tree.token(say).upos)
            });
            let (Some(speaker), Some(bound)) = (
                tree.subject(say).filter(|_| says),
                tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]),
            ) else {
                continue;
            };
            let within = |event: &Found| {
                event.token == verb
                    || event.words.contains(&verb)
                    || event.event == EventType::Request
            };
            if found.iter().any(within) {
                continue;
            }
            let mut actor = who(tree, self.cast, speaker);
            let mut recipient = who(tree, self.cast, bound);
            self.domestic(EventType::Request, &mut actor, &mut recipient);
            distinct_sides(&mut actor, &mut recipient);
            let coded = |list: &[Party]| list.iter().any(|p| p.actor.code.is_some());
            if actor.is_empty() || recipient.is_empty() || !coded(&actor) && !coded(&recipient) {
                continue;
            }
            let frame = frame(tree, self.lexicon, say);
            found.push(Found {
                token: verb,
                words: tree
                    .children_by(verb, &[Deprel::Aux])
                    .filter(|&aux| aux < verb)
                    .chain([verb])
                    .collect(),
                event: EventType::Request,
                mode: None,
                confidence: 0.6 * party_confidence(&actor) * party_confidence(&recipient),
                actor,
                recipient,
                reciprocal: false,
                status: Status::Occurred,
                fields: Vec::new(),
                entry: "must".to_owned(),
                speech: speech_of(tree, self.cast, self.lexicon, &frame, say),
                purpose: false,
            });
        }
    }

    /// "Will not", "would never", with a verb that states no event by itself: a refusal.
    fn refusals(&self, triggers: &[Trigger<'_>], found: &mut Vec<Found>) {
        let tree = self.tree;
        for verb in 0..tree.len() {
            let group = verb_group(tree, verb);
            let taken = triggers
                .iter()
                .any(|t| t.token == verb && t.event.quad().is_cooperation())
                || found.iter().any(|event| event.words.contains(&verb));
            if !(group.negated && group.future) || taken || tree.token(verb).upos != Upos::Verb {
                continue;
            }
            let Some(subject) = tree.subject(verb).filter(|_| !tree.is_passive(verb)) else {
                continue;
            };
            let mut actor = who(tree, self.cast, subject);
            let mut recipient = Vec::new();
            for object in verb_objects(tree, verb) {
                for party in who(tree, self.cast, object) {
                    push(&mut recipient, party);
                }
            }
            self.domestic(EventType::Reject, &mut actor, &mut recipient);
            distinct_sides(&mut actor, &mut recipient);
            if !actor.iter().any(|p| p.actor.code.is_some()) {
                continue;
            }
            let frame = frame(tree, self.lexicon, verb);
            if frame.dependent == Some(Status::Possible) {
                continue;
            }
            let mut words: Vec<usize> = tree
                .children_by(verb, &[Deprel::Aux, Deprel::Advmod])
                .filter(|&c| c < verb)
                .chain([verb])
                .collect();
            words.sort_unstable();
            found.push(Found {
                token: verb,
                words,
                event: EventType::Reject,
                mode: None,
                confidence: 0.5 * party_confidence(&actor) * party_confidence(&recipient),
                actor,
                recipient,
                reciprocal: false,
                status: Status::Occurred,
                fields: Vec::new(),
                entry: "will not".to_owned(),
                speech: speech_of(tree, self.cast, self.lexicon, &frame, verb),
                purpose: false,
            });
        }
    }

    /// Gives parties without a country that of the other side or of the only state in view: "Kenyan
    /// police arrested protesters". Not where the event is by its nature one between states.
    fn domestic(&self, event: EventType, actor: &mut [Party], recipient: &mut [Party]) {
        use EventType::*;
        if matches!(event, Consult | Cooperate | Agree | Support | Aid) {
            return;
        }
        let home = |parties: &[Party]| -> Option<Party> {
            let mut states = parties.iter().filter(|p| {
                p.actor.code.is_some() && p.entity.is_some() && p.kind != PartyKind::Organisation
            });
            let first = states.next()?;
            states
                .all(|p| p.actor.code == first.actor.code)
                .then(|| first.clone())
        };
        let sides = [home(actor), home(recipient)];
        let around = match self.states {
            [only] => Some(only.clone()),
            [] => match self.pair {
                [only] => Some(only.clone()),
                _ => None,
            },
            _ => None,
        };
        for (own, other) in [(0, 1), (1, 0)] {
            let Some(home) = sides[other].as_ref().or(around.as_ref()) else {
                continue;
            };
            let parties = if own == 0 {
                &mut *actor
            } else {
                &mut *recipient
            };
            for party in parties.iter_mut() {
                if party.actor.code.is_none()
                    && party.entity.is_none()
                    && matches!(party.kind, PartyKind::Office | PartyKind::Person)
                {
                    party.actor.code.clone_from(&home.actor.code);
                    party.actor.antecedent = Some(home.actor.antecedent.unwrap_or(home.actor.span));
                    party.entity = home.entity;
                    party.confidence *= 0.8;
                }
            }
        }
    }

    /// A telephone call to somebody, which the entry takes for a request, around what is said in it.
    fn is_greeting(&self, token: usize, outer: &Outer, trigger: &Trigger<'_>) -> bool {
        outer.kind == OuterKind::Request
            && outer.particles.is_empty()
            && self.tree.lemma(token) == "call"
            && self.tree.is_verbal(token)
            && matches!(
                trigger.event,
                EventType::Support | EventType::Consult | EventType::Concede
            )
    }

    /// Whether the parties suffice for an event.
    fn check_parties(
        &self,
        trigger: &Trigger<'_>,
        frame: &Frame<'_>,
        actor: &[Party],
        recipient: &[Party],
        reciprocal: bool,
    ) -> Result<(), Option<Missed>> {
        let miss = |kind, message: &str| {
            Err(Some(Missed {
                token: trigger.token,
                kind,
                message: format!("{}: {message}", trigger.entry.id),
            }))
        };
        let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
        if !coded(actor) && !coded(recipient) {
            return miss(record::DiagnosticKind::NoActor, "nobody in it is known");
        }
        let nominal = trigger.kind == TriggerKind::Noun;
        let carried = self.light_verb(trigger).is_some()
            || !frame.outers.is_empty()
            || self.tree.child(trigger.token, &[Deprel::Cop]).is_some();
        if actor.is_empty() {
            // The victim of a passive without an agent is enough for deeds of conflict.
            let passive = trigger.kind == TriggerKind::Verb && self.tree.is_passive(trigger.token);
            if !passive || nominal {
                return miss(record::DiagnosticKind::NoActor, "who acts is not known");
            }
        }
        if recipient.is_empty() && !reciprocal {
            if trigger.event.needs_recipient() {
                return miss(record::DiagnosticKind::NoRecipient, "to whom is not known");
            }
            if nominal && (!carried || trigger.entry.weak) {
                return miss(record::DiagnosticKind::NoRecipient, "one side only");
            }
        }
        // "Ties" alone are no event; that somebody has, seeks or builds them is one.
        if trigger.entry.weak && !carried && governing_verb(self.tree, trigger.token).is_none() {
            return Err(None);
        }
        Ok(())
    }

    /// An event that the embedding word itself is.
    fn code_own(
        &self,
        triggers: &[Trigger<'_>],
        inner: &Trigger<'_>,
        token: usize,
        outer: &Outer,
        inner_type: (EventType, Option<Mode>),
    ) -> Result<Found, Option<Missed>> {
        let tree = self.tree;
        let trigger = triggers.iter().find(|t| t.token == token);
        let event = trigger
            .map(|t| t.event)
            .or_else(|| reduce::own_type(outer.kind))
            .unwrap_or(EventType::Request);
        let mut mode = trigger.and_then(Trigger::mode);
        if mode.is_none()
            || matches!(
                event,
                EventType::Request | EventType::Reject | EventType::Threaten
            )
        {
            mode = reduce::mode_from(event, inner_type.0, inner_type.1).or(mode);
        }
        let frame = frame(tree, self.lexicon, token);
        let (mut actor, mut recipient) = match trigger {
            Some(t) => self.roles(t, &frame),
            None => (self.outer_subject(token), self.addressee(token, outer)),
        };
        if recipient.is_empty() {
            recipient = self.addressee(token, outer);
        }
        let (inner_actor, inner_recipient) = self.roles(inner, &crate::frame::Frame::default());
        for candidates in [inner_actor, inner_recipient] {
            if recipient.is_empty() {
                recipient = candidates
                    .into_iter()
                    .filter(|p| actor.iter().all(|a| a.actor.code != p.actor.code))
                    .collect();
            }
        }
        self.domestic(event, &mut actor, &mut recipient);
        let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
        if actor.is_empty() || !(coded(&actor) || coded(&recipient)) {
            return Err(None);
        }
        distinct_sides(&mut actor, &mut recipient);
        let speech = speech_of(tree, self.cast, self.lexicon, &frame, token);
        let mut status = frame.status.unwrap_or(Status::Occurred);
        if frame.negated {
            status = Status::Denied;
        }
        for hit in &frame.outers {
            let (_, _, after) = reduce::embed(hit.outer.kind, event, mode, Some(status));
            status = after.unwrap_or(status);
        }
        if status == Status::Ongoing && !is_progressive(tree, token) {
            status = Status::Occurred;
        }
        let mut words = trigger.map_or_else(|| vec![token], |t| t.words.clone());
        words.push(inner.token);
        words.sort_unstable();
        words.dedup();
        let entry = trigger.map_or_else(|| outer.id.clone(), |t| t.entry.id.clone());
        Ok(Found {
            token,
            words,
            event,
            mode,
            confidence: 0.8 * party_confidence(&actor) * party_confidence(&recipient),
            actor,
            recipient,
            reciprocal: false,
            status,
            fields: inner.entry.fields.clone(),
            entry,
            speech,
            purpose: false,
        })
    }

    /// Embedding words whose complement the lexicon does not know: "agreed to hand over the men".
    fn bare_outers(&self, triggers: &[Trigger<'_>], consumed: &mut [bool], found: &mut Vec<Found>) {
        let tree = self.tree;
        for token in 0..tree.len() {
            if consumed[token] || triggers.iter().any(|t| t.token == token) {
                continue;
            }
            let upos = tree.token(token).upos;
            if !matches!(upos, Upos::Verb | Upos::Adj | Upos::Noun) {
                continue;
            }
            let Some((outer, complement)) = self.bare_outer(token) else {
                continue;
            };
            let event = match outer.kind {
                OuterKind::Intend | OuterKind::Promise | OuterKind::Seek | OuterKind::Plan => {
                    EventType::Agree
                }
                kind => match reduce::own_type(kind) {
                    Some(event) => event,
                    None => continue,
                },
            };
            let mut actor = self.outer_subject(token);
            let mut recipient = self.addressee(token, outer);
            if recipient.is_empty() {
                recipient = self.parties_in_complement(complement, &actor);
            }
            let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
            let weak = matches!(
                outer.kind,
                OuterKind::Seek | OuterKind::Plan | OuterKind::Support
            );
            if actor.is_empty() || !coded(&actor) || (weak && recipient.is_empty()) {
                continue;
            }
            distinct_sides(&mut actor, &mut recipient);
            let frame = frame(tree, self.lexicon, token);
            let mut status = match outer.kind {
                OuterKind::Intend | OuterKind::Promise | OuterKind::Plan => Status::Planned,
                OuterKind::Seek => Status::Sought,
                _ => Status::Occurred,
            };
            if frame.negated {
                status = Status::Denied;
            } else if frame.status == Some(Status::Possible) {
                status = Status::Possible;
            }
            let sides: Vec<_> = actor
                .iter()
                .filter_map(|p| p.actor.code.as_deref())
                .collect();
            let reciprocal = recipient.is_empty() && several(&sides);
            let mut words = vec![token];
            words.extend(complement);
            words.sort_unstable();
            consumed[token] = true;
            found.push(Found {
                token,
                words,
                event,
                mode: None,
                confidence: 0.5 * party_confidence(&actor) * party_confidence(&recipient),
                actor,
                recipient,
                reciprocal,
                status,
                fields: Vec::new(),
                entry: outer.id.clone(),
                speech: speech_of(tree, self.cast, self.lexicon, &frame, token),
                purpose: false,
            });
        }
    }

    /// An embedding word with a clause, and the head of that clause.
    fn bare_outer(&self, token: usize) -> Option<(&Outer, Option<usize>)> {
        let tree = self.tree;
        let complement = tree.child(
            token,
            &[
                Deprel::Xcomp,
                Deprel::Ccomp,
                Deprel::Acl,
                Deprel::Advcl,
                Deprel::Obj,
                Deprel::Obl,
            ],
        )?;
        let outer = self.lexicon.outer(tree.lemma(token)).iter().find(|outer| {
            goes_with(outer, tree.token(token).upos)
                && outer
                    .particles
                    .iter()
                    .all(|p| find_particle(tree, token, p).is_some())
        })?;
        let clause = tree.child(
            token,
            &[Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl],
        );
        (clause.is_some() || !outer.particles.is_empty())
            .then_some((outer, clause.or(Some(complement))))
    }

    fn outer_subject(&self, token: usize) -> Vec<Party> {
        let tree = self.tree;
        let subject = if tree.is_verbal(token) && tree.is_passive(token) {
            tree.children_by(token, &[Deprel::OblAgent])
                .next()
                .or_else(|| tree.subject(token))
        } else if tree.token(token).upos == Upos::Noun {
            let owners: Vec<Party> = tree
                .children_by(token, &[Deprel::NmodPoss, Deprel::Compound, Deprel::Amod])
                .flat_map(|child| who(tree, self.cast, child))
                .collect();
            if !owners.is_empty() {
                return owners;
            }
            governing_verb(tree, token)
                .and_then(|verb| tree.subject(verb))
                .filter(|&s| s != token)
        } else {
            tree.subject(token)
        };
        subject.map(|s| who(tree, self.cast, s)).unwrap_or_default()
    }

    fn addressee(&self, token: usize, outer: &Outer) -> Vec<Party> {
        let tree = self.tree;
        let kind = if tree.is_verbal(token) {
            TriggerKind::Verb
        } else {
            TriggerKind::Noun
        };
        for slot in &outer.addressee {
            let tokens = match kind {
                TriggerKind::Verb if *slot == Slot::Object => verb_objects(tree, token),
                _ => cast::slot_tokens_of(tree, token, kind, slot),
            };
            let parties: Vec<Party> = tokens
                .into_iter()
                .flat_map(|t| who(tree, self.cast, t))
                .collect();
            if !parties.is_empty() {
                return parties;
            }
        }
        Vec::new()
    }

    /// Objects and obliques of a clause that name somebody other than the actor.
    fn parties_in_complement(&self, complement: Option<usize>, actor: &[Party]) -> Vec<Party> {
        let tree = self.tree;
        let Some(complement) = complement else {
            return Vec::new();
        };
        let other = |p: &Party| actor.iter().all(|a| a.actor.code != p.actor.code);
        let relations = [
            Deprel::Nsubj,
            Deprel::Iobj,
            Deprel::Obj,
            Deprel::Obl,
            Deprel::Nmod,
        ];
        for relation in relations {
            for child in tree.children_by(complement, &[relation]) {
                let parties: Vec<Party> = who(tree, self.cast, child)
                    .into_iter()
                    .filter(other)
                    .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
        }
        if tree.is_nominal(complement) {
            return who(tree, self.cast, complement)
                .into_iter()
                .filter(other)
                .collect();
        }
        Vec::new()
    }

    /// Actor and recipient by the slots of the entry.
    fn roles(&self, trigger: &Trigger<'_>, frame: &Frame<'_>) -> (Vec<Party>, Vec<Party>) {
        let first = |slots: &[Slot], taken: &[Party]| -> Vec<Party> {
            for slot in slots {
                let parties: Vec<Party> = fill(self.tree, self.cast, trigger, slot)
                    .into_iter()
                    .filter(|p| taken.iter().all(|t| t.actor.span != p.actor.span))
                    .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
            Vec::new()
        };
        let light = self.light_verb(trigger);
        let carrier = |slots: &[Slot], taken: &[Party]| -> Vec<Party> {
            let Some((verb, _)) = light else {
                return Vec::new();
            };
            for slot in slots {
                let parties: Vec<Party> =
                    cast::slot_tokens_of(self.tree, verb, TriggerKind::Verb, slot)
                        .into_iter()
                        .filter(|&token| token != trigger.token)
                        .flat_map(|token| who(self.tree, self.cast, token))
                        .filter(|p| taken.iter().all(|t| t.actor.span != p.actor.span))
                        .collect();
                if !parties.is_empty() {
                    return parties;
                }
            }
            Vec::new()
        };
        let mut actor = first(&trigger.entry.actor, &[]);
        if let Some((_, light)) = light {
            let lent = carrier(&light.actor, &[]);
            if !lent.is_empty() && !(trigger.entry.reciprocal && actor.len() > 1) {
                // The possessor of what is received or faced is the other side.
                let own = std::mem::replace(&mut actor, lent);
                for party in own.into_iter().filter(|_| trigger.entry.reciprocal) {
                    push(&mut actor, party);
                }
            }
        } else if let Some(hit) = frame.outers.first()
            && trigger.kind == TriggerKind::Noun
            && (actor.is_empty() || trigger.entry.reciprocal && actor.len() < 2)
        {
            for party in self.outer_subject(hit.token) {
                push(&mut actor, party);
            }
        }
        // "Arrived in Doha for talks": whoever comes for them holds them.
        if actor.is_empty()
            && trigger.kind == TriggerKind::Noun
            && trigger.entry.reciprocal
            && self.tree.is_marked_by(trigger.token, "for")
            && let Some(verb) = governing_verb(self.tree, trigger.token)
        {
            actor = self
                .tree
                .subject(verb)
                .map(|subject| who(self.tree, self.cast, subject))
                .unwrap_or_default();
        }
        let mut recipient = match light {
            Some((_, light)) => carrier(&light.recipient, &actor),
            None => Vec::new(),
        };
        if recipient.is_empty() {
            recipient = first(&trigger.entry.recipient, &actor);
        }
        if recipient.is_empty() && trigger.entry.reciprocal {
            recipient = first(
                &[Slot::Prep("with".into()), Slot::Prep("between".into())],
                &actor,
            );
        }
        (actor, recipient)
    }

    /// The verb that leaves its meaning to an event noun: "hold talks", "come under attack".
    fn light_verb(&self, trigger: &Trigger<'_>) -> Option<(usize, &LightVerb)> {
        if trigger.kind != TriggerKind::Noun {
            return None;
        }
        let tree = self.tree;
        let verb = governing_verb(tree, trigger.token)?;
        let noun = tree.first_conjunct(trigger.token);
        self.lexicon
            .light(tree.lemma(verb))
            .iter()
            .find(|light| {
                let place = match &light.noun {
                    Slot::Prep(preposition) => tree.is_marked_by(noun, preposition),
                    Slot::Subject => {
                        matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass)
                    }
                    _ => matches!(
                        tree.relation(noun),
                        Deprel::Obj | Deprel::NsubjPass | Deprel::Nmod
                    ),
                };
                place
                    && light
                        .particles
                        .iter()
                        .all(|p| find_particle(tree, verb, p).is_some())
            })
            .map(|light| (verb, light))
    }

    /// Whether an event noun without any party is about the pair of the document: its phrase says
    /// "bilateral", "mutual", "joint", or it is the subject or root of its sentence.
    fn speaks_of_the_pair(&self, trigger: &Trigger<'_>) -> bool {
        let tree = self.tree;
        let head = trigger.token;
        self.says_mutual(trigger)
            || matches!(
                tree.relation(head),
                Deprel::Root | Deprel::Nsubj | Deprel::NsubjPass
            ) && tree
                .children_by(head, &[Deprel::Nmod, Deprel::NmodPoss])
                .next()
                .is_none()
    }

    fn says_mutual(&self, trigger: &Trigger<'_>) -> bool {
        self.tree.subtree(trigger.token, &[]).iter().any(|&i| {
            matches!(
                self.tree.lemma(i),
                "bilateral" | "mutual" | "joint" | "reciprocal" | "both" | "two" | "other"
            )
        })
    }

    fn final_status(
        &self,
        trigger: &Trigger<'_>,
        frame: &Frame<'_>,
        event: EventType,
        status: Option<Status>,
    ) -> Status {
        use EventType::*;
        if let Some(fixed) = trigger.entry.status
            && status.is_none_or(Status::is_factual)
        {
            return fixed;
        }
        let status = status.unwrap_or(Status::Occurred);
        // "Has had ties" lasts, "had ties" is over.
        if trigger.entry.weak
            && matches!(event, Support | Cooperate)
            && status == Status::Occurred
            && let Some((verb, _)) = self.light_verb(trigger)
            && matches!(
                self.tree.lemma(verb),
                "have" | "share" | "enjoy" | "maintain" | "be in"
            )
        {
            return match self.tree.token(verb).xpos {
                "VBD" => Status::Past,
                _ => Status::Ongoing,
            };
        }
        // The simple present of a deed is the present of headlines.
        let lasting = matches!(
            event,
            Cooperate | Support | Aid | Protest | Mobilize | Consult
        ) && trigger.kind != TriggerKind::Verb
            || matches!(event, Cooperate | Support | Aid);
        let stated = trigger.kind != TriggerKind::Verb || is_progressive(self.tree, frame.top);
        if status == Status::Ongoing
            && !lasting
            && !stated
            && !is_progressive(self.tree, trigger.token)
        {
            return Status::Occurred;
        }
        status
    }
}

fn is_progressive(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VBG" && verb_group(tree, i).status == Some(Status::Ongoing)
}

fn embed_all(trigger: &Trigger<'_>, frame: &Frame<'_>, until: usize) -> (EventType, Option<Mode>) {
    let mut event = trigger.event;
    let mut mode = trigger.mode();
    for hit in &frame.outers[..until] {
        if matches!(hit.outer.kind, OuterKind::Stop) {
            (event, mode, _) = reduce::embed(hit.outer.kind, event, mode, None);
        }
    }
    (event, mode)
}

/// Settles who is on which side; returns whether the event is reciprocal.
fn settle_sides(trigger: &Trigger<'_>, actor: &mut Vec<Party>, recipient: &mut Vec<Party>) -> bool {
    if trigger.entry.reciprocal && !recipient.is_empty() && !actor.is_empty() {
        for party in recipient.drain(..) {
            push(actor, party);
        }
    } else if trigger.entry.reciprocal && actor.is_empty() {
        std::mem::swap(actor, recipient);
    }
    distinct_sides(actor, recipient);
    let codes: Vec<&str> = actor
        .iter()
        .filter_map(|p| p.actor.code.as_deref())
        .collect();
    use EventType::*;
    let mutual_type = matches!(
        trigger.event,
        Agree | Consult | Support | Cooperate | Concede | Retreat
    );
    recipient.is_empty() && several(&codes) && (trigger.entry.reciprocal || mutual_type)
}

/// Takes out of the recipients whoever is among the actors under the same code and the same sector.
fn distinct_sides(actor: &mut [Party], recipient: &mut Vec<Party>) {
    recipient.retain(|r| {
        !actor.iter().any(|a| {
            a.actor.span == r.actor.span
                || (a.actor.code == r.actor.code
                    && a.actor.code.is_some()
                    && a.actor.sector == r.actor.sector)
        })
    });
}

fn several(codes: &[&str]) -> bool {
    codes.iter().any(|code| *code != codes[0])
}

fn party_confidence(parties: &[Party]) -> f64 {
    parties
        .iter()
        .map(|p| match p.kind {
            PartyKind::Pronoun => p.confidence * 0.9,
            _ => p.confidence,
        })
        .fold(1.0, f64::min)
}

/// Keeps one of several events that say the same: same type, parties and status nearby, or the
/// purpose of an event that is coded itself.
fn drop_repeats(tree: &Tree<'_>, found: &mut Vec<Found>) {
    let codes = |parties: &[Party]| -> Vec<Option<String>> {
        let mut codes: Vec<_> = parties.iter().map(|p| p.actor.code.clone()).collect();
        codes.sort();
        codes.dedup();
        codes
    };
    let sides = |event: &Found| {
        let mut all = codes(&event.actor);
        all.extend(codes(&event.recipient));
        all.sort();
        all.dedup();
        all
    };
    let mut keep = vec![true; found.len()];
    for i in 0..found.len() {
        for j in 0..found.len() {
            if i == j || !keep[i] || !keep[j] {
                continue;
            }
            let (a, b) = (&found[i], &found[j]);
            let same_roles =
                codes(&a.actor) == codes(&b.actor) && codes(&a.recipient) == codes(&b.recipient);
            let same = a.event == b.event && a.status == b.status && same_roles;
            let coordinated =
                tree.relation(b.token) == Deprel::Conj || tree.relation(a.token) == Deprel::Conj;
            let shared = a.words.iter().any(|w| b.words.contains(w));
            if same && (coordinated || shared) {
                // "Carried out air strikes": the one that knows the mode.
                let first = (a.mode.is_some(), a.confidence) >= (b.mode.is_some(), b.confidence);
                keep[if first { j } else { i }] = false;
            } else if shared
                && a.token != b.token
                && a.words.contains(&b.token)
                && sides(a) == sides(b)
            {
                // The constrained object of a verb is not an event of its own.
                keep[j] = false;
            } else if b.purpose && sides(a) == sides(b) && tree.dominates(a.token, b.token) {
                keep[j] = false;
            }
        }
    }
    let mut flags = keep.into_iter();
    found.retain(|_| flags.next().unwrap_or(true));
}
