//! Documents known by a name instead of a number: of a plenum, of a congress, laws, the Charter.

use super::super::time::year_at;
use super::number::{counts_something, number_at};
use super::{Cited, DocumentFields};
use crate::lexicon::{ORG_HEADS, Table};
use crate::phrase::area;
use crate::segment::Doc;
use crate::segment::tokens::Case;

/// `Hội nghị Trung ương 6, 7 (khóa XII)`, `Trung ương 4 khóa XII`, `T.Ư 4`, `Hội nghị lần thứ tư Ban Chấp hành Trung ương (khóa XI)`: the end.
pub(super) fn plenum(doc: &Doc, i: usize) -> Option<usize> {
    let mut at = i;
    if doc.key(at) == "sô2" {
        return None;
    }
    let meeting = doc.key(at) == "hôi5" && doc.key(at + 1) == "nghi5";
    if meeting {
        at += 2;
    }
    if meeting && doc.key(at) == "lân1" && doc.key(at + 1) == "thư2" {
        // `lần thứ tư, Ban Chấp hành Trung ương Đảng khóa XI`
        let from = at + 3;
        let from = from + usize::from(doc.token(from).is_some_and(|t| t.is(',')));
        let body = doc
            .hits
            .longest(from, Table::OrgHead)
            .filter(|h| h.len() >= 3 && doc.words(h.start as usize..h.end as usize).to_lowercase().contains('t'))?;
        return Some(term(doc, body.end as usize));
    }
    let mut any = false;
    loop {
        let centre = centre(doc, at);
        if centre == at && !any {
            return None;
        }
        let number = doc.token(centre).filter(|t| t.is_number() && t.end - t.start <= 2).is_some()
            || matches!(doc.word(centre), "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X" | "XI" | "XII");
        if !number {
            return if any { Some(term(doc, at)) } else { None };
        }
        any = true;
        at = centre + 1;
        let joined = (doc.token(at).is_some_and(|t| t.is(',')) || doc.key(at) == "va1") && !doc.breaks_after(at) && {
            let next = self::centre(doc, at + 1);
            doc.token(next).is_some_and(|t| t.is_number() && t.end - t.start <= 2)
                && (doc.key(next + 1) == "khoa2" || !counts_something(doc, next + 1))
        };
        if !joined {
            return Some(term(doc, at));
        }
        at += 1;
    }
}

/// Past `Trung ương`, `TW`, `T.Ư` at `i`, or `i`.
pub(super) fn centre(doc: &Doc, i: usize) -> usize {
    match doc.key(i) {
        "trung" if doc.key(i + 1) == "ương" => i + 2,
        "tw" | "tư" if doc.token(i).is_some_and(|t| t.is_capital()) => i + 1,
        "t" if doc.key(i + 1) == "." && matches!(doc.key(i + 2), "ư" | "w") => i + 3,
        _ => i,
    }
}

