//! Walks the document from the first sentence to the last and says who is who.

use atlas::{Atlas, EntityKind, Form, Leader, Mention, Reading};
use codebook::Sector;
use lang::{Analysis, Deprel, Sentence, Upos};
use record::{Actor, Diagnostic, DiagnosticKind, Document, EventDate, Span};
use rustc_hash::FxHashMap;

use super::memory::{Memory, refer};
use super::roles::{is_abroad, is_country_word, is_side_word, sector};
use super::{Actors, Party, PartyKind};
use crate::amounts::Tables;
use crate::lexicon::Lexicon;
use crate::tree::Tree;

pub(super) fn read(
    document: &Document,
    analysis: &Analysis,
    atlas: &Atlas,
    lexicon: &Lexicon,
) -> Actors {
    let year = document
        .metadata
        .date
        .map(|date| i32::from(date.day.year()));
    let mut mentions: Vec<Vec<Mention>> = Vec::with_capacity(analysis.sentences.len());
    let mut seen: FxHashMap<atlas::EntityId, usize> = FxHashMap::default();
    for sentence in &analysis.sentences {
        let found = atlas.mentions(sentence.span.of(&document.text), year);
        for mention in found.iter().filter(|m| m.readings.len() == 1) {
            *seen.entry(mention.readings[0].entity).or_default() += 1;
        }
        mentions.push(found);
    }
    let mut reader = Reader {
        atlas,
        lexicon,
        date: document.metadata.date,
        year,
        memory: Memory::default(),
        seen,
        actors: Actors::default(),
    };
    for (sentence, mentions) in analysis.sentences.iter().zip(&mentions) {
        let tree = Tree::new(&document.text, sentence);
        let parties = reader.sentence(&tree, sentence, mentions);
        reader.actors.sentences.push(parties);
    }
    reader.actors
}

pub(super) struct Reader<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) lexicon: &'a Lexicon,
    /// Date of the document.
    pub(super) date: Option<EventDate>,
    /// Year of the document.
    year: Option<i32>,
    pub(super) memory: Memory,
    /// How often each entity is named without ambiguity in the document.
    seen: FxHashMap<atlas::EntityId, usize>,
    actors: Actors,
}

/// Where a mention stands in the document.
pub(super) fn place(sentence: &Sentence, mention: &Mention) -> Span {
    Span::new(
        sentence.span.start + mention.start,
        sentence.span.start + mention.end,
    )
}

/// The parties of a sentence while it is read: by token.
pub(super) type Slots = Vec<Vec<Party>>;

