//! What an amount is of, by the tree, and which event governs it.

use codebook::Field;
use lang::{Deprel, Upos};
use record::{Amount, AmountKind, Measure, Phrase, Span};

use super::claims::Scene;
use super::pieces::pieces;
use super::read::{In, Raw};
use super::tables::Tables;
use crate::dates::DateMention;
use crate::find::Found;
use crate::topics::{Topic, TopicHit};
use crate::tree::Tree;

/// An amount with its place in the tree.
#[derive(Debug)]
pub(crate) struct Bound {
    pub(crate) amount: Amount,
    /// The token of the amount that the others of it depend on.
    pub(crate) top: usize,
    /// Head of what it is an amount of.
    pub(crate) of: Option<usize>,
    /// Subject of its clause.
    pub(crate) subject: Option<usize>,
    /// The word that it hangs on.
    pub(crate) governor: Option<usize>,
}

/// So far from an amount a date may stand whose year is that of the amount, in bytes.
const YEAR_REACH: usize = 60;
/// So many tokens from an amount fields are looked for where its own words have none.
const FIELD_REACH: usize = 8;

/// Looks the amount up in the tree. `None` where the tree shows that it is none.
pub(crate) fn bind(raw: &Raw, scene: &Scene<'_>, tables: &Tables) -> Option<Bound> {
    let tree = scene.tree;
    let text = tree.text;
    let mut range = tokens_in(tree, raw.core)?;
    let mut span = raw.span;
    let mut amount = Amount {
        text: String::new(),
        span,
        kind: AmountKind::Quantity,
        value: raw.value,
        low: raw.low,
        high: raw.high,
        qualifier: raw.qualifier,
        currency: None,
        unit: None,
        per: raw.per.clone(),
        of: None,
        subject: None,
        fields: Vec::new(),
        measure: None,
        year: None,
    };
    let mut counted = None;
    match &raw.counted_in {
        In::Money(meant, adjective) => {
            let countries = scene.countries();
            let code = tables.currency_of(meant, adjective.as_deref(), &countries);
            amount.kind = AmountKind::Money;
            amount.currency = code.map(str::to_owned);
            amount.unit = code.is_none().then(|| meant.name.to_string());
        }
        In::Percent(name) => {
            amount.kind = AmountKind::Share;
            amount.unit = Some(name.to_string());
        }
        In::Part => {
            amount.kind = AmountKind::Share;
            amount.unit = Some("%".to_owned());
        }
        // "Thousands of miles" is a figure of speech.
        In::Unit(name)
            if raw.value.is_none()
                && raw.high.is_none()
                && matches!(name.as_str(), "mile" | "kilometre" | "metre" | "foot") =>
        {
            return None;
        }
        In::Unit(name) => amount.unit = Some(name.to_string()),
        In::Bare => {
            let noun = counted_noun(scene, raw, range)?;
            let mut lemma = tree.lemma(noun).to_lowercase();
            if scene.is_people(tree.form(noun)) && lemma.ends_with('s') {
                lemma.pop();
            }
            if tables.uncounted.contains(lemma.as_str()) || crate::agreements::is_paper(tree, noun)
            {
                return None;
            }
            amount.unit = Some(lemma);
            range.1 = noun;
            span.end = tree.token(noun).span.end;
            counted = Some(noun);
        }
    }
    if raw.per.is_some() && counted.is_none() {
        span.end = span.end.max(raw.span.end);
    }
    amount.span = span;
    amount.text = span.of(text).to_owned();
    let top = counted.unwrap_or_else(|| top_of(tree, range));
    let around = Around {
        tree,
        tables,
        range,
        top,
    };
    let governor = around.governor();
    let (of, of_span) = match counted {
        Some(noun) => {
            let own = Span::new(
                tree.sentence.tokens[range.0..=range.1]
                    .iter()
                    .find(|token| {
                        token.span.start >= raw.numeral_end
                            && !matches!(
                                token.upos,
                                Upos::Adp | Upos::Det | Upos::Pron | Upos::Punct
                            )
                            && !matches!(
                                token.lemma.as_str(),
                                "more" | "further" | "additional" | "other" | "another" | "new"
                            )
                    })
                    .map_or(tree.token(noun).span.start, |token| token.span.start),
                tree.token(noun).span.end,
            );
            (Some(noun), Some(own))
        }
        None => match around.of() {
            // "a quarter of a century"
            Some((head, _)) if matches!(raw.counted_in, In::Part) && around.is_time(head) => {
                return None;
            }
            Some((head, span)) => (Some(head), Some(span)),
            None => (None, None),
        },
    };
    amount.of = of_span
        .filter(|span| counted.is_some() || !span.overlaps(amount.span))
        .map(|span| without_article(tree, span))
        .and_then(|span| Phrase::at(text, span));
    let subject = governor.and_then(|verb| around.subject_of(verb));
    let change = around.change(governor, raw);
    if let Some(falls) = change {
        amount.kind = AmountKind::Change;
        if falls && !raw.negative {
            let negative = |value: record::Decimal| value.negative();
            amount.value = amount.value.map(negative);
            let (low, high) = (amount.high.map(negative), amount.low.map(negative));
            (amount.low, amount.high) = (low, high);
        }
    }
    if matches!(amount.kind, AmountKind::Share | AmountKind::Change)
        && let Some(subject) =
            subject.filter(|&subject| Some(subject) != of && tree.token(subject).upos != Upos::Pron)
    {
        amount.subject = Phrase::at(text, noun_phrase(tree, subject))
            .filter(|phrase| !phrase.span.overlaps(amount.span));
    }
    // The head of a phrase names the statistic: "aid drivers" are no aid.
    let measured = |phrase: &Option<Phrase>, head: Option<usize>| {
        let (phrase, head) = (phrase.as_ref()?, head?);
        let end = tree.token(head).span.end.max(phrase.span.start);
        tables.measure(&pieces(text, Span::new(phrase.span.start, end)))
    };
    let by_verb = || {
        let verb = governor?;
        let word = tree.lemma(verb);
        // "traded for 150 women" is no trade.
        tables
            .measure(&pieces(word, Span::new(0, word.len())))
            .filter(|own| matches!(own, Measure::Exports | Measure::Imports | Measure::Debt))
    };
    amount.measure = measured(&amount.of, of)
        .or_else(|| measured(&amount.subject, subject))
        .or_else(by_verb);
    Some(Bound {
        amount,
        top,
        of,
        subject,
        governor,
    })
}

