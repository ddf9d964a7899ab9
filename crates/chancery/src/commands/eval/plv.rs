//! The PLV set: sentences with a given source and target.

use std::io::Write;

use anyhow::{Context, bail};
use codebook::Cameo;
use coder::PairEvent;
use record::Span;

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

/// A sentence with the places of its source and target.
#[derive(Debug, PartialEq)]
struct Marked {
    text: String,
    source: Span,
    target: Span,
}

/// Takes the markers `<s> </s> <t> </t>` out of a sentence.
fn unmark(marked: &str) -> Option<Marked> {
    const MARKERS: [&str; 4] = ["<s>", "</s>", "<t>", "</t>"];
    let mut text = String::with_capacity(marked.len());
    let mut places = [None; 4];
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let marker = MARKERS.iter().position(|marker| rest.starts_with(marker));
        match marker {
            Some(index) if places[index].is_none() => {
                places[index] = Some(text.len());
                rest = &rest[MARKERS[index].len()..];
            }
            _ => {
                text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    // A side that the sentence does not name is marked nowhere; it gets no words.
    let nowhere = Span::new(text.len(), text.len());
    let place = |start: Option<usize>, end: Option<usize>| match (start, end) {
        (Some(start), Some(end)) if start <= end => Some(Span::new(start, end)),
        (None, None) => Some(nowhere),
        _ => None,
    };
    let (source, target) = (place(places[0], places[1])?, place(places[2], places[3])?);
    Some(Marked {
        text,
        source,
        target,
    })
}

pub(super) fn run(args: &super::Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let (path, verbose) = (args.file.as_path(), args.verbose);
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut lines = text.lines().enumerate();
    let Some((_, header)) = lines.next() else {
        bail!("{} is empty", path.display())
    };
    let header: Vec<&str> = header.split('\t').collect();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| *column == name)
            .with_context(|| format!("{}: there is no column {name:?}", path.display()))
    };
    let columns = [
        column("marked_sentence")?,
        column("gold_root")?,
        column("gold_penta")?,
    ];

    let coder = args.lexicon.coder(0.0, terminal)?;
    let (mut roots, mut quads) = (Confusion::default(), Confusion::default());
    let mut misses = Vec::new();
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [sentence, gold_root, gold_quad] =
            columns.map(|column| cells.get(column).map_or("", |cell| cell.trim()));
        let Some(marked) = unmark(sentence) else {
            bail!(
                "{}: line {}: <s> or <t> is opened and not closed, or the reverse",
                path.display(),
                index + 1
            );
        };
        let document = super::document("0000000000000000", &marked.text, None);
        let analysis = lang::analyze(&document.text);
        let found = coder
            .code_pair(&document, &analysis, marked.source, marked.target)
            .map(root);
        roots.add(gold_root, found);
        quads.add(gold_quad, found.map(quad));
        if verbose && found != Some(gold_root) {
            misses.push(vec![
                format!("{}", index + 1),
                gold_root.to_owned(),
                found.unwrap_or("-").to_owned(),
                printable(sentence),
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

#[cfg(test)]
mod tests {
    use super::unmark;

    #[test]
    fn markers_give_the_places_in_the_bare_sentence() {
        let marked = unmark("<t>La Réunion</t> was praised by <s>France</s>.").unwrap();
        assert_eq!(marked.text, "La Réunion was praised by France.");
        assert_eq!(marked.source.of(&marked.text), "France");
        assert_eq!(marked.target.of(&marked.text), "La Réunion");
        let one_side = unmark("<s>France</s> praised La Réunion.").unwrap();
        assert_eq!(one_side.source.of(&one_side.text), "France");
        assert!(one_side.target.is_empty());
        assert_eq!(unmark("<s>France praised La Réunion."), None);
        assert_eq!(unmark("France</s> praised La Réunion."), None);
    }
}
