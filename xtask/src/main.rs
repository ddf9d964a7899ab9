//! Trains and evaluates the language models and writes the generated files.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal"
)]

mod calibrate;
mod corpus;
mod dump;
mod evaluate;
mod everyday;
mod segmentation;
mod train;
mod treebank;
mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Trains and evaluates the language models")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Train tagger, parser and lemma table and write them to crates/lang/models.
    Train {
        /// Folder of the treebanks [default: CHANCERY_SHARED/treebank or ../shared/treebank].
        #[arg(long)]
        treebank: Option<PathBuf>,
        /// Word vectors as `cargo xtask vectors` writes them.
        #[arg(long)]
        vectors: PathBuf,
        /// Further sentences in CoNLL-U with trees by a larger parser (xtask/train/parser.py).
        #[arg(long)]
        silver: Option<PathBuf>,
    },
    /// Print word vectors for training, made of the input embeddings of a larger model.
    Vectors {
        /// Folder with `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2.
        #[arg(long)]
        model: PathBuf,
    },
    /// Turn files of the writing format into data/annotated/{train,dev,test}.jsonl.
    Corpus {
        /// Files of the writing format (see data/annotated/GUIDELINE.md).
        #[arg(required_unless_present_any = ["count", "unsettled", "export"])]
        files: Vec<PathBuf>,
        /// They hold another annotation of texts of the corpus: write data/annotated/second.jsonl.
        #[arg(long)]
        second: bool,
        /// They hold the first annotation as it was before disagreements were settled: write what
        /// was corrected to data/annotated/settled.jsonl.
        #[arg(long, conflicts_with = "second")]
        settled: bool,
        /// Print the first annotation as it was before disagreements were settled, as JSON lines.
        #[arg(long, conflicts_with_all = ["files", "second", "settled"])]
        unsettled: bool,
        /// Print the corpus in the writing format, to be corrected and turned again.
        #[arg(long, conflicts_with_all = ["files", "second", "settled", "unsettled"])]
        export: bool,
        /// Print the counts of data/annotated/README.md instead.
        #[arg(long, conflicts_with_all = ["files", "second", "settled", "unsettled", "export"])]
        count: bool,
    },
    /// Print the annotated corpus as the network of the coder sees it, a JSON line a sentence.
    Dump {
        /// The vectors of the words instead.
        #[arg(long)]
        vectors: bool,
        /// The words of the training part instead, in CoNLL-U without trees.
        #[arg(long, conflicts_with = "vectors")]
        tokens: bool,
        /// Sentences of the treebanks' training parts that name somebody instead, without events.
        #[arg(long, conflicts_with_all = ["vectors", "tokens"])]
        plain: bool,
        /// The sentences of a PLV file with their pairs instead, for cross-validation.
        #[arg(long, conflicts_with_all = ["vectors", "tokens", "plain"])]
        pairs: Option<PathBuf>,
        /// Folder of the treebanks [default: CHANCERY_SHARED/treebank or ../shared/treebank].
        #[arg(long, requires = "plain")]
        treebank: Option<PathBuf>,
    },
    /// Fit the tables that turn scores of events into shares of right ones, on the part "dev".
    Calibrate,
    /// Print the figures of MODEL_CARD.md for the embedded model.
    Eval {
        /// Folder of the treebanks [default: CHANCERY_SHARED/treebank or ../shared/treebank].
        #[arg(long)]
        treebank: Option<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Train {
            treebank,
            vectors,
            silver,
        } => train_models(&treebank::folder(treebank), &vectors, silver.as_deref()),
        Task::Vectors { model } => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            vectors::write(&model, &mut out)?;
            Ok(std::io::Write::flush(&mut out)?)
        }
        Task::Corpus { count: true, .. } => corpus::count(&mut std::io::stdout().lock()),
        Task::Corpus { export: true, .. } => corpus::export(&mut std::io::stdout().lock()),
        Task::Corpus {
            unsettled: true, ..
        } => corpus::unsettled(&mut std::io::stdout().lock()),
        Task::Corpus {
            files,
            settled: true,
            ..
        } => corpus::build_settled(&files),
        Task::Corpus {
            files,
            second: true,
            ..
        } => corpus::build_second(&files),
        Task::Corpus { files, .. } => corpus::build(&files),
        Task::Dump { vectors: true, .. } => dump::vectors(&mut std::io::stdout().lock()),
        Task::Dump { tokens: true, .. } => dump::tokens(&mut std::io::stdout().lock()),
        Task::Dump {
            plain: true,
            treebank,
            ..
        } => dump::plain(&treebank::folder(treebank), &mut std::io::stdout().lock()),
        Task::Dump {
            pairs: Some(path), ..
        } => dump::pairs(&path, &mut std::io::stdout().lock()),
        Task::Dump { .. } => dump::corpus(&mut std::io::stdout().lock()),
        Task::Calibrate => calibrate::calibrate(),
        Task::Eval { treebank } => {
            let folder = treebank::folder(treebank);
            evaluate::report(&folder)?;
            everyday::report(&folder)
        }
    }
}

fn train_models(folder: &Path, vectors: &Path, silver: Option<&Path>) -> Result<()> {
    let vectors = train::WordVectors::read(vectors)?;
    let mut sentences = treebank::read(&folder.join("ewt-train.conllu"))?;
    sentences.extend(treebank::read(&folder.join("gum-open-train.conllu"))?);
    let development = treebank::read(&folder.join("gum-open-dev.conllu"))?;
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/lang/models");
    let write = |name: &str, bytes: &[u8]| {
        let path = models.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
    };
    write("lemmas.tsv", train::lemma_table(&sentences).as_bytes())?;
    if let Some(silver) = silver {
        // Trees that another parser made say nothing about lemmas.
        sentences.extend(treebank::read(silver)?);
    }
    let model = train::train(&sentences, &vectors, |epoch, loss, model| {
        let scores = evaluate::with_gold_words(model, &development);
        println!("epoch {epoch:2}  loss {loss:.4}  GUM dev {scores}");
    });
    write("english.bin", &model.to_bytes())
}
