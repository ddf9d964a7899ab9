//! Tests of the crate from outside.

mod oracles;
mod shared;
mod small;
