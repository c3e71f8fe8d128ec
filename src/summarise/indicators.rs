//! Figures with what they measure.

use crate::record::{Indicator, Statement};
use crate::resolve::Resolved;
use crate::segment::Doc;

/// Reads what the figures measure.
pub fn indicators(_doc: &Doc, _resolved: &Resolved, _statements: &[Statement]) -> Vec<Indicator> {
    Vec::new()
}
