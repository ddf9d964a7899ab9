//! From trees to sourced events.
