//! Reading the files of the vocabulary.

use codebook::{Context, EventType, Field, Mode, Status};
use compact_str::CompactString;

use super::entry::{
    Certainty, ClassId, Complement, Constraint, Entry, LightVerb, Outer, OuterKind, Pos, Slot,
};
use super::{Lexicon, Table};

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl std::fmt::Display for LexiconError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for LexiconError {}

/// Words that may stand as a preposition in a slot. Others are taken for a slip of the pen.
const PREPOSITIONS: &[&str] = &[
    "about",
    "across",
    "after",
    "against",
    "along",
    "alongside",
    "among",
    "amongst",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "upon",
    "versus",
    "via",
    "with",
    "within",
    "without",
];

/// What `obj+` stands for: the object, then who is named within it ("condemned Iran's move").
const WITHIN_OBJECT: [&str; 8] = [
    "obj",
    "obj.by",
    "obj.poss",
    "obj.mod",
    "obj.of",
    "obj.from",
    "obj.between",
    "obj.in",
];

const SLOT_HINT: &str = "expected subj, obj, obj+, iobj, poss, mod, a preposition, or obj.poss, obj.mod, obj. and a preposition";

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Classes,
    Words(Pos),
    Light,
    Outer,
}

impl Section {
    fn of(file: &str) -> Result<Section, String> {
        let stem = file.strip_suffix(".lex").unwrap_or(file);
        [
            ("classes", Section::Classes),
            ("verbs", Section::Words(Pos::Verb)),
            ("nouns", Section::Words(Pos::Noun)),
            ("adjectives", Section::Words(Pos::Adjective)),
            ("light", Section::Light),
            ("outer", Section::Outer),
        ]
        .into_iter()
        .find(|(name, _)| stem.ends_with(name))
        .map(|(_, section)| section)
        .ok_or_else(|| {
            "expected a file name that ends in classes, verbs, nouns, adjectives, light or outer, then .lex"
                .to_owned()
        })
    }
}

