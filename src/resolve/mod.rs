//! From mentions to people, organisations, places, documents and dates.

pub mod documents;
pub mod organizations;
pub mod people;
pub mod places;
pub mod times;

use crate::assemble::figure_value;
use crate::recognise::Candidate;
use crate::record::{Document, Organization, Person, Place, TimeKind, TimeValue, Value};
use crate::segment::Doc;

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

/// Resolves the mentions. Mentions that come to no value are dropped.
pub fn resolve(doc: &Doc, mentions: Vec<Candidate>, times: times::Times) -> Resolved {
    let documents = documents::resolve(doc, &mentions);
    let mut values: Vec<Value> = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let time = times.values[i].clone().map(Value::Time);
        let document = documents.values[i].clone().map(Value::Document);
        let unknown = || Value::Time(TimeValue { iso: "?".to_owned(), kind: TimeKind::Vague, said: "?".to_owned() });
        values.push(figure_value(&mention.found).or(time).or(document).unwrap_or_else(unknown));
    }
    Resolved {
        mentions,
        values,
        people: Vec::new(),
        organizations: Vec::new(),
        places: Vec::new(),
        documents: documents.documents,
        reference_date: times.reference_date,
    }
}
