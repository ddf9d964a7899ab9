//! Dictionaries of TABARI and PETRARCH into the project's format.
//!
//! Actors: `NAME_ [CODE]`, `+SYNONYM`, `[CODE 930101-951231]`, `[CODE <930101]`, `[CODE >930101]`.
//! Agents: `NAME {PLURAL} [~CODE]`, sets `!NAME! = A, B`. Verbs: the verbs of a block with its CAMEO
//! code, without their patterns, which are another language of trees. `#` and `;` begin comments. Facts
//! of the format: the manuals of TABARI 0.8 and PETRARCH (Schrodt, Beieler, Idris 2014).

mod text;

use std::fmt::Write as _;

use atlas::{CodeSystem, EntityId, EntityKind};
use codebook::{Cameo, Sector};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::own::{LONGEST_NAME, words};
use text::{cleaned, codes, dates_of, decoded, key, written};

/// Most names that the sets of one entry may stand for.
const MOST_NAMES: usize = 256;

/// What became of the dictionaries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Converted {
    /// The lexicon in the project's format.
    pub text: String,
    /// Lines that were read, comments and empty ones left out.
    pub lines: usize,
    /// Actors, their names, and what they were for a time.
    pub actors: usize,
    /// Names of the actors.
    pub names: usize,
    /// Countries, sectors and dates of the actors.
    pub spells: usize,
    /// Nouns for those who act within a country.
    pub roles: usize,
    /// Verbs.
    pub verbs: usize,
    /// What was left out, in the order of the lines.
    pub left: Vec<Left>,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Why, in words that are the same for all of the kind.
    pub reason: &'static str,
    /// What it was.
    pub what: String,
}

/// Converts dictionaries given as name and content. A name that two actors have stays with the first.
pub fn from_petrarch(files: &[(&str, &[u8])]) -> Converted {
    let mut reader = Reader::default();
    for &(file, bytes) in files {
        reader.file(file, bytes);
    }
    reader.write()
}

/// A dated code as the dictionary has it, with its line.
#[derive(Debug, Clone)]
struct Coded {
    line: usize,
    text: String,
}

/// An entry while its lines are read.
#[derive(Debug, Clone, Default)]
struct Raw {
    names: Vec<(usize, String)>,
    codes: Vec<Coded>,
}

/// An actor that was taken.
#[derive(Debug, Clone)]
struct Actor {
    names: Vec<String>,
    spells: Vec<Spell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Spell {
    /// Of a multinational corporation: what country there is, is its home.
    company: bool,
    country: Option<EntityId>,
    code: Option<&'static str>,
    sectors: Vec<Sector>,
    from: Option<Date>,
    to: Option<Date>,
}

#[derive(Debug, Default)]
struct Reader {
    file: String,
    lines: usize,
    entry: Raw,
    actors: Vec<Actor>,
    /// Which actor has a name, by its folded words.
    owners: FxHashMap<String, usize>,
    sets: FxHashMap<String, Vec<String>>,
    roles: Vec<(Sector, String)>,
    role_names: FxHashSet<String>,
    verbs: Vec<(String, String)>,
    verb_names: FxHashSet<String>,
    /// The code of the block of verbs that is being read, once there was one in the file.
    block: Option<String>,
    left: Vec<Left>,
}

impl Reader {
    fn leave(&mut self, line: usize, reason: &'static str, what: impl Into<String>) {
        let mut what = what.into();
        if let Some((end, _)) = what.char_indices().nth(80) {
            what.truncate(end);
        }
        self.left.push(Left {
            file: self.file.clone(),
            line,
            reason,
            what,
        });
    }

    fn file(&mut self, name: &str, bytes: &[u8]) {
        name.clone_into(&mut self.file);
        self.sets.clear();
        self.block = None;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (index, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
            let text = decoded(line);
            let text = text
                .split(['#', ';'])
                .next()
                .unwrap_or_default()
                .trim_matches(|c: char| c.is_whitespace() || c == '\0');
            if text.is_empty() || text.starts_with("<!--") {
                continue;
            }
            self.lines += 1;
            self.line(index + 1, text);
        }
        self.finish();
    }

