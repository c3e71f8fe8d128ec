//! Dates against the reference date; missing years from the whole article.
//!
//! The year of the article is the year of its publication, if the page states one, else the year that its own dates tell: full dates and years said of
//! what is past or present. A document's date, a target, a plan or a term does not date an article; but a congress, or the first session that opens a term, is
//! held in the term's first year. If nothing tells, the year stays open (`XXXX-11-14`).

use crate::recognise::time::{Point, Said, TimeExpression};
use crate::recognise::{Candidate, Found};
use crate::record::{TimeKind, TimeValue};
use crate::segment::Doc;
use std::collections::BTreeMap;

/// The times of an article, anchored.
#[derive(Debug, Default)]
pub struct Times {
    /// The day against which dates were resolved, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// The day that the article speaks of: the reference date, or a day of the only known year; `None` also in 2025, when the units of the
    /// administration changed in the middle of the year.
    pub day: Option<String>,
    /// By mention; `None` where the mention is no time.
    pub values: Vec<Option<TimeValue>>,
}

/// The day or only the year that dates are resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Anchor {
    year: i32,
    /// Month and day, where the day is known.
    day: Option<(u8, u8)>,
}

/// Anchors the times. `published` is what the page states, `given` what the reader says (`YYYY-MM-DD`).
pub fn resolve(doc: &Doc, mentions: &[Candidate], published: Option<&str>, given: Option<&str>) -> Times {
    let anchor = published.and_then(parse_anchor).or_else(|| own_dates(doc, mentions)).or_else(|| given.and_then(parse_anchor));
    let half_reported =
        mentions.iter().any(|m| matches!(&m.found, Found::Time(t) if matches!(t.said, Said::Point(Point { half: Some(_), .. }))));
    let mut values = Vec::with_capacity(mentions.len());
    let mut last_day: Option<Point> = None;
    for mention in mentions {
        let Found::Time(time) = &mention.found else {
            values.push(None);
            continue;
        };
        let future = is_future(doc, mention);
        let value = value(time, anchor, last_day, half_reported, future);
        if let Said::Point(p) = &time.said
            && p.day.is_some()
            && p.month.is_some()
        {
            last_day = Some(fill(*p, anchor, future));
        }
        values.push(Some(value));
    }
    let reference_date = anchor.and_then(|a| a.day.map(|(m, d)| format!("{:04}-{m:02}-{d:02}", a.year)));
    let of_year = anchor.filter(|a| a.year != 2025).map(|a| format!("{:04}-06-15", a.year));
    let day = reference_date.clone().or(of_year);
    Times { reference_date, day, values }
}

fn parse_anchor(date: &str) -> Option<Anchor> {
    let mut parts = date.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Anchor { year, day: Some((month, day)) })
}

