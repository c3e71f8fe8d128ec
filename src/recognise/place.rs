//! Places.
//!
//! **What it finds**: `quận Đống Đa`, `TP Hà Nội`, `phường 12`, `sông Hồng`, `đường Giải Phóng`, and bare names that are listed (provinces) or that the article
//! uses after a kind word (`Tân Lương` after `huyện Tân Lương`); in lists (`các xã Tân Hòa, Phú Lương`) every name.
//! **Not**: kind words alone (`địa bàn quận`), names inside the name of a body.
//! **How**: [`crate::phrase::area`].

use super::{Candidate, Found};
use crate::lexicon::{COUNTRIES, Table};
use crate::phrase::area::{self, Area};
use crate::phrase::{Context, name};
use crate::segment::Doc;
use std::ops::Range;

/// A place as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceName {
    /// The phrase.
    pub area: Area,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    let mut push = |area: Area, rule: &'static str, confidence: u8| {
        let evidence = area
            .kind
            .map(|_| ("kind word", doc.span(area.tokens.start..area.name.start.max(area.tokens.start + 1))))
            .into_iter()
            .collect();
        out.push(Candidate {
            span: doc.span(area.tokens.clone()),
            found: Found::Place(PlaceName { area }),
            rule,
            confidence,
            evidence,
        });
    };
    let mut i = 0;
    while i < doc.len() {
        if let Some(area) =
            area::with_kind(doc, context, i, context.is_after_title(i)).filter(|a| !a.name.is_empty() && kind_word_holds(doc, a))
        {
            let end = area.tokens.end;
            let list = matches!(area.level(), "province" | "city" | "district" | "commune" | "hamlet")
                .then(|| list_after(doc, context, end));
            let kind = area.kind;
            // `các xã Quỳnh Hồng, Quỳnh Hưng`: the kind word is that of all, so the first name stands alone too.
            let plural = list.as_ref().is_some_and(|l| !l.is_empty()) && is_counted(doc, area.tokens.start);
            let area = if plural { Area { tokens: area.name.clone(), ..area } } else { area };
            push(area, "place.kind", 92);
            for name in list.into_iter().flatten() {
                push(Area { tokens: name.clone(), kind, name }, "place.list", 80);
            }
            i = end;
            continue;
        }
        if let Some((len, rule, confidence)) = bare(doc, context, i) {
            push(Area { tokens: i..i + len, kind: None, name: i..i + len }, rule, confidence);
            i += len;
            continue;
        }
        i += 1;
    }
}

/// Whether a plural or a number stands before token `i`: `các`, `những`, `hai`, `12`.
fn is_counted(doc: &Doc, i: usize) -> bool {
    i > 0
        && !doc.breaks_after(i - 1)
        && (doc.tokens.list[i - 1].is_number()
            || matches!(doc.key(i - 1), "cac2" | "nhưng4" | "hai" | "ba" | "bôn2" | "năm" | "sau2"))
}

/// Whether the first word of the phrase is a kind word and not a name: `Hồ Chí Minh`, `Đường Hoài Nam` are people.
fn kind_word_holds(doc: &Doc, area: &Area) -> bool {
    let first = area.tokens.start;
    if matches!(area.level(), "province" | "city" | "district" | "commune" | "name") || !doc.tokens.list[first].is_capital() {
        return true;
    }
    let sentence_start = doc.sentence_of(first).is_none_or(|s| doc.layout.sentences[s].tokens.start == first);
    name::shape(doc, first, area.tokens.end) < 4
        && (sentence_start || doc.tokens.list[first].is_capital() && area.level() == "hamlet" || !has_surname(doc, first))
}

fn has_surname(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Surname).is_some()
}

