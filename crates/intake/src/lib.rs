//! From files to documents; bad input ends here as a diagnostic.
