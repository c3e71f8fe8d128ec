//! Title, outlet, section, date, authors, views.

use crate::recognise::Candidate;
use crate::record::Metadata;
use crate::segment::Doc;

/// Reads the facts about the article as a whole.
pub fn metadata(_doc: &Doc, _mentions: &[Candidate]) -> Metadata {
    Metadata::default()
}
