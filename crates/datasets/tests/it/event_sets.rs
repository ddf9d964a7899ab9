//! Event data sets through the importer: small files of the documented shapes, made for these tests,
//! and the real samples of `../shared` where they are at hand.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use codebook::EventType;
use datasets::events::{Dedupe, EventOptions, EventReport, EventSink, event_kind, import_events};
use datasets::{Input, SinkError};
use record::{
    DyadCell, EventCounts, EventFile, EventSetSettings, PeriodTotal, RollupGrain, SetEvent, Source,
};

/// Keeps everything.
#[derive(Default)]
struct Kept {
    cells: BTreeMap<(String, String, i32, String), EventCounts>,
    totals: BTreeMap<(i32, String), (u64, u64, u64)>,
    records: Vec<String>,
    files: Vec<EventFile>,
}

impl EventSink for Kept {
    fn begin(&mut self, _: &Source, _: &EventSetSettings) -> Result<(), SinkError> {
        Ok(())
    }
    fn event(&mut self, event: &SetEvent<'_>) -> Result<(), SinkError> {
        self.records.push(format!(
            "{} {} {} {} {} {}",
            event.id,
            event.day,
            event.actor.states.join("+"),
            event.recipient.states.join("+"),
            event.cameo.unwrap_or("-"),
            event.place_country.unwrap_or("-"),
        ));
        Ok(())
    }
    fn counts(&mut self, cells: &[DyadCell], totals: &[PeriodTotal]) -> Result<(), SinkError> {
        let name = |event: Option<EventType>| event.map_or("-", EventType::name).to_owned();
        for cell in cells {
            let recipient = cell.recipient.as_deref().unwrap_or("-").to_owned();
            let key = (
                cell.actor.to_string(),
                recipient,
                cell.period.number(),
                name(cell.event),
            );
            self.cells.entry(key).or_default().add(&cell.counts);
        }
        for total in totals {
            let key = (total.period.number(), name(total.event));
            let sum = self.totals.entry(key).or_default();
            sum.0 += total.events;
            sum.1 += total.records;
            sum.2 += total.between_states;
        }
        Ok(())
    }
    fn file(&mut self, file: &EventFile) -> Result<bool, SinkError> {
        let known = self.files.iter().any(|f| f.digest == file.digest);
        self.files.push(file.clone());
        Ok(!known)
    }
}

fn run(kind: &str, inputs: Vec<Input<'_>>, options: &EventOptions<'_>) -> (Kept, EventReport) {
    let mut kept = Kept::default();
    let kind = event_kind(kind).expect("a kind");
    let (_, report) =
        import_events(kind, inputs, options, &mut kept, &mut |_| ()).expect("an import");
    (kept, report)
}

fn all() -> EventOptions<'static> {
    EventOptions {
        keep: true,
        ..EventOptions::default()
    }
}

fn shared(file: &str) -> Option<Vec<Input<'static>>> {
    let shared = std::env::var_os("CHANCERY_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("reference/events").join(file);
    if !path.is_file() {
        println!("skipped: no {}", path.display());
        return None;
    }
    Some(vec![Input::Path(path)])
}

/// Numbers of a report: rows, records, broken, events, duplicates, then events between states,
/// within one, with a state on one side, with none.
fn numbers(report: &EventReport) -> [u64; 9] {
    let rows = &report.rows;
    [
        rows.rows_read,
        rows.rows_kept,
        rows.broken,
        rows.observations,
        report.duplicates,
        report.between_states,
        report.within_states,
        report.one_sided,
        report.without_states,
    ]
}

/// Events, records, sum of PLOVER scores, sum of given scores, mentions.
fn cell(
    kept: &Kept,
    actor: &str,
    recipient: &str,
    period: i32,
    event: &str,
) -> (u64, u64, f64, f64, u64) {
    let key = (
        actor.to_owned(),
        recipient.to_owned(),
        period,
        event.to_owned(),
    );
    let counts = kept.cells.get(&key).copied().unwrap_or_default();
    (
        counts.events,
        counts.records,
        counts.score,
        counts.given,
        counts.mentions,
    )
}

