//! Goods between the two: the course, the ledger, the fields, and what may be untapped.

use measure::NumberPoint;
use measure::panels::Standing;
use measure::trade::{
    Amount, CONDITIONS_NEEDED, Condition, ConditionResult, DESTINATIONS, Detail, LedgerYear,
    OneWay, Opportunity, PairTrade, Rank, TradeDirection, chapter_of_product,
};

use super::value::{grouped, money, percent, plain, years_in_words};
use super::{
    Goods, GoodsDirection, GoodsRow, Measure, MeasureKind, MeasureLine, NumberTable, years,
};
use crate::model::Side;

/// So many products in a direction at most.
const SHOWN: usize = 10;
/// So many years of the ledger at most.
const YEARS: usize = 8;
/// With fewer sellers than this, what is called the world is a part of it.
const FEW_SELLERS: usize = 60;

pub(super) fn build(trade: &PairTrade, a: &Side, b: &Side, source: usize) -> Goods {
    let ways = [
        format!("{} to {}", a.name, b.name),
        format!("{} to {}", b.name, a.name),
    ];
    let mut tables = vec![ledger(trade, &ways)];
    let mut directions = Vec::new();
    let mut notes = Vec::new();
    if !trade.ledger.missing.is_empty() {
        notes.push(format!(
            "No report of either side for {}.",
            years_in_words(&trade.ledger.missing)
        ));
    }
    match &trade.detail {
        None => notes.push("The source has no products of the two.".to_owned()),
        Some(detail) => {
            tables.push(fields(detail, &ways));
            directions.push(direction(detail, &detail.a_to_b, a, b, &ways[0]));
            directions.push(direction(detail, &detail.b_to_a, b, a, &ways[1]));
            notes.extend(conditions(detail));
        }
    }
    Goods {
        course: course(trade, &ways, source),
        tables,
        directions,
        notes,
        source,
    }
}

/// What the source says of a direction: reconciled, else the buyer's report, else the seller's.
fn best(way: &OneWay) -> Amount {
    let known = [way.reconciled, way.by_importer, way.by_exporter];
    let has = |wanted: fn(&Amount) -> bool| known.iter().copied().find(&wanted);
    has(|amount| amount.value().is_some())
        .or_else(|| has(|amount| matches!(amount, Amount::NotInReport)))
        .unwrap_or(Amount::NotCovered)
}

fn course(trade: &PairTrade, ways: &[String; 2], source: usize) -> Measure {
    let years_of = &trade.ledger.years;
    let line = |name: &String, way: fn(&LedgerYear) -> &OneWay| {
        let points: Vec<NumberPoint> = years_of
            .iter()
            .map(|year| {
                let (standing, value) = match best(way(year)) {
                    Amount::Value(value) => (Standing::Value, Some(value)),
                    Amount::NotInReport => (Standing::Missing, None),
                    Amount::NotCovered => (Standing::NotCovered, None),
                };
                NumberPoint {
                    year: year.year,
                    standing,
                    value,
                }
            })
            .collect();
        let latest = points
            .iter()
            .rev()
            .find_map(|point| Some(format!("{} in {}", money(point.value?), point.year)));
        let gaps: Vec<i32> = points
            .iter()
            .filter(|point| point.value.is_none())
            .map(|point| point.year)
            .collect();
        MeasureLine {
            name: name.clone(),
            points,
            latest: latest.unwrap_or_else(|| "no value".to_owned()),
            gaps: years_in_words(&gaps),
        }
    };
    Measure {
        title: "Goods by year".to_owned(),
        unit: "US dollars of the year".to_owned(),
        kind: MeasureKind::Course,
        lines: vec![
            line(&ways[0], |year| &year.a_to_b),
            line(&ways[1], |year| &year.b_to_a),
        ],
        source,
        covered: years_of
            .first()
            .zip(years_of.last())
            .map_or_else(String::new, |(first, last)| years(first.year, last.year)),
        subject: "trade".to_owned(),
        quoted: Vec::new(),
    }
}

fn dash() -> String {
    "\u{2013}".to_owned()
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Value(value) => money(value),
        Amount::NotInReport => "not in report".to_owned(),
        Amount::NotCovered => "not covered".to_owned(),
    }
}

