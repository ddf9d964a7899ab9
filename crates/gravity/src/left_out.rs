//! How rows compare with what all others let one expect of them.
//!
//! A fit bends towards every row that is in it, so a residual of the fit says too little where a row
//! has weight of its own. Here the rows of a unit (a pair of countries) are left out, the model is
//! fitted to the rest, and the unit is compared with the prediction: cross-validation by units
//! (Stone 1974, "Cross-validatory choice and assessment of statistical predictions", Journal of the
//! Royal Statistical Society B 36). What comes out is a place among all units, not an amount.

use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::estimate::{Data, Model, Options, Regressor, fit};
use crate::factor::Factor;

/// Two solutions that differ by more than this do not determine a prediction.
const SAME: f64 = 1e-6;

/// The mean of every row as the fit without its unit predicts it.
///
/// The units are dealt out to `folds` parts by their number, and each part is predicted by the fit to
/// the others; with as many folds as units, each unit is left out alone. A row is `None` where the
/// rest does not determine its mean: a group of a fixed effect occurs nowhere else (so nothing can be
/// predicted with fixed effects of the units themselves), or the groups hang together only through
/// the unit.
///
/// # Errors
/// As [`crate::estimate`], for any of the fits; at least two folds and units are needed.
pub fn predict_left_out(
    data: &Data,
    options: &Options,
    units: &Factor,
    folds: usize,
) -> Result<Vec<Option<f64>>, Error> {
    let rows = data.outcome.len();
    if units.codes().len() != rows {
        return Err(Error::Length {
            name: units.name().to_owned(),
            found: units.codes().len(),
            expected: rows,
        });
    }
    let folds = folds.min(units.groups());
    if folds < 2 {
        return Err(Error::Folds { folds });
    }
    let mut predicted = vec![None; rows];
    for fold in 0..folds {
        let is_in = |row: &u32| units.codes()[*row as usize] as usize % folds == fold;
        let (inside, outside): (Vec<u32>, Vec<u32>) = (0..rows as u32).partition(is_in);
        predict(data, options, &outside, &inside, &mut predicted)?;
    }
    Ok(predicted)
}

/// Fits the rows `from` and predicts the rows `to`.
fn predict(
    data: &Data,
    options: &Options,
    from: &[u32],
    to: &[u32],
    predicted: &mut [Option<f64>],
) -> Result<(), Error> {
    let pick =
        |values: &[f64]| -> Vec<f64> { from.iter().map(|&row| values[row as usize]).collect() };
    let outcome = pick(data.outcome);
    let regressors: Vec<Regressor> = data
        .regressors
        .iter()
        .map(|regressor| Regressor {
            name: regressor.name.clone(),
            values: pick(&regressor.values),
        })
        .collect();
    let effects: Vec<Factor> = data.effects.iter().map(|set| set.select(from)).collect();
    let part = Data {
        outcome: &outcome,
        regressors: &regressors,
        effects: &effects,
        clusters: &[],
    };
    let fitted = fit(&part, options)?;
    let sample = &fitted.sample;
    let constant = usize::from(sample.sets.is_empty());
    let slopes: Vec<f64> = fitted
        .fit
        .slopes
        .iter()
        .zip(&sample.units)
        .map(|(slope, unit)| slope / unit)
        .collect();
    // What is left of the predictor without the regressors are the sums of the fixed effects.
    let sums: Vec<f64> = (0..sample.rows.len())
        .map(|row| {
            let explained: f64 = fitted
                .fit
                .slopes
                .iter()
                .zip(&sample.regressors)
                .map(|(slope, values)| slope * values[row])
                .sum();
            fitted.fit.eta[row] - explained
        })
        .collect();
    // Two solutions from different beginnings: where they disagree, the rows do not determine the sum.
    let solve = |start: &dyn Fn(usize) -> f64| {
        sample
            .effects
            .coefficients(&sample.sets, &sums, start, options.sweeps)
            .ok_or(Error::NoProjection {
                sweeps: options.sweeps,
            })
    };
    let one = solve(&|_| 0.0)?;
    let other = solve(&|slot| ((slot * 7919 + 13) % 101) as f64 / 101.0 - 0.5)?;
    // By the number of a group in the whole table.
    let by_code: Vec<FxHashMap<u32, (f64, f64)>> = data
        .effects
        .iter()
        .enumerate()
        .map(|(index, set)| {
            sample
                .rows
                .iter()
                .zip(sample.sets[index].codes())
                .map(|(&row, &own)| {
                    let code = set.codes()[from[row as usize] as usize];
                    (code, (one[index][own as usize], other[index][own as usize]))
                })
                .collect()
        })
        .collect();
    for &row in to {
        let mut sums = (0.0, 0.0);
        let known = data.effects.iter().zip(&by_code).all(|(set, by_code)| {
            match by_code.get(&set.codes()[row as usize]) {
                Some(own) => {
                    sums.0 += own.0;
                    sums.1 += own.1;
                    true
                }
                None => false,
            }
        });
        if !known || (sums.0 - sums.1).abs() > SAME * sums.0.abs().max(1.0) {
            continue;
        }
        let mut eta = sums.0;
        if constant == 1 {
            eta += slopes[0];
        }
        for (slope, &index) in slopes[constant..].iter().zip(&fitted.kept) {
            eta += slope * data.regressors[index].values[row as usize];
        }
        let mean = match options.model {
            Model::Poisson => eta.exp(),
            Model::LeastSquares => eta,
        };
        predicted[row as usize] = mean.is_finite().then_some(mean);
    }
    Ok(())
}

