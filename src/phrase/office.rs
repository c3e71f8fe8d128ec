//! Offices: a title with the body or place that it is held in, as far as one position goes.

use super::area::{self, Area};
use super::body::{self, Body};
use super::title::{self, Title};
use super::{Context, name};
use crate::lexicon::{TITLES, Table};
use crate::segment::Doc;
use std::ops::Range;

/// One position as a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// All of it.
    pub tokens: Range<usize>,
    /// The title.
    pub title: Title,
    /// The body that it is held in.
    pub body: Option<Body>,
    /// A second body after `của` (`Trưởng đoàn công tác số 12 của Ban Thường vụ Thành ủy`).
    pub owner: Option<Body>,
    /// The place that it is held in, where no body is named (`Chủ tịch xã`).
    pub area: Option<Area>,
}

impl Office {
    /// Whether the phrase can stand for a person by itself: it names a body or place, or nothing may follow its title.
    pub fn is_definite(&self) -> bool {
        self.body.is_some() || self.area.is_some() || self.title.class() == "whole" || self.title.is_sole()
    }
}

/// The office that begins at token `i`.
pub fn at(doc: &Doc, context: &Context, i: usize) -> Option<Office> {
    let longest = title::at(doc, i)?;
    if super::is_memorial(doc, i) {
        return None;
    }
    // `Bí thư` of `Ban Bí thư`, `ĐBQH` of `Văn phòng Đoàn ĐBQH và HĐND`, `Chủ tịch nước` of `Văn phòng Chủ tịch nước`.
    let in_head = |back: usize| {
        i >= back
            && doc
                .hits
                .of(i - back, Table::OrgHead)
                .any(|h| h.end as usize >= longest.end.min(i + 2) && (doc.tokens.list[i - back].is_capital() || h.len() >= 3))
    };
    if (1..=3).any(in_head) {
        return None;
    }
    // `Đại sứ` of `Đại sứ quán`, `Đoàn luật sư`: the head of a body that begins with the title; `Cán bộ văn phòng` of `Cán bộ Văn phòng UBND`.
    let mission = doc
        .hits
        .longest(i, Table::OrgHead)
        .is_some_and(|h| h.end as usize > longest.end && crate::lexicon::ORG_HEADS[h.row as usize].kind == "mission");
    let cut = doc.key(i) == "can2"
        && (i + 1..longest.end).any(|k| {
            doc.tokens.list[k].is_capital() && doc.hits.longest(k, Table::OrgHead).is_some_and(|h| h.end as usize > longest.end)
        });
    if mission || cut {
        return None;
    }
    let title_start = if longest.state.is_some() { i + 1 } else { i };
    let mut best: Option<Office> = None;
    for hit in doc.hits.of(title_start, Table::Title) {
        let row = &TITLES[hit.row as usize];
        let title = Title { start: i, end: hit.end as usize, row: hit.row, state: longest.state };
        if title.end > longest.end || row.class == "degree" && title.row != longest.row {
            continue;
        }
        let Some(office) = read(doc, context, title) else { continue };
        let better = |b: &Office| {
            let (new, old) = (office.tokens.end, b.tokens.end);
            // `Chánh` + `Văn phòng Quận ủy`, not `Chánh Văn phòng` + `Quận ủy`; but `Phó Trưởng ban Thường trực` + `Ban Tổ chức`.
            new > old
                // `Bí thư` + `Chi bộ ấp Vàm`, not `Bí thư Chi bộ` + `ấp Vàm`.
                || new == old && b.body.is_none() && office.body.as_ref().is_some_and(|b| b.row().name != "Thường trực")
                // `Ủy viên` + `Thường vụ Tỉnh ủy`, as `Ủy viên` + `Ban Thường vụ Tỉnh ủy`
                || new == old && office.body.as_ref().is_some_and(|b| b.row().name == "Ban Thường vụ" && b.parent.is_some())
                || new == old
                    && row.class == "unit"
                    && office.body.as_ref().is_some_and(|b| !b.row().name.ends_with("Thường trực"))
        };
        if best.as_ref().is_none_or(better) {
            best = Some(office);
        }
    }
    best
}

