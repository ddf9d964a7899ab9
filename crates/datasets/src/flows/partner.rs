//! Country codes of statistics of trade: those of the UN, with the exceptions that its trade office
//! makes.

use atlas::CodeSystem;
use record::Party;
use rustc_hash::FxHashMap;

use crate::{Countries, Naming, Report, Rows};

/// Codes that statistics of trade use beside M49: customs areas that are larger than the state of
/// the number in M49, and an entry without a name. The last is the one for Taiwan, which UN
/// publications do not name (UN Comtrade, "Taiwan, Province of China trade data").
const OWN: [(&str, &str); 7] = [
    ("251", "FRA"),
    ("381", "ITA"),
    ("490", "TWN"),
    ("579", "NOR"),
    ("699", "IND"),
    ("757", "CHE"),
    ("842", "USA"),
];

/// Finds the countries of a data set, by a list of codes that came with it, or by those of the UN.
#[derive(Debug, Default)]
pub(super) struct Partners {
    /// ISO codes by number.
    list: FxHashMap<String, String>,
    known: FxHashMap<String, Option<Party>>,
}

impl Partners {
    /// Reads a list of codes: `country_code` with `iso_3digit_alpha` (BACI to 2023) or
    /// `country_iso3` (from 2024). Any other file is left as it is.
    pub(super) fn read_list(&mut self, rows: &mut Rows<'_>, report: &mut Report) -> bool {
        let mut aside = Report::default();
        let Some(header) = rows.header(&mut aside) else {
            return false;
        };
        let iso = header.find(&["iso_3digit_alpha", "country_iso3", "iso3"]);
        let (Some(code), Some(iso)) = (header.find(&["country_code"]), iso) else {
            return false;
        };
        rows.expect(None);
        while let Some(row) = rows.advance(report) {
            if row.get(iso).len() == 3 {
                self.list
                    .insert(row.get(code).to_owned(), row.get(iso).to_owned());
            }
        }
        true
    }

    /// How many codes the list has.
    pub(super) fn listed(&self) -> usize {
        self.list.len()
    }

    /// The country of a number; `iso` is the code that the row itself gives, empty when it gives none.
    pub(super) fn find(
        &mut self,
        number: &str,
        iso: &str,
        year: i32,
        countries: &mut Countries,
        report: &mut Report,
    ) -> Option<Party> {
        if let Some(Some(party)) = self.known.get(number) {
            return Some(party.clone());
        }
        let own = OWN
            .iter()
            .find(|(own, _)| *own == number)
            .map(|(_, iso)| *iso);
        let listed = self.list.get(number).map(String::as_str);
        let usable = |code: &&str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        let iso = own.or(listed.filter(usable)).or(Some(iso).filter(usable));
        // A first look without the report: when the ISO code is not known, the number may be.
        let mut aside = Report::default();
        let party = iso.and_then(|iso| {
            countries.find(
                Naming::Timeless(CodeSystem::Iso3),
                iso,
                Some(year),
                &mut aside,
            )
        });
        let party = party.or_else(|| {
            let padded = format!("{number:0>3}");
            countries.find(
                Naming::Timeless(CodeSystem::UnM49),
                &padded,
                Some(year),
                report,
            )
        });
        if party.is_some() {
            self.known.insert(number.to_owned(), party.clone());
        }
        if number == "490" {
            report.note("code 490 (Other Asia, not elsewhere specified) is read as Taiwan");
        }
        party
    }
}
