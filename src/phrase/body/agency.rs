//! Agencies, councils and unions after their place or the body that they are part of; departments and offices after their fields of work.

use super::super::area;
use super::institution::seat_end;
use super::{Area, Body, Reading, parent_or_place};
use crate::lexicon::{ORG_HEADS, OrgHead, Table};
use crate::segment::Doc;

pub(super) fn agency(r: &Reading) -> Option<Body> {
    let Reading { doc, context, open, after_title, depth, capital, inner_capital, .. } = *r;
    let head = &r.head;
    let spec = r.spec();
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| r.make(end, area, parent, definite);
    let next = unit_number_end(doc, head.start, head.end, open);
    let open = open && !doc.breaks_after(next - 1);
    // `Trung tâm chính trị - hành chính`: where the offices stand, no school of the Party.
    if spec.name == "Trung tâm Chính trị"
        && open
        && matches!(doc.key(next), "-" | "," | "va1")
        && matches!(doc.key(next + 1), "hanh1" | "kinh" | "văn")
    {
        return None;
    }
    let (parent, area) = parent_or_place(doc, context, next, open, after_title, depth);
    if let Some(parent) = parent {
        // A council and a committee side by side are two bodies; a union is no part of an office.
        let part = match spec.class {
            "agency" | "office" => {
                matches!(parent.row().class, "agency" | "council" | "committee" | "fixed" | "union" | "office" | "numbered")
            }
            "portal" => {
                matches!(parent.row().class, "agency" | "council" | "committee" | "committee-any" | "membership" | "fixed")
            }
            _ => spec.name == "Công đoàn" && matches!(parent.row().class, "institution" | "agency" | "field"),
        };
        if part {
            return Some(make(parent.tokens.end, None, Some(parent), true));
        }
    }
    let mut end = area.as_ref().map_or(next, |a| a.tokens.end);
    // `Chi cục Thuế khu vực Tân Lương - Đông Giang`, `TAND khu vực 3`
    if area.is_none() && open && doc.key(next) == "khu" && doc.key(next + 1) == "vưc5" {
        let number = doc
            .token(next + 2)
            .is_some_and(|t| t.is_number() || t.is_word() && doc.word(next + 2).chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
        let name = area::name_end(doc, context, next + 2, after_title);
        if number || name.is_some() {
            end = if number { next + 3 } else { name.unwrap_or(next + 2) };
            while name.is_some() && doc.key(end) == "-" {
                match area::name_end(doc, context, end + 1, after_title) {
                    Some(e) => end = e,
                    None => break,
                }
            }
        }
    }
    // `Hội đồng Thi đua - Khen thưởng Trung ương`
    if end == next && open && spec.class == "agency" && super::is_centre(doc, end) {
        end += super::centre_len(doc, end);
    }
    // `Hiệp hội Doanh nghiệp Nhật Bản tại TP. Hồ Chí Minh`
    if let Some(e) = seat_end(doc, context, spec.kind, end) {
        end = e;
    }
    // `Công an`, `Thanh tra` alone are words; `Tòa án nhân dân` and `Sở Nội vụ` are names.
    let needs_place = matches!(spec.name, "Công an" | "Thanh tra" | "Bộ Tư lệnh" | "Bộ Tham mưu" | "Ban Chỉ huy" | "Ban Quản lý")
        && end == next;
    let named = area.as_ref().is_some_and(|a| !a.name.is_empty());
    if needs_place {
        // `Thanh tra, Công an, Tòa án nhân dân huyện`: the place stands behind the last.
        let listed = capital
            && open
            && matches!(doc.key(next), "," | "va1" | "-")
            && doc.token(next + 1).is_some_and(|t| t.is_capital())
            && doc.hits.longest(next + 1, Table::OrgHead).is_some_and(|h| ORG_HEADS[h.row as usize].class == "agency");
        return listed.then(|| make(end, None, None, true));
    }
    // `công tác Mặt trận`, `tổ chức Công đoàn`, `Chủ tịch Công đoàn`: alone it may be one, in an office it is.
    if end == next && (matches!(spec.name, "Công đoàn" | "Mặt trận") || spec.class == "portal") {
        return Some(make(end, None, None, false));
    }
    // `phòng Nội vụ` is a name in lower case too; `ban công tác Mặt trận` is a kind.
    let second = head.len() >= 2 && doc.tokens.list[head.start + 1].is_capital();
    Some(make(
        end,
        area,
        None,
        capital || named && !is_kind(spec, capital) || second || inner_capital && end > next && !is_kind(spec, capital),
    ))
}

/// Where the number or the region ends that tells one of several units of one kind: `Đội Cảnh sát giao thông số 2`, `Khu Quản lý đường bộ II`,
/// `Đoàn Đặc nhiệm miền Trung`; `end` where there is none. A department has no number: `Sở Xây dựng số 125/SXD` is its letter.
fn unit_number_end(doc: &Doc, start: usize, end: usize, open: bool) -> usize {
    let unit = matches!(
        doc.key(start),
        "đôi5"
            | "tram5"
            | "khu"
            | "hat5"
            | "trung"
            | "bênh5"
            | "phong1"
            | "cơ"
            | "đoan1"
            | "chi"
            | "đôn1"
            | "ban"
            | "tô3"
            | "cuc5"
    );
    if !open || !unit || doc.breaks_after(end) {
        return end;
    }
    let roman = |i: usize| doc.token(i).is_some_and(|t| t.is_word()) && doc.word(i).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let free = |i: usize| {
        doc.breaks_after(i)
            || !(doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.is('/') || t.is('-') || t.is('.') && doc.glued(i + 1)))
    };
    let number = |i: usize| {
        (doc.token(i).is_some_and(|t| t.is_number() && t.end - t.start <= 2) || roman(i)) && free(i) && !doc.breaks_after(i - 1)
    };
    match (doc.key(end), doc.key(end + 1)) {
        ("sô2", _) if number(end + 1) && doc.key(start) != "cuc5" => end + 2,
        ("vung1", _) if number(end + 1) => end + 2,
        ("miên1", "băc2" | "trung" | "nam") | ("phia2", "băc2" | "nam") if doc.tokens.list[end + 1].is_capital() => end + 2,
        _ if roman(end) && doc.key(end - 1) == "bô5" => end + 1,
        _ => end,
    }
}

