//! The crosswalk beside the conversion table of 2021 that the Open Event Data Alliance published
//! for a draft of PLOVER. The table is not part of this repository; without a copy of it in
//! `../shared/reference` or `$CHANCERY_SHARED/reference` the test is skipped and says so.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use codebook::{Cameo, EventType, Mode};

/// Why codes differ from the table of 2021, and which do.
const DEVIATIONS: &[(&str, &[&str])] = &[
    (
        "PLOVER 2.0 leaves a concession that is announced a concession, and an announced retreat is one",
        &[
            "034", "0341", "0342", "0343", "0344", "035", "0351", "0352", "0353", "0354", "0355",
            "0356",
        ],
    ),
    (
        "third-party is mediation; a meeting at a third place has no mode",
        &["044", "045"],
    ),
    (
        "apologies and pardons are CONCEDE in PLOVER 2.0",
        &["055", "056"],
    ),
    (
        "a restriction that is lifted is CONCEDE in PLOVER 2.0, RETREAT is what troops and captors do",
        &["0813", "0814", "085"],
    ),
    (
        "PLOVER 2.0 has no mode `return`; both kinds of 084 are releases",
        &["084", "0842"],
    ),
    (
        "disarm is the laying down of arms: de-escalation has no mode, a retreat is a withdrawal",
        &["087", "0874"],
    ),
    ("105 has the mode of all codes under it", &["105"]),
    (
        "an accusation is an allegation as the codes under it; a complaint is disapproval",
        &["112", "114"],
    ),
    ("a verdict is SANCTION convict in PLOVER 2.0", &["116"]),
    (
        "a refusal to ease is a refusal to yield, as the other codes under 124",
        &["124", "1241", "1242"],
    ),
    (
        "a rejected plan is no rejected meeting; norms and vetoes are not about yielding",
        &["127", "128", "129"],
    ),
    (
        "PLOVER 2.0 has no modes `ban` and `political` of THREATEN and COERCE; restrict holds them",
        &["132", "1321", "1322", "1722"],
    ),
    (
        "a threat of dissent or an ultimatum says nothing of relations",
        &["133", "139"],
    ),
    (
        "CAMEO has one code for strikes and boycotts, and strikes are most of it",
        &["143", "1431", "1432", "1433", "1434"],
    ),
    (
        "embargoes and sanctions are SANCTION in PLOVER 2.0",
        &["163"],
    ),
    ("talks that are halted are discontinued", &["164", "165"]),
    (
        "PLOVER 2.0 has ASSAULT destroy, targeted and crowd-control, and no seize or assassinate there",
        &["1712", "175", "185", "186"],
    ),
    (
        "183 holds car bombs too; the suicide bombing has a code of its own",
        &["183"],
    ),
    ("195 is an attack from the air", &["195"]),
    (
        "PLOVER 2.0 has no modes `cleansing` and `massacre`",
        &["200", "201", "202", "203"],
    ),
];

#[test]
fn differs_from_the_table_of_2021_where_said_alone() {
    let shared = std::env::var_os("CHANCERY_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("reference/cameo-to-plover-2021.txt");
    let Ok(table) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let explained: BTreeSet<&str> = (DEVIATIONS.iter())
        .flat_map(|(_, codes)| codes.iter().copied())
        .collect();
    let mut rows = BTreeMap::new();
    let mut contexts_equal = 0;
    for line in table.lines() {
        let Some((code, rest)) = line.split_once(':') else {
            continue;
        };
        let rest = rest.split('#').next().unwrap_or("");
        let fields: Vec<&str> = rest.split(',').map(str::trim).collect();
        // Headings of groups have a type alone.
        let [event, mode, contexts] = fields[..] else {
            continue;
        };
        let cameo = Cameo::of(code).unwrap_or_else(|e| panic!("{e}"));
        let theirs = (event.to_owned(), mode.to_owned());
        rows.insert(code.to_owned(), theirs);
        let ours: BTreeSet<&str> = cameo.contexts().iter().map(|c| c.name()).collect();
        contexts_equal += usize::from(ours == contexts.split(';').map(str::trim).collect());
    }
    assert_eq!(rows.len(), 256, "rows of the table");
    let mut differing = BTreeSet::new();
    for (code, (event, mode)) in &rows {
        let cameo = Cameo::of(code).unwrap();
        let ours = (
            cameo.event_type().map_or("", EventType::name),
            cameo.mode().map_or("", Mode::name),
        );
        if ours != (event.as_str(), mode.as_str()) {
            differing.insert(code.as_str());
            if !explained.contains(code.as_str()) {
                println!(
                    "{code} {}: theirs {event} {mode}, ours {ours:?}",
                    cameo.description()
                );
            }
        }
    }
    let extra: Vec<_> = differing.difference(&explained).collect();
    let stale: Vec<_> = explained.difference(&differing).collect();
    println!(
        "{} of {} rows differ, contexts equal in {contexts_equal}",
        differing.len(),
        rows.len()
    );
    assert!(
        extra.is_empty() && stale.is_empty(),
        "extra {extra:?}, stale {stale:?}"
    );
    // What the table leaves out: comments and appeals, and codes younger than it.
    let missing: Vec<&str> = (Cameo::all().map(Cameo::code))
        .filter(|code| {
            !rows.contains_key(*code) && !code.starts_with("01") && !code.starts_with("02")
        })
        .collect();
    assert_eq!(missing, ["155", "176", "1834", "1951", "1952"]);
}
