//! Files that are broken in every way: nothing panics, what is good is in, what is not is named.

use std::io::{Read, Write as _};

use crate::common::{Collected, import};
use datasets::kinds::table::Mapping;
use datasets::{ImportError, Input, Options};

const TRADE: &str = "ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,2\n";

/// A first row that each kind accepts, after its header.
const GOOD: [(&str, &str, &str); 11] = [
    (
        "cow-trade",
        "ccode1,ccode2,year,flow1,flow2",
        "2,20,1920,1,2",
    ),
    (
        "cow-states",
        "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday",
        "USA,2,1816,1,1,2016,12,31",
    ),
    (
        "gw-states",
        "gwcode,startdate,enddate",
        "2,1816-01-01,2017-12-31",
    ),
    (
        "cow-contiguity",
        "statelno,statehno,conttype,begin,end",
        "2,20,1,192001,201612",
    ),
    ("cow-igo", "ccode1,ccode2,year,dyadigos", "2,20,1990,67"),
    (
        "cow-diplomacy",
        "ccode1,ccode2,year,DR_at_1,DR_at_2,DE",
        "2,20,1990,3,3,1",
    ),
    (
        "atop",
        "stateA,stateB,year,defense,offense,neutral,nonagg,consul",
        "2,20,1990,1,1,0,0,0",
    ),
    (
        "un-votes",
        "rcid,ccode,vote,year",
        "1,2,1,1990\n1,20,1,1990",
    ),
    (
        "un-ideal-points",
        "ccode,iso3c,year,idealpointall",
        "2,USA,1990,1.5",
    ),
    ("cepii-geodist", "iso_o,iso_d,dist", "USA,CAN,548.4"),
    (
        "colt",
        "LeaderCountryISO,CountryVisitedISO,TripYear",
        "USA,CAN,1990",
    ),
];

/// Rows that no kind can take.
fn bad_rows(width: usize) -> Vec<Vec<u8>> {
    let full = |field: &str| vec![field; width].join(",").into_bytes();
    let mut rows: Vec<Vec<u8>> = [
        "NaN",
        "inf",
        "-1e999",
        "0x1F",
        "99999999999999999999",
        "\u{202e}",
        "-2147483648",
        "1e400",
        "\u{0}",
    ]
    .iter()
    .map(|field| full(field))
    .collect();
    rows.push(vec![b','; width + 5]);
    rows.push(b"one".to_vec());
    rows.push(vec![0xff, 0xfe, 0x00, b',', 0x81]);
    rows.push(full("\"unclosed"));
    rows.push(vec![b'x'; 3 << 20]);
    rows
}

#[test]
fn good_rows_between_bad_ones_are_in() {
    let mut cases = 0;
    for (kind, header, good) in GOOD {
        let (wanted, _) = import(
            kind,
            format!("{header}\n{good}\n").as_bytes(),
            &Options::default(),
        )
        .unwrap();
        assert!(!wanted.is_empty(), "{kind}");
        for bad in bad_rows(header.split(',').count()) {
            let mut file = format!("{header}\n").into_bytes();
            file.extend_from_slice(&bad);
            file.extend_from_slice(format!("\n{good}\n").as_bytes());
            let (lines, report) = import(kind, &file, &Options::default()).unwrap();
            let shown = String::from_utf8_lossy(&bad[..bad.len().min(40)]).into_owned();
            assert_eq!(lines, wanted, "{kind} after {shown:?}");
            let named = report.broken + report.unmatched_rows + report.left_out.len() as u64;
            assert!(named > 0, "{kind} says nothing about {shown:?}");
            assert!(
                report
                    .broken_records
                    .iter()
                    .all(|b| b.line >= 2 && b.reason.len() < 400)
            );
            cases += 1;
        }
    }
    assert!(cases >= 60, "{cases}");
}

