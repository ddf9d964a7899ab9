//! Measures of trade, by hand and against figures made by others' code over public data.

use std::collections::BTreeMap;
use std::path::PathBuf;

use codebook::Field;
use measure::trade::{
    Amount, CONDITIONS_NEEDED, Condition, ConditionResult, Earlier, Level, PairTotal, Rank,
    Reporter, WORLD, World, by_field, by_product, ledger, opportunities, symmetric_advantage,
};

/// The folder of shared references; `None` when it is absent, which is said.
#[allow(clippy::print_stderr)]
fn shared(test: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CHANCERY_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let folder = root.join("reference/trade");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("{test}: skipped, there is no {}", folder.display());
    None
}

/// The rows of a CSV file, plain or gzip, by column.
fn table(path: PathBuf) -> Vec<BTreeMap<String, String>> {
    let file = std::fs::File::open(&path).unwrap();
    let reader: Box<dyn std::io::Read> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(flate2::read::GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut csv = csv::Reader::from_reader(reader);
    csv.deserialize().map(Result::unwrap).collect()
}

#[track_caller]
fn close(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within * expected.abs().max(1e-12),
        "{found} is not {expected}"
    );
}

/// Trade of fifteen countries in twenty products in 2016 (Eurostat, as the R package fixest has it).
fn fifteen_countries(folder: &std::path::Path) -> World {
    let mut world = World::new();
    for row in table(folder.join("fixest_trade/trade.csv.gz")) {
        if row["Year"] == "2016" {
            let value = row["Euros"].parse().unwrap();
            world.add(&row["Origin"], &row["Destination"], &row["Product"], value);
        }
    }
    world
}

#[test]
fn pairs_of_fifteen_countries() {
    let Some(folder) = shared("pairs_of_fifteen_countries") else {
        return;
    };
    let world = fifteen_countries(&folder);
    let rows = table(folder.join("pair_measures/ref_pairs_2016.csv"));
    assert_eq!(rows.len(), 5);
    for row in rows {
        let (i, j) = (row["exporter"].as_str(), row["importer"].as_str());
        let expect = |found: f64, column: &str| close(found, row[column].parse().unwrap(), 1e-11);
        expect(world.total_flow(i, j), "exports");
        expect(world.total_flow(j, i), "imports");
        expect(world.intensity(i, j).unwrap(), "tii");
        expect(world.intensity_rest_of_world(i, j).unwrap(), "tii_net");
        expect(world.complementarity(i, j).unwrap(), "tci");
        expect(world.grubel_lloyd(i, j).unwrap(), "gl_agg");
        expect(world.ease(i, j).unwrap(), "ease");
        let found = opportunities(&world, None, i, j);
        let positive: f64 = found
            .iter()
            .filter_map(|o| o.gap)
            .filter(|gap| *gap > 0.0)
            .sum();
        expect(positive, "untapped_pos");
        expect(found.iter().map(|o| o.ceiling).sum(), "indicative_sum");
    }
    close(world.intensity("DE", "FR").unwrap(), 0.981_412_513_8, 1e-10);
    close(
        world.complementarity("PT", "FI").unwrap(),
        75.917_680_39,
        1e-10,
    );
}

