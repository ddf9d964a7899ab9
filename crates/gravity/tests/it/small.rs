//! Small tables whose results can be worked out by hand, and tables made from known parameters.

use gravity::{
    Band, Convention, Data, Error, Estimate, Factor, INTERCEPT, Model, Options, Reason, Regressor,
    SeparationCheck, Singletons, StandardErrors, estimate, predict_left_out, separated_rows,
    standings,
};
use proptest::prelude::*;

fn regressor(name: &str, values: impl IntoIterator<Item = f64>) -> Regressor {
    Regressor {
        name: name.to_owned(),
        values: values.into_iter().collect(),
    }
}

fn run(
    outcome: &[f64],
    regressors: &[Regressor],
    effects: &[Factor],
    clusters: &[Factor],
    options: &Options,
) -> Result<Estimate, Error> {
    let data = Data {
        outcome,
        regressors,
        effects,
        clusters,
    };
    estimate(&data, options)
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{found} is not {expected}"
    );
}

/// With one dummy the means are those of the two halves: 2 and 5.
#[test]
fn a_dummy_gives_the_logarithm_of_the_ratio_of_means() {
    let outcome = [1.0, 3.0, 2.0, 4.0, 6.0, 5.0];
    let dummy = [regressor("x", [0.0, 0.0, 0.0, 1.0, 1.0, 1.0])];
    let plain = Options {
        convention: Convention::Unadjusted,
        ..Options::default()
    };
    let found = run(&outcome, &dummy, &[], &[], &plain).unwrap();
    assert_eq!(found.coefficients[0].name, INTERCEPT);
    close(found.coefficients[0].estimate, 2_f64.ln());
    close(found.coefficients[1].estimate, 2.5_f64.ln());
    // The variance of the logarithm of a mean: squared deviations over the squared sum.
    let expected = (2.0 / 36.0 + 2.0 / 225.0_f64).sqrt();
    close(found.coefficients[1].error, expected);
    let stata = run(&outcome, &dummy, &[], &[], &Options::default()).unwrap();
    close(
        stata.coefficients[1].error,
        expected * (6.0 / 5.0_f64).sqrt(),
    );
    let fixest = Options {
        convention: Convention::Fixest,
        ..Options::default()
    };
    let fixest = run(&outcome, &dummy, &[], &[], &fixest).unwrap();
    close(
        fixest.coefficients[1].error,
        expected * (6.0 / 4.0_f64).sqrt(),
    );
    let iid = Options {
        errors: StandardErrors::Iid,
        ..plain
    };
    let iid = run(&outcome, &dummy, &[], &[], &iid).unwrap();
    close(
        iid.coefficients[1].error,
        (1.0 / 6.0 + 1.0 / 15.0_f64).sqrt(),
    );
}

/// With both sets of effects a table of two by two has one slope: the logarithm of the odds ratio.
#[test]
fn two_sets_leave_the_odds_ratio() {
    let outcome = [8.0, 2.0, 3.0, 9.0];
    let x = [regressor("x", [1.0, 0.0, 0.0, 0.0])];
    let effects = [
        Factor::from_values("i", [0, 0, 1, 1]),
        Factor::from_values("j", [0, 1, 0, 1]),
    ];
    let options = Options {
        errors: StandardErrors::Iid,
        ..Options::default()
    };
    let found = run(&outcome, &x, &effects, &[], &options);
    // Four rows and four parameters: the estimate exists, but there is nothing left for an error.
    assert_eq!(
        found,
        Err(Error::TooFewRows {
            rows: 4,
            parameters: 4
        })
    );
    // Twice the same table.
    let twice = |values: &[f64]| [values, values].concat();
    let outcome = twice(&outcome);
    let x = [regressor("x", twice(&x[0].values))];
    let effects = [
        Factor::from_values("i", [0, 0, 1, 1, 0, 0, 1, 1]),
        Factor::from_values("j", [0, 1, 0, 1, 0, 1, 0, 1]),
    ];
    let found = run(&outcome, &x, &effects, &[], &options).unwrap();
    close(found.coefficients[0].estimate, (8.0 * 9.0 / 6.0_f64).ln());
    let variance: f64 = [8.0, 2.0, 3.0, 9.0].iter().map(|y| 0.5 / y).sum();
    close(found.coefficients[0].error, variance.sqrt());
    assert!(found.deviance.abs() < 1e-9);
}

