//! Panels as Parquet: numbers that are not there are null; what each column is stands in the
//! metadata of the file.

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use measure::panels::{Chunk, ChunkColumn, Column, Panel, PanelError, Rows, Standing};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde_json::json;

use super::{Coverage, entity_columns, number_columns};

/// What stands in the coverage columns.
const EXPLANATION: &str = "value: a value of the source; zero: the source lists all cases and this is none of them; missing: the source has no value; not_covered: the source did not look. One word where all columns of the source agree, else one for each in their order, with | between them.";

/// Writes the panel; gives the number of rows.
pub(super) fn write(panel: &Panel, out: &mut (impl Write + Send)) -> anyhow::Result<usize> {
    let coverages = Coverage::all(panel);
    let schema = Arc::new(parse_message_type(&schema(panel, &coverages))?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("chancery {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(metadata(panel)))
        .build();
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    let result = panel.each_chunk(&mut |chunk| {
        let mut group = writer.next_row_group()?;
        write_chunk(panel, chunk, &coverages, &mut group)?;
        group.close()?;
        Ok(())
    });
    let rows = result.map_err(|error| match error {
        PanelError::Sink(error) => anyhow::anyhow!(error),
        error => super::as_problem(error),
    })?;
    writer.close()?;
    Ok(rows)
}

fn schema(panel: &Panel, coverages: &[Coverage]) -> String {
    let mut text = String::from("message panel {\n");
    let mut field = |kind: &str, name: &str, annotation: &str| {
        text.push_str(&format!("  {kind} {name}{annotation};\n"));
    };
    for name in entity_columns(panel) {
        field("REQUIRED BINARY", name, " (STRING)");
    }
    for name in number_columns(panel) {
        field("REQUIRED INT32", name, "");
    }
    field("REQUIRED INT32", "year", "");
    if panel.query().months {
        field("REQUIRED INT32", "month", "");
    }
    for column in panel.columns() {
        match column.words {
            Some(_) => field("OPTIONAL BINARY", &column.name, " (STRING)"),
            None => field("OPTIONAL DOUBLE", &column.name, ""),
        }
    }
    for coverage in coverages {
        field("REQUIRED BINARY", &coverage.name, " (STRING)");
    }
    text.push('}');
    text
}

fn metadata(panel: &Panel) -> Vec<KeyValue> {
    let query = panel.query();
    let columns: serde_json::Map<String, serde_json::Value> = panel
        .columns()
        .iter()
        .map(|column| (column.name.clone(), described(column)))
        .collect();
    let rows = match query.rows {
        Rows::Countries => "countries",
        Rows::Dyads { directed: true } => "directed dyads",
        Rows::Dyads { directed: false } => "dyads",
    };
    let frame = json!({
        "rows": rows,
        "by": if query.months { "month" } else { "year" },
        "system": query.system.name(),
        "from": query.from,
        "to": query.to,
    });
    vec![
        KeyValue::new("chancery.frame".to_owned(), frame.to_string()),
        KeyValue::new(
            "chancery.columns".to_owned(),
            serde_json::Value::Object(columns).to_string(),
        ),
        KeyValue::new("chancery.coverage".to_owned(), EXPLANATION.to_owned()),
    ]
}

fn described(column: &Column) -> serde_json::Value {
    json!({
        "label": column.label,
        "unit": column.unit,
        "source": column.source,
        "version": column.version,
        "absence": column.absence.name(),
        "covered": column.covered.map(|(from, to)| [from, to]),
        "citation": column.citation,
    })
}

fn write_chunk(
    panel: &Panel,
    chunk: &Chunk,
    coverages: &[Coverage],
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
) -> Result<(), ParquetError> {
    for entities in [&chunk.entity_a, &chunk.entity_b] {
        if !entities.is_empty() {
            let keys = entities.iter().map(|id| id.entity().code);
            strings(group, keys)?;
        }
    }
    if !number_columns(panel).is_empty() {
        for units in [&chunk.a, &chunk.b] {
            if !units.is_empty() {
                let number = |&unit: &u32| panel.units()[unit as usize].number.unwrap_or(0);
                let numbers: Vec<i32> = units.iter().map(|u| i32::from(number(u))).collect();
                integers(group, &numbers)?;
            }
        }
    }
    integers(group, &chunk.years)?;
    if !chunk.months.is_empty() {
        integers(group, &chunk.months)?;
    }
    for (column, cells) in panel.columns().iter().zip(&chunk.columns) {
        write_cells(column, cells, group)?;
    }
    for coverage in coverages {
        let mut words = super::CoverageWords::new();
        let mut known = (0, ByteArray::from(""));
        let mut values = Vec::with_capacity(chunk.len());
        for row in 0..chunk.len() {
            words.at(coverage, chunk, row);
            if words.changes != known.0 {
                known = (words.changes, ByteArray::from(words.word.as_str()));
            }
            values.push(known.1.clone());
        }
        write_strings(group, &values, None)?;
    }
    Ok(())
}

fn write_cells(
    column: &Column,
    cells: &ChunkColumn,
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
) -> Result<(), ParquetError> {
    let there = |standing: &Standing| matches!(standing, Standing::Value | Standing::Zero);
    let levels: Vec<i16> = cells
        .standings
        .iter()
        .map(|standing| i16::from(there(standing)))
        .collect();
    let values = cells
        .values
        .iter()
        .zip(&cells.standings)
        .filter(|(_, standing)| there(standing))
        .map(|(value, _)| *value);
    if let Some(words) = &column.words {
        let words: Vec<ByteArray> = words.iter().map(|w| ByteArray::from(w.as_str())).collect();
        let values: Vec<ByteArray> = values
            .filter_map(|value| words.get(value as usize).cloned())
            .collect();
        return write_strings(group, &values, Some(&levels));
    }
    let values: Vec<f64> = values.collect();
    let mut writer = next(group)?;
    writer
        .typed::<DoubleType>()
        .write_batch(&values, Some(&levels), None)?;
    writer.close()
}

fn next<'g>(
    group: &'g mut SerializedRowGroupWriter<'_, impl Write + Send>,
) -> Result<parquet::file::writer::SerializedColumnWriter<'g>, ParquetError> {
    let missing = || ParquetError::General("a column more than the schema has".to_owned());
    group.next_column()?.ok_or_else(missing)
}

fn integers(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    values: &[i32],
) -> Result<(), ParquetError> {
    let mut writer = next(group)?;
    writer
        .typed::<Int32Type>()
        .write_batch(values, None, None)?;
    writer.close()
}

fn strings(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    values: impl Iterator<Item = &'static str>,
) -> Result<(), ParquetError> {
    let array = |text: &'static str| ByteArray::from(Bytes::from_static(text.as_bytes()));
    let arrays: Vec<ByteArray> = values.map(array).collect();
    write_strings(group, &arrays, None)
}

fn write_strings(
    group: &mut SerializedRowGroupWriter<'_, impl Write + Send>,
    values: &[ByteArray],
    levels: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let mut writer = next(group)?;
    writer
        .typed::<ByteArrayType>()
        .write_batch(values, levels, None)?;
    writer.close()
}
