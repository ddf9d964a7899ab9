//! Words cut into the pieces of a vocabulary: WordPiece, as the encoders of the BERT family have it (Wu et
//! al. 2016, Devlin et al. 2019), in lower case and without accents.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::weights::BadNetwork;

/// The pieces with their places in the table of the encoder.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pieces {
    /// Pieces that begin a word.
    first: FxHashMap<String, u32>,
    /// Pieces that go on with one.
    further: FxHashMap<String, u32>,
    unknown: u32,
    /// Bytes of the longest piece.
    longest: usize,
    /// What begins and what ends a sentence.
    pub(super) borders: [u32; 2],
}

impl Pieces {
    /// From the pieces in the order of their places; those that go on with a word begin with `##`.
    pub(super) fn new(pieces: &[&str]) -> Result<Pieces, BadNetwork> {
        let mut found = Pieces::default();
        for (place, piece) in (0u32..).zip(pieces) {
            found.longest = found.longest.max(piece.len());
            match piece.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => found.further.insert(rest.to_owned(), place),
                None => found.first.insert((*piece).to_owned(), place),
            };
        }
        let of = |piece: &str| found.first.get(piece).copied().ok_or(BadNetwork);
        found.borders = [of("[CLS]")?, of("[SEP]")?];
        found.unknown = of("[UNK]")?;
        Ok(found)
    }

    /// The pieces of a word; at least one.
    pub(super) fn of(&self, word: &str) -> Vec<u32> {
        let plain: String = word
            .to_lowercase()
            .nfd()
            .filter(|&c| !is_combining_mark(c))
            .map(|c| match c {
                '’' | '‘' => '\'',
                '“' | '”' => '"',
                '–' | '—' => '-',
                c => c,
            })
            .collect();
        let mut found = Vec::new();
        let mut rest = plain.as_str();
        while let Some(c) = rest.chars().next() {
            // Letters and numbers together, each other sign by itself.
            let letters = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let (part, left) = rest.split_at(if letters > 0 { letters } else { c.len_utf8() });
            self.split(part, &mut found);
            rest = left;
        }
        if found.is_empty() {
            found.push(self.unknown);
        }
        found
    }

    /// The longest pieces from the left; the unknown one when some part has none.
    fn split(&self, part: &str, found: &mut Vec<u32>) {
        let before = found.len();
        let mut rest = part;
        while !rest.is_empty() {
            let known = if rest.len() == part.len() {
                &self.first
            } else {
                &self.further
            };
            let longest = (1..=rest.len().min(self.longest))
                .rev()
                .find_map(|end| Some((known.get(rest.get(..end)?)?, end)));
            let Some((&place, end)) = longest else {
                found.truncate(before);
                found.push(self.unknown);
                return;
            };
            found.push(place);
            rest = &rest[end..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    #[test]
    fn the_longest_pieces_from_the_left() {
        let pieces = Pieces::new(&[
            "[CLS]", "[SEP]", "[UNK]", "trade", "tra", "##ded", "##s", "cote", "'", "d",
        ])
        .expect("pieces");
        assert_eq!(pieces.of("TRADE"), [3]);
        assert_eq!(pieces.of("trades"), [3, 6]);
        // After "trade" nothing goes on with "d".
        assert_eq!(pieces.of("Traded"), [2]);
        assert_eq!(pieces.of("Côte’d"), [7, 8, 9]);
        assert_eq!(pieces.of("#"), [2]);
        assert_eq!(pieces.of(""), [2]);
    }

    #[test]
    fn a_vocabulary_without_its_signs_is_refused() {
        assert!(Pieces::new(&["[CLS]", "trade"]).is_err());
    }
}
