//! Cited documents.

use super::Candidate;
use crate::segment::Doc;

/// What a mention of a document says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFields {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