/// Past `khóa XII`, `(khóa XI, XII)` at `i`, or `i`.
pub(super) fn term(doc: &Doc, i: usize) -> usize {
    if i > 0 && doc.breaks_after(i - 1) {
        return i;
    }
    let bracket = doc.token(i).is_some_and(|t| t.is('('));
    let mut at = i + usize::from(bracket);
    if doc.key(at) != "khoa2" {
        return i;
    }
    at += 1;
    let ordinal = |k: usize| {
        doc.token(k).is_some_and(|t| t.is_number() || t.is_word() && doc.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
    };
    if !ordinal(at) {
        return i;
    }
    at += 1;
    while (doc.token(at).is_some_and(|t| t.is(',')) || doc.key(at) == "va1")
        && ordinal(at + 1)
        && doc.token(at + 1).is_some_and(|t| t.is_word())
    {
        at += 2;
    }
    if bracket {
        return if doc.token(at).is_some_and(|t| t.is(')')) { at + 1 } else { i };
    }
    at
}

/// `Đại hội XIII`, `Đại hội Đảng bộ Quận lần thứ XXVIII`, `Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX`, `Đại hội đại biểu toàn quốc lần thứ XIII`: the end.
pub(super) fn congress(doc: &Doc, i: usize) -> Option<usize> {
    if !(doc.key(i) == "đai5" && doc.key(i + 1) == "hôi5") {
        return None;
    }
    let mut at = i + 2;
    let mut sure = false;
    let word = |at: usize, words: &[&str]| words.iter().enumerate().all(|(k, w)| doc.key(at + k) == *w);
    for _ in 0..4 {
        if word(at, &["đai5", "biêu3"]) || word(at, &["toan1", "quôc2"]) {
            at += 2;
        } else if word(at, &["đang3", "bô5"]) || word(at, &["chi", "bô5"]) {
            at += 2;
            if matches!(doc.key(at), "cac2" | "cơ" | "câp2") {
                return None;
            }
            // `Đảng bộ Quân sự tỉnh`, `Đảng bộ Công an huyện`: the branch before the place.
            let branch =
                doc.hits.longest(at, Table::PlaceKind).is_none() && doc.token(at).is_some_and(|t| t.is_word() && t.is_capital());
            if branch {
                let run = crate::phrase::capital_run(doc, at, 4);
                let lower = (at..at + 5).find(|k| doc.hits.longest(*k, Table::PlaceKind).is_some() && !doc.breaks_after(k - 1));
                at = lower.filter(|k| k - at <= 4).unwrap_or(at + run);
                sure = true;
            }
            if doc.hits.longest(at, Table::PlaceKind).is_some() {
                let kind = doc.hits.longest(at, Table::PlaceKind)?;
                at = kind.end as usize;
                let named = area::listed(doc, at);
                let run = crate::phrase::capital_run(doc, at, 4);
                at += if named > 0 { named } else { run.min(3) };
                sure = true;
            }
        } else if word(at, &["đang3"]) {
            at += 1;
        } else if let Some(body) = congress_of(doc, at).filter(|_| !doc.breaks_after(at - 1)) {
            at = body;
        } else {
            break;
        }
    }
    let roman = |k: usize| {
        doc.token(k).is_some_and(|t| {
            t.is_number() && t.end - t.start <= 2 || t.is_word() && doc.word(k).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        })
    };
    if word(at, &["lân1", "thư2"])
        && (roman(at + 2)
            || matches!(doc.key(at + 2), "nhât2" | "hai" | "ba" | "tư" | "năm" | "sau2" | "bay3" | "tam2" | "chin2"))
    {
        return Some(of_committee(doc, at + 3));
    }
    if roman(at) {
        return Some(at + 1);
    }
    sure.then_some(at)
}

/// `Đại hội Công an thành phố lần thứ XV`, `Đại hội Hội Nông dân tỉnh lần thứ IX`: past the body that holds the congress and its place; the number must follow.
fn congress_of(doc: &Doc, at: usize) -> Option<usize> {
    let capital = doc.token(at).is_some_and(|t| t.is_word() && t.is_capital());
    let head = doc.hits.longest(at, Table::OrgHead).filter(|h| matches!(ORG_HEADS[h.row as usize].class, "union" | "agency"));
    // `Đại hội Đoàn toàn quốc`
    let youth = (doc.key(at) == "đoan1").then_some(at + 1);
    let mut end = head.map(|h| h.end as usize).or(youth).filter(|end| capital && !doc.breaks_after(end - 1))?;
    end += 2 * usize::from(doc.key(end) == "toan1" && doc.key(end + 1) == "quôc2");
    if let Some(kind) = doc.hits.longest(end, Table::PlaceKind).filter(|_| !doc.breaks_after(end - 1)) {
        end = kind.end as usize;
    }
    if !doc.breaks_after(end - 1) && doc.key(end) != "lân1" {
        let listed = area::listed(doc, end);
        end += if listed > 0 { listed } else { crate::phrase::capital_run(doc, end, 3) };
    }
    (doc.key(end) == "lân1" && doc.key(end + 1) == "thư2" && !doc.breaks_after(end - 1)).then_some(end)
}

/// `Đại hội lần thứ XXIII Đảng bộ huyện`: past the committee that stands after the number.
fn of_committee(doc: &Doc, end: usize) -> usize {
    let named = doc.key(end) == "đang3" && doc.key(end + 1) == "bô5" && !doc.breaks_after(end - 1);
    let Some(kind) = doc.hits.longest(end + 2, Table::PlaceKind).filter(|_| named && !doc.breaks_after(end + 1)) else {
        return end;
    };
    let at = kind.end as usize;
    if doc.breaks_after(at - 1) {
        return at;
    }
    let listed = area::listed(doc, at);
    at + if listed > 0 { listed } else { crate::phrase::capital_run(doc, at, 3) }
}

/// `Hiệp định Paris`, `Công ước Liên hợp quốc`: a treaty by its name in capitals.
pub(super) fn treaty(doc: &Doc, start: usize, after: usize, fields: DocumentFields) -> Option<Cited> {
    if !doc.tokens.list[start].is_capital() {
        return None;
    }
    let mut end = after;
    while end < after + 6 && !doc.breaks_after(end - 1) && doc.token(end).is_some_and(|t| t.is_word() && t.is_capital()) {
        end += 1;
    }
    if end == after {
        return None;
    }
    // `Liên hợp quốc`
    if doc.key(end - 1) == "liên" {
        end += 2 * usize::from(doc.key(end) == "hơp5" && doc.key(end + 1) == "quôc2");
    }
    let name = doc.words(after..end).to_owned();
    let fields = DocumentFields { name: Some(name), ..fields };
    Some(Cited { end, fields, rule: "document.treaty", confidence: 80, quoted: false })
}

/// Laws, codes, the Constitution, the Charter: by name, with the year and `(sửa đổi)` where they stand.
pub(super) fn law(doc: &Doc, start: usize, after: usize, class: &str, fields: DocumentFields) -> Option<Cited> {
    // In small letters only where the law is listed by several words: `luật tổ chức chính quyền địa phương`, and never after `pháp`, `kỷ`.
    let small = !doc.tokens.list[start].is_capital();
    let known = || {
        class == "law"
            && doc.hits.longest(after, Table::Law).is_some_and(|h| h.len() >= 4)
            && !(start > 0
                && matches!(doc.key(start - 1), "phap2" | "ky3" | "ki3" | "theo" | "quy" | "đinh5")
                && doc.key(start - 1) != "theo")
    };
    if small && !known() {
        return None;
    }
    let found = |end: usize, year: Option<i32>, name: String| {
        let fields = DocumentFields { year: year.map(|y| y.to_string()), name: Some(name), ..fields.clone() };
        Some(Cited { end, fields, rule: "document.law", confidence: 92, quoted: false })
    };
    match class {
        "charter" => {
            // `Điều lệ Đảng`, `Điều lệ Đoàn`, `Điều lệ Công đoàn Việt Nam`
            let capital = doc.token(after).is_some_and(|t| t.is_word() && t.is_capital());
            let body = doc.hits.longest(after, Table::OrgHead).map(|h| h.end as usize);
            let end = if doc.key(after) == "đang3" { after + 1 } else { body.unwrap_or(after + 1) };
            let end = end + 2 * usize::from(doc.key(end) == "viêt5" && doc.key(end + 1) == "nam" && !doc.breaks_after(end - 1));
            capital.then(|| doc.words(after..end).to_owned()).and_then(|name| found(end, None, name))
        }
        "constitution" => {
            let (end, year) = law_year(doc, after);
            found(end, year, String::new())
        }
        _ => {
            if let Some((end, numbers, symbol, year)) = number_at(doc, after).filter(|(_, _, s, _)| s.is_some()) {
                let fields = DocumentFields { numbers, symbol, year, ..fields };
                return Some(Cited { end, fields, rule: "document.symbol", confidence: 98, quoted: false });
            }
            let listed = doc
                .hits
                .longest(after, Table::Law)
                // `Luật phòng chống tham nhũng`: in small letters only a name of several words.
                .filter(|h| h.len() >= 2 || doc.token(after).is_some_and(|t| t.is_capital()))
                .map(|h| h.end as usize);
            let end = listed.or_else(|| law_name(doc, after))?;
            let name = doc.words(after..end).to_owned();
            let mut end = end;
            let amended = doc.token(end).is_some_and(|t| t.is('(')) && doc.key(end + 1) == "sưa3" && !doc.breaks_after(end - 1);
            if amended {
                end = (end..end + 8).find(|k| doc.token(*k).is_some_and(|t| t.is(')'))).map_or(end, |k| k + 1);
            }
            // `Luật Cán bộ, công chức số 22/2008/QH12`
            if doc.key(end) == "sô2"
                && !doc.breaks_after(end - 1)
                && let Some((end, numbers, symbol, year)) = number_at(doc, end).filter(|(_, _, symbol, _)| symbol.is_some())
            {
                let fields = DocumentFields { numbers, symbol, year, name: Some(name), ..fields };
                return Some(Cited { end, fields, rule: "document.symbol", confidence: 98, quoted: false });
            }
            let (end, year) = law_year(doc, end);
            found(end, year, name)
        }
    }
}

fn law_year(doc: &Doc, end: usize) -> (usize, Option<i32>) {
    if end > 0 && doc.breaks_after(end - 1) {
        return (end, None);
    }
    if doc.key(end) == "năm"
        && let Some(y) = year_at(doc, end + 1)
    {
        return (end + 2, Some(y));
    }
    match year_at(doc, end) {
        Some(y) => (end + 1, Some(y)),
        None => (end, None),
    }
}

/// A law that is not listed: a capitalised word and the lower-case syllables that finish it.
fn law_name(doc: &Doc, i: usize) -> Option<usize> {
    // `Trường Đại học Luật TP. Hồ Chí Minh`
    if i >= 2 && matches!(doc.key(i - 2), "hoc5" | "nganh1" | "khoa") && !doc.breaks_after(i - 2) {
        return None;
    }
    // `Luật NSNN`, `Luật BHXH`, `Luật MTTQ Việt Nam`: by its abbreviation.
    let letters = doc.word(i).chars().count();
    let vowels = doc.key(i).chars().filter(|c| "aăâeêioôơuưy".contains(*c)).count();
    let short = doc.token(i).is_some_and(|t| t.is_word() && t.case() == Case::Upper) && (3..=6).contains(&letters) && vowels <= 1;
    if short && doc.hits.longest(i, Table::Province).is_none() {
        let country = doc.key(i + 1) == "viêt5" && doc.key(i + 2) == "nam" && !doc.breaks_after(i);
        return Some(i + 1 + 2 * usize::from(country));
    }
    if !doc.token(i).is_some_and(|t| t.is_word() && t.is_capital())
        || doc.hits.longest(i, Table::Surname).is_some() && doc.token(i + 1).is_some_and(|t| t.is_capital())
    {
        return None;
    }
    let mut end = i + 1;
    while end < i + 4
        && !doc.breaks_after(end - 1)
        && doc.token(end).is_some_and(|t| t.is_word() && !t.is_capital())
        && !matches!(
            doc.key(end),
            "va1"
                | "cua3"
                | "đa4"
                | "cho"
                | "vê1"
                | "tai5"
                | "la1"
                | "đươc5"
                | "co2"
                | "năm"
                | "trong"
                | "đê3"
                | "theo"
                | "vơi2"
                | "quy"
                | "nay1"
                | "do"
        )
    {
        end += 1;
    }
    (end >= i + 2).then_some(end)
}
