//! Documents: short form and full form.
//!
//! `Nghị quyết 15` is the document of that kind and number that the article cites in full, if the issuers do not contradict one another: the last cited before,
//! else the first after. Documents without number are joined by their name.

use super::times::Times;
use super::{designation, mention_id};
use crate::lexicon::fold_phrase;
use crate::recognise::document::DocumentFields;
use crate::recognise::{Candidate, Found};
use crate::record::{Document, DocumentValue};

/// The documents of an article.
#[derive(Debug, Default)]
pub struct Documents {
    /// In order of first mention.
    pub documents: Vec<Document>,
    /// By mention; `None` where the mention is no document.
    pub values: Vec<Option<DocumentValue>>,
}

/// Joins the mentions of one document. A mention of several numbers is joined to the document of its first number; each further number is a document of its own.
pub fn resolve(mentions: &[Candidate], times: &Times) -> Documents {
    let mut out = Documents { documents: Vec::new(), values: vec![None; mentions.len()] };
    for (i, mention) in mentions.iter().enumerate() {
        let Found::Document(fields) = &mention.found else { continue };
        let date = fields.date.as_deref().map(|date| times.past_date(date));
        let fields = &DocumentFields { date, ..DocumentFields::clone(fields) };
        let mut first = None;
        for (number, session) in parts(fields) {
            let at = join(&mut out.documents, fields, number.as_deref(), session.as_ref());
            out.documents[at].mentions.push(mention_id(i));
            first.get_or_insert(at);
        }
        let Some(first) = first else { continue };
        out.values[i] = Some(DocumentValue {
            document: out.documents[first].id.clone(),
            kind: fields.kind.clone(),
            numbers: fields.numbers.clone(),
            symbol: fields.symbol.clone(),
            year: fields.year.clone(),
            issuer: fields.issuer.clone(),
            date: fields.date.clone(),
            title: fields.title.clone(),
        });
    }
    for document in &mut out.documents {
        designation::complete(document);
    }
    out
}

/// The documents that a mention cites: one for each number, or for each plenum of the name.
fn parts(fields: &DocumentFields) -> Vec<(Option<String>, Option<designation::Session>)> {
    if !fields.numbers.is_empty() {
        return fields.numbers.iter().map(|n| (Some(n.clone()), None)).collect();
    }
    let sessions = fields.name.as_deref().map(designation::sessions).unwrap_or_default();
    if sessions.is_empty() {
        return vec![(None, None)];
    }
    sessions.into_iter().map(|s| (None, Some(s))).collect()
}

/// The index of the document that the fields cite, filled with what they say more; a new one where none fits.
fn join(
    documents: &mut Vec<Document>,
    fields: &DocumentFields,
    number: Option<&str>,
    session: Option<&designation::Session>,
) -> usize {
    let plain = |n: &str| n.trim_start_matches('0').to_lowercase();
    let same_text = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => symbol_key(a) == symbol_key(b),
        _ => true,
    };
    let name = session.map(|s| s.name.clone()).or_else(|| fields.name.clone()).filter(|n| !n.is_empty());
    // What tells a document without number: the session that adopted it, or its name; else its title.
    let title = if session.is_some() { name } else { fields.title.clone().or(name) };
    let fits = |d: &Document| {
        if fold_phrase(&d.kind) != fold_phrase(&fields.kind) {
            return false;
        }
        match (d.number.as_deref(), number) {
            (Some(a), Some(b)) => {
                plain(a) == plain(b)
                    && same_text(&d.symbol, &fields.symbol)
                    && issuers_agree(d, fields)
                    && same_text(&d.date, &fields.date)
            }
            (None, None) => match (&d.title, &title) {
                // `Nghị quyết Trung ương 4` after `… khóa XII` is of that term.
                (Some(a), Some(b)) if session.is_some_and(|s| s.code == "TW") && !b.contains(" khóa ") => {
                    a == b || a.strip_prefix(b.as_str()).is_some_and(|rest| rest.starts_with(" khóa "))
                }
                (Some(a), Some(b)) => fold_phrase(a) == fold_phrase(b),
                (a, b) => a.is_none() && b.is_none(),
            },
            _ => false,
        }
    };
    let at = documents.iter().rposition(fits).unwrap_or_else(|| {
        documents.push(Document {
            id: format!("d{}", documents.len() + 1),
            kind: fields.kind.clone(),
            number: number.map(str::to_owned),
            symbol: None,
            issuer: None,
            issuer_name: None,
            date: None,
            title: None,
            year: None,
            designation: None,
            inferred: false,
            issuer_code: session.map(|s| s.code.to_owned()),
            issuer_code_name: session.map(|s| s.name.clone()),
            session: session.and_then(|s| s.held.clone()),
            mentions: Vec::new(),
            decided_by: None,
        });
        documents.len() - 1
    });
    let document = &mut documents[at];
    let fill = |slot: &mut Option<String>, value: &Option<String>| {
        if slot.is_none() {
            slot.clone_from(value);
        }
    };
    fill(&mut document.symbol, &fields.symbol);
    fill(&mut document.date, &fields.date);
    fill(&mut document.year, &fields.year);
    fill(&mut document.title, &title);
    // The fuller of two names of the issuer.
    if fields
        .issuer
        .as_ref()
        .is_some_and(|new| document.issuer_name.as_ref().is_none_or(|old| new.chars().count() > old.chars().count()))
    {
        document.issuer_name.clone_from(&fields.issuer);
    }
    at
}

/// Whether the issuers may be one: one of them is not said, or one's words are the beginning or end of the other's (`Thành ủy`, `BTV Thành ủy`).
fn issuers_agree(document: &Document, fields: &DocumentFields) -> bool {
    let (Some(a), Some(b)) = (&document.issuer_name, &fields.issuer) else { return true };
    let (a, b) = (fold_phrase(a), fold_phrase(b));
    a.contains(&b) || b.contains(&a) || document.symbol.is_some() && fields.symbol.is_some()
}

/// Symbols differ by case, strokes and separators where they mean the same: `CT/TƯ`, `CT/TW`; `NQ-TU`, `NQ/TU`.
fn symbol_key(symbol: &str) -> String {
    symbol.to_lowercase().replace('ư', "w").replace('đ', "d").chars().filter(|c| c.is_alphanumeric()).collect()
}
