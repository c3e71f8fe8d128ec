//! Person names.

use super::Candidate;
use crate::segment::Doc;

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
