//! States, organisations, groups and seats of government through time.
//!
//! The atlas answers two questions: which countries and organisations does a text speak of
//! ([`Atlas::mentions`]), and what does a name or code mean ([`Atlas::resolve`],
//! [`Atlas::by_code`]). It also knows capitals, distances, successors and members. A name with
//! several meanings is answered with all of them; the atlas does not guess.
//!
//! Its facts are tables in `data/`, compiled in and parsed at the first use; `README.md` describes
//! their format, their sources and the decisions taken. The crate does no I/O.
//!
//! ```
//! let atlas = atlas::atlas();
//! let found = atlas.mentions("The Kremlin denied it; Belarusian officials did not.", Some(2023));
//! let codes: Vec<&str> = found.iter().map(|m| m.readings[0].entity.entity().plover).collect();
//! assert_eq!(codes, ["RUS", "BLR"]);
//! ```

mod finder;
mod fold;
mod leaders;
mod lookup;
mod model;
mod tables;

use std::sync::LazyLock;

pub use fold::key as fold_name;
pub use leaders::{Leader, leader_faults, leaders_by_full_name, leaders_by_short_name};
pub use lookup::Atlas;
pub use model::{
    Capital, CodeSystem, Entity, EntityId, EntityKind, Form, Mention, Period, Reading, Resolution,
};

/// The compiled-in atlas; the first call parses the tables.
#[must_use]
pub fn atlas() -> &'static Atlas {
    static ATLAS: LazyLock<Atlas> = LazyLock::new(Atlas::build);
    &ATLAS
}
