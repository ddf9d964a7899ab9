//! Files of data sets as they are published, whole and damaged.

mod common;
mod event_sets;
mod flows;
mod layouts;
mod malformed;
mod samples;