    fn line(&mut self, number: usize, text: &str) {
        if let Some(rest) = text.strip_prefix("---") {
            self.finish();
            self.block = Some(codes(rest).0.into_iter().next().unwrap_or_default());
            return;
        }
        if text.starts_with('-') || text.starts_with('&') || text.starts_with('~') {
            self.leave(number, "a pattern or set of a verb dictionary", text);
            return;
        }
        if let Some((set, members)) = text.split_once('=')
            && let Some(name) = set
                .trim()
                .strip_prefix('!')
                .and_then(|set| set.strip_suffix('!'))
        {
            self.finish();
            let members = members
                .split(',')
                .map(|member| member.trim().to_owned())
                .filter(|member| !member.is_empty())
                .collect();
            self.sets.insert(name.to_owned(), members);
            return;
        }
        let (found, closed) = codes(text);
        if !closed {
            self.leave(number, "a bracket that is not closed or not opened", text);
            if !text.starts_with(['+', '[']) {
                self.finish();
            }
            return;
        }
        let name = text.split('[').next().unwrap_or_default().trim();
        if let Some(verb_code) = found
            .iter()
            .find(|code| code.starts_with(|c: char| c.is_ascii_digit()))
            .cloned()
            .or_else(|| self.block.clone())
        {
            self.finish();
            self.verb(number, name, &verb_code);
            return;
        }
        if let Some(role) = found.iter().find_map(|code| code.strip_prefix('~')) {
            self.finish();
            self.agent(number, name, role);
            return;
        }
        if let Some(synonym) = name.strip_prefix('+') {
            if self.entry.names.is_empty() {
                self.leave(number, "a synonym without an entry before it", text);
                return;
            }
            self.entry.names.push((number, synonym.to_owned()));
        } else if name.is_empty() {
            if self.entry.names.is_empty() {
                self.leave(number, "a code without an entry before it", text);
                return;
            }
        } else {
            self.finish();
            self.entry.names.push((number, name.to_owned()));
        }
        for text in found {
            self.entry.codes.push(Coded { line: number, text });
        }
    }

    /// Settles the entry whose lines are read.
    fn finish(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let Some((line, first)) = entry.names.first().cloned() else {
            return;
        };
        if entry.codes.is_empty() {
            self.leave(line, "an entry without a code", first);
            return;
        }
        let mut spells: Vec<Spell> = Vec::new();
        let mut role_alone = Vec::new();
        for coded in &entry.codes {
            match self.spell(coded) {
                Some(spell) if spell.country.is_none() && spell.code.is_none() => {
                    role_alone.push(coded.clone());
                }
                Some(spell) if !spells.contains(&spell) => spells.push(spell),
                _ => {}
            }
        }
        for coded in role_alone {
            // Of a person in office before, the program says ELI by itself.
            let reason = if spells.is_empty() {
                "a role, region or group without a country"
            } else {
                "a role for other times than those of an office: known by rule"
            };
            self.leave(coded.line, reason, format!("{first} [{}]", coded.text));
        }
        if spells.is_empty() {
            return;
        }
        let mut actor = None;
        for (line, raw) in &entry.names {
            let Some(name) = self.name(*line, raw) else {
                continue;
            };
            let key = key(&name);
            match (self.owners.get(&key).copied(), actor) {
                (None, None) => {
                    self.actors.push(Actor {
                        names: vec![name],
                        spells: Vec::new(),
                    });
                    let new = self.actors.len() - 1;
                    self.owners.insert(key, new);
                    actor = Some(new);
                }
                (None, Some(actor)) => {
                    self.actors[actor].names.push(name);
                    self.owners.insert(key, actor);
                }
                // The first name is that of an actor before: more of the same.
                (Some(known), None) => actor = Some(known),
                (Some(known), Some(actor)) if known == actor => {}
                (Some(_), Some(_)) => {
                    self.leave(*line, "a name that an earlier actor has", raw.clone());
                }
            }
        }
        if let Some(actor) = actor {
            let known = &mut self.actors[actor].spells;
            for spell in spells {
                if !known.contains(&spell) {
                    known.push(spell);
                }
            }
        }
    }

