//! The network of the judge: which type of event each word states, how it stands, and which type
//! holds for a given pair.
//!
//! A word is the projection of its vector plus embeddings of its signs. Two layers of maxout over the
//! word, its neighbours, its head and the mean of its children, each with residual and layer
//! normalisation, give a vector in context; linear layers over it give the scores.

use std::sync::LazyLock;

use codebook::{EventType, Status};

use super::signs::{GROUPS, OUTERS, PARTIES, RELATIONS, RULES, Signs, TAGS};
use super::ties::{Role, TIE_ROWS, Tie};

/// The types of PLOVER and "no event".
pub const CLASSES: usize = EventType::ALL.len() + 1;

/// The class of what is no event.
pub const NO_EVENT: usize = CLASSES - 1;

/// Width of a vector within the network.
const WIDTH: usize = 128;
/// Width of a word vector.
const WORD: usize = lang::model::WIDTH;
const LAYERS: usize = 2;
/// What a layer looks at: the word, left, right, head, children.
const PLACES: usize = 5;
const STATUSES: usize = Status::ALL.len();

const MAGIC: &[u8; 8] = b"CHNEVNT2";

/// The class of a type.
pub fn class_of(event: EventType) -> usize {
    EventType::ALL
        .iter()
        .position(|&known| known == event)
        .unwrap_or(NO_EVENT)
}

/// The type of a class; `None` for "no event".
pub fn type_of(class: usize) -> Option<EventType> {
    EventType::ALL.get(class).copied()
}

/// A linear layer: `inputs` rows of `outputs` columns, and a bias.
#[derive(Debug, Clone, Default, PartialEq)]
struct Linear {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    fn apply(&self, x: &[f32], inputs: usize) -> Vec<f32> {
        let mut out = self.bias.repeat(x.len() / inputs);
        lang::model::kernel::matmul(x, inputs, &self.weights, self.bias.len(), &mut out);
        out
    }
}

/// The parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Embeddings of the signs, in the order of [`TABLES`].
    tables: Vec<Vec<f32>>,
    word: Linear,
    layers: Vec<Linear>,
    class: Linear,
    attention: Linear,
    pair: Linear,
    /// Of the word that states an event and of the word that names a party, in a tie.
    tied_event: Linear,
    tied_party: Linear,
    /// Embeddings of the signs of a tie, in the order of [`TIE_ROWS`].
    ties: Vec<Vec<f32>>,
    role: Linear,
    /// Of the word that states an event, with what the rules say of its status (the last row: nothing).
    standing: Linear,
    by_rules: Vec<f32>,
    status: Linear,
}

/// Rows of the tables of signs.
const TABLES: [usize; 6] = [TAGS, RELATIONS, RULES, OUTERS, PARTIES, GROUPS];

/// Bytes that are no network of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadNetwork;

impl std::fmt::Display for BadNetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an event network of this version; train it again (see MODEL_CARD.md)")
    }
}

impl std::error::Error for BadNetwork {}

/// What the network sees of one word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input {
    /// The vector of the word, where it has one.
    pub(crate) vector: Option<&'static [f32]>,
    pub(crate) signs: Signs,
    /// Index of the head; its own for the root.
    pub(crate) head: usize,
}

/// What the network says of the words of a sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Output {
    vectors: Vec<f32>,
    /// For each word the probability of each class.
    pub(crate) classes: Vec<[f32; CLASSES]>,
}

impl Output {
    fn vector(&self, word: usize) -> &[f32] {
        &self.vectors[word * WIDTH..(word + 1) * WIDTH]
    }
}

static BYTES: &[u8] = include_bytes!("../../models/events.bin");

