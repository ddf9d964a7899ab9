//! Why an estimation could not be made.

/// Why an estimation could not be made; every message says what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The columns do not have the same number of rows.
    #[error(
        "{name} has {found} rows, the outcome has {expected}; give every column a value for every row"
    )]
    Length {
        /// Which column.
        name: String,
        /// Its rows.
        found: usize,
        /// The rows of the outcome.
        expected: usize,
    },
    /// A number is missing, infinite or not a number.
    #[error("{name} is not a finite number in row {row}; leave the row out")]
    NotFinite {
        /// Which column.
        name: String,
        /// The row, counted from 1.
        row: usize,
    },
    /// The outcome of a Poisson model is negative.
    #[error("the outcome is {value} in row {row}; a Poisson model takes no negative values")]
    Negative {
        /// The value.
        value: f64,
        /// The row, counted from 1.
        row: usize,
    },
    /// More rows or groups than row numbers can tell apart.
    #[error(
        "{rows} rows are more than can be counted here ({}); split the table",
        u32::MAX
    )]
    TooManyRows {
        /// How many rows there are.
        rows: usize,
    },
    /// No row is left after singletons and separated rows are gone.
    #[error(
        "no rows are left of {rows}: {singletons} are alone in a group, {separated} are separated; \
         use fewer or coarser fixed effects"
    )]
    NothingLeft {
        /// Rows at the beginning.
        rows: usize,
        /// Rows that were alone in a group.
        singletons: usize,
        /// Rows that were separated.
        separated: usize,
    },
    /// Every regressor is a combination of the fixed effects or of other regressors.
    #[error(
        "nothing is left to estimate: {names} say nothing beyond the fixed effects; remove a set of fixed effects or add a regressor that varies within them"
    )]
    NothingToEstimate {
        /// The regressors.
        names: String,
    },
    /// Fewer rows than numbers to estimate.
    #[error(
        "{rows} rows are too few for {parameters} parameters; use fewer fixed effects or regressors"
    )]
    TooFewRows {
        /// Rows in use.
        rows: usize,
        /// Regressors and groups.
        parameters: usize,
    },
    /// Clustered errors need at least two clusters.
    #[error(
        "{name} has {groups} cluster(s) in the rows in use; cluster by something that has at least two"
    )]
    TooFewClusters {
        /// Which factor.
        name: String,
        /// How many clusters it has.
        groups: usize,
    },
    /// Standard errors by cluster were asked for without saying by what.
    #[error("clustered standard errors need at least one factor to cluster by, and at most {max}")]
    Clusters {
        /// Factors at most.
        max: usize,
    },
    /// Nothing can be left out.
    #[error(
        "{folds} parts are too few to leave one out; at least two units and two folds are needed"
    )]
    Folds {
        /// Parts.
        folds: usize,
    },
    /// More coefficients than a matrix of all of them is kept for.
    #[error(
        "{found} groups and regressors are too many to leave a unit out of; at most {most}: take fewer \
         years at a time"
    )]
    TooManyEffects {
        /// Groups and regressors.
        found: usize,
        /// At most.
        most: usize,
    },
    /// A coefficient is beyond the largest number that can be held.
    #[error(
        "the coefficient of {name} is too large for a number; {name} is tiny beside the outcome: measure it in a smaller unit"
    )]
    OutOfRange {
        /// The regressor.
        name: String,
    },
    /// The convention is not defined for this model.
    #[error("{convention} has no convention for {model}; choose another one")]
    Convention {
        /// The convention.
        convention: &'static str,
        /// The model.
        model: &'static str,
    },
    /// The iterations did not come to an end.
    #[error(
        "no convergence after {iterations} iterations (the last step changed the fit by {step:.1e}); \
         check for separation, for regressors of very different size or nearly collinear, or allow \
         more iterations"
    )]
    NoConvergence {
        /// Iterations done.
        iterations: usize,
        /// Size of the last step, relative to the fit.
        step: f64,
    },
    /// The fixed effects could not be taken out.
    #[error(
        "the fixed effects could not be taken out in {sweeps} sweeps; the sets hang together too \
         loosely: allow more sweeps, or leave out a set"
    )]
    NoProjection {
        /// Sweeps done.
        sweeps: usize,
    },
    /// The fit ran away to infinity or to nothing.
    #[error(
        "the fit left the range of numbers in iteration {iterations}; divide the outcome and the \
         regressors by a constant, or check for separation"
    )]
    Diverged {
        /// Iterations done.
        iterations: usize,
    },
}
