//! Panels as CSV and as JSON lines.

use std::io::Write;

use measure::panels::{Chunk, Panel, PanelError, Standing};
use serde_json::Value;

use super::{Coverage, CoverageWords, entity_columns, number_columns};

/// Writes CSV with a header; fields without a value are empty.
pub(super) fn csv(panel: &Panel, out: &mut impl Write) -> Result<usize, PanelError> {
    let coverages = Coverage::all(panel);
    let numbers = number_columns(panel);
    let mut header: Vec<&str> = entity_columns(panel).to_vec();
    header.extend(&numbers);
    header.push("year");
    if panel.query().months {
        header.push("month");
    }
    header.extend(panel.columns().iter().map(|column| column.name.as_str()));
    header.extend(coverages.iter().map(|coverage| coverage.name.as_str()));
    let write = |error: std::io::Error| PanelError::Sink(Box::new(error));
    writeln!(out, "{}", header.join(",")).map_err(write)?;
    let mut words: Vec<CoverageWords> = coverages.iter().map(|_| CoverageWords::new()).collect();
    panel.each_chunk(&mut |chunk| {
        for row in 0..chunk.len() {
            for (index, key) in sides(chunk, row).into_iter().enumerate() {
                if index > 0 {
                    out.write_all(b",")?;
                }
                out.write_all(key.as_bytes())?;
            }
            if !numbers.is_empty() {
                for unit in units(panel, chunk, row) {
                    write!(out, ",{unit}")?;
                }
            }
            write!(out, ",{}", chunk.years[row])?;
            if let Some(month) = chunk.months.get(row) {
                write!(out, ",{month}")?;
            }
            for (column, cells) in panel.columns().iter().zip(&chunk.columns) {
                out.write_all(b",")?;
                let value = cells.values[row];
                match (&column.words, cells.standings[row]) {
                    (_, Standing::Missing | Standing::NotCovered) => {}
                    (Some(words), _) => {
                        let word = words.get(value as usize).map_or("", String::as_str);
                        out.write_all(quoted(word).as_bytes())?;
                    }
                    (None, _) => write!(out, "{value}")?,
                }
            }
            for (coverage, words) in coverages.iter().zip(&mut words) {
                write!(out, ",{}", words.at(coverage, chunk, row))?;
            }
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}

/// Writes one object a line; what has no value is null.
pub(super) fn jsonl(panel: &Panel, out: &mut impl Write) -> Result<usize, PanelError> {
    let coverages = Coverage::all(panel);
    let mut words: Vec<CoverageWords> = coverages.iter().map(|_| CoverageWords::new()).collect();
    let numbers = number_columns(panel);
    let entities = entity_columns(panel);
    panel.each_chunk(&mut |chunk| {
        for row in 0..chunk.len() {
            let mut object = serde_json::Map::new();
            for (name, key) in entities.iter().zip(sides(chunk, row)) {
                object.insert((*name).to_owned(), key.into());
            }
            for (name, unit) in numbers.iter().zip(units(panel, chunk, row)) {
                object.insert((*name).to_owned(), unit.into());
            }
            object.insert("year".to_owned(), chunk.years[row].into());
            if let Some(&month) = chunk.months.get(row) {
                object.insert("month".to_owned(), month.into());
            }
            for (column, cells) in panel.columns().iter().zip(&chunk.columns) {
                let value = cells.values[row];
                let value = match (&column.words, cells.standings[row]) {
                    (_, Standing::Missing | Standing::NotCovered) => Value::Null,
                    (Some(words), _) => words.get(value as usize).cloned().into(),
                    (None, _) => value.into(),
                };
                object.insert(column.name.clone(), value);
            }
            for (coverage, words) in coverages.iter().zip(&mut words) {
                object.insert(coverage.name.clone(), words.at(coverage, chunk, row).into());
            }
            serde_json::to_writer(&mut *out, &object)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    })
}

/// Keys of the entities of a row.
fn sides(chunk: &Chunk, row: usize) -> Vec<&'static str> {
    let sides = [chunk.entity_a.get(row), chunk.entity_b.get(row)];
    sides
        .into_iter()
        .flatten()
        .map(|id| id.entity().code)
        .collect()
}

/// Numbers of the list of a row.
fn units(panel: &Panel, chunk: &Chunk, row: usize) -> Vec<u16> {
    let sides = [chunk.a.get(row), chunk.b.get(row)];
    sides
        .into_iter()
        .flatten()
        .filter_map(|&unit| panel.units()[unit as usize].number)
        .collect()
}

fn quoted(word: &str) -> String {
    if word.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", word.replace('"', "\"\""))
    } else {
        word.to_owned()
    }
}
