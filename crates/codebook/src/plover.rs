//! Event types, modes, contexts, sectors and quad classes with their scores.

use crate::names::{UnknownName, vocabulary};

vocabulary! {
    /// The four quarters that event types fall into.
    pub enum QuadClass ("quad class") {
        /// Words of cooperation.
        VerbalCooperation = "verbal cooperation",
        /// Deeds of cooperation.
        MaterialCooperation = "material cooperation",
        /// Words of conflict.
        VerbalConflict = "verbal conflict",
        /// Deeds of conflict.
        MaterialConflict = "material conflict",
    }
}

impl QuadClass {
    /// The number of the class in records, 1 to 4.
    pub const fn number(self) -> u8 {
        match self {
            QuadClass::VerbalCooperation => 1,
            QuadClass::MaterialCooperation => 2,
            QuadClass::VerbalConflict => 3,
            QuadClass::MaterialConflict => 4,
        }
    }

    /// Whether the class is one of the two of cooperation.
    pub const fn is_cooperation(self) -> bool {
        matches!(
            self,
            QuadClass::VerbalCooperation | QuadClass::MaterialCooperation
        )
    }
}

vocabulary! {
    /// The 16 event types of PLOVER 2.0.
    pub enum EventType ("event type") {
        /// Agrees, offers, promises, intends to cooperate.
        Agree = "AGREE",
        /// Meets, talks, visits, hosts, calls, mediates.
        Consult = "CONSULT",
        /// Praises, endorses, recognises, signs or ratifies an agreement.
        Support = "SUPPORT",
        /// Gives way in words or by a lifted restriction.
        Concede = "CONCEDE",
        /// Cooperates materially, to mutual benefit.
        Cooperate = "COOPERATE",
        /// Gives material help.
        Aid = "AID",
        /// Withdraws, releases, disarms, keeps a ceasefire, resigns.
        Retreat = "RETREAT",
        /// Asks, appeals, demands.
        Request = "REQUEST",
        /// Disapproves, alleges, investigates.
        Accuse = "ACCUSE",
        /// Refuses, declines, opposes.
        Reject = "REJECT",
        /// Threatens.
        Threaten = "THREATEN",
        /// Demonstrates, strikes, boycotts.
        Protest = "PROTEST",
        /// Reduces relations, expels, withdraws, discontinues.
        Sanction = "SANCTION",
        /// Shows or prepares military or police force.
        Mobilize = "MOBILIZE",
        /// Arrests, seizes, restricts, censors, deports, attacks in cyberspace.
        Coerce = "COERCE",
        /// Uses violence.
        Assault = "ASSAULT",
    }
}

impl EventType {
    /// The quad class. SANCTION is material conflict.
    pub const fn quad(self) -> QuadClass {
        use EventType::*;
        match self {
            Agree | Consult | Support | Concede => QuadClass::VerbalCooperation,
            Cooperate | Aid | Retreat => QuadClass::MaterialCooperation,
            Request | Accuse | Reject | Threaten => QuadClass::VerbalConflict,
            Protest | Sanction | Mobilize | Coerce | Assault => QuadClass::MaterialConflict,
        }
    }

    /// The score of the type without a mode, from -10 (conflict) to +10 (cooperation).
    pub const fn score(self) -> f64 {
        use EventType::*;
        match self {
            Agree | Consult => 2.5,
            Support => 5.0,
            Concede => 4.5,
            Cooperate => 9.5,
            Aid => 10.0,
            Retreat => 6.5,
            Request => 0.0,
            Accuse => -3.0,
            Reject => -2.0,
            Threaten => -3.5,
            Protest => -5.0,
            Sanction => -6.0,
            Mobilize => -5.5,
            Coerce => -7.0,
            Assault => -9.0,
        }
    }

    /// Whether a record of this type must name a recipient (or several actors, when reciprocal).
    pub const fn needs_recipient(self) -> bool {
        matches!(
            self,
            EventType::Cooperate | EventType::Aid | EventType::Sanction
        )
    }

    /// The modes of the type, in the order of the manual.
    pub fn modes(self) -> impl Iterator<Item = Mode> {
        MODES
            .iter()
            .enumerate()
            .filter(move |(_, row)| row.0 == self)
            .map(|(index, _)| Mode(index as u8))
    }
}

/// A mode: a narrower kind of an event type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mode(u8);

impl Mode {
    /// Number of modes of all types.
    pub const COUNT: usize = MODES.len();

