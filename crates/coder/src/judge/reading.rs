//! A sentence as the network has read it.

use codebook::{EventType, Field, Mode, Status};

use super::network::{Input, NO_EVENT, Network, Output, class_of};
use super::signs::{Signs, signs_with};
use super::ties::{Role, Tie, tie};
use crate::cast::Cast;
use crate::lexicon::Lexicon;
use crate::predicate::Trigger;
use crate::tree::Tree;

/// Who weighs the proposals of the lexicon.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Judge<'a> {
    /// Nobody: they stand as they are.
    Rules,
    /// The network.
    Network(&'a Network),
    /// An annotator, who knows the words that state an event and its type. What rules make of them is
    /// what the network learns to correct.
    Annotator(&'a [(usize, EventType)]),
}

/// What is known of the words of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Reading<'a> {
    network: Option<&'a Network>,
    pub(super) output: Output,
    signs: Vec<Signs>,
    /// The words that name somebody, in their order.
    pub(crate) parties: Vec<usize>,
}

impl<'a> Reading<'a> {
    fn new(network: Option<&'a Network>, output: Output, signs: Vec<Signs>) -> Reading<'a> {
        Reading {
            network,
            output,
            parties: (0..signs.len()).filter(|&i| signs[i].party != 0).collect(),
            signs,
        }
    }

    /// Reads a sentence with the network.
    pub(crate) fn by_network(
        network: &'a Network,
        tree: &Tree<'_>,
        cast: &Cast<'_>,
        lexicon: &Lexicon,
        triggers: &[Trigger<'_>],
    ) -> Reading<'a> {
        let signs = signs_with(tree, cast, lexicon, triggers);
        let words: Vec<Input<'_>> = signs
            .iter()
            .enumerate()
            .map(|(i, &signs)| Input {
                form: tree.form(i),
                vector: lang::word_vector(tree.form(i))
                    .or_else(|| lang::word_vector(tree.lemma(i))),
                signs,
                head: tree.head(i).unwrap_or(i),
            })
            .collect();
        Reading::new(Some(network), network.read(&words), signs)
    }

    /// The sentence as annotated.
    pub(crate) fn by_annotator(
        events: &[(usize, EventType)],
        tree: &Tree<'_>,
        cast: &Cast<'_>,
        lexicon: &Lexicon,
        triggers: &[Trigger<'_>],
    ) -> Reading<'a> {
        let signs = signs_with(tree, cast, lexicon, triggers);
        let mut output = Output::default();
        for i in 0..tree.len() {
            let event = events.iter().find(|(token, _)| *token == i);
            let class = event.map_or(NO_EVENT, |(_, event)| class_of(*event));
            output.classes.push([0.0; NO_EVENT + 1]);
            output.classes[i][class] = 1.0;
        }
        Reading::new(None, output, signs)
    }

    /// The probability that a word states an event.
    pub(crate) fn event(&self, word: usize) -> f32 {
        1.0 - self.output.classes[word][NO_EVENT]
    }

    /// The signs of the tie between the words of an event and of a party.
    pub(crate) fn tie(
        &self,
        tree: &Tree<'_>,
        event: usize,
        party: usize,
        rules: (Option<Role>, bool),
    ) -> Tie {
        tie(tree, &self.signs, &self.parties, event, party, rules)
    }

    /// Probabilities of the roles, in the order of [`Role::ALL`], of whoever the word `party` names in
    /// the event of the word `event`, whose tie this is; `None` without a network.
    pub(crate) fn role(&self, event: usize, party: usize, tie: &Tie) -> Option<[f32; 3]> {
        Some(self.network?.role(&self.output, event, party, tie))
    }

    /// The status of the event of a word to which the rules give `by_rules`.
    pub(crate) fn status(&self, event: usize, by_rules: Status) -> Status {
        match self.network {
            Some(network) => {
                super::status(by_rules, &network.status(&self.output, event, by_rules))
            }
            None => by_rules,
        }
    }

    /// The fields of the event of a type and word to which the rules give `by_rules`.
    pub(crate) fn fields(&self, word: usize, event: EventType, by_rules: Vec<Field>) -> Vec<Field> {
        match self.network {
            Some(network) => super::fields(
                &by_rules,
                &network.fields(&self.output, word, event, &by_rules),
            ),
            None => by_rules,
        }
    }

    /// The mode of the event of a type and word to which the rules give `by_rules`.
    pub(crate) fn mode(
        &self,
        word: usize,
        event: EventType,
        by_rules: Option<Mode>,
    ) -> Option<Mode> {
        match self.network.filter(|_| event.modes().next().is_some()) {
            Some(network) => {
                super::mode(by_rules, &network.mode(&self.output, word, event, by_rules))
            }
            None => by_rules,
        }
    }
}
