//! Names in texts and queries: the traps of the field.

use atlas::{CodeSystem, EntityId, Form, Resolution, atlas};
use proptest::prelude::*;

/// The codes of the readings of every mention, written `AAA` or `AAA+SEC`, joined by `/`.
fn read(text: &str, year: Option<i32>) -> Vec<String> {
    atlas()
        .mentions(text, year)
        .iter()
        .map(|m| {
            let one = |r: &atlas::Reading| match r.sector {
                Some(sector) => format!("{}+{sector}", r.entity.entity().code),
                None => r.entity.entity().code.to_owned(),
            };
            m.readings.iter().map(one).collect::<Vec<_>>().join("/")
        })
        .collect()
}

fn words(text: &str, year: Option<i32>) -> Vec<&str> {
    atlas()
        .mentions(text, year)
        .iter()
        .map(|m| &text[m.start..m.end])
        .collect()
}

fn codes(resolution: Resolution) -> Vec<&'static str> {
    let code = |id: EntityId| id.entity().code;
    match resolution {
        Resolution::One(reading) => vec![code(reading.entity)],
        Resolution::Several(readings) => readings.iter().map(|r| code(r.entity)).collect(),
        Resolution::Unknown { .. } => Vec::new(),
    }
}

fn resolve(name: &str, year: Option<i32>) -> Vec<&'static str> {
    codes(atlas().resolve(name, year))
}

#[test]
fn case_tells_countries_from_words() {
    assert_eq!(
        read("They told us to polish the china and eat turkey.", None),
        [""; 0]
    );
    assert_eq!(read("US and Polish troops", None), ["USA", "POL"]);
    assert_eq!(read("TURKEY AND CHINA SIGN", None), ["TUR", "CHN"]);
    assert_eq!(read("U.S.-led forces; the U.S. said", None), ["USA", "USA"]);
    assert_eq!(words("the U.S. said", None), ["U.S."]);
    assert_eq!(read("who said it", None), [""; 0]);
    assert_eq!(read("WHO said it", None), ["WHO"]);
}

#[test]
fn longest_name_wins() {
    assert_eq!(
        read(
            "Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea",
            None
        ),
        ["GNB", "GNQ", "PNG", "GIN"]
    );
    assert_eq!(
        read("South Sudan and Sudan; Northern Ireland and Ireland", None),
        ["SSD", "SDN", "GBR", "IRL"]
    );
    assert_eq!(read("the Democratic Republic of the Congo", None), ["COD"]);
    assert_eq!(
        read(
            "the Republic of China and the People's Republic of China",
            None
        ),
        ["TWN", "CHN"]
    );
    assert_eq!(read("New Mexico and Mexico", None), ["USA", "MEX"]);
    assert_eq!(
        read("the Indian Ocean and the South China Sea", None),
        [""; 0]
    );
    assert_eq!(
        read("South Korean and North Korean envoys", None),
        ["KOR", "PRK"]
    );
}

#[test]
fn ambiguous_names_keep_their_candidates() {
    assert_eq!(read("Congo", None), ["COG/COD"]);
    assert_eq!(read("Korean officials", None), ["PRK/KOR"]);
    assert_eq!(read("Dominican officials", None), ["DMA/DOM"]);
    assert_eq!(read("Georgia", None), ["GEO/USA"]);
    assert_eq!(read("Kashmir", None), ["IND/PAK"]);
    assert_eq!(read("the Virgin Islands", None), ["VGB/VIR"]);
    assert_eq!(read("Brussels", None), ["BEL/EU+GOV"]);
    assert_eq!(resolve("Guinea", None), ["GIN", "GNB", "GNQ", "PNG"]);
    assert_eq!(resolve("Macedonia", None), ["MKD", "GRC"]);
    assert_eq!(resolve("Samoa", None), ["WSM", "ASM"]);
    assert_eq!(resolve("Niger", None), ["NER"]);
    assert_eq!(resolve("Dominica", None), ["DMA"]);
}

