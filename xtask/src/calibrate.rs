//! Fits the table that turns the scores of events into shares of right ones.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use coder::{Coder, Options};

use crate::{corpus, dump};

/// Every step of the table stands for at least so many events.
const LEAST: usize = 25;

/// The table of the fast network and that of the careful one, each with its file.
const TABLES: [(bool, &str); 2] = [
    (false, "calibration.tsv"),
    (true, "calibration-careful.tsv"),
];

/// Writes each [`table`] to `crates/coder/models`.
pub(crate) fn calibrate() -> Result<()> {
    for (careful, name) in TABLES {
        let table = table(careful)?;
        print!("{table}");
        let path = path(name);
        std::fs::write(&path, table).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../crates/coder/models")
        .join(name)
}

/// Codes the part "dev", matches events by predicate and type, and fits the table.
fn table(careful: bool) -> Result<String> {
    let coder = Coder::new(Options {
        uncalibrated: true,
        careful,
        ..Options::default()
    });
    let mut scores: Vec<(f64, bool)> = Vec::new();
    for text in corpus::read(corpus::PARTS[1])? {
        let document = dump::document(&text);
        let coded = coder.code(&document, &lang::analyze(&document.text));
        let mut free: Vec<_> = text.events.iter().collect();
        for event in &coded.events {
            // A gold event makes one found event right.
            let place = free.iter().position(|gold| {
                gold.event == event.event && gold.predicate.span.overlaps(event.predicate.span)
            });
            if let Some(place) = place {
                free.remove(place);
            }
            scores.push((event.confidence, place.is_some()));
        }
    }
    let steps = isotonic(scores);
    let mut table =
        String::from("# Written by `cargo xtask calibrate`.\n# score\tshare of right events\n");
    for (score, share) in &steps {
        table.push_str(&format!("{score:.3}\t{share:.3}\n"));
    }
    Ok(table)
}

/// Steps of rising scores and shares: groups of scores side by side, joined while a later one has the
/// lower share (pool adjacent violators; Ayer et al. 1955). Each is told by its mean score.
fn isotonic(mut scores: Vec<(f64, bool)>) -> Vec<(f64, f64)> {
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Sum of scores, right ones, all.
    let mut groups: Vec<(f64, f64, f64)> = scores
        .chunks(LEAST)
        .map(|chunk| {
            let sum = chunk.iter().map(|(score, _)| score).sum();
            let right = chunk.iter().filter(|(_, right)| *right).count() as f64;
            (sum, right, chunk.len() as f64)
        })
        .collect();
    let mut at = 0;
    while at + 1 < groups.len() {
        let share = |group: (f64, f64, f64)| group.1 / group.2;
        let mean = |group: (f64, f64, f64)| group.0 / group.2;
        let falls = share(groups[at]) > share(groups[at + 1]);
        if falls || mean(groups[at]) >= mean(groups[at + 1]) {
            let next = groups.remove(at + 1);
            let own = &mut groups[at];
            *own = (own.0 + next.0, own.1 + next.1, own.2 + next.2);
            at = at.saturating_sub(1);
        } else {
            at += 1;
        }
    }
    groups
        .into_iter()
        .map(|(sum, right, count)| (sum / count, right / count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{LEAST, TABLES, isotonic, path, table};

    #[test]
    fn the_tables_are_those_of_the_present_models_and_rules() {
        for (careful, name) in TABLES {
            let kept = std::fs::read_to_string(path(name)).expect(name);
            assert!(
                kept == table(careful).expect("corpus"),
                "{name} is not current: cargo xtask calibrate"
            );
        }
    }

    #[test]
    fn shares_rise_with_the_scores() {
        let scores: Vec<(f64, bool)> = (0..10 * LEAST)
            .map(|i| (i as f64 / 1000.0, i % 3 == 0 || i > 150))
            .collect();
        let steps = isotonic(scores);
        assert!(steps.len() > 1);
        assert!(
            steps
                .windows(2)
                .all(|s| s[0].0 < s[1].0 && s[0].1 <= s[1].1)
        );
        assert!(steps[0].1 < 0.5 && steps.last().is_some_and(|s| s.1 > 0.9));
    }
}
