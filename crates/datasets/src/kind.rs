//! The kinds of data sets, and the frame that every import runs in.

use record::{Observation, Party, Source, Time, Value, Variable};

use crate::kinds;
use crate::open::{Input, Position, Visited, each_file};
use crate::{Countries, ImportError, Layout, Report, Rows};

/// Rows between two calls of the progress callback.
const TICK: u64 = 4096;

/// A kind of data set that can be imported.
pub struct Kind {
    /// The word on the command line; also the key of its sources.
    pub key: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Which files it reads, with their columns.
    pub reads: &'static str,
    /// How its fields are divided.
    pub layout: Layout,
    /// The source without what the user says otherwise.
    pub(crate) source: fn(&Options) -> Result<Source, ImportError>,
    /// A reader for one import.
    pub(crate) reader: fn(&Options) -> Result<Box<dyn Reader>, ImportError>,
}

impl Kind {
    /// The source that an import with these options makes.
    ///
    /// # Errors
    /// When the options do not fit the kind.
    pub fn source(&self, options: &Options) -> Result<Source, ImportError> {
        let mut source = (self.source)(options)?;
        if let Some(version) = &options.version {
            source.version.clone_from(version);
        }
        Ok(source)
    }
}

/// What the user says about the files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Version of the data set, where it is not the one that the kind was written for.
    pub version: Option<String>,
    /// Name of the variable, where a file does not name what it is about.
    pub name: Option<String>,
    /// How the columns of a general table are to be read.
    pub mapping: Option<kinds::table::Mapping>,
}

/// Reads the files of one import, one after the other.
pub(crate) trait Reader {
    /// Reads a file to its end.
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError>;

    /// Called after the last file, for data sets whose numbers rest on several rows or files.
    fn end(&mut self, _run: &mut Run<'_>) -> Result<(), ImportError> {
        Ok(())
    }
}

/// An error of a sink.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;

/// Takes what an import finds.
pub trait Sink {
    /// Called once, before any observation.
    ///
    /// # Errors
    /// Any error ends the import.
    fn begin(&mut self, source: &Source) -> Result<(), SinkError>;

    /// A variable that showed itself while reading; its index follows the last one.
    ///
    /// # Errors
    /// Any error ends the import.
    fn variable(&mut self, variable: &Variable) -> Result<(), SinkError>;

    /// One observation. The same variable, sides and time may come again; the last one counts.
    ///
    /// # Errors
    /// Any error ends the import.
    fn take(&mut self, observation: &Observation<'_>) -> Result<(), SinkError>;
}

/// A sink that keeps nothing, for a trial run.
impl Sink for () {
    fn begin(&mut self, _: &Source) -> Result<(), SinkError> {
        Ok(())
    }
    fn variable(&mut self, _: &Variable) -> Result<(), SinkError> {
        Ok(())
    }
    fn take(&mut self, _: &Observation<'_>) -> Result<(), SinkError> {
        Ok(())
    }
}

/// One import while it runs.
pub struct Run<'r> {
    /// What became of the rows.
    pub report: Report,
    /// Finds countries.
    pub countries: Countries,
    source: Source,
    sink: &'r mut dyn Sink,
    progress: &'r mut dyn FnMut(u64),
    position: Position,
    kept: u64,
}

impl Run<'_> {
    /// The source with the variables so far.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Counts a row of data and lets the progress be seen.
    pub fn row(&mut self) {
        self.report.rows_read += 1;
        self.kept = self.report.observations;
        if self.report.rows_read.is_multiple_of(TICK) {
            (self.progress)(self.position.bytes());
        }
    }

    /// Counts the row as kept when an observation was taken since [`Run::row`].
    pub fn row_done(&mut self) {
        if self.report.observations > self.kept {
            self.report.rows_kept += 1;
        }
    }

    /// Adds a variable; gives its index.
    ///
    /// # Errors
    /// That of the sink.
    pub fn add_variable(&mut self, variable: Variable) -> Result<usize, ImportError> {
        self.sink.variable(&variable).map_err(ImportError::Sink)?;
        self.source.variables.push(variable);
        Ok(self.source.variables.len() - 1)
    }

    /// Hands on an observation. One of a country with itself is left out and counted.
    ///
    /// # Errors
    /// That of the sink.
    pub fn emit(
        &mut self,
        variable: usize,
        a: &Party,
        b: Option<&Party>,
        time: Time,
        value: Value<'_>,
    ) -> Result<(), ImportError> {
        if b == Some(a) {
            self.report.left_out("a country with itself");
            return Ok(());
        }
        if matches!(value, Value::Number(number) if !number.is_finite()) {
            self.report.left_out("a number that is not finite");
            return Ok(());
        }
        self.report.observations += 1;
        self.report.year(time.year());
        let observation = Observation {
            variable,
            a,
            b,
            time,
            value,
        };
        self.sink.take(&observation).map_err(ImportError::Sink)
    }
}

/// Every kind, in the order of the list.
pub const KINDS: &[&Kind] = kinds::ALL;

/// The kind of that key.
///
/// # Errors
/// [`ImportError::UnknownKind`], with the nearest key.
pub fn kind(key: &str) -> Result<&'static Kind, ImportError> {
    let found = KINDS.iter().copied().find(|kind| kind.key == key);
    found.ok_or_else(|| {
        let contained = |kind: &&&Kind| {
            key.len() > 2 && (kind.key.contains(key) || key.contains(kind.key))
                || kind.key.split('-').any(|word| word == key)
        };
        ImportError::UnknownKind {
            given: key.to_owned(),
            nearest: KINDS.iter().find(contained).map(|kind| kind.key),
        }
    })
}

/// Imports the files as one source. `progress` is given the bytes read so far, as the files lie on
/// the disk.
///
/// # Errors
/// When a file cannot be opened or is of something else, the options do not fit, or the sink fails.
/// Broken records, unknown countries and files that end early are no errors; the report has them.
pub fn import(
    kind: &Kind,
    inputs: Vec<Input<'_>>,
    options: &Options,
    sink: &mut dyn Sink,
    progress: &mut dyn FnMut(u64),
) -> Result<(Source, Report), ImportError> {
    let source = kind.source(options)?;
    let mut reader = (kind.reader)(options)?;
    sink.begin(&source).map_err(ImportError::Sink)?;
    let position = Position::default();
    let mut run = Run {
        report: Report::default(),
        countries: Countries::default(),
        source,
        sink,
        progress,
        position: position.clone(),
        kept: 0,
    };
    for input in inputs {
        let name = input.name();
        let passed_over = each_file(input, &position, &mut |name, bytes| {
            let mut rows = Rows::new(name, bytes, kind.layout)?;
            reader.file(&mut rows, &mut run)
        });
        let passed_over = passed_over.map_err(|error| match error {
            ImportError::SomethingElse(reason) => ImportError::NotThisKind {
                name,
                kind: kind.key.to_owned(),
                reason,
                expected: kind.reads.to_owned(),
            },
            other => other,
        })?;
        for note in passed_over {
            run.report.note(note);
        }
    }
    reader.end(&mut run)?;
    (run.progress)(position.bytes());
    Ok((run.source, run.report))
}
