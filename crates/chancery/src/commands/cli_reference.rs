//! `chancery cli-reference`: the text of docs/CLI.md.

use std::io::Write;

use crate::problem::Outcome;
use crate::reference;
use crate::terminal::Terminal;

/// Write the reference of all commands as Markdown (docs/CLI.md)
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    write!(terminal.out(), "{}", reference::markdown())?;
    Ok(Outcome::Done)
}
