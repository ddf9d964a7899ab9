//! Trade of a pair, product by product: the ledger, what is traded, how close it is to what could be
//! expected, and where something may be untapped.
//!
//! Everything here is a function of sums in memory; only [`trade_of`] asks a book for them.
//! [`World`] holds one year of trade of all with all; the indices ([`intensity`],
//! [`complementarity`], [`advantage`], [`grubel_lloyd`]) are functions of a few sums each.
//!
//! Three rules hold throughout. What a source does not cover is no zero ([`Amount`]). A potential is
//! given product by product beside the conditions that hold or fail ([`Condition`]); the potentials
//! are never added up to one sum of money, which would pretend to a precision that none of them has
//! and would, for the static potential, only give back the actual trade. And no product is called
//! untapped on one ground alone ([`Opportunity::untapped`]).

mod indices;
mod ledger;
mod of_book;
mod opportunity;
mod product;
mod table;
mod world;

pub use indices::{
    advantage, complementarity, growth, grubel_lloyd, intensity, intensity_rest_of_world,
    symmetric_advantage, trade_weighted_grubel_lloyd,
};
pub use ledger::{
    Amount, Ledger, LedgerYear, OneWay, PARTNERS, PairTotal, Rank, Reporter, WORLD, ledger,
};
pub use of_book::{Detail, PairTrade, TradeDirection, TradeRequest, YEARS_BACK, trade_of};
pub use opportunity::{
    CONDITIONS_NEEDED, Condition, ConditionResult, DESTINATIONS, Earlier, Opportunity,
    opportunities,
};
pub use product::{Level, chapter_of_product, field_of_product};
pub use table::{ProductRow, by_field, by_product};
pub use world::World;
