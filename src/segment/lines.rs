//! Lines of the page, and lines of one paragraph joined again where a page layout broke them.

use super::BlockKind;
use super::makeup::Role;
use super::page::Page;
use super::para::{Para, own_kind};
use super::tokens::TokenKind;
use crate::order;
use std::ops::Range;

/// A line; after [`paragraphs`], a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Characters of white space before its first token.
    pub indent: u32,
    /// Its length in characters, from the first token to the last.
    pub width: u32,
    /// Line ends between the line before and this one, at most 3.
    pub gap: u8,
}

/// The last mark of tokens `range`, behind closing quotation marks and brackets; `None` where the text ends with a word or number.
pub(super) fn last_mark(page: &Page, range: &Range<usize>) -> Option<char> {
    let mut end = range.end;
    while end > range.start {
        match page.tokens.list[end - 1].kind() {
            TokenKind::Punct('”' | '"' | '’' | '\'' | ')' | ']' | '»') => end -= 1,
            TokenKind::Punct(c) => return Some(c),
            _ => return None,
        }
    }
    None
}

/// The bullet or number at the head of `range`, empty where there is none.
pub(super) fn bullet(page: &Page, range: &Range<usize>) -> Range<usize> {
    let (start, end) = (range.start, range.end);
    let none = start..start;
    let mark = |i: usize| i < end && matches!(page.tokens.list[i].kind(), TokenKind::Punct('.' | ')' | '/'));
    let Some(first) = page.tokens.list.get(start).filter(|_| start < end) else { return none };
    let after = match first.kind() {
        TokenKind::Punct(
            '-' | '+' | '*' | '•' | '●' | '▪' | '·' | '◆' | '♦' | '►' | '▶' | '■' | '□' | '○' | '◦' | '✓' | '➢' | '→' | '§',
        ) => {
            // A row of marks is one bullet (`--`, `**`).
            (start + 1..end).find(|i| page.tokens.list[*i].kind() != first.kind()).unwrap_or(end)
        }
        TokenKind::Punct('(') if (page.is_number(start + 1, 2) || page.is_roman(start + 1)) && page.is(start + 2, ')') => {
            start + 3
        }
        TokenKind::Number if page.is_number(start, 2) => {
            let mut i = start + 1;
            while mark(i) && page.is_number(i + 1, 2) && page.tokens.list[i].is_glued() {
                i += 2;
            }
            let marked = mark(i) || i < end && page.is(i, '-') && !page.tokens.list[i - 1].is_glued();
            // `1.164 đảng viên` and `12/7/2018` are no numbers of an item.
            let glued_number =
                marked && page.tokens.list[i].is_glued() && page.tokens.list.get(i + 1).is_some_and(|t| t.is_number());
            match (marked && !glued_number, i > start + 1) {
                (true, _) => i + 1,
                (false, true) if !page.tokens.list[i - 1].is_glued() && page.is_capital(i) && !page.is(i - 2, '/') => i,
                _ => return none,
            }
        }
        TokenKind::Word if page.is_roman(start) && (mark(start + 1) || page.is(start + 1, '-') || page.is(start + 1, ':')) => {
            start + 2
        }
        TokenKind::Word if first.end - first.start == 1 && !first.is_capital() && mark(start + 1) => start + 2,
        TokenKind::Word if first.end - first.start == 1 && page.is(start + 1, ')') => start + 2,
        _ => return none,
    };
    // A bullet with nothing after it is a line of marks.
    if after < end { start..after } else { none }
}

