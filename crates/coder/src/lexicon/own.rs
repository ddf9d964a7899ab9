//! What a user adds beyond words of events: actors with their countries and sectors through time, and
//! nouns for those who act within a country.

use atlas::{EntityId, EntityKind, Form, Resolution};
use codebook::Sector;
use jiff::civil::Date;
use record::{EventDate, Span};
use rustc_hash::FxHashMap;

use super::Lexicon;
use super::fault::{Fault, nearest, shown, suggestion};

/// Codes of PLOVER for actors that belong to no country.
const GENERIC: [&str; 7] = ["UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"];

/// Longest name in words.
pub(super) const LONGEST_NAME: usize = 16;

/// Longest noun of a role in words.
pub(super) const LONGEST_ROLE: usize = 8;

/// What sort of actor a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnKind {
    /// A person; the last word of the name alone means the person later in the text.
    Person,
    /// A ministry, agency, army, court: a part of a state.
    Body,
    /// A company.
    Company,
    /// An international or non-governmental organisation.
    Organisation,
    /// A party, movement, armed group, people.
    Group,
    /// Another name of a country.
    Country,
    /// Of a kind that is not said.
    Actor,
    /// Nobody: the name is not to be taken for anyone.
    Nobody,
}

const KINDS: [(&str, OwnKind); 7] = [
    ("person", OwnKind::Person),
    ("body", OwnKind::Body),
    ("company", OwnKind::Company),
    ("organisation", OwnKind::Organisation),
    ("group", OwnKind::Group),
    ("country", OwnKind::Country),
    ("actor", OwnKind::Actor),
];

/// What somebody was for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spell {
    /// The country, or the organisation of the atlas.
    pub(crate) entity: Option<EntityId>,
    /// The code for records.
    pub(crate) code: Option<String>,
    /// The sectors within the country.
    pub(crate) sectors: Vec<Sector>,
    /// The noun by which the text may speak of a person later ("minister").
    pub(crate) office: Option<String>,
    /// First day; `None` from ever.
    from: Option<Date>,
    /// Last day; `None` without an end.
    to: Option<Date>,
}

impl Spell {
    fn holds(&self, date: EventDate) -> bool {
        self.from.is_none_or(|from| from <= date.last_day())
            && self.to.is_none_or(|to| date.day <= to)
    }

    fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// An actor of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnActor {
    /// The first of the names.
    pub(crate) name: String,
    /// What sort of actor it is.
    pub(crate) kind: OwnKind,
    spells: Vec<Spell>,
    /// Which of the files it stands in.
    file: usize,
}

impl OwnActor {
    /// What the actor was on a date, and whether that is over: a person after the last office. Without
    /// a date, what the actor was last.
    pub(crate) fn at(&self, date: Option<EventDate>) -> Option<(&Spell, bool)> {
        let Some(date) = date else {
            let last = self
                .spells
                .iter()
                .max_by_key(|spell| (spell.to.is_none(), spell.from))?;
            return Some((last, false));
        };
        let held = self
            .spells
            .iter()
            .filter(|spell| spell.holds(date))
            // What is dated says more than what always holds.
            .max_by_key(|spell| (spell.is_dated(), spell.from));
        if let Some(held) = held {
            return Some((held, false));
        }
        if self.kind != OwnKind::Person {
            return None;
        }
        self.spells
            .iter()
            .filter(|spell| spell.to.is_some_and(|to| to < date.day))
            .max_by_key(|spell| spell.to)
            .map(|spell| (spell, true))
    }
}

/// A way of writing a name.
#[derive(Debug, Clone)]
struct Surface {
    /// The words as the file has them.
    words: Vec<String>,
    actor: usize,
}

/// A noun, or a phrase with a head, for those who act within a country.
#[derive(Debug, Clone)]
struct Role {
    words: Vec<String>,
    /// Which of the words is the head: the last before a preposition.
    head: usize,
    sector: Sector,
}

