//! Importing the files of an event data set.

use record::{
    Date, DyadCell, EventFile, EventSetSettings, PeriodTotal, RollupGrain, SetEvent, SetSide,
    Source,
};

use super::kinds::{Columns, EventKind, First};
use super::states::States;
use super::{Dedupe, EventRow, Fields, Rollup, Seen, Side};
use crate::open::{Input, Position, Visited, each_file};
use crate::report::NameTally;
use crate::{ImportError, Report, Row, Rows, SinkError};

/// Rows between two calls of the progress callback.
const TICK: u64 = 4096;

/// Cells that are held before they are handed on. A cell takes about 100 bytes, also on its way out.
const CELLS: usize = 1_000_000;

/// What the user says about the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct EventOptions<'o> {
    /// Version, where it is not the usual one.
    pub version: Option<&'o str>,
    /// Length of a period.
    pub grain: RollupGrain,
    /// Which records are one event.
    pub duplicates: Dedupe,
    /// Whether the sink wants every record.
    pub keep: bool,
}

/// Takes what an import of events finds.
pub trait EventSink {
    /// Called once, before anything else.
    ///
    /// # Errors
    /// Any error ends the import.
    fn begin(&mut self, source: &Source, settings: &EventSetSettings) -> Result<(), SinkError>;

    /// A record, when records are to be kept.
    ///
    /// # Errors
    /// Any error ends the import.
    fn event(&mut self, event: &SetEvent<'_>) -> Result<(), SinkError>;

    /// Counts, to be added to those with the same keys.
    ///
    /// # Errors
    /// Any error ends the import.
    fn counts(&mut self, cells: &[DyadCell], totals: &[PeriodTotal]) -> Result<(), SinkError>;

    /// The end of a file: what came since the last one is to be kept. False when the file had been
    /// taken before, and what came of it was dropped.
    ///
    /// # Errors
    /// Any error ends the import.
    fn file(&mut self, file: &EventFile) -> Result<bool, SinkError>;
}

/// A sink that keeps nothing, for a trial run.
impl EventSink for () {
    fn begin(&mut self, _: &Source, _: &EventSetSettings) -> Result<(), SinkError> {
        Ok(())
    }
    fn event(&mut self, _: &SetEvent<'_>) -> Result<(), SinkError> {
        Ok(())
    }
    fn counts(&mut self, _: &[DyadCell], _: &[PeriodTotal]) -> Result<(), SinkError> {
        Ok(())
    }
    fn file(&mut self, _: &EventFile) -> Result<bool, SinkError> {
        Ok(true)
    }
}

/// What became of the records of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventReport {
    /// Rows, broken records, codes of countries that are not known, notes. A record with such a code
    /// is still counted among all events. `observations` are events, `rows_kept` records.
    pub rows: Report,
    /// Records of an event that another one had told.
    pub duplicates: u64,
    /// Events from one state on another.
    pub between_states: u64,
    /// Events within one state.
    pub within_states: u64,
    /// Events with a state on one side.
    pub one_sided: u64,
    /// Events without any state.
    pub without_states: u64,
    /// Events that PLOVER has no type for.
    pub without_type: u64,
    /// Files that had been taken before; their records are in the numbers above.
    pub known_files: Vec<String>,
    /// First and last day.
    pub days: Option<(Date, Date)>,
}

