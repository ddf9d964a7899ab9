//! The papers that events are about: treaties, contracts, statements, how many, on what, and the step
//! in their life.
//!
//! The words are in `lexicon/agreements.lex`; `docs/LEXICON.md` describes its format.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use compact_str::CompactString;
use lang::{Deprel, Upos};
use record::{Agreement, Event, Instrument, Phrase, Span, Step};
use rustc_hash::FxHashMap;

use crate::actors::Actors;
use crate::amounts::Tables;
use crate::find::Found;
use crate::lexicon::LexiconError;
use crate::tree::Tree;

pub(crate) const EMBEDDED: &str = include_str!("../lexicon/agreements.lex");

/// Lemmas behind a first one, with what they mean; the longest first.
type Terms<T> = FxHashMap<CompactString, Vec<(Vec<CompactString>, T)>>;

/// The words of papers and steps.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// `None` for words that only look like a paper.
    papers: Terms<Option<Instrument>>,
    steps: Terms<Step>,
}

impl Words {
    fn embedded() -> &'static Words {
        // A test holds that the compiled-in file parses.
        static WORDS: LazyLock<Words> =
            LazyLock::new(|| Words::parse(EMBEDDED).unwrap_or_default());
        &WORDS
    }

    /// Reads the file of papers and steps.
    ///
    /// # Errors
    /// All lines that cannot be read, each with line and what was expected.
    pub(crate) fn parse(text: &str) -> Result<Words, Vec<LexiconError>> {
        let mut words = Words::default();
        let mut errors = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            if let Err(message) = words.read_line(line) {
                errors.push(LexiconError {
                    file: "agreements.lex".to_owned(),
                    line: index + 1,
                    column: 0,
                    message,
                });
            }
        }
        let by_length = |rest: &Vec<CompactString>| std::cmp::Reverse(rest.len());
        words
            .papers
            .values_mut()
            .for_each(|list| list.sort_by_key(|(rest, _)| by_length(rest)));
        words
            .steps
            .values_mut()
            .for_each(|list| list.sort_by_key(|(rest, _)| by_length(rest)));
        if errors.is_empty() {
            Ok(words)
        } else {
            Err(errors)
        }
    }

    fn read_line(&mut self, line: &str) -> Result<(), String> {
        let (head, list) = line.split_once(':').ok_or(
            "expected \"instrument NAME\", \"step NAME\" or none, then : and terms divided by commas",
        )?;
        let (section, name) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
        let name = name.trim();
        let known = |all: Vec<&str>| format!("{name:?} is none of: {}", all.join(", "));
        let terms = list
            .split(',')
            .map(str::trim)
            .filter(|term| !term.is_empty());
        match section {
            "none" => terms.for_each(|term| add(&mut self.papers, term, None)),
            "instrument" => {
                let instrument = Instrument::from_name(name)
                    .ok_or_else(|| known(Instrument::ALL.iter().map(|one| one.name()).collect()))?;
                terms.for_each(|term| add(&mut self.papers, term, Some(instrument)));
            }
            "step" => {
                let step = Step::from_name(name)
                    .ok_or_else(|| known(Step::ALL.iter().map(|one| one.name()).collect()))?;
                terms.for_each(|term| add(&mut self.steps, term, step));
            }
            other => {
                return Err(format!(
                    "{other:?} is no section; expected instrument, step or none"
                ));
            }
        }
        Ok(())
    }
}

fn add<T: Copy>(terms: &mut Terms<T>, term: &str, value: T) {
    // The tokeniser may or may not divide at a hyphen.
    let mut forms = vec![term.to_owned()];
    if term.contains('-') {
        forms.push(term.replace('-', " - "));
    }
    for form in forms {
        let mut words = form.split_whitespace().map(CompactString::from);
        if let Some(first) = words.next() {
            terms
                .entry(first)
                .or_default()
                .push((words.collect(), value));
        }
    }
}

