//! Reading patterns of words and the slots of their parties.

use compact_str::CompactString;

use super::Lexicon;
use super::entry::{Constraint, Pos, Slot};
use super::fault::shown;

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

const SLOT_HINT: &str = "expected subj, obj, obj+, iobj, poss, mod, a preposition, or obj.poss, obj.mod, obj. and a preposition";

/// Most patterns that one line may stand for by its `a/b`.
const MOST_PATTERNS: usize = 64;

/// `; did you mean @agreement?`, or nothing.
pub(super) fn near_class(lexicon: &Lexicon, name: &str) -> String {
    let mut known: Vec<&str> = lexicon
        .class_ids
        .keys()
        .map(CompactString::as_str)
        .collect();
    known.sort_unstable();
    super::fault::nearest(name, known)
        .map(|near| format!("; did you mean @{near}?"))
        .unwrap_or_default()
}

/// What stands before the first `|`: head, further words, constraint.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    pub(super) pos: Pos,
    pub(super) lemma: CompactString,
    pub(super) particles: Vec<CompactString>,
    pub(super) modifiers: Vec<CompactString>,
    pub(super) object: Option<Constraint>,
    pub(super) constraint_text: String,
}

impl Pattern {
    /// Reads a pattern; `a/b` stands for two patterns.
    pub(super) fn read(
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
            return Err(format!("{} is not a word in a pattern", shown(word)));
        }
        let count = words
            .iter()
            .try_fold(1usize, |all, word| all.checked_mul(word.split('/').count()));
        if count.is_none_or(|count| count > MOST_PATTERNS) {
            return Err(format!(
                "the pattern stands for more than {MOST_PATTERNS}: divide it over several lines"
            ));
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
    pub(super) fn id(&self) -> String {
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
            Some(name) => constraint.classes.push(lexicon.class(name).ok_or_else(|| {
                format!("there is no class @{name}{}", near_class(lexicon, name))
            })?),
            None if item.is_empty() || item.contains(' ') => {
                return Err(format!("expected one lemma or @class, not {item:?}"));
            }
            None => constraint.lemmas.push(CompactString::from(item)),
        }
    }
    Ok(constraint)
}

pub(super) fn read_preposition(word: &str) -> Result<Slot, String> {
    if PREPOSITIONS.contains(&word) {
        Ok(Slot::Prep(CompactString::from(word)))
    } else {
        Err(format!("{} is not a slot: {SLOT_HINT}", shown(word)))
    }
}

pub(super) fn read_slot(word: &str) -> Result<Slot, String> {
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
