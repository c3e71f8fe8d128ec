//! Times told from the article's own day: days, weekdays, weeks, months, quarters, years and terms (`hôm qua`, `thứ Ba tuần trước`, `năm ngoái`, `nhiệm kỳ này`).

use super::Said;
use super::length::worded_number;
use super::point::{self, Point};
use super::span::{Read, day_word, read, weekday, with_bracket};
use crate::record::TimeKind;
use crate::segment::Doc;

/// Words that say how many weeks, months or years from now; `None` for other words.
fn step(key: &str) -> Option<i32> {
    Some(match key {
        "nay" | "nay1" => 0,
        "trươc2" | "qua" | "ngoai2" => -1,
        "tơi2" | "sau" => 1,
        _ => return None,
    })
}

/// `năm nay`, `năm ngoái`, `năm kia`, `năm tới` at `i`: the end, and how many years after the article's.
pub(super) fn year_said(doc: &Doc, i: usize) -> Option<(usize, i32)> {
    if doc.key(i) != "năm" || doc.breaks_after(i) {
        return None;
    }
    let years = match doc.key(i + 1) {
        "nay" => 0,
        "ngoai2" | "trươc2" => -1,
        "kia" => -2,
        // `từ đầu năm tới nay`
        "tơi2" if doc.key(i + 2) == "nay" => return None,
        "tơi2" | "sau" => 1,
        _ => return None,
    };
    Some((i + 2, years))
}

/// Whether the word at `i` stands alone: `những năm tới`, `hai tháng trước` are lengths.
fn alone(doc: &Doc, i: usize) -> bool {
    let before = if i > 0 && !doc.breaks_after(i - 1) { doc.key(i - 1) } else { "" };
    !matches!(before, "nhưng4" | "cac2" | "nhiêu1" | "mây2" | "vai1" | "va1" | "môi4" | "tưng1")
        && !(i > 0 && (doc.tokens.list[i - 1].is_number() || worded_number(doc, i - 1).is_some()))
}

/// `năm sau cao hơn năm trước` tells of no year.
fn compares_years(doc: &Doc, i: usize) -> bool {
    let other = if doc.key(i + 1) == "sau" { "trươc2" } else { "sau" };
    let Some(sentence) = doc.sentence_of(i) else { return false };
    let range = doc.layout.sentences[sentence].tokens.clone();
    let near = i.saturating_sub(8).max(range.start)..(i + 9).min(range.end);
    near.into_iter().any(|k| doc.key(k) == doc.key(i) && doc.key(k + 1) == other)
}

/// The relative time that begins at token `i`.
pub(super) fn at(doc: &Doc, i: usize) -> Option<Read> {
    let day = |len: usize, n: i32| {
        read(i, i + len, Said::Relative(n), TimeKind::Date, "time.relative-day", 90).map(|r| with_bracket(doc, r))
    };
    let part = |end: usize, said: Said| read(i, end, said, TimeKind::Period, "time.relative-part", 80);
    match (doc.key(i), doc.key(i + 1), doc.key(i + 2)) {
        ("ngay1", "hôm", "nay") => return day(3, 0),
        ("ngay1", "hôm", "qua") => return day(3, -1),
        ("hôm", "nay", _) => return day(2, 0),
        ("hôm", "qua", _) => return day(2, -1),
        ("hôm", "kia", _) => return day(2, -2),
        ("ngay1", "mai", _) => return day(2, 1),
        ("ngay1", "kia", _) => return day(2, 2),
        ("cung1", "ngay1", _) if doc.token(i + 2).is_none_or(|t| !t.is_number()) => {
            return read(i, i + 2, Said::SameDay, TimeKind::Date, "time.same-day", 85);
        }
        _ => {}
    }
    if let Some((end, said)) = weekday_said(doc, i) {
        let kind = if matches!(said, Said::Every(_)) { TimeKind::Set } else { TimeKind::Date };
        return read(i, end, said, kind, "time.weekday", 85);
    }
    if let Some(found) = week(doc, i) {
        return Some(found);
    }
    if let Some((end, years)) = year_said(doc, i) {
        let loose = matches!(doc.key(i + 1), "trươc2" | "sau" | "tơi2");
        if loose && (!alone(doc, i) || compares_years(doc, i) || doc.key(end) == "đo2" || doc.key(end) == "đây") {
            return None;
        }
        return read(i, end, Said::RelativeYear(Point::default(), years), TimeKind::Period, "time.relative-year", 80);
    }
    match (doc.key(i), doc.key(i + 1)) {
        ("thang2", "nay1") => part(i + 2, Said::RelativeMonth(0)),
        ("thang2", "trươc2") if alone(doc, i) && !compares_years(doc, i) => part(i + 2, Said::RelativeMonth(-1)),
        ("thang2", "tơi2" | "sau") if alone(doc, i) && !compares_years(doc, i) => part(i + 2, Said::RelativeMonth(1)),
        ("qui2", "nay1") => part(i + 2, Said::RelativeQuarter(0)),
        ("qui2", "trươc2") if alone(doc, i) => part(i + 2, Said::RelativeQuarter(-1)),
        ("qui2", "tơi2" | "sau") if alone(doc, i) => part(i + 2, Said::RelativeQuarter(1)),
        _ => None,
    }
}

