//! Steering committees: a number, or the work that they are named after, and the body or place that they belong to.

use super::institution::ends_subject;
use super::{Area, Body, Reading, at_depth, centre_len, is_centre, place_suffix};
use crate::lexicon::{PLACE_KINDS, Table};
use crate::segment::Doc;

pub(super) fn steering(r: &Reading) -> Option<Body> {
    let Reading { doc, context, open, after_title, depth, capital, .. } = *r;
    let head = &r.head;
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| r.make(end, area, parent, definite);
    let mut end = head.end;
    if !open {
        return Some(make(end, None, None, false));
    }
    if doc.token(end).is_some_and(|t| t.is_number()) {
        end += 1;
    } else {
        end = topic_end(doc, end);
    }
    if end > head.end && doc.breaks_after(end - 1) {
        return Some(make(end, None, None, capital));
    }
    if is_centre(doc, end) {
        return Some(make(end + centre_len(doc, end), None, None, capital));
    }
    if let Some(parent) = at_depth(doc, context, end, after_title, depth + 1)
        .filter(|p| p.definite && matches!(p.row().class, "committee" | "committee-any" | "council" | "agency"))
    {
        return Some(make(parent.tokens.end, None, Some(parent), true));
    }
    let area = place_suffix(doc, context, end, true, after_title);
    let definite = end > head.end || area.is_some();
    let last = area.as_ref().map_or(end, |a| a.tokens.end);
    Some(make(last, area, None, definite && capital || last > end))
}

/// The work that a steering committee is named after, where the words after it show that they belong to the name: a unit or a body ends it.
fn topic_end(doc: &Doc, i: usize) -> usize {
    const MOST: usize = 16;
    let mut end = i;
    // `Ban Chỉ đạo, Ban Quản lý xã` are two.
    if !doc.token(i).is_some_and(|t| t.is_word()) {
        return i;
    }
    let head = (1..=6.min(i)).find(|n| doc.hits.of(i - n, Table::OrgHead).any(|h| h.end as usize == i)).map_or(i, |n| i - n);
    let mark = |k: usize| k > 0 && doc.token(k - 1).is_some_and(|t| t.is(':') || t.is(';')) && !doc.breaks_after(k - 1);
    let listed = mark(head) && doc.tokens.list[head].is_capital();
    while end < i + MOST && (!doc.breaks_after(end) || listed && doc.token(end).is_some_and(|t| t.is('.'))) {
        let unit =
            |h: &crate::lexicon::Hit| matches!(PLACE_KINDS[h.row as usize].level, "province" | "city" | "district" | "commune");
        let kind = doc.hits.longest(end, Table::PlaceKind).is_some_and(|h| unit(&h) && !doc.breaks_after(h.end as usize - 1));
        let head =
            doc.hits.longest(end, Table::OrgHead).is_some_and(|h| h.len() >= 2) && doc.token(end).is_some_and(|t| t.is_capital());
        if end > i && (kind || head || is_centre(doc, end)) {
            return end;
        }
        // `… như: Ban Chỉ đạo công tác dân số, y tế; Ban Chỉ đạo cải cách hành chính.`: in a list of such bodies the semicolon ends the name.
        let Some(t) = doc.token(end) else { break };
        if listed && end > i && (t.is(';') || t.is('.')) {
            return end;
        }
        let inner = t.is_word() || t.is(',') || t.is('-') || t.is('&') || t.is_number();
        if !inner || doc.key(end) != "vê1" && doc.key(end) != "đê3" && ends_subject(doc.key(end)) {
            break;
        }
        end += 1;
    }
    i
}
