//! The word vectors that training starts from: input embeddings of a larger model, made small.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use nalgebra::DMatrix;
use safetensors::{Dtype, SafeTensors};

/// Numbers that are kept of a vector.
const COMPONENTS: usize = 96;
/// The tensor of the input embeddings ends so, whatever the model is wrapped in.
const EMBEDDINGS: &str = "word_embeddings.weight";
/// Words of the vocabulary that stand for no word.
const SPECIAL: [&str; 5] = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

/// Writes the vectors of the words of a model (`model.safetensors` and `vocab.txt` in a folder), one
/// word and its numbers a line.
///
/// Vectors are centred and projected on their first principal components (Pearson 1901), then divided
/// by one standard deviation over all numbers, so that components keep their relative size.
pub(crate) fn write(model: &Path, out: &mut impl Write) -> Result<()> {
    let path = model.join("vocab.txt");
    let vocabulary =
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let words: Vec<(usize, &str)> = vocabulary
        .lines()
        .enumerate()
        .filter(|(_, word)| is_whole_word(word))
        .collect();
    let path = model.join("model.safetensors");
    let bytes = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    let rows: Vec<usize> = words.iter().map(|(row, _)| *row).collect();
    let vectors = embeddings(&bytes, &rows).with_context(|| path.display().to_string())?;
    let small = principal(vectors, COMPONENTS)?;
    for ((_, word), vector) in words.iter().zip(small.row_iter()) {
        write!(out, "{word}")?;
        for value in vector.iter() {
            write!(out, " {value:.3}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Whether a line of the vocabulary is a word or mark in ASCII, not a piece of one.
fn is_whole_word(word: &str) -> bool {
    !word.is_empty()
        && word.is_ascii()
        && !word.contains(' ')
        && !word.starts_with("##")
        && !word.starts_with("[unused")
        && !SPECIAL.contains(&word)
}

/// The given rows of the input embeddings.
fn embeddings(bytes: &[u8], rows: &[usize]) -> Result<DMatrix<f64>> {
    let tensors = SafeTensors::deserialize(bytes)?;
    let name = tensors
        .names()
        .into_iter()
        .filter(|name| name.ends_with(EMBEDDINGS))
        .min()
        .with_context(|| format!("no tensor ends with {EMBEDDINGS}"))?;
    let tensor = tensors.tensor(name)?;
    ensure!(
        tensor.dtype() == Dtype::F32,
        "{name} holds {:?}; expected F32",
        tensor.dtype()
    );
    let &[height, width] = tensor.shape() else {
        anyhow::bail!("{name} has {} dimensions; expected 2", tensor.shape().len());
    };
    if let Some(row) = rows.iter().find(|&&row| row >= height) {
        anyhow::bail!(
            "{name} has {height} rows, but line {} of vocab.txt is a word: the files are not of one model",
            row + 1
        );
    }
    let data = tensor.data();
    let value = |row: usize, column: usize| {
        let at = (rows[row] * width + column) * 4;
        let number: [u8; 4] = data[at..at + 4].try_into().unwrap_or_default();
        f64::from(f32::from_le_bytes(number))
    };
    let vectors = DMatrix::from_fn(rows.len(), width, value);
    ensure!(
        vectors.iter().all(|value| value.is_finite()),
        "{name} holds numbers that are not finite"
    );
    Ok(vectors)
}

/// The rows, centred, on the first principal components, scaled to one standard deviation.
fn principal(mut rows: DMatrix<f64>, components: usize) -> Result<DMatrix<f64>> {
    ensure!(
        rows.nrows() > 1 && rows.ncols() >= components,
        "{} words of {} numbers are too few for {components} components",
        rows.nrows(),
        rows.ncols()
    );
    for mut column in rows.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
    let eigen = (rows.tr_mul(&rows) / rows.nrows() as f64).symmetric_eigen();
    let mut order: Vec<usize> = (0..rows.ncols()).collect();
    order.sort_by(|&a, &b| eigen.eigenvalues[b].total_cmp(&eigen.eigenvalues[a]));
    let mut axes = eigen.eigenvectors.select_columns(&order[..components]);
    // An axis is the same in both directions; the largest number decides, so that runs agree.
    for mut axis in axes.column_iter_mut() {
        if axis[axis.icamax()] < 0.0 {
            axis.neg_mut();
        }
    }
    let small = rows * axes;
    // The columns have mean 0.
    let deviation = (small.norm_squared() / small.len() as f64).sqrt();
    ensure!(deviation > 0.0, "all vectors are equal");
    Ok(small / deviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_special_entries_are_no_words() {
        for word in ["minsk", "!", "1990s", "[", "]"] {
            assert!(is_whole_word(word), "{word}");
        }
        for word in ["", "##ing", "[unused12]", "[CLS]", "café", "a b"] {
            assert!(!is_whole_word(word), "{word}");
        }
    }

    #[test]
    fn the_first_component_is_the_longest_axis() {
        // Points on the diagonal with a little of the other direction.
        let rows = DMatrix::from_row_slice(4, 2, &[5.0, 5.0, 3.0, 3.0, 4.1, 3.9, 3.9, 4.1]);
        let one = principal(rows.clone(), 1).unwrap();
        let expected = [2f64.sqrt(), -(2f64.sqrt()), 0.0, 0.0];
        for (value, expected) in one.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-9, "{one}");
        }
        let both = principal(rows, 2).unwrap();
        assert!((both.norm_squared() - 8.0).abs() < 1e-9);
        assert!((both[(2, 1)] + both[(3, 1)]).abs() < 1e-9);
    }

    #[test]
    fn rows_are_taken_from_the_tensor_and_wrong_files_are_named() {
        use safetensors::tensor::TensorView;
        let numbers: Vec<u8> = (0..6u8).flat_map(|n| f32::from(n).to_le_bytes()).collect();
        let file = |name: &str, shape: &[usize]| {
            let view = TensorView::new(Dtype::F32, shape.to_vec(), &numbers).unwrap();
            safetensors::serialize([(name, view)], None).unwrap()
        };
        let good = file("embeddings.word_embeddings.weight", &[3, 2]);
        let rows = embeddings(&good, &[2, 0]).unwrap();
        assert_eq!(rows, DMatrix::from_row_slice(2, 2, &[4.0, 5.0, 0.0, 1.0]));
        let message =
            |bytes: &[u8], rows: &[usize]| embeddings(bytes, rows).unwrap_err().to_string();
        assert!(message(&good, &[3]).contains("line 4 of vocab.txt"));
        assert!(message(&file("other", &[3, 2]), &[0]).contains("no tensor"));
        assert!(message(&file("word_embeddings.weight", &[6]), &[0]).contains("1 dimensions"));
        assert!(!message(b"nothing", &[0]).is_empty());
    }
}
