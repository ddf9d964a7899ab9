//! Counts, mean scores and series of a dyad.
