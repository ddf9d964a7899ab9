//! The fits: least squares, and Poisson by least squares with changing weights.
//!
//! With mean `mu = exp(eta)` each Poisson step solves a regression of `(y - mu) / mu` on regressors
//! and fixed effects with the weights `mu` and adds the fit to `eta` (Guimaraes and Portugal 2010,
//! "A simple feasible procedure to fit models with high-dimensional fixed effects", Stata Journal
//! 10; Correia, Guimaraes and Zylkin 2020, "Fast Poisson estimation with high-dimensional fixed
//! effects", Stata Journal 20). By Frisch, Waugh and Lovell the fixed effects are taken out of both
//! sides first. The regressors keep what was taken out from step to step, so that only the change
//! of the weights is new; and the error of a slope is the product of the errors of both sides, so
//! that loose projections do while the steps are large.

use crate::dense::{Square, weighted_dot};
use crate::error::Error;
use crate::project::Effects;

/// When iterations end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// Accepted size of the last step, relative to the fit.
    pub(crate) tolerance: f64,
    /// Iterations at most.
    pub(crate) iterations: usize,
    /// Sweeps of one projection at most.
    pub(crate) sweeps: usize,
}

/// A fit.
#[derive(Debug)]
pub(crate) struct Fit {
    /// Slopes of the regressors.
    pub(crate) slopes: Vec<f64>,
    /// Linear predictor with the fixed effects.
    pub(crate) eta: Vec<f64>,
    /// Fitted means.
    pub(crate) mu: Vec<f64>,
    /// Regressors without the fixed effects, by the final weights.
    pub(crate) within: Vec<Vec<f64>>,
    /// Inverse of their weighted cross product.
    pub(crate) bread: Square,
    /// Deviance; for least squares the sum of squared residuals.
    pub(crate) deviance: f64,
    /// Iterations.
    pub(crate) iterations: usize,
    /// Sweeps over the rows in all of them.
    pub(crate) sweeps: usize,
    /// Size of the last step, relative to the fit.
    pub(crate) last_step: f64,
}

/// How exactly the fixed effects are taken out of the regressors in the end.
const FINAL: f64 = 1e-10;
/// And while the steps are still large.
const ROUGH: f64 = 1e-4;

/// Smallest tolerance of a projection; below it there is only rounding.
const SMALLEST: f64 = 1e-13;

/// Least squares.
pub(crate) fn least_squares(
    outcome: &[f64],
    regressors: &[Vec<f64>],
    effects: &Effects,
    limits: Limits,
) -> Result<Fit, Error> {
    let weights = vec![1.0; outcome.len()];
    let mut within = regressors.to_vec();
    let mut left = outcome.to_vec();
    let sweeps = residualise(
        &weights,
        effects,
        &mut left,
        FINAL,
        &mut within,
        FINAL,
        limits,
    )?;
    let (_, bread) = Square::cross(&within, &weights).invert(0.0);
    let mut slopes = vec![0.0; regressors.len()];
    // The second pass corrects what rounding left of the first.
    for _ in 0..2 {
        let change = bread.times_vector(&products(&within, &left, &weights));
        subtract(&mut left, &within, &change);
        for (slope, change) in slopes.iter_mut().zip(change) {
            *slope += change;
        }
    }
    let deviance = weighted_dot(&left, &left, &weights);
    let mu: Vec<f64> = outcome.iter().zip(&left).map(|(y, e)| y - e).collect();
    Ok(Fit {
        slopes,
        eta: mu.clone(),
        mu,
        within,
        bread,
        deviance,
        iterations: 1,
        sweeps,
        last_step: 0.0,
    })
}