#[test]
fn products_of_these_pairs() {
    let Some(folder) = shared("products_of_these_pairs") else {
        return;
    };
    let world = fifteen_countries(&folder);
    let rows = table(folder.join("pair_measures/ref_pair_products_2016.csv"));
    let mut by_pair: BTreeMap<(&str, &str), Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for row in &rows {
        by_pair
            .entry((&row["exporter"], &row["importer"]))
            .or_default()
            .push(row);
    }
    for ((i, j), rows) in by_pair {
        let found = opportunities(&world, None, i, j);
        assert_eq!(found.len(), rows.len());
        let two_way = by_product(&world, None, i, j, Level::Chapter);
        for row in rows {
            let one = found.iter().find(|o| o.product == row["product"]).unwrap();
            let expect =
                |found: f64, column: &str| close(found, row[column].parse().unwrap(), 1e-9);
            expect(one.actual, "exports");
            expect(one.advantage.unwrap(), "rca");
            expect(symmetric_advantage(one.advantage.unwrap()), "rsca");
            expect(one.share_of_demand.unwrap(), "imp_share");
            expect(one.static_potential.unwrap(), "epi_core");
            expect(one.gap.unwrap(), "gap");
            expect(one.ceiling, "indicative");
            let gl = two_way
                .iter()
                .find(|both| both.key == row["product"])
                .and_then(|both| both.grubel_lloyd);
            match row["gl"].as_str() {
                "" => assert_eq!(gl, None),
                number => close(gl.unwrap(), number.parse().unwrap(), 1e-9),
            }
        }
    }
}

/// Spread over products in another way, the static potential is the actual trade of the pair; that
/// is why its sum says nothing.
#[test]
fn static_potentials_add_up_to_the_actual_trade() {
    let Some(folder) = shared("static_potentials_add_up_to_the_actual_trade") else {
        return;
    };
    let world = fifteen_countries(&folder);
    let countries: Vec<&str> = world.countries().collect();
    for i in &countries {
        for j in countries.iter().filter(|j| *j != i) {
            let sum: f64 = opportunities(&world, None, i, j)
                .iter()
                .filter_map(|o| o.static_potential)
                .sum();
            close(sum, world.total_flow(i, j), 1e-12);
        }
    }
}

/// World exports of 226 countries in 785 products, averages of 1998 to 2000.
#[test]
fn revealed_comparative_advantage_of_the_world() {
    let Some(folder) = shared("revealed_comparative_advantage_of_the_world") else {
        return;
    };
    let mut world = World::new();
    for row in table(folder.join("complexity/world_trade_avg_1998_to_2000.csv.gz")) {
        world.add_country(
            &row["country"],
            &row["product"],
            row["value"].parse().unwrap(),
            0.0,
        );
    }
    assert_eq!(world.countries().count(), 226);
    assert_eq!(world.products().count(), 785);
    let mut cells = 0;
    for country in world.countries() {
        let mut weighted = 0.0;
        for product in world.products() {
            let advantage = world.advantage(country, product).unwrap();
            cells += usize::from(advantage >= 1.0);
            weighted += advantage * world.product_total(product) / world.total();
        }
        // By construction, the mean over products with the weights of world trade is 1.
        close(weighted, 1.0, 1e-12);
    }
    assert_eq!(cells, 31_951);
    for (country, product, expected) in [
        ("deu", "7810", 4.072_817_921_793_077),
        ("chl", "6821", 39.400_009),
        ("bgd", "8451", 17.401_587),
        ("usa", "7924", 2.822_665),
    ] {
        close(world.advantage(country, product).unwrap(), expected, 2e-7);
    }
}

/// The proposal of others and our own table agree where both speak of the same.
#[test]
fn fields_of_chapters_against_a_proposal() {
    let Some(folder) = shared("fields_of_chapters_against_a_proposal") else {
        return;
    };
    let mut compared = 0;
    for row in table(folder.join("classif/hs_chapter_sector_proposal.csv")) {
        let own = measure::trade::field_of_product(&row["chapter"]);
        let sector = row["brief_sector"].to_lowercase();
        for (word, field) in [
            ("agri", Field::Agriculture),
            ("energy", Field::Energy),
            ("pharmaceutical", Field::Pharmaceuticals),
            ("textile", Field::Textiles),
            ("arms", Field::Defence),
        ] {
            if sector.starts_with(word) {
                compared += 1;
                assert_eq!(own, field, "chapter {}", row["chapter"]);
            }
        }
    }
    assert!(compared > 30, "{compared}");
}

