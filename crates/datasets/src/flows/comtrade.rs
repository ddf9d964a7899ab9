//! UN Comtrade, version 1 of its interface: what countries report of their trade.
//!
//! JSON as the interface gives it (an object with `data`), or CSV with the same names of columns.
//! One query gives, beside the totals, the parts by means of transport, customs procedure, mode of
//! supply and second partner; only the totals are taken (`motCode` 0, `customsCode` C00, `mosCode` 0,
//! `partner2Code` 0), or everything would count double. Only goods (`typeCode` C) by year (`freqCode`
//! A), exports (X) and imports (M) are taken; re-exports are parts of exports.

use record::{Absence, FlowReporter, ProductFlow, Shape, Source};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::bounded::Bounded;
use super::partner::Partners;
use super::{FlowKind, FlowReader, FlowRun, product_code};
use crate::kinds::variable;
use crate::open::Visited;
use crate::report::quoted;
use crate::{Columns, ImportError, Layout, Row, Rows, field};

pub(super) const KIND: FlowKind = FlowKind {
    key: "comtrade",
    title: "UN Comtrade: trade by product, as countries report it",
    reads: "JSON or CSV of version 1 of the interface (reporterCode, partnerCode, flowCode, refYear or period, cmdCode, primaryValue)",
    source,
    reader: || Box::new(Comtrade::default()),
};

fn source(version: Option<&str>, _: &[String]) -> Source {
    Source {
        key: KIND.key.to_owned(),
        version: version.unwrap_or("v1").to_owned(),
        name: "UN Comtrade".to_owned(),
        citation: "United Nations Statistics Division. UN Comtrade Database.".to_owned(),
        licence: "terms of use of UN Comtrade; not part of this program".to_owned(),
        url: "https://comtradeplus.un.org".to_owned(),
        variables: [
            ("exports", "goods that a sells to b, in the report of a"),
            ("imports", "goods that a buys from b, in the report of a"),
        ]
        .map(|(name, label)| {
            let unit = "US dollars of the year";
            let years = (1962, 2100, None);
            variable(name, label, unit, Shape::Directed, Absence::Unknown, years)
        })
        .to_vec(),
    }
}

#[derive(Default)]
struct Comtrade {
    partners: Partners,
}

/// The columns that count, as text; empty where a record has none.
const NAMES: [&str; 17] = [
    "typecode",
    "freqcode",
    "refyear",
    "period",
    "reportercode",
    "reporteriso",
    "flowcode",
    "partnercode",
    "partneriso",
    "partner2code",
    "cmdcode",
    "customscode",
    "moscode",
    "motcode",
    "netwgt",
    "primaryvalue",
    "classificationcode",
];

/// A record, column by column in the order of [`NAMES`].
type Record<'r> = [std::borrow::Cow<'r, str>; 17];

fn at<'r>(record: &'r Record<'_>, name: &str) -> &'r str {
    NAMES
        .iter()
        .position(|own| *own == name)
        .map_or("", |index| record[index].trim())
}

impl FlowReader for Comtrade {
    fn file(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        run: &mut FlowRun<'_>,
    ) -> Result<Visited, ImportError> {
        let mut start = [0_u8; 64];
        let mut filled = 0;
        while filled < start.len() {
            let count = bytes
                .read(&mut start[filled..])
                .map_err(|error| ImportError::Open {
                    name: name.to_owned(),
                    error,
                })?;
            if count == 0 {
                break;
            }
            filled += count;
        }
        let head = &start[..filled];
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let json = text.trim_ascii_start().first() == Some(&b'{');
        let mut whole = std::io::Read::chain(if json { text } else { head }, bytes);
        if json {
            self.json(name, &mut whole, run)
        } else {
            self.csv(name, &mut whole, run)
        }
    }
}

