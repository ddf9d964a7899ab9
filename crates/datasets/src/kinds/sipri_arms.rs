//! SIPRI Arms Transfers Database: the trade register.
//!
//! Volumes are millions of trend-indicator values (TIV), which measure military capability and not
//! money. Two layouts are read. The older one has eleven lines of preamble, three columns without a
//! name (`?` where the column before is uncertain), one row for a deal with all its years of
//! delivery, and records broken by line ends in their comments. Its volume of a deal is for all
//! years together and is spread evenly over them here. The newer one has 17 columns and a row for
//! each year of delivery. Both are exports of a selection: absence means "no transfers" only where
//! the first lines say that all suppliers and all recipients were selected.

use std::collections::{BTreeMap, BTreeSet};

use record::{Absence, Party, Shape, Source, Time, Value};

use super::variable;
use crate::kind::{Kind, Reader, Run};
use crate::open::Visited;
use crate::report::quoted;
use crate::{ImportError, Layout, Naming, Row, Rows, field};

pub(crate) const KIND: Kind = Kind {
    key: "sipri-arms",
    title: "SIPRI Arms Transfers Database: trade register",
    reads: "trade-register.csv in both layouts: Recipient, Supplier, Year of order, ... SIPRI TIV of delivered weapons (16 columns after a preamble), and SIPRI AT Database ID, Supplier, Recipient, ... TIV delivery values (17 columns)",
    layout: Layout {
        delimiter: Some(b','),
        quotes: true,
    },
    source: |_| Ok(source()),
    reader: |_| Ok(Box::new(Register::default())),
};

/// Lines that may stand before the header.
const PREAMBLE: usize = 40;

/// First year of the database.
const FIRST: i32 = 1950;

fn source() -> Source {
    Source {
        key: KIND.key.to_owned(),
        version: "as imported".to_owned(),
        name: "SIPRI Arms Transfers Database".to_owned(),
        citation:
            "Stockholm International Peace Research Institute. SIPRI Arms Transfers Database."
                .to_owned(),
        licence: "copyright SIPRI, see its terms; not part of this program".to_owned(),
        url: "https://www.sipri.org/databases/armstransfers".to_owned(),
        variables: Vec::new(),
    }
}

/// What the database says about a direction and a year.
#[derive(Default)]
struct Year {
    volume: f64,
    deliveries: u32,
    orders: u32,
}

#[derive(Default)]
struct Register {
    years: BTreeMap<(Party, Party, i32), Year>,
    /// Deals whose order is counted, in the newer layout.
    ordered: BTreeSet<String>,
    /// Whether a file was a selection of countries.
    selection: bool,
    spread: u64,
}

/// Where the fields are, in either layout.
struct Plan {
    supplier: usize,
    recipient: usize,
    order: usize,
    delivery: usize,
    volume: usize,
    /// The deal, in the newer layout.
    id: Option<usize>,
    width: usize,
}

impl Plan {
    fn new(header: &[String]) -> Result<Plan, String> {
        let find = |names: &[&str]| {
            let found = header
                .iter()
                .position(|name| names.contains(&name.as_str()));
            found.ok_or_else(|| format!("it has no column {}", names.join(" or ")))
        };
        Ok(Plan {
            supplier: find(&["supplier"])?,
            recipient: find(&["recipient"])?,
            order: find(&["year of order", "order date"])?,
            delivery: find(&["year(s) of delivery", "delivery year"])?,
            volume: find(&["sipri tiv of delivered weapons", "tiv delivery values"])?,
            id: find(&["sipri at database id"]).ok(),
            width: header.len(),
        })
    }
}

/// A deal, or a year of one.
struct Deal {
    supplier: String,
    recipient: String,
    order: Option<i32>,
    deliveries: Vec<i32>,
    volume: Option<f64>,
    id: Option<String>,
}

impl Deal {
    fn read(plan: &Plan, fields: &[String]) -> Result<Deal, String> {
        let get = |column: usize| fields.get(column).map_or("", |field| field.trim());
        let order = get(plan.order);
        let order = order.split(['-', '/']).next().unwrap_or("");
        let mut deliveries = Vec::new();
        for year in get(plan.delivery).split(';').map(str::trim) {
            if !year.is_empty() {
                deliveries.push(field::year(year)?);
            }
        }
        let volume = field::number(get(plan.volume).trim_end_matches(';'))?;
        if let Some(volume) = volume.filter(|&volume| volume < 0.0) {
            return Err(format!("a volume of {volume} is negative"));
        }
        let (supplier, recipient) = (get(plan.supplier), get(plan.recipient));
        if supplier.is_empty() || recipient.is_empty() {
            return Err("the supplier or the recipient is not named".to_owned());
        }
        Ok(Deal {
            supplier: supplier.to_owned(),
            recipient: recipient.to_owned(),
            order: if order.is_empty() {
                None
            } else {
                Some(field::year(order)?)
            },
            deliveries,
            volume,
            id: plan.id.map(|column| get(column).to_owned()),
        })
    }
}

impl Reader for Register {
    fn file(&mut self, rows: &mut Rows<'_>, run: &mut Run<'_>) -> Result<Visited, ImportError> {
        let mut header = None;
        let mut all = false;
        for _ in 0..PREAMBLE {
            let Some(row) = rows.advance(&mut run.report) else {
                break;
            };
            let names = header_names(row);
            if names.iter().any(|name| name == "supplier") {
                header = Some(names);
                break;
            }
            let line: Vec<&str> = row.iter().collect();
            all |= is_everything(&line.join(","));
        }
        let Some(header) = header else {
            let reason = "no line names the columns Supplier and Recipient".to_owned();
            return Ok(Visited::SomethingElse(reason));
        };
        let plan = match Plan::new(&header) {
            Ok(plan) => plan,
            Err(reason) => return Ok(Visited::SomethingElse(reason)),
        };
        self.selection |= !all;
        self.rows(&plan, rows, run)?;
        Ok(Visited::Read)
    }

