//! Places.

use super::Candidate;
use crate::segment::Doc;

/// A place as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceName {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
