//! The words of amounts: `lexicon/amounts.lex` and `lexicon/currencies.lex`, parsed once.

use std::sync::LazyLock;

use compact_str::CompactString;
use record::{Decimal, Measure, Qualifier, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::pieces::{Piece, pieces};
use crate::lexicon::LexiconError;

pub(crate) const AMOUNTS: &str = include_str!("../../lexicon/amounts.lex");
pub(crate) const CURRENCIES: &str = include_str!("../../lexicon/currencies.lex");

/// Terms of one piece or more, the longest first behind each first piece.
#[derive(Debug, Clone)]
pub(crate) struct Terms<T>(FxHashMap<CompactString, Vec<(Vec<CompactString>, T)>>);

impl<T> Default for Terms<T> {
    fn default() -> Terms<T> {
        Terms(FxHashMap::default())
    }
}

impl<T> Terms<T> {
    fn add(&mut self, term: &str, value: T) {
        let mut words = pieces(term, Span::new(0, term.len()))
            .into_iter()
            .map(|piece| piece.form);
        if let Some(first) = words.next() {
            let list = self.0.entry(first).or_default();
            list.push((words.collect(), value));
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// The longest term at a piece, as `word` spells pieces: how many pieces, and its value.
    fn longest<'t>(
        &'t self,
        pieces: &[Piece],
        at: usize,
        word: impl Fn(&Piece) -> &CompactString,
        together: bool,
    ) -> Option<(usize, &'t T)> {
        let list = self.0.get(word(pieces.get(at)?))?;
        list.iter().find_map(|(rest, value)| {
            let fits = rest.iter().enumerate().all(|(k, part)| {
                pieces.get(at + 1 + k).is_some_and(|piece| {
                    word(piece) == part && (piece.glued || piece.is_word() && !together)
                })
            });
            fits.then_some((rest.len() + 1, value))
        })
    }

    /// The longest term at a piece, in lower case.
    pub(crate) fn at<'t>(&'t self, pieces: &[Piece], at: usize) -> Option<(usize, &'t T)> {
        self.longest(pieces, at, |piece| &piece.lower, false)
    }

    /// The longest term at a piece, as it is written and without blanks.
    pub(crate) fn exactly<'t>(&'t self, pieces: &[Piece], at: usize) -> Option<(usize, &'t T)> {
        self.longest(pieces, at, |piece| &piece.form, true)
    }

    /// Whether the pieces end with a term.
    fn end(&self, pieces: &[Piece]) -> bool {
        (0..pieces.len()).any(|at| {
            let ends = |(length, _): (usize, &T)| at + length == pieces.len();
            self.at(pieces, at).is_some_and(ends)
        })
    }
}

/// How much speaks for a currency among those of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Open,
    Usual,
    Fixed,
}

/// A currency.
#[derive(Debug)]
struct Currency {
    code: CompactString,
    countries: Vec<CompactString>,
}

/// The currencies that a word or mark may mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meant {
    /// The word in the singular, or the mark.
    pub(crate) name: CompactString,
    lines: Vec<(usize, Weight)>,
}

/// A measure and what its number is multiplied by.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) name: CompactString,
    pub(crate) factor: Option<Decimal>,
    pub(crate) per: Option<CompactString>,
}

/// All words of amounts.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) numbers: FxHashMap<CompactString, Decimal>,
    pub(crate) scales: FxHashMap<CompactString, Decimal>,
    pub(crate) glued: FxHashMap<CompactString, Decimal>,
    pub(crate) plurals: Terms<Decimal>,
    pub(crate) parts: FxHashMap<CompactString, u64>,
    pub(crate) before: Terms<Qualifier>,
    pub(crate) after: Terms<Qualifier>,
    pub(crate) fillers: Terms<()>,
    pub(crate) percent: Terms<CompactString>,
    pub(crate) units: Terms<Unit>,
    pub(crate) per_nouns: FxHashSet<CompactString>,
    pub(crate) per_terms: Terms<CompactString>,
    pub(crate) uncounted: FxHashSet<CompactString>,
    pub(crate) labels: FxHashSet<CompactString>,
    pub(crate) clock: Terms<()>,
    pub(crate) months: FxHashSet<CompactString>,
    pub(crate) rise: FxHashSet<CompactString>,
    pub(crate) fall: FxHashSet<CompactString>,
    pub(crate) level: FxHashSet<CompactString>,
    /// In the order of the file: of several the first that has a term in a text is taken.
    pub(crate) measures: Vec<(Measure, Terms<()>)>,
    currencies: Vec<Currency>,
    pub(crate) money_words: Terms<Meant>,
    pub(crate) money_marks: Terms<Meant>,
}

