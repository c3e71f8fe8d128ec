//! Periods: terms and stages, edges of years and months, first and last months of a year, decades and centuries.

use super::Said;
use super::interval::{interval, is_to};
use super::point::{self, Point};
use super::relative::year_said;
use super::span::{Read, is_dash, read};
use crate::lexicon::Table;
use crate::record::TimeKind;
use crate::segment::Doc;

/// `nhiệm kỳ 2015-2020`, `giai đoạn 2016 – 2020`, `năm học 2020-2021`, and bare `2015 - 2020`.
pub(super) fn term(doc: &Doc, i: usize) -> Option<Read> {
    let (at, kind) = match (doc.key(i), doc.key(i + 1)) {
        ("nhiêm5", "ki1") | ("khoa2", "nhiêm5") => (i + 2, TimeKind::Term),
        ("giai", "đoan5") => (i + 2, TimeKind::Interval),
        ("năm", "hoc5") => (i + 2, TimeKind::Interval),
        _ => (i, TimeKind::Interval),
    };
    if at > i && doc.breaks_after(at - 1) {
        return None;
    }
    if at > i && doc.key(i) == "giai" && matches!((doc.key(at), doc.key(at + 1)), ("tư1", "nay")) {
        let inner = interval(doc, at)?;
        return read(i, inner.end, inner.said, TimeKind::Interval, "time.stage", 80);
    }
    let skip = usize::from(matches!(doc.key(at), "tư1" | "năm")) + usize::from(doc.key(at) == "tư1" && doc.key(at + 1) == "năm");
    let at = if at > i { at + skip } else { at };
    if let Some(y) = point::year(doc, at) {
        if is_dash(doc, at + 1) || at > i && is_to(doc, at + 1) {
            let last_at = at + 2 + usize::from(doc.key(at + 2) == "năm");
            let last = point::year(doc, last_at).or_else(|| {
                // `2015-20`
                let short = point::digits(doc, last_at)
                    .filter(|n| *n < 100 && doc.token(last_at).is_some_and(|t| t.end - t.start == 2))?;
                (at > i).then_some(y - y % 100 + short as i32)
            })?;
            let brackets =
                at > 0 && doc.token(at - 1).is_some_and(|t| t.is('(')) && doc.token(last_at + 1).is_some_and(|t| t.is(')'));
            if last > y && last - y <= if brackets { 120 } else { 60 } {
                let rule = if at > i { "time.term" } else { "time.years" };
                return read(i, last_at + 1, Said::Interval(Point::year(y), Some(Point::year(last))), kind, rule, 93);
            }
        }
        return None;
    }
    None
}