/// Actors and roles of the user's.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    role_count: usize,
    /// Role nouns by their heads.
    roles: FxHashMap<String, Vec<Role>>,
    actors: Vec<OwnActor>,
    /// Actors by their folded first name.
    firsts: FxHashMap<String, usize>,
    /// Folded words of names.
    vocabulary: FxHashMap<String, u32>,
    /// From a node of the trie of names by a word to the next node; 0 is the root.
    edges: FxHashMap<(u32, u32), u32>,
    nodes: u32,
    /// The name that ends at a node.
    surfaces: FxHashMap<u32, Surface>,
    /// How many files were read before.
    file: usize,
    fingerprint: String,
}

/// A line of the section `actors`: `name; name | kind | country | keys`, or `name | -`.
pub(super) fn read_actor(lexicon: &mut Lexicon, line: &str) -> Result<(), Fault> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let names: Vec<&str> = parts[0]
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return Err("expected a name before |".into());
    }
    let (kind, spell) = match parts[..] {
        [_, "-"] => (OwnKind::Nobody, nobody(&names)?),
        [_, kind, country] => read_spell(kind, country, "")?,
        [_, kind, country, keys] => read_spell(kind, country, keys)?,
        [_] | [_, _] | [] => {
            return Err(
                "expected name | kind | country | keys, or name | - to take a name away".into(),
            );
        }
        [_, _, _, _, further, ..] => {
            return Err(Fault::at(
                further,
                "expected at most four parts between |: name, kind, country, keys",
            ));
        }
    };
    let own = lexicon.own.get_or_insert_default();
    own.add_actor(&names, kind, spell)
}

/// A name to be ignored must be one that the program knows: a slip of the pen would go unnoticed.
fn nobody(names: &[&str]) -> Result<Spell, Fault> {
    for name in names {
        let atlas = atlas::atlas();
        let unknown = match atlas.resolve(name, None) {
            Resolution::Unknown { suggestions } => Some(suggestions),
            _ => None,
        };
        let leader = !atlas::leaders_by_full_name(name).is_empty()
            || !atlas::leaders_by_short_name(name).is_empty();
        if let Some(suggestions) = unknown.filter(|_| !leader) {
            return Err(Fault::at(
                name,
                format!(
                    "the program knows nobody called {}, so there is nothing to take away{}",
                    shown(name),
                    did_you_mean(&suggestions)
                ),
            ));
        }
    }
    Ok(Spell {
        entity: None,
        code: None,
        sectors: Vec::new(),
        office: None,
        from: None,
        to: None,
    })
}

fn did_you_mean(suggestions: &[EntityId]) -> String {
    let names: Vec<&str> = suggestions
        .iter()
        .take(3)
        .map(|id| id.entity().name)
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", names.join(" or "))
    }
}

fn read_spell(kind: &str, country: &str, keys: &str) -> Result<(OwnKind, Spell), Fault> {
    let names = KINDS.map(|(name, _)| name);
    let kind = KINDS
        .iter()
        .find(|(name, _)| *name == kind)
        .map(|&(_, kind)| kind)
        .ok_or_else(|| {
            Fault::at(
                kind,
                format!(
                    "{} is not a kind of actor{}",
                    shown(kind),
                    suggestion(kind, &names)
                ),
            )
        })?;
    let mut spell = Spell {
        entity: None,
        code: None,
        sectors: Vec::new(),
        office: None,
        from: None,
        to: None,
    };
    let mut sectors = None;
    for word in keys.split_whitespace() {
        let Some((key, value)) = word.split_once('=') else {
            return Err(Fault::at(
                word,
                format!(
                    "expected key=value, not {}; keys are sector, code, office, from, to",
                    shown(word)
                ),
            ));
        };
        match key {
            "sector" => {
                sectors = Some(
                    value
                        .split(',')
                        .map(|name| read_sector(name).map_err(|message| Fault::at(name, message)))
                        .collect::<Result<Vec<Sector>, Fault>>()?,
                );
            }
            "code" => spell.code = Some(read_code(value)?),
            "office" => spell.office = Some(value.replace('_', " ").to_lowercase()),
            "from" => spell.from = Some(read_date(value)?.day),
            "to" => spell.to = Some(read_date(value)?.last_day()),
            _ => {
                return Err(Fault::at(
                    key,
                    format!(
                        "{} is not a key of an actor{}",
                        shown(key),
                        suggestion(key, &["sector", "code", "office", "from", "to"])
                    ),
                ));
            }
        }
    }
    if spell.from.zip(spell.to).is_some_and(|(from, to)| to < from) {
        return Err(Fault::at(
            keys,
            "to= lies before from=: expected the earlier date in from=",
        ));
    }
    if country != "-" {
        let entity = read_country(country, spell.from.or(spell.to))?;
        spell.entity = Some(entity);
        let plover = entity.entity().plover;
        if spell.code.is_none() && !plover.is_empty() && plover != "-" {
            spell.code = Some(plover.to_owned());
        }
    } else if kind == OwnKind::Country {
        return Err(Fault::at(
            country,
            "expected the country that the name stands for",
        ));
    }
    spell.sectors = sectors.unwrap_or_else(|| match kind {
        OwnKind::Body => vec![Sector::Government],
        OwnKind::Company => vec![Sector::Business],
        _ => Vec::new(),
    });
    Ok((kind, spell))
}

