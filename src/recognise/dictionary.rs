//! What the reader's own dictionary knows.
//!
//! **What it finds**: the forms of its entries, standing alone: a person's name, another form of an organisation's name, the short form of a document.
//! **Not**: forms inside a longer name (`Lê Nam` in `Lê Nam Anh`), the short form of a document whose citation goes on and says something else.
//! **How**: longest matches of folded keys with the same capitals. Where another recogniser found the same words, its candidate is kept and told what the reader
//! knows; words that are never a name take away the names that lie in them.

use super::document::DocumentFields;
use super::document::around::around;
use super::organization::OrganizationName;
use super::person::{KnownName, PersonName};
use super::{Candidate, Found};
use crate::dictionary::{Dictionary, Entry, EntryKind};
use crate::lexicon::{Table, fold_phrase};
use crate::order;
use crate::phrase::Context;
use crate::record::MentionType;
use crate::segment::Doc;
use crate::segment::tokens::{Tokens, tokenise};
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A reader's word is surer than any rule's.
const CONFIDENCE: u8 = 99;

/// An entry with its form cut into tokens.
struct Form<'d> {
    entry: &'d Entry,
    tokens: Tokens,
}

/// Finds candidates, completes those that are there, and takes away those that are never names.
pub fn recognise(doc: &Doc, context: &Context, dictionary: &Dictionary, out: &mut Vec<Candidate>) {
    if dictionary.is_empty() {
        return;
    }
    let forms: Vec<Form> = dictionary
        .entries
        .iter()
        .filter(|e| e.fault().is_none())
        .map(|entry| Form { entry, tokens: tokenise(entry.form.trim()) })
        .collect();
    // By the first key, the longest first.
    let mut index: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for form in &forms {
        index.entry(form.tokens.key(0)).or_default().push(form);
    }
    index.values_mut().for_each(|f| order::sort_by_cached_key(f, |f| std::cmp::Reverse(f.tokens.list.len())));
    let mut at: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for (i, candidate) in out.iter().enumerate() {
        at.entry(candidate.span).or_default().push(i);
    }
    let bodies: Vec<Span> = out
        .iter()
        .filter(|c| matches!(c.found, Found::Organization(_)))
        .map(|c| c.span)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut never: Vec<Span> = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        let found = index.get(doc.key(i)).and_then(|forms| forms.iter().find(|f| stands(doc, i, f)));
        let Some(form) = found else {
            i += 1;
            continue;
        };
        let tokens = i..i + form.tokens.list.len();
        let span = doc.span(tokens.clone());
        let own = at.get(&span).map_or(&[][..], Vec::as_slice);
        let entry = form.entry;
        let taken = match entry.kind {
            EntryKind::Never => {
                never.push(span);
                true
            }
            EntryKind::Person => is_alone(doc, context, &tokens) && person(doc, entry, tokens.clone(), own, out),
            EntryKind::Organization => !is_within(&bodies, span) && organization(entry, span, own, out),
            EntryKind::Document => !goes_on(doc, &tokens) && document(doc, context, entry, tokens.clone(), own, out),
        };
        i = if taken { tokens.end } else { i + 1 };
    }
    let is_never = |c: &Candidate| {
        let name = matches!(c.found.kind(), MentionType::Person | MentionType::Organization | MentionType::Place);
        // The last that begins before the candidate does: matches do not overlap.
        let before = never.partition_point(|n| n.start <= c.span.start).checked_sub(1);
        name && before.is_some_and(|n| never[n].contains(c.span))
    };
    out.retain(|c| !is_never(c));
}

/// Whether a form stands at token `i`: the same keys, capitals where it has them, no paragraph's end inside.
fn stands(doc: &Doc, i: usize, form: &Form) -> bool {
    let len = form.tokens.list.len();
    i + len <= doc.len()
        && (0..len).all(|k| doc.key(i + k) == form.tokens.key(k))
        && (0..len).all(|k| !form.tokens.list[k].is_capital() || doc.tokens.list[i + k].is_capital())
        && (i..i + len - 1).all(|k| !doc.breaks_after(k))
}

fn is_name_word(doc: &Doc, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.is_word() && t.is_capital())
}

/// Whether a name is not a part of a longer one. A name of one syllable must not begin a sentence, where every word has a capital.
fn is_alone(doc: &Doc, context: &Context, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let address = (start.saturating_sub(4)..start).any(|k| doc.hits.of(k, Table::Honorific).any(|h| h.end as usize == start));
    let ends_office = {
        let at = context.offices.partition_point(|o| o.tokens.end < start);
        context.offices.get(at).is_some_and(|o| o.tokens.end == start)
    };
    let opened = address || ends_office || context.is_after_title(start);
    let joined_before = start > 0 && is_name_word(doc, start - 1) && !doc.breaks_after(start - 1);
    let begins = doc.sentence_of(start).is_none_or(|s| doc.layout.sentences[s].tokens.start == start);
    let joined_after = is_name_word(doc, end)
        && !doc.breaks_after(end - 1)
        && doc.hits.longest(end, Table::Title).is_none()
        && doc.hits.longest(end, Table::OrgHead).is_none();
    (opened || !(joined_before || begins && tokens.len() == 1)) && !joined_after
}

