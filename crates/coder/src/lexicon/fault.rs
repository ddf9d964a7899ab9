//! What is wrong with a line of a vocabulary, and the nearest name that would have been right.

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Character of the line at which the faulty part begins, from 1; 0 where the line as a whole is
    /// meant.
    pub column: usize,
    /// What is wrong, what was expected, and what to do.
    pub message: String,
}

impl std::fmt::Display for LexiconError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.line > 0 && self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for LexiconError {}

/// What is wrong, and in which part of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The address of the faulty part, which is a slice of the line.
    at: Option<usize>,
    message: String,
}

impl Fault {
    /// A fault of a part of the line.
    pub(super) fn at(part: &str, message: impl Into<String>) -> Fault {
        Fault {
            at: Some(part.as_ptr() as usize),
            message: message.into(),
        }
    }

    /// The error with its place. `line` is the whole line as it stands in the file.
    pub(super) fn locate(self, file: &str, number: usize, line: &str) -> LexiconError {
        let start = line.as_ptr() as usize;
        let column = self
            .at
            .and_then(|at| at.checked_sub(start))
            .and_then(|offset| line.get(..offset))
            .map_or(0, |before| before.chars().count() + 1);
        LexiconError {
            file: file.to_owned(),
            line: number,
            column,
            message: self.message,
        }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Fault {
        Fault { at: None, message }
    }
}

impl From<&str> for Fault {
    fn from(message: &str) -> Fault {
        Fault::from(message.to_owned())
    }
}

/// A word as a message shows it: quoted, control characters escaped, cut where it is very long.
pub(super) fn shown(word: &str) -> String {
    match word.char_indices().nth(60) {
        Some((end, _)) => format!("{:?}...", &word[..end]),
        None => format!("{word:?}"),
    }
}

/// The candidate that is spelt most like the word, if any is near enough to be meant.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // A longer word is no misspelt name, and the comparison is quadratic.
    if word.len() > 60 {
        return None;
    }
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| {
            let likeness = strsim::normalized_damerau_levenshtein(&word, &candidate.to_lowercase());
            (likeness, candidate)
        })
        .filter(|(likeness, _)| *likeness >= 0.6)
        // Among equals the first.
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, candidate)| candidate)
}

/// `; did you mean X?`, or all that may stand there.
pub(super) fn suggestion(word: &str, candidates: &[&str]) -> String {
    match nearest(word, candidates.iter().copied()) {
        Some(near) => format!("; did you mean {near}?"),
        None => format!(": write one of {}", candidates.join(", ")),
    }
}
