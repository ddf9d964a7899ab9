//! Amounts and papers: against annotated texts, in the book, on the page.

use crate::support::{expect_code, out, root, run};

/// The percentage behind `recall` in the line that begins with `layer`.
fn recall(report: &str, layer: &str) -> f64 {
    let line = report
        .lines()
        .find(|line| line.trim_start().starts_with(layer))
        .unwrap_or_else(|| panic!("no {layer} in {report}"));
    let rest = line.split("recall ").nth(1).expect("a recall");
    rest.split(' ')
        .next()
        .expect("a number")
        .parse()
        .expect("a number")
}

#[test]
fn annotated_amounts_and_papers_are_found() {
    let file = root()
        .join("data/annotated/amounts.jsonl")
        .display()
        .to_string();
    for part in ["dev", "test"] {
        let output = run(&root(), &["eval", "amounts", &file, "--part", part]);
        expect_code(&output, 0);
        let report = out(&output);
        assert!(recall(&report, "amounts") >= 90.0, "{report}");
        assert!(recall(&report, "agreements") >= 60.0, "{report}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let wrong = r#"{"id":"a","part":"dev","date":null,"text":"15%","amounts":[{"text":"16%","start":0,"end":3,"kind":"share"}],"agreements":[]}"#;
    std::fs::write(folder.path().join("a.jsonl"), wrong).expect("a file");
    let output = run(folder.path(), &["eval", "amounts", "a.jsonl"]);
    expect_code(&output, 1);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("a.jsonl, line 1"), "{message}");
}

#[test]
fn figures_and_papers_reach_the_book_and_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let text = "---\ntitle: Trade\ndate: 2023-06-07\n---\nBelarus granted Pakistan a $30 million credit line. \
                Belarus and Pakistan signed two protocols on <science> in Minsk. \
                Cotton takes up 15% of the arable land of Pakistan, an official said. \
                Bilateral trade between Pakistan and Belarus reached 50 million euros in 2022.";
    std::fs::write(at.join("a.md"), text).expect("a file");
    expect_code(&run(at, &["add", "a.md", "--book", "b"]), 0);
    let output = run(
        at,
        &["figures", "BLR", "PAK", "--book", "b", "--format", "csv"],
    );
    expect_code(&output, 0);
    let csv = out(&output);
    assert!(
        csv.contains("30000000") && csv.contains("50000000"),
        "{csv}"
    );
    assert!(!csv.contains("15%"), "a figure about one of them: {csv}");
    let output = run(at, &["figures", "PAK", "--book", "b", "--format", "csv"]);
    assert!(out(&output).contains("15%"));
    for format in ["html", "md", "text"] {
        let output = run(
            at,
            &[
                "brief",
                "BLR",
                "PAK",
                "--book",
                "b",
                "--format",
                format,
                "--undated",
            ],
        );
        expect_code(&output, 0);
        let page = out(&output);
        for words in [
            "two protocols",
            "signed",
            "15%",
            "50 million euros",
            "credit line",
        ] {
            assert!(page.contains(words), "{format} lacks {words}:\n{page}");
        }
        assert!(format == "text" || !page.contains("<science>"), "{page}");
    }
    let output = run(at, &["figures", "PAK", "PAK", "--book", "b"]);
    expect_code(&output, 2);
}