/// `cuối năm 2024`, `đầu tháng 3`, `giữa năm nay`.
pub(super) fn edge(doc: &Doc, i: usize) -> Option<Read> {
    // `phấn đấu cả năm`
    if doc.key(i) == "ca3" && doc.key(i + 1) == "năm" && point::number(doc, i + 2).is_none() && year_said(doc, i + 1).is_none() {
        return read(i, i + 2, Said::RelativeYear(Point::default(), 0), TimeKind::Period, "time.whole-year", 70);
    }
    if !matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2") || doc.breaks_after(i) {
        return None;
    }
    let at = i + 1;
    if let Some((end, years)) = year_said(doc, at) {
        return read(i, end, Said::RelativeYear(Point::default(), years), TimeKind::Period, "time.edge", 80);
    }
    // `cuối năm`, `đầu tháng`: of the article's own; `6 tháng đầu năm` is read from its number.
    let bare = matches!(doc.key(at), "năm" | "thang2")
        && point::number(doc, at + 1).is_none()
        && !matches!(doc.key(at + 1), "hoc5" | "giêng" | "chap5" | "âm")
        && !doc.hits.longest(at + 1, Table::LunarYear).is_some_and(|_| doc.tokens.list[at + 1].is_capital());
    if bare && (doc.breaks_after(at) || !matches!(doc.key(at + 1), "nay" | "ngoai2" | "trươc2" | "sau" | "tơi2")) {
        let said = if doc.key(at) == "năm" { Said::RelativeYear(Point::default(), 0) } else { Said::RelativeMonth(0) };
        return read(i, at + 1, said, TimeKind::Period, "time.edge", 70);
    }
    let (end, point) = point::month(doc, at)
        .filter(|_| doc.key(at) == "thang2")
        .or_else(|| point::quarter(doc, at))
        .or_else(|| point::named_year(doc, at).filter(|_| doc.key(at) == "năm").map(|(end, y)| (end, Point::year(y))))
        // `cuối 2011`: the word for the year left away.
        .or_else(|| {
            let counted = doc.hits.longest(at + 1, Table::CountNoun).is_some() && !doc.breaks_after(at);
            let y = point::year(doc, at).filter(|y| (1945..=2100).contains(y) && !counted)?;
            let goes_on = !doc.breaks_after(at)
                && (doc.token(at + 1).is_some_and(|t| t.is('%') || t.is('/') || t.is('-'))
                    || matches!(doc.key(at + 1), "triêu5" | "ti3" | "nghin1" | "đông1" | "hô5"));
            (!goes_on).then(|| (at + 1, Point::year(y)))
        })?;
    let (end, said) = with_year_said(doc, end, point);
    read(i, end, said, TimeKind::Period, "time.edge", 88)
}

/// `tháng 12 năm ngoái`, `quý I năm nay`: a part of a year that is told from the article's.
pub(super) fn with_year_said(doc: &Doc, end: usize, point: Point) -> (usize, Said) {
    match year_said(doc, end).filter(|_| point.year.is_none() && !doc.breaks_after(end - 1)) {
        Some((end, years)) => (end, Said::RelativeYear(point, years)),
        None => (end, Said::Point(point)),
    }
}

/// `những năm 1980`, `thập niên 90 của thế kỷ XX`, `thế kỷ XXI`.
pub(super) fn age(doc: &Doc, i: usize) -> Option<Read> {
    let century = |k: usize| {
        let named = doc.key(k) == "thê2" && doc.key(k + 1) == "ki3";
        let number = match doc.word(k + 2) {
            "XVIII" | "18" => 18,
            "XIX" | "19" => 19,
            "XX" | "20" => 20,
            "XXI" | "21" => 21,
            _ => return None,
        };
        named.then_some((k + 3, number))
    };
    let found = |end, a: i32, b: i32| {
        let said = Said::Interval(Point::year(a), Some(Point::year(b)));
        read(i, end, said, TimeKind::Interval, "time.age", 80)
    };
    if let Some((end, n)) = century(i) {
        return found(end, (n - 1) * 100 + 1, n * 100);
    }
    let at = match (doc.key(i), doc.key(i + 1)) {
        ("nhưng4", "năm") | ("thâp5", "niên" | "ki3") => i + 2,
        _ => return None,
    };
    let decade = doc.token(at).filter(|t| t.is_number()).and_then(|_| point::digits(doc, at)).filter(|n| n % 10 == 0)?;
    let of = (doc.key(at + 1) == "cua3").then(|| century(at + 2)).flatten();
    match (decade, of) {
        (0..=90, Some((end, n))) => found(end, (n - 1) * 100 + decade as i32, (n - 1) * 100 + decade as i32 + 9),
        (20..=90, None) => found(at + 1, 1900 + decade as i32, 1909 + decade as i32),
        // `những năm 2020, 2021` are years.
        (1800..=2100, _) if !doc.token(at + 1).is_some_and(|t| t.is(',') || t.is('-')) && doc.key(at + 1) != "va1" => {
            found(at + 1, decade as i32, decade as i32 + 9)
        }
        _ => None,
    }
}