    /// A name in the project's way of writing it.
    fn name(&mut self, line: usize, raw: &str) -> Option<String> {
        let name = written(raw);
        let count = words(&name).count();
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        if letters < 2 {
            self.leave(line, "a name of less than two letters", raw);
            return None;
        }
        if count > LONGEST_NAME {
            self.leave(line, "a name of more than 16 words", raw);
            return None;
        }
        Some(name)
    }

    fn spell(&mut self, coded: &Coded) -> Option<Spell> {
        let text = coded.text.trim();
        let (code, dates) = text
            .find(|c: char| c.is_whitespace() || c == '<' || c == '>')
            .map_or((text, ""), |at| text.split_at(at));
        let (from, to) = match dates_of(dates.trim()) {
            Ok(dates) => dates,
            Err(reason) => {
                self.leave(coded.line, reason, format!("[{text}]"));
                return None;
            }
        };
        let letters =
            |code: &str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphabetic());
        if code.bytes().all(|byte| byte == b'-') && !code.is_empty() {
            self.leave(coded.line, "a code that says nobody", format!("[{text}]"));
            return None;
        }
        if !letters(code) || code.len() % 3 != 0 {
            self.leave(
                coded.line,
                "a code that is not made of parts of three letters",
                format!("[{text}]"),
            );
            return None;
        }
        let mut spell = Spell {
            company: false,
            country: None,
            code: None,
            sectors: Vec::new(),
            from,
            to,
        };
        let year = from.or(to).map(|date| i32::from(date.year()));
        let upper = code.to_ascii_uppercase();
        for start in (0..upper.len()).step_by(3) {
            self.part(
                coded.line,
                &upper[start..start + 3],
                start == 0,
                year,
                &mut spell,
            );
        }
        Some(spell)
    }

    /// Three letters of a code: who it is, then what.
    fn part(&mut self, line: usize, part: &str, first: bool, year: Option<i32>, spell: &mut Spell) {
        let generic = spell.code;
        match part {
            "IGO" | "UIS" if first => spell.code = Some("IGO"),
            "NGO" | "NGM" if first => spell.code = Some("NGO"),
            "MNC" if first => {
                spell.code = Some("MNC");
                spell.company = true;
                spell.sectors.push(Sector::Business);
            }
            "IMG" if first => spell.code = Some("IMG"),
            "UNO" if first || generic == Some("IGO") => spell.code = Some("UNO"),
            "EEC" | "EUR" if first || generic == Some("IGO") => spell.code = Some("EUR"),
            _ if first || generic == Some("MNC") && spell.country.is_none() => {
                if let Some(country) = country(part, year) {
                    spell.country = Some(country);
                    spell.code = None;
                } else {
                    self.sector(line, part, spell);
                }
            }
            _ => self.sector(line, part, spell),
        }
    }

    fn sector(&mut self, line: usize, part: &str, spell: &mut Spell) {
        match sector(part) {
            Some(sector) if !spell.sectors.contains(&sector) => spell.sectors.push(sector),
            Some(_) => {}
            None => self.leave(
                line,
                "a part of a code for which records have no place (the rest was taken)",
                part,
            ),
        }
    }

