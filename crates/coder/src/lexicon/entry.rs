//! What an entry of the vocabulary says.

use codebook::{Context, EventType, Field, Mode, Status};
use compact_str::CompactString;

use super::Lexicon;

/// Part of speech of the word that heads an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective or a participle used as one.
    Adjective,
}

impl Pos {
    /// The abbreviation used in the identity of entries: `v.`, `n.`, `a.`.
    pub const fn abbreviation(self) -> &'static str {
        match self {
            Pos::Verb => "v.",
            Pos::Noun => "n.",
            Pos::Adjective => "a.",
        }
    }
}

/// Where a party stands, seen from the predicate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Slot {
    /// Subject, in a passive the agent; of a noun or adjective: the subject of its copula.
    Subject,
    /// Direct object, in a passive the subject.
    Object,
    /// Indirect object.
    IndirectObject,
    /// Possessor of the noun ("Iran's visit").
    Possessor,
    /// Adjective or noun before the noun ("the Iranian visit").
    Modifier,
    /// Noun marked by this preposition.
    Prep(CompactString),
    /// Possessor of the direct object.
    ObjectPossessor,
    /// Adjective or noun before the direct object ("a Belarusian company").
    ObjectModifier,
    /// Noun within the direct object, marked by this preposition.
    ObjectPrep(CompactString),
}

/// Number of a class of nouns within a [`Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub(super) u16);

/// Which noun must stand at a place of the predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// Where the noun stands: [`Slot::Object`], [`Slot::Subject`], or [`Slot::Prep`] for the noun
    /// of a preposition, which must then be there.
    pub slot: Slot,
    /// Classes, any of which will do.
    pub classes: Vec<ClassId>,
    /// Lemmas, any of which will do.
    pub lemmas: Vec<CompactString>,
}

impl Constraint {
    /// Whether there must be no object at all.
    pub fn is_nothing(&self) -> bool {
        self.classes.is_empty() && self.lemmas.len() == 1 && self.lemmas[0] == "nothing"
    }

    /// Whether a noun with this lemma will do.
    pub fn admits(&self, lexicon: &Lexicon, lemma: &str) -> bool {
        self.lemmas
            .iter()
            .any(|allowed| allowed.as_str().eq_ignore_ascii_case(lemma))
            || self
                .classes
                .iter()
                .any(|&class| lexicon.has_member(class, lemma))
    }
}

/// A predicate and the event that it states.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The entry as records name it, for example `sign v. + @agreement`.
    pub id: String,
    /// Whether it is a user's own: it goes before all others, and what it says stands.
    pub own: bool,
    /// Lemma of the head.
    pub lemma: CompactString,
    /// Part of speech of the head.
    pub pos: Pos,
    /// Words that must be there: particles, or prepositions that mark a dependent of the head.
    pub particles: Vec<CompactString>,
    /// Nouns and adjectives that must modify the head of a noun entry (`joint` of `joint exercise`).
    pub modifiers: Vec<CompactString>,
    /// The noun that must be there.
    pub object: Option<Constraint>,
    /// The event type; `None` where the wording is known to state no event ("meet a demand").
    pub event: Option<EventType>,
    /// The mode of the type.
    pub mode: Option<Mode>,
    /// Where to look for who acts, in order of preference.
    pub actor: Vec<Slot>,
    /// Where to look for whom it is done to, in order of preference.
    pub recipient: Vec<Slot>,
    /// Whether all sides do it together ("X and Y met").
    pub reciprocal: bool,
    /// Whether a noun states an event only where a verb or a copula governs it ("ties").
    pub weak: bool,
    /// Fields of cooperation that the wording implies.
    pub fields: Vec<Field>,
    /// Contexts that the wording implies.
    pub contexts: Vec<Context>,
    /// The status, whatever the tense says.
    pub status: Option<Status>,
    /// From 0 to 1: how often the wording states this event where it occurs.
    pub confidence: f64,
}

impl Entry {
    /// How much an entry asks for; of two entries that fit the greater one is meant.
    pub(super) fn specificity(&self) -> usize {
        let noun = self.object.as_ref().map_or(0, |constraint| {
            usize::from(constraint.slot != Slot::Object)
                + if constraint.classes.is_empty() { 3 } else { 2 }
        });
        noun + 2 * self.particles.len() + 2 * self.modifiers.len()
    }
}

