//! How certain the coefficients are, and by whose convention.
//!
//! With `H` the inverse of the weighted cross product of the regressors without fixed effects and
//! `s` the scores of the rows, the matrices are `H` (iid), `H (sum of s s') H` (robust, White 1980)
//! and the same with the scores added up by cluster. Several ways of clustering are combined by
//! adding the matrices of single factors, subtracting those of pairs of factors and so on (Cameron,
//! Gelbach and Miller 2011, "Robust inference with multiway clustering", Journal of Business and
//! Economic Statistics 29).

use crate::dense::Square;
use crate::error::Error;
use crate::estimate::{Convention, Model, Options, StandardErrors};
use crate::factor::Factor;
use crate::irls::Fit;

/// Ways of clustering at most: they are combined in all subsets.
pub(crate) const MAX_CLUSTERS: usize = 4;

/// A covariance matrix and how it came about.
#[derive(Debug)]
pub(crate) struct Covariance {
    pub(crate) matrix: Square,
    /// In words, for the reader of the result.
    pub(crate) description: String,
    /// Degrees of freedom of a t distribution; normal when absent.
    pub(crate) degrees: Option<f64>,
    /// Whether a variance came out negative and was set to the sum of its positive parts.
    pub(crate) repaired: bool,
}

/// What the conventions count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    pub(crate) rows: usize,
    pub(crate) slopes: usize,
}

pub(crate) fn covariance(
    fit: &Fit,
    outcome: &[f64],
    effects: &[Factor],
    clusters: &[Factor],
    counts: Counts,
    options: &Options,
) -> Result<Covariance, Error> {
    let Options {
        model,
        errors,
        convention,
        ..
    } = *options;
    if model == Model::LeastSquares && convention == Convention::Stata {
        return Err(Error::Convention {
            convention: "stata",
            model: "least squares with fixed effects",
        });
    }
    let rows = counts.rows as f64;
    let residual: Vec<f64> = outcome.iter().zip(&fit.mu).map(|(y, mu)| y - mu).collect();
    match errors {
        StandardErrors::Iid => {
            let parameters = parameters(effects, &[], counts);
            check(counts, parameters)?;
            let mut matrix = fit.bread.clone();
            let mut by = 1.0;
            if model == Model::LeastSquares {
                by *= fit.deviance / (rows - 1.0);
            }
            let factor = match convention {
                Convention::Fixest => {
                    by *= (rows - 1.0) / (rows - parameters as f64);
                    format!("fixest's small-sample factor (n-1)/(n-K), K = {parameters}")
                }
                Convention::Stata | Convention::Unadjusted => "no small-sample factor".to_owned(),
            };
            matrix.scale(by);
            Ok(Covariance {
                matrix,
                description: format!("iid, {factor}"),
                degrees: degrees(model, rows - parameters as f64),
                repaired: false,
            })
        }
        StandardErrors::Robust => {
            let parameters = parameters(effects, &[], counts);
            check(counts, parameters)?;
            let mut meat = Square::zero(fit.slopes.len());
            let mut score = vec![0.0; fit.slopes.len()];
            for (row, residual) in residual.iter().enumerate() {
                for (score, column) in score.iter_mut().zip(&fit.within) {
                    *score = residual * column[row];
                }
                meat.add_outer(&score, 1.0);
            }
            let mut matrix = sandwich(&fit.bread, &meat);
            let factor = match convention {
                Convention::Fixest => {
                    matrix.scale(rows / (rows - parameters as f64));
                    format!("fixest's small-sample factor n/(n-K), K = {parameters}")
                }
                Convention::Stata => {
                    matrix.scale(rows / (rows - 1.0));
                    "ppmlhdfe's small-sample factor n/(n-1)".to_owned()
                }
                Convention::Unadjusted => "no small-sample factor".to_owned(),
            };
            Ok(Covariance {
                matrix,
                description: format!("robust to heteroskedasticity, {factor}"),
                degrees: degrees(model, rows - parameters as f64),
                repaired: false,
            })
        }
        StandardErrors::Clustered => {
            if clusters.is_empty() || clusters.len() > MAX_CLUSTERS {
                return Err(Error::Clusters { max: MAX_CLUSTERS });
            }
            if let Some(few) = clusters.iter().find(|cluster| cluster.groups() < 2) {
                return Err(Error::TooFewClusters {
                    name: few.name().to_owned(),
                    groups: few.groups(),
                });
            }
            let smallest = clusters.iter().map(Factor::groups).min().unwrap_or(0) as f64;
            let mut meat = Square::zero(fit.slopes.len());
            let mut positive = Square::zero(fit.slopes.len());
            for subset in 1_u32..1 << clusters.len() {
                let chosen: Vec<&Factor> = clusters
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| subset & (1 << index) != 0)
                    .map(|(_, cluster)| cluster)
                    .collect();
                let sign = if chosen.len() % 2 == 1 { 1.0 } else { -1.0 };
                let cluster = Factor::interaction(&chosen);
                for sums in cluster_scores(fit, &residual, &cluster) {
                    meat.add_outer(&sums, sign);
                    if sign > 0.0 {
                        positive.add_outer(&sums, 1.0);
                    }
                }
            }
            let mut matrix = sandwich(&fit.bread, &meat);
            let mut by = smallest / (smallest - 1.0);
            let parameters = parameters(effects, clusters, counts);
            let factor = match convention {
                Convention::Fixest => {
                    check(counts, parameters)?;
                    by *= (rows - 1.0) / (rows - parameters as f64);
                    format!(
                        "fixest's small-sample factor (n-1)/(n-K) G/(G-1), K = {parameters} \
                         (fixed effects nested in a cluster are not counted), G = {smallest}"
                    )
                }
                Convention::Stata => {
                    format!("ppmlhdfe's small-sample factor G/(G-1), G = {smallest}")
                }
                Convention::Unadjusted => {
                    by = 1.0;
                    "no small-sample factor".to_owned()
                }
            };
            matrix.scale(by);
            let repaired = (0..matrix.size()).any(|index| matrix.at(index, index) < 0.0);
            if repaired {
                matrix = sandwich(&fit.bread, &positive);
                matrix.scale(by);
            }
            let names: Vec<&str> = clusters.iter().map(Factor::name).collect();
            Ok(Covariance {
                matrix,
                description: format!("clustered by {}, {factor}", names.join(" and ")),
                degrees: degrees(model, smallest - 1.0),
                repaired,
            })
        }
    }
}

