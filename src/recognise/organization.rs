//! Organisations.

use super::Candidate;
use crate::segment::Doc;

/// An organisation as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrganizationName {}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