/// A sells tractors and potash, B rice and cloth; C is the rest of the world.
fn small() -> World {
    let mut world = World::new();
    for (from, to, product, value) in [
        ("A", "B", "870193", 10.0),
        ("A", "C", "870193", 90.0),
        ("A", "C", "310420", 100.0),
        ("C", "B", "310420", 50.0),
        ("C", "B", "870193", 40.0),
        ("C", "A", "520100", 30.0),
        ("B", "A", "520512", 20.0),
        ("B", "C", "100630", 60.0),
        ("B", "A", "870193", 5.0),
    ] {
        world.add(from, to, product, value);
    }
    world
}

#[test]
fn opportunities_name_their_grounds() {
    let world = small();
    let found = opportunities(&world, None, "A", "B");
    let of = |product: &str| found.iter().find(|o| o.product == product).unwrap();
    // A sells potash to the world (100 of 150) and none to B, which buys 50 of it.
    let potash = of("310420");
    assert_eq!(potash.actual, 0.0);
    assert_eq!(potash.share_in_partner, Some(0.0));
    assert_eq!(potash.share_in_world, Some(100.0 / 150.0));
    assert_eq!(potash.ceiling, 50.0);
    // Ease: 10 sold, over 100/145 of 50 and 100/150 of 50.
    let ease = 10.0 / (100.0 / 145.0 * 50.0 + 100.0 / 150.0 * 50.0);
    close(
        potash.static_potential.unwrap(),
        100.0 / 150.0 * 50.0 * ease,
        1e-12,
    );
    let expected = [
        (Condition::BelowPotential, ConditionResult::Holds),
        (Condition::Underrepresented, ConditionResult::Holds),
        (Condition::Advantage, ConditionResult::Holds),
        // Half of what B buys, 150 of 405 of what the world buys.
        (Condition::Demand, ConditionResult::Holds),
        (Condition::GrowingDemand, ConditionResult::Unknown),
        (Condition::GrowingSupply, ConditionResult::Unknown),
        (Condition::Established, ConditionResult::Fails),
    ];
    assert_eq!(potash.conditions, expected);
    assert!(potash.untapped());
    assert_eq!(found[0].product, "310420");
    // Of tractors A sells B more than its world share times the ease of the pair.
    let tractors = of("870193");
    assert!(!tractors.holds(Condition::BelowPotential));
    assert!(!tractors.untapped());
    // Rice B does not sell to A, which buys none.
    assert!(
        opportunities(&world, None, "B", "A")
            .iter()
            .all(|o| o.product != "100630")
    );
}

#[test]
fn too_few_grounds_are_no_untapped_market() {
    let world = small();
    for (i, j) in [
        ("A", "B"),
        ("B", "A"),
        ("C", "A"),
        ("A", "C"),
        ("A", "nowhere"),
    ] {
        for one in opportunities(&world, None, i, j) {
            assert!(!one.untapped() || one.holding() >= CONDITIONS_NEEDED);
            assert!(one.ceiling >= 0.0);
        }
    }
    // All that A sells of a product it sells to B: nothing is left to be turned to it.
    let mut world = World::new();
    world.add("A", "B", "0101", 10.0);
    world.add("C", "B", "0101", 100.0);
    world.add("A", "B", "0202", 1.0);
    world.add("C", "D", "0303", 1000.0);
    world.add("A", "D", "0303", 1.0);
    for one in opportunities(&world, None, "A", "B") {
        assert!(!one.untapped(), "{one:?}");
    }
    let world = small();
    // Growth: the same year as an earlier one means that nothing grew.
    let same = Earlier {
        world: &world,
        years: 1,
    };
    let potash = opportunities(&world, Some(same), "A", "B").remove(0);
    assert_eq!(potash.conditions[4].1, ConditionResult::Fails);
    assert_eq!(potash.conditions[5].1, ConditionResult::Fails);
}

