//! The actors that a user added.

use atlas::Mention;
use codebook::Sector;
use lang::Sentence;
use record::{Actor, Span};

use super::reader::{Reader, Slots, place};
use super::{Party, PartyKind};
use crate::lexicon::{OwnActor, OwnKind, Spell};
use crate::tree::Tree;

impl Reader<'_> {
    /// Names the user's own actors; gives the places of their names. A longer name of the atlas around
    /// one of them is left to the atlas.
    pub(super) fn own(
        &mut self,
        tree: &Tree<'_>,
        sentence: &Sentence,
        mentions: &[Mention],
        slots: &mut Slots,
        covered: &mut [bool],
    ) -> Vec<Span> {
        let mut taken = Vec::new();
        for (found, actor) in self.lexicon.own_actors(sentence.span.of(tree.text)) {
            let span = Span::new(
                sentence.span.start + found.start,
                sentence.span.start + found.end,
            );
            let within_longer = mentions.iter().any(|mention| {
                let other = place(sentence, mention);
                other.contains(span) && other.len() > span.len()
            });
            if within_longer {
                continue;
            }
            let Some((spell, former)) = actor.at(self.date) else {
                continue;
            };
            let first = sentence
                .tokens
                .partition_point(|token| token.span.end <= span.start);
            let end = sentence
                .tokens
                .partition_point(|token| token.span.start < span.end);
            if first >= end {
                continue;
            }
            covered[first..end].fill(true);
            taken.push(span);
            if actor.kind == OwnKind::Nobody {
                continue;
            }
            let head = (first..end)
                .find(|&i| tree.head(i).is_none_or(|h| h < first || h >= end))
                .unwrap_or(end - 1);
            let party = party(actor, spell, former, span, tree);
            self.keep_in_mind(actor, spell, &party);
            slots[head].push(party);
        }
        taken
    }

    /// Later sentences may say the surname, "the company", "the minister".
    fn keep_in_mind(&mut self, actor: &OwnActor, spell: &Spell, party: &Party) {
        match actor.kind {
            OwnKind::Person => {
                self.memory.remember_name(&actor.name, party);
                if let Some(last) = actor.name.split_whitespace().next_back() {
                    self.memory.remember_name(last, party);
                }
                if let Some(office) = &spell.office {
                    let noun = office.split_whitespace().next_back().unwrap_or(office);
                    self.memory.remember_role(noun, None, party);
                }
            }
            OwnKind::Company => {
                self.memory.remember_name(&actor.name, party);
                for noun in ["company", "firm", "manufacturer", "enterprise"] {
                    self.memory.remember_role(noun, None, party);
                }
            }
            _ => {}
        }
    }
}

fn party(actor: &OwnActor, spell: &Spell, former: bool, span: Span, tree: &Tree<'_>) -> Party {
    let has_code = spell.code.is_some();
    Party {
        actor: Actor {
            code: spell.code.clone(),
            sector: if former {
                vec![Sector::Elite]
            } else {
                spell.sectors.clone()
            },
            entity_text: span.of(tree.text).to_owned(),
            span,
            name: (actor.kind != OwnKind::Country).then(|| actor.name.clone()),
            antecedent: None,
        },
        kind: match actor.kind {
            OwnKind::Person => PartyKind::Person,
            OwnKind::Body => PartyKind::Government,
            OwnKind::Company => PartyKind::Company,
            OwnKind::Country => PartyKind::Country,
            OwnKind::Organisation => PartyKind::Organisation,
            OwnKind::Group | OwnKind::Actor | OwnKind::Nobody => {
                if has_code && spell.entity.is_some() {
                    PartyKind::Office
                } else {
                    PartyKind::Organisation
                }
            }
        },
        entity: spell.entity,
        confidence: 1.0,
    }
}