impl Network {
    /// The network that is compiled in.
    pub fn embedded() -> &'static Network {
        static EMBEDDED: LazyLock<Network> =
            LazyLock::new(|| Network::from_bytes(BYTES).unwrap_or_default());
        &EMBEDDED
    }

    /// Short hash of the network that is compiled in, for records.
    pub fn version() -> &'static str {
        static VERSION: LazyLock<String> = LazyLock::new(|| {
            // FNV-1a: the same on every machine.
            let hash = BYTES.iter().fold(0xcbf2_9ce4_8422_2325u64, |state, &byte| {
                (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
            format!("{:08x}", (hash ^ (hash >> 32)) as u32)
        });
        &VERSION
    }

    /// Whether there are no parameters.
    pub fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Reads the network that `xtask/train/events.py` writes: 32-bit floats, little endian, in the
    /// order of the fields of [`Network`].
    ///
    /// # Errors
    /// When the bytes are not such a network.
    pub fn from_bytes(bytes: &[u8]) -> Result<Network, BadNetwork> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(BadNetwork)?;
        let mut take = |count: usize| -> Result<Vec<f32>, BadNetwork> {
            let (taken, left) = rest.split_at_checked(count * 4).ok_or(BadNetwork)?;
            rest = left;
            let float = |four: &[u8]| four.try_into().map_or(0.0, f32::from_le_bytes);
            Ok(taken.chunks_exact(4).map(float).collect())
        };
        let mut tables = Vec::new();
        for rows in TABLES {
            tables.push(take(rows * WIDTH)?);
        }
        let mut linear = |inputs: usize, outputs: usize| -> Result<Linear, BadNetwork> {
            Ok(Linear {
                weights: take(inputs * outputs)?,
                bias: take(outputs)?,
            })
        };
        let word = linear(WORD, WIDTH)?;
        let layers = (0..LAYERS)
            .map(|_| linear(PLACES * WIDTH, 2 * WIDTH))
            .collect::<Result<Vec<_>, _>>()?;
        let network = Network {
            tables,
            word,
            layers,
            class: linear(WIDTH, CLASSES)?,
            attention: linear(WIDTH, 1)?,
            pair: linear(WIDTH, CLASSES)?,
            tied_event: linear(WIDTH, 2 * WIDTH)?,
            tied_party: linear(WIDTH, 2 * WIDTH)?,
            role: linear(WIDTH, Role::ALL.len())?,
            standing: linear(WIDTH, 2 * WIDTH)?,
            status: linear(WIDTH, STATUSES)?,
            ties: TIE_ROWS
                .iter()
                .map(|&rows| take(rows * 2 * WIDTH))
                .collect::<Result<_, _>>()?,
            by_rules: take((STATUSES + 1) * 2 * WIDTH)?,
        };
        if rest.is_empty() {
            Ok(network)
        } else {
            Err(BadNetwork)
        }
    }

    /// Reads a sentence.
    pub(crate) fn read(&self, words: &[Input]) -> Output {
        let mut x = self.embed(words);
        let mut children = vec![0f32; words.len()];
        for (i, word) in words.iter().enumerate() {
            if word.head != i {
                children[word.head] += 1.0;
            }
        }
        for layer in &self.layers {
            let around = around(&x, words, &children);
            let z = layer.apply(&around, PLACES * WIDTH);
            for (v, z) in x.chunks_exact_mut(WIDTH).zip(z.chunks_exact(2 * WIDTH)) {
                let (a, b) = z.split_at(WIDTH);
                for (v, (a, b)) in v.iter_mut().zip(a.iter().zip(b)) {
                    *v += a.max(*b);
                }
                lang::model::kernel::normalise(v);
            }
        }
        let classes = self
            .class
            .apply(&x, WIDTH)
            .chunks_exact(CLASSES)
            .map(softmax)
            .collect();
        Output {
            vectors: x,
            classes,
        }
    }

    fn embed(&self, words: &[Input]) -> Vec<f32> {
        // A word without a vector has the bias alone.
        let mut vectors = vec![0f32; words.len() * WORD];
        for (v, word) in vectors.chunks_exact_mut(WORD).zip(words) {
            if let Some(vector) = word.vector {
                v.copy_from_slice(vector);
            }
        }
        let mut x = self.word.apply(&vectors, WORD);
        for (v, word) in x.chunks_exact_mut(WIDTH).zip(words) {
            let s = word.signs;
            for (table, row) in self
                .tables
                .iter()
                .zip([s.upos, s.deprel, s.rule, s.outer, s.party, s.group])
            {
                let at = usize::from(row) * WIDTH;
                for (v, e) in v.iter_mut().zip(&table[at..at + WIDTH]) {
                    *v += e;
                }
            }
            lang::model::kernel::normalise(v);
        }
        x
    }

    /// Probabilities of the roles, in the order of [`Role::ALL`], that whoever the word `party` names has
    /// in the event of the word `event`.
    pub(crate) fn role(&self, output: &Output, event: usize, party: usize, tie: &Tie) -> [f32; 3] {
        let mut z = self.tied_event.apply(output.vector(event), WIDTH);
        let other = self.tied_party.apply(output.vector(party), WIDTH);
        add(&mut z, &other);
        for (table, &row) in self.ties.iter().zip(tie) {
            add(&mut z, &table[usize::from(row) * 2 * WIDTH..]);
        }
        let scores = softmax_any(&self.role.apply(&maxout(&z), WIDTH));
        [scores[0], scores[1], scores[2]]
    }

    /// Probabilities of the statuses, in the order of [`Status::ALL`], of the event of a word to which the
    /// rules give `by_rules`.
    pub(crate) fn status(&self, output: &Output, event: usize, by_rules: Status) -> Vec<f32> {
        let mut z = self.standing.apply(output.vector(event), WIDTH);
        let row = Status::ALL.iter().position(|&s| s == by_rules).unwrap_or(0);
        add(&mut z, &self.by_rules[row * 2 * WIDTH..]);
        softmax_any(&self.status.apply(&maxout(&z), WIDTH))
    }

    /// Probabilities of the types for the pair that the signs mark; "no event" has none.
    pub(crate) fn pair(&self, output: &Output) -> [f32; CLASSES] {
        let weights = softmax_any(&self.attention.apply(&output.vectors, WIDTH));
        let mut pooled = [0f32; CLASSES];
        let scores = self.pair.apply(&output.vectors, WIDTH);
        for (weight, row) in weights.iter().zip(scores.chunks_exact(CLASSES)) {
            for (sum, score) in pooled.iter_mut().zip(row) {
                *sum += weight * score;
            }
        }
        pooled[NO_EVENT] = -1e9;
        softmax(&pooled)
    }
}

