//! Time expressions: what stands around the points.

use super::Said;
use super::length::{days, every, length, vague};
use super::lunar;
use super::point::{self, Point};
use super::relative::{self, year_said};
use crate::lexicon::Table;
use crate::phrase::dates;
use crate::record::TimeKind;
use crate::segment::Doc;

/// A time expression, read.
#[derive(Debug, Clone)]
pub struct Read {
    /// First token.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
    /// What it says.
    pub said: Said,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// The rule.
    pub rule: &'static str,
    /// How sure.
    pub confidence: u8,
}

pub(super) fn read(start: usize, end: usize, said: Said, kind: TimeKind, rule: &'static str, confidence: u8) -> Option<Read> {
    Some(Read { start, end, said, kind, rule, confidence })
}

/// The time expression that begins at token `i`.
pub fn at(doc: &Doc, i: usize) -> Option<Read> {
    if !opens(doc, i) || !(doc.tokens.list[i].is_number() || is_opener(doc.key(i)) || doc.hits.longest(i, Table::Feast).is_some())
    {
        return None;
    }
    // `Cách mạng tháng Tám` is a name.
    if doc.key(i) == "thang2" && i > 1 && doc.key(i - 1) == "mang5" && doc.key(i - 2) == "cach2" {
        return None;
    }
    lunar::at(doc, i)
        .or_else(|| every(doc, i))
        .or_else(|| interval(doc, i))
        .or_else(|| days(doc, i))
        .or_else(|| term(doc, i))
        .or_else(|| relative::term(doc, i))
        .or_else(|| relative::night(doc, i))
        .or_else(|| relative::part_of_weekday(doc, i))
        .or_else(|| part_of_day(doc, i))
        .or_else(|| edge(doc, i))
        .or_else(|| part_year(doc, i))
        .or_else(|| age(doc, i))
        .or_else(|| simple(doc, i))
        .or_else(|| relative::at(doc, i))
        .or_else(|| length(doc, i))
        .or_else(|| vague(doc, i))
}

/// The words with which a time may begin, but for the names of feasts.
fn is_opener(key: &str) -> bool {
    OPENERS.binary_search(&key).is_ok()
}

/// In the order of their bytes.
const OPENERS: &[&str] = &[
    "ba", "bay3", "bôn2", "ca3", "cac2", "chin2", "chiêu1", "chu3", "cung1", "cuôi2", "giai", "giưa4", "hai", "hang1", "hiên5",
    "hêt2", "hôm", "hăng1", "khoa2", "khuya", "lăm", "mung1", "môi4", "mông1", "môt5", "mươi1", "ngay1", "nhiêm5", "nhiêu1",
    "nhưng4", "năm", "nưa3", "q", "q1", "q2", "q3", "q4", "qui2", "quy2", "rang5", "răm1", "sang2", "sau2", "săp2", "tam2",
    "thang2", "thâp5", "thê2", "thơi1", "thư2", "trưa", "trươc2", "tuân1", "têt2", "tôi2", "tư", "tư1", "xuân", "đinh5", "đâu1",
    "đêm", "đên2",
];

/// Whether a time expression can begin here: not inside a number (`1.164`), not after a mark that makes the number something else.
fn opens(doc: &Doc, i: usize) -> bool {
    let Some(t) = doc.token(i) else { return false };
    if !t.is_number() || i == 0 {
        return t.is_word() || t.is_number();
    }
    let before = &doc.tokens.list[i - 1];
    let inside = doc.glued(i - 1)
        && (before.is('.') || before.is(',') || before.is('/') || before.is('-') || before.is_word() || before.is_number());
    // `số 12/7`, `Nghị quyết 15-…`
    // `chuyển đổi số 9 tháng năm 2024`
    let digital = doc.key(i - 1) == "sô2" && i > 1 && doc.key(i - 2) == "đôi3";
    !inside && (digital || !matches!(doc.key(i - 1), "sô2" | "điêu1" | "khoan3" | "thư2"))
}

