//! One year of trade of all with all.

use std::collections::BTreeMap;

use super::indices::{
    advantage, complementarity, intensity, intensity_rest_of_world, ratio,
    trade_weighted_grubel_lloyd,
};

/// One year of trade: for every country and product its exports and imports, and for every pair, as
/// far as it was given, the products.
///
/// Countries and products are whatever words the caller uses; all values are in one unit. The order
/// in which they come changes nothing but the rounding of sums.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// By country, then product.
    exports: BTreeMap<String, BTreeMap<String, f64>>,
    imports: BTreeMap<String, BTreeMap<String, f64>>,
    /// By product.
    products: BTreeMap<String, f64>,
    /// All products of a country.
    total_exports: BTreeMap<String, f64>,
    total_imports: BTreeMap<String, f64>,
    /// By exporter, importer, then product.
    pairs: BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>>,
    /// To how many countries an exporter sells a product.
    destinations: BTreeMap<String, BTreeMap<String, usize>>,
    total: f64,
}

/// Adds to a map of maps without making a word that is there.
fn add(to: &mut BTreeMap<String, BTreeMap<String, f64>>, country: &str, product: &str, value: f64) {
    if !to.contains_key(country) {
        to.insert(country.to_owned(), BTreeMap::new());
    }
    if let Some(products) = to.get_mut(country) {
        add_one(products, product, value);
    }
}

fn add_one(to: &mut BTreeMap<String, f64>, product: &str, value: f64) {
    match to.get_mut(product) {
        Some(sum) => *sum += value,
        None => {
            to.insert(product.to_owned(), value);
        }
    }
}

impl World {
    /// A year without trade.
    #[must_use]
    pub fn new() -> World {
        World::default()
    }

    /// Adds a flow. The same flow given twice counts twice; values that are not positive numbers are
    /// no trade and are passed over, as is trade of a country with itself.
    pub fn add(&mut self, exporter: &str, importer: &str, product: &str, value: f64) {
        if !(value > 0.0 && value.is_finite()) || exporter == importer {
            return;
        }
        self.add_country(exporter, product, value, 0.0);
        self.add_country(importer, product, 0.0, value);
        let seen = self.add_pair(exporter, importer, product, value);
        if !seen {
            self.add_destinations(exporter, product, 1);
        }
    }

    /// Adds what one country sells to and buys from the whole world of a product, for a caller that
    /// has these sums and not every flow. World exports are then those of all countries given.
    pub fn add_country(&mut self, country: &str, product: &str, exports: f64, imports: f64) {
        if exports > 0.0 && exports.is_finite() {
            add(&mut self.exports, country, product, exports);
            add_one(&mut self.total_exports, country, exports);
            add_one(&mut self.products, product, exports);
            self.total += exports;
        }
        if imports > 0.0 && imports.is_finite() {
            add(&mut self.imports, country, product, imports);
            add_one(&mut self.total_imports, country, imports);
        }
    }

    /// Adds a product of a pair beside [`World::add_country`]; gives whether it was there already.
    pub fn add_pair(&mut self, exporter: &str, importer: &str, product: &str, value: f64) -> bool {
        let partners = self.pairs.entry(exporter.to_owned()).or_default();
        let pair = partners.entry(importer.to_owned()).or_default();
        let seen = pair.contains_key(product);
        add_one(pair, product, value);
        seen
    }

    /// Adds countries to which an exporter sells a product.
    pub fn add_destinations(&mut self, exporter: &str, product: &str, count: usize) {
        let products = self.destinations.entry(exporter.to_owned()).or_default();
        *products.entry(product.to_owned()).or_default() += count;
    }

