//! Files in the layouts of their publishers. Where no real rows could be had (the newer SIPRI layout,
//! COLT, WDI), the rows are built in the documented shape.

use std::io::Write as _;

use crate::common::import;
use datasets::kinds::table::Mapping;
use datasets::{ImportError, Options, Report};

fn read(kind: &str, text: &str) -> (Vec<String>, Report) {
    import(kind, text.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn cow_trade_has_two_directions_and_minus_nine_is_missing() {
    let (lines, report) = read(
        "cow-trade",
        "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,version\n\
         2,20,1920,United States of America,Canada,611.857,735.48,611.857,735.48,1347.337,4\n\
         2,20,1921,United States of America,Canada,-9,-9,500,-9,-9,4\n\
         2,20,1922,United States of America,Canada,-3,1,1,1,1,4\n\
         2,370,1950,United States of America,Belarus,1,1,1,1,1,4\n\
         2,20,abc,United States of America,Canada,1,1,1,1,1,4\n",
    );
    assert_eq!(
        lines,
        [
            "imports USA CAN 1920 611.857",
            "imports CAN USA 1920 735.48",
            "imports_smoothed USA CAN 1920 611.857",
            "imports_smoothed CAN USA 1920 735.48",
            "imports_smoothed USA CAN 1921 500",
        ]
    );
    assert_eq!((report.rows_read, report.rows_kept), (5, 2));
    assert_eq!(report.missing_values, 3);
    assert_eq!(report.broken, 2);
    assert_eq!(report.broken_records[0].line, 4);
    assert!(report.broken_records[1].reason.contains("\"abc\""));
    // Belarus was no member of the list in 1950.
    assert_eq!(report.unmatched["cow \"370\""].years, Some((1950, 1950)));
    let (lines, _) = read(
        "cow-trade",
        "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,source2,version\n\
         2,United States of America,USA,1870,462.37689,449.2,,,1,1,4\n",
    );
    assert_eq!(
        lines,
        [
            "total_imports USA - 1870 462.37689",
            "total_exports USA - 1870 449.2"
        ]
    );
}

#[test]
fn atop_is_directed_in_the_layout_of_its_release() {
    let (lines, _) = read(
        "atop",
        "ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul,version\n\
         2020,1942,2,20,1,1,1,0,0,0,5.1\n",
    );
    assert_eq!(
        lines[..2],
        ["alliance USA CAN 1942 1", "defense USA CAN 1942 1"]
    );
    assert_eq!(lines[5], "consul USA CAN 1942 0");
}

#[test]
fn diplomatic_level_nine_is_no_level() {
    let (lines, report) = read(
        "cow-diplomacy",
        "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version\n\
         2,20,1930,0,2,1,2006.1\n2,40,1980,9,9,0,2006.1\n",
    );
    assert_eq!(
        lines,
        [
            "level USA CAN 1930 2",
            "level CAN USA 1930 0",
            "exchange USA CAN 1930 1",
            "exchange USA CUB 1980 0",
        ]
    );
    assert_eq!(report.missing_values, 2);
}

#[test]
fn memberships_of_states_become_those_that_two_share() {
    let (lines, _) = read(
        "cow-igo",
        "ccode,year,state,UN,EU,OSCE,NAM\n200,1980,uk,1,1,1,0\n220,1980,france,1,1,-9,0\n2,1980,usa,1,0,1,-1\n",
    );
    for line in [
        "memberships GBR - 1980 3",
        "memberships FRA - 1980 2",
        "shared FRA GBR 1980 2",
        "shared FRA USA 1980 1",
        "shared GBR USA 1980 2",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line}: {lines:?}");
    }
    let (lines, _) = read(
        "cow-igo",
        "ccode1,country1,ccode2,country2,year,UN,EU\n2,usa,200,uk,1980,1,0\n",
    );
    assert_eq!(lines, ["shared USA GBR 1980 1"]);
}

#[test]
fn the_nearest_contiguity_of_a_year_counts() {
    let (lines, report) = read(
        "cow-contiguity",
        "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n\
         2020,2,\"USA\",20,\"CAN\",4,192001,192106,\"x, y\",3.2\n\
         2020,2,\"USA\",20,\"CAN\",1,192107,192212,\"\",3.2\n\
         2020,2,\"USA\",20,\"CAN\",7,192107,192212,\"\",3.2\n",
    );
    assert_eq!(
        lines,
        [
            "type CAN USA 1920 4",
            "type CAN USA 1921 1",
            "type CAN USA 1922 1"
        ]
    );
    assert_eq!(report.broken_records[0].line, 4);
}

#[test]
fn agreement_counts_abstentions_and_leaves_out_the_absent() {
    let original = "rcid,ccode,session,vote,date\n\
         1,2,1,1,1990-01-01\n1,20,1,1,1990-01-01\n1,365,1,3,1990-01-01\n1,370,1,3,1990-01-01\n\
         2,2,1,2,1990-05-01\n2,20,1,2,1990-05-01\n2,365,1,8,1990-05-01\n2,370,1,9,1990-05-01\n\
         3,2,1,2,1990-06-01\n3,20,1,1,1990-06-01\n3,365,1,3,1990-06-01\n3,370,1,3,1990-06-01\n";
    let (lines, report) = read("un-votes", original);
    let of = |prefix: &str| {
        let line = lines.iter().find(|line| line.starts_with(prefix));
        line.map(|line| line.rsplit(' ').next().unwrap().to_owned())
    };
    assert_eq!(
        of("agreement CAN USA").as_deref(),
        Some("0.6666666666666666")
    );
    assert_eq!(of("joint CAN USA").as_deref(), Some("3"));
    // The Soviet Union, and Byelorussia with a seat of its own before it was a state of the list.
    assert_eq!(of("agreement BLR SUN").as_deref(), Some("1"));
    assert_eq!(of("joint SUN USA").as_deref(), Some("2"));
    assert_eq!(report.missing_values, 2);
}

#[test]
fn both_layouts_of_the_arms_register() {
    let old = "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries made\n\
         A '?' in a column indicates uncertain data.\n\nSource: SIPRI Arms Transfers Database (c) SIPRI.\n\
         Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons\n\
         Algeria,Belarus,1998,?,25,?,MiG-29S,FGA aircraft,25,,1999; 2000,Second hand,Second-hand,11.4,285,285\n\
         Algeria,Belarus,1998,?,25,?,MiG-29S,FGA aircraft,25,,1999,Second hand,broken\n\
         by a line end,11.4,1,10\n\
         Atlantis,Belarus,1998,?,25,?,MiG-29S,FGA aircraft,25,,1999,Second hand,,1,1,1\n\
         Algeria,Belarus,1998,?\n\
         Algeria,Belarus,1998,?,25,?,MiG-29S,FGA aircraft,25,,1999,Second hand,,1,1,x\n";
    let (lines, report) = read("sipri-arms", old);
    assert_eq!(
        lines,
        [
            "tiv BLR DZA 1998 0",
            "deliveries BLR DZA 1998 0",
            "orders BLR DZA 1998 2",
            "tiv BLR DZA 1999 152.5",
            "deliveries BLR DZA 1999 2",
            "orders BLR DZA 1999 0",
            "tiv BLR DZA 2000 142.5",
            "deliveries BLR DZA 2000 1",
            "orders BLR DZA 2000 0",
        ]
    );
    assert_eq!(report.broken, 2);
    assert_eq!(report.unmatched_rows, 2);
    let new = "Transfers of major weapons from Belarus to All\n\n\
         SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n\
         7,Belarus,Algeria,MiG-29S,FGA aircraft,Aircraft,1998,Yes,12,No,1999,No,Second hand,,11.4,136.8,No\n\
         7,Belarus,Algeria,MiG-29S,FGA aircraft,Aircraft,1998,Yes,13,No,2000,No,Second hand,,11.4,148.2,No\n";
    let (lines, report) = read("sipri-arms", new);
    assert!(
        lines.contains(&"tiv BLR DZA 2000 148.2".to_owned()),
        "{lines:?}"
    );
    assert!(
        lines.contains(&"orders BLR DZA 1998 1".to_owned()),
        "{lines:?}"
    );
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.contains("all countries"))
    );
}

