//! The numbers as plain text, with lines of blocks for courses.

use super::spark::{GAP, scale, sparkline};
use super::{
    DATA, EXPECTED, Expected, GOODS, Goods, Measure, MeasureKind, NOT_COVERED, NUMBERS,
    NumberTable, Numbers, SETS, SETS_NOTE,
};
use crate::text::Page;

/// So many years of a sparkline at most, and at least, however narrow the page is.
const YEARS: usize = 60;
const FEWEST: usize = 8;

/// The numbers of a pair as plain text, wrapped to `width` characters (at least 40).
///
/// A course is a character a year; a year without a number is `·`, never the lowest block.
pub fn render_numbers_text(numbers: &Numbers, width: usize) -> String {
    let mut page = Page::new(width);
    body(numbers, &mut page);
    sets(numbers, &mut page);
    data(numbers, &mut page);
    page.finish().trim_start_matches('\n').to_owned()
}

pub(crate) fn sets(numbers: &Numbers, page: &mut Page) {
    if numbers.sets.is_empty() {
        return;
    }
    page.heading(SETS);
    page.paragraph(SETS_NOTE);
    for set in &numbers.sets {
        page.blank();
        page.item("", &format!("{} [D{}]", set.title, set.source));
        page.item("", &set.summary);
        if set.any {
            page.blank();
            table(&set.table, page);
        }
    }
}

pub(crate) fn body(numbers: &Numbers, page: &mut Page) {
    if !numbers.groups.is_empty() {
        page.heading(NUMBERS);
        page.paragraph(&format!(
            "A block is a year, from zero to the highest of the measure; {GAP} is a year without a number."
        ));
    }
    for group in &numbers.groups {
        page.blank();
        page.line(&group.title);
        for measure in &group.measures {
            match measure.kind {
                MeasureKind::Words => words(measure, page),
                MeasureKind::Course => course(measure, page),
            }
        }
    }
    if let Some(own) = &numbers.expected {
        expected(own, page);
    }
    if let Some(own) = &numbers.goods {
        goods(own, page);
    }
}

fn expected(own: &Expected, page: &mut Page) {
    page.heading(EXPECTED);
    course(&own.course, page);
    page.blank();
    for sentence in &own.sentences {
        page.paragraph(sentence);
    }
    for note in &own.notes {
        page.paragraph(note);
    }
}

fn quoted(measure: &Measure, page: &mut Page) {
    for own in &measure.quoted {
        page.item("    ", &format!("Quoted: {}", measure.beside(own)));
    }
}

fn words(measure: &Measure, page: &mut Page) {
    for line in &measure.lines {
        let mut text = format!("{}: ", measure.title);
        if !line.name.is_empty() {
            text.push_str(&format!("{}: ", line.name));
        }
        text.push_str(&line.latest);
        if !measure.unit.is_empty() {
            text.push_str(&format!(" {}", measure.unit));
        }
        text.push_str(&format!(" [D{}]", measure.source));
        page.item("  ", &text);
    }
    quoted(measure, page);
}

fn course(measure: &Measure, page: &mut Page) {
    let unit = if measure.unit.is_empty() {
        String::new()
    } else {
        format!(", {}", measure.unit)
    };
    page.item(
        "  ",
        &format!("{}{unit} [D{}]", measure.title, measure.source),
    );
    let size = |text: &str| text.chars().count();
    let names = measure.lines.iter().map(|line| size(&line.name)).max();
    let names = names.unwrap_or(0);
    let latest = measure.lines.iter().map(|line| size(&line.latest)).max();
    // Indent, blanks between the columns, and `1990–2014`.
    let taken = 4 + names + 2 + 9 + 2 + 2 + latest.unwrap_or(0);
    let wide = page.width().saturating_sub(taken);
    // On a narrow page the name has a line of its own.
    let own_line = wide < FEWEST && names > 0;
    let wide = if own_line { wide + names + 2 } else { wide };
    let wide = wide.clamp(FEWEST, YEARS);
    let scale = scale(measure.lines.iter().flat_map(|line| &line.points));
    for line in &measure.lines {
        let from = line.points.len().saturating_sub(wide);
        let shown = &line.points[from..];
        let years = shown
            .first()
            .zip(shown.last())
            .map_or_else(String::new, |(one, last)| super::years(one.year, last.year));
        let drawn = sparkline(shown, scale, wide);
        if own_line {
            page.item("    ", &line.name);
            page.line(&format!("    {years:<9}  {drawn}  {}", line.latest));
        } else if names == 0 {
            page.line(&format!("    {years:<9}  {drawn}  {}", line.latest));
        } else {
            let name = &line.name;
            page.line(&format!(
                "    {name:<names$}  {years:<9}  {drawn}  {}",
                line.latest
            ));
        }
    }
    quoted(measure, page);
}

