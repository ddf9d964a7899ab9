//! Tests of the crate from outside.

mod oracles;
mod places;
mod shared;
mod small;
