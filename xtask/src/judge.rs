//! Trains the judge of the coder on the annotated corpus: multinomial logistic regression over the
//! features of candidates, by AdaGrad.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use coder::judge::{CLASSES, Candidate, Judge, NO_EVENT, class_of};
use coder::{Coder, Options};
use record::annotated::{AnnotatedEvent, AnnotatedText};
use record::{Document, DocumentId, Metadata, parse_date};
use rustc_hash::FxHashMap;

use crate::corpus;

const EPOCHS: usize = 20;
const RATE: f32 = 0.05;
/// Weight of the squared weights in the loss, an example.
const DECAY: f32 = 2e-2;
/// A feature that fewer examples have is left out.
const LEAST_COUNT: usize = 2;

/// What is learned from: the features of a candidate and its class.
struct Example {
    features: Vec<u32>,
    class: usize,
    /// The class that the rules give.
    rule: usize,
    /// Whether the pair was given.
    given: bool,
}

/// Trains on the part "train", sets the temperature on "dev" and writes the weights.
pub(crate) fn train() -> Result<()> {
    let coder = Coder::new(Options {
        rules_only: true,
        ..Options::default()
    });
    let examples = examples(&coder, &corpus::read("train")?);
    let held_out = self::examples(&coder, &corpus::read("dev")?);
    let weights = fit(&examples);
    let judge = Judge::new(weights, 1.0);
    let temperature = temperature(&judge, &held_out);
    let judge = judge.with_temperature(temperature);
    for (name, list) in [("train", &examples), ("dev", &held_out)] {
        for given in [false, true] {
            report(name, given, &judge, list);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/coder/models/judge.bin");
    let bytes = judge.to_bytes();
    println!("temperature {temperature:.2}, {} bytes", bytes.len());
    std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// The document of an annotated text.
pub(crate) fn document(text: &AnnotatedText) -> Document {
    Document {
        id: DocumentId(text.id.clone()),
        text: text.text.clone(),
        metadata: Metadata {
            date: parse_date(&text.date).ok(),
            ..Metadata::default()
        },
    }
}

fn examples(coder: &Coder, texts: &[AnnotatedText]) -> Vec<Example> {
    let mut all = Vec::new();
    for text in texts {
        let document = document(text);
        let analysis = lang::analyze(&document.text);
        let candidates = coder.candidates(&document, &analysis);
        for candidate in &candidates {
            all.push(Example {
                class: class(candidate, &candidates, &text.events),
                rule: candidate.rule.map_or(NO_EVENT, class_of),
                features: candidate.features.clone(),
                given: false,
            });
        }
        for event in &text.events {
            let other = event.recipient.first().or(event.actor.get(1));
            let (Some(actor), Some(other)) = (event.actor.first(), other) else {
                continue;
            };
            if let Some(candidate) =
                coder.pair_candidate(&document, &analysis, actor.span, other.span)
            {
                all.push(Example {
                    rule: candidate.rule.map_or(NO_EVENT, class_of),
                    features: candidate.features,
                    class: class_of(event.event),
                    given: true,
                });
            }
        }
    }
    all
}

/// The type of the annotated event that a candidate is: its head lies in the words of the event, or
/// its words overlap them and no other candidate has its head there.
fn class(candidate: &Candidate, all: &[Candidate], events: &[AnnotatedEvent]) -> usize {
    let heads = |event: &&AnnotatedEvent| event.predicate.span.overlaps(candidate.head);
    if let Some(event) = events.iter().find(heads) {
        return class_of(event.event);
    }
    events
        .iter()
        .filter(|event| event.predicate.span.overlaps(candidate.predicate))
        .find(|event| !all.iter().any(|c| event.predicate.span.overlaps(c.head)))
        .map_or(NO_EVENT, |event| class_of(event.event))
}

fn fit(examples: &[Example]) -> FxHashMap<u32, [f32; CLASSES]> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for feature in examples.iter().flat_map(|e| &e.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    let index: FxHashMap<u32, usize> = counts
        .iter()
        .filter(|(_, count)| **count >= LEAST_COUNT)
        .enumerate()
        .map(|(i, (feature, _))| (*feature, i))
        .collect();
    let rows: Vec<(Vec<usize>, usize)> = examples
        .iter()
        .map(|e| {
            let known = e.features.iter().filter_map(|f| index.get(f).copied());
            (known.collect(), e.class)
        })
        .collect();
    let mut weights = vec![[0f32; CLASSES]; index.len()];
    let mut squares = vec![[1e-6f32; CLASSES]; index.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut state = 88_172_645_463_325_252u64;
    for _ in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(i, (state % (i as u64 + 1)) as usize);
        }
        for &i in &order {
            let (features, class) = &rows[i];
            let mut slopes = softmax(features, &weights);
            slopes[*class] -= 1.0;
            for &feature in features {
                for ((weight, square), slope) in weights[feature]
                    .iter_mut()
                    .zip(&mut squares[feature])
                    .zip(slopes)
                {
                    let slope = slope + DECAY * *weight;
                    *square += slope * slope;
                    *weight -= RATE * slope / square.sqrt();
                }
            }
        }
    }
    index
        .into_iter()
        .map(|(feature, i)| (feature, weights[i]))
        .collect()
}

fn softmax(features: &[usize], weights: &[[f32; CLASSES]]) -> [f32; CLASSES] {
    let mut scores = [0f32; CLASSES];
    for &feature in features {
        for (score, weight) in scores.iter_mut().zip(&weights[feature]) {
            *score += weight;
        }
    }
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in &mut scores {
        *score = (*score - most).exp();
        sum += *score;
    }
    scores.map(|score| score / sum)
}

/// The temperature with the least loss on held-out examples.
fn temperature(judge: &Judge, examples: &[Example]) -> f32 {
    let loss = |temperature: f32| -> f64 {
        let judge = judge.clone().with_temperature(temperature);
        examples
            .iter()
            .filter(|e| !e.given)
            .map(|e| -f64::from(judge.probabilities(&e.features)[e.class].max(1e-9).ln()))
            .sum()
    };
    (5..60)
        .map(|step| step as f32 / 10.0)
        .min_by(|a, b| loss(*a).total_cmp(&loss(*b)))
        .unwrap_or(1.0)
}

fn report(name: &str, given: bool, judge: &Judge, examples: &[Example]) {
    let mut right = 0;
    let mut all = 0;
    let mut ruled = 0;
    let (mut found, mut true_events, mut events) = (0, 0, 0);
    for example in examples.iter().filter(|e| e.given == given) {
        let scores = judge.probabilities(&example.features);
        let best = (0..CLASSES)
            .filter(|&class| !given || class != NO_EVENT)
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
            .unwrap_or(NO_EVENT);
        all += 1;
        ruled += usize::from(example.rule == example.class);
        right += usize::from(best == example.class);
        found += usize::from(best != NO_EVENT);
        events += usize::from(example.class != NO_EVENT);
        true_events += usize::from(best == example.class && best != NO_EVENT);
    }
    println!(
        "{name:5} {}  {all:5} candidates  rules right {:.1} %  right {:.1} %  precision {:.1} %  recall {:.1} %",
        if given { "pair given" } else { "free      " },
        100.0 * ruled as f64 / f64::from(all.max(1)),
        100.0 * right as f64 / f64::from(all.max(1)),
        100.0 * true_events as f64 / found.max(1) as f64,
        100.0 * true_events as f64 / events.max(1) as f64,
    );
}
