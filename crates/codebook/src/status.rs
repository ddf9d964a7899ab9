//! What PLOVER leaves to auxiliary modes, and what it does not have: status and field of cooperation.

use crate::names::vocabulary;

vocabulary! {
    /// Whether an event happened, and if not, how it stands.
    pub enum Status ("status") {
        /// It happened.
        Occurred = "occurred",
        /// It goes on at the time of writing.
        Ongoing = "ongoing",
        /// It is told as history.
        Past = "past",
        /// It is decided, agreed, promised or scheduled.
        Planned = "planned",
        /// Somebody wants it or asks for it.
        Sought = "sought",
        /// It may happen, could happen, or is thought to be promising.
        Possible = "possible",
        /// It is said not to have happened or not to be so.
        Denied = "denied",
    }
}

impl Status {
    /// The PLOVER auxiliary mode that this status amounts to; `None` for what happened or goes on.
    pub const fn auxiliary(self) -> Option<Auxiliary> {
        match self {
            Status::Occurred | Status::Ongoing => None,
            Status::Past => Some(Auxiliary::Historical),
            Status::Planned | Status::Sought => Some(Auxiliary::Future),
            Status::Possible => Some(Auxiliary::Hypothetical),
            Status::Denied => Some(Auxiliary::Negation),
        }
    }

    /// Whether the event took place or takes place, so that it counts in measures of what happened.
    pub const fn is_factual(self) -> bool {
        matches!(self, Status::Occurred | Status::Ongoing | Status::Past)
    }
}

vocabulary! {
    /// The auxiliary modes of PLOVER.
    pub enum Auxiliary ("auxiliary mode") {
        /// Told as history.
        Historical = "historical",
        /// Announced, promised or expected.
        Future = "future",
        /// Possible or conditional.
        Hypothetical = "hypothetical",
        /// Said not to be so.
        Negation = "negation",
    }
}

vocabulary! {
    /// A field of cooperation. An event may have several.
    pub enum Field ("field") {
        /// Relations between governments as such.
        Diplomacy = "diplomacy",
        /// Exchange of goods and services.
        Trade = "trade",
        /// Capital placed abroad, joint ventures, privatisation.
        Investment = "investment",
        /// Farming, food, fisheries, forestry.
        Agriculture = "agriculture",
        /// Machines, vehicles, industrial plant.
        Machinery = "machinery",
        /// Fibres, cloth, clothing, leather.
        Textiles = "textiles",
        /// Medicines and their making.
        Pharmaceuticals = "pharmaceuticals",
        /// Oil, gas, coal, electricity, nuclear and renewable energy.
        Energy = "energy",
        /// Information technology, telecommunications, space, innovation.
        Technology = "technology",
        /// Roads, rail, ports, air and sea traffic, transit.
        Transport = "transport",
        /// Banking, credit, currency, debt, taxes.
        Finance = "finance",
        /// Research.
        Science = "science",
        /// Schools, universities, scholarships.
        Education = "education",
        /// Arts, media, sport, heritage, religion as culture.
        Culture = "culture",
        /// Travel for leisure.
        Tourism = "tourism",
        /// Visas, labour migration, refugees, diasporas.
        Migration = "migration",
        /// Medicine, public health, hospitals.
        Health = "health",
        /// Climate, water, nature, pollution.
        Environment = "environment",
        /// Relief in need and disaster.
        Humanitarian = "humanitarian",
        /// Courts, extradition, treaties as law, human rights.
        Law = "law",
        /// Armed forces, arms, military training.
        Defence = "defence",
        /// Police, terrorism, borders, intelligence, cyber.
        Security = "security",
    }
}
