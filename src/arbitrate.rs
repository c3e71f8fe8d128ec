//! One pure function decides between overlapping candidates: mentions nest, never cross.

use crate::recognise::Candidate;
use crate::segment::Doc;

/// The candidates that stand, in text order (the outer before the inner).
pub fn arbitrate(_doc: &Doc, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end), c.found.kind()));
    candidates
}
