//! Figures.

use super::Candidate;
use crate::segment::Doc;

/// A number as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