/// `thứ Sáu tuần này`, `Chủ nhật vừa qua`, `thứ Hai tới`: only with the week, for `thứ ba` alone is an ordinal.
pub(super) fn weekday_said(doc: &Doc, i: usize) -> Option<(usize, Said)> {
    let (at, day) = weekday(doc, i)?;
    if doc.breaks_after(at - 1) {
        return None;
    }
    let said = |weeks| Said::Weekday { day, weeks };
    match (doc.key(at), doc.key(at + 1)) {
        ("tuân1", next) => step(next).map(|n| (at + 2, said(Some(n)))),
        ("hăng1" | "hang1", "tuân1") => Some((at + 2, Said::Every(format!("XXXX-WXX-{day}")))),
        ("vưa1", "qua" | "rôi1") => Some((at + 2, said(None))),
        _ => None,
    }
}

/// `tuần này`, `tuần trước`, `cuối tuần này`.
fn week(doc: &Doc, i: usize) -> Option<Read> {
    let edge = matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2") && !doc.breaks_after(i);
    let at = i + usize::from(edge);
    if doc.key(at) != "tuân1" || doc.breaks_after(at) || !edge && !alone(doc, i) {
        return None;
    }
    let n = step(doc.key(at + 1)).filter(|_| doc.key(at + 1) != "ngoai2")?;
    let said = if doc.key(i) == "cuôi2" { Said::Weekend(n) } else { Said::RelativeWeek(n) };
    read(i, at + 2, said, TimeKind::Period, "time.week", 80)
}

/// `sáng thứ Hai tuần tới`: the day after the part of the day.
pub(super) fn part_of_weekday(doc: &Doc, i: usize) -> Option<Read> {
    let len = match doc.key(i) {
        "sang2" | "trưa" | "chiêu1" | "tôi2" | "đêm" => 1,
        _ => return None,
    };
    let (end, said) = weekday_said(doc, i + len)?;
    read(i, end, said, TimeKind::Date, "time.weekday", 85)
}

/// `đêm 11 rạng sáng 12/7`: from the one day to the other.
pub(super) fn night(doc: &Doc, i: usize) -> Option<Read> {
    if doc.key(i) != "đêm" {
        return None;
    }
    let first = point::digits(doc, i + 1).filter(|d| (1..=31).contains(d))?;
    let at = i + 2 + usize::from(doc.token(i + 2).is_some_and(|t| t.is(',')));
    if !matches!(doc.key(at), "rang5") {
        return None;
    }
    let (day_at, _) = day_word(doc, at)?;
    let (end, last) = point::day(doc, day_at, true)?;
    let from = Point { day: Some(first as u8), ..last };
    read(i, end, Said::Interval(from, Some(last)), TimeKind::Interval, "time.night", 88)
}

/// `nhiệm kỳ này`, `nhiệm kỳ tới`, `đầu nhiệm kỳ`, `cuối nhiệm kỳ (2020)`.
pub(super) fn term(doc: &Doc, i: usize) -> Option<Read> {
    let edge = matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2") && !doc.breaks_after(i);
    let at = i + usize::from(edge);
    if doc.key(at) != "nhiêm5" || doc.key(at + 1) != "ki1" {
        return None;
    }
    let end = at + 2;
    let which = match doc.key(end) {
        _ if doc.breaks_after(end - 1) => None,
        "nay1" => Some(0),
        "qua" | "trươc2" => Some(-1),
        "tơi2" | "mơi2" | "sau" => Some(1),
        _ => None,
    };
    if let Some(which) = which {
        return read(i, end + 1, Said::Term(which), TimeKind::Vague, "time.this-term", 60);
    }
    // `cuối nhiệm kỳ (2020)`
    let bracketed = point::year(doc, end + 1).filter(|_| {
        doc.token(end).is_some_and(|t| t.is('(')) && doc.token(end + 2).is_some_and(|t| t.is(')')) && !doc.breaks_after(end - 1)
    });
    if let Some(year) = bracketed.filter(|_| edge) {
        return read(i, end + 3, Said::Point(Point::year(year)), TimeKind::Period, "time.term-edge", 80);
    }
    // `cuối nhiệm kỳ 2020-2025` is read with its years.
    (edge && point::year(doc, end).is_none())
        .then(|| read(i, end, Said::Term(0), TimeKind::Vague, "time.term-edge", 60))
        .flatten()
}
