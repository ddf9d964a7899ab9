//! Data sets of goods between countries, product by product.
//!
//! They run beside the other data sets because their rows have a product and a reporter, which an
//! observation of a dyad has not.

mod baci;
mod bounded;
mod comtrade;
mod partner;

use record::{ProductFlow, Source};

use crate::open::{Input, Position, Visited, each_file};
use crate::{Countries, ImportError, Report, SinkError};

/// Rows between two calls of the progress callback.
const TICK: u64 = 4096;

/// A data set of goods.
pub struct FlowKind {
    /// The word on the command line; also the key of its sources.
    pub key: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Which files it reads, with their columns.
    pub reads: &'static str,
    source: fn(version: Option<&str>, files: &[String]) -> Source,
    reader: fn() -> Box<dyn FlowReader>,
}

/// Every data set of goods, in the order of the list.
pub const FLOW_KINDS: &[&FlowKind] = &[&baci::KIND, &comtrade::KIND];

/// The data set of that key.
#[must_use]
pub fn flow_kind(key: &str) -> Option<&'static FlowKind> {
    FLOW_KINDS.iter().copied().find(|kind| kind.key == key)
}

/// Takes what an import finds.
pub trait FlowSink {
    /// Called once, before any flow.
    ///
    /// # Errors
    /// Any error ends the import.
    fn begin(&mut self, source: &Source) -> Result<(), SinkError>;

    /// One flow. The same sides, year, reporter and product may come again; the last one counts.
    ///
    /// # Errors
    /// Any error ends the import.
    fn flow(&mut self, flow: &ProductFlow<'_>) -> Result<(), SinkError>;
}

/// A sink that keeps nothing, for a trial run.
impl FlowSink for () {
    fn begin(&mut self, _: &Source) -> Result<(), SinkError> {
        Ok(())
    }
    fn flow(&mut self, _: &ProductFlow<'_>) -> Result<(), SinkError> {
        Ok(())
    }
}

/// Reads the files of one import.
trait FlowReader {
    /// Looks at a file before any is read in earnest, for lists of codes. `false` when the file does
    /// not have to be looked at.
    fn first(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let _ = (name, bytes, report);
        Ok(())
    }

    /// Whether [`FlowReader::first`] has something to look for.
    fn looks_first(&self) -> bool {
        false
    }

    /// Reads a file to its end.
    fn file(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        run: &mut FlowRun<'_>,
    ) -> Result<Visited, ImportError>;
}

/// One import while it runs.
struct FlowRun<'r> {
    report: Report,
    countries: Countries,
    sink: &'r mut dyn FlowSink,
    progress: &'r mut dyn FnMut(u64),
    position: Position,
}

impl FlowRun<'_> {
    /// Counts a row of data and lets the progress be seen.
    fn row(&mut self) {
        self.report.rows_read += 1;
        if self.report.rows_read.is_multiple_of(TICK) {
            (self.progress)(self.position.bytes());
        }
    }

    /// Hands on a flow. One of a country with itself is left out and counted.
    fn emit(&mut self, flow: &ProductFlow<'_>) -> Result<(), ImportError> {
        if flow.exporter == flow.importer {
            self.report.left_out("a country with itself");
            return Ok(());
        }
        self.report.observations += 1;
        self.report.rows_kept += 1;
        self.report.year(flow.year);
        self.sink.flow(flow).map_err(ImportError::Sink)
    }
}

/// Imports the files as one source. `version` goes before what the names of the files say; `progress`
/// is given the bytes read so far, as the files lie on the disk.
///
/// # Errors
/// When a file cannot be opened or is of something else, or the sink fails. Broken records, unknown
/// countries and files that end early are no errors; the report has them.
pub fn import_flows(
    kind: &FlowKind,
    inputs: Vec<Input<'_>>,
    version: Option<&str>,
    sink: &mut dyn FlowSink,
    progress: &mut dyn FnMut(u64),
) -> Result<(Source, Report), ImportError> {
    let names: Vec<String> = inputs.iter().map(Input::name).collect();
    let source = (kind.source)(version, &names);
    let mut reader = (kind.reader)();
    let position = Position::default();
    let mut run = FlowRun {
        report: Report::default(),
        countries: Countries::default(),
        sink,
        progress,
        position: position.clone(),
    };
    if reader.looks_first() {
        for input in &inputs {
            // What comes through a pipe can be read only once.
            if let Input::Path(path) = input {
                let report = &mut run.report;
                let visited = each_file(
                    Input::Path(path.clone()),
                    &Position::default(),
                    &mut |name, bytes| {
                        reader.first(name, bytes, report)?;
                        Ok(Visited::Read)
                    },
                );
                visited?;
            }
        }
    }
    run.sink.begin(&source).map_err(ImportError::Sink)?;
    for input in inputs {
        let name = input.name();
        let passed_over = each_file(input, &position, &mut |name, bytes| {
            reader.file(name, bytes, &mut run)
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
    (run.progress)(position.bytes());
    Ok((source, run.report))
}

/// A code of the Harmonized System with the leading zero that a spreadsheet took away.
fn product_code(text: &str) -> Result<String, String> {
    if text.eq_ignore_ascii_case("TOTAL") {
        return Ok(String::new());
    }
    if text.is_empty() || text.len() > 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!(
            "{} is no code of the Harmonized System (2, 4 or 6 digits)",
            crate::report::quoted(text)
        ));
    }
    let digits = text.len().next_multiple_of(2);
    Ok(format!("{text:0>digits$}"))
}

#[cfg(test)]
mod tests {
    use super::product_code;

    #[test]
    fn leading_zeros_come_back() {
        assert_eq!(product_code("10111").unwrap(), "010111");
        assert_eq!(product_code("870193").unwrap(), "870193");
        assert_eq!(product_code("1").unwrap(), "01");
        assert_eq!(product_code("TOTAL").unwrap(), "");
        assert!(product_code("87A").is_err());
        assert!(product_code("").is_err());
        assert!(product_code("8701930").is_err());
    }
}