impl Reader<'_> {
    fn sentence(
        &mut self,
        tree: &Tree<'_>,
        sentence: &Sentence,
        mentions: &[Mention],
    ) -> Vec<(usize, Party)> {
        let mut slots: Slots = vec![Vec::new(); tree.len()];
        let mut covered = vec![false; tree.len()];
        let own = self.own(tree, sentence, mentions, &mut slots, &mut covered);
        for mention in mentions {
            if own
                .iter()
                .any(|span| span.overlaps(place(sentence, mention)))
            {
                continue;
            }
            self.mention(tree, sentence, mention, &mut slots, &mut covered);
        }
        for token in 0..tree.len() {
            match tree.token(token).upos {
                Upos::Noun | Upos::Propn => self.noun(tree, token, &covered, &mut slots),
                Upos::Pron | Upos::Det => self.pronoun(tree, token, &mut slots),
                Upos::Num if slots[token].is_empty() => {
                    self.pair_phrase(tree, token, &mut slots);
                }
                _ => {}
            }
            self.note(tree, token, &slots);
        }
        slots
            .into_iter()
            .enumerate()
            .flat_map(|(token, parties)| parties.into_iter().map(move |party| (token, party)))
            .collect()
    }

    /// Takes note of states and subjects as they pass.
    fn note(&mut self, tree: &Tree<'_>, token: usize, slots: &Slots) {
        for party in &slots[token] {
            let state = party
                .entity
                .is_some_and(|e| self.atlas.entity(e).kind == EntityKind::State);
            if state && party.kind == PartyKind::City {
                self.memory.remember_city(party);
            }
            if state && party.actor.antecedent.is_none() && party.kind != PartyKind::City {
                let mut bare = party.clone();
                bare.actor.sector.clear();
                self.memory.remember_state(&bare);
            }
        }
        let first = tree.first_conjunct(token);
        let conjuncts = tree.with_conjuncts(first);
        if let [one, other] = conjuncts[..]
            && other == token
            && let [Some(one), Some(other)] = [one, other].map(|i| named_state(&slots[i]))
        {
            self.memory.remember_pair(one, other);
        }
        self.note_both(tree, token, slots);
        if matches!(tree.relation(first), Deprel::Nsubj | Deprel::NsubjPass)
            && conjuncts.last() == Some(&token)
        {
            let parties: Vec<Party> = conjuncts
                .iter()
                .flat_map(|&c| slots[c].iter().cloned())
                .collect();
            self.memory.remember_subject(parties);
        }
    }

    /// "The Chilean minister met her Indonesian colleague. They ...": who acts and who is met are two.
    fn note_both(&mut self, tree: &Tree<'_>, token: usize, slots: &Slots) {
        let met = match tree.relation(token) {
            Deprel::Obj => true,
            Deprel::Obl => tree.preposition(token).as_deref() == Some("with"),
            _ => false,
        };
        let Some(subject) = tree
            .head(token)
            .filter(|_| met)
            .and_then(|verb| tree.subject(verb))
        else {
            return;
        };
        if let ([one], [other]) = (&slots[subject][..], &slots[token][..])
            && one.actor.code.is_some()
            && other.actor.code.is_some()
            && one.actor.code != other.actor.code
        {
            let both = vec![one.clone(), other.clone()];
            self.memory.remember_subject(both);
        }
    }

    fn mention(
        &mut self,
        tree: &Tree<'_>,
        sentence: &Sentence,
        mention: &Mention,
        slots: &mut Slots,
        covered: &mut [bool],
    ) {
        let span = place(sentence, mention);
        let first = sentence
            .tokens
            .partition_point(|t| t.span.end <= span.start);
        let end = sentence.tokens.partition_point(|t| t.span.start < span.end);
        if first >= end {
            return;
        }
        covered[first..end].fill(true);
        // "60 million US dollars" names nobody; "South Korea won" does.
        if end < tree.len()
            && tree.is_nominal(end)
            && Tables::embedded().is_currency(tree.form(end))
        {
            return;
        }
        let head = (first..end)
            .find(|&i| tree.head(i).is_none_or(|h| h < first || h >= end))
            .unwrap_or(end - 1);
        // "Jordan Smith": a name of a person that begins like a country.
        let inside_name = tree.children_by(head, &[Deprel::Flat]).any(|c| c >= end)
            || (tree.relation(head) == Deprel::Flat && !covered[tree.head(head).unwrap_or(head)]);
        let Some((reading, confidence)) = self.choose(mention, tree, head) else {
            self.actors.diagnostics.push(Diagnostic {
                kind: DiagnosticKind::AmbiguousName,
                span,
                message: format!(
                    "may be {}",
                    mention
                        .readings
                        .iter()
                        .map(|r| self.atlas.entity(r.entity).name)
                        .collect::<Vec<_>>()
                        .join(" or ")
                ),
            });
            return;
        };
        if inside_name && reading.form == Form::City {
            return;
        }
        let entity = self.atlas.entity(reading.entity);
        let kind = match (reading.form, entity.kind) {
            (Form::City | Form::Capital, _) => PartyKind::City,
            (Form::Seat, _) => PartyKind::Government,
            (Form::Body, _) if reading.sector == Some("BUS") => PartyKind::Company,
            (Form::Body, _) => PartyKind::Group,
            (_, EntityKind::State | EntityKind::Territory) => PartyKind::Country,
            (_, EntityKind::Organisation) => PartyKind::Organisation,
            (_, EntityKind::Group) => PartyKind::Group,
        };
        let sectors = reading
            .sector
            .and_then(|s| s.parse::<Sector>().ok())
            .into_iter()
            .collect();
        let party = Party {
            actor: Actor {
                code: (!entity.plover.is_empty() && entity.plover != "-")
                    .then(|| entity.plover.to_owned()),
                sector: sectors,
                entity_text: span.of(tree.text).to_owned(),
                span,
                name: match (reading.form, kind) {
                    (Form::Body, _) => Some(span.of(tree.text).to_owned()),
                    (_, PartyKind::Country) => None,
                    _ => Some(entity.name.to_owned()),
                },
                antecedent: None,
            },
            kind,
            entity: Some(reading.entity),
            confidence: match kind {
                PartyKind::City => confidence * 0.85,
                _ => confidence,
            },
        };
        if kind == PartyKind::Company {
            self.remember(tree, head, slots, "company", &party);
        }
        slots[head].push(party);
    }

    /// One reading of a mention: the only one, or the one that the rest of the document names.
    fn choose(&self, mention: &Mention, tree: &Tree<'_>, head: usize) -> Option<(Reading, f64)> {
        if let [only] = mention.readings[..] {
            return Some((only, 1.0));
        }
        let count = |reading: &Reading| self.seen.get(&reading.entity).copied().unwrap_or(0);
        let best = mention.readings.iter().max_by_key(|r| count(r))?;
        if count(best) > 0 {
            return Some((*best, 0.9));
        }
        // "in Washington" is a place; as a subject the first reading, which the atlas puts first
        // because it is the usual one, is taken with little confidence.
        let acts = matches!(
            tree.relation(head),
            Deprel::Nsubj | Deprel::NmodPoss | Deprel::Obj
        );
        mention
            .readings
            .first()
            .filter(|_| acts)
            .map(|first| (*first, 0.5))
    }

    fn noun(&mut self, tree: &Tree<'_>, token: usize, covered: &[bool], slots: &mut Slots) {
        if !slots[token].is_empty() || covered[token] && tree.token(token).upos == Upos::Propn {
            return;
        }
        if matches!(
            tree.relation(token),
            Deprel::Flat | Deprel::Compound | Deprel::Fixed
        ) && tree.token(token).upos == Upos::Propn
        {
            return;
        }
        if self.pair_phrase(tree, token, slots) {
            return;
        }
        let lemma = tree.lemma(token).to_lowercase();
        let role = self.role(tree, token);
        let span = tree.phrase_span(token);
        if let Some((sector, word)) = &role {
            // "The presidents of both countries": who these are is not read yet.
            let of: Vec<usize> = tree.children_by(token, &[Deprel::Nmod]).collect();
            for child in of {
                if child > token && slots[child].is_empty() {
                    self.pair_phrase(tree, child, slots);
                }
            }
            if let Some((country, confidence)) = self.country_of(tree, token, slots, 3) {
                let party = self.office(tree, token, *sector, word, &country, confidence, span);
                self.remember(tree, token, slots, word, &party);
                slots[token].push(party);
                // "The ministers of Italy and Albania", "U.S. and Russian negotiators".
                for other in self.beside(tree, token, &country, slots) {
                    let party = self.office(tree, token, *sector, word, &other, confidence, span);
                    slots[token].push(party);
                }
                return;
            }
            let person = tree.token(token).upos == Upos::Propn;
            if person && let Some((leader, sure)) = self.leader(tree, token, true) {
                let party = self.official(tree, leader, sure, span);
                self.remember(tree, token, slots, word, &party);
                slots[token].push(party);
                return;
            }
            // "Foreign Office" alone, "the minister", "the company": what it meant before.
            let definite = tree.has_child_lemma(token, &[Deprel::Det], &["the", "this", "that"])
                || tree.token(token).upos == Upos::Propn
                || tree
                    .children_by(token, &[Deprel::NmodDesc, Deprel::Flat])
                    .next()
                    .is_some();
            let known = if is_country_word(word) {
                self.memory
                    .last_state()
                    .filter(|_| lemma != "side" && lemma != "state")
                    .cloned()
            } else {
                self.memory
                    .role(word, kind_of(tree, token, slots).as_deref())
                    .cloned()
            };
            if definite && let Some(known) = known {
                slots[token].push(refer(&known, tree.text, span, 0.75));
                return;
            }
            if !is_country_word(word) && !is_abroad(word) {
                let mut party = bare(tree, *sector, self.proper_name(tree, token), span);
                if let Some(home) = self.home(tree, token, slots) {
                    party.actor.antecedent = home.actor.antecedent.or(Some(home.actor.span));
                    party.actor.code = home.actor.code;
                    party.entity = home.entity;
                    party.confidence *= 0.6;
                }
                if party.actor.name.is_some() {
                    self.remember(tree, token, slots, word, &party);
                }
                slots[token].push(party);
                return;
            }
        }
        if tree.token(token).upos == Upos::Propn {
            self.named(tree, token, span, slots);
        }
    }

    /// The sector of a noun phrase and the noun that gives it: its head, a title beside the name, or
    /// an apposition.
    fn role(&self, tree: &Tree<'_>, token: usize) -> Option<(Sector, String)> {
        let at = |i: usize| {
            if let Some(sector) = self.lexicon.own_role(tree, i) {
                return Some((sector, tree.lemma(i).to_lowercase()));
            }
            let before = tree
                .children_by(i, &[Deprel::Compound, Deprel::Amod, Deprel::Flat])
                .rfind(|&c| c < i)
                .map(|c| tree.lemma(c));
            sector(before, tree.lemma(i)).map(|s| (s, tree.lemma(i).to_lowercase()))
        };
        if let Some(own) = at(token) {
            return Some(own);
        }
        const BESIDE: [Deprel; 4] = [
            Deprel::NmodDesc,
            Deprel::Flat,
            Deprel::Compound,
            Deprel::Appos,
        ];
        let proper = tree.token(token).upos == Upos::Propn;
        tree.children_by(token, &BESIDE)
            .filter(|_| proper)
            .find_map(at)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a party")]
    fn office(
        &self,
        tree: &Tree<'_>,
        token: usize,
        sector: Sector,
        word: &str,
        country: &Party,
        confidence: f64,
        span: Span,
    ) -> Party {
        let mut sectors = country.actor.sector.clone();
        if !is_country_word(word) && !sectors.contains(&sector) {
            if sectors == [Sector::Government] {
                sectors.clear();
            }
            sectors.push(sector);
        }
        let outside = !span.contains(country.actor.span);
        Party {
            actor: Actor {
                code: country.actor.code.clone(),
                sector: sectors,
                entity_text: span.of(tree.text).to_owned(),
                span,
                name: self.proper_name(tree, token),
                // "Both countries" within the phrase stands for what was named before.
                antecedent: (country.actor.antecedent)
                    .or_else(|| outside.then_some(country.actor.span)),
            },
            kind: match sector {
                Sector::Business => PartyKind::Company,
                _ => PartyKind::Office,
            },
            entity: country.entity,
            confidence: confidence * country.confidence,
        }
    }

    /// The name within a phrase: the head with its flat parts, or an apposition.
    fn proper_name(&self, tree: &Tree<'_>, token: usize) -> Option<String> {
        let name_at = |i: usize| {
            let mut parts = vec![i];
            parts.extend(tree.children_by(i, &[Deprel::Flat]));
            parts.retain(|&p| sector(None, tree.lemma(p)).is_none());
            (tree.token(i).upos == Upos::Propn && !parts.is_empty())
                .then(|| tree.span_of(&parts).of(tree.text).to_owned())
        };
        if sector(None, tree.lemma(token)).is_none() {
            return name_at(token);
        }
        let beside = tree
            .children_by(token, &[Deprel::Appos, Deprel::Flat])
            .next()?;
        name_at(beside)
    }

    /// Remembers a party under its role, its surname or its company name.
    fn remember(
        &mut self,
        tree: &Tree<'_>,
        token: usize,
        slots: &Slots,
        word: &str,
        party: &Party,
    ) {
        if !is_country_word(word) {
            self.memory
                .remember_role(word, kind_of(tree, token, slots).as_deref(), party);
            if party.kind == PartyKind::Company {
                for short in ["company", "firm", "manufacturer", "enterprise"] {
                    self.memory.remember_role(short, None, party);
                }
            }
        }
        let Some(name) = party.actor.name.clone() else {
            return;
        };
        let mut person = party.clone();
        if party.kind != PartyKind::Company {
            person.kind = PartyKind::Person;
        }
        self.memory.remember_name(&name, &person);
        if let Some(last) = name.split_whitespace().next_back() {
            self.memory.remember_name(last, &person);
        }
        self.memory.remember_name(tree.form(token), &person);
    }

    /// A person of the table of leaders.
    fn official(&self, tree: &Tree<'_>, leader: &Leader, confidence: f64, span: Span) -> Party {
        let entity = self.atlas.entity(leader.entity);
        let former = self.year.is_some_and(|year| !leader.in_office(year));
        Party {
            actor: Actor {
                code: Some(entity.plover.to_owned()),
                sector: match entity.kind {
                    EntityKind::Organisation => Vec::new(),
                    _ if former => vec![Sector::Elite],
                    _ => vec![Sector::Government],
                },
                entity_text: span.of(tree.text).to_owned(),
                span,
                name: Some(leader.name.to_owned()),
                antecedent: None,
            },
            kind: PartyKind::Person,
            entity: Some(leader.entity),
            confidence,
        }
    }

    /// The state or organisation of a person in the table of leaders: by the full name; by the short
    /// name where it is nobody else's, or behind a title. In the document's year the office must be
    /// held, or have been held before.
    fn leader(
        &self,
        tree: &Tree<'_>,
        token: usize,
        titled: bool,
    ) -> Option<(&'static Leader, f64)> {
        let mut parts = vec![token];
        parts.extend(tree.children_by(token, &[Deprel::Flat]));
        let first = tree
            .children_by(token, &[Deprel::Compound])
            .filter(|&c| c + 1 == token && tree.token(c).upos == Upos::Propn)
            .chain([token])
            .min()?;
        parts.push(first);
        parts.retain(|&p| sector(None, tree.lemma(p)).is_none());
        let full = tree.span_of(&parts).of(tree.text);
        let last = *parts.iter().max()?;
        let fits = |leader: &&'static Leader| self.year.is_none_or(|year| leader.from <= year);
        let rank = |leader: &&'static Leader| {
            (
                self.year.is_some_and(|year| leader.in_office(year)),
                leader.from,
            )
        };
        let by_full = atlas::leaders_by_full_name(full);
        if let Some(leader) = by_full.into_iter().filter(fits).max_by_key(rank) {
            return Some((leader, 0.9));
        }
        if parts.iter().any(|&p| p != last) {
            return None;
        }
        let by_short: Vec<&'static Leader> = atlas::leaders_by_short_name(tree.form(last))
            .into_iter()
            .filter(fits)
            .collect();
        let held = |l: &&&'static Leader| self.year.is_none_or(|year| l.in_office(year));
        // "President Nixon" in a text of today: no other state had one of that name.
        let of_one_state = by_short.windows(2).all(|l| l[0].entity == l[1].entity);
        let candidates: Vec<&&'static Leader> = by_short
            .iter()
            .filter(|l| titled && (of_one_state || held(l)) || !l.ambiguous)
            .collect();
        let best = candidates.iter().max_by_key(|l| rank(l))?;
        let one = candidates
            .iter()
            .filter(|l| {
                self.year
                    .is_none_or(|year| l.in_office(year) || !best.in_office(year))
            })
            .all(|l| l.entity == best.entity);
        one.then_some((**best, if titled { 0.85 } else { 0.75 }))
    }

    /// A name without a role: known from before, or explained by an apposition.
    fn named(&mut self, tree: &Tree<'_>, token: usize, span: Span, slots: &mut Slots) {
        let last = tree
            .children_by(token, &[Deprel::Flat])
            .last()
            .unwrap_or(token);
        let known = self
            .memory
            .named(tree.form(last))
            .or_else(|| self.memory.named(tree.form(token)))
            .cloned();
        if let Some(known) = known {
            slots[token].push(refer(&known, tree.text, span, 0.95));
            return;
        }
        if let Some((leader, sure)) = self.leader(tree, token, false) {
            let party = self.official(tree, leader, sure, span);
            self.remember(tree, token, slots, "leader", &party);
            slots[token].push(party);
            return;
        }
        // "X, a maker of tractors from Belarus": the apposition is read with the name.
        let explained = tree.children_by(token, &[Deprel::Appos]).find_map(|appos| {
            let (role, word) = self.role(tree, appos)?;
            let (country, sure) = self.country_of(tree, appos, slots, 3)?;
            Some((role, word, country, sure))
        });
        if let Some((role, word, country, sure)) = explained {
            let party = self.office(tree, token, role, &word, &country, sure * 0.95, span);
            self.remember(tree, token, slots, &word, &party);
            slots[token].push(party);
        }
    }

    /// "both countries", "the two sides", "the two": the two states in view.
    fn pair_phrase(&mut self, tree: &Tree<'_>, token: usize, slots: &mut Slots) -> bool {
        let lemma = tree.lemma(token).to_lowercase();
        let counted = tree
            .children_by(
                token,
                &[
                    Deprel::Nummod,
                    Deprel::Det,
                    Deprel::DetPredet,
                    Deprel::CcPreconj,
                ],
            )
            .any(|c| matches!(tree.lemma(c), "two" | "both"));
        let alone = lemma == "two" && tree.has_child_lemma(token, &[Deprel::Det], &["the"]);
        let plural = tree.token(token).xpos == "NNS" && is_side_word(&lemma);
        let bare_sides = matches!(tree.form(token), "sides" | "Sides")
            && tree.has_child_lemma(token, &[Deprel::Det], &["the"]);
        // "The presidents signed a treaty" where nobody says of where.
        let heads = matches!(
            lemma.as_str(),
            "president" | "premier" | "minister" | "leader" | "delegation"
        );
        let unowned = heads
            && tree.token(token).xpos == "NNS"
            && tree.has_child_lemma(token, &[Deprel::Det], &["the"])
            && self.country_of(tree, token, slots, 3).is_none();
        if !(counted && plural || alone || bare_sides || unowned) {
            return false;
        }
        // "The two ministers of Italy and Albania", "the two countries, Laos and Cambodia".
        let own: Vec<Party> = tree
            .children_by(token, &[Deprel::Nmod, Deprel::Appos])
            .flat_map(|child| tree.with_conjuncts(child))
            .filter_map(|i| slots[i].iter().find(|p| p.actor.code.is_some()).cloned())
            .collect();
        if own.len() >= 2 {
            let span = tree.phrase_span(token);
            let role = sector(None, &lemma).filter(|_| !is_country_word(&lemma));
            slots[token] = own
                .iter()
                .map(|state| {
                    let mut party = refer(state, tree.text, span, 1.0);
                    party.actor.sector = role.into_iter().collect();
                    party
                })
                .collect();
            return true;
        }
        let Some(pair) = self.memory.two_states() else {
            return false;
        };
        let span = tree.phrase_span(token);
        let role = sector(None, &lemma).filter(|_| !is_country_word(&lemma));
        let parties: Vec<Party> = pair
            .into_iter()
            .map(|state| {
                let mut party = refer(state, tree.text, span, 0.85);
                party.actor.sector = role.into_iter().collect();
                party
            })
            .collect();
        slots[token] = parties;
        true
    }

    fn pronoun(&mut self, tree: &Tree<'_>, token: usize, slots: &mut Slots) {
        if !slots[token].is_empty() {
            return;
        }
        let span = tree.token(token).span;
        let lemma = tree.form(token).to_lowercase();
        let state_like =
            |parties: &[Party]| parties.len() == 1 && !matches!(parties[0].kind, PartyKind::Person);
        let found: Vec<Party> = match lemma.as_str() {
            "it" | "its" | "itself" => self
                .memory
                .subject(state_like)
                .map(<[Party]>::to_vec)
                .or_else(|| self.memory.last_state().map(|s| vec![s.clone()]))
                .unwrap_or_default(),
            "he" | "she" | "his" | "her" | "him" => self
                .memory
                .subject(|parties| {
                    parties.len() == 1
                        && matches!(parties[0].kind, PartyKind::Person | PartyKind::Office)
                })
                .map(<[Party]>::to_vec)
                .unwrap_or_default(),
            "they" | "their" | "them" => self
                .memory
                .subject(|parties| parties.len() > 1)
                .or_else(|| self.memory.subject(|_| true))
                .map(<[Party]>::to_vec)
                .unwrap_or_default(),
            // "Italy, whose troops": whoever the clause is about.
            "whose" => antecedents(tree, token)
                .into_iter()
                .flat_map(|i| slots[i].iter().cloned())
                .collect(),
            "both" => self
                .memory
                .two_states()
                .map(|pair| pair.map(Party::clone).to_vec())
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        // A dummy subject names nobody.
        let dummy = tree.relation(token) == Deprel::Expl
            || matches!(
                tree.relation(token),
                Deprel::Det | Deprel::CcPreconj | Deprel::DetPredet
            );
        if !dummy {
            slots[token] = found
                .iter()
                .map(|p| refer(p, tree.text, span, 0.7))
                .collect();
        }
    }
}

