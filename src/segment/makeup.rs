//! What a line is made of: words of buttons and menus, dates, names, and what is left.

use super::page::Page;
use super::tokens::{Case, TokenKind};
use crate::lexicon::{LAYOUT_WORDS, Table};
use std::ops::Range;

/// What a word of `data/layout.tsv` tells. Each is one bit of [`Makeup::roles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Role {
    Abbreviation,
    Opener,
    Share,
    Counter,
    DateLabel,
    DateWord,
    BylineLabel,
    Credited,
    Related,
    Menu,
    Section,
    Copyright,
    Notice,
    Comment,
    Trailer,
    Credit,
    Caption,
    CaptionSure,
    CaptionVerb,
    Claim,
    Unfinished,
    Opening,
}

impl Role {
    fn of(name: &str) -> Role {
        match name {
            "abbreviation" => Role::Abbreviation,
            "opener" => Role::Opener,
            "share" => Role::Share,
            "counter" => Role::Counter,
            "date-label" => Role::DateLabel,
            "date-word" => Role::DateWord,
            "byline-label" => Role::BylineLabel,
            "credited" => Role::Credited,
            "related" => Role::Related,
            "menu" => Role::Menu,
            "section" => Role::Section,
            "copyright" => Role::Copyright,
            "notice" => Role::Notice,
            "comment" => Role::Comment,
            "trailer" => Role::Trailer,
            "credit" => Role::Credit,
            "caption" => Role::Caption,
            "caption-sure" => Role::CaptionSure,
            "claim" => Role::Claim,
            "unfinished" => Role::Unfinished,
            "opening" => Role::Opening,
            _ => Role::CaptionVerb,
        }
    }

    /// Whether a line may be made of nothing but words of this role.
    fn fills_lines(self) -> bool {
        matches!(
            self,
            Role::Share
                | Role::Counter
                | Role::DateLabel
                | Role::DateWord
                | Role::Related
                | Role::Menu
                | Role::Section
                | Role::Comment
        )
    }
}

/// The words of the layout table that begin at token `i`, longest first: role and length.
pub(crate) fn roles_at(page: &Page, i: usize) -> impl Iterator<Item = (Role, usize)> {
    page.hits.of(i, Table::LayoutWord).map(|h| (Role::of(LAYOUT_WORDS[h.row as usize].role), h.len()))
}

/// The longest word of `role` at token `i`.
pub(crate) fn role_at(page: &Page, i: usize, role: Role) -> Option<usize> {
    roles_at(page, i).find(|(r, _)| *r == role).map(|(_, len)| len)
}

/// What a line is made of.
#[derive(Debug, Default, Clone)]
pub(crate) struct Makeup {
    /// The roles seen, one bit each.
    roles: u32,
    /// Whether the line holds nothing but such words, dates, numbers and marks.
    pub whole: bool,
    /// Whether it holds a day.
    pub date: bool,
    /// Whether all that is left over are capitalised words, at most eight of them: names.
    pub named: bool,
    /// The role of the words that the line begins with, and the token after them.
    pub head: Option<(Role, usize)>,
}

impl Makeup {
    /// Whether words of `role` are in the line.
    pub fn has(&self, role: Role) -> bool {
        self.roles & (1 << role as u32) != 0
    }

    /// Whether words of any of `roles` are in the line.
    pub fn any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|r| self.has(*r))
    }
}

