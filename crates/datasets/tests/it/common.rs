//! Running an import into memory.

use std::path::PathBuf;

use datasets::{ImportError, Input, Options, Report, Sink, SinkError};
use record::{Observation, Source, Value, Variable};

/// The observations as text: `variable a b time value`.
#[derive(Default)]
pub(crate) struct Collected {
    pub(crate) variables: Vec<Variable>,
    pub(crate) lines: Vec<String>,
    /// Keep no lines, only count.
    pub(crate) count_only: bool,
    pub(crate) count: usize,
}

impl Sink for Collected {
    fn begin(&mut self, source: &Source) -> Result<(), SinkError> {
        self.variables.clone_from(&source.variables);
        Ok(())
    }

    fn variable(&mut self, variable: &Variable) -> Result<(), SinkError> {
        self.variables.push(variable.clone());
        Ok(())
    }

    fn take(&mut self, observation: &Observation<'_>) -> Result<(), SinkError> {
        self.count += 1;
        if self.count_only {
            return Ok(());
        }
        let variable = &self.variables[observation.variable];
        let value = match observation.value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => format!("{text:?}"),
            Value::Missing => "missing".to_owned(),
        };
        let b = observation.b.map_or("-", |b| b.entity.as_str());
        let (name, a, time) = (&variable.name, &observation.a.entity, observation.time);
        self.lines.push(format!("{name} {a} {b} {time} {value}"));
        Ok(())
    }
}

/// Imports what is in memory.
pub(crate) fn import(
    kind: &str,
    file: &[u8],
    options: &Options,
) -> Result<(Vec<String>, Report), ImportError> {
    let mut sink = Collected::default();
    let input = Input::Reader("test".to_owned(), Box::new(file));
    let kind = datasets::kind(kind)?;
    let (_, report) = datasets::import(kind, vec![input], options, &mut sink, &mut |_| {})?;
    Ok((sink.lines, report))
}

/// The folder of reference data beside the workspace, or `CHANCERY_SHARED`; `None` where it is not.
pub(crate) fn reference() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared =
        std::env::var_os("CHANCERY_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let folder = shared.join("reference");
    folder.is_dir().then_some(folder)
}