    /// Countries that sell or buy, in alphabetical order.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = self
            .exports
            .keys()
            .chain(self.imports.keys())
            .map(String::as_str)
            .collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter()
    }

    /// Products that are sold, in the order of their codes.
    pub fn products(&self) -> impl Iterator<Item = &str> {
        self.products.keys().map(String::as_str)
    }

    /// World trade in everything.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.total
    }

    /// World trade in a product.
    #[must_use]
    pub fn product_total(&self, product: &str) -> f64 {
        self.products.get(product).copied().unwrap_or(0.0)
    }

    /// What a country sells of a product to all countries.
    #[must_use]
    pub fn exports(&self, country: &str, product: &str) -> f64 {
        look(&self.exports, country, product)
    }

    /// What a country buys of a product from all countries.
    #[must_use]
    pub fn imports(&self, country: &str, product: &str) -> f64 {
        look(&self.imports, country, product)
    }

    /// What a country sells.
    #[must_use]
    pub fn total_exports(&self, country: &str) -> f64 {
        self.total_exports.get(country).copied().unwrap_or(0.0)
    }

    /// What a country buys.
    #[must_use]
    pub fn total_imports(&self, country: &str) -> f64 {
        self.total_imports.get(country).copied().unwrap_or(0.0)
    }

    /// What one sells to the other of a product.
    #[must_use]
    pub fn flow(&self, exporter: &str, importer: &str, product: &str) -> f64 {
        self.pair(exporter, importer)
            .and_then(|products| products.get(product))
            .copied()
            .unwrap_or(0.0)
    }

    /// What one sells to the other.
    #[must_use]
    pub fn total_flow(&self, exporter: &str, importer: &str) -> f64 {
        self.pair(exporter, importer)
            .map_or(0.0, |products| products.values().sum())
    }

    /// To how many countries an exporter sells a product, as far as was given.
    #[must_use]
    pub fn destinations(&self, exporter: &str, product: &str) -> Option<usize> {
        let products = self.destinations.get(exporter)?;
        Some(products.get(product).copied().unwrap_or(0))
    }

    fn pair(&self, exporter: &str, importer: &str) -> Option<&BTreeMap<String, f64>> {
        self.pairs.get(exporter)?.get(importer)
    }

    /// Revealed comparative advantage of a country in a product; see [`advantage`].
    #[must_use]
    pub fn advantage(&self, country: &str, product: &str) -> Option<f64> {
        advantage(
            self.exports(country, product),
            self.total_exports(country),
            self.product_total(product),
            self.total,
        )
    }

    /// Trade intensity, plain variant; see [`intensity`].
    #[must_use]
    pub fn intensity(&self, exporter: &str, importer: &str) -> Option<f64> {
        intensity(
            self.total_flow(exporter, importer),
            self.total_exports(exporter),
            self.total_imports(importer),
            self.total,
        )
    }

    /// Trade intensity against the rest of the world; see [`intensity_rest_of_world`].
    #[must_use]
    pub fn intensity_rest_of_world(&self, exporter: &str, importer: &str) -> Option<f64> {
        intensity_rest_of_world(
            self.total_flow(exporter, importer),
            self.total_exports(exporter),
            self.total_imports(importer),
            self.total,
        )
    }

    /// Complementarity of what one sells and the other buys; see [`complementarity`].
    #[must_use]
    pub fn complementarity(&self, exporter: &str, importer: &str) -> Option<f64> {
        let products: Vec<(f64, f64)> = self
            .products()
            .map(|product| {
                (
                    self.exports(exporter, product),
                    self.imports(importer, product),
                )
            })
            .collect();
        complementarity(products)
    }

    /// Two-way trade over all products; see [`trade_weighted_grubel_lloyd`].
    #[must_use]
    pub fn grubel_lloyd(&self, a: &str, b: &str) -> Option<f64> {
        trade_weighted_grubel_lloyd(
            self.products()
                .map(|product| (self.flow(a, b, product), self.flow(b, a, product))),
        )
    }

    /// What makes trade of the pair easier or harder than that of others: actual trade over what it
    /// would be if every exporter had in the partner the share that it has in the world, product by
    /// product. `None` where the one sells nothing that the other buys.
    #[must_use]
    pub fn ease(&self, exporter: &str, importer: &str) -> Option<f64> {
        let expected: f64 = self
            .products()
            .map(|product| self.proportional(exporter, importer, product))
            .sum();
        ratio(self.total_flow(exporter, importer), expected)
    }

    /// What the exporter would sell of the product if it had in the partner the share that it has in
    /// the world.
    #[must_use]
    pub fn proportional(&self, exporter: &str, importer: &str, product: &str) -> f64 {
        ratio(
            self.exports(exporter, product) * self.imports(importer, product),
            self.product_total(product),
        )
        .unwrap_or(0.0)
    }
}

fn look(map: &BTreeMap<String, BTreeMap<String, f64>>, country: &str, product: &str) -> f64 {
    map.get(country)
        .and_then(|products| products.get(product))
        .copied()
        .unwrap_or(0.0)
}
