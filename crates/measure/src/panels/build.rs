//! From units and variables to rows.

use atlas::{Capital, EntityId, atlas};
use record::{Absence, Date};

use super::load::{Loaded, Match};
use super::units::{Unit, code_system};
use super::{Aspect, Panel, PanelError, Rows, Standing};

/// Rows of a chunk, about.
const CHUNK: usize = 1 << 18;

/// One column of a chunk.
#[derive(Debug, Clone, Default)]
pub struct ChunkColumn {
    /// The values; 0 where it is zero by absence, not a number where there is none.
    pub values: Vec<f64>,
    /// What stands in each cell.
    pub standings: Vec<Standing>,
}

/// Some rows of a panel.
#[derive(Debug, Clone, Default)]
pub struct Chunk {
    /// First side or country, as an index of [`Panel::units`].
    pub a: Vec<u32>,
    /// Second side; empty in a panel of countries.
    pub b: Vec<u32>,
    /// Entity of the first side in the year.
    pub entity_a: Vec<EntityId>,
    /// Entity of the second side; empty in a panel of countries.
    pub entity_b: Vec<EntityId>,
    /// Years.
    pub years: Vec<i32>,
    /// Months from 1 to 12; empty in a panel of years.
    pub months: Vec<i32>,
    /// The columns of [`Panel::columns`].
    pub columns: Vec<ChunkColumn>,
}

impl Chunk {
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.years.len()
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    fn clear(&mut self) {
        let Chunk {
            a,
            b,
            entity_a,
            entity_b,
            years,
            months,
            columns,
        } = self;
        for sides in [a, b] {
            sides.clear();
        }
        for entities in [entity_a, entity_b] {
            entities.clear();
        }
        years.clear();
        months.clear();
        for column in columns {
            column.values.clear();
            column.standings.clear();
        }
    }
}

/// What takes chunks.
type Take<'t> = dyn FnMut(&Chunk) -> Result<(), Box<dyn std::error::Error + Send + Sync>> + 't;

/// The parties of a value.
type Pair = (Match, Option<Match>);

/// Of two values for one cell, the one with the higher rank counts: that of the number of the list
/// itself, then that of the number which the entity has in the year.
fn rank(pair: &Pair, year: i32) -> (u8, u8) {
    let sides = || std::iter::once(&pair.0).chain(&pair.1);
    let count = |fits: &dyn Fn(&Match) -> bool| sides().map(|m| u8::from(fits(m))).sum();
    (count(&|m| m.by_number), count(&|m| holds_number(m, year)))
}

/// What is reused from dyad to dyad.
struct Scratch<'p> {
    /// Year, month (0 for none) of the rows of the dyad.
    times: Vec<(i32, i32)>,
    /// Which parties filled the cell of each row.
    filled: Vec<Option<Pair>>,
    /// Capital of each unit and year.
    capitals: Vec<Vec<Option<&'p Capital>>>,
}

impl Panel {
    /// Calls `take` with all rows, some at a time. The chunk is reused.
    ///
    /// # Errors
    /// When `take` fails, or no dyad has a row.
    pub fn each_chunk(&self, take: &mut Take<'_>) -> Result<usize, PanelError> {
        let mut chunk = Chunk {
            columns: vec![ChunkColumn::default(); self.columns.len()],
            ..Chunk::default()
        };
        let mut scratch = Scratch {
            times: Vec::new(),
            filled: Vec::new(),
            capitals: self.capitals(),
        };
        let mut rows = 0;
        let mut flush = |chunk: &mut Chunk| {
            rows += chunk.len();
            let result = take(chunk).map_err(PanelError::Sink);
            chunk.clear();
            result
        };
        for a in 0..self.units.len() {
            match self.query.rows {
                Rows::Countries => self.country(a, &mut chunk, &mut scratch),
                Rows::Dyads { directed } => {
                    for b in 0..self.units.len() {
                        if a != b && (directed || a < b) && self.is_wanted(a, b) {
                            self.dyad(a, b, &mut chunk, &mut scratch);
                        }
                        if chunk.len() >= CHUNK {
                            flush(&mut chunk)?;
                        }
                    }
                }
            }
            if chunk.len() >= CHUNK {
                flush(&mut chunk)?;
            }
        }
        if !chunk.is_empty() {
            flush(&mut chunk)?;
        }
        if rows == 0 {
            let reason = "the two were never states of the list at the same time in these years";
            return Err(PanelError::NoRows(reason.to_owned()));
        }
        Ok(rows)
    }

