//! Trains and evaluates the language models and writes the generated files.
fn main() {}