/// A point in any form; `opened` says that a word that opens a date stands before.
fn any_point(doc: &Doc, i: usize, opened: bool) -> Option<(usize, Point)> {
    let skip = usize::from(matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2" | "hêt2"));
    let i = i + skip;
    if let Some((at, opened)) = day_word(doc, i)
        && let Some(found) = point::day(doc, at, opened)
    {
        return Some(found);
    }
    point::day(doc, i, opened)
        .or_else(|| point::month(doc, i))
        .or_else(|| point::quarter(doc, i))
        .or_else(|| point::named_year(doc, i).filter(|_| doc.key(i) == "năm").map(|(end, y)| (end, Point::year(y))))
        .or_else(|| opened.then(|| point::year(doc, i).map(|y| (i + 1, Point::year(y)))).flatten())
}

/// `sáng`, `chiều`, `tối`, `rạng sáng` …: where the day after it begins.
pub(super) fn day_word(doc: &Doc, i: usize) -> Option<(usize, bool)> {
    let len = match doc.key(i) {
        "sang2" | "trưa" | "chiêu1" | "tôi2" | "đêm" | "khuya" => 1,
        "rang5" if doc.key(i + 1) == "sang2" => 2,
        _ => return None,
    };
    if doc.breaks_after(i + len - 1) {
        return None;
    }
    let mut at = i + len;
    // `sáng và chiều 12-3`, `sáng thứ Hai, ngày 12-3`
    if let Some((after, _)) = weekday(doc, at) {
        at = after;
        at += usize::from(doc.token(at).is_some_and(|t| t.is(',') || t.is('(')));
    }
    Some((at, true))
}

/// A day of the week, `thứ Hai`, `thứ 2`, `Chủ nhật`: the token after it, and its number (1 is Monday).
pub(super) fn weekday(doc: &Doc, i: usize) -> Option<(usize, u8)> {
    let day = match (doc.key(i), doc.key(i + 1)) {
        ("chu3", "nhât5") => 7,
        ("thư2", day) => match day {
            "hai" | "2" => 1,
            "ba" | "3" => 2,
            "tư" | "4" => 3,
            "năm" | "5" => 4,
            "sau2" | "6" => 5,
            "bay3" | "7" => 6,
            _ => return None,
        },
        _ => return None,
    };
    Some((i + 2, day))
}

/// `từ … đến …`, `từ … đến nay`, `12 - 14/10`, `2016-2020`, `từ nay đến …`.
fn interval(doc: &Doc, i: usize) -> Option<Read> {
    let from = doc.key(i) == "tư1";
    let start = if from { i + 1 } else { i };
    if from && doc.breaks_after(i) {
        return None;
    }
    if from && doc.key(start) == "nay" && is_to(doc, start + 1) {
        let (end, to) =
            any_point(doc, start + 2, true).or_else(|| edge_of_unit(doc, start + 2).map(|e| (e, Point::default())))?;
        return read(i, end, Said::FromNow(to), TimeKind::Interval, "time.from-now", 70);
    }
    // `từ ngày 12 đến 14-10`, `từ 25/6 - 5/7/2018`
    let unit = matches!(doc.key(start), "ngay1" | "thang2");
    let first = any_point(doc, start, from);
    let bare = || bare_number(doc, start, from);
    if let Some((end, mut first)) = first.or_else(bare) {
        if from
            && first.month.is_none()
            && first.day.is_none()
            && first.quarter.is_none()
            && first.half.is_none()
            && doc.token(end).is_some_and(|t| t.is(','))
        {
            return None;
        }
        let joined = is_to(doc, end) || is_dash(doc, end) && !doc.breaks_after(end);
        if !joined {
            return None;
        }
        let to = end + 1;
        if from && doc.key(to) == "nay" || from && doc.key(to) == "hiên5" && doc.key(to + 1) == "nay" {
            let end = to + if doc.key(to) == "nay" { 1 } else { 2 };
            return read(i, end, Said::Interval(first, None), TimeKind::Interval, "time.until-now", 92);
        }
        let dashed = is_dash(doc, end);
        let (last_end, last) = any_point(doc, to, true).or_else(|| bare_number(doc, to, true))?;
        let mut last = last;
        if !share(&mut first, &mut last) {
            return None;
        }
        // Two years with a dash are an interval only if the second follows the first within a lifetime of plans.
        if first.month.is_none() && last.month.is_none() {
            let (a, b) = (first.year?, last.year?);
            if a >= b || b - a > 60 || (!from && !dashed) {
                return None;
            }
        }
        // Without `từ`, a plain `đến` joins only what is a date by itself.
        if !from && !dashed && !unit {
            return None;
        }
        let begin = if from { i } else { start };
        return read(begin, last_end, Said::Interval(first, Some(last)), TimeKind::Interval, "time.interval", 90);
    }
    // `từ đầu năm đến nay`, `từ đầu nhiệm kỳ đến nay`
    if from && matches!(doc.key(start), "đâu1" | "khi") {
        let end =
            (start..start + 8).take_while(|k| !doc.breaks_after(*k)).find(|k| is_to(doc, *k) && doc.key(k + 1) == "nay")? + 2;
        let said = if doc.key(start) == "đâu1" && doc.key(start + 1) == "năm" && end == start + 4 {
            Said::Interval(Point::default(), None)
        } else {
            Said::Vague
        };
        return read(i, end, said, TimeKind::Interval, "time.until-now", 70);
    }
    None
}

fn is_to(doc: &Doc, i: usize) -> bool {
    matches!(doc.key(i), "đên2" | "tơi2") && !doc.breaks_after(i)
}

pub(super) fn is_dash(doc: &Doc, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.is('-'))
}

