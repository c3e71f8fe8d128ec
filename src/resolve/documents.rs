//! Documents: short form and full form.

use crate::recognise::Candidate;
use crate::record::{Document, DocumentValue};
use crate::segment::Doc;

/// The documents of an article.
#[derive(Debug, Default)]
pub struct Documents {
    /// In order of first mention.
    pub documents: Vec<Document>,
    /// By mention; `None` where the mention is no document.
    pub values: Vec<Option<DocumentValue>>,
}

/// Joins the mentions of one document.
pub fn resolve(_doc: &Doc, mentions: &[Candidate]) -> Documents {
    Documents { documents: Vec::new(), values: vec![None; mentions.len()] }
}
