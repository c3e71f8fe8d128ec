//! Figures.

use super::Candidate;
use crate::segment::Doc;

/// A number as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// As in [`crate::record::FigureValue::number`].
    pub number: String,
    /// As in [`crate::record::FigureValue::unit`].
    pub unit: Option<String>,
    /// As in [`crate::record::FigureValue::bound`].
    pub bound: Option<&'static str>,
}

/// Finds candidates.
pub fn recognise(_doc: &Doc, _out: &mut Vec<Candidate>) {}
