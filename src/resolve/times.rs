//! Dates against the reference date.

use crate::recognise::Candidate;
use crate::record::TimeValue;
use crate::segment::Doc;

/// The times of an article, anchored.
#[derive(Debug, Default)]
pub struct Times {
    /// The day against which dates were resolved, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// By mention; `None` where the mention is no time.
    pub values: Vec<Option<TimeValue>>,
}

/// Anchors the times. `published` is what the page states, `given` what the reader says.
pub fn resolve(_doc: &Doc, mentions: &[Candidate], _published: Option<&str>, _given: Option<&str>) -> Times {
    Times { reference_date: None, values: vec![None; mentions.len()] }
}
