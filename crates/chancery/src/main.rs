//! Reads articles into sourced events, keeps them in a book and writes briefs on pairs of countries.
//!
//! This crate is the only one that knows the terminal, the command line and the exit code. What it
//! shows is computed by the other crates; see ARCHITECTURE.md.

mod cli;
mod coding;
mod columns;
mod commands;
mod country;
mod events;
mod figures;
mod input;
mod problem;
mod reference;
mod store;
mod terminal;
mod why;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;
use crate::problem::Outcome;
use crate::terminal::Terminal;

fn main() -> ExitCode {
    // A panic over a damaged Parquet file is told as an error of that file.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !datasets::is_reading_parquet() {
            usual(panic);
        }
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A reader that went away is no reason for another message.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut terminal = Terminal::new(cli.color, cli.quiet);
    let result = commands::run(cli.command, &mut terminal).and_then(|outcome| {
        terminal.flush()?;
        Ok(outcome)
    });
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Err(error) if problem::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = terminal.flush();
            ExitCode::from(problem::report(&error, &mut terminal))
        }
    }
}