fn goods(goods: &Goods, page: &mut Page) {
    page.heading(GOODS);
    if goods.course.lines.iter().any(|line| line.points.len() > 1) {
        course(&goods.course, page);
        page.blank();
    }
    for own in &goods.tables {
        page.item("", &format!("{} [D{}]", own.title, goods.source));
        page.blank();
        table(own, page);
        page.blank();
    }
    for direction in &goods.directions {
        page.item(
            "",
            &format!("Untapped: {} [D{}]", direction.title, goods.source),
        );
        page.item("", &direction.summary);
        page.blank();
        for row in &direction.rows {
            let mut cells = row.cells.iter().zip(&direction.header);
            if let Some((product, _)) = cells.next() {
                page.item("  ", product);
            }
            let told: Vec<String> = cells.map(|(cell, name)| format!("{name} {cell}")).collect();
            page.item("      ", &told.join("; "));
            for (word, names) in [
                ("holds", &row.holds),
                ("fails", &row.fails),
                ("not known", &row.unknown),
            ] {
                if !names.is_empty() {
                    page.item("      ", &format!("{word}: {}", names.join(", ")));
                }
            }
        }
        page.blank();
    }
    for note in &goods.notes {
        page.paragraph(note);
    }
}

/// A table in columns, or a row in a paragraph where the page is too narrow for it.
fn table(table: &NumberTable, page: &mut Page) {
    let size = |text: &str| text.chars().count();
    // A long heading is broken at blanks, more often on a narrow page; numbers are not.
    let fitted = [12, 8].into_iter().find_map(|broken_at| {
        let heads: Vec<Vec<String>> = table
            .header
            .iter()
            .map(|name| crate::text::wrap(name, broken_at))
            .collect();
        let widths: Vec<usize> = (0..table.header.len())
            .map(|column| {
                let cells = table.rows.iter().filter_map(|row| row.get(column));
                let head = heads[column].iter().map(|line| size(line)).max();
                let cells = cells.map(|cell| size(cell)).max();
                head.unwrap_or(0).max(cells.unwrap_or(0))
            })
            .collect();
        let total = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        (total <= page.width()).then_some((heads, widths))
    });
    let Some((heads, widths)) = fitted else {
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.header);
            let first = cells.next().map_or("", |(cell, _)| cell.as_str());
            let told: Vec<String> = cells
                .filter(|(cell, _)| !cell.is_empty())
                .map(|(cell, name)| match cell.as_str() {
                    super::sets::NOT_COVERED => cell.clone(),
                    _ => format!("{name} {cell}"),
                })
                .collect();
            page.item("  ", &format!("{first}: {}", told.join("; ")));
        }
        return;
    };
    let tall = heads.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines: Vec<Vec<String>> = (0..tall)
        .map(|line| {
            let at = |own: &Vec<String>| {
                let skipped = tall - own.len();
                line.checked_sub(skipped)
                    .and_then(|line| own.get(line))
                    .cloned()
            };
            heads
                .iter()
                .map(|own| at(own).unwrap_or_default())
                .collect()
        })
        .collect();
    lines.extend(table.rows.iter().cloned());
    for row in lines {
        let mut text = String::new();
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            if index > 0 {
                text.push_str("  ");
            }
            let pad = " ".repeat(width.saturating_sub(size(cell)));
            if index == 0 {
                text.push_str(cell);
                text.push_str(&pad);
            } else {
                text.push_str(&pad);
                text.push_str(cell);
            }
        }
        page.line(&text);
    }
}

pub(crate) fn data(numbers: &Numbers, page: &mut Page) {
    if !numbers.sources.is_empty() {
        page.heading(DATA);
    }
    for (index, source) in numbers.sources.iter().enumerate() {
        let covered = source.covered.map_or_else(String::new, |(from, to)| {
            format!(", {}", super::years(from, to))
        });
        let mut text = format!(
            "{} ({} {}{covered}). ",
            source.name, source.key, source.version
        );
        text.push_str(&source.citation);
        if !source.licence.is_empty() {
            text.push_str(&format!(" Terms: {}.", source.licence));
        }
        page.item(&format!("[D{}] ", index + 1), &text);
    }
    if !numbers.not_covered.is_empty() {
        page.heading(NOT_COVERED);
    }
    for sentence in &numbers.not_covered {
        page.item("- ", sentence);
    }
}
