//! Reading the files of the vocabulary.

use codebook::{Context, EventType, Field, Mode, Status};
use compact_str::CompactString;

use super::entry::{Certainty, ClassId, Complement, Entry, LightVerb, Outer, OuterKind, Pos, Slot};
use super::fault::{Fault, LexiconError, shown, suggestion};
use super::pattern::{Pattern, near_class, read_preposition, read_slot};
use super::{Lexicon, Table, find, own};

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

/// What the lines of a file or of a part of it hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Classes,
    Words(Pos),
    Light,
    Outer,
    Actors,
    Roles,
}

/// Sections by the names that `[name]` lines and file names give them.
const SECTIONS: &[(&str, Section)] = &[
    ("classes", Section::Classes),
    ("verbs", Section::Words(Pos::Verb)),
    ("nouns", Section::Words(Pos::Noun)),
    ("adjectives", Section::Words(Pos::Adjective)),
    ("light", Section::Light),
    ("outer", Section::Outer),
    ("actors", Section::Actors),
    ("roles", Section::Roles),
];

/// The names of all sections, for messages.
fn section_names() -> Vec<&'static str> {
    SECTIONS.iter().map(|(name, _)| *name).collect()
}

impl Section {
    /// The section that the end of a file's name says.
    fn of(file: &str) -> Option<Section> {
        let stem = file.strip_suffix(".lex").unwrap_or(file);
        SECTIONS
            .iter()
            .find(|(name, _)| stem.ends_with(name))
            .map(|&(_, section)| section)
    }

    /// The section that a line `[name]` begins; `None` for any other line.
    fn begun_by(line: &str) -> Option<Result<Section, Fault>> {
        let name = line.strip_prefix('[')?.strip_suffix(']')?.trim();
        let found = SECTIONS.iter().find(|(known, _)| *known == name);
        Some(found.map(|&(_, section)| section).ok_or_else(|| {
            Fault::at(
                name,
                format!(
                    "{} is not a section{}",
                    shown(name),
                    suggestion(name, &section_names())
                ),
            )
        }))
    }
}

/// Lines longer than this are taken for something that is not a vocabulary.
const LONGEST_LINE: usize = 20_000;