/// Bodies of which every hamlet has one: in lower case they are a kind.
fn is_kind(spec: &OrgHead, capital: bool) -> bool {
    !capital && matches!(spec.name, "Ban Công tác Mặt trận")
}

/// Where the fields of work that begin at `i` end: `Tài chính - Kế hoạch`, `Văn hóa và Thông tin`. Commas join fields only before a last `và`.
pub fn fields_end(doc: &Doc, i: usize) -> Option<usize> {
    // `Phòng nội vụ`: the field may stand in lower case after a head with a capital.
    let named = doc.token(i)?.is_capital() || i > 0 && doc.tokens.list[i - 1].is_capital() && !doc.breaks_after(i - 1);
    let capital = doc.tokens.list[i].is_capital();
    let mut end = doc.hits.longest(i, Table::OrgField).filter(|_| named)?.end as usize;
    loop {
        if doc.breaks_after(end - 1) {
            return Some(end);
        }
        let joined = match doc.key(end) {
            "va1" | "-" | "&" => end + 1,
            "," if comma_joins(doc, end) => end + 1,
            // `Cục Chống tham nhũng Thanh tra Chính phủ`: the body that it is part of.
            _ if doc.hits.longest(end, Table::OrgHead).is_some_and(|h| h.len() >= 3) => return Some(end),
            _ if doc.token(end).is_some_and(|t| t.is_capital()) => end,
            _ => return Some(end),
        };
        match doc.hits.longest(joined, Table::OrgField) {
            Some(field) if doc.tokens.list[joined].is_capital() || !capital && joined == end + 1 => end = field.end as usize,
            _ => return Some(end),
        }
    }
}

/// `PC54`, `PA71`, `PV11`: the code of a division of the police.
fn is_police_code(doc: &Doc, i: usize) -> bool {
    let letters = doc.word(i).trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = if letters.len() < doc.word(i).len() {
        &doc.word(i)[letters.len()..]
    } else if doc.glued(i) {
        doc.word(i + 1)
    } else {
        ""
    };
    matches!(letters, "PA" | "PC" | "PV" | "PX" | "PB" | "PH" | "PK")
        && digits.len() == 2
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the comma at `i` stands inside one name: `Văn hóa, Thể thao và Du lịch`.
fn comma_joins(doc: &Doc, i: usize) -> bool {
    let Some(field) = doc.hits.longest(i + 1, Table::OrgField) else { return false };
    let after = field.end as usize;
    doc.key(after) == "va1"
        && doc.hits.longest(after + 1, Table::OrgField).is_some()
        && doc.token(after + 1).is_some_and(|t| t.is_capital())
}

pub(super) fn field(r: &Reading) -> Option<Body> {
    let Reading { doc, context, open, after_title, depth, capital, .. } = *r;
    let head = &r.head;
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| r.make(end, area, parent, definite);
    // `Phó Giám đốc Sở`: the department that the article has named.
    let bare = || (after_title && capital && context.names_one(doc, head.start)).then(|| make(head.end, None, None, false));
    // `Phòng chống tham nhũng` is what is done.
    if doc.key(head.start) == "phong1" && doc.key(head.end) == "chông2" {
        return None;
    }
    // `Phòng PC54`, `phòng PA71 Công an tỉnh`: a division of the police by its code.
    if open && doc.key(head.start) == "phong1" && is_police_code(doc, head.end) {
        let end = head.end + if doc.token(head.end + 1).is_some_and(|t| t.is_number()) && doc.glued(head.end) { 2 } else { 1 };
        let (parent, area) = parent_or_place(doc, context, end, !doc.breaks_after(end - 1), after_title, depth);
        let last = parent.as_ref().map(|p| p.tokens.end).or(area.as_ref().map(|a| a.tokens.end)).unwrap_or(end);
        return Some(make(last, area, parent, true));
    }
    let lower = || doc.hits.longest(head.end, Table::OrgField).filter(|_| after_title).map(|h| h.end as usize);
    let named = fields_end(doc, head.end);
    let Some(mut end) = named.or_else(lower).filter(|_| open) else { return bare() };
    // `Trung tâm Hội nghị tỉnh` is a house.
    if matches!((doc.key(head.start), doc.key(head.end)), ("trung", "hôi5" | "hanh1")) && doc.key(end) != "công" {
        return None;
    }
    end = unit_number_end(doc, head.start, end, !doc.breaks_after(end - 1));
    let (parent, area) = parent_or_place(doc, context, end, !doc.breaks_after(end - 1), after_title, depth);
    // `trưởng phòng quy hoạch Sở Xây dựng`: all in lower case only before the body that it is part of.
    if named.is_none() && !parent.as_ref().is_some_and(|p| p.definite) {
        return bare();
    }
    let last = parent.as_ref().map(|p| p.tokens.end).or(area.as_ref().map(|a| a.tokens.end)).unwrap_or(end);
    let definite = capital || last > end || doc.tokens.list[head.end].is_capital();
    Some(make(last, area, parent, definite || after_title))
}
