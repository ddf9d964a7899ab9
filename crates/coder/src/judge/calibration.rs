//! From scores to shares of right events.
//!
//! Rules and network give an event a score; of events with a score of 0.4 more or fewer than 40 in 100
//! may be right. The tables `models/calibration.tsv` and, for the careful network,
//! `models/calibration-careful.tsv`, fitted on the part "dev" of the annotated corpus by isotonic
//! regression (`cargo xtask calibrate`), tell how many are.

use std::sync::LazyLock;

/// Scores in rising order, each with the share of events of that score that are right.
type Knots = Vec<(f64, f64)>;

static PLAIN: LazyLock<Knots> =
    LazyLock::new(|| knots(include_str!("../../models/calibration.tsv")));
static CAREFUL: LazyLock<Knots> =
    LazyLock::new(|| knots(include_str!("../../models/calibration-careful.tsv")));

fn knots(table: &str) -> Knots {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (score, share) = line.split_once('\t')?;
            Some((score.parse().ok()?, share.parse().ok()?))
        })
        .collect()
}

/// The share of events with this score whose predicate and type are right, between the knots of the
/// table by straight lines; the score itself without a table.
pub(crate) fn calibrated(score: f64, careful: bool) -> f64 {
    let knots: &Knots = if careful { &CAREFUL } else { &PLAIN };
    let above = knots.partition_point(|(known, _)| *known < score);
    match (above.checked_sub(1).map(|i| knots[i]), knots.get(above)) {
        (Some((x, low)), Some(&(y, high))) => low + (high - low) * (score - x) / (y - x),
        (Some((_, share)), None) | (None, Some(&(_, share))) => share,
        (None, None) => score,
    }
}

#[cfg(test)]
mod tests {
    use super::{CAREFUL, PLAIN, calibrated};

    #[test]
    fn higher_scores_never_have_lower_shares() {
        for (careful, knots) in [(false, &PLAIN), (true, &CAREFUL)] {
            assert!(
                knots
                    .windows(2)
                    .all(|k| k[0].0 < k[1].0 && k[0].1 <= k[1].1)
            );
            assert!(knots.iter().all(|(_, share)| (0.0..=1.0).contains(share)));
            let shares: Vec<f64> = (0..=100)
                .map(|i| calibrated(f64::from(i) / 100.0, careful))
                .collect();
            assert!(shares.windows(2).all(|s| s[0] <= s[1]));
        }
    }
}
