//! A page on two countries in which every statement leads back to its source.
