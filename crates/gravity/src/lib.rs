//! Poisson pseudo-maximum likelihood (and least squares) with several sets of fixed effects.
//!
//! Numbers in, estimates out: this crate knows no country, no file and no database. A model of trade
//! between countries is the usual use ("gravity": Santos Silva and Tenreyro 2006, "The log of
//! gravity", Review of Economics and Statistics 88; with fixed effects of exporters and importers by
//! year and of pairs, Yotov, Piermartini, Monteiro and Larch 2016, "An advanced guide to trade policy
//! analysis"), but nothing here depends on it.
//!
//! [`estimate`] takes the columns of a table ([`Data`]) and goes through these steps:
//! 1. rows that are alone in a group of a fixed effect, and groups without any outcome, are removed
//!    (`prune`);
//! 2. regressors that are combinations of fixed effects and of earlier regressors are left out and
//!    named (`dense`);
//! 3. separated rows are looked for by the iterative rectifier and removed (`separation`);
//! 4. the model is fitted (`irls`) with the fixed effects taken out by weighted projections
//!    (`project`);
//! 5. standard errors are computed by a named convention (`variance`).
//!
//! [`predict_left_out`] and [`standings`] say how an outcome compares with what the other rows let one
//! expect; [`places_of_unit`] says it of one unit, with how sure it is.
//!
//! What was removed and what was decided is in the [`Estimate`]. A fit that does not converge is an
//! [`Error`], never a number.

mod dense;
mod distribution;
mod error;
mod estimate;
mod factor;
mod information;
mod irls;
mod left_out;
mod place;
mod project;
mod prune;
mod separation;
mod variance;

pub use error::Error;
pub use estimate::{
    Coefficient, Convention, Data, DroppedRegressor, EffectSize, Estimate, INTERCEPT, Model,
    Options, Reason, Regressor, Rows, SeparationCheck, Singletons, StandardErrors, estimate,
    separated_rows,
};
pub use factor::Factor;
pub use left_out::{Band, Standing, predict_left_out, standings};
pub use place::{Place, Rank, UnitPlaces, Unplaced, places_of_unit, predict_one_step};
