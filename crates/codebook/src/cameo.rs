//! The crosswalk between CAMEO and PLOVER, both ways.
//!
//! CAMEO has about 300 codes in 20 groups, PLOVER 16 types with modes, so that the way from CAMEO
//! loses detail and the way back gives one code of several. Decisions that are not plain from the
//! words:
//!
//! - Groups 01 (comments, symbolic acts) have no PLOVER type, except empathy and accord (018, 019),
//!   which are words of support.
//! - Groups 02 (appeals) and 10 (demands) are both REQUEST.
//! - Intent to yield or to reform (034, 035) is CONCEDE: a concession that is announced is made in
//!   words. Apologies and pardons (055, 056) and lifted restrictions (081, 085) are CONCEDE too.
//! - Mediation (045) is CONSULT third-party; a meeting at a third place (044) has no mode.
//! - Sanctions and embargoes (163) are SANCTION, a verdict (116) is SANCTION convict, administrative
//!   sanctions (172) are COERCE, destruction of property (1712) is ASSAULT destroy.
//! - Actor and recipient stay as CAMEO has them. CAMEO codes a visit twice, from the visitor's side
//!   (042) and from the host's (043); PLOVER knows the first alone.

use std::cmp::Ordering;

use crate::cameo_table::{CAMEO, Row};
use crate::names::UnknownName;
use crate::plover::{Context, EventType, Mode, QuadClass};

/// A code of the CAMEO codebook: a group (`04`, read as `040`) and one or two further digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cameo(u16);

impl Cameo {
    /// All codes in the order of their digits.
    pub fn all() -> impl Iterator<Item = Cameo> {
        (0u16..).zip(CAMEO).map(|(index, _)| Cameo(index))
    }

    /// The code as it is written, with its leading zero. A group alone (`04`) is read as its general
    /// code (`040`).
    ///
    /// # Errors
    /// When the codebook has no such code.
    pub fn of(code: &str) -> Result<Cameo, UnknownName> {
        let code = code.trim();
        find(code)
            .or_else(|| (code.len() == 2).then(|| find(&format!("{code}0")))?)
            .ok_or_else(|| UnknownName {
                vocabulary: "CAMEO code",
                name: code.to_owned(),
            })
    }

    /// The code that a program which took it for a number has left: `10` for 010, `311` for 0311.
    /// The group (root code) decides where a text may be both: `10` is 010 in group `1` or `01`, and
    /// the general code 100 in group `10`. Without a group the zero is taken for lost.
    ///
    /// # Errors
    /// When the codebook has no such code.
    pub fn of_number(code: &str, group: Option<&str>) -> Result<Cameo, UnknownName> {
        let code = code.trim();
        let padded = || find(&format!("0{code}"));
        let found = match code.len() {
            // A group alone that lost its zero.
            1 => find(&format!("0{code}0")),
            2 if code.starts_with('0') => find(&format!("{code}0")),
            2 if group.map(str::trim) == Some(code) => find(&format!("{code}0")),
            // No code of three or four digits is another one without its zero.
            _ => find(code).or_else(padded),
        };
        found.ok_or_else(|| UnknownName {
            vocabulary: "CAMEO code",
            name: code.to_owned(),
        })
    }

    /// The code of the act that PLOVER calls so: the most general one where CAMEO has several.
    pub fn from_plover(event: EventType, mode: Option<Mode>) -> Cameo {
        let code = back(event, mode.map(Mode::name));
        // A test goes through all types and modes.
        find(code).unwrap_or(Cameo(0))
    }

