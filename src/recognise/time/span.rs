//! Time expressions: what stands around the points.

use super::Said;
use super::interval::interval;
use super::length::{days, every, length, vague};
use super::lunar;
use super::period::{age, edge, part_year, term, with_year_said};
use super::point::{self, Point};
use super::relative;
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

/// The time expression that begins at token `i`; `opener`: whether its word [is one](is_opener).
pub fn at(doc: &Doc, i: usize, opener: bool) -> Option<Read> {
    if !(opener || doc.tokens.list[i].is_number() || doc.hits.longest(i, Table::Feast).is_some()) || !opens(doc, i) {
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
pub fn is_opener(key: &str) -> bool {
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
pub(super) fn any_point(doc: &Doc, i: usize, opened: bool) -> Option<(usize, Point)> {
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

pub(super) fn is_dash(doc: &Doc, i: usize) -> bool {
    doc.token(i).is_some_and(|t| t.is('-'))
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
    // `đến 2030`, `trước 2025`: a year after a word of time. `nhiệm vụ 2019`: of what is done in it.
    let plan = i > 1
        && !doc.breaks_after(i - 1)
        && matches!(
            (doc.key(i - 2), doc.key(i - 1)),
            ("công", "tac2") | ("nhiêm5", "vu5") | ("kê2", "hoach5") | ("phương", "hương2") | ("dư5", "toan2")
        );
    if i > 0
        && (plan
            || matches!(doc.key(i - 1), "đên2" | "trươc2" | "sau" | "tư1" | "trong" | "vao1" | "hêt2" | "nhin1" | "sn" | "sinh"))
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
            let link = matches!(
                doc.key(i),
                "va1"
                    | "đên2"
                    | "la1"
                    | "co2"
                    | "đa4"
                    | "cua3"
                    | "thi1"
                    | "se4"
                    | "vơi2"
                    | "trên"
                    | "đêu1"
                    | "tăng"
                    | "giam3"
                    | "đat5"
                    | "ươc2"
                    | "cho"
                    | "nhăm1"
                    | "con1"
                    | "vê1"
                    | "do"
                    | "bi5"
                    | "đươc5"
                    | "nên"
            ) || doc.key(i) == "đôi2" && doc.key(i + 1) == "vơi2";
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
        // `ngày 30/4 và 1/5`, `các ngày 12/10, 14/10`
        (Said::Point(p), "time.day" | "time.opened-day" | "time.listed-day") if p.day.is_some() => {
            let (end, point) = point::numeric_day(doc, at)?;
            let counted = !doc.breaks_after(end - 1)
                && (doc.hits.longest(end, Table::CountNoun).is_some()
                    || doc.token(end).is_some_and(|t| t.is('%') || t.is('/'))
                    || matches!(doc.key(end), "sô2" | "tông3" | "ngay1" | "thang2" | "năm" | "triêu5" | "ti3"));
            if counted || point.month.is_none() {
                return None;
            }
            read(at, end, Said::Point(point), TimeKind::Date, "time.day", 80)
        }
        // `trong tháng 9 và 10`
        (Said::Point(p), "time.month") if p.day.is_none() && doc.key(end) == "va1" => {
            let month = point::digits(doc, at).filter(|m| (1..=12).contains(m) && is_free(doc, at + 1))?;
            let said = Said::Point(Point { month: Some(month as u8), ..*p });
            read(at, at + 1, said, TimeKind::Period, "time.month", 75)
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
