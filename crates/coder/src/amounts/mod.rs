//! Sums of money, quantities, shares and changes: what they are of, and what they belong to.
//!
//! [`Figures::find`] reads the amounts of a sentence (`pieces`, `numeral`, `read`, with the words of
//! `lexicon/amounts.lex` and `lexicon/currencies.lex`) and asks the tree what each is an amount of
//! (`bind`). [`Figures::settle`] then gives each to the event whose words govern it, or makes a claim
//! of it about the countries of its clause (`claims`).
//!
//! No amounts are dates, times, ages and durations, ordinals, numbers of articles and the like, counts
//! of countries and sides, and numbers of papers, which `agreements` reads.

mod bind;
mod claims;
mod numeral;
mod pieces;
mod read;
mod tables;
#[cfg(test)]
mod tests;

use lang::{Sentence, Upos};
use record::{Amount, Claim, Event};

use crate::dates::DateMention;
use crate::find::Found;
use crate::topics::TopicHit;
use crate::tree::Tree;

pub(crate) use bind::Bound;
pub(crate) use claims::Scene;
pub(crate) use tables::Tables;

/// The amounts of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Figures(Vec<Bound>);

impl Figures {
    /// Finds the amounts of a sentence.
    pub(crate) fn find(scene: &Scene<'_>) -> Figures {
        let tree = scene.tree;
        if !may_hold_amounts(tree.text, tree.sentence) {
            return Figures::default();
        }
        let tables = Tables::embedded();
        let range = tree.sentence.span;
        let pieces = pieces::pieces(tree.text, range);
        let raws = read::read(&pieces, tree.text, scene.atlas, tables);
        let mut found: Vec<Bound> = Vec::new();
        for bound in raws.iter().filter_map(|raw| bind::bind(raw, scene, tables)) {
            // "two of its four aircraft" is one amount.
            let within = |own: &Bound| own.amount.span.overlaps(bound.amount.span);
            if !found.iter().any(within) {
                found.push(bound);
            }
        }
        Figures(found)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Fills in what lies around the amounts: fields and years.
    pub(crate) fn describe(&mut self, tree: &Tree<'_>, topics: &[TopicHit], dates: &[DateMention]) {
        for bound in &mut self.0 {
            bind::describe(bound, tree, topics, dates);
        }
    }

    /// Gives each amount to the event that it belongs to; `kept` pairs the records with what was found.
    /// The others become claims, numbered from `count` on.
    pub(crate) fn settle(
        self,
        scene: &Scene<'_>,
        kept: &mut [(&Found, &mut Event)],
        count: usize,
    ) -> Vec<Claim> {
        let mut claims = Vec::new();
        for bound in self.0 {
            let nearest = kept
                .iter()
                .enumerate()
                .filter_map(|(at, (found, _))| {
                    let steps = bind::steps(scene.tree, &bound, found)?;
                    Some((steps, found.token.abs_diff(bound.top), at))
                })
                .min();
            match nearest {
                Some((_, _, at)) => {
                    let event = &mut kept[at].1;
                    let mut amount: Amount = bound.amount;
                    if amount.fields.is_empty() {
                        amount.fields.clone_from(&event.fields);
                    }
                    event.amounts.push(amount);
                }
                None => claims.extend(claims::claim(scene, bound, count + claims.len() + 1)),
            }
        }
        claims
    }
}

/// A cheap look: most sentences have no number at all.
fn may_hold_amounts(text: &str, sentence: &Sentence) -> bool {
    let slice = sentence.span.of(text);
    slice.bytes().any(|byte| byte.is_ascii_digit())
        || sentence.tokens.iter().any(|token| {
            token.upos == Upos::Num
                || matches!(
                    token.lemma.as_str(),
                    "half"
                        | "third"
                        | "quarter"
                        | "fifth"
                        | "tenth"
                        | "dozen"
                        | "hundred"
                        | "thousand"
                        | "million"
                        | "billion"
                        | "trillion"
                        | "lakh"
                        | "crore"
                )
        })
}