/// The lines of the page.
fn lines(page: &Page) -> Vec<Line> {
    let list = &page.tokens.list;
    let mut out = Vec::new();
    let first = usize::from(list.first().is_some_and(|t| t.kind() == TokenKind::Empty));
    let mut start = first;
    for i in first..list.len() {
        if list[i].newlines() == 0 && i + 1 < list.len() {
            continue;
        }
        let (from, to) = (list[start].start as usize, list[i].end as usize);
        let before = if start == 0 { 0 } else { list[start - 1].end as usize };
        let space = &page.text[before..from];
        let indent = space.rfind('\n').map_or(space, |at| &space[at + 1..]).chars().count() as u32;
        let width = page.text[from..to].chars().count() as u32;
        let gap = if start == 0 { 3 } else { list[start - 1].newlines() };
        out.push(Line { tokens: start..i + 1, indent, width, gap });
        start = i + 1;
    }
    out
}

/// Whether a page layout broke the lines: the width that they were broken at.
fn wrap_width(page: &Page, lines: &[Line]) -> Option<u32> {
    let mut widths = Vec::new();
    let (mut joints, mut pairs) = (0usize, 0usize);
    for pair in lines.windows(2) {
        if pair[1].gap != 1 || pair[0].width < 40 {
            continue;
        }
        pairs += 1;
        if last_mark(page, &pair[0].tokens).is_none_or(|c| c == ',') && page.is_lower(pair[1].tokens.start) {
            joints += 1;
            widths.push(pair[0].width);
        }
    }
    if joints < 3 || joints * 4 < pairs {
        return None;
    }
    order::sort_by(&mut widths, Ord::cmp);
    let width = widths[widths.len() * 9 / 10];
    (width <= 160).then_some(width)
}

/// The paragraphs of the page: lines, joined where the layout of a page or PDF broke a sentence. Headings and list items are never
/// joined to what stands before them.
pub(super) fn paragraphs(page: &Page) -> Vec<Line> {
    let lines = lines(page);
    let wrap = wrap_width(page, &lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // The width of the last line as it stood on the page.
    let mut last_width = 0;
    for (at, line) in lines.iter().enumerate() {
        let width = line.width;
        // A running header, or the number of a page above it.
        let header = |l: &Line| l.tokens.len() >= 4 && is_all_caps(page, &l.tokens);
        let number = line.tokens.len() == 1 && page.is_number(line.tokens.start, 3) && lines.get(at + 1).is_some_and(header);
        let apart = number || header(line) && out.last().is_some_and(|last| !is_all_caps(page, &last.tokens));
        let line = line.clone();
        match out.last_mut() {
            Some(last) if !apart && continues(page, last, last_width, &line, wrap) => {
                last.tokens.end = line.tokens.end;
                last.width += line.width + 1;
            }
            _ => out.push(line),
        }
        last_width = width;
    }
    out
}

/// Whether `line` goes on with the sentence of `last`, whose last line is `last_width` characters long.
fn continues(page: &Page, last: &Line, last_width: u32, line: &Line, wrap: Option<u32>) -> bool {
    if line.gap > 2 || line.width == 0 {
        return false;
    }
    let lower = page.is_lower(line.tokens.start);
    let Some(width) = wrap.filter(|_| line.gap == 1) else {
        if !matches!(last_mark(page, &last.tokens), None | Some(',' | '-' | '“' | '(' | '&'))
            || !bullet(page, &line.tokens).is_empty()
        {
            return false;
        }
        // A blank line inside a sentence: where a link or a picture stood.
        return lower
            && !is_all_caps(page, &last.tokens)
            && (line.gap == 1 && last_width >= 45
                || last_width >= 70 && line.width >= 40 && last_mark(page, &line.tokens).is_some());
    };
    // Lines were broken where the next word had no room. In a font of letters of many widths lines differ a little.
    let here = &page.text[page.tokens.list[line.tokens.start].start as usize..];
    let word = here.chars().take(30).take_while(|c| !c.is_whitespace()).count() as u32;
    let room = |line: u32| line + 1 + word + width / 25 <= width && line * 10 < width * 9;
    let full = !room(last_width);
    let nearly = last_width * 5 >= width * 4;
    match last_mark(page, &last.tokens) {
        // A line may break after `TP.`, `Th.S.`
        Some('.') if !is_short_form(page, last.tokens.end - 1) => return false,
        Some('!' | '?' | '|' | '•') => return false,
        Some(';') => return full && bullet(page, &line.tokens).is_empty() && !is_all_caps(page, &line.tokens),
        Some(':' | '…') => return full && lower && bullet(page, &line.tokens).is_empty(),
        _ => {}
    }
    if !bullet(page, &line.tokens).is_empty() {
        return full && is_false_bullet(page, last, line);
    }
    if lower {
        return nearly && !is_all_caps(page, &last.tokens);
    }
    // A heading before a paragraph is short; a line of the page is none of the sentence.
    full && !room(last.width)
        && !is_all_caps(page, &last.tokens)
        && of_page(page, line).is_none()
        && of_page(page, last).is_none_or(is_running)
}

/// The rule that makes a line one of the page, by its own words.
fn of_page(page: &Page, line: &Line) -> Option<&'static str> {
    let para = Para::new(page, line.clone());
    if para.makeup.whole && para.makeup.has(Role::Section) {
        return Some("section.label");
    }
    // `Sáng 3/4, …` begins an article.
    let start = line.tokens.start;
    if matches!(page.key(start), "sang2" | "chiêu1" | "tôi2" | "ngay1" | "trưa") && page.is_number(start + 1, 2) {
        return Some("block.lead");
    }
    let kind = own_kind(page, &para)?;
    matches!(kind.0, BlockKind::Furniture | BlockKind::DateLine | BlockKind::Trailer | BlockKind::Byline).then_some(kind.1)
}

