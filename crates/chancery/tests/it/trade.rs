//! `chancery import baci` and `chancery trade` from outside.

use std::path::Path;
use std::process::{Command, Output};

/// Three years, a list of codes, and enough partners for shares.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let codes = "country_code,country_name,country_iso2,country_iso3\n\
        112,Belarus,BY,BLR\n586,Pakistan,PK,PAK\n156,China,CN,CHN\n643,Russia,RU,RUS\n276,Germany,DE,DEU\n";
    let mut paths = vec![folder.join("country_codes_V202401.csv")];
    std::fs::write(&paths[0], codes).unwrap();
    for (year, factor) in [(2016, 1.0), (2021, 2.0), (2022, 3.0)] {
        let flow = |i, j, k, v: f64| format!("{year},{i},{j},{k},{},   1.0\n", v * factor);
        let text = [
            "t,i,j,k,v,q\n".to_owned(),
            flow(112, 586, 870193, 40_000.0),
            flow(112, 643, 870193, 900_000.0),
            flow(112, 643, 310420, 500_000.0),
            flow(112, 156, 310420, 700_000.0),
            flow(643, 586, 310420, 300_000.0),
            flow(276, 586, 870193, 200_000.0),
            flow(586, 112, 520512, 9_000.0),
            flow(586, 156, 520512, 800_000.0),
        ]
        .concat();
        paths.push(folder.join(format!("BACI_HS92_Y{year}_V202401.csv")));
        std::fs::write(&paths[paths.len() - 1], text).unwrap();
    }
    paths
}

fn chancery(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(arguments)
        .env("COLUMNS", "160")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn from_files_to_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("t.book");
    let book = book.to_str().unwrap();
    let paths = files(folder.path());
    let mut arguments = vec!["import", "baci"];
    arguments.extend(paths.iter().map(|path| path.to_str().unwrap()));
    arguments.extend(["--book", book]);
    let report = text(&chancery(&arguments));
    assert!(report.contains("BACI V202401, HS92"), "{report}");
    assert!(report.contains("24 read, 24 kept"), "{report}");

    let page = text(&chancery(&["trade", "Belarus", "PAK", "--book", book]));
    for part in [
        "Belarus and Pakistan: goods",
        "2019  not covered",
        "2022  120 m",
        "growth since 2016",
        "machinery",
        "8701 tractors, cars, lorries",
        "Belarus to Pakistan, 2022: 1 of 2 products untapped",
        "3104 fertilisers",
        "Neither is a forecast, and they do not add up.",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }

    let lines = text(&chancery(&[
        "trade", "BLR", "PAK", "--book", book, "--format", "jsonl",
    ]));
    let records: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let potash = records
        .iter()
        .find(|record| record["record"] == "opportunity" && record["product"] == "3104")
        .unwrap();
    assert_eq!(potash["exporter"], "BLR");
    assert_eq!(potash["untapped"], true);
    assert_eq!(potash["actual"], 0.0);
    assert_eq!(potash["ceiling"], 900_000_000.0);
    let missing = records
        .iter()
        .find(|record| record["record"] == "year")
        .unwrap();
    assert_eq!(
        missing["missing_years"],
        serde_json::json!([2017, 2018, 2019, 2020])
    );

    let table = text(&chancery(&[
        "trade", "BLR", "PAK", "--book", book, "--part", "ledger", "--format", "csv",
    ]));
    assert_eq!(table.lines().count(), 1 + 7 * 2);
    assert!(
        table.contains("2022,PAK,BLR,,not covered,,not covered,27000000,value"),
        "{table}"
    );

    let wrong = chancery(&["trade", "BLR", "CHL", "--book", book]);
    assert_eq!(wrong.status.code(), Some(1));
    let message = String::from_utf8(wrong.stderr).unwrap();
    assert!(
        message.contains("no goods between Belarus and Chile"),
        "{message}"
    );
    let wrong = chancery(&["trade", "BLR", "PAK", "--book", book, "--year", "2018"]);
    assert_eq!(wrong.status.code(), Some(1));
    let wrong = chancery(&["trade", "BLR", "BLR", "--book", book]);
    assert_eq!(wrong.status.code(), Some(2));
}
