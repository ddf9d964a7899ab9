//! Ways through the tree of one sentence.

use lang::{Deprel, Sentence, Token, Upos};
use record::Span;

/// The tree of a sentence with its children laid out for walking.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentence: &'a Sentence,
    /// Children of token `i` are `children[starts[i]..starts[i + 1]]`, in the order of the text.
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str, sentence: &'a Sentence) -> Tree<'a> {
        let count = sentence.tokens.len();
        let mut starts = vec![0u32; count + 1];
        for head in sentence.tokens.iter().filter_map(|token| token.head) {
            starts[head + 1] += 1;
        }
        for i in 0..count {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut children = vec![0u32; starts[count] as usize];
        for (i, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                children[next[head] as usize] = i as u32;
                next[head] += 1;
            }
        }
        Tree {
            text,
            sentence,
            starts,
            children,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    pub(crate) fn token(&self, i: usize) -> &'a Token {
        &self.sentence.tokens[i]
    }

    /// The word as it stands in the text.
    pub(crate) fn form(&self, i: usize) -> &'a str {
        self.token(i).span.of(self.text)
    }

    pub(crate) fn lemma(&self, i: usize) -> &'a str {
        self.token(i).lemma.as_str()
    }

    pub(crate) fn relation(&self, i: usize) -> Deprel {
        self.token(i).deprel
    }

    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.token(i).head
    }

    /// Whether it reads like a headline: it ends without a mark.
    pub(crate) fn is_headline(&self) -> bool {
        self.sentence
            .tokens
            .last()
            .is_some_and(|token| token.upos != Upos::Punct)
    }

    pub(crate) fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[i] as usize..self.starts[i + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// Children in one of the relations.
    pub(crate) fn children_by<'s>(
        &'s self,
        i: usize,
        relations: &'s [Deprel],
    ) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(i)
            .filter(move |&child| relations.contains(&self.relation(child)))
    }

    pub(crate) fn child(&self, i: usize, relations: &[Deprel]) -> Option<usize> {
        self.children(i)
            .find(|&child| relations.contains(&self.relation(child)))
    }

    pub(crate) fn has_child_lemma(&self, i: usize, relations: &[Deprel], lemmas: &[&str]) -> bool {
        self.children_by(i, relations)
            .any(|child| lemmas.contains(&self.lemma(child)))
    }

    /// The token and those coordinated with it.
    pub(crate) fn with_conjuncts(&self, i: usize) -> Vec<usize> {
        let mut all = vec![i];
        let mut at = 0;
        while at < all.len() {
            all.extend(self.children_by(all[at], &[Deprel::Conj]));
            at += 1;
        }
        all
    }

    /// The first of a coordination: what `i` is a conjunct of, or `i` itself.
    pub(crate) fn first_conjunct(&self, mut i: usize) -> usize {
        while self.relation(i) == Deprel::Conj
            && let Some(head) = self.head(i)
        {
            i = head;
        }
        i
    }

    /// The prepositions that mark a nominal, as one lower-case phrase: `to`, `in front of`.
    pub(crate) fn preposition(&self, i: usize) -> Option<String> {
        let marker = self.child(i, &[Deprel::Case])?;
        let mut phrase = self.form(marker).to_lowercase();
        for part in self.children_by(marker, &[Deprel::Fixed]) {
            phrase.push(' ');
            phrase.push_str(&self.form(part).to_lowercase());
        }
        Some(phrase)
    }

    /// Whether one of the prepositions that mark the nominal is `preposition`.
    pub(crate) fn is_marked_by(&self, i: usize, preposition: &str) -> bool {
        self.children_by(i, &[Deprel::Case]).any(|marker| {
            self.form(marker).eq_ignore_ascii_case(preposition) || self.lemma(marker) == preposition
        }) || (preposition.contains(' ')
            && self
                .preposition(i)
                .is_some_and(|phrase| phrase == preposition))
    }

    pub(crate) fn is_nominal(&self, i: usize) -> bool {
        matches!(
            self.token(i).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det
        )
    }

    pub(crate) fn is_verbal(&self, i: usize) -> bool {
        matches!(self.token(i).upos, Upos::Verb | Upos::Aux)
    }

    pub(crate) fn is_passive(&self, i: usize) -> bool {
        self.child(i, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass])
            .is_some()
            || (self.relation(i) == Deprel::Acl && self.token(i).xpos == "VBN")
    }

    /// Whether `i` lies in the subtree of `ancestor`; a token lies in its own.
    pub(crate) fn dominates(&self, ancestor: usize, mut i: usize) -> bool {
        let mut steps = 0;
        loop {
            if i == ancestor {
                return true;
            }
            match self.head(i) {
                Some(head) if steps < self.len() => i = head,
                _ => return false,
            }
            steps += 1;
        }
    }

    /// Whether a token depends on one of the words within their own clause: not through a relative or
    /// adverbial clause or through another clause beside it.
    pub(crate) fn within_clause(&self, words: &[usize], mut token: usize) -> bool {
        for _ in 0..self.len() {
            if words.contains(&token) {
                return true;
            }
            let another = match self.relation(token) {
                Deprel::Advcl
                | Deprel::AdvclRelcl
                | Deprel::AclRelcl
                | Deprel::Parataxis
                | Deprel::Ccomp => true,
                Deprel::Conj => self.is_verbal(token),
                _ => false,
            };
            match self.head(token) {
                Some(head) if !another => token = head,
                _ => return false,
            }
        }
        false
    }

    /// The tokens of the subtree of `i` without those under the children that `skip` names.
    pub(crate) fn subtree(&self, i: usize, skip: &[Deprel]) -> Vec<usize> {
        let mut found = vec![i];
        let mut at = 0;
        while at < found.len() {
            let token = found[at];
            found.extend(
                self.children(token)
                    .filter(|&c| !skip.contains(&self.relation(c))),
            );
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// The byte range from the first to the last of the tokens.
    pub(crate) fn span_of(&self, tokens: &[usize]) -> Span {
        tokens
            .iter()
            .map(|&i| self.token(i).span)
            .reduce(Span::join)
            .unwrap_or(Span::new(
                self.sentence.span.start,
                self.sentence.span.start,
            ))
    }

    /// A noun phrase without its clauses and without a marking preposition.
    pub(crate) fn phrase_span(&self, head: usize) -> Span {
        let mut tokens = self.subtree(
            head,
            &[
                Deprel::Case,
                Deprel::AclRelcl,
                Deprel::Acl,
                Deprel::Appos,
                Deprel::Parataxis,
                Deprel::Conj,
                Deprel::Cc,
                Deprel::Punct,
                Deprel::Nsubj,
                Deprel::Cop,
                Deprel::Advcl,
                Deprel::Advmod,
                Deprel::Mark,
                Deprel::Aux,
            ],
        );
        tokens.retain(|&i| !self.token(i).span.is_empty());
        self.span_of(&tokens)
    }

    /// The subject of a predicate: its own, or the one it shares with what it depends on.
    pub(crate) fn subject(&self, i: usize) -> Option<usize> {
        self.subject_within(i, 8)
    }

    fn subject_within(&self, i: usize, steps: usize) -> Option<usize> {
        const SUBJECT: [Deprel; 3] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter];
        if let Some(subject) = self.child(i, &SUBJECT) {
            return Some(self.behind_relative(i, subject));
        }
        if steps == 0 {
            return None;
        }
        let head = self.head(i)?;
        match self.relation(i) {
            Deprel::Conj => self.subject_within(head, steps - 1),
            Deprel::Xcomp => self
                .child(head, &[Deprel::Obj, Deprel::Iobj])
                .filter(|_| self.is_verbal(head) && !self.subject_control(head))
                .or_else(|| self.subject_within(head, steps - 1)),
            // "passed a resolution criticising": the noun is nobody, its clause has the subject.
            Deprel::Acl | Deprel::Advcl
                if self.token(i).xpos == "VBG"
                    && self.token(head).upos == Upos::Noun
                    && is_text(self.lemma(head)) =>
            {
                self.governing_subject(head, steps - 1)
            }
            Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis => {
                self.subject_within(head, steps - 1)
            }
            Deprel::Acl if self.token(i).xpos == "VBG" => Some(head),
            // "its decision to withdraw": whoever owns the noun.
            Deprel::Acl if self.token(i).xpos != "VBN" => self
                .child(head, &[Deprel::NmodPoss])
                .or_else(|| self.governing_subject(head, steps - 1)),
            Deprel::AclRelcl => Some(head),
            _ => None,
        }
    }

    /// The subject of the verb that governs a noun ("Iran made a decision to withdraw").
    fn governing_subject(&self, noun: usize, steps: usize) -> Option<usize> {
        let head = self.head(noun)?;
        (self.is_verbal(head) && matches!(self.relation(noun), Deprel::Obj | Deprel::Obl))
            .then(|| self.subject_within(head, steps))
            .flatten()
    }

    /// Verbs whose subject, not whose object, is the subject of the infinitive.
    fn subject_control(&self, verb: usize) -> bool {
        matches!(
            self.lemma(verb),
            "promise" | "threaten" | "vow" | "pledge" | "use" | "take" | "make"
        ) && self
            .child(verb, &[Deprel::Obj])
            .is_some_and(|o| !self.is_person_like(o))
    }

    fn is_person_like(&self, i: usize) -> bool {
        matches!(self.token(i).upos, Upos::Propn | Upos::Pron)
    }

    /// For a relative pronoun as argument of a relative clause: the noun that the clause modifies.
    pub(crate) fn behind_relative(&self, clause: usize, argument: usize) -> usize {
        if !matches!(self.token(argument).xpos, "WDT" | "WP" | "WP$")
            && !(self.lemma(argument) == "that" && self.token(argument).upos == Upos::Pron)
        {
            return argument;
        }
        let mut at = clause;
        for _ in 0..6 {
            let Some(head) = self.head(at) else {
                return argument;
            };
            if self.relation(at) == Deprel::AclRelcl {
                return head;
            }
            at = head;
        }
        argument
    }
}

/// Nouns for what is said or written, which speak for whoever makes them.
fn is_text(lemma: &str) -> bool {
    matches!(
        lemma,
        "resolution"
            | "report"
            | "statement"
            | "letter"
            | "note"
            | "petition"
            | "declaration"
            | "communique"
            | "tweet"
            | "message"
            | "speech"
            | "bill"
            | "motion"
            | "complaint"
            | "lawsuit"
            | "decree"
            | "order"
            | "memo"
            | "post"
            | "video"
    )
}
