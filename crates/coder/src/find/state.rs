//! From one trigger to one event: type, mode and status as the words around it have them.

use codebook::{EventType, Mode, Status};
use lang::Deprel;

use super::sides::{distinct_sides, settle_sides};
use super::{Found, Missed, Search};
use crate::actors::Party;
use crate::cast::{governing_verb, who};
use crate::frame::{Frame, OuterHit, frame, verb_group};
use crate::judge;
use crate::lexicon::{Outer, OuterKind};
use crate::predicate::{Trigger, TriggerKind};
use crate::reduce;
use crate::speech::speech_of;
use crate::tree::Tree;

/// Who is in an event before the sides are settled.
struct Parties {
    actor: Vec<Party>,
    recipient: Vec<Party>,
    confidence: f64,
    /// The recipient is only named nearby.
    far: bool,
}

/// What is said of an event so far.
struct Told {
    event: EventType,
    mode: Option<Mode>,
    /// `None` while nothing says more than that it occurred.
    status: Option<Status>,
}

impl Told {
    /// The event of a trigger as the embedding words above it leave it.
    fn embedded(trigger: &Trigger<'_>, frame: &Frame<'_>) -> Told {
        let (mut event, mut mode) = (trigger.event, trigger.mode());
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
        }
        Told {
            event,
            mode,
            status,
        }
    }

    /// In a clause whose content is only possible or sought, so is what would be a fact.
    fn depend(&mut self, dependent: Status) {
        if self.status.is_none_or(|status| status.is_factual()) {
            self.status = Some(dependent);
            if dependent == Status::Sought {
                self.defer();
            }
        }
    }

    /// What is negated is denied or refused; what is in the future is planned where somebody says it
    /// for certain, else possible.
    fn negate_or_defer(&mut self, frame: &Frame<'_>, reported: bool, learned: bool) {
        // In a refusal that only the network knows the negation is part of it ("would not hear of").
        let refusal = learned && self.event == EventType::Reject;
        if frame.negated && !refusal {
            // "will not accept": a refusal; "did not attack": a denial.
            if frame.future && self.event.quad().is_cooperation() && frame.outers.is_empty() {
                self.event = EventType::Reject;
                self.mode = None;
                self.status = Some(Status::Occurred);
            } else {
                self.status = Some(Status::Denied);
            }
        } else if !frame.negated && frame.future && frame.outers.is_empty() {
            if frame.status == Some(Status::Planned) || reported {
                self.status = Some(Status::Planned);
                self.defer();
            } else {
                self.status = Some(Status::Possible);
            }
        }
    }

    /// The type that the event has while it lies in the future.
    fn defer(&mut self) {
        let after = reduce::future(self.event);
        self.mode = self.mode.filter(|_| after == self.event);
        self.event = after;
    }
}

/// What is agreed, offered or promised lies ahead, and a threat is made when it is uttered (decision 3
/// of the annotation guideline).
pub(crate) fn by_guideline(event: EventType, status: Status) -> Status {
    match (event, status) {
        (EventType::Agree, Status::Occurred | Status::Ongoing) => Status::Planned,
        (EventType::Threaten, Status::Planned | Status::Sought) => Status::Occurred,
        _ => status,
    }
}

/// Deeds of force and of the street, which often have only one side in the text.
fn is_force(event: EventType) -> bool {
    matches!(
        event,
        EventType::Assault | EventType::Coerce | EventType::Protest | EventType::Mobilize
    )
}

