//! Where the rows of one unit stand among all rows, and how sure that is.
//!
//! The model is fitted without the rows of the unit (a pair of countries), and each of them is
//! compared with what that fit predicts. The rows of every other unit have to be compared with a
//! prediction without themselves, too. To fit anew for each of thousands of units would take hours;
//! one Newton step away from the fit to all rows comes close and costs almost nothing: with `V` the
//! coefficients of the unit's rows, `r` their residuals, `W` their means and `A = V H V'`, the linear
//! predictor moves by `-A (I - W A)^-1 r` (Pregibon 1981, "Logistic regression diagnostics", Annals of
//! Statistics 9; Cook and Weisberg 1982, "Residuals and influence in regression", chapter 5). For the
//! unit that is asked for the fit is made anew, exactly.

use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::estimate::{Data, Estimate, Model, Options, fit, report};
use crate::factor::Factor;
use crate::information::{Information, Parts};
use crate::left_out::{Band, Predictor, residual};

/// Nine of ten predictions of a normal distribution lie within so many standard errors.
const NORMAL_90: f64 = 1.644_853_626_951_472_2;

/// A unit whose rows leave less than this of themselves to the others is not determined by them.
const LEFT: f64 = 1e-8;

/// A place among numbers that are put in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// Share of the others whose outcome is lower against their prediction, from 0 to 100; those with
    /// the same residual count half.
    pub percentile: f64,
    /// The percentile if the prediction were higher by 1.645 of its standard errors.
    pub low: f64,
    /// The percentile if the prediction were lower by as much.
    pub high: f64,
    /// How many others there are.
    pub among: usize,
}

/// Where a row stands among the rows of all other units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Among all of them.
    pub all: Rank,
    /// Among those with an outcome above zero; `None` for a row without. Rows without outcome are the
    /// lowest of all, so that any outcome is above them, however little it is.
    pub positive: Option<Rank>,
    /// In words: by the rank among those with an outcome, for a row without one by that among all.
    pub band: Band,
    /// Standard error of the logarithm of the prediction, clustered by unit.
    pub error: f64,
}

/// Why a row has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// It is not in the fit: a group that it belongs to has no outcome at all, or it is separated.
    NotInFit,
    /// Without the unit the rows do not determine what it should be.
    NotDetermined,
}

/// The places of the rows of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitPlaces {
    /// The fit to all rows.
    pub estimate: Estimate,
    /// The rows of the unit, counted from 0, each with its place or the reason for having none.
    pub rows: Vec<(u32, Result<Place, Unplaced>)>,
}

/// What each row should be by the fit without its unit, one Newton step away from the fit to all
/// rows; `None` where the others do not determine it or the row is not in the fit.
///
/// The model is Poisson whatever the options say.
///
/// # Errors
/// As [`crate::estimate`], and [`Error::TooManyEffects`].
pub fn predict_one_step(
    data: &Data,
    options: &Options,
    units: &Factor,
) -> Result<Vec<Option<f64>>, Error> {
    check(data, units)?;
    let options = poisson(options);
    let fitted = fit(data, &options)?;
    one_step(data, &fitted, units)
}

/// The places of the rows of one unit among the rows of all others.
///
/// The model is Poisson whatever the options say.
///
/// # Errors
/// As [`crate::estimate`], for the fit to all rows and the fit without the unit, and
/// [`Error::TooManyEffects`].
pub fn places_of_unit(
    data: &Data,
    options: &Options,
    units: &Factor,
    unit: u32,
) -> Result<UnitPlaces, Error> {
    check(data, units)?;
    let options = poisson(options);
    let all = fit(data, &options)?;
    let predicted = one_step(data, &all, units)?;
    let mut others: Vec<f64> = Vec::new();
    let mut positive: Vec<f64> = Vec::new();
    for ((mean, &y), &own) in predicted.iter().zip(data.outcome).zip(units.codes()) {
        let residual = mean.and_then(|mean| residual(y, mean));
        let Some(residual) = residual.filter(|_| own != unit) else {
            continue;
        };
        others.push(residual);
        if y > 0.0 {
            positive.push(residual);
        }
    }
    others.sort_by(f64::total_cmp);
    positive.sort_by(f64::total_cmp);
    let mut in_fit = vec![false; data.outcome.len()];
    for &row in &all.sample.rows {
        in_fit[row as usize] = true;
    }
    let estimate = report(data, &options, all)?;

    let is_in = |row: &u32| units.codes()[*row as usize] == unit;
    let (inside, outside): (Vec<u32>, Vec<u32>) = (0..data.outcome.len() as u32).partition(is_in);
    let without = Predictor::new(data, &options, &outside)?;
    let sample = &without.fitted.sample;
    let information = Information::new(sample, &without.fitted.fit.mu)?;
    let place = |row: u32| -> Result<Place, Unplaced> {
        if !in_fit[row as usize] {
            return Err(Unplaced::NotInFit);
        }
        let (eta, groups) = without.eta(data, row).ok_or(Unplaced::NotDetermined)?;
        let parts = information.parts(&groups, &without.regressors(data, row));
        let error = clustered_error(&without, &information, &parts, units);
        let y = data.outcome[row as usize];
        let at = |eta: f64| residual(y, eta.exp());
        let (Some(own), Some(low), Some(high)) = (
            at(eta),
            at(eta + NORMAL_90 * error),
            at(eta - NORMAL_90 * error),
        ) else {
            return Err(Unplaced::NotDetermined);
        };
        let rank = |sorted: &[f64]| Rank {
            percentile: percentile(own, sorted),
            low: percentile(low, sorted),
            high: percentile(high, sorted),
            among: sorted.len(),
        };
        let all = rank(&others);
        let positive = (y > 0.0).then(|| rank(&positive));
        Ok(Place {
            all,
            positive,
            band: Band::of(positive.unwrap_or(all).percentile),
            error,
        })
    };
    let rows = inside.iter().map(|&row| (row, place(row))).collect();
    Ok(UnitPlaces { estimate, rows })
}

