//! Which words of a sentence speak of which field of cooperation or PLOVER context.
//!
//! The terms are in `lexicon/fields.lex` and `lexicon/contexts.lex`; `docs/LEXICON.md` describes
//! their format.

use std::sync::LazyLock;

use codebook::{Context, Field};
use compact_str::CompactString;
use lang::Token;
use rustc_hash::FxHashMap;

use crate::lexicon::LexiconError;

pub(crate) const EMBEDDED: &[(&str, &str)] = &[
    ("fields.lex", include_str!("../lexicon/fields.lex")),
    ("contexts.lex", include_str!("../lexicon/contexts.lex")),
];

/// What a term speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Topic {
    /// A field of cooperation.
    Field(Field),
    /// A PLOVER context.
    Context(Context),
}

/// A term found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TopicHit {
    /// Index of its first token.
    pub token: usize,
    /// How many tokens it has.
    pub len: usize,
    /// What it speaks of.
    pub topic: Topic,
}

/// A term behind its first word.
#[derive(Debug, Clone)]
struct Term {
    rest: Vec<CompactString>,
    /// Empty for a term that only keeps shorter ones from being seen in it.
    topics: Vec<Topic>,
}

/// One vocabulary of terms, longest first under each first word.
type Terms = FxHashMap<CompactString, Vec<Term>>;

/// The terms of all fields and contexts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Topics {
    // Apart, so that a long term of one does not hide a short one of the other.
    fields: Terms,
    contexts: Terms,
}

