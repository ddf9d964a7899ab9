//! A page on two countries in which every statement leads back to its source.
//!
//! [`Brief::build`] takes events and documents and settles once what the page says: figures, the
//! course of relations, fields, promises, events with their quotations, third countries, sources.
//! Papers and quoted figures have tables of their own ([`PaperRow`], [`FigureRow`]).
//! [`render_html`], [`render_markdown`] and [`render_text`] only lay it out. [`phrase`] tells one
//! event in a line.
//!
//! Where numbers of data sets are given too ([`BriefInput::numbers`]), [`Numbers`] puts them into words.
//!
//! Three rules hold for every page. A record without words in a sentence of a known document does not
//! reach it; how many were left out, and why, is said at the end. A number that is not known is
//! absent, never zero. What stands in quotation marks is quoted; everything else is made from the
//! records.

mod build;
mod chart;
mod html;
mod markdown;
mod model;
mod numbers;
mod phrase;
mod quote;
mod quoted;
mod sections;
mod text;
mod words;

pub use html::render_html;
pub use markdown::render_markdown;
pub use model::{
    Brief, BriefInput, Entry, FieldRow, Figure, LeftOut, Reason, Reference, Side, Source,
    Statement, ThirdCountry, YearGroup,
};
pub use numbers::text::render_numbers_text;
pub use numbers::{
    Expected, Goods, GoodsDirection, GoodsRow, Measure, MeasureKind, MeasureLine, NumberGroup,
    NumberTable, Numbers, QuotedFigure, SetCourse,
};
pub use phrase::phrase;
pub use quote::{Role, Segment, segments};
pub use quoted::{FigureRow, PaperRow};
pub use text::render_text;
pub use words::{status_word, with_article};
