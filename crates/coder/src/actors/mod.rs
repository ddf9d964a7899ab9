//! Who each noun phrase of a document names.
//!
//! Countries, organisations and seats come from the atlas; offices, companies and groups of people
//! take the country of the words around them ("the *Pakistani* ambassador", "a firm from *Belarus*");
//! short forms take what was said before ("the company", "Aleinik", "both countries", "its").

mod countries;
mod memory;
mod own;
mod reader;
mod roles;

use atlas::{Atlas, EntityId};
use lang::Analysis;
use record::{Diagnostic, Document};

use crate::lexicon::Lexicon;

/// What kind of phrase names a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartyKind {
    /// A country by its name or adjective.
    Country,
    /// A seat or body of government.
    Government,
    /// An office, role or group of people within a country.
    Office,
    /// A person by name.
    Person,
    /// An organisation of the atlas.
    Organisation,
    /// A company.
    Company,
    /// A group of countries.
    Group,
    /// A city that stands for its government or only places an event.
    City,
    /// A pronoun or "both countries".
    Pronoun,
}

/// Somebody who may act.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// As written in records.
    pub actor: record::Actor,
    /// What kind of phrase it is.
    pub kind: PartyKind,
    /// The state, organisation or group.
    pub entity: Option<EntityId>,
    /// From 0 to 1: how sure the reading is.
    pub confidence: f64,
}

/// The parties of a document by sentence and token.
#[derive(Debug, Default)]
pub struct Actors {
    /// By sentence: head token and party, in the order of the tokens.
    sentences: Vec<Vec<(usize, Party)>>,
    /// Names that could be several things.
    diagnostics: Vec<Diagnostic>,
}

impl Actors {
    /// Reads all sentences in order.
    pub fn read(
        document: &Document,
        analysis: &Analysis,
        atlas: &Atlas,
        lexicon: &Lexicon,
    ) -> Actors {
        reader::read(document, analysis, atlas, lexicon)
    }

    /// Who the phrase headed by this token is, with its token; "both countries" are two.
    pub fn at(&self, sentence: usize, token: usize) -> impl Iterator<Item = &Party> {
        let list = self.parties(sentence);
        let from = list.partition_point(|(at, _)| *at < token);
        list[from..]
            .iter()
            .take_while(move |(at, _)| *at == token)
            .map(|(_, party)| party)
    }

    /// All parties of a sentence with their head tokens.
    pub fn parties(&self, sentence: usize) -> &[(usize, Party)] {
        self.sentences.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is a noun for those who act within a country, and no name.
    pub(crate) fn is_role(word: &str) -> bool {
        roles::sector(None, word).is_some()
    }

    /// Names that could be several things.
    pub fn unknown(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}
