//! `chancery import` and `chancery panel` as a person runs them.

// A test that is skipped says so.
#![allow(clippy::print_stderr)]

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::root;

fn chancery(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chancery"))
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const TRADE: &str = "ccode1,ccode2,year,flow1,flow2\n370,770,2001,1.5,-9\n370,770,2002,2.25,3\n";

#[test]
fn numbers_go_in_and_come_out_as_a_panel() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("trade.csv"), TRADE).unwrap();
    let dry = chancery(folder, &["import", "cow-trade", "trade.csv", "--dry-run"]);
    assert!(dry.status.success());
    assert!(
        text(&dry.stdout).contains("2 read, 2 kept"),
        "{}",
        text(&dry.stdout)
    );
    assert!(!folder.join("b.book").exists());

    let import = ["import", "cow-trade", "trade.csv", "--book", "b.book"];
    let first = chancery(folder, &import);
    assert!(first.status.success(), "{}", text(&first.stderr));
    let again = chancery(folder, &import);
    assert!(text(&again.stderr).contains("3 of the same source and version were replaced"));

    let panel = [
        "panel",
        "--book",
        "b.book",
        "--from",
        "2000",
        "--to",
        "2002",
        "--dyad",
        "belarus",
        "PAK",
        "--vars",
        "trade,distance",
        "-o",
    ];
    let csv = chancery(folder, &[&panel[..], &["-"]].concat());
    let lines = text(&csv.stdout);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(
        lines[0],
        "a,b,ccode1,ccode2,year,cow_trade_imports_ab,cow_trade_imports_ba,capital_distance,cow_trade_coverage,atlas_coverage"
    );
    assert!(
        lines[1].starts_with("BLR,PAK,370,770,2000,,,4"),
        "{lines:?}"
    );
    assert!(lines[1].ends_with(",not_covered,value"), "{lines:?}");
    assert!(
        lines[2].starts_with("BLR,PAK,370,770,2001,1.5,,4"),
        "{lines:?}"
    );
    assert!(lines[2].ends_with(",value|missing,value"), "{lines:?}");
    assert!(
        lines[3].starts_with("BLR,PAK,370,770,2002,2.25,3,4"),
        "{lines:?}"
    );

    let json = chancery(folder, &[&panel[..], &["p.jsonl"]].concat());
    assert!(json.status.success(), "{}", text(&json.stderr));
    let json = std::fs::read_to_string(folder.join("p.jsonl")).unwrap();
    let row: serde_json::Value = serde_json::from_str(json.lines().nth(1).unwrap()).unwrap();
    assert_eq!(row["cow_trade_imports_ba"], serde_json::Value::Null);
    assert_eq!(row["cow_trade_imports_ab"], 1.5);

    // Parquet, and back in by the importer of tables.
    let parquet = chancery(folder, &[&panel[..], &["p.parquet"]].concat());
    assert!(parquet.status.success(), "{}", text(&parquet.stderr));
    assert!(!folder.join("p.parquet.part").exists());
    let mut args = vec!["import", "table", "p.parquet", "--book", "c.book"];
    for setting in [
        "name=own",
        "a=a",
        "b=b",
        "naming=iso3",
        "year=year",
        "variables=cow_trade_imports_ab",
    ] {
        args.extend(["--set", setting]);
    }
    let back = chancery(folder, &args);
    assert!(back.status.success(), "{}", text(&back.stderr));
    assert!(
        text(&back.stdout).contains("3 read, 2 kept"),
        "{}",
        text(&back.stdout)
    );
}

#[test]
fn events_of_a_data_set_are_columns_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared =
        std::env::var_os("CHANCERY_SHARED").map_or_else(|| root.join("../shared"), Into::into);
    let sample = shared.join("reference/events/icews_events.2018.sample.tab");
    if !sample.is_file() {
        eprintln!("skipped: no reference data beside the repository");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let sample = sample.to_str().unwrap();
    let import = chancery(folder, &["import", "icews", sample, "--book", "b.book"]);
    assert!(import.status.success(), "{}", text(&import.stderr));
    let panel = [
        "panel",
        "--book",
        "b.book",
        "--from",
        "2018",
        "--to",
        "2018",
        "--months",
        "--dyad",
        "USA",
        "GBR",
        "--vars",
        "events.count,icews.quad3",
        "-o",
        "-",
    ];
    let output = text(&chancery(folder, &panel).stdout);
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines.len(), 13);
    // The sample is of two days of June; the other months are not covered.
    assert_eq!(lines[5], "USA,GBR,2,200,2018,5,,,,,not_covered");
    assert_eq!(
        lines[6],
        "USA,GBR,2,200,2018,6,5,6,0,3,value|value|zero|value"
    );
}