/// What a time says, with the year filled in.
fn value(time: &TimeExpression, anchor: Option<Anchor>, last_day: Option<Point>, half_reported: bool, future: bool) -> TimeValue {
    let (said, iso) = match &time.said {
        Said::Point(p) => (p.iso(), fill(*p, anchor, future).iso()),
        Said::Interval(a, None) => {
            let open = fill(*a, anchor, false);
            (format!("{}/..", a.iso()), format!("{}/..", open.iso()))
        }
        Said::Interval(a, Some(b)) => {
            let (from, to) = interval(*a, *b, anchor, future);
            (format!("{}/{}", a.iso(), b.iso()), format!("{}/{}", from.iso(), to.iso()))
        }
        Said::Months { first, last, year } => {
            let iso = |year: Option<i32>| {
                let month = |m: u8| Point { year, month: Some(m), ..Point::default() }.iso();
                if (*first, *last) == (1, 12) {
                    Point { year, ..Point::default() }.iso()
                } else {
                    format!("{}/{}", month(*first), month(*last))
                }
            };
            (iso(*year), iso(year.or(anchor.map(|a| a.year))))
        }
        Said::HalfOrLength => {
            let iso = match anchor {
                Some(a) if half_reported => Point { year: Some(a.year), half: Some(1), ..Point::default() }.iso(),
                _ => "P6M".to_owned(),
            };
            ("P6M".to_owned(), iso)
        }
        Said::Length(iso) => (iso.clone(), iso.clone()),
        Said::Relative(days) => {
            let day = anchor.and_then(|a| a.day.map(|(m, d)| shift(a.year, m, d, *days)));
            ("?".to_owned(), day.map_or("?".to_owned(), |p| p.iso()))
        }
        Said::RelativeYear(years) => ("?".to_owned(), anchor.map_or("?".to_owned(), |a| Point::year(a.year + years).iso())),
        Said::RelativeMonth(months) => ("?".to_owned(), parts_after(anchor, 12, *months).map_or("?".to_owned(), |p| p.iso())),
        Said::RelativeQuarter(quarters) => {
            ("?".to_owned(), parts_after(anchor, 4, *quarters).map_or("?".to_owned(), |p| p.iso()))
        }
        Said::SameDay => ("?".to_owned(), last_day.map_or("?".to_owned(), |p| p.iso())),
        Said::Vague => ("?".to_owned(), "?".to_owned()),
    };
    TimeValue { iso, kind: time.kind, said }
}

/// Fills in the year: the one that puts a day nearest to the reference, not after it where the words speak of the past.
fn fill(p: Point, anchor: Option<Anchor>, future: bool) -> Point {
    let (None, Some(anchor)) = (p.year, anchor) else { return p };
    let mut year = anchor.year;
    if let (Some(month), Some((reference, _))) = (p.month, anchor.day) {
        let ahead = i32::from(month) - i32::from(reference);
        // In January one speaks of last December; in December of next January.
        if ahead >= 6 && !future || ahead >= 10 {
            year -= 1;
        } else if ahead <= -10 && future {
            year += 1;
        }
    }
    Point { year: Some(year), ..p }
}

fn interval(a: Point, b: Point, anchor: Option<Anchor>, future: bool) -> (Point, Point) {
    let to = fill(b, anchor, future);
    let from = if a.year.is_none() {
        let year = to.year.map(|y| if a.month > b.month && a.month.is_some() && b.month.is_some() { y - 1 } else { y });
        Point { year, ..a }
    } else {
        a
    };
    (from, to)
}

/// The month (`parts` = 12) or quarter (4) that lies so many after the article's own.
fn parts_after(anchor: Option<Anchor>, parts: i32, after: i32) -> Option<Point> {
    let anchor = anchor?;
    let (month, _) = anchor.day?;
    let own = (i32::from(month) - 1) * parts / 12;
    let (year, part) = (anchor.year + (own + after).div_euclid(parts), ((own + after).rem_euclid(parts) + 1) as u8);
    let point = Point { year: Some(year), ..Point::default() };
    Some(if parts == 12 { Point { month: Some(part), ..point } } else { Point { quarter: Some(part), ..point } })
}

/// The date `days` after a date.
fn shift(year: i32, month: u8, day: u8, days: i32) -> Point {
    let (mut year, mut month, mut day) = (year, i32::from(month), i32::from(day) + days);
    while day < 1 {
        month -= 1;
        if month < 1 {
            (year, month) = (year - 1, 12);
        }
        day += month_length(year, month);
    }
    while day > month_length(year, month) {
        day -= month_length(year, month);
        month += 1;
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
    }
    Point { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Point::default() }
}

