//! Amounts, quoted figures and agreements: what a sentence gives beside who did what.

use codebook::Field;
use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::document::DocumentId;
use crate::event::{Actor, Attribution, CiteInfo, Event};
use crate::span::Span;

/// Declares a vocabulary whose members are written as lower-case words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $member),+ }

        impl $name {
            /// All members.
            pub const ALL: &'static [$name] = &[$($name::$member),+];

            /// The word as it is written in records.
            pub const fn name(self) -> &'static str {
                match self { $($name::$member => $word),+ }
            }

            /// The member that is written so.
            pub fn from_name(name: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|member| member.name() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }
    };
}

vocabulary! {
    /// What kind of amount.
    AmountKind {
        /// A sum of money.
        Money = "money",
        /// A number of things or people, or a measure of goods.
        Quantity = "quantity",
        /// A part of a whole, or a rate, in percent.
        Share = "share",
        /// A difference, with its sign: in percent, in money or in things.
        Change = "change",
    }
}

vocabulary! {
    /// How the words before or after limit the number.
    Qualifier {
        /// "about", "some", "roughly".
        About = "about",
        /// "nearly", "almost", "close to".
        Nearly = "nearly",
        /// "more than", "over"; also the plural of a scale alone ("millions of").
        MoreThan = "more than",
        /// "less than", "under".
        LessThan = "less than",
        /// "at least", "no less than", "or more".
        AtLeast = "at least",
        /// "up to", "at most", "as much as".
        AtMost = "at most",
    }
}

vocabulary! {
    /// The statistic that a figure states, so that it can be put beside a data series of it.
    Measure {
        /// Trade in both directions.
        Trade = "trade",
        /// Exports of goods and services.
        Exports = "exports",
        /// Imports of goods and services.
        Imports = "imports",
        /// Foreign investment.
        Investment = "investment",
        /// Development aid and humanitarian aid.
        Aid = "aid",
        /// Debt and loans outstanding.
        Debt = "debt",
        /// Gross domestic product, output of an economy.
        Gdp = "gdp",
        /// Number of inhabitants.
        Population = "population",
        /// Military spending.
        MilitarySpending = "military spending",
        /// Transfers of migrants to their homes.
        Remittances = "remittances",
        /// Visitors from abroad.
        Tourism = "tourism",
        /// Duties on imports.
        Tariff = "tariff",
    }
}

vocabulary! {
    /// The kind of paper that two sides agree on.
    Instrument {
        /// Memorandum of understanding, MoU.
        MemorandumOfUnderstanding = "memorandum of understanding",
        /// Memorandum of another kind.
        Memorandum = "memorandum",
        /// Treaty, pact.
        Treaty = "treaty",
        /// Protocol.
        Protocol = "protocol",
        /// Agreement of any kind, accord, deal.
        Agreement = "agreement",
        /// Contract between enterprises or bodies.
        Contract = "contract",
        /// Joint statement, joint communique.
        JointStatement = "joint statement",
        /// Declaration.
        Declaration = "declaration",
        /// Convention.
        Convention = "convention",
        /// Roadmap, action plan, programme of cooperation.
        Roadmap = "roadmap",
        /// Letter of intent, letter of exchange.
        LetterOfIntent = "letter of intent",
        /// Framework.
        Framework = "framework",
        /// Charter.
        Charter = "charter",
        /// Loan agreement, financing agreement, credit agreement.
        LoanAgreement = "loan agreement",
        /// Ceasefire, truce, armistice.
        Ceasefire = "ceasefire",
    }
}

vocabulary! {
    /// The step in the life of a paper that a sentence speaks of. Whether it was taken is told by the
    /// status of the event.
    Step {
        /// Drafted or put forward.
        Proposed = "proposed",
        /// Talked about.
        Negotiated = "negotiated",
        /// Agreed on, adopted, issued, or said to be there without a step.
        Agreed = "agreed",
        /// Initialled.
        Initialled = "initialled",
        /// Signed.
        Signed = "signed",
        /// Ratified or approved by a parliament.
        Ratified = "ratified",
        /// Entered into force, applied, extended.
        InForce = "in force",
        /// Suspended.
        Suspended = "suspended",
        /// Ended: expired, denounced, left by a side.
        Ended = "ended",
    }
}

/// Some words of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

impl Phrase {
    /// The words of `text` at `span`; `None` where there are none.
    pub fn at(text: &str, span: Span) -> Option<Phrase> {
        let words = span.of(text);
        (!words.is_empty()).then(|| Phrase {
            text: words.to_owned(),
            span,
        })
    }
}