/// Whether a body that was found reaches farther than the form.
fn is_within(bodies: &[Span], span: Span) -> bool {
    let to = bodies.partition_point(|b| b.start <= span.start);
    // Bodies are short: the few that begin nearest before.
    bodies[..to].iter().rev().take(8).any(|b| b.contains(span) && *b != span)
}

/// Whether a citation goes on after the short form: `Nghị quyết 09-NQ/TU`, `Nghị quyết 09/2020/NQ-HĐND`, `Nghị quyết 09, 10`.
fn goes_on(doc: &Doc, tokens: &Range<usize>) -> bool {
    let end = tokens.end;
    doc.glued(end - 1) && doc.token(end).is_some_and(|t| t.is('-') || t.is('/') || t.is_number())
        || doc.token(end).is_some_and(|t| t.is(',')) && doc.token(end + 1).is_some_and(|t| t.is_number())
}

/// Tells a candidate of the same words what the reader knows; where there is none, makes one.
fn tell(out: &mut Vec<Candidate>, own: Option<usize>, new: Candidate) {
    match own {
        Some(at) => {
            let old = &mut out[at];
            (old.found, old.rule, old.confidence) = (new.found, new.rule, new.confidence);
        }
        None => out.push(new),
    }
}

fn candidate(span: Span, found: Found, rule: &'static str) -> Candidate {
    Candidate { span, found, rule, confidence: CONFIDENCE, evidence: Vec::new() }
}

fn person(doc: &Doc, entry: &Entry, tokens: Range<usize>, own: &[usize], out: &mut Vec<Candidate>) -> bool {
    let name = entry.name.trim();
    let known = Some(KnownName { name: name.to_owned(), key: fold_phrase(name) }).filter(|k| !k.key.is_empty()).map(Box::new);
    let own = own.iter().copied().find(|c| matches!(out[*c].found, Found::Person(_)));
    let found = Found::Person(PersonName { short: tokens.len() == 1, tokens: tokens.clone(), known });
    tell(out, own, candidate(doc.span(tokens), found, "dictionary.person"));
    true
}

fn organization(entry: &Entry, span: Span, own: &[usize], out: &mut Vec<Candidate>) -> bool {
    let full = Some(entry.name.split_whitespace().collect::<Vec<_>>().join(" "));
    let all: Vec<usize> = own.iter().copied().filter(|c| matches!(out[*c].found, Found::Organization(_))).collect();
    let body = all.first().and_then(|c| match &out[*c].found {
        Found::Organization(name) => name.body.clone(),
        _ => None,
    });
    let found = Found::Organization(Box::new(OrganizationName { body, full }));
    // The same body may have been found twice: by itself and in an office.
    for at in &all {
        tell(out, Some(*at), candidate(span, found.clone(), "dictionary.organization"));
    }
    if all.is_empty() {
        tell(out, None, candidate(span, found, "dictionary.organization"));
    }
    true
}

fn document(doc: &Doc, context: &Context, entry: &Entry, tokens: Range<usize>, own: &[usize], out: &mut Vec<Candidate>) -> bool {
    let text = |cell: &str| Some(cell.trim().to_owned()).filter(|c| !c.is_empty());
    let own = own.iter().copied().find(|c| matches!(out[*c].found, Found::Document(_)));
    // What the phrase around the words says, whether or not they were taken for a citation.
    let mut said = DocumentFields::default();
    match own.map(|c| &out[c].found) {
        Some(Found::Document(fields)) => said.clone_from(fields),
        _ => around(doc, context, tokens.end, &mut said),
    }
    let mut fields = DocumentFields {
        kind: entry.name.trim().to_owned().into(),
        numbers: text(&entry.number).into_iter().collect(),
        symbol: text(&entry.symbol),
        year: text(&entry.year),
        issuer: text(&entry.issuer),
        date: text(&entry.date),
        title: text(&entry.title),
        name: None,
    };
    // The text goes before; where it says something else, this is another document.
    let agree = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (fold_phrase(a), fold_phrase(b));
            a.contains(&b) || b.contains(&a)
        }
        _ => true,
    };
    let same = agree(&said.symbol, &fields.symbol)
        && agree(&said.issuer, &fields.issuer)
        && agree(&said.date, &fields.date)
        && agree(&said.year, &fields.year);
    if !same {
        return false;
    }
    fields.symbol = said.symbol.or(fields.symbol);
    fields.issuer = said.issuer.or(fields.issuer);
    fields.date = said.date.or(fields.date);
    fields.year = said.year.or(fields.year);
    fields.title = said.title.or(fields.title);
    tell(out, own, candidate(doc.span(tokens), Found::Document(Box::new(fields)), "dictionary.document"));
    true
}