/// Whether lines that `rule` makes are sentences, which go on in the next line.
fn is_running(rule: &str) -> bool {
    matches!(rule, "furniture.notice" | "furniture.imprint" | "trailer.label" | "related.link")
}

/// Whether what looks like the number or bullet of an item goes on with a sentence: `… trong tháng / 9.`, `nhiệm kỳ 2015 / - 2020`, `quý / I-2024`.
fn is_false_bullet(page: &Page, last: &Line, line: &Line) -> bool {
    const COUNTED: &[&str] = &[
        "thang2", "ngay1", "năm", "quy2", "sô2", "khoa2", "điêu1", "khoan3", "lân1", "đên2", "tư1", "con1", "chi3", "môi4",
        "hơn", "gân1", "trên", "dươi2", "khoang3", "đươc5", "va1", "la1", "co2", "quyêt2", "đinh5", "thi5", "hoach5", "ky1",
        "đat5", "tăng", "giam3",
    ];
    let first = line.tokens.start;
    let before = &page.tokens.list[last.tokens.end - 1];
    let glued = page.tokens.list[first].is_glued();
    let next_number = page.tokens.list.get(first + 1).is_some_and(|t| t.is_number());
    match page.tokens.list[first].kind() {
        // In a list of items with dashes a dash begins the next.
        TokenKind::Punct('-') => {
            before.is_number() && next_number || page.is_lower(first + 1) && !page.is(last.tokens.start, '-') && before.is_word()
        }
        TokenKind::Number | TokenKind::Word => {
            let third_number = page.tokens.list.get(first + 2).is_some_and(|t| t.is_number());
            let joined = glued && page.tokens.list.get(first + 1).is_some_and(|t| t.is_glued()) && third_number;
            before.is_word() && (joined || COUNTED.contains(&page.key(last.tokens.end - 1))) || before.is('-')
        }
        _ => false,
    }
}

fn is_short_form(page: &Page, stop: usize) -> bool {
    stop > 0 && page.tokens.list[stop - 1].is_word() && page.is_capital(stop - 1) && page.word(stop - 1).chars().count() <= 3
}

/// Whether every word of `range` is in capitals.
pub(super) fn is_all_caps(page: &Page, range: &Range<usize>) -> bool {
    let text = &page.text[page.tokens.list[range.start].start as usize..page.tokens.list[range.end - 1].end as usize];
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
