//! The things the atlas speaks of: entities, readings of a name, answers to a query.

use crate::Atlas;

/// Number of an entity in the atlas; stable within one build only, so store [`Entity::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub(crate) u16);

impl EntityId {
    /// The entity of the compiled-in atlas that this number stands for.
    #[must_use]
    pub fn entity(self) -> &'static Entity {
        crate::atlas().entity(self)
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What sort of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A state, present or dissolved, recognised widely or in dispute.
    State,
    /// A dependent or breakaway territory with a name of its own.
    Territory,
    /// An intergovernmental or non-governmental organisation, or an armed group.
    Organisation,
    /// A group of countries without an organisation ("the West", "Baltic states").
    Group,
}

/// A span of years, both ends included; an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// First year, or open.
    pub from: Option<i32>,
    /// Last year, or open.
    pub to: Option<i32>,
}

impl Period {
    /// The period without ends.
    pub const ALWAYS: Period = Period {
        from: None,
        to: None,
    };

    /// Whether the year lies in the period. No year asks for the present: the period must be open.
    #[must_use]
    pub fn contains(self, year: Option<i32>) -> bool {
        match year {
            Some(year) => {
                self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
            }
            None => self.to.is_none(),
        }
    }
}

/// A state, territory, organisation or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// State, territory, organisation or group.
    pub kind: EntityKind,
    /// Key of the entity: ISO alpha-3 for states and territories (withdrawn ISO 3166-3 codes or an
    /// abbreviation of the Gleditsch and Ward kind for dissolved ones), an acronym for the others.
    pub code: &'static str,
    /// The code for a PLOVER record: alpha-3 of a country, or `UNO`, `EUR`, `IGO`, `NGO`, `IMG`,
    /// `MNC`, `ISM`; empty for groups, which have no code of their own.
    pub plover: &'static str,
    /// Short English name.
    pub name: &'static str,
    /// Official English name; the short name where there is no other.
    pub official: &'static str,
    /// Main adjective; empty for organisations without one.
    pub adjective: &'static str,
    /// First year of the first period of existence, counted from 1816 on.
    pub from_year: Option<i32>,
    /// Last year of the last period of existence; `None` for what exists today.
    pub to_year: Option<i32>,
    /// Periods of existence, oldest first; empty when not dated.
    pub periods: Vec<Period>,
}

/// In what form a name stands for an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The usual short name.
    Name,
    /// The official name.
    Official,
    /// A name no longer in use, or the name of an entity that continued as this one.
    Former,
    /// Another spelling or usual name.
    Variant,
    /// An adjective ("Belarusian").
    Adjective,
    /// A word for its people ("Belarusians"); where it is the same word, `Adjective` is given.
    Demonym,
    /// Its capital in the year asked for.
    Capital,
    /// A city, province or disputed region that places an event in it.
    City,
    /// A seat or body of its government ("Kremlin", "Knesset").
    Seat,
    /// A company, party, association, armed group or people of it.
    Body,
    /// An acronym.
    Abbreviation,
}

/// One thing that a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reading {
    /// What is meant.
    pub entity: EntityId,
    /// How the name stands for it.
    pub form: Form,
    /// PLOVER sector for bodies, seats and armed groups (`GOV`, `MIL`, `LEG`, `REB`, `PRE` ...).
    pub sector: Option<&'static str>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte; a possessive ending is not included.
    pub end: usize,
    /// What it can mean, never empty; more than one reading is an ambiguity left to the caller.
    pub readings: Vec<Reading>,
}

/// Answer to "what does this name mean?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// One meaning.
    One(Reading),
    /// Several, in the order of the tables.
    Several(Vec<Reading>),
    /// None; entities with a similar name, nearest first.
    Unknown {
        /// At most five.
        suggestions: Vec<EntityId>,
    },
}

/// A capital and its years.
#[derive(Debug, Clone, PartialEq)]
pub struct Capital {
    /// Usual English name.
    pub name: &'static str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// First year as capital; `None` from the start of the state.
    pub from: Option<i32>,
    /// Last year as capital; `None` for the present.
    pub to: Option<i32>,
}

/// A system of country codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeSystem {
    /// ISO 3166-1 alpha-2, and withdrawn codes of ISO 3166-3.
    Iso2,
    /// ISO 3166-1 alpha-3, and withdrawn codes.
    Iso3,
    /// ISO 3166-1 numeric, three digits.
    IsoNumeric,
    /// Correlates of War country number.
    CowNumber,
    /// Correlates of War abbreviation.
    CowAbbrev,
    /// Gleditsch and Ward number.
    GwNumber,
    /// Gleditsch and Ward abbreviation.
    GwAbbrev,
    /// FIPS 10-4, the geography of GDELT.
    Fips,
    /// CAMEO actor code.
    Cameo,
    /// United Nations M49 number, three digits.
    UnM49,
}

impl CodeSystem {
    /// Every system, in the order of the table.
    pub const ALL: [CodeSystem; 10] = [
        CodeSystem::Iso2,
        CodeSystem::Iso3,
        CodeSystem::IsoNumeric,
        CodeSystem::CowNumber,
        CodeSystem::CowAbbrev,
        CodeSystem::GwNumber,
        CodeSystem::GwAbbrev,
        CodeSystem::Fips,
        CodeSystem::Cameo,
        CodeSystem::UnM49,
    ];

    /// The system's name in `data/codes.tsv`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            CodeSystem::Iso2 => "iso2",
            CodeSystem::Iso3 => "iso3",
            CodeSystem::IsoNumeric => "isonum",
            CodeSystem::CowNumber => "cow",
            CodeSystem::CowAbbrev => "cowabb",
            CodeSystem::GwNumber => "gw",
            CodeSystem::GwAbbrev => "gwabb",
            CodeSystem::Fips => "fips",
            CodeSystem::Cameo => "cameo",
            CodeSystem::UnM49 => "m49",
        }
    }

    /// Whether users apply today's code to earlier years (ISO and its kin did not exist before
    /// 1974); COW and GW codes are meant for their years only.
    pub(crate) fn is_timeless(self) -> bool {
        !matches!(
            self,
            CodeSystem::CowNumber
                | CodeSystem::CowAbbrev
                | CodeSystem::GwNumber
                | CodeSystem::GwAbbrev
        )
    }
}

impl Atlas {
    /// Whether the entity existed in the year; undated entities always do.
    #[must_use]
    pub fn exists(&self, id: EntityId, year: i32) -> bool {
        self.valid(id, Some(year))
    }

    pub(crate) fn valid(&self, id: EntityId, year: Option<i32>) -> bool {
        let periods = &self.entity(id).periods;
        periods.is_empty() || periods.iter().any(|period| period.contains(year))
    }
}
