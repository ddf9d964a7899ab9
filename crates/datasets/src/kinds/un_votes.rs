//! Roll calls of the United Nations General Assembly, and how often two states agreed.
//!
//! Voeten, Strezhnev and Bailey, UN General Assembly Voting Data. Agreement of two states in a year
//! is the share of identical votes among the roll calls in which both voted yes, no or abstained; an
//! abstention is a category of its own. Absence and non-membership are no votes.
//!
//! Two layouts are read: the original file, with a row for a state and a roll call that has its
//! date or year (vote 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member), and that of the R package
//! unvotes, whose votes (yes, abstain, no) and roll calls (with dates) are two files.

use std::collections::BTreeMap;

use atlas::CodeSystem;
use record::{Absence, Party, Shape, Source, Time, Value};
use rustc_hash::FxHashMap;

use super::{COW, variable};
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::report::quoted;
use crate::{Columns, ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "un-votes",
    title: "UN General Assembly: roll calls, agreement of two states by year",
    reads: "UNVotes.csv (rcid, ccode, vote, year or date), or un_votes.csv (rcid, country, country_code, vote) together with un_roll_calls.csv (rcid, date)",
    layout: Layout::CSV,
    source: |_| Ok(source()),
    reader: |_| Ok(Box::new(Votes::default())),
};

fn source() -> Source {
    let coverage = (1946, 2100, None);
    let dyadic = |name, label, unit| {
        variable(
            name,
            label,
            unit,
            Shape::Symmetric,
            Absence::Unknown,
            coverage,
        )
    };
    Source {
        key: KIND.key.to_owned(),
        version: "as imported".to_owned(),
        name: "UN General Assembly Voting Data".to_owned(),
        citation: "Voeten, Erik, Anton Strezhnev and Michael Bailey. 2009. United Nations General Assembly Voting Data. Harvard Dataverse. doi:10.7910/DVN/LEJUQZ.".to_owned(),
        licence: "see the Dataverse record; not part of this program".to_owned(),
        url: "https://doi.org/10.7910/DVN/LEJUQZ".to_owned(),
        variables: vec![
            dyadic(
                "agreement",
                "share of identical votes among the roll calls in which both voted; abstention is a category of its own",
                "share",
            ),
            dyadic("joint", "roll calls in which both voted", "votes"),
            variable(
                "cast",
                "roll calls in which the state voted",
                "votes",
                Shape::Country,
                Absence::Unknown,
                coverage,
            ),
        ],
    }
}

/// Who held the seat before, where today's code stands for both: code in ISO, entity, last year.
const SEATS: [(&str, &str, i32); 3] = [
    ("RUS", "SUN", 1991),
    ("YEM", "YAR", 1989),
    ("SRB", "YUG", 1991),
];

#[derive(Default)]
struct Votes {
    /// Year of each roll call.
    years: FxHashMap<i64, i32>,
    /// State (index into `states`) and vote (1 yes, 2 abstain, 3 no) by roll call.
    cast: BTreeMap<i64, Vec<(u16, u8)>>,
    /// Code, name, and whether the code is a COW number.
    states: Vec<(String, String, bool)>,
    index: FxHashMap<(String, bool), u16>,
}

struct Plan {
    roll_call: usize,
    vote: usize,
    code: usize,
    name: Option<usize>,
    number: bool,
    date: Option<usize>,
}

impl Plan {
    fn new(columns: &Columns) -> Result<Plan, String> {
        let number = columns.find(&["country_code"]).is_none();
        let code = match columns.find(&["country_code"]) {
            Some(code) => code,
            None => columns.need(&["ccode"])?,
        };
        Ok(Plan {
            roll_call: columns.need(&["rcid"])?,
            vote: columns.need(&["vote"])?,
            code,
            name: columns.find(&["country", "countryname", "ms_name"]),
            number,
            date: columns.find(&["date", "year"]),
        })
    }

    /// Roll call, vote, and year if the row has one; no vote where none was cast.
    fn read(&self, row: &Row) -> Result<(i64, Option<u8>, Option<i32>), String> {
        let roll_call = roll_call(row.get(self.roll_call))?;
        let vote = match row.get(self.vote).to_ascii_lowercase().as_str() {
            "1" | "yes" | "y" => Some(1),
            "2" | "abstain" | "a" => Some(2),
            "3" | "no" | "n" => Some(3),
            "8" | "9" | "0" | "" | "na" | "x" | "absent" => None,
            other => {
                return Err(format!(
                    "vote: {} is none of yes, no, abstain",
                    quoted(other)
                ));
            }
        };
        let year = match self.date {
            Some(column) => Some(year_of(row.get(column))?),
            None => None,
        };
        Ok((roll_call, vote, year))
    }
}

fn roll_call(text: &str) -> Result<i64, String> {
    field::whole(text)?.ok_or_else(|| "rcid: there is no roll call".to_owned())
}

fn year_of(text: &str) -> Result<i32, String> {
    Ok(super::columns::time_of(text)?.year())
}

