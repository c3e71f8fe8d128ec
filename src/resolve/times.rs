//! Dates against the reference date; missing years from the whole article.
//!
//! The year of the article is the year of its publication, if the page states one, else the year that its own dates tell: full dates and years said of
//! what is past or present ([`super::anchor`]). If nothing tells, the year stays open (`XXXX-11-14`).

use super::anchor::own_dates;
use super::calendar;
use crate::lexicon::TERMS;
use crate::order;
use crate::recognise::time::{Point, Said, TimeExpression};
use crate::recognise::{Candidate, Found};
use crate::record::{TimeKind, TimeValue};
use crate::segment::{BlockKind, Doc};

/// The times of an article, anchored.
#[derive(Debug, Default)]
pub struct Times {
    /// The day against which dates were resolved, `YYYY-MM-DD`.
    pub reference_date: Option<String>,
    /// The day that the article speaks of: the reference date, or a day of the only known year; `None` also in 2025, when the units of the
    /// administration changed in the middle of the year.
    pub day: Option<String>,
    /// By mention; `None` where the mention is no time.
    pub values: Vec<Option<Box<TimeValue>>>,
    anchor: Option<Anchor>,
}

impl Times {
    /// The date of a document that the article tells without its year (`XXXX-08-21`): the last such day.
    pub(super) fn past_date(&self, date: &str) -> String {
        let part = |from: usize| date.get(from..from + 2).and_then(|p| p.parse().ok());
        match (date.strip_prefix("XXXX-"), part(5), part(8)) {
            (Some(_), Some(month), Some(day)) => {
                let point = Point { month: Some(month), day: Some(day), ..Point::default() };
                fill(point, self.anchor, Tense { future: false, past: true }).iso()
            }
            _ => date.to_owned(),
        }
    }
}

/// The day or only the year that dates are resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) year: i32,
    /// Month and day, where the day is known.
    pub(super) day: Option<(u8, u8)>,
}

impl Anchor {
    /// The day as a number.
    fn number(self) -> Option<i32> {
        self.day.map(|(month, day)| calendar::number(self.year, month, day))
    }

    fn iso(self) -> Option<String> {
        self.day.map(|(month, day)| format!("{:04}-{month:02}-{day:02}", self.year))
    }
}

/// Anchors the times. `published` is what the page states, `given` what the reader says (`YYYY-MM-DD`).
pub fn resolve(doc: &Doc, mentions: &[Candidate], published: Option<&str>, given: Option<&str>) -> Times {
    let anchor = published.and_then(parse_anchor).or_else(|| own_dates(doc, mentions)).or_else(|| given.and_then(parse_anchor));
    let mut context = Context {
        anchor,
        planned: planned(doc, mentions, anchor),
        reported: reported(mentions),
        terms: terms(mentions),
        first_day: None,
        last_day: None,
        last_period: None,
    };
    let mut values = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let Found::Time(time) = &mention.found else {
            values.push(None);
            continue;
        };
        let tense = Tense { future: is_future(doc, mention), past: is_past(doc, mention) };
        let value = value(doc, mention, time, &context, tense);
        let start = doc.tokens_in(mention.span).start;
        let told = doc.block_of(start).is_some_and(|b| matches!(b.kind, BlockKind::Body | BlockKind::ListItem));
        context.note(&time.said, tense, told);
        values.push(Some(Box::new(value)));
    }
    let reference_date = anchor.and_then(Anchor::iso);
    let of_year = anchor.filter(|a| a.year != 2025).map(|a| format!("{:04}-06-15", a.year));
    let day = reference_date.clone().or(of_year);
    Times { reference_date, day, values, anchor }
}

fn parse_anchor(date: &str) -> Option<Anchor> {
    let mut parts = date.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Anchor { year, day: Some((month, day)) })
}

/// What the article says besides a time itself.
struct Context {
    anchor: Option<Anchor>,
    /// The year for which the article tells a plan, where it is the one after its own.
    planned: Option<i32>,
    /// The first months of the year that the article reports on, as it names them: 6, 9 or 11.
    reported: Vec<u8>,
    /// The terms of office that it names.
    terms: Vec<(i32, i32)>,
    /// The day named first in the article itself.
    first_day: Option<Point>,
    /// The day named last.
    last_day: Option<Point>,
    /// The period named last, that `cùng kỳ` goes back a year from.
    last_period: Option<Period>,
}

/// How the words around a time speak of it.
#[derive(Debug, Clone, Copy)]
struct Tense {
    future: bool,
    past: bool,
}

/// A period of a year.
#[derive(Debug, Clone, Copy)]
enum Period {
    Point(Point),
    Months(u8, u8, i32),
}

