//! Time of an estimate with fixed effects of exporters and importers by year and of pairs, over
//! generated trade: `cargo bench -p gravity -- [COUNTRIES] [YEARS] [LEVEL]` (200, 20 and 1 unless given,
//! which makes 800,000 rows; the logarithm of trade is shifted by the level, so that a lower one makes
//! more zeros). One thread.

// It is there to print.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use gravity::{Data, Factor, Options, Regressor, StandardErrors, estimate};

/// Marsaglia's xorshift with a multiplication; enough for made-up trade.
struct Random(u64);

impl Random {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// A count with the given mean; for large means the normal approximation.
    fn count(&mut self, mean: f64) -> f64 {
        if mean > 50.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0);
        }
        let (limit, mut product, mut count) = ((-mean).exp(), self.uniform(), 0.0);
        while product > limit {
            product *= self.uniform();
            count += 1.0;
        }
        count
    }
}

fn main() {
    // `cargo bench` adds an argument of its own.
    let arguments: Vec<f64> = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse().ok())
        .collect();
    let argument =
        |index: usize, otherwise: f64| arguments.get(index).copied().unwrap_or(otherwise);
    let (countries, years) = (argument(0, 200.0) as usize, argument(1, 20.0) as usize);
    let level = argument(2, 1.0);
    let mut random = Random(20_260_101);
    let mut draw = |count: usize, scale: f64| -> Vec<f64> {
        (0..count).map(|_| scale * random.normal()).collect()
    };
    let exporter_effect = draw(countries * years, 1.0);
    let importer_effect = draw(countries * years, 1.0);
    let pair_effect = draw(countries * countries, 1.5);
    let tariff_of_pair = draw(countries * countries, 0.03);

    let rows = countries * countries * years;
    let (mut outcome, mut agreement, mut tariff) = (
        Vec::with_capacity(rows),
        Vec::with_capacity(rows),
        Vec::with_capacity(rows),
    );
    let mut ids = Vec::with_capacity(rows);
    for exporter in 0..countries {
        for importer in 0..countries {
            let pair = exporter * countries + importer;
            let start = (random.uniform() * 2.0 * years as f64) as usize;
            for year in 0..years {
                let has = f64::from(u8::from(year >= start));
                let rate = 0.08 + tariff_of_pair[pair] + 0.02 * random.normal() - 0.03 * has;
                let eta = level
                    + exporter_effect[exporter * years + year]
                    + importer_effect[importer * years + year]
                    + pair_effect[pair]
                    + 0.3 * has
                    - 2.0 * rate;
                // Noise with a mean of 1, so that the coefficients are those of the mean.
                let noise = (0.5 * random.normal() - 0.125).exp();
                outcome.push(random.count(eta.exp() * noise));
                agreement.push(has);
                tariff.push(rate);
                ids.push((exporter, importer, year));
            }
        }
    }
    let zeros = outcome.iter().filter(|&&value| value == 0.0).count();
    println!(
        "{rows} rows, {:.0} % zeros, {countries} countries, {years} years",
        100.0 * zeros as f64 / rows as f64
    );

    let start = Instant::now();
    let effects = [
        Factor::from_values("exporter^year", ids.iter().map(|id| (id.0, id.2))),
        Factor::from_values("importer^year", ids.iter().map(|id| (id.1, id.2))),
        Factor::from_values("pair", ids.iter().map(|id| (id.0, id.1))),
    ];
    let clusters = [effects[2].clone()];
    println!("factors: {:.2} s", start.elapsed().as_secs_f64());
    let regressors = [
        Regressor {
            name: "agreement".to_owned(),
            values: agreement,
        },
        Regressor {
            name: "tariff".to_owned(),
            values: tariff,
        },
    ];
    let data = Data {
        outcome: &outcome,
        regressors: &regressors,
        effects: &effects,
        clusters: &clusters,
    };
    let options = Options {
        errors: StandardErrors::Clustered,
        ..Options::default()
    };
    let start = Instant::now();
    match estimate(&data, &options) {
        Ok(found) => {
            println!("estimate: {:.2} s", start.elapsed().as_secs_f64());
            println!(
                "{:?}\n{} rows used, {} iterations, {} sweeps, {} rounds of the rectifier, last step {:.1e}",
                found.rows,
                found.rows.used,
                found.iterations,
                found.sweeps,
                found.rectifier_rounds,
                found.last_step
            );
            for coefficient in &found.coefficients {
                println!(
                    "{:10} {:.10} ({:.10})",
                    coefficient.name, coefficient.estimate, coefficient.error
                );
            }
        }
        Err(error) => println!("{error}"),
    }
}
