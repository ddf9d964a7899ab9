//! The network of the judge: which type of event each word states, how it stands, and which type
//! holds for a given pair.
//!
//! A word is the projection of its vector plus embeddings of its signs. Two layers of maxout over the
//! word, its neighbours, its head and the mean of its children, each with residual and layer
//! normalisation, give a vector in context; linear layers over it give the scores. The careful network
//! has the same parts and sees of each word also what an encoder makes of it in its sentence.

use std::sync::LazyLock;

use codebook::{EventType, Field, Mode, Status};

use super::encoder::{self, Encoder};
use super::layers::{Linear, add, softmax};
use super::signs::{GROUPS, OUTERS, PARTIES, RELATIONS, RULES, Signs, TAGS};
use super::ties::{Role, TIE_ROWS, Tie};
use super::weights::{BadNetwork, Weights};

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

/// What a file begins with that holds a network without an encoder, and one with it.
const MAGIC: [&[u8]; 2] = [b"CHNEVNT4", b"CHNCARE2"];

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

/// The parameters.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Short hash of the bytes, for records.
    version: String,
    /// What the careful network has besides: an encoder, and what makes of its vectors those of words here.
    context: Option<(Encoder, Linear)>,
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
    /// What the word that states an event seeks in its sentence, and what it finds.
    seeking: Linear,
    sought: Linear,
    /// Of the word that states an event, with its type and what the rules say: fields and mode.
    fielded: Linear,
    field: Linear,
    moded: Linear,
    mode: Linear,
    field_types: Vec<f32>,
    fields_by_rules: Vec<f32>,
    mode_types: Vec<f32>,
    mode_by_rules: Vec<f32>,
}

/// Rows of the tables of signs.
const TABLES: [usize; 6] = [TAGS, RELATIONS, RULES, OUTERS, PARTIES, GROUPS];

/// What the network sees of one word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'t> {
    pub(crate) form: &'t str,
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