    fn agent(&mut self, line: usize, name: &str, role: &str) {
        let role = role.trim().to_ascii_uppercase();
        let found = (0..role.len())
            .step_by(3)
            .filter_map(|start| role.get(start..start + 3))
            .find_map(sector);
        let Some(sector) = found else {
            self.leave(
                line,
                "an agent whose code is no sector",
                format!("{name} [~{role}]"),
            );
            return;
        };
        let (singular, plurals) = match name.split_once('{') {
            Some((singular, rest)) => (singular, rest.trim_end().trim_end_matches('}')),
            None => (name, ""),
        };
        let Some(mut nouns) = self.expand(singular) else {
            self.leave(
                line,
                "a set that is not defined above, or too many of them",
                name,
            );
            return;
        };
        nouns.extend(
            plurals
                .split(',')
                .flat_map(|plural| self.expand(plural))
                .flatten(),
        );
        for noun in nouns {
            let noun = cleaned(&noun).to_lowercase();
            let count = noun.split_whitespace().count();
            if count == 0 {
                continue;
            }
            if count > super::own::LONGEST_ROLE {
                self.leave(line, "an agent of more than 8 words", noun);
            } else if self.role_names.insert(noun.clone()) {
                self.roles.push((sector, noun));
            }
        }
    }

    /// The names that a name with sets stands for.
    fn expand(&self, name: &str) -> Option<Vec<String>> {
        let mut all = vec![String::new()];
        for (index, part) in name.split('!').enumerate() {
            if index % 2 == 0 {
                all.iter_mut().for_each(|begun| begun.push_str(part));
                continue;
            }
            let members = self.sets.get(part)?;
            if all.len() * members.len() > MOST_NAMES {
                return None;
            }
            all = all
                .iter()
                .flat_map(|begun| members.iter().map(move |member| format!("{begun}{member}")))
                .collect();
        }
        // An odd number of marks leaves the last one open.
        name.matches('!').count().is_multiple_of(2).then_some(all)
    }

    fn verb(&mut self, line: usize, name: &str, code: &str) {
        let name = name.split(['{', '+']).next().unwrap_or_default();
        let verb = cleaned(name).to_lowercase();
        let is_word = !verb.is_empty()
            && verb.split(' ').count() <= 3
            && verb
                .chars()
                .all(|c| c.is_alphanumeric() || " -'".contains(c));
        let digits = code.split(':').next().unwrap_or_default().trim();
        let event = Cameo::of(digits)
            .ok()
            .and_then(|cameo| Some((cameo.event_type()?, cameo.mode())));
        match event {
            _ if !is_word => self.leave(line, "a verb that is no word", name),
            None => self.leave(
                line,
                "a verb whose code is no event",
                format!("{verb} [{code}]"),
            ),
            Some((event, mode)) if self.verb_names.insert(verb.clone()) => {
                let mut written = event.name().to_owned();
                if let Some(mode) = mode {
                    let _ = write!(written, " {}", mode.name());
                }
                self.verbs.push((verb, written));
            }
            Some(_) => self.leave(line, "a verb that was there before", verb),
        }
    }

    fn write(self) -> Converted {
        let mut converted = Converted {
            text: String::from("# Converted from dictionaries in the format of PETRARCH.\n"),
            lines: self.lines,
            roles: self.roles.len(),
            verbs: self.verbs.len(),
            left: self.left,
            ..Converted::default()
        };
        let out = &mut converted.text;
        if !self.verbs.is_empty() {
            out.push_str("\n[verbs]\n");
        }
        for (verb, code) in &self.verbs {
            let _ = writeln!(out, "{verb} | {code}");
        }
        if !self.roles.is_empty() {
            out.push_str("\n[roles]\n");
        }
        for &sector in Sector::ALL {
            let nouns: Vec<&str> = self
                .roles
                .iter()
                .filter(|(of, _)| *of == sector)
                .map(|(_, noun)| noun.as_str())
                .collect();
            for some in nouns.chunks(12) {
                let _ = writeln!(out, "{sector}: {}", some.join(", "));
            }
        }
        let actors: Vec<&Actor> = self
            .actors
            .iter()
            .filter(|actor| !actor.spells.is_empty())
            .collect();
        if !actors.is_empty() {
            out.push_str("\n[actors]\n");
        }
        for actor in actors {
            converted.actors += 1;
            converted.names += actor.names.len();
            converted.spells += actor.spells.len();
            let kind = kind(actor);
            // All names stand on the first line; long lists go on in further ones.
            for (index, some) in actor.names[1..]
                .chunks(40)
                .chain(actor.names[1..].is_empty().then_some(&[][..]))
                .enumerate()
            {
                let names = [&actor.names[..1], some].concat().join("; ");
                for spell in actor
                    .spells
                    .iter()
                    .take(if index == 0 { usize::MAX } else { 1 })
                {
                    let names = if std::ptr::eq(spell, &actor.spells[0]) {
                        names.as_str()
                    } else {
                        actor.names[0].as_str()
                    };
                    let _ = writeln!(out, "{names} | {kind} | {}", spell.written());
                }
            }
        }
        converted
    }
}

