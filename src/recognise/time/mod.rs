//! Times.
//!
//! **What it finds**: days (`ngày 12/7/2018`, `Chiều 14-11`, `ngày 3 tháng 4`), months, quarters, half-years and other first or last months of a year (`6 tháng đầu năm`,
//! `9 tháng`), years, intervals (`từ tháng 4 đến tháng 6/2020`, `2016-2020`, `từ năm 2011 đến nay`), terms (`nhiệm kỳ 2015-2020`), durations (`5 năm qua`),
//! relative days (`hôm nay`, `sáng qua`, `cùng ngày`) and a few vague times.
//! **Not**: ordinals (`khóa XXV`, `lần thứ 18`), clock times, ratios, numbers of documents, roads and wards, ages.
//! **How**: a parser over tokens. What is said is kept as said ([`Said`]); years are filled in by [`crate::resolve::times`], which sees the whole article.
//! **Source of the rules**: the forms of the press and of Decree 30/2020/NĐ-CP; the day always stands before the month.

mod interval;
mod length;
mod lunar;
mod modifier;
mod period;
mod point;
mod relative;
mod span;

use super::{Candidate, Found};
use crate::record::TimeKind;
use crate::segment::Doc;
pub use point::Point;

/// A time as said, before it is anchored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// What is said.
    pub said: Said,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// As in [`crate::record::TimeValue::modifier`].
    pub modifier: Option<&'static str>,
}

/// What a time expression says. A missing year is `None` in its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A day, month, quarter, half-year or year.
    Point(Point),
    /// From one point to another; `None` is an open end.
    Interval(Point, Option<Point>),
    /// Months `first..=last` of a year (`9 tháng đầu năm`: 1 to 9).
    Months {
        /// First month.
        first: u8,
        /// Last month.
        last: u8,
        /// The year, if it is said.
        year: Option<i32>,
    },
    /// `6 tháng`, `9 tháng` alone: the first months of the year, if the article reports on them, else a length of time.
    MonthsOrLength(u8),
    /// A length of time in ISO 8601 (`P5Y`).
    Length(String),
    /// So many days after the day of the article (`hôm qua`: −1).
    Relative(i32),
    /// A day of the week: of the week so many after the article's, or the last one before the article's day.
    Weekday {
        /// 1 is Monday, 7 is Sunday.
        day: u8,
        /// So many weeks after.
        weeks: Option<i32>,
    },
    /// So many weeks after the week of the article (`tuần trước`: −1).
    RelativeWeek(i32),
    /// Saturday and Sunday of such a week.
    Weekend(i32),
    /// So many years after the year of the article (`năm nay`: 0), or a part of it (`tháng 12 năm ngoái`).
    RelativeYear(Point, i32),
    /// So many months after the month of the article (`tháng trước`: −1).
    RelativeMonth(i32),
    /// So many quarters after the quarter of the article (`quý này`: 0).
    RelativeQuarter(i32),
    /// `cùng ngày`: the day named last.
    SameDay,
    /// `cùng kỳ`: the period named last, a year before.
    SamePeriod,
    /// `từ nay đến cuối năm`: from the article's day; without a year to the end of its year.
    FromNow(Point),
    /// A term of office: this one (0), the one before (−1), the next (1).
    Term(i32),
    /// What comes again and again: the length from one time to the next (`P1Y`), or the day (`XXXX-XX-05`).
    Every(String),
    /// A day of the lunar year.
    LunarDay {
        /// The lunar year, if it is said.
        year: Option<i32>,
        /// 1 to 12.
        month: u8,
        /// 1 to 30.
        day: u8,
    },
    /// The days around the lunar New Year.
    NewYearHolidays(Option<i32>),
    /// A lunar year known by its name: a year of that name.
    LunarYear(i32),
    /// No date can be given.
    Vague,
}

/// A date from token `i` on (`ngày 18-8-2011`, `27/02/2012`, `ngày 21/8`): the token after it and the date in ISO 8601, with `XXXX` where no year is said.
pub(super) fn day_after(doc: &Doc, i: usize) -> Option<(usize, String)> {
    if i >= doc.len() || i > 0 && doc.breaks_after(i - 1) {
        return None;
    }
    let (end, point) = point::day(doc, i, false)?;
    let whole = point.month.is_some() && point.day.is_some() && (point.year.is_some() || doc.key(i) == "ngay1");
    whole.then(|| (end, point.iso()))
}

/// The year that token `i` writes in four digits.
pub(super) fn year_at(doc: &Doc, i: usize) -> Option<i32> {
    point::year(doc, i)
}

/// Finds candidates.
pub fn recognise(doc: &Doc, out: &mut Vec<Candidate>) {
    let openers = doc.vocabulary.ask(&doc.tokens, span::is_opener);
    let mut i = 0;
    while i < doc.len() {
        let Some(found) = span::at(doc, i, openers[doc.vocabulary.number(i)]) else {
            i += 1;
            continue;
        };
        let mut end = found.end;
        push(doc, &found, out);
        // `các năm 2020, 2021`, `nhiệm kỳ 2020-2025, 2021-2026`: a second value after the first.
        while let Some(next) = span::continued(doc, &found, end) {
            end = next.end;
            push(doc, &next, out);
        }
        i = end.max(i + 1);
    }
}

fn push(doc: &Doc, found: &span::Read, out: &mut Vec<Candidate>) {
    if doc.sentence_of(found.start) != doc.sentence_of(found.end - 1) {
        return;
    }
    out.push(Candidate {
        span: doc.span(found.start..found.end),
        found: Found::Time(Box::new(TimeExpression {
            said: found.said.clone(),
            kind: found.kind,
            modifier: modifier::modifier(doc, found),
        })),
        rule: found.rule,
        confidence: found.confidence,
        evidence: Vec::new(),
    });
}
