//! The day or year that an article speaks from, where the page does not state it: told by its own dates.
//!
//! Its full dates count, and the years said of what is past or present. A document's date, a target, a plan or a term does not date an article; but a congress, or
//! the first session that opens a term, is held in the term's first year, and a document of the weeks before a day without a year (`Chỉ thị … ngày 7/6/2017`, `ngày 18/6`) tells
//! the year of that day where nothing later does.

use super::calendar;
use super::times::{Anchor, is_future};
use crate::recognise::time::{Point, Said};
use crate::recognise::{Candidate, Found};
use crate::record::TimeKind;
use crate::segment::Doc;
use std::ops::Range;

/// The anchor that the article's own dates give: its full dates, and the years said of what is past or present.
pub(super) fn own_dates(doc: &Doc, mentions: &[Candidate]) -> Option<Anchor> {
    // By year.
    let mut weights: Vec<(i32, i32)> = Vec::new();
    let mut days: Vec<(Point, i32)> = Vec::new();
    let mut term_start = None;
    let mut after_document = None;
    let mut office_wrote = false;
    // Dates of documents, and the days of the article without a year.
    let (mut cited, mut bare): (Vec<Point>, Vec<(u8, u8)>) = (Vec::new(), Vec::new());
    for mention in mentions {
        if let Found::Document(document) = &mention.found {
            after_document = Some(mention.span.end);
            // Laws and resolutions are cited for years; what an office wrote is news.
            let symbol = document.symbol.as_deref().unwrap_or_default();
            office_wrote = matches!(
                &*document.kind,
                "Quyết định" | "Công văn" | "Công điện" | "Kế hoạch" | "Thông báo" | "Tờ trình" | "Văn bản" | "Báo cáo"
            ) || document.kind == "Chỉ thị" && !symbol.ends_with("TW") && !symbol.is_empty();
            continue;
        }
        let Found::Time(time) = &mention.found else { continue };
        let tokens = doc.tokens_in(mention.span);
        let of_document = after_document.is_some_and(|end| {
            mention.span.start >= end && doc.text[end as usize..mention.span.start as usize].trim().len() <= 3
        });
        let born = mention.rule == "time.bracketed-year"
            || tokens.start >= 1 && (tokens.start.saturating_sub(2)..tokens.start).any(|i| matches!(doc.key(i), "sinh" | "sn"));
        let horizon = aims(doc, tokens.start);
        let future = horizon || is_future(doc, mention) || begins_later(doc, &tokens);
        if let Said::Point(p) = &time.said {
            match (p.is_full_day(), p.month.zip(p.day)) {
                (true, _) if of_document && office_wrote => cited.push(*p),
                (false, Some(day)) if p.year.is_none() && !of_document => bare.push(day),
                _ => {}
            }
        }
        if of_document || born {
            continue;
        }
        let early = doc.sentence_of(tokens.start).is_some_and(|s| s < 6);
        let mut add = |year: i32, weight: i32| {
            let at = weights.partition_point(|(y, _)| *y < year);
            if weights.get(at).is_none_or(|(y, _)| *y != year) {
                weights.insert(at, (year, 0));
            }
            weights[at].1 += if future { weight / 4 } else { weight };
        };
        match &time.said {
            Said::Point(p) => {
                let Some(year) = p.year else { continue };
                // However often a target is named, it dates nothing.
                if horizon && p.month.is_none() {
                    continue;
                }
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
    let most = weights.iter().map(|(_, w)| *w).max().unwrap_or(0);
    let year = weights.iter().rev().find(|(_, w)| *w >= 4 && *w * 4 >= most).map(|(y, _)| *y);
    let opens_term = || {
        let head = doc.layout.sentences.iter().take(6).flat_map(|s| s.tokens.clone());
        head.into_iter().any(|i| {
            doc.key(i) == "đai5" && doc.key(i + 1) == "hôi5"
                || doc.key(i) == "thư2" && doc.key(i + 1) == "nhât2" && i > 1 && doc.key(i - 1) == "lân1"
        })
    };
    // A congress that opens a term is not held in the last year that it looks back to.
    let looks_back = |year: i32| {
        term_start.is_some_and(|start| year < start) && days.iter().all(|(p, _)| p.year != Some(year)) && opens_term()
    };
    // `ngày 18/6` some weeks after a directive of 7/6/2017: no older year is meant.
    if let Some(told) = cited.iter().filter(|c| follows(c, &bare)).filter_map(|c| c.year).max()
        && days.is_empty()
        && year.is_none_or(|y| y < told)
    {
        return Some(Anchor { year: told, day: None });
    }
    if let Some(year) = year.filter(|y| !looks_back(*y)) {
        // The day: the first full date of that year, best one of the first sentences.
        let day = days.iter().filter(|(p, w)| p.year == Some(year) && *w == 2).map(|(p, _)| *p).next();
        return Some(Anchor { year, day: day.and_then(|p| Some((p.month?, p.day?))) });
    }
    term_start.filter(|_| opens_term()).map(|year| Anchor { year, day: None })
}

/// Whether one of the days without a year is the day of a document, or comes in the weeks after it.
fn follows(document: &Point, days: &[(u8, u8)]) -> bool {
    /// Days between a document and what is told of it.
    const SOON: i32 = 45;
    let (Some(year), Some(month), Some(day)) = (document.year, document.month, document.day) else { return false };
    let from = calendar::number(year, month, day);
    days.iter().any(|(m, d)| (0..=SOON).contains(&(calendar::number(year, *m, *d) - from)))
}

/// Whether a target or plan stands right before token `i`: `đến năm 2025`, `tầm nhìn 2045`, `giai đoạn …`.
fn aims(doc: &Doc, i: usize) -> bool {
    i > 0 && (matches!(doc.key(i - 1), "đên2" | "nhin1" | "trươc2" | "đoan5") || i > 1 && doc.key(i - 2) == "đên2")
}

/// Whether a year is the one from which something will be: `từ năm 2030 thành phố sẽ …`.
fn begins_later(doc: &Doc, tokens: &Range<usize>) -> bool {
    let from = tokens.start > 0 && doc.key(tokens.start - 1) == "tư1" || doc.key(tokens.start) == "tư1";
    let clause = (tokens.end..(tokens.end + 10).min(doc.len())).take_while(|i| !matches!(doc.key(*i), "," | ";" | "." | ":"));
    from && clause.into_iter().any(|i| doc.key(i) == "se4")
}
