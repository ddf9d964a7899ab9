//! What keeps an import from going on.

/// An error that ends an import; what is wrong with single records is in the
/// [`Report`](crate::Report).
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file could not be opened or its beginning not be read.
    #[error("{name}: {error}")]
    Open {
        /// The file.
        name: String,
        /// Why.
        error: std::io::Error,
    },
    /// The first line of a file is not that of the data set.
    #[error("{name}: this is not a file of {kind}: {reason}; expected {expected}")]
    NotThisKind {
        /// The file.
        name: String,
        /// Key of the kind that was asked for.
        kind: String,
        /// What was found.
        reason: String,
        /// What the kind reads.
        expected: String,
    },
    /// The first line of a file is of something else; [`import`](crate::import) gives
    /// [`ImportError::NotThisKind`] for it.
    #[error("{0}")]
    SomethingElse(String),
    /// A file is written in an encoding that is not read.
    #[error("{0}: the file is in UTF-16; save it as UTF-8 and import that")]
    Utf16(String),
    /// The archive holds no file that could be read.
    #[error("{name}: the archive cannot be used: {reason}")]
    Archive {
        /// The file.
        name: String,
        /// Why.
        reason: String,
    },
    /// A mapping or an option of the general importer does not fit.
    #[error("{0}")]
    Mapping(String),
    /// No kind of data set has this key.
    #[error("no data set is called {given:?}; `chancery import --list` lists them{}", suggest(.nearest))]
    UnknownKind {
        /// What was asked for.
        given: String,
        /// The nearest key, if one is near.
        nearest: Option<&'static str>,
    },
    /// Whoever takes the observations could not take one.
    #[error(transparent)]
    Sink(Box<dyn std::error::Error + Send + Sync>),
}

fn suggest(nearest: &Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |key| format!("; did you mean {key}?"))
}