/// The unit of a regressor changes nothing but its coefficient, however large or small it is.
#[test]
fn any_unit_of_a_regressor_will_do() {
    let outcome = [1.0, 3.0, 2.0, 4.0, 6.0, 5.0];
    let x = [0.3, 0.1, 0.9, 0.4, 0.8, 0.7];
    let of = |unit: f64| {
        let x = [regressor("x", x.map(|x| x * unit))];
        let found = run(&outcome, &x, &[], &[], &Options::default()).unwrap();
        let x = &found.coefficients[1];
        (x.estimate * unit, x.error * unit, x.interval[1] * unit)
    };
    let (estimate, error, high) = of(1.0);
    close(high, estimate + 1.959_963_984_540_054 * error);
    for unit in [1e-200, 1e-9, 3.0, 1e12, 1e250] {
        let scaled = of(unit);
        close(scaled.0, estimate);
        close(scaled.1, error);
        close(scaled.2, high);
    }
}

/// Clusters of two rows each, by hand: one mean, so the scores are deviations from it.
#[test]
fn clusters_add_up_the_scores() {
    let outcome = [1.0, 2.0, 4.0, 5.0];
    let options = Options {
        errors: StandardErrors::Clustered,
        ..Options::default()
    };
    let cluster = [Factor::from_values("c", [0, 0, 1, 1])];
    let found = run(&outcome, &[], &[], &cluster, &options).unwrap();
    // Mean 3: the cluster sums are -3 and 3, the bread is 1 / 12, G / (G - 1) is 2.
    close(found.coefficients[0].estimate, 3_f64.ln());
    close(found.coefficients[0].error, (2.0 * 18.0_f64).sqrt() / 12.0);
    let twice = [cluster[0].clone(), cluster[0].clone()];
    let same = run(&outcome, &[], &[], &twice, &options).unwrap();
    close(same.coefficients[0].error, found.coefficients[0].error);
}

/// A table made without noise gives its parameters back, with any number of sets.
#[test]
fn known_parameters_come_back() {
    let rows: Vec<(usize, usize, usize)> = (0..6)
        .flat_map(|i| (0..6).flat_map(move |j| (0..4).map(move |t| (i, j, t))))
        .collect();
    let wave = |n: usize| ((n * n * 7 + 3 * n) % 11) as f64 / 5.0 - 1.0;
    let x: Vec<f64> = rows
        .iter()
        .map(|&(i, j, t)| wave(i * 31 + j * 7 + t * 13))
        .collect();
    let w: Vec<f64> = rows
        .iter()
        .map(|&(i, j, t)| wave(i * 5 + j * 17 + t * 3 + 1))
        .collect();
    let outcome: Vec<f64> = rows
        .iter()
        .zip(x.iter().zip(&w))
        .map(|(&(i, j, t), (x, w))| {
            let effects = wave(i * 4 + t) + 3.0 * wave(j * 4 + t) + 2.0 * wave(i * 6 + j);
            (0.7 * x - 1.3 * w + effects).exp()
        })
        .collect();
    let regressors = [regressor("x", x), regressor("w", w)];
    let sets = [
        Factor::from_values("i^t", rows.iter().map(|row| (row.0, row.2))),
        Factor::from_values("j^t", rows.iter().map(|row| (row.1, row.2))),
        Factor::from_values("i^j", rows.iter().map(|row| (row.0, row.1))),
        Factor::from_values("t", rows.iter().map(|row| row.2)),
        Factor::from_values("i", rows.iter().map(|row| row.0)),
    ];
    for (model, outcome) in [
        (Model::Poisson, outcome.clone()),
        (
            Model::LeastSquares,
            outcome.iter().map(|y| y.ln()).collect(),
        ),
    ] {
        for count in 3..=5 {
            let options = Options {
                model,
                convention: Convention::Unadjusted,
                ..Options::default()
            };
            let found = run(&outcome, &regressors, &sets[..count], &[], &options).unwrap();
            close(found.coefficients[0].estimate, 0.7);
            close(found.coefficients[1].estimate, -1.3);
            for (&row, fitted) in found.used_rows.iter().zip(&found.fitted) {
                close(*fitted, outcome[row as usize]);
            }
        }
    }
}

