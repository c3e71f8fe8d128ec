//! Points of time: days, months, quarters, half-years, years, from their words and digits.

use crate::lexicon::Table;
use crate::segment::Doc;

/// A point of time; what is not said is `None`. A quarter or half-year has no month and no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// Year, 1800 to 2100.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Quarter, 1 to 4.
    pub quarter: Option<u8>,
    /// Half of the year, 1 or 2.
    pub half: Option<u8>,
}

impl Point {
    /// A year.
    pub fn year(year: i32) -> Self {
        Point { year: Some(year), ..Point::default() }
    }

    /// Whether it is a whole day, month and year.
    pub fn is_full_day(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }

    /// ISO 8601, with `XXXX` for a missing year.
    pub fn iso(&self) -> String {
        let year = self.year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
        match (self.half, self.quarter, self.month, self.day) {
            (Some(h), ..) => format!("{year}-H{h}"),
            (_, Some(q), ..) => format!("{year}-Q{q}"),
            (_, _, Some(m), Some(d)) => format!("{year}-{m:02}-{d:02}"),
            (_, _, Some(m), None) => format!("{year}-{m:02}"),
            (_, _, None, Some(d)) => format!("{year}-XX-{d:02}"),
            _ => year,
        }
    }
}

/// The number that token `i` writes in digits.
pub fn digits(doc: &Doc, i: usize) -> Option<u32> {
    let t = doc.token(i)?;
    if !t.is_number() || t.end - t.start > 6 {
        return None;
    }
    doc.word(i).parse().ok()
}

/// A number of one token, in digits or as a word.
pub fn number(doc: &Doc, i: usize) -> Option<u32> {
    digits(doc, i).or_else(|| word_number(doc.key(i)))
}

fn word_number(key: &str) -> Option<u32> {
    Some(match key {
        "môt5" => 1,
        "hai" => 2,
        "ba" => 3,
        "bôn2" | "tư" => 4,
        "năm" | "lăm" => 5,
        "sau2" => 6,
        "bay3" => 7,
        "tam2" => 8,
        "chin2" => 9,
        "mươi1" => 10,
        _ => return None,
    })
}

/// A number of at most two tokens that names a day or month: `ba`, `mười hai`, `mười một`, `12`.
pub fn small_number(doc: &Doc, i: usize) -> Option<(usize, u32)> {
    if doc.key(i) == "mươi1"
        && let Some(n) = word_number(doc.key(i + 1)).filter(|n| *n < 10)
    {
        return Some((i + 2, 10 + n));
    }
    number(doc, i).map(|n| (i + 1, n))
}

/// A year in four digits.
pub fn year(doc: &Doc, i: usize) -> Option<i32> {
    let t = doc.token(i)?;
    let n = digits(doc, i).filter(|_| t.end - t.start == 4)?;
    (1800..=2100).contains(&n).then_some(n as i32)
}

/// Whether tokens `i` and its two neighbours are one number with marks inside: `1.164`, `12,5`.
fn is_mark(doc: &Doc, i: usize, c: char) -> bool {
    doc.token(i).is_some_and(|t| t.is(c))
}

/// A day of the form `12/7/2018`, `12-7-2018`, `12.7.2018`, `14-11`, `12 / 7`; the separator is the same both times. Gives the end and whether the year stands.
pub fn numeric_day(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    if let Some(found) = iso_day(doc, i) {
        return Some(found);
    }
    let day = digits(doc, i).filter(|d| (1..=31).contains(d))?;
    if doc.token(i).is_some_and(|t| t.end - t.start > 2) {
        return None;
    }
    let (separator, month_at) = separator(doc, i + 1)?;
    let month = digits(doc, month_at).filter(|m| (1..=12).contains(m))?;
    if doc.token(month_at).is_some_and(|t| t.end - t.start > 2) {
        return None;
    }
    let point = Point { day: Some(day as u8), month: Some(month as u8), ..Point::default() };
    let end = month_at + 1;
    if let Some((again, year_at)) = self::separator(doc, end)
        && again == separator
    {
        if let Some(y) = year(doc, year_at) {
            return Some((year_at + 1, Point { year: Some(y), ..point }));
        }
        // `12/7/18`, `1.164.200`: a number of another kind.
        if doc.token(year_at).is_some_and(|t| t.is_number()) && doc.glued(end - 1) && doc.glued(end) {
            return None;
        }
    }
    // `12/7%`, `3/4 số`, `3.5 tỷ` are caught by the caller, who asks for a word that opens a day.
    Some((end, point))
}