#[test]
fn wdi_wide_and_long_with_aggregates_left_out() {
    let wide = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-01-01\",\n\n\
         \"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\n\
         \"Belarus\",\"BLR\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"\",\"12.5\",\n\
         \"World\",\"WLD\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"1\",\"2\",\n\
         \"Kosovo\",\"XKX\",\"Population, total\",\"SP.POP.TOTL\",\"947000\",\"966000\",\n\
         \"Nowhere\",\"ZZZ\",\"Population, total\",\"SP.POP.TOTL\",\"947000\",\"966000\",\n";
    let (lines, report) = read("wdi", wide);
    assert_eq!(
        lines,
        [
            "ny.gdp.mktp.cd BLR - 1961 12.5",
            "sp.pop.totl KOS - 1960 947000",
            "sp.pop.totl KOS - 1961 966000",
        ]
    );
    assert_eq!(report.left_out["an aggregate, not a country"], 1);
    assert_eq!(report.unmatched_rows, 1);
    let bank = "Country Name,Country Code,Series Name,Series Code,2000 [YR2000],2001 [YR2001]\n\
         Belarus,BLR,GDP (current US$),NY.GDP.MKTP.CD,..,3\n,,,,,\nData from database: World Development Indicators,,,,,\nLast Updated: 01/01/2024,,,,,\n";
    let (lines, _) = read("wdi", bank);
    assert_eq!(lines, ["ny.gdp.mktp.cd BLR - 2001 3"]);
    let options = Options {
        name: Some("gdp".to_owned()),
        ..Options::default()
    };
    let long = "Country Name,Country Code,Year,Value\nBelarus,BLR,2000,7\n";
    let (lines, _) = import("wdi", long.as_bytes(), &options).unwrap();
    assert_eq!(lines, ["gdp BLR - 2000 7"]);
}

