//! Gradients and the Adam optimiser (Kingma and Ba 2015), with sparse steps for embeddings.

/// A fixed stream of numbers (xorshift64*), so that training gives the same model every time.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub(super) fn matrix(&mut self, rows: usize, columns: usize, range: f32) -> Vec<f32> {
        (0..rows * columns)
            .map(|_| (self.unit() * 2.0 - 1.0) * range)
            .collect()
    }
}

/// The gradient of a matrix and the moments of Adam.
pub(super) struct Slope {
    pub(super) gradient: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    /// For embeddings: columns, and the rows that have a gradient.
    sparse: Option<(usize, Vec<u32>, Vec<bool>)>,
}

/// One step of the optimiser.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) rate: f32,
    pub(super) number: i32,
    /// Gradients are divided by the number of sentences in the batch.
    pub(super) scale: f32,
}

const MEAN_DECAY: f32 = 0.9;
const SQUARE_DECAY: f32 = 0.99;
const WEIGHT_DECAY: f32 = 1e-5;

impl Slope {
    pub(super) fn dense(size: usize) -> Slope {
        Slope {
            gradient: vec![0.0; size],
            first: vec![0.0; size],
            second: vec![0.0; size],
            sparse: None,
        }
    }

    pub(super) fn sparse(size: usize, columns: usize) -> Slope {
        Slope {
            sparse: Some((columns, Vec::new(), vec![false; size / columns])),
            ..Slope::dense(size)
        }
    }

    /// The gradient of a row of embeddings.
    pub(super) fn row(&mut self, row: u32) -> &mut [f32] {
        let Some((columns, touched, marks)) = &mut self.sparse else {
            return &mut [];
        };
        let at = row as usize;
        if !marks[at] {
            marks[at] = true;
            touched.push(row);
        }
        &mut self.gradient[at * *columns..(at + 1) * *columns]
    }

    /// Moves the parameters against the gradient and clears it.
    pub(super) fn step(&mut self, parameters: &mut [f32], step: Step) {
        match self.sparse.take() {
            Some((columns, mut touched, mut marks)) => {
                for row in touched.drain(..) {
                    let from = row as usize * columns;
                    self.update(parameters, from..from + columns, step);
                    marks[row as usize] = false;
                }
                self.sparse = Some((columns, touched, marks));
            }
            None => self.update(parameters, 0..parameters.len(), step),
        }
    }

    fn update(&mut self, parameters: &mut [f32], range: std::ops::Range<usize>, step: Step) {
        let mean_correction = 1.0 - MEAN_DECAY.powi(step.number);
        let square_correction = 1.0 - SQUARE_DECAY.powi(step.number);
        let moments = self.first[range.clone()]
            .iter_mut()
            .zip(&mut self.second[range.clone()]);
        let values = parameters[range.clone()]
            .iter_mut()
            .zip(&mut self.gradient[range]);
        for ((parameter, gradient), (first, second)) in values.zip(moments) {
            let g = *gradient * step.scale;
            *first = MEAN_DECAY * *first + (1.0 - MEAN_DECAY) * g;
            *second = SQUARE_DECAY * *second + (1.0 - SQUARE_DECAY) * g * g;
            let direction =
                (*first / mean_correction) / ((*second / square_correction).sqrt() + 1e-6);
            *parameter -= step.rate * (direction + WEIGHT_DECAY * *parameter);
            *gradient = 0.0;
        }
    }
}

/// Gradients of `y = x w`: adds to `dw`, and to `dx` unless it is empty.
pub(super) fn backward(x: &[f32], w: &[f32], m: usize, dy: &[f32], dx: &mut [f32], dw: &mut [f32]) {
    let k = w.len() / m;
    for (row, d) in x.chunks_exact(k).zip(dy.chunks_exact(m)) {
        for (value, into) in row.iter().zip(dw.chunks_exact_mut(m)) {
            if *value != 0.0 {
                for (g, d) in into.iter_mut().zip(d) {
                    *g += value * d;
                }
            }
        }
    }
    for (into, d) in dx.chunks_exact_mut(k).zip(dy.chunks_exact(m)) {
        for (g, weights) in into.iter_mut().zip(w.chunks_exact(m)) {
            *g += lang::model::kernel::dot(weights, d);
        }
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
    for score in scores.iter_mut() {
        *score /= sum;
    }
}