/// First and last of the tokens that overlap the span.
fn tokens_in(tree: &Tree<'_>, span: Span) -> Option<(usize, usize)> {
    let tokens = &tree.sentence.tokens;
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let after = tokens.partition_point(|token| token.span.start < span.end);
    (first < after).then(|| (first, after - 1))
}

/// The token whose head lies outside of the range; the one nearest to the root of several.
fn top_of(tree: &Tree<'_>, (first, last): (usize, usize)) -> usize {
    let depth = |mut at: usize| {
        let mut steps = 0;
        while let Some(head) = tree.head(at)
            && steps <= tree.len()
        {
            at = head;
            steps += 1;
        }
        steps
    };
    (first..=last)
        .filter(|&at| tree.head(at).is_none_or(|head| head < first || head > last))
        .min_by_key(|&at| depth(at))
        .unwrap_or(last)
}

/// The noun that a bare number counts.
fn counted_noun(scene: &Scene<'_>, raw: &Raw, (first, last): (usize, usize)) -> Option<usize> {
    let tree = scene.tree;
    let is_people = |at: usize| tree.form(at).ends_with('s') && scene.is_people(tree.form(at));
    let is_plural = |at: usize| matches!(tree.token(at).xpos, "NNS" | "NNPS") || is_people(at);
    let is_noun = |at: usize| {
        tree.token(at).upos == Upos::Noun
            || matches!(tree.token(at).xpos, "NNPS" | "NNS")
            || is_people(at)
    };
    let mut from = last;
    // "millions of people", "two thirds": the noun is that of the phrase with "of".
    if let Some(of) = (last + 1 < tree.len()).then_some(last + 1)
        && tree.form(of).eq_ignore_ascii_case("of")
    {
        // "131 of the refugees", "millions of people"; not "two of steel".
        let vague = raw.low.is_some() && raw.high.is_none();
        let owned =
            of + 1 < tree.len() && matches!(tree.token(of + 1).upos, Upos::Det | Upos::Pron);
        if !vague && !owned {
            return None;
        }
        from = if vague { of } else { of + 1 };
    }
    let mut noun = None;
    for at in from + 1..tree.len().min(from + 6) {
        let upos = tree.token(at).upos;
        if is_noun(at) {
            // More than one are counted in the plural: "1,500 students study" has no noun "study".
            if noun.is_some_and(is_plural) && !is_plural(at) {
                break;
            }
            noun = Some(at);
            let goes_on = at + 1 < tree.len()
                && matches!(tree.token(at + 1).upos, Upos::Noun | Upos::Propn)
                && tree.relation(at) == Deprel::Compound
                && tree.head(at).is_some_and(|head| head > at);
            if !goes_on {
                break;
            }
        } else if !(matches!(upos, Upos::Adj | Upos::Propn | Upos::Num)
            // "forty-three foreign and Egyptian workers"
            || upos == Upos::Cconj && at > from + 1 && tree.token(at - 1).upos == Upos::Adj)
            && !(upos == Upos::Verb && tree.relation(at) == Deprel::Amod)
            && !(upos == Upos::Punct && tree.form(at) == "-")
            && !(upos == Upos::Adv
                && matches!(
                    tree.relation(at),
                    Deprel::Advmod | Deprel::Compound | Deprel::Amod
                ))
        {
            break;
        }
    }
    let noun = noun?;
    // "in 20 Tashkent talks": the number belongs to this noun or to a word of its phrase.
    let counts = (first..=last).any(|at| {
        tree.head(at)
            .is_some_and(|head| head == noun || head > last && head <= noun || head < first)
            || tree.dominates(at, noun)
    });
    counts.then_some(noun)
}