impl Period {
    fn year_before(self) -> String {
        match self {
            Period::Point(p) => Point { year: p.year.map(|y| y - 1), ..p }.iso(),
            Period::Months(first, last, year) => months(first, last, Some(year - 1)),
        }
    }
}

impl Context {
    /// Keeps what later times may refer to.
    fn note(&mut self, said: &Said, tense: Tense, told: bool) {
        match said {
            Said::Point(p) if p.day.is_some() && p.month.is_some() => {
                self.last_day = Some(fill(*p, self.anchor, tense));
                self.first_day = self.first_day.or(self.last_day.filter(|_| told));
            }
            Said::Point(p) => {
                self.last_period = Some(fill(*p, self.anchor, tense)).filter(|p| p.year.is_some()).map(Period::Point)
            }
            Said::Months { first, last, year } => {
                let year = year.or(self.anchor.map(|a| a.year));
                self.last_period = year.map(|y| Period::Months(*first, *last, y));
            }
            Said::MonthsOrLength(n) if self.reported.contains(n) => {
                self.last_period = self.anchor.map(|a| first_months(*n, a.year));
            }
            _ => {}
        }
    }
}

fn first_months(n: u8, year: i32) -> Period {
    match n {
        6 => Period::Point(Point { year: Some(year), half: Some(1), ..Point::default() }),
        n => Period::Months(1, n, year),
    }
}

/// The first months of the year on which an article reports.
fn reported(mentions: &[Candidate]) -> Vec<u8> {
    let of = |m: &Candidate| match &m.found {
        Found::Time(t) => match t.said {
            Said::Point(Point { half: Some(_), .. }) => Some(6),
            Said::Months { first: 1, last, .. } => Some(last),
            _ => None,
        },
        _ => None,
    };
    mentions.iter().filter_map(of).collect()
}

/// The year after the article's own, where the headline says that a plan for it is told: `Kế hoạch tuyển dụng năm 2025` in October 2024.
fn planned(doc: &Doc, mentions: &[Candidate], anchor: Option<Anchor>) -> Option<i32> {
    let next = anchor?.year + 1;
    let names_next =
        |m: &Candidate| matches!(&m.found, Found::Time(t) if matches!(t.said, Said::Point(p) if p == Point::year(next)));
    let headline = mentions.iter().filter(|m| names_next(m)).find_map(|m| {
        let block = doc.block_of(doc.tokens_in(m.span).start)?;
        (block.kind == BlockKind::Headline).then(|| block.tokens.clone())
    })?;
    let plan = headline.into_iter().any(|i| {
        matches!((doc.key(i), doc.key(i + 1)), ("kê2", "hoach5") | ("nhiêm5", "vu5") | ("dư5", "toan2") | ("phương", "hương2"))
    });
    plan.then_some(next)
}

/// The terms that an article names with their years.
fn terms(mentions: &[Candidate]) -> Vec<(i32, i32)> {
    let of = |m: &Candidate| match &m.found {
        Found::Time(t) if t.kind == TimeKind::Term => match &t.said {
            Said::Interval(a, Some(b)) => a.year.zip(b.year),
            _ => None,
        },
        _ => None,
    };
    mentions.iter().filter_map(of).collect()
}

fn months(first: u8, last: u8, year: Option<i32>) -> String {
    let month = |m: u8| Point { year, month: Some(m), ..Point::default() }.iso();
    match (first, last) {
        (1, 12) => Point { year, ..Point::default() }.iso(),
        _ => format!("{}/{}", month(first), month(last)),
    }
}

