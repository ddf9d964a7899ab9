//! Input that could not be used.

use record::Document;

/// What was wrong with an input, where, and what may help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputProblem {
    /// A path, `path:line`, or `standard input`.
    pub location: String,
    /// What was wrong.
    pub reason: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl InputProblem {
    pub(crate) fn new(location: impl Into<String>, reason: impl Into<String>) -> InputProblem {
        InputProblem {
            location: location.into(),
            reason: reason.into(),
            hint: None,
        }
    }

    pub(crate) fn hint(mut self, hint: &str) -> InputProblem {
        self.hint = Some(hint.to_owned());
        self
    }
}

impl std::fmt::Display for InputProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.location, self.reason)
    }
}

impl std::error::Error for InputProblem {}

/// What became of an input.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A document.
    Document(Document),
    /// Something about a document that was read could not be used, such as its date.
    Warning(InputProblem),
    /// The input gave no document.
    Problem(InputProblem),
}