/// Two sets that hang together only as a long chain: plain alternating projections need some
/// hundred thousand sweeps here.
#[test]
fn a_long_chain_is_solved() {
    let links = 400;
    let rows: Vec<(usize, usize, usize)> = (0..links)
        .flat_map(|i| [(i, i, 0), (i, i, 1), (i, i + 1, 0), (i, i + 1, 1)])
        .collect();
    let x: Vec<f64> = rows
        .iter()
        .map(|&(i, j, t)| ((i * 7 + j * 3 + t * 5) % 9) as f64 / 9.0)
        .collect();
    let outcome: Vec<f64> = rows
        .iter()
        .zip(&x)
        .map(|(&(i, j, _), x)| {
            (0.5 * x + (i % 10) as f64 / 5.0 - (j % 7) as f64 / 3.0 + i as f64 / 100.0).exp()
        })
        .collect();
    let effects = [
        Factor::from_values("i", rows.iter().map(|row| row.0)),
        Factor::from_values("j", rows.iter().map(|row| row.1)),
    ];
    let found = run(
        &outcome,
        &[regressor("x", x)],
        &effects,
        &[],
        &Options::default(),
    )
    .unwrap();
    close(found.coefficients[0].estimate, 0.5);
}

#[test]
fn what_says_nothing_is_left_out_by_name() {
    let outcome = [1.0, 2.0, 3.0, 5.0, 4.0, 7.0, 2.0, 9.0];
    let x = [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.8, 0.6];
    let regressors = [
        regressor("x", x),
        regressor("of the group", [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0]),
        regressor("x again", x.map(|x| 3.0 * x - 2.0)),
        regressor("constant", [5.0; 8]),
    ];
    let effects = [Factor::from_values("group", [0, 0, 0, 0, 1, 1, 1, 1])];
    let found = run(&outcome, &regressors, &effects, &[], &Options::default()).unwrap();
    assert_eq!(found.coefficients.len(), 1);
    let dropped: Vec<(&str, Reason)> = found
        .dropped
        .iter()
        .map(|dropped| (dropped.name.as_str(), dropped.reason))
        .collect();
    assert_eq!(
        dropped,
        [
            ("of the group", Reason::Absorbed),
            ("x again", Reason::Collinear),
            ("constant", Reason::Absorbed)
        ]
    );
    assert_eq!(
        run(
            &outcome,
            &regressors[1..2],
            &effects,
            &[],
            &Options::default()
        ),
        Err(Error::NothingToEstimate {
            names: "of the group".to_owned()
        })
    );
    // Without fixed effects the constant is there first.
    let found = run(&outcome, &regressors[3..], &[], &[], &Options::default()).unwrap();
    assert_eq!(found.dropped.len(), 1);
    assert_eq!(found.coefficients.len(), 1);
}

