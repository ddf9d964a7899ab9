//! The counts of the annotated corpus, as tables of Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Result;
use codebook::{EventType, Field, Status};
use record::annotated::{AnnotatedEvent, AnnotatedText};

use super::{PARTS, groups, read};

/// Prints texts, events and what they hold, by part.
pub(crate) fn count(out: &mut impl Write) -> Result<()> {
    let mut parts = Vec::new();
    for part in PARTS {
        parts.push((part, read(part)?));
    }
    let all: Vec<AnnotatedText> = parts.iter().flat_map(|(_, texts)| texts.clone()).collect();
    parts.push(("all", all));

    head(out, "", &parts)?;
    let texts = |keep: &dyn Fn(&AnnotatedText) -> bool| {
        let count = |(_, texts): &(_, Vec<AnnotatedText>)| texts.iter().filter(|t| keep(t)).count();
        parts.iter().map(count).collect::<Vec<usize>>()
    };
    row(out, "texts", &texts(&|_| true))?;
    row(
        out,
        "of several paragraphs",
        &texts(&|t| t.text.contains('\n')),
    )?;
    row(out, "without event", &texts(&|t| t.events.is_empty()))?;
    let distinct = |names: &dyn Fn(&[AnnotatedText]) -> Vec<String>| {
        let count = |(_, texts): &(_, Vec<AnnotatedText>)| {
            names(texts).into_iter().collect::<BTreeSet<_>>().len()
        };
        parts.iter().map(count).collect::<Vec<usize>>()
    };
    let family = |texts: &[AnnotatedText]| texts.iter().map(|t| t.family.clone()).collect();
    row(out, "families", &distinct(&family))?;
    row(out, "groups of families", &distinct(&groups::names))?;
    let events = |keep: &dyn Fn(&AnnotatedEvent) -> bool| {
        let count = |(_, texts): &(_, Vec<AnnotatedText>)| {
            let events = texts.iter().flat_map(|text| &text.events);
            events.filter(|event| keep(event)).count()
        };
        parts.iter().map(count).collect::<Vec<usize>>()
    };
    row(out, "events", &events(&|_| true))?;
    row(out, "with a mode", &events(&|e| e.mode.is_some()))?;
    row(out, "reciprocal", &events(&|e| e.reciprocal))?;
    row(out, "attributed", &events(&|e| e.attribution.is_some()))?;
    row(out, "with a date", &events(&|e| e.date.is_some()))?;
    row(out, "with a place", &events(&|e| e.place.is_some()))?;

    writeln!(out)?;
    writeln!(out, "{}", settled(&parts[3].1)?)?;

    head(out, "type", &parts)?;
    for event in EventType::ALL.iter().copied() {
        row(out, event.name(), &events(&|e| e.event == event))?;
    }
    head(out, "status", &parts)?;
    for status in Status::ALL.iter().copied() {
        row(out, status.name(), &events(&|e| e.status == status))?;
    }
    head(out, "field", &parts)?;
    for field in Field::ALL.iter().copied() {
        row(out, field.name(), &events(&|e| e.fields.contains(&field)))?;
    }
    head(out, "mode", &parts)?;
    let mut modes: BTreeMap<(&str, &str), ()> = BTreeMap::new();
    for event in parts
        .iter()
        .flat_map(|(_, texts)| texts)
        .flat_map(|t| &t.events)
    {
        if let Some(mode) = &event.mode {
            modes.insert((event.event.name(), mode), ());
        }
    }
    for (event, mode) in modes.keys() {
        let same = |e: &AnnotatedEvent| e.event.name() == *event && e.mode.as_deref() == Some(mode);
        row(out, &format!("{event}/{mode}"), &events(&same))?;
    }
    Ok(())
}

/// What settling disagreements changed, event by event in their order.
fn settled(now: &[AnnotatedText]) -> Result<String> {
    let now: BTreeMap<&str, &AnnotatedText> =
        now.iter().map(|text| (text.id.as_str(), text)).collect();
    let (mut texts, mut types, mut statuses, mut agree, mut added) = (0, 0, 0, 0, 0);
    for before in read("settled")? {
        let Some(now) = now.get(before.id.as_str()) else {
            continue;
        };
        texts += 1;
        added += now.events.len().saturating_sub(before.events.len());
        for (a, b) in before.events.iter().zip(&now.events) {
            types += usize::from(a.event != b.event);
            if a.event == b.event && a.status != b.status {
                statuses += 1;
                agree += usize::from(a.event == EventType::Agree && a.status == Status::Occurred);
            }
        }
    }
    Ok(format!(
        "Settled: {texts} texts, {types} types, {statuses} statuses ({agree} of AGREE \
         `occurred`), {added} events added."
    ))
}

fn head(out: &mut impl Write, name: &str, parts: &[(&str, Vec<AnnotatedText>)]) -> Result<()> {
    let names: Vec<&str> = parts.iter().map(|part| part.0).collect();
    if !name.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "| {name} | {} |", names.join(" | "))?;
    writeln!(out, "|---|{}", "---:|".repeat(names.len()))?;
    Ok(())
}

fn row(out: &mut impl Write, name: &str, counts: &[usize]) -> Result<()> {
    let cells: Vec<String> = counts.iter().map(usize::to_string).collect();
    writeln!(out, "| {name} | {} |", cells.join(" | "))?;
    Ok(())
}
