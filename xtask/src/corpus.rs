//! The annotated corpus: from the writing format to JSON lines with offsets, its split and its counts.
//!
//! The writing format is described in `data/annotated/GUIDELINE.md`.

mod count;
mod export;
mod groups;
#[cfg(test)]
mod tests;

pub(crate) use count::count;
pub(crate) use export::export;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use record::annotated::{AnnotatedActor, AnnotatedEvent, AnnotatedSource, AnnotatedText, Words};
use record::{Span, parse_date};

/// The parts of the split.
pub(crate) const PARTS: [&str; 3] = ["train", "dev", "test"];

/// The folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/annotated")
}

/// Reads one part of the corpus, `second`, the second annotation, or `settled`.
pub(crate) fn read(part: &str) -> Result<Vec<AnnotatedText>> {
    let path = folder().join(format!("{part}.jsonl"));
    let content =
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    content
        .lines()
        .enumerate()
        .map(|(number, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}: line {}", path.display(), number + 1))
        })
        .collect()
}

/// Turns files of the writing format into the three parts of the corpus.
pub(crate) fn build(files: &[PathBuf]) -> Result<()> {
    let mut faults = Vec::new();
    let all = texts(files, &mut faults)?;
    let parts = split(all, &places()?);
    for (name, texts) in PARTS.iter().zip(&parts) {
        write(name, texts)?;
    }
    report(&faults)
}

/// Turns files with another annotation of texts of the corpus into `second.jsonl`.
pub(crate) fn build_second(files: &[PathBuf]) -> Result<()> {
    let mut first = BTreeMap::new();
    for part in PARTS {
        first.extend(read(part)?.into_iter().map(|text| (text.id.clone(), text)));
    }
    let mut faults = Vec::new();
    let mut second = Vec::new();
    for mut text in texts(files, &mut faults)? {
        match first.get(&text.id) {
            Some(own) if own.text == text.text => {
                text.family.clone_from(&own.family);
                second.push(text);
            }
            Some(_) => faults.push(format!("{}: the text is not that of the corpus", text.id)),
            None => faults.push(format!("{}: no text of the corpus has this id", text.id)),
        }
    }
    write("second", &second)?;
    report(&faults)
}

/// Writes `settled.jsonl`: of the first annotation as it was before disagreements were settled, the
/// texts that have been corrected since.
pub(crate) fn build_settled(files: &[PathBuf]) -> Result<()> {
    let mut now = BTreeMap::new();
    for part in PARTS {
        now.extend(read(part)?.into_iter().map(|text| (text.id.clone(), text)));
    }
    let mut faults = Vec::new();
    let mut before = texts(files, &mut faults)?;
    before.retain(|text| now.get(&text.id).is_some_and(|now| now != text));
    write("settled", &before)?;
    report(&faults)
}

/// Prints the first annotation as it was before disagreements were settled.
pub(crate) fn unsettled(out: &mut impl std::io::Write) -> Result<()> {
    let mut all = BTreeMap::new();
    for name in PARTS.iter().chain(&["settled"]) {
        all.extend(read(name)?.into_iter().map(|text| (text.id.clone(), text)));
    }
    for text in all.values() {
        writeln!(out, "{}", serde_json::to_string(text)?)?;
    }
    Ok(())
}

/// The texts of the files in the order of their ids; what cannot be read is a fault.
fn texts(files: &[PathBuf], faults: &mut Vec<String>) -> Result<Vec<AnnotatedText>> {
    let mut ids = BTreeSet::new();
    let mut texts = Vec::new();
    for file in files {
        let content =
            std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        for item in parse(&content) {
            match item {
                Ok(text) => {
                    if ids.insert(text.id.clone()) {
                        texts.push(text);
                    } else {
                        faults.push(format!("{}: id {} is there twice", file.display(), text.id));
                    }
                }
                Err(fault) => faults.push(format!("{}: {fault}", file.display())),
            }
        }
    }
    texts.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(texts)
}

fn write(name: &str, texts: &[AnnotatedText]) -> Result<()> {
    let mut out = String::new();
    for text in texts {
        out.push_str(&serde_json::to_string(text)?);
        out.push('\n');
    }
    let path = folder().join(format!("{name}.jsonl"));
    std::fs::write(&path, out).with_context(|| format!("writing {}", path.display()))?;
    let events: usize = texts.iter().map(|t| t.events.len()).sum();
    println!("{name:7}  {:5} texts  {events:5} events", texts.len());
    Ok(())
}

