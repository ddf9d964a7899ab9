//! What networks are made of.

/// A linear layer: a row of outputs for each input, and a bias.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Linear {
    pub(super) weights: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Linear {
    pub(super) fn apply(&self, x: &[f32], inputs: usize) -> Vec<f32> {
        let mut out = self.bias.repeat(x.len() / inputs);
        lang::model::kernel::matmul(x, inputs, &self.weights, self.bias.len(), &mut out);
        out
    }
}

/// Adds a row to another.
pub(super) fn add(to: &mut [f32], row: &[f32]) {
    for (to, value) in to.iter_mut().zip(row) {
        *to += value;
    }
}

/// Turns scores into probabilities.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}
