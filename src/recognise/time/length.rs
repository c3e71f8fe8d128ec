//! Times that name no date of their own: lengths, what comes again and again, vague times; runs of days.

use super::Said;
use super::point::{self, Point};
use super::span::{Read, is_dash, read};
use crate::record::TimeKind;
use crate::segment::Doc;

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
    // `2 ngày (8 và 9/8)`
    let bracket = usize::from(doc.token(at + 1).is_some_and(|t| t.is('(')));
    let at = at + bracket;
    // `2 ngày 22/9 - 23/9`
    if let Some((end, from)) = point::numeric_day(doc, at + 1)
        && (is_dash(doc, end) || doc.key(end) == "va1")
        && !doc.breaks_after(end)
        && let Some((end, to)) = point::numeric_day(doc, end + 1)
        && i + 1 < at + 1
        && doc.key(i) != "cac2"
    {
        let from = Point { year: from.year.or(to.year), ..from };
        return read(i, end, Said::Interval(from, Some(to)), TimeKind::Interval, "time.days", 90);
    }
    let (first, mut next) = (bare(at + 1)?, at + 2);
    loop {
        let joined = doc.key(next) == "va1" || doc.token(next).is_some_and(|t| t.is(',')) || is_dash(doc, next);
        if !joined || doc.breaks_after(next) || next > at + 14 {
            return None;
        }
        if let Some((end, last)) = point::day(doc, next + 1, true).filter(|(_, p)| p.day.is_some_and(|d| u32::from(d) > first)) {
            let from = Point { day: Some(first as u8), ..last };
            let end = end + usize::from(bracket > 0 && doc.token(end).is_some_and(|t| t.is(')')));
            return read(i, end, Said::Interval(from, Some(last)), TimeKind::Interval, "time.days", 90);
        }
        bare(next + 1)?;
        next += 2;
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
    // `quận 2 ngày 7-2`, `phường 3 năm 2016`: the number is the name of the unit.
    let of_unit = i > 0
        && !doc.breaks_after(i - 1)
        && matches!(doc.key(i - 1), "quân5" | "phương1")
        && matches!(doc.key(at), "ngay1" | "thang2" | "năm")
        && doc.token(at + 1).is_some_and(|t| t.is_number());
    if of_unit {
        return None;
    }
    let unit = match doc.key(at) {
        "năm" => 'Y',
        "thang2" => 'M',
        "tuân1" => 'W',
        "ngay1" if doc.key(at + 1) != "công" => 'D',
        "phut2" if !is_clock(doc, i, at) => 'm',
        "giơ1" if is_long(doc, i) && !is_clock(doc, i, at) => 'h',
        "qui2" if matches!(doc.key(at + 1), "liên1" | "qua") => 'Q',
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
        'm' | 'h' => format!("PT{n}{}", unit.to_ascii_uppercase()),
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

/// Whether minutes or hours are those of the clock: `8 giờ 30 phút`, `lúc 14 giờ`, `5 phút trước`.
fn is_clock(doc: &Doc, i: usize, unit: usize) -> bool {
    let before = if i > 0 { doc.key(i - 1) } else { "" };
    matches!(before, "giơ1" | "h" | "luc2" | "hôi1" | "vao1" | "tư1" | "đên2") && before != "đên2"
        || doc.key(unit) == "giơ1" && doc.token(unit + 1).is_some_and(|t| t.is_number())
        || matches!(doc.key(unit + 1), "trươc2" | "ngay1" | "sang2" | "chiêu1" | "đên2" | "tôi2")
        || i > 0 && doc.glued(i - 1)
}

/// Whether the words before a number of hours tell a length: `trong 24 giờ`, `hơn 3 giờ`, `tối thiểu 30 giờ`.
fn is_long(doc: &Doc, i: usize) -> bool {
    i > 0
        && !doc.breaks_after(i - 1)
        && matches!(
            doc.key(i - 1),
            "trong" | "sau" | "hơn" | "trên" | "gân1" | "thiêu3" | "nhât2" | "qua2" | "khoang3" | "suôt2" | "đu3" | "đa" | "mât2"
        )
}

/// `hằng năm`, `định kỳ 3 tháng một lần`, `6 tháng/lần`, `mỗi tuần một lần`, `ngày 5 hằng tháng`.
pub(super) fn every(doc: &Doc, i: usize) -> Option<Read> {
    let set = |end: usize, value: String| read(i, end, Said::Every(value), TimeKind::Set, "time.every", 75);
    let letter = |key: &str| match key {
        "năm" => Some(('Y', 1)),
        "thang2" => Some(('M', 1)),
        "qui2" => Some(('M', 3)),
        "tuân1" => Some(('W', 1)),
        "ngay1" => Some(('D', 1)),
        _ => None,
    };
    // `một lần`, `1 lần`, `/lần`
    let once = |at: usize| match (doc.key(at), doc.key(at + 1)) {
        _ if at == 0 || doc.breaks_after(at - 1) => None,
        ("môt5" | "1", "lân1") | ("/", "lân1") => Some(at + 2),
        _ => None,
    };
    match doc.key(i) {
        "hăng1" | "hang1" => {
            let (unit, n) = letter(doc.key(i + 1))?;
            return set(i + 2, format!("P{n}{unit}"));
        }
        "môi4" => {
            let (unit, n) = letter(doc.key(i + 1))?;
            return set(once(i + 2)?, format!("P{n}{unit}"));
        }
        "ngay1" => {
            let day = point::digits(doc, i + 1).filter(|d| (1..=31).contains(d))?;
            let monthly = matches!(doc.key(i + 2), "hăng1" | "hang1") && doc.key(i + 3) == "thang2" && !doc.breaks_after(i + 1);
            return monthly.then(|| set(i + 4, format!("XXXX-XX-{day:02}"))).flatten();
        }
        _ => {}
    }
    let at = i + 2 * usize::from(doc.key(i) == "đinh5" && doc.key(i + 1) == "ki1");
    let (unit_at, n) = match point::digits(doc, at) {
        Some(n) => (at + 1, n),
        None => worded_number(doc, at)?,
    };
    let (unit, times) = letter(doc.key(unit_at))?;
    let end = once(unit_at + 1)?;
    (1..=60).contains(&n).then(|| set(end, format!("P{}{unit}", n * times))).flatten()
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
    let len =
        match (doc.key(i), doc.key(i + 1), doc.key(i + 2)) {
            ("thơi1", "gian", "qua" | "tơi2") => 3,
            ("đên2", "thơi1", "điêm3") if doc.key(i + 3) == "nay1" || doc.key(i + 3) == "hiên5" => {
                if doc.key(i + 3) == "nay1" { 4 } else { 5 }
            }
            ("đên2", "nay", _) => 2,
            ("hiên5", "nay", _) => 2,
            ("trươc2", "măt2", _) => 2,
            ("nhưng4", "năm", "qua") => 3,
            ("nhưng4", "năm", "gân1") if doc.key(i + 3) == "đây" => 4,
            ("nhiêu1", "năm", "trươc2") if doc.key(i + 3) == "đây" => 4,
            ("săp2", "tơi2", _) => 2,
            ("cung1", "ki1", _) => return same_period(doc, i),
            _ => return None,
        };
    if (i..i + len - 1).any(|k| doc.breaks_after(k)) {
        return None;
    }
    read(i, i + len, Said::Vague, TimeKind::Vague, "time.vague", 60)
}

/// `cùng kỳ`, `cùng kỳ năm trước`; of `cùng kỳ năm 2017` the year.
fn same_period(doc: &Doc, i: usize) -> Option<Read> {
    let end = i + 2;
    if let Some((after, y)) = point::named_year(doc, end) {
        return read(end, after, Said::Point(Point::year(y)), TimeKind::Period, "time.year", 85);
    }
    let end = end + 2 * usize::from(doc.key(end) == "năm" && matches!(doc.key(end + 1), "trươc2" | "ngoai2"));
    read(i, end, Said::SamePeriod, TimeKind::Vague, "time.same-period", 60)
}
