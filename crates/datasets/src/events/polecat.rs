//! POLECAT (the data of PLOVER), the tab-separated files `ngecEvents` of Harvard Dataverse.
//!
//! Columns are found by name, since the releases differ: the weekly files call the score `Event
//! Intensity`, the yearly archives `Intensity`, and some files carry columns that the codebook does
//! not list (`Headline`, `Event Text`, `Feed`, `Story ID`, an index without a name). What is not
//! there is `None`; a field with several values divides them by `; `. Countries are alpha-3 codes. The
//! files are UTF-8 or Latin-1, which is for whoever reads the lines.
//!
//! The score is PLOVER's own. No real rows were at hand: the shape is that of the codebook's list of
//! columns and of programs that read the files.

use codebook::{EventType, Mode};

use super::states::{CountryCode, States};
use super::{
    EventRow, Fields, Place, RowError, Side, absent, dashed_day, position, score, sectors, wrong,
};

/// Where the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    width: usize,
    id: usize,
    day: usize,
    event: usize,
    mode: usize,
    intensity: usize,
    /// Name, country, primary sector, sectors.
    actor: [Option<usize>; 4],
    recipient: [Option<usize>; 4],
    /// Place name, city, country, latitude, longitude.
    place: [Option<usize>; 5],
    source: Option<usize>,
}

/// A name of a column without its case, blanks and points.
fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

impl Header {
    /// Finds the columns. Extra ones and another order are no matter.
    ///
    /// # Errors
    /// The name of the first column that is missing.
    pub fn new(names: &[&str]) -> Result<Header, &'static str> {
        let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let maybe = |name: &str| {
            let name = plain(name);
            names.iter().position(|found| *found == name)
        };
        let find = |name: &'static str| maybe(name).ok_or(name);
        let side = |role: &str| -> [Option<usize>; 4] {
            [
                maybe(&format!("{role} Name")),
                maybe(&format!("{role} Country")),
                maybe(&format!("Primary {role} Sector")),
                maybe(&format!("{role} Sectors")),
            ]
        };
        find("Actor Country")?;
        find("Recipient Country")?;
        Ok(Header {
            width: names.len(),
            id: find("Event ID")?,
            day: find("Event Date")?,
            event: find("Event Type")?,
            mode: find("Event Mode")?,
            intensity: maybe("Event Intensity").map_or_else(|| find("Intensity"), Ok)?,
            actor: side("Actor"),
            recipient: side("Recipient"),
            place: ["Placename", "City", "Country", "Latitude", "Longitude"].map(maybe),
            source: maybe("Source"),
        })
    }

    /// Reads a record.
    ///
    /// # Errors
    /// When it has another number of fields than the header, or the day, the type, the mode or the
    /// intensity cannot be read.
    pub fn read<'r, F: Fields + ?Sized>(
        &self,
        fields: &'r F,
        states: &mut States,
    ) -> Result<EventRow<'r>, RowError> {
        // The index without a name has a column in the rows and none in the header.
        let shift = match fields.count().checked_sub(self.width) {
            Some(shift @ (0 | 1)) => shift,
            _ => {
                return Err(RowError::Width {
                    found: fields.count(),
                    expected: "as many as the header has names",
                });
            }
        };
        let field = |index: usize| match fields.field(index + shift) {
            text if absent(text) => "",
            text => text,
        };
        let maybe = |index: Option<usize>| index.map_or("", field);
        let id = field(self.id);
        if id.is_empty() {
            return Err(wrong("Event ID", id, "an id"));
        }
        let day = dashed_day("Event Date", field(self.day))?;
        let name = field(self.event);
        let event: EventType = name
            .parse()
            .map_err(|_| wrong("Event Type", name, "a PLOVER event type"))?;
        let name = field(self.mode);
        let mode = match name.split([';', '|']).next().unwrap_or("").trim() {
            "" => None,
            first => {
                let mode = Mode::of(event, &first.replace(['_', ' '], "-"));
                Some(mode.map_err(|_| wrong("Event Mode", name, "a mode of the event type"))?)
            }
        };
        let given_score = score("Intensity", field(self.intensity))?;
        let year = day.year();
        let mut side = |[name, country, primary, all]: [Option<usize>; 4]| Side {
            states: countries(maybe(country), states, year),
            sector: sectors::of_plover(maybe(primary)).or_else(|| sectors::of_plover(maybe(all))),
            code: "",
            name: maybe(name),
        };
        let (actor, recipient) = (side(self.actor), side(self.recipient));
        let [place, city, country, north, east] = self.place.map(maybe);
        Ok(EventRow {
            id,
            day,
            actor,
            recipient,
            cameo: None,
            event: Some(event),
            mode,
            given_score,
            mentions: 1,
            sources: None,
            place: Place {
                name: if place.is_empty() { city } else { place },
                country: countries(country, states, year).into_iter().next(),
                position: position(north, east),
            },
            citation: maybe(self.source),
        })
    }
}

