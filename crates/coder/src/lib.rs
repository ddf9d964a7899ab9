//! From trees to sourced events: who, to whom, what, in which field, when, who says so, and whether
//! it happened.
//!
//! [`Coder::code`] takes a document and its analysis and returns events and diagnostics. The way
//! through it: the lexicon marks the words that state an event (`predicate`), the tree gives the
//! phrases in the slots of the lexicon entry (`cast`), `actors` says who these phrases name, the
//! words above in the tree give status (`frame`, `reduce`) and speaker (`speech`), `find` puts a
//! sentence's events together, and `assemble` writes the records with fields, date and place.
//! `amounts` and `agreements` give them their figures and papers; a figure that no event takes becomes
//! a claim.
//!
//! Pure: no files, no clock, no network. It knows no database and no page.

mod actors;
mod agreements;
mod amounts;
mod assemble;
mod cast;
mod dates;
mod find;
mod frame;
pub mod judge;
mod lexicon;
mod pair;
mod predicate;
mod reduce;
mod speech;
mod teach;
mod topics;
mod tree;
mod why;

use atlas::Atlas;
use codebook::EventType;
use lang::Analysis;
use record::{Coded, Document, Span};

use judge::Network;

pub use actors::{Actors, Party, PartyKind};
pub use lexicon::{Converted, Left, Lexicon, LexiconError, OwnCounts, from_petrarch};
pub use pair::{PairByRules, PairEvent};
pub use teach::{Lesson, LessonParty};
pub use why::{Candidate, Reason, Silence, Unresolved, Why};

/// Version of the coder with its models, as written on every event.
pub fn version() -> String {
    version_with(Lexicon::embedded(), Some(Network::embedded()))
}

/// The version as written on events that were coded with this lexicon and network: a user's lexicon is
/// told by its fingerprint.
fn version_with(lexicon: &Lexicon, network: Option<&Network>) -> String {
    let own = network.map_or("rules alone", Network::version);
    let models = lang::model_version();
    let version = format!(
        "chancery {}, model {models} {own}",
        env!("CARGO_PKG_VERSION")
    );
    match lexicon.fingerprint() {
        Some(fingerprint) => format!("{version}, lexicon {fingerprint}"),
        None => version,
    }
}

/// What may be set about the coding.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Events below this confidence (0 to 1) are left out.
    pub min_confidence: f64,
    /// A lexicon of the user's instead of the embedded one.
    pub lexicon: Option<Lexicon>,
    /// Confidences as rules and network give them, before they are turned into shares of right events;
    /// for calibration.
    pub uncalibrated: bool,
    /// Only the rules: every proposal of the lexicon is kept with the type that its entry says.
    pub rules_only: bool,
    /// The careful network instead of the fast one: some twenty times slower, and better.
    pub careful: bool,
}

/// Codes documents. Cheap to share between threads.
pub struct Coder {
    options: Options,
    atlas: &'static Atlas,
}

impl Coder {
    /// A coder with the given options.
    pub fn new(options: Options) -> Coder {
        Coder {
            options,
            atlas: atlas::atlas(),
        }
    }

    /// Version of this coder with its models and, where there is one, the user's lexicon, as written on
    /// every event.
    pub fn version(&self) -> String {
        version_with(self.lexicon(), self.network())
    }

    fn lexicon(&self) -> &Lexicon {
        self.options
            .lexicon
            .as_ref()
            .unwrap_or_else(|| Lexicon::embedded())
    }

    fn network(&self) -> Option<&'static Network> {
        let network = if self.options.careful {
            Network::careful()
        } else {
            Network::embedded()
        };
        (!self.options.rules_only && !network.is_empty()).then_some(network)
    }

    /// Reads all events of a document whose text was analysed as `analysis`.
    pub fn code(&self, document: &Document, analysis: &Analysis) -> Coded {
        assemble::assemble(
            document,
            analysis,
            self.lexicon(),
            self.atlas,
            self.network(),
            assemble::Certainty {
                least: self.options.min_confidence,
                calibrated: !self.options.uncalibrated,
            },
        )
    }

    /// Why sentences of the document have no event among `kept`, which are those of `coded` that count.
    pub fn why(
        &self,
        document: &Document,
        analysis: &Analysis,
        coded: &Coded,
        kept: &[record::Event],
    ) -> Why {
        let actors = Actors::read(document, analysis, self.atlas, self.lexicon());
        why::why(document, analysis, coded, kept, &actors, self.lexicon())
    }

    /// The event from the phrase at `source` to the phrase at `target` of the document's text; `None` when
    /// the text has no sentence or, without the network, states none that the lexicon knows.
    pub fn code_pair(
        &self,
        document: &Document,
        analysis: &Analysis,
        source: Span,
        target: Span,
    ) -> Option<PairEvent> {
        pair::code_pair(
            document,
            analysis,
            self.lexicon(),
            self.network(),
            source,
            target,
        )
    }

    /// The type by the rules alone of the event of a given pair, and the sentence that states it; for
    /// training.
    pub fn pair_by_rules(
        &self,
        document: &Document,
        analysis: &Analysis,
        source: Span,
        target: Span,
    ) -> (Option<PairByRules>, Option<usize>) {
        (
            pair::by_rules(document, analysis, self.lexicon(), source, target),
            pair::sentence_of(analysis, source, target),
        )
    }

    /// What the rules make of annotated events, each given by the places of its sentence and word and by
    /// its type; for training.
    pub fn lessons(
        &self,
        document: &Document,
        analysis: &Analysis,
        events: &[(usize, usize, EventType)],
    ) -> Vec<Lesson> {
        teach::lessons(document, analysis, self.lexicon(), events)
    }

    /// The signs of the words of all sentences, for training; for a pair where one is given.
    pub fn signs(
        &self,
        document: &Document,
        analysis: &Analysis,
        pair: Option<(Span, Span)>,
    ) -> Vec<Vec<judge::Signs>> {
        let actors = Actors::read(document, analysis, self.atlas, self.lexicon());
        analysis
            .sentences
            .iter()
            .enumerate()
            .map(|(index, sentence)| {
                let tree = tree::Tree::new(&document.text, sentence);
                let cast = match pair {
                    Some((source, target)) => cast::Cast::Pair { source, target },
                    None => cast::Cast::Document {
                        actors: &actors,
                        sentence: index,
                    },
                };
                judge::signs(&tree, &cast, self.lexicon())
            })
            .collect()
    }
}