    fn end(&mut self, run: &mut Run<'_>) -> Result<(), ImportError> {
        let absence = if self.selection {
            run.report
                .note("the file does not say that it is of all countries: what is not listed is not taken for zero");
            Absence::Unknown
        } else {
            Absence::Zero
        };
        if self.spread > 0 {
            run.report.note(format!(
                "{} deals name several years of delivery; their volume is spread evenly over them",
                self.spread
            ));
        }
        let coverage = (FIRST, 2100, None);
        let directed =
            |name, label, unit| variable(name, label, unit, Shape::Directed, absence, coverage);
        let volume = run.add_variable(directed(
            "tiv",
            "volume of major arms delivered by a to b",
            "million trend-indicator values",
        ))?;
        let deliveries = run.add_variable(directed(
            "deliveries",
            "deals of which a delivered to b in the year",
            "deals",
        ))?;
        let orders = run.add_variable(directed(
            "orders",
            "deals in which b ordered from a",
            "deals",
        ))?;
        for ((supplier, recipient, year), sums) in &self.years {
            let Some(time) = Time::year_of(*year) else {
                continue;
            };
            let values = [
                (volume, sums.volume),
                (deliveries, f64::from(sums.deliveries)),
                (orders, f64::from(sums.orders)),
            ];
            for (variable, value) in values {
                run.emit(
                    variable,
                    supplier,
                    Some(recipient),
                    time,
                    Value::Number(value),
                )?;
            }
        }
        Ok(())
    }
}

fn header_names(row: &Row) -> Vec<String> {
    row.iter()
        .map(|name| name.trim_end_matches(';').trim().to_lowercase())
        .collect()
}

/// Whether a line of the preamble says that all suppliers and recipients were selected.
fn is_everything(line: &str) -> bool {
    let line = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    let words = words.join(" ");
    words.contains("from all countries to all countries") || words.contains("from all to all")
}

impl Register {
    fn rows(
        &mut self,
        plan: &Plan,
        rows: &mut Rows<'_>,
        run: &mut Run<'_>,
    ) -> Result<(), ImportError> {
        let name = rows.name().to_owned();
        // The beginning of a record that a line end broke, and its line.
        let mut held: Option<(u64, Vec<String>)> = None;
        while let Some(row) = rows.advance(&mut run.report) {
            let fields: Vec<String> = row.iter().map(str::to_owned).collect();
            let (line, fields) = match held.take() {
                Some((line, before)) if fields.len() < plan.width => {
                    let joined = join(before, fields);
                    (line, joined)
                }
                Some((line, before)) => {
                    run.row();
                    run.report.broken(&name, line, short(&before, plan));
                    (row.line, fields)
                }
                None => (row.line, fields),
            };
            if fields.len() < plan.width {
                held = Some((line, fields));
                continue;
            }
            run.row();
            if fields.len() > plan.width {
                let (found, width) = (fields.len(), plan.width);
                let reason = format!("{found} fields where the header has {width}");
                run.report.broken(&name, line, reason);
                continue;
            }
            match Deal::read(plan, &fields) {
                Ok(deal) => self.deal(&deal, run),
                Err(reason) => run.report.broken(&name, line, reason),
            }
        }
        if let Some((line, before)) = held {
            run.row();
            run.report.broken(&name, line, short(&before, plan));
        }
        Ok(())
    }

    fn deal(&mut self, deal: &Deal, run: &mut Run<'_>) {
        let mut kept = false;
        let spread = deal.deliveries.len();
        self.spread += u64::from(spread > 1);
        for &year in &deal.deliveries {
            let Some(key) = sides(deal, year, run) else {
                continue;
            };
            kept = true;
            let sums = self.years.entry(key).or_default();
            sums.deliveries += 1;
            sums.volume += deal.volume.unwrap_or(0.0) / spread as f64;
        }
        let counted = match &deal.id {
            Some(id) => !self.ordered.insert(id.clone()),
            None => false,
        };
        if let Some(year) = deal.order.filter(|_| !counted)
            && let Some(key) = sides(deal, year, run)
        {
            kept = true;
            self.years.entry(key).or_default().orders += 1;
        }
        run.report.rows_kept += u64::from(kept);
    }
}

fn sides(deal: &Deal, year: i32, run: &mut Run<'_>) -> Option<(Party, Party, i32)> {
    let mut find = |name: &str| {
        run.countries
            .find(Naming::Name, name, Some(year), &mut run.report)
    };
    Some((find(&deal.supplier)?, find(&deal.recipient)?, year))
}

/// The two parts of a record that a line end broke.
fn join(mut before: Vec<String>, after: Vec<String>) -> Vec<String> {
    let mut after = after.into_iter();
    if let (Some(last), Some(first)) = (before.last_mut(), after.next()) {
        last.push(' ');
        last.push_str(&first);
    }
    before.extend(after);
    before
}

fn short(fields: &[String], plan: &Plan) -> String {
    format!(
        "{} fields where the header has {} ({})",
        fields.len(),
        plan.width,
        quoted(&fields.join(","))
    )
}
