//! The event data sets with what a book keeps about them.

use record::{ScoreScale, Source};

use super::{Dedupe, EventRow, Fields, RowError, gdelt, icews, phoenix, polecat, states::States};
use crate::Layout;

/// An event data set that can be imported.
pub struct EventKind {
    /// The word on the command line; also the key of its source.
    pub key: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Which files it reads.
    pub reads: &'static str,
    /// How its fields are divided.
    pub layout: Layout,
    /// The scale of the scores that it gives.
    pub scale: ScoreScale,
    pub(super) version: &'static str,
    citation: &'static str,
    licence: &'static str,
    url: &'static str,
    pub(super) columns: FindColumns,
}

/// The columns from the first row of a file, or why it is no file of the set.
type FindColumns = fn(&dyn Fields) -> Result<(Columns, First), String>;

/// What the first row of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// The names of the columns.
    Names,
    /// A record.
    Record,
}

/// How the records of a file are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Columns {
    Gdelt(gdelt::Version),
    Icews(icews::Header),
    Polecat(polecat::Header),
    Phoenix(phoenix::Header),
}

impl Columns {
    pub(super) fn read<'r, F: Fields + ?Sized>(
        &self,
        fields: &'r F,
        states: &mut States,
    ) -> Result<EventRow<'r>, RowError> {
        match self {
            Columns::Gdelt(version) => gdelt::read(fields, *version, states),
            Columns::Icews(header) => header.read(fields, states),
            Columns::Polecat(header) => header.read(fields, states),
            Columns::Phoenix(header) => header.read(fields, states),
        }
    }
}

impl EventKind {
    /// The source that an import makes.
    #[must_use]
    pub fn source(&self, version: Option<&str>) -> Source {
        Source {
            key: self.key.to_owned(),
            version: version.unwrap_or(self.version).to_owned(),
            name: self.title.to_owned(),
            citation: self.citation.to_owned(),
            licence: self.licence.to_owned(),
            url: self.url.to_owned(),
            variables: Vec::new(),
        }
    }

    /// The rule for duplicates that is used unless another one is asked for.
    #[must_use]
    pub fn usual_rule(&self) -> Dedupe {
        Dedupe::Day
    }
}

const LEETARU: &str = "Leetaru, Kalev and Philip A. Schrodt. 2013. GDELT: Global Data on Events, Location, and Tone, 1979-2012. Annual meeting of the International Studies Association. The GDELT Project.";
const GDELT_TERMS: &str = "open for any use with a citation and a link to the project, by the project's own words; not part of this program";
const OWN_COPY: &str = "terms of the publisher; not part of this program";

fn names(row: &dyn Fields) -> Vec<&str> {
    (0..row.count()).map(|index| row.field(index)).collect()
}

fn missing(column: &str) -> String {
    format!("it has no column {column:?}")
}

fn gdelt_columns(row: &dyn Fields, version: gdelt::Version) -> Result<(Columns, First), String> {
    let (found, other) = match (gdelt::version(row.count()), version) {
        (Some(found), _) if found == version => {
            return Ok((Columns::Gdelt(version), First::Record));
        }
        (Some(gdelt::Version::One), _) => (row.count(), "; this is GDELT 1.0, `import gdelt`"),
        (Some(gdelt::Version::Two), _) => (row.count(), "; this is GDELT 2.0, `import gdelt2`"),
        (None, _) => (row.count(), ""),
    };
    Err(format!(
        "its first line has {found} fields between tabs{other}"
    ))
}

const GDELT: EventKind = EventKind {
    key: "gdelt",
    title: "GDELT Event Database",
    reads: "version 1.0: YYYY.csv, YYYYMM.csv (57 columns) and YYYYMMDD.export.CSV (58), tabs, no header; also mixed",
    layout: Layout::TSV,
    scale: ScoreScale::Goldstein,
    version: "1.0",
    citation: LEETARU,
    licence: GDELT_TERMS,
    url: "https://www.gdeltproject.org",
    columns: |row| gdelt_columns(row, gdelt::Version::One),
};

