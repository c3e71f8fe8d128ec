//! From mentions to people, organisations, places, documents and dates.

mod anchor;
mod bare;
mod calendar;
mod designation;
mod documents;
mod gazette;
pub mod organizations;
pub mod people;
pub mod places;
pub mod times;

use crate::keyed::Map;
use crate::lexicon::fold_phrase;
use crate::recognise::{Candidate, Found};
use crate::record::{
    Document, FigureValue, MentionType, Organization, OrganizationValue, Person, PersonValue, Place, PlaceValue, TimeKind,
    TimeValue, Value,
};
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

/// Resolves the mentions of an article, whose positions are linked already.
/// `home` is the province of its outlet.
pub fn resolve(
    doc: &Doc,
    mut mentions: Vec<Candidate>,
    mut people: people::People,
    mut times: times::Times,
    home: Option<&str>,
) -> Resolved {
    // What the times say is in their values already.
    for mention in mentions.iter_mut().filter(|m| m.found.kind() == MentionType::Time) {
        mention.found = Found::Resolved(MentionType::Time);
    }
    let organizations = organizations::resolve(doc, &mentions);
    let places = places::resolve(doc, &mentions, times.day.as_deref(), home);
    let mut documents = documents::resolve(&mut mentions, &times);
    let mut roles = people::fill(doc, &mentions, &mut people, &|m| organizations.id_of(m));
    issuers(&mut documents.documents, &organizations.organizations);
    let mut value = |i: usize| -> Value {
        let unread = || {
            Value::Time(Box::new(TimeValue { iso: "?".to_owned(), kind: TimeKind::Vague, said: "?".to_owned(), modifier: None }))
        };
        let found = match &mentions[i].found {
            Found::Person(_) => people.person_of[i].map(|p| Value::Person(PersonValue { person: people.people[p].id.clone() })),
            Found::Role(_) => roles[i].take().map(Value::Role),
            Found::Organization(_) => {
                organizations.id_of(i).map(|organization| Value::Organization(OrganizationValue { organization }))
            }
            Found::Place(_) => places.id_of[i].clone().map(|place| Value::Place(PlaceValue { place })),
            Found::Time(_) | Found::Resolved(MentionType::Time) => times.values[i].take().map(Value::Time),
            Found::Document(_) | Found::Resolved(_) => documents.values[i].take().map(Value::Document),
            Found::Figure(f) => Some(Value::Figure(Box::new(FigureValue {
                number: f.number.clone(),
                unit: f.unit.clone(),
                bound: f.bound.map(str::to_owned),
            }))),
        };
        found.unwrap_or_else(unread)
    };
    let values = (0..mentions.len()).map(&mut value).collect();
    Resolved {
        mentions,
        values,
        people: people.people,
        organizations: organizations.organizations,
        places: places.places,
        documents: documents.documents,
        reference_date: times.reference_date,
    }
}

/// Joins documents to the organisations that their issuers name: with the same words as a name or another form.
fn issuers(documents: &mut [Document], organizations: &[Organization]) {
    if documents.iter().all(|d| d.issuer_name.is_none()) {
        return;
    }
    let mut forms: Map<usize> = Map::default();
    for (at, organization) in organizations.iter().enumerate() {
        std::iter::once(&organization.name).chain(&organization.aliases).for_each(|form| {
            forms.or_insert(&fold_phrase(form), at);
        });
    }
    for document in documents {
        let issuer = document.issuer_name.as_deref().and_then(|name| forms.get(&fold_phrase(name)));
        document.issuer = issuer.map(|at| organizations[*at].id.clone());
    }
}