/// A day number alone, the other half of `12 đến 14-10` or `12-14/10`: only `ngày 12`, or a number after an opening word.
fn bare_number(doc: &Doc, i: usize, opened: bool) -> Option<(usize, Point)> {
    let (at, opened) = if matches!(doc.key(i), "ngay1" | "mung1") { (i + 1, true) } else { (i, opened) };
    let n = point::digits(doc, at).filter(|_| opened)?;
    let t = doc.token(at)?;
    // `30/08/2023 - 09:12`
    if doc.token(at + 1).is_some_and(|t| t.is(':')) && doc.glued(at) {
        return None;
    }
    (t.end - t.start <= 2 && (1..=31).contains(&n)).then_some((at + 1, Point { day: Some(n as u8), ..Point::default() }))
}

/// Lets two ends share what only one says: `từ tháng 4 đến tháng 6/2020`, `từ 12 đến 14-10`. `false` where they do not fit.
fn share(first: &mut Point, last: &mut Point) -> bool {
    if last.year.is_none() && last.month.is_none() && last.day.is_some() {
        // `từ 12-10 đến 14`: the second is a day of the first one's month.
        (last.month, last.year) = (first.month, first.year);
    }
    if first.month.is_none() && first.day.is_some() {
        (first.month, first.year) = (last.month, last.year);
    }
    if first.year.is_none() {
        first.year = match (last.year, first.month, last.month) {
            (Some(y), Some(a), Some(b)) if a > b => Some(y - 1),
            (y, ..) => y,
        };
    }
    // `từ tháng 4 đến năm 2020` and the like: the parts must be of one sort.
    let sort = |p: &Point| (p.day.is_some(), p.month.is_some(), p.quarter.is_some());
    let fits =
        sort(first) == sort(last) || first.month.is_some() && last.month.is_some() || first.year.is_some() && last.year.is_some();
    fits && !(first.day.is_some() && first.month.is_none())
}

