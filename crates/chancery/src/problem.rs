//! What can go wrong on the command line: a message, hints, and the exit code.

use crate::terminal::Terminal;

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All of it worked: exit code 0.
    Done,
    /// Some of the input failed and was reported: exit code 1.
    SomeFailed,
}

impl Outcome {
    /// [`Outcome::SomeFailed`] when `failed` is not 0.
    pub(crate) fn from_failures(failed: usize) -> Outcome {
        if failed == 0 {
            Outcome::Done
        } else {
            Outcome::SomeFailed
        }
    }
}

/// An error that a person can act upon.
#[derive(Debug)]
pub(crate) struct Problem {
    message: String,
    hints: Vec<String>,
    exit_code: u8,
}

impl Problem {
    /// The command was not called as it should be: exit code 2.
    pub(crate) fn usage(message: impl Into<String>) -> Problem {
        Problem {
            message: message.into(),
            hints: Vec::new(),
            exit_code: 2,
        }
    }

    /// Input could not be used: exit code 1.
    pub(crate) fn input(message: impl Into<String>) -> Problem {
        Problem {
            message: message.into(),
            hints: Vec::new(),
            exit_code: 1,
        }
    }

    /// Adds what the person can do about it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hints.push(hint.into());
        self
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// Whether the reader of standard output went away, which is not an error.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause
            .downcast_ref::<std::io::Error>()
            .map(std::io::Error::kind);
        let json = cause
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        let csv = cause
            .downcast_ref::<csv::Error>()
            .and_then(|error| match error.kind() {
                csv::ErrorKind::Io(error) => Some(error.kind()),
                _ => None,
            });
        io.or(json).or(csv) == Some(std::io::ErrorKind::BrokenPipe)
    })
}

/// Writes an error with its causes and hints; gives the exit code.
pub(crate) fn report(error: &anyhow::Error, terminal: &mut Terminal) -> u8 {
    let mut message = error.to_string();
    for cause in error.chain().skip(1) {
        let cause = cause.to_string();
        // Many errors repeat their source in their own message.
        if !message.contains(&cause) {
            message.push_str(": ");
            message.push_str(&cause);
        }
    }
    terminal.error(&message);
    match error.downcast_ref::<Problem>() {
        Some(problem) => {
            for hint in &problem.hints {
                terminal.hint(hint);
            }
            problem.exit_code
        }
        None => 1,
    }
}
