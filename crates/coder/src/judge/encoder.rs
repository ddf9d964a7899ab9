//! A transformer encoder that gives every word a vector in the context of its sentence: the layers of
//! BERT (Devlin et al. 2019) in the size of all-MiniLM-L6-v2 (Wang et al. 2020), fine-tuned for events.

use lang::model::kernel::{gelu, matmul, normalise};

use super::layers::{Linear, add, softmax};
use super::pieces::Pieces;
use super::signs::PARTIES;
use super::weights::{BadNetwork, Weights};

/// Width of a vector within the encoder.
pub(super) const WIDTH: usize = 384;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
const LAYERS: usize = 6;
/// Places that have a vector; longer sentences are read part by part.
const LONGEST: usize = 128;

/// The parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Encoder {
    pieces: Pieces,
    /// A row for each piece, each place and each sign of a party.
    words: Vec<f32>,
    places: Vec<f32>,
    marks: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    out: Linear,
    norm_out: Norm,
    up: Linear,
    down: Linear,
    norm_down: Norm,
}

/// Layer normalisation.
#[derive(Debug, Clone, Default, PartialEq)]
struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl Norm {
    fn read(from: &mut Weights<'_>) -> Result<Norm, BadNetwork> {
        Ok(Norm {
            scale: from.floats(WIDTH)?,
            shift: from.floats(WIDTH)?,
        })
    }

    fn apply(&self, x: &mut [f32]) {
        for x in x.chunks_exact_mut(WIDTH) {
            normalise(x);
            for (x, (scale, shift)) in x.iter_mut().zip(self.scale.iter().zip(&self.shift)) {
                *x = *x * scale + shift;
            }
        }
    }
}

impl Layer {
    fn read(from: &mut Weights<'_>) -> Result<Layer, BadNetwork> {
        Ok(Layer {
            query: from.linear(WIDTH, WIDTH)?,
            key: from.linear(WIDTH, WIDTH)?,
            value: from.linear(WIDTH, WIDTH)?,
            out: from.linear(WIDTH, WIDTH)?,
            norm_out: Norm::read(from)?,
            up: from.linear(WIDTH, 4 * WIDTH)?,
            down: from.linear(4 * WIDTH, WIDTH)?,
            norm_down: Norm::read(from)?,
        })
    }

    fn apply(&self, x: &mut [f32]) {
        let mixed = self.attend(x);
        add(x, &self.out.apply(&mixed, WIDTH));
        self.norm_out.apply(x);
        let mut wide = self.up.apply(x, WIDTH);
        gelu(&mut wide);
        add(x, &self.down.apply(&wide, 4 * WIDTH));
        self.norm_down.apply(x);
    }

    /// For each place the values of all places, weighed by how well their keys answer its query.
    fn attend(&self, x: &[f32]) -> Vec<f32> {
        let count = x.len() / WIDTH;
        let query = self.query.apply(x, WIDTH);
        let key = self.key.apply(x, WIDTH);
        let value = self.value.apply(x, WIDTH);
        let mut out = vec![0f32; x.len()];
        let mut queries = vec![0f32; count * HEAD];
        let mut keys = vec![0f32; count * HEAD];
        let mut values = vec![0f32; count * HEAD];
        let scale = (HEAD as f32).sqrt().recip();
        for head in 0..HEADS {
            for i in 0..count {
                let from = i * WIDTH + head * HEAD;
                for at in 0..HEAD {
                    queries[i * HEAD + at] = query[from + at] * scale;
                    keys[at * count + i] = key[from + at];
                    values[i * HEAD + at] = value[from + at];
                }
            }
            let mut weights = vec![0f32; count * count];
            matmul(&queries, HEAD, &keys, count, &mut weights);
            weights.chunks_exact_mut(count).for_each(softmax);
            let mut mixed = vec![0f32; count * HEAD];
            matmul(&weights, count, &values, HEAD, &mut mixed);
            for (i, mixed) in mixed.chunks_exact(HEAD).enumerate() {
                let to = i * WIDTH + head * HEAD;
                out[to..to + HEAD].copy_from_slice(mixed);
            }
        }
        out
    }
}