impl Topics {
    /// The terms that are compiled in. They are parsed at the first call.
    pub(crate) fn embedded() -> &'static Topics {
        // A test holds that the compiled-in files parse.
        static TOPICS: LazyLock<Topics> =
            LazyLock::new(|| Topics::parse(EMBEDDED).unwrap_or_default());
        &TOPICS
    }

    /// Reads terms from files given as name and text. A name ends in `fields.lex` or
    /// `contexts.lex`.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line and what was expected.
    pub(crate) fn parse(files: &[(&str, &str)]) -> Result<Topics, Vec<LexiconError>> {
        let mut topics = Topics::default();
        let mut errors = Vec::new();
        for &(file, text) in files {
            for (index, line) in text.lines().enumerate() {
                let line = line.split('#').next().unwrap_or_default().trim();
                if line.is_empty() {
                    continue;
                }
                if let Err(message) = topics.read_line(file, line) {
                    errors.push(LexiconError {
                        file: file.to_owned(),
                        line: index + 1,
                        column: 0,
                        message,
                    });
                }
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        for terms in [&mut topics.fields, &mut topics.contexts] {
            terms.values_mut().for_each(|entries| {
                entries.sort_by_key(|term| std::cmp::Reverse(term.rest.len()));
            });
        }
        Ok(topics)
    }

    /// `topic: term, term of several words`.
    fn read_line(&mut self, file: &str, line: &str) -> Result<(), String> {
        let (name, terms) = line
            .split_once(':')
            .ok_or("expected a field, a context or none, then : and terms divided by commas")?;
        let name = name.trim();
        let is_fields = file.ends_with("fields.lex");
        if !is_fields && !file.ends_with("contexts.lex") {
            return Err("expected a file name that ends in fields.lex or contexts.lex".to_owned());
        }
        let topic = if name == "none" {
            None
        } else if is_fields {
            Some(Topic::Field(name.parse().map_err(message)?))
        } else {
            Some(Topic::Context(name.parse().map_err(message)?))
        };
        let table = if is_fields {
            &mut self.fields
        } else {
            &mut self.contexts
        };
        for term in terms.split(',').map(str::trim).filter(|t| !t.is_empty()) {
            let whole: Vec<CompactString> =
                term.split_whitespace().map(CompactString::from).collect();
            // The tokeniser may or may not divide at a hyphen.
            let divided: Vec<CompactString> = term
                .replace('-', " - ")
                .split_whitespace()
                .map(CompactString::from)
                .collect();
            add(table, &whole, topic).map_err(|()| format!("{term:?} is in {name} twice"))?;
            if divided != whole {
                add(table, &divided, topic).map_err(|()| format!("{term:?} is in {name} twice"))?;
            }
        }
        Ok(())
    }

    /// The terms in the tokens of a sentence of `text`, in order; the longest at each place.
    pub(crate) fn hits(&self, tokens: &[Token], text: &str) -> Vec<TopicHit> {
        let words: Vec<Word> = tokens.iter().map(|token| Word::new(token, text)).collect();
        let mut hits = Vec::new();
        for terms in [&self.fields, &self.contexts] {
            scan(terms, &words, &mut hits);
        }
        hits.sort_by_key(|hit| (hit.token, hit.topic));
        hits
    }

    /// The fields of cooperation that the tokens speak of, each once, in the order of the codebook.
    #[cfg(test)]
    pub(crate) fn fields(&self, tokens: &[Token], text: &str) -> Vec<Field> {
        let mut fields: Vec<Field> = self
            .hits(tokens, text)
            .into_iter()
            .filter_map(|hit| match hit.topic {
                Topic::Field(field) => Some(field),
                Topic::Context(_) => None,
            })
            .collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// The PLOVER contexts that the tokens speak of, each once, in the order of the codebook.
    #[cfg(test)]
    pub(crate) fn contexts(&self, tokens: &[Token], text: &str) -> Vec<Context> {
        let mut contexts: Vec<Context> = self
            .hits(tokens, text)
            .into_iter()
            .filter_map(|hit| match hit.topic {
                Topic::Context(context) => Some(context),
                Topic::Field(_) => None,
            })
            .collect();
        contexts.sort_unstable();
        contexts.dedup();
        contexts
    }
}

fn message(error: codebook::UnknownName) -> String {
    error.to_string()
}

/// Adds a term; an error when it has the topic already.
fn add(table: &mut Terms, words: &[CompactString], topic: Option<Topic>) -> Result<(), ()> {
    let Some((first, rest)) = words.split_first() else {
        return Ok(());
    };
    let terms = table.entry(first.clone()).or_default();
    match terms.iter_mut().find(|term| term.rest == rest) {
        Some(term) => match topic {
            Some(topic) if !term.topics.contains(&topic) => term.topics.push(topic),
            _ => return Err(()),
        },
        None => terms.push(Term {
            rest: rest.to_vec(),
            topics: topic.into_iter().collect(),
        }),
    }
    Ok(())
}

/// A token as terms are compared with it.
struct Word {
    lemma: CompactString,
    form: CompactString,
}

impl Word {
    fn new(token: &Token, text: &str) -> Word {
        let form = text
            .get(token.span.start..token.span.end)
            .unwrap_or_default();
        Word {
            lemma: token.lemma.to_lowercase(),
            form: CompactString::from(form.to_lowercase()),
        }
    }

    fn is(&self, word: &str) -> bool {
        self.form == word || self.lemma == word
    }
}

fn scan(terms: &Terms, words: &[Word], hits: &mut Vec<TopicHit>) {
    let mut at = 0;
    while at < words.len() {
        let longest = [&words[at].form, &words[at].lemma]
            .into_iter()
            .filter_map(|first| terms.get(first))
            .flatten()
            .filter(|term| {
                term.rest.len() < words.len() - at
                    && term
                        .rest
                        .iter()
                        .zip(&words[at + 1..])
                        .all(|(expected, word)| word.is(expected))
            })
            .max_by_key(|term| term.rest.len());
        match longest {
            Some(term) => {
                let len = term.rest.len() + 1;
                hits.extend(term.topics.iter().map(|&topic| TopicHit {
                    token: at,
                    len,
                    topic,
                }));
                at += len;
            }
            None => at += 1,
        }
    }
}

#[cfg(test)]
mod tests;
