//! Vectors that a larger model has for words, and the projection that the encoder learns for them.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use lang::model::WIDTH;
use lang::model::features::Rows;
use rustc_hash::FxHashMap;

use super::optimiser::{Random, Slope, Step};

/// Word vectors as `cargo xtask vectors` writes them.
pub(crate) struct WordVectors {
    /// Row of each word, from 1.
    pub(crate) words: FxHashMap<String, u32>,
    /// Numbers in a row.
    width: usize,
    /// Row 0 is zeros.
    values: Vec<f32>,
}

impl WordVectors {
    /// Reads lines of a word and its numbers, divided by spaces.
    pub(crate) fn read(path: &Path) -> Result<WordVectors> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let mut words = FxHashMap::default();
        let mut values = Vec::new();
        let mut width = 0;
        for (number, line) in text.lines().enumerate() {
            let mut parts = line.split(' ');
            let word = parts.next().unwrap_or("");
            let row = parts
                .map(str::parse)
                .collect::<Result<Vec<f32>, _>>()
                .with_context(|| format!("{}: line {}", path.display(), number + 1))?;
            if values.is_empty() {
                width = row.len();
                values = vec![0.0; width];
            }
            ensure!(
                row.len() == width,
                "{}: line {}: {} numbers instead of {width}",
                path.display(),
                number + 1,
                row.len()
            );
            words.insert(word.to_owned(), number as u32 + 1);
            values.extend(row);
        }
        Ok(WordVectors {
            words,
            width,
            values,
        })
    }

    fn row(&self, row: u32) -> &[f32] {
        &self.values[row as usize * self.width..(row as usize + 1) * self.width]
    }
}

/// The learned map from word vectors to the width of the encoder.
pub(super) struct Projection<'v> {
    vectors: &'v WordVectors,
    matrix: Vec<f32>,
    slope: Slope,
}

impl Projection<'_> {
    pub(super) fn new<'v>(vectors: &'v WordVectors, random: &mut Random) -> Projection<'v> {
        let range = (1.0 / vectors.width.max(1) as f32).sqrt() * 0.3;
        let matrix = random.matrix(vectors.width, WIDTH, range);
        Projection {
            vectors,
            matrix,
            slope: Slope::dense(vectors.width * WIDTH),
        }
    }

    /// Brings the rows of a sentence's words up to date.
    pub(super) fn project(&self, table: &mut [f32], rows: &[Rows]) {
        for row in rows.iter().filter_map(|rows| rows.last()) {
            self.project_row(table, *row);
        }
    }

    /// Brings all rows up to date.
    pub(super) fn project_all(&self, table: &mut [f32]) {
        for row in 1..=self.vectors.words.len() as u32 {
            self.project_row(table, row);
        }
    }

    fn project_row(&self, table: &mut [f32], row: u32) {
        if row == 0 {
            return;
        }
        let into = &mut table[row as usize * WIDTH..(row as usize + 1) * WIDTH];
        into.fill(0.0);
        for (value, weights) in self
            .vectors
            .row(row)
            .iter()
            .zip(self.matrix.chunks_exact(WIDTH))
        {
            into.iter_mut()
                .zip(weights)
                .for_each(|(i, w)| *i += value * w);
        }
    }

    /// Adds the gradient of a word's vector.
    pub(super) fn learn(&mut self, row: u32, gradient: &[f32]) {
        if row == 0 {
            return;
        }
        for (value, into) in self
            .vectors
            .row(row)
            .iter()
            .zip(self.slope.gradient.chunks_exact_mut(WIDTH))
        {
            into.iter_mut()
                .zip(gradient)
                .for_each(|(i, g)| *i += value * g);
        }
    }

    pub(super) fn step(&mut self, step: Step) {
        self.slope.step(&mut self.matrix, step);
    }
}
