//! States, organisations, groups and seats of government through time.
