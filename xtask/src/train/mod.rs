//! Trains the tagger and parser: both on one encoder, sentence by sentence, with the parser following
//! its own choices so that it learns from its mistakes.

mod lemmas;
mod optimiser;
mod oracle;
mod vectors;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use lang::model::features::{HASHED_ROWS, Rows, TABLES, VECTORS};
use lang::model::kernel::{dot, normalise};
use lang::model::transition::{NONE, SLOTS, State};
use lang::model::{HIDDEN, LAYERS, Model, SLOT_WIDTH, WIDTH, maxout, with_neighbours};

use crate::treebank::Sentence;
use optimiser::{Random, Slope, Step, backward, softmax};

pub(crate) use lemmas::lemma_table;
pub(crate) use vectors::WordVectors;

const EPOCHS: usize = 22;
const BATCH: usize = 12;
const RATE: f32 = 0.002;
const DROPOUT: f32 = 0.3;
const HIDDEN_DROPOUT: f32 = 0.2;
/// Longer sentences are left out of training.
const LONGEST: usize = 120;

/// One slope for each matrix of the model, in the order of [`matrices`].
struct Slopes(Vec<Slope>);

const EMBEDDINGS: usize = 0;
const CONVOLUTIONS: usize = EMBEDDINGS + TABLES;
const CONVOLUTION_BIASES: usize = CONVOLUTIONS + LAYERS;
const TAGGER: usize = CONVOLUTION_BIASES + LAYERS;
const TAGGER_BIAS: usize = TAGGER + 1;
const SLOT_MATRIX: usize = TAGGER + 2;
const SLOT_BIAS: usize = TAGGER + 3;
const ABSENT: usize = TAGGER + 4;
const MOVES: usize = TAGGER + 5;
const MOVES_BIAS: usize = TAGGER + 6;

fn matrices(model: &mut Model) -> Vec<&mut Vec<f32>> {
    model
        .embeddings
        .iter_mut()
        .chain(&mut model.convolutions)
        .chain(&mut model.convolution_biases)
        .chain([
            &mut model.tagger,
            &mut model.tagger_bias,
            &mut model.slots,
            &mut model.slots_bias,
            &mut model.absent,
            &mut model.moves,
            &mut model.moves_bias,
        ])
        .collect()
}

/// Trains on the sentences; `report` is called after each epoch with its number, loss and the model.
pub(crate) fn train(
    sentences: &[Sentence],
    vectors: &WordVectors,
    mut report: impl FnMut(usize, f64, &Model),
) -> Model {
    let mut random = Random(88_172_645_463_325_252);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for form in sentences.iter().flat_map(|s| &s.forms) {
        *counts.entry(form.to_lowercase()).or_default() += 1;
    }
    let mut model = initial(sentences, vectors, &counts, &mut random);
    let mut projection = vectors::Projection::new(vectors, &mut random);
    let mut slopes = Slopes(
        matrices(&mut model)
            .iter()
            .enumerate()
            .map(|(i, matrix)| {
                if i < CONVOLUTIONS {
                    Slope::sparse(matrix.len(), WIDTH)
                } else {
                    Slope::dense(matrix.len())
                }
            })
            .collect(),
    );
    let examples: Vec<Example> = sentences
        .iter()
        .filter(|s| s.forms.len() <= LONGEST)
        .map(|s| Example::new(s, &model, &counts))
        .collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let steps_in_all = EPOCHS * examples.len().div_ceil(BATCH);
    let mut step = 0;
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, (random.next() % (i as u64 + 1)) as usize);
        }
        let mut loss = Loss::default();
        for batch in order.chunks(BATCH) {
            for &i in batch {
                projection.project(&mut model.embeddings[VECTORS], &examples[i].rows);
            }
            for &i in batch {
                learn(
                    &model,
                    &mut slopes,
                    &mut projection,
                    &examples[i],
                    &mut random,
                    epoch > 0,
                    &mut loss,
                );
            }
            step += 1;
            let rate = RATE * (1.0 - step as f32 / steps_in_all as f32).max(0.01);
            let step = Step {
                rate,
                number: step,
                scale: 1.0 / batch.len() as f32,
            };
            for (slope, matrix) in slopes.0.iter_mut().zip(matrices(&mut model)) {
                slope.step(matrix, step);
            }
            projection.step(step);
        }
        projection.project_all(&mut model.embeddings[VECTORS]);
        report(epoch + 1, loss.sum / loss.moves as f64, &model);
    }
    model
}

#[derive(Default)]
struct Loss {
    sum: f64,
    moves: usize,
}