/// What a time says, with the year filled in.
fn value(doc: &Doc, mention: &Candidate, time: &TimeExpression, context: &Context, tense: Tense) -> TimeValue {
    let anchor = context.anchor;
    let mut kind = time.kind;
    let unsaid = |iso: Option<String>| ("?".to_owned(), iso.unwrap_or_else(|| "?".to_owned()));
    let (said, iso) = match &time.said {
        // A quarter in a plan for the next year.
        Said::Point(p) if p.quarter.is_some() && p.year.is_none() && context.planned.is_some() && !tense.past => {
            (p.iso(), Point { year: context.planned, ..*p }.iso())
        }
        Said::Point(p) => (p.iso(), deadline(fill(*p, anchor, tense), *p, time, anchor).iso()),
        Said::Interval(a, None) => {
            let open = fill(*a, anchor, Tense { future: false, ..tense });
            (format!("{}/..", a.iso()), format!("{}/..", open.iso()))
        }
        Said::Interval(a, Some(b)) => {
            let (from, to) = interval(*a, *b, anchor, tense);
            (span(*a, *b), span(from, to))
        }
        Said::Months { first, last, year } => {
            (months(*first, *last, *year), months(*first, *last, year.or(anchor.map(|a| a.year))))
        }
        Said::MonthsOrLength(n) => {
            // In the month after, one reports on the months before.
            let just_past = *n > 6 && anchor.is_some_and(|a| a.day.is_some_and(|(m, _)| m == *n || m == *n + 1));
            let iso = match anchor {
                Some(a) if context.reported.contains(n) || just_past => match first_months(*n, a.year) {
                    Period::Point(p) => p.iso(),
                    Period::Months(first, last, year) => months(first, last, Some(year)),
                },
                _ => {
                    kind = TimeKind::Duration;
                    format!("P{n}M")
                }
            };
            (format!("P{n}M"), iso)
        }
        Said::Length(iso) => (iso.clone(), iso.clone()),
        Said::Every(iso) => (iso.clone(), iso.clone()),
        Said::Relative(days) => unsaid(day_from(anchor, |today| today + days)),
        Said::Weekday { day, weeks } => unsaid(day_from(anchor, |today| {
            let monday = today - calendar::weekday(today) + 1;
            let day = i32::from(*day) - 1;
            match weeks {
                Some(weeks) => monday + 7 * weeks + day,
                // The last one before today.
                None if monday + day < today => monday + day,
                None => monday + day - 7,
            }
        })),
        Said::RelativeWeek(weeks) => unsaid(anchor.and_then(Anchor::number).map(|today| calendar::week(today + 7 * weeks))),
        Said::Weekend(weeks) => unsaid(anchor.and_then(Anchor::number).map(|today| {
            let saturday = today - calendar::weekday(today) + 6 + 7 * weeks;
            days(saturday, saturday + 1)
        })),
        Said::RelativeYear(part, years) => unsaid(anchor.map(|a| Point { year: Some(a.year + years), ..*part }.iso())),
        Said::RelativeMonth(months) => unsaid(parts_after(anchor, 12, *months).map(|p| p.iso())),
        Said::RelativeQuarter(quarters) => unsaid(parts_after(anchor, 4, *quarters).map(|p| p.iso())),
        // At the head of a paragraph it is the day of which the article tells.
        Said::SameDay => {
            let start = doc.tokens_in(mention.span).start;
            let opens = doc.block_of(start).is_some_and(|b| b.tokens.start == start);
            unsaid(context.first_day.filter(|_| opens).or(context.last_day).map(|p| p.iso()))
        }
        Said::SamePeriod => {
            if context.last_period.is_some() {
                kind = TimeKind::Period;
            }
            unsaid(context.last_period.map(Period::year_before))
        }
        Said::FromNow(to) => {
            let end = fill(*to, anchor, Tense { future: true, past: false });
            let end = Point { year: end.year.or(anchor.map(|a| a.year)), ..end };
            unsaid(anchor.and_then(Anchor::iso).filter(|_| end.year.is_some()).map(|today| format!("{today}/{}", end.iso())))
        }
        Said::Term(which) => {
            let term = anchor.and_then(|a| term(doc, mention, a, &context.terms, *which));
            if term.is_some() {
                kind = TimeKind::Term;
            }
            // `so với đầu nhiệm kỳ` is a point: the first year.
            let start = doc.tokens_in(mention.span).start;
            let compared =
                time.modifier == Some("start") && start > 1 && doc.key(start - 1) == "vơi2" && doc.key(start - 2) == "so";
            unsaid(term.map(|(a, b)| if compared { format!("{a:04}") } else { format!("{a:04}/{b:04}") }))
        }
        Said::LunarDay { year, month, day } => {
            let at = |year: i32| calendar::lunar(year, *month, *day);
            unsaid(lunar(*year, anchor, at).map(|n| calendar::date(n).iso()))
        }
        Said::NewYearHolidays(year) => {
            let at = |year: i32| calendar::lunar(year, 1, 1);
            unsaid(lunar(*year, anchor, at).map(|n| days(n - 1, n + 4)))
        }
        Said::LunarYear(year) => {
            // Names come again after sixty years; the table holds the one of our time.
            unsaid(calendar::lunar_year(*year).map(|(first, last)| days(first, last)))
        }
        Said::Vague => unsaid(None),
    };
    TimeValue { iso, kind, said, modifier: time.modifier.map(str::to_owned) }
}

/// A deadline without a year that is long over is the next year's: `trước ngày 30/3` in an article of December.
fn deadline(filled: Point, said: Point, time: &TimeExpression, anchor: Option<Anchor>) -> Point {
    let over = said.year.is_none()
        && said.day.is_some()
        && time.modifier == Some("before")
        && filled.month.zip(anchor.and_then(|a| a.day)).is_some_and(|(month, (now, _))| month + 3 <= now)
        && filled.year == anchor.map(|a| a.year);
    Point { year: filled.year.map(|y| y + i32::from(over)), ..filled }
}

