//! Bodies with a name of their own: schools, hospitals, firms, newspapers, associations.

use super::super::{Context, area, capital_run, name};
use super::{Area, Body, Reading, abbreviation_end};
use crate::lexicon::{ORG_HEADS, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;

/// A name of its own after `Trường`, `Công ty`, `Bệnh viện`, `Báo` …: capitals, and lower-case syllables that finish a word before another capital.
pub(super) fn institution(r: &Reading) -> Option<Body> {
    let Reading { doc, context, open, after_title, .. } = *r;
    let head = &r.head;
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| r.make(end, area, parent, definite);
    if doc.key(head.start) == "trung"
        && matches!((doc.key(head.end), doc.key(head.end + 1)), ("hôi5", "nghi5") | ("hanh1", "chinh2"))
        && doc.key(head.end + 2) != "công"
    {
        return None;
    }
    // `Hội An` is a town.
    let town = |h: crate::lexicon::Hit| matches!(h.table, Table::Province | Table::District) && h.end as usize > head.end;
    if head.len() == 1 && doc.hits.at(head.start).any(town) {
        return None;
    }
    // A newspaper has a name that is listed: `Báo Tuổi Trẻ`.
    if kind_of(doc, head) == "press" && open {
        let listed = |i: usize| doc.hits.longest(i, Table::Outlet).map(|h| h.end as usize);
        if let Some(end) = listed(head.start).filter(|e| *e > head.end).or_else(|| listed(head.end)) {
            return Some(make(end, None, None, true));
        }
    }
    // `trung tâm quận Đồ Sơn` is its middle.
    if !doc.tokens.list[head.start].is_capital()
        && head.len() == 2
        && doc.key(head.start) == "trung"
        && doc.hits.longest(head.end, Table::PlaceKind).is_some()
    {
        return None;
    }
    // A headline of its own: `BÁO CÁO`.
    if doc.key(head.start) == "bao2" && matches!(doc.key(head.end), "cao2" | "đông5" | "hiêm3" | "chi2") {
        return None;
    }
    // In capitals `HỘI`, `BÁO`, `VIỆN` are syllables of any word: `XÃ HỘI`, `BÁO CÁO`.
    if context.is_shouted(head.start) && head.len() == 1 {
        return None;
    }
    // `Giám đốc Bệnh viện`, `Hiệu trưởng Trường`
    let kind = kind_of(doc, head);
    let bare = || {
        let holds_offices = matches!(kind, "school" | "hospital" | "enterprise" | "cooperative" | "service" | "bank");
        (after_title && holds_offices && doc.tokens.list[head.start].is_capital()).then(|| make(head.end, None, None, false))
    };
    if !open {
        return bare();
    }
    let mut end = head.end;
    let mut area = None;
    // Whether a word of the name proper is read: words of trade stand before it only.
    let mut proper = false;
    while end < head.end + 14 {
        if end > head.end && doc.breaks_after(end - 1) {
            break;
        }
        let Some(t) = doc.token(end) else { break };
        if let Some(kind) = area::with_kind(doc, context, end, after_title).filter(|a| {
            a.is_administrative() && end > head.end || !a.name.is_empty() && a.kind.is_some() && a.is_administrative()
        }) {
            end = kind.tokens.end;
            area = Some(kind);
            break;
        }
        if t.is_word() && t.is_capital() {
            // A person after the name: `Hiệu trưởng Trường THPT Nguyễn Du Trần Văn A`.
            if after_title
                && end > head.end
                && name::is_full_name(doc, end, (end + 3).min(doc.len()))
                && capital_run(doc, end, 4) == 3
            {
                break;
            }
            if end > head.end && doc.hits.longest(end, Table::Title).is_some_and(|h| h.len() >= 2) {
                break;
            }
            proper |= doc.hits.longest(end, Table::OrgField).is_none();
            end += 1;
        } else if end > head.end && joins(doc, end) {
            end += 1;
        } else if let Some(next) = trade_end(doc, end).filter(|_| !proper && matches!(kind, "enterprise" | "cooperative")) {
            end = next;
        } else {
            break;
        }
    }
    // `Hội Sinh viên Việt Nam - Trần Văn A`: what joins nothing is no part of it.
    while end > head.end && !doc.tokens.list[end - 1].is_word() && !doc.tokens.list[end - 1].is_number() {
        end -= 1;
    }
    if end == head.end {
        return bare();
    }
    if area.is_none()
        && let Some(e) = subject_end(doc, kind, head.end, end)
    {
        end = e;
    }
    // `Chủ tịch một số hội đồng Thành phố`: a kind and whose it is.
    let city = end == head.end + 2 && doc.key(head.end) == "thanh1" && doc.key(head.end + 1) == "phô2";
    if city && !doc.tokens.list[head.start].is_capital() {
        return None;
    }
    // `đồng chí Trường Giang`, `đường Trường Sơn`: a school of one syllable is none.
    if head.len() == 1
        && doc.key(head.start) == "trương1"
        && area.is_none()
        && end == head.end + 1
        && !is_school_name(doc, head.end)
    {
        return None;
    }
    if let Some(e) = seat_end(doc, context, kind, end) {
        end = e;
    }
    let named = (head.end..end).any(|i| doc.token(i).is_some_and(|t| t.is_capital() || t.is_number()));
    named.then(|| make(end, area, None, true))
}

/// `Trường Đảng`, `Trường Luật`, `Trường A`: what a school may be called by in one syllable.
fn is_school_name(doc: &Doc, i: usize) -> bool {
    matches!(doc.key(i), "đang3" | "luât5" | "y" | "dươc5" | "đoan1") || doc.token(i).is_some_and(|t| t.case() == Case::Upper)
}

/// Where the seat that belongs to the name of an association, a mission or a branch ends: `tại TP. Hồ Chí Minh`, `Chi nhánh Bảo Thắng`.
pub(super) fn seat_end(doc: &Doc, context: &Context, kind: &str, end: usize) -> Option<usize> {
    if doc.breaks_after(end - 1) {
        return None;
    }
    // `… Việt Nam (Agribank) Chi nhánh Tân Lương`
    let bracket = abbreviation_end(doc, end).filter(|e| matches!(kind, "bank" | "enterprise") && !doc.breaks_after(e - 1));
    let at = bracket.unwrap_or(end);
    let from = match (doc.key(at), doc.key(at + 1)) {
        ("tai5", _) if matches!(kind, "association" | "mission") => at + 1,
        ("chi", "nhanh2") if matches!(kind, "bank" | "enterprise") => at + 2,
        _ => return None,
    };
    // `Đại sứ quán Việt Nam tại Cộng hòa Pháp`
    if let Some(country) =
        doc.hits.longest(from, Table::Country).filter(|_| kind == "mission" && doc.tokens.list[from].is_capital())
    {
        return Some(country.end as usize);
    }
    let area = area::at(doc, context, from, false)?;
    (!area.name.is_empty() && area.is_administrative()).then_some(area.tokens.end)
}

/// Where the words of trade that begin at `i`, in lower case, end before the name proper: `Công ty cổ phần` + `đầu tư xây dựng` + `Sông Lam`.
fn trade_end(doc: &Doc, i: usize) -> Option<usize> {
    const MOST: usize = 9;
    let mut end = i;
    while end < i + MOST && !doc.breaks_after(end) {
        let t = doc.token(end)?;
        if t.is_word() && t.is_capital() {
            // `Công ty Xổ số và Công ty Cấp nước` are two.
            let other = doc.key(end - 1) == "va1" && doc.hits.longest(end, Table::OrgHead).is_some();
            return (end > i && !other).then_some(end);
        }
        let links = matches!(doc.key(end), "va1" | "-" | "," | "&");
        if !links && (!t.is_word() || ends_subject(doc.key(end))) {
            return None;
        }
        end += 1;
    }
    None
}

/// Where a name goes on in lower case after its first capitals, shown by what closes it: the country or a listed place
/// (`Hội Giáo dục` + `chăm sóc người cao tuổi Việt Nam`), or its abbreviation (`Tổng công ty Đầu tư` + `và kinh doanh hạ tầng khu vực (TKHK)`).
fn subject_end(doc: &Doc, kind: &str, head: usize, i: usize) -> Option<usize> {
    const MOST: usize = 9;
    if !matches!(kind, "association" | "enterprise" | "service" | "institute" | "fund") || doc.breaks_after(i - 1) {
        return None;
    }
    // Behind a field of work or the first syllable of the name only: `Công ty Sao Mai xây dựng tại …` has its whole name said.
    let field = (1..=5.min(i))
        .any(|k| doc.tokens.list[i - k].is_capital() && doc.hits.of(i - k, Table::OrgField).any(|h| h.end as usize == i));
    let syllable = i == head + 1 && doc.tokens.list[head].case() == Case::Title && !doc.word(head).is_ascii();
    if !field && !syllable || matches!(doc.key(i), "," | "-" | "–") {
        return None;
    }
    let mut end = i;
    while end < i + MOST {
        let t = doc.token(end)?;
        let words = (i..end).filter(|k| doc.tokens.list[*k].is_word() && doc.key(*k) != "va1").count();
        if t.is('(') && words >= 2 {
            let short = doc.token(end + 1).is_some_and(|t| t.is_word() && t.case() == Case::Upper && t.end - t.start >= 2);
            return (short && abbreviation_end(doc, end).is_some()).then_some(end);
        }
        if t.is_word() && t.is_capital() {
            let listed = area::listed(doc, end);
            let mut close = end + listed;
            // `…, huyện Tân Lương`: the place of something else.
            if words < 2 || listed < 2 || doc.key(end - 1) == "," || doc.hits.longest(end - 1, Table::PlaceKind).is_some() {
                return None;
            }
            // `Thăng Long - Hà Nội`
            if doc.key(close) == "-" && !doc.breaks_after(close - 1) && !doc.breaks_after(close) {
                close += match area::listed(doc, close + 1) {
                    0 => 0,
                    n => n + 1,
                };
            }
            let goes_on = !doc.breaks_after(close - 1) && doc.token(close).is_some_and(|t| t.is_word() && t.is_capital());
            return (!goes_on).then_some(close);
        }
        // `… người Việt Nam`, but `… người cao tuổi Việt Nam`
        let people = doc.key(end) == "ngươi1" && doc.token(end + 1).is_some_and(|t| t.is_capital());
        let community = doc.key(end) == "đông1" && doc.key(end - 1) == "công5";
        let inner = t.is_word() && (community || !ends_subject(doc.key(end))) && !is_verb(doc.key(end)) && !people
            || matches!(doc.key(end), "," | "-" | "&");
        if !inner || doc.breaks_after(end) {
            return None;
        }
        end += 1;
    }
    None
}

/// Verbs that often stand between a body and a place.
fn is_verb(key: &str) -> bool {
    matches!(
        key,
        "thăm"
            | "sang"
            | "tăng5"
            | "lâp5"
            | "mơi1"
            | "ky2"
            | "đưa"
            | "muôn2"
            | "ung3"
            | "yêu"
            | "giup2"
            | "gưi3"
            | "tham"
            | "phat2"
            | "câp2"
            | "noi2"
            | "vi1"
            | "nhăm1"
            | "gia"
            | "tiêp2"
            | "vưa1"
            | "găp5"
    )
}

/// Words that open a predicate or a new phrase, so that what stands before them is a whole name.
pub(super) fn ends_subject(key: &str) -> bool {
    matches!(
        key,
        "đa4"
            | "se4"
            | "đang"
            | "đươc5"
            | "bi5"
            | "la1"
            | "cua3"
            | "vơi2"
            | "cho"
            | "tai5"
            | "ơ3"
            | "co2"
            | "phai3"
            | "không"
            | "cung4"
            | "đên2"
            | "tư1"
            | "trên"
            | "trong"
            | "nay1"
            | "khi"
            | "đê3"
            | "theo"
            | "do"
            | "phôi2"
            | "tô3"
            | "ky2"
            | "ma1"
            | "hay"
            | "va"
            | "thi1"
            | "nên"
            | "cac2"
            | "nhưng4"
            | "môt5"
            | "ông"
            | "ba1"
            | "anh"
            | "chi5"
            | "như"
            | "vê1"
            | "ra"
            | "vao1"
            | "thuôc5"
            | "lam1"
            | "cân1"
            | "chưa"
            | "cam"
            | "hô4"
            | "trao"
            | "hiên5"
            | "vưa1"
            | "con1"
            | "nơi"
            | "hoăc5"
            | "qua"
            | "sau"
            | "trươc2"
            | "găp5"
            | "cung1"
            | "đông1"
    )
}

/// Whether the token at `i`, no capital, stands inside a name: its number, a dash, the rest of a word, `và` before a further field of work.
fn joins(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.token(k).is_some_and(|t| t.is_word() && t.is_capital());
    let t = &doc.tokens.list[i];
    match doc.key(i) {
        _ if t.is_number() => capital(i - 1) && !doc.token(i + 1).is_some_and(|n| n.is('/') || n.is('%') || n.is('.')),
        "va1" | "&" => capital(i + 1) && doc.hits.longest(i + 1, Table::OrgField).is_some(),
        // `Tập đoàn Điện lực Việt Nam - EVN`: behind the dash stands its abbreviation.
        _ if t.is('-') => capital(i + 1) && (capital(i + 2) || doc.tokens.list[i + 1].case() != Case::Upper),
        // `Thủ đô`, `Thành phố`: words whose second syllable is always small.
        "đô" if doc.key(i - 1) == "thu3" => capital(i - 1),
        "phô2" if doc.key(i - 1) == "thanh1" => capital(i - 1),
        _ => t.is_word() && (finishes_word(doc, i) || capital(i - 1) && continues_word(doc, i)),
    }
}

/// Whether the lower-case syllable at `i` is inside a field of work that is spelt so: `Kế hoạch`, `Xổ số kiến thiết`.
fn finishes_word(doc: &Doc, i: usize) -> bool {
    (1..=4.min(i)).any(|k| {
        let covers = |table| doc.hits.longest(i - k, table).is_some_and(|h| h.end as usize > i);
        doc.tokens.list[i - k].is_capital()
            && (covers(Table::OrgField) || k == 1 && covers(Table::OrgHead) || doc.key(i - k) == "nha1" && covers(Table::OrgHead))
    })
}

/// Whether the lower-case syllable at `i` stands before a capital that belongs to the name, and is no word of grammar.
fn continues_word(doc: &Doc, i: usize) -> bool {
    let follows = doc.token(i + 1).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(i);
    let function_word = matches!(
        doc.key(i),
        "va1"
            | "cua3"
            | "đa4"
            | "cho"
            | "vơi2"
            | "tai5"
            | "ơ3"
            | "do"
            | "la1"
            | "tư1"
            | "đên2"
            | "theo"
            | "cung1"
            | "đông1"
            | "ông"
            | "ba1"
            | "anh"
            | "chi5"
            | "cac2"
            | "co2"
            | "trong"
            | "khi"
            | "vê1"
            | "nay1"
            | "đê3"
            | "bi5"
            | "đươc5"
            | "se4"
            | "nơi"
            | "hoăc5"
            | "qua"
            | "tham"
            | "gia"
            | "găp5"
    );
    follows && !function_word && !matches!(doc.key(i), "thuôc5" | "trưc5" | "phôi2" | "tô3" | "la" | "nhăm1")
}

/// What sort of body the longest head at the first token names.
fn kind_of(doc: &Doc, head: &std::ops::Range<usize>) -> &'static str {
    doc.hits.longest(head.start, Table::OrgHead).map_or("", |h| ORG_HEADS[h.row as usize].kind)
}