    fn row(self) -> &'static Row {
        &CAMEO[usize::from(self.0)]
    }

    /// The digits, for example `0311`.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The group, for example `03`.
    pub fn group(self) -> &'static str {
        &self.code()[..2]
    }

    /// What the code stands for, as a predicate: "expresses intent to cooperate economically".
    pub fn description(self) -> &'static str {
        self.row().1
    }

    /// The PLOVER type of the act; `None` for comments and symbolic acts.
    pub fn event_type(self) -> Option<EventType> {
        self.row().2
    }

    /// The PLOVER mode, where there is one.
    pub fn mode(self) -> Option<Mode> {
        let (_, _, event, mode, _) = *self.row();
        if mode.is_empty() {
            return None;
        }
        event.and_then(|event| Mode::of(event, mode).ok())
    }

    /// What the act is about by its code alone.
    pub fn contexts(self) -> &'static [Context] {
        self.row().4
    }

    /// The quad class of the PLOVER type.
    pub fn quad(self) -> Option<QuadClass> {
        self.event_type().map(EventType::quad)
    }

    /// The PLOVER score of the mode, or of the type.
    pub fn score(self) -> Option<f64> {
        self.mode()
            .map(Mode::score)
            .or_else(|| self.event_type().map(EventType::score))
    }
}

impl std::fmt::Display for Cameo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.code())
    }
}

impl std::str::FromStr for Cameo {
    type Err = UnknownName;
    fn from_str(code: &str) -> Result<Cameo, UnknownName> {
        Cameo::of(code)
    }
}

fn find(code: &str) -> Option<Cameo> {
    // Of the codes that begin alike the shorter is the smaller, as in the table.
    let compare = |row: &Row| -> Ordering { row.0.cmp(code) };
    let index = CAMEO.binary_search_by(compare).ok()?;
    u16::try_from(index).ok().map(Cameo)
}

