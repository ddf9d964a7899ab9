//! Results of ppmlhdfe and fixest, and the datasets of the separation paper.

use gravity::{
    Convention, Data, Estimate, Factor, Model, Options, Regressor, Singletons, StandardErrors,
    estimate, predict_left_out, separated_rows,
};

use crate::shared::{Table, folder};

fn run(
    outcome: &[f64],
    regressors: &[Regressor],
    effects: &[Factor],
    clusters: &[Factor],
    options: Options,
) -> Estimate {
    let data = Data {
        outcome,
        regressors,
        effects,
        clusters,
    };
    estimate(&data, &options).unwrap()
}

/// Estimate and standard error of a regressor.
fn of(estimate: &Estimate, name: &str) -> (f64, f64) {
    let coefficient = estimate
        .coefficients
        .iter()
        .find(|coefficient| coefficient.name == name)
        .unwrap_or_else(|| panic!("no coefficient {name}"));
    (coefficient.estimate, coefficient.error)
}

#[track_caller]
fn close(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within,
        "{found} is {:e} from {expected}",
        found - expected
    );
}

/// ppmlhdfe's example prints .1924455 (.0419527) and a deviance of 377332502.3; the longer digits are
/// from fixest 0.12.2 on the same table.
#[test]
fn the_example_of_ppmlhdfe() {
    let Some(folder) = folder("the_example_of_ppmlhdfe") else {
        return;
    };
    let table = Table::read(folder.join("ppmlhdfe_example/EXAMPLE_TRADE_FTA_DATA.csv.gz"))
        .filter(|value| value("category") == "TOTAL");
    let outcome = table.numbers("trade");
    let regressors = table.regressors(&["fta"]);
    let effects = table.factors(&["isoimp^year", "isoexp^year", "isoimp^isoexp"]);
    let clusters = table.factors(&["isoimp^isoexp"]);
    let by = |convention, errors| {
        let options = Options {
            convention,
            errors,
            ..Options::default()
        };
        run(&outcome, &regressors, &effects, &clusters, options)
    };
    let stata = by(Convention::Stata, StandardErrors::Clustered);
    assert_eq!(stata.rows.used, 5950);
    close(stata.deviance, 377_332_502.254, 1e-2);
    close(stata.log_likelihood.unwrap(), -188_710_931.66, 1e-1);
    let (slope, error) = of(&stata, "fta");
    close(slope, 0.192_445_493_472, 1e-9);
    close(error, 0.041_952_709_713_3, 1e-8);
    let (_, error) = of(&by(Convention::Fixest, StandardErrors::Clustered), "fta");
    close(error, 0.043_240_229_266_4, 1e-8);
    let (_, error) = of(&by(Convention::Fixest, StandardErrors::Iid), "fta");
    close(error, 0.000_108_140_151_397, 1e-11);
    let (_, error) = of(&by(Convention::Fixest, StandardErrors::Robust), "fta");
    close(error, 0.040_581_010_827_9, 1e-8);
}

#[test]
fn trade_of_fifteen_countries_as_fixest_has_it() {
    let Some(folder) = folder("trade_of_fifteen_countries_as_fixest_has_it") else {
        return;
    };
    let table = Table::read(folder.join("fixest_trade/trade.csv.gz"));
    let outcome = table.numbers("Euros");
    let mut log_distance = table.regressor("dist_km");
    log_distance.name = "log_dist".to_owned();
    for value in &mut log_distance.values {
        *value = value.ln();
    }
    let regressors = [log_distance];
    let effects = table.factors(&["Origin", "Destination", "Product", "Year"]);
    let by = |errors, clusters: &[&str]| {
        let options = Options {
            convention: Convention::Fixest,
            singletons: Singletons::Keep,
            errors,
            ..Options::default()
        };
        let clusters = table.factors(clusters);
        run(&outcome, &regressors, &effects, &clusters, options)
    };
    let two_way = by(StandardErrors::Clustered, &["Origin", "Destination"]);
    let (slope, error) = of(&two_way, "log_dist");
    close(slope, -1.527_874_371_47, 1e-8);
    close(error, 0.130_734, 5e-7);
    close(two_way.deviance, 1_404_940_250_692.0, 1.0);
    close(two_way.log_likelihood.unwrap(), -702_470_445_793.0, 1.0);
    close(
        of(&by(StandardErrors::Clustered, &["Product"]), "log_dist").1,
        0.098_294,
        5e-7,
    );
    close(
        of(&by(StandardErrors::Robust, &[]), "log_dist").1,
        0.021_847,
        5e-7,
    );
    close(
        of(&by(StandardErrors::Iid, &[]), "log_dist").1,
        1.93e-6,
        5e-9,
    );

    let log_outcome: Vec<f64> = outcome.iter().map(|euros| euros.ln()).collect();
    let options = Options {
        model: Model::LeastSquares,
        errors: StandardErrors::Clustered,
        convention: Convention::Fixest,
        singletons: Singletons::Keep,
        ..Options::default()
    };
    let clusters = table.factors(&["Origin", "Destination"]);
    let linear = run(&log_outcome, &regressors, &effects, &clusters, options);
    let (slope, error) = of(&linear, "log_dist");
    close(slope, -2.169_875_976_22, 1e-10);
    close(error, 0.171_367, 5e-7);
    let coefficient = &linear.coefficients[0];
    close(coefficient.statistic, -12.6621, 5e-5);
    close(coefficient.p, 4.6802e-9, 5e-13);
}

