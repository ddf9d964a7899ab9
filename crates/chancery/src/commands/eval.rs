//! `chancery eval`: measures the coder on gold data that the user has.

mod amounts;
mod corpus;
mod gsr;
mod plv;
mod scores;

use std::path::PathBuf;

use record::{Document, DocumentId, EventDate, Metadata};

use crate::coding::CodingArgs;
use crate::problem::Outcome;
use crate::terminal::Terminal;

/// Measure the coder on gold data
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Records of the PLOVER project (JSON): is the gold event among those found?
    ///
    /// A sentence has one gold record, so further events are not counted as false. Old names of
    /// types are read as the new ones (DEMAND is REQUEST, FIGHT is ASSAULT, DISAPPROVE and
    /// INVESTIGATE are ACCUSE, YIELD is CONCEDE or RETREAT). Countries are the first three letters
    /// of a code; codes of international organisations count as IGO.
    Gsr(Args),
    /// Sentences with a given pair (TSV of the PLV set): which type holds from source to target?
    ///
    /// The set has groups of CAMEO as its types: what is found is turned into CAMEO first (08 is YIELD,
    /// a verdict, 116, is ACCUSE). Prints accuracy, macro-F1 of the types and of the quad classes, and
    /// a table of the types.
    Plv(Args),
    /// Annotated texts (JSON lines of data/annotated): layer by layer, what is found of them.
    ///
    /// An event counts as found when its words overlap those of an annotated one, each with one
    /// other at most. Status, mode, attribution, fields and actors are measured on these.
    Corpus(corpus::Args),
    /// Texts annotated with amounts and agreements (data/annotated/amounts.jsonl).
    ///
    /// An amount or paper counts as found when its words overlap those of an annotated one. Value,
    /// kind, unit, what it is of, and the event or countries that it belongs to are measured on these.
    Amounts(amounts::Args),
}

/// What both measures take.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The gold file
    file: PathBuf,
    /// List what was missed
    #[arg(long, short)]
    verbose: bool,
    #[command(flatten)]
    coding: CodingArgs,
}

pub(crate) fn run(command: Command, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    match command {
        Command::Gsr(args) => gsr::run(&args, terminal),
        Command::Plv(args) => plv::run(&args, terminal),
        Command::Corpus(args) => corpus::run(&args, terminal),
        Command::Amounts(args) => amounts::run(&args, terminal),
    }
}

/// A document of one gold sentence.
fn document(id: &str, text: &str, date: Option<EventDate>) -> Document {
    Document {
        id: DocumentId(id.to_owned()),
        text: text.to_owned(),
        metadata: Metadata {
            date,
            ..Metadata::default()
        },
    }
}

/// A share as `12/61 (19.7 %)`.
fn share(hits: usize, all: usize) -> String {
    format!("{hits}/{all} ({:.1} %)", scores::percent(hits, all))
}