/// The amount in its tree.
struct Around<'a> {
    tree: &'a Tree<'a>,
    tables: &'a Tables,
    range: (usize, usize),
    top: usize,
}

impl Around<'_> {
    fn inside(&self, at: usize) -> bool {
        (self.range.0..=self.range.1).contains(&at)
    }

    fn is_time(&self, at: usize) -> bool {
        is_time(self.tree, at) || matches!(self.tree.lemma(at), "century" | "hour" | "minute")
    }

    /// "80 billion dollars in yen"
    fn is_currency(&self, at: usize) -> bool {
        self.tables.is_currency(self.tree.form(at))
    }

    fn is_common_noun(&self, at: usize) -> bool {
        matches!(self.tree.token(at).upos, Upos::Noun | Upos::Propn)
    }

    /// The verb, or the noun or adjective with a copula, that the amount hangs on through nouns.
    fn governor(&self) -> Option<usize> {
        let tree = self.tree;
        let mut at = self.top;
        if tree.child(at, &[Deprel::Cop, Deprel::Nsubj]).is_some() {
            return Some(at);
        }
        for _ in 0..tree.len() {
            at = tree.head(at)?;
            if tree.is_verbal(at) || tree.child(at, &[Deprel::Cop]).is_some() {
                return Some(at);
            }
        }
        None
    }

    fn subject_of(&self, verb: usize) -> Option<usize> {
        let subject = self.tree.subject(verb)?;
        (!self.inside(subject)).then_some(subject)
    }

    fn phrase(&self, head: usize) -> (usize, Span) {
        (head, noun_phrase(self.tree, head))
    }

    /// A noun before the amount with what stands before it in its phrase.
    fn phrase_before(&self, head: usize) -> (usize, Span) {
        let start = self.tree.phrase_span(head).start;
        let own = self.tree.token(head).span;
        (head, Span::new(start.min(own.start), own.end))
    }

    /// Head and words of what it is an amount of.
    fn of(&self) -> Option<(usize, Span)> {
        let found = self.nearest_of()?;
        // "a jump of 30 per cent in commerce": what changes, not that it does.
        let word = self.tree.lemma(found.0);
        if self.tables.rise.contains(word) || self.tables.fall.contains(word) {
            let inner = self
                .tree
                .children_by(found.0, &[Deprel::Nmod])
                .find(|&child| {
                    !self.inside(child)
                        && self.is_common_noun(child)
                        && !self.is_time(child)
                        && (self.tree.is_marked_by(child, "in")
                            || self.tree.is_marked_by(child, "of"))
                });
            // The preposition that follows at once, whatever its noun was hung on.
            let next = found.0 + 1;
            let by_place = || {
                let follows = next < self.tree.len() && matches!(self.tree.form(next), "in" | "of");
                follows
                    .then(|| self.tree.head(next))
                    .flatten()
                    .filter(|&noun| noun > next && self.is_common_noun(noun) && !self.is_time(noun))
            };
            if let Some(inner) = inner.or_else(by_place) {
                return Some(self.phrase(inner));
            }
        }
        Some(found)
    }

    fn nearest_of(&self) -> Option<(usize, Span)> {
        self.behind(&["of"])
            .or_else(|| self.modified())
            .or_else(|| self.noun_before())
            .or_else(|| self.behind(&["in", "for", "towards", "toward", "worth of"]))
            .or_else(|| self.in_clause())
            .or_else(|| self.far_subject())
    }

    /// "60,000 tonnes *of wheat*".
    fn behind(&self, prepositions: &[&str]) -> Option<(usize, Span)> {
        let tree = self.tree;
        let marked = |noun: usize| {
            tree.preposition(noun)
                .is_some_and(|own| prepositions.contains(&own.as_str()))
        };
        let of = prepositions.contains(&"of");
        let by_tree = (self.range.0..=self.range.1)
            .flat_map(|at| tree.children(at).collect::<Vec<_>>())
            .find(|&child| child > self.range.1 && marked(child) && self.is_common_noun(child));
        let next = self.range.1 + 1;
        let by_place = || {
            // The preposition that follows at once, whatever its noun was hung on.
            (next < tree.len() && prepositions.contains(&tree.form(next).to_lowercase().as_str()))
                .then(|| tree.head(next))
                .flatten()
                .filter(|&noun| noun > next && self.is_common_noun(noun) && !self.inside(noun))
        };
        let noun = by_tree.or_else(by_place)?;
        // Money "in 2022", "in Pakistan" and "for Pakistan" is not money of these.
        let named = tree.token(noun).upos == Upos::Propn;
        (of || !named && !is_time(tree, noun) && !self.is_currency(noun)).then(|| self.phrase(noun))
    }

    /// "$30 million *credit line*".
    fn modified(&self) -> Option<(usize, Span)> {
        let tree = self.tree;
        let head = tree.head(self.top)?;
        let modifies = matches!(
            tree.relation(self.top),
            Deprel::Compound
                | Deprel::Nummod
                | Deprel::Amod
                | Deprel::NmodPoss
                | Deprel::Nmod
                | Deprel::NmodUnmarked
                | Deprel::Det
                | Deprel::DetPredet
        );
        if head <= self.range.1 || !modifies || !self.is_common_noun(head) {
            return None;
        }
        let between = &tree.sentence.tokens[self.range.1 + 1..=head];
        let marked = between
            .iter()
            .any(|t| matches!(t.upos, Upos::Adp | Upos::Punct | Upos::Verb) && t.lemma != "-");
        if marked {
            return None;
        }
        let start = between
            .iter()
            .find(|token| token.upos != Upos::Punct && token.upos != Upos::Part)?;
        Some((head, start.span.join(tree.token(head).span)))
    }

    /// "*loan* of $30 million", "*goods* worth $30 million", "*contracts* totalling €2bn".
    fn noun_before(&self) -> Option<(usize, Span)> {
        let tree = self.tree;
        let head = tree.head(self.top)?;
        let is_value = |at: usize| {
            matches!(
                tree.lemma(at),
                "worth" | "value" | "total" | "amount" | "exceed" | "cost" | "number" | "estimate"
            )
        };
        if head < self.range.0 && is_value(head) && !tree.is_verbal(head)
            || is_value(head)
                && matches!(
                    tree.relation(head),
                    Deprel::Acl | Deprel::AclRelcl | Deprel::Amod
                )
        {
            let noun = tree.head(head).filter(|&noun| self.is_common_noun(noun));
            let modifies = matches!(
                tree.relation(head),
                Deprel::Acl
                    | Deprel::AclRelcl
                    | Deprel::Amod
                    | Deprel::Nmod
                    | Deprel::Advmod
                    | Deprel::Appos
            );
            if modifies && let Some(noun) = noun {
                return Some(self.phrase_before(noun));
            }
        }
        // "exported rice worth $3 million", whatever "worth" was hung on.
        if tree.lemma(head) == "worth"
            && let Some(before) = head.checked_sub(1)
            && tree.token(before).upos == Upos::Noun
        {
            return Some(self.phrase_before(before));
        }
        let nominal = matches!(
            tree.relation(self.top),
            Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Appos | Deprel::Obl
        );
        let of = tree
            .preposition(self.top)
            .is_none_or(|own| matches!(own.as_str(), "of" | "worth" | "to" | "at" | "by"));
        (nominal
            && of
            && head < self.range.0
            && tree.token(head).upos == Upos::Noun
            && !is_value(head))
        .then(|| self.phrase_before(head))
    }

    /// "*bilateral trade* reached €1.2 billion", "bought *six submarines* for $2 billion".
    fn in_clause(&self) -> Option<(usize, Span)> {
        let tree = self.tree;
        if tree.child(self.top, &[Deprel::Cop]).is_some() {
            return self.subject_of(self.top).map(|s| self.phrase(s));
        }
        let mut verb = tree.head(self.top)?;
        let mut at = self.top;
        if tree.relation(at) == Deprel::Conj {
            at = tree.first_conjunct(at);
            verb = tree.head(at)?;
        }
        if !tree.is_verbal(verb) || tree.relation(at) == Deprel::Nsubj {
            return None;
        }
        let word = tree.lemma(verb);
        let known = |set: &rustc_hash::FxHashSet<compact_str::CompactString>| set.contains(word);
        let object = tree
            .child(verb, &[Deprel::Obj])
            .filter(|&object| !self.inside(object) && !tree.dominates(object, self.top))
            // "reached €1.2 billion, up 18 per cent": not of the other amount.
            .filter(|&object| !self.is_currency(object) && tree.token(object).upos != Upos::Sym);
        let noun = if let Some(object) = object {
            Some(object)
        } else if known(&self.tables.level)
            || known(&self.tables.rise)
            || known(&self.tables.fall)
            || tree.is_passive(verb)
        {
            self.subject_of(verb)
        } else {
            // "invested $3bn in a port": the phrase may hang on the verb.
            tree.children_by(verb, &[Deprel::Obl]).find(|&child| {
                child > self.range.1
                    && tree.token(child).upos == Upos::Noun
                    && !is_time(tree, child)
                    && tree
                        .preposition(child)
                        .is_some_and(|own| matches!(own.as_str(), "in" | "for" | "on" | "towards"))
            })
        };
        noun.filter(|&noun| self.is_common_noun(noun))
            .map(|noun| self.phrase(noun))
    }

    /// The subject of the verb of level or change above, where the tree has words between.
    fn far_subject(&self) -> Option<(usize, Span)> {
        let verb = self.governor()?;
        let word = self.tree.lemma(verb);
        let sets = [&self.tables.level, &self.tables.rise, &self.tables.fall];
        let known = sets.iter().any(|set| set.contains(word));
        let subject = self.subject_of(verb).filter(|_| known)?;
        let apart = self.tree.token(subject).span.end < self.tree.token(self.range.0).span.start;
        (apart && self.is_common_noun(subject)).then(|| self.phrase(subject))
    }

    /// Whether the amount is a difference, and then whether one downwards.
    fn change(&self, governor: Option<usize>, raw: &Raw) -> Option<bool> {
        let tree = self.tree;
        let direction = |at: usize| {
            let word = tree.lemma(at).to_lowercase();
            let form = tree.form(at).to_lowercase();
            let known = |set: &rustc_hash::FxHashSet<compact_str::CompactString>| {
                set.contains(word.as_str()) || set.contains(form.as_str())
            };
            known(&self.tables.fall)
                .then_some(true)
                .or_else(|| known(&self.tables.rise).then_some(false))
        };
        if matches!(raw.counted_in, In::Part) {
            return None;
        }
        let percent = matches!(raw.counted_in, In::Percent(_));
        // "takes *up* 15 %"
        let is_particle = |at: usize| {
            tree.relation(at) == Deprel::CompoundPrt
                && tree.head(at).is_some_and(|verb| direction(verb).is_none())
        };
        let before = |offset: usize| raw_start(tree, raw).checked_sub(offset);
        let by = before(1).is_some_and(|at| tree.form(at).eq_ignore_ascii_case("by"));
        let marker = before(1)
            .map(|at| tree.form(at).to_lowercase())
            .unwrap_or_default();
        // "up 18 per cent", "rose 14.5 %"
        if percent
            && let Some(at) = before(1)
            && tree.token(at).upos != Upos::Adp
            && !is_particle(at)
            && let Some(falls) = direction(at)
        {
            return Some(falls);
        }
        let particle = before(1).is_some_and(is_particle);
        if !particle && (marker == "up" || marker == "down") {
            return percent.then_some(marker == "down");
        }
        // "an 18 per cent increase", "18 per cent higher", "growth of 5 per cent"
        let next = self.range.1 + 1;
        let behind = (next < tree.len()).then(|| direction(next)).flatten();
        if let Some(falls) = behind
            && (percent || tree.token(next).upos == Upos::Noun)
            && !tree.is_verbal(next)
        {
            return Some(falls);
        }
        if let Some(head) = tree.head(self.top)
            && tree.token(head).upos == Upos::Noun
            && (marker == "of" || marker == "by" || head > self.range.1)
            && (percent || by || head > self.range.1 || tree.lemma(head) == "increase")
            && let Some(falls) = direction(head)
        {
            return Some(falls);
        }
        if by
            && let Some(verb) = governor
            && let Some(falls) = direction(verb)
        {
            return Some(falls);
        }
        None
    }
}