/// Dummy of a country that buys nothing: its rows are separated, and without the check there is no
/// maximum.
#[test]
fn a_separating_dummy_is_found() {
    let outcome = [0.0, 0.0, 2.0, 3.0, 1.0, 4.0];
    let regressors = [
        regressor("nothing", [1.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
        regressor("x", [0.3, 0.9, 0.5, 0.1, 0.4, 0.7]),
    ];
    let found = run(&outcome, &regressors, &[], &[], &Options::default()).unwrap();
    assert_eq!(found.rows.separated, 2);
    assert_eq!(found.rows.used, 4);
    assert_eq!(found.used_rows, [2, 3, 4, 5]);
    assert_eq!(found.dropped[0].name, "nothing");
    let data = Data {
        outcome: &outcome,
        regressors: &regressors,
        effects: &[],
        clusters: &[],
    };
    assert_eq!(
        separated_rows(&data, &Options::default()),
        Ok((vec![0, 1], true))
    );
    let unchecked = Options {
        separation: SeparationCheck::Off,
        iterations: 15,
        ..Options::default()
    };
    let error = run(&outcome, &regressors, &[], &[], &unchecked).unwrap_err();
    assert!(matches!(error, Error::NoConvergence { .. }), "{error}");
    assert!(error.to_string().contains("check for separation"));
}

#[test]
fn bad_columns_are_named() {
    let group = [Factor::from_values("g", [0, 0, 1])];
    let x = [regressor("x", [1.0, 2.0, 3.0])];
    let short = [regressor("short", [1.0])];
    let nan = [regressor("nan", [1.0, f64::NAN, 2.0])];
    let outcome = [1.0, 2.0, 3.0];
    let options = Options::default();
    let message = |outcome: &[f64], x: &[Regressor]| {
        run(outcome, x, &group, &[], &options)
            .unwrap_err()
            .to_string()
    };
    assert!(message(&outcome, &short).starts_with("short has 1 rows, the outcome has 3"));
    assert!(message(&outcome, &nan).starts_with("nan is not a finite number in row 2"));
    assert!(message(&[1.0, -2.0, 3.0], &x).starts_with("the outcome is -2 in row 2"));
    assert!(message(&[1.0, f64::INFINITY, 3.0], &x).starts_with("the outcome is not a finite"));
    assert!(message(&[0.0, 0.0, 0.0], &x).starts_with("no rows are left of 3"));
    let clustered = Options {
        errors: StandardErrors::Clustered,
        ..options
    };
    let error = run(&outcome, &x, &[], &[], &clustered).unwrap_err();
    assert_eq!(error, Error::Clusters { max: 4 });
    let one = [Factor::from_values("one", [0, 0, 0])];
    let error = run(&outcome, &x, &[], &one, &clustered).unwrap_err();
    assert!(matches!(error, Error::TooFewClusters { groups: 1, .. }));
    let error = run(&[], &[], &[], &[], &options).unwrap_err();
    assert!(matches!(error, Error::NothingLeft { .. }));
}

/// Rows made without noise are predicted from the others; one that is not comes out.
#[test]
fn left_out_rows_are_predicted_by_the_others() {
    let rows: Vec<(usize, usize)> = (0..7)
        .flat_map(|i| (0..7).filter(move |&j| i != j).map(move |j| (i, j)))
        .collect();
    let x: Vec<f64> = rows
        .iter()
        .map(|&(i, j)| ((i * 5 + j * 3) % 7) as f64 / 7.0)
        .collect();
    let mut outcome: Vec<f64> = rows
        .iter()
        .zip(&x)
        .map(|(&(i, j), x)| (0.4 * x + i as f64 / 3.0 - j as f64 / 5.0).exp())
        .collect();
    let effects = [
        Factor::from_values("i", rows.iter().map(|row| row.0)),
        Factor::from_values("j", rows.iter().map(|row| row.1)),
    ];
    let pairs = Factor::from_values("pair", rows.clone());
    let regressors = [regressor("x", x)];
    let data = |outcome: &'_ [f64]| -> Vec<Option<f64>> {
        let data = Data {
            outcome,
            regressors: &regressors,
            effects: &effects,
            clusters: &[],
        };
        predict_left_out(&data, &Options::default(), &pairs, pairs.groups()).unwrap()
    };
    for (found, expected) in data(&outcome).iter().zip(&outcome) {
        close(found.unwrap(), *expected);
    }
    // Ten times the expected: its own prediction stays, because it is left out.
    let expected = outcome[9];
    outcome[9] *= 10.0;
    let predicted = data(&outcome);
    close(predicted[9].unwrap(), expected);
    let found = standings(&outcome, &predicted, &pairs).unwrap();
    let own = found[9].unwrap();
    assert_eq!((own.percentile, own.among), (100.0, 42));
    assert_eq!(own.band, Band::FarAbove);

    // With effects of the pairs themselves nothing can be said of a pair that is left out.
    let with_pairs = [effects[0].clone(), effects[1].clone(), pairs.clone()];
    let data = Data {
        outcome: &outcome,
        regressors: &[],
        effects: &with_pairs,
        clusters: &[],
    };
    let keep = Options {
        singletons: Singletons::Keep,
        ..Options::default()
    };
    let nothing = predict_left_out(&data, &keep, &pairs, 3).unwrap();
    assert!(nothing.iter().all(Option::is_none));
    let one = Factor::from_values("one", vec![0; rows.len()]);
    assert_eq!(
        predict_left_out(&data, &keep, &one, 5),
        Err(Error::Folds { folds: 1 })
    );

    // Two islands: what joins them only through the row itself is not determined.
    let outcome = [1.0, 2.0, 3.0, 4.0, 2.0, 5.0, 1.0, 3.0, 7.0];
    let islands = [
        Factor::from_values("i", [0, 0, 1, 1, 2, 2, 3, 3, 0]),
        Factor::from_values("j", [0, 1, 0, 1, 2, 3, 2, 3, 2]),
    ];
    let data = Data {
        outcome: &outcome,
        regressors: &[],
        effects: &islands,
        clusters: &[],
    };
    let units = Factor::from_values("row", 0..9);
    let found = predict_left_out(&data, &keep, &units, 9).unwrap();
    assert_eq!(found[8], None);
    assert!(found[0].is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// At the maximum the residuals add up to zero in every group and against every regressor; the
    /// unit of the outcome changes neither slopes nor clustered errors; singletons change nothing
    /// but the counts.
    #[test]
    fn first_order_conditions_hold(
        cells in proptest::collection::vec(
            (0_u8..7, 0_u8..5, 0_u8..3, prop_oneof![Just(0.0), 0.1..1e4_f64], -1.0..1.0_f64),
            40..160,
        ),
    ) {
        let outcome: Vec<f64> = cells.iter().map(|cell| cell.3).collect();
        let regressors = [regressor("x", cells.iter().map(|cell| cell.4))];
        let effects = [
            Factor::from_values("i", cells.iter().map(|cell| cell.0)),
            Factor::from_values("j", cells.iter().map(|cell| cell.1)),
            Factor::from_values("k", cells.iter().map(|cell| cell.2)),
        ];
        let clusters = [effects[0].clone()];
        let options = Options { errors: StandardErrors::Clustered, ..Options::default() };
        let found = run(&outcome, &regressors, &effects, &clusters, &options);
        prop_assume!(found.is_ok());
        let found = found.unwrap();
        prop_assert!(found.separation_settled);
        let total: f64 = outcome.iter().sum();
        let mut against_x = 0.0;
        let mut by_group = [[0.0; 7]; 3];
        for (&row, fitted) in found.used_rows.iter().zip(&found.fitted) {
            let row = row as usize;
            let residual = outcome[row] - fitted;
            against_x += residual * regressors[0].values[row];
            for (sums, set) in by_group.iter_mut().zip(&effects) {
                sums[set.codes()[row] as usize] += residual;
            }
        }
        prop_assert!(against_x.abs() < 1e-7 * total, "{against_x}");
        for sum in by_group.iter().flatten() {
            prop_assert!(sum.abs() < 1e-7 * total, "{sum} of {total}, {} iterations, last step {:e} {:?} b {:?} dev {}", found.iterations, found.last_step, found.rows, found.coefficients, found.deviance);
        }

        let thousands: Vec<f64> = outcome.iter().map(|y| y / 1000.0).collect();
        let scaled = run(&thousands, &regressors, &effects, &clusters, &options).unwrap();
        let (a, b) = (&found.coefficients[0], &scaled.coefficients[0]);
        prop_assert!((a.estimate - b.estimate).abs() < 1e-7 * a.estimate.abs().max(1.0));
        prop_assert!((a.error - b.error).abs() < 1e-6 * a.error.abs().max(1.0));

        let keep = Options { singletons: Singletons::Keep, ..options };
        if let Ok(kept) = run(&outcome, &regressors, &effects, &clusters, &keep) {
            prop_assert!((kept.coefficients[0].estimate - a.estimate).abs() < 1e-6 * a.estimate.abs().max(1.0));
        }
    }
}

/// Found by the property below: a regressor of 1e-310 made the coefficient infinite.
#[test]
fn a_coefficient_beyond_all_numbers_is_an_error() {
    let outcome = [0.0, 5.896037748651307, 0.0];
    let regressors = [regressor("x", [1e-310, 0.0, 0.0])];
    let options = Options {
        model: Model::LeastSquares,
        errors: StandardErrors::Iid,
        ..Options::default()
    };
    match run(&outcome, &regressors, &[], &[], &options) {
        Ok(found) => assert!(found.coefficients.iter().all(|c| c.estimate.is_finite())),
        Err(error) => assert!(error.to_string().contains('x'), "{error}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the numbers are, there is an estimate of finite coefficients or an error that says why
    /// not.
    #[test]
    fn any_numbers_give_an_estimate_or_an_error(
        cells in proptest::collection::vec(
            (
                0_u8..4,
                0_u8..4,
                prop_oneof![Just(0.0), Just(1e300), Just(1e-300), Just(5e-324), -1.0..10.0_f64],
                prop_oneof![Just(0.0), Just(1.0), Just(-1e308), Just(1e-310), -1.0..1.0_f64],
            ),
            0..24,
        ),
        model in prop_oneof![Just(Model::Poisson), Just(Model::LeastSquares)],
        errors in prop_oneof![
            Just(StandardErrors::Iid),
            Just(StandardErrors::Robust),
            Just(StandardErrors::Clustered)
        ],
        convention in prop_oneof![
            Just(Convention::Stata),
            Just(Convention::Fixest),
            Just(Convention::Unadjusted)
        ],
        sets in 0_usize..3,
        keep in any::<bool>(),
        separation in prop_oneof![
            Just(SeparationCheck::Full),
            Just(SeparationCheck::ZeroGroups),
            Just(SeparationCheck::Off)
        ],
    ) {
        let outcome: Vec<f64> = cells.iter().map(|cell| cell.2).collect();
        let regressors = [
            regressor("x", cells.iter().map(|cell| cell.3)),
            regressor("z", cells.iter().map(|cell| cell.3 * f64::from(cell.0))),
        ];
        let effects = [
            Factor::from_values("i", cells.iter().map(|cell| cell.0)),
            Factor::from_values("j", cells.iter().map(|cell| cell.1)),
        ];
        let options = Options {
            model,
            errors,
            convention,
            separation,
            singletons: if keep { Singletons::Keep } else { Singletons::Drop },
            iterations: 40,
            rectifier_rounds: 40,
            sweeps: 500,
            ..Options::default()
        };
        let clusters = [effects[0].clone()];
        match run(&outcome, &regressors, &effects[..sets], &clusters, &options) {
            Ok(found) => {
                for coefficient in &found.coefficients {
                    prop_assert!(coefficient.estimate.is_finite(), "{coefficient:?}");
                }
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
        let data = Data {
            outcome: &outcome,
            regressors: &regressors,
            effects: &effects[..sets],
            clusters: &[],
        };
        let _ = predict_left_out(&data, &options, &effects[1], 3);
    }
}