#[test]
fn files_that_are_something_else_are_refused() {
    let files: [&[u8]; 9] = [
        b"",
        b"\n\n\n",
        b"\xef\xbb\xbf",
        b"a,b,c\n1,2,3\n",
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        b"{\"a\": 1}",
        b"%PDF-1.4",
        &[0; 4096],
        b"\xff\xfec\x00c\x00",
    ];
    for kind in datasets::KINDS.iter().filter(|kind| kind.key != "table") {
        for file in files {
            let error = import(kind.key, file, &Options::default()).unwrap_err();
            let text = error.to_string();
            assert!(text.starts_with("test: "), "{text}");
            assert!(
                matches!(
                    error,
                    ImportError::NotThisKind { .. } | ImportError::Utf16(_)
                ),
                "{text}"
            );
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn a_file_that_ends_early_keeps_what_was_read() {
    let mut text = TRADE.to_owned();
    for year in 1921..2015 {
        for state in ["31", "40", "41", "42", "70", "90"] {
            text.push_str(&format!("2,{state},{year},{year}.5,2\n"));
        }
    }
    let whole = gzip(text.as_bytes());
    for part in [2, 3, 4] {
        let cut = &whole[..whole.len() * part / 5];
        let (lines, report) = import("cow-trade", cut, &Options::default()).unwrap();
        assert!(!lines.is_empty());
        assert_eq!(report.cut_short.len(), 1, "{part}");
        assert!(
            report.cut_short[0].contains("after line"),
            "{:?}",
            report.cut_short
        );
    }
    // Damage within: the checksum or the stream is wrong.
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x55;
    let result = import("cow-trade", &damaged, &Options::default());
    assert!(result.is_err() || !result.unwrap().1.is_clean());
    // Nothing but the first bytes.
    assert!(import("cow-trade", &whole[..5], &Options::default()).is_err());
}

#[test]
fn zips_that_are_damaged_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("trade.csv", options).unwrap();
    zip.write_all(TRADE.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    for (number, cut) in [10, 30, bytes.len() / 2, bytes.len() - 1]
        .into_iter()
        .enumerate()
    {
        let path = folder.path().join(format!("{number}.zip"));
        std::fs::write(&path, &bytes[..cut]).unwrap();
        let kind = datasets::kind("cow-trade").unwrap();
        let inputs = vec![Input::Path(path)];
        let result = datasets::import(kind, inputs, &Options::default(), &mut (), &mut |_| {});
        assert!(matches!(result, Err(ImportError::Archive { .. })), "{cut}");
    }
}

/// A line that goes on, without being kept anywhere.
struct Endless {
    start: &'static [u8],
    left: u64,
    end: &'static [u8],
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if !self.start.is_empty() {
            return self.start.read(buffer);
        }
        if self.left == 0 {
            return self.end.read(buffer);
        }
        let count = buffer
            .len()
            .min(usize::try_from(self.left).unwrap_or(usize::MAX));
        buffer[..count].fill(b'7');
        self.left -= count as u64;
        Ok(count)
    }
}

#[test]
fn a_line_of_a_gigabyte_costs_one_record() {
    let endless = Endless {
        start: b"ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,",
        left: 1 << 30,
        end: b"\n2,20,1921,3,4\n",
    };
    let mut sink = Collected::default();
    let input = Input::Reader("long".to_owned(), Box::new(endless));
    let kind = datasets::kind("cow-trade").unwrap();
    let (_, report) = datasets::import(
        kind,
        vec![input],
        &Options::default(),
        &mut sink,
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(
        sink.lines,
        ["imports USA CAN 1921 3", "imports CAN USA 1921 4"]
    );
    assert_eq!((report.broken, report.broken_records[0].line), (1, 2));
    assert!(report.broken_records[0].reason.contains("longer than 1 MB"));
}

#[test]
fn a_bomb_is_stopped() {
    let best = flate2::Compression::best();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), best);
    encoder.write_all(TRADE.as_bytes()).unwrap();
    let letters = vec![b'x'; 1 << 20];
    for _ in 0..400 {
        encoder.write_all(&letters).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() * 300 < 400 << 20, "{}", bomb.len());
    let (lines, report) = import("cow-trade", &bomb, &Options::default()).unwrap();
    assert_eq!(lines.len(), 2);
    assert!(
        report.cut_short[0].contains("no data set"),
        "{:?}",
        report.cut_short
    );
}

/// Two rows, the second of them without a value and with an unknown country.
fn small_parquet() -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    let schema = "message m { REQUIRED BINARY a (STRING); REQUIRED BINARY b (STRING); REQUIRED INT32 year; OPTIONAL DOUBLE n; }";
    let schema = std::sync::Arc::new(parse_message_type(schema).unwrap());
    let properties = std::sync::Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let texts = |list: [&str; 2]| list.map(ByteArray::from);
    let mut column = group.next_column().unwrap().unwrap();
    column
        .typed::<ByteArrayType>()
        .write_batch(&texts(["BLR", "BLR"]), None, None)
        .unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column
        .typed::<ByteArrayType>()
        .write_batch(&texts(["PAK", "X,\"Y\""]), None, None)
        .unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column
        .typed::<Int32Type>()
        .write_batch(&[2001, 2002], None, None)
        .unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column
        .typed::<DoubleType>()
        .write_batch(&[0.1], Some(&[1, 0]), None)
        .unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.into_inner().unwrap()
}

fn read_parquet(bytes: &[u8]) -> Result<(Vec<String>, datasets::Report), ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.parquet");
    let settings = [
        "name=t",
        "a=a",
        "b=b",
        "naming=iso3",
        "year=year",
        "variables=n",
    ];
    let settings = settings.map(str::to_owned);
    let options = Options {
        mapping: Some(Mapping::read("", &settings).unwrap()),
        ..Options::default()
    };
    std::fs::write(&path, bytes).unwrap();
    let mut sink = Collected::default();
    let kind = datasets::kind("table").unwrap();
    let inputs = vec![Input::Path(path)];
    let result = datasets::import(kind, inputs, &options, &mut sink, &mut |_| {});
    result.map(|(_, report)| (sink.lines, report))
}

#[test]
fn parquet_that_is_damaged_is_an_error_and_whole_is_read() {
    let bytes = small_parquet();
    let (lines, report) = read_parquet(&bytes).unwrap();
    assert_eq!(lines, ["n BLR PAK 2001 0.1"]);
    assert_eq!(report.unmatched_rows, 1);
    for cut in [4, 12, bytes.len() / 2, bytes.len() - 4] {
        assert!(read_parquet(&bytes[..cut]).is_err(), "{cut}");
    }
    // Standard input has no end to begin from.
    let input = Input::Reader("pipe".to_owned(), Box::new(std::io::Cursor::new(bytes)));
    let kind = datasets::kind("cow-trade").unwrap();
    let options = Options::default();
    let error = datasets::import(kind, vec![input], &options, &mut (), &mut |_| {});
    let error = error.map(|_| ()).unwrap_err().to_string();
    assert!(error.contains("by its path only"), "{error}");
}

/// With any byte turned into another, a Parquet file is read or refused, and nothing panics.
#[test]
fn parquet_with_any_byte_changed_is_read_or_refused() {
    let bytes = small_parquet();
    let (whole, _) = read_parquet(&bytes).unwrap();
    assert_eq!(whole, ["n BLR PAK 2001 0.1"]);
    let mut read = 0;
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= change;
            if let Ok((_, report)) = read_parquet(&changed) {
                read += 1;
                assert!(report.rows_kept <= report.rows_read);
            }
        }
    }
    assert!(read > 0);
}