/// A noun with its modifiers, and with both sides of "trade between A and B".
fn noun_phrase(tree: &Tree<'_>, head: usize) -> Span {
    let own = tree.phrase_span(head);
    tree.children_by(head, &[Deprel::Nmod])
        .filter(|&child| {
            own.contains(tree.token(child).span) && tree.is_marked_by(child, "between")
        })
        .flat_map(|child| tree.with_conjuncts(child))
        .filter(|&side| tree.is_nominal(side))
        .map(|side| tree.phrase_span(side))
        .fold(own, Span::join)
}

/// The words without an indefinite article before them.
fn without_article(tree: &Tree<'_>, span: Span) -> Span {
    match tokens_in(tree, span) {
        Some((first, last)) if first < last && matches!(tree.lemma(first), "a" | "an") => {
            Span::new(tree.token(first + 1).span.start, span.end)
        }
        _ => span,
    }
}

/// The token at which the whole amount, with what limits it, begins.
fn raw_start(tree: &Tree<'_>, raw: &Raw) -> usize {
    tree.sentence
        .tokens
        .partition_point(|token| token.span.end <= raw.span.start)
}

fn is_time(tree: &Tree<'_>, at: usize) -> bool {
    matches!(
        tree.lemma(at),
        "year"
            | "month"
            | "week"
            | "day"
            | "quarter"
            | "half"
            | "period"
            | "time"
            | "decade"
            | "term"
            | "total"
            | "case"
            | "example"
            | "instance"
            | "exchange"
            | "return"
            | "percent"
            | "first"
            | "future"
            | "past"
    ) || tree.form(at).bytes().any(|b| b.is_ascii_digit())
}