impl Reader for Votes {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let Some(columns) = rows.header(&mut run.report) else {
            return Ok(Visited::SomethingElse("it is empty".to_owned()));
        };
        if columns.find(&["vote"]).is_none() && columns.find(&["rcid"]).is_some() {
            return self.roll_calls(&columns, rows, run);
        }
        let plan = match Plan::new(&columns) {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let (roll_call, vote, year) = match plan.read(row) {
                Ok(read) => read,
                Err(reason) => {
                    run.report.broken(&name, row.line, reason);
                    continue;
                }
            };
            run.report.rows_kept += 1;
            if let Some(year) = year {
                self.years.insert(roll_call, year);
            }
            let Some(vote) = vote else {
                run.report.missing_values += 1;
                continue;
            };
            let Some(state) = self.state(&plan, row) else {
                run.report
                    .broken(&name, row.line, "more than 65,000 states");
                continue;
            };
            self.cast.entry(roll_call).or_default().push((state, vote));
        }
        Ok(Visited::Read)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        let mut by_year: BTreeMap<i32, Vec<&Vec<(u16, u8)>>> = BTreeMap::new();
        let mut undated = 0u64;
        for (roll_call, votes) in &self.cast {
            match self.years.get(roll_call) {
                Some(&year) => by_year.entry(year).or_default().push(votes),
                None => undated += 1,
            }
        }
        if undated > 0 {
            run.report.note(format!(
                "{undated} roll calls have no date and are left out; import the file of roll calls in the same command"
            ));
        }
        for (year, roll_calls) in by_year {
            self.year(year, &roll_calls, run)?;
        }
        Ok(())
    }
}

impl Votes {
    fn roll_calls(
        &mut self,
        columns: &Columns,
        rows: &mut Rows<'_>,
        run: &mut Run<'_>,
    ) -> Result<Visited, ImportError> {
        let plan = columns
            .need(&["rcid"])
            .and_then(|id| Ok((id, columns.need(&["date", "year"])?)));
        let (id, date) = match plan {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        let name = rows.name().to_owned();
        // The descriptions of old roll calls have marks that no rule of CSV explains; what is needed
        // stands before them.
        rows.expect(None);
        while let Some(row) = rows.advance(&mut run.report) {
            run.row();
            let read = roll_call(row.get(id)).and_then(|id| Ok((id, year_of(row.get(date))?)));
            match read {
                Ok((id, year)) => {
                    run.report.rows_kept += 1;
                    self.years.insert(id, year);
                }
                Err(reason) => run.report.broken(&name, row.line, reason),
            }
        }
        Ok(Visited::Read)
    }

    fn state(&mut self, plan: &Plan, row: &Row) -> Option<u16> {
        let code = row.get(plan.code);
        // A code that is missing leaves the name.
        let name = plan.name.map_or("", |column| row.get(column));
        let code = if code.is_empty() || code == "NA" && name != "Namibia" {
            ""
        } else {
            code
        };
        let key = if code.is_empty() { name } else { code };
        let key = (key.to_owned(), plan.number);
        if let Some(&state) = self.index.get(&key) {
            return Some(state);
        }
        let state = u16::try_from(self.states.len()).ok()?;
        self.states
            .push((code.to_owned(), name.to_owned(), plan.number));
        self.index.insert(key, state);
        Some(state)
    }

    /// The state in a year.
    fn party(&self, state: u16, year: i32, run: &mut Run<'_>) -> Option<Party> {
        let (code, name, number) = self.states.get(usize::from(state))?;
        let countries = &mut run.countries;
        let iso = Naming::Timeless(if code.len() == 3 {
            CodeSystem::Iso3
        } else {
            CodeSystem::Iso2
        });
        let found = if code.is_empty() {
            countries.find(Naming::Name, name, Some(year), &mut run.report)
        } else if *number {
            // Byelorussia and Ukraine had seats before they were states of the list.
            countries.quietly(COW, code, Some(year)).or_else(|| {
                countries.find(
                    Naming::Timeless(CodeSystem::CowNumber),
                    code,
                    Some(year),
                    &mut run.report,
                )
            })
        } else {
            countries
                .quietly(iso, code, Some(year))
                .or_else(|| countries.find(Naming::Name, name, Some(year), &mut run.report))
        };
        let mut party = found?;
        for (now, before, until) in SEATS {
            if party.entity == now && year <= until {
                party.entity = before.into();
            }
        }
        Some(party)
    }

    fn year(
        &self,
        year: i32,
        roll_calls: &[&Vec<(u16, u8)>],
        run: &mut Run<'_>,
    ) -> Result<(), ImportError> {
        let Some(time) = Time::year_of(year) else {
            return Ok(());
        };
        // Two codes of one state in a year are one party.
        let mut parties: BTreeMap<Party, usize> = BTreeMap::new();
        let mut places: FxHashMap<u16, Option<usize>> = FxHashMap::default();
        for &(state, _) in roll_calls.iter().flat_map(|votes| votes.iter()) {
            if places.contains_key(&state) {
                continue;
            }
            let next = parties.len();
            let place = self
                .party(state, year, run)
                .map(|party| *parties.entry(party).or_insert(next));
            places.insert(state, place);
        }
        let count = parties.len();
        let mut joint = vec![(0u32, 0u32); count * count];
        let mut cast = vec![0u32; count];
        let mut votes = vec![0u8; count];
        for roll_call in roll_calls {
            votes.fill(0);
            for (state, vote) in roll_call.iter() {
                if let Some(&Some(place)) = places.get(state) {
                    votes[place] = *vote;
                }
            }
            for a in 0..count {
                if votes[a] == 0 {
                    continue;
                }
                cast[a] += 1;
                for b in a + 1..count {
                    if votes[b] != 0 {
                        let cell = &mut joint[a * count + b];
                        cell.0 += 1;
                        cell.1 += u32::from(votes[a] == votes[b]);
                    }
                }
            }
        }
        for (a, &at) in &parties {
            run.emit(2, a, None, time, Value::Number(f64::from(cast[at])))?;
            for (b, &other) in parties.range(a..).skip(1) {
                let (both, same) = joint[at.min(other) * count + at.max(other)];
                if both > 0 {
                    let share = f64::from(same) / f64::from(both);
                    run.emit(0, a, Some(b), time, Value::Number(share))?;
                    run.emit(1, a, Some(b), time, Value::Number(f64::from(both)))?;
                }
            }
        }
        Ok(())
    }
}
