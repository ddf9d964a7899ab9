//! The place of one unit: against fits that are made anew for every unit, and against known truth.

use gravity::{
    Band, Data, Error, Factor, Options, Regressor, Singletons, Unplaced, places_of_unit,
    predict_left_out, predict_one_step, standings,
};

use crate::shared::{Table, folder};

/// A generator of numbers that are the same everywhere.
struct Dice(u64);

impl Dice {
    fn uniform(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// Trade of countries on a line with known means: a row for each direction.
struct World {
    outcome: Vec<f64>,
    truth: Vec<f64>,
    regressors: Vec<Regressor>,
    effects: [Factor; 2],
    units: Factor,
    rows: Vec<(usize, usize)>,
}

const NOISE: f64 = 0.6;

impl World {
    fn new(countries: usize, dice: &mut Dice) -> World {
        let rows: Vec<(usize, usize)> = (0..countries)
            .flat_map(|i| (0..countries).filter(move |&j| i != j).map(move |j| (i, j)))
            .collect();
        let size: Vec<f64> = (0..countries).map(|_| dice.normal()).collect();
        let distance: Vec<f64> = rows
            .iter()
            .map(|&(i, j)| (1.0 + (i as f64 - j as f64).abs()).ln())
            .collect();
        let truth: Vec<f64> = rows
            .iter()
            .zip(&distance)
            .map(|(&(i, j), distance)| 3.0 + size[i] + 0.8 * size[j] - 0.9 * distance)
            .collect();
        // Noise with the mean 1, and some zeros.
        let outcome = truth
            .iter()
            .map(|eta| {
                if dice.uniform() < 0.1 {
                    0.0
                } else {
                    (eta + NOISE * dice.normal() - NOISE * NOISE / 2.0).exp() / 0.9
                }
            })
            .collect();
        let pair = |&(i, j): &(usize, usize)| (i.min(j), i.max(j));
        World {
            outcome,
            truth,
            regressors: vec![Regressor {
                name: "distance".to_owned(),
                values: distance,
            }],
            effects: [
                Factor::from_values("exporter", rows.iter().map(|row| row.0)),
                Factor::from_values("importer", rows.iter().map(|row| row.1)),
            ],
            units: Factor::from_values("pair", rows.iter().map(pair)),
            rows,
        }
    }

    fn data(&self) -> Data<'_> {
        Data {
            outcome: &self.outcome,
            regressors: &self.regressors,
            effects: &self.effects,
            clusters: &[],
        }
    }
}

#[test]
fn one_step_comes_close_to_fits_made_anew_and_the_own_fit_is_exact() {
    let world = World::new(24, &mut Dice(7));
    let (data, options) = (world.data(), Options::default());
    let exact = predict_left_out(&data, &options, &world.units, world.units.groups()).unwrap();
    let step = predict_one_step(&data, &options, &world.units).unwrap();
    let mut off: Vec<f64> = exact
        .iter()
        .zip(&step)
        .map(|(exact, step)| (exact.unwrap() / step.unwrap()).ln().abs())
        .collect();
    off.sort_by(f64::total_cmp);
    assert!(off[off.len() / 2] < 0.005, "median {}", off[off.len() / 2]);
    assert!(
        off[off.len() * 95 / 100] < 0.15,
        "95 of 100 {}",
        off[off.len() * 95 / 100]
    );

    // Each place is that among fits made anew for all, but for what the step is off.
    let own = Factor::from_values("row", 0..data.outcome.len());
    let all = standings(data.outcome, &exact, &own).unwrap();
    for unit in (0..world.units.groups() as u32).step_by(29) {
        let found = places_of_unit(&data, &options, &world.units, unit).unwrap();
        assert_eq!(found.rows.len(), 2);
        for (row, place) in found.rows {
            let place = place.unwrap();
            let expected = all[row as usize].unwrap().percentile;
            assert!(
                (place.all.percentile - expected).abs() < 1.0,
                "row {row}: {} and {expected}",
                place.all.percentile
            );
            assert!(place.all.low <= place.all.percentile);
            assert!(place.all.percentile <= place.all.high);
            assert_eq!(place.all.among, data.outcome.len() - 2);
            if let Some(positive) = place.positive {
                assert!(positive.percentile < place.all.percentile);
                assert_eq!(place.band, Band::of(positive.percentile));
            }
        }
    }
}

/// A pair that trades six times what the others let one expect stands at the top whatever its own
/// rows do to a fit that they are in.
#[test]
fn a_pair_beyond_expectation_is_found() {
    let mut world = World::new(24, &mut Dice(11));
    let unit = 40;
    let rows: Vec<usize> = (0..world.rows.len())
        .filter(|&row| world.units.codes()[row] == unit)
        .collect();
    for &row in &rows {
        world.outcome[row] = 6.0 * world.truth[row].exp();
    }
    let found = places_of_unit(&world.data(), &Options::default(), &world.units, unit).unwrap();
    for (_, place) in &found.rows {
        let place = place.unwrap();
        assert_eq!(place.band, Band::FarAbove);
        assert!(place.all.low > 85.0, "{place:?}");
    }
    // No trade is the lowest there is, shared with all others without trade, whatever is expected.
    for &row in &rows {
        world.outcome[row] = 0.0;
    }
    let found = places_of_unit(&world.data(), &Options::default(), &world.units, unit).unwrap();
    for (_, place) in &found.rows {
        let place = place.unwrap();
        assert!(
            place.all.percentile < 8.0 && place.all.low == place.all.high,
            "{place:?}"
        );
    }
}

/// Over many samples the interval of nine in ten holds the true mean about so often.
#[test]
fn the_interval_of_a_prediction_holds_the_truth_as_often_as_it_says() {
    let (mut held, mut all) = (0, 0);
    let mut dice = Dice(3);
    for _ in 0..40 {
        let world = World::new(16, &mut dice);
        let data = world.data();
        for unit in [5, 50, 100] {
            let options = Options::default();
            let found = places_of_unit(&data, &options, &world.units, unit).unwrap();
            // The fit without the unit is the one that the error belongs to.
            let exact =
                predict_left_out(&data, &options, &world.units, world.units.groups()).unwrap();
            for (row, place) in found.rows {
                let Ok(place) = place else { continue };
                let off = exact[row as usize].unwrap().ln() - world.truth[row as usize];
                all += 1;
                held += usize::from(off.abs() <= 1.645 * place.error);
            }
        }
    }
    let share = f64::from(held as u32) / f64::from(all as u32);
    assert!((0.78..0.97).contains(&share), "{held} of {all}");
}

/// Without effects the prediction is the mean of the others, and its error can be written down.
#[test]
fn the_error_of_a_mean_is_that_of_the_hand() {
    let outcome = [1.0, 3.0, 2.0, 4.0, 6.0, 9.0];
    let units = Factor::from_values("unit", [0, 1, 1, 2, 3, 4]);
    let data = Data {
        outcome: &outcome,
        regressors: &[],
        effects: &[],
        clusters: &[],
    };
    let found = places_of_unit(&data, &Options::default(), &units, 4).unwrap();
    let place = found.rows[0].1.unwrap();
    // The others: 1; 3 and 2; 4; 6, with the mean 16/5.
    let mean = 16.0 / 5.0;
    let sums = [1.0 - mean, 5.0 - 2.0 * mean, 4.0 - mean, 6.0 - mean];
    let squares: f64 = sums.iter().map(|sum: &f64| sum * sum).sum();
    let expected = (squares * 4.0 / 3.0).sqrt() / 16.0;
    assert!(
        (place.error - expected).abs() < 1e-9,
        "{} {expected}",
        place.error
    );
    assert_eq!((place.all.percentile, place.all.among), (100.0, 5));
}

#[test]
fn what_cannot_be_placed_says_why() {
    // Exporter 0 sells to 1 only; exporter 4 sells nothing at all.
    let rows: Vec<(u32, u32)> = (0..5)
        .flat_map(|i| (0..5).filter(move |&j| i != j).map(move |j| (i, j)))
        .collect();
    let outcome: Vec<f64> = rows
        .iter()
        .map(|&(i, j)| match (i, j) {
            (0, 1) => 3.0,
            (0 | 4, _) => 0.0,
            (i, j) => f64::from(1 + i * 2 + j),
        })
        .collect();
    let effects = [
        Factor::from_values("exporter", rows.iter().map(|row| row.0)),
        Factor::from_values("importer", rows.iter().map(|row| row.1)),
    ];
    let units = Factor::from_values("pair", rows.iter().map(|&(i, j)| (i.min(j), i.max(j))));
    let data = Data {
        outcome: &outcome,
        regressors: &[],
        effects: &effects,
        clusters: &[],
    };
    let place = |a: u32, b: u32| {
        let row = rows.iter().position(|&row| row == (a, b)).unwrap();
        let unit = units.codes()[row];
        let found = places_of_unit(&data, &Options::default(), &units, unit).unwrap();
        let own = found.rows.into_iter().find(|own| own.0 as usize == row);
        own.unwrap().1
    };
    assert_eq!(place(0, 1), Err(Unplaced::NotDetermined));
    assert!(place(1, 0).is_ok());
    assert_eq!(place(4, 2), Err(Unplaced::NotInFit));

    let short = Factor::from_values("pair", [0, 1]);
    let error = predict_one_step(&data, &Options::default(), &short).unwrap_err();
    assert!(matches!(error, Error::Length { .. }));
    let many: Vec<u32> = (0..9_000).collect();
    let wide = [Factor::from_values("group", many.iter().map(|row| row / 2))];
    let outcome: Vec<f64> = many.iter().map(|row| f64::from(row % 7)).collect();
    let data = Data {
        outcome: &outcome,
        regressors: &[],
        effects: &wide,
        clusters: &[],
    };
    let options = Options {
        singletons: Singletons::Keep,
        ..Options::default()
    };
    let units = Factor::from_values("row", many.iter());
    let error = predict_one_step(&data, &options, &units).unwrap_err();
    assert!(matches!(error, Error::TooManyEffects { .. }), "{error}");
}

/// In the trade of 136 countries (Santos Silva and Tenreyro 2006) the step moves pairs to where fits
/// made anew move them, the largest flows too, without which much of the fit is another one.
#[test]
fn one_step_gives_the_places_of_real_trade() {
    let Some(folder) = folder("one_step_gives_the_places_of_real_trade") else {
        return;
    };
    let table = Table::read(folder.join("gravity_log/log_of_gravity.csv.gz"));
    let outcome = table.numbers("trade");
    let regressors = table.regressors(&["ldist", "border", "comlang", "colony", "comfrt_wto"]);
    let effects = table.factors(&["s2_ex", "s1_im"]);
    let sides = table.text("s2_ex").iter().zip(table.text("s1_im"));
    let units = Factor::from_values("pair", sides.map(|(a, b)| (a.min(b), a.max(b))));
    let data = Data {
        outcome: &outcome,
        regressors: &regressors,
        effects: &effects,
        clusters: &[],
    };
    let options = Options::default();
    let step = predict_one_step(&data, &options, &units).unwrap();
    let residual = |row: usize| {
        let mean = step[row].unwrap_or(f64::NAN);
        (outcome[row] - mean) / (outcome[row] + mean)
    };
    let mut sorted: Vec<f64> = (0..outcome.len())
        .filter(|&row| outcome[row] > 0.0 && step[row].is_some())
        .map(residual)
        .collect();
    sorted.sort_by(f64::total_cmp);
    let mut largest: Vec<usize> = (0..outcome.len()).collect();
    largest.sort_by(|&one, &other| outcome[other].total_cmp(&outcome[one]));
    let asked = (0..units.groups() as u32)
        .step_by(401)
        .chain(largest[..20].iter().map(|&row| units.codes()[row]));
    let mut off = Vec::new();
    for unit in asked {
        let found = places_of_unit(&data, &options, &units, unit).unwrap();
        for (row, place) in found.rows {
            let Some(exact) = place.ok().and_then(|place| place.positive) else {
                continue;
            };
            let below = sorted.partition_point(|&own| own < residual(row as usize));
            let percentile = 100.0 * below as f64 / sorted.len() as f64;
            off.push((percentile - exact.percentile).abs());
        }
    }
    off.sort_by(f64::total_cmp);
    let (median, most) = (off[off.len() / 2], off[off.len() - 1]);
    assert!(off.len() > 40, "{}", off.len());
    assert!(
        median < 0.1 && most < 3.0,
        "median {median}, at most {most}"
    );
}