/// A verb that leaves the meaning to its noun: "hold talks", "come under attack".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LightVerb {
    /// Whether it is a user's own.
    pub own: bool,
    /// Lemma of the verb.
    pub lemma: CompactString,
    /// Words that must be there.
    pub particles: Vec<CompactString>,
    /// Where the noun stands that has the meaning: [`Slot::Object`] or [`Slot::Prep`].
    pub noun: Slot,
    /// Where to look for who acts. Empty: only the noun's own slots say.
    pub actor: Vec<Slot>,
    /// Where to look for whom it is done to, before the noun's own slots.
    pub recipient: Vec<Slot>,
}

/// What an embedding predicate does to the event within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OuterKind {
    /// Agrees or decides to.
    Intend,
    /// Offers, pledges, vows.
    Promise,
    /// Wants, hopes, aims, wishes.
    Seek,
    /// Plans, schedules, is expected to.
    Plan,
    /// Refuses to.
    Refuse,
    /// Threatens to.
    Threaten,
    /// Asks the addressee to.
    Request,
    /// Accuses the addressee of.
    Accuse,
    /// Says that it is not so.
    Deny,
    /// Ends or suspends it.
    Stop,
    /// Starts it.
    Begin,
    /// Goes on with it.
    Continue,
    /// Tells it as history.
    Past,
    /// Holds it to be possible.
    Possible,
    /// Says so.
    Say,
    /// Welcomes or backs it.
    Support,
    /// Opposes or criticises it.
    Oppose,
    /// Does not bring it about.
    Fail,
    /// Lets it happen.
    Allow,
    /// Keeps it from happening.
    Prevent,
    /// Contributes to it.
    Help,
}

impl OuterKind {
    /// All kinds with the names used in files.
    pub const ALL: &'static [(&'static str, OuterKind)] = &[
        ("intend", OuterKind::Intend),
        ("promise", OuterKind::Promise),
        ("seek", OuterKind::Seek),
        ("plan", OuterKind::Plan),
        ("refuse", OuterKind::Refuse),
        ("threaten", OuterKind::Threaten),
        ("request", OuterKind::Request),
        ("accuse", OuterKind::Accuse),
        ("deny", OuterKind::Deny),
        ("stop", OuterKind::Stop),
        ("begin", OuterKind::Begin),
        ("continue", OuterKind::Continue),
        ("past", OuterKind::Past),
        ("possible", OuterKind::Possible),
        ("say", OuterKind::Say),
        ("support", OuterKind::Support),
        ("oppose", OuterKind::Oppose),
        ("fail", OuterKind::Fail),
        ("allow", OuterKind::Allow),
        ("prevent", OuterKind::Prevent),
        ("help", OuterKind::Help),
    ];
}

/// The form of what an embedding predicate embeds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Complement {
    /// An infinitive with `to` or bare: "agreed to meet", "helped build".
    Infinitive,
    /// A finite clause, with or without `that`; direct speech.
    Clause,
    /// An `-ing` form without preposition: "stopped selling".
    Gerund,
    /// A noun that states an event, as direct object: "welcomed the visit".
    Noun,
    /// An `-ing` form or a noun behind a preposition: "accused it of selling".
    Prep(CompactString),
}

/// How sure a word of saying makes what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// `say`, `state`, `according to`.
    Neutral,
    /// Taken to be so: `confirm`, `acknowledge`, `announce`.
    Firm,
    /// In doubt: `claim`, `allege`, `suspect`.
    Doubtful,
}

/// A predicate that embeds another one and changes its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outer {
    /// The entry as records name it, for example `call v. on`.
    pub id: String,
    /// Whether it is a user's own.
    pub own: bool,
    /// Lemma of the head.
    pub lemma: CompactString,
    /// Part of speech of the head.
    pub pos: Pos,
    /// Words that must be there.
    pub particles: Vec<CompactString>,
    /// The noun that must be there ("express + interest").
    pub object: Option<Constraint>,
    /// What it does to the event within it.
    pub kind: OuterKind,
    /// Where to look for who agrees, asks, says ...
    pub holder: Vec<Slot>,
    /// Where to look for who is asked, accused, told ...
    pub addressee: Vec<Slot>,
    /// The forms in which the event within it may stand.
    pub complements: Vec<Complement>,
    /// For [`OuterKind::Say`]: how sure it makes what is said.
    pub certainty: Certainty,
}

impl Outer {
    /// How much an entry asks for; of two entries that fit the greater one is meant.
    pub(super) fn specificity(&self) -> usize {
        2 * self.particles.len() + 3 * usize::from(self.object.is_some())
    }
}
