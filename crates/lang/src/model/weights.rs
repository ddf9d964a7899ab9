//! The model as bytes: embeddings in 8 bits with a scale a row, all else in 32 bits, little endian.

use super::Model;

const MAGIC: &[u8; 8] = b"CHNLANG2";

/// Bytes that are not a model of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadModel;

impl std::fmt::Display for BadModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a language model of this version; train it again with `cargo xtask train`")
    }
}

impl std::error::Error for BadModel {}

impl Model {
    /// Writes the model.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for words in [&self.vocabulary, &self.vectors] {
            let mut words: Vec<(&str, u32)> = words
                .iter()
                .map(|(word, &row)| (word.as_str(), row))
                .collect();
            words.sort_by_key(|(_, row)| *row);
            put_strings(&mut out, words.iter().map(|(word, _)| *word));
        }
        put_strings(&mut out, self.tags.iter().map(String::as_str));
        put_strings(&mut out, self.labels.iter().map(String::as_str));
        for table in &self.embeddings {
            put_rows(&mut out, table);
        }
        for matrix in self.dense() {
            put_count(&mut out, matrix.len());
            out.extend(matrix.iter().flat_map(|value| value.to_le_bytes()));
        }
        out
    }

    fn dense(&self) -> impl Iterator<Item = &Vec<f32>> {
        self.convolutions
            .iter()
            .chain(&self.convolution_biases)
            .chain([
                &self.tagger,
                &self.tagger_bias,
                &self.slots,
                &self.slots_bias,
                &self.absent,
                &self.moves,
                &self.moves_bias,
            ])
    }

    /// Reads a model that [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are not such a model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, BadModel> {
        let mut reader = Reader(bytes.strip_prefix(MAGIC).ok_or(BadModel)?);
        let mut words = || -> Result<rustc_hash::FxHashMap<String, u32>, BadModel> {
            let words = reader.strings()?.into_iter().enumerate();
            Ok(words.map(|(i, word)| (word, i as u32 + 1)).collect())
        };
        let (vocabulary, vectors) = (words()?, words()?);
        let (tags, labels) = (reader.strings()?, reader.strings()?);
        let embeddings = (0..super::TABLES)
            .map(|_| reader.rows())
            .collect::<Result<Vec<_>, _>>()?;
        let mut layers = |count: usize| {
            (0..count)
                .map(|_| reader.floats())
                .collect::<Result<Vec<_>, _>>()
        };
        let convolutions = layers(super::LAYERS)?;
        let convolution_biases = layers(super::LAYERS)?;
        Ok(Model {
            vocabulary,
            vectors,
            tags,
            labels,
            embeddings,
            convolutions,
            convolution_biases,
            tagger: reader.floats()?,
            tagger_bias: reader.floats()?,
            slots: reader.floats()?,
            slots_bias: reader.floats()?,
            absent: reader.floats()?,
            moves: reader.floats()?,
            moves_bias: reader.floats()?,
        })
    }
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend((count as u32).to_le_bytes());
}

fn put_strings<'s>(out: &mut Vec<u8>, strings: impl Iterator<Item = &'s str>) {
    let strings: Vec<&str> = strings.collect();
    put_count(out, strings.len());
    for string in strings {
        put_count(out, string.len());
        out.extend(string.as_bytes());
    }
}

fn put_rows(out: &mut Vec<u8>, table: &[f32]) {
    put_count(out, table.len() / super::WIDTH);
    for row in table.chunks_exact(super::WIDTH) {
        let scale = row.iter().fold(0f32, |most, value| most.max(value.abs())) / 127.0;
        out.extend(scale.to_le_bytes());
        out.extend(row.iter().map(|value| {
            let step = if scale > 0.0 {
                (value / scale).round()
            } else {
                0.0
            };
            (step as i8).to_le_bytes()[0]
        }));
    }
}

struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], BadModel> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(BadModel)?;
        self.0 = rest;
        Ok(taken)
    }

    fn count(&mut self) -> Result<usize, BadModel> {
        let bytes = self.take(4)?.try_into().map_err(|_| BadModel)?;
        Ok(u32::from_le_bytes(bytes) as usize)
    }

    fn strings(&mut self) -> Result<Vec<String>, BadModel> {
        let count = self.count()?;
        (0..count)
            .map(|_| {
                let length = self.count()?;
                String::from_utf8(self.take(length)?.to_vec()).map_err(|_| BadModel)
            })
            .collect()
    }

    fn floats(&mut self) -> Result<Vec<f32>, BadModel> {
        let count = self.count()?;
        Ok(self.take(count * 4)?.chunks_exact(4).map(float).collect())
    }

    fn rows(&mut self) -> Result<Vec<f32>, BadModel> {
        let count = self.count()?;
        let mut table = Vec::with_capacity(count * super::WIDTH);
        for _ in 0..count {
            let scale = float(self.take(4)?);
            let steps = self.take(super::WIDTH)?;
            table.extend(
                steps
                    .iter()
                    .map(|&byte| f32::from(i8::from_le_bytes([byte])) * scale),
            );
        }
        Ok(table)
    }
}

fn float(bytes: &[u8]) -> f32 {
    bytes.try_into().map_or(0.0, f32::from_le_bytes)
}