/// Imports the files as one source. `progress` is given the bytes read so far, as the files lie on
/// the disk.
///
/// # Errors
/// When a file cannot be opened or is of something else, or the sink fails. Broken records, unknown
/// countries and files that end early are no errors; the report has them.
pub fn import_events(
    kind: &EventKind,
    inputs: Vec<Input<'_>>,
    options: &EventOptions<'_>,
    sink: &mut dyn EventSink,
    progress: &mut dyn FnMut(u64),
) -> Result<(Source, EventReport), ImportError> {
    let source = kind.source(options.version);
    let settings = EventSetSettings {
        grain: options.grain,
        duplicates: options.duplicates.name().to_owned(),
        scale: kind.scale,
    };
    sink.begin(&source, &settings).map_err(ImportError::Sink)?;
    let position = Position::default();
    let mut run = Run {
        states: States::default(),
        seen: Seen::new(options.duplicates),
        rollup: Rollup::new(options.grain),
        keep: options.keep,
        report: EventReport::default(),
        digest: Digest::default(),
        days: None,
        records: 0,
        first_id: String::new(),
    };
    for input in inputs {
        let name = input.name();
        let passed_over = each_file(input, &position, &mut |name, bytes| {
            let mut rows = Rows::new(name, bytes, kind.layout)?;
            let mut tick = || progress(position.bytes());
            run.file(kind, &mut rows, sink, &mut tick)
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
            run.report.rows.note(note);
        }
    }
    progress(position.bytes());
    let mut report = run.report;
    report.rows.unmatched_rows = run.states.times_unknown();
    for (system, text, count) in run.states.unknown() {
        let label = format!("{} {text:?}", system.label());
        let tally = NameTally {
            count,
            years: None,
            candidates: Vec::new(),
        };
        report.rows.unmatched.insert(label, tally);
    }
    Ok((source, report))
}

struct Run {
    states: States,
    seen: Seen,
    rollup: Rollup,
    keep: bool,
    report: EventReport,
    digest: Digest,
    /// Days, number and first id of the records of the file so far.
    days: Option<(Date, Date)>,
    records: u64,
    first_id: String,
}

impl Run {
    fn file(
        &mut self,
        kind: &EventKind,
        rows: &mut Rows<'_>,
        sink: &mut dyn EventSink,
        progress: &mut dyn FnMut(),
    ) -> Result<Visited, ImportError> {
        let name = rows.name().to_owned();
        let before = self.so_far();
        let Some(first) = rows.advance(&mut self.report.rows) else {
            // Sets that come in thousands of files have empty ones among them.
            self.report.rows.note(format!("{name} is empty"));
            return Ok(Visited::Read);
        };
        let (columns, is) = match (kind.columns)(first) {
            Ok(found) => found,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        (self.digest, self.days, self.records) = (Digest::default(), None, 0);
        self.first_id.clear();
        if is == First::Record {
            let first = first.clone();
            self.row(&columns, &first, &name, sink)?;
        }
        while let Some(row) = rows.advance(&mut self.report.rows) {
            self.row(&columns, row, &name, sink)?;
            if self.report.rows.rows_read.is_multiple_of(TICK) {
                progress();
            }
            if self.rollup.len() >= CELLS {
                self.hand_on(sink)?;
            }
        }
        self.hand_on(sink)?;
        let after = self.so_far();
        let file = EventFile {
            name: base(&name),
            rows: after[0] - before[0],
            broken: after[1] - before[1],
            unmatched: after[2] - before[2],
            records: self.records,
            first_id: self.first_id.clone(),
            digest: self.digest.0,
            days: self.days,
        };
        if !sink.file(&file).map_err(ImportError::Sink)? {
            self.report.known_files.push(name);
        }
        Ok(Visited::Read)
    }

    /// Rows, broken ones, and unknown countries.
    fn so_far(&self) -> [u64; 3] {
        let report = &self.report.rows;
        [report.rows_read, report.broken, self.states.times_unknown()]
    }

    fn hand_on(&mut self, sink: &mut dyn EventSink) -> Result<(), ImportError> {
        let (cells, totals) = self.rollup.take();
        sink.counts(&cells, &totals).map_err(ImportError::Sink)
    }

    fn row(
        &mut self,
        columns: &Columns,
        row: &Row,
        name: &str,
        sink: &mut dyn EventSink,
    ) -> Result<(), ImportError> {
        self.report.rows.rows_read += 1;
        let event = match columns.read(row, &mut self.states) {
            Ok(event) => event,
            Err(error) => {
                self.report.rows.broken(name, row.line, error.to_string());
                return Ok(());
            }
        };
        let fresh = self.seen.is_new(&event);
        self.rollup.add(&event, fresh);
        self.digest.add(event.id);
        if self.records == 0 {
            self.first_id.push_str(event.id);
        }
        self.records += 1;
        widen(&mut self.days, event.day);
        self.tally(&event, fresh);
        if self.keep {
            sink.event(&set_event(&event, !fresh))
                .map_err(ImportError::Sink)?;
        }
        Ok(())
    }

    fn tally(&mut self, event: &EventRow<'_>, fresh: bool) {
        let report = &mut self.report;
        report.rows.rows_kept += 1;
        widen(&mut report.days, event.day);
        report.rows.year(i32::from(event.day.year()));
        if !fresh {
            report.duplicates += 1;
            return;
        }
        report.rows.observations += 1;
        report.without_type += u64::from(event.event.is_none());
        let dyads = event.dyads();
        let place = if dyads.iter().any(|(a, b)| b.is_some_and(|b| b != *a)) {
            &mut report.between_states
        } else if dyads.iter().any(|(_, b)| b.is_some()) {
            &mut report.within_states
        } else if event.actor.states.is_empty() && event.recipient.states.is_empty() {
            &mut report.without_states
        } else {
            &mut report.one_sided
        };
        *place += 1;
    }
}

fn widen(days: &mut Option<(Date, Date)>, day: Date) {
    *days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
}

/// The name of a file without its folders; of an entry in an archive that of the entry.
fn base(name: &str) -> String {
    let entry = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
    entry.to_owned()
}

/// FNV-1a of 64 bits over the ids with a line end after each: the same on every machine and in every
/// version, which a hash of the standard library is not.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Digest {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add(&mut self, id: &str) {
        for &byte in id.as_bytes().iter().chain(b"\n") {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Fields for Row {
    fn count(&self) -> usize {
        self.len()
    }
    fn field(&self, index: usize) -> &str {
        self.get(index)
    }
}

fn set_event<'e>(event: &EventRow<'e>, duplicate: bool) -> SetEvent<'e> {
    let key = |id: atlas::EntityId| atlas::atlas().entity(id).code;
    let side = |side: &Side<'e>| SetSide {
        states: side.states.iter().map(|&id| key(id)).collect(),
        sector: side.sector,
        code: side.code,
        name: side.name,
    };
    SetEvent {
        id: event.id,
        day: event.day,
        actor: side(&event.actor),
        recipient: side(&event.recipient),
        cameo: event.cameo.map(codebook::Cameo::code),
        event: event.event,
        mode: event.mode,
        given_score: event.given_score,
        mentions: event.mentions,
        sources: event.sources,
        place: event.place.name,
        place_country: event.place.country.map(key),
        position: event.place.position,
        citation: event.citation,
        duplicate,
    }
}
