//! Opening files: gzip and zip are read as they are, and nothing is held in memory as a whole.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use crate::{ImportError, columnar};

/// A compressed file that grows beyond this, and by more than [`GROWTH`], is taken for a trap.
const GROWN: u64 = 256 << 20;

/// Data sets in text shrink to a tenth, seldom to a fiftieth.
const GROWTH: u64 = 300;

/// A file to import.
pub enum Input<'i> {
    /// A path.
    Path(PathBuf),
    /// Anything that can be read, with a name for messages.
    Reader(String, Box<dyn Read + 'i>),
}

impl Input<'_> {
    /// The name for messages.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Input::Path(path) => path.display().to_string(),
            Input::Reader(name, _) => name.clone(),
        }
    }
}

impl From<&Path> for Input<'_> {
    fn from(path: &Path) -> Self {
        Input::Path(path.to_owned())
    }
}

/// How many bytes were read of the file as it lies on the disk.
#[derive(Debug, Clone, Default)]
pub struct Position(Rc<Cell<u64>>);

impl Position {
    /// Bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.get()
    }
}

struct Counted<R> {
    inner: R,
    position: Position,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.position.0.set(self.position.0.get() + count as u64);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Stops a stream that grows out of proportion to what it is unpacked from.
struct Guarded<R> {
    inner: R,
    position: Position,
    packed: u64,
    unpacked: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.unpacked += count as u64;
        let packed = self.position.bytes().saturating_sub(self.packed).max(1);
        if self.unpacked > GROWN && self.unpacked / packed > GROWTH {
            return Err(io::Error::other(format!(
                "{packed} bytes were unpacked to more than {} MB; this is no data set",
                self.unpacked >> 20
            )));
        }
        Ok(count)
    }
}

/// What `visit` is given: the name for messages and the bytes, unpacked.
type Visit<'v> = dyn FnMut(&str, &mut dyn Read) -> Result<Visited, ImportError> + 'v;

/// Whether a file of an archive was one of the data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visited {
    /// It was read.
    Read,
    /// Its first line is of something else, for the reason given. An archive may hold such files.
    SomethingElse(String),
}

/// Calls `visit` with the file, or with each text file of an archive. Gives why files of an archive
/// were passed over, when at least one was read.
///
/// # Errors
/// When the file cannot be opened, nothing in it is of the data set, or `visit` fails.
pub fn each_file(
    input: Input<'_>,
    position: &Position,
    visit: &mut Visit<'_>,
) -> Result<Vec<String>, ImportError> {
    let name = input.name();
    let failed = |error: io::Error| ImportError::Open {
        name: name.clone(),
        error,
    };
    match input {
        Input::Path(path) => {
            let mut file = File::open(&path).map_err(failed)?;
            if file.metadata().map_err(failed)?.is_dir() {
                let error = io::Error::other("this is a folder; name the files in it");
                return Err(failed(error));
            }
            let start = beginning(&mut file).map_err(failed)?;
            file.rewind().map_err(failed)?;
            if is_zip(&start) {
                return each_entry(file, &name, position, visit);
            }
            if start == columnar::MAGIC {
                return one(
                    columnar::Text::new(file).map_err(failed)?,
                    &name,
                    position,
                    visit,
                );
            }
            one(file, &name, position, visit)
        }
        Input::Reader(_, reader) => one(reader, &name, position, visit),
    }
}

fn beginning(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::with_capacity(4);
    reader.take(4).read_to_end(&mut start)?;
    Ok(start)
}