fn read_sector(name: &str) -> Result<Sector, String> {
    name.parse().map_err(|_| {
        let known: Vec<&str> = Sector::ALL.iter().map(|sector| sector.name()).collect();
        format!(
            "{} is not a sector{}",
            shown(name),
            suggestion(name, &known)
        )
    })
}

fn read_code(code: &str) -> Result<String, Fault> {
    let country = atlas::atlas()
        .entities()
        .any(|(_, entity)| entity.plover == code && !code.is_empty() && code != "-");
    if country || GENERIC.contains(&code) {
        return Ok(code.to_owned());
    }
    let near = nearest(code, GENERIC)
        .map(|near| format!("; did you mean {near}?"))
        .unwrap_or_default();
    Err(Fault::at(
        code,
        format!(
            "{} is not a code of a record{near}: expected the ISO 3166 alpha-3 code of a country or one of {}",
            shown(code),
            GENERIC.join(", ")
        ),
    ))
}

fn read_date(value: &str) -> Result<EventDate, Fault> {
    record::parse_date(value).map_err(|error| Fault::at(value, error.to_string()))
}

/// The country or organisation of that name or code.
fn read_country(name: &str, date: Option<Date>) -> Result<EntityId, Fault> {
    let atlas = atlas::atlas();
    let reading = match atlas.resolve(name, date.map(|date| i32::from(date.year()))) {
        Resolution::One(reading) => reading,
        Resolution::Several(readings) => {
            // A place of the same name is not meant where a country is asked for.
            let countries: Vec<_> = readings
                .iter()
                .filter(|reading| !matches!(reading.form, Form::City | Form::Capital | Form::Seat))
                .collect();
            match countries[..] {
                [one] => *one,
                _ => {
                    let all: Vec<String> = readings
                        .iter()
                        .map(|reading| {
                            let entity = reading.entity.entity();
                            format!("{} ({})", entity.name, entity.code)
                        })
                        .collect();
                    return Err(Fault::at(
                        name,
                        format!(
                            "{} may be {}: write the code",
                            shown(name),
                            all.join(" or ")
                        ),
                    ));
                }
            }
        }
        Resolution::Unknown { suggestions } => {
            return Err(Fault::at(
                name,
                format!(
                    "no country or organisation is called {}{}; write - for none",
                    shown(name),
                    did_you_mean(&suggestions)
                ),
            ));
        }
    };
    let entity = reading.entity.entity();
    if matches!(reading.form, Form::City | Form::Capital | Form::Seat) {
        return Err(Fault::at(
            name,
            format!(
                "{} is a place in {}: write the country",
                shown(name),
                entity.name
            ),
        ));
    }
    if entity.kind == EntityKind::Group {
        return Err(Fault::at(
            name,
            format!(
                "{} is a group of countries: write one country, or - for none",
                entity.name
            ),
        ));
    }
    Ok(reading.entity)
}

