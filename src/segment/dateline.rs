//! The outlet's mark before the first sentence of an article.

use super::page::Page;
use super::tokens::Case;
use crate::lexicon::{OUTLETS, Table};
use std::ops::Range;

/// The outlet's mark before the first sentence: `(HNMO) - `, `Kinhtedothi - `, `Hà Nội (TTXVN 15/3) - `. Empty where there is none.
pub(super) fn dateline(page: &Page, body: &Range<usize>) -> Range<usize> {
    let start = body.start;
    let limit = body.end.min(start + 14);
    let none = start..start;
    let dash = |i: usize| i < limit && (page.is(i, '-') || page.is(i, ':'));
    let outlet = |i: usize| page.hits.of(i, Table::Outlet).find(|h| is_written_so(page, i, h.row)).map(|h| h.end as usize);
    // In brackets: an outlet, an address, or capitals.
    let open = (start..limit.min(start + 5)).find(|i| page.is(*i, '('));
    if let Some(open) = open
        && let Some(close) = (open + 1..limit).find(|i| page.is(*i, ')'))
        && page.tokens.list[start..open].iter().all(|t| t.is_capital())
    {
        let capitals = page.tokens.list[open + 1].case() == Case::Upper && close <= open + 6;
        // `(Báo Đông Giang)`, `(Đài PTTH Sông Lam)`: a paper that no list knows.
        let paper = matches!(page.key(open + 1), "bao2" | "đai1") && page.is_capital(open + 1) && page.is_capital(open + 2);
        let known = outlet(open + 1).is_some() || paper || is_address(page, open + 1, close) || capitals && open == start;
        // `(SGGPO).- `
        let after = close + 1 + usize::from(page.is(close + 1, '.') && dash(close + 2));
        if known && (dash(after) || open == start && page.is_capital(after)) {
            return start..after + usize::from(dash(after));
        }
    }
    // Bare, before a dash.
    let address = (start + 1..limit.min(start + 6)).find(|i| dash(*i)).filter(|i| is_address(page, start, *i));
    let end = outlet(start).or(address).map(|mut end| {
        // `SGGPO.VN`, `baoquangnam.vn`
        while end + 1 < limit && page.is(end, '.') && page.tokens.list[end].is_glued() {
            end += 2;
        }
        end
    });
    match end {
        Some(end) if dash(end) && end + 1 < body.end => start..end + 1,
        _ => none,
    }
}

/// Whether the words at token `i` are written as one of the forms of outlet `row`, capital for capital where the form is capitals.
fn is_written_so(page: &Page, i: usize, row: u16) -> bool {
    let Some(first) = page.tokens.list.get(i) else { return false };
    let here = &page.text[first.start as usize..];
    OUTLETS[row as usize].forms.split('|').any(|form| {
        let short = form.chars().count() <= 6;
        here.starts_with(form) || !short && here.get(..form.len()).is_some_and(|w| w.to_lowercase() == form.to_lowercase())
    })
}

/// `Chinhphu.vn`, `baoquangnam.com.vn`
fn is_address(page: &Page, start: usize, end: usize) -> bool {
    end > start + 2
        && (start + 1..end - 1)
            .any(|i| page.is(i, '.') && page.tokens.list[i].is_glued() && matches!(page.key(i + 1), "vn" | "com"))
}