/// A sentence as numbers.
struct Example {
    rows: Vec<Rows>,
    /// How likely each word is taken for unknown.
    drop: Vec<f32>,
    tags: Vec<usize>,
    /// Heads and labels with the root at 0.
    heads: Vec<usize>,
    labels: Vec<usize>,
}

impl Example {
    fn new(sentence: &Sentence, model: &Model, counts: &BTreeMap<String, usize>) -> Example {
        let position =
            |list: &[String], name: &str| list.iter().position(|l| l == name).unwrap_or(0);
        let count = |form: &String| counts.get(&form.to_lowercase()).copied().unwrap_or(1) as f32;
        Example {
            rows: model.rows(sentence.forms.iter().map(String::as_str)),
            drop: sentence
                .forms
                .iter()
                .map(|f| (0.5 / count(f).sqrt()).min(0.3))
                .collect(),
            tags: sentence
                .upos
                .iter()
                .zip(&sentence.xpos)
                .map(|(u, x)| position(&model.tags, &format!("{u}|{x}")))
                .collect(),
            heads: std::iter::once(0)
                .chain(sentence.heads.iter().copied())
                .collect(),
            labels: std::iter::once(0)
                .chain(
                    sentence
                        .relations
                        .iter()
                        .map(|r| position(&model.labels, r)),
                )
                .collect(),
        }
    }
}

fn initial(
    sentences: &[Sentence],
    vectors: &WordVectors,
    counts: &BTreeMap<String, usize>,
    random: &mut Random,
) -> Model {
    let words = counts
        .iter()
        .filter(|(_, count)| **count >= 2)
        .map(|(word, _)| word.clone());
    let vocabulary: rustc_hash::FxHashMap<String, u32> = words
        .enumerate()
        .map(|(i, word)| (word, i as u32 + 1))
        .collect();
    let tags: BTreeSet<String> = sentences
        .iter()
        .flat_map(|s| s.upos.iter().zip(&s.xpos).map(|(u, x)| format!("{u}|{x}")))
        .collect();
    let labels: BTreeSet<String> = sentences.iter().flat_map(|s| s.relations.clone()).collect();
    let (tags, labels): (Vec<_>, Vec<_>) =
        (tags.into_iter().collect(), labels.into_iter().collect());
    let glorot = |inputs: usize, outputs: usize| (6.0 / (inputs + outputs) as f32).sqrt();
    let mut embeddings = vec![random.matrix(vocabulary.len() + 1, WIDTH, 0.1)];
    embeddings.extend(
        HASHED_ROWS
            .iter()
            .map(|&rows| random.matrix(rows, WIDTH, 0.1)),
    );
    embeddings.push(vec![0.0; (vectors.words.len() + 1) * WIDTH]);
    let moves = 1 + 2 * labels.len();
    Model {
        vectors: vectors.words.clone(),
        embeddings,
        convolutions: (0..LAYERS)
            .map(|_| random.matrix(3 * WIDTH, 2 * WIDTH, glorot(3 * WIDTH, WIDTH)))
            .collect(),
        convolution_biases: vec![vec![0.0; 2 * WIDTH]; LAYERS],
        tagger: random.matrix(WIDTH, tags.len(), glorot(WIDTH, tags.len())),
        tagger_bias: vec![0.0; tags.len()],
        slots: random.matrix(WIDTH, SLOT_WIDTH, glorot(WIDTH, HIDDEN)),
        slots_bias: vec![0.0; 2 * HIDDEN],
        absent: random.matrix(SLOTS, 4 * HIDDEN, 0.05),
        moves: random.matrix(HIDDEN, moves, glorot(HIDDEN, moves)),
        moves_bias: vec![0.0; moves],
        vocabulary,
        tags,
        labels,
    }
}

/// What the encoder computed, kept for the way back.
struct Encoded {
    rows: Vec<Rows>,
    mask: Vec<f32>,
    /// Word vectors before each layer and after the last.
    vectors: Vec<Vec<f32>>,
    factors: Vec<Vec<f32>>,
    inputs: Vec<Vec<f32>>,
    outputs: Vec<Vec<f32>>,
}

fn mask(count: usize, rate: f32, random: &mut Random) -> Vec<f32> {
    (0..count)
        .map(|_| {
            if random.unit() < rate {
                0.0
            } else {
                1.0 / (1.0 - rate)
            }
        })
        .collect()
}