impl Search<'_> {
    /// The event of a trigger; `Err(None)` where it is part of another or no event at all.
    pub(super) fn code(
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
            .position(|hit| reduce::own_type(hit.outer.kind).is_some() || self.asks_another(hit));
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

        let Parties {
            mut actor,
            mut recipient,
            mut confidence,
            far,
        } = self.parties_of(trigger, frame, chance);
        self.domestic(trigger.event, trigger.token, &mut actor, &mut recipient);
        let mut reciprocal = settle_sides(trigger, &mut actor, &mut recipient);

        let mut words = trigger.words.clone();
        for hit in &frame.outers {
            words.push(hit.token);
        }
        if let Some((verb, _)) = self.light_verb(trigger) {
            words.push(verb);
        }
        let speech = speech_of(self.tree, self.cast, self.lexicon, frame, trigger.token);
        let mut told = Told::embedded(trigger, frame);
        let purpose = frame.dependent == Some(Status::Sought) && frame.outers.is_empty();
        if let Some(dependent) = frame.dependent {
            told.depend(dependent);
        }
        told.negate_or_defer(
            frame,
            speech.is_some(),
            judge::is_learned(&trigger.entry.id),
        );
        let obliged = frame.obliged || frame.outers.iter().any(|hit| hit.obliged);
        if obliged
            && let Some(speaker) = speech.as_ref().and_then(|s| s.party.clone())
            && !actor.is_empty()
            && actor.iter().all(|a| a.actor.code != speaker.actor.code)
        {
            // "X said that Y must ...": X asks it of Y.
            told.mode = reduce::mode_from(EventType::Request, told.event, told.mode);
            told.event = EventType::Request;
            told.status = Some(Status::Occurred);
            recipient = std::mem::take(&mut actor);
            actor = vec![speaker];
        }
        let status = by_guideline(
            told.event,
            self.final_status(trigger, frame, told.event, told.status),
        );
        if far {
            confidence *= 0.8;
        }
        reciprocal = reciprocal && recipient.is_empty();
        if reciprocal && self.one_sided(frame, &mut actor, &mut recipient) {
            reciprocal = false;
        }
        let mut found = Found {
            mode: told.mode,
            reciprocal,
            status,
            fields: trigger.entry.fields.clone(),
            speech,
            purpose,
            ..Found::new(
                trigger.token,
                words,
                told.event,
                &trigger.entry.id,
                (actor, recipient),
                confidence,
            )
        };
        self.revise(&mut found, confidence);
        self.check_parties(trigger, frame, &found)?;
        for hit in &frame.outers {
            if hit.outer.kind != OuterKind::Deny {
                consumed[hit.token] = true;
            }
        }
        consumed[trigger.token] = true;
        Ok(found)
    }

    /// The parties by the slots of the entry; failing that, by what the document is about and what is
    /// named nearby.
    fn parties_of(&self, trigger: &Trigger<'_>, frame: &Frame<'_>, chance: f64) -> Parties {
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
        if actor.is_empty()
            && recipient.is_empty()
            && is_force(trigger.event)
            && !trigger.entry.weak
            && let Some(place) = self.scene(trigger.token).or_else(|| self.only_state())
        {
            // "The fighting in Gaza", "a truck bomb blew up in Mogadishu"; "after days of unrest, Lebanon's
            // cabinet accepted".
            recipient = vec![place];
            confidence *= 0.7;
        }
        Parties {
            actor,
            recipient,
            confidence,
            far,
        }
    }

    /// "X wants Y to withdraw": X asks it of Y.
    fn asks_another(&self, hit: &OuterHit<'_>) -> bool {
        let tree = self.tree;
        if hit.outer.kind != OuterKind::Seek || !matches!(tree.lemma(hit.token), "want" | "like") {
            return false;
        }
        let Some(clause) = tree.child(hit.token, &[Deprel::Xcomp, Deprel::Ccomp]) else {
            return false;
        };
        let asked = tree
            .child(clause, &[Deprel::Nsubj, Deprel::NsubjPass])
            .or_else(|| tree.child(hit.token, &[Deprel::Obj]));
        asked.is_some_and(|asked| {
            asked > hit.token && asked < clause && !who(tree, self.cast, asked).is_empty()
        })
    }

    /// Makes a deed that of those who are accused of it. Its object was left out where it belongs to the
    /// side of the accuser, who was taken for who acts.
    pub(super) fn charge(&self, deed: &mut Found, accused: &[Party]) {
        if deed.actor.is_empty() {
            deed.actor = accused.to_vec();
        }
        if deed.recipient.is_empty()
            && let Some(object) = self.tree.child(deed.token, &[Deprel::Obj])
        {
            deed.recipient = who(self.tree, self.cast, object);
            distinct_sides(&mut deed.actor, &mut deed.recipient);
        }
    }

    /// Whether an event that a saying one embeds is told as a deed of its own: "condemned the attack on",
    /// "thanked Oman for the release of", "accused the army of shelling".
    pub(super) fn stands_alone(
        &self,
        told: &Found,
        trigger: &Trigger<'_>,
        frame: &Frame<'_>,
    ) -> bool {
        let saying = matches!(told.event, EventType::Accuse | EventType::Support);
        let deed = trigger.kind == TriggerKind::Noun || frame.accuser().is_some();
        saying
            && deed
            && told.token != trigger.token
            && told.words.contains(&trigger.token)
            && self
                .reading
                .as_ref()
                .is_some_and(|reading| reading.event(trigger.token) >= judge::OWN)
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

    /// Whether the subject of a verb is a weapon or what becomes one, so that nobody is named.
    fn by_weapon(&self, verb: usize) -> bool {
        self.tree.subject(verb).is_some_and(|subject| {
            let lemma = self.tree.lemma(subject).to_lowercase();
            self.lexicon.in_class("blow", &lemma)
        })
    }

    /// Whether the parties suffice for an event.
    fn check_parties(
        &self,
        trigger: &Trigger<'_>,
        frame: &Frame<'_>,
        found: &Found,
    ) -> Result<(), Option<Missed>> {
        let (actor, recipient) = (&found.actor, &found.recipient);
        if self.keeps_all {
            return Ok(());
        }
        let miss = |kind, message: &str| {
            Err(Some(Missed {
                token: trigger.token,
                kind,
                message: format!("{}: {message}", trigger.entry.id),
            }))
        };
        let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
        let force = is_force(trigger.event) && !trigger.entry.weak;
        if !coded(actor) && !coded(recipient) {
            return miss(record::DiagnosticKind::NoActor, "nobody in it is known");
        }
        let nominal = trigger.kind == TriggerKind::Noun;
        let carried = self.light_verb(trigger).is_some()
            || !frame.outers.is_empty()
            || self.tree.child(trigger.token, &[Deprel::Cop]).is_some();
        if actor.is_empty() {
            // The victim is enough for deeds of conflict: in a passive without an agent, behind a noun
            // ("the attack on"), where only the weapon is named ("a bomb killed").
            let passive = trigger.kind == TriggerKind::Verb && self.tree.is_passive(trigger.token);
            let enough = if nominal {
                force
            } else {
                passive || force && self.by_weapon(trigger.token)
            };
            if !enough {
                return miss(record::DiagnosticKind::NoActor, "who acts is not known");
            }
        }
        if recipient.is_empty() && !found.reciprocal {
            if trigger.event.needs_recipient() {
                return miss(record::DiagnosticKind::NoRecipient, "to whom is not known");
            }
            if nominal && (!carried || trigger.entry.weak) && !force {
                return miss(record::DiagnosticKind::NoRecipient, "one side only");
            }
        }
        // "During the visit" takes up what was told before.
        let taken_up = nominal
            && self.tree.preposition(trigger.token).as_deref() == Some("during")
            && (self.tree)
                .children_by(
                    trigger.token,
                    &[Deprel::NmodPoss, Deprel::Nmod, Deprel::Compound],
                )
                .next()
                .is_none();
        if taken_up && !trigger.entry.own {
            return Err(None);
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
        let (inner_actor, inner_recipient) = self.roles(inner, &Frame::default());
        for candidates in [inner_actor, inner_recipient] {
            if recipient.is_empty() {
                recipient = candidates
                    .into_iter()
                    .filter(|p| actor.iter().all(|a| a.actor.code != p.actor.code))
                    .collect();
            }
        }
        self.domestic(event, token, &mut actor, &mut recipient);
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
        status = by_guideline(event, status);
        let mut words = trigger.map_or_else(|| vec![token], |t| t.words.clone());
        words.push(inner.token);
        let entry = trigger.map_or(&outer.id, |t| &t.entry.id);
        let mut found = Found {
            mode,
            status,
            fields: inner.entry.fields.clone(),
            speech,
            ..Found::new(token, words, event, entry, (actor, recipient), 0.8)
        };
        self.revise(&mut found, 0.8);
        let coded = |parties: &[Party]| parties.iter().any(|p| p.actor.code.is_some());
        let enough = !found.actor.is_empty() && (coded(&found.actor) || coded(&found.recipient));
        if enough || self.keeps_all {
            Ok(found)
        } else {
            Err(None)
        }
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
        let stated = trigger.kind != TriggerKind::Verb
            || is_progressive(self.tree, frame.top)
            || frame
                .outers
                .iter()
                .any(|hit| hit.outer.kind == OuterKind::Continue);
        let progressive = is_progressive(self.tree, trigger.token);
        if status == Status::Ongoing
            && !progressive
            && !stated
            && (!lasting || self.tree.is_headline())
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
