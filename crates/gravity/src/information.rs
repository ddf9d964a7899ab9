//! The inverse of the weighted cross product of all that is estimated, effects included.
//!
//! With `D` the dummies of the set with most groups and `Z` everything else (the other sets, then the
//! regressors), the cross product is `[D'WD, D'WZ; Z'WD, Z'WZ]`. `D'WD` is diagonal, so that only the
//! Schur complement `S = Z'WZ - Z'WD (D'WD)^-1 D'WZ` has to be inverted, and the rest follows by
//! blocks. Of effects that are a combination of others, as one group of every further set is, the
//! last ones get no coefficient (a row and column of zeros), which changes nothing that the rows
//! determine.

use crate::dense::Square;
use crate::error::Error;
use crate::estimate::Sample;

/// What is smaller, as a share of an effect's own weight, counts as a combination of other effects.
const REDUNDANT: f64 = 1e-9;

/// Coefficients at most: the inverse is kept whole.
pub(crate) const MOST: usize = 4_000;

/// The coefficients that a row has and by what they are multiplied.
pub(crate) type Parts = Vec<(usize, f64)>;

/// The inverse.
pub(crate) struct Information {
    /// Where the coefficients of each set begin.
    offsets: Vec<usize>,
    /// Where those of the regressors begin.
    slopes: usize,
    size: usize,
    inverse: Vec<f64>,
}

impl Information {
    /// The inverse at the weights of a fit.
    pub(crate) fn new(sample: &Sample, weights: &[f64]) -> Result<Information, Error> {
        let sets = &sample.sets;
        let lead = (0..sets.len()).max_by_key(|&index| (sets[index].groups(), sets.len() - index));
        let lead_groups = lead.map_or(0, |lead| sets[lead].groups());
        let mut offsets = vec![0; sets.len()];
        let mut slopes = lead_groups;
        for (index, set) in sets.iter().enumerate() {
            if Some(index) != lead {
                offsets[index] = slopes;
                slopes += set.groups();
            }
        }
        let size = slopes + sample.regressors.len();
        if size > MOST {
            return Err(Error::TooManyEffects {
                found: size,
                most: MOST,
            });
        }
        let rest = size - lead_groups;
        let mut own = vec![0.0; lead_groups];
        let mut across = vec![0.0; lead_groups * rest];
        let mut within = Square::zero(rest);
        let mut parts = Parts::new();
        for (row, &weight) in weights.iter().enumerate() {
            parts.clear();
            let others = sets.iter().enumerate();
            parts.extend(
                others
                    .filter(|(index, _)| Some(*index) != lead)
                    .map(|(index, set)| {
                        let at = offsets[index] + set.codes()[row] as usize;
                        (at - lead_groups, 1.0)
                    }),
            );
            let values = sample.regressors.iter().enumerate();
            parts.extend(values.map(|(k, values)| (slopes - lead_groups + k, values[row])));
            if let Some(lead) = lead {
                let group = sets[lead].codes()[row] as usize;
                own[group] += weight;
                for &(at, value) in &parts {
                    across[group * rest + at] += weight * value;
                }
            }
            for &(i, one) in &parts {
                for &(j, other) in &parts {
                    within.set(i, j, within.at(i, j) + weight * one * other);
                }
            }
        }
        // The Schur complement, and with it the blocks of the inverse.
        for group in (0..lead_groups).filter(|&group| own[group] > 0.0) {
            let line = &across[group * rest..(group + 1) * rest];
            for i in (0..rest).filter(|&i| line[i] != 0.0) {
                let by = line[i] / own[group];
                for (j, value) in line.iter().enumerate() {
                    within.set(i, j, within.at(i, j) - by * value);
                }
            }
        }
        let (_, schur) = within.invert(REDUNDANT);
        let mut inverse = vec![0.0; size * size];
        for i in 0..rest {
            for j in 0..rest {
                inverse[(lead_groups + i) * size + lead_groups + j] = schur.at(i, j);
            }
        }
        for group in (0..lead_groups).filter(|&group| own[group] > 0.0) {
            let line = &across[group * rest..(group + 1) * rest];
            for j in 0..rest {
                // The complement is symmetric, so that a row is a column.
                let sum: f64 = (0..rest).map(|i| line[i] * schur.at(j, i)).sum();
                let value = -sum / own[group];
                inverse[group * size + lead_groups + j] = value;
                inverse[(lead_groups + j) * size + group] = value;
            }
        }
        for one in 0..lead_groups {
            let turned: Vec<f64> = (0..rest)
                .map(|j| inverse[one * size + lead_groups + j])
                .collect();
            for other in (0..lead_groups).filter(|&other| own[other] > 0.0) {
                let line = &across[other * rest..(other + 1) * rest];
                let sum: f64 = line.iter().zip(&turned).map(|(a, b)| a * b).sum();
                let mut value = -sum / own[other];
                if one == other {
                    value += 1.0 / own[one];
                }
                inverse[one * size + other] = value;
            }
        }
        Ok(Information {
            offsets,
            slopes,
            size,
            inverse,
        })
    }

    /// The coefficients of a row with these groups and regressors.
    pub(crate) fn parts(&self, groups: &[u32], regressors: &[f64]) -> Parts {
        let sets = self.offsets.iter().zip(groups);
        let effects = sets.map(|(offset, &group)| (offset + group as usize, 1.0));
        let slopes = regressors.iter().enumerate();
        effects
            .chain(slopes.map(|(k, &value)| (self.slopes + k, value)))
            .collect()
    }

    /// `one' H other`.
    pub(crate) fn product(&self, one: &Parts, other: &Parts) -> f64 {
        let mut sum = 0.0;
        for &(i, a) in one {
            for &(j, b) in other {
                sum += a * b * self.inverse[i * self.size + j];
            }
        }
        sum
    }

    /// `H parts`.
    pub(crate) fn times(&self, parts: &Parts) -> Vec<f64> {
        let mut product = vec![0.0; self.size];
        for &(i, value) in parts {
            let line = &self.inverse[i * self.size..(i + 1) * self.size];
            for (product, own) in product.iter_mut().zip(line) {
                *product += value * own;
            }
        }
        product
    }
}