fn read(doc: &Doc, context: &Context, title: Title) -> Option<Office> {
    let next = title.end;
    let alone = |end: usize| Office { tokens: title.start..end, title, body: None, owner: None, area: None };
    let class = title.class();
    if class == "degree" {
        return Some(alone(subject_end(doc, next)));
    }
    if matches!(class, "whole" | "rank") {
        return Some(alone(next));
    }
    if doc.breaks_after(next - 1) || next >= doc.len() {
        return (class == "office").then(|| alone(next));
    }
    // `Chủ tịch Hồ Chí Minh`
    if class == "unit" && doc.key(next) == "thương1" {
        return None;
    }
    if let Some(body) = body::at(doc, context, next) {
        let inner_capital = body.tokens.clone().any(|t| doc.tokens.list[t].is_capital());
        // `Đại hội đại biểu Hội Nông dân`: delegates of the congress.
        if title.name() == "Đại biểu" && follows_congress(doc, title.start) {
            return None;
        }
        // `Thường trực` is a position only in the Secretariat; elsewhere it is the body itself.
        if title.name() == "Thường trực" && body.row().name != "Ban Bí thư" {
            return None;
        }
        // `Trưởng công an huyện`: after a title that needs a body a place is enough; `nguyên bí thư quận ủy` is no secretary of a district.
        let lowered = body.row().class == "committee" && body.tokens == body.head;
        if body.definite || inner_capital || class == "unit" && body.area.is_some() || lowered {
            let end = body.tokens.end;
            let owner = (!doc.breaks_after(end - 1) && doc.key(end) == "cua3")
                .then(|| body::at(doc, context, end + 1))
                .flatten()
                .filter(|o| o.definite);
            let end = owner.as_ref().map_or(end, |o| o.tokens.end);
            return Some(Office { tokens: title.start..end, title, body: Some(body), owner, area: None });
        }
    }
    if class == "unit" {
        return None;
    }
    // `Bộ trưởng Công Thương`: the ministry by its field of work.
    if matches!(title.name(), "Bộ trưởng" | "Thứ trưởng")
        && doc.tokens.list[next].is_capital()
        && let Some(end) = body::fields_end(doc, next)
    {
        return Some(alone(end));
    }
    // `Chủ tịch xã`, `Bí thư tỉnh Quảng Nam`, `Trưởng thôn Đông`; after a title a bare capitalised run is the holder's name, unless it is a known place.
    let area = area::with_kind(doc, context, next, true).or_else(|| {
        let area = area::at(doc, context, next, true)?;
        let known =
            area::is_known(doc, context, area.name.start, area.name.end) && name::shape(doc, area.name.start, area.name.end) < 4;
        (known
            && area.name.len() >= 2
            && matches!(
                title.name(),
                "Trưởng thôn" | "Trưởng bản" | "Trưởng ấp" | "Bí thư" | "Chủ tịch" | "Phó Bí thư" | "Phó Chủ tịch"
            ))
        .then_some(area)
    });
    if let Some(area) = area.filter(|a| matches!(a.level(), "province" | "city" | "district" | "commune" | "hamlet" | "name")) {
        return Some(Office { tokens: title.start..area.tokens.end, title, body: None, owner: None, area: Some(area) });
    }
    Some(alone(next))
}

/// Whether `đại hội` stands before token `i`.
fn follows_congress(doc: &Doc, i: usize) -> bool {
    i >= 2 && doc.key(i - 1) == "hôi5" && doc.key(i - 2) == "đai5"
}

/// Where the subject of a degree ends: `ThS Luật`, `cử nhân Kinh tế`, `tiến sĩ Quản lý hành chính công`; `i` where a name or nothing follows.
fn subject_end(doc: &Doc, i: usize) -> usize {
    let subject = i > 0
        && !doc.breaks_after(i - 1)
        && doc.token(i).is_some_and(|t| t.is_word() && t.is_capital())
        && !doc.token(i + 1).is_some_and(|t| t.is_word() && t.is_capital() && !doc.breaks_after(i));
    if !subject {
        return i;
    }
    let mut end = i + 1;
    while end < i + 6 && !doc.breaks_after(end - 1) && doc.token(end).is_some_and(|t| t.is_word() && !t.is_capital()) {
        end += 1;
    }
    let closed = doc.breaks_after(end - 1) || doc.token(end).is_some_and(|t| t.is(',') || t.is('.') || t.is(';') || t.is(')'));
    if closed { end } else { i }
}