/// A GDELT record of 57, 58 or 61 fields.
fn gdelt(id: u32, day: &str, actors: [&str; 2], code: &str, width: usize) -> String {
    let mut fields = vec![String::new(); width];
    fields[0] = id.to_string();
    fields[1] = day.to_owned();
    for (first, actor) in [(5, actors[0]), (15, actors[1])] {
        fields[first] = actor.to_owned();
        fields[first + 1] = format!("NAME OF {actor}");
        fields[first + 2] = actor.chars().take(3).collect();
        fields[first + 7] = actor.chars().skip(3).collect();
    }
    fields[26] = code.to_owned();
    fields[30] = "1.0".to_owned();
    for (index, count) in [(31, "3"), (32, "2"), (33, "3")] {
        fields[index] = count.to_owned();
    }
    let place = if width == 61 { 51 } else { 49 };
    fields[place + 1] = "Minsk, Belarus".to_owned();
    fields[place + 2] = "BO".to_owned();
    if width > 57 {
        fields[width - 1] = "http://example.org".to_owned();
    }
    fields.join("\t")
}

fn text<'i>(name: &str, text: String) -> Input<'i> {
    Input::Reader(
        name.to_owned(),
        Box::new(std::io::Cursor::new(text.into_bytes())),
    )
}

#[test]
fn both_widths_of_gdelt_in_one_file_and_every_broken_line_is_named() {
    let lines = [
        gdelt(1, "20130331", ["BLRGOV", "PAK"], "042", 57),
        gdelt(2, "20130401", ["BLRGOV", "PAK"], "042", 58),
        gdelt(3, "20130401", ["BLRGOV", "PAK"], "042", 58),
        gdelt(4, "20130401", ["BLRGOV", "PAK"], "042", 61),
        gdelt(5, "20131301", ["BLRGOV", "PAK"], "042", 58),
        gdelt(6, "20130401", ["BLRGOV", "PAK"], "X", 58),
        gdelt(7, "20130401", ["EUR", "PAK"], "010", 58),
        gdelt(8, "20130401", ["QQQ", "PAK"], "010", 58),
        "half a line".to_owned(),
    ];
    let (kept, report) = run("gdelt", vec![text("a.csv", lines.join("\n"))], &all());
    assert_eq!(numbers(&report), [9, 5, 4, 4, 1, 2, 0, 2, 0]);
    let broken: Vec<String> = (report.rows.broken_records.iter())
        .map(|b| format!("{}:{} {}", b.file, b.line, b.reason))
        .collect();
    assert_eq!(
        broken,
        [
            "a.csv:4 61 fields, expected 57 or 58 (GDELT 1.0; files of 2.0 have 61)",
            "a.csv:5 SQLDATE is \"20131301\", expected a day as YYYYMMDD from 1900 to 2100",
            "a.csv:6 EventCode is \"X\", expected a CAMEO code",
            "a.csv:9 1 fields, expected 57 or 58 (GDELT 1.0; files of 2.0 have 61)",
        ]
    );
    let unknown: Vec<_> = report
        .rows
        .unmatched
        .iter()
        .map(|(k, v)| (k.as_str(), v.count))
        .collect();
    assert_eq!(unknown, [("cameo \"QQQ\"", 1)]);
    assert_eq!(
        cell(&kept, "BLR", "PAK", 201_303, "CONSULT"),
        (1, 1, 4.0, 1.0, 3)
    );
    assert_eq!(
        cell(&kept, "BLR", "PAK", 201_304, "CONSULT"),
        (1, 2, 4.0, 1.0, 3)
    );
    assert_eq!(kept.totals[&(201_304, "-".to_owned())], (2, 2, 0));
    assert_eq!(kept.records[1], "2 2013-04-01 BLR PAK 042 BLR");
    assert_eq!(kept.files[0].records, 5);
    assert_eq!(
        (
            kept.files[0].rows,
            kept.files[0].broken,
            kept.files[0].unmatched
        ),
        (9, 4, 1)
    );
}

