//! Imports of goods by product: BACI and UN Comtrade.

use datasets::flows::{FlowSink, flow_kind, import_flows};
use datasets::{Input, Report, SinkError};
use record::{FlowReporter, ProductFlow, Source};

/// Keeps every flow as text.
#[derive(Default)]
struct Kept(Vec<String>);

impl FlowSink for Kept {
    fn begin(&mut self, _: &Source) -> Result<(), SinkError> {
        Ok(())
    }
    fn flow(&mut self, flow: &ProductFlow<'_>) -> Result<(), SinkError> {
        let side = |party: Option<&record::Party>| {
            party.map_or_else(|| "world".to_owned(), |party| party.entity.to_string())
        };
        let reporter = match flow.reporter {
            FlowReporter::Exporter => "X",
            FlowReporter::Importer => "M",
            FlowReporter::Reconciled => "R",
        };
        let tonnes = flow
            .tonnes
            .map_or_else(|| "-".to_owned(), |tonnes| tonnes.to_string());
        self.0.push(format!(
            "{} {}>{} {reporter} {:?} {} {tonnes}",
            flow.year,
            side(flow.exporter),
            side(flow.importer),
            flow.product,
            flow.value
        ));
        Ok(())
    }
}

fn import(key: &str, files: &[(&str, &str)]) -> (Source, Report, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let inputs = files
        .iter()
        .map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            Input::Path(path)
        })
        .collect();
    let mut kept = Kept::default();
    let kind = flow_kind(key).unwrap();
    let (source, report) = import_flows(kind, inputs, None, &mut kept, &mut |_| {}).unwrap();
    (source, report, kept.0)
}

const FLOWS: &str = "\"t\",\"i\",\"j\",\"k\",\"v\",\"q\"\n\
    2021,112,586,870193,155.667,\"      131.770\"\n\
    2021,842,112,10410,1.068,\"           NA\"\n\
    2021,490,112,854231,2,\n\
    2021,112,112,10410,7,1\n\
    2021,999,112,10410,7,1\n\
    2021,112,586,87019,x,1\n\
    2021,112,586,87A,1,1\n\
    2021,112,586,310420,NA,1\n";

#[test]
fn baci_with_either_list_of_codes() {
    let old = "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha\n\
        112,Belarus,Belarus,BY,BLR\n586,Pakistan,Pakistan,PK,PAK\n842,USA,\"USA, Puerto Rico\",US,USA\n\
        490,\"Other Asia, nes\",\"Other Asia, nes\",N/A,S19\n";
    let new = "country_code,country_name,country_iso2,country_iso3\n\
        112,Belarus,BY,BLR\n586,Pakistan,PK,PAK\n842,USA,US,USA\n490,\"Other Asia, nes\",N/A,S19\n";
    for (list, text) in [
        ("country_codes_V202301.csv", old),
        ("country_codes_V202401.csv", new),
    ] {
        // The list may come after the flows.
        let files = [("BACI_HS92_Y2021_V202301.csv", FLOWS), (list, text)];
        let (source, report, kept) = import("baci", &files);
        assert_eq!(source.version, "V202301, HS92");
        assert_eq!(
            kept,
            [
                "2021 BLR>PAK R \"870193\" 155667 131.77",
                "2021 USA>BLR R \"010410\" 1068 -",
                "2021 TWN>BLR R \"854231\" 2000 -",
            ]
        );
        assert_eq!((report.rows_read, report.rows_kept), (8, 3));
        assert_eq!(report.left_out["a country with itself"], 1);
        assert_eq!(report.unmatched_rows, 1);
        assert_eq!(report.missing_values, 1);
        let broken: Vec<u64> = report
            .broken_records
            .iter()
            .map(|broken| broken.line)
            .collect();
        assert_eq!(broken, [7, 8]);
        assert!(report.notes.iter().any(|note| note.contains("Taiwan")));
    }
}

#[test]
fn baci_without_a_list_is_read_by_the_codes_of_the_un() {
    let (_, report, kept) = import("baci", &[("flows.csv", FLOWS)]);
    assert_eq!(kept.len(), 3);
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.contains("no list of country codes"))
    );
}

const RECORD: &str = r#""typeCode":"C","freqCode":"A","refYear":2022,"period":"2022","reporterCode":699,"reporterISO":"IND","partnerISO":"USA","partner2Code":0,"classificationCode":"H6","customsCode":"C00","mosCode":"0","motCode":0,"netWgt":5000"#;

