//! The parameters of a network as bytes: matrices in six bits with a scale a row, vectors in 32 bits,
//! little endian, as `xtask/train/events.py` and `xtask/train/careful.py` write them.

use super::layers::Linear;

/// Bytes that are no network of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadNetwork;

impl std::fmt::Display for BadNetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not an event network of this version; train it again (see MODEL_CARD.md)")
    }
}

impl std::error::Error for BadNetwork {}

/// What is left of the bytes.
pub(super) struct Weights<'b>(&'b [u8]);

impl<'b> Weights<'b> {
    /// After the word that a file of this kind begins with.
    pub(super) fn after(magic: &[u8], bytes: &'b [u8]) -> Result<Weights<'b>, BadNetwork> {
        bytes.strip_prefix(magic).map(Weights).ok_or(BadNetwork)
    }

    /// That there is no more.
    pub(super) fn end(&self) -> Result<(), BadNetwork> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(BadNetwork)
        }
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8], BadNetwork> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(BadNetwork)?;
        self.0 = rest;
        Ok(taken)
    }

    fn float(&mut self) -> Result<f32, BadNetwork> {
        let bytes = self.take(4)?.try_into().map_err(|_| BadNetwork)?;
        Ok(f32::from_le_bytes(bytes))
    }

    pub(super) fn floats(&mut self, count: usize) -> Result<Vec<f32>, BadNetwork> {
        (0..count).map(|_| self.float()).collect()
    }

    /// As many texts as are said first, each with its length before it.
    pub(super) fn texts(&mut self) -> Result<Vec<&'b str>, BadNetwork> {
        let count: [u8; 4] = self.take(4)?.try_into().map_err(|_| BadNetwork)?;
        (0..u32::from_le_bytes(count))
            .map(|_| {
                let length = usize::from(self.take(1)?[0]);
                std::str::from_utf8(self.take(length)?).map_err(|_| BadNetwork)
            })
            .collect()
    }

    /// A matrix row by row. Each row is a scale and its numbers, four in three bytes, the first one lowest.
    pub(super) fn rows(&mut self, rows: usize, columns: usize) -> Result<Vec<f32>, BadNetwork> {
        let mut out = Vec::with_capacity(rows * columns);
        for _ in 0..rows {
            let scale = self.float()?;
            for three in self.take(columns / 4 * 3)?.chunks_exact(3) {
                let bits = u32::from_le_bytes([three[0], three[1], three[2], 0]);
                out.extend((0..4).map(|at| {
                    let number = (bits >> (6 * at)) & 63;
                    (number as f32 - 32.0) * scale
                }));
            }
        }
        Ok(out)
    }

    /// A linear layer, which is written with a row for each output.
    pub(super) fn linear(&mut self, inputs: usize, outputs: usize) -> Result<Linear, BadNetwork> {
        let rows = self.rows(outputs, inputs)?;
        let mut weights = vec![0f32; inputs * outputs];
        for (output, row) in rows.chunks_exact(inputs).enumerate() {
            for (input, &weight) in row.iter().enumerate() {
                weights[input * outputs + output] = weight;
            }
        }
        Ok(Linear {
            weights,
            bias: self.floats(outputs)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn numbers_of_six_bits_and_layers_by_output() {
        // 1, -31, 0, 31 with the scale 0.5, then the same row again and two biases.
        let numbers = [33u32, 1, 32, 63];
        let bits = numbers
            .iter()
            .enumerate()
            .fold(0, |bits, (at, number)| bits | number << (6 * at));
        let mut row = 0.5f32.to_le_bytes().to_vec();
        row.extend(&bits.to_le_bytes()[..3]);
        let mut bytes = b"M".to_vec();
        bytes.extend(row.iter().chain(&row));
        bytes.extend([1f32, 2.0].iter().flat_map(|v| v.to_le_bytes()));
        let mut weights = Weights::after(b"M", &bytes).expect("magic");
        let layer = weights.linear(4, 2).expect("a layer");
        assert!(weights.end().is_ok());
        assert_eq!(layer.apply(&[1.0, 0.0, 0.0, 0.0], 4), [1.5, 2.5]);
        assert_eq!(layer.apply(&[0.0, 1.0, 0.0, 1.0], 4), [1.0, 2.0]);
        assert!(weights.floats(1).is_err());
        assert!(Weights::after(b"N", &bytes).is_err());
    }
}