fn rank(rank: Option<Rank>) -> String {
    rank.map_or_else(dash, |rank| format!("{} of {}", rank.place, rank.of))
}

fn ledger(trade: &PairTrade, ways: &[String; 2]) -> NumberTable {
    let years_of = &trade.ledger.years;
    let reconciled = years_of.iter().any(|year| {
        [&year.a_to_b, &year.b_to_a]
            .iter()
            .any(|way| way.reconciled.value().is_some())
    });
    let mut header = vec!["direction and year".to_owned()];
    if reconciled {
        header.push("value".to_owned());
    } else {
        header.extend(["seller reports", "buyer reports", "mirror gap"].map(str::to_owned));
    }
    header.extend(
        [
            "of the seller\u{2019}s exports",
            "buyer\u{2019}s place",
            "of the buyer\u{2019}s imports",
            "seller\u{2019}s place",
        ]
        .map(str::to_owned),
    );
    let mut rows = Vec::new();
    for (name, back) in [(&ways[0], false), (&ways[1], true)] {
        for year in years_of.iter().rev().take(YEARS) {
            let way = if back { &year.b_to_a } else { &year.a_to_b };
            let mut row = vec![format!("{name}, {}", year.year)];
            if reconciled {
                row.push(amount(way.reconciled));
            } else {
                row.push(amount(way.by_exporter));
                row.push(amount(way.by_importer));
                row.push(way.mirror_gap.map_or_else(dash, percent));
            }
            row.push(way.share_of_exports.map_or_else(dash, percent));
            row.push(rank(way.rank_among_buyers));
            row.push(way.share_of_imports.map_or_else(dash, percent));
            row.push(rank(way.rank_among_sellers));
            rows.push(row);
        }
    }
    without_empty(NumberTable {
        title: "The ledger, US dollars of the year".to_owned(),
        header,
        rows,
    })
}

/// The table without columns that have a dash in every row.
fn without_empty(table: NumberTable) -> NumberTable {
    let keep: Vec<bool> = (0..table.header.len())
        .map(|column| {
            let cells = table.rows.iter().map(|row| row.get(column));
            column == 0 || cells.flatten().any(|cell| *cell != dash())
        })
        .collect();
    let kept = |cells: Vec<String>| {
        let cells = cells.into_iter().zip(&keep);
        cells
            .filter(|(_, keep)| **keep)
            .map(|(cell, _)| cell)
            .collect()
    };
    NumberTable {
        title: table.title,
        header: kept(table.header),
        rows: table.rows.into_iter().map(kept).collect(),
    }
}

fn fields(detail: &Detail, ways: &[String; 2]) -> NumberTable {
    let value = |value: f64| if value > 0.0 { money(value) } else { dash() };
    let mut header = vec!["field".to_owned()];
    for way in ways {
        header.push(way.clone());
        header.push("share".to_owned());
        if let Some(earlier) = detail.earlier {
            header.push(format!("a year since {earlier}"));
        }
    }
    let rows = detail
        .fields
        .iter()
        .map(|row| {
            let mut cells = vec![row.key.name().to_owned()];
            let sides = [
                (row.a_to_b, row.share_a_to_b, row.growth_a_to_b),
                (row.b_to_a, row.share_b_to_a, row.growth_b_to_a),
            ];
            for (amount, share, growth) in sides {
                cells.push(value(amount));
                cells.push(if amount > 0.0 {
                    share.map_or_else(dash, percent)
                } else {
                    dash()
                });
                if detail.earlier.is_some() {
                    cells.push(growth.map_or_else(dash, percent));
                }
            }
            cells
        })
        .collect();
    without_empty(NumberTable {
        title: format!("By field, {}", detail.year),
        header,
        rows,
    })
}

