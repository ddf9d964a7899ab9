//! Files in, documents out. Bad input ends here as a problem that names the file or record, and the
//! rest goes on.
//!
//! Plain text, Markdown, HTML, JSON lines and CSV are read; folders are walked in the order of names.
//! Metadata comes from the caller's options first, then from the file (front matter, the HTML head,
//! the fields of the JSON record, the columns of the table).

mod document;
mod front_matter;
mod html;
mod jsonl;
mod paths;
mod problem;
mod table;

pub use document::{Options, document};
pub use paths::{STANDARD_INPUT, read_paths};
pub use problem::{InputProblem, Outcome};
