//! `chancery gravity` from outside.

use std::fmt::Write;
use std::process::{Command, Output};

/// Trade without noise: 0.5 for an agreement, -0.8 for the logarithm of distance.
fn table() -> String {
    let mut text = "exporter,importer,year,trade,rta,dist,empty\n".to_owned();
    for i in 0..6_u32 {
        for j in 0..6_u32 {
            for t in 0..3_u32 {
                let dist = 100.0 + f64::from((i * 7 + j * 13) % 17) * 50.0;
                let rta = u32::from((i + j + t) % 4 == 0);
                let eta = 0.5 * f64::from(rta) - 0.8 * dist.ln()
                    + f64::from(i * (t + 1)) / 3.0
                    + f64::from(j) / 2.0;
                let trade = if i == 5 { 0.0 } else { eta.exp() };
                let missing = if i == 0 && j == 0 && t == 0 {
                    "NA".to_owned()
                } else {
                    rta.to_string()
                };
                writeln!(text, "C{i},C{j},{},{trade},{missing},{dist},", 2000 + t).unwrap();
            }
        }
    }
    text
}

fn run(table: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trade.csv");
    std::fs::write(&file, table).unwrap();
    Command::new(env!("CARGO_BIN_EXE_chancery"))
        .arg("gravity")
        .arg(&file)
        .args(arguments)
        .output()
        .unwrap()
}

const MODEL: [&str; 6] = [
    "--y",
    "trade",
    "--x",
    "rta,log(dist)",
    "--fe",
    "exporter^year,importer",
];

#[test]
fn known_coefficients_come_back_and_what_was_left_out_is_said() {
    let arguments = [&MODEL[..], &["--format", "jsonl"]].concat();
    let output = run(&table(), &arguments);
    assert!(output.status.success(), "{output:?}");
    let records: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(records[0]["rows_in_file"], 108);
    assert_eq!(records[0]["rows_missing"]["rta"], 1);
    assert_eq!(records[0]["rows_in_zero_groups"], 18);
    assert_eq!(records[0]["rows_used"], 89);
    assert_eq!(records[1]["term"], "rta");
    assert!((records[1]["estimate"].as_f64().unwrap() - 0.5).abs() < 1e-9);
    assert!((records[2]["estimate"].as_f64().unwrap() + 0.8).abs() < 1e-9);

    let output = run(
        &table(),
        &[&MODEL[..], &["--cluster", "exporter^importer"]].concat(),
    );
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("1 rows without a value of rta"), "{text}");
    assert!(
        text.contains("18 rows in groups without any outcome"),
        "{text}"
    );
    assert!(text.contains("G/(G-1), G = 30"), "{text}");
    assert!(text.contains("+64.9 % for 1 more"), "{text}");
    assert!(text.contains("-0.800 % for 1 % more"), "{text}");
}

#[test]
fn pairs_stand_among_all_pairs() {
    let folder = tempfile::tempdir().unwrap();
    let fitted = folder.path().join("fitted.csv");
    // Ten times what the others let one expect.
    let mut text = String::new();
    for line in table().lines() {
        let mut fields: Vec<String> = line.split(',').map(str::to_owned).collect();
        if line.starts_with("C2,C4,") {
            fields[3] = (10.0 * fields[3].parse::<f64>().unwrap()).to_string();
        }
        text.push_str(&fields.join(","));
        text.push('\n');
    }
    let more = [
        "--fitted",
        fitted.to_str().unwrap(),
        "--unit",
        "exporter^importer",
        "--folds",
        "36",
    ];
    let output = run(&text, &[&MODEL[..], &more].concat());
    assert!(output.status.success(), "{output:?}");
    let fitted = std::fs::read_to_string(fitted).unwrap();
    let lines: Vec<&str> = fitted.lines().collect();
    assert_eq!(
        lines[0],
        "line,outcome,fitted,left_out,percentile,among,band"
    );
    assert_eq!(lines.len(), 108);
    let pair = text
        .lines()
        .position(|line| line.starts_with("C2,C4,"))
        .unwrap()
        + 1;
    let own = lines
        .iter()
        .find(|line| line.starts_with(&format!("{pair},")))
        .unwrap();
    assert!(own.ends_with(",100,30,far above expectation"), "{own}");
}

