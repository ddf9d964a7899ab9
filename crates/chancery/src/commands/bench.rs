//! `chancery bench`: how fast the program is on this machine.

mod gravity;
mod panel;

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::coding::{CodingArgs, Reading};
use crate::commands::demo;
use crate::input;
use crate::problem::{Outcome, Problem};
use crate::terminal::Terminal;

/// Measure how fast the program is on this machine
///
/// Without a further word: how many sentences a second are read on one core. The time runs from the
/// text to the events: sentences, tokens, tags, trees, names, events. Reading files and writing results
/// is left out. Without a path the built-in examples are read.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  chancery bench\n  chancery bench my-articles --seconds 10\n  chancery bench panel --book my.book\n  chancery bench gravity"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    texts: TextArgs,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Panel(panel::Args),
    Gravity(gravity::Args),
}

#[derive(Debug, clap::Args)]
struct TextArgs {
    /// Files and folders to read
    paths: Vec<PathBuf>,
    /// The column of texts in CSV files [default: text]
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Read everything again until this many seconds have passed
    #[arg(long, value_name = "SECONDS", default_value_t = 3.0)]
    seconds: f64,
    #[command(flatten)]
    coding: CodingArgs,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    match args.what {
        Some(What::Panel(args)) => panel::run(args, terminal),
        Some(What::Gravity(args)) => gravity::run(args, terminal),
        None => texts(args.texts, terminal),
    }
}

fn texts(args: TextArgs, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let minimum = Duration::try_from_secs_f64(args.seconds)
        .map_err(|_| Problem::usage("--seconds must be a number of seconds, 0 or more"))?;
    let (documents, failed) = if args.paths.is_empty() {
        (demo::documents()?, 0)
    } else {
        let metadata = input::MetadataArgs {
            text_column: args.text_column,
            ..input::MetadataArgs::default()
        };
        let input = input::read(&args.paths, &metadata, terminal)?;
        (input.documents, input.failed)
    };
    if documents.is_empty() {
        return Err(Problem::input("there is no text to read").into());
    }
    let coder = args.coding.coder(0.0, terminal)?;
    // The first use of lexicon, atlas and models builds their tables; a run of any size pays it once.
    let started = Instant::now();
    drop(Reading::new(&coder, documents[0].clone()));
    let start_up = started.elapsed();

    let (mut sentences, mut tokens, mut events, mut bytes) = (0usize, 0usize, 0usize, 0usize);
    let mut spent = Duration::ZERO;
    let mut rounds = 0usize;
    let processor_before = processor_time();
    while rounds == 0 || spent < minimum {
        for document in &documents {
            let document = document.clone();
            bytes += document.text.len();
            let started = Instant::now();
            let reading = Reading::new(&coder, document);
            spent += started.elapsed();
            sentences += reading.analysis.sentences.len();
            tokens += reading
                .analysis
                .sentences
                .iter()
                .map(|s| s.tokens.len())
                .sum::<usize>();
            events += reading.coded.events.len();
        }
        rounds += 1;
    }
    let processor = processor_before
        .zip(processor_time())
        .map(|(before, after)| after.saturating_sub(before).as_secs_f64());
    let seconds = spent.as_secs_f64().max(1e-9);
    let out = terminal.out();
    writeln!(
        out,
        "documents         {} (read {rounds} times)",
        documents.len()
    )?;
    writeln!(
        out,
        "sentences         {sentences} ({:.0} a second)",
        sentences as f64 / seconds
    )?;
    writeln!(
        out,
        "tokens            {tokens} ({:.0} a second)",
        tokens as f64 / seconds
    )?;
    writeln!(out, "events            {events}")?;
    writeln!(
        out,
        "text              {:.2} MB a second",
        bytes as f64 / 1e6 / seconds
    )?;
    writeln!(out, "time              {seconds:.2} s on one core")?;
    // On a machine that is busy with other things this says more.
    if let Some(processor) = processor.filter(|seconds| *seconds > 0.0) {
        writeln!(
            out,
            "processor time    {processor:.2} s ({:.0} sentences a second)",
            sentences as f64 / processor
        )?;
    }
    writeln!(
        out,
        "first document    {:.0} ms, tables built",
        start_up.as_secs_f64() * 1000.0
    )?;
    if let Some(megabytes) = peak_memory() {
        writeln!(out, "peak memory       {megabytes:.0} MB")?;
    }
    Ok(Outcome::from_failures(failed))
}

/// Time on the clock and on a processor.
struct Spent {
    started: Instant,
    processor: Option<Duration>,
}

impl Spent {
    fn start() -> Spent {
        Spent {
            started: Instant::now(),
            processor: processor_time(),
        }
    }

    /// `1.62 s (1.58 s of processor time)`, or in milliseconds below a second.
    fn told(&self) -> String {
        let clock = self.started.elapsed();
        let processor = self
            .processor
            .zip(processor_time())
            .map(|(before, after)| after.saturating_sub(before));
        let processor = processor.map_or_else(String::new, |processor| {
            format!(" ({} of processor time)", short(processor))
        });
        format!("{}{processor}", short(clock))
    }
}

fn short(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1000.0)
    } else {
        format!("{seconds:.2} s")
    }
}

/// `, peak memory 61 MB`, where the system tells it.
fn peak() -> String {
    peak_memory().map_or_else(String::new, |megabytes| {
        format!(", peak memory so far {megabytes:.0} MB")
    })
}

/// The time that this thread was on a processor, where the system tells it.
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The largest resident size of this process in MB, where the system tells it.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}