fn report(faults: &[String]) -> Result<()> {
    for fault in faults {
        eprintln!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults; what they concern was left out", faults.len());
    }
    Ok(())
}

/// The parts in which the texts of the corpus lie, by their ids.
fn places() -> Result<BTreeMap<String, usize>> {
    let mut places = BTreeMap::new();
    for (number, part) in PARTS.iter().enumerate() {
        places.extend(read(part)?.into_iter().map(|text| (text.id, number)));
    }
    Ok(places)
}

/// The three parts. A text that lies in one stays there; of new texts, families that hold texts alike
/// stay together, and one that is like a text of another part is left out. The third collection is for
/// training alone.
fn split(texts: Vec<AnnotatedText>, fixed: &BTreeMap<String, usize>) -> [Vec<AnnotatedText>; 3] {
    let mut place = fixed.clone();
    let new: Vec<AnnotatedText> = texts
        .iter()
        .filter(|text| !fixed.contains_key(&text.id))
        .cloned()
        .collect();
    for (text, name) in new.iter().zip(&groups::names(&new)) {
        let part = if is_third_collection(&text.id) {
            0
        } else {
            part_of(name)
        };
        place.insert(text.id.clone(), part);
    }
    let mut left_out = BTreeSet::new();
    let families: BTreeMap<&str, usize> = texts
        .iter()
        .filter_map(|text| Some((text.family.as_str(), *fixed.get(&text.id)?)))
        .collect();
    for text in &new {
        let part = families.get(text.family.as_str());
        if part.is_some_and(|part| *part != place[&text.id]) {
            left_out.insert(text.id.clone());
        }
    }
    for (a, b) in groups::alike(&texts) {
        for (one, other) in [(a, b), (b, a)] {
            let (one, other) = (&texts[one].id, &texts[other].id);
            // A text of the third collection may also have been changed since.
            let new = |id: &String| !fixed.contains_key(id) || is_third_collection(id);
            let later = new(one) && !new(other);
            if later && place[one] != place[other] {
                left_out.insert(one.clone());
            }
        }
    }
    if !left_out.is_empty() {
        let ids: Vec<&str> = left_out.iter().map(String::as_str).collect();
        println!("left out, like texts of another part: {}", ids.join(" "));
    }
    let mut parts: [Vec<AnnotatedText>; 3] = Default::default();
    for text in texts {
        if !left_out.contains(&text.id) {
            parts[place[&text.id]].push(text);
        }
    }
    parts
}

/// Whether a text belongs to the third collection: plain wire copy and documents on pairs, as the second.
fn is_third_collection(id: &str) -> bool {
    id.starts_with('v') || id.starts_with("d3") || id.starts_with("d4")
}