#[test]
fn visits_of_leaders_are_counted() {
    let text = b"TripID,LeaderCountryOrIGO,LeaderCountryISO,LeaderFullName,CountryVisited,CountryVisitedISO,TripYear,TripStartDate\n\
         1,Belarus,BLR,Al\xe9s,Pakistan,PAK,2016,2016-10-04\n\
         2,Belarus,BLR,Al\xe9s,Pakistan,PAK,,10/4/2016\n\
         3,European Union,EU,X,Pakistan,PAK,2016,2016-10-04\n\
         4,Belarus,BLR,X,Pakistan,PAK,TBD,TBD\n";
    let (lines, report) = import("colt", text, &Options::default()).unwrap();
    assert_eq!(lines, ["visits BLR PAK 2016 2"]);
    assert_eq!(
        (report.not_utf8, report.broken, report.unmatched_rows),
        (2, 1, 1)
    );
}

#[test]
fn any_table_with_a_mapping() {
    let toml = "name = \"test\"\na = \"From\"\nb = \"To\"\nnaming = \"iso2\"\ndate = \"day\"\nmissing = [-1]\n\
         [[variable]]\ncolumn = \"N\"\nabsence = \"zero\"\n[[variable]]\ncolumn = \"word\"\ntext = true\nshape = \"symmetric\"\n";
    let options = Options {
        mapping: Some(Mapping::read(toml, &["version=3".to_owned()]).unwrap()),
        ..Options::default()
    };
    let csv = "From;To;day;N;word\nBY;PK;2020-05-01;3;\"a;b\"\nBY;PK;2020-06;-1;\nBY;XX;2020;1;x\n";
    let (lines, report) = import("table", csv.as_bytes(), &options).unwrap();
    assert_eq!(
        lines,
        [
            "n BLR PAK 2020-05-01 3",
            "word BLR PAK 2020-05-01 \"a;b\"",
            // Absence is zero here, so that what is missing must be kept as missing.
            "n BLR PAK 2020-06 missing",
        ]
    );
    assert_eq!(report.unmatched_rows, 1);
    for (toml, wanted) in [
        ("name = \"Test\"", "name of lower-case"),
        ("name = \"t\"", "column of the countries"),
        ("name = \"t\"\na = \"a\"", "year, date and time"),
        (
            "name = \"t\"\na = \"a\"\nyear = \"y\"",
            "names no variables",
        ),
        (
            "name = \"t\"\na = \"a\"\nyear = \"y\"\nvariables = \"v\"\nnaming = \"x\"",
            "iso3",
        ),
        ("nmae = \"t\"", "nmae"),
        ("name = ", "line"),
    ] {
        let error = Mapping::read(toml, &[]).unwrap_err().to_string();
        assert!(error.contains(wanted), "{toml}: {error}");
    }
    let error = import("table", b"a,b\n", &Options::default()).unwrap_err();
    assert!(matches!(error, ImportError::Mapping(_)), "{error}");
}

#[test]
fn gzip_and_zip_are_read_as_they_are() {
    let csv = "ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,2\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(csv.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let (lines, _) = import("cow-trade", &gzip, &Options::default()).unwrap();
    assert_eq!(lines.len(), 2);

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("codebook.pdf", "%PDF"),
        ("other.csv", "a,b\n1,2\n"),
        ("data/trade.csv", csv),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trade.zip");
    std::fs::write(&path, &bytes).unwrap();
    let mut sink = crate::common::Collected::default();
    let kind = datasets::kind("cow-trade").unwrap();
    let inputs = vec![datasets::Input::Path(path)];
    let (_, report) =
        datasets::import(kind, inputs, &Options::default(), &mut sink, &mut |_| {}).unwrap();
    assert_eq!(sink.lines.len(), 2);
    assert!(
        report.notes[0].contains("other.csv was passed over"),
        "{:?}",
        report.notes
    );
}

#[test]
fn a_kind_that_does_not_exist_names_the_nearest() {
    let error = import("trade", b"", &Options::default())
        .unwrap_err()
        .to_string();
    assert!(error.contains("did you mean cow-trade"), "{error}");
}