/// Slopes and, of the fixed effects, the groups that count: one is given up for every set after the
/// first; a set that is nested in a cluster counts nothing beyond its intercept (fixest's rule
/// `fixef.K = "nested"`).
fn parameters(effects: &[Factor], clusters: &[Factor], counts: Counts) -> usize {
    let nested: Vec<bool> = effects
        .iter()
        .map(|effect| clusters.iter().any(|cluster| effect.is_nested_in(cluster)))
        .collect();
    if effects.is_empty() {
        return counts.slopes;
    }
    let all: usize = effects.iter().map(Factor::groups).sum::<usize>() + 1 - effects.len();
    if nested.iter().all(|&nested| nested) {
        return counts.slopes + 1;
    }
    let dropped: usize = effects
        .iter()
        .zip(&nested)
        .filter(|&(_, &nested)| nested)
        .map(|(effect, _)| effect.groups() - 1)
        .sum();
    (counts.slopes + all - dropped).max(counts.slopes + 1)
}

fn check(counts: Counts, parameters: usize) -> Result<(), Error> {
    if counts.rows > parameters {
        Ok(())
    } else {
        Err(Error::TooFewRows {
            rows: counts.rows,
            parameters,
        })
    }
}

fn degrees(model: Model, degrees: f64) -> Option<f64> {
    (model == Model::LeastSquares).then_some(degrees.max(1.0))
}

fn cluster_scores(fit: &Fit, residual: &[f64], cluster: &Factor) -> Vec<Vec<f64>> {
    let mut sums = vec![vec![0.0; fit.slopes.len()]; cluster.groups()];
    for (row, &group) in cluster.codes().iter().enumerate() {
        for (sum, column) in sums[group as usize].iter_mut().zip(&fit.within) {
            *sum += residual[row] * column[row];
        }
    }
    sums
}

fn sandwich(bread: &Square, meat: &Square) -> Square {
    bread.times(meat).times(bread)
}
