//! `chancery pair`, and `chancery brief` with numbers, on small files.

use std::path::Path;

use tempfile::TempDir;

use crate::support::{err, expect_code, out, run};

const TRADE: &str =
    "ccode1,ccode2,year,flow1,flow2\n370,770,2001,1.5,-9\n370,770,2002,2.25,3\n370,770,2004,8,5\n";
const ATOP: &str = "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n370,365,2001,1,0,0,1,1\n365,370,2002,1,0,0,1,1\n2,20,2004,1,0,0,0,1\n";
const CODES: &str = "country_code,country_name,country_iso2,country_iso3\n112,Belarus,BY,BLR\n586,Pakistan,PK,PAK\n156,China,CN,CHN\n643,Russia,RU,RUS\n276,Germany,DE,DEU\n";

fn goods(folder: &Path) {
    std::fs::write(folder.join("country_codes_V202401.csv"), CODES).expect("a file");
    for (year, factor) in [(2016, 1.0), (2021, 2.0)] {
        let flow = |i, j, k, v: f64| format!("{year},{i},{j},{k},{},1.0\n", v * factor);
        let text = [
            "t,i,j,k,v,q\n".to_owned(),
            flow(112, 586, 870_193, 4_000.0),
            flow(112, 643, 870_193, 900_000.0),
            flow(112, 643, 310_420, 500_000.0),
            flow(643, 586, 310_420, 300_000.0),
            flow(276, 586, 870_193, 200_000.0),
            flow(586, 112, 520_512, 9_000.0),
            flow(586, 156, 520_512, 800_000.0),
        ]
        .concat();
        std::fs::write(folder.join(format!("BACI_HS92_Y{year}_V202401.csv")), text)
            .expect("a file");
    }
}

fn desk() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("trade.csv"), TRADE).expect("a file");
    std::fs::write(at.join("atop.csv"), ATOP).expect("a file");
    goods(at);
    for kind in [
        &["cow-trade", "trade.csv"][..],
        &["atop", "atop.csv"],
        &[
            "baci",
            "country_codes_V202401.csv",
            "BACI_HS92_Y2016_V202401.csv",
            "BACI_HS92_Y2021_V202401.csv",
        ],
    ] {
        let arguments = [&["import"][..], kind, &["--book", "n.book"]].concat();
        expect_code(&run(at, &arguments), 0);
    }
    folder
}

#[test]
fn the_numbers_of_a_pair() {
    let folder = desk();
    let shown = run(folder.path(), &["pair", "BLR", "PAK", "--book", "n.book"]);
    expect_code(&shown, 0);
    insta::assert_snapshot!(out(&shown));

    let lines = run(
        folder.path(),
        &[
            "pair", "BLR", "PAK", "--book", "n.book", "--format", "jsonl",
        ],
    );
    expect_code(&lines, 0);
    let lines = out(&lines);
    let kinds: Vec<String> = lines
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
            record["kind"].as_str().expect("a kind").to_owned()
        })
        .collect();
    for kind in ["indicator", "trade", "source", "not_covered"] {
        assert!(kinds.iter().any(|own| own == kind), "{kind}: {kinds:?}");
    }
    let first: serde_json::Value =
        serde_json::from_str(lines.lines().next().expect("a line")).expect("JSON");
    assert_eq!(
        first["lines"][1]["points"][0]["value"],
        serde_json::Value::Null
    );
    assert_eq!(first["lines"][1]["points"][0]["standing"], "missing");
}

#[test]
fn a_brief_with_numbers_names_their_sources() {
    let folder = desk();
    let brief = |format: &str| {
        let arguments = [
            "brief",
            "BLR",
            "PAK",
            "--book",
            "n.book",
            "--undated",
            "--format",
            format,
        ];
        let written = run(folder.path(), &arguments);
        expect_code(&written, 0);
        out(&written)
    };
    insta::assert_snapshot!(brief("md"));
    let html = brief("html");
    for part in [
        "id=\"numbers\"",
        "id=\"goods\"",
        "id=\"data\"",
        "id=\"not-covered\"",
        "class=\"gap\"",
        "below potential",
        "href=\"#d-1\"",
    ] {
        assert!(html.contains(part), "{part}");
    }
    // Every mark leads to a source.
    for (at, _) in html.match_indices("href=\"#d-") {
        let number: String = html[at + 9..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        assert!(html.contains(&format!("id=\"d-{number}\"")), "{number}");
    }
    assert!(!html.contains("<script"));
}

#[test]
fn a_book_without_numbers_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), "Belarus thanked Pakistan.\n").expect("a file");
    let added = run(folder.path(), &["add", "a.txt", "--book", "e.book"]);
    expect_code(&added, 0);
    let shown = run(folder.path(), &["pair", "BLR", "PAK", "--book", "e.book"]);
    expect_code(&shown, 1);
    assert!(err(&shown).contains("the book has no numbers"));
    let same = run(
        folder.path(),
        &["pair", "BLR", "Belarus", "--book", "e.book"],
    );
    expect_code(&same, 2);
    let brief = run(
        folder.path(),
        &[
            "brief", "BLR", "PAK", "--book", "e.book", "--format", "html",
        ],
    );
    expect_code(&brief, 0);
    assert!(!out(&brief).contains("id=\"data\""));
}
