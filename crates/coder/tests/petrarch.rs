//! Dictionaries in the format of PETRARCH. All names are invented.

mod support;

use coder::{LexiconError, from_petrarch};
use support::{coded, extended, lines};

const ACTORS: &str = "\
# a comment
ANNA_KARENINA_  # a source
+T._KARENINA_
\t[BLRGOV 930101-951231]
\t[BLROPP >19960101]
\t[ELI] # later
UPPER_DELTA_COUNCIL_ [IGO]
NOVAMASH_PLANT [MNCBLR]
RIVER_BANK_OF_LAHORE_ [PAKBUSEDU]
FIVE_LAKES_ [BLR]
JO_BO_ [GEOGOV <850132] [GEOMIL 20000201-20000231]
";

#[test]
fn actors_become_actors() {
    let converted = from_petrarch(&[("actors.txt", ACTORS.as_bytes())]);
    let expected = "\
# Converted from dictionaries in the format of PETRARCH.

[actors]
Anna Karenina; T. Karenina | person | BLR | sector=GOV from=1993-01-01 to=1995-12-31
Anna Karenina | person | BLR | sector=OPP from=1996-01-01
Upper Delta Council | organisation | - | code=IGO
Novamash Plant | company | BLR | sector=BUS
River Bank of Lahore | actor | PAK | sector=BUS,EDU
Five Lakes | country | BLR |
Jo Bo | person | GEO | sector=MIL from=2000-02-01 to=2000-02-29
";
    assert_eq!(converted.text, expected);
    assert_eq!(
        (converted.actors, converted.names, converted.spells),
        (6, 7, 7)
    );
    let left: Vec<String> = converted
        .left
        .iter()
        .map(|left| format!("{}:{}: {}", left.file, left.line, left.reason))
        .collect();
    assert_eq!(
        left,
        [
            "actors.txt:6: a role for other times than those of an office: known by rule",
            "actors.txt:11: a date that is not YYMMDD or YYYYMMDD",
        ]
    );
    let found = coded(
        &converted.text,
        "1994-01-01",
        "T. Karenina condemned Pakistan.",
    );
    assert_eq!(lines(&found), ["BLR GOV>PAK ACCUSE disapprove"]);
}

