//! What a line is made of: words of buttons and menus, dates, names, and what is left.

use super::page::Page;
use super::tokens::{Case, TokenKind};
use crate::lexicon::{LAYOUT_WORDS, Table};
use std::ops::Range;

/// What a word of `data/layout.tsv` tells. Each is one bit of [`Makeup::roles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Role {
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
    CaptionVerb,
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
pub(super) fn roles_at(page: &Page, i: usize) -> impl Iterator<Item = (Role, usize)> {
    page.hits.of(i, Table::LayoutWord).map(|h| (Role::of(LAYOUT_WORDS[h.row as usize].role), h.len()))
}

/// The longest word of `role` at token `i`.
pub(super) fn role_at(page: &Page, i: usize, role: Role) -> Option<usize> {
    roles_at(page, i).find(|(r, _)| *r == role).map(|(_, len)| len)
}

/// What a line is made of.
#[derive(Debug, Default, Clone)]
pub(super) struct Makeup {
    /// The roles seen, one bit each.
    roles: u32,
    /// Whether the line holds nothing but such words, dates, numbers and marks.
    pub whole: bool,
    /// Whether it holds a day.
    pub date: bool,
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
pub(super) fn read(page: &Page, range: &Range<usize>) -> Makeup {
    let mut out = Makeup { whole: true, ..Makeup::default() };
    let first = (range.start..range.end).find(|i| !matches!(page.tokens.list[*i].kind, TokenKind::Punct(_)));
    let mut i = range.start;
    let mut words = 0;
    while i < range.end {
        if let Some((role, len)) = roles_at(page, i).find(|(r, len)| r.fills_lines() && i + len <= range.end)
            && out.whole
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
        if let Some(end) = day(page, i).filter(|end| *end <= range.end) {
            out.date = true;
            i = end;
            continue;
        }
        let kind = page.tokens.list[i].kind;
        if !matches!(kind, TokenKind::Punct(_) | TokenKind::Number) {
            out.whole = false;
            break;
        }
        i += 1;
    }
    if words == 0 && !out.date {
        out.whole = false;
    }
    // Phrases that count at the head of a line, or anywhere in it.
    for i in range.clone() {
        for (role, len) in roles_at(page, i) {
            if Some(i) == first && !matches!(role, Role::DateWord | Role::Abbreviation | Role::Opener) {
                out.roles |= 1 << role as u32;
                let longer = out.head.is_none_or(|(_, end)| i + len > end);
                if longer && !matches!(role, Role::Caption | Role::CaptionVerb) {
                    out.head = Some((role, i + len));
                }
            } else if matches!(role, Role::Notice | Role::Credit | Role::CaptionVerb) {
                out.roles |= 1 << role as u32;
            }
        }
    }
    out
}

/// The token after a full day (`12/07/2018`, `12-7-2018`, `2018-07-12`, `ngày 12 tháng 7 năm 2018`) that begins at token `i`.
pub(super) fn day(page: &Page, i: usize) -> Option<usize> {
    if !page.tokens.list[i].is_number() {
        return None;
    }
    let separator = |i: usize| page.is(i, '/') || page.is(i, '-') || page.is(i, '.');
    let year = |i: usize| page.word(i).len() == 4 && page.is_number(i, 4) && matches!(page.word(i).as_bytes()[0], b'1' | b'2');
    if page.is_number(i, 2) && separator(i + 1) && page.is_number(i + 2, 2) && separator(i + 3) && year(i + 4) {
        return Some(i + 5);
    }
    if year(i) && separator(i + 1) && page.is_number(i + 2, 2) && separator(i + 3) && page.is_number(i + 4, 2) {
        return Some(i + 5);
    }
    let month = page.is_number(i, 2) && page.key(i + 1) == "thang2" && page.is_number(i + 2, 2);
    let at = i + 3 + usize::from(page.is(i + 3, ',')) + usize::from(page.key(i + 3) == "năm");
    (month && year(at)).then_some(at + 1)
}

/// Whether tokens `range` are the names of writers: two to five capitalised syllables each, joined by commas, dashes, slashes or `và`.
pub(super) fn is_names(page: &Page, range: &Range<usize>) -> bool {
    let (mut run, mut names, mut initials) = (0usize, 0usize, 0usize);
    for i in range.clone() {
        let t = &page.tokens.list[i];
        match t.kind {
            TokenKind::Word if t.is_capital() => {
                run += 1;
                initials += usize::from(t.end - t.start <= 2 && t.case != Case::Lower && page.is(i + 1, '.'));
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
pub(super) fn name_end(page: &Page, i: usize, limit: usize) -> Option<usize> {
    let end = (i..limit.min(i + 6)).find(|j| !page.is_capital(*j)).unwrap_or(limit.min(i + 6));
    let surname = page.hits.longest(i, Table::Surname).is_some();
    (surname && (2..=5).contains(&(end - i))).then_some(end)
}