/// A line of the section `roles`: `SECTOR: noun, two words`.
pub(super) fn read_roles(lexicon: &mut Lexicon, line: &str) -> Result<(), Fault> {
    let (sector, nouns) = line
        .split_once(':')
        .ok_or("expected a sector, then : and its nouns, divided by commas")?;
    let sector = sector.trim();
    let read = read_sector(sector).map_err(|message| Fault::at(sector, message))?;
    let own = lexicon.own.get_or_insert_default();
    for noun in nouns.split(',').map(str::trim) {
        let words: Vec<&str> = noun.split_whitespace().collect();
        if words.is_empty() || words.len() > LONGEST_ROLE {
            return Err(Fault::at(
                noun,
                format!(
                    "expected a noun of one to {LONGEST_ROLE} words, not {}",
                    shown(noun)
                ),
            ));
        }
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let head = words
            .iter()
            .position(|word| matches!(word.as_str(), "of" | "for" | "in" | "on" | "to"))
            .filter(|&at| at > 0)
            .unwrap_or(words.len())
            - 1;
        let roles = own.roles.entry(words[head].clone()).or_default();
        let before = roles.len();
        roles.retain(|role| role.words != words);
        own.role_count += 1;
        own.role_count -= before - roles.len();
        roles.push(Role {
            words,
            head,
            sector: read,
        });
        // The longest phrase is meant.
        roles.sort_by_key(|role| std::cmp::Reverse(role.words.len()));
    }
    Ok(())
}

impl Own {
    pub(super) fn add_fingerprint(&mut self, text: &str) {
        if !self.fingerprint.is_empty() {
            self.fingerprint.push('+');
        }
        let hash = blake3::hash(text.as_bytes()).to_hex();
        self.fingerprint.push_str(&hash.as_str()[..12]);
    }

    pub(super) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Actors, their names, role nouns.
    pub(super) fn counts(&self) -> (usize, usize, usize) {
        (self.actors.len(), self.surfaces.len(), self.role_count)
    }

    /// Of what follows, names may be those of earlier files again.
    pub(super) fn begin_file(&mut self) {
        self.file += 1;
    }

    /// The sector of the noun that is word `at` of a sentence of `len` words. `is` tells whether a
    /// word of the sentence may stand for a word of the file.
    pub(super) fn role(
        &self,
        at: usize,
        len: usize,
        lemma: &str,
        form: &str,
        is: impl Fn(usize, &str) -> bool,
    ) -> Option<Sector> {
        if self.roles.is_empty() {
            return None;
        }
        let of = |word: &str| self.roles.get(&word.to_lowercase());
        let candidates = of(lemma).into_iter().chain(of(form)).flatten();
        candidates
            .filter(|role| {
                at.checked_sub(role.head).is_some_and(|start| {
                    start + role.words.len() <= len
                        && role
                            .words
                            .iter()
                            .enumerate()
                            .all(|(i, word)| i == role.head || is(start + i, word))
                })
            })
            .max_by_key(|role| role.words.len())
            .map(|role| role.sector)
    }

    fn add_actor(&mut self, names: &[&str], kind: OwnKind, spell: Spell) -> Result<(), Fault> {
        let mut all_words = Vec::with_capacity(names.len());
        for name in names {
            let words: Vec<String> = words(name).map(|(word, _)| word.to_owned()).collect();
            let letters: usize = words.iter().map(|word| word.chars().count()).sum();
            if letters < 2 {
                return Err(Fault::at(
                    name,
                    format!(
                        "{} is too short for a name: expected two letters or more",
                        shown(name)
                    ),
                ));
            }
            if words.len() > LONGEST_NAME {
                return Err(Fault::at(
                    name,
                    format!(
                        "a name may have {LONGEST_NAME} words, this has {}",
                        words.len()
                    ),
                ));
            }
            all_words.push(words);
        }
        let first = folded(&all_words[0]).join(" ");
        let known = self
            .firsts
            .get(&first)
            .copied()
            .filter(|&known| self.actors[known].file == self.file);
        let actor = match known {
            Some(known) if self.actors[known].kind != kind => {
                return Err(Fault::at(
                    names[0],
                    format!(
                        "{} is of another kind on an earlier line: expected one kind for one name",
                        shown(names[0])
                    ),
                ));
            }
            Some(known) => {
                // A long list of names goes on in a line with the same rest.
                let spells = &mut self.actors[known].spells;
                if !spells.contains(&spell) {
                    spells.push(spell);
                }
                known
            }
            None => {
                self.actors.push(OwnActor {
                    name: names[0].to_owned(),
                    kind,
                    spells: vec![spell],
                    file: self.file,
                });
                self.firsts.insert(first, self.actors.len() - 1);
                self.actors.len() - 1
            }
        };
        for (name, words) in names.iter().zip(all_words) {
            let node = self.node(&folded(&words));
            if let Some(other) = self.surfaces.get(&node)
                && other.actor != actor
                && self.actors[other.actor].file == self.file
            {
                return Err(Fault::at(
                    name,
                    format!(
                        "{} is already a name of {}: expected one actor for one name",
                        shown(name),
                        self.actors[other.actor].name
                    ),
                ));
            }
            self.surfaces.insert(node, Surface { words, actor });
        }
        Ok(())
    }

