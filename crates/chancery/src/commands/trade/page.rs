//! The trade of a pair for people.

use std::io::Write;

use measure::trade::{
    Amount, CONDITIONS_NEEDED, Condition, ConditionResult, DESTINATIONS, Detail, Opportunity,
    PairTrade, ProductRow, Rank, Reporter, TradeDirection, chapter_of_product,
};

use super::{Args, Part, Sides, shows};
use crate::terminal::{BOLD, DIM, Terminal};

/// With fewer sellers than this, what is called the world is a part of it.
const FEW_SELLERS: usize = 60;

pub(super) fn write(
    args: &Args,
    sides: &Sides,
    found: &PairTrade,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let limit = if args.limit == 0 {
        usize::MAX
    } else {
        args.limit
    };
    writeln!(
        terminal.out(),
        "{BOLD}{} and {}: goods{BOLD:#}, {} {}, US dollars of the year\n",
        sides.names[0],
        sides.names[1],
        found.source,
        found.version
    )?;
    if shows(args, Part::Ledger) {
        ledger(sides, found, terminal)?;
    }
    let Some(detail) = &found.detail else {
        terminal.note("the source has no products of the two");
        return Ok(());
    };
    let since = detail.earlier.map(|year| format!("growth since {year}"));
    if shows(args, Part::Fields) {
        writeln!(terminal.out(), "{BOLD}By field, {}{BOLD:#}", detail.year)?;
        let rows = detail
            .fields
            .iter()
            .map(|row| product_cells(row.key.name().to_owned(), row))
            .collect();
        product_table(sides, since.as_deref(), "field", rows, terminal)?;
    }
    if shows(args, Part::Products) {
        let shown = detail.products.len().min(limit);
        writeln!(
            terminal.out(),
            "{BOLD}By product, {}{BOLD:#}, the largest {shown} of {}",
            detail.year,
            detail.products.len()
        )?;
        let rows = detail
            .products
            .iter()
            .take(limit)
            .map(|row| product_cells(label(&row.key), row))
            .collect();
        product_table(sides, since.as_deref(), "product", rows, terminal)?;
        if let Some(both) = detail.grubel_lloyd {
            writeln!(
                terminal.out(),
                "two-way trade (Grubel-Lloyd, over products): {both:.3}\n"
            )?;
        }
    }
    if shows(args, Part::Opportunities) {
        for (back, direction) in [(false, &detail.a_to_b), (true, &detail.b_to_a)] {
            opportunity_table(sides, back, detail, direction, limit, terminal)?;
        }
        legend(terminal.out())?;
    }
    if detail.sellers < FEW_SELLERS {
        terminal.warning(&format!(
            "the source knows the sales of {} countries in {}; what is called the world is these",
            detail.sellers, detail.year
        ));
    }
    Ok(())
}

fn ledger(sides: &Sides, found: &PairTrade, terminal: &mut Terminal) -> anyhow::Result<()> {
    let years = &found.ledger.years;
    let reconciled = years.iter().any(|year| {
        year.a_to_b
            .reconciled
            .value()
            .or(year.b_to_a.reconciled.value())
            .is_some()
    });
    for back in [false, true] {
        writeln!(terminal.out(), "{BOLD}{}{BOLD:#}", sides.way(back))?;
        let [from, to] = if back {
            [sides.codes[1], sides.codes[0]]
        } else {
            sides.codes
        };
        let mut header = vec!["year".to_owned()];
        if reconciled {
            header.push("value".to_owned());
        } else {
            header.push(format!("{from} reports"));
            header.push(format!("{to} reports"));
            header.push("mirror gap".to_owned());
        }
        header.push(format!("of {from}'s exports"));
        header.push("place".to_owned());
        header.push(format!("of {to}'s imports"));
        header.push("place".to_owned());
        let rows = years
            .iter()
            .map(|year| {
                let way = if back { &year.b_to_a } else { &year.a_to_b };
                let mut cells = vec![year.year.to_string()];
                if reconciled {
                    cells.push(amount(way.reconciled));
                } else {
                    cells.push(amount(way.by_exporter));
                    cells.push(amount(way.by_importer));
                    cells.push(way.mirror_gap.map_or_else(dash, percent_signed));
                }
                cells.push(way.share_of_exports.map_or_else(dash, percent));
                cells.push(way.rank_among_buyers.map_or_else(dash, place));
                cells.push(way.share_of_imports.map_or_else(dash, percent));
                cells.push(way.rank_among_sellers.map_or_else(dash, place));
                cells
            })
            .collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        terminal.table(&header, rows)?;
        writeln!(terminal.out())?;
    }
    Ok(())
}

fn product_table(
    sides: &Sides,
    since: Option<&str>,
    what: &str,
    mut rows: Vec<Vec<String>>,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let (there, back) = (sides.way(false), sides.way(true));
    let growth = since.unwrap_or_default();
    let mut header = vec![
        what, &there, "share", growth, &back, "share", growth, "two-way",
    ];
    if since.is_none() {
        for row in rows.iter_mut() {
            row.remove(6);
            row.remove(3);
        }
        header.remove(6);
        header.remove(3);
    }
    terminal.table(&header, rows)?;
    writeln!(terminal.out())?;
    Ok(())
}

fn product_cells<K>(label: String, row: &ProductRow<K>) -> Vec<String> {
    vec![
        label,
        money_or_dash(row.a_to_b),
        row.share_a_to_b.map_or_else(dash, percent),
        row.growth_a_to_b.map_or_else(dash, percent_signed),
        money_or_dash(row.b_to_a),
        row.share_b_to_a.map_or_else(dash, percent),
        row.growth_b_to_a.map_or_else(dash, percent_signed),
        row.grubel_lloyd
            .map_or_else(dash, |index| format!("{index:.2}")),
    ]
}