/// Where a unit stands among all units, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Below the tenth percentile.
    FarBelow,
    /// From the tenth to the twenty-fifth.
    Below,
    /// The middle half.
    AsExpected,
    /// From the seventy-fifth to the ninetieth.
    Above,
    /// Above the ninetieth percentile.
    FarAbove,
}

impl Band {
    /// The band of a percentile from 0 to 100.
    #[must_use]
    pub fn of(percentile: f64) -> Band {
        if percentile < 10.0 {
            Band::FarBelow
        } else if percentile < 25.0 {
            Band::Below
        } else if percentile <= 75.0 {
            Band::AsExpected
        } else if percentile <= 90.0 {
            Band::Above
        } else {
            Band::FarAbove
        }
    }

    /// The name as it is written in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Band::FarBelow => "far below expectation",
            Band::Below => "below expectation",
            Band::AsExpected => "as expected",
            Band::Above => "above expectation",
            Band::FarAbove => "far above expectation",
        }
    }
}

/// Where a unit stands among all units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Share of the other units whose outcome is lower against their prediction, from 0 to 100; units
    /// with the same residual count half.
    pub percentile: f64,
    /// Its band.
    pub band: Band,
    /// How many units were compared.
    pub among: usize,
}

/// The standing of every unit, by its number; `None` for a unit without a predicted row.
///
/// The residual of a unit is `(y - mu) / (y + mu)` over the sums of its predicted rows, from -1 (no
/// outcome) over 0 (as predicted) to 1. It orders units as the ratio of outcome to prediction does,
/// and takes zeros.
///
/// # Errors
/// When the columns do not have the same number of rows.
pub fn standings(
    outcome: &[f64],
    predicted: &[Option<f64>],
    units: &Factor,
) -> Result<Vec<Option<Standing>>, Error> {
    for (name, found) in [
        ("the prediction", predicted.len()),
        (units.name(), units.codes().len()),
    ] {
        if found != outcome.len() {
            return Err(Error::Length {
                name: name.to_owned(),
                found,
                expected: outcome.len(),
            });
        }
    }
    let mut sums = vec![(0.0, 0.0); units.groups()];
    for ((&unit, &y), mu) in units.codes().iter().zip(outcome).zip(predicted) {
        if let Some(mu) = mu {
            let sum = &mut sums[unit as usize];
            sum.0 += y;
            sum.1 += mu;
        }
    }
    let residuals: Vec<Option<f64>> = sums
        .iter()
        .map(|&(y, mu)| (mu > 0.0 && y >= 0.0).then(|| (y - mu) / (y + mu)))
        .collect();
    let mut sorted: Vec<f64> = residuals.iter().copied().flatten().collect();
    sorted.sort_by(f64::total_cmp);
    let others = sorted.len().saturating_sub(1);
    Ok(residuals
        .iter()
        .map(|residual| {
            let residual = (*residual)?;
            let below = sorted.partition_point(|&other| other < residual);
            let same = sorted[below..].partition_point(|&other| other <= residual) - 1;
            let percentile = if others == 0 {
                50.0
            } else {
                100.0 * (below as f64 + same as f64 / 2.0) / others as f64
            };
            Some(Standing {
                percentile,
                band: Band::of(percentile),
                among: sorted.len(),
            })
        })
        .collect())
}