impl Tables {
    /// The tables that are compiled in.
    pub(crate) fn embedded() -> &'static Tables {
        // A test holds that the compiled-in files parse.
        static TABLES: LazyLock<Tables> =
            LazyLock::new(|| Tables::parse(AMOUNTS, CURRENCIES).unwrap_or_default());
        &TABLES
    }

    /// A whole number in one word: `eight`, `twenty-five`, `25`.
    pub(crate) fn whole(&self, word: &str) -> Option<u32> {
        let known = |word: &str| self.numbers.get(word)?.to_string().parse::<u32>().ok();
        if let Some(number) = known(word).or_else(|| word.parse().ok()) {
            return Some(number);
        }
        let (tens, ones) = word.split_once('-')?;
        let (tens, ones) = (known(tens)?, known(ones)?);
        (tens >= 20 && tens % 10 == 0 && (1..10).contains(&ones)).then_some(tens + ones)
    }

    /// Whether a word names a currency.
    pub(crate) fn is_currency(&self, word: &str) -> bool {
        let pieces = pieces(word, Span::new(0, word.len()));
        self.money_words.at(&pieces, 0).is_some()
    }

    /// Reads both files.
    ///
    /// # Errors
    /// All lines that cannot be read, each with file, line and what was expected.
    pub(crate) fn parse(amounts: &str, currencies: &str) -> Result<Tables, Vec<LexiconError>> {
        let mut tables = Tables::default();
        let mut errors = Vec::new();
        let mut each =
            |file: &str, text: &str, read: &mut dyn FnMut(&str) -> Result<(), String>| {
                for (index, line) in text.lines().enumerate() {
                    let line = line.split('#').next().unwrap_or_default().trim();
                    if line.is_empty() {
                        continue;
                    }
                    if let Err(message) = read(line) {
                        errors.push(LexiconError {
                            file: file.to_owned(),
                            line: index + 1,
                            column: 0,
                            message,
                        });
                    }
                }
            };
        each("amounts.lex", amounts, &mut |line| tables.section(line));
        let mut words: Vec<(String, usize, Weight)> = Vec::new();
        let mut marks: Vec<(String, usize, Weight)> = Vec::new();
        each("currencies.lex", currencies, &mut |line| {
            tables.currency(line, &mut words, &mut marks)
        });
        tables.money_words = meanings(words);
        tables.money_marks = meanings(marks);
        if errors.is_empty() {
            Ok(tables)
        } else {
            Err(errors)
        }
    }

    /// `section name: term, term`.
    fn section(&mut self, line: &str) -> Result<(), String> {
        let (head, list) = line
            .split_once(':')
            .ok_or("expected a section, for some a name, then : and terms divided by commas")?;
        let (section, name) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let name = name.trim();
        let terms = || {
            list.split(',')
                .map(str::trim)
                .filter(|term| !term.is_empty())
        };
        let number = || {
            name.parse::<Decimal>()
                .map_err(|error| format!("expected a number behind {section}: {error}"))
        };
        let qualifier = || {
            Qualifier::from_name(name).ok_or_else(|| {
                format!(
                    "{name:?} is none of: {}",
                    names(Qualifier::ALL, Qualifier::name)
                )
            })
        };
        let lower = |term: &str| CompactString::from(term);
        match section {
            "number" | "scale" | "glued" => {
                let value = number()?;
                let table = match section {
                    "number" => &mut self.numbers,
                    "scale" => &mut self.scales,
                    _ => &mut self.glued,
                };
                for term in terms() {
                    if table.insert(lower(term), value).is_some() {
                        return Err(format!("{term:?} is in {section} twice"));
                    }
                }
            }
            "plural" => {
                let value = number()?;
                terms().for_each(|term| self.plurals.add(term, value));
            }
            "parts" => {
                let whole: u64 = name
                    .parse()
                    .ok()
                    .filter(|&whole| whole > 1)
                    .ok_or("expected a whole number above 1 behind parts")?;
                self.parts.extend(terms().map(|term| (lower(term), whole)));
            }
            "before" => {
                let value = qualifier()?;
                terms().for_each(|term| self.before.add(term, value));
            }
            "after" => {
                let value = qualifier()?;
                terms().for_each(|term| self.after.add(term, value));
            }
            "between" => terms().for_each(|term| self.fillers.add(term, ())),
            "percent" => terms().for_each(|term| self.percent.add(term, lower(name))),
            "unit" => {
                let (name, factor) = match name.split_once('*') {
                    Some((name, factor)) => {
                        let factor = factor.trim().parse::<Decimal>();
                        (
                            name.trim(),
                            Some(factor.map_err(|error| error.to_string())?),
                        )
                    }
                    None => (name, None),
                };
                let (name, per) = match name.split_once('/') {
                    Some((name, per)) => (name, Some(lower(per))),
                    None => (name, None),
                };
                for term in terms() {
                    let unit = Unit {
                        name: lower(name),
                        factor,
                        per: per.clone(),
                    };
                    self.units.add(term, unit);
                }
            }
            "per" if name.is_empty() => self.per_nouns.extend(terms().map(lower)),
            "per" => terms().for_each(|term| self.per_terms.add(term, lower(name))),
            "clock" => terms().for_each(|term| self.clock.add(term, ())),
            "uncounted" => self.uncounted.extend(terms().map(lower)),
            "label" => self.labels.extend(terms().map(lower)),
            "month" => self.months.extend(terms().map(lower)),
            "rise" => self.rise.extend(terms().map(lower)),
            "fall" => self.fall.extend(terms().map(lower)),
            "level" => self.level.extend(terms().map(lower)),
            "measure" => {
                let measure = Measure::from_name(name).ok_or_else(|| {
                    format!(
                        "{name:?} is none of: {}",
                        names(Measure::ALL, Measure::name)
                    )
                })?;
                let mut own = Terms::default();
                terms().for_each(|term| own.add(term, ()));
                self.measures.push((measure, own));
            }
            other => {
                return Err(format!(
                    "{other:?} is no section; expected number, scale, glued, plural, parts, before, \
                     after, between, percent, unit, per, uncounted, label, clock, month, rise, fall, \
                     level or measure"
                ));
            }
        }
        Ok(())
    }

    /// `CODE; countries; words; marks`.
    fn currency(
        &mut self,
        line: &str,
        words: &mut Vec<(String, usize, Weight)>,
        marks: &mut Vec<(String, usize, Weight)>,
    ) -> Result<(), String> {
        let columns: Vec<&str> = line.split(';').map(str::trim).collect();
        let [code, countries, own_words, own_marks] = columns.as_slice() else {
            return Err("expected CODE; countries; words; marks".to_owned());
        };
        let is_code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        if !is_code(code) || self.currencies.iter().any(|known| known.code == code) {
            return Err(format!(
                "{code:?} is no new ISO 4217 code of three capitals"
            ));
        }
        let list = |column: &'_ str| -> Vec<String> {
            let items = column.split(',').map(str::trim);
            items.filter(|i| !i.is_empty()).map(str::to_owned).collect()
        };
        let countries = list(countries);
        if let Some(bad) = countries.iter().find(|country| !is_code(country)) {
            return Err(format!("{bad:?} is no code of a country of three capitals"));
        }
        let index = self.currencies.len();
        self.currencies.push(Currency {
            code: (*code).into(),
            countries: countries.iter().map(CompactString::from).collect(),
        });
        for (column, target, plural) in [(own_words, words, true), (own_marks, marks, false)] {
            for item in list(column) {
                let (term, weight) = match (item.strip_suffix('!'), item.strip_suffix('*')) {
                    (Some(term), _) => (term, Weight::Fixed),
                    (_, Some(term)) => (term, Weight::Usual),
                    _ => (item.as_str(), Weight::Open),
                };
                target.push((term.to_owned(), index, weight));
                if plural && !term.ends_with('s') {
                    target.push((format!("{term}s"), index, weight));
                }
            }
        }
        Ok(())
    }

    /// The ISO 4217 code that is meant, where an adjective ("Canadian") or the countries of the sentence
    /// say so or only one can be meant.
    pub(crate) fn currency_of(
        &self,
        meant: &Meant,
        adjective: Option<&str>,
        sentence: &[&str],
    ) -> Option<&str> {
        let used_in = |line: usize, country: &str| {
            self.currencies
                .get(line)
                .is_some_and(|c| c.countries.iter().any(|own| own == country))
        };
        let code = |line: usize| self.currencies.get(line).map(|c| c.code.as_str());
        if let Some(country) = adjective {
            let own = meant.lines.iter().find(|(line, _)| used_in(*line, country));
            return own.and_then(|(line, _)| code(*line));
        }
        if let [(only, _)] = meant.lines.as_slice() {
            return code(*only);
        }
        let by = |weight: Weight| meant.lines.iter().find(|(_, own)| *own == weight);
        if let Some((line, _)) = by(Weight::Fixed) {
            return code(*line);
        }
        let mut here = meant
            .lines
            .iter()
            .filter(|(line, _)| sentence.iter().any(|country| used_in(*line, country)));
        match (here.next(), here.next(), by(Weight::Usual)) {
            (Some((line, _)), None, _) => code(*line),
            (None, None, Some((line, _))) => code(*line),
            (Some((a, _)), Some((b, _)), Some((usual, _))) if a == usual || b == usual => {
                code(*usual)
            }
            _ => None,
        }
    }

    /// The statistic that the last of the words names, with those before it.
    pub(crate) fn measure(&self, words: &[Piece]) -> Option<Measure> {
        self.measures
            .iter()
            .find(|(_, terms)| terms.end(words))
            .map(|(measure, _)| *measure)
    }
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> String {
    all.iter()
        .map(|&one| name(one))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Puts the lines of one word together. The name of a word is its singular, which comes first.
fn meanings(items: Vec<(String, usize, Weight)>) -> Terms<Meant> {
    let mut order: Vec<(String, Meant)> = Vec::new();
    let mut index: FxHashMap<String, usize> = FxHashMap::default();
    let mut singular = CompactString::default();
    for (term, line, weight) in items {
        if term.strip_suffix('s') != Some(singular.as_str()) {
            singular = term.as_str().into();
        }
        let at = *index.entry(term.clone()).or_insert_with(|| {
            order.push((
                term.clone(),
                Meant {
                    name: singular.clone(),
                    lines: Vec::new(),
                },
            ));
            order.len() - 1
        });
        order[at].1.lines.push((line, weight));
    }
    let mut terms = Terms::default();
    for (term, meant) in order {
        terms.add(&term, meant);
    }
    terms
}
