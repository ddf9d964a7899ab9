//! Where one country might sell more to another, and on what grounds one may think so.

use serde::Serialize;

use super::indices::{growth, ratio};
use super::world::World;

/// So many conditions have to hold before a product is called untapped.
pub const CONDITIONS_NEEDED: usize = 3;

/// An exporter is established in a product when it sells it to at least so many countries.
pub const DESTINATIONS: usize = 10;

/// A ground on which one may think that a product is untapped; each can be looked up in the figures
/// beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Actual sales are below the static potential.
    BelowPotential,
    /// The exporter's share in what the partner buys of the product is below its share in what the
    /// world buys.
    Underrepresented,
    /// The exporter's revealed comparative advantage in the product is above 1.
    Advantage,
    /// The product has a larger share in what the partner buys than in world trade.
    Demand,
    /// The partner's purchases of the product grew faster than all that it buys.
    GrowingDemand,
    /// The exporter's sales of the product to the world grew.
    GrowingSupply,
    /// The exporter sells the product to at least [`DESTINATIONS`] countries.
    Established,
}

impl Condition {
    /// All conditions.
    pub const ALL: &'static [Condition] = &[
        Condition::BelowPotential,
        Condition::Underrepresented,
        Condition::Advantage,
        Condition::Demand,
        Condition::GrowingDemand,
        Condition::GrowingSupply,
        Condition::Established,
    ];

    /// The name as it is written in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Condition::BelowPotential => "below potential",
            Condition::Underrepresented => "underrepresented",
            Condition::Advantage => "advantage",
            Condition::Demand => "demand",
            Condition::GrowingDemand => "growing demand",
            Condition::GrowingSupply => "growing supply",
            Condition::Established => "established",
        }
    }
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionResult {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// The data do not say.
    Unknown,
}

impl From<Option<bool>> for ConditionResult {
    fn from(holds: Option<bool>) -> ConditionResult {
        match holds {
            Some(true) => ConditionResult::Holds,
            Some(false) => ConditionResult::Fails,
            None => ConditionResult::Unknown,
        }
    }
}

/// A year before, for the conditions about growth.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'w> {
    /// Its trade.
    pub world: &'w World,
    /// Years between the two.
    pub years: i32,
}

/// A product that one country could sell to another, with all that speaks for it and against it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Opportunity {
    /// Its code.
    pub product: String,
    /// What the exporter sells of it to the partner.
    pub actual: f64,
    /// What the exporter sells of it to the world.
    pub exports: f64,
    /// What the partner buys of it from the world.
    pub imports: f64,
    /// The exporter's share in what the partner buys of it.
    pub share_in_partner: Option<f64>,
    /// The exporter's share in what the world buys of it.
    pub share_in_world: Option<f64>,
    /// The exporter's revealed comparative advantage.
    pub advantage: Option<f64>,
    /// The share of the product in all that the partner buys.
    pub share_of_demand: Option<f64>,
    /// Yearly growth of the partner's purchases of it.
    pub demand_growth: Option<f64>,
    /// Yearly growth of the exporter's sales of it to the world.
    pub supply_growth: Option<f64>,
    /// To how many countries the exporter sells it.
    pub destinations: Option<usize>,
    /// Static potential: the exporter's world share of the product times what the partner buys of it,
    /// times the ease of trade of the pair ([`World::ease`]). This is the core of the export potential
    /// of the International Trade Centre (Decreux and Spies 2016, "Export potential assessments")
    /// without its terms for growth, tariffs and distance; it says how the present trade of the pair
    /// would lie if it were spread over products as the two sides' trade with the world lets one
    /// expect. `None` where the pair does not trade at all, as there is no ease then.
    pub static_potential: Option<f64>,
    /// Static potential less actual sales; negative where more is sold than that.
    pub gap: Option<f64>,
    /// Ceiling: the smaller of what the exporter sells and the partner buys, less what is traded
    /// between them already ("indicative trade potential", International Trade Centre). More cannot be
    /// reached by turning the present trade of both towards each other; it is far above what will.
    pub ceiling: f64,
    /// Every condition and whether it holds, in the order of [`Condition::ALL`].
    pub conditions: Vec<(Condition, ConditionResult)>,
}

