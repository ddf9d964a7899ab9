//! Indices of trade between two countries and of one country with the world.

/// Revealed comparative advantage: the share of a product in a country's exports over its share in
/// world exports (Balassa 1965, "Trade liberalisation and 'revealed' comparative advantage",
/// Manchester School 33). 1 is the world's average; `None` where nothing is sold that could be
/// compared.
///
/// `own` and `total` are the country's exports of the product and of everything, `world` and
/// `world_total` those of all countries.
#[must_use]
pub fn advantage(own: f64, total: f64, world: f64, world_total: f64) -> Option<f64> {
    ratio(own * world_total, total * world)
}

/// The same between -1 and 1, with 0 for the world's average: (RCA - 1) / (RCA + 1) (Laursen 2015,
/// "Revealed comparative advantage and the alternatives as measures of international
/// specialization", Eurasian Business Review 5; first in Dalum, Laursen and Villumsen 1998).
#[must_use]
pub fn symmetric_advantage(advantage: f64) -> f64 {
    if advantage.is_infinite() {
        return 1.0;
    }
    (advantage - 1.0) / (advantage + 1.0)
}

/// Trade intensity by Brown (1949) and Kojima (1964): the share of the partner in a country's exports
/// over the share of the partner in world imports, `(x_ij / X_i) / (M_j / W)`. This is the plain
/// variant, in which the world contains both countries. 1 means that the country sells to the partner
/// what the partner's size lets one expect.
#[must_use]
pub fn intensity(flow: f64, exports: f64, partner_imports: f64, world: f64) -> Option<f64> {
    ratio(flow * world, exports * partner_imports)
}

/// Trade intensity against the rest of the world: the share of the partner in the country's exports
/// over the share of the partner in the exports of all others,
/// `(x_ij / X_i) / ((M_j - x_ij) / (W - X_i))`, so that the country is not compared with itself
/// (Iapadre 2006, "Regional integration agreements and the geography of world trade", in
/// De Lombaerde, ed., Assessment and measurement of regional integration).
#[must_use]
pub fn intensity_rest_of_world(
    flow: f64,
    exports: f64,
    partner_imports: f64,
    world: f64,
) -> Option<f64> {
    ratio(flow * (world - exports), exports * (partner_imports - flow))
}

/// Michaely's complementarity of what one country sells and another buys, from 0 (no product in
/// common) to 100 (the same shares in every product): `100 (1 - sum of |m_jk - x_ik| / 2)`
/// (Michaely 1996, "Trade preferential agreements in Latin America: an ex-ante assessment", World
/// Bank Policy Research Working Paper 1583). Takes, for every product, the exports of the one and
/// the imports of the other, each with the world.
#[must_use]
pub fn complementarity(products: impl IntoIterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let (exports, imports) = products
        .clone()
        .into_iter()
        .fold((0.0, 0.0), |(x, m), (own, theirs)| (x + own, m + theirs));
    if !(exports > 0.0 && imports > 0.0) {
        return None;
    }
    let apart: f64 = products
        .into_iter()
        .map(|(own, theirs)| (theirs / imports - own / exports).abs())
        .sum();
    Some(100.0 * (1.0 - apart / 2.0))
}

/// Two-way trade in a product, from 0 (one way only) to 1 (as much either way):
/// `1 - |x - m| / (x + m)` (Grubel and Lloyd 1975, "Intra-industry trade"). `None` without trade.
#[must_use]
pub fn grubel_lloyd(one_way: f64, other_way: f64) -> Option<f64> {
    trade_weighted_grubel_lloyd([(one_way, other_way)])
}

/// The same over products, weighted by their trade: `1 - sum of |x - m| / sum of (x + m)`. The finer
/// the products, the lower it is.
#[must_use]
pub fn trade_weighted_grubel_lloyd(flows: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let (apart, all) = flows.into_iter().fold((0.0, 0.0), |(apart, all), (x, m)| {
        (apart + (x - m).abs(), all + x + m)
    });
    ratio(apart, all).map(|one_way| 1.0 - one_way)
}

/// Yearly growth between two amounts, 0.1 for 10 % a year: `(to / from)^(1 / years) - 1`. `None`
/// without an amount to start from or years between.
#[must_use]
pub fn growth(from: f64, to: f64, years: i32) -> Option<f64> {
    (from > 0.0 && to >= 0.0 && years > 0).then(|| (to / from).powf(1.0 / f64::from(years)) - 1.0)
}

pub(super) fn ratio(above: f64, below: f64) -> Option<f64> {
    (below > 0.0).then(|| above / below)
}

#[cfg(test)]
mod tests {
    use super::{
        advantage, complementarity, growth, grubel_lloyd, intensity, intensity_rest_of_world,
        symmetric_advantage, trade_weighted_grubel_lloyd,
    };

    #[test]
    fn indices_of_small_numbers() {
        // Half of the country's exports, a quarter of the world's.
        assert_eq!(advantage(5.0, 10.0, 25.0, 100.0), Some(2.0));
        assert_eq!(advantage(0.0, 0.0, 25.0, 100.0), None);
        assert_eq!(symmetric_advantage(3.0), 0.5);
        assert_eq!(symmetric_advantage(0.0), -1.0);
        assert_eq!(symmetric_advantage(f64::INFINITY), 1.0);
        assert_eq!(intensity(2.0, 10.0, 20.0, 100.0), Some(1.0));
        assert_eq!(intensity_rest_of_world(2.0, 10.0, 20.0, 100.0), Some(1.0));
        assert_eq!(intensity(2.0, 0.0, 20.0, 100.0), None);
        assert_eq!(complementarity([(1.0, 2.0), (3.0, 6.0)]), Some(100.0));
        assert_eq!(complementarity([(1.0, 0.0), (0.0, 6.0)]), Some(0.0));
        assert_eq!(complementarity([(1.0, 0.0)]), None);
        assert_eq!(grubel_lloyd(1.0, 3.0), Some(0.5));
        assert_eq!(grubel_lloyd(0.0, 0.0), None);
        assert_eq!(
            trade_weighted_grubel_lloyd([(1.0, 3.0), (4.0, 0.0)]),
            Some(0.25)
        );
        assert!((growth(100.0, 121.0, 2).unwrap() - 0.1).abs() < 1e-12);
        assert_eq!(growth(0.0, 5.0, 2), None);
    }
}