fn opportunity_table(
    sides: &Sides,
    back: bool,
    detail: &Detail,
    direction: &TradeDirection,
    limit: usize,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let untapped = direction
        .opportunities
        .iter()
        .filter(|o| o.untapped())
        .count();
    let out = terminal.out();
    writeln!(
        out,
        "{BOLD}{}, {}{BOLD:#}: {untapped} of {} products untapped",
        sides.way(back),
        detail.year,
        direction.opportunities.len()
    )?;
    let index = |value: Option<f64>, decimals: usize| {
        value.map_or_else(dash, |value| format!("{value:.decimals$}"))
    };
    writeln!(
        out,
        "{DIM}intensity {} (world with both), {} (rest of the world); complementarity {} of 100; {}{DIM:#}",
        index(direction.intensity, 3),
        index(direction.intensity_rest_of_world, 3),
        index(direction.complementarity, 1),
        match direction.reporter {
            Some(Reporter::Exporter) => "products as the seller reports them",
            Some(Reporter::Importer) => "products as the buyer reports them",
            Some(Reporter::Reconciled) => "products as the source reconciles them",
            None => "no products traded",
        }
    )?;
    let rows: Vec<Vec<String>> = direction
        .opportunities
        .iter()
        .filter(|o| o.untapped())
        .take(limit)
        .map(|o| {
            vec![
                label(&o.product),
                money_or_dash(o.actual),
                money(o.exports),
                money(o.imports),
                o.share_in_partner.map_or_else(dash, percent),
                o.share_in_world.map_or_else(dash, percent),
                o.static_potential.map_or_else(dash, money),
                money(o.ceiling),
                letters(o),
            ]
        })
        .collect();
    if !rows.is_empty() {
        let header = [
            "product",
            "sold",
            "to the world",
            "bought",
            "share there",
            "in the world",
            "static potential",
            "ceiling",
            "conditions",
        ];
        terminal.table(&header, rows)?;
    }
    writeln!(terminal.out())?;
    Ok(())
}

/// The letter of a condition in the table.
fn letter(condition: Condition) -> char {
    match condition {
        Condition::BelowPotential => 'P',
        Condition::Underrepresented => 'U',
        Condition::Advantage => 'A',
        Condition::Demand => 'D',
        Condition::GrowingDemand => 'G',
        Condition::GrowingSupply => 'S',
        Condition::Established => 'E',
    }
}

/// A letter where a condition holds, a dot where it fails, a question mark where nobody knows.
fn letters(opportunity: &Opportunity) -> String {
    opportunity
        .conditions
        .iter()
        .map(|&(condition, result)| match result {
            ConditionResult::Holds => letter(condition),
            ConditionResult::Fails => '.',
            ConditionResult::Unknown => '?',
        })
        .collect()
}

fn legend(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{DIM}Untapped: less is sold than could be expected, and at least {CONDITIONS_NEEDED} conditions hold \
         (. fails, ? not known).\n\
         P sold below the static potential; U share there below share in the world; A comparative \
         advantage above 1;\n\
         D larger share in the partner's imports than in world trade; G these imports grew faster than \
         all;\n\
         S the seller's exports of it grew; E it sells it to at least {DESTINATIONS} countries.\n\
         Static potential: world share times the partner's imports times the ease of trade of the pair, \
         without\n\
         growth, tariffs and distance. Ceiling: the smaller of what one sells and the other buys, less \
         what is sold.\n\
         Neither is a forecast, and they do not add up.{DIM:#}"
    )
}

fn label(code: &str) -> String {
    match chapter_of_product(code) {
        Some(words) => format!("{code} {words}"),
        None => code.to_owned(),
    }
}

fn dash() -> String {
    "-".to_owned()
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Value(value) => money(value),
        Amount::NotInReport => "not in report".to_owned(),
        Amount::NotCovered => "not covered".to_owned(),
    }
}

fn money_or_dash(value: f64) -> String {
    if value > 0.0 { money(value) } else { dash() }
}

/// Three significant digits and a unit.
fn money(value: f64) -> String {
    let (scaled, unit) = if value >= 999.5e9 {
        (value / 1e12, " tn")
    } else if value >= 999.5e6 {
        (value / 1e9, " bn")
    } else if value >= 999.5e3 {
        (value / 1e6, " m")
    } else if value >= 999.5 {
        (value / 1e3, " k")
    } else {
        (value, "")
    };
    let decimals = if scaled >= 99.95 {
        0
    } else if scaled >= 9.995 {
        1
    } else {
        2
    };
    format!("{scaled:.decimals$}{unit}")
}

fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    let decimals = if percent >= 10.0 {
        1
    } else if percent >= 0.1 || percent == 0.0 {
        2
    } else {
        4
    };
    format!("{percent:.decimals$} %")
}

fn percent_signed(share: f64) -> String {
    format!("{:+.1} %", 100.0 * share)
}

fn place(rank: Rank) -> String {
    format!("{} of {}", rank.place, rank.of)
}

#[cfg(test)]
mod tests {
    use super::{money, percent};

    #[test]
    fn amounts_have_three_digits() {
        assert_eq!(money(164_201_275.0), "164 m");
        assert_eq!(money(1_172_442_238.0), "1.17 bn");
        assert_eq!(money(999_600.0), "1.00 m");
        assert_eq!(money(155_767.0), "156 k");
        assert_eq!(money(12.0), "12.0");
        assert_eq!(percent(0.254), "25.4 %");
        assert_eq!(percent(0.000_012), "0.0012 %");
    }
}
