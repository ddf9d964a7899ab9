//! Sets of groups: what a fixed effect or a cluster is made of.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// A name and, for every row, the number of the group that the row belongs to.
///
/// Groups are numbered from 0 in the order in which they first appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    name: String,
    codes: Vec<u32>,
    groups: usize,
}

impl Factor {
    /// The groups of rows with equal values.
    ///
    /// More than `u32::MAX` groups cannot be told apart; a table of that many rows does not fit the
    /// 32-bit row numbers of this crate either ([`crate::Error::TooManyRows`]).
    pub fn from_values<T: Hash + Eq>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = T>,
    ) -> Factor {
        let mut numbers: FxHashMap<T, u32> = FxHashMap::default();
        let codes: Vec<u32> = values
            .into_iter()
            .map(|value| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(value).or_insert(next)
            })
            .collect();
        Factor {
            name: name.into(),
            groups: numbers.len(),
            codes,
        }
    }

    /// The groups of rows that agree in all of the factors, named `a^b^c`.
    ///
    /// Rows beyond the shortest factor are left out; without factors there are no rows.
    pub fn interaction(factors: &[&Factor]) -> Factor {
        let name = factors
            .iter()
            .map(|factor| factor.name.as_str())
            .collect::<Vec<_>>()
            .join("^");
        let Some((first, others)) = factors.split_first() else {
            return Factor::from_values(name, std::iter::empty::<u32>());
        };
        let mut all = (*first).clone();
        for other in others {
            let pairs = all.codes.iter().zip(&other.codes).map(|(&a, &b)| (a, b));
            all = Factor::from_values("", pairs);
        }
        all.name = name;
        all
    }

    /// The factor over some of its rows, its groups numbered anew.
    pub fn select(&self, rows: &[u32]) -> Factor {
        Factor::from_values(
            self.name.clone(),
            rows.iter().map(|&row| self.codes[row as usize]),
        )
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The group of every row.
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// Whether each group of this factor lies within one group of the other.
    pub fn is_nested_in(&self, other: &Factor) -> bool {
        let mut parent = vec![u32::MAX; self.groups];
        self.codes.iter().zip(&other.codes).all(|(&own, &theirs)| {
            let parent = &mut parent[own as usize];
            if *parent == u32::MAX {
                *parent = theirs;
            }
            *parent == theirs
        })
    }
}