/// Santos Silva and Tenreyro (2006), tables 3 and 5, as fixest 0.12.2 gives them.
#[test]
fn the_log_of_gravity() {
    let Some(folder) = folder("the_log_of_gravity") else {
        return;
    };
    let all = Table::read(folder.join("gravity_log/log_of_gravity.csv.gz"));
    let positive = all.filter(|value| value("trade").parse::<f64>().unwrap() > 0.0);
    let three = [
        "lypex",
        "lypim",
        "lyex",
        "lyim",
        "ldist",
        "border",
        "comlang",
        "colony",
        "landl_ex",
        "landl_im",
        "lremot_ex",
        "lremot_im",
        "comfrt_wto",
        "open_wto",
    ];
    let five = ["ldist", "border", "comlang", "colony", "comfrt_wto"];
    for (file, names, effects) in [
        ("ref_fixest_R_T3.csv", three.as_slice(), [].as_slice()),
        ("ref_fixest_R_T5.csv", &five, &["s2_ex", "s1_im"]),
    ] {
        let reference = Table::read(folder.join("gravity_log").join(file));
        let mut models: Vec<String> = reference.text("model").to_vec();
        models.dedup();
        for model in models {
            let table = if model.ends_with("_pos") {
                &positive
            } else {
                &all
            };
            let mut outcome = table.numbers("trade");
            if model.contains("OLS") {
                let add = if model.ends_with("log1p") { 1.0 } else { 0.0 };
                for value in &mut outcome {
                    *value = (*value + add).ln();
                }
            }
            let by = |convention| {
                let options = Options {
                    model: if model.contains("OLS") {
                        Model::LeastSquares
                    } else {
                        Model::Poisson
                    },
                    convention,
                    singletons: Singletons::Keep,
                    ..Options::default()
                };
                let effects = table.factors(effects);
                run(&outcome, &table.regressors(names), &effects, &[], options)
            };
            let plain = by(Convention::Unadjusted);
            let fixest = by(Convention::Fixest);
            compare(&reference, &model, &plain, "se_robust_noadj", 1e-8, 1e-6);
            compare(&reference, &model, &fixest, "se_robust_nn_k", 1e-8, 1e-6);
        }
    }
}

/// Compares with the rows of a model in a table of references.
fn compare(reference: &Table, model: &str, found: &Estimate, errors: &str, b: f64, se: f64) {
    let rows = reference.filter(|value| value("model") == model);
    let names = rows.text("term");
    assert_eq!(found.coefficients.len(), names.len(), "{model}");
    let (slopes, errors, n) = (rows.numbers("b"), rows.numbers(errors), rows.numbers("n"));
    for (index, name) in names.iter().enumerate() {
        let (slope, error) = of(found, name);
        assert_eq!(found.rows.used as f64, n[index], "{model}");
        assert!(
            (slope - slopes[index]).abs() < b,
            "{model} {name}: {slope} is not {}",
            slopes[index]
        );
        assert!(
            (error - errors[index]).abs() < se,
            "{model} {name}: error {error} is not {}",
            errors[index]
        );
    }
}