#[test]
fn agents_become_roles() {
    let agents = "\
!PERSON! = MAN, MEN, WOMAN
HONEY!PERSON! [~AGR]
BOARD_OF_RIVERS {BOARDS_OF_RIVERS} [~GOVENV]
SCRIBE {} [~MED]
EXTREME_ONE [~RAD]
LAKE!OTHER! [~GOV]
OPEN [~GOV
";
    let converted = from_petrarch(&[("agents.txt", agents.as_bytes())]);
    let expected = "\
# Converted from dictionaries in the format of PETRARCH.

[roles]
GOV: board of rivers, boards of rivers
AGR: honeyman, honeymen, honeywoman
JRN: scribe
";
    assert_eq!(converted.text, expected);
    let left: Vec<(usize, &str)> = converted
        .left
        .iter()
        .map(|left| (left.line, left.reason))
        .collect();
    assert_eq!(
        left,
        [
            (5, "an agent whose code is no sector"),
            (6, "a set that is not defined above, or too many of them"),
            (7, "a bracket that is not closed or not opened"),
        ]
    );
}

#[test]
fn verbs_become_verbs_without_their_patterns() {
    let verbs = "\
--- RAIN [173] ---
RAIN_
HAIL {HAILED HAILING} [010]
- * ON [190]
&WEATHER
";
    let converted = from_petrarch(&[("verbs.txt", verbs.as_bytes())]);
    assert!(
        converted.text.contains("rain | COERCE"),
        "{}",
        converted.text
    );
    let pattern = "a pattern or set of a verb dictionary";
    let left: Vec<usize> = converted
        .left
        .iter()
        .filter(|left| left.reason == pattern)
        .map(|left| left.line)
        .collect();
    assert_eq!(left, [4, 5]);
    extended(&[("old.lex", &converted.text)]).expect("what is written can be read");
}

/// Damaged dictionaries: nothing panics, and what is written can be read.
#[test]
fn damaged_dictionaries_are_told_line_by_line() {
    #[rustfmt::skip]
    let cases: &[(&[u8], usize, &str)] = &[
        (b"+SYNONYM_ [BLR]", 1, "a synonym without an entry before it"),
        (b"\t[BLR]", 1, "a code without an entry before it"),
        (b"ANN_BO_ [BLR", 1, "a bracket that is not closed or not opened"),
        (b"ANN_BO_ BLR]", 1, "a bracket that is not closed or not opened"),
        (b"ANN_BO_ [[BLR]]", 1, "a bracket that is not closed or not opened"),
        (b"ANN_BO_", 1, "an entry without a code"),
        (b"ANN_BO_ [---]", 1, "a code that says nobody"),
        (b"ANN_BO_ [BL]", 1, "a code that is not made of parts of three letters"),
        (b"ANN_BO_ [BLRGO]", 1, "a code that is not made of parts of three letters"),
        (b"ANN_BO_ []", 1, "a code that is not made of parts of three letters"),
        (b"ANN_BO_ [BLRGOV 19]", 1, "a date without <, > or a second date"),
        (b"ANN_BO_ [BLRGOV >991301]", 1, "a date that is not YYMMDD or YYYYMMDD"),
        (b"ANN_BO_ [BLRGOV >9913011]", 1, "a date that is not YYMMDD or YYYYMMDD"),
        (b"ANN_BO_ [BLRGOV >\xd9\xa3\xd9\xa3\xd9\xa3]", 1, "a date that is not YYMMDD or YYYYMMDD"),
        (b"ANN_BO_ [BLRGOV 20010101-20000101]", 1, "a time that ends before it begins"),
        (b"ANN_BO_ [GOV]", 1, "a role, region or group without a country"),
        (b"ANN_BO_ [BLRXQX]", 1, "a part of a code for which records have no place (the rest was taken)"),
        (b"B_ [BLR]", 1, "a name of less than two letters"),
        (b"ANN_BO_ [BLR]\nJO_BO_ [GEO]\n+ANN_BO_", 3, "a name that an earlier actor has"),
        (b"A_B_C_D_E_F_G_H_I_J_K_L_M_N_O_P_Q [BLR]", 1, "a name of more than 16 words"),
        (b"HEN!FOLK! [~AGR]", 1, "a set that is not defined above, or too many of them"),
        (b"HEN!FOLK [~AGR]", 1, "a set that is not defined above, or too many of them"),
        (b"HEN [~]", 1, "an agent whose code is no sector"),
        (b"- * $ [010]", 1, "a pattern or set of a verb dictionary"),
        (b"--- X [010] ---\n123$ [190]", 2, "a verb that is no word"),
        (b"--- X [010] ---\nRAIN [999]", 2, "a verb whose code is no event"),
        (b"\xff\xfe\x00[\x00", 1, "a bracket that is not closed or not opened"),
    ];
    assert!(cases.len() >= 25);
    for (bytes, line, reason) in cases {
        let converted = from_petrarch(&[("old.txt", bytes)]);
        let found: Vec<(usize, &str)> = converted
            .left
            .iter()
            .map(|left| (left.line, left.reason))
            .collect();
        assert!(
            found.contains(&(*line, *reason)),
            "{}: {found:?}",
            String::from_utf8_lossy(bytes)
        );
        extended(&[("old.lex", &converted.text)]).expect("what is written can be read");
    }
}

#[test]
fn old_encodings_are_read() {
    let bytes = b"JOS\xc9_D\x92BO_ [BLR]\n\xd0\x9c\xd0\x98\xd0\xa0\xd0\xab_ [RUS]";
    let converted = from_petrarch(&[("old.txt", bytes)]);
    assert!(
        converted.text.contains("José D’Bo | country | BLR"),
        "{}",
        converted.text
    );
    assert!(
        converted.text.contains("МИРЫ | country | RUS"),
        "{}",
        converted.text
    );
}

/// The dictionaries of Phoenix, where the user has them: all is read, and nearly all is taken.
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn large_dictionaries_are_taken() {
    let shared = std::env::var("CHANCERY_SHARED").map_or_else(
        |_| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        std::path::PathBuf::from,
    );
    let folder = shared.join("reference/phoenix");
    let mut files = Vec::new();
    for name in [
        "Phoenix.Countries.actors.txt",
        "Phoenix.International.actors.txt",
        "Phoenix.agents.txt",
    ] {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            eprintln!("skipped: {} is not there", folder.display());
            return;
        };
        files.push((name, bytes));
    }
    let given: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (*n, b.as_slice())).collect();
    let converted = from_petrarch(&given);
    assert!(converted.actors > 20_000, "{}", converted.actors);
    assert!(converted.names > 30_000, "{}", converted.names);
    assert!(converted.roles > 2_000, "{}", converted.roles);
    let lost = converted
        .left
        .iter()
        .filter(|left| !left.reason.contains("the rest was taken"))
        .count();
    assert!(
        lost * 100 < converted.lines,
        "{lost} of {} lines",
        converted.lines
    );
    if let Err(errors) = extended(&[("old.lex", &converted.text)]) {
        let all: Vec<String> = errors.iter().take(5).map(LexiconError::to_string).collect();
        panic!("{} errors: {}", errors.len(), all.join("\n"));
    }
}
