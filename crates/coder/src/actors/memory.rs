//! What was said before in the document.

use record::Span;
use rustc_hash::FxHashMap;

use super::{Party, PartyKind};

/// Parties by the short forms that later sentences use for them.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Surname or name of a company to its party.
    names: FxHashMap<String, Party>,
    /// Role noun ("minister") to who last had it, with the word that was before it ("foreign").
    roles: FxHashMap<String, (Option<String>, Party)>,
    /// States in the order of their last mention, latest last; each once.
    states: Vec<Party>,
    /// How often each state was named.
    counts: FxHashMap<String, usize>,
    /// The state of the city named last.
    city: Option<Party>,
    /// Two states that were last named side by side ("Kenya and Brazil").
    pair: Option<[Party; 2]>,
    /// Subjects of the last clauses, latest last: one entry a subject, which may be several parties.
    subjects: Vec<Vec<Party>>,
}

impl Memory {
    pub(super) fn remember_name(&mut self, name: &str, party: &Party) {
        if name.chars().count() > 2 {
            self.names.insert(name.to_owned(), party.clone());
        }
    }

    pub(super) fn named(&self, name: &str) -> Option<&Party> {
        self.names.get(name)
    }

    pub(super) fn remember_role(&mut self, lemma: &str, kind: Option<&str>, party: &Party) {
        let known = (kind.map(str::to_owned), party.clone());
        if let Some(kind) = kind {
            self.roles.insert(format!("{kind} {lemma}"), known.clone());
        }
        self.roles.insert(lemma.to_owned(), known);
    }

    /// Whoever the noun means, with the word before it: "the foreign ministry" is not the ministry of
    /// agriculture that was named last.
    pub(super) fn role(&self, lemma: &str, kind: Option<&str>) -> Option<&Party> {
        kind.and_then(|kind| self.roles.get(&format!("{kind} {lemma}")))
            .or_else(|| {
                let last = self.roles.get(lemma);
                last.filter(|(known, _)| kind.is_none() || known.is_none())
            })
            .map(|(_, party)| party)
    }

    pub(super) fn remember_state(&mut self, party: &Party) {
        let Some(code) = party.actor.code.clone() else {
            return;
        };
        self.states
            .retain(|known| known.actor.code.as_ref() != Some(&code));
        self.states.push(party.clone());
        *self.counts.entry(code).or_default() += 1;
    }

    pub(super) fn remember_city(&mut self, party: &Party) {
        self.city = Some(party.clone());
    }

    pub(super) fn remember_pair(&mut self, one: &Party, other: &Party) {
        self.pair = Some([one.clone(), other.clone()]);
    }

    pub(super) fn remember_subject(&mut self, parties: Vec<Party>) {
        if !parties.is_empty() {
            if self.subjects.len() > 7 {
                self.subjects.remove(0);
            }
            self.subjects.push(parties);
        }
    }

    /// The latest subject that meets the condition.
    pub(super) fn subject(&self, fits: impl Fn(&[Party]) -> bool) -> Option<&[Party]> {
        self.subjects
            .iter()
            .rev()
            .find(|s| fits(s))
            .map(Vec::as_slice)
    }

    /// The state that most of the text is about: more than three in five of its names of states.
    pub(super) fn home(&self) -> Option<&Party> {
        let all: usize = self.counts.values().sum();
        self.states.iter().find(|party| {
            (party.actor.code.as_ref())
                .and_then(|code| self.counts.get(code))
                .is_some_and(|count| count * 5 > all * 3)
        })
    }

    pub(super) fn last_state(&self) -> Option<&Party> {
        self.states.last()
    }

    /// The two states in view: those named last, if they were named side by side; else of the four named
    /// last the two named most often, the later first among equals; else the only one and that of a city.
    pub(super) fn two_states(&self) -> Option<[&Party; 2]> {
        if let (Some([a, b]), [.., c, d]) = (&self.pair, &self.states[..]) {
            let code = |party: &Party| party.actor.code.clone();
            if (code(a), code(b)) == (code(c), code(d)) || (code(b), code(a)) == (code(c), code(d))
            {
                return Some([a, b]);
            }
        }
        let count = |party: &Party| {
            party
                .actor
                .code
                .as_ref()
                .and_then(|code| self.counts.get(code))
                .copied()
                .unwrap_or(0)
        };
        let mut recent: Vec<&Party> = self.states.iter().rev().take(4).collect();
        recent.sort_by_key(|party| std::cmp::Reverse(count(party)));
        // "The Serbian president flew to Baku. The two presidents ..."
        if let [only] = recent[..]
            && let Some(city) = &self.city
            && city.actor.code != only.actor.code
        {
            return Some([only, city]);
        }
        match recent[..] {
            [a, b, ..] => Some(if a.actor.span.start <= b.actor.span.start {
                [a, b]
            } else {
                [b, a]
            }),
            _ => None,
        }
    }
}

/// The party as a short form at `span` names it.
pub(super) fn refer(party: &Party, text: &str, span: Span, confidence: f64) -> Party {
    let mut named = party.clone();
    named.actor.antecedent = Some(party.actor.antecedent.unwrap_or(party.actor.span));
    named.actor.span = span;
    named.actor.entity_text = span.of(text).to_owned();
    named.kind = match party.kind {
        PartyKind::Company | PartyKind::Person | PartyKind::Office => party.kind,
        _ => PartyKind::Pronoun,
    };
    named.confidence = (party.confidence * confidence).min(1.0);
    named
}