fn encode(model: &Model, rows: Vec<Rows>, random: &mut Random) -> Encoded {
    let mut vector = model.embed(&rows);
    let mask = mask(vector.len(), DROPOUT, random);
    vector.iter_mut().zip(&mask).for_each(|(v, m)| *v *= m);
    let mut encoded = Encoded {
        rows,
        mask,
        factors: vec![vector.chunks_exact_mut(WIDTH).map(normalise).collect()],
        vectors: vec![vector],
        inputs: Vec::new(),
        outputs: Vec::new(),
    };
    for layer in 0..LAYERS {
        let mut vector = encoded.vectors[layer].clone();
        let input = with_neighbours(&vector);
        let output = model.convolve(layer, &input);
        for (v, z) in vector
            .chunks_exact_mut(WIDTH)
            .zip(output.chunks_exact(2 * WIDTH))
        {
            for i in 0..WIDTH {
                v[i] += z[i].max(z[WIDTH + i]);
            }
        }
        encoded
            .factors
            .push(vector.chunks_exact_mut(WIDTH).map(normalise).collect());
        encoded.vectors.push(vector);
        encoded.inputs.push(input);
        encoded.outputs.push(output);
    }
    encoded
}

/// The gradient before a normalisation from that after it.
fn normalise_back(normalised: &[f32], factors: &[f32], gradient: &mut [f32]) {
    let rows = gradient
        .chunks_exact_mut(WIDTH)
        .zip(normalised.chunks_exact(WIDTH))
        .zip(factors);
    for ((d, y), factor) in rows {
        let mean = d.iter().sum::<f32>() / WIDTH as f32;
        let along = dot(d, y) / WIDTH as f32;
        d.iter_mut()
            .zip(y)
            .for_each(|(d, y)| *d = factor * (*d - mean - y * along));
    }
}

fn encode_back(
    model: &Model,
    slopes: &mut Slopes,
    projection: &mut vectors::Projection<'_>,
    encoded: &Encoded,
    mut gradient: Vec<f32>,
) {
    let count = encoded.rows.len();
    for layer in (0..LAYERS).rev() {
        normalise_back(
            &encoded.vectors[layer + 1],
            &encoded.factors[layer + 1],
            &mut gradient,
        );
        let mut outputs = vec![0f32; count * 2 * WIDTH];
        for i in 0..count {
            let z = &encoded.outputs[layer][i * 2 * WIDTH..(i + 1) * 2 * WIDTH];
            for j in 0..WIDTH {
                let winner = if z[j] >= z[WIDTH + j] { j } else { WIDTH + j };
                outputs[i * 2 * WIDTH + winner] = gradient[i * WIDTH + j];
            }
        }
        let mut inputs = vec![0f32; count * 3 * WIDTH];
        backward(
            &encoded.inputs[layer],
            &model.convolutions[layer],
            2 * WIDTH,
            &outputs,
            &mut inputs,
            &mut slopes.0[CONVOLUTIONS + layer].gradient,
        );
        add_rows(&mut slopes.0[CONVOLUTION_BIASES + layer].gradient, &outputs);
        for i in 0..count {
            for place in 0..3 {
                let Some(j) = (i + place).checked_sub(1).filter(|&j| j < count) else {
                    continue;
                };
                let from = i * 3 * WIDTH + place * WIDTH;
                let part = &inputs[from..from + WIDTH];
                gradient[j * WIDTH..(j + 1) * WIDTH]
                    .iter_mut()
                    .zip(part)
                    .for_each(|(g, p)| *g += p);
            }
        }
    }
    normalise_back(&encoded.vectors[0], &encoded.factors[0], &mut gradient);
    gradient
        .iter_mut()
        .zip(&encoded.mask)
        .for_each(|(g, m)| *g *= m);
    for (rows, part) in encoded.rows.iter().zip(gradient.chunks_exact(WIDTH)) {
        projection.learn(rows[VECTORS], part);
        for (table, &row) in rows[..VECTORS].iter().enumerate() {
            let into = slopes.0[EMBEDDINGS + table].row(row);
            into.iter_mut().zip(part).for_each(|(g, p)| *g += p);
        }
    }
}

fn add_rows(into: &mut [f32], rows: &[f32]) {
    for row in rows.chunks_exact(into.len()) {
        into.iter_mut().zip(row).for_each(|(g, r)| *g += r);
    }
}