/// Arrests cannot be threatened in CAMEO; weapons and militia cannot be told from troops; withholding
/// and misinformation are coercion of no narrower kind.
fn back(event: EventType, mode: Option<&str>) -> &'static str {
    use EventType::*;
    match (event, mode.unwrap_or("")) {
        (Agree, _) => "030",
        (Consult, "visit") => "042",
        (Consult, "third-party") => "045",
        (Consult, "phone") => "041",
        (Consult, _) => "040",
        (Support, _) => "050",
        (Concede, _) => "080",
        (Cooperate, _) => "060",
        (Aid, _) => "070",
        (Retreat, "withdraw") => "0874",
        (Retreat, "release") => "084",
        (Retreat, "disarm") => "0873",
        (Retreat, "ceasefire") => "0871",
        (Retreat, "access") => "086",
        (Retreat, _) => "087",
        (Request, "assist") => "021",
        (Request, "change") => "024",
        (Request, "yield") => "025",
        (Request, "meet") => "026",
        (Request, _) => "020",
        (Accuse, "disapprove") => "111",
        (Accuse, "investigate") => "090",
        (Accuse, "allege") => "112",
        (Accuse, _) => "110",
        (Reject, "assist") => "121",
        (Reject, "change") => "123",
        (Reject, "yield") => "124",
        (Reject, "meet") => "125",
        (Reject, _) => "120",
        (Threaten, "restrict") => "1312",
        (Threaten, "relations") => "1313",
        (Threaten, "expel") => "136",
        (Threaten, "territory") => "1382",
        (Threaten, "violence") => "138",
        (Threaten, _) => "130",
        (Protest, "demo") => "141",
        (Protest, "riot" | "vandalize") => "145",
        (Protest, "strike" | "boycott") => "143",
        (Protest, "hunger") => "142",
        (Protest, "obstruct") => "144",
        (Protest, _) => "140",
        (Sanction, "convict") => "116",
        (Sanction, "expel") => "166",
        (Sanction, "withdraw") => "161",
        (Sanction, "discontinue") => "163",
        (Sanction, _) => "160",
        (Mobilize, "troops" | "weapons" | "militia") => "154",
        (Mobilize, "police") => "153",
        (Mobilize, _) => "150",
        (Coerce, "seize") => "171",
        (Coerce, "restrict") => "172",
        (Coerce, "censor") => "1721",
        (Coerce, "curfew") => "1723",
        (Coerce, "martial-law") => "1724",
        (Coerce, "arrest") => "173",
        (Coerce, "deport") => "174",
        (Coerce, "cyber") => "176",
        (Coerce, _) => "170",
        (Assault, "abduct") => "181",
        (Assault, "beat" | "primitive") => "182",
        (Assault, "torture") => "1822",
        (Assault, "sexual") => "1821",
        (Assault, "targeted") => "186",
        (Assault, "destroy") => "1712",
        (Assault, "firearms") => "193",
        (Assault, "explosives") => "183",
        (Assault, "suicide-attack") => "1831",
        (Assault, "aerial") => "195",
        (Assault, "drone") => "1952",
        (Assault, "heavy-weapons") => "194",
        (Assault, "crowd-control") => "175",
        (Assault, "unconventional") => "204",
        (Assault, _) => "180",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plover::MODES;

    #[test]
    fn table_is_sorted_and_every_mode_exists() {
        for pair in CAMEO.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for cameo in Cameo::all() {
            let (code, _, event, mode, _) = *cameo.row();
            assert!(matches!(code.len(), 3 | 4) && code.bytes().all(|b| b.is_ascii_digit()));
            assert_eq!(cameo.mode().is_some(), !mode.is_empty(), "{code}: {mode}");
            assert!(event.is_some() || mode.is_empty() && cameo.contexts().is_empty());
            assert_eq!(Cameo::of(code), Ok(cameo));
            let parent = &code[..code.len() - 1];
            assert!(
                code.len() == 3 || find(parent).is_some(),
                "{code} has no parent"
            );
        }
        let groups: std::collections::BTreeSet<_> = Cameo::all().map(Cameo::group).collect();
        assert_eq!(groups.len(), 20);
    }

    #[test]
    fn way_back_returns_to_the_type() {
        let reachable = |mode: Mode| Cameo::all().any(|cameo| cameo.mode() == Some(mode));
        for &event in EventType::ALL {
            assert_eq!(Cameo::from_plover(event, None).event_type(), Some(event));
            for mode in event.modes() {
                let cameo = Cameo::from_plover(event, Some(mode));
                assert_eq!(cameo.event_type(), Some(event), "{event}-{}", mode.name());
                if reachable(mode) {
                    assert_eq!(cameo.mode(), Some(mode), "{event}-{}", mode.name());
                }
            }
        }
        let unreachable: Vec<String> = (MODES.iter())
            .filter_map(|(event, name, _)| Some((event, Mode::of(*event, name).ok()?)))
            .filter(|(_, mode)| !reachable(*mode))
            .map(|(event, mode)| format!("{event}-{}", mode.name()))
            .collect();
        assert_eq!(
            unreachable,
            [
                "CONSULT-multilateral",
                "RETREAT-resign",
                "THREATEN-arrest",
                "PROTEST-boycott",
                "PROTEST-vandalize",
                "MOBILIZE-weapons",
                "MOBILIZE-militia",
                "COERCE-censor",
                "COERCE-withhold",
                "COERCE-misinformation",
                "ASSAULT-primitive",
            ]
        );
    }

    #[test]
    fn lost_zeros_are_found_again() {
        let read = |code, group| Cameo::of_number(code, group).map(Cameo::code);
        for (code, group, want) in [
            ("10", Some("1"), "010"),
            ("10", None, "010"),
            ("10", Some("10"), "100"),
            ("100", Some("10"), "100"),
            ("43", Some("4"), "043"),
            ("311", Some("3"), "0311"),
            ("0311", Some("03"), "0311"),
            ("190", Some("19"), "190"),
            ("1823", None, "1823"),
            ("4", Some("4"), "040"),
            ("04", Some("04"), "040"),
            ("190 ", None, "190"),
        ] {
            assert_eq!(read(code, group), Ok(want), "{code} in {group:?}");
        }
        for code in ["", "0", "9", "999", "abc", "é", "-10", "01000"] {
            let read = Cameo::of_number(code, None);
            assert_eq!(read.is_ok(), code == "9", "{code}");
        }
        assert!(Cameo::of("10").is_ok_and(|c| c.code() == "100"));
        assert!(Cameo::of("43").is_err());
        // The rule rests on this: no code is another one without its zero.
        for cameo in Cameo::all().filter(|cameo| cameo.code().starts_with('0')) {
            let short = &cameo.code()[1..];
            assert!(find(short).is_none(), "{short}");
            assert_eq!(Cameo::of_number(short, None), Ok(cameo));
        }
    }
}