/// Adds files to a vocabulary. `own`: they are a user's; their entries go before those of the program.
pub(super) fn into_lexicon(
    mut lexicon: Lexicon,
    files: &[(&str, &str)],
    own: bool,
) -> Result<Lexicon, Vec<LexiconError>> {
    let mut errors = Vec::new();
    for &(file, text) in files {
        if own {
            lexicon.own.get_or_insert_default().begin_file();
        }
        let mut section = Section::of(file);
        let mut homeless = false;
        // Ids of this file alone: the same pattern twice in one file is a mistake, a pattern of
        // an earlier file is replaced.
        let mut seen = Seen::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (index, whole) in text.lines().enumerate() {
            let line = whole.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let read = if whole.len() > LONGEST_LINE {
                Err(Fault::from(format!(
                    "the line has {} bytes, more than {LONGEST_LINE}: is this a lexicon?",
                    whole.len()
                )))
            } else if let Some(begun) = Section::begun_by(line) {
                begun.map(|begun| section = Some(begun))
            } else if let Some(section) = section {
                read_line(&mut lexicon, section, line, &mut seen, own)
            } else if homeless {
                // Said once a file.
                Ok(())
            } else {
                homeless = true;
                Err(Fault::from(format!(
                    "expected a section before the first entry: one of {}, in brackets on a line of its own",
                    section_names().join(", ")
                )))
            };
            if let Err(fault) = read {
                errors.push(fault.locate(file, index + 1, whole));
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
        sort(table, |entry| (entry.own, entry.specificity()));
    }
    sort(&mut lexicon.outer, |outer| (outer.own, outer.specificity()));
    sort(&mut lexicon.light, |verb| (verb.own, verb.particles.len()));
    Ok(lexicon)
}

/// The user's own first, then the most specific; among equals the order of the file.
fn sort<T>(table: &mut Table<T>, specificity: impl Fn(&T) -> (bool, usize)) {
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
    own: bool,
) -> Result<(), Fault> {
    let pos = match section {
        Section::Classes => return read_class(lexicon, line, seen),
        Section::Actors => return own::read_actor(lexicon, line),
        Section::Roles => return own::read_roles(lexicon, line),
        Section::Words(pos) => pos,
        Section::Light | Section::Outer => Pos::Verb,
    };
    let mut parts = line.split('|').map(str::trim);
    let (Some(pattern), Some(code)) = (parts.next(), parts.next()) else {
        return Err("expected a pattern, then | and a code".into());
    };
    let keys = Keys::read(parts.next().unwrap_or_default())?;
    if let Some(further) = parts.next() {
        return Err(Fault::at(further, "expected at most three parts between |"));
    }
    let patterns = Pattern::read(lexicon, pattern, pos, section == Section::Outer)
        .map_err(|message| Fault::at(pattern, message))?;
    for pattern in patterns {
        let id = pattern.id();
        // An embedding word may be there once for each kind: "told it to go", "told it that ...".
        let key = match section {
            Section::Outer => format!("{id} {code}"),
            _ => id.clone(),
        };
        if !seen.insert(key) {
            return Err(format!("{id} is there twice").into());
        }
        match section {
            Section::Outer => add_outer(lexicon, pattern, code, &keys, own),
            Section::Light => add_light(lexicon, pattern, code, &keys, own),
            _ => add_entry(lexicon, pattern, code, &keys, own),
        }
        .map_err(|message| Fault::at(code, message))?;
    }
    Ok(())
}

/// `@name: member member @class`.
fn read_class(lexicon: &mut Lexicon, line: &str, seen: &mut Seen) -> Result<(), Fault> {
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
            let other = lexicon.class(other).ok_or_else(|| {
                Fault::at(
                    member,
                    format!(
                        "class @{other} is not known before this line{}",
                        near_class(lexicon, other)
                    ),
                )
            })?;
            // The order does not matter: each list of classes is only asked for membership.
            #[allow(clippy::iter_over_hash_type)]
            for classes in lexicon.members.values_mut() {
                if classes.contains(&other) && !classes.contains(&id) {
                    classes.push(id);
                }
            }
        } else {
            // What is in the class from an earlier file is no mistake.
            if !seen.insert(format!("@{name} {member}")) {
                return Err(Fault::at(member, format!("{member} is in @{name} twice")));
            }
            let classes = lexicon
                .members
                .entry(CompactString::from(member))
                .or_default();
            if !classes.contains(&id) {
                classes.push(id);
            }
        }
    }
    Ok(())
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
    fn read(text: &str) -> Result<Keys, Fault> {
        let mut keys = Keys::default();
        for word in text.split_whitespace() {
            match word.split_once('=') {
                None if word == "~" => keys.reciprocal = true,
                None if word == "weak" => keys.weak = true,
                None => {
                    return Err(Fault::at(
                        word,
                        format!("expected key=value, ~ or weak, not {}", shown(word)),
                    ));
                }
                Some((key, value)) => keys
                    .set(key, value)
                    .map_err(|message| Fault::at(word, message))?,
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
            "field" => self.fields = names(items(), Field::ALL.iter().map(|field| field.name()))?,
            "ctx" => {
                self.contexts = names(items(), Context::ALL.iter().map(|context| context.name()))?;
            }
            "status" => {
                let known: Vec<&str> = Status::ALL.iter().map(|status| status.name()).collect();
                self.status = Some(value.parse().map_err(|error: codebook::UnknownName| {
                    format!("{error}{}", suggestion(value, &known))
                })?);
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
                const KEYS: [&str; 10] = [
                    "act", "rec", "field", "ctx", "status", "conf", "who", "addr", "comp", "cert",
                ];
                return Err(format!(
                    "{} is not a key{}",
                    shown(key),
                    suggestion(key, &KEYS)
                ));
            }
        }
        Ok(())
    }
}

fn names<'a, T>(
    items: impl Iterator<Item = &'a str>,
    known: impl Iterator<Item = &'static str>,
) -> Result<Vec<T>, String>
where
    T: std::str::FromStr<Err = codebook::UnknownName>,
{
    let known: Vec<&str> = known.collect();
    items
        .map(|item| {
            item.parse::<T>()
                .map_err(|error| format!("{error}{}", suggestion(item, &known)))
        })
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
    own: bool,
) -> Result<(), String> {
    if !keys.complements.is_empty() || keys.certainty.is_some() {
        return Err("comp and cert belong into outer.lex".to_owned());
    }
    let id = pattern.id();
    if code == "-" && own {
        known_pattern(
            &id,
            find(table(lexicon, pattern.pos), &pattern.lemma)
                .iter()
                .map(|entry| entry.id.as_str()),
        )?;
    }
    let entries = table(lexicon, pattern.pos)
        .entry(pattern.lemma.clone())
        .or_default();
    entries.retain(|entry| plain_id(&entry.id) != id);
    if code == "-" {
        return Ok(());
    }
    let (event, mode) = read_code(code)?;
    entries.push(Entry {
        id: marked_id(id, own),
        own,
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

/// How the identity of a user's own entry ends, so that a record tells it from one of the program.
const OWN: &str = " (own)";

/// Whether the identity of an entry, as records name it, is that of a user's own.
pub(crate) fn is_own(id: &str) -> bool {
    id.ends_with(OWN)
}

/// The identity as records name it.
fn marked_id(mut id: String, own: bool) -> String {
    if own {
        id.push_str(OWN);
    }
    id
}

/// The identity without the mark of a user's own entry.
fn plain_id(id: &str) -> &str {
    id.strip_suffix(OWN).unwrap_or(id)
}

/// What is to be taken away must be there: a slip of the pen would go unnoticed.
fn known_pattern<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let known: Vec<&str> = known.map(plain_id).collect();
    if known.contains(&id) {
        return Ok(());
    }
    Err(if known.is_empty() {
        format!("there is no entry {id} to take away, nor any other of this word")
    } else {
        format!(
            "there is no entry {id} to take away; there is {}",
            known.join(", ")
        )
    })
}

/// `TYPE`, `TYPE mode` or `none`.
fn read_code(code: &str) -> Result<(Option<EventType>, Option<Mode>), String> {
    let mut words = code.split_whitespace();
    let event = match words.next() {
        Some("none") => return Ok((None, None)),
        Some(name) => name.parse::<EventType>().map_err(|_| {
            let known: Vec<&str> = EventType::ALL.iter().map(|event| event.name()).collect();
            format!(
                "expected a PLOVER type, none or -, not {}{}",
                shown(name),
                suggestion(name, &known)
            )
        })?,
        None => return Err("expected a PLOVER type, none or -".to_owned()),
    };
    let mode = match words.next() {
        Some(name) => Some(Mode::of(event, name).map_err(|_| {
            let known: Vec<&str> = event.modes().map(Mode::name).collect();
            if known.is_empty() {
                format!(
                    "{event} has no modes, so {} cannot stand there",
                    shown(name)
                )
            } else {
                format!(
                    "{event} has no mode {}{}",
                    shown(name),
                    suggestion(name, &known)
                )
            }
        })?),
        None => None,
    };
    match words.next() {
        Some(word) => Err(format!("expected | after the mode, not {}", shown(word))),
        None => Ok((Some(event), mode)),
    }
}

fn add_light(
    lexicon: &mut Lexicon,
    pattern: Pattern,
    code: &str,
    keys: &Keys,
    own: bool,
) -> Result<(), String> {
    let entries = lexicon.light.entry(pattern.lemma.clone()).or_default();
    if code == "-"
        && own
        && !entries
            .iter()
            .any(|verb| verb.particles == pattern.particles)
    {
        return Err("there is no such light verb to take away".to_owned());
    }
    entries.retain(|verb| verb.particles != pattern.particles);
    if code == "-" {
        return Ok(());
    }
    entries.push(LightVerb {
        own,
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
    own: bool,
) -> Result<(), String> {
    let id = pattern.id();
    let entries = lexicon.outer.entry(pattern.lemma.clone()).or_default();
    if code == "-" {
        if own {
            known_pattern(&id, entries.iter().map(|outer| outer.id.as_str()))?;
        }
        entries.retain(|outer| outer.id != id);
        return Ok(());
    }
    let kind = OuterKind::ALL
        .iter()
        .find(|(name, _)| *name == code)
        .map(|&(_, kind)| kind)
        .ok_or_else(|| {
            let known: Vec<&str> = OuterKind::ALL.iter().map(|(name, _)| *name).collect();
            format!("{} is not a kind{}", shown(code), suggestion(code, &known))
        })?;
    entries.retain(|outer| outer.id != id || outer.kind != kind);
    if keys.complements.is_empty() {
        return Err("expected comp= and the forms of what is embedded".to_owned());
    }
    entries.push(Outer {
        id,
        own,
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