#[test]
fn persons_are_not_places() {
    assert_eq!(
        read("Michael Jordan and Denzel Washington met in Jordan", None),
        ["JOR"]
    );
    assert_eq!(read("King Abdullah of Jordan", None), ["JOR"]);
}

#[test]
fn the_year_decides() {
    assert_eq!(read("Russia", Some(1975)), ["SUN"]);
    assert_eq!(read("Russia", Some(1900)), ["RUE"]);
    assert_eq!(read("Russia", None), ["RUS"]);
    assert_eq!(read("Germany", Some(1965)), ["DEU/DDR"]);
    assert_eq!(read("Germany", Some(2020)), ["DEU"]);
    assert_eq!(read("Germany", Some(1938)), ["GMY"]);
    assert_eq!(read("Vietnam", Some(1965)), ["VNM/RVN"]);
    assert_eq!(read("Vietnam", Some(1985)), ["VNM"]);
    assert_eq!(read("Yemen", Some(1980)), ["YAR/YMD"]);
    assert_eq!(read("Yugoslavia", Some(1985)), ["YUG"]);
    assert_eq!(read("Yugoslavia", Some(1999)), ["SCG"]);
    assert_eq!(read("the Soviet Union", Some(2023)), ["SUN"]);
    assert_eq!(read("the Taliban", Some(2010)), ["TALIBAN+REB"]);
    assert_eq!(read("the Taliban", Some(2023)), ["TALIBAN+GOV"]);
    assert_eq!(read("the Kremlin", Some(1980)), ["SUN+GOV"]);
    let capital = |year| atlas().mentions("Bonn", Some(year))[0].readings[0].form;
    assert_eq!((capital(1970), capital(2020)), (Form::Capital, Form::City));
}

#[test]
fn accents_apostrophes_and_abbreviations() {
    assert_eq!(
        read("Cote d'Ivoire, Côte d’Ivoire, Turkiye, Türkiye", None),
        ["CIV", "CIV", "TUR", "TUR"]
    );
    assert_eq!(
        read("St. Lucia, St Lucia, Saint Lucia", None),
        ["LCA", "LCA", "LCA"]
    );
    assert_eq!(
        read("Trinidad & Tobago; Bosnia-Herzegovina", None),
        ["TTO", "BIH"]
    );
    assert_eq!(
        words("China’s and Pakistan's ministers", None),
        ["China", "Pakistan"]
    );
    assert_eq!(
        words("anti-Russian, China-Pakistan", None),
        ["Russian", "China", "Pakistan"]
    );
}

#[test]
fn seats_and_bodies_have_sectors() {
    assert_eq!(
        read(
            "The Pentagon, the CIA, the Knesset, Downing Street and Scotland Yard",
            None
        ),
        ["USA+MIL", "USA+SPY", "ISR+LEG", "GBR+GOV", "GBR+COP"]
    );
    assert_eq!(
        read("Hamas, Hezbollah and the Houthis", None),
        ["HAMAS+REB", "HEZBOLLAH+PRM", "HOUTHIS+REB"]
    );
    assert_eq!(read("Transnistria", None), ["TRN+PRE"]);
    let plover = |code| atlas().entity(atlas().by_key(code).unwrap()).plover;
    let all = ["WHO", "EU", "NATO", "ICRC", "ISIS", "TRN", "KOS", "WEST"].map(plover);
    assert_eq!(all, ["UNO", "EUR", "IGO", "NGO", "IMG", "MDA", "KOS", ""]);
}

