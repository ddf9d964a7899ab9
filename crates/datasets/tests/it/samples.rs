//! Every sample of the reference data beside the repository, where it is there.

// A test that is skipped says so.
#![allow(clippy::print_stderr)]

use std::path::Path;

use crate::common::{Collected, reference};
use datasets::{Input, Options, Report};

fn import(folder: &Path, kind: &str, files: &[&str], count_only: bool) -> (Collected, Report) {
    let mut sink = Collected {
        count_only,
        ..Collected::default()
    };
    let paths = files
        .iter()
        .map(|file| folder.join("structured").join(file));
    let inputs = paths.map(Input::Path).collect();
    let kind = datasets::kind(kind).unwrap();
    let options = Options {
        name: Some("gdp".to_owned()),
        ..Options::default()
    };
    let (_, report) = datasets::import(kind, inputs, &options, &mut sink, &mut |_| {}).unwrap();
    (sink, report)
}

#[test]
fn every_sample_is_read_and_accounted_for() {
    let Some(folder) = reference() else {
        eprintln!("skipped: no reference data beside the repository");
        return;
    };
    // Kind, files, rows read, broken, without a country, observations.
    let samples: [(&str, &[&str], [u64; 4]); 15] = [
        (
            "cow-trade",
            &["cow_trade_ndy_1990_2014_rounded.csv.gz"],
            [353_974, 0, 0, 1_371_268],
        ),
        ("cow-states", &["cow_states2016.csv"], [243, 0, 0, 16_194]),
        ("cow-states", &["ps_cow_states.csv.gz"], [243, 0, 0, 16_194]),
        ("gw-states", &["gw_states.csv.gz"], [216, 0, 0, 17_983]),
        (
            "cow-contiguity",
            &["cow_contdir_v3.20.csv.gz"],
            [847, 0, 0, 41_220],
        ),
        (
            "cow-contiguity",
            &["ps_cow_contdir.csv.gz"],
            [1_874, 0, 0, 0],
        ),
        (
            "cow-igo",
            &["ps_cow_igo_ndy.csv.gz"],
            [445_374, 0, 0, 445_374],
        ),
        (
            "cow-diplomacy",
            &["cow_diplomatic_exchange_2006v1_excerpt.csv"],
            [17, 0, 0, 39],
        ),
        // States of the list's makers that are no members of the COW list in these years.
        (
            "atop",
            &["atop51_ddy_peacesciencer.csv.gz"],
            [273_296, 0, 5_894, 1_337_010],
        ),
        (
            "un-votes",
            &["un_votes_2000_2019.csv.gz", "un_roll_calls.csv.gz"],
            [327_732, 0, 0, 757_756],
        ),
        // Four rows have neither a number of the list in its years nor an ISO code.
        (
            "un-ideal-points",
            &["un_idealpoints_July2025.csv.gz"],
            [11_440, 0, 4, 33_885],
        ),
        (
            "cepii-geodist",
            &["cepii_dist_cepii.csv.gz", "cepii_geo_cepii.csv.gz"],
            [50_414, 0, 0, 0],
        ),
        // One of two governments of Libya, which is no state.
        (
            "sipri-arms",
            &["sipri_trade_register_subset.csv"],
            [540, 0, 2, 0],
        ),
        // The Channel Islands, which are two.
        ("wdi", &["wdi_gdp_datahub.csv.gz"], [13_979, 0, 17, 0]),
        (
            "wdi",
            &["wdi_gdp_constant2010_long.csv.gz"],
            [2_640, 0, 10, 0],
        ),
    ];
    for (kind, files, [rows, broken, unmatched, observations]) in samples {
        let (sink, report) = import(&folder, kind, files, true);
        let label = format!(
            "{kind} {files:?}: {:?} {:?}",
            report.unmatched, report.broken_records
        );
        assert_eq!(report.rows_read, rows, "{label}");
        assert_eq!(report.broken, broken, "{label}");
        assert_eq!(report.unmatched_rows, unmatched, "{label}");
        assert!(report.cut_short.is_empty(), "{label}");
        assert_eq!(report.observations, sink.count as u64, "{label}");
        if observations > 0 {
            assert_eq!(report.observations, observations, "{label}");
        }
    }
}

#[test]
fn agreement_in_the_general_assembly_is_that_of_the_reference() {
    let Some(folder) = reference() else {
        eprintln!("skipped: no reference data beside the repository");
        return;
    };
    let files = ["un_votes_2000_2019.csv.gz", "un_roll_calls.csv.gz"];
    let (sink, _) = import(&folder, "un-votes", &files, false);
    let pairs = [
        ("BY-PK", "BLR PAK"),
        ("CN-PK", "CHN PAK"),
        ("IL-EG", "EGY ISR"),
        ("RU-UA", "RUS UKR"),
        ("US-GB", "GBR USA"),
    ];
    let path = folder.join("structured/un_agreement_reference.csv.gz");
    let mut text = String::new();
    let mut gzip = flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap());
    std::io::Read::read_to_string(&mut gzip, &mut text).unwrap();
    let mut compared = 0;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (year, pair) = (fields[0], fields[1].trim_matches('"'));
        if !("2000"..="2019").contains(&year) {
            continue;
        }
        let (_, ours) = pairs.iter().find(|(theirs, _)| *theirs == pair).unwrap();
        let value = |name: &str| -> f64 {
            let prefix = format!("{name} {ours} {year} ");
            let line = sink
                .lines
                .iter()
                .find_map(|line| line.strip_prefix(&prefix));
            line.unwrap_or_else(|| panic!("{prefix}")).parse().unwrap()
        };
        let (votes, agreement): (f64, f64) =
            (fields[2].parse().unwrap(), fields[3].parse().unwrap());
        assert_eq!(value("joint"), votes, "{line}");
        assert!((value("agreement") - agreement).abs() < 1e-14, "{line}");
        compared += 1;
    }
    assert_eq!(compared, 100);
}
