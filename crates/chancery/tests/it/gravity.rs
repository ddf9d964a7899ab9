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
