//! From the columns of a table to an estimate.

use crate::dense::{Square, weighted_dot};
use crate::distribution::{NORMAL_95, normal_two_sided, student_95, student_two_sided};
use crate::error::Error;
use crate::factor::Factor;
use crate::irls::{Fit, Limits, least_squares, poisson};
use crate::project::Effects;
use crate::prune::{Pruned, prune};
use crate::separation::rectify;
use crate::variance::{Counts, covariance};

/// Name of the regressor that stands for the constant when there are no fixed effects.
pub const INTERCEPT: &str = "(Intercept)";

/// What is smaller, as a share of a regressor's own variation, counts as no variation at all.
const COLLINEAR: f64 = 1e-10;

/// A regressor: its name and its value in every row.
#[derive(Debug, Clone, PartialEq)]
pub struct Regressor {
    /// Its name.
    pub name: String,
    /// Its value in every row.
    pub values: Vec<f64>,
}

/// The columns of a table, all of the same length.
#[derive(Debug, Clone, Copy)]
pub struct Data<'d> {
    /// The outcome, for example trade.
    pub outcome: &'d [f64],
    /// What is to explain it.
    pub regressors: &'d [Regressor],
    /// The sets of fixed effects; without any, a constant is added.
    pub effects: &'d [Factor],
    /// What standard errors are clustered by, where they are.
    pub clusters: &'d [Factor],
}

/// The model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Model {
    /// The mean is the exponential of the linear predictor; Poisson pseudo-maximum likelihood.
    #[default]
    Poisson,
    /// The mean is the linear predictor; least squares.
    LeastSquares,
}

/// Kind of standard errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StandardErrors {
    /// As if the model were true in all parts: for Poisson, that the variance equals the mean.
    Iid,
    /// Robust to heteroskedasticity.
    #[default]
    Robust,
    /// Rows of one cluster may depend on each other; with several factors, multiway.
    Clustered,
}

/// Whose small-sample factors are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Convention {
    /// Stata's `ppmlhdfe`: n/(n-1) when robust, G/(G-1) when clustered, none when iid.
    #[default]
    Stata,
    /// R's `fixest`: (n-1)/(n-K), clustered also G/(G-1); K leaves out sets nested in a cluster.
    Fixest,
    /// None.
    Unadjusted,
}

/// What happens to rows that are alone in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Singletons {
    /// They are removed (`ppmlhdfe`, `reghdfe`): they say nothing about the slopes, and counting them
    /// makes clustered errors too small (Correia 2015, "Singletons, cluster-robust standard errors
    /// and fixed effects: a bad mix").
    #[default]
    Drop,
    /// They stay (`fixest` before 0.13).
    Keep,
}

/// How far separated rows are looked for in a Poisson model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeparationCheck {
    /// Groups without any outcome are removed, then the rectifier runs.
    #[default]
    Full,
    /// Groups without any outcome are removed, nothing else.
    ZeroGroups,
    /// Nothing is looked for; the fit may not converge.
    Off,
}

/// How an estimate is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The model.
    pub model: Model,
    /// Kind of standard errors.
    pub errors: StandardErrors,
    /// Whose small-sample factors.
    pub convention: Convention,
    /// What happens to rows that are alone in a group.
    pub singletons: Singletons,
    /// How far separated rows are looked for.
    pub separation: SeparationCheck,
    /// The fit has converged when the last step changed the linear predictor (root mean square,
    /// weighted by the fitted means) and no coefficient (relative to the larger of itself and 1) by
    /// more than this.
    pub tolerance: f64,
    /// Poisson iterations at most.
    pub iterations: usize,
    /// Sweeps of one projection at most.
    pub sweeps: usize,
    /// Regressions of the rectifier at most.
    pub rectifier_rounds: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            model: Model::default(),
            errors: StandardErrors::default(),
            convention: Convention::default(),
            singletons: Singletons::default(),
            separation: SeparationCheck::default(),
            tolerance: 1e-9,
            iterations: 200,
            sweeps: 20_000,
            rectifier_rounds: 500,
        }
    }
}

/// A coefficient.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The regressor.
    pub name: String,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub error: f64,
    /// Estimate divided by standard error: z for Poisson, t for least squares.
    pub statistic: f64,
    /// Two-sided probability of a statistic at least as large if the coefficient were zero.
    pub p: f64,
    /// The interval that covers the coefficient in 95 of 100 samples.
    pub interval: [f64; 2],
}