impl Encoder {
    pub(super) fn read_from(from: &mut Weights<'_>) -> Result<Encoder, BadNetwork> {
        let pieces = from.texts()?;
        Ok(Encoder {
            words: from.rows(pieces.len(), WIDTH)?,
            pieces: Pieces::new(&pieces)?,
            places: from.rows(LONGEST, WIDTH)?,
            marks: from.rows(PARTIES, WIDTH)?,
            norm: Norm::read(from)?,
            layers: (0..LAYERS)
                .map(|_| Layer::read(from))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The vectors of words, each given with the sign of the party that it names.
    pub(super) fn read<'w>(&self, words: impl Iterator<Item = (&'w str, u8)>) -> Vec<f32> {
        let mut out = Vec::new();
        let mut part = Part::new(self);
        for (word, mark) in words {
            let mut pieces = self.pieces.of(word);
            pieces.truncate(LONGEST - 2);
            if part.pieces.len() + pieces.len() >= LONGEST {
                self.finish(&mut part, &mut out);
            }
            part.first.push(part.pieces.len());
            part.pieces
                .extend(pieces.into_iter().map(|piece| (piece, mark)));
        }
        self.finish(&mut part, &mut out);
        out
    }

    /// Reads a part and begins the next one.
    fn finish(&self, part: &mut Part, out: &mut Vec<f32>) {
        let mut part = std::mem::replace(part, Part::new(self));
        if part.first.is_empty() {
            return;
        }
        part.pieces.push((self.pieces.borders[1], 0));
        let row = |table: &[f32], at: usize| table[at * WIDTH..(at + 1) * WIDTH].to_vec();
        let mut x = Vec::with_capacity(part.pieces.len() * WIDTH);
        for (place, &(piece, _)) in part.pieces.iter().enumerate() {
            let mut vector = row(&self.words, piece as usize);
            add(&mut vector, &row(&self.places, place));
            x.extend(vector);
        }
        self.norm.apply(&mut x);
        for (x, &(_, mark)) in x.chunks_exact_mut(WIDTH).zip(&part.pieces) {
            add(x, &row(&self.marks, usize::from(mark)));
        }
        for layer in &self.layers {
            layer.apply(&mut x);
        }
        for at in part.first {
            out.extend(&x[at * WIDTH..(at + 1) * WIDTH]);
        }
    }
}

/// Words that are read at one time.
struct Part {
    /// With the signs of parties.
    pieces: Vec<(u32, u8)>,
    /// Where each word begins.
    first: Vec<usize>,
}

impl Part {
    fn new(encoder: &Encoder) -> Part {
        Part {
            pieces: vec![(encoder.pieces.borders[0], 0)],
            first: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoder, LONGEST, WIDTH, Weights};

    #[test]
    fn a_vector_for_every_word_however_long_the_sentence() {
        let bytes = include_bytes!("../../models/careful.bin");
        let mut from = Weights::after(b"CHNCARE2", bytes).expect("the careful network");
        let encoder = Encoder::read_from(&mut from).expect("its encoder");
        let long = "-".repeat(2 * LONGEST);
        for count in [0, 1, 2, 300] {
            let words = ["Chad", "and", &long, "agreed"].into_iter().cycle();
            let vectors = encoder.read(words.take(count).map(|word| (word, 0)));
            assert_eq!(vectors.len(), count * WIDTH);
            assert!(vectors.iter().all(|value| value.is_finite()));
        }
        // The same word is another one in another sentence.
        let first =
            |words: &[&str]| encoder.read(words.iter().map(|&word| (word, 0)))[..WIDTH].to_vec();
        let strike = first(&["strike", "by", "teachers"]);
        assert_ne!(strike, first(&["strike", "by", "warplanes"]));
        assert_eq!(strike, first(&["Strike", "by", "teachers"]));
    }
}
