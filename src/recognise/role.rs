//! Positions.

use super::Candidate;
use crate::segment::Doc;

/// A position as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleTitle {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
