//! Times that name no date of their own: relative days and parts, lengths, vague times, days of the lunar year, runs of days.

use super::Said;
use super::point::{self, Point};
use super::span::{Read, is_dash, read, with_bracket};
use crate::record::TimeKind;
use crate::segment::Doc;

/// A day of the lunar year: where it ends.
pub(super) fn lunar_day(doc: &Doc, i: usize) -> Option<usize> {
    let of_month = |at: usize| {
        let lunar = doc.key(at) == "thang2" && matches!(doc.key(at + 1), "giêng" | "chap5");
        lunar.then_some(at + 2)
    };
    let (at, sure) = match doc.key(i) {
        "răm1" => (i + 1, true),
        "mung1" | "mông1" => (point::small_number(doc, i + 1)?.0, false),
        _ => (point::small_number(doc, i).filter(|(_, n)| (1..=30).contains(n))?.0, false),
    };
    if doc.breaks_after(at - 1) {
        return None;
    }
    of_month(at).or_else(|| {
        let (end, _) = point::month(doc, at).filter(|_| sure && doc.key(at) == "thang2")?;
        Some(end)
    })
}

/// `hai ngày 11 và 12/7`, `các ngày 4, 5 và 6/7`: from the first day to the last, which carries the month.
pub(super) fn days(doc: &Doc, i: usize) -> Option<Read> {
    let at = match doc.key(i) {
        "cac2" => i + 1,
        _ => point::small_number(doc, i).filter(|(_, n)| (2..=9).contains(n))?.0,
    };
    let bare = |k: usize| doc.token(k).filter(|t| t.is_number()).and(point::digits(doc, k)).filter(|d| (1..=31).contains(d));
    if doc.key(at) != "ngay1" || doc.breaks_after(at) {
        return None;
    }
    let (first, mut next) = (bare(at + 1)?, at + 2);
    loop {
        let joined = doc.key(next) == "va1" || doc.token(next).is_some_and(|t| t.is(',')) || is_dash(doc, next);
        if !joined || doc.breaks_after(next) || next > at + 14 {
            return None;
        }
        if let Some((end, last)) = point::day(doc, next + 1, true).filter(|(_, p)| p.day.is_some_and(|d| u32::from(d) > first)) {
            let from = Point { day: Some(first as u8), ..last };
            return read(i, end, Said::Interval(from, Some(last)), TimeKind::Interval, "time.days", 90);
        }
        bare(next + 1)?;
        next += 2;
    }
}

/// `hôm nay`, `hôm qua`, `ngày mai`, `cùng ngày`, `năm nay`, `năm ngoái`.
pub(super) fn relative(doc: &Doc, i: usize) -> Option<Read> {
    let day = |len: usize, n: i32| {
        read(i, i + len, Said::Relative(n), TimeKind::Date, "time.relative-day", 90).map(|r| with_bracket(doc, r))
    };
    let year = |n: i32| read(i, i + 2, Said::RelativeYear(n), TimeKind::Period, "time.relative-year", 80);
    let part = |said: Said| read(i, i + 2, said, TimeKind::Period, "time.relative-part", 80);
    // `những năm tới`, `hai tháng trước` are lengths.
    let before = if i > 0 { doc.key(i - 1) } else { "" };
    let alone = !matches!(before, "nhưng4" | "cac2" | "nhiêu1" | "mây2" | "vai1" | "va1")
        && !(i > 0 && (doc.tokens.list[i - 1].is_number() || worded_number(doc, i - 1).is_some()));
    match (doc.key(i), doc.key(i + 1), doc.key(i + 2)) {
        ("ngay1", "hôm", "nay") => day(3, 0),
        ("ngay1", "hôm", "qua") => day(3, -1),
        ("hôm", "nay", _) => day(2, 0),
        ("hôm", "qua", _) => day(2, -1),
        ("hôm", "kia", _) => day(2, -2),
        ("ngay1", "mai", _) => day(2, 1),
        ("cung1", "ngay1", _) if doc.token(i + 2).is_none_or(|t| !t.is_number()) => {
            read(i, i + 2, Said::SameDay, TimeKind::Date, "time.same-day", 85)
        }
        ("năm", "nay", _) => year(0),
        ("năm", "ngoai2", _) => year(-1),
        ("năm", "kia", _) => year(-2),
        ("năm", "tơi2", _) if alone => year(1),
        ("thang2", "nay1", _) => part(Said::RelativeMonth(0)),
        ("thang2", "trươc2", _) if alone => part(Said::RelativeMonth(-1)),
        ("thang2", "tơi2" | "sau", _) if alone => part(Said::RelativeMonth(1)),
        ("quy2", "nay1", _) => part(Said::RelativeQuarter(0)),
        ("quy2", "trươc2", _) if alone => part(Said::RelativeQuarter(-1)),
        ("quy2", "tơi2" | "sau", _) if alone => part(Said::RelativeQuarter(1)),
        _ => None,
    }
}

