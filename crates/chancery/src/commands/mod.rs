//! One file for each command: its arguments, whose comments are its help, and what it does.

pub(crate) mod add;
pub(crate) mod bench;
pub(crate) mod brief;
pub(crate) mod check_findings;
pub(crate) mod cli_reference;
pub(crate) mod countries;
pub(crate) mod demo;
pub(crate) mod eval;
pub(crate) mod event_sets;
pub(crate) mod events;
pub(crate) mod figures;
pub(crate) mod gravity;
pub(crate) mod import;
pub(crate) mod import_events;
pub(crate) mod import_flows;
pub(crate) mod lexicon;
pub(crate) mod pair;
pub(crate) mod panel;
pub(crate) mod read;
pub(crate) mod recode;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod standing;
pub(crate) mod trade;

use crate::cli::Command;
use crate::problem::Outcome;
use crate::terminal::Terminal;

/// Runs a command to its end.
///
/// # Errors
/// What keeps it from ending; input that failed while the rest went on is in the [`Outcome`].
pub(crate) fn run(command: Command, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    match command {
        Command::Read(args) => read::run(args, terminal),
        Command::Add(args) => add::run(args, terminal),
        Command::Brief(args) => brief::run(args, terminal),
        Command::EventSets(args) => event_sets::run(args, terminal),
        Command::Events(args) => events::run(args, terminal),
        Command::Figures(args) => figures::run(args, terminal),
        Command::Show(args) => show::run(args, terminal),
        Command::Search(args) => search::run(args, terminal),
        Command::Standing(args) => standing::run(args, terminal),
        Command::Trade(args) => trade::run(args, terminal),
        Command::Gravity(args) => gravity::run(args, terminal),
        Command::Countries(args) => countries::run(args, terminal),
        Command::Import(args) => import::run(args, terminal),
        Command::Pair(args) => pair::run(args, terminal),
        Command::Panel(args) => panel::run(args, terminal),
        Command::Recode(args) => recode::run(args, terminal),
        Command::Lexicon(command) => lexicon::run(command, terminal),
        Command::Demo(args) => demo::run(args, terminal),
        Command::CheckFindings(args) => check_findings::run(args, terminal),
        Command::Eval(command) => eval::run(command, terminal),
        Command::Bench(args) => bench::run(args, terminal),
        Command::CliReference(args) => cli_reference::run(args, terminal),
    }
}
