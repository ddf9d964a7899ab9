//! PLOVER sectors from the agents of CAMEO and the sector names of ICEWS.

use codebook::Sector;

/// The sector of a CAMEO agent code.
pub(super) fn of_cameo(code: &str) -> Option<Sector> {
    Sector::of_cameo(code)
}

/// Words of ICEWS sector names with their sector; the first that is found among the names counts,
/// so that what is narrower comes before what is wider.
const ICEWS: &[(&str, Sector)] = &[
    ("Military Intelligence", Sector::Intelligence),
    ("Intelligence Ministry", Sector::Intelligence),
    ("Military", Sector::Military),
    ("Army", Sector::Military),
    ("Navy", Sector::Military),
    ("Air Force", Sector::Military),
    ("Marines", Sector::Military),
    ("Defense / Security Ministry", Sector::Military),
    ("Police", Sector::Police),
    ("Judicial", Sector::Judiciary),
    ("Legal", Sector::Judiciary),
    ("Legislative / Parliamentary", Sector::Legislature),
    ("Government", Sector::Government),
    ("Executive", Sector::Government),
    ("Ministry", Sector::Government),
    ("Insurgents", Sector::Rebel),
    ("Separatists", Sector::Rebel),
    ("Rebel", Sector::Rebel),
    ("Organized Violent", Sector::Rebel),
    ("Unidentified Forces", Sector::UnidentifiedArmed),
    ("Criminals / Gangs", Sector::Criminal),
    ("Opposition Major Party", Sector::Opposition),
    ("Dissident", Sector::Opposition),
    ("Parties", Sector::Party),
    ("Media", Sector::Journalist),
    ("News", Sector::Journalist),
    ("Education", Sector::Education),
    ("Medical / Health", Sector::Medical),
    ("Labor", Sector::Labour),
    ("Agricultural", Sector::Agriculture),
    ("Business", Sector::Business),
    ("Multinational Corporation", Sector::Business),
    ("State-Owned", Sector::Business),
    ("State Owned", Sector::Business),
    ("Refugees / Displaced", Sector::Refugee),
    ("Nongovernmental Organization", Sector::Social),
    ("NGOs", Sector::Social),
    ("Religious", Sector::Religious),
    ("Elite", Sector::Elite),
    ("General Population", Sector::Civilian),
    ("Protestors", Sector::Civilian),
    ("Social", Sector::Civilian),
];

/// Names that hold a word of the list and mean something else: a party in government is a party.
const PARTIES: &[&str] = &["Party", "Parties"];

/// The sector of an ICEWS actor from its comma-separated sector names.
pub(super) fn of_icews(names: &str) -> Option<Sector> {
    let names = || names.split(',').map(str::trim);
    let holds = |word: &str, name: &str| {
        let party =
            PARTIES.iter().any(|p| name.contains(p)) && !PARTIES.iter().any(|p| word.contains(p));
        !party && name.contains(word)
    };
    ICEWS
        .iter()
        .find(|(word, _)| names().any(|name| holds(word, name)))
        .map(|&(_, sector)| sector)
}

/// The sector of a PLOVER code as POLECAT writes it: the first that is one, of a list.
pub(super) fn of_plover(codes: &str) -> Option<Sector> {
    codes
        .split([';', '|', ','])
        .find_map(|code| code.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrower_name_counts() {
        for (names, want) in [
            (
                "Executive,Foreign Ministry,Government",
                Some(Sector::Government),
            ),
            ("Military,Government", Some(Sector::Military)),
            (
                "Government,Legislative / Parliamentary,Lower House",
                Some(Sector::Legislature),
            ),
            (
                "Government Major Party (In Government),(National) Major Party,Parties",
                Some(Sector::Party),
            ),
            (
                "Opposition Major Party (Out Of Government),Parties,Center Right",
                Some(Sector::Opposition),
            ),
            (
                "General Population / Civilian / Social,Social",
                Some(Sector::Civilian),
            ),
            ("NA", None),
            ("", None),
        ] {
            assert_eq!(of_icews(names), want, "{names}");
        }
        assert_eq!(of_cameo("MED"), Some(Sector::Journalist));
        assert_eq!(of_cameo("HLH"), Some(Sector::Medical));
        assert_eq!(of_plover("GOV; MIL"), Some(Sector::Government));
        assert_eq!(of_plover("None"), None);
    }
}