impl Spell {
    fn written(&self) -> String {
        let mut text = match self.country {
            Some(country) => country.entity().code.to_owned(),
            None => "-".to_owned(),
        };
        text.push_str(" |");
        if let Some(code) = self.code {
            let _ = write!(text, " code={code}");
        }
        if !self.sectors.is_empty() {
            let names: Vec<&str> = self.sectors.iter().map(|sector| sector.name()).collect();
            let _ = write!(text, " sector={}", names.join(","));
        }
        if let Some(from) = self.from {
            let _ = write!(text, " from={from}");
        }
        if let Some(to) = self.to {
            let _ = write!(text, " to={to}");
        }
        text
    }
}

/// What sort of actor an entry seems to be: the dictionaries do not say.
fn kind(actor: &Actor) -> &'static str {
    let dated = |spell: &Spell| spell.from.is_some() || spell.to.is_some();
    let bare = |spell: &Spell| spell.sectors.is_empty() && spell.code.is_none();
    if actor.spells.iter().all(|spell| spell.company) {
        return "company";
    }
    if actor.spells.iter().all(bare) {
        return "country";
    }
    if actor.spells.iter().any(dated) {
        return "person";
    }
    let first = &actor.spells[0];
    match first.code {
        Some(_) => "organisation",
        None => "actor",
    }
}

/// The country of a CAMEO code. Codes that CAMEO writers use beside those of the atlas are listed.
fn country(code: &str, year: Option<i32>) -> Option<EntityId> {
    const OTHERS: [(&str, &str); 10] = [
        ("USR", "SUN"),
        ("TMP", "TLS"),
        ("ROM", "ROU"),
        ("ZAR", "COD"),
        ("PAL", "PSE"),
        ("GZA", "PSE"),
        ("WSB", "PSE"),
        ("BAH", "BHS"),
        ("ANT", "ATG"),
        ("KSV", "XKX"),
    ];
    // Codes that are both a country's and a role's or group's: in a dictionary they are the latter.
    if matches!(code, "AFR" | "ASA" | "NAT" | "REB" | "COP") {
        return None;
    }
    let atlas = atlas::atlas();
    let known = OTHERS
        .iter()
        .find(|(from, _)| *from == code)
        .map_or(code, |(_, to)| *to);
    [CodeSystem::Cameo, CodeSystem::Iso3]
        .into_iter()
        .flat_map(|system| {
            [
                atlas.by_code(system, known, year),
                atlas.by_code(system, known, None),
            ]
        })
        .flatten()
        .chain(atlas.by_key(known))
        .find(|&id| matches!(id.entity().kind, EntityKind::State | EntityKind::Territory))
}

/// The sector of a part of a code; believers of any faith are religious.
fn sector(part: &str) -> Option<Sector> {
    Sector::of_cameo(part).or(match part {
        "CHR" | "CTH" | "PRO" | "ORT" | "CPT" | "LDS" | "MOS" | "MUS" | "SHI" | "SUN" | "SFI"
        | "JEW" | "HIN" | "BUD" | "SIK" | "BAH" | "CON" | "TAO" | "JAN" | "ZRO" => {
            Some(Sector::Religious)
        }
        "PPL" => Some(Sector::Civilian),
        _ => None,
    })
}
