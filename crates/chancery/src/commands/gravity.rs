//! `chancery gravity`: a regression with fixed effects over a table.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use gravity::{
    Coefficient, Convention, Data, EffectSize, Estimate, Factor, Model, Options, Reason, Regressor,
    SeparationCheck, Singletons, StandardErrors, Standing, estimate, predict_left_out, standings,
};
use serde::Serialize;

use crate::columns::{self, Columns, Term};
use crate::problem::{Outcome, Problem};
use crate::terminal::{BOLD, DIM, Terminal};

/// Estimate what goes along with trade, with fixed effects
///
/// Poisson pseudo-maximum likelihood with any number of sets of fixed effects over a CSV file (plain,
/// gzip or zip; `-` reads standard input) or a Parquet file. Rows with a missing value, rows alone in a group and rows
/// that are separated are left out and counted; regressors that say nothing beyond the fixed
/// effects are left out and named. docs/GRAVITY.md has the formulas and conventions.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  chancery gravity trade.csv --y trade --x rta,log(dist) --fe exporter^year,importer^year --cluster pair\n  chancery gravity trade.csv.gz --y trade --x rta --fe exporter^year,importer^year,exporter^importer --cluster exporter^importer --format jsonl\n  chancery gravity panel.parquet --y cow_trade_imports_ab --x log(capital_distance) --fe a^year,b^year"
)]
pub(crate) struct Args {
    /// The table: CSV or TSV with a header, plain, gzip or zip; or Parquet
    file: PathBuf,
    /// Column of the outcome; `log(COLUMN)` takes its logarithm
    #[arg(long, value_name = "COLUMN")]
    y: String,
    /// Columns of the regressors, separated by commas; `log(COLUMN)` takes the logarithm
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    x: Vec<String>,
    /// Fixed effects, separated by commas; `A^B` is a group for every pair of values
    #[arg(long, value_name = "SETS", value_delimiter = ',')]
    fe: Vec<String>,
    /// Cluster the standard errors by this; several, separated by commas, make them multiway
    #[arg(long, value_name = "SETS", value_delimiter = ',')]
    cluster: Vec<String>,
    /// Kind of standard errors [default: clustered with --cluster, else robust]
    #[arg(long, value_name = "KIND")]
    errors: Option<Errors>,
    /// Whose small-sample factors the standard errors have [default: ppmlhdfe; fixest for ols]
    #[arg(long, value_name = "NAME")]
    convention: Option<Small>,
    /// The model
    #[arg(long, value_name = "MODEL", default_value = "poisson")]
    model: Kind,
    /// Keep rows that are alone in a group
    #[arg(long)]
    keep_singletons: bool,
    /// How far separated rows are looked for
    #[arg(long, value_name = "HOW", default_value = "full")]
    separation: Separation,
    /// Accepted change of the fit in the last iteration
    #[arg(long, value_name = "NUMBER", default_value_t = 1e-9)]
    tolerance: f64,
    /// Iterations at most
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    iterations: usize,
    /// Write the fitted means to this file, with the line of each row
    #[arg(long, value_name = "FILE")]
    fitted: Option<PathBuf>,
    /// Say in the file of --fitted how each unit, such as exporter^importer, compares with what all
    /// others let one expect of it
    #[arg(long, value_name = "SET", requires = "fitted")]
    unit: Option<String>,
    /// Parts into which units are dealt out, each predicted by the others
    #[arg(long, value_name = "NUMBER", default_value_t = 10, requires = "unit")]
    folds: usize,
    /// How to write the result
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Errors {
    /// As if the model were true in all parts
    Iid,
    /// Robust to heteroskedasticity
    Robust,
    /// Rows of one cluster may depend on each other
    Clustered,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Small {
    /// Stata's ppmlhdfe: n/(n-1) robust, G/(G-1) clustered
    Ppmlhdfe,
    /// R's fixest: (n-1)/(n-K) and G/(G-1)
    Fixest,
    /// None
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Poisson pseudo-maximum likelihood
    Poisson,
    /// Least squares
    Ols,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Separation {
    /// Groups without outcome, then the iterative rectifier
    Full,
    /// Groups without outcome only
    ZeroGroups,
    /// Not at all
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON record a line: the model, then its coefficients
    Jsonl,
    /// One line for each coefficient
    Csv,
}

pub(crate) fn run(args: Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let options = options(&args)?;
    let y = Term::parse(&args.y);
    let terms: Vec<Term> = std::iter::once(y.clone())
        .chain(args.x.iter().map(|name| Term::parse(name)))
        .collect();
    let clean = |sets: &[String]| -> Vec<String> {
        sets.iter()
            .map(|set| set.split('^').map(str::trim).collect::<Vec<_>>().join("^"))
            .collect()
    };
    let (effects, clusters) = (clean(&args.fe), clean(&args.cluster));
    let units = clean(args.unit.as_slice());
    let sets = [effects.clone(), clusters.clone(), units].concat();
    let columns = columns::read(&args.file, &terms, &sets)?;
    let regressors: Vec<Regressor> = terms[1..]
        .iter()
        .zip(&columns.numbers[1..])
        .map(|(term, values)| Regressor {
            name: term.name.clone(),
            values: values.clone(),
        })
        .collect();
    let (effects, rest) = columns.factors.split_at(effects.len());
    let (clusters, units) = rest.split_at(clusters.len());
    let data = Data {
        outcome: &columns.numbers[0],
        regressors: &regressors,
        effects,
        clusters,
    };
    let found = estimate(&data, &options).map_err(|error| explain(error, &columns, &y))?;
    if let Some(path) = &args.fitted {
        let places = match units.first() {
            Some(units) => {
                let predicted = predict_left_out(&data, &options, units, args.folds)
                    .map_err(|error| explain(error, &columns, &y))?;
                let standings = standings(data.outcome, &predicted, units)?;
                Some((predicted, standings, units))
            }
            None => None,
        };
        write_fitted(path, &columns, &found, places.as_ref())?;
    }
    match args.format {
        Format::Table => table(&y.name, &columns, &found, terminal)?,
        Format::Jsonl => jsonl(&y.name, &columns, &found, terminal.out())?,
        Format::Csv => csv_lines(&y.name, &found, terminal.out())?,
    }
    Ok(Outcome::Done)
}

fn options(args: &Args) -> Result<Options, Problem> {
    let errors = match args.errors {
        Some(Errors::Iid) => StandardErrors::Iid,
        Some(Errors::Robust) => StandardErrors::Robust,
        Some(Errors::Clustered) => StandardErrors::Clustered,
        None if args.cluster.is_empty() => StandardErrors::Robust,
        None => StandardErrors::Clustered,
    };
    if errors != StandardErrors::Clustered && !args.cluster.is_empty() {
        return Err(Problem::usage(
            "--cluster goes with clustered errors, but --errors asks for others",
        )
        .hint("leave one of the two away"));
    }
    if errors == StandardErrors::Clustered && args.cluster.is_empty() {
        return Err(Problem::usage("clustered errors need --cluster")
            .hint("for a panel of pairs: --cluster exporter^importer"));
    }
    if !(args.tolerance > 0.0 && args.tolerance < 1.0) {
        return Err(Problem::usage("--tolerance has to lie between 0 and 1"));
    }
    let model = match args.model {
        Kind::Poisson => Model::Poisson,
        Kind::Ols => Model::LeastSquares,
    };
    let convention = match (args.convention, model) {
        (Some(Small::Ppmlhdfe), _) | (None, Model::Poisson) => Convention::Stata,
        (Some(Small::Fixest), _) | (None, Model::LeastSquares) => Convention::Fixest,
        (Some(Small::None), _) => Convention::Unadjusted,
    };
    Ok(Options {
        model,
        errors,
        convention,
        singletons: if args.keep_singletons {
            Singletons::Keep
        } else {
            Singletons::Drop
        },
        separation: match args.separation {
            Separation::Full => SeparationCheck::Full,
            Separation::ZeroGroups => SeparationCheck::ZeroGroups,
            Separation::Off => SeparationCheck::Off,
        },
        tolerance: args.tolerance,
        iterations: args.iterations,
        ..Options::default()
    })
}

/// The library counts rows; people count lines of their file.
fn explain(error: gravity::Error, columns: &Columns, y: &Term) -> Problem {
    let line = |row: usize| row.checked_sub(1).and_then(|row| columns.lines.get(row));
    match &error {
        gravity::Error::Negative { value, row } => match line(*row) {
            Some(line) => Problem::input(format!(
                "line {line}, column {}: {value} is negative, and Poisson takes no negative values",
                y.name
            ))
            .hint("correct it, leave the cell empty, or use --model ols"),
            None => Problem::input(error.to_string()),
        },
        _ => Problem::input(error.to_string()),
    }
}

/// Predictions of the rows, standings of the units, and the unit of each row.
type Places<'p> = (Vec<Option<f64>>, Vec<Option<Standing>>, &'p Factor);

fn write_fitted(
    path: &Path,
    columns: &Columns,
    found: &Estimate,
    places: Option<&Places<'_>>,
) -> anyhow::Result<()> {
    let failed = |error: csv::Error| Problem::input(format!("{}: {error}", path.display()));
    let mut out = csv::Writer::from_path(path).map_err(failed)?;
    let mut header = vec!["line", "outcome", "fitted"];
    if places.is_some() {
        header.extend(["left_out", "percentile", "among", "band"]);
    }
    out.write_record(header)?;
    let mut fitted = vec![None; columns.lines.len()];
    for (&row, &mean) in found.used_rows.iter().zip(&found.fitted) {
        fitted[row as usize] = Some(mean);
    }
    let text = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    for (row, fitted) in fitted.into_iter().enumerate() {
        let mut fields = vec![
            columns.lines[row].to_string(),
            columns.numbers[0][row].to_string(),
            text(fitted),
        ];
        if let Some((predicted, standings, units)) = places {
            let standing = standings[units.codes()[row] as usize];
            fields.push(text(predicted[row]));
            fields.push(text(standing.map(|standing| standing.percentile)));
            fields.push(standing.map_or_else(String::new, |s| s.among.to_string()));
            fields.push(standing.map_or_else(String::new, |s| s.band.name().to_owned()));
        }
        out.write_record(fields)?;
    }
    out.flush()?;
    Ok(())
}

fn model_name(model: Model) -> &'static str {
    match model {
        Model::Poisson => "Poisson pseudo-maximum likelihood",
        Model::LeastSquares => "least squares",
    }
}

/// Everything about the estimate that is no coefficient, as a reader has to know it.
fn notes(columns: &Columns, found: &Estimate) -> Vec<String> {
    let mut notes = Vec::new();
    for (column, count) in &columns.missing {
        notes.push(format!(
            "{} rows without a value of {column}",
            thousands(*count)
        ));
    }
    let rows = &found.rows;
    let mut left_out = |count: usize, why: &str| {
        if count > 0 {
            notes.push(format!("{} rows {why}", thousands(count)));
        }
    };
    left_out(rows.singletons, "alone in a group of a fixed effect");
    left_out(
        rows.zero_groups,
        "in groups without any outcome (separated)",
    );
    left_out(
        rows.separated,
        "separated by a combination of regressors and fixed effects",
    );
    for dropped in &found.dropped {
        let why = match dropped.reason {
            Reason::Absorbed => "does not vary within the fixed effects",
            Reason::Collinear => "is a combination of the regressors before it",
        };
        notes.push(format!("{} {why}", dropped.name));
    }
    notes
}

/// What a reader should be warned of.
fn warnings(found: &Estimate) -> Vec<&'static str> {
    let mut warnings = Vec::new();
    if !found.separation_settled {
        warnings.push("the search for separated rows did not come to an end; some may be left");
    }
    if found.errors_repaired {
        warnings.push(
            "the multiway covariance had a negative variance; the subtracted part was left out, \
             which makes the errors larger",
        );
    }
    warnings
}