/// Why a regressor was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It does not vary within the fixed effects.
    Absorbed,
    /// It is a combination of the regressors before it and the fixed effects.
    Collinear,
}

/// A regressor that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedRegressor {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Rows in the table.
    pub given: usize,
    /// Rows removed because they were alone in a group.
    pub singletons: usize,
    /// Rows removed because their group had no outcome above zero.
    pub zero_groups: usize,
    /// Rows removed because the rectifier found them separated.
    pub separated: usize,
    /// Rows in the estimate.
    pub used: usize,
}

/// How many groups of a factor are in the rows in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectSize {
    /// Its name.
    pub name: String,
    /// Its groups.
    pub groups: usize,
}

/// An estimate with everything that a reader has to know to repeat it.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// The model.
    pub model: Model,
    /// The coefficients in the order of the regressors.
    pub coefficients: Vec<Coefficient>,
    /// Their covariance, a row for each coefficient.
    pub covariance: Vec<Vec<f64>>,
    /// How the standard errors were made, in words.
    pub error_description: String,
    /// Whether a multiway variance came out negative; then the subtracted parts were left out, which
    /// makes the errors larger.
    pub errors_repaired: bool,
    /// Degrees of freedom of the t distribution; `None` where the normal one was used.
    pub degrees: Option<f64>,
    /// Regressors that were left out.
    pub dropped: Vec<DroppedRegressor>,
    /// What became of the rows.
    pub rows: Rows,
    /// The sets of fixed effects.
    pub effects: Vec<EffectSize>,
    /// The clusters.
    pub clusters: Vec<EffectSize>,
    /// Deviance; for least squares the sum of squared residuals.
    pub deviance: f64,
    /// Logarithm of the (pseudo-)likelihood; `None` for least squares.
    pub log_likelihood: Option<f64>,
    /// The share explained: McFadden's 1 - ln L / ln L of the constant alone, or R squared.
    pub r_squared: f64,
    /// Iterations of the fit.
    pub iterations: usize,
    /// Sweeps over the rows in all projections of the fit.
    pub sweeps: usize,
    /// Change of the linear predictor in the last iteration.
    pub last_step: f64,
    /// Regressions that the rectifier ran.
    pub rectifier_rounds: usize,
    /// Whether the search for separated rows came to an end; if not, some may be left.
    pub separation_settled: bool,
    /// The rows in use, counted from 0, ascending.
    pub used_rows: Vec<u32>,
    /// The fitted mean of each row in use.
    pub fitted: Vec<f64>,
}

/// The rows in use, in the order of the leading set.
pub(crate) struct Sample {
    pub(crate) rows: Vec<u32>,
    pub(crate) outcome: Vec<f64>,
    /// The regressors, each divided by its unit.
    pub(crate) regressors: Vec<Vec<f64>>,
    /// Powers of two, so that no regressor is too large or too small to be squared and none loses a
    /// digit.
    pub(crate) units: Vec<f64>,
    pub(crate) sets: Vec<Factor>,
    pub(crate) effects: Effects,
}

/// A sample with its fit.
pub(crate) struct Fitted {
    pub(crate) sample: Sample,
    /// Which of the regressors are in it, without the constant.
    pub(crate) kept: Vec<usize>,
    pub(crate) fit: Fit,
    dropped: Vec<DroppedRegressor>,
    counts: Rows,
    separation: FoundRows,
}

impl Sample {
    fn new(data: &Data, rows: &[u32], kept: &[usize]) -> Sample {
        let sets: Vec<Factor> = data.effects.iter().map(|set| set.select(rows)).collect();
        let order = Effects::order(&sets, rows.len());
        let sets: Vec<Factor> = sets.iter().map(|set| set.select(&order)).collect();
        let rows: Vec<u32> = order.iter().map(|&at| rows[at as usize]).collect();
        let pick = |values: &[f64]| rows.iter().map(|&row| values[row as usize]).collect();
        let mut regressors = Vec::with_capacity(kept.len() + 1);
        let mut units = Vec::with_capacity(kept.len() + 1);
        if sets.is_empty() {
            regressors.push(vec![1.0; rows.len()]);
            units.push(1.0);
        }
        for &index in kept {
            let mut values: Vec<f64> = pick(&data.regressors[index].values);
            let unit = unit(&values);
            for value in &mut values {
                *value /= unit;
            }
            regressors.push(values);
            units.push(unit);
        }
        Sample {
            outcome: pick(data.outcome),
            regressors,
            units,
            effects: Effects::new(&sets, rows.len()),
            sets,
            rows,
        }
    }
}