fn poisson(options: &Options) -> Options {
    Options {
        model: Model::Poisson,
        ..*options
    }
}

fn check(data: &Data, units: &Factor) -> Result<(), Error> {
    if units.codes().len() == data.outcome.len() {
        return Ok(());
    }
    Err(Error::Length {
        name: units.name().to_owned(),
        found: units.codes().len(),
        expected: data.outcome.len(),
    })
}

/// Share of the sorted numbers that are smaller, equal ones counted half, in percent.
fn percentile(own: f64, sorted: &[f64]) -> f64 {
    if sorted.is_empty() {
        return 50.0;
    }
    let below = sorted.partition_point(|&other| other < own);
    let same = sorted[below..].partition_point(|&other| other <= own);
    100.0 * (below as f64 + same as f64 / 2.0) / sorted.len() as f64
}

/// Standard error of a linear predictor, by the sandwich with the scores added up by unit, G/(G-1).
fn clustered_error(
    fit: &Predictor,
    information: &Information,
    parts: &Parts,
    units: &Factor,
) -> f64 {
    let sample = &fit.fitted.sample;
    let direction = information.times(parts);
    let mut sums: FxHashMap<u32, f64> = FxHashMap::default();
    let mut order = Vec::new();
    for row in 0..sample.rows.len() {
        let groups: Vec<u32> = sample.sets.iter().map(|set| set.codes()[row]).collect();
        let values: Vec<f64> = sample.regressors.iter().map(|own| own[row]).collect();
        let along: f64 = information
            .parts(&groups, &values)
            .iter()
            .map(|&(at, value)| direction[at] * value)
            .sum();
        let unit = units.codes()[fit.row(row) as usize];
        let score = along * (sample.outcome[row] - fit.fitted.fit.mu[row]);
        *sums.entry(unit).or_insert_with(|| {
            order.push(unit);
            0.0
        }) += score;
    }
    let count = order.len() as f64;
    let sum: f64 = order.iter().map(|unit| sums[unit] * sums[unit]).sum();
    (sum * count / (count - 1.0)).sqrt()
}

fn one_step(
    data: &Data,
    fitted: &crate::estimate::Fitted,
    units: &Factor,
) -> Result<Vec<Option<f64>>, Error> {
    let sample = &fitted.sample;
    let information = Information::new(sample, &fitted.fit.mu)?;
    let mut by_unit: Vec<Vec<usize>> = vec![Vec::new(); units.groups()];
    for (at, &row) in sample.rows.iter().enumerate() {
        by_unit[units.codes()[row as usize] as usize].push(at);
    }
    let mut predicted = vec![None; data.outcome.len()];
    for rows in by_unit.iter().filter(|rows| !rows.is_empty()) {
        let parts: Vec<Parts> = rows
            .iter()
            .map(|&row| {
                let groups: Vec<u32> = sample.sets.iter().map(|set| set.codes()[row]).collect();
                let values: Vec<f64> = sample.regressors.iter().map(|own| own[row]).collect();
                information.parts(&groups, &values)
            })
            .collect();
        let count = rows.len();
        let weight = |at: usize| fitted.fit.mu[rows[at]];
        let spread: Vec<Vec<f64>> = parts
            .iter()
            .map(|one| {
                parts
                    .iter()
                    .map(|two| information.product(one, two))
                    .collect()
            })
            .collect();
        // (I - W A) z = r, and the step is -A z.
        let mut system: Vec<Vec<f64>> = (0..count)
            .map(|i| {
                let mut line: Vec<f64> = (0..count)
                    .map(|j| f64::from(u8::from(i == j)) - weight(i) * spread[i][j])
                    .collect();
                line.push(sample.outcome[rows[i]] - weight(i));
                line
            })
            .collect();
        let Some(solved) = solve(&mut system) else {
            continue;
        };
        for (i, &row) in rows.iter().enumerate() {
            let step: f64 = spread[i].iter().zip(&solved).map(|(a, z)| a * z).sum();
            let mean = (fitted.fit.eta[row] - step).exp();
            predicted[sample.rows[row] as usize] = mean.is_finite().then_some(mean);
        }
    }
    Ok(predicted)
}

/// Solves a small system with the right side as its last column; `None` when it is singular.
fn solve(system: &mut [Vec<f64>]) -> Option<Vec<f64>> {
    let size = system.len();
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|&i, &j| system[i][column].abs().total_cmp(&system[j][column].abs()))?;
        system.swap(column, pivot);
        if system[column][column].abs() < LEFT {
            return None;
        }
        let (done, below) = system.split_at_mut(column + 1);
        let lead = &done[column];
        for line in below {
            let by = line[column] / lead[column];
            for (value, own) in line.iter_mut().zip(lead).skip(column) {
                *value -= by * own;
            }
        }
    }
    let mut solved = vec![0.0; size];
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|k| system[row][k] * solved[k]).sum();
        solved[row] = (system[row][size] - known) / system[row][row];
    }
    Some(solved)
}