/// The longest term at a token: how many tokens, and its value.
fn longest<T: Copy>(terms: &Terms<T>, tree: &Tree<'_>, at: usize) -> Option<(usize, T)> {
    let list = list_at(terms, tree, at)?;
    list.iter().find_map(|(rest, value)| {
        let fits = rest.iter().enumerate().all(|(k, part)| {
            let token = at + 1 + k;
            token < tree.len()
                && (tree.lemma(token).eq_ignore_ascii_case(part)
                    || tree.form(token).eq_ignore_ascii_case(part))
        });
        fits.then_some((rest.len() + 1, *value))
    })
}

fn list_at<'t, T>(
    terms: &'t Terms<T>,
    tree: &Tree<'_>,
    at: usize,
) -> Option<&'t Vec<(Vec<CompactString>, T)>> {
    let lemma = tree.lemma(at);
    if let Some(list) = terms.get(lemma) {
        return Some(list);
    }
    // Only names keep capitals; most words end here without a copy.
    if lemma.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let lower = lemma.to_lowercase();
    terms.get(lower.as_str()).or_else(|| {
        // "MoUs", as a name, keeps its plural.
        terms.get(lower.strip_suffix('s')?)
    })
}

/// A paper in a sentence.
#[derive(Debug, Clone, Copy)]
struct Paper {
    /// Its tokens.
    first: usize,
    last: usize,
    /// The noun that the others depend on.
    head: usize,
    instrument: Instrument,
}

