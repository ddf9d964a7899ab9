//! The arithmetic of the network, for reading and for training.

/// `out[n][m] += x[n][k] * w[k][m]`, all row by row. `x` holds whole rows of `k`.
pub fn matmul(x: &[f32], k: usize, w: &[f32], m: usize, out: &mut [f32]) {
    const BLOCK: usize = 16;
    let mut rows = x.chunks_exact(k);
    let mut outs = out.chunks_exact_mut(m);
    // Four rows at a time share each load of the weights.
    loop {
        let group: Vec<(&[f32], &mut [f32])> = rows.by_ref().zip(outs.by_ref()).take(4).collect();
        match <[(&[f32], &mut [f32]); 4]>::try_from(group) {
            Ok(mut four) => {
                let mut j = 0;
                while j + BLOCK <= m {
                    let mut sums = [[0f32; BLOCK]; 4];
                    for i in 0..k {
                        let weights = &w[i * m + j..i * m + j + BLOCK];
                        for (sum, (row, _)) in sums.iter_mut().zip(&four) {
                            let value = row[i];
                            for (s, weight) in sum.iter_mut().zip(weights) {
                                *s += value * weight;
                            }
                        }
                    }
                    for (sum, (_, out)) in sums.iter().zip(&mut four) {
                        for (o, s) in out[j..j + BLOCK].iter_mut().zip(sum) {
                            *o += s;
                        }
                    }
                    j += BLOCK;
                }
                for (row, out) in &mut four {
                    tail(row, w, m, j, out);
                }
            }
            Err(rest) => {
                for (row, out) in rest {
                    for (i, &value) in row.iter().enumerate() {
                        for (o, weight) in out.iter_mut().zip(&w[i * m..(i + 1) * m]) {
                            *o += value * weight;
                        }
                    }
                }
                return;
            }
        }
    }
}

fn tail(row: &[f32], w: &[f32], m: usize, from: usize, out: &mut [f32]) {
    for (i, &value) in row.iter().enumerate() {
        for j in from..m {
            out[j] += value * w[i * m + j];
        }
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
