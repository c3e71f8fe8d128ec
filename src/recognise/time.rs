//! Times.

use super::Candidate;
use crate::segment::Doc;

/// A time as said, before it is anchored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimeExpression {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
