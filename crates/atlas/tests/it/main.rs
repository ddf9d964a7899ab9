//! The atlas: its tables and its readings of names.

mod reading;
mod tables;