/// Poisson pseudo-maximum likelihood.
pub(crate) fn poisson(
    outcome: &[f64],
    regressors: &[Vec<f64>],
    effects: &Effects,
    limits: Limits,
) -> Result<Fit, Error> {
    let rows = outcome.len();
    let total: f64 = outcome.iter().sum();
    let mean = total / rows as f64;
    let log_outcome: Vec<f64> = outcome.iter().map(|y| y.ln()).collect();
    let mut mu: Vec<f64> = outcome.iter().map(|y| (y + mean) / 2.0).collect();
    let mut eta: Vec<f64> = mu.iter().map(|mu| mu.ln()).collect();
    let mut within = regressors.to_vec();
    let mut slopes = vec![0.0; regressors.len()];
    let mut deviance = f64::INFINITY;
    let mut step_size = f64::INFINITY;
    let mut sweeps = 0;

    for iteration in 1..=limits.iterations {
        let mut working: Vec<f64> = (0..rows)
            .map(|row| {
                // Not y / mu - 1, which loses digits where both are very small or very large.
                let relative = (log_outcome[row] - eta[row]).exp_m1();
                if iteration == 1 {
                    eta[row] + relative
                } else {
                    relative
                }
            })
            .collect();
        let before = working.clone();
        // The first step fits eta itself, the later ones its change; the accepted error shrinks with
        // the step before.
        let total_mu: f64 = mu.iter().sum();
        let size = (weighted_dot(&working, &working, &mu) / total_mu).sqrt();
        let tolerance = match iteration {
            1 => 1e-3,
            // Every row is fitted exactly; there is nothing to solve.
            _ if size == 0.0 => 1e-2,
            _ => (0.01 * step_size / size).clamp(SMALLEST, 1e-2),
        };
        let accepted = tolerance * size;
        sweeps += residualise(
            &mu,
            effects,
            &mut working,
            tolerance,
            &mut within,
            ROUGH,
            limits,
        )?;
        let (_, bread) = Square::cross(&within, &mu).invert(0.0);
        let change = bread.times_vector(&products(&within, &working, &mu));
        subtract(&mut working, &within, &change);
        let mut step: Vec<f64> = before.iter().zip(&working).map(|(z, e)| z - e).collect();
        let mut change = change;
        if iteration == 1 {
            for (step, eta) in step.iter_mut().zip(&eta) {
                *step -= eta;
            }
        }
        let norm = (weighted_dot(&step, &step, &mu) / total_mu).sqrt();
        if !norm.is_finite() {
            return Err(Error::Diverged {
                iterations: iteration,
            });
        }

        // Half the step as long as it makes the fit worse; the first step starts from a guess that
        // is not a fit, so there is nothing to compare with.
        let mut halvings = 0;
        let (next_eta, next_mu, next_deviance) = loop {
            let next_eta: Vec<f64> = eta
                .iter()
                .zip(&step)
                .map(|(eta, step)| eta + step)
                .collect();
            let next_mu: Vec<f64> = next_eta.iter().map(|eta| eta.exp()).collect();
            let next = poisson_deviance(outcome, &log_outcome, &next_eta, &next_mu);
            // Where the fit is nearly exact the deviance is rounding noise of the sums in it.
            let noise = 1e-8 * deviance.abs() + 1e-12 * total;
            let worse = next > deviance + noise || !next.is_finite();
            if !worse || iteration == 1 && next.is_finite() || halvings == 30 {
                break (next_eta, next_mu, next);
            }
            halvings += 1;
            for step in &mut step {
                *step *= 0.5;
            }
            for change in &mut change {
                *change *= 0.5;
            }
        };
        if !next_deviance.is_finite() {
            return Err(Error::Diverged {
                iterations: iteration,
            });
        }
        eta = next_eta;
        mu = next_mu;
        deviance = next_deviance;
        // A step that was not looked at more closely than this may be larger.
        step_size = norm.max(accepted);
        for (slope, change) in slopes.iter_mut().zip(&change) {
            *slope += change;
        }
        let exact = accepted <= limits.tolerance || tolerance <= SMALLEST;
        let settled = halvings == 0
            && exact
            && slopes
                .iter()
                .zip(&change)
                .all(|(slope, change)| change.abs() <= limits.tolerance * slope.abs().max(1.0));
        if iteration > 1 && norm <= limits.tolerance && settled {
            let sweeps_before = sweeps;
            let mut nothing = vec![0.0; rows];
            sweeps = sweeps_before
                + residualise(&mu, effects, &mut nothing, 1.0, &mut within, FINAL, limits)?;
            let (_, bread) = Square::cross(&within, &mu).invert(0.0);
            return Ok(Fit {
                slopes,
                eta,
                mu,
                within,
                bread,
                deviance,
                iterations: iteration,
                sweeps,
                last_step: norm,
            });
        }
    }
    Err(Error::NoConvergence {
        iterations: limits.iterations,
        step: step_size,
    })
}

/// `2 sum of (y ln(y / mu) - (y - mu))`, where `0 ln 0` is 0.
fn poisson_deviance(outcome: &[f64], log_outcome: &[f64], eta: &[f64], mu: &[f64]) -> f64 {
    const PIECE: usize = 256;
    let term = |row: usize| {
        let y = outcome[row];
        let log = if y > 0.0 {
            y * (log_outcome[row] - eta[row])
        } else {
            0.0
        };
        log - (y - mu[row])
    };
    let rows = outcome.len();
    2.0 * (0..rows)
        .step_by(PIECE)
        .map(|from| (from..rows.min(from + PIECE)).map(term).sum::<f64>())
        .sum::<f64>()
}

fn residualise(
    weights: &[f64],
    effects: &Effects,
    first: &mut Vec<f64>,
    first_tolerance: f64,
    others: &mut [Vec<f64>],
    tolerance: f64,
    limits: Limits,
) -> Result<usize, Error> {
    let mut columns: Vec<&mut Vec<f64>> = Vec::with_capacity(others.len() + 1);
    let mut tolerances = vec![tolerance; others.len() + 1];
    tolerances[0] = first_tolerance;
    columns.push(first);
    columns.extend(others.iter_mut());
    let done = effects.residualise(weights, &mut columns, &tolerances, limits.sweeps);
    if done.converged {
        Ok(done.count)
    } else {
        Err(Error::NoProjection {
            sweeps: limits.sweeps,
        })
    }
}

fn products(columns: &[Vec<f64>], with: &[f64], weights: &[f64]) -> Vec<f64> {
    columns
        .iter()
        .map(|column| weighted_dot(column, with, weights))
        .collect()
}

fn subtract(from: &mut [f64], columns: &[Vec<f64>], slopes: &[f64]) {
    for (slope, column) in slopes.iter().zip(columns) {
        for (from, value) in from.iter_mut().zip(column) {
            *from -= slope * value;
        }
    }
}