    /// With two countries asked for, a dyad is one of the numbers of the one and one of the other's.
    fn is_wanted(&self, a: usize, b: usize) -> bool {
        let Some((one, other)) = &self.query.only else {
            return true;
        };
        let is = |unit: usize, key: &str| {
            atlas()
                .by_key(key)
                .is_some_and(|entity| self.units[unit].ever(entity))
        };
        is(a, one) && is(b, other) || is(a, other) && is(b, one)
    }

    fn capitals(&self) -> Vec<Vec<Option<&'static Capital>>> {
        if self.of.iter().all(Option::is_some) {
            return Vec::new();
        }
        let years = self.query.from..=self.query.to;
        let capital = |unit: &Unit, year: i32| {
            let entity = unit.entity(year)?;
            atlas().capital(entity, Some(year))
        };
        self.units
            .iter()
            .map(|unit| years.clone().map(|year| capital(unit, year)).collect())
            .collect()
    }

    fn country(&self, a: usize, chunk: &mut Chunk, scratch: &mut Scratch<'_>) {
        let unit = &self.units[a];
        scratch.times.clear();
        self.times(
            scratch,
            |from, to| unit.is_there(from, to),
            |year| unit.entity(year).is_some(),
        );
        self.extend(a, None, chunk, scratch);
    }

    fn dyad(&self, a: usize, b: usize, chunk: &mut Chunk, scratch: &mut Scratch<'_>) {
        let (one, other) = (&self.units[a], &self.units[b]);
        scratch.times.clear();
        self.times(
            scratch,
            |from, to| one.meets(other, from, to),
            |year| one.entity(year).is_some() && other.entity(year).is_some(),
        );
        self.extend(a, Some(b), chunk, scratch);
    }

    /// The times at which there is a row.
    fn times(
        &self,
        scratch: &mut Scratch<'_>,
        days: impl Fn(Date, Date) -> bool,
        year_fits: impl Fn(i32) -> bool,
    ) {
        for year in self.query.from..=self.query.to {
            if !year_fits(year) {
                continue;
            }
            let Ok(number) = i16::try_from(year) else {
                continue;
            };
            if !self.query.months {
                let ends = (Date::new(number, 1, 1), Date::new(number, 12, 31));
                if let (Ok(from), Ok(to)) = ends
                    && days(from, to)
                {
                    scratch.times.push((year, 0));
                }
                continue;
            }
            for month in 1..=12 {
                if let Ok(from) = Date::new(number, month, 1)
                    && days(from, from.last_of_month())
                {
                    scratch.times.push((year, i32::from(month)));
                }
            }
        }
    }

    /// Appends the rows of a dyad or country.
    fn extend(&self, a: usize, b: Option<usize>, chunk: &mut Chunk, scratch: &mut Scratch<'_>) {
        let rows = scratch.times.len();
        if rows == 0 {
            return;
        }
        for &(year, month) in &scratch.times {
            chunk.years.push(year);
            if month > 0 {
                chunk.months.push(month);
            }
            // A row has a member on each side.
            if let Some(entity) = self.units[a].entity(year) {
                chunk.a.push(a as u32);
                chunk.entity_a.push(entity);
            }
            if let Some(b) = b
                && let Some(entity) = self.units[b].entity(year)
            {
                chunk.b.push(b as u32);
                chunk.entity_b.push(entity);
            }
        }
        for (index, column) in chunk.columns.iter_mut().enumerate() {
            match (self.of[index], b) {
                (None, Some(b)) => self.distances(a, b, column, scratch),
                (None, None) => {}
                (Some(variable), b) => {
                    let aspect = self.columns[index].aspect;
                    self.cells(&self.variables[variable], aspect, a, b, column, scratch);
                }
            }
        }
    }

    fn distances(&self, a: usize, b: usize, column: &mut ChunkColumn, scratch: &Scratch<'_>) {
        let capital = |unit: usize, year: i32| {
            let index = usize::try_from(year - self.query.from).ok()?;
            scratch.capitals.get(unit)?.get(index).copied().flatten()
        };
        let mut last: Option<(*const Capital, *const Capital, f64)> = None;
        for &(year, _) in &scratch.times {
            let (Some(from), Some(to)) = (capital(a, year), capital(b, year)) else {
                column.values.push(f64::NAN);
                column.standings.push(Standing::Missing);
                continue;
            };
            let ends = (std::ptr::from_ref(from), std::ptr::from_ref(to));
            let distance = match last {
                Some((x, y, distance)) if (x, y) == ends => distance,
                _ => Capital::distance_km(from, to),
            };
            last = Some((ends.0, ends.1, distance));
            column.values.push(distance);
            column.standings.push(Standing::Value);
        }
    }

    fn cells(
        &self,
        variable: &Loaded,
        aspect: Aspect,
        a: usize,
        b: Option<usize>,
        column: &mut ChunkColumn,
        scratch: &mut Scratch<'_>,
    ) {
        let start = column.values.len();
        for &time in &scratch.times {
            let (value, standing) = self.absent(variable, aspect, a, b, time);
            column.values.push(value);
            column.standings.push(standing);
        }
        let (first, second) = match (aspect, b) {
            (Aspect::BToA, Some(b)) => (b, Some(a)),
            (Aspect::B, Some(b)) => (b, None),
            (Aspect::A, _) => (a, None),
            (_, b) => (a, b),
        };
        scratch.filled.clear();
        scratch.filled.resize(scratch.times.len(), None);
        let matches = variable.matches.as_ref().unwrap_or(&self.matches);
        let present = |unit: usize| matches[unit].iter().filter(|m| variable.has(m.party));
        for one in present(first) {
            match second {
                None => self.fill(variable, (first, one), None, start, column, scratch),
                Some(second) => {
                    for other in present(second) {
                        let sides = (first, one);
                        self.fill(
                            variable,
                            sides,
                            Some((second, other)),
                            start,
                            column,
                            scratch,
                        );
                    }
                }
            }
        }
    }

    /// Fills the cells that two parties have values for.
    fn fill(
        &self,
        variable: &Loaded,
        one: (usize, &Match),
        other: Option<(usize, &Match)>,
        start: usize,
        column: &mut ChunkColumn,
        scratch: &mut Scratch<'_>,
    ) {
        let observed = variable.between(one.1.party, other.map(|(_, m)| m.party));
        if observed.is_empty() {
            return;
        }
        let timeless = variable.about.variable.timeless;
        let mut at = 0;
        for (row, &(year, month)) in scratch.times.iter().enumerate() {
            let value = if timeless {
                observed[0].1
            } else {
                // Both are in the order of time; a month is YYYYMM, a year holds for its months.
                let later = |time: i32| {
                    if time > 9_999 {
                        time > year * 100 + month
                    } else {
                        time > year
                    }
                };
                let same = |time: i32| time == year || month > 0 && time == year * 100 + month;
                while at < observed.len() && !later(observed[at].0) && !same(observed[at].0) {
                    at += 1;
                }
                match observed.get(at) {
                    Some(&(time, value)) if same(time) => value,
                    Some(_) => continue,
                    None => break,
                }
            };
            let fits = |(unit, m): (usize, &Match)| {
                m.by_number || self.units[unit].entity(year) == Some(m.entity)
            };
            if !fits(one) || other.is_some_and(|other| !fits(other)) {
                continue;
            }
            let new = (*one.1, other.map(|(_, m)| *m));
            match &mut scratch.filled[row] {
                Some(old) if rank(old, year) >= rank(&new, year) => continue,
                filled => *filled = Some(new),
            }
            let cell = start + row;
            column.values[cell] = value;
            column.standings[cell] = if value.is_nan() {
                Standing::Missing
            } else {
                Standing::Value
            };
        }
    }

    /// What stands in a cell without an observation.
    fn absent(
        &self,
        variable: &Loaded,
        aspect: Aspect,
        a: usize,
        b: Option<usize>,
        (year, month): (i32, i32),
    ) -> (f64, Standing) {
        let gaps = &variable.about.gaps;
        let number = if month > 0 { year * 100 + month } else { year };
        let in_gap = !gaps.is_empty() && gaps.contains(&number);
        let covered = variable
            .about
            .covered
            .is_some_and(|(from, to)| (from..=to).contains(&year));
        let member = |unit: usize| {
            let years = variable.members.get(unit);
            let index = usize::try_from(year - self.query.from).unwrap_or(usize::MAX);
            years.is_none_or(|years| years.get(index).copied().unwrap_or(false))
        };
        let sides = match (aspect, b) {
            (Aspect::B, Some(b)) => member(b),
            (Aspect::A, _) | (_, None) => member(a),
            (_, Some(b)) => member(a) && member(b),
        };
        if !covered || in_gap || !sides {
            (f64::NAN, Standing::NotCovered)
        } else if variable.about.variable.absence == Absence::Zero {
            (0.0, Standing::Zero)
        } else {
            (f64::NAN, Standing::Missing)
        }
    }
}

/// Whether the number of a party is the one that its entity has in the year, so that of two numbers
/// of one entity in the year of a change the younger counts.
fn holds_number(m: &Match, year: i32) -> bool {
    m.number.is_none_or(|(list, number)| {
        let code = atlas().code(m.entity, code_system(list), Some(year));
        code.and_then(|code| code.parse().ok()) == Some(number)
    })
}
