//! The network that tags and parses.
//!
//! Each word is the sum of embeddings of its form, its prefix, its suffixes and its shape, and of a
//! projection of the vector that a larger model has for it. Three
//! convolutions over the word and its neighbours (maxout with residual and layer normalisation, as in
//! the small models of spaCy) give a vector in context. One linear layer over it gives the tag. The
//! parser is arc-hybrid: the vectors of nine words of the state, multiplied beforehand once a
//! sentence (Chen and Manning 2014), are summed, maxed, and scored for all labelled moves.
//!
//! Public for the trainer only.

pub mod features;
pub mod kernel;
pub mod transition;
mod weights;

use rustc_hash::FxHashMap;

use features::{Rows, TABLES, rows};
use kernel::{matmul, normalise};
use transition::{Move, NONE, SLOTS, State};

pub use crate::analyze::embedded;
pub use weights::BadModel;

/// Width of a word vector.
pub const WIDTH: usize = 96;
/// Width of the parser's hidden layer.
pub const HIDDEN: usize = 64;
/// Number of convolutions.
pub const LAYERS: usize = 3;
/// Floats that one word contributes to all slots of the parser.
pub const SLOT_WIDTH: usize = SLOTS * 2 * HIDDEN;

/// The parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// Words with a row of their own.
    pub vocabulary: FxHashMap<String, u32>,
    /// Words with a vector from a larger model, with their rows in the last embedding table.
    pub vectors: FxHashMap<String, u32>,
    /// Tags, written `UPOS|XPOS`.
    pub tags: Vec<String>,
    /// Dependency relations.
    pub labels: Vec<String>,
    /// Embedding tables, [`WIDTH`] columns each.
    pub embeddings: Vec<Vec<f32>>,
    /// Convolutions: `3 * WIDTH` rows, `2 * WIDTH` columns each.
    pub convolutions: Vec<Vec<f32>>,
    /// Their biases.
    pub convolution_biases: Vec<Vec<f32>>,
    /// Tagger: `WIDTH` rows, a column a tag.
    pub tagger: Vec<f32>,
    /// Its bias.
    pub tagger_bias: Vec<f32>,
    /// From a word vector to its contribution in every slot: `WIDTH` rows, [`SLOT_WIDTH`] columns.
    pub slots: Vec<f32>,
    /// Bias of the hidden layer.
    pub slots_bias: Vec<f32>,
    /// For each slot the contribution of no word, then that of the root.
    pub absent: Vec<f32>,
    /// From the hidden layer to the moves: shift, then left and right with each label.
    pub moves: Vec<f32>,
    /// Their bias.
    pub moves_bias: Vec<f32>,
}

/// What the network says of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parse {
    /// Index into [`Model::tags`] for each word.
    pub tags: Vec<usize>,
    /// Head of each word, counting from 1; 0 is the root.
    pub heads: Vec<usize>,
    /// Index into [`Model::labels`] for each word.
    pub labels: Vec<usize>,
}

impl Model {
    /// Number of labelled moves.
    pub fn move_count(&self) -> usize {
        1 + 2 * self.labels.len()
    }

    /// The move and label behind a score.
    pub fn action(&self, index: usize) -> (Move, usize) {
        let count = self.labels.len();
        match index {
            0 => (Move::Shift, 0),
            i if i <= count => (Move::Left, i - 1),
            i => (Move::Right, i - 1 - count),
        }
    }