/// All papers of a sentence in order.
fn papers(tree: &Tree<'_>) -> Vec<Paper> {
    let words = Words::embedded();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tree.len() {
        match longest(&words.papers, tree, at) {
            Some((length, instrument)) => {
                let last = at + length - 1;
                let nominal = (at..=last).any(|i| {
                    matches!(tree.token(i).upos, Upos::Noun | Upos::Propn)
                        || is_acronym(tree.form(i))
                });
                if let Some(instrument) = instrument.filter(|_| nominal) {
                    let head = (at..=last)
                        .find(|&i| tree.head(i).is_none_or(|head| head < at || head > last))
                        .unwrap_or(last);
                    // In "free trade agreement talks" it only says what the talks are.
                    found.push(Paper {
                        first: at,
                        last,
                        head,
                        instrument,
                    });
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// "MoU", "MOUs", "FTA".
fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// Whether a noun is that of a paper.
pub(crate) fn is_paper(tree: &Tree<'_>, noun: usize) -> bool {
    let words = Words::embedded();
    (noun.saturating_sub(3)..=noun).any(|at| {
        longest(&words.papers, tree, at)
            .is_some_and(|(length, paper)| paper.is_some() && at + length > noun)
    })
}

/// Gives the papers of a sentence to its events.
pub(crate) fn settle(
    tree: &Tree<'_>,
    actors: &Actors,
    index: usize,
    kept: &mut [(&Found, &mut Event)],
) {
    if kept.is_empty() {
        return;
    }
    for paper in papers(tree) {
        let (governing, above) = governing(tree, &paper);
        let near = kept
            .iter()
            .enumerate()
            .filter_map(|(at, (found, _))| {
                let own = found
                    .words
                    .iter()
                    .any(|word| (paper.first..=paper.last).contains(word));
                let by_step = governing.iter().any(|(word, _)| found.words.contains(word));
                // "plan to sign a roadmap": the event is the plan, the step lies between.
                let beyond =
                    !governing.is_empty() && above.iter().any(|at| found.words.contains(at));
                // Its own noun states the event, or the word of the step does.
                (own || by_step || beyond).then_some((
                    !by_step,
                    !own,
                    found.token.abs_diff(paper.head),
                    at,
                ))
            })
            .min();
        let Some((.., at)) = near else { continue };
        let (found, event) = &mut kept[at];
        // Of several words above it the nearest that is a step of its own event.
        let step = governing
            .iter()
            .find(|(word, _)| found.words.contains(word))
            .or(governing.first())
            .map(|(_, step)| *step)
            .or_else(|| states_agreement(event).then_some(Step::Agreed));
        event
            .agreements
            .push(agreement(tree, actors, index, &paper, step));
    }
}

/// An AGREE event whose own noun is the paper, without a word for a step: it is agreed.
fn states_agreement(event: &Event) -> bool {
    event.event == codebook::EventType::Agree
}

/// The words that say what is done with the paper, the nearest first, each with its step; and all words
/// above it on the way.
fn governing(tree: &Tree<'_>, paper: &Paper) -> (Vec<(usize, Step)>, Vec<usize>) {
    let words = Words::embedded();
    let mut found = Vec::new();
    let mut above = Vec::new();
    let mut note = |at: usize| {
        if let Some(step) = step_at(words, tree, at) {
            found.push((at, step));
        }
    };
    // "an agreement *signed* in May"
    tree.children_by(paper.head, &[Deprel::Acl, Deprel::AclRelcl])
        .for_each(&mut note);
    let mut at = paper.head;
    for _ in 0..5 {
        let relation = tree.relation(at);
        let Some(head) = tree.head(at) else { break };
        let carries = matches!(
            relation,
            Deprel::Obj
                | Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Nmod
                | Deprel::NmodPoss
                | Deprel::Obl
                | Deprel::Conj
                | Deprel::Compound
                | Deprel::Appos
                | Deprel::Xcomp
                | Deprel::Acl
        );
        if !carries {
            break;
        }
        // "an annex to the treaty", "talks under the treaty": the step is not the treaty's.
        let apart = matches!(relation, Deprel::Nmod | Deprel::Obl)
            && tree.preposition(at).is_some_and(|own| {
                !matches!(
                    own.as_str(),
                    "of" | "on"
                        | "for"
                        | "to"
                        | "from"
                        | "with"
                        | "over"
                        | "towards"
                        | "about"
                        | "in"
                        | "out of"
                ) || own == "in" && tree.is_verbal(head)
            });
        if apart {
            break;
        }
        note(head);
        above.push(head);
        at = head;
    }
    (found, above)
}

/// The step that a word with its particles or object names: "take effect", "come into force".
fn step_at(words: &Words, tree: &Tree<'_>, at: usize) -> Option<Step> {
    let list = list_at(&words.steps, tree, at)?;
    list.iter().find_map(|(rest, step)| {
        let mut from = at;
        let fits = rest.iter().all(|part| {
            let next = (from + 1..tree.len().min(from + 5)).find(|&i| {
                tree.lemma(i).eq_ignore_ascii_case(part) || tree.form(i).eq_ignore_ascii_case(part)
            });
            next.inspect(|&i| from = i).is_some()
        });
        fits.then_some(*step)
    })
}

fn agreement(
    tree: &Tree<'_>,
    actors: &Actors,
    index: usize,
    paper: &Paper,
    step: Option<Step>,
) -> Agreement {
    let text = tree.text;
    let is_party = |at: usize| actors.at(index, at).next().is_some();
    let is_country = |at: usize| {
        is_party(at)
            || matches!(
                tree.lemma(at),
                "bilateral"
                    | "trilateral"
                    | "multilateral"
                    | "intergovernmental"
                    | "joint"
                    | "new"
                    | "last"
                    | "historic"
                    | "landmark"
                    | "key"
                    | "major"
                    | "important"
                    | "separate"
                    | "similar"
                    | "final"
                    | "interim"
                    | "draft"
                    | "such"
                    | "several"
                    | "many"
                    | "various"
                    | "relevant"
                    | "existing"
                    | "proposed"
                    | "more"
            )
    };
    let modifiers: Vec<usize> = tree
        .children_by(
            paper.head,
            &[
                Deprel::Compound,
                Deprel::Amod,
                Deprel::Nummod,
                Deprel::NmodDesc,
                Deprel::Flat,
            ],
        )
        .filter(|&at| at < paper.head)
        .collect();
    // Words before the paper that belong to its phrase, as far as they stand in one row.
    let mut first = paper.first;
    let mut name_from = None;
    let mut topic_from = None;
    while let Some(before) = first.checked_sub(1) {
        let belongs = modifiers.contains(&before)
            || modifiers
                .iter()
                .any(|&own| own > before && tree.dominates(own, before))
            || tree.head(before).is_some_and(|head| {
                (paper.first..=paper.last).contains(&head)
                    && matches!(
                        tree.relation(before),
                        Deprel::Compound | Deprel::Amod | Deprel::Nummod
                    )
            });
        let inner = !matches!(
            tree.token(before).upos,
            Upos::Det | Upos::Pron | Upos::Adp | Upos::Verb
        ) || tree.token(before).upos == Upos::Verb
            && tree.relation(before) != Deprel::Acl;
        if !belongs || !inner || tree.relation(before) == Deprel::NmodPoss {
            break;
        }
        first = before;
        let numeral = tree.token(before).upos == Upos::Num;
        if !is_country(before) && !numeral && tree.token(before).upos != Upos::Punct {
            topic_from = Some(before);
            if tree.token(before).upos == Upos::Propn
                || before > 0 && tree.form(before).starts_with(char::is_uppercase)
            {
                name_from = Some(before);
            }
        }
    }
    let span = tree.span_of(&(first..=paper.last).collect::<Vec<_>>());
    let ends_with_noun = tree.token(paper.last).span.end;
    let capital = |at: usize| tree.form(at).starts_with(char::is_uppercase);
    let title = capital(paper.head)
        && paper.head > 0
        && tree
            .form(paper.head)
            .chars()
            .filter(|c| c.is_uppercase())
            .count()
            == 1;
    let behind = topic_behind(tree, paper);
    let name = if name_from.is_some() || title && topic_from.is_some_and(capital) {
        let from = name_from
            .into_iter()
            .chain(topic_from)
            .min()
            .unwrap_or(paper.first);
        Phrase::at(text, Span::new(tree.token(from).span.start, ends_with_noun))
    } else if title && let Some(topic) = behind {
        let span = tree.phrase_span(topic);
        let until = if capital(topic) {
            span.end
        } else {
            ends_with_noun
        };
        (until > ends_with_noun)
            .then(|| Phrase::at(text, Span::new(tree.token(paper.first).span.start, until)))
            .flatten()
    } else {
        None
    };
    let topic = behind
        .map(|head| topic_span(tree, head))
        .or_else(|| {
            let from = topic_from.filter(|_| name_from.is_none())?;
            let until = paper.first.checked_sub(1).filter(|&until| until >= from)?;
            Some(tree.token(from).span.join(tree.token(until).span))
        })
        .or_else(|| own_topic(tree, paper));
    Agreement {
        text: span.of(text).to_owned(),
        span,
        instrument: paper.instrument,
        number: number(tree, paper, first),
        name,
        topic: topic.and_then(|span| Phrase::at(text, span)),
        step,
    }
}

/// "agreement *on visa-free travel*", "protocol *for the protection of birds*".
fn topic_behind(tree: &Tree<'_>, paper: &Paper) -> Option<usize> {
    (paper.first..=paper.last)
        .flat_map(|at| tree.children_by(at, &[Deprel::Nmod]).collect::<Vec<_>>())
        .find(|&child| {
            child > paper.last
                && tree.preposition(child).is_some_and(|own| {
                    matches!(
                        own.as_str(),
                        "on" | "for"
                            | "concerning"
                            | "regarding"
                            | "about"
                            | "covering"
                            | "in the field of"
                            | "in"
                            | "against"
                            | "of"
                    )
                })
                && tree.token(child).upos != Upos::Num
                && !tree.form(child).bytes().any(|b| b.is_ascii_digit())
                && !(matches!(
                    tree.preposition(child).as_deref(),
                    Some("in" | "for" | "of")
                ) && tree.token(child).upos == Upos::Propn)
                && !matches!(
                    tree.lemma(child),
                    "understanding"
                        | "intent"
                        | "cooperation"
                        | "co-operation"
                        | "year"
                        | "month"
                        | "day"
                        | "week"
                )
        })
        .or_else(|| {
            // "memorandum of cooperation *in agriculture*": the field hangs on the word of the paper.
            (paper.first..=paper.last)
                .flat_map(|at| tree.children_by(at, &[Deprel::Nmod]).collect::<Vec<_>>())
                .filter(|&child| matches!(tree.lemma(child), "cooperation" | "co-operation"))
                .flat_map(|child| tree.children_by(child, &[Deprel::Nmod]).collect::<Vec<_>>())
                .find(|&child| child > paper.last && tree.token(child).upos == Upos::Noun)
        })
        .or_else(|| {
            // "an agreement to build a railway": what is to be done.
            tree.children_by(paper.head, &[Deprel::Acl])
                .find(|&child| {
                    child > paper.last && tree.has_child_lemma(child, &[Deprel::Mark], &["to"])
                })
                .filter(|&child| tree.is_verbal(child))
        })
}

/// The words of a topic: with what is coordinated ("education and culture"), without a place ("in
/// Khartoum").
fn topic_span(tree: &Tree<'_>, head: usize) -> Span {
    let places = tree.children_by(head, &[Deprel::Nmod]).find(|&child| {
        tree.token(child).upos == Upos::Propn
            && (tree.is_marked_by(child, "in") || tree.is_marked_by(child, "at"))
    });
    let own = tree.phrase_span(head);
    let cut = places.and_then(|place| tree.child(place, &[Deprel::Case]));
    if let Some(before) = cut
        .and_then(|case| case.checked_sub(1))
        .filter(|&b| b >= head)
    {
        let end = tree.token(before).span.end;
        return Span::new(own.start, end);
    }
    tree.with_conjuncts(head)
        .into_iter()
        .filter(|&one| tree.token(one).upos == tree.token(head).upos && !is_paper(tree, one))
        .map(|one| tree.phrase_span(one))
        .reduce(Span::join)
        .unwrap_or(own)
}

/// "free trade" of a "free trade agreement": words that are part of the term itself.
fn own_topic(tree: &Tree<'_>, paper: &Paper) -> Option<Span> {
    let until = paper
        .last
        .checked_sub(1)
        .filter(|&until| until >= paper.first)?;
    let plain = matches!(paper.instrument, Instrument::Agreement)
        && !matches!(tree.lemma(paper.first), "framework" | "memorandum");
    plain.then(|| tree.token(paper.first).span.join(tree.token(until).span))
}

/// How many: "8 MoUs", "a dozen agreements", "an agreement".
fn number(tree: &Tree<'_>, paper: &Paper, first: usize) -> Option<u32> {
    let plural = (paper.first..=paper.last).any(|at| {
        matches!(tree.token(at).xpos, "NNS" | "NNPS")
            || tree.form(at).ends_with("oUs")
            || tree.form(at).ends_with("OUs")
    });
    let value = |at: usize| {
        let form = tree.form(at).to_lowercase();
        match form.as_str() {
            "dozen" => Some(12),
            _ => Tables::embedded()
                .whole(&form)
                .filter(|n| (1..1000).contains(n)),
        }
    };
    let range = first.saturating_sub(2)..paper.first;
    let counted = plural
        .then(|| {
            range
                .clone()
                .filter(|&at| at >= first || tree.lemma(at) == "dozen")
                .find_map(value)
        })
        .flatten();
    // "two dozen agreements"
    let dozens = range.clone().find(|&at| tree.lemma(at) == "dozen");
    if let Some(dozen) = dozens
        && let Some(count) = dozen
            .checked_sub(1)
            .and_then(value)
            .filter(|count| *count < 20)
    {
        return count.checked_mul(12);
    }
    match (counted, plural) {
        (Some(count), _) => Some(count),
        (None, true) => None,
        (None, false) => Some(1),
    }
}
