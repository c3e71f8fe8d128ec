//! Numbers in tables: between bars, or copied cell by cell, one on a line.

use super::number::{currency, decimal, scale};
use crate::lexicon::Table;
use crate::segment::Doc;

/// A number alone in the cell of a table: between bars, or on a line of its own, in a form that no list number has, or after the line of a unit.
pub(super) fn is_cell(doc: &Doc, start: usize, end: usize) -> bool {
    let bar = |k: usize| doc.token(k).is_some_and(|t| t.is('|'));
    if start > 1 && bar(start - 1) && (bar(end) || doc.breaks_after(end - 1)) && !doc.breaks_after(start - 1) {
        return true;
    }
    let line = start > 0 && doc.breaks_after(start - 1) && (end >= doc.len() || doc.breaks_after(end - 1));
    if !line {
        return false;
    }
    let unit_above = start > 1
        && (doc.token(start - 1).is_some_and(|t| t.is('%')) && doc.breaks_after(start - 2)
            || (2..=3).any(|n| start > n && doc.breaks_after(start - n) && is_unit_line(doc, start + 1 - n, start)));
    let decimal = end - start == 3 && doc.token(start + 1).is_some_and(|t| t.is('.') || t.is(','));
    // `Giấy khen / 2 / Hội Nông dân xã`: the number of the next row, before its first cell.
    let row = end == start + 1
        && doc.tokens.list[start].end - doc.tokens.list[start].start <= 2
        && doc.token(end).is_some_and(|t| t.is_word() && t.is_capital());
    decimal || unit_above && !row
}

/// The unit on a line of its own above the numbers of a table that was copied cell by cell.
pub(super) fn unit_above(doc: &Doc, start: usize, end: usize) -> Option<String> {
    let mut line = start;
    if !(end >= doc.len() || doc.breaks_after(end - 1)) {
        return None;
    }
    for _ in 0..6 {
        if line == 0 || !doc.breaks_after(line - 1) {
            return None;
        }
        let above = (line.saturating_sub(5)..line).rev().find(|k| *k == 0 || doc.breaks_after(k - 1))?;
        if is_unit_line(doc, above, line) {
            return Some(doc.words(above..line).to_owned());
        }
        if decimal(doc, above).is_none_or(|(end, _)| end != line) {
            return None;
        }
        line = above;
    }
    None
}

/// Whether tokens `from..end` are a unit: `người`, `triệu đồng`.
fn is_unit_line(doc: &Doc, from: usize, end: usize) -> bool {
    let money = scale(doc.key(from)).is_some() && currency(doc, from + 1).is_some_and(|(after, _)| after == end);
    money || doc.hits.longest(from, Table::CountNoun).is_some_and(|h| h.end as usize == end)
}