/// The power of two next below the largest value.
fn unit(values: &[f64]) -> f64 {
    let largest = values
        .iter()
        .fold(0.0, |most: f64, value| most.max(value.abs()));
    if largest > 0.0 {
        largest.log2().floor().clamp(-1000.0, 1000.0).exp2()
    } else {
        1.0
    }
}

/// Estimates the model.
///
/// # Errors
/// Columns that do not fit together or hold no finite numbers, nothing left to estimate, no
/// convergence; see [`Error`].
pub fn estimate(data: &Data, options: &Options) -> Result<Estimate, Error> {
    report(data, options, fit(data, options)?)
}

/// What a fit says, with its standard errors.
pub(crate) fn report(data: &Data, options: &Options, fitted: Fitted) -> Result<Estimate, Error> {
    let Fitted {
        sample,
        kept,
        fit,
        dropped,
        counts,
        separation,
    } = fitted;
    let clusters: Vec<Factor> = data
        .clusters
        .iter()
        .map(|cluster| cluster.select(&sample.rows))
        .collect();
    let variance = covariance(
        &fit,
        &sample.outcome,
        &sample.sets,
        &clusters,
        Counts {
            rows: sample.rows.len(),
            slopes: fit.slopes.len(),
        },
        options,
    )?;

    let names = std::iter::once(INTERCEPT)
        .take(usize::from(sample.sets.is_empty()))
        .chain(
            kept.iter()
                .map(|&index| data.regressors[index].name.as_str()),
        );
    let width = variance.degrees.map_or(NORMAL_95, student_95);
    let coefficients: Vec<Coefficient> = names
        .zip(fit.slopes.iter().zip(&sample.units))
        .enumerate()
        .map(|(index, (name, (slope, unit)))| {
            let estimate = slope / unit;
            let error = variance.matrix.at(index, index).sqrt() / unit;
            let statistic = estimate / error;
            Coefficient {
                name: name.to_owned(),
                estimate,
                error,
                statistic,
                p: match variance.degrees {
                    Some(degrees) => student_two_sided(statistic, degrees),
                    None => normal_two_sided(statistic),
                },
                interval: [estimate - width * error, estimate + width * error],
            }
        })
        .collect();
    if let Some(beyond) = coefficients.iter().find(|c| !c.estimate.is_finite()) {
        return Err(Error::OutOfRange {
            name: beyond.name.clone(),
        });
    }
    let size = fit.slopes.len();
    let sizes = |factors: &[Factor]| {
        factors
            .iter()
            .map(|factor| EffectSize {
                name: factor.name().to_owned(),
                groups: factor.groups(),
            })
            .collect()
    };
    let (log_likelihood, r_squared) = quality(options.model, &sample.outcome, &fit.eta, &fit.mu);
    let mut by_row: Vec<(u32, f64)> = sample.rows.iter().copied().zip(fit.mu).collect();
    by_row.sort_unstable_by_key(|&(row, _)| row);
    Ok(Estimate {
        model: options.model,
        coefficients,
        covariance: (0..size)
            .map(|i| {
                (0..size)
                    .map(|j| variance.matrix.at(i, j) / sample.units[i] / sample.units[j])
                    .collect()
            })
            .collect(),
        error_description: variance.description,
        errors_repaired: variance.repaired,
        degrees: variance.degrees,
        dropped,
        rows: counts,
        effects: sizes(&sample.sets),
        clusters: sizes(&clusters),
        deviance: fit.deviance,
        log_likelihood,
        r_squared,
        iterations: fit.iterations,
        sweeps: fit.sweeps,
        last_step: fit.last_step,
        rectifier_rounds: separation.rounds,
        separation_settled: !separation.unsettled,
        used_rows: by_row.iter().map(|&(row, _)| row).collect(),
        fitted: by_row.iter().map(|&(_, mu)| mu).collect(),
    })
}

