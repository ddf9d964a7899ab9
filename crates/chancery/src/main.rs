//! Reads articles into sourced events, keeps them in a book and writes briefs on pairs of countries.
fn main() {}