fn direction(
    detail: &Detail,
    way: &TradeDirection,
    from: &Side,
    to: &Side,
    name: &str,
) -> GoodsDirection {
    let untapped: Vec<&Opportunity> = way
        .opportunities
        .iter()
        .filter(|product| product.untapped())
        .collect();
    let mut parts = Vec::new();
    parts.push(if way.value > 0.0 {
        format!("Sold in {}: {} US dollars.", detail.year, money(way.value))
    } else {
        format!(
            "The source has no goods in this direction in {}.",
            detail.year
        )
    });
    if let Some(intensity) = way.intensity {
        parts.push(format!(
            "Trade intensity {} (1: as much as the partner\u{2019}s size lets one expect).",
            plain(intensity)
        ));
    }
    if let Some(complementarity) = way.complementarity {
        parts.push(format!(
            "Complementarity {} of 100.",
            plain(complementarity)
        ));
    }
    parts.push(if way.opportunities.is_empty() {
        format!(
            "The source has no product that {} sells and {} buys, so nothing can be said about what is untapped.",
            from.name, to.name
        )
    } else {
        let all = grouped(&way.opportunities.len().to_string());
        let found = match untapped.len() {
            0 => format!("none of {all}"),
            some => format!("{} of {all}", grouped(&some.to_string())),
        };
        let shown = if untapped.len() > SHOWN {
            format!("; the {SHOWN} with most conditions are shown")
        } else {
            String::new()
        };
        format!(
            "Untapped by the conditions below: {found} products that {} sells and {} buys{shown}.",
            from.name, to.name
        )
    });
    GoodsDirection {
        title: format!("{name}, {}", detail.year),
        summary: parts.join(" "),
        header: [
            "product".to_owned(),
            "sold now".to_owned(),
            format!("{} sells to the world", from.name),
            format!("{} buys from the world", to.name),
            "share there".to_owned(),
            "share in the world".to_owned(),
            "advantage".to_owned(),
            "static potential".to_owned(),
            "ceiling".to_owned(),
        ]
        .into(),
        rows: untapped.into_iter().take(SHOWN).map(row).collect(),
    }
}

fn row(product: &Opportunity) -> GoodsRow {
    let label = match chapter_of_product(&product.product) {
        Some(words) => format!("{} {words}", product.product),
        None => product.product.clone(),
    };
    let which = |wanted: ConditionResult| {
        let with = product.conditions.iter();
        with.filter(|(_, result)| *result == wanted)
            .map(|(condition, _)| condition.name())
            .collect()
    };
    GoodsRow {
        cells: vec![
            label,
            if product.actual > 0.0 {
                money(product.actual)
            } else {
                // The source lists what is traded.
                "none".to_owned()
            },
            money(product.exports),
            money(product.imports),
            product.share_in_partner.map_or_else(dash, percent),
            product.share_in_world.map_or_else(dash, percent),
            product.advantage.map_or_else(dash, plain),
            product.static_potential.map_or_else(dash, money),
            money(product.ceiling),
        ],
        holds: which(ConditionResult::Holds),
        fails: which(ConditionResult::Fails),
        unknown: which(ConditionResult::Unknown),
    }
}

fn conditions(detail: &Detail) -> Vec<String> {
    let meaning = |condition: Condition| match condition {
        Condition::BelowPotential => "less is sold than the static potential".to_owned(),
        Condition::Underrepresented => "the share there is below the share in the world".to_owned(),
        Condition::Advantage => "revealed comparative advantage above 1".to_owned(),
        Condition::Demand => {
            "the product has a larger share in the buyer\u{2019}s imports than in world trade"
                .to_owned()
        }
        Condition::GrowingDemand => {
            "the buyer\u{2019}s imports of it grew faster than all its imports".to_owned()
        }
        Condition::GrowingSupply => "the seller\u{2019}s exports of it grew".to_owned(),
        Condition::Established => {
            format!("the seller sells it to at least {DESTINATIONS} countries")
        }
    };
    let named: Vec<String> = Condition::ALL
        .iter()
        .map(|&condition| format!("{} ({})", condition.name(), meaning(condition)))
        .collect();
    let mut notes = vec![
        format!(
            "Untapped: less is sold than could be expected, and at least {CONDITIONS_NEEDED} of {} conditions hold: {}.",
            Condition::ALL.len(),
            named.join("; ")
        ),
        "Static potential: the seller\u{2019}s share in the world times what the buyer buys, times the ease of trade of the pair; without growth, tariffs and distance. Ceiling: the smaller of what the one sells and the other buys, less what is sold. Neither is a forecast, and they do not add up to a sum.".to_owned(),
    ];
    if detail.sellers < FEW_SELLERS {
        notes.push(format!(
            "The source knows the sales of {} countries in {}; what is called the world here is these.",
            detail.sellers, detail.year
        ));
    }
    notes
}