#[test]
fn rules_for_duplicates_and_days_as_periods() {
    let lines = [
        gdelt(1, "20160101", ["BLR", "PAK"], "042", 61),
        gdelt(1, "20160101", ["BLR", "PAK"], "042", 61),
        gdelt(2, "20160101", ["BLR", "PAK"], "042", 61),
        gdelt(3, "20160102", ["BLR", "PAK"], "042", 61),
    ]
    .join("\n");
    for (duplicates, events) in [
        (Dedupe::Off, [3, 1]),
        (Dedupe::Id, [2, 1]),
        (Dedupe::Day, [1, 1]),
    ] {
        let options = EventOptions {
            grain: RollupGrain::Day,
            duplicates,
            ..all()
        };
        let (kept, _) = run("gdelt2", vec![text("a", lines.clone())], &options);
        let found = [20_160_101, 20_160_102].map(|day| cell(&kept, "BLR", "PAK", day, "CONSULT").0);
        assert_eq!(found, events, "{duplicates:?}");
    }
}

#[test]
fn files_are_one_import_and_a_file_read_twice_is_known() {
    let a = gdelt(1, "20160101", ["BLR", "PAK"], "042", 61);
    let b = gdelt(2, "20160101", ["BLR", "PAK"], "042", 61);
    let inputs = vec![
        text("a", a.clone()),
        text("b", b),
        text("empty", String::new()),
        text("a again", a),
    ];
    let (kept, report) = run("gdelt2", inputs, &all());
    // The second file tells of the same visit: the filter goes over files.
    assert_eq!(report.rows.observations, 1);
    assert_eq!(report.known_files, ["a again"]);
    assert_eq!(report.rows.notes, ["empty is empty"]);
    assert_eq!(kept.files[0].digest, kept.files[2].digest);
    assert_ne!(kept.files[0].digest, kept.files[1].digest);
}

#[test]
fn a_file_of_something_else_is_refused_with_the_way_out() {
    let refuse = |key: &str, line: &str| {
        let kind = event_kind(key).expect("a kind");
        let inputs = vec![text("f", line.to_owned())];
        let result = import_events(kind, inputs, &all(), &mut (), &mut |_| ());
        result.expect_err("a refusal").to_string()
    };
    let error = refuse("gdelt", &gdelt(1, "20160101", ["BLR", "PAK"], "042", 61));
    assert!(error.contains("GDELT 2.0, `import gdelt2`"), "{error}");
    assert!(refuse("icews", "a\tb").contains("no column \"Event ID\""));
    assert!(refuse("polecat", "Event ID\tx").contains("no column \"Actor Country\""));
    assert!(refuse("phoenix", "a,b").contains("no column \"eid\""));
    assert!(refuse("phoenix-daily", "a,b").contains("no column \"GID\""));
}

/// POLECAT rows of the documented shape; no real ones were at hand.
fn polecat(intensity: &str, stray: bool) -> String {
    let stray_name = if stray { "Headline\t" } else { "" };
    let stray_field = if stray { "Talks \"in Minsk\"\t" } else { "" };
    let header = format!(
        "Event ID\tEvent Date\tEvent Type\tEvent Mode\t{intensity}\tQuad Code\tContexts\t{stray_name}Actor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
    );
    let row = |id: &str, what: &str, actor: &str, recipient: &str| {
        format!(
            "{id}\t2023-06-01\t{what}\tVERBAL COOPERATION\tdiplomatic; economic\t{stray_field}Émile\t{actor}\t370\tGOV\tGOV; BUS\tNone\tNone\tNone\tNone\t{recipient}\t770\tGOV\tGOV\tNone\tNone\tNone\tMinsk\tMinsk\tNone\tNone\tBLR\t53.9\t27.57\t1\tMinsk\tPPLC\tA paper\t2023-06-02\tNone\tNone\tNone\tfr\t1.0"
        )
    };
    [
        header,
        row("s1_1", "CONSULT\tvisit\t4.0", "BLR", "PAK"),
        row("s1_2", "COOPERATE\tNone\t9.5", "BLR; PAK", "CHN"),
        row("s2_1", "CONSULT\tNone\t2.5", "None", "None"),
        row("s2_2", "ACCUSE\tvisit\t-3", "BLR", "PAK"),
    ]
    .join("\n")
}

