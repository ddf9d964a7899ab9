//! The weights of the judge, in memory and as bytes.

use std::sync::LazyLock;

use codebook::EventType;
use rustc_hash::FxHashMap;

/// The types of PLOVER and "no event".
pub const CLASSES: usize = EventType::ALL.len() + 1;

/// The class of what is no event.
pub const NO_EVENT: usize = CLASSES - 1;

const MAGIC: &[u8; 8] = b"CHNJUDG1";

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

/// Weights of features, a number for each class.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judge {
    weights: FxHashMap<u32, [f32; CLASSES]>,
    /// What scores are divided by before they become probabilities, fitted on held-out sentences.
    temperature: f32,
}

/// Bytes that are not weights of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadWeights;

impl std::fmt::Display for BadWeights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not weights of the judge; train them again with `cargo xtask train-judge`")
    }
}

impl std::error::Error for BadWeights {}

impl Judge {
    /// The weights that are compiled in.
    pub fn embedded() -> &'static Judge {
        static EMBEDDED: LazyLock<Judge> = LazyLock::new(|| {
            Judge::from_bytes(include_bytes!("../../models/judge.bin")).unwrap_or_default()
        });
        &EMBEDDED
    }

    /// Weights by feature.
    pub fn new(weights: FxHashMap<u32, [f32; CLASSES]>, temperature: f32) -> Judge {
        Judge {
            weights,
            temperature,
        }
    }

    /// The same weights with another temperature.
    pub fn with_temperature(self, temperature: f32) -> Judge {
        Judge {
            temperature,
            ..self
        }
    }

    /// Whether there are no weights.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The probability of each class.
    pub fn probabilities(&self, features: &[u32]) -> [f32; CLASSES] {
        let mut scores = [0f32; CLASSES];
        for row in features.iter().filter_map(|f| self.weights.get(f)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 0.0;
        for score in &mut scores {
            *score = ((*score - most) / self.temperature).exp();
            sum += *score;
        }
        scores.map(|score| score / sum)
    }

    /// Writes the weights: eight bits each with a scale a feature, little endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.temperature.to_le_bytes());
        let mut keys: Vec<u32> = self.weights.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            let row = &self.weights[&key];
            let scale = row.iter().fold(0f32, |most, w| most.max(w.abs())) / 127.0;
            if scale == 0.0 {
                continue;
            }
            out.extend(key.to_le_bytes());
            out.extend(scale.to_le_bytes());
            out.extend(
                row.iter()
                    .map(|w| ((w / scale).round() as i8).to_le_bytes()[0]),
            );
        }
        out
    }

    /// Reads weights that [`Judge::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are not such weights.
    pub fn from_bytes(bytes: &[u8]) -> Result<Judge, BadWeights> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(BadWeights)?;
        let (temperature, rest) = rest.split_first_chunk::<4>().ok_or(BadWeights)?;
        const ROW: usize = 8 + CLASSES;
        if rest.len() % ROW != 0 {
            return Err(BadWeights);
        }
        let mut weights = FxHashMap::default();
        for row in rest.chunks_exact(ROW) {
            let four = |at: usize| row[at..at + 4].try_into().map_err(|_| BadWeights);
            let key = u32::from_le_bytes(four(0)?);
            let scale = f32::from_le_bytes(four(4)?);
            let mut values = [0f32; CLASSES];
            for (value, &byte) in values.iter_mut().zip(&row[8..]) {
                *value = f32::from(i8::from_le_bytes([byte])) * scale;
            }
            weights.insert(key, values);
        }
        Ok(Judge {
            weights,
            temperature: f32::from_le_bytes(*temperature),
        })
    }
}
