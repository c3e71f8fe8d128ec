//! Organisations.
//!
//! **What it finds**: definite bodies, by name, abbreviation or a capitalised head that stands for one: `Thành ủy`, `BTV Thành ủy`, `UBND phường Láng Thượng`,
//! `Công an quận`, `Trường THPT Chu Văn An`. The longest span that is one body.
//! **Not**: kinds and counts (`các chi bộ`, `UBND các xã`), words in lower case that only refer to a body, congresses and conferences.
//! **How**: [`crate::phrase::body`].

use super::{Candidate, Found};
use crate::phrase::Context;
use crate::phrase::body::Body;
use crate::segment::Doc;

/// An organisation as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationName {
    /// The phrase; none where only the reader's own dictionary knows the words.
    pub body: Option<Body>,
    /// The full name, where the reader's own dictionary gives it.
    pub full: Option<String>,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    let in_offices = context.offices.iter().flat_map(|o| o.body.iter().chain(o.owner.iter()).map(|b| (b, true)));
    for (body, in_office) in context.bodies.iter().map(|b| (b, false)).chain(in_offices) {
        // `phó bí thư quận ủy`: words in small letters that only refer to a committee.
        let refers = !body.definite && body.row().class == "committee";
        if !body.definite && !in_office || refers || in_symbol(doc, body.tokens.start) {
            continue;
        }
        let confidence = match (body.row().class, body.definite) {
            (_, false) => 50,
            ("institution" | "field" | "steering", _) => 75,
            _ => 90,
        };
        out.push(Candidate {
            span: doc.span(body.tokens.clone()),
            found: Found::Organization(Box::new(OrganizationName { body: Some(body.clone()), full: None })),
            rule: rule(body.row().class),
            confidence,
            evidence: vec![("head", doc.span(body.head.clone()))],
        });
    }
}

/// Whether token `i` stands in the symbol of a document: `MTTQ` of `Số 12/BC-MTTQ-BTT`.
fn in_symbol(doc: &Doc, i: usize) -> bool {
    let mut at = i;
    while at > 0 && i - at < 8 && doc.glued(at - 1) && !doc.breaks_after(at - 1) {
        at -= 1;
        if doc.token(at).is_some_and(|t| t.is('/')) {
            return at == 0 || doc.token(at - 1).is_some_and(|t| !t.is_word());
        }
    }
    false
}

fn rule(class: &str) -> &'static str {
    match class {
        "fixed" => "organization.fixed",
        "committee" => "organization.committee",
        "committee-any" => "organization.party-committee",
        "organ" => "organization.organ",
        "membership" => "organization.membership",
        "council" | "council-organ" => "organization.council",
        "union" => "organization.union",
        "field" => "organization.field",
        "institution" => "organization.institution",
        "steering" => "organization.steering",
        "numbered" => "organization.numbered",
        _ => "organization.agency",
    }
}