    /// Place among the modes of all types, in the order of the manual, from 0 below [`Mode::COUNT`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Finds a mode of an event type by its name.
    ///
    /// # Errors
    /// When the type has no mode of that name.
    pub fn of(event: EventType, name: &str) -> Result<Mode, UnknownName> {
        event
            .modes()
            .find(|mode| mode.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| UnknownName {
                vocabulary: "mode",
                name: format!("{event}-{name}"),
            })
    }

    /// The event type that the mode belongs to.
    pub fn event_type(self) -> EventType {
        MODES[self.0 as usize].0
    }

    /// The name as it is written in records, for example `visit`.
    pub fn name(self) -> &'static str {
        MODES[self.0 as usize].1
    }

    /// The score of the mode. PROTEST-vandalize has none of its own and takes that of its type.
    pub fn score(self) -> f64 {
        MODES[self.0 as usize].2
    }
}

/// The 67 modes: type, name, score.
pub const MODES: &[(EventType, &str, f64)] = {
    use EventType::*;
    &[
        (Consult, "visit", 4.0),
        (Consult, "third-party", 1.0),
        (Consult, "multilateral", 4.0),
        (Consult, "phone", 1.5),
        (Retreat, "withdraw", 8.0),
        (Retreat, "release", 6.5),
        (Retreat, "disarm", 10.0),
        (Retreat, "ceasefire", 7.5),
        (Retreat, "access", 6.5),
        (Retreat, "resign", 4.5),
        (Request, "assist", 0.5),
        (Request, "change", -1.0),
        (Request, "yield", -1.0),
        (Request, "meet", 0.0),
        (Accuse, "disapprove", -2.0),
        (Accuse, "investigate", -3.5),
        (Accuse, "allege", -3.5),
        (Reject, "assist", -1.5),
        (Reject, "change", -2.0),
        (Reject, "yield", -2.0),
        (Reject, "meet", -2.0),
        (Threaten, "restrict", -3.0),
        (Threaten, "arrest", -3.5),
        (Threaten, "relations", -3.5),
        (Threaten, "expel", -3.5),
        (Threaten, "territory", -4.0),
        (Threaten, "violence", -3.5),
        (Protest, "demo", -5.0),
        (Protest, "riot", -7.0),
        (Protest, "strike", -5.0),
        (Protest, "hunger", -4.5),
        (Protest, "boycott", -4.5),
        (Protest, "obstruct", -4.5),
        (Protest, "vandalize", -5.0),
        (Sanction, "convict", -6.0),
        (Sanction, "expel", -5.5),
        (Sanction, "withdraw", -6.0),
        (Sanction, "discontinue", -6.0),
        (Mobilize, "troops", -6.5),
        (Mobilize, "weapons", -6.5),
        (Mobilize, "police", -5.5),
        (Mobilize, "militia", -6.0),
        (Coerce, "seize", -7.0),
        (Coerce, "restrict", -7.0),
        (Coerce, "censor", -6.5),
        (Coerce, "curfew", -6.5),
        (Coerce, "martial-law", -7.5),
        (Coerce, "arrest", -7.0),
        (Coerce, "deport", -7.0),
        (Coerce, "withhold", -7.0),
        (Coerce, "misinformation", -6.5),
        (Coerce, "cyber", -7.0),
        (Assault, "abduct", -8.5),
        (Assault, "beat", -7.5),
        (Assault, "torture", -8.5),
        (Assault, "sexual", -8.5),
        (Assault, "targeted", -9.5),
        (Assault, "destroy", -8.5),
        (Assault, "primitive", -8.0),
        (Assault, "firearms", -9.0),
        (Assault, "explosives", -9.0),
        (Assault, "suicide-attack", -9.5),
        (Assault, "aerial", -9.5),
        (Assault, "drone", -9.5),
        (Assault, "heavy-weapons", -9.5),
        (Assault, "crowd-control", -7.5),
        (Assault, "unconventional", -10.0),
    ]
};