impl Network {
    /// The network that is compiled in.
    pub fn embedded() -> &'static Network {
        static EMBEDDED: LazyLock<Network> = LazyLock::new(|| {
            Network::from_bytes(include_bytes!("../../models/events.bin")).unwrap_or_default()
        });
        &EMBEDDED
    }

    /// The careful network that is compiled in.
    pub fn careful() -> &'static Network {
        static CAREFUL: LazyLock<Network> = LazyLock::new(|| {
            Network::from_bytes(include_bytes!("../../models/careful.bin")).unwrap_or_default()
        });
        &CAREFUL
    }

    /// Short hash of the network's bytes, for records.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether it reads words in the context of their sentence.
    pub fn is_careful(&self) -> bool {
        self.context.is_some()
    }

    /// Whether there are no parameters.
    pub fn is_empty(&self) -> bool {
        self.layers.is_empty()
    }

    /// Reads a network that `xtask/train/events.py` or `xtask/train/careful.py` wrote.
    ///
    /// # Errors
    /// When the bytes are not such a network.
    pub fn from_bytes(bytes: &[u8]) -> Result<Network, BadNetwork> {
        let [plain, careful] = MAGIC;
        let mut from = Weights::after(plain, bytes).or_else(|_| Weights::after(careful, bytes))?;
        let context = if bytes.starts_with(careful) {
            let encoder = Encoder::read_from(&mut from)?;
            Some((encoder, from.linear(encoder::WIDTH, WIDTH)?))
        } else {
            None
        };
        let network = Network {
            version: hash(bytes),
            context,
            tables: TABLES
                .iter()
                .map(|&rows| from.rows(rows, WIDTH))
                .collect::<Result<_, _>>()?,
            word: from.linear(WORD, WIDTH)?,
            layers: (0..LAYERS)
                .map(|_| from.linear(PLACES * WIDTH, 2 * WIDTH))
                .collect::<Result<_, _>>()?,
            class: from.linear(WIDTH, CLASSES)?,
            attention: from.linear(WIDTH, 1)?,
            pair: from.linear(WIDTH, CLASSES)?,
            tied_event: from.linear(WIDTH, 2 * WIDTH)?,
            tied_party: from.linear(WIDTH, 2 * WIDTH)?,
            role: from.linear(WIDTH, Role::ALL.len())?,
            standing: from.linear(WIDTH, 2 * WIDTH)?,
            status: from.linear(WIDTH, STATUSES)?,
            seeking: from.linear(WIDTH, WIDTH)?,
            sought: from.linear(WIDTH, 2 * WIDTH)?,
            fielded: from.linear(WIDTH, 2 * WIDTH)?,
            field: from.linear(WIDTH, Field::ALL.len())?,
            moded: from.linear(WIDTH, 2 * WIDTH)?,
            mode: from.linear(WIDTH, Mode::COUNT + 1)?,
            ties: TIE_ROWS
                .iter()
                .map(|&rows| from.rows(rows, 2 * WIDTH))
                .collect::<Result<_, _>>()?,
            by_rules: from.rows(STATUSES + 1, 2 * WIDTH)?,
            field_types: from.rows(NO_EVENT, 2 * WIDTH)?,
            fields_by_rules: from.rows(Field::ALL.len(), 2 * WIDTH)?,
            mode_types: from.rows(NO_EVENT, 2 * WIDTH)?,
            mode_by_rules: from.rows(Mode::COUNT + 1, 2 * WIDTH)?,
        };
        from.end()?;
        Ok(network)
    }

    /// Reads a sentence.
    pub(crate) fn read(&self, words: &[Input<'_>]) -> Output {
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
            .map(of_classes)
            .collect();
        Output {
            vectors: x,
            classes,
        }
    }

    fn embed(&self, words: &[Input<'_>]) -> Vec<f32> {
        // A word without a vector has the bias alone.
        let mut vectors = vec![0f32; words.len() * WORD];
        for (v, word) in vectors.chunks_exact_mut(WORD).zip(words) {
            if let Some(vector) = word.vector {
                v.copy_from_slice(vector);
            }
        }
        let mut x = self.word.apply(&vectors, WORD);
        if let Some((encoder, layer)) = &self.context {
            let seen = encoder.read(words.iter().map(|word| (word.form, word.signs.party)));
            add(&mut x, &layer.apply(&seen, encoder::WIDTH));
        }
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
            add(&mut z, row_of(table, usize::from(row)));
        }
        let scores = softmax_of(self.role.apply(&maxout(&z), WIDTH));
        [scores[0], scores[1], scores[2]]
    }

    /// Probabilities of the statuses, in the order of [`Status::ALL`], of the event of a word to which the
    /// rules give `by_rules`.
    pub(crate) fn status(&self, output: &Output, event: usize, by_rules: Status) -> Vec<f32> {
        let mut z = self.standing.apply(output.vector(event), WIDTH);
        let row = Status::ALL.iter().position(|&s| s == by_rules).unwrap_or(0);
        add(&mut z, row_of(&self.by_rules, row));
        softmax_of(self.status.apply(&maxout(&z), WIDTH))
    }

    /// Probabilities of the fields, in the order of [`Field::ALL`], each by itself, of the event of a type
    /// and word to which the rules give `by_rules`.
    pub(crate) fn fields(
        &self,
        output: &Output,
        word: usize,
        event: EventType,
        by_rules: &[Field],
    ) -> Vec<f32> {
        let vector = output.vector(word);
        let seeking = self.seeking.apply(vector, WIDTH);
        let scores: Vec<f32> = output
            .vectors
            .chunks_exact(WIDTH)
            .map(|other| lang::model::kernel::dot(&seeking, other) / (WIDTH as f32).sqrt())
            .collect();
        let mut around = vec![0f32; WIDTH];
        for (weight, other) in softmax_of(scores)
            .iter()
            .zip(output.vectors.chunks_exact(WIDTH))
        {
            for (sum, value) in around.iter_mut().zip(other) {
                *sum += weight * value;
            }
        }
        let mut z = self.fielded.apply(vector, WIDTH);
        add(&mut z, &self.sought.apply(&around, WIDTH));
        add(&mut z, row_of(&self.field_types, class_of(event)));
        for (row, _) in Field::ALL
            .iter()
            .enumerate()
            .filter(|(_, field)| by_rules.contains(field))
        {
            add(&mut z, row_of(&self.fields_by_rules, row));
        }
        let scores = self.field.apply(&maxout(&z), WIDTH);
        scores
            .iter()
            .map(|score| 1.0 / (1.0 + (-score).exp()))
            .collect()
    }

    /// Probabilities of the modes of a type, and of none of them, for the event of a word to which the
    /// rules give `by_rules`.
    pub(crate) fn mode(
        &self,
        output: &Output,
        word: usize,
        event: EventType,
        by_rules: Option<Mode>,
    ) -> Vec<(Option<Mode>, f32)> {
        let place = |mode: Option<Mode>| mode.map_or(Mode::COUNT, Mode::index);
        let mut z = self.moded.apply(output.vector(word), WIDTH);
        add(&mut z, row_of(&self.mode_types, class_of(event)));
        add(&mut z, row_of(&self.mode_by_rules, place(by_rules)));
        let scores = self.mode.apply(&maxout(&z), WIDTH);
        let modes: Vec<Option<Mode>> = event.modes().map(Some).chain([None]).collect();
        let own: Vec<f32> = modes.iter().map(|&mode| scores[place(mode)]).collect();
        modes.into_iter().zip(softmax_of(own)).collect()
    }

    /// Probabilities of the types for the pair that the signs mark; "no event" has none.
    pub(crate) fn pair(&self, output: &Output) -> [f32; CLASSES] {
        let weights = softmax_of(self.attention.apply(&output.vectors, WIDTH));
        let mut pooled = [0f32; CLASSES];
        let scores = self.pair.apply(&output.vectors, WIDTH);
        for (weight, row) in weights.iter().zip(scores.chunks_exact(CLASSES)) {
            for (sum, score) in pooled.iter_mut().zip(row) {
                *sum += weight * score;
            }
        }
        pooled[NO_EVENT] = -1e9;
        of_classes(&pooled)
    }
}

/// FNV-1a in short: the same on every machine.
fn hash(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:08x}", (hash ^ (hash >> 32)) as u32)
}

/// Each word with its neighbours, its head and the mean of its children; zeros where there is none.
fn around(x: &[f32], words: &[Input<'_>], children: &[f32]) -> Vec<f32> {
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

/// A row of a table of what is told of events.
fn row_of(table: &[f32], row: usize) -> &[f32] {
    &table[row * 2 * WIDTH..(row + 1) * 2 * WIDTH]
}

/// The larger one of each number of the first half and its counterpart in the second.
fn maxout(z: &[f32]) -> Vec<f32> {
    let (a, b) = z.split_at(z.len() / 2);
    a.iter().zip(b).map(|(a, b)| a.max(*b)).collect()
}

fn of_classes(scores: &[f32]) -> [f32; CLASSES] {
    let mut out = [0f32; CLASSES];
    out.copy_from_slice(scores);
    softmax(&mut out);
    out
}

fn softmax_of(mut scores: Vec<f32>) -> Vec<f32> {
    softmax(&mut scores);
    scores
}
