//! GDELT Event Database, 1.0 (57 columns, with SOURCEURL 58) and 2.0 (61, with ADM2 codes of the
//! three places).
//!
//! Files have no header. Version 1.0 gained its last column on 1 April 2013, so that files put
//! together hold rows of both widths. Actors are CAMEO codes, places are FIPS 10-4; the two do not
//! mix. The quad class of GDELT is not used: it follows the groups of CAMEO, and PLOVER's follows
//! the type (GDELT counts investigations as material cooperation).
//!
//! The day is SQLDATE, which GDELT's program derives from words such as "last year": a few records of
//! a file lie a month, a year or ten years before the rest. They are kept under the day they give.

use atlas::EntityId;
use codebook::Cameo;

use super::states::{CountryCode, States};
use super::{
    EventRow, Fields, Place, RowError, Side, compact_day, count, position, score, sectors, wrong,
};

/// Version of the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 57 or 58 columns.
    One,
    /// 61 columns.
    Two,
}

/// Columns that both versions have at the same place.
mod column {
    pub(super) const ID: usize = 0;
    pub(super) const DAY: usize = 1;
    pub(super) const ACTOR1: usize = 5;
    pub(super) const ACTOR2: usize = 15;
    pub(super) const EVENT_CODE: usize = 26;
    pub(super) const GOLDSTEIN: usize = 30;
    pub(super) const MENTIONS: usize = 31;
    pub(super) const SOURCES: usize = 32;
}

impl Version {
    /// Column of the type of the place of the action; name, country and (further on) degrees follow.
    const fn action_place(self) -> usize {
        match self {
            Version::One => 49,
            Version::Two => 51,
        }
    }

    /// From the country of the place to its latitude.
    const fn to_latitude(self) -> usize {
        match self {
            Version::One => 2,
            Version::Two => 3,
        }
    }
}

/// The version that the number of fields belongs to.
#[must_use]
pub fn version(fields: usize) -> Option<Version> {
    match fields {
        57 | 58 => Some(Version::One),
        61 => Some(Version::Two),
        _ => None,
    }
}

/// Reads a record.
///
/// # Errors
/// When it has another number of fields than the version, or the day, the event code, the score or
/// a count cannot be read.
pub fn read<'r, F: Fields + ?Sized>(
    fields: &'r F,
    expected: Version,
    states: &mut States,
) -> Result<EventRow<'r>, RowError> {
    if version(fields.count()) != Some(expected) {
        return Err(RowError::Width {
            found: fields.count(),
            expected: match expected {
                Version::One => "57 or 58 (GDELT 1.0; files of 2.0 have 61)",
                Version::Two => "61 (GDELT 2.0; files of 1.0 have 57 or 58)",
            },
        });
    }
    let id = fields.field(column::ID);
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong("GLOBALEVENTID", id, "a whole number"));
    }
    let day = compact_day("SQLDATE", fields.field(column::DAY))?;
    let code = fields.field(column::EVENT_CODE);
    let cameo = Cameo::of(code).map_err(|_| wrong("EventCode", code, "a CAMEO code"))?;
    let given_score = score("GoldsteinScale", fields.field(column::GOLDSTEIN))?;
    let mentions = count("NumMentions", fields.field(column::MENTIONS))?;
    let sources = count("NumSources", fields.field(column::SOURCES))?;
    let year = day.year();
    let at = expected.action_place();
    let degrees = at + 2 + expected.to_latitude();
    Ok(EventRow {
        id,
        day,
        actor: side(fields, column::ACTOR1, states, year),
        recipient: side(fields, column::ACTOR2, states, year),
        cameo: Some(cameo),
        event: cameo.event_type(),
        mode: cameo.mode(),
        given_score,
        mentions,
        sources: Some(sources),
        place: Place {
            name: fields.field(at + 1),
            country: states.find(CountryCode::Fips, fields.field(at + 2), year),
            position: position(fields.field(degrees), fields.field(degrees + 1)),
        },
        citation: if fields.count() == 57 {
            ""
        } else {
            fields.field(fields.count() - 1)
        },
    })
}