/// A sum of money, a quantity, a share or a change that a sentence gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// The words of the number with what limits it, its currency or unit: `more than $30 million`,
    /// `60,000 tonnes`.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// What kind of amount it is.
    pub kind: AmountKind,
    /// The number, of one unit (dollars, not millions of them). `None` for a range and for the plural
    /// of a scale.
    pub value: Option<Decimal>,
    /// Lower end of a range ("between 20 and 30 million"); of "millions of" the scale.
    pub low: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// What limits the number.
    pub qualifier: Option<Qualifier>,
    /// ISO 4217 code, for money whose currency is known.
    pub currency: Option<String>,
    /// `%`, `percentage point`, a measure (`tonne`), or the noun that is counted (`tractor`). For money
    /// of which only the name of the currency is known that name (`rupee`).
    pub unit: Option<String>,
    /// What it is counted by: `year`, `day`, `barrel`.
    pub per: Option<String>,
    /// What it is an amount of: `wheat`, `credit line`, `the nation's arable land`.
    pub of: Option<Phrase>,
    /// Who or what has it, where the clause says so of its subject: `cotton`, in "cotton takes up
    /// 15 % of the arable land".
    pub subject: Option<Phrase>,
    /// Fields of cooperation that the words around it speak of.
    pub fields: Vec<Field>,
    /// The statistic that it is a value of, where it is a common one.
    pub measure: Option<Measure>,
    /// Year that the sentence gives for it.
    pub year: Option<i16>,
}

/// A figure that a document quotes about one country or more: an amount of an event, or one that belongs
/// to no event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Identity: the document's and a number within it, `3f2a9c01d4e5b6a7-c2`; for an amount of an event
    /// the event's and its number there, `3f2a9c01d4e5b6a7-12a1`.
    pub id: String,
    /// Identity of the event that it belongs to.
    pub event: Option<String>,
    /// ISO 3166 alpha-3 of the country or of both, in the order of the text.
    pub countries: Vec<String>,
    /// Who exports or gives, where the words say it (`exports of A to B`).
    pub from: Option<String>,
    /// Who imports or receives.
    pub to: Option<String>,
    /// The figure.
    pub amount: Amount,
    /// Who says so, when it is not the document in its own voice.
    pub attribution: Option<Attribution>,
    /// The sentence.
    pub text: String,
    /// Where it stands.
    pub sentence: Span,
    /// The source, with the date of the document.
    pub cite_info: CiteInfo,
    /// The document.
    pub document: DocumentId,
    /// Name and version of the coder and its models.
    pub coder: String,
}

/// Codes that name a kind of organisation, so that they are no country.
const KINDS: &[&str] = &["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

impl Claim {
    /// The amounts of an event as figures about the countries that take part in it.
    pub fn of_event(event: &Event) -> Vec<Claim> {
        let country = |code: &&str| !KINDS.contains(code);
        let countries: Vec<String> = event
            .codes()
            .into_iter()
            .filter(country)
            .map(str::to_owned)
            .collect();
        let only = |actors: &[Actor]| match actors {
            [one] => one.code.clone().filter(|code| country(&code.as_str())),
            _ => None,
        };
        let (actor, recipient) = (only(&event.actor), only(&event.recipient));
        let figure = |(number, amount): (usize, &Amount)| {
            let (from, to) = match amount.measure {
                Some(Measure::Exports | Measure::Investment | Measure::Aid) => {
                    (actor.clone(), recipient.clone())
                }
                Some(Measure::Imports) => (recipient.clone(), actor.clone()),
                _ => (None, None),
            };
            Claim {
                id: format!("{}a{}", event.id, number + 1),
                event: Some(event.id.clone()),
                countries: countries.clone(),
                from,
                to,
                amount: amount.clone(),
                attribution: event.attribution.clone(),
                text: event.text.clone(),
                sentence: event.sentence,
                cite_info: event.cite_info.clone(),
                document: event.document.clone(),
                coder: event.coder.clone(),
            }
        };
        event.amounts.iter().enumerate().map(figure).collect()
    }
}

/// A paper that an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The words that name it, with their number: `8 MoUs`, `fisheries protocol`.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// What kind of paper.
    pub instrument: Instrument,
    /// How many of them; `None` for "agreements", "several agreements".
    pub number: Option<u32>,
    /// Its proper name, where it has one: `New START treaty`.
    pub name: Option<Phrase>,
    /// What it is on: `visa-free travel`, `double taxation`.
    pub topic: Option<Phrase>,
    /// The step that the event is; `None` where the words only say that there is such a paper.
    pub step: Option<Step>,
}