/// Adds the gradients of one sentence.
fn learn(
    model: &Model,
    slopes: &mut Slopes,
    projection: &mut vectors::Projection<'_>,
    example: &Example,
    random: &mut Random,
    explore: bool,
    loss: &mut Loss,
) {
    let mut rows = example.rows.clone();
    for (row, drop) in rows.iter_mut().zip(&example.drop) {
        if random.unit() < *drop {
            row[0] = 0;
        }
    }
    let encoded = encode(model, rows, random);
    let vectors = &encoded.vectors[LAYERS];
    let mut gradient = vec![0f32; vectors.len()];

    let mut scores = model.tag_scores(vectors);
    for (scores, &tag) in scores.chunks_exact_mut(model.tags.len()).zip(&example.tags) {
        softmax(scores);
        scores[tag] -= 1.0;
    }
    add_rows(&mut slopes.0[TAGGER_BIAS].gradient, &scores);
    let into = &mut slopes.0[TAGGER].gradient;
    backward(
        vectors,
        &model.tagger,
        model.tags.len(),
        &scores,
        &mut gradient,
        into,
    );

    let contributions = model.contributions(vectors);
    let mut back = vec![0f32; contributions.len()];
    let mut state = State::new(example.tags.len());
    while !state.is_done() {
        step(
            model,
            slopes,
            example,
            random,
            explore,
            loss,
            &contributions,
            &mut back,
            &mut state,
        );
    }
    let into = &mut slopes.0[SLOT_MATRIX].gradient;
    backward(
        vectors,
        &model.slots,
        SLOT_WIDTH,
        &back,
        &mut gradient,
        into,
    );
    encode_back(model, slopes, projection, &encoded, gradient);
}

/// Learns from one state of the parser and makes a move.
#[expect(
    clippy::too_many_arguments,
    reason = "one step of the loop above, with its state"
)]
fn step(
    model: &Model,
    slopes: &mut Slopes,
    example: &Example,
    random: &mut Random,
    explore: bool,
    loss: &mut Loss,
    contributions: &[f32],
    back: &mut [f32],
    state: &mut State,
) {
    let slots = state.slots();
    let sum = model.hidden(contributions, &slots);
    let mask = mask(HIDDEN, HIDDEN_DROPOUT, random);
    let mut hidden = maxout(&sum);
    hidden.iter_mut().zip(&mask).for_each(|(h, m)| *h *= m);
    let mut scores = model.move_scores(&hidden);

    let allowed = state.allowed();
    let costs = oracle::costs(state, &example.heads);
    let least = (0..3)
        .filter(|&m| allowed[m])
        .map(|m| costs[m])
        .min()
        .unwrap_or(0);
    let label = example.labels[state.top(0)];
    let right: Vec<bool> = (0..scores.len())
        .map(|i| {
            let (action, with) = model.action(i);
            let m = action as usize;
            allowed[m] && costs[m] == least && (m == 0 || with == label)
        })
        .collect();
    for (i, score) in scores.iter_mut().enumerate() {
        if !allowed[model.action(i).0 as usize] {
            *score = f32::MIN / 2.0;
        }
    }
    softmax(&mut scores);
    let mass = scores
        .iter()
        .zip(&right)
        .filter(|(_, r)| **r)
        .map(|(s, _)| s)
        .sum::<f32>()
        .max(1e-9);
    loss.sum -= f64::from(mass.ln());
    loss.moves += 1;

    let best = |among: &dyn Fn(usize) -> bool| {
        (0..scores.len())
            .filter(|&i| among(i))
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
    };
    let own = explore && random.unit() < 0.9;
    let chosen = if own {
        best(&|_| true)
    } else {
        best(&|i| right[i])
    };
    let (action, chosen_label) = model.action(chosen.unwrap_or(0));

    for (score, right) in scores.iter_mut().zip(&right) {
        if *right {
            *score -= *score / mass;
        }
    }
    let mut from_hidden = [0f32; HIDDEN];
    let into = &mut slopes.0[MOVES].gradient;
    backward(
        &hidden,
        &model.moves,
        scores.len(),
        &scores,
        &mut from_hidden,
        into,
    );
    add_rows(&mut slopes.0[MOVES_BIAS].gradient, &scores);
    let mut from_sum = [0f32; 2 * HIDDEN];
    for i in 0..HIDDEN {
        let winner = if sum[i] >= sum[HIDDEN + i] {
            i
        } else {
            HIDDEN + i
        };
        from_sum[winner] = from_hidden[i] * mask[i];
    }
    add_rows(&mut slopes.0[SLOT_BIAS].gradient, &from_sum);
    for (slot, &token) in slots.iter().enumerate() {
        let absent = &mut slopes.0[ABSENT].gradient;
        let into = match token {
            NONE => &mut absent[slot * 4 * HIDDEN..][..2 * HIDDEN],
            0 => &mut absent[slot * 4 * HIDDEN + 2 * HIDDEN..][..2 * HIDDEN],
            token => &mut back[(token - 1) * SLOT_WIDTH + slot * 2 * HIDDEN..][..2 * HIDDEN],
        };
        into.iter_mut().zip(&from_sum).for_each(|(g, s)| *g += s);
    }
    state.apply(action, chosen_label);
}
