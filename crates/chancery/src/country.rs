//! Countries as a person names them on the command line.

use atlas::Resolution;

use crate::problem::Problem;