/// Adds files to a vocabulary.
pub(super) fn into_lexicon(
    mut lexicon: Lexicon,
    files: &[(&str, &str)],
) -> Result<Lexicon, Vec<LexiconError>> {
    let mut errors = Vec::new();
    for &(file, text) in files {
        let section = match Section::of(file) {
            Ok(section) => section,
            Err(message) => {
                errors.push(LexiconError {
                    file: file.to_owned(),
                    line: 0,
                    message,
                });
                continue;
            }
        };
        // Ids of this file alone: the same pattern twice in one file is a mistake, a pattern of
        // an earlier file is replaced.
        let mut seen = rustc_hash::FxHashSet::default();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            if let Err(message) = read_line(&mut lexicon, section, line, &mut seen) {
                errors.push(LexiconError {
                    file: file.to_owned(),
                    line: index + 1,
                    message,
                });
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    for table in [
        &mut lexicon.verbs,
        &mut lexicon.nouns,
        &mut lexicon.adjectives,
    ] {
        sort(table, Entry::specificity);
    }
    sort(&mut lexicon.outer, Outer::specificity);
    sort(&mut lexicon.light, |verb| verb.particles.len());
    Ok(lexicon)
}

/// The most specific first; among equals the order of the file.
fn sort<T>(table: &mut Table<T>, specificity: impl Fn(&T) -> usize) {
    table.values_mut().for_each(|entries| {
        entries.sort_by_key(|entry| std::cmp::Reverse(specificity(entry)));
    });
}

type Seen = rustc_hash::FxHashSet<String>;

fn read_line(
    lexicon: &mut Lexicon,
    section: Section,
    line: &str,
    seen: &mut Seen,
) -> Result<(), String> {
    if section == Section::Classes {
        return read_class(lexicon, line);
    }
    let mut parts = line.split('|').map(str::trim);
    let (Some(pattern), Some(code)) = (parts.next(), parts.next()) else {
        return Err("expected a pattern, then | and a code".to_owned());
    };
    let keys = Keys::read(parts.next().unwrap_or_default())?;
    if parts.next().is_some() {
        return Err("expected at most three parts between |".to_owned());
    }
    let pos = match section {
        Section::Words(pos) => pos,
        _ => Pos::Verb,
    };
    for pattern in Pattern::read(lexicon, pattern, pos, section == Section::Outer)? {
        let id = pattern.id();
        // An embedding word may be there once for each kind: "told it to go", "told it that ...".
        let key = match section {
            Section::Outer => format!("{id} {code}"),
            _ => id.clone(),
        };
        if !seen.insert(key) {
            return Err(format!("{id} is there twice"));
        }
        match section {
            Section::Outer => add_outer(lexicon, pattern, code, &keys)?,
            Section::Light => add_light(lexicon, pattern, code, &keys)?,
            _ => add_entry(lexicon, pattern, code, &keys)?,
        }
    }
    Ok(())
}

/// `@name: member member @class`.
fn read_class(lexicon: &mut Lexicon, line: &str) -> Result<(), String> {
    let (name, members) = line
        .split_once(':')
        .and_then(|(name, members)| Some((name.trim().strip_prefix('@')?, members)))
        .filter(|(name, _)| !name.is_empty())
        .ok_or("expected @name: and its members, divided by blanks")?;
    let id = match lexicon.class(name) {
        Some(id) => id,
        None => {
            let id = u16::try_from(lexicon.class_ids.len())
                .map(ClassId)
                .map_err(|_| "too many classes".to_owned())?;
            lexicon.class_ids.insert(CompactString::from(name), id);
            id
        }
    };
    for member in members.split_whitespace() {
        if let Some(other) = member.strip_prefix('@') {
            let other = lexicon
                .class(other)
                .ok_or_else(|| format!("class @{other} is not known before this line"))?;
            // The order does not matter: each list of classes is only asked for membership.
            #[allow(clippy::iter_over_hash_type)]
            for classes in lexicon.members.values_mut() {
                if classes.contains(&other) && !classes.contains(&id) {
                    classes.push(id);
                }
            }
        } else {
            let classes = lexicon
                .members
                .entry(CompactString::from(member))
                .or_default();
            if classes.contains(&id) {
                return Err(format!("{member} is in @{name} twice"));
            }
            classes.push(id);
        }
    }
    Ok(())
}

/// What stands before the first `|`: head, further words, constraint.
#[derive(Debug, Clone)]
struct Pattern {
    pos: Pos,
    lemma: CompactString,
    particles: Vec<CompactString>,
    modifiers: Vec<CompactString>,
    object: Option<Constraint>,
    constraint_text: String,
}

impl Pattern {
    /// Reads a pattern; `a/b` stands for two patterns.
    fn read(
        lexicon: &Lexicon,
        text: &str,
        mut pos: Pos,
        marked: bool,
    ) -> Result<Vec<Pattern>, String> {
        let (words, constraint_text) = match text.split_once(" + ") {
            Some((words, constraint)) => (words, constraint.trim()),
            None => (text, ""),
        };
        let object = if constraint_text.is_empty() {
            None
        } else {
            Some(read_constraint(lexicon, constraint_text)?)
        };
        let mut words: Vec<&str> = words.split_whitespace().collect();
        if marked {
            words.retain(|word| {
                let found = [Pos::Verb, Pos::Noun, Pos::Adjective]
                    .into_iter()
                    .find(|pos| pos.abbreviation() == *word);
                pos = found.unwrap_or(pos);
                found.is_none()
            });
        }
        // The head of a noun phrase is its last word before a preposition, else the first word.
        let head = if pos == Pos::Noun {
            words
                .iter()
                .position(|word| PREPOSITIONS.contains(word))
                .unwrap_or(words.len())
                .checked_sub(1)
        } else {
            Some(0)
        };
        let Some(head) = head.filter(|&head| head < words.len()) else {
            return Err("expected a word before |".to_owned());
        };
        if let Some(word) = words.iter().find(|word| {
            word.split('/').any(str::is_empty)
                || word
                    .chars()
                    .any(|c| !(c.is_alphanumeric() || "/-'.".contains(c)))
        }) {
            return Err(format!("{word:?} is not a word in a pattern"));
        }
        let mut choices: Vec<Vec<&str>> = vec![Vec::new()];
        for word in &words {
            choices = choices
                .iter()
                .flat_map(|begun| {
                    word.split('/').map(move |choice| {
                        let mut longer = begun.clone();
                        longer.push(choice);
                        longer
                    })
                })
                .collect();
        }
        let compact = |words: &[&str]| {
            words
                .iter()
                .map(|&word| CompactString::from(word))
                .collect()
        };
        Ok(choices
            .into_iter()
            .map(|words| Pattern {
                pos,
                lemma: CompactString::from(words[head]),
                modifiers: compact(&words[..head]),
                particles: compact(&words[head + 1..]),
                object: object.clone(),
                constraint_text: constraint_text.to_owned(),
            })
            .collect())
    }

    /// The identity: `joint exercise n.`, `call v. off + @talks`.
    fn id(&self) -> String {
        let mut id = String::new();
        for word in &self.modifiers {
            id.push_str(word);
            id.push(' ');
        }
        id.push_str(&self.lemma);
        id.push(' ');
        id.push_str(self.pos.abbreviation());
        for word in &self.particles {
            id.push(' ');
            id.push_str(word);
        }
        if !self.constraint_text.is_empty() {
            id.push_str(" + ");
            id.push_str(&self.constraint_text);
        }
        id
    }
}

/// `@class,lemma`, `prep:@class,lemma` or `subj:@class,lemma`.
fn read_constraint(lexicon: &Lexicon, text: &str) -> Result<Constraint, String> {
    let (slot, items) = match text.split_once(':') {
        Some((place, items)) => match place.trim() {
            "subj" => (Slot::Subject, items),
            preposition => (read_preposition(preposition)?, items),
        },
        None => (Slot::Object, text),
    };
    let mut constraint = Constraint {
        slot,
        classes: Vec::new(),
        lemmas: Vec::new(),
    };
    for item in items.split(',').map(str::trim) {
        match item.strip_prefix('@') {
            Some(name) => constraint.classes.push(
                lexicon
                    .class(name)
                    .ok_or_else(|| format!("there is no class @{name}"))?,
            ),
            None if item.is_empty() || item.contains(' ') => {
                return Err(format!("expected one lemma or @class, not {item:?}"));
            }
            None => constraint.lemmas.push(CompactString::from(item)),
        }
    }
    Ok(constraint)
}

fn read_preposition(word: &str) -> Result<Slot, String> {
    if PREPOSITIONS.contains(&word) {
        Ok(Slot::Prep(CompactString::from(word)))
    } else {
        Err(format!("{word:?} is not a slot: {SLOT_HINT}"))
    }
}

fn read_slot(word: &str) -> Result<Slot, String> {
    Ok(match word {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "iobj" => Slot::IndirectObject,
        "poss" => Slot::Possessor,
        "mod" => Slot::Modifier,
        "obj.poss" => Slot::ObjectPossessor,
        "obj.mod" => Slot::ObjectModifier,
        _ => match word.strip_prefix("obj.") {
            Some(preposition) => match read_preposition(preposition)? {
                Slot::Prep(preposition) => Slot::ObjectPrep(preposition),
                other => other,
            },
            None => read_preposition(word)?,
        },
    })
}

/// What stands behind the second `|`.
#[derive(Debug, Default)]
struct Keys {
    actor: Option<Vec<Slot>>,
    recipient: Option<Vec<Slot>>,
    reciprocal: bool,
    weak: bool,
    fields: Vec<Field>,
    contexts: Vec<Context>,
    status: Option<Status>,
    confidence: Option<f64>,
    complements: Vec<Complement>,
    certainty: Option<Certainty>,
}

impl Keys {
    fn read(text: &str) -> Result<Keys, String> {
        let mut keys = Keys::default();
        for word in text.split_whitespace() {
            match word.split_once('=') {
                None if word == "~" => keys.reciprocal = true,
                None if word == "weak" => keys.weak = true,
                None => return Err(format!("expected key=value, ~ or weak, not {word:?}")),
                Some((key, value)) => keys.set(key, value)?,
            }
        }
        Ok(keys)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let items = || value.split(',').filter(|item| !item.is_empty());
        let slots = || -> Result<Vec<Slot>, String> {
            let mut slots = Vec::new();
            for item in items() {
                if item == "obj+" {
                    for part in WITHIN_OBJECT {
                        slots.push(read_slot(part)?);
                    }
                } else {
                    slots.push(read_slot(item)?);
                }
            }
            Ok(slots)
        };
        match key {
            "act" | "who" => self.actor = Some(slots()?),
            "rec" | "addr" => self.recipient = Some(slots()?),
            "field" => self.fields = names(items())?,
            "ctx" => self.contexts = names(items())?,
            "status" => {
                self.status = Some(value.parse().map_err(|error| format!("{error}"))?);
            }
            "conf" => {
                let number: f64 = value
                    .parse()
                    .ok()
                    .filter(|number| (0.0..=1.0).contains(number))
                    .ok_or_else(|| format!("expected a number from 0 to 1, not {value:?}"))?;
                self.confidence = Some(number);
            }
            "comp" => {
                self.complements = items().map(read_complement).collect::<Result<_, _>>()?;
            }
            "cert" => {
                self.certainty = Some(match value {
                    "firm" => Certainty::Firm,
                    "doubtful" => Certainty::Doubtful,
                    "neutral" => Certainty::Neutral,
                    _ => return Err(format!("expected firm, neutral or doubtful, not {value:?}")),
                });
            }
            _ => {
                return Err(format!(
                    "{key:?} is not a key: expected act, rec, field, ctx, status, conf, who, addr, comp or cert"
                ));
            }
        }
        Ok(())
    }
}

fn names<'a, T>(items: impl Iterator<Item = &'a str>) -> Result<Vec<T>, String>
where
    T: std::str::FromStr<Err = codebook::UnknownName>,
{
    items
        .map(|item| item.parse::<T>().map_err(|error| error.to_string()))
        .collect()
}

fn read_complement(word: &str) -> Result<Complement, String> {
    Ok(match word {
        "inf" => Complement::Infinitive,
        "that" => Complement::Clause,
        "ing" => Complement::Gerund,
        "noun" => Complement::Noun,
        _ => match read_preposition(word) {
            Ok(Slot::Prep(preposition)) => Complement::Prep(preposition),
            _ => {
                return Err(format!(
                    "expected inf, that, ing, noun or a preposition, not {word:?}"
                ));
            }
        },
    })
}

fn default_actor(pos: Pos, reciprocal: bool) -> Vec<Slot> {
    let preposition = |word: &str| Slot::Prep(CompactString::from(word));
    match (pos, reciprocal) {
        (Pos::Verb | Pos::Adjective, _) => vec![Slot::Subject],
        (Pos::Noun, false) => vec![Slot::Possessor, preposition("by"), Slot::Modifier],
        (Pos::Noun, true) => vec![
            preposition("between"),
            preposition("among"),
            preposition("of"),
            Slot::Possessor,
            Slot::Modifier,
        ],
    }
}

fn default_recipient(pos: Pos, reciprocal: bool) -> Vec<Slot> {
    match (pos, reciprocal) {
        (_, true) => vec![Slot::Prep(CompactString::from("with"))],
        (Pos::Verb, false) => vec![Slot::Object],
        _ => Vec::new(),
    }
}

fn table(lexicon: &mut Lexicon, pos: Pos) -> &mut Table<Entry> {
    match pos {
        Pos::Verb => &mut lexicon.verbs,
        Pos::Noun => &mut lexicon.nouns,
        Pos::Adjective => &mut lexicon.adjectives,
    }
}

fn add_entry(
    lexicon: &mut Lexicon,
    pattern: Pattern,
    code: &str,
    keys: &Keys,
) -> Result<(), String> {
    if !keys.complements.is_empty() || keys.certainty.is_some() {
        return Err("comp and cert belong into outer.lex".to_owned());
    }
    let id = pattern.id();
    let entries = table(lexicon, pattern.pos)
        .entry(pattern.lemma.clone())
        .or_default();
    entries.retain(|entry| entry.id != id);
    if code == "-" {
        return Ok(());
    }
    let (event, mode) = read_code(code)?;
    entries.push(Entry {
        id,
        actor: keys
            .actor
            .clone()
            .unwrap_or_else(|| default_actor(pattern.pos, keys.reciprocal)),
        recipient: keys
            .recipient
            .clone()
            .unwrap_or_else(|| default_recipient(pattern.pos, keys.reciprocal)),
        lemma: pattern.lemma,
        pos: pattern.pos,
        particles: pattern.particles,
        modifiers: pattern.modifiers,
        object: pattern.object,
        event,
        mode,
        reciprocal: keys.reciprocal,
        weak: keys.weak,
        fields: keys.fields.clone(),
        contexts: keys.contexts.clone(),
        status: keys.status,
        confidence: keys.confidence.unwrap_or(0.8),
    });
    Ok(())
}

/// `TYPE`, `TYPE mode` or `none`.
fn read_code(code: &str) -> Result<(Option<EventType>, Option<Mode>), String> {
    let mut words = code.split_whitespace();
    let event = match words.next() {
        Some("none") => return Ok((None, None)),
        Some(name) => name
            .parse::<EventType>()
            .map_err(|_| format!("expected a PLOVER type, none or -, not {name:?}"))?,
        None => return Err("expected a PLOVER type, none or -".to_owned()),
    };
    let mode = match words.next() {
        Some(name) => Some(Mode::of(event, name).map_err(|_| {
            let known: Vec<&str> = event.modes().map(Mode::name).collect();
            format!("{event} has no mode {name:?}: expected one of {known:?}")
        })?),
        None => None,
    };
    match words.next() {
        Some(word) => Err(format!("expected | after the mode, not {word:?}")),
        None => Ok((Some(event), mode)),
    }
}

fn add_light(
    lexicon: &mut Lexicon,
    pattern: Pattern,
    code: &str,
    keys: &Keys,
) -> Result<(), String> {
    let entries = lexicon.light.entry(pattern.lemma.clone()).or_default();
    entries.retain(|verb| verb.particles != pattern.particles);
    if code == "-" {
        return Ok(());
    }
    entries.push(LightVerb {
        noun: read_slot(code)?,
        lemma: pattern.lemma,
        particles: pattern.particles,
        actor: keys.actor.clone().unwrap_or_else(|| vec![Slot::Subject]),
        recipient: keys.recipient.clone().unwrap_or_default(),
    });
    Ok(())
}

fn add_outer(
    lexicon: &mut Lexicon,
    pattern: Pattern,
    code: &str,
    keys: &Keys,
) -> Result<(), String> {
    let id = pattern.id();
    let entries = lexicon.outer.entry(pattern.lemma.clone()).or_default();
    if code == "-" {
        entries.retain(|outer| outer.id != id);
        return Ok(());
    }
    let kind = OuterKind::ALL
        .iter()
        .find(|(name, _)| *name == code)
        .map(|&(_, kind)| kind)
        .ok_or_else(|| {
            let known: Vec<&str> = OuterKind::ALL.iter().map(|(name, _)| *name).collect();
            format!("expected one of {known:?}, not {code:?}")
        })?;
    entries.retain(|outer| outer.id != id || outer.kind != kind);
    if keys.complements.is_empty() {
        return Err("expected comp= and the forms of what is embedded".to_owned());
    }
    entries.push(Outer {
        id,
        holder: keys
            .actor
            .clone()
            .unwrap_or_else(|| default_actor(pattern.pos, false)),
        addressee: keys.recipient.clone().unwrap_or_default(),
        lemma: pattern.lemma,
        pos: pattern.pos,
        particles: pattern.particles,
        object: pattern.object,
        kind,
        complements: keys.complements.clone(),
        certainty: keys.certainty.unwrap_or(Certainty::Neutral),
    });
    Ok(())
}