/// `6 tháng đầu năm 2018`, `sáu tháng cuối năm`, `9 tháng`, `11 tháng năm 2018`, `nửa đầu năm`.
pub(super) fn part_year(doc: &Doc, i: usize) -> Option<Read> {
    if doc.key(i) == "nưa3" && matches!(doc.key(i + 1), "đâu1" | "cuôi2") && doc.key(i + 2) == "năm" {
        let half = if doc.key(i + 1) == "đâu1" { 1 } else { 2 };
        let (end, year) = year_after(doc, i + 2);
        return read(
            i,
            end,
            Said::Point(Point { half: Some(half), year, ..Point::default() }),
            TimeKind::Period,
            "time.half-year",
            90,
        );
    }
    let (at, n) = point::small_number(doc, i).filter(|(_, n)| (1..=12).contains(n))?;
    if doc.key(at) != "thang2" || doc.breaks_after(at - 1) {
        return None;
    }
    // `9 Tháng 7, 2026`, `9 tháng 7 năm 2026`: a day.
    if point::day(doc, i, false).is_some_and(|(_, p)| p.is_full_day()) {
        return None;
    }
    let n = n as u8;
    let said = |first_part: bool, year: Option<i32>| match (n, first_part) {
        (6, true) => Said::Point(Point { half: Some(1), year, ..Point::default() }),
        (6, false) => Said::Point(Point { half: Some(2), year, ..Point::default() }),
        (n, true) => Said::Months { first: 1, last: n, year },
        (n, false) => Said::Months { first: 13 - n, last: 12, year },
    };
    match (doc.key(at + 1), doc.key(at + 2)) {
        (part @ ("đâu1" | "cuôi2" | "con1"), "năm") | (part @ "con1", "lai5") => {
            let year_at = at + 2 + usize::from(doc.key(at + 2) == "lai5");
            if n == 6
                && part != "con1"
                && let Some((end, years)) = year_said(doc, year_at)
            {
                let half = Point { half: Some(if part == "đâu1" { 1 } else { 2 }), ..Point::default() };
                return read(i, end, Said::RelativeYear(half, years), TimeKind::Period, "time.months", 92);
            }
            let (end, year) = year_after(doc, year_at);
            return read(i, end.max(at + 3), said(part == "đâu1", year), TimeKind::Period, "time.months", 92);
        }
        ("năm", _) | ("/", _) | ("cua3", _) | ("-", _) => {
            let from = at + 1 + usize::from(doc.key(at + 1) == "cua3");
            let year = point::named_year(doc, from)
                .or_else(|| (doc.key(at + 1) != "năm").then(|| point::year(doc, at + 2).map(|y| (at + 3, y))).flatten());
            if let Some((end, y)) = year {
                return read(i, end, said(true, Some(y)), TimeKind::Period, "time.months", 90);
            }
        }
        _ => {}
    }
    let counted =
        matches!(doc.key(at + 1), "tu1" | "tuôi3" | "qua" | "tơi2" | "trươc2" | "liên1" | "môt5" | "/" | "sau" | "thưc5");
    let measured = i > 0
        && !doc.breaks_after(i - 1)
        && matches!(doc.key(i - 1), "trong" | "sau" | "hơn" | "gân1" | "qua" | "han5" | "đu3" | "khoang3" | "thêm" | "môi4")
        && n != 6;
    if (4..=11).contains(&n) && !counted && !measured && doc.token(i).is_some_and(|t| t.is_number() || n == 6) {
        return read(i, at + 1, Said::MonthsOrLength(n), TimeKind::Period, "time.months-alone", 70);
    }
    None
}

/// The year after the word `năm` at `i`: `năm 2018`, `năm` alone, `năm nay`.
fn year_after(doc: &Doc, i: usize) -> (usize, Option<i32>) {
    match point::year(doc, i + 1) {
        Some(y) if !doc.breaks_after(i) => (i + 2, Some(y)),
        _ if doc.key(i + 1) == "nay" => (i + 2, None),
        // `6 tháng đầu năm (2018)`, `… năm, 2018` are two.
        _ => (i + 1, None),
    }
}