/// `nhiệm kỳ 2015-2020`, `giai đoạn 2016 – 2020`, `năm học 2020-2021`, and bare `2015 - 2020`.
fn term(doc: &Doc, i: usize) -> Option<Read> {
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

/// `Chiều 14-11`, `Sáng ngày 12/7/2018`, `sáng nay`, `tối qua`, `sáng cùng ngày`.
fn part_of_day(doc: &Doc, i: usize) -> Option<Read> {
    let (at, _) = day_word(doc, i)?;
    let found = |end, said| read(i, end, said, TimeKind::Date, "time.part-of-day", 95);
    match (doc.key(at), doc.key(at + 1)) {
        ("nay", _) => {
            return found(at + 1, relative_with_date(doc, at + 1).map_or(Said::Relative(0), |(_, p)| Said::Point(p)))
                .map(|r| with_bracket(doc, r));
        }
        ("qua" | "hôm", "" | "qua" | "," | "." | "(" | ")") if doc.key(at) == "qua" || doc.key(at + 1) == "qua" => {
            let end = if doc.key(at) == "qua" { at + 1 } else { at + 2 };
            return found(end, Said::Relative(-1)).map(|r| with_bracket(doc, r));
        }
        ("qua", _) => return found(at + 1, Said::Relative(-1)).map(|r| with_bracket(doc, r)),
        ("mai", _) => return found(at + 1, Said::Relative(1)).map(|r| with_bracket(doc, r)),
        ("cung1", "ngay1") => return found(at + 2, Said::SameDay),
        ("hôm", "nay") => return found(at + 2, Said::Relative(0)).map(|r| with_bracket(doc, r)),
        _ => {}
    }
    let (end, point) = point::day(doc, at, true)?;
    let end = end + usize::from(doc.token(end).is_some_and(|t| t.is(')')) && doc.token(at - 1).is_some_and(|t| t.is('(')));
    // `sáng 12 và 13-3` and a range after a part of the day are read by the caller as two.
    found(end, Said::Point(point))
}

/// `hôm nay (12/3)`, `sáng nay, 12-3`: the date in brackets says which day it is, and is a part of it.
pub(super) fn with_bracket(doc: &Doc, r: Read) -> Read {
    match relative_with_date(doc, r.end) {
        Some((end, point)) => Read { end, said: Said::Point(point), ..r },
        None => r,
    }
}

fn relative_with_date(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    // `sáng nay 8-12`
    if i > 0
        && !doc.breaks_after(i - 1)
        && doc.token(i).is_some_and(|t| t.is_number())
        && let Some(found) = point::numeric_day(doc, i).filter(|(end, _)| is_free(doc, *end))
    {
        return Some(found);
    }
    let opened = doc.token(i).is_some_and(|t| t.is('(') || t.is(','));
    if !opened || doc.breaks_after(i) {
        return None;
    }
    let (end, point) = point::day(doc, i + 1, true)?;
    Some((end + usize::from(doc.token(end).is_some_and(|t| t.is(')'))), point))
}

/// `cuối năm 2024`, `đầu tháng 3`, `giữa năm nay`.
fn edge(doc: &Doc, i: usize) -> Option<Read> {
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
        .or_else(|| point::named_year(doc, at).filter(|_| doc.key(at) == "năm").map(|(end, y)| (end, Point::year(y))))?;
    let (end, said) = with_year_said(doc, end, point);
    read(i, end, said, TimeKind::Period, "time.edge", 88)
}

/// `tháng 12 năm ngoái`, `quý I năm nay`: a part of a year that is told from the article's.
fn with_year_said(doc: &Doc, end: usize, point: Point) -> (usize, Said) {
    match year_said(doc, end).filter(|_| point.year.is_none() && !doc.breaks_after(end - 1)) {
        Some((end, years)) => (end, Said::RelativeYear(point, years)),
        None => (end, Said::Point(point)),
    }
}

/// `những năm 1980`, `thập niên 90 của thế kỷ XX`, `thế kỷ XXI`.
fn age(doc: &Doc, i: usize) -> Option<Read> {
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

fn edge_of_unit(doc: &Doc, i: usize) -> Option<usize> {
    (matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2" | "hêt2") && matches!(doc.key(i + 1), "năm" | "thang2" | "nhiêm5"))
        .then_some(i + 2)
}

/// `6 tháng đầu năm 2018`, `sáu tháng cuối năm`, `9 tháng`, `11 tháng năm 2018`, `nửa đầu năm`.
fn part_year(doc: &Doc, i: usize) -> Option<Read> {
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

/// Days, months, quarters and years by themselves.
fn simple(doc: &Doc, i: usize) -> Option<Read> {
    if let Some((end, point)) = point::day(doc, i, false) {
        let sure = point.year.is_some() || doc.key(i) == "ngay1" || doc.key(i + 1) == "thang2";
        // `hôm 12-3`
        if sure || doc.key(i) == "hôm" {
            return read(i, end, Said::Point(point), TimeKind::Date, "time.day", 95);
        }
    }
    // `ngày 12 và 13-3`, `ngày 12, 13/3`: the first takes its month from the last.
    if doc.key(i) == "ngay1"
        && let Some(point) = listed_day(doc, i + 1)
    {
        return read(i, i + 2, Said::Point(point), TimeKind::Date, "time.listed-day", 85);
    }
    // `(12/3)`: a day in brackets.
    if i > 0
        && doc.token(i - 1).is_some_and(|t| t.is('('))
        && let Some((end, point)) = point::numeric_day(doc, i).filter(|(end, _)| doc.token(*end).is_some_and(|t| t.is(')')))
    {
        return read(i, end, Said::Point(point), TimeKind::Date, "time.bracketed-day", 80);
    }
    if let Some(end) = dates::day_and_month(doc, i)
        && let Some((_, point)) = point::numeric_day(doc, i)
    {
        return read(i, end, Said::Point(point), TimeKind::Date, "time.opened-day", 85);
    }
    if let Some((end, point)) = bracketed_year(doc, i) {
        return read(i, end, Said::Point(point), TimeKind::Period, "time.bracketed-year", 75);
    }
    if let Some((end, point)) = point::month(doc, i) {
        let (end, said) = with_year_said(doc, end, point);
        return read(i, end, said, TimeKind::Period, "time.month", 92);
    }
    if let Some((end, mut point)) = point::quarter(doc, i) {
        // `quý I và II/2018`: the first takes its year from the last.
        if point.year.is_none() {
            point.year = next_quarter(doc, end).and_then(|(_, _, next)| next.year);
        }
        let (end, said) = with_year_said(doc, end, point);
        return read(i, end, said, TimeKind::Period, "time.quarter", 92);
    }
    if doc.key(i) == "năm"
        && let Some((end, y)) = point::named_year(doc, i)
    {
        return read(i, end, Said::Point(Point::year(y)), TimeKind::Period, "time.year", 93);
    }
    // `đến 2030`, `trước 2025`: a year after a word of time.
    if i > 0
        && matches!(doc.key(i - 1), "đên2" | "trươc2" | "sau" | "tư1" | "trong" | "vao1" | "hêt2" | "nhin1" | "sn" | "sinh")
        && let Some(y) = point::year(doc, i).filter(|_| is_free(doc, i + 1))
    {
        return read(i, i + 1, Said::Point(Point::year(y)), TimeKind::Period, "time.bare-year", 75);
    }
    None
}

/// `Mai Văn Thắng (1970)`: the year of birth in brackets after a name.
fn bracketed_year(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    let brackets = i > 1 && doc.token(i - 1).is_some_and(|t| t.is('(')) && doc.token(i + 1).is_some_and(|t| t.is(')'));
    let named = brackets && doc.token(i - 2).is_some_and(|t| t.is_word() && t.is_capital());
    point::year(doc, i).filter(|_| named).map(|y| (i + 1, Point::year(y)))
}

/// Whether nothing after a number makes it a count: a noun, a percent sign, more digits.
fn is_free(doc: &Doc, i: usize) -> bool {
    match doc.token(i) {
        None => true,
        Some(_) if doc.breaks_after(i - 1) => true,
        Some(t) => {
            let digits = t.is_number() || t.is('%') || t.is('.') && doc.glued(i - 1) && doc.glued(i);
            let link = matches!(doc.key(i), "va1" | "đên2" | "la1" | "co2" | "đa4" | "cua3" | "thi1" | "se4" | "vơi2" | "trên");
            let noun = t.is_word() && !t.is_capital() && !link;
            !digits && !noun
        }
    }
}

/// A day number whose month comes after the next one or two: `12 và 13-3`, `12, 13, 14/3`.
fn listed_day(doc: &Doc, i: usize) -> Option<Point> {
    let day = point::digits(doc, i).filter(|d| (1..=31).contains(d))?;
    let mut at = i + 1;
    for _ in 0..4 {
        if !(doc.key(at) == "va1" || doc.token(at).is_some_and(|t| t.is(',') || t.is('&'))) || doc.breaks_after(at) {
            return None;
        }
        at += 1 + usize::from(doc.key(at + 1) == "ngay1");
        if let Some((_, point)) = point::day(doc, at, true) {
            return Some(Point { day: Some(day as u8), ..point });
        }
        point::digits(doc, at).filter(|d| (1..=31).contains(d))?;
        at += 1;
    }
    None
}

/// The next value of a list after `end`: years after `năm 2020`, terms after `nhiệm kỳ 2020-2025`.
pub fn continued(doc: &Doc, first: &Read, end: usize) -> Option<Read> {
    let joined = (doc.token(end).is_some_and(|t| t.is(',')) || doc.key(end) == "va1")
        && !doc.breaks_after(end)
        && !doc.breaks_after(end - 1);
    if !joined {
        return None;
    }
    let at = end + 1;
    match (&first.said, first.rule) {
        (Said::Point(p), "time.year" | "time.edge") if p.month.is_none() && p.quarter.is_none() => {
            let y = point::year(doc, at).filter(|_| is_free(doc, at + 1) && !is_dash(doc, at + 1))?;
            read(at, at + 1, Said::Point(Point::year(y)), TimeKind::Period, "time.year", 85)
        }
        (Said::Point(_), "time.quarter") => {
            let (start, end, point) = next_quarter(doc, end)?;
            read(start, end, Said::Point(point), TimeKind::Period, "time.quarter", 85)
        }
        (Said::Interval(..), "time.term" | "time.years") => {
            let next = term(doc, at).filter(|r| r.rule == "time.years")?;
            Some(Read { kind: first.kind, ..next })
        }
        _ => None,
    }
}

/// The quarter that goes on a list after `end`: `và II/2018`, `, quý III`; the first token of it, the end, the quarter.
fn next_quarter(doc: &Doc, end: usize) -> Option<(usize, usize, Point)> {
    let joined = (doc.token(end).is_some_and(|t| t.is(',')) || doc.key(end) == "va1") && !doc.breaks_after(end - 1);
    if !joined || doc.breaks_after(end) {
        return None;
    }
    let (after, point) = point::quarter_number(doc, end + 1).filter(|_| doc.word(end + 1).starts_with('I'))?;
    Some((end + 1, after, point))
}

#[cfg(test)]
mod tests {
    #[test]
    fn openers_are_in_order() {
        assert!(super::OPENERS.is_sorted());
    }
}
