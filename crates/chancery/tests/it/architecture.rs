//! The invariants of ARCHITECTURE.md that a machine can check.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// The packages of the workspace with what each depends on, tests and build scripts left out.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(option_env!("CARGO").unwrap_or("cargo"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut packages = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name").to_owned();
        let needed = package["dependencies"]
            .as_array()
            .expect("dependencies")
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .map(|dependency| dependency["name"].as_str().expect("a name").to_owned())
            .collect();
        packages.insert(name, needed);
    }
    packages
}

/// The crate itself and everything of the workspace that it stands on.
fn closure(name: &str, packages: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        if let Some(needed) = packages.get(&name)
            && found.insert(name)
        {
            open.extend(needed.iter().cloned());
        }
    }
    found
}

/// Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The code of a file without comments and without its tests, line by line with its number.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(path).expect("a source file");
    text.lines()
        .enumerate()
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .map(|(number, line)| (number + 1, line.split("//").next().unwrap_or("").to_owned()))
        .collect()
}

fn library_crates(packages: &BTreeMap<String, BTreeSet<String>>) -> Vec<&str> {
    packages
        .keys()
        .map(String::as_str)
        .filter(|name| root().join("crates").join(name).join("src/lib.rs").exists())
        .collect()
}

/// Crates outside the project that compute and do nothing else.
const PURE: &[&str] = &[
    "aho-corasick",
    "blake3",
    "chardetng",
    "compact_str",
    "encoding_rs",
    "jiff",
    "pulp",
    "rustc-hash",
    "serde",
    "serde_json",
    "strsim",
    "thiserror",
    "unicode-normalization",
];

#[test]
fn what_reads_language_stands_on_nothing_that_does_input_or_output() {
    let packages = dependencies();
    for room in ["lang", "coder", "atlas", "codebook", "record"] {
        for name in closure(room, &packages) {
            assert!(
                !["intake", "datasets", "book", "measure", "brief", "chancery"]
                    .contains(&name.as_str()),
                "{room} stands on {name}"
            );
            for needed in packages[&name]
                .iter()
                .filter(|name| !packages.contains_key(*name))
            {
                assert!(
                    PURE.contains(&needed.as_str()),
                    "{room} stands on {needed} (through {name}); if it does no input or output, \
                     list it in PURE with that in mind"
                );
            }
        }
    }
}

#[test]
fn only_the_book_knows_sql() {
    for (name, needed) in dependencies() {
        assert_eq!(
            needed.contains("rusqlite"),
            name == "book",
            "{name} and rusqlite"
        );
    }
}

#[test]
fn facts_stand_alone() {
    let packages = dependencies();
    for room in ["atlas", "codebook", "gravity"] {
        assert_eq!(closure(room, &packages), BTreeSet::from([room.to_owned()]));
    }
}

#[test]
fn data_sets_are_read_without_a_book() {
    let rooms = ["datasets", "record", "atlas", "codebook"].map(str::to_owned);
    assert_eq!(closure("datasets", &dependencies()), BTreeSet::from(rooms));
}

#[test]
fn nothing_stands_on_the_program() {
    for (name, needed) in dependencies() {
        assert!(!needed.contains("chancery"), "{name} stands on the program");
        assert!(
            name == "xtask" || !needed.contains("xtask"),
            "{name} stands on xtask"
        );
    }
}

#[test]
fn language_knows_no_countries_and_no_events() {
    let known = closure("lang", &dependencies());
    for other in ["atlas", "coder"] {
        assert!(!known.contains(other), "lang stands on {other}");
    }
}

#[test]
fn pages_are_laid_out_without_book_files_or_terminal() {
    let packages = dependencies();
    for other in ["intake", "coder", "lang", "book"] {
        assert!(
            !packages["brief"].contains(other),
            "brief stands on {other}"
        );
    }
}

#[test]
fn libraries_neither_print_nor_read_environment_or_clock() {
    const FORBIDDEN: &[&str] = &[
        "println!",
        "print!(",
        "eprint",
        "dbg!",
        "std::env",
        "std::process",
        "std::net",
        "SystemTime",
        "Instant::now",
        "stdin()",
        "stdout()",
        "stderr()",
        "Zoned::now",
        "Timestamp::now",
    ];
    let packages = dependencies();
    let mut checked = 0;
    for name in library_crates(&packages) {
        let files_allowed = ["intake", "datasets", "book"].contains(&name);
        for path in sources(&root().join("crates").join(name).join("src")) {
            for (number, line) in code(&path) {
                checked += 1;
                let words = FORBIDDEN.iter().chain(if files_allowed {
                    &[][..]
                } else {
                    &["std::fs", "File::open", "File::create"][..]
                });
                for word in words {
                    assert!(!line.contains(word), "{}:{number}: {word}", path.display());
                }
            }
        }
    }
    assert!(checked > 5_000, "only {checked} lines were looked at");
}

#[test]
fn the_code_map_names_every_crate() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for name in dependencies().keys() {
        assert!(
            page.contains(&format!("`{name}`")),
            "ARCHITECTURE.md lacks {name}"
        );
    }
}