/// Fields and year, from the terms and dates of the sentence.
pub(crate) fn describe(
    bound: &mut Bound,
    tree: &Tree<'_>,
    topics: &[TopicHit],
    dates: &[DateMention],
) {
    let span = bound.amount.span;
    let in_words = |token: usize| {
        let own = tree.token(token).span;
        let phrases = [bound.amount.of.as_ref(), bound.amount.subject.as_ref()];
        span.overlaps(own)
            || phrases
                .iter()
                .flatten()
                .any(|phrase| phrase.span.overlaps(own))
    };
    let below = |token: usize| {
        [bound.of, bound.subject]
            .iter()
            .flatten()
            .any(|&head| tree.dominates(head, token))
    };
    let near = |token: usize| token.abs_diff(bound.top) <= FIELD_REACH;
    let fields_where = |test: &dyn Fn(usize) -> bool| {
        let mut fields: Vec<Field> = topics
            .iter()
            .filter_map(|hit| match hit.topic {
                // "dollar" is a term of finance, which says nothing of a sum in dollars.
                Topic::Field(field)
                    if test(hit.token) && !span.overlaps(tree.token(hit.token).span) =>
                {
                    Some(field)
                }
                _ => None,
            })
            .collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    };
    let mut fields = fields_where(&in_words);
    if fields.is_empty() {
        fields = fields_where(&below);
    }
    if fields.is_empty() {
        fields = fields_where(&near);
    }
    bound.amount.fields = fields;
    bound.amount.year = dates
        .iter()
        .filter(|date| !date.decade)
        .filter_map(|date| {
            let (distance, behind) = if date.span.start >= span.end {
                (date.span.start - span.end, true)
            } else {
                (span.start.saturating_sub(date.span.end), false)
            };
            // "from A in 2017 to B in 2019": the date behind an amount is its own before one ahead of it.
            let weighed = if behind { distance } else { distance + 25 };
            (distance <= YEAR_REACH && within(tree, date.span, bound))
                .then_some((weighed, date.date.day.year()))
        })
        .min()
        .map(|(_, year)| year);
}

