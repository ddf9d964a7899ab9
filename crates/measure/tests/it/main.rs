//! Counts of events, panels and trade.

mod counts;
mod expected;
mod numbers;
mod panels;
mod trade;
mod trade_of_book;