/// Removes what has to go and fits the model to the rest.
pub(crate) fn fit(data: &Data, options: &Options) -> Result<Fitted, Error> {
    validate(data, options)?;
    let mut dropped = Vec::new();
    let mut kept: Vec<usize> = (0..data.regressors.len()).collect();
    let mut separation = FoundRows::default();
    let (sample, counts) = settle(data, options, &mut kept, &mut dropped, &mut separation)?;
    if kept.is_empty() && !data.regressors.is_empty() && !data.effects.is_empty() {
        let names: Vec<&str> = dropped.iter().map(|dropped| &*dropped.name).collect();
        return Err(Error::NothingToEstimate {
            names: names.join(", "),
        });
    }
    let limits = Limits {
        tolerance: options.tolerance,
        iterations: options.iterations,
        sweeps: options.sweeps,
    };
    let fit = match options.model {
        Model::Poisson => poisson(&sample.outcome, &sample.regressors, &sample.effects, limits)?,
        Model::LeastSquares => {
            least_squares(&sample.outcome, &sample.regressors, &sample.effects, limits)?
        }
    };
    Ok(Fitted {
        sample,
        kept,
        fit,
        dropped,
        counts,
        separation,
    })
}

/// The rows that a Poisson model would fit with a mean of zero, ascending, and whether the search
/// came to an end. Options other than those of separation and singletons do not matter.
///
/// # Errors
/// As [`estimate`], as far as it concerns the columns.
pub fn separated_rows(data: &Data, options: &Options) -> Result<(Vec<u32>, bool), Error> {
    validate(data, options)?;
    let mut kept: Vec<usize> = (0..data.regressors.len()).collect();
    let mut found = FoundRows::default();
    settle(data, options, &mut kept, &mut Vec::new(), &mut found)?;
    found.rows.sort_unstable();
    Ok((found.rows, !found.unsettled))
}

/// What was found on the way to the rows in use.
#[derive(Debug, Default)]
struct FoundRows {
    /// Separated rows of either kind.
    rows: Vec<u32>,
    rounds: usize,
    unsettled: bool,
}

/// Removes rows and regressors until nothing more has to go.
fn settle(
    data: &Data,
    options: &Options,
    kept: &mut Vec<usize>,
    dropped: &mut Vec<DroppedRegressor>,
    found: &mut FoundRows,
) -> Result<(Sample, Rows), Error> {
    let mut rows: Vec<u32> = (0..data.outcome.len() as u32).collect();
    let mut counts = Rows {
        given: rows.len(),
        ..Rows::default()
    };
    let poisson = options.model == Model::Poisson;
    loop {
        let before = rows.clone();
        let Pruned {
            singletons,
            zero_groups,
        } = prune(
            &mut rows,
            data.outcome,
            data.effects,
            options.singletons == Singletons::Drop,
            poisson && options.separation != SeparationCheck::Off,
        );
        counts.singletons += singletons;
        counts.zero_groups += zero_groups;
        if zero_groups > 0 {
            let left: std::collections::BTreeSet<u32> = rows.iter().copied().collect();
            found.rows.extend(
                before
                    .iter()
                    .filter(|row| !left.contains(row) && data.outcome[**row as usize] == 0.0),
            );
        }
        if rows.is_empty() || poisson && rows.iter().all(|&row| data.outcome[row as usize] == 0.0) {
            return Err(Error::NothingLeft {
                rows: counts.given,
                singletons: counts.singletons,
                separated: counts.zero_groups + counts.separated,
            });
        }
        let mut sample = Sample::new(data, &rows, kept);
        remove_collinear(data, options, &mut sample, kept, dropped)?;
        let any_zero = sample.outcome.contains(&0.0);
        if !(poisson && options.separation == SeparationCheck::Full && any_zero) {
            counts.used = rows.len();
            return Ok((sample, counts));
        }
        let separation = rectify(
            &sample.outcome,
            &sample.regressors,
            &sample.effects,
            options.rectifier_rounds,
            options.sweeps,
        );
        found.rounds += separation.rounds;
        found.unsettled |= !separation.settled;
        let gone: std::collections::BTreeSet<u32> = sample
            .rows
            .iter()
            .zip(&separation.separated)
            .filter(|&(_, &separated)| separated)
            .map(|(&row, _)| row)
            .collect();
        if gone.is_empty() {
            counts.used = rows.len();
            return Ok((sample, counts));
        }
        counts.separated += gone.len();
        rows.retain(|row| !gone.contains(row));
        found.rows.extend(gone);
    }
}

