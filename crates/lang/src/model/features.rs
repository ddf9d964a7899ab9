//! What the network sees of a word: rows of embedding tables.

use rustc_hash::FxHashMap;

/// Rows of the hashed tables: prefix of 3, suffixes of 2, 3 and 4 characters, shape.
pub const HASHED_ROWS: [usize; 5] = [4096, 4096, 8192, 8192, 1024];

/// Number of embedding tables: the word itself, the hashed ones, and the words with a vector from a
/// larger model.
pub const TABLES: usize = 2 + HASHED_ROWS.len();

/// The table of the words with a vector from a larger model.
pub const VECTORS: usize = TABLES - 1;

/// The row of each embedding table for a word.
pub type Rows = [u32; TABLES];

/// FNV-1a, mixed: the same on every machine.
fn hash(bytes: &[u8], seed: u64) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325u64 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state ^ (state >> 29)
}

/// The rows for a word as it stands in the text; row 0 of the first and of the last table is "not in
/// the vocabulary".
pub fn rows(
    form: &str,
    vocabulary: &FxHashMap<String, u32>,
    vectors: &FxHashMap<String, u32>,
) -> Rows {
    let lower = form.to_lowercase();
    let ends: Vec<usize> = lower
        .char_indices()
        .map(|(at, _)| at)
        .chain([lower.len()])
        .collect();
    let count = ends.len() - 1;
    let prefix = &lower[..ends[count.min(3)]];
    let suffix = |length: usize| &lower[ends[count.saturating_sub(length)]..];
    let row = |table: usize, text: &str| {
        (hash(text.as_bytes(), table as u64 + 1) % HASHED_ROWS[table] as u64) as u32
    };
    [
        vocabulary.get(&lower).copied().unwrap_or(0),
        row(0, prefix),
        row(1, suffix(2)),
        row(2, suffix(3)),
        row(3, suffix(4)),
        row(4, &shape(form)),
        vectors.get(&lower).copied().unwrap_or(0),
    ]
}

/// `Belarus-2` has the shape `XxxX-d`: runs are cut at two.
fn shape(form: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in form.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_ascii_digit() => 'd',
            c => c,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 && shape.len() < 24 {
            shape.push(class);
        }
    }
    shape
}