#[test]
fn comtrade_takes_the_totals_and_not_their_parts() {
    let record = |more: &str| format!("{{{RECORD},{more}}}");
    let with = |from: &str, to: &str| {
        let text =
            record(r#""flowCode":"X","partnerCode":842,"cmdCode":"0902","primaryValue":7.5"#);
        assert!(text.contains(from));
        text.replace(from, to)
    };
    let records = [
        record(r#""flowCode":"X","partnerCode":842,"cmdCode":"0902","primaryValue":7.5"#),
        record(r#""flowCode":"M","partnerCode":842,"cmdCode":"TOTAL","primaryValue":100"#),
        record(r#""flowCode":"X","partnerCode":0,"cmdCode":"902","primaryValue":50"#),
        with("\"motCode\":0", "\"motCode\":2100"),
        with("\"customsCode\":\"C00\"", "\"customsCode\":\"C01\""),
        with("\"mosCode\":\"0\"", "\"mosCode\":\"1\""),
        with("\"partner2Code\":0", "\"partner2Code\":36"),
        with("\"flowCode\":\"X\"", "\"flowCode\":\"RX\""),
        with("\"freqCode\":\"A\"", "\"freqCode\":\"M\""),
        with("\"typeCode\":\"C\"", "\"typeCode\":\"S\""),
        with("\"H6\"", "\"B5\""),
        with("\"primaryValue\":7.5", "\"primaryValue\":null"),
        with("\"primaryValue\":7.5", "\"primaryValue\":-1"),
        with("\"cmdCode\":\"0902\"", "\"cmdCode\":\"AG2\""),
        "17".to_owned(),
    ];
    let body = format!(
        "{{\"elapsedTime\":\"0.1\",\"count\":{},\"data\":[{}],\"error\":\"\"}}",
        records.len(),
        records.join(",")
    );
    let (_, report, kept) = import("comtrade", &[("answer.json", &body)]);
    assert_eq!(
        kept,
        [
            "2022 IND>USA X \"0902\" 7.5 5",
            "2022 USA>IND M \"\" 100 5",
            "2022 IND>world X \"0902\" 50 5",
        ]
    );
    assert_eq!(report.left_out.values().sum::<u64>(), 8);
    assert_eq!(report.left_out.len(), 8);
    assert_eq!(report.missing_values, 1);
    assert_eq!(report.broken, 3);
    assert_eq!(report.rows_read, 15);

    // Cut off in the middle, the records before the cut are in.
    let (_, report, kept) = import("comtrade", &[("cut.json", &body[..RECORD.len() * 2])]);
    assert_eq!(kept.len(), 1);
    assert_eq!(report.cut_short.len(), 1);
}

#[test]
fn comtrade_as_csv_with_its_comma_too_many() {
    let text = "typeCode,freqCode,refYear,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,cmdCode,customsCode,mosCode,motCode,netWgt,primaryValue\n\
        C,A,2020,112,BLR,X,586,PAK,0,8701,C00,0,0,0,1500,\n\
        C,A,2020,112,BLR,X,586,PAK,0,8701,C00,0,1000,0,1500,\n\
        C,A,2020,112,BLR,X,586\n";
    let (_, report, kept) = import("comtrade", &[("TradeData.csv", text)]);
    assert_eq!(kept, ["2020 BLR>PAK X \"8701\" 1500 -"]);
    assert_eq!(report.broken, 1);
}

#[test]
fn other_files_are_told_apart() {
    let refuse = |key: &str, text: &'static str| {
        let input = Input::Reader("t".to_owned(), Box::new(text.as_bytes()));
        let kind = flow_kind(key).unwrap();
        import_flows(kind, vec![input], None, &mut (), &mut |_| {})
            .unwrap_err()
            .to_string()
    };
    assert!(refuse("baci", "a,b\n1,2\n").contains("it has no column t"));
    assert!(refuse("baci", "").contains("it is empty"));
    assert!(refuse("comtrade", "a,b\n1,2\n").contains("it has no column reportercode"));
    assert!(refuse("comtrade", "{\"x\":1}").contains("it has no list \"data\""));
    assert!(refuse("comtrade", "{not json").contains("it is no JSON"));
    assert!(refuse("comtrade", "").contains("it is empty"));
    assert!(flow_kind("wine").is_none());
}

/// Cut anywhere, and with any byte turned into another, files are read to the end or refused.
#[test]
fn damaged_files_are_read_or_refused() {
    let comtrade = format!(
        "{{\"data\":[{{{RECORD},\"flowCode\":\"X\",\"partnerCode\":842,\"cmdCode\":\"0902\",\"primaryValue\":7.5}}]}}"
    );
    for (key, text) in [("baci", FLOWS), ("comtrade", comtrade.as_str())] {
        let kind = flow_kind(key).unwrap();
        let mut read = 0;
        let mut run = |bytes: Vec<u8>| {
            let input = Input::Reader("t".to_owned(), Box::new(std::io::Cursor::new(bytes)));
            let result = import_flows(kind, vec![input], None, &mut (), &mut |_| {});
            if let Ok((_, report)) = result {
                read += 1;
                assert!(report.rows_kept <= report.rows_read);
            }
        };
        for at in 0..text.len() {
            run(text.as_bytes()[..at].to_vec());
            for byte in [b'"', b',', b'\n', b'-', b'9', 0, 0xff, b'}'] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                run(bytes);
            }
        }
        assert!(read > text.len());
    }
}
