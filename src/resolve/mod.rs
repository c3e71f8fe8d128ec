//! From mentions to people, organisations, places, documents and dates.

pub mod documents;
pub mod organizations;
pub mod people;
pub mod places;
pub mod times;

use crate::recognise::Candidate;
use crate::record::{Document, Organization, Person, Place, Value};

/// The mentions of an article and what they resolved to. `values[i]` is what `mentions[i]` says; mention `i` has the id `m{i + 1}`.
#[derive(Debug, Default)]
pub struct Resolved {
    /// In text order, the outer before the inner.
    pub mentions: Vec<Candidate>,
    /// One for each mention.
    pub values: Vec<Value>,
    /// In order of first mention.
    pub people: Vec<Person>,
    /// In order of first mention.
    pub organizations: Vec<Organization>,
    /// In order of first mention.
    pub places: Vec<Place>,
    /// In order of first mention.
    pub documents: Vec<Document>,
    /// The day against which dates were resolved, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
}

/// The id of mention `index`.
pub fn mention_id(index: usize) -> String {
    format!("m{}", index + 1)
}