    /// Rows of the embedding tables for words.
    pub fn rows<'w>(&self, words: impl Iterator<Item = &'w str>) -> Vec<Rows> {
        words
            .map(|word| rows(word, &self.vocabulary, &self.vectors))
            .collect()
    }

    /// Word vectors before the convolutions, not yet normalised.
    pub fn embed(&self, rows: &[Rows]) -> Vec<f32> {
        let mut vectors = vec![0f32; rows.len() * WIDTH];
        for (vector, row) in vectors.chunks_exact_mut(WIDTH).zip(rows) {
            for (&row, table) in row.iter().zip(&self.embeddings) {
                let at = row as usize * WIDTH;
                for (v, e) in vector.iter_mut().zip(&table[at..at + WIDTH]) {
                    *v += e;
                }
            }
        }
        vectors
    }

    /// Tags and parses a sentence.
    pub fn parse<'w>(&self, words: impl Iterator<Item = &'w str>) -> Parse {
        let rows = self.rows(words);
        if rows.is_empty() {
            return Parse::default();
        }
        let mut vectors = self.embed(&rows);
        vectors.chunks_exact_mut(WIDTH).for_each(|v| {
            normalise(v);
        });
        for layer in 0..LAYERS {
            let outputs = self.convolve(layer, &with_neighbours(&vectors));
            for (v, z) in vectors
                .chunks_exact_mut(WIDTH)
                .zip(outputs.chunks_exact(2 * WIDTH))
            {
                let (a, b) = z.split_at(WIDTH);
                for (v, (a, b)) in v.iter_mut().zip(a.iter().zip(b)) {
                    *v += a.max(*b);
                }
                normalise(v);
            }
        }
        let tags = self
            .tag_scores(&vectors)
            .chunks_exact(self.tags.len())
            .map(best)
            .collect();
        let state = self.derive(&vectors, rows.len());
        Parse {
            tags,
            heads: state.head[1..].to_vec(),
            labels: state.label[1..].to_vec(),
        }
    }

    /// One convolution before its maxout.
    pub fn convolve(&self, layer: usize, neighbourhoods: &[f32]) -> Vec<f32> {
        let count = neighbourhoods.len() / (3 * WIDTH);
        let mut outputs = self.convolution_biases[layer].repeat(count);
        matmul(
            neighbourhoods,
            3 * WIDTH,
            &self.convolutions[layer],
            2 * WIDTH,
            &mut outputs,
        );
        outputs
    }

    /// Scores of all tags for all words.
    pub fn tag_scores(&self, vectors: &[f32]) -> Vec<f32> {
        let mut scores = self.tagger_bias.repeat(vectors.len() / WIDTH);
        matmul(vectors, WIDTH, &self.tagger, self.tags.len(), &mut scores);
        scores
    }

    /// What each word contributes to each slot.
    pub fn contributions(&self, vectors: &[f32]) -> Vec<f32> {
        let mut out = vec![0f32; vectors.len() / WIDTH * SLOT_WIDTH];
        matmul(vectors, WIDTH, &self.slots, SLOT_WIDTH, &mut out);
        out
    }

    /// The hidden layer of a state before its maxout.
    pub fn hidden(&self, contributions: &[f32], slots: &[usize; SLOTS]) -> [f32; 2 * HIDDEN] {
        let mut sum = [0f32; 2 * HIDDEN];
        sum.copy_from_slice(&self.slots_bias);
        for (slot, &token) in slots.iter().enumerate() {
            let part = match token {
                NONE => &self.absent[slot * 4 * HIDDEN..][..2 * HIDDEN],
                0 => &self.absent[slot * 4 * HIDDEN + 2 * HIDDEN..][..2 * HIDDEN],
                token => {
                    &contributions[(token - 1) * SLOT_WIDTH + slot * 2 * HIDDEN..][..2 * HIDDEN]
                }
            };
            for (s, p) in sum.iter_mut().zip(part) {
                *s += p;
            }
        }
        sum
    }

    /// Scores of all labelled moves.
    pub fn move_scores(&self, hidden: &[f32]) -> Vec<f32> {
        let mut scores = Vec::new();
        self.move_scores_into(hidden, &mut scores);
        scores
    }

    fn move_scores_into(&self, hidden: &[f32], scores: &mut Vec<f32>) {
        scores.clone_from(&self.moves_bias);
        matmul(hidden, HIDDEN, &self.moves, self.move_count(), scores);
    }

    fn derive(&self, vectors: &[f32], count: usize) -> State {
        let contributions = self.contributions(vectors);
        let mut state = State::new(count);
        let mut scores = Vec::new();
        while !state.is_done() {
            let sum = self.hidden(&contributions, &state.slots());
            self.move_scores_into(&maxout(&sum), &mut scores);
            let labels = self.labels.len();
            let ranges = [0..1, 1..1 + labels, 1 + labels..self.move_count()];
            let mut chosen: Option<usize> = None;
            for (range, allowed) in ranges.into_iter().zip(state.allowed()) {
                if allowed {
                    for i in range {
                        if chosen.is_none_or(|known| scores[i].total_cmp(&scores[known]).is_gt()) {
                            chosen = Some(i);
                        }
                    }
                }
            }
            let Some(chosen) = chosen else { break };
            let (action, label) = self.action(chosen);
            state.apply(action, label);
        }
        state
    }
}

/// The greater of the two halves, position by position.
pub fn maxout(sum: &[f32; 2 * HIDDEN]) -> [f32; HIDDEN] {
    std::array::from_fn(|i| sum[i].max(sum[HIDDEN + i]))
}

/// Each vector between its left and its right neighbour; zeros beyond the ends.
pub fn with_neighbours(vectors: &[f32]) -> Vec<f32> {
    let count = vectors.len() / WIDTH;
    let mut out = vec![0f32; count * 3 * WIDTH];
    for (i, row) in out.chunks_exact_mut(3 * WIDTH).enumerate() {
        let from = i.saturating_sub(1);
        let to = (i + 2).min(count);
        let offset = if i == 0 { WIDTH } else { 0 };
        let part = &vectors[from * WIDTH..to * WIDTH];
        row[offset..offset + part.len()].copy_from_slice(part);
    }
    out
}

/// Index of the greatest; the first of equals.
fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}