fn month_length(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether the words before a time, in its clause, speak of what is to come.
fn is_future(doc: &Doc, mention: &Candidate) -> bool {
    let start = doc.tokens_in(mention.span).start;
    let from = doc.sentence_of(start).map_or(start, |s| doc.layout.sentences[s].tokens.start).max(start.saturating_sub(14));
    (from..start).any(|i| {
        matches!(doc.key(i), "se4" | "săp2")
            || matches!(
                (doc.key(i), doc.key(i + 1)),
                ("dư5", "kiên2")
                    | ("phân2", "đâu2")
                    | ("muc5", "tiêu")
                    | ("kê2", "hoach5")
                    | ("tâm1", "nhin1")
                    | ("trong", "thơi1")
                    | ("chuân3", "bi5")
                    | ("chi3", "tiêu")
                    | ("hoan1", "thanh1")
                    | ("trươc2", "ngay1")
            )
    })
}

/// The anchor that the article's own dates give: its full dates, and the years said of what is past or present.
fn own_dates(doc: &Doc, mentions: &[Candidate]) -> Option<Anchor> {
    let mut weights: BTreeMap<i32, i32> = BTreeMap::new();
    let mut days: Vec<(Point, i32)> = Vec::new();
    let mut term_start = None;
    let mut after_document = None;
    for mention in mentions {
        if matches!(mention.found, Found::Document(_)) {
            after_document = Some(mention.span.end);
            continue;
        }
        let Found::Time(time) = &mention.found else { continue };
        let tokens = doc.tokens_in(mention.span);
        let of_document = after_document.is_some_and(|end| {
            mention.span.start >= end && doc.text[end as usize..mention.span.start as usize].trim().len() <= 3
        });
        let born = tokens.start >= 1 && (tokens.start.saturating_sub(2)..tokens.start).any(|i| doc.key(i) == "sinh");
        let future = is_future(doc, mention) || aims(doc, tokens.start);
        if of_document || born {
            continue;
        }
        let early = doc.sentence_of(tokens.start).is_some_and(|s| s < 6);
        let mut add = |year: i32, weight: i32| *weights.entry(year).or_default() += if future { weight / 4 } else { weight };
        match &time.said {
            Said::Point(p) => {
                let Some(year) = p.year else { continue };
                if p.is_full_day() {
                    add(year, if early { 16 } else { 8 });
                    days.push((*p, if early && !future { 2 } else { 1 }));
                } else {
                    add(year, if p.half.is_some() || p.quarter.is_some() || p.month.is_some() { 8 } else { 6 });
                }
            }
            Said::Months { year: Some(year), .. } => add(*year, 8),
            Said::Interval(a, Some(b))
                if time.kind == TimeKind::Term && term_start.is_none() && a.year.is_some() && b.year.is_some() =>
            {
                term_start = a.year;
            }
            Said::Interval(a, Some(b)) if b.month.is_some() => {
                if let Some(year) = b.year.or(a.year) {
                    add(year, 8);
                }
            }
            _ => {}
        }
    }
    // A year of the past stands in many articles; the latest of the well-attested years is the article's.
    let most = weights.values().copied().max().unwrap_or(0);
    let year = weights.iter().rev().find(|(_, w)| **w >= 4 && **w * 4 >= most).map(|(y, _)| *y);
    if let Some(year) = year {
        // The day: the first full date of that year, best one of the first sentences.
        let day = days.iter().filter(|(p, w)| p.year == Some(year) && *w == 2).map(|(p, _)| *p).next();
        return Some(Anchor { year, day: day.and_then(|p| Some((p.month?, p.day?))) });
    }
    let opens_term = || {
        let head = doc.layout.sentences.iter().take(6).flat_map(|s| s.tokens.clone());
        head.into_iter().any(|i| {
            doc.key(i) == "đai5" && doc.key(i + 1) == "hôi5"
                || doc.key(i) == "thư2" && doc.key(i + 1) == "nhât2" && i > 1 && doc.key(i - 1) == "lân1"
        })
    };
    term_start.filter(|_| opens_term()).map(|year| Anchor { year, day: None })
}

/// Whether a target or plan stands right before token `i`: `đến năm 2025`, `tầm nhìn 2045`, `giai đoạn …`.
fn aims(doc: &Doc, i: usize) -> bool {
    i > 0 && (matches!(doc.key(i - 1), "đên2" | "nhin1" | "trươc2" | "đoan5") || i > 1 && doc.key(i - 2) == "đên2")
}