/// A state by its own name.
fn named_state(parties: &[Party]) -> Option<&Party> {
    match parties {
        [party] if party.kind == PartyKind::Country && party.actor.antecedent.is_none() => {
            Some(party)
        }
        _ => None,
    }
}

/// The word before a role noun that says which kind it is ("foreign ministry"), and not of where.
fn kind_of(tree: &Tree<'_>, token: usize, slots: &Slots) -> Option<String> {
    tree.children_by(token, &[Deprel::Compound, Deprel::Amod])
        .rfind(|&child| child < token && slots[child].is_empty())
        .map(|child| tree.lemma(child).to_lowercase())
}

/// The noun that the relative clause of a pronoun modifies, with what is coordinated with it.
fn antecedents(tree: &Tree<'_>, pronoun: usize) -> Vec<usize> {
    std::iter::successors(Some(pronoun), |&i| tree.head(i))
        .take(8)
        .find(|&i| tree.relation(i) == Deprel::AclRelcl)
        .and_then(|clause| tree.head(clause))
        .map(|noun| tree.with_conjuncts(noun))
        .unwrap_or_default()
}

/// Somebody whose country the words around do not tell: "protesters", "the police".
fn bare(tree: &Tree<'_>, sector: Sector, name: Option<String>, span: Span) -> Party {
    Party {
        actor: Actor {
            code: None,
            sector: vec![sector],
            entity_text: span.of(tree.text).to_owned(),
            span,
            name,
            antecedent: None,
        },
        kind: match sector {
            Sector::Business => PartyKind::Company,
            _ => PartyKind::Office,
        },
        entity: None,
        confidence: 0.7,
    }
}
