//! The arithmetic of the network, for reading and for training.

use pulp::{Arch, Simd, WithSimd};

/// `out[n][m] += x[n][k] * w[k][m]`, all row by row. `x` holds whole rows of `k`.
///
/// Uses the widest vectors that the processor has. The result is the same on every machine: each
/// number of `out` is a sum over `k` from the first to the last, each product added without rounding it
/// first (fused multiply and add).
pub fn matmul(x: &[f32], k: usize, w: &[f32], m: usize, out: &mut [f32]) {
    if k == 0 || m == 0 {
        return;
    }
    let count = (x.len() / k).min(out.len() / m);
    Arch::new().dispatch(Product {
        x: &x[..count * k],
        k,
        w: &w[..k * m],
        m,
        out: &mut out[..count * m],
    });
}

struct Product<'a> {
    x: &'a [f32],
    k: usize,
    w: &'a [f32],
    m: usize,
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Product { x, k, w, m, out } = self;
        let count = x.len() / k;
        // Several rows at a time share each load of the weights, as many as there are registers for
        // their sums; fewer rows take more columns at a time, so that there are always enough sums
        // under way.
        let (mut x, mut out) = (x, out);
        if S::REGISTER_COUNT >= 32 {
            let rows = count / 8 * 8;
            let (x8, out8);
            (x8, x) = x.split_at(rows * k);
            (out8, out) = out.split_at_mut(rows * m);
            for (x, out) in x8.chunks_exact(8 * k).zip(out8.chunks_exact_mut(8 * m)) {
                let at = columns::<S, 8, 2>(simd, x, k, w, m, out, 0);
                rest::<S, 8>(simd, x, k, w, m, out, at);
            }
        }
        let mut x = x.chunks_exact(4 * k);
        let mut out = out.chunks_exact_mut(4 * m);
        for (x, out) in x.by_ref().zip(out.by_ref()) {
            let at = columns::<S, 4, 2>(simd, x, k, w, m, out, 0);
            rest::<S, 4>(simd, x, k, w, m, out, at);
        }
        let (x, out) = (x.remainder(), out.into_remainder());
        for (x, out) in x.chunks_exact(k).zip(out.chunks_exact_mut(m)) {
            let mut at = columns::<S, 1, 8>(simd, x, k, w, m, out, 0);
            at = columns::<S, 1, 4>(simd, x, k, w, m, out, at);
            at = columns::<S, 1, 2>(simd, x, k, w, m, out, at);
            rest::<S, 1>(simd, x, k, w, m, out, at);
        }
    }
}