/// `5 năm qua`, `18 tháng tù`, `ba ngày`, `10 tuần`.
pub(super) fn length(doc: &Doc, i: usize) -> Option<Read> {
    // `nửa tháng`, `nửa năm` (and no more: `nửa năm đầu` is a part of a year)
    if doc.key(i) == "nưa3" && !matches!(doc.key(i + 2), "đâu1" | "cuôi2") {
        match doc.key(i + 1) {
            "thang2" => return read(i, i + 2, Said::Length("P15D".to_owned()), TimeKind::Duration, "time.length", 75),
            "năm" => return read(i, i + 2, Said::Length("P6M".to_owned()), TimeKind::Duration, "time.length", 75),
            _ => {}
        }
    }
    // `thứ Ba tuần trước` counts no weeks.
    if i > 0 && doc.key(i - 1) == "thư2" {
        return None;
    }
    let (mut at, mut n) = (i, None);
    if let Some(d) = point::digits(doc, i) {
        (at, n) = (i + 1, Some(d));
    } else if let Some((after, d)) = worded_number(doc, i) {
        (at, n) = (after, Some(d));
    }
    let n = n.filter(|n| *n >= 1 && *n <= 999)?;
    if doc.breaks_after(at - 1) {
        return None;
    }
    let unit = match doc.key(at) {
        "năm" => 'Y',
        "thang2" => 'M',
        "tuân1" => 'W',
        "ngay1" => 'D',
        "quy2" if matches!(doc.key(at + 1), "liên1" | "qua") => 'Q',
        _ => return None,
    };
    // `năm năm`; `5 năm tuổi`; `3 tháng tuổi`; a number word `năm` before a year is the word year.
    let after = doc.key(at + 1);
    if matches!(after, "tuôi3") || unit == 'Y' && point::year(doc, at + 1).is_some() && doc.token(i).is_some_and(|t| t.is_word())
    {
        return None;
    }
    if unit == 'Y' && point::year(doc, at + 1).is_some() && !is_dash(doc, at + 2) {
        return None;
    }
    // `năm tháng` (years and months), `một ngày` in a phrase, `tư năm`: words of other words.
    let written = doc.token(i).is_some_and(|t| t.is_word());
    if written && (doc.key(i) == "năm" && unit != 'Y' || doc.key(i) == "tư") {
        return None;
    }
    // Days of the month (`3 ngày 12`), `2 ngày (12 và 13-3)` are lengths all the same.
    let mut end = at + 1;
    let mut iso = match unit {
        'Q' => format!("P{}M", n * 3),
        u => format!("P{n}{u}"),
    };
    if unit == 'Y' && after == "rươi4" {
        iso = format!("P{n}Y6M");
        end += 1;
    } else if unit == 'Y' {
        // `5 năm 6 tháng tù`
        if let Some(m) = point::digits(doc, at + 1).filter(|m| (1..=11).contains(m))
            && doc.key(at + 2) == "thang2"
            && !matches!(doc.key(at + 3), "đâu1" | "cuôi2")
        {
            iso = format!("P{n}Y{m}M");
            end = at + 3;
        }
    }
    if matches!(doc.key(end), "qua" | "tu1" | "tơi2" | "nay" | "trươc2") && !doc.breaks_after(end - 1) {
        end += usize::from(doc.key(end) == "qua" || doc.key(end) == "tu1");
    }
    read(i, end, Said::Length(iso), TimeKind::Duration, "time.length", 80)
}

/// A number in words up to ninety-nine: `hai`, `mười hai`, `hai mươi`, `ba mươi lăm`.
pub(super) fn worded_number(doc: &Doc, i: usize) -> Option<(usize, u32)> {
    let (at, n) = point::small_number(doc, i).filter(|_| doc.token(i).is_some_and(|t| t.is_word()))?;
    if doc.key(at) == "mươi" && n < 10 {
        return match point::number(doc, at + 1)
            .filter(|u| *u < 10 && doc.token(at + 1).is_some_and(|t| t.is_word()) && (doc.key(at + 1) != "năm"))
        {
            Some(units) => Some((at + 2, n * 10 + units)),
            None => Some((at + 1, n * 10)),
        };
    }
    Some((at, n))
}

/// A few vague times that matter to a reader.
pub(super) fn vague(doc: &Doc, i: usize) -> Option<Read> {
    let len = match (doc.key(i), doc.key(i + 1), doc.key(i + 2)) {
        ("thơi1", "gian", "qua" | "tơi2") => 3,
        ("đên2", "nay", _) => 2,
        ("hiên5", "nay", _) => 2,
        ("hăng1" | "hang1", "năm" | "thang2" | "quy2" | "ngay1" | "tuân1", _) => 2,
        ("trươc2", "măt2", _) => 2,
        ("nhưng4", "năm", "qua") => 3,
        ("cung1", "ki1", _) => 2,
        _ => return None,
    };
    if (i..i + len - 1).any(|k| doc.breaks_after(k)) {
        return None;
    }
    let mut end = i + len;
    // `cùng kỳ năm 2017`, `cùng kỳ năm trước`
    if doc.key(i) == "cung1" {
        if let Some((after, y)) = point::named_year(doc, end) {
            return read(end, after, Said::Point(Point::year(y)), TimeKind::Period, "time.year", 85);
        }
        end += 2 * usize::from(doc.key(end) == "năm" && matches!(doc.key(end + 1), "trươc2" | "ngoai2"));
    }
    read(i, end, Said::Vague, TimeKind::Vague, "time.vague", 60)
}