impl Comtrade {
    fn csv(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        run: &mut FlowRun<'_>,
    ) -> Result<Visited, ImportError> {
        let mut rows = Rows::new(name, bytes, Layout::CSV)?;
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        if let Err(reason) = needed(&columns) {
            return Ok(Visited::SomethingElse(reason));
        }
        let places: Vec<Option<usize>> = NAMES.iter().map(|name| columns.find(&[name])).collect();
        // Its CSV ends every row with a comma.
        rows.expect(None);
        let width = columns.names().len();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            if row.len() < width || row.len() > width + 1 {
                let reason = format!("{} fields where the header has {width}", row.len());
                run.report.broken(name, row.line, reason);
                continue;
            }
            let line = row.line;
            let record: Record<'_> = std::array::from_fn(|index| cell(row, places[index]).into());
            self.take(name, line, &record, run)?;
        }
        Ok(Visited::Read)
    }

    fn json(
        &mut self,
        name: &str,
        bytes: &mut dyn std::io::Read,
        run: &mut FlowRun<'_>,
    ) -> Result<Visited, ImportError> {
        let mut failed: Option<ImportError> = None;
        let mut number = 0;
        let mut found = false;
        let reader = std::io::BufReader::with_capacity(1 << 16, Bounded::new(bytes));
        let mut json = serde_json::Deserializer::from_reader(reader);
        let answer = Answer {
            found: &mut found,
            take: &mut |value: Value| {
                number += 1;
                run.row();
                let Value::Object(object) = value else {
                    let reason = "the record is no object";
                    run.report.broken(name, number, reason);
                    return true;
                };
                let object = lower(object);
                let record: Record<'_> = std::array::from_fn(|index| text(&object, NAMES[index]));
                match self.take(name, number, &record, run) {
                    Ok(()) => true,
                    Err(error) => {
                        failed = Some(error);
                        false
                    }
                }
            },
        };
        let result = answer.deserialize(&mut json);
        if let Some(error) = failed {
            return Err(error);
        }
        if let Err(error) = result {
            if number == 0 {
                return Ok(Visited::SomethingElse(format!("it is no JSON: {error}")));
            }
            let reason = format!("{name}: cannot be read after record {number}: {error}");
            run.report.cut_short.push(reason);
        } else if !found {
            return Ok(Visited::SomethingElse("it has no list \"data\"".to_owned()));
        }
        Ok(Visited::Read)
    }

    /// Takes a record, or counts why not. `line` is the number of the record in JSON.
    fn take(
        &mut self,
        name: &str,
        line: u64,
        record: &Record<'_>,
        run: &mut FlowRun<'_>,
    ) -> Result<(), ImportError> {
        let get = |column: &str| at(record, column);
        let other = |column: &str, total: &[&str]| {
            let value = get(column);
            !value.is_empty() && !total.contains(&value)
        };
        let reason = if other("typecode", &["C"]) {
            Some("services, not goods")
        } else if other("freqcode", &["A"]) {
            Some("months, not years")
        } else if other("motcode", &["0"]) {
            Some("a part by means of transport (motCode is not 0)")
        } else if other("customscode", &["C00"]) {
            Some("a part by customs procedure (customsCode is not C00)")
        } else if other("moscode", &["0"]) {
            Some("a part by mode of supply (mosCode is not 0)")
        } else if other("partner2code", &["0"]) {
            Some("a part by second partner (partner2Code is not 0)")
        } else if !matches!(get("flowcode"), "X" | "M" | "") {
            Some("a part of exports or imports (flowCode is neither X nor M)")
        } else if other("classificationcode", &["HS", "SS"])
            && !get("classificationcode").starts_with('H')
        {
            Some("another classification than the Harmonized System")
        } else {
            None
        };
        if let Some(reason) = reason {
            run.report.left_out(reason);
            return Ok(());
        }
        let values = match values(record) {
            Ok(values) => values,
            Err(reason) => {
                run.report.broken(name, line, reason);
                return Ok(());
            }
        };
        let Some(value) = values.value else {
            run.report.missing_values += 1;
            return Ok(());
        };
        let mut side = |code: &str, iso: &str| {
            let (countries, report) = (&mut run.countries, &mut run.report);
            self.partners
                .find(get(code), get(iso), values.year, countries, report)
        };
        let Some(reporter) = side("reportercode", "reporteriso") else {
            return Ok(());
        };
        let partner = if get("partnercode") == "0" {
            None
        } else {
            match side("partnercode", "partneriso") {
                Some(partner) => Some(partner),
                None => return Ok(()),
            }
        };
        let (exporter, importer, who) = if values.exports {
            (Some(&reporter), partner.as_ref(), FlowReporter::Exporter)
        } else {
            (partner.as_ref(), Some(&reporter), FlowReporter::Importer)
        };
        run.emit(&ProductFlow {
            year: values.year,
            exporter,
            importer,
            reporter: who,
            product: &values.product,
            value,
            tonnes: values.tonnes,
        })
    }
}

struct Values {
    year: i32,
    exports: bool,
    product: String,
    value: Option<f64>,
    tonnes: Option<f64>,
}

fn values(record: &Record<'_>) -> Result<Values, String> {
    let get = |column: &str| at(record, column);
    let amount = |column: &str| match field::number(get(column))? {
        Some(negative) if negative < 0.0 => Err(format!("{column} is {negative}, below zero")),
        other => Ok(other),
    };
    let year = [get("refyear"), get("period")]
        .into_iter()
        .find(|text| !text.is_empty())
        .ok_or("it has no year")?;
    for column in ["reportercode", "partnercode"] {
        if field::whole(get(column))?.is_none() {
            return Err(format!("it has no {column}"));
        }
    }
    Ok(Values {
        year: field::year(year)?,
        exports: match get("flowcode") {
            "X" => true,
            "M" => false,
            other => return Err(format!("flowCode is {}, expected X or M", quoted(other))),
        },
        product: product_code(get("cmdcode"))?,
        value: amount("primaryvalue")?,
        // Kilograms; 0 stands for a weight that is not known.
        tonnes: amount("netwgt")?
            .filter(|&kg| kg > 0.0)
            .map(|kg| kg / 1000.0),
    })
}

fn needed(columns: &Columns) -> Result<(), String> {
    for name in [
        "reportercode",
        "partnercode",
        "flowcode",
        "cmdcode",
        "primaryvalue",
    ] {
        columns.need(&[name])?;
    }
    columns.need(&["refyear", "period"])?;
    Ok(())
}

fn cell(row: &Row, place: Option<usize>) -> &str {
    place.map_or("", |place| row.get(place))
}

fn lower(object: Map<String, Value>) -> Map<String, Value> {
    object
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .collect()
}

fn text<'v>(object: &'v Map<String, Value>, name: &str) -> std::borrow::Cow<'v, str> {
    match object.get(name) {
        Some(Value::String(text)) => text.as_str().into(),
        Some(Value::Number(number)) => number.to_string().into(),
        _ => "".into(),
    }
}

/// The answer of the interface: an object of which `data` is read record by record.
struct Answer<'t> {
    found: &'t mut bool,
    take: &'t mut dyn FnMut(Value) -> bool,
}

impl<'de> DeserializeSeed<'de> for Answer<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Answer<'_> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object with a list \"data\"")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "data" {
                *self.found = true;
                map.next_value_seed(Records(&mut *self.take))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Records<'t>(&'t mut dyn FnMut(Value) -> bool);

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of records")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        while let Some(record) = sequence.next_element::<Value>()? {
            if !(self.0)(record) {
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