/// Multiplies `R` rows from column `at` on, `C` vectors of columns at a time; returns the first
/// column that is left.
#[inline(always)]
fn columns<S: Simd, const R: usize, const C: usize>(
    simd: S,
    x: &[f32],
    k: usize,
    w: &[f32],
    m: usize,
    out: &mut [f32],
    mut at: usize,
) -> usize {
    let width = C * S::F32_LANES;
    let rows: [&[f32]; R] = std::array::from_fn(|r| &x[r * k..(r + 1) * k]);
    while at + width <= m {
        let mut sums = [[simd.splat_f32s(0.0); C]; R];
        for (r, sums) in sums.iter_mut().enumerate() {
            let (vectors, _) = S::as_simd_f32s(&out[r * m + at..r * m + at + width]);
            sums.copy_from_slice(vectors);
        }
        for (i, w) in w.chunks_exact(m).enumerate() {
            let (weights, _) = S::as_simd_f32s(&w[at..at + width]);
            let weights: [S::f32s; C] = std::array::from_fn(|c| weights[c]);
            for (sums, row) in sums.iter_mut().zip(&rows) {
                let value = simd.splat_f32s(row[i]);
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum = simd.mul_add_f32s(value, weight, *sum);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            let (vectors, _) = S::as_mut_simd_f32s(&mut out[r * m + at..r * m + at + width]);
            vectors.copy_from_slice(sums);
        }
        at += width;
    }
    at
}

/// The columns from `at` on, vector by vector, the last one in part.
#[inline(always)]
fn rest<S: Simd, const R: usize>(
    simd: S,
    x: &[f32],
    k: usize,
    w: &[f32],
    m: usize,
    out: &mut [f32],
    at: usize,
) {
    let at = columns::<S, R, 1>(simd, x, k, w, m, out, at);
    if at == m {
        return;
    }
    let mut sums: [S::f32s; R] =
        std::array::from_fn(|r| simd.partial_load_f32s(&out[r * m + at..(r + 1) * m]));
    for (i, w) in w.chunks_exact(m).enumerate() {
        let weights = simd.partial_load_f32s(&w[at..]);
        for (r, sum) in sums.iter_mut().enumerate() {
            let value = simd.splat_f32s(x[r * k + i]);
            *sum = simd.mul_add_f32s(value, weights, *sum);
        }
    }
    for (r, sum) in sums.into_iter().enumerate() {
        simd.partial_store_f32s(&mut out[r * m + at..(r + 1) * m], sum);
    }
}

/// Sum of products.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = left
        .remainder()
        .iter()
        .zip(right.remainder())
        .map(|(x, y)| x * y)
        .sum();
    for (x, y) in left.zip(right) {
        for (s, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *s += x * y;
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// The Gaussian error linear unit of each number, in its approximation by the
/// hyperbolic tangent (Hendrycks and Gimpel 2016).
pub fn gelu(x: &mut [f32]) {
    Arch::new().dispatch(|| {
        for x in x.iter_mut() {
            let z = 1.595_769 * (*x + 0.044_715 * *x * *x * *x);
            *x /= 1.0 + exp(-z);
        }
    });
}

/// The exponential function, to five digits from -87 to 87 and as at these ends beyond: a power of two
/// times a polynomial over half a binary place to either side.
#[inline(always)]
fn exp(x: f32) -> f32 {
    // Adding and taking away this number rounds to a whole one.
    const WHOLE: f32 = 12_582_912.0;
    let y = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    let shifted = y + WHOLE;
    let part = (y - (shifted - WHOLE)) * std::f32::consts::LN_2;
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000));
    let mut sum = 1.0 / 720.0;
    for factor in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * part + factor;
    }
    power * sum
}

/// Shifts and scales a vector to mean 0 and variance 1; returns the factor.
pub fn normalise(x: &mut [f32]) -> f32 {
    let count = x.len() as f32;
    let mean = x.iter().sum::<f32>() / count;
    let variance = x.iter().map(|a| (a - mean) * (a - mean)).sum::<f32>() / count;
    let factor = 1.0 / (variance + 1e-5).sqrt();
    for a in x.iter_mut() {
        *a = (*a - mean) * factor;
    }
    factor
}

#[cfg(test)]
mod tests {
    use super::{exp, gelu, matmul};

    #[test]
    fn the_exponential_function_to_five_digits() {
        for i in -8700..=8700 {
            let x = i as f32 / 100.0;
            let (own, known) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((own / known - 1.0).abs() < 2e-5, "{x}: {own} {known}");
        }
        assert_eq!(exp(-1e30), exp(-87.0));
    }

    #[test]
    fn known_values_of_the_linear_unit() {
        let mut x = [-20.0, -1.0, 0.0, 1.0, 20.0];
        gelu(&mut x);
        for (own, known) in x.iter().zip([0.0, -0.158_66, 0.0, 0.841_34, 20.0]) {
            assert!((own - known).abs() < 1e-3, "{own} {known}");
        }
    }

    #[test]
    fn every_number_is_the_sum_in_order() {
        let number = |i: usize| ((i * 7919 % 1013) as f32 - 500.0) / 97.0;
        for rows in 0..20 {
            for (k, m) in [(1, 1), (3, 5), (7, 16), (9, 47), (5, 64), (4, 131)] {
                let x: Vec<f32> = (0..rows * k).map(number).collect();
                let w: Vec<f32> = (0..k * m).map(|i| number(i + 31)).collect();
                let start: Vec<f32> = (0..rows * m).map(|i| number(i + 77)).collect();
                let mut expected = start.clone();
                for (at, sum) in expected.iter_mut().enumerate() {
                    for i in 0..k {
                        *sum = x[at / m * k + i].mul_add(w[i * m + at % m], *sum);
                    }
                }
                let mut out = start;
                matmul(&x, k, &w, m, &mut out);
                assert_eq!(out, expected, "{rows} rows of {k}, {m} columns");
            }
        }
    }
}