/// From one point to another; a decade is one value in EDTF.
fn span(a: Point, b: Point) -> String {
    match (a.year, b.year) {
        (Some(from), Some(to)) if from % 10 == 0 && to == from + 9 && a.month.is_none() && b.month.is_none() => {
            format!("{:03}X", from / 10)
        }
        _ => format!("{}/{}", a.iso(), b.iso()),
    }
}

fn days(first: i32, last: i32) -> String {
    format!("{}/{}", calendar::date(first).iso(), calendar::date(last).iso())
}

/// A day counted from the article's own.
fn day_from(anchor: Option<Anchor>, day: impl Fn(i32) -> i32) -> Option<String> {
    anchor.and_then(Anchor::number).map(|today| calendar::date(day(today)).iso())
}

/// A day of the lunar year that is said, else the one nearest to the article's day.
fn lunar(year: Option<i32>, anchor: Option<Anchor>, at: impl Fn(i32) -> Option<i32>) -> Option<i32> {
    if let Some(year) = year {
        return at(year);
    }
    let anchor = anchor?;
    let Some(today) = anchor.number() else { return at(anchor.year) };
    (anchor.year - 1..=anchor.year + 1).filter_map(at).min_by_key(|n| (n - today).abs())
}

/// The term of office that is meant: among those that the article names, else of the body that the sentence speaks of.
fn term(doc: &Doc, mention: &Candidate, anchor: Anchor, named: &[(i32, i32)], which: i32) -> Option<(i32, i32)> {
    let start = doc.tokens_in(mention.span).start;
    let of_council = doc.sentence_of(start).is_some_and(|s| {
        let tokens = doc.layout.sentences[s].tokens.clone();
        let near = start.saturating_sub(40).max(tokens.start)..tokens.end.min(start + 40);
        near.into_iter()
            .any(|k| doc.key(k) == "hđnd" || matches!((doc.key(k), doc.key(k + 1)), ("quôc2", "hôi5") | ("hôi5", "đông1")))
    });
    let of = if of_council { "council" } else { "party" };
    let listed: Vec<(i32, i32)> = TERMS.iter().filter(|t| t.of == of).map(|t| (i32::from(t.first), i32::from(t.last))).collect();
    // At the end of a term and the beginning of the next the words tell which is meant, or nothing does.
    let pick = |terms: &[(i32, i32)], which: i32| -> Option<(i32, i32)> {
        let holding = order::unique(terms.iter().copied().filter(|(a, b)| *a <= anchor.year && anchor.year <= *b));
        match (holding.as_slice(), which) {
            ([one], 0) => Some(*one),
            ([one, ..], -1) if one.1 == anchor.year => Some(*one),
            ([.., one], 1) if one.0 == anchor.year => Some(*one),
            _ => None,
        }
    };
    if let Some(found) = pick(named, which) {
        return Some(found);
    }
    pick(&listed, which).or_else(|| {
        let (a, b) = pick(&listed, 0)?;
        match which {
            -1 => listed.iter().copied().find(|t| t.1 == a),
            1 => listed.iter().copied().find(|t| t.0 == b),
            _ => None,
        }
    })
}

/// Fills in the year: the one that puts a day nearest to the reference, not after it where the words speak of the past, not before it where they speak of what
/// is to come.
fn fill(p: Point, anchor: Option<Anchor>, tense: Tense) -> Point {
    let (None, Some(anchor)) = (p.year, anchor) else { return p };
    let mut year = anchor.year;
    if let (Some(month), Some((reference, _))) = (p.month, anchor.day) {
        let ahead = i32::from(month) - i32::from(reference);
        // In January one speaks of last December; in December of next January.
        if ahead >= 6 && !tense.future || ahead >= 10 {
            year -= 1;
        } else if ahead <= -10 && !tense.past {
            year += 1;
        }
    }
    Point { year: Some(year), ..p }
}

fn interval(a: Point, b: Point, anchor: Option<Anchor>, tense: Tense) -> (Point, Point) {
    let to = fill(b, anchor, tense);
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

/// Whether the words before a time, in its clause, speak of what is to come.
pub(super) fn is_future(doc: &Doc, mention: &Candidate) -> bool {
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

/// Whether the words before a time, in its clause, speak of the past.
fn is_past(doc: &Doc, mention: &Candidate) -> bool {
    let start = doc.tokens_in(mention.span).start;
    let from = doc.sentence_of(start).map_or(start, |s| doc.layout.sentences[s].tokens.start).max(start.saturating_sub(14));
    (from..start).any(|i| matches!(doc.key(i), "đa4" | "vưa1" | "tư1"))
}