/// A group of families lies in one part: 70 % train, 15 % dev, 15 % test, by a hash of its name.
fn part_of(group: &str) -> usize {
    let hash = group.bytes().fold(0xcbf2_9ce4_8422_2325u64, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    match (hash ^ (hash >> 32)) % 100 {
        0..70 => 0,
        70..85 => 1,
        _ => 2,
    }
}

/// The texts of a file; a line that cannot be read is a fault with its number.
fn parse(content: &str) -> Vec<Result<AnnotatedText, String>> {
    let mut items: Vec<Result<AnnotatedText, String>> = Vec::new();
    for (number, line) in content.lines().enumerate() {
        let fault = |what: String| Err(format!("line {}: {what}", number + 1));
        let line = line.trim();
        if let Some(header) = line.strip_prefix("@ ") {
            let parts: Vec<&str> = header.split('|').map(str::trim).collect();
            items.push(match parts[..] {
                [id, family, date] if parse_date(date).is_ok() => Ok(AnnotatedText {
                    id: id.to_owned(),
                    family: family.to_owned(),
                    date: date.to_owned(),
                    text: String::new(),
                    events: Vec::new(),
                }),
                _ => fault("expected `@ id | family | YYYY-MM-DD`".to_owned()),
            });
        } else if let Some(event) = line.strip_prefix("> ") {
            let Some(Ok(text)) = items.iter_mut().rev().find(|item| item.is_ok()) else {
                items.push(fault("an event before any text".to_owned()));
                continue;
            };
            match parse_event(&text.text, event) {
                Ok(event) => text.events.push(event),
                Err(what) => items.push(fault(what)),
            }
        } else if !line.is_empty() {
            match items.last_mut() {
                Some(Ok(text)) if text.events.is_empty() => {
                    if !text.text.is_empty() {
                        text.text.push('\n');
                    }
                    text.text.push_str(line);
                }
                _ => items.push(fault("text without a header line".to_owned())),
            }
        }
    }
    items
}

fn parse_event(text: &str, line: &str) -> Result<AnnotatedEvent, String> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [head, predicate, actors, recipients, ref rest @ ..] = cells[..] else {
        return Err("expected `TYPE STATUS | predicate | actors | recipients`".to_owned());
    };
    let mut head = head.split_whitespace();
    let (name, mode) = match head.next().unwrap_or("").split_once('/') {
        Some((name, mode)) => (name, Some(mode)),
        None => (line.split_whitespace().next().unwrap_or(""), None),
    };
    let event: codebook::EventType = name.parse().map_err(|e| format!("{e}"))?;
    if let Some(mode) = mode {
        codebook::Mode::of(event, mode).map_err(|e| format!("{e}"))?;
    }
    let status = head
        .next()
        .unwrap_or("")
        .parse()
        .map_err(|e| format!("{e}"))?;
    let parties = |cell: &str| -> Result<Vec<AnnotatedActor>, String> {
        cell.split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| actor(text, part))
            .collect()
    };
    let mut annotated = AnnotatedEvent {
        event,
        mode: mode.map(str::to_owned),
        status,
        reciprocal: head.next() == Some("m"),
        predicate: words(text, predicate)?,
        actor: parties(actors)?,
        recipient: parties(recipients)?,
        fields: Vec::new(),
        attribution: None,
        date: None,
        place: None,
    };
    for cell in rest.iter().filter(|cell| !cell.is_empty()) {
        let (key, value) = cell.split_once(':').unwrap_or((cell, ""));
        let value = value.trim();
        match key {
            "f" => {
                annotated.fields = value
                    .split(',')
                    .map(|field| field.trim().parse().map_err(|e| format!("{e}")))
                    .collect::<Result<_, String>>()?;
            }
            "s" => {
                let (speaker, cue) = value
                    .rsplit_once(" / ")
                    .ok_or_else(|| format!("expected `words=CODE / cue`, found {value:?}"))?;
                annotated.attribution = Some(AnnotatedSource {
                    speaker: actor(text, speaker)?,
                    cue: words(text, cue)?,
                });
            }
            "t" => annotated.date = Some(words(text, value)?),
            "p" => annotated.place = Some(words(text, value)?),
            other => return Err(format!("unknown key {other:?}; f, s, t and p are known")),
        }
    }
    Ok(annotated)
}

fn actor(text: &str, part: &str) -> Result<AnnotatedActor, String> {
    let (phrase, code) = part
        .rsplit_once('=')
        .ok_or_else(|| format!("expected `words=CODE`, found {part:?}"))?;
    let (code, sectors) = code.trim().split_once(':').unwrap_or((code.trim(), ""));
    let found = words(text, phrase)?;
    let code = code.trim();
    if code != "-" && !(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())) {
        return Err(format!("{code:?} is no code of three letters"));
    }
    Ok(AnnotatedActor {
        text: found.text,
        span: found.span,
        code: (code != "-").then(|| code.to_owned()),
        sector: sectors
            .split(',')
            .map(str::trim)
            .filter(|sector| !sector.is_empty())
            .map(|sector| sector.parse().map_err(|e| format!("{e}")))
            .collect::<Result<_, String>>()?,
    })
}

/// Finds words in the text; `words#2` is their second occurrence.
fn words(text: &str, sought: &str) -> Result<Words, String> {
    let sought = sought.trim();
    let (sought, number) = match sought.rsplit_once('#') {
        Some((words, number)) => match number.parse::<usize>() {
            Ok(number) => (words, number),
            Err(_) => (sought, 1),
        },
        None => (sought, 1),
    };
    if sought.is_empty() {
        return Err("no words".to_owned());
    }
    occurrences(text, sought)
        .nth(number.saturating_sub(1))
        .map(|at| Words {
            text: sought.to_owned(),
            span: Span::new(at, at + sought.len()),
        })
        .ok_or_else(|| format!("{sought:?} does not stand in the text"))
}

/// Where whole words stand in a text, in bytes.
fn occurrences<'a>(text: &'a str, sought: &'a str) -> impl Iterator<Item = usize> + 'a {
    let alone = move |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + sought.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(sought)
        .map(|(at, _)| at)
        .filter(move |&at| alone(at))
}
