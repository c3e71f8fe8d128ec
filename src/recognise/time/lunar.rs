//! The lunar year: its days (`rằm tháng Bảy`, `mùng 3 Tết`, `10/3 âm lịch`), its feasts (`Tết Trung thu`) and the names of years (`năm Mậu Tuất`).

use super::Said;
use super::point::{self, Point};
use super::span::{Read, read};
use crate::lexicon::{FEASTS, LUNAR_YEARS, Table};
use crate::record::TimeKind;
use crate::segment::Doc;

/// A time of the lunar year that begins at token `i`.
pub(super) fn at(doc: &Doc, i: usize) -> Option<Read> {
    feast(doc, i).or_else(|| day(doc, i)).or_else(|| solar_form(doc, i)).or_else(|| year(doc, i))
}

/// `Tết Nguyên đán Canh Tý 2020`, `Giỗ Tổ Hùng Vương (10/3 âm lịch)`, `Tết Mậu Tuất`.
fn feast(doc: &Doc, i: usize) -> Option<Read> {
    let bare = doc.key(i) == "têt2" && named_year(doc, i + 1).is_some();
    let feast = doc.hits.longest(i, Table::Feast).filter(|h| (i..h.end as usize).any(|k| doc.tokens.list[k].is_capital()));
    let (end, month, day) = match feast {
        Some(hit) => {
            let row = &FEASTS[hit.row as usize];
            (hit.end as usize, row.month, row.day)
        }
        None if bare => (i + 1, 1, 1),
        None => return None,
    };
    let (mut end, year) = year_after(doc, end).map_or((end, None), |(end, y)| (end, Some(y)));
    let feast_end = end;
    // `(10/3 âm lịch)` says which day it is, and is a part of it.
    if doc.token(end).is_some_and(|t| t.is('(')) && !doc.breaks_after(end - 1) {
        let close = solar_form(doc, end + 1).map(|r| r.end).filter(|e| doc.token(*e).is_some_and(|t| t.is(')')));
        end = close.map_or(end, |e| e + 1);
    }
    // `Giỗ Tổ Hùng Vương - Lễ hội Đền Hùng` is the name of a ceremony; a day where the words say so.
    let dated = end > feast_end
        || year.is_some()
        || i > 0 && matches!(doc.key(i - 1), "ngay1" | "dip5" | "mua1" | "đon2" | "trươc2" | "sau");
    if doc.key(i) == "giô4" && !dated {
        return None;
    }
    // `dịp Tết` is some days, not one.
    let holidays = (month, day) == (1, 1) && i > 0 && doc.key(i - 1) == "dip5";
    found(i, end, year, (month, day), holidays)
}

fn found(i: usize, end: usize, year: Option<i32>, (month, day): (i16, i16), holidays: bool) -> Option<Read> {
    let said = if holidays { Said::NewYearHolidays(year) } else { Said::LunarDay { year, month: month as u8, day: day as u8 } };
    read(i, end, said, TimeKind::Period, "time.feast", 80)
}

/// `rằm tháng Giêng Mậu Tuất`, `mùng 6 tháng Giêng`, `23 tháng Chạp`, `mùng 1 Tết`.
fn day(doc: &Doc, i: usize) -> Option<Read> {
    let (at, day, sure) = match doc.key(i) {
        "răm1" => (i + 1, 15, true),
        "mung1" | "mông1" => {
            let (at, n) = point::small_number(doc, i + 1)?;
            (at, n, false)
        }
        "ngay1" if matches!(doc.key(i + 1), "răm1") => (i + 2, 15, true),
        _ => {
            let (at, n) = point::small_number(doc, i)?;
            (at, n, false)
        }
    };
    if doc.breaks_after(at - 1) || !(1..=30).contains(&day) {
        return None;
    }
    let opened = matches!(doc.key(i), "mung1" | "mông1");
    let (end, month) = match (doc.key(at), doc.key(at + 1)) {
        ("thang2", "giêng") => (at + 2, 1),
        ("thang2", "chap5") => (at + 2, 12),
        ("thang2", _) if sure => {
            let (end, month) = point::month(doc, at)?;
            (end, i16::from(month.month?))
        }
        ("têt2", _) if opened => (at + 1, 1),
        _ => return None,
    };
    let (end, year) = year_after(doc, end).map_or((end, None), |(end, y)| (end, Some(y)));
    let said = Said::LunarDay { year, month: month as u8, day: day as u8 };
    read(i, end, said, TimeKind::Date, "time.lunar", 80)
}

/// `10/3 âm lịch`, `ngày 5 tháng 5 âm lịch`.
fn solar_form(doc: &Doc, i: usize) -> Option<Read> {
    if !doc.tokens.list.get(i)?.is_number() && !matches!(doc.key(i), "ngay1" | "mung1" | "mông1") {
        return None;
    }
    let (end, p) = point::day(doc, i, true)?;
    let lunar = matches!(doc.key(end), "âm") && doc.key(end + 1) == "lich5" || doc.key(end) == "al";
    let (Some(month), Some(day), None) = (p.month, p.day, p.year) else { return None };
    let end = end + if doc.key(end) == "al" { 1 } else { 2 };
    lunar.then_some(()).and_then(|()| read(i, end, Said::LunarDay { year: None, month, day }, TimeKind::Date, "time.lunar", 80))
}

/// `năm Mậu Tuất`, `xuân Quý Mão 2023`, `đầu xuân Ất Tỵ`.
fn year(doc: &Doc, i: usize) -> Option<Read> {
    let edge = matches!(doc.key(i), "đâu1");
    let at = i + usize::from(edge);
    if !matches!(doc.key(at), "năm" | "xuân") || doc.breaks_after(at) {
        return None;
    }
    let (end, lunar) = named_year(doc, at + 1)?;
    if let Some((end, solar)) = solar_year(doc, end) {
        return read(i, end, Said::Point(Point::year(solar)), TimeKind::Period, "time.lunar-year", 85);
    }
    read(i, end, Said::LunarYear(lunar), TimeKind::Period, "time.lunar-year", 80)
}

/// The lunar year that a name of two words at `i` names: its number in the table's cycle.
fn named_year(doc: &Doc, i: usize) -> Option<(usize, i32)> {
    let hit = doc.hits.longest(i, Table::LunarYear)?;
    let capital = (i..hit.end as usize).all(|k| doc.tokens.list[k].is_capital());
    capital.then(|| (hit.end as usize, i32::from(LUNAR_YEARS[hit.row as usize].year)))
}

fn solar_year(doc: &Doc, i: usize) -> Option<(usize, i32)> {
    let bracket = doc.token(i).is_some_and(|t| t.is('('));
    let dash = usize::from(bracket || doc.token(i).is_some_and(|t| t.is('-')));
    if doc.breaks_after(i - 1) {
        return None;
    }
    let year = point::year(doc, i + dash)?;
    let end = i + dash + 1;
    Some((end + usize::from(bracket && doc.token(end).is_some_and(|t| t.is(')'))), year))
}

/// `Mậu Tuất`, `năm Mậu Tuất`, `Canh Tý 2020`, `năm 2020` after a day or feast.
fn year_after(doc: &Doc, i: usize) -> Option<(usize, i32)> {
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let at = i + usize::from(doc.key(i) == "năm");
    if let Some((end, lunar)) = named_year(doc, at) {
        return Some(solar_year(doc, end).unwrap_or((end, lunar)));
    }
    // `Lễ Vu lan năm 2022`: the year tells which, and is a time of its own.
    let year = point::year(doc, at).filter(|y| (1900..=2100).contains(y))?;
    Some((if at > i { i } else { at + 1 }, year))
}