#[test]
fn polecat_in_both_forms_and_both_encodings() {
    for (intensity, stray) in [("Intensity", false), ("Event Intensity", true)] {
        let text = polecat(intensity, stray);
        let latin: Vec<u8> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect();
        for (bytes, not_utf8) in [(text.into_bytes(), 0), (latin, 4)] {
            let input = Input::Reader("p".to_owned(), Box::new(std::io::Cursor::new(bytes)));
            let (kept, report) = run("polecat", vec![input], &all());
            assert_eq!(numbers(&report), [4, 3, 1, 3, 0, 2, 0, 0, 1]);
            assert_eq!(report.rows.not_utf8, not_utf8);
            assert_eq!(
                report.rows.broken_records[0].reason,
                "Event Mode is \"visit\", expected a mode of the event type"
            );
            assert_eq!(
                cell(&kept, "BLR", "CHN", 202_306, "COOPERATE"),
                (1, 1, 9.5, 9.5, 1)
            );
            assert_eq!(
                cell(&kept, "PAK", "CHN", 202_306, "COOPERATE"),
                (1, 1, 9.5, 9.5, 1)
            );
            // One event of two actors is one event among all.
            assert_eq!(kept.totals[&(202_306, "COOPERATE".to_owned())], (1, 1, 1));
        }
    }
}

#[test]
fn historical_phoenix_without_its_zeros() {
    let header = "eid,story_date,year,month,day,source,source_root,source_agent,source_others,target,target_root,target_agent,target_others,code,root_code,quad_class,goldstein,joined_issues,lat,lon,placename,statename,countryname,aid,process";
    let rows = [
        "N1,3/9/1996,1996,3,9,BLRGOV,BLR,GOV,,PAK,PAK,,,57,5,1,8,,53.9,27.6,Minsk,,Belarus,1,NYT",
        "N2,3/9/1996,1996,3,9,BLR,BLR,,,PAK,PAK,,,311,3,1,5.2,\"A,1;B,2\",,,,,,2,NYT",
        "N3,2/30/1996,1996,2,30,BLR,BLR,,,PAK,PAK,,,10,1,0,0,,,,,,,3,NYT",
        "N4,3/9/1996,1996,3,9,BLR,BLR,,,PAK,PAK,,,10,1,0,0,,,,,,,4",
    ];
    let lines = format!("{header}\n{}", rows.join("\n"));
    let (kept, report) = run("phoenix", vec![text("p", lines)], &all());
    assert_eq!(numbers(&report), [4, 2, 2, 2, 0, 2, 0, 0, 0]);
    assert_eq!(
        kept.records,
        [
            "N1 1996-03-09 BLR PAK 057 BLR",
            "N2 1996-03-09 BLR PAK 0311 -"
        ]
    );
}

#[test]
fn gdelt_1_as_published() {
    let Some(inputs) = shared("gdelt1_sample_57and58col.tsv") else {
        return;
    };
    let (kept, report) = run("gdelt", inputs, &all());
    assert_eq!(numbers(&report), [710, 710, 0, 701, 9, 125, 55, 384, 137]);
    assert!(
        report.rows.unmatched.is_empty(),
        "{:?}",
        report.rows.unmatched
    );
    let days = report.days.map(|(a, b)| (a.to_string(), b.to_string()));
    assert_eq!(
        days,
        Some(("1982-01-02".to_owned(), "2016-07-28".to_owned()))
    );
    assert_eq!(kept.records.len(), 710);
}