/// Yotov and others (2016), chapter 1, tables 1 and 3, as fixest 0.12.2 gives them.
#[test]
fn the_advanced_guide() {
    let Some(folder) = folder("the_advanced_guide") else {
        return;
    };
    let years = ["1986", "1990", "1994", "1998", "2002", "2006"];
    let all = Table::read(folder.join("agtpa/agtpa_applications.csv.gz"))
        .filter(|value| years.contains(&&*value("year")));
    let total = |name: &str| -> Vec<f64> {
        let group = all.factor(&format!("{name}^year"));
        let mut sums = vec![0.0; group.groups()];
        let trade = all.numbers("trade");
        for (&code, value) in group.codes().iter().zip(&trade) {
            sums[code as usize] += value;
        }
        group
            .codes()
            .iter()
            .map(|&code| f64::ln(sums[code as usize]))
            .collect()
    };
    let border: Vec<bool> = all
        .text("exporter")
        .iter()
        .zip(all.text("importer"))
        .map(|(a, b)| a != b)
        .collect();
    let mut table = all.filter(|_| true);
    let column = |values: Vec<f64>| values.iter().map(f64::to_string).collect::<Vec<String>>();
    table.add("ly", column(total("exporter")));
    table.add("le", column(total("importer")));
    table.add(
        "ld",
        column(all.numbers("dist").iter().map(|km| km.ln()).collect()),
    );
    table.add(
        "pair",
        all.text("pair_id")
            .iter()
            .zip(&border)
            .map(|(pair, &border)| {
                if border {
                    pair.clone()
                } else {
                    "intra".to_owned()
                }
            })
            .collect(),
    );
    table.add(
        "intra",
        all.text("exporter")
            .iter()
            .zip(&border)
            .map(|(country, &border)| {
                if border {
                    "inter".to_owned()
                } else {
                    country.clone()
                }
            })
            .collect(),
    );
    for year in &years[..5] {
        let dummy = all
            .text("year")
            .iter()
            .zip(&border)
            .map(|(own, &border)| u8::from(border && own == year).to_string())
            .collect();
        table.add(&format!("b{year}"), dummy);
    }
    let between = table.filter(|value| value("exporter") != value("importer"));
    let positive = between.filter(|value| value("trade").parse::<f64>().unwrap() > 0.0);
    let reference = Table::read(folder.join("agtpa/ref_fixest_R.csv"));

    let gravity = ["ld", "cntg", "lang", "clny"];
    let with = |more: &[&'static str]| [&gravity[..], more].concat();
    let by_year = ["exporter^year", "importer^year"];
    let globalised = [
        "rta",
        "rta_lag4",
        "rta_lag8",
        "rta_lag12",
        "b1986",
        "b1990",
        "b1994",
        "b1998",
        "b2002",
    ];
    let pairs = ["exporter^year", "importer^year", "pair"];
    let models: [(&str, &Table, Vec<&str>, &[&str]); 10] = [
        ("T1c1_OLS", &positive, with(&["ly", "le"]), &[]),
        ("T1c3_OLS_FE", &positive, with(&[]), &by_year),
        ("T1c4_PPML", &between, with(&[]), &by_year),
        ("T3c1_OLS", &positive, with(&["rta"]), &by_year),
        ("T3c2_PPML", &between, with(&["rta"]), &by_year),
        (
            "T3c3_INTRA",
            &table,
            with(&["rta"]),
            &["exporter^year", "importer^year", "intra"],
        ),
        ("T3c4_PAIRFE", &table, vec!["rta"], &pairs),
        ("T3c5_LEAD", &table, vec!["rta", "rta_lead4"], &pairs),
        ("T3c6_PHSNG", &table, globalised[..4].to_vec(), &pairs),
        ("T3c7_GLOB", &table, globalised.to_vec(), &pairs),
    ];
    for (model, table, names, effects) in &models {
        let mut outcome = table.numbers("trade");
        let least_squares = model.contains("OLS");
        let pairs = effects.contains(&"pair");
        if least_squares {
            for value in &mut outcome {
                *value = value.ln();
            }
        }
        let options = Options {
            model: if least_squares {
                Model::LeastSquares
            } else {
                Model::Poisson
            },
            errors: StandardErrors::Clustered,
            convention: if pairs {
                Convention::Unadjusted
            } else {
                Convention::Fixest
            },
            singletons: Singletons::Keep,
            ..Options::default()
        };
        let mut found = run(
            &outcome,
            &table.regressors(names),
            &table.factors(effects),
            &table.factors(&["pair_id"]),
            options,
        );
        if pairs {
            // The reference counts the set of pairs as nested in the clusters by its name; it is not
            // quite, because all trade of countries with themselves is one of its groups.
            let n = found.rows.used as f64;
            let k = (found.coefficients.len() + 414 + 414 - 1) as f64;
            let g = found.clusters[0].groups as f64;
            for coefficient in &mut found.coefficients {
                coefficient.error *= ((n - 1.0) / (n - k) * g / (g - 1.0)).sqrt();
            }
        }
        compare(&reference, model, &found, "se", 1e-9, 1e-8);
    }
}

/// Predictions for 2006 that were made with the model of table 1, column 4, by fits to other parts of
/// the table. How the parts were drawn is not known, so the places are compared, not the digits.
#[test]
fn places_of_pairs_that_were_left_out() {
    let Some(folder) = folder("places_of_pairs_that_were_left_out") else {
        return;
    };
    let years = ["1986", "1990", "1994", "1998", "2002", "2006"];
    let table = Table::read(folder.join("agtpa/agtpa_applications.csv.gz"))
        .filter(|value| years.contains(&&*value("year")) && value("exporter") != value("importer"));
    let outcome = table.numbers("trade");
    let mut regressors = table.regressors(&["dist", "cntg", "lang", "clny"]);
    for value in &mut regressors[0].values {
        *value = value.ln();
    }
    let effects = table.factors(&["exporter^year", "importer^year"]);
    let data = Data {
        outcome: &outcome,
        regressors: &regressors,
        effects: &effects,
        clusters: &[],
    };
    let pairs = table.factor("exporter^importer");
    let predicted = predict_left_out(&data, &Options::default(), &pairs, 10).unwrap();
    assert!(predicted.iter().all(Option::is_some));
    let mut own = std::collections::BTreeMap::new();
    for (row, mean) in predicted.iter().enumerate() {
        if table.text("year")[row] == "2006" {
            let key = (
                table.text("exporter")[row].clone(),
                table.text("importer")[row].clone(),
            );
            own.insert(key, mean.unwrap());
        }
    }
    let reference = Table::read(folder.join("gap/pred_2006.csv.gz"));
    let log_ratio = |mean: f64, trade: f64| (trade.max(1e-3) / mean).ln();
    let (trade, cv) = (reference.numbers("trade"), reference.numbers("cv"));
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for row in 0..trade.len() {
        let key = (
            reference.text("exporter")[row].clone(),
            reference.text("importer")[row].clone(),
        );
        ours.push(log_ratio(own[&key], trade[row]));
        theirs.push(log_ratio(cv[row], trade[row]));
    }
    let correlation = rank_correlation(&ours, &theirs);
    assert!(correlation > 0.97, "{correlation}");
}

fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
        let mut ranks = vec![0.0; values.len()];
        for (rank, index) in order.into_iter().enumerate() {
            ranks[index] = rank as f64;
        }
        ranks
    };
    let n = a.len() as f64;
    let squares: f64 = ranks(a)
        .iter()
        .zip(ranks(b))
        .map(|(a, b)| (a - b).powi(2))
        .sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

