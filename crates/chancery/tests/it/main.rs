//! The program as a person or another program uses it, and the shape of the workspace.

mod architecture;
mod contract;
mod crash;
mod dyads;
mod figures;
mod gravity;
mod hostile;
mod lexicon;
mod numbers;
mod offsets;
mod outputs;
mod pair;
mod robustness;
mod support;
mod trade;