#[test]
fn wrong_input_is_named_and_has_the_right_exit_code() {
    let check = |table: &str, arguments: &[&str], code: i32, what: &str| {
        let output = run(table, arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{message}");
        assert!(message.contains(what), "{message}");
    };
    let with = |more: &[&'static str]| [&MODEL[..], more].concat();
    check(
        &table(),
        &["--y", "export", "--x", "rta"],
        2,
        "has no column export",
    );
    check(
        &table(),
        &with(&["--errors", "clustered"]),
        2,
        "need --cluster",
    );
    check(&table(), &with(&["--tolerance", "7"]), 2, "between 0 and 1");
    check(
        &table(),
        &["--y", "trade", "--x", "empty"],
        1,
        "no rows are left",
    );
    let broken = table().replacen("C1,C2", "C1,C2,surplus", 1);
    check(&broken, &MODEL, 1, "8 fields where the header has 7");
    let negative = table().replacen("C5,C0,2000,0,", "C5,C0,2000,-3,", 1);
    check(&negative, &MODEL, 1, "-3 is negative");
    check("", &MODEL, 1, "is empty");
    check("\u{0}\u{1}", &MODEL, 2, "has no column trade");
}

/// A book with the trade of 22 states, in which Belarus sells eight times the usual to Pakistan.
fn book(folder: &std::path::Path) {
    const STATES: [u32; 22] = [
        2, 20, 70, 140, 155, 160, 200, 210, 220, 230, 255, 290, 325, 365, 370, 640, 651, 710, 740,
        750, 770, 900,
    ];
    let mut text = "ccode1,ccode2,year,flow1,flow2\n".to_owned();
    let mut seed = 9_u64;
    let mut noise = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        0.5 + (seed >> 40) as f64 / f64::from(1 << 24)
    };
    for (index, &one) in STATES.iter().enumerate() {
        for &other in &STATES[index + 1..] {
            let usual = f64::from((one % 17 + 3) * (other % 13 + 2));
            let planted = if (one, other) == (370, 770) { 8.0 } else { 1.0 };
            let flows = [usual * noise(), usual * noise() * planted];
            writeln!(text, "{one},{other},2000,{},{}", flows[0], flows[1]).unwrap();
        }
    }
    std::fs::write(folder.join("trade.csv"), text).unwrap();
    let done = crate::support::run(folder, &["import", "cow-trade", "trade.csv", "--book", "b"]);
    crate::support::expect_code(&done, 0);
}

#[test]
fn the_standing_of_a_pair_is_a_place_with_a_range_and_no_amount() {
    let folder = tempfile::tempdir().unwrap();
    book(folder.path());
    let run = |arguments: &[&str]| crate::support::run(folder.path(), arguments);
    let done = run(&["standing", "Belarus", "PAK", "--book", "b"]);
    crate::support::expect_code(&done, 0);
    let text = crate::support::out(&done);
    for words in [
        "BLR to PAK",
        "far above expectation",
        "462 directed pairs",
        "logarithm of the distance between capitals",
        "clustered by pair",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    let done = run(&["standing", "PAK", "BLR", "--book", "b", "--format", "jsonl"]);
    let record: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(record["year"], 2000);
    let place = &record["b_to_a"];
    assert_eq!(place["band"], "far above expectation");
    assert!(place["trading"]["low"].as_f64() > Some(90.0), "{place}");
    // The page tells it, too, and what it rests on.
    let done = run(&["pair", "BLR", "PAK", "--book", "b"]);
    let text = crate::support::out(&done);
    assert!(text.contains("TRADE AGAINST WHAT GRAVITY LETS ONE EXPECT"));
    assert!(text.contains("Gravity model of this program"), "{text}");

    // Trade by month or in words keeps nothing from being shown.
    let monthly = "a,b,year,month,exports,trade\nBLR,PAK,2020,3,7,much\nPAK,BLR,2020,4,8,little\n";
    std::fs::write(folder.path().join("m.csv"), monthly).unwrap();
    let set = [
        "name=m",
        "a=a",
        "b=b",
        "naming=iso3",
        "year=year",
        "month=month",
    ];
    let set = set.iter().chain(&["variables=exports"]);
    let set: Vec<&str> = set.flat_map(|own| ["--set", own]).collect();
    let table = ["import", "table", "m.csv", "--book", "b"];
    crate::support::expect_code(&run(&[&table[..], &set].concat()), 0);
    let mapping = "name = \"w\"\na = \"a\"\nb = \"b\"\nnaming = \"iso3\"\nyear = \"year\"\n[[variable]]\ncolumn = \"trade\"\ntext = true\n";
    std::fs::write(folder.path().join("w.toml"), mapping).unwrap();
    let words = ["--mapping", "w.toml"];
    crate::support::expect_code(&run(&[&table[..], &words].concat()), 0);
    let done = run(&["pair", "BLR", "PAK", "--book", "b"]);
    crate::support::expect_code(&done, 0);
    assert!(crate::support::out(&done).contains("TRADE AGAINST WHAT GRAVITY LETS ONE EXPECT"));

    for (arguments, words) in [
        (&["BLR", "BLR"][..], "two different countries"),
        (&["BLR", "PAK", "--trade", "m.exports"][..], "by month"),
        (
            &["BLR", "PAK", "--trade", "w.trade"][..],
            "no trade of these two",
        ),
        (&["BLR", "PAK", "--years", "0"][..], "from 1 to 250"),
        (&["BLR", "PAK", "--trade", "x.y"][..], "no variable \"x.y\""),
    ] {
        let done = run(&[&["standing", "--book", "b"], arguments].concat());
        assert!(!done.status.success());
        let text = crate::support::err(&done);
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
}

#[test]
fn a_panel_as_parquet_gives_the_estimate_of_the_same_panel_as_csv() {
    let folder = tempfile::tempdir().unwrap();
    book(folder.path());
    let run = |arguments: &[&str]| {
        let done = crate::support::run(folder.path(), arguments);
        crate::support::expect_code(&done, 0);
        crate::support::out(&done)
    };
    let found: Vec<String> = ["p.csv", "p.parquet"]
        .iter()
        .map(|file| {
            let panel = ["panel", "--book", "b", "--from", "2000", "--to", "2000"];
            let rest = ["--directed", "--vars", "trade,distance", "-o", file];
            run(&[&panel[..], &rest[..]].concat());
            let gravity = ["gravity", file, "--y", "cow_trade_imports_ab"];
            let rest = [
                "--x",
                "log(capital_distance)",
                "--fe",
                "a,b",
                "--format",
                "csv",
            ];
            run(&[&gravity[..], &rest[..]].concat())
        })
        .collect();
    assert!(found[0].contains("log(capital_distance)"), "{}", found[0]);
    assert_eq!(found[0], found[1]);
}

#[test]
fn parquet_that_is_damaged_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("x.parquet"),
        b"PAR1 and nothing else PAR1",
    )
    .unwrap();
    let done = crate::support::run(
        folder.path(),
        &["gravity", "x.parquet", "--y", "y", "--x", "x"],
    );
    crate::support::expect_code(&done, 1);
    assert!(crate::support::err(&done).contains("x.parquet"));
}

#[test]
fn benchmarks_say_what_they_measured() {
    let folder = tempfile::tempdir().unwrap();
    book(folder.path());
    let run = |arguments: &[&str]| {
        let done = crate::support::run(folder.path(), arguments);
        crate::support::expect_code(&done, 0);
        crate::support::out(&done)
    };
    let text = run(&["bench", "gravity", "--countries", "12", "--years", "4"]);
    assert!(
        text.contains("576, ") && text.contains("made with -2"),
        "{text}"
    );
    let text = run(&[
        "bench",
        "panel",
        "--book",
        "b",
        "--vars",
        "trade,distance",
        "--from",
        "1999",
    ]);
    assert!(
        text.contains("one dyad ") && text.contains("all dyads "),
        "{text}"
    );
}