#[test]
fn any_usual_name_or_code_resolves() {
    for query in [
        "BLR",
        "BY",
        "112",
        "blr",
        "byelorus",
        "Belarusian",
        "Belarus",
        "Republic of Belarus",
        "Minsk",
    ] {
        assert_eq!(resolve(query, None), ["BLR"], "{query}");
    }
    assert_eq!(resolve("Congo, Democratic Republic of the", None), ["COD"]);
    assert_eq!(resolve("the netherlands", None), ["NLD"]);
    assert_eq!(resolve("GFR", None), ["DEU"]);
    let Resolution::Unknown { suggestions } = atlas().resolve("Bealrus", None) else {
        panic!()
    };
    assert_eq!(suggestions.first().map(|id| id.entity().code), Some("BLR"));
    let Resolution::Unknown { suggestions } = atlas().resolve("Nigerr", None) else {
        panic!()
    };
    let codes: Vec<_> = suggestions.iter().map(|id| id.entity().code).collect();
    assert!(
        codes.contains(&"NER") && codes.contains(&"NGA"),
        "{codes:?}"
    );
}

#[test]
fn codes_of_divided_and_dissolved_states() {
    let by = |system, code, year| {
        atlas()
            .by_code(system, code, Some(year))
            .map(|id| id.entity().code)
    };
    assert_eq!(by(CodeSystem::CowNumber, "365", 1850), Some("RUE"));
    assert_eq!(by(CodeSystem::CowNumber, "365", 1975), Some("SUN"));
    assert_eq!(by(CodeSystem::CowNumber, "365", 2000), Some("RUS"));
    assert_eq!(by(CodeSystem::CowNumber, "255", 1965), None);
    assert_eq!(by(CodeSystem::CowNumber, "260", 1965), Some("DEU"));
    assert_eq!(by(CodeSystem::GwNumber, "260", 2010), Some("DEU"));
    assert_eq!(by(CodeSystem::CowNumber, "255", 2010), Some("DEU"));
    assert_eq!(by(CodeSystem::CowNumber, "345", 2010), Some("SRB"));
    assert_eq!(by(CodeSystem::GwNumber, "678", 1970), Some("YAR"));
    assert_eq!(by(CodeSystem::CowNumber, "679", 2000), Some("YEM"));
    assert_eq!(by(CodeSystem::Iso3, "YUG", 1999), Some("SCG"));
    assert_eq!(by(CodeSystem::Iso3, "ZAR", 1985), Some("COD"));
    assert_eq!(by(CodeSystem::IsoNumeric, "4", 2000), Some("AFG"));
}

#[test]
fn capitals_and_distances() {
    let id = |code| atlas().by_key(code).unwrap();
    let name = |code, year| atlas().capital(id(code), Some(year)).map(|c| c.name);
    assert_eq!(name("PAK", 1950), Some("Karachi"));
    assert_eq!(name("KAZ", 2020), Some("Astana"));
    assert_eq!(name("BRA", 1950), Some("Rio de Janeiro"));
    // Minsk to Islamabad; CEPII gives 4,199 km with its coordinates.
    let km = atlas()
        .distance_km(id("BLR"), id("PAK"), Some(2023))
        .unwrap();
    assert!((4150.0..4230.0).contains(&km), "{km}");
}

proptest! {
    #[test]
    fn any_text_gives_valid_ordered_mentions(text in "\\PC*", year in proptest::option::of(1800..2100i32)) {
        check(&text, year);
        let _ = atlas().resolve(&text, year);
    }

    #[test]
    fn names_among_noise(parts in proptest::collection::vec(
        prop_oneof!["\\PC{0,3}", Just("U.S.".to_owned()), Just("Côte d’Ivoire".to_owned()), Just(" ".to_owned()),
            Just("St.".to_owned()), Just("Guinea".to_owned()), Just("-".to_owned()), Just("\u{301}".to_owned())], 0..40)) {
        check(&parts.concat(), Some(2020));
    }
}

fn check(text: &str, year: Option<i32>) {
    let mut last = 0;
    for mention in atlas().mentions(text, year) {
        assert!(mention.start >= last && mention.start < mention.end && mention.end <= text.len());
        assert!(text.is_char_boundary(mention.start) && text.is_char_boundary(mention.end));
        assert!(!mention.readings.is_empty());
        last = mention.end;
    }
}
