//! The numbers in Markdown.

use std::fmt::{Result, Write as _};

use super::spark::{scale, sparkline};
use super::{
    DATA, EXPECTED, Expected, GOODS, Goods, Measure, MeasureKind, NOT_COVERED, NUMBERS,
    NUMBERS_NOTE, NumberTable, Numbers, SETS, SETS_NOTE,
};
use crate::markdown::escape;

/// Of a table of courses.
const HEADER: &str = "| measure | years | course | latest | source |\n|---|---|---|---|---|";

/// So many years of a sparkline at most.
const YEARS: usize = 40;

pub(crate) fn sets(numbers: &Numbers, out: &mut String) -> Result {
    if numbers.sets.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {SETS}\n\n{SETS_NOTE}")?;
    for set in &numbers.sets {
        writeln!(
            out,
            "\n### {}\n\n{} \\[D{}\\]",
            escape(&set.title),
            escape(&set.summary),
            set.source
        )?;
        if set.any {
            writeln!(out)?;
            table(&set.table, out)?;
        }
    }
    Ok(())
}

pub(crate) fn body(numbers: &Numbers, out: &mut String) -> Result {
    if !numbers.groups.is_empty() {
        writeln!(out, "\n## {NUMBERS}\n\n{NUMBERS_NOTE}")?;
    }
    for group in &numbers.groups {
        writeln!(out, "\n### {}\n", escape(&group.title))?;
        writeln!(out, "{HEADER}")?;
        for measure in &group.measures {
            course(measure, out)?;
        }
        let quoted = group.measures.iter().flat_map(|measure| {
            let figures = measure.quoted.iter();
            figures.map(|own| measure.beside(own))
        });
        for own in quoted {
            writeln!(out, "\nQuoted: {}", escape(&own))?;
        }
    }
    if let Some(own) = &numbers.expected {
        expected(own, out)?;
    }
    match &numbers.goods {
        Some(goods) => self::goods(goods, out),
        None => Ok(()),
    }
}

fn course(measure: &Measure, out: &mut String) -> Result {
    let scale = scale(measure.lines.iter().flat_map(|line| &line.points));
    for line in &measure.lines {
        let mut name = escape(&measure.title);
        if !line.name.is_empty() {
            write!(name, ": {}", escape(&line.name))?;
        }
        if !measure.unit.is_empty() {
            write!(name, " ({})", escape(&measure.unit))?;
        }
        let (years, course) = match measure.kind {
            MeasureKind::Words => (String::new(), String::new()),
            MeasureKind::Course => {
                let from = line.points.len().saturating_sub(YEARS);
                let shown = &line.points[from..];
                let years = shown.first().zip(shown.last());
                (
                    years.map_or_else(String::new, |(one, last)| super::years(one.year, last.year)),
                    sparkline(shown, scale, YEARS),
                )
            }
        };
        writeln!(
            out,
            "| {name} | {years} | {course} | {} | \\[D{}\\] |",
            escape(&line.latest),
            measure.source
        )?;
    }
    Ok(())
}

fn expected(own: &Expected, out: &mut String) -> Result {
    writeln!(out, "\n## {EXPECTED}\n\n{HEADER}")?;
    course(&own.course, out)?;
    for sentence in own.sentences.iter().chain(&own.notes) {
        writeln!(out, "\n{}", escape(sentence))?;
    }
    writeln!(out)?;
    table(&own.table, out)
}

fn goods(goods: &Goods, out: &mut String) -> Result {
    writeln!(out, "\n## {GOODS}")?;
    for own in &goods.tables {
        writeln!(
            out,
            "\n### {} \\[D{}\\]\n",
            escape(&own.title),
            goods.source
        )?;
        table(own, out)?;
    }
    for direction in &goods.directions {
        writeln!(
            out,
            "\n### Untapped: {} \\[D{}\\]\n\n{}\n",
            escape(&direction.title),
            goods.source,
            escape(&direction.summary)
        )?;
        if direction.rows.is_empty() {
            continue;
        }
        let mut header = direction.header.clone();
        header.extend(["holds", "fails", "not known"].map(str::to_owned));
        let rows = direction
            .rows
            .iter()
            .map(|row| {
                let mut cells = row.cells.clone();
                cells.extend([&row.holds, &row.fails, &row.unknown].map(|names| names.join(", ")));
                cells
            })
            .collect();
        let shown = NumberTable {
            title: String::new(),
            header,
            rows,
        };
        table(&shown, out)?;
    }
    for note in &goods.notes {
        writeln!(out, "\n{}", escape(note))?;
    }
    Ok(())
}

fn table(table: &NumberTable, out: &mut String) -> Result {
    let header: Vec<String> = table.header.iter().map(|name| escape(name)).collect();
    writeln!(out, "| {} |", header.join(" | "))?;
    let numbers = table.header.len().saturating_sub(1);
    writeln!(out, "|---|{}", "--:|".repeat(numbers))?;
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

pub(crate) fn data(numbers: &Numbers, out: &mut String) -> Result {
    if !numbers.sources.is_empty() {
        writeln!(
            out,
            "\n## {DATA}\n\n| | source | version | covers | citation | terms |\n|---|---|---|---|---|---|"
        )?;
    }
    for (index, source) in numbers.sources.iter().enumerate() {
        let covered = source.covered.map_or_else(
            || "no years".to_owned(),
            |(from, to)| super::years(from, to),
        );
        writeln!(
            out,
            "| D{} | {} | {} {} | {covered} | {} | {} |",
            index + 1,
            escape(&source.name),
            escape(&source.key),
            escape(&source.version),
            escape(&source.citation),
            escape(&source.licence)
        )?;
    }
    if !numbers.not_covered.is_empty() {
        writeln!(out, "\n## {NOT_COVERED}\n")?;
    }
    for sentence in &numbers.not_covered {
        writeln!(out, "- {}", escape(sentence))?;
    }
    Ok(())
}