/// `2019-05-30`, as pages write their own dates.
fn iso_day(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    let year = year(doc, i)?;
    let part = |k: usize| {
        let t = doc.token(k)?;
        digits(doc, k).filter(|_| t.end - t.start == 2 && doc.glued(k - 1) && doc.glued(k - 2))
    };
    if !(is_mark(doc, i + 1, '-') && is_mark(doc, i + 3, '-')) {
        return None;
    }
    let month = part(i + 2).filter(|m| (1..=12).contains(m))?;
    let day = part(i + 4).filter(|d| (1..=31).contains(d))?;
    let point = Point { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Point::default() };
    Some((i + 5, point))
}

/// A separator of dates at `i`: glued on both sides, or a dash or slash with spaces around it.
fn separator(doc: &Doc, i: usize) -> Option<(char, usize)> {
    for c in ['/', '-', '.'] {
        if is_mark(doc, i, c) {
            let tight = doc.glued(i - 1) && doc.glued(i);
            let loose =
                c != '.' && !doc.breaks_after(i - 1) && !doc.breaks_after(i) && doc.token(i + 1).is_some_and(|t| t.is_number());
            return (tight || loose).then_some((c, i + 1));
        }
    }
    None
}

/// `tháng 4`, `tháng 12-2014`, `tháng 8/2020`, `tháng 3 năm 2020`, `tháng Ba`, and the numeric month and year `6/2020`.
pub fn month(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    if doc.key(i) == "thang2" {
        let (mut end, m) = match doc.key(i + 1) {
            "giêng" => (i + 2, 1),
            "chap5" => (i + 2, 12),
            _ => small_number(doc, i + 1)?,
        };
        // `3 tháng một lần`, `9 tháng năm 2024`
        let of_year = doc.key(i + 1) == "năm" && year(doc, i + 2).is_some();
        if !(1..=12).contains(&m) || doc.key(end) == "lân1" || of_year {
            return None;
        }
        let mut point = Point { month: Some(m as u8), ..Point::default() };
        if let Some((_, at)) = separator(doc, end) {
            if let Some(y) = year(doc, at) {
                point.year = Some(y);
                end = at + 1;
            }
        } else if let Some((after, y)) = named_year(doc, end) {
            point.year = Some(y);
            end = after;
        }
        return Some((end, point));
    }
    let m = digits(doc, i).filter(|m| (1..=12).contains(m))?;
    let (c, at) = separator(doc, i + 1)?;
    let y = year(doc, at)?;
    // A dot groups digits more often than it dates.
    (c != '.').then_some((at + 1, Point { month: Some(m as u8), year: Some(y), ..Point::default() }))
}

/// `năm 2020`, with an optional comma before it.
pub fn named_year(doc: &Doc, i: usize) -> Option<(usize, i32)> {
    let at = if is_mark(doc, i, ',') { i + 1 } else { i };
    if doc.key(at) == "năm" && (at == i || doc.token(at).is_some_and(|t| !t.is_capital())) {
        return year(doc, at + 1).map(|y| (at + 2, y));
    }
    None
}

