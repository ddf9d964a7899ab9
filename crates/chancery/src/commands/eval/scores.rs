//! Precision, recall and F1 from pairs of gold and found labels.

use std::collections::{BTreeMap, BTreeSet};

/// 100 `part` / `whole`; 0 for an empty whole.
pub(super) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// How often each gold label was found as each label; `None` is "nothing was found".
#[derive(Debug, Default)]
pub(super) struct Confusion {
    counts: BTreeMap<(String, Option<String>), usize>,
}

/// The figures of one label, in per cent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LabelScore {
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

impl Confusion {
    pub(super) fn add(&mut self, gold: &str, found: Option<&str>) {
        *self
            .counts
            .entry((gold.to_owned(), found.map(str::to_owned)))
            .or_default() += 1;
    }

    /// The labels of the gold data.
    pub(super) fn labels(&self) -> BTreeSet<&str> {
        self.counts.keys().map(|(gold, _)| gold.as_str()).collect()
    }

    /// Gold label, found label and count, where something was found.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.counts
            .iter()
            .filter_map(|((gold, found), count)| Some((gold.as_str(), found.as_deref()?, *count)))
    }

    pub(super) fn total(&self) -> usize {
        self.counts.values().sum()
    }

    pub(super) fn correct(&self) -> usize {
        let same = |(gold, found): &(String, Option<String>)| found.as_ref() == Some(gold);
        self.counts
            .iter()
            .filter(|(key, _)| same(key))
            .map(|(_, count)| count)
            .sum()
    }

    pub(super) fn nothing_found(&self) -> usize {
        self.counts
            .iter()
            .filter(|((_, found), _)| found.is_none())
            .map(|(_, count)| count)
            .sum()
    }

    pub(super) fn score(&self, label: &str) -> LabelScore {
        let sum = |keep: &dyn Fn(&str, Option<&str>) -> bool| -> usize {
            let kept = self
                .counts
                .iter()
                .filter(|((gold, found), _)| keep(gold, found.as_deref()));
            kept.map(|(_, count)| count).sum()
        };
        let gold = sum(&|gold, _| gold == label);
        let found = sum(&|_, found| found == Some(label));
        let both = sum(&|gold, found| gold == label && found == Some(label));
        LabelScore {
            gold,
            found,
            precision: percent(both, found),
            recall: percent(both, gold),
            f1: percent(2 * both, gold + found),
        }
    }

    /// Mean F1 over the labels of the gold data.
    pub(super) fn macro_f1(&self) -> f64 {
        let labels = self.labels();
        let sum: f64 = labels.iter().map(|label| self.score(label).f1).sum();
        if labels.is_empty() {
            0.0
        } else {
            sum / labels.len() as f64
        }
    }

    /// Gold label, what was found instead, how often; most frequent first.
    pub(super) fn mistakes(&self) -> Vec<(&str, &str, usize)> {
        let mut mistakes: Vec<_> = self
            .counts
            .iter()
            .map(|((gold, found), count)| (gold.as_str(), found.as_deref().unwrap_or("-"), *count))
            .filter(|(gold, found, _)| gold != found)
            .collect();
        mistakes.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| (a.0, a.1).cmp(&(b.0, b.1))));
        mistakes
    }
}

#[cfg(test)]
mod tests {
    use super::Confusion;

    #[test]
    fn figures_are_those_worked_out_by_hand() {
        let mut confusion = Confusion::default();
        for (gold, found) in [
            ("AID", Some("AID")),
            ("AID", Some("AID")),
            ("AID", None),
            ("REJECT", Some("AID")),
            ("REJECT", Some("REJECT")),
        ] {
            confusion.add(gold, found);
        }
        let aid = confusion.score("AID");
        assert_eq!((aid.gold, aid.found), (3, 3));
        assert!((aid.f1 - 66.667).abs() < 0.01);
        let reject = confusion.score("REJECT");
        assert!((reject.precision - 100.0).abs() < 1e-9 && (reject.recall - 50.0).abs() < 1e-9);
        // (66.667 + 66.667) / 2
        assert!((confusion.macro_f1() - 66.667).abs() < 0.01);
        assert_eq!(
            (
                confusion.correct(),
                confusion.total(),
                confusion.nothing_found()
            ),
            (3, 5, 1)
        );
        assert_eq!(
            confusion.mistakes(),
            [("AID", "-", 1), ("REJECT", "AID", 1)]
        );
    }
}
