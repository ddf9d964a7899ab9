//! Rows that a Poisson model would fit with a mean of exactly zero.
//!
//! The likelihood has no maximum when a combination `z` of regressors and fixed effects is zero
//! wherever the outcome is positive, nowhere negative where it is zero, and positive somewhere: the
//! rows where it is positive are separated. They say nothing about the other coefficients and are
//! removed (Correia, Guimaraes and Zylkin 2019, "Verifying the existence of maximum likelihood
//! estimates for generalized linear models", arXiv 1903.01633).
//!
//! Their iterative rectifier regresses a candidate `u` (at first 1 where the outcome is zero, 0
//! elsewhere) on everything with a high weight on the positive rows, and sets `u` to the positive
//! part of the fit at the rows without outcome and to 0 elsewhere. A candidate that the regression
//! leaves as it is, is a certificate, whatever the weight is; a high weight only saves rounds. Two
//! facts end it early: a fit that is nowhere negative and zero at the positive rows is a
//! certificate; and since the residual is orthogonal to every certificate, a residual without
//! negative values at the open rows proves that no certificate is positive where the residual is.

use crate::dense::{Square, weighted_dot};
use crate::project::Effects;

/// Weight of a row at which every certificate is zero, against 1 at the open rows.
const PINNED_WEIGHT: f64 = 1e6;

/// What counts as zero in a certificate whose largest values are about 1.
const ZERO: f64 = 1e-5;

/// How far a certificate stands out from what the fit is at the pinned rows.
const CLEAR: f64 = 100.0;

/// A residual that rules a row out, as long as none is more negative than [`NO_RESIDUAL`].
const RESIDUAL: f64 = 1e-3;
/// What rounding may leave of a residual of zero.
const NO_RESIDUAL: f64 = 1e-8;

/// What the rectifier found.
#[derive(Debug)]
pub(crate) struct Separation {
    /// For each row whether it is separated.
    pub(crate) separated: Vec<bool>,
    /// Whether the search came to an end.
    pub(crate) settled: bool,
    /// Regressions that were run.
    pub(crate) rounds: usize,
}

/// Looks for separated rows; `regressors` have to be independent of each other and of the effects.
pub(crate) fn rectify(
    outcome: &[f64],
    regressors: &[Vec<f64>],
    effects: &Effects,
    round_limit: usize,
    sweep_limit: usize,
) -> Separation {
    let rows = outcome.len();
    let mut pinned: Vec<bool> = outcome.iter().map(|&y| y > 0.0).collect();
    let mut found = Separation {
        separated: vec![false; rows],
        settled: true,
        rounds: 0,
    };
    // Each pass but the last pins at least one row.
    loop {
        if pinned.iter().all(|&pinned| pinned) {
            return found;
        }
        match search(
            &pinned,
            regressors,
            effects,
            round_limit,
            sweep_limit,
            &mut found.rounds,
        ) {
            Step::Certificate(separated) => {
                found.separated = separated;
                return found;
            }
            Step::NotThese(rows) => {
                for row in rows {
                    pinned[row] = true;
                }
            }
            Step::Unsettled => {
                found.settled = false;
                return found;
            }
        }
    }
}

/// How one search ended.
enum Step {
    /// The rows of a certificate; none when there is no separation.
    Certificate(Vec<bool>),
    /// Rows that no certificate touches.
    NotThese(Vec<usize>),
    /// The limit of rounds was reached.
    Unsettled,
}

fn search(
    pinned: &[bool],
    regressors: &[Vec<f64>],
    effects: &Effects,
    round_limit: usize,
    sweep_limit: usize,
    rounds: &mut usize,
) -> Step {
    let weights: Vec<f64> = pinned
        .iter()
        .map(|&pinned| if pinned { PINNED_WEIGHT } else { 1.0 })
        .collect();
    let mut without: Vec<Vec<f64>> = regressors.to_vec();
    {
        let mut columns: Vec<&mut Vec<f64>> = without.iter_mut().collect();
        let tolerances = vec![1e-11; columns.len()];
        effects.residualise(&weights, &mut columns, &tolerances, sweep_limit);
    }
    let (_, inverse) = Square::cross(&without, &weights).invert(1e-14);

    let mut candidate: Vec<f64> = pinned
        .iter()
        .map(|&pinned| f64::from(u8::from(!pinned)))
        .collect();
    let mut partial = candidate.clone();
    let mut residual = vec![0.0; candidate.len()];
    for _ in 0..round_limit {
        *rounds += 1;
        effects.residualise(&weights, &mut [&mut partial], &[1e-10], sweep_limit);
        let products: Vec<f64> = without
            .iter()
            .map(|column| weighted_dot(column, &partial, &weights))
            .collect();
        let slopes = inverse.times_vector(&products);
        residual.copy_from_slice(&partial);
        for (slope, column) in slopes.iter().zip(&without) {
            for (residual, value) in residual.iter_mut().zip(column) {
                *residual -= slope * value;
            }
        }

        let mut largest_pinned: f64 = 0.0;
        let mut lowest_fit: f64 = 0.0;
        let mut highest_fit: f64 = 0.0;
        let mut lowest_residual: f64 = 0.0;
        let mut highest_residual: f64 = 0.0;
        for row in 0..candidate.len() {
            let fit = candidate[row] - residual[row];
            if pinned[row] {
                largest_pinned = largest_pinned.max(fit.abs());
            } else {
                lowest_fit = lowest_fit.min(fit);
                highest_fit = highest_fit.max(fit);
                lowest_residual = lowest_residual.min(residual[row]);
                highest_residual = highest_residual.max(residual[row]);
            }
        }
        if lowest_residual > -NO_RESIDUAL && highest_residual > RESIDUAL {
            return Step::NotThese(
                (0..candidate.len())
                    .filter(|&row| !pinned[row] && residual[row] > RESIDUAL)
                    .collect(),
            );
        }
        if highest_fit < ZERO {
            return Step::Certificate(vec![false; candidate.len()]);
        }
        // A weight that is not infinite lets the fit leave zero a little at the pinned rows; what is
        // not clearly above that is no certificate.
        let clear = ZERO.max(CLEAR * largest_pinned);
        if lowest_fit > -0.1 * ZERO && largest_pinned < ZERO && highest_fit > clear {
            return Step::Certificate(
                (0..candidate.len())
                    .map(|row| !pinned[row] && candidate[row] - residual[row] > clear)
                    .collect(),
            );
        }
        for row in 0..candidate.len() {
            let next = if pinned[row] {
                0.0
            } else {
                (candidate[row] - residual[row]).max(0.0)
            };
            partial[row] += next - candidate[row];
            candidate[row] = next;
        }
    }
    Step::Unsettled
}
