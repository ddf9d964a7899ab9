//! Why sentences gave no event: for people and for programs, one by one and summed up.

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use coder::{Reason, Why};
use record::{DiagnosticKind, Event};
use serde::Serialize;

use crate::coding::Reading;
use crate::terminal::{BOLD, DIM, Terminal, counted, printable};

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Detail {
    /// Each sentence, then the summary
    All,
    /// Only the summary of all documents
    Summary,
}

/// At most so many words and names are in the summary.
const TOP: usize = 15;

/// A word that might state an event, over all documents.
#[derive(Debug, Clone, Default)]
struct Word {
    sentences: usize,
    /// Of these: with two parties or more.
    with_two: usize,
    example: String,
}

/// What all documents left uncoded.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    documents: usize,
    sentences: usize,
    events: usize,
    silent: usize,
    /// Sentences by reason: all, and those with two parties or more.
    reasons: BTreeMap<Reason, (usize, usize)>,
    /// By lemma, part of speech, and whether the lexicon has other patterns of it.
    words: BTreeMap<(String, &'static str, bool), Word>,
    /// Entries that were seen and not coded, by the reason.
    entries: BTreeMap<(Reason, String), usize>,
    names: BTreeMap<String, usize>,
    ambiguous: BTreeMap<String, usize>,
}

#[derive(Serialize)]
struct SilenceRecord<'a> {
    document: &'a str,
    origin: Option<&'a str>,
    start: usize,
    end: usize,
    reason: &'static str,
    detail: &'a str,
    entries: &'a [String],
    parties: &'a [String],
    candidates: Vec<CandidateRecord<'a>>,
    unresolved: Vec<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct CandidateRecord<'a> {
    lemma: &'a str,
    pos: &'static str,
    known: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    why: SilenceRecord<'a>,
}

#[derive(Serialize)]
struct SummaryLine<'a> {
    why_summary: SummaryRecord<'a>,
}

#[derive(Serialize)]
struct SummaryRecord<'a> {
    documents: usize,
    sentences: usize,
    sentences_with_events: usize,
    events: usize,
    reasons: Vec<ReasonRecord>,
    entries: Vec<EntryRecord<'a>>,
    words: Vec<WordRecord<'a>>,
    unresolved_names: Vec<NameRecord<'a>>,
    ambiguous_names: Vec<NameRecord<'a>>,
}

#[derive(Serialize)]
struct ReasonRecord {
    reason: &'static str,
    sentences: usize,
    with_two_parties: usize,
    share: f64,
}

#[derive(Serialize)]
struct EntryRecord<'a> {
    entry: &'a str,
    reason: &'static str,
    sentences: usize,
}

#[derive(Serialize)]
struct WordRecord<'a> {
    lemma: &'a str,
    pos: &'static str,
    known: bool,
    sentences: usize,
    with_two_parties: usize,
    example: &'a str,
}

#[derive(Serialize)]
struct NameRecord<'a> {
    name: &'a str,
    count: usize,
}

/// Tells of each sentence without an event why, and what was left uncoded in the others, in the order of
/// the text.
pub(crate) fn explain(reading: &Reading, why: &Why, terminal: &mut Terminal) {
    let text = &reading.document.text;
    let mut lines: Vec<(usize, &str, String)> = Vec::new();
    for silence in &why.silent {
        let detail = if silence.detail.is_empty() {
            silence.reason.meaning().to_owned()
        } else {
            silence.detail.clone()
        };
        let parties = if silence.parties.is_empty() {
            String::new()
        } else {
            format!(" ({})", silence.parties.join(", "))
        };
        lines.push((
            silence.span.start,
            silence.reason.name(),
            format!("{detail}{parties} {}", words_of(silence.span.of(text))),
        ));
    }
    for note in &reading.coded.diagnostics {
        let told = why
            .silent
            .iter()
            .any(|silence| silence.span.contains(note.span));
        if !told || note.kind == DiagnosticKind::AmbiguousName {
            lines.push((
                note.span.start,
                note.kind.name(),
                format!("{} {}", note.message, words_of(note.span.of(text))),
            ));
        }
    }
    lines.sort_by_key(|(start, ..)| *start);
    for (_, name, line) in lines {
        terminal.warning(&format!("{name}: {line}"));
    }
}

