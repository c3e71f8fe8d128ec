//! From one time to another: `từ … đến …`, `12 - 14/10`, `2016-2020`, open ends.

use super::Said;
use super::point::{self, Point};
use super::span::{Read, any_point, is_dash, read};
use crate::phrase::dates;
use crate::record::TimeKind;
use crate::segment::Doc;

/// `từ … đến …`, `từ … đến nay`, `12 - 14/10`, `2016-2020`, `từ nay đến …`.
pub(super) fn interval(doc: &Doc, i: usize) -> Option<Read> {
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
    // `từ 8h ngày 12/10 đến 17h ngày 13/10`: the hours are left out.
    let start = if from { past_clock(doc, start) } else { start };
    // `lễ 30/4 - 1/5`
    let opened = from || dates::day_and_month(doc, start).is_some();
    let first = any_point(doc, start, opened);
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
        let to = past_clock(doc, end + 1);
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

/// Past a clock time that stands before a day: `8h`, `17 giờ 30 phút`, `7h30`; only where a day follows.
fn past_clock(doc: &Doc, i: usize) -> usize {
    if !doc.token(i).is_some_and(|t| t.is_number()) {
        return i;
    }
    let mut at = i + 1;
    if !(matches!(doc.key(at), "h" | "g") && doc.glued(i) || doc.key(at) == "giơ1") {
        return i;
    }
    at += 1;
    if doc.token(at).is_some_and(|t| t.is_number()) && !matches!(doc.key(at + 1), "/" | "-" | ".") {
        at += 1 + usize::from(doc.key(at + 1) == "phut2");
    }
    if doc.key(at) == "ngay1" && !doc.breaks_after(at - 1) { at } else { i }
}

pub(super) fn is_to(doc: &Doc, i: usize) -> bool {
    matches!(doc.key(i), "đên2" | "tơi2") && !doc.breaks_after(i)
}

/// A day number alone, the other half of `12 đến 14-10` or `12-14/10`: only `ngày 12`, or a number after an opening word.
fn bare_number(doc: &Doc, i: usize, opened: bool) -> Option<(usize, Point)> {
    let (at, opened) = if matches!(doc.key(i), "ngay1" | "mung1") { (i + 1, true) } else { (i, opened) };
    let n = point::digits(doc, at).filter(|_| opened)?;
    let t = doc.token(at)?;
    // `30/08/2023 - 09:12`
    // `17h`
    let clock = doc.token(at + 1).is_some_and(|t| t.is(':')) || matches!(doc.key(at + 1), "h" | "g");
    if clock && doc.glued(at) || doc.key(at + 1) == "giơ1" {
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

fn edge_of_unit(doc: &Doc, i: usize) -> Option<usize> {
    (matches!(doc.key(i), "đâu1" | "giưa4" | "cuôi2" | "hêt2") && matches!(doc.key(i + 1), "năm" | "thang2" | "nhiêm5"))
        .then_some(i + 2)
}
