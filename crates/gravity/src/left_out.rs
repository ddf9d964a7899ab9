//! How rows compare with what all others let one expect of them.
//!
//! A fit bends towards every row that is in it, so a residual of the fit says too little where a row
//! has weight of its own. Here the rows of a unit (a pair of countries) are left out, the model is
//! fitted to the rest, and the unit is compared with the prediction: cross-validation by units
//! (Stone 1974, "Cross-validatory choice and assessment of statistical predictions", Journal of the
//! Royal Statistical Society B 36). What comes out is a place among all units, not an amount.

use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::estimate::{Data, Fitted, Model, Options, Regressor, fit};
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

/// Where a set of fixed effects has a group of the whole table in a fit to some of its rows.
#[derive(Clone, Copy)]
struct Own {
    /// Its number within the rows of the fit.
    group: u32,
    /// Two solutions for its effect.
    effects: (f64, f64),
}

/// A fit to some rows that predicts others.
pub(crate) struct Predictor {
    pub(crate) fitted: Fitted,
    /// The rows that were fitted, in the order in which they were given to the fit.
    from: Vec<u32>,
    /// For each set, the groups of the whole table that occur in the fit.
    by_code: Vec<FxHashMap<u32, Own>>,
}

impl Predictor {
    /// Fits the rows `from`.
    pub(crate) fn new(data: &Data, options: &Options, from: &[u32]) -> Result<Predictor, Error> {
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
        // Two solutions from different beginnings: where they disagree, the rows do not determine the
        // sum.
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
        let by_code = data
            .effects
            .iter()
            .enumerate()
            .map(|(index, set)| {
                sample
                    .rows
                    .iter()
                    .zip(sample.sets[index].codes())
                    .map(|(&row, &group)| {
                        let code = set.codes()[from[row as usize] as usize];
                        let effects = (one[index][group as usize], other[index][group as usize]);
                        (code, Own { group, effects })
                    })
                    .collect()
            })
            .collect();
        Ok(Predictor {
            from: from.to_vec(),
            fitted,
            by_code,
        })
    }

    /// The row of the whole table that a row of the sample is.
    pub(crate) fn row(&self, sample_row: usize) -> u32 {
        self.from[self.fitted.sample.rows[sample_row] as usize]
    }

    /// The linear predictor of a row of the whole table, and the group of each set that it belongs to
    /// in the fit; `None` where the fit does not determine it.
    pub(crate) fn eta(&self, data: &Data, row: u32) -> Option<(f64, Vec<u32>)> {
        let mut sums = (0.0, 0.0);
        let mut groups = Vec::with_capacity(data.effects.len());
        for (set, by_code) in data.effects.iter().zip(&self.by_code) {
            let own = by_code.get(&set.codes()[row as usize])?;
            sums.0 += own.effects.0;
            sums.1 += own.effects.1;
            groups.push(own.group);
        }
        if (sums.0 - sums.1).abs() > SAME * sums.0.abs().max(1.0) {
            return None;
        }
        let values = self.regressors(data, row);
        let slopes = self.fitted.fit.slopes.iter();
        Some((
            sums.0
                + slopes
                    .zip(values)
                    .map(|(slope, value)| slope * value)
                    .sum::<f64>(),
            groups,
        ))
    }

    /// The regressors of a row of the whole table in the units of the sample, the constant included.
    pub(crate) fn regressors(&self, data: &Data, row: u32) -> Vec<f64> {
        let sample = &self.fitted.sample;
        let constant = usize::from(sample.sets.is_empty());
        let kept = self.fitted.kept.iter();
        let values = kept.map(|&index| data.regressors[index].values[row as usize]);
        std::iter::repeat_n(1.0, constant)
            .chain(values)
            .zip(&sample.units)
            .map(|(value, unit)| value / unit)
            .collect()
    }
}

/// Fits the rows `from` and predicts the rows `to`.
fn predict(
    data: &Data,
    options: &Options,
    from: &[u32],
    to: &[u32],
    predicted: &mut [Option<f64>],
) -> Result<(), Error> {
    let fit = Predictor::new(data, options, from)?;
    for &row in to {
        let Some((eta, _)) = fit.eta(data, row) else {
            continue;
        };
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

/// An outcome against its prediction, from -1 (no outcome) over 0 (as predicted) to 1; `None` where
/// the prediction is no positive number.
pub(crate) fn residual(y: f64, mu: f64) -> Option<f64> {
    (mu > 0.0 && mu.is_finite() && y >= 0.0).then(|| (y - mu) / (y + mu))
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
    let residuals: Vec<Option<f64>> = sums.iter().map(|&(y, mu)| residual(y, mu)).collect();
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