/// A day in any form from its first word on: `ngày 12/7/2018`, `ngày 3 tháng 4 năm 2018`, `mùng 3 tháng 2`, `3 tháng 2`; `opened` says that a word that opens
/// a day (`sáng`, `từ`) stands before.
pub fn day(doc: &Doc, i: usize, opened: bool) -> Option<(usize, Point)> {
    if let Some(found) = page_day(doc, i) {
        return Some(found);
    }
    let named = doc.key(i) == "ngay1" || doc.key(i) == "hôm";
    let mut at = if named { i + 1 } else { i };
    if matches!(doc.key(at), "mung1" | "mông1") {
        at += 1;
    }
    let marked = named || at > i || opened;
    if let Some((end, point)) = numeric_day(doc, at) {
        let sure = point.year.is_some() || marked;
        let counted = doc.token(end).is_some_and(|t| t.is('%')) && doc.glued(end - 1);
        if sure && !counted {
            // `ngày 20/02 năm 2020`
            if point.year.is_none()
                && let Some((end, y)) = named_year(doc, end)
            {
                return Some((end, Point { year: Some(y), ..point }));
            }
            return Some((end, point));
        }
    }
    let (after, d) = small_number(doc, at).filter(|(_, d)| (1..=31).contains(d))?;
    let comma = usize::from(is_mark(doc, after, ','));
    if doc.key(after + comma) == "thang2" && (marked || digits(doc, at).is_some()) && (comma == 0 || named) {
        let (end, month) = month(doc, after + comma)?;
        return Some((end, Point { day: Some(d as u8), ..month }));
    }
    None
}

/// As site software writes the day of a page: `9 Tháng 7, 2026`, `9 Tháng Bảy, 2026`, `Tháng Bảy 9, 2026`. The capital tells it from `tháng 7, 2026 hộ`.
fn page_day(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    let day_at = |k: usize| digits(doc, k).filter(|d| (1..=31).contains(d));
    let month_at = |k: usize| {
        let named = doc.key(k) == "thang2" && doc.token(k).is_some_and(|t| t.is_capital()) && !doc.breaks_after(k);
        match doc.key(k + 1) {
            _ if !named => None,
            "giêng" => Some((k + 2, 1)),
            "chap5" => Some((k + 2, 12)),
            _ => small_number(doc, k + 1),
        }
    };
    let (end, day, month) = match day_at(i) {
        Some(day) => {
            let (end, month) = month_at(i + 1)?;
            (end, day, month)
        }
        None => {
            let (at, month) = month_at(i)?;
            (at + 1, day_at(at)?, month)
        }
    };
    let year = year(doc, end + 1).filter(|_| is_mark(doc, end, ',') && (i..=end).all(|k| !doc.breaks_after(k)))?;
    let closes = doc.breaks_after(end + 1) || doc.hits.longest(end + 2, Table::CountNoun).is_none();
    let point = Point { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Point::default() };
    (closes && (1..=12).contains(&month)).then_some((end + 2, point))
}

/// `quý I/2020`, `quý I năm 2020`, `quý 3-2018`, `quý IV`, `Q4/2019`.
pub fn quarter(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    match doc.key(i) {
        "quy2" | "qui2" => quarter_number(doc, i + 1),
        "q" if doc.glued(i)
            && doc.token(i).is_some_and(|t| t.is_capital())
            && doc.token(i + 1).is_some_and(|t| t.is_number()) =>
        {
            quarter_number(doc, i + 1).filter(|(_, q)| q.year.is_some())
        }
        // Where letters and digits are one token.
        "q1" | "q2" | "q3" | "q4" => {
            let point = Point { quarter: doc.key(i).as_bytes().get(1).map(|b| b - b'0'), ..Point::default() };
            Some(with_year(doc, i + 1, point)).filter(|(_, q)| q.year.is_some())
        }
        _ => None,
    }
}

/// The number of a quarter, with the year where it stands: `I/2020`, `3-2018`, `IV`.
pub fn quarter_number(doc: &Doc, i: usize) -> Option<(usize, Point)> {
    let q = match doc.word(i) {
        "I" | "1" | "một" | "nhất" => 1,
        "II" | "2" | "hai" => 2,
        "III" | "3" | "ba" => 3,
        "IV" | "4" | "bốn" | "tư" => 4,
        _ => return None,
    };
    Some(with_year(doc, i + 1, Point { quarter: Some(q), ..Point::default() }))
}

fn with_year(doc: &Doc, end: usize, point: Point) -> (usize, Point) {
    if let Some((_, at)) = separator(doc, end) {
        return match year(doc, at) {
            Some(y) => (at + 1, Point { year: Some(y), ..point }),
            None => (end, point),
        };
    }
    match named_year(doc, end) {
        Some((after, y)) => (after, Point { year: Some(y), ..point }),
        None => (end, point),
    }
}
