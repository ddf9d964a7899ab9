//! The few numbers of the regressors: cross products, which of them are independent, inverses.

/// A symmetric matrix with a row for each regressor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Square {
    size: usize,
    values: Vec<f64>,
}

impl Square {
    pub(crate) fn zero(size: usize) -> Square {
        Square {
            size,
            values: vec![0.0; size * size],
        }
    }

    /// `X' W X`.
    pub(crate) fn cross(columns: &[Vec<f64>], weights: &[f64]) -> Square {
        let mut all = Square::zero(columns.len());
        for i in 0..columns.len() {
            for j in 0..=i {
                let sum = weighted_dot(&columns[i], &columns[j], weights);
                all.set(i, j, sum);
                all.set(j, i, sum);
            }
        }
        all
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn at(&self, i: usize, j: usize) -> f64 {
        self.values[i * self.size + j]
    }

    pub(crate) fn set(&mut self, i: usize, j: usize, value: f64) {
        self.values[i * self.size + j] = value;
    }

    pub(crate) fn scale(&mut self, by: f64) {
        for value in &mut self.values {
            *value *= by;
        }
    }

    /// Adds `sign` times the outer product of a vector with itself.
    pub(crate) fn add_outer(&mut self, vector: &[f64], sign: f64) {
        for i in 0..self.size {
            for j in 0..self.size {
                self.values[i * self.size + j] += sign * vector[i] * vector[j];
            }
        }
    }

    pub(crate) fn times(&self, other: &Square) -> Square {
        let mut product = Square::zero(self.size);
        for i in 0..self.size {
            for j in 0..self.size {
                let sum = (0..self.size).map(|k| self.at(i, k) * other.at(k, j)).sum();
                product.set(i, j, sum);
            }
        }
        product
    }

    pub(crate) fn times_vector(&self, vector: &[f64]) -> Vec<f64> {
        self.values
            .chunks(self.size.max(1))
            .map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
            .collect()
    }

    /// Which rows are not a combination of those before them, and the inverse over these rows (the
    /// others hold zeros).
    ///
    /// The matrix is scaled to ones on its diagonal; a row whose share that the earlier rows do not
    /// explain is at most `tolerance` is taken as a combination of them.
    pub(crate) fn invert(&self, tolerance: f64) -> (Vec<bool>, Square) {
        let n = self.size;
        let scale: Vec<f64> = (0..n)
            .map(|i| {
                let own = self.at(i, i);
                if own > 0.0 { 1.0 / own.sqrt() } else { 0.0 }
            })
            .collect();
        let mut kept = vec![false; n];
        // Lower factor of the scaled matrix; rows that are not kept stay empty.
        let mut lower = Square::zero(n);
        for i in 0..n {
            for j in 0..=i {
                if j < i && !kept[j] {
                    continue;
                }
                let mut sum = self.at(i, j) * scale[i] * scale[j];
                for k in 0..j {
                    sum -= lower.at(i, k) * lower.at(j, k);
                }
                if j < i {
                    lower.set(i, j, sum / lower.at(j, j));
                } else if sum > tolerance {
                    kept[i] = true;
                    lower.set(i, i, sum.sqrt());
                } else {
                    for k in 0..i {
                        lower.set(i, k, 0.0);
                    }
                }
            }
        }
        let mut inverse = Square::zero(n);
        for column in (0..n).filter(|&column| kept[column]) {
            let mut x = vec![0.0; n];
            for i in (0..n).filter(|&i| kept[i]) {
                let mut sum = f64::from(u8::from(i == column));
                for (k, x) in x.iter().enumerate().take(i) {
                    sum -= lower.at(i, k) * x;
                }
                x[i] = sum / lower.at(i, i);
            }
            for i in (0..n).rev().filter(|&i| kept[i]) {
                let mut sum = x[i];
                for (k, x) in x.iter().enumerate().skip(i + 1) {
                    sum -= lower.at(k, i) * x;
                }
                x[i] = sum / lower.at(i, i);
            }
            for i in 0..n {
                inverse.set(i, column, x[i] * scale[i] * scale[column]);
            }
        }
        (kept, inverse)
    }
}

/// `sum of w a b`, added up in pieces so that rounding does not grow with the number of rows.
pub(crate) fn weighted_dot(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    const PIECE: usize = 256;
    a.chunks(PIECE)
        .zip(b.chunks(PIECE))
        .zip(weights.chunks(PIECE))
        .map(|((a, b), w)| {
            a.iter()
                .zip(b)
                .zip(w)
                .map(|((a, b), w)| a * b * w)
                .sum::<f64>()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::Square;

    #[test]
    fn a_combination_of_earlier_rows_is_found_and_left_out() {
        let columns = vec![
            vec![1.0, 2.0, 3.0, 5.0],
            vec![2.0, 4.0, 6.0, 10.0],
            vec![1.0, 0.0, 0.0, 1.0],
        ];
        let cross = Square::cross(&columns, &[1.0; 4]);
        let (kept, inverse) = cross.invert(1e-10);
        assert_eq!(kept, [true, false, true]);
        let product = cross.times(&inverse);
        assert!((product.at(0, 0) - 1.0).abs() < 1e-12);
        assert!((product.at(2, 2) - 1.0).abs() < 1e-12);
        assert!(product.at(0, 2).abs() < 1e-12);
    }
}