/// The states of a list, each once.
fn countries(list: &str, states: &mut States, year: i16) -> Vec<atlas::EntityId> {
    let mut found = Vec::new();
    for code in list.split([';', '|']).map(str::trim) {
        if let Some(id) = Some(code)
            .filter(|code| !absent(code))
            .and_then(|code| states.find(CountryCode::Iso3, code, year))
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::atlas;
    use codebook::Sector;

    pub(super) const NAMES: &[&str] = &[
        "Event ID",
        "Event Date",
        "Event Type",
        "Event Mode",
        "Intensity",
        "Quad Code",
        "Contexts",
        "Actor Name",
        "Actor Country",
        "Actor COW",
        "Primary Actor Sector",
        "Actor Sectors",
        "Recipient Name",
        "Recipient Country",
        "Primary Recipient Sector",
        "Recipient Sectors",
        "Placename",
        "City",
        "Country",
        "Latitude",
        "Longitude",
        "Source",
    ];

    fn record() -> Vec<&'static str> {
        vec![
            "20230601-1-a",
            "2023-06-01",
            "CONSULT",
            "visit",
            "4.0",
            "VERBAL COOPERATION",
            "diplomatic; economic",
            "Lukashenko",
            "BLR",
            "370",
            "GOV",
            "GOV",
            "None",
            "PAK; CHN",
            "None",
            "GOV; BUS",
            "Minsk",
            "Minsk",
            "BLR",
            "53.9",
            "27.57",
            "A paper",
        ]
    }

    fn codes(side: &Side<'_>) -> Vec<&'static str> {
        side.states
            .iter()
            .map(|&id| atlas().entity(id).code)
            .collect()
    }

    #[test]
    fn lists_and_none_are_read() {
        let header = Header::new(NAMES).unwrap();
        let fields = record();
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert_eq!(codes(&row.actor), ["BLR"]);
        assert_eq!(codes(&row.recipient), ["PAK", "CHN"]);
        assert_eq!(
            (row.recipient.name, row.recipient.sector),
            ("", Some(Sector::Government))
        );
        assert_eq!(
            (row.mode.map(Mode::name), row.given_score),
            (Some("visit"), Some(4.0))
        );
        let dyads: Vec<_> = row
            .dyads()
            .into_iter()
            .map(|(a, b)| (atlas().entity(a).code, b.map(|b| atlas().entity(b).code)))
            .collect();
        assert_eq!(dyads, [("BLR", Some("PAK")), ("BLR", Some("CHN"))]);
    }

    #[test]
    fn several_actors_alone_act_on_each_other() {
        let header = Header::new(NAMES).unwrap();
        let mut fields = record();
        fields[8] = "BLR; PAK";
        for index in [13, 15] {
            fields[index] = "None";
        }
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert_eq!(row.dyads().len(), 2);
        // A recipient without a state is a recipient.
        fields[12] = "ASEAN";
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert!(row.dyads().iter().all(|dyad| dyad.1.is_none()));
    }

    #[test]
    fn both_headers_and_stray_columns_are_read() {
        let mut names = NAMES.to_vec();
        names[4] = "Event Intensity";
        names.insert(3, "Headline");
        names.insert(0, "");
        let mut fields = record();
        fields.insert(3, "some words");
        fields.insert(0, "17");
        let header = Header::new(&names).unwrap();
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert_eq!((row.id, row.given_score), ("20230601-1-a", Some(4.0)));
        // The index may lack its name in the header too.
        let mut fields = record();
        fields.insert(0, "17");
        let header = Header::new(NAMES).unwrap();
        let row = header
            .read(fields.as_slice(), &mut States::default())
            .unwrap();
        assert_eq!(row.id, "20230601-1-a");
        let dotted: Vec<String> = NAMES.iter().map(|name| name.replace(' ', ".")).collect();
        let dotted: Vec<&str> = dotted.iter().map(String::as_str).collect();
        assert!(Header::new(&dotted).is_ok());
        assert_eq!(Header::new(&NAMES[2..]), Err("Event ID"));
    }

    #[test]
    fn broken_records_say_which_field() {
        let header = Header::new(NAMES).unwrap();
        for (index, text, field) in [
            (0, "None", "Event ID"),
            (1, "1 June 2023", "Event Date"),
            (2, "MEET", "Event Type"),
            (3, "firearms", "Event Mode"),
            (4, "12", "Intensity"),
        ] {
            let mut fields = record();
            fields[index] = text;
            let error = header
                .read(fields.as_slice(), &mut States::default())
                .unwrap_err();
            assert!(error.to_string().starts_with(field), "{error}");
        }
    }
}