fn words_of(text: &str) -> String {
    let words: String = text.chars().take(60).collect();
    format!("{DIM}[{}]{DIM:#}", printable(&words))
}

/// Writes a record for each sentence without an event.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_jsonl(reading: &Reading, why: &Why, out: &mut impl Write) -> io::Result<()> {
    let document = &reading.document;
    for silence in &why.silent {
        let unresolved = why
            .unresolved
            .iter()
            .filter(|name| silence.span.contains(name.span))
            .map(|name| name.name.as_str())
            .collect();
        let line = Line {
            why: SilenceRecord {
                document: &document.id.0,
                origin: document.metadata.origin.as_deref(),
                start: silence.span.start,
                end: silence.span.end,
                reason: silence.reason.name(),
                detail: &silence.detail,
                entries: &silence.entries,
                parties: &silence.parties,
                candidates: silence
                    .candidates
                    .iter()
                    .map(|word| CandidateRecord {
                        lemma: &word.lemma,
                        pos: word.pos,
                        known: word.known,
                    })
                    .collect(),
                unresolved,
                text: silence.span.of(&document.text),
            },
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

impl Summary {
    /// Adds a document.
    pub(crate) fn add(&mut self, reading: &Reading, kept: &[Event], why: &Why) {
        self.documents += 1;
        self.sentences += reading
            .analysis
            .sentences
            .iter()
            .filter(|sentence| !sentence.tokens.is_empty())
            .count();
        self.events += kept.len();
        self.silent += why.silent.len();
        for silence in &why.silent {
            let count = self.reasons.entry(silence.reason).or_default();
            count.0 += 1;
            count.1 += usize::from(silence.parties.len() >= 2);
            for entry in &silence.entries {
                *self
                    .entries
                    .entry((silence.reason, entry.clone()))
                    .or_default() += 1;
            }
            for candidate in &silence.candidates {
                let key = (candidate.lemma.clone(), candidate.pos, candidate.known);
                let word = self.words.entry(key).or_default();
                word.sentences += 1;
                // An example with two parties tells more.
                let two = silence.reason == Reason::NoPredicate;
                if word.example.is_empty() || two && word.with_two == 0 {
                    word.example = printable(silence.span.of(&reading.document.text));
                }
                word.with_two += usize::from(two);
            }
        }
        for name in &why.unresolved {
            *self.names.entry(name.name.clone()).or_default() += 1;
        }
        for note in &reading.coded.diagnostics {
            if note.kind == DiagnosticKind::AmbiguousName {
                let words = printable(note.span.of(&reading.document.text));
                *self
                    .ambiguous
                    .entry(format!("{words}: {}", note.message))
                    .or_default() += 1;
            }
        }
    }

    fn share(&self, count: usize) -> f64 {
        if self.sentences == 0 {
            0.0
        } else {
            count as f64 / self.sentences as f64
        }
    }

    fn record(&self) -> SummaryRecord<'_> {
        let mut words: Vec<WordRecord<'_>> = self
            .words
            .iter()
            .map(|((lemma, pos, known), word)| WordRecord {
                lemma,
                pos,
                known: *known,
                sentences: word.sentences,
                with_two_parties: word.with_two,
                example: &word.example,
            })
            .collect();
        words.sort_by_key(|word| std::cmp::Reverse((word.with_two_parties, word.sentences)));
        let mut entries: Vec<EntryRecord<'_>> = self
            .entries
            .iter()
            .map(|((reason, entry), &sentences)| EntryRecord {
                entry,
                reason: reason.name(),
                sentences,
            })
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.sentences));
        SummaryRecord {
            documents: self.documents,
            sentences: self.sentences,
            sentences_with_events: self.sentences - self.silent,
            events: self.events,
            reasons: Reason::ALL
                .iter()
                .filter_map(|reason| Some((reason, *self.reasons.get(reason)?)))
                .map(|(reason, (sentences, with_two_parties))| ReasonRecord {
                    reason: reason.name(),
                    sentences,
                    with_two_parties,
                    share: (self.share(sentences) * 10_000.0).round() / 10_000.0,
                })
                .collect(),
            entries,
            words,
            unresolved_names: by_count(&self.names),
            ambiguous_names: by_count(&self.ambiguous),
        }
    }

    /// Writes the summary as one record with all words and names.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write_jsonl(&self, out: &mut impl Write) -> io::Result<()> {
        let line = SummaryLine {
            why_summary: self.record(),
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)
    }

    /// Shows the summary to a person, with the words and names that come up most.
    pub(crate) fn show(&self, terminal: &mut Terminal) {
        let record = self.record();
        let spoken = record.sentences_with_events;
        terminal.aside(&format!(
            "{BOLD}{} of {} in {} gave {}{BOLD:#}",
            spoken,
            counted(record.sentences, "sentence"),
            counted(record.documents, "document"),
            counted(record.events, "event"),
        ));
        if record.reasons.is_empty() {
            return;
        }
        let with_two: usize = self.reasons.values().map(|count| count.1).sum();
        terminal.aside(&format!(
            "the others by reason; {with_two} of them name two parties or more (second column), between whom \
             an event may have been missed:"
        ));
        for reason in Reason::ALL {
            let Some(&(count, two)) = self.reasons.get(reason) else {
                continue;
            };
            terminal.aside(&format!(
                "{count:>7} {two:>7} {:>5.1} %  {:<15} {DIM}{}{DIM:#}",
                100.0 * self.share(count),
                reason.name(),
                reason.meaning()
            ));
        }
        if !record.entries.is_empty() {
            terminal.aside("known words of events that were not coded there:");
        }
        for entry in record.entries.iter().take(TOP) {
            terminal.aside(&format!(
                "{:>7}  {} {DIM}{}{DIM:#}",
                entry.sentences, entry.entry, entry.reason
            ));
        }
        if !record.words.is_empty() {
            terminal
                .aside("words that might state an event there (sentences with two parties, all):");
        }
        for word in record.words.iter().take(TOP) {
            let known = if word.known {
                " (other patterns are known)"
            } else {
                ""
            };
            let example: String = word.example.chars().take(60).collect();
            terminal.aside(&format!(
                "{:>7} {:>7}  {} {}{known} {DIM}[{example}]{DIM:#}",
                word.with_two_parties, word.sentences, word.lemma, word.pos
            ));
        }
        names(
            "names in the place of an actor that nobody is known by:",
            &record.unresolved_names,
            terminal,
        );
        names(
            "names that may be several things:",
            &record.ambiguous_names,
            terminal,
        );
        let lexical = !record.words.is_empty() || !record.unresolved_names.is_empty();
        if lexical {
            terminal.hint("a lexicon of your own teaches the program words and names: --lexicon FILE, docs/LEXICON.md");
        }
    }
}

fn names(title: &str, all: &[NameRecord<'_>], terminal: &mut Terminal) {
    if all.is_empty() {
        return;
    }
    terminal.aside(title);
    for name in all.iter().take(TOP) {
        terminal.aside(&format!("{:>7}  {}", name.count, printable(name.name)));
    }
    if all.len() > TOP {
        terminal.aside(&format!("         and {} more", all.len() - TOP));
    }
}

fn by_count(counts: &BTreeMap<String, usize>) -> Vec<NameRecord<'_>> {
    let mut all: Vec<NameRecord<'_>> = counts
        .iter()
        .map(|(name, &count)| NameRecord { name, count })
        .collect();
    all.sort_by_key(|name| std::cmp::Reverse(name.count));
    all
}
