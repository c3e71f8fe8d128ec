//! The recognisers: each finds one type of mention and says by which rule. They never call one another.

pub mod dictionary;
pub mod document;
pub mod figure;
pub mod organization;
pub mod person;
pub mod place;
pub mod role;
pub mod time;

use crate::dictionary::Dictionary;
use crate::phrase::Context;
use crate::record::MentionType;
use crate::segment::Doc;
use crate::segment::density::takes_too_much;
use crate::span::Span;

/// A stretch of text that a rule takes for a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What it is and says.
    pub found: Found,
    /// The rule: `<recogniser>.<name>`, for example `time.day`.
    pub rule: &'static str,
    /// How sure the rule is, 0 to 100. Below 60 it is a guess.
    pub confidence: u8,
    /// Words outside the span that made the rule believe in it: what they are, and where.
    pub evidence: Vec<(&'static str, Span)>,
}

/// What a candidate says, by type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A person's name.
    Person(person::PersonName),
    /// A position.
    Role(Box<role::RoleTitle>),
    /// An organisation.
    Organization(Box<organization::OrganizationName>),
    /// A place.
    Place(Box<place::PlaceName>),
    /// A document.
    Document(Box<document::DocumentFields>),
    /// A time.
    Time(Box<time::TimeExpression>),
    /// A figure.
    Figure(Box<figure::Figure>),
    /// Of this type; what it said has gone into its value.
    Resolved(MentionType),
}

impl Found {
    /// Its type.
    pub fn kind(&self) -> MentionType {
        match self {
            Found::Person(_) => MentionType::Person,
            Found::Role(_) => MentionType::Role,
            Found::Organization(_) => MentionType::Organization,
            Found::Place(_) => MentionType::Place,
            Found::Document(_) => MentionType::Document,
            Found::Time(_) => MentionType::Time,
            Found::Figure(_) => MentionType::Figure,
            Found::Resolved(kind) => *kind,
        }
    }
}

/// Everything that any recogniser finds, in no particular order. The reader's own dictionary has the last word. `None` where it would take more memory than a
/// text may.
pub fn all(doc: &Doc, own: &Dictionary) -> Option<Vec<Candidate>> {
    let context = Context::new(doc);
    // A body with a place in its name is two mentions, and an office is the largest of all.
    let offices = context.offices.len();
    let named = context.bodies.len() + context.bodies.iter().filter(|b| b.area.is_some()).count();
    if takes_too_much(doc, named + 2 * offices) {
        return None;
    }
    let mut out = Vec::new();
    document::recognise(doc, &context, &mut out);
    time::recognise(doc, &mut out);
    figure::recognise(doc, &mut out);
    organization::recognise(doc, &context, &mut out);
    place::recognise(doc, &context, &mut out);
    role::recognise(doc, &context, &mut out);
    person::recognise(doc, &context, &mut out);
    dictionary::recognise(doc, &context, own, &mut out);
    // A figure becomes an indicator too.
    let figures = out.iter().filter(|c| c.found.kind() == MentionType::Figure).count();
    if takes_too_much(doc, out.len() + offices + figures) {
        return None;
    }
    out.shrink_to_fit();
    Some(out)
}
