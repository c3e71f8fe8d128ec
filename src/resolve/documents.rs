//! Documents: short form and full form.
//!
//! `Nghị quyết 15` is the document of that kind and number that the article cites in full, if the issuers do not contradict one another: the last cited before,
//! else the first after. Documents without number are joined by their name.

use super::times::Times;
use super::{designation, mention_id};
use crate::grow;
use crate::keyed::Map;
use crate::lexicon::fold_phrase;
use crate::recognise::document::DocumentFields;
use crate::recognise::{Candidate, Found};
use crate::record::{Document, DocumentValue, MentionType};

/// The documents of an article.
#[derive(Debug, Default)]
pub struct Documents {
    /// In order of first mention.
    pub documents: Vec<Document>,
    /// By mention; `None` where the mention is no document.
    pub values: Vec<Option<Box<DocumentValue>>>,
}

/// Joins the mentions of one document. A mention of several numbers is joined to the document of its first number; each further number is a document of its own.
/// What the mentions say moves into the values.
pub fn resolve(mentions: &mut [Candidate], times: &Times) -> Documents {
    let mut out = Documents { documents: Vec::new(), values: vec![None; mentions.len()] };
    let mut known = Known::default();
    for (i, mention) in mentions.iter_mut().enumerate() {
        let Found::Document(_) = mention.found else { continue };
        let resolved = Found::Resolved(MentionType::Document);
        let Found::Document(mut fields) = std::mem::replace(&mut mention.found, resolved) else { continue };
        fields.date = fields.date.map(|date| times.past_date(&date));
        let mut first = None;
        for (number, session) in parts(&fields) {
            let at = join(&mut out.documents, &mut known, &fields, number.as_deref(), session.as_ref());
            out.documents[at].mentions.push(mention_id(i));
            first.get_or_insert(at);
        }
        let Some(first) = first else { continue };
        let value = DocumentValue {
            document: out.documents[first].id.clone(),
            kind: fields.kind,
            numbers: fields.numbers,
            symbol: fields.symbol,
            year: fields.year,
            issuer: fields.issuer,
            date: fields.date,
            title: fields.title,
        };
        out.values[i] = Some(Box::new(value));
    }
    drop(known);
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

/// The documents found so far, by what two citations of one document have in common: kind and number; without a number, kind and title.
#[derive(Default)]
struct Known {
    /// By key, the last entry.
    last: Map<u32>,
    /// Documents, each with the entry before it that has the same key.
    entries: Vec<(u32, Option<u32>)>,
}

impl Known {
    /// How many of those that share a key are looked at, the last ones first: a text of nothing but citations takes no longer than its length explains.
    const NEAR: usize = 64;

    fn add(&mut self, key: &str, at: usize) {
        let entry = self.entries.len() as u32;
        let before = self.last.get(key).copied();
        self.last.insert(key, entry);
        self.entries.push((at as u32, before));
    }

    fn last(&self, key: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let before = |entry: &u32| self.entries[*entry as usize].1;
        let entries = std::iter::successors(self.last.get(key).copied(), before).take(Self::NEAR);
        entries.map(|entry| self.entries[entry as usize].0 as usize).find(|at| fits(*at))
    }
}

/// The index of the document that the fields cite, filled with what they say more; a new one where none fits.
fn join(
    documents: &mut Vec<Document>,
    known: &mut Known,
    fields: &DocumentFields,
    number: Option<&str>,
    session: Option<&designation::Session>,
) -> usize {
    let same_text = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a == b || symbol_key(a) == symbol_key(b),
        _ => true,
    };
    let name = session.map(|s| s.name.clone()).or_else(|| fields.name.clone()).filter(|n| !n.is_empty());
    // What tells a document without number: the session that adopted it, or its name; else its title.
    let title = if session.is_some() { name } else { fields.title.clone().or(name) };
    let kind = fold_phrase(&fields.kind);
    let key = match (number, &title) {
        (Some(number), _) => format!("{kind}\n{}", number.trim_start_matches('0').to_lowercase()),
        (None, Some(title)) => format!("{kind}\ntitle\n{}", fold_phrase(title)),
        (None, None) => kind.clone(),
    };
    // `Nghị quyết Trung ương 4` after `… khóa XII` is of that term.
    let of_any_term = |title: &str| format!("{kind}\nsession\n{}", title.split(" khóa ").next().unwrap_or_default());
    let session_key =
        title.as_deref().filter(|t| number.is_none() && session.is_some_and(|s| s.code == "TW") && !t.contains(" khóa "));
    let found = match session_key {
        Some(title) => known.last(&of_any_term(title), |_| true),
        None => known.last(&key, |at| {
            let d = &documents[at];
            number.is_none()
                || same_text(&d.symbol, &fields.symbol) && issuers_agree(d, fields) && same_text(&d.date, &fields.date)
        }),
    };
    let at = found.unwrap_or_else(|| {
        known.add(&key, documents.len());
        if let Some(title) = title.as_deref().filter(|_| number.is_none()) {
            known.add(&of_any_term(title), documents.len());
        }
        let document = Document {
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
            issuer_code: session.map(|s| s.code.into()),
            issuer_code_name: session.map(|s| s.name.clone().into()),
            session: session.and_then(|s| s.held.clone()),
            // Most are cited once.
            mentions: Vec::with_capacity(1),
            decided_by: None,
        };
        grow::push(documents, document);
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
    if a == b {
        return true;
    }
    let (a, b) = (fold_phrase(a), fold_phrase(b));
    a.contains(&b) || b.contains(&a) || document.symbol.is_some() && fields.symbol.is_some()
}

/// Symbols differ by case, strokes and separators where they mean the same: `CT/TƯ`, `CT/TW`; `NQ-TU`, `NQ/TU`.
fn symbol_key(symbol: &str) -> String {
    symbol.to_lowercase().replace('ư', "w").replace('đ', "d").chars().filter(|c| c.is_alphanumeric()).collect()
}