    fn node(&mut self, words: &[String]) -> u32 {
        let mut node = 0;
        for word in words {
            let next = u32::try_from(self.vocabulary.len()).unwrap_or(u32::MAX);
            let id = *self.vocabulary.entry(word.clone()).or_insert(next);
            let fresh = self.nodes + 1;
            node = *self.edges.entry((node, id)).or_insert(fresh);
            if node == fresh {
                self.nodes += 1;
            }
        }
        node
    }

    /// The actors that a text names, with their places.
    pub(super) fn find(&self, text: &str) -> Vec<(Span, &OwnActor)> {
        if self.actors.is_empty() {
            return Vec::new();
        }
        let words: Vec<(&str, usize, Option<u32>)> = words(text)
            .map(|(word, start)| (word, start, self.vocabulary.get(&fold(word)).copied()))
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some((count, actor)) = self.longest(text, &words[at..]) else {
                at += 1;
                continue;
            };
            let (last, start, _) = words[at + count - 1];
            let span = Span::new(words[at].1, start + last.len());
            found.push((span, &self.actors[actor]));
            at += count;
        }
        found
    }

    /// The longest name at the first of the words: how many words it has, and whose it is.
    fn longest(&self, text: &str, words: &[(&str, usize, Option<u32>)]) -> Option<(usize, usize)> {
        let mut node = 0;
        let mut best = None;
        for (count, &(_, start, id)) in words.iter().enumerate().take(LONGEST_NAME) {
            if let Some(&(before, at, _)) = count.checked_sub(1).and_then(|i| words.get(i))
                && !joins(before, &text[at + before.len()..start])
            {
                break;
            }
            let Some(&next) = id.and_then(|id| self.edges.get(&(node, id))) else {
                break;
            };
            node = next;
            if let Some(surface) = self.surfaces.get(&node)
                && surface
                    .words
                    .iter()
                    .zip(words)
                    .all(|(mine, (written, ..))| case_fits(mine, written))
            {
                best = Some((count + 1, surface.actor));
            }
        }
        best
    }
}

/// Whether what stands between two words may stand within a name.
fn joins(before: &str, between: &str) -> bool {
    match between {
        " " | "-" | "‑" | "–" | "'" | "’" | "/" | " & " | "." | "\n" => true,
        // "St. Example", "J. Example".
        ". " => before.chars().count() <= 3,
        _ => false,
    }
}

/// Whether a written word may stand for a word of a name: a name of capitals is only written so; a
/// capital must be there where the name has one.
fn case_fits(mine: &str, written: &str) -> bool {
    if mine == written {
        return true;
    }
    let is_capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !word.chars().any(char::is_lowercase)
    };
    if is_capitals(mine) {
        return is_capitals(written);
    }
    !mine.starts_with(char::is_uppercase) || written.starts_with(char::is_uppercase)
}

/// The words of a name or text with their places: runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let is_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word, word.as_ptr() as usize - text.as_ptr() as usize))
}

/// A word without accents, in lower case.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        atlas::fold_name(word)
    }
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}