fn table(
    y: &str,
    columns: &Columns,
    found: &Estimate,
    terminal: &mut Terminal,
) -> anyhow::Result<()> {
    let out = terminal.out();
    let terms: Vec<&str> = found.coefficients.iter().map(|c| c.name.as_str()).collect();
    writeln!(out, "{BOLD}{y} on {}{BOLD:#}", terms.join(", "))?;
    writeln!(
        out,
        "{}, {} of {} rows",
        model_name(found.model),
        thousands(found.rows.used),
        thousands(columns.rows)
    )?;
    if !found.effects.is_empty() {
        let sets: Vec<String> = found
            .effects
            .iter()
            .map(|set| format!("{} ({})", set.name, thousands(set.groups)))
            .collect();
        writeln!(out, "fixed effects: {}", sets.join(", "))?;
    }
    writeln!(out, "standard errors: {}\n", found.error_description)?;
    let poisson = found.model == Model::Poisson;
    let header = [
        "",
        "coefficient",
        "std. error",
        if poisson { "z" } else { "t" },
        "p",
        "95 % interval",
        "",
        "meaning",
    ];
    let mut lines: Vec<Vec<String>> = vec![header.iter().map(|&cell| cell.to_owned()).collect()];
    for c in &found.coefficients {
        lines.push(vec![
            c.name.clone(),
            significant(c.estimate),
            significant(c.error),
            format!("{:.2}", c.statistic),
            if c.p < 0.001 {
                "<0.001".to_owned()
            } else {
                format!("{:.3}", c.p)
            },
            significant(c.interval[0]),
            significant(c.interval[1]),
            meaning(c),
        ]);
    }
    if !poisson {
        for line in &mut lines {
            line.pop();
        }
    }
    for (index, line) in aligned(&lines).into_iter().enumerate() {
        if index == 0 {
            writeln!(out, "{DIM}{line}{DIM:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    writeln!(out)?;
    if let Some(log_likelihood) = found.log_likelihood {
        writeln!(
            out,
            "deviance {:.2}, log pseudo-likelihood {:.2}, pseudo R squared {:.4}",
            found.deviance, log_likelihood, found.r_squared
        )?;
    } else {
        writeln!(
            out,
            "sum of squared residuals {:.6}, R squared {:.4}",
            found.deviance, found.r_squared
        )?;
    }
    writeln!(
        out,
        "converged in {} iterations and {} sweeps, last step {:.1e}",
        found.iterations, found.sweeps, found.last_step
    )?;
    let notes = notes(columns, found);
    if !notes.is_empty() {
        writeln!(out, "left out:")?;
        for note in notes {
            writeln!(out, "  {note}")?;
        }
    }
    for warning in warnings(found) {
        terminal.warning(warning);
    }
    Ok(())
}

/// What the coefficient of a Poisson model says about the mean.
fn meaning(c: &Coefficient) -> String {
    if c.name == gravity::INTERCEPT {
        String::new()
    } else if Term::parse(&c.name).is_logarithm() {
        format!("{:+.3} % for 1 % more", c.estimate)
    } else {
        format!("{:+.1} % for 1 more", 100.0 * c.estimate.exp_m1())
    }
}

/// The first column to the left, numbers to the right.
fn aligned(lines: &[Vec<String>]) -> Vec<String> {
    let columns = lines.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            lines
                .iter()
                .map(|line| line[column].chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    lines
        .iter()
        .map(|line| {
            let mut text = String::new();
            for (index, (cell, &width)) in line.iter().zip(&widths).enumerate() {
                if index == 0 {
                    text.push_str(&format!("{cell:<width$}"));
                } else {
                    text.push_str(&format!("  {cell:>width$}"));
                }
            }
            text.trim_end().to_owned()
        })
        .collect()
}

/// Seven significant digits, as Stata prints them; very small and very large ones with an exponent.
fn significant(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let magnitude = value.abs().log10().floor();
    if (-5.0..9.0).contains(&magnitude) {
        let decimals = (6.0 - magnitude).clamp(0.0, 9.0) as usize;
        format!("{value:.decimals$}")
    } else {
        format!("{value:.6e}")
    }
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The model as JSON.
#[derive(Serialize)]
struct ModelRecord<'a> {
    record: &'static str,
    model: &'static str,
    outcome: &'a str,
    rows_in_file: usize,
    rows_used: usize,
    rows_missing: std::collections::BTreeMap<&'a str, usize>,
    rows_singleton: usize,
    rows_in_zero_groups: usize,
    rows_separated: usize,
    separation_settled: bool,
    fixed_effects: Vec<SetRecord>,
    clusters: Vec<SetRecord>,
    standard_errors: &'a str,
    dropped: std::collections::BTreeMap<&'a str, &'static str>,
    deviance: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    log_likelihood: Option<f64>,
    r_squared: f64,
    iterations: usize,
    sweeps: usize,
    last_step: f64,
    covariance: &'a [Vec<f64>],
}

/// A set of groups as JSON.
#[derive(Serialize)]
struct SetRecord {
    name: String,
    groups: usize,
}

/// A coefficient as JSON.
#[derive(Serialize)]
struct CoefficientRecord<'a> {
    record: &'static str,
    term: &'a str,
    estimate: f64,
    std_error: f64,
    statistic: f64,
    p: f64,
    low: f64,
    high: f64,
}

fn jsonl(y: &str, columns: &Columns, found: &Estimate, out: &mut impl Write) -> anyhow::Result<()> {
    let sizes = |sets: &[EffectSize]| -> Vec<SetRecord> {
        sets.iter()
            .map(|set| SetRecord {
                name: set.name.clone(),
                groups: set.groups,
            })
            .collect()
    };
    let record = ModelRecord {
        record: "model",
        model: model_name(found.model),
        outcome: y,
        rows_in_file: columns.rows,
        rows_used: found.rows.used,
        rows_missing: columns
            .missing
            .iter()
            .map(|(name, count)| (&**name, *count))
            .collect(),
        rows_singleton: found.rows.singletons,
        rows_in_zero_groups: found.rows.zero_groups,
        rows_separated: found.rows.separated,
        separation_settled: found.separation_settled,
        fixed_effects: sizes(&found.effects),
        clusters: sizes(&found.clusters),
        standard_errors: &found.error_description,
        dropped: found
            .dropped
            .iter()
            .map(|dropped| {
                let why = match dropped.reason {
                    Reason::Absorbed => "absorbed",
                    Reason::Collinear => "collinear",
                };
                (&*dropped.name, why)
            })
            .collect(),
        deviance: found.deviance,
        log_likelihood: found.log_likelihood,
        r_squared: found.r_squared,
        iterations: found.iterations,
        sweeps: found.sweeps,
        last_step: found.last_step,
        covariance: &found.covariance,
    };
    serde_json::to_writer(&mut *out, &record)?;
    writeln!(out)?;
    for c in &found.coefficients {
        let record = CoefficientRecord {
            record: "coefficient",
            term: &c.name,
            estimate: c.estimate,
            std_error: c.error,
            statistic: c.statistic,
            p: c.p,
            low: c.interval[0],
            high: c.interval[1],
        };
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}

fn csv_lines(y: &str, found: &Estimate, out: &mut impl Write) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([
        "outcome",
        "term",
        "estimate",
        "std_error",
        "statistic",
        "p",
        "low",
        "high",
        "rows",
        "standard_errors",
    ])?;
    for c in &found.coefficients {
        csv.write_record([
            y,
            &c.name,
            &c.estimate.to_string(),
            &c.error.to_string(),
            &c.statistic.to_string(),
            &format!("{:e}", c.p),
            &c.interval[0].to_string(),
            &c.interval[1].to_string(),
            &found.rows.used.to_string(),
            &found.error_description,
        ])?;
    }
    csv.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{aligned, significant, thousands};

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(significant(0.192_445_493_47), "0.1924455");
        assert_eq!(significant(-1_234.567_89), "-1234.568");
        assert_eq!(significant(1.9e-12), "1.900000e-12");
        assert_eq!(thousands(800_000), "800,000");
        assert_eq!(thousands(12), "12");
        let lines = [
            vec!["a".to_owned(), "10".to_owned()],
            vec!["bcd".to_owned(), "2".to_owned()],
        ];
        assert_eq!(aligned(&lines), ["a    10", "bcd   2"]);
    }
}
