//! What the analysis of a text consists of.

use compact_str::CompactString;
use record::Span;

/// What a paragraph is in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A headline or a heading between paragraphs.
    Heading,
    /// "By ...", place and date on a line of their own.
    Byline,
    /// A note on the author, contact details, a disclaimer.
    AuthorNote,
    /// The caption of a picture or figure.
    Caption,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence with its tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its words in the sense of Universal Dependencies ("do" and "n't" are two).
    pub tokens: Vec<Token>,
    /// Names in it, none overlapping another, in order.
    pub names: Vec<NameSpan>,
}

/// A word.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Dictionary form, lower case except for names.
    pub lemma: CompactString,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, for example `VBD`.
    pub xpos: &'static str,
    /// Index of the head within the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: Deprel,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A country, region, city, river ...
    Place,
    /// A company, authority, party, association ...
    Organisation,
    /// Any other name (event, product, law ...).
    Other,
}

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameSpan {
    /// First token.
    pub first: usize,
    /// Token after the last.
    pub end: usize,
    /// What it names.
    pub kind: NameKind,
}

/// A text with its paragraphs and sentences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// Paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
}

macro_rules! labels {
    ($(#[$meta:meta])* $type:ident { $($variant:ident = $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $type { $(#[doc = concat!("`", $name, "`.")] $variant,)+ }

        impl $type {
            /// All labels.
            pub const ALL: &'static [$type] = &[$($type::$variant,)+];

            /// The label as it is written in CoNLL-U.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)+ }
            }

            /// The label of that name.
            pub fn from_name(name: &str) -> Option<$type> {
                match name { $($name => Some($type::$variant),)+ _ => None }
            }
        }
    };
}

labels! {
    /// Universal part-of-speech tags.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN",
        Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

labels! {
    /// Relations of Universal Dependencies with the subtypes of the English treebanks.
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl",
        Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass",
        Case = "case", Cc = "cc", CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound",
        CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop", Csubj = "csubj",
        CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass", Dep = "dep", Det = "det",
        DetPredet = "det:predet", Discourse = "discourse", Dislocated = "dislocated", Expl = "expl",
        Fixed = "fixed", Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list",
        Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc", NmodPoss = "nmod:poss",
        NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjOuter = "nsubj:outer",
        NsubjPass = "nsubj:pass", Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis", Punct = "punct",
        Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
    }
}