const GDELT2: EventKind = EventKind {
    key: "gdelt2",
    title: "GDELT Event Database",
    reads: "version 2.0: YYYYMMDDHHMMSS.export.CSV (61 columns), tabs, no header",
    version: "2.0",
    columns: |row| gdelt_columns(row, gdelt::Version::Two),
    ..GDELT
};

const ICEWS: EventKind = EventKind {
    key: "icews",
    title: "ICEWS Coded Event Data",
    reads: "events.YYYY....tab of Harvard Dataverse (20 columns with names), tabs",
    layout: Layout::TSV,
    scale: ScoreScale::Goldstein,
    version: "DVN/28075",
    citation: "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz and Michael Ward. 2015. ICEWS Coded Event Data. Harvard Dataverse. https://doi.org/10.7910/DVN/28075",
    licence: OWN_COPY,
    url: "https://doi.org/10.7910/DVN/28075",
    columns: |row| {
        let header = icews::Header::new(&names(row)).map_err(missing)?;
        Ok((Columns::Icews(header), First::Names))
    },
};

const POLECAT: EventKind = EventKind {
    key: "polecat",
    title: "POLECAT, political events coded by PLOVER",
    reads: "ngecEvents files of Harvard Dataverse (40 columns with names, either form), tabs",
    layout: Layout {
        delimiter: Some(b'\t'),
        quotes: true,
    },
    scale: ScoreScale::Plover,
    version: "DVN/AJGVIT",
    citation: "Scarborough, Grace I., Benjamin E. Bagozzi, Andreas Beger, John Berrie, Andrew Halterman, Philip A. Schrodt and Jevon Spivey. 2023. POLECAT Weekly Data. Harvard Dataverse. https://doi.org/10.7910/DVN/AJGVIT",
    licence: OWN_COPY,
    url: "https://doi.org/10.7910/DVN/AJGVIT",
    columns: |row| {
        let header = polecat::Header::new(&names(row)).map_err(missing)?;
        Ok((Columns::Polecat(header), First::Names))
    },
};

const PHOENIX: EventKind = EventKind {
    key: "phoenix",
    title: "Cline Center Historical Phoenix Event Data",
    reads: "PhoenixNYT, PhoenixSWB, PhoenixFBIS (25 columns with names), commas",
    layout: Layout::CSV,
    scale: ScoreScale::Goldstein,
    version: "1.3",
    citation: "Althaus, Scott, Joseph Bajjalieh, John F. Carter, Buddy Peyton and Dan A. Shalmon. 2020. Cline Center Historical Phoenix Event Data. University of Illinois at Urbana-Champaign.",
    licence: OWN_COPY,
    url: "https://clinecenter.illinois.edu/project/machine-generated-event-data-projects/phoenix-data",
    columns: |row| {
        let names = names(row);
        if !names.iter().any(|name| name.eq_ignore_ascii_case("eid")) {
            return Err(missing("eid"));
        }
        let header = phoenix::Header::new(&names).map_err(missing)?;
        Ok((Columns::Phoenix(header), First::Names))
    },
};

const PHOENIX_DAILY: EventKind = EventKind {
    key: "phoenix-daily",
    title: "Phoenix near-real-time events of the Open Event Data Alliance",
    reads: "events.full.YYYYMMDD.txt (26 columns, tabs, no header) and tables made of them with names (26 to 28), tabs or commas",
    version: "0.2",
    citation: "Open Event Data Alliance. Phoenix near-real-time event data, 2014-2018. University of Texas at Dallas.",
    url: "http://openeventdata.org",
    columns: |row| {
        if let Some(header) = phoenix::Header::without_names(row) {
            return Ok((Columns::Phoenix(header), First::Record));
        }
        let header = phoenix::Header::new(&names(row)).map_err(missing)?;
        Ok((Columns::Phoenix(header), First::Names))
    },
    ..PHOENIX
};

/// Every event data set, in the order of the list.
pub const EVENT_KINDS: &[&EventKind] =
    &[&GDELT, &GDELT2, &ICEWS, &POLECAT, &PHOENIX, &PHOENIX_DAILY];

/// The event data set of that key.
#[must_use]
pub fn event_kind(key: &str) -> Option<&'static EventKind> {
    EVENT_KINDS.iter().copied().find(|kind| kind.key == key)
}