/// The names that go on a list: `xã Tân Hòa, Phú Lương và Bình Minh`. Each must be a short run of capitals or a known name.
fn list_after(doc: &Doc, context: &Context, mut i: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    while i < doc.len()
        && !doc.breaks_after(i - 1)
        && (doc.key(i) == "," || doc.key(i) == "va1" || doc.key(i) == ";")
        && !doc.breaks_after(i)
    {
        let start = i + 1;
        if doc.hits.longest(start, Table::OrgHead).is_some_and(|h| h.len() >= 2)
            || doc.hits.longest(start, Table::PlaceKind).is_some()
            || doc.hits.longest(start, Table::Title).is_some()
        {
            break;
        }
        let Some(end) = area::name_end(doc, context, start, false) else { break };
        let known = area::is_known(doc, context, start, end);
        if !known && (end - start < 2 || end - start > 3 || name::shape(doc, start, end) >= 4) {
            break;
        }
        // `…, Nguyễn Văn Nam` and `…, Công an huyện` are no places; neither is a name before a dash and a title.
        out.push(start..end);
        i = end;
    }
    out
}

/// A listed or local name without its kind word: its length, the rule and how sure it is.
fn bare(doc: &Doc, context: &Context, i: usize) -> Option<(usize, &'static str, u8)> {
    let token = doc.token(i)?;
    if !token.is_word() || !token.is_capital() {
        return None;
    }
    // Without its kind word this is the person.
    if doc.key(i) == "hô1" && doc.key(i + 1) == "chi2" {
        return None;
    }
    // In the middle of a run of capitals it is a part of another name.
    if i > 0
        && doc.token(i - 1).is_some_and(|p| p.is_word() && p.is_capital())
        && !doc.breaks_after(i - 1)
        && !ends_name(doc, context, i)
    {
        return None;
    }
    let followed_by_capital = |end: usize| {
        doc.token(end).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(end - 1) && !context.is_shouted(i)
    };
    let capitals = |end: usize| (i..end).all(|t| doc.tokens.list[t].is_capital() || !doc.tokens.list[t].is_word());
    for hit in doc.hits.at(i).iter().filter(|h| capitals(h.end as usize)) {
        let end = hit.end as usize;
        let len = hit.len();
        let follows = followed_by_capital(end) && !starts_something(doc, end);
        match hit.table {
            Table::Province
                if (len >= 2 || doc.key(i) == "huê2") && (!follows || name::shape(doc, end, (end + 3).min(doc.len())) >= 4) =>
            {
                return Some((len, "place.province", 88));
            }
            Table::Province if doc.word(i).chars().count() >= 3 && !follows => return Some((len, "place.province", 80)),
            Table::Country if COUNTRIES[hit.row as usize].weak.is_empty() && !follows => return Some((len, "place.country", 80)),
            _ => {}
        }
    }
    for len in (2..=4).rev() {
        if i + len <= doc.len() && context.is_local_place(doc, i, i + len) && capitals(i + len) && !followed_by_capital(i + len) {
            return Some((len, "place.local", 75));
        }
    }
    // A listed district or commune after a preposition of place.
    let before = if i > 0 { doc.key(i - 1) } else { "" };
    if matches!(before, "ơ3" | "tai5" | "vê1") {
        let hit =
            doc.hits.at(i).iter().find(|h| matches!(h.table, Table::District) && h.len() >= 2 && capitals(h.end as usize))?;
        if !followed_by_capital(hit.end as usize) {
            return Some((hit.len(), "place.district", 65));
        }
    }
    None
}

/// Whether the word before `i` ends an office or a body, so that a new name may begin here.
fn ends_name(doc: &Doc, context: &Context, i: usize) -> bool {
    let at = context.offices.partition_point(|o| o.tokens.end < i);
    let office = context.offices.get(at).is_some_and(|o| o.tokens.end == i);
    let at = context.bodies.partition_point(|b| b.tokens.end < i);
    office || context.bodies.get(at).is_some_and(|b| b.tokens.end == i) || doc.is_empty()
}

fn starts_something(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Title).is_some() || doc.hits.longest(i, Table::OrgHead).is_some()
}