/// Each word with its neighbours, its head and the mean of its children; zeros where there is none.
fn around(x: &[f32], words: &[Input], children: &[f32]) -> Vec<f32> {
    let count = words.len();
    let mut out = vec![0f32; count * PLACES * WIDTH];
    let row = |i: usize| &x[i * WIDTH..(i + 1) * WIDTH];
    for (i, (word, out)) in words
        .iter()
        .zip(out.chunks_exact_mut(PLACES * WIDTH))
        .enumerate()
    {
        let mut put = |place: usize, from: &[f32]| {
            out[place * WIDTH..(place + 1) * WIDTH].copy_from_slice(from);
        };
        put(0, row(i));
        if i > 0 {
            put(1, row(i - 1));
        }
        if i + 1 < count {
            put(2, row(i + 1));
        }
        put(3, row(word.head));
    }
    for (i, word) in words.iter().enumerate() {
        if word.head != i {
            let at = (word.head * PLACES + 4) * WIDTH;
            for (sum, value) in out[at..at + WIDTH].iter_mut().zip(row(i)) {
                *sum += value / children[word.head];
            }
        }
    }
    out
}

/// Adds the first numbers of a row.
fn add(to: &mut [f32], row: &[f32]) {
    for (to, value) in to.iter_mut().zip(row) {
        *to += value;
    }
}

/// The larger one of each number of the first half and its counterpart in the second.
fn maxout(z: &[f32]) -> Vec<f32> {
    let (a, b) = z.split_at(z.len() / 2);
    a.iter().zip(b).map(|(a, b)| a.max(*b)).collect()
}

fn softmax(scores: &[f32]) -> [f32; CLASSES] {
    let mut out = [0f32; CLASSES];
    out.copy_from_slice(&softmax_any(scores));
    out
}

fn softmax_any(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}