/// Leaves out of the sample what the fixed effects and earlier regressors explain in full.
fn remove_collinear(
    data: &Data,
    options: &Options,
    sample: &mut Sample,
    kept: &mut Vec<usize>,
    dropped: &mut Vec<DroppedRegressor>,
) -> Result<(), Error> {
    let rows = sample.rows.len();
    let weights = vec![1.0; rows];
    let mut within = sample.regressors.clone();
    let tolerances = vec![1e-10; within.len()];
    let mut columns: Vec<&mut Vec<f64>> = within.iter_mut().collect();
    let done = sample
        .effects
        .residualise(&weights, &mut columns, &tolerances, options.sweeps);
    if !done.converged {
        return Err(Error::NoProjection {
            sweeps: options.sweeps,
        });
    }
    let constant = usize::from(sample.sets.is_empty());
    let absorbed: Vec<bool> = sample
        .regressors
        .iter()
        .zip(&mut within)
        .enumerate()
        .map(|(index, (values, within))| {
            if index < constant {
                return false;
            }
            let mean = values.iter().sum::<f64>() / rows as f64;
            let about_mean: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
            let about_zero = weighted_dot(values, values, &weights);
            let left = weighted_dot(within, within, &weights);
            let absorbed =
                about_mean <= 1e-20 * about_zero || constant == 0 && left <= COLLINEAR * about_mean;
            if absorbed {
                within.fill(0.0);
            }
            absorbed
        })
        .collect();
    let (independent, _) = Square::cross(&within, &weights).invert(COLLINEAR);
    let mut regressors = Vec::new();
    let mut units = Vec::new();
    let mut still = Vec::new();
    for (index, values) in std::mem::take(&mut sample.regressors)
        .into_iter()
        .enumerate()
    {
        if index < constant {
            regressors.push(values);
            units.push(sample.units[index]);
            continue;
        }
        let original = kept[index - constant];
        if independent[index] {
            regressors.push(values);
            units.push(sample.units[index]);
            still.push(original);
        } else {
            dropped.push(DroppedRegressor {
                name: data.regressors[original].name.clone(),
                reason: if absorbed[index] {
                    Reason::Absorbed
                } else {
                    Reason::Collinear
                },
            });
        }
    }
    sample.regressors = regressors;
    sample.units = units;
    *kept = still;
    Ok(())
}

fn validate(data: &Data, options: &Options) -> Result<(), Error> {
    let rows = data.outcome.len();
    if u32::try_from(rows).is_err() {
        return Err(Error::TooManyRows { rows });
    }
    let lengths = data
        .regressors
        .iter()
        .map(|regressor| (&*regressor.name, regressor.values.len()))
        .chain(
            data.effects
                .iter()
                .chain(data.clusters)
                .map(|factor| (factor.name(), factor.codes().len())),
        );
    for (name, found) in lengths {
        if found != rows {
            return Err(Error::Length {
                name: name.to_owned(),
                found,
                expected: rows,
            });
        }
    }
    let columns = std::iter::once(("the outcome", data.outcome)).chain(
        data.regressors
            .iter()
            .map(|regressor| (&*regressor.name, &*regressor.values)),
    );
    for (name, values) in columns {
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::NotFinite {
                name: name.to_owned(),
                row: row + 1,
            });
        }
    }
    if options.model == Model::Poisson
        && let Some(row) = data.outcome.iter().position(|&value| value < 0.0)
    {
        return Err(Error::Negative {
            value: data.outcome[row],
            row: row + 1,
        });
    }
    Ok(())
}

/// Logarithm of the likelihood, and the share explained.
fn quality(model: Model, outcome: &[f64], eta: &[f64], mu: &[f64]) -> (Option<f64>, f64) {
    let mean = outcome.iter().sum::<f64>() / outcome.len() as f64;
    match model {
        Model::Poisson => {
            let mut own = 0.0;
            let mut null = 0.0;
            for ((&y, &eta), &mu) in outcome.iter().zip(eta).zip(mu) {
                let constant = libm::lgamma(y + 1.0);
                let product = |log: f64| if y > 0.0 { y * log } else { 0.0 };
                own += product(eta) - mu - constant;
                null += product(mean.ln()) - mean - constant;
            }
            (Some(own), 1.0 - own / null)
        }
        Model::LeastSquares => {
            let left: f64 = outcome.iter().zip(mu).map(|(y, mu)| (y - mu).powi(2)).sum();
            let all: f64 = outcome.iter().map(|y| (y - mean).powi(2)).sum();
            (None, 1.0 - left / all)
        }
    }
}