#[test]
fn gdelt_2_as_published() {
    let Some(inputs) = shared("gdelt2_20150218230000.export.CSV") else {
        return;
    };
    let (kept, report) = run("gdelt2", inputs, &all());
    assert_eq!(
        numbers(&report),
        [2271, 2271, 0, 1785, 486, 287, 98, 908, 492]
    );
    assert!(
        report.rows.unmatched.is_empty(),
        "{:?}",
        report.rows.unmatched
    );
    // By hand, from the rows with EGY and LBY: 020 of EGY (one record) and EGYGOV (two); 084 once; 181
    // of EGY and EGYCHR (five records), 186 of the same (nine), 190 once. Abductions have -8.5 in PLOVER
    // and -9 in Goldstein, assassinations -9.5 and -10, the use of force -9 and -10.
    assert_eq!(
        cell(&kept, "EGY", "LBY", 201_502, "REQUEST"),
        (2, 3, 0.0, 6.0, 6)
    );
    assert_eq!(
        cell(&kept, "EGY", "LBY", 201_502, "RETREAT"),
        (1, 1, 6.5, 7.0, 2)
    );
    assert_eq!(
        cell(&kept, "EGY", "LBY", 201_502, "ASSAULT"),
        (5, 15, -45.0, -48.0, 73)
    );
}

#[test]
fn icews_as_published() {
    let Some(inputs) = shared("icews_events.2018.sample.tab") else {
        return;
    };
    let (_, report) = run("icews", inputs, &all());
    assert_eq!(
        numbers(&report),
        [3705, 3705, 0, 2734, 971, 1155, 1297, 274, 8]
    );
    assert!(
        report.rows.unmatched.is_empty(),
        "{:?}",
        report.rows.unmatched
    );
}

#[test]
fn phoenix_as_published() {
    let Some(inputs) = shared("phoenix_samplePhox_1500rows.csv") else {
        return;
    };
    let (kept, report) = run("phoenix-daily", inputs, &all());
    assert_eq!(
        numbers(&report),
        [1500, 1499, 1, 1499, 0, 875, 309, 300, 15]
    );
    let broken = &report.rows.broken_records[0];
    assert_eq!(
        (broken.line, broken.reason.as_str()),
        (1092, "code is \"\", expected a CAMEO code")
    );
    assert!(
        report.rows.unmatched.is_empty(),
        "{:?}",
        report.rows.unmatched
    );
    // The first rows of the file: a statement within Israel, and 311 from the United States on Saudi
    // Arabia, which is 0311.
    assert_eq!(kept.records[0], "332047 2014-06-27 ISR ISR 010 -");
    assert_eq!(kept.records[1], "1272134_v0.2.0 2015-07-30 USA SAU 0311 -");
}

proptest::proptest! {
    /// No text in any field of any set makes the readers panic, and every row is accounted for.
    #[test]
    fn any_bytes_are_read_or_named(
        lines in proptest::collection::vec("[ -~\t\u{e9}\"]{0,80}", 0..20),
        fields in proptest::collection::vec(("[0-9A-Z.\\-]{0,9}", 0usize..61), 0..30),
    ) {
        let mut row: Vec<String> = gdelt(1, "20160101", ["BLR", "PAK"], "042", 61)
            .split('\t').map(str::to_owned).collect();
        for (text, at) in fields {
            row[at] = text;
        }
        let first = gdelt(1, "20160101", ["BLR", "PAK"], "042", 61);
        let gdelt2 = format!("{first}\n{}\n{}", row.join("\t"), lines.join("\n"));
        let polecat = format!("{}\n{}", polecat("Intensity", false), lines.join("\n"));
        for (kind, all_lines) in [("gdelt2", gdelt2), ("polecat", polecat)] {
            let (_, report) = run(kind, vec![text("f", all_lines)], &all());
            let rows = &report.rows;
            proptest::prop_assert_eq!(rows.rows_read, rows.rows_kept + rows.broken);
            proptest::prop_assert_eq!(rows.rows_kept, rows.observations + report.duplicates);
        }
    }
}

