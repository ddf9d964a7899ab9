//! `chancery lexicon`: a user's own words and actors.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use coder::{Converted, Left};

use crate::coding;
use crate::problem::{Outcome, Problem};
use crate::terminal::{Terminal, counted, printable};

/// Check a lexicon of your own, or convert dictionaries of PETRARCH
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Read lexicon files and say what is wrong with them, or what they add
    ///
    /// The format is described in docs/LEXICON.md. The fingerprint is what events that were coded with
    /// the files carry in their field `coder`.
    #[command(
        after_help = "Examples:\n  chancery lexicon check my.lex\n  chancery read article.txt --lexicon my.lex"
    )]
    Check(CheckArgs),
    /// Convert dictionaries of TABARI or PETRARCH into a lexicon, written to standard output
    ///
    /// Actors with their synonyms, codes and dates; agents with their sets and plurals; verbs with the
    /// CAMEO code of their block, without their patterns. CAMEO codes become ISO 3166 codes and PLOVER
    /// sectors. What is left out is counted by reason on standard error, with its lines. Files are
    /// converted together: a name that two actors have stays with the first.
    #[command(
        after_help = "Examples:\n  chancery lexicon from-petrarch actors.txt agents.txt > old.lex\n  chancery read article.txt --lexicon old.lex --lexicon my.lex"
    )]
    FromPetrarch(ConvertArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Lexicon files, in the order in which they are to be read
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConvertArgs {
    /// Dictionaries
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// List everything that is left out, not only some examples of each kind
    #[arg(long, short)]
    verbose: bool,
}

pub(crate) fn run(command: Command, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    match command {
        Command::Check(args) => check(&args, terminal),
        Command::FromPetrarch(args) => convert(&args, terminal),
    }
}

fn check(args: &CheckArgs, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let lexicon = coding::lexicon(&args.files, terminal)?;
    let counts = lexicon.own_counts();
    let out = terminal.out();
    writeln!(out, "words of events    {}", counts.words)?;
    writeln!(
        out,
        "actors             {} with {}",
        counts.actors,
        counted(counts.names, "name")
    )?;
    writeln!(out, "role nouns         {}", counts.roles)?;
    writeln!(
        out,
        "fingerprint        {}",
        lexicon.fingerprint().unwrap_or_default()
    )?;
    Ok(Outcome::Done)
}

fn convert(args: &ConvertArgs, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let mut files = Vec::with_capacity(args.files.len());
    let mut failed = 0;
    for path in &args.files {
        match std::fs::read(path) {
            Ok(bytes) => files.push((path.display().to_string(), bytes)),
            Err(error) => {
                terminal.warning(&format!("{}: cannot be read: {error}", path.display()));
                failed += 1;
            }
        }
    }
    let given: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let converted = coder::from_petrarch(&given);
    report(&converted, args.verbose, terminal);
    if converted.actors + converted.roles + converted.verbs == 0 {
        return Err(Problem::input("nothing was found that could be converted")
            .hint("the format is NAME_ [CODE] for actors and NAME [~CODE] for agents; see docs/LEXICON.md")
            .into());
    }
    terminal.out().write_all(converted.text.as_bytes())?;
    Ok(Outcome::from_failures(failed))
}

/// How many examples of each kind are shown.
const EXAMPLES: usize = 3;

fn report(converted: &Converted, verbose: bool, terminal: &mut Terminal) {
    terminal.note(&format!(
        "taken from {}: {} with {} and {}, {}, {}",
        counted(converted.lines, "line"),
        counted(converted.actors, "actor"),
        counted(converted.names, "name"),
        counted(converted.spells, "code"),
        counted(converted.roles, "role noun"),
        counted(converted.verbs, "verb"),
    ));
    let mut reasons: BTreeMap<&str, Vec<&Left>> = BTreeMap::new();
    for left in &converted.left {
        reasons.entry(left.reason).or_default().push(left);
    }
    let mut reasons: Vec<(&str, Vec<&Left>)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, all)| std::cmp::Reverse(all.len()));
    if !reasons.is_empty() {
        terminal.note(&format!("left out: {}", converted.left.len()));
    }
    for (reason, all) in reasons {
        terminal.note(&format!("  {:>6}  {reason}", all.len()));
        let shown = if verbose { all.len() } else { EXAMPLES };
        for left in all.iter().take(shown) {
            terminal.note(&format!(
                "          {}:{}: {}",
                left.file,
                left.line,
                printable(&left.what)
            ));
        }
    }
}