/// Columns of an actor: code, name, country, known group, ethnic group, two religions, three types.
fn side<'r, F: Fields + ?Sized>(
    fields: &'r F,
    first: usize,
    states: &mut States,
    year: i16,
) -> Side<'r> {
    let state: Option<EntityId> = states.find(CountryCode::Cameo, fields.field(first + 2), year);
    Side {
        states: state.into_iter().collect(),
        sector: sectors::of_cameo(fields.field(first + 7)),
        code: fields.field(first),
        name: fields.field(first + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::atlas;
    use codebook::{EventType, QuadClass, Sector};

    /// A record of the documented shape, made for this test.
    fn record(version: Version, url: bool) -> Vec<&'static str> {
        let mut fields = vec![""; 26];
        fields[0] = "900000001";
        fields[1] = "20160309";
        fields[2] = "201603";
        fields[3] = "2016";
        fields[4] = "2016.1863";
        fields[5] = "BLRGOV";
        fields[6] = "MINSK";
        fields[7] = "BLR";
        fields[12] = "GOV";
        fields[15] = "PAK";
        fields[16] = "PAKISTAN";
        fields[17] = "PAK";
        fields[25] = "1";
        fields.extend(["057", "057", "05", "1", "8.0", "4", "2", "4", "1.5"]);
        let place: &[&str] = match version {
            Version::One => &[
                "4",
                "Minsk, Belarus",
                "BO",
                "BO04",
                "53.9",
                "27.5667",
                "-1946324",
            ],
            Version::Two => &[
                "4",
                "Minsk, Belarus",
                "BO",
                "BO04",
                "x",
                "53.9",
                "27.5667",
                "-1946324",
            ],
        };
        for _ in 0..3 {
            fields.extend(place);
        }
        fields.push("20160310");
        if url {
            fields.push("http://example.org/1");
        }
        fields
    }

    fn code(side: &Side<'_>) -> Vec<&'static str> {
        side.states
            .iter()
            .map(|&id| atlas().entity(id).code)
            .collect()
    }

    #[test]
    fn all_three_widths_are_read() {
        for (version, url, width) in [
            (Version::One, false, 57),
            (Version::One, true, 58),
            (Version::Two, true, 61),
        ] {
            let fields = record(version, url);
            assert_eq!(fields.len(), width);
            let row = read(fields.as_slice(), version, &mut States::default()).unwrap();
            assert_eq!(row.day.to_string(), "2016-03-09");
            assert_eq!(
                (code(&row.actor), code(&row.recipient)),
                (vec!["BLR"], vec!["PAK"])
            );
            assert_eq!(row.actor.sector, Some(Sector::Government));
            assert_eq!(row.event, Some(EventType::Support));
            assert_eq!(row.quad(), Some(QuadClass::VerbalCooperation));
            assert_eq!((row.score(), row.given_score), (Some(5.0), Some(8.0)));
            assert_eq!((row.mentions, row.sources), (4, Some(2)));
            let country = row.place.country.map(|id| atlas().entity(id).code);
            assert_eq!(country, Some("BLR"));
            assert_eq!(row.place.position, Some((53.9, 27.5667)));
            assert_eq!(row.citation, if url { "http://example.org/1" } else { "" });
        }
    }

    #[test]
    fn broken_records_say_which_field() {
        let cases: &[(usize, &str, &str)] = &[
            (0, "abc", "GLOBALEVENTID"),
            (1, "20160230", "SQLDATE"),
            (1, "2016-03-09", "SQLDATE"),
            (1, "18160309", "SQLDATE"),
            (26, "---", "EventCode"),
            (26, "57", "EventCode"),
            (30, "11.5", "GoldsteinScale"),
            (30, "inf", "GoldsteinScale"),
            (31, "-1", "NumMentions"),
            (32, "many", "NumSources"),
        ];
        for &(index, text, field) in cases {
            let mut fields = record(Version::One, true);
            fields[index] = text;
            let error = read(fields.as_slice(), Version::One, &mut States::default()).unwrap_err();
            assert!(error.to_string().starts_with(field), "{error}");
            assert!(
                !error.reason().contains(text) || text == "57",
                "{}",
                error.reason()
            );
        }
        let fields = record(Version::Two, true);
        let error = read(fields.as_slice(), Version::One, &mut States::default()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "61 fields, expected 57 or 58 (GDELT 1.0; files of 2.0 have 61)"
        );
    }

    #[test]
    fn no_score_and_no_place_are_no_faults() {
        let mut fields = record(Version::One, true);
        fields[30] = "";
        fields[51] = "";
        fields[53] = "";
        let row = read(fields.as_slice(), Version::One, &mut States::default()).unwrap();
        assert_eq!(
            (row.given_score, row.place.country, row.place.position),
            (None, None, None)
        );
    }
}