/// GDELT 2.0 with every field damaged in every way: the good records before and after are in, each bad
/// one is named with its line, and a file that is cut short says so.
#[test]
fn damaged_records_of_gdelt_are_named_and_the_rest_is_in() {
    let good = |id: u32| gdelt(id, "20160101", ["BLR", "PAK"], "042", 61);
    let fields: Vec<String> = good(2).trim_end().split('\t').map(str::to_owned).collect();
    let mut cases = 0;
    // The day, the code, the score (which may be missing) and the count of mentions.
    for (field, damages) in [
        (
            1,
            &[
                "",
                "20161301",
                "20160230",
                "00000000",
                "99999999",
                "NaN",
                "-1",
                "2016-01-01",
            ][..],
        ),
        (26, &["", "999", "abc", "-42", "\u{0}", "04.2"][..]),
        (30, &["inf", "1e999", "ten", "11", "-10.5", "0x1"][..]),
        (31, &["-5", "1e3", "99999999999999999999", "many"][..]),
    ] {
        for damage in damages {
            let mut bad = fields.clone();
            bad[field] = (*damage).to_owned();
            let file = format!(
                "{}\n{}\n{}\n",
                good(1).trim_end(),
                bad.join("\t"),
                good(3).trim_end()
            );
            let (kept, report) = run("gdelt2", vec![text("f", file)], &all());
            let ids: Vec<&str> = kept
                .records
                .iter()
                .map(|own| own.split(' ').next().unwrap())
                .collect();
            assert!(ids.contains(&"1"), "{field} {damage:?}: {ids:?}");
            let broken = &report.rows.broken_records;
            assert_eq!(
                (broken.len(), report.rows.broken),
                (1, 1),
                "{field} {damage:?}"
            );
            assert_eq!(broken[0].line, 2, "{field} {damage:?}");
            cases += 1;
        }
    }
    // Cut in the middle of the compressed stream.
    let whole: String = (0..4000)
        .map(|id| format!("{}\n", good(id).trim_end()))
        .collect();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, whole.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    for eighths in 1..8 {
        let cut = packed[..packed.len() * eighths / 8].to_vec();
        let input = Input::Reader("cut".to_owned(), Box::new(std::io::Cursor::new(cut)));
        let (_, report) = run("gdelt2", vec![input], &all());
        assert_eq!(report.rows.cut_short.len(), 1, "{eighths}");
        cases += 1;
    }
    assert!(cases >= 30, "{cases}");
}

/// Files that are no event data at all, for every kind.
#[test]
fn foreign_files_are_refused_by_every_kind_of_event_data() {
    let mut cases = 0;
    for kind in datasets::events::EVENT_KINDS {
        for file in [
            b"<!DOCTYPE html><html><body>Not found</body></html>".to_vec(),
            b"%PDF-1.4\n1 0 obj".to_vec(),
            b"{\"a\": 1}".to_vec(),
            vec![0; 4096],
            b"\xff\xfea\x00\t\x00b\x00".to_vec(),
            b"PK\x03\x04 and then nothing".to_vec(),
            b"\x1f\x8b\x08".to_vec(),
            b"PAR1 and then nothing".to_vec(),
        ] {
            let shown = String::from_utf8_lossy(&file[..file.len().min(20)]).into_owned();
            let input = Input::Reader("f".to_owned(), Box::new(std::io::Cursor::new(file)));
            let result = import_events(kind, vec![input], &all(), &mut (), &mut |_| ());
            let refused = match result {
                Err(error) => error.to_string().starts_with("f: "),
                Ok((_, report)) => report.rows.rows_kept == 0 && !report.rows.is_clean(),
            };
            assert!(refused, "{} takes {shown:?}", kind.key);
            cases += 1;
        }
    }
    assert_eq!(cases, 48);
}
