//! Phoenix: the historical files of the Cline Center (25 columns, with a header) and the daily files
//! of the Open Event Data Alliance (26 columns, often without a header, or 28 where a program that
//! handled them put two columns of row numbers before them).
//!
//! Programs that took the codes for numbers have left them without their zeros (`10` for 010); the
//! column of the group tells which are meant. States are CAMEO or ISO codes of three letters,
//! the country of a place is a code or a name. The historical files have days in three columns; their
//! `story_date` is not read.

use codebook::Cameo;
use jiff::civil::Date;

use super::states::{CountryCode, States};
use super::{
    EventRow, Fields, Place, RowError, Side, absent, compact_day, day_of, position, score, sectors,
    wrong,
};

/// Where the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    width: usize,
    id: usize,
    day: Day,
    /// Whole code, state, agent, other agents.
    actor: [usize; 4],
    recipient: [usize; 4],
    code: usize,
    group: usize,
    goldstein: usize,
    /// Latitude, longitude, name of the place, its country.
    place: [usize; 4],
    /// Ids of the sentences that were found to tell the same event.
    sentences: Option<usize>,
    citation: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Compact(usize),
    Parts([usize; 3]),
}

/// Columns of the daily files without a header.
const DAILY: usize = 26;

impl Header {
    /// Finds the columns by the names of the historical or the daily files.
    ///
    /// # Errors
    /// The name of the first column that is missing.
    pub fn new(names: &[&str]) -> Result<Header, &'static str> {
        let maybe = |name: &str| {
            names
                .iter()
                .position(|found| found.trim().eq_ignore_ascii_case(name))
        };
        let find = |name: &'static str| maybe(name).ok_or(name);
        let width = names.len();
        if maybe("eid").is_some() {
            let day = Day::Parts([find("year")?, find("month")?, find("day")?]);
            return Ok(Header {
                width,
                id: find("eid")?,
                day,
                actor: [
                    find("source")?,
                    find("source_root")?,
                    find("source_agent")?,
                    find("source_others")?,
                ],
                recipient: [
                    find("target")?,
                    find("target_root")?,
                    find("target_agent")?,
                    find("target_others")?,
                ],
                code: find("code")?,
                group: find("root_code")?,
                goldstein: find("goldstein")?,
                place: [
                    find("lat")?,
                    find("lon")?,
                    find("placename")?,
                    find("countryname")?,
                ],
                sentences: None,
                citation: maybe("aid"),
            });
        }
        Ok(Header {
            width,
            id: find("GID")?,
            day: Day::Compact(find("Date")?),
            actor: [
                find("Source")?,
                find("SrcActor")?,
                find("SrcAgent")?,
                find("SOthAgent")?,
            ],
            recipient: [
                find("Target")?,
                find("TgtActor")?,
                find("TgtAgent")?,
                find("TOthAgent")?,
            ],
            code: find("CAMEO")?,
            group: find("RootCode")?,
            goldstein: find("Goldstein")?,
            place: [
                find("Lat")?,
                find("Lon")?,
                find("Geoname")?,
                find("CountryCode")?,
            ],
            sentences: maybe("ID"),
            citation: maybe("URL"),
        })
    }

    /// The columns of a daily file without a header, when the record looks like one of it: 26 fields,
    /// the second a day.
    #[must_use]
    pub fn without_names<F: Fields + ?Sized>(record: &F) -> Option<Header> {
        if record.count() != DAILY || compact_day("Date", record.field(1)).is_err() {
            return None;
        }
        Some(Header {
            width: DAILY,
            id: 0,
            day: Day::Compact(1),
            actor: [5, 6, 7, 8],
            recipient: [9, 10, 11, 12],
            code: 13,
            group: 14,
            goldstein: 16,
            place: [18, 19, 20, 22],
            sentences: Some(23),
            citation: Some(24),
        })
    }

    /// Reads a record.
    ///
    /// # Errors
    /// When it has another number of fields than the header, or the day, the code or the score cannot
    /// be read.
    pub fn read<'r, F: Fields + ?Sized>(
        &self,
        fields: &'r F,
        states: &mut States,
    ) -> Result<EventRow<'r>, RowError> {
        if fields.count() != self.width {
            return Err(RowError::Width {
                found: fields.count(),
                expected: "as many as the header has names (25, 26 or 28)",
            });
        }
        let field = |index: usize| match fields.field(index) {
            text if absent(text) => "",
            text => text,
        };
        let id = field(self.id);
        if id.is_empty() {
            return Err(wrong("event id", id, "an id"));
        }
        let day = self.day(fields)?;
        let code = field(self.code);
        let group = Some(field(self.group)).filter(|group| !group.is_empty());
        let cameo =
            Cameo::of_number(code, group).map_err(|_| wrong("code", code, "a CAMEO code"))?;
        let given_score = score("goldstein", field(self.goldstein))?;
        let year = day.year();
        let mut side = |[code, state, agent, others]: [usize; 4]| Side {
            states: states
                .find(CountryCode::Any, field(state), year)
                .into_iter()
                .collect(),
            sector: sectors::of_cameo(field(agent))
                .or_else(|| field(others).split(';').find_map(sectors::of_cameo)),
            code: field(code),
            name: "",
        };
        let (actor, recipient) = (side(self.actor), side(self.recipient));
        let [north, east, name, country] = self.place.map(field);
        let told = self.sentences.map_or(1, |index| {
            field(index)
                .split(';')
                .filter(|id| !id.is_empty())
                .count()
                .max(1)
        });
        Ok(EventRow {
            id,
            day,
            actor,
            recipient,
            cameo: Some(cameo),
            event: cameo.event_type(),
            mode: cameo.mode(),
            given_score,
            mentions: u32::try_from(told).unwrap_or(u32::MAX),
            sources: None,
            place: Place {
                name,
                country: states.find(CountryCode::Any, country, year),
                position: position(north, east),
            },
            citation: self
                .citation
                .map_or("", |index| field(index).split(';').next().unwrap_or("")),
        })
    }

    fn day<F: Fields + ?Sized>(&self, fields: &F) -> Result<Date, RowError> {
        match self.day {
            Day::Compact(index) => compact_day("Date", fields.field(index)),
            Day::Parts(parts) => {
                let [year, month, day] = parts.map(|index| fields.field(index));
                day_of(year, month, day).ok_or_else(|| {
                    let found = format!("{year}-{month}-{day}");
                    wrong("year, month and day", &found, "a day from 1900 to 2100")
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::atlas;
    use codebook::{EventType, Sector};

    const HISTORICAL: &[&str] = &[
        "eid",
        "story_date",
        "year",
        "month",
        "day",
        "source",
        "source_root",
        "source_agent",
        "source_others",
        "target",
        "target_root",
        "target_agent",
        "target_others",
        "code",
        "root_code",
        "quad_class",
        "goldstein",
        "joined_issues",
        "lat",
        "lon",
        "placename",
        "statename",
        "countryname",
        "aid",
        "process",
    ];

    fn historical() -> Vec<&'static str> {
        vec![
            "SWB1", "3/9/1996", "1996", "3", "9", "BLRGOV", "BLR", "GOV", "", "PAK", "PAK", "", "",
            "57", "5", "1", "8", "", "53.9", "27.57", "Minsk", "", "Belarus", "77", "SWB",
        ]
    }

    const DAILY_NAMES: &[&str] = &[
        "",
        "X",
        "GID",
        "Date",
        "Year",
        "Month",
        "Day",
        "Source",
        "SrcActor",
        "SrcAgent",
        "SOthAgent",
        "Target",
        "TgtActor",
        "TgtAgent",
        "TOthAgent",
        "CAMEO",
        "RootCode",
        "QuadClass",
        "Goldstein",
        "None",
        "Lat",
        "Lon",
        "Geoname",
        "AdminInfo",
        "CountryCode",
        "ID",
        "URL",
        "sourcetxt",
    ];

    fn daily() -> Vec<&'static str> {
        vec![
            "5",
            "5",
            "77_v0.2.0",
            "20150220",
            "2015",
            "2",
            "20",
            "PAKMED",
            "PAK",
            "",
            "MED",
            "IGOUNO",
            "IGO",
            "",
            "UNO",
            "10",
            "1",
            "0",
            "0",
            "",
            "NA",
            "NA",
            "",
            "",
            "",
            "a_1;b_2",
            "http://example.org/1;http://example.org/2",
            "x;y",
        ]
    }

    #[test]
    fn three_layouts_are_read() {
        let fields = historical();
        let header = Header::new(HISTORICAL).unwrap();
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert_eq!(row.day.to_string(), "1996-03-09");
        assert_eq!(row.cameo.map(|c| c.code()), Some("057"));
        assert_eq!(
            row.place.country.map(|id| atlas().entity(id).code),
            Some("BLR")
        );

        let fields = daily();
        let header = Header::new(DAILY_NAMES).unwrap();
        let mut states = States::default();
        let row = header.read(fields.as_slice(), &mut states).unwrap();
        assert_eq!(
            (row.cameo.map(|c| c.code()), row.event),
            (Some("010"), None)
        );
        assert_eq!(row.actor.sector, Some(Sector::Journalist));
        assert_eq!((row.recipient.states.len(), row.mentions), (0, 2));
        assert_eq!(row.citation, "http://example.org/1");
        assert_eq!(states.unknown().count(), 0);

        let bare = &daily()[2..];
        let header = Header::without_names(bare).unwrap();
        let row = header.read(bare, &mut States::default()).unwrap();
        assert_eq!(
            (row.id, row.given_score, row.mentions),
            ("77_v0.2.0", Some(0.0), 2)
        );
        assert!(Header::without_names(HISTORICAL).is_none());
    }

    #[test]
    fn the_group_tells_which_code_lost_its_zero() {
        let header = Header::new(DAILY_NAMES).unwrap();
        for (code, group, want, event) in [
            ("20", "2", "020", Some(EventType::Request)),
            ("20", "20", "200", Some(EventType::Assault)),
            ("190", "19", "190", Some(EventType::Assault)),
            ("311", "3", "0311", Some(EventType::Agree)),
        ] {
            let mut fields = daily();
            (fields[15], fields[16]) = (code, group);
            let row = header
                .read(fields.as_slice(), &mut States::default())
                .unwrap();
            assert_eq!(
                (row.cameo.map(|c| c.code()), row.event),
                (Some(want), event)
            );
        }
    }

    #[test]
    fn broken_records_say_which_field() {
        let header = Header::new(DAILY_NAMES).unwrap();
        for (index, text, field) in [
            (2, "NA", "event id"),
            (3, "2015022", "Date"),
            (15, "NA", "code"),
            (18, "x", "goldstein"),
        ] {
            let mut fields = daily();
            fields[index] = text;
            let error = header
                .read(fields.as_slice(), &mut States::default())
                .unwrap_err();
            assert!(error.to_string().starts_with(field), "{error}");
        }
        let mut fields = historical();
        fields[4] = "31.5";
        let header = Header::new(HISTORICAL).unwrap();
        assert!(
            header
                .read(fields.as_slice(), &mut States::default())
                .is_err()
        );
        assert_eq!(Header::new(&["a", "b"]), Err("GID"));
    }
}