/// Whether the date stands in the clause of the amount.
fn within(tree: &Tree<'_>, date: Span, bound: &Bound) -> bool {
    let Some((first, last)) = tokens_in(tree, date) else {
        return false;
    };
    let token = top_of(tree, (first, last));
    let clause = bound.governor.unwrap_or(bound.top);
    tree.within_clause(&[clause, bound.top], token)
        || tree.dominates(token, bound.top)
        || tree
            .head(token)
            .is_none_or(|head| tree.dominates(head, bound.top))
}

/// How many steps the tree has from the amount up to the words of an event, within one clause; `None`
/// where the event does not govern it.
pub(crate) fn steps(tree: &Tree<'_>, bound: &Bound, found: &Found) -> Option<usize> {
    let mut at = bound.top;
    let mut nominal = true;
    for step in 0..=tree.len() {
        if found.words.contains(&at) {
            return Some(step * 2);
        }
        // "a loan of $3bn *provided* by China": the event hangs on the noun of the amount.
        let below = nominal
            && matches!(tree.relation(found.token), Deprel::Acl | Deprel::AclRelcl)
            && tree.head(found.token) == Some(at);
        if below {
            return Some(step * 2 + 1);
        }
        let another = match tree.relation(at) {
            Deprel::Advcl
            | Deprel::AdvclRelcl
            | Deprel::AclRelcl
            | Deprel::Parataxis
            | Deprel::Ccomp => true,
            Deprel::Conj => tree.is_verbal(at),
            _ => false,
        };
        if another {
            return None;
        }
        at = tree.head(at)?;
        nominal &= tree.is_nominal(at);
    }
    None
}