#[test]
fn products_and_fields_of_a_pair() {
    let world = small();
    let mut earlier = World::new();
    earlier.add("A", "B", "870193", 2.5);
    let rows = by_product(&world, Some((&earlier, 2)), "A", "B", Level::Chapter);
    assert_eq!(rows[0].key, "52");
    assert_eq!((rows[0].a_to_b, rows[0].b_to_a), (0.0, 20.0));
    assert_eq!(rows[1].key, "87");
    assert_eq!(rows[1].share_a_to_b, Some(1.0));
    assert_eq!(rows[1].share_b_to_a, Some(0.2));
    assert_eq!(rows[1].growth_a_to_b, Some(1.0));
    assert_eq!(rows[1].growth_b_to_a, None);
    close(rows[1].grubel_lloyd.unwrap(), 1.0 - 5.0 / 15.0, 1e-12);
    let fields: Vec<Field> = by_field(&world, None, "A", "B")
        .iter()
        .map(|row| row.key)
        .collect();
    assert_eq!(fields, [Field::Textiles, Field::Machinery]);
}

#[test]
fn a_year_without_a_report_is_no_zero() {
    let total = |year, exporter, importer, reporter, value| PairTotal {
        year,
        exporter,
        importer,
        reporter,
        value,
    };
    let totals = [
        total(2019, "A", "B", Reporter::Exporter, 100.0),
        total(2019, "A", "C", Reporter::Exporter, 300.0),
        total(2019, "A", "B", Reporter::Importer, 110.0),
        total(2019, "D", "B", Reporter::Importer, 990.0),
        total(2019, WORLD, "B", Reporter::Importer, 1100.0),
        // In 2021 A reports, but not B among its partners; B does not report.
        total(2021, "A", "C", Reporter::Exporter, 5.0),
        // Of no concern to the pair.
        total(2015, "C", "D", Reporter::Exporter, 5.0),
        total(2015, "A", "D", Reporter::Importer, 5.0),
    ];
    // A sells to twelve others, so that its report is no excerpt.
    let others: Vec<String> = (0..12).map(|n| format!("O{n}")).collect();
    let many = others
        .iter()
        .map(|other| total(2019, "A", other, Reporter::Exporter, 50.0));
    let found = ledger(totals.into_iter().chain(many), "A", "B");
    let years: Vec<i32> = found.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2019, 2020, 2021]);
    assert_eq!(found.missing, [2020]);
    let first = found.years[0].a_to_b;
    assert_eq!(first.by_exporter, Amount::Value(100.0));
    assert_eq!(first.by_importer, Amount::Value(110.0));
    assert_eq!(first.reconciled, Amount::NotCovered);
    close(first.mirror_gap.unwrap(), 0.1, 1e-12);
    assert_eq!(first.share_of_exports, Some(0.1));
    assert_eq!(first.share_of_imports, Some(0.1));
    assert_eq!(first.rank_among_buyers, Some(Rank { place: 2, of: 14 }));
    assert_eq!(first.rank_among_sellers, None);
    // B's report has no sales, so nothing is known of them; A's has no purchases.
    assert_eq!(found.years[0].b_to_a.by_exporter, Amount::NotCovered);
    assert_eq!(found.years[1].a_to_b.by_exporter, Amount::NotCovered);
    assert_eq!(found.years[2].a_to_b.by_exporter, Amount::NotInReport);
    assert_eq!(found.years[2].a_to_b.by_importer, Amount::NotCovered);
    assert_eq!(found.years[2].a_to_b.mirror_gap, None);
    assert!(ledger([], "A", "B").years.is_empty());

    // One partner is an excerpt.
    let year = ledger([total(2020, "A", "B", Reporter::Exporter, 100.0)], "A", "B").years[0].a_to_b;
    assert_eq!(year.share_of_exports, None);
    // A country's own total goes before the sum over the partners that were downloaded.
    let totals = [
        total(2020, "A", "B", Reporter::Exporter, 100.0),
        total(2020, "A", WORLD, Reporter::Exporter, 1000.0),
    ];
    let year = ledger(totals, "A", "B").years[0].a_to_b;
    assert_eq!(year.share_of_exports, Some(0.1));
    assert_eq!(year.rank_among_buyers, None);
}