/// Eighteen tables of the authors of the separation paper, each with the truth.
#[test]
fn separation_sets() {
    let Some(folder) = folder("separation_sets") else {
        return;
    };
    for number in 1..=18 {
        let table = Table::read(folder.join(format!("separation/{number:02}.csv")));
        let outcome = table.numbers("y");
        let named = |prefix: &str| -> Vec<String> {
            (1..=9)
                .map(|n| format!("{prefix}{n}"))
                .filter(|name| table.has(name))
                .collect()
        };
        let regressors: Vec<Regressor> = named("x")
            .iter()
            .map(|name| table.regressor(name))
            .collect();
        let effects: Vec<Factor> = named("id").iter().map(|name| table.factor(name)).collect();
        let data = Data {
            outcome: &outcome,
            regressors: &regressors,
            effects: &effects,
            clusters: &[],
        };
        let options = Options {
            singletons: Singletons::Keep,
            ..Options::default()
        };
        let truth: Vec<u32> = (0..)
            .zip(table.text("separated"))
            .filter(|(_, separated)| *separated == "1")
            .map(|(row, _)| row)
            .collect();
        let (found, settled) = separated_rows(&data, &options).unwrap();
        assert!(settled, "table {number}");
        assert_eq!(found, truth, "table {number}");
    }
}
