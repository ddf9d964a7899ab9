//! `chancery bench gravity`: how long a regression with three sets of fixed effects takes.

use std::io::Write as _;

use gravity::{Data, Factor, Options, Regressor, StandardErrors, estimate};

use super::{Spent, peak};
use crate::problem::Outcome;
use crate::terminal::Terminal;

/// The slopes that the trade is made with.
const TRUTH: [(&str, f64); 2] = [("agreement", 0.3), ("tariff", -2.0)];

/// Measure a regression with effects of exporters and importers by year and of pairs
///
/// Trade is made up with known slopes, always the same, and estimated on one thread.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  chancery bench gravity\n  chancery bench gravity --level -4")]
pub(super) struct Args {
    /// Countries
    #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = clap::value_parser!(u16).range(3..=2000))]
    countries: u16,
    /// Years
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u16).range(2..=200))]
    years: u16,
    /// Added to the logarithm of trade; a lower level makes more zeros
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1.0,
        allow_negative_numbers = true
    )]
    level: f64,
}

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

/// Made-up trade.
struct Made {
    outcome: Vec<f64>,
    agreement: Vec<f64>,
    tariff: Vec<f64>,
    /// Exporter, importer and year.
    ids: Vec<(usize, usize, usize)>,
}

fn make(countries: usize, years: usize, level: f64) -> Made {
    let mut random = Random(20_260_101);
    let mut draw = |count: usize, scale: f64| -> Vec<f64> {
        (0..count).map(|_| scale * random.normal()).collect()
    };
    let exporter_effect = draw(countries * years, 1.0);
    let importer_effect = draw(countries * years, 1.0);
    let pair_effect = draw(countries * countries, 1.5);
    let tariff_of_pair = draw(countries * countries, 0.03);
    let rows = countries * countries * years;
    let mut made = Made {
        outcome: Vec::with_capacity(rows),
        agreement: Vec::with_capacity(rows),
        tariff: Vec::with_capacity(rows),
        ids: Vec::with_capacity(rows),
    };
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
                    + TRUTH[0].1 * has
                    + TRUTH[1].1 * rate;
                // Noise with a mean of 1, so that the coefficients are those of the mean.
                let noise = (0.5 * random.normal() - 0.125).exp();
                made.outcome.push(random.count(eta.exp() * noise));
                made.agreement.push(has);
                made.tariff.push(rate);
                made.ids.push((exporter, importer, year));
            }
        }
    }
    made
}

pub(super) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let made = make(
        usize::from(args.countries),
        usize::from(args.years),
        args.level,
    );
    let rows = made.outcome.len();
    let zeros = made.outcome.iter().filter(|&&value| value == 0.0).count();
    writeln!(
        terminal.out(),
        "rows          {rows}, {:.0} % zeros{}",
        100.0 * zeros as f64 / rows as f64,
        peak()
    )?;
    let spent = Spent::start();
    let effects = [
        Factor::from_values("exporter^year", made.ids.iter().map(|id| (id.0, id.2))),
        Factor::from_values("importer^year", made.ids.iter().map(|id| (id.1, id.2))),
        Factor::from_values("pair", made.ids.iter().map(|id| (id.0, id.1))),
    ];
    writeln!(terminal.out(), "sets          {}", spent.told())?;
    let clusters = [effects[2].clone()];
    let regressors: Vec<Regressor> = TRUTH
        .iter()
        .zip([made.agreement, made.tariff])
        .map(|((name, _), values)| Regressor {
            name: (*name).to_owned(),
            values,
        })
        .collect();
    let data = Data {
        outcome: &made.outcome,
        regressors: &regressors,
        effects: &effects,
        clusters: &clusters,
    };
    let options = Options {
        errors: StandardErrors::Clustered,
        ..Options::default()
    };
    let spent = Spent::start();
    let found = estimate(&data, &options)?;
    writeln!(
        terminal.out(),
        "estimate      {}, {} iterations, {} sweeps, {} rows used{}",
        spent.told(),
        found.iterations,
        found.sweeps,
        found.rows.used,
        peak()
    )?;
    for (coefficient, (_, truth)) in found.coefficients.iter().zip(TRUTH) {
        writeln!(
            terminal.out(),
            "{:14}{:.6} (standard error {:.6}; made with {truth})",
            coefficient.name,
            coefficient.estimate,
            coefficient.error
        )?;
    }
    Ok(Outcome::Done)
}
