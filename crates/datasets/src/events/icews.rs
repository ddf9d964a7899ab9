//! ICEWS Coded Event Data, the tab-separated files of Harvard Dataverse.
//!
//! Columns are found by the names of the header. Countries are English names; an actor without one
//! ("European Union", or a person that the dictionary does not place) has `NA`. ICEWS codes an act
//! between two actors from both sides where its ontology has it so (040, 042 and 043), which is left
//! as it is. The column Intensity is the Goldstein score of the code.

use codebook::Cameo;

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
    actor: [usize; 3],
    recipient: [usize; 3],
    code: usize,
    intensity: usize,
    publisher: usize,
    /// City, district, province, country, latitude, longitude.
    place: Option<[usize; 6]>,
}

impl Header {
    /// Finds the columns. Extra ones and another order are no matter.
    ///
    /// # Errors
    /// The name of the first column that is missing.
    pub fn new(names: &[&str]) -> Result<Header, &'static str> {
        let find = |name: &'static str| {
            names
                .iter()
                .position(|found| found.trim().eq_ignore_ascii_case(name))
                .ok_or(name)
        };
        let place = || -> Result<[usize; 6], &'static str> {
            Ok([
                find("City")?,
                find("District")?,
                find("Province")?,
                find("Country")?,
                find("Latitude")?,
                find("Longitude")?,
            ])
        };
        Ok(Header {
            width: names.len(),
            id: find("Event ID")?,
            day: find("Event Date")?,
            actor: [
                find("Source Name")?,
                find("Source Sectors")?,
                find("Source Country")?,
            ],
            recipient: [
                find("Target Name")?,
                find("Target Sectors")?,
                find("Target Country")?,
            ],
            code: find("CAMEO Code")?,
            intensity: find("Intensity")?,
            publisher: find("Publisher")?,
            place: place().ok(),
        })
    }

    /// Reads a record.
    ///
    /// # Errors
    /// When it has another number of fields than the header, or the day, the code or the intensity
    /// cannot be read.
    pub fn read<'r, F: Fields + ?Sized>(
        &self,
        fields: &'r F,
        states: &mut States,
    ) -> Result<EventRow<'r>, RowError> {
        if fields.count() != self.width {
            return Err(RowError::Width {
                found: fields.count(),
                expected: "as many as the header has names",
            });
        }
        let id = fields.field(self.id);
        if id.is_empty() {
            return Err(wrong("Event ID", id, "an id"));
        }
        let day = dashed_day("Event Date", fields.field(self.day))?;
        let code = fields.field(self.code);
        // Copies that went through a spreadsheet have lost the zeros.
        let cameo = Cameo::of_number(code, None);
        let cameo = cameo.map_err(|_| wrong("CAMEO Code", code, "a CAMEO code"))?;
        let given_score = score("Intensity", fields.field(self.intensity))?;
        let year = day.year();
        let mut side = |[name, sectors, country]: [usize; 3]| Side {
            states: country_of(fields.field(country), states, year),
            sector: sectors::of_icews(fields.field(sectors)),
            code: "",
            name: fields.field(name),
        };
        let (actor, recipient) = (side(self.actor), side(self.recipient));
        let place = self
            .place
            .map(|[city, district, province, country, north, east]| Place {
                name: [city, district, province]
                    .map(|index| fields.field(index))
                    .into_iter()
                    .find(|name| !absent(name))
                    .unwrap_or(""),
                country: country_of(fields.field(country), states, year)
                    .into_iter()
                    .next(),
                position: position(fields.field(north), fields.field(east)),
            });
        let publisher = fields.field(self.publisher);
        Ok(EventRow {
            id,
            day,
            actor,
            recipient,
            cameo: Some(cameo),
            event: cameo.event_type(),
            mode: cameo.mode(),
            given_score,
            mentions: 1,
            sources: None,
            place: place.unwrap_or_default(),
            citation: if absent(publisher) { "" } else { publisher },
        })
    }
}

fn country_of(name: &str, states: &mut States, year: i16) -> Vec<atlas::EntityId> {
    // NA is not Namibia here.
    if absent(name) {
        return Vec::new();
    }
    states
        .find(CountryCode::Name, name, year)
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::atlas;
    use codebook::{EventType, Sector};

    const NAMES: &[&str] = &[
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
        "Intensity",
        "Target Name",
        "Target Sectors",
        "Target Country",
        "Story ID",
        "Sentence Number",
        "Publisher",
        "City",
        "District",
        "Province",
        "Country",
        "Latitude",
        "Longitude",
    ];

    fn record() -> Vec<&'static str> {
        vec![
            "1001",
            "2018-06-01",
            "Foreign Affairs (Belarus)",
            "Executive,Foreign Ministry,Government",
            "Belarus",
            "Host a visit",
            "043",
            "2.8",
            "Head of Government (Pakistan)",
            "Executive,Government",
            "Pakistan",
            "55",
            "2",
            "A news agency",
            "Minsk",
            "NA",
            "Minskaya Voblasts",
            "Belarus",
            "53.9",
            "27.5667",
        ]
    }

    #[test]
    fn names_are_resolved() {
        let header = Header::new(NAMES).unwrap();
        let mut states = States::default();
        let fields = record();
        let row = header.read(fields.as_slice(), &mut states).unwrap();
        let code = |side: &Side<'_>| atlas().entity(side.states[0]).code;
        assert_eq!((code(&row.actor), code(&row.recipient)), ("BLR", "PAK"));
        assert_eq!(row.actor.sector, Some(Sector::Government));
        assert_eq!(
            (row.event, row.score()),
            (Some(EventType::Consult), Some(4.0))
        );
        assert_eq!((row.place.name, row.citation), ("Minsk", "A news agency"));
    }

    #[test]
    fn na_is_no_country_and_no_code_is_lost() {
        let header = Header::new(NAMES).unwrap();
        let mut states = States::default();
        let mut fields = record();
        fields[4] = "NA";
        fields[6] = "43";
        let row = header.read(fields.as_slice(), &mut states).unwrap();
        assert!(row.actor.states.is_empty());
        assert_eq!(row.cameo.map(|c| c.code()), Some("043"));
        assert_eq!(states.unknown().count(), 0);
    }

    #[test]
    fn broken_records_say_which_field() {
        let header = Header::new(NAMES).unwrap();
        for (index, text, field) in [
            (0, "", "Event ID"),
            (1, "06/01/2018", "Event Date"),
            (6, "999", "CAMEO Code"),
            (7, "strong", "Intensity"),
        ] {
            let mut fields = record();
            fields[index] = text;
            let error = header
                .read(fields.as_slice(), &mut States::default())
                .unwrap_err();
            assert!(error.to_string().starts_with(field), "{error}");
        }
        assert_eq!(Header::new(&NAMES[1..]), Err("Event ID"));
        let short = &record()[..12];
        assert!(header.read(short, &mut States::default()).is_err());
    }
}
