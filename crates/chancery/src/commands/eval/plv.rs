//! The PLV set: sentences with a given source and target.

use std::io::Write;

use anyhow::Context;
use codebook::Cameo;
use coder::PairEvent;
use record::plv;

use super::scores::{Confusion, percent};
use crate::problem::Outcome;
use crate::terminal::{Terminal, printable};

/// The label that the set has for an event: its types are groups of CAMEO, of which 08 is YIELD, 09 and
/// 11 are ACCUSE and 18 to 20 are ASSAULT. So it has verdicts (CAMEO 116) as ACCUSE, and buildings torn
/// down (1712) and crowds dispersed by force (175) as COERCE.
fn root(found: PairEvent) -> &'static str {
    match Cameo::from_plover(found.event, found.mode).group() {
        "02" | "10" => "REQUEST",
        "03" => "AGREE",
        "04" => "CONSULT",
        "05" => "SUPPORT",
        "06" => "COOPERATE",
        "07" => "AID",
        "08" => "YIELD",
        "09" | "11" => "ACCUSE",
        "12" => "REJECT",
        "13" => "THREATEN",
        "14" => "PROTEST",
        "15" => "MOBILIZE",
        "16" => "SANCTION",
        "17" => "COERCE",
        _ => "ASSAULT",
    }
}

/// Quad class of a label of the set.
fn quad(root: &str) -> &'static str {
    match root {
        "AGREE" | "CONSULT" | "SUPPORT" => "1",
        "COOPERATE" | "AID" | "YIELD" => "2",
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => "3",
        _ => "4",
    }
}

pub(super) fn run(args: &super::Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (path, verbose) = (args.file.as_path(), args.verbose);
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let pairs = plv::read(&text).with_context(|| path.display().to_string())?;
    let coder = args.coding.coder(0.0, terminal)?;
    let (mut roots, mut quads) = (Confusion::default(), Confusion::default());
    let mut misses = Vec::new();
    for pair in &pairs {
        let document = super::document("0000000000000000", &pair.text, None);
        let analysis = lang::analyze(&document.text);
        let found = coder
            .code_pair(&document, &analysis, pair.source, pair.target)
            .map(root);
        roots.add(&pair.root, found);
        quads.add(&pair.penta, found.map(quad));
        if verbose && found != Some(&pair.root) {
            misses.push(vec![
                pair.line.to_string(),
                pair.root.clone(),
                found.unwrap_or("-").to_owned(),
                printable(&pair.text),
            ]);
        }
    }
    if verbose {
        terminal.table(&["line", "gold", "found", "sentence"], misses)?;
        writeln!(terminal.out())?;
        let mistakes = roots.mistakes();
        let rows = mistakes.iter().map(|(gold, found, count)| {
            vec![(*gold).to_owned(), (*found).to_owned(), count.to_string()]
        });
        terminal.table(&["gold", "found", "times"], rows.collect())?;
        writeln!(terminal.out())?;
    }
    let rows = roots.labels().into_iter().map(|label| {
        let score = roots.score(label);
        vec![
            label.to_owned(),
            score.gold.to_string(),
            score.found.to_string(),
            format!("{:.1}", score.precision),
            format!("{:.1}", score.recall),
            format!("{:.1}", score.f1),
        ]
    });
    let rows = rows.collect();
    terminal.table(
        &["type", "gold", "found", "precision", "recall", "F1"],
        rows,
    )?;
    let out = terminal.out();
    writeln!(out)?;
    writeln!(out, "sentences      {}", roots.total())?;
    writeln!(
        out,
        "nothing found  {}",
        super::share(roots.nothing_found(), roots.total())
    )?;
    writeln!(out, "root macro-F1  {:.1}", roots.macro_f1())?;
    writeln!(
        out,
        "root accuracy  {:.1}",
        percent(roots.correct(), roots.total())
    )?;
    writeln!(out, "quad macro-F1  {:.1}", quads.macro_f1())?;
    writeln!(
        out,
        "quad accuracy  {:.1}",
        percent(quads.correct(), quads.total())
    )?;
    Ok(Outcome::Done)
}
