//! The command line as a whole; each command declares its own arguments.

use clap::{Parser, Subcommand, ValueEnum};

use crate::commands::{
    add, bench, brief, check_findings, cli_reference, countries, demo, eval, event_sets, events,
    figures, gravity, import, lexicon, pair, panel, read, recode, search, show, standing, trade,
};

/// Reads articles into sourced events and figures, keeps them in a book and writes briefs on pairs of countries.
///
/// Everything happens on this machine: no command uses the network.
#[derive(Debug, Parser)]
#[command(
    name = "chancery",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(after_help = "Exit codes: 0 all went well, 1 some input failed, 2 wrong usage.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Say nothing but results, warnings and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// When to colour the output; `auto` honours NO_COLOR
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(read::Args),
    Add(add::Args),
    Brief(brief::Args),
    Pair(pair::Args),
    Events(events::Args),
    Figures(figures::Args),
    Show(show::Args),
    Search(search::Args),
    Countries(countries::Args),
    Import(import::Args),
    Panel(panel::Args),
    EventSets(event_sets::Args),
    Trade(trade::Args),
    Standing(standing::Args),
    Gravity(gravity::Args),
    Recode(recode::Args),
    #[command(subcommand)]
    Lexicon(lexicon::Command),
    Demo(demo::Args),
    CheckFindings(check_findings::Args),
    #[command(subcommand)]
    Eval(eval::Command),
    Bench(bench::Args),
    #[command(hide = true)]
    CliReference(cli_reference::Args),
}