vocabulary! {
    /// A context: what an event is about. Several may hold.
    pub enum Context ("context") {
        /// `military`.
        Military = "military",
        /// `intelligence`.
        Intelligence = "intelligence",
        /// `executive`.
        Executive = "executive",
        /// `legislative`.
        Legislative = "legislative",
        /// `election`.
        Election = "election",
        /// `political_institutions`.
        PoliticalInstitutions = "political_institutions",
        /// `pro_democracy`.
        ProDemocracy = "pro_democracy",
        /// `pro_autocracy`.
        ProAutocracy = "pro_autocracy",
        /// `economic`.
        Economic = "economic",
        /// `legal`.
        Legal = "legal",
        /// `reparations`.
        Reparations = "reparations",
        /// `human_rights`.
        HumanRights = "human_rights",
        /// `rights_freedoms`.
        RightsFreedoms = "rights_freedoms",
        /// `repression`.
        Repression = "repression",
        /// `human_security`.
        HumanSecurity = "human_security",
        /// `gender`.
        Gender = "gender",
        /// `lgbt`.
        Lgbt = "lgbt",
        /// `religion_ethnicity`.
        ReligionEthnicity = "religion_ethnicity",
        /// `inequality`.
        Inequality = "inequality",
        /// `diplomatic`.
        Diplomatic = "diplomatic",
        /// `territory`.
        Territory = "territory",
        /// `peacekeeping`.
        Peacekeeping = "peacekeeping",
        /// `health`.
        Health = "health",
        /// `asylum`.
        Asylum = "asylum",
        /// `migration`.
        Migration = "migration",
        /// `disasters`.
        Disasters = "disasters",
        /// `natural_resource`.
        NaturalResource = "natural_resource",
        /// `environment`.
        Environment = "environment",
        /// `technology`.
        Technology = "technology",
        /// `terrorism`.
        Terrorism = "terrorism",
        /// `cbrn`.
        Cbrn = "cbrn",
        /// `cyber`.
        Cyber = "cyber",
        /// `misinformation`.
        Misinformation = "misinformation",
        /// `crime`.
        Crime = "crime",
        /// `corruption`.
        Corruption = "corruption",
        /// `illegal_drugs`.
        IllegalDrugs = "illegal_drugs",
        /// `trafficking`.
        Trafficking = "trafficking",
    }
}

/// The 37 contexts.
pub const CONTEXTS: &[Context] = Context::ALL;

vocabulary! {
    /// The sector of an actor within its country.
    pub enum Sector ("sector") {
        /// `COP`.
        Police = "COP",
        /// `GOV`.
        Government = "GOV",
        /// `JUD`.
        Judiciary = "JUD",
        /// `LEG`.
        Legislature = "LEG",
        /// `MIL`.
        Military = "MIL",
        /// `PRM`.
        Paramilitary = "PRM",
        /// `PTY`.
        Party = "PTY",
        /// `REB`.
        Rebel = "REB",
        /// `SPY`.
        Intelligence = "SPY",
        /// `UAF`.
        UnidentifiedArmed = "UAF",
        /// `UNK`.
        Unknown = "UNK",
        /// `AGR`.
        Agriculture = "AGR",
        /// `BUS`.
        Business = "BUS",
        /// `CRM`.
        Criminal = "CRM",
        /// `CVL`.
        Civilian = "CVL",
        /// `EDU`.
        Education = "EDU",
        /// `ELI`.
        Elite = "ELI",
        /// `JRN`.
        Journalist = "JRN",
        /// `LAB`.
        Labour = "LAB",
        /// `MED`.
        Medical = "MED",
        /// `REF`.
        Refugee = "REF",
        /// `OPP`.
        Opposition = "OPP",
        /// A tag added to another sector: the actor belongs to the past or to a breakaway entity.
        Prefix = "PRE",
        /// `REL`.
        Religious = "REL",
        /// `SOC`.
        Social = "SOC",
    }
}

impl Sector {
    /// The sector of a CAMEO agent code; `None` where PLOVER has none. CAMEO's `MED` are media,
    /// PLOVER's are medical workers.
    pub fn of_cameo(code: &str) -> Option<Sector> {
        Some(match code {
            "GOV" => Sector::Government,
            "MIL" => Sector::Military,
            "COP" => Sector::Police,
            "JUD" => Sector::Judiciary,
            "LEG" => Sector::Legislature,
            "SPY" => Sector::Intelligence,
            "PTY" => Sector::Party,
            "OPP" => Sector::Opposition,
            "REB" | "INS" | "SEP" => Sector::Rebel,
            "UAF" => Sector::UnidentifiedArmed,
            "AGR" => Sector::Agriculture,
            "BUS" | "MNC" => Sector::Business,
            "CRM" => Sector::Criminal,
            "CVL" | "SET" | "KID" => Sector::Civilian,
            "EDU" | "STU" => Sector::Education,
            "ELI" => Sector::Elite,
            "HLH" => Sector::Medical,
            "LAB" => Sector::Labour,
            "MED" => Sector::Journalist,
            "REF" => Sector::Refugee,
            "REL" => Sector::Religious,
            "NGO" | "NGM" | "HRI" | "DEV" | "ENV" | "AMN" => Sector::Social,
            _ => return None,
        })
    }
}