impl Opportunity {
    /// How many conditions hold.
    #[must_use]
    pub fn holding(&self) -> usize {
        self.conditions
            .iter()
            .filter(|(_, result)| *result == ConditionResult::Holds)
            .count()
    }

    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, condition: Condition) -> bool {
        self.conditions
            .contains(&(condition, ConditionResult::Holds))
    }

    /// Whether the product may be called untapped: less is sold than could be expected (below the
    /// static potential, or underrepresented where the pair does not trade), something of it is sold
    /// and bought elsewhere, and at least [`CONDITIONS_NEEDED`] conditions hold.
    #[must_use]
    pub fn untapped(&self) -> bool {
        let less = match self.static_potential {
            Some(_) => self.holds(Condition::BelowPotential),
            None => self.holds(Condition::Underrepresented),
        };
        less && self.ceiling > 0.0 && self.holding() >= CONDITIONS_NEEDED
    }
}

/// Every product that the exporter sells somewhere and the partner buys somewhere, the untapped ones
/// first, then by how many conditions hold and by the gap.
#[must_use]
pub fn opportunities(
    year: &World,
    earlier: Option<Earlier<'_>>,
    exporter: &str,
    partner: &str,
) -> Vec<Opportunity> {
    let ease = year.ease(exporter, partner).filter(|&ease| ease > 0.0);
    let total_demand_growth = earlier.and_then(|earlier| {
        growth(
            earlier.world.total_imports(partner),
            year.total_imports(partner),
            earlier.years,
        )
    });
    let all_imports = year.total_imports(partner);
    let mut found: Vec<Opportunity> = year
        .products()
        .filter_map(|product| {
            let exports = year.exports(exporter, product);
            let imports = year.imports(partner, product);
            if !(exports > 0.0 && imports > 0.0) {
                return None;
            }
            let actual = year.flow(exporter, partner, product);
            let world = year.product_total(product);
            let share_in_partner = ratio(actual, imports);
            let share_in_world = ratio(exports, world);
            let advantage = year.advantage(exporter, product);
            let share_of_demand = ratio(imports, all_imports);
            let then = |of: &dyn Fn(&World) -> f64, now: f64| {
                earlier.and_then(|earlier| growth(of(earlier.world), now, earlier.years))
            };
            let demand_growth = then(&|world| world.imports(partner, product), imports);
            let supply_growth = then(&|world| world.exports(exporter, product), exports);
            let destinations = year.destinations(exporter, product);
            let static_potential =
                ease.map(|ease| year.proportional(exporter, partner, product) * ease);
            let gap = static_potential.map(|potential| potential - actual);
            let result = |condition: Condition| -> Option<bool> {
                match condition {
                    // Equal up to rounding is not below.
                    Condition::BelowPotential => {
                        static_potential.map(|potential| actual < potential * (1.0 - 1e-9))
                    }
                    Condition::Underrepresented => Some(share_in_partner? < share_in_world?),
                    Condition::Advantage => Some(advantage? > 1.0),
                    Condition::Demand => Some(share_of_demand? > ratio(world, year.total())?),
                    Condition::GrowingDemand => Some(demand_growth? > total_demand_growth?),
                    Condition::GrowingSupply => Some(supply_growth? > 0.0),
                    Condition::Established => Some(destinations? >= DESTINATIONS),
                }
            };
            Some(Opportunity {
                product: product.to_owned(),
                actual,
                exports,
                imports,
                share_in_partner,
                share_in_world,
                advantage,
                share_of_demand,
                demand_growth,
                supply_growth,
                destinations,
                static_potential,
                gap,
                ceiling: exports.min(imports) - actual,
                conditions: Condition::ALL
                    .iter()
                    .map(|&condition| (condition, result(condition).into()))
                    .collect(),
            })
        })
        .collect();
    let gap = |opportunity: &Opportunity| opportunity.gap.unwrap_or(opportunity.ceiling);
    found.sort_by(|one, other| {
        (other.untapped(), other.holding())
            .cmp(&(one.untapped(), one.holding()))
            .then_with(|| gap(other).total_cmp(&gap(one)))
            .then_with(|| one.product.cmp(&other.product))
    });
    found
}