/// Reads what tokens `range` are made of.
pub(crate) fn read(page: &Page, range: &Range<usize>) -> Makeup {
    let mut out = Makeup { whole: true, ..Makeup::default() };
    let first = (range.start..range.end).find(|i| !matches!(page.tokens.list[*i].kind(), TokenKind::Punct(_)));
    let mut i = range.start;
    let (mut words, mut others, mut capitals) = (0, 0, 0);
    while i < range.end {
        if let Some((role, len)) = roles_at(page, i).find(|(r, len)| r.fills_lines() && i + len <= range.end)
            && (out.whole || !page.is_capital(i))
        {
            out.roles |= 1 << role as u32;
            if Some(i) == first {
                out.head = Some((role, i + len));
            }
            if !page.tokens.list[i].is_number() {
                words += len;
            }
            i += len;
            continue;
        }
        if let Some(day) = day(page, i).filter(|day| day.end <= range.end) {
            out.date = true;
            i = day.end;
            continue;
        }
        let kind = page.tokens.list[i].kind();
        if !matches!(kind, TokenKind::Punct(_) | TokenKind::Number) {
            out.whole = false;
            others += 1;
            capitals += usize::from(page.is_capital(i));
        }
        i += 1;
    }
    out.named = others > 0 && others == capitals && others <= 8;
    if words == 0 && !out.date {
        out.whole = false;
    }
    // Phrases that count at the head of a line, or anywhere in it.
    for i in range.clone() {
        for (role, len) in roles_at(page, i) {
            if Some(i) == first
                && !matches!(role, Role::DateWord | Role::Abbreviation | Role::Opener | Role::Opening | Role::Unfinished)
            {
                out.roles |= 1 << role as u32;
                let longer = out.head.is_none_or(|(_, end)| i + len > end);
                if longer && !matches!(role, Role::Caption | Role::CaptionSure | Role::CaptionVerb | Role::Claim) {
                    out.head = Some((role, i + len));
                }
            } else if matches!(role, Role::Notice | Role::Credit | Role::CaptionVerb | Role::Claim) {
                out.roles |= 1 << role as u32;
            }
        }
    }
    out
}

/// A full day in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// The token after it.
    pub end: usize,
    /// Year, month and day of the month.
    pub date: (u16, u8, u8),
}

/// The full day (`12/07/2018`, `12-7-2018`, `2018-07-12`, `12 tháng 7 năm 2018`) that begins at token `i`.
pub(crate) fn day(page: &Page, i: usize) -> Option<Day> {
    if !page.tokens.list.get(i)?.is_number() {
        return None;
    }
    let separator = |i: usize| page.is(i, '/') || page.is(i, '-') || page.is(i, '.');
    let number = |i: usize| page.word(i).parse::<u16>().unwrap_or(0);
    let make = |end: usize, y: usize, m: usize, d: usize| {
        let (year, month, day) = (number(y), number(m), number(d));
        let fits =
            page.word(y).len() == 4 && (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some(Day { end, date: (year, month as u8, day as u8) })
    };
    if separator(i + 1) && page.is_number(i + 2, 2) && separator(i + 3) {
        return make(i + 5, i + 4, i + 2, i).or_else(|| make(i + 5, i, i + 2, i + 4));
    }
    let month = page.is_number(i, 2) && page.key(i + 1) == "thang2" && page.is_number(i + 2, 2);
    let at = i + 3 + usize::from(page.is(i + 3, ','));
    let at = at + usize::from(page.key(at) == "năm");
    month.then(|| make(at + 1, at, i + 2, i)).flatten()
}

/// Whether tokens `range` are the names of writers: two to five capitalised syllables each, joined by commas, dashes, slashes or `và`.
pub(crate) fn is_names(page: &Page, range: &Range<usize>) -> bool {
    let (mut run, mut names, mut initials) = (0usize, 0usize, 0usize);
    for i in range.clone() {
        let t = &page.tokens.list[i];
        match t.kind() {
            TokenKind::Word if t.is_capital() => {
                run += 1;
                initials += usize::from(t.end - t.start <= 2 && t.case() != Case::Lower && page.is(i + 1, '.'));
            }
            TokenKind::Word if page.key(i) == "va1" && run > 0 => {
                names += usize::from((2..=5).contains(&run));
                run = 0;
            }
            TokenKind::Punct('-' | ',' | '/' | '&' | '(' | ')' | ';' | '.') => {
                if run > 5 {
                    return false;
                }
                if !t.is('.') {
                    names += usize::from((2..=5).contains(&run));
                    run = 0;
                }
            }
            _ => return false,
        }
    }
    if run > 5 {
        return false;
    }
    names += usize::from((2..=5).contains(&run) || initials > 0);
    names > 0 && range.len() <= 24
}

/// The token after a person's name that begins at token `i`: two to five capitalised syllables, the first a surname.
pub(crate) fn name_end(page: &Page, i: usize, limit: usize) -> Option<usize> {
    let end = (i..limit.min(i + 6)).find(|j| !page.is_capital(*j)).unwrap_or(limit.min(i + 6));
    let surname = page.hits.longest(i, Table::Surname).is_some();
    (surname && (2..=5).contains(&(end - i))).then_some(end)
}
