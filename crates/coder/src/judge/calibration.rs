//! From scores to shares of right events.
//!
//! Rules and network give an event a score; of events with a score of 0.4 more or fewer than 40 in 100
//! may be right. The table `models/calibration.tsv`, fitted on the part "dev" of the annotated corpus by
//! isotonic regression (`cargo xtask calibrate`), tells how many are.

use std::sync::LazyLock;

/// Scores in rising order, each with the share of events of that score that are right.
static KNOTS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    include_str!("../../models/calibration.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (score, share) = line.split_once('\t')?;
            Some((score.parse().ok()?, share.parse().ok()?))
        })
        .collect()
});

/// The share of events with this score whose predicate and type are right, between the knots of the
/// table by straight lines; the score itself without a table.
pub(crate) fn calibrated(score: f64) -> f64 {
    let knots = &*KNOTS;
    let above = knots.partition_point(|(known, _)| *known < score);
    match (above.checked_sub(1).map(|i| knots[i]), knots.get(above)) {
        (Some((x, low)), Some(&(y, high))) => low + (high - low) * (score - x) / (y - x),
        (Some((_, share)), None) | (None, Some(&(_, share))) => share,
        (None, None) => score,
    }
}

#[cfg(test)]
mod tests {
    use super::{KNOTS, calibrated};

    #[test]
    fn higher_scores_never_have_lower_shares() {
        assert!(
            KNOTS
                .windows(2)
                .all(|k| k[0].0 < k[1].0 && k[0].1 <= k[1].1)
        );
        assert!(KNOTS.iter().all(|(_, share)| (0.0..=1.0).contains(share)));
        let shares: Vec<f64> = (0..=100)
            .map(|i| calibrated(f64::from(i) / 100.0))
            .collect();
        assert!(shares.windows(2).all(|s| s[0] <= s[1]));
    }
}