#[test]
fn what_cannot_be_used_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("other.csv"), "x,y\n1,2\n").unwrap();
    std::fs::write(folder.join("broken.csv"), format!("{TRADE}370,770,x,1,1\n")).unwrap();
    let import = |args: &[&str]| chancery(folder, &[&["import"], args].concat());
    let wrong = import(&["cow-trade", "other.csv", "--book", "b.book"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        text(&wrong.stderr).contains("it has no column ccode"),
        "{}",
        text(&wrong.stderr)
    );
    let unknown = import(&["trade", "other.csv", "--book", "b.book"]);
    assert_eq!(unknown.status.code(), Some(2));
    let unmapped = import(&["table", "other.csv", "--dry-run"]);
    assert!(
        text(&unmapped.stderr).contains("needs a mapping"),
        "{}",
        text(&unmapped.stderr)
    );
    let broken = import(&["cow-trade", "broken.csv", "--book", "b.book"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        text(&broken.stderr).contains("broken.csv:4: "),
        "{}",
        text(&broken.stderr)
    );
    let panel = |args: &[&str]| chancery(folder, &[&["panel", "--book", "b.book"], args].concat());
    let unknown = panel(&["--vars", "arms", "-o", "-"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("cow-trade.imports"),
        "{}",
        text(&unknown.stderr)
    );
    let format = panel(&["--vars", "trade", "-o", "p.xlsx"]);
    assert!(
        text(&format.stderr).contains(".csv, .jsonl or .parquet"),
        "{}",
        text(&format.stderr)
    );
    let list = import(&["--list"]);
    for kind in datasets::KINDS {
        assert!(text(&list.stdout).contains(kind.key), "{}", kind.key);
    }
}

/// Rows of a table with tabs, by the names of its columns.
fn rows_of(text: &str) -> Vec<std::collections::BTreeMap<&str, &str>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .map(|line| header.iter().copied().zip(line.split('\t')).collect())
        .collect()
}

#[test]
fn every_number_of_the_demo_names_its_source_and_is_that_of_the_data_set() {
    let trade = include_str!("../../demo-numbers/cow-trade.tsv");
    let votes = include_str!("../../demo-numbers/un-votes.tsv");
    let (trade, votes) = (rows_of(trade), rows_of(votes));
    assert_eq!((trade.len(), votes.len()), (10, 28));
    for row in trade.iter().chain(&votes) {
        assert!(row["source"].len() > 40, "{row:?}");
    }
    let shared = std::env::var_os("CHANCERY_SHARED")
        .map_or_else(|| root().join("../shared"), std::path::PathBuf::from)
        .join("reference/structured");
    let read = |name: &str| {
        let file = std::fs::File::open(shared.join(name)).ok()?;
        let mut text = String::new();
        flate2::read::GzDecoder::new(file)
            .read_to_string(&mut text)
            .ok()
            .map(|_| text)
    };
    let (Some(flows), Some(agreement)) = (
        read("cow_trade_ndy_1990_2014_rounded.csv.gz"),
        read("un_agreement_reference.csv.gz"),
    ) else {
        eprintln!("skipped: the reference tables are not there");
        return;
    };
    for row in &trade {
        let start = format!("370,770,{},", row["year"]);
        let line = flows.lines().find(|line| line.starts_with(&start)).unwrap();
        let flow = if row["importer"] == "BLR" { 3 } else { 4 };
        assert_eq!(line.split(',').nth(flow), Some(row["imports"]), "{row:?}");
    }
    for row in &votes {
        let start = format!("{},\"BY-PK\",{},", row["year"], row["joint"]);
        let line = agreement.lines().find(|line| line.starts_with(&start));
        let share: f64 = line.unwrap().rsplit(',').next().unwrap().parse().unwrap();
        assert_eq!(format!("{share:.4}"), row["agreement"], "{row:?}");
    }
}