fn is_zip(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

fn one(
    reader: impl Read,
    name: &str,
    position: &Position,
    visit: &mut Visit<'_>,
) -> Result<Vec<String>, ImportError> {
    let mut counted = Counted {
        inner: reader,
        position: position.clone(),
    };
    let before = position.bytes();
    let start = beginning(&mut counted).map_err(|error| ImportError::Open {
        name: name.to_owned(),
        error,
    })?;
    let gzip = start.starts_with(&[0x1f, 0x8b]);
    let zip = is_zip(&start);
    if start == columnar::MAGIC {
        let error = io::Error::other(
            "a Parquet file is read from its end, and so by its path only; save it and name the file",
        );
        return Err(ImportError::Open {
            name: name.to_owned(),
            error,
        });
    }
    let mut whole = io::Cursor::new(start).chain(counted);
    if zip {
        return each_streamed(&mut whole, name, position, visit);
    }
    let visited = if gzip {
        let mut guarded = Guarded {
            inner: MultiGzDecoder::new(BufReader::with_capacity(1 << 16, whole)),
            position: position.clone(),
            packed: before,
            unpacked: 0,
        };
        visit(name, &mut guarded)?
    } else {
        visit(name, &mut whole)?
    };
    match visited {
        Visited::Read => Ok(Vec::new()),
        Visited::SomethingElse(reason) => Err(ImportError::SomethingElse(reason)),
    }
}

/// Whether an entry of an archive may be a table.
fn is_table(entry: &str) -> bool {
    let file = entry.rsplit('/').next().unwrap_or(entry);
    let lower = file.to_ascii_lowercase();
    !file.starts_with('.')
        && !entry.starts_with("__MACOSX")
        && [".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}

fn each_entry(
    file: File,
    name: &str,
    position: &Position,
    visit: &mut Visit<'_>,
) -> Result<Vec<String>, ImportError> {
    let broken = |error: &dyn std::fmt::Display| ImportError::Archive {
        name: name.to_owned(),
        reason: format!("{error}; is the download complete?"),
    };
    let counted = Counted {
        inner: BufReader::with_capacity(1 << 16, file),
        position: position.clone(),
    };
    let mut archive = ZipArchive::new(counted).map_err(|error| broken(&error))?;
    let mut state = Entries::default();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken(&error))?;
        let label = format!("{name}:{}", entry.name());
        let table = entry.is_file() && is_table(entry.name());
        state.visit(entry, &label, table, position, visit)?;
    }
    state.finish(name)
}

fn each_streamed(
    reader: &mut impl Read,
    name: &str,
    position: &Position,
    visit: &mut Visit<'_>,
) -> Result<Vec<String>, ImportError> {
    let mut state = Entries::default();
    loop {
        let entry = zip::read::read_zipfile_from_stream(reader);
        let entry = entry.map_err(|error| ImportError::Archive {
            name: name.to_owned(),
            reason: format!("{error}; write it to a file and import that"),
        })?;
        let Some(entry) = entry else { break };
        let label = format!("{name}:{}", entry.name());
        let table = entry.is_file() && is_table(entry.name());
        state.visit(entry, &label, table, position, visit)?;
    }
    state.finish(name)
}

#[derive(Default)]
struct Entries {
    read: usize,
    passed_over: Vec<String>,
}

impl Entries {
    fn visit(
        &mut self,
        entry: impl Read,
        label: &str,
        table: bool,
        position: &Position,
        visit: &mut Visit<'_>,
    ) -> Result<(), ImportError> {
        if !table {
            return Ok(());
        }
        let mut guarded = Guarded {
            inner: entry,
            position: position.clone(),
            packed: position.bytes(),
            unpacked: 0,
        };
        match visit(label, &mut guarded)? {
            Visited::Read => self.read += 1,
            Visited::SomethingElse(reason) => self
                .passed_over
                .push(format!("{label} was passed over: {reason}")),
        }
        Ok(())
    }

    fn finish(self, name: &str) -> Result<Vec<String>, ImportError> {
        if self.read > 0 {
            return Ok(self.passed_over);
        }
        match self.passed_over.into_iter().next() {
            Some(reason) => Err(ImportError::SomethingElse(reason)),
            None => Err(ImportError::Archive {
                name: name.to_owned(),
                reason: "it holds no table (csv, tsv, tab, txt, json)".to_owned(),
            }),
        }
    }
}
