//! The reference of the command line as Markdown, from clap's own declarations.

use std::fmt::Write;

use clap::CommandFactory;

use crate::cli::Cli;

/// Text of docs/CLI.md.
pub(crate) fn markdown() -> String {
    let mut command = Cli::command().term_width(100);
    command.build();
    let mut page = String::from(
        "# Commands\n\nWritten by `cargo run --release -- cli-reference > docs/CLI.md` from the help \
         of the program; a test checks that it is current.\n",
    );
    section(&mut page, &mut command);
    for sub in command
        .get_subcommands_mut()
        .filter(|sub| !sub.is_hide_set())
    {
        if sub.get_name() == "help" {
            continue;
        }
        section(&mut page, sub);
        for inner in sub.get_subcommands_mut() {
            if inner.get_name() != "help" {
                section(&mut page, inner);
            }
        }
    }
    page
}

fn section(page: &mut String, command: &mut clap::Command) {
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_owned();
    let help = command.clone().render_long_help().to_string();
    let _ = write!(page, "\n## {name}\n\n```text\n");
    for line in help.lines() {
        page.push_str(line.trim_end());
        page.push('\n');
    }
    page.push_str("```\n");
}
