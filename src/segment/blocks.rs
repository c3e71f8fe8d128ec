//! What each line of the page is.
//!
//! First every paragraph is judged by its own words ([`own_kind`]), then by where it stands: above the article, below it, or inside. The
//! article is where the *body-like* paragraphs are: those that end like sentences, list items, and long ones.

use super::lines::{self, Line};
use super::makeup::{self, Makeup, Role};
use super::page::Page;
use super::tokens::{TokenKind, Tokens};
use super::{Block, BlockKind, Layout, Sentence, sentences};
use crate::lexicon::{Hits, OUTLETS, Table};
use std::ops::Range;

/// A paragraph and what is known of it.
struct Para {
    line: Line,
    bullet: Range<usize>,
    /// Its tokens without the bullet.
    body: Range<usize>,
    /// Words and numbers in it.
    words: usize,
    /// The mark that it ends with.
    end: Option<char>,
    makeup: Makeup,
    kind: Option<(BlockKind, &'static str)>,
}

impl Para {
    fn new(page: &Page, line: Line) -> Para {
        let bullet = lines::bullet(page, &line.tokens);
        let body = bullet.end.max(line.tokens.start)..line.tokens.end;
        let words = page.tokens.list[body.clone()].iter().filter(|t| t.is_word() || t.is_number()).count();
        let end = lines::last_mark(page, &body);
        // Furniture is short; a paragraph of the article need not be looked through.
        let makeup = if words <= 80 { makeup::read(page, &line.tokens) } else { Makeup::default() };
        Para { line, bullet, body, words, end, makeup, kind: None }
    }

    fn ends_sentence(&self) -> bool {
        matches!(self.end, Some('.' | '!' | '?' | '…'))
    }

    fn is_bulleted(&self) -> bool {
        !self.bullet.is_empty()
    }

    /// Whether it reads like a paragraph of the article and not like a label, title or link.
    fn is_body_like(&self) -> bool {
        self.words >= 28
            || self.ends_sentence() && self.words >= 8
            || matches!(self.end, Some(';' | ':')) && self.words >= 8
            || self.is_bulleted() && self.words >= 4
    }
}

/// Cuts the text into blocks and sentences.
pub fn layout(text: &str, tokens: &Tokens, hits: &Hits) -> Layout {
    let page = Page { text, tokens, hits };
    let mut paras: Vec<Para> = lines::paragraphs(&page).into_iter().map(|line| Para::new(&page, line)).collect();
    for para in &mut paras {
        para.kind = own_kind(&page, para);
    }
    mark_repeats(&page, &mut paras);
    let body = body_range(&paras);
    mark_head(&page, &mut paras, body.start);
    mark_related(&mut paras);
    mark_tail(&page, &mut paras, body.end);
    mark_middle(&page, &mut paras);
    build(&page, paras)
}

/// What the words of a paragraph say by themselves.
fn own_kind(page: &Page, para: &Para) -> Option<(BlockKind, &'static str)> {
    use BlockKind::{Byline, Caption, DateLine, Furniture, Trailer};
    let m = &para.makeup;
    let first = para.line.tokens.start;
    let colon = |i: usize| page.is(i, ':');
    if m.whole {
        if m.any(&[Role::Share, Role::Comment, Role::Menu]) {
            return Some((Furniture, "furniture.button"));
        }
        if m.any(&[Role::Counter, Role::DateLabel]) {
            return Some((Furniture, "furniture.counter"));
        }
        if m.has(Role::Related) {
            return Some((Furniture, "related.head"));
        }
        if m.date && !m.has(Role::Section) {
            return Some((DateLine, "date.line"));
        }
    }
    if !m.whole && m.named && m.date && para.words <= 20 && !para.ends_sentence() {
        return Some(if m.any(&[Role::Counter, Role::DateLabel]) {
            (Furniture, "furniture.counter")
        } else {
            (Byline, "byline.date")
        });
    }
    if page.is(first, '>')
        || page.is(first, '»')
        || page.is(first, '›')
        || page.word(first).starts_with("http")
        || page.key(first) == "www"
    {
        return Some((Furniture, "related.link"));
    }
    if m.has(Role::Notice) && para.words <= 60 {
        return Some((Furniture, "furniture.notice"));
    }
    if is_breadcrumb(page, &para.line.tokens) {
        return Some((Furniture, "furniture.breadcrumb"));
    }
    if let Some((role, after)) = m.head {
        let rest = para.line.tokens.end.saturating_sub(after);
        match role {
            Role::DateLabel | Role::Counter if m.date && para.words <= 30 => return Some((Furniture, "furniture.counter")),
            Role::Related if para.words <= 30 && (rest <= 1 || colon(after)) => {
                return Some((Furniture, if rest <= 1 { "related.head" } else { "related.link" }));
            }
            Role::Trailer if colon(after) && para.words <= 60 && rest > 1 => return Some((Trailer, "trailer.label")),
            Role::Trailer if rest <= 1 && para.words <= 4 => return Some((Trailer, "trailer.head")),
            Role::Copyright if colon(after) && para.words <= 60 => return Some((Furniture, "furniture.imprint")),
            Role::BylineLabel
                if para.words <= 16 && (colon(after) || rest <= 1 || makeup::is_names(page, &(after..para.body.end))) =>
            {
                return Some((Byline, "byline.label"));
            }
            Role::Credited if para.words <= 9 && !para.ends_sentence() && page.is_capital(after) => {
                return Some((Byline, "byline.credited"));
            }
            _ => {}
        }
    }
    if page.is(first, '©') {
        return Some((Furniture, "furniture.imprint"));
    }
    if m.has(Role::Credit) && para.words <= 70 && has_credit(page, para) {
        return Some((Caption, "caption.credit"));
    }
    None
}

/// Whether a photo credit stands at the beginning or the end of a paragraph.
fn has_credit(page: &Page, para: &Para) -> bool {
    let at = |i: &usize| makeup::role_at(page, *i, Role::Credit).is_some();
    let Some(last) = para.body.clone().rev().find(at) else { return false };
    let first = para.body.clone().find(at).unwrap_or(last);
    first <= para.body.start + 1 || para.body.end - last <= 14
}

/// `Trang chủ > Chính trị > Xây dựng Đảng`: short pieces between arrows, slashes or bars.
fn is_breadcrumb(page: &Page, range: &Range<usize>) -> bool {
    if range.len() > 40 {
        return false;
    }
    let (mut cuts, mut run) = (0, 0);
    for i in range.clone() {
        match page.tokens.list[i].kind {
            TokenKind::Punct('>' | '›' | '»' | '|' | '→') => {
                cuts += 1;
                run = 0;
            }
            TokenKind::Punct('/') if !page.tokens.list[i].is_glued() => {
                cuts += 1;
                run = 0;
            }
            TokenKind::Punct('.' | ';' | '!' | '?' | '…') => return false,
            _ => run += 1,
        }
        if run > 9 {
            return false;
        }
    }
    cuts >= 2
}

/// A paragraph that stands twice, one straight after the other, is the caption of a picture and its description.
fn mark_repeats(page: &Page, paras: &mut [Para]) {
    let words = |p: &Para| {
        let list = &page.tokens.list[p.body.clone()];
        list.first()
            .zip(list.last())
            .map_or("", |(a, b)| page.text[a.start as usize..b.end as usize].trim_end_matches(['.', ' ']))
    };
    for i in 1..paras.len() {
        for j in i.saturating_sub(2)..i {
            if paras[i].words >= 3 && paras[i].words <= 80 && words(&paras[i]) == words(&paras[j]) {
                for at in [i, j] {
                    if at > 0 {
                        paras[at].kind = paras[at].kind.or(Some((BlockKind::Caption, "caption.twice")));
                    }
                }
            }
        }
    }
}

/// From the first body-like paragraph to the one after the last. What follows a list of links or an imprint is not the article's
/// unless it reads like prose.
fn body_range(paras: &[Para]) -> Range<usize> {
    let is_body = |p: &Para| p.kind.is_none() && p.is_body_like();
    let Some(first) = paras.iter().position(is_body) else { return 0..0 };
    let mut end = paras.iter().rposition(is_body).map_or(first, |i| i + 1);
    let prose = |p: &Para| p.kind.is_none() && p.ends_sentence() && p.words >= 35 || p.is_bulleted() && p.words >= 25;
    let cut = (first + 1..end).find(|i| {
        let stops = matches!(paras[*i].kind, Some((_, "related.head" | "furniture.imprint" | "trailer.label" | "trailer.head")));
        stops && !paras[*i..end].iter().any(prose)
    });
    if let Some(cut) = cut {
        end = paras[..cut].iter().rposition(is_body).map_or(first + 1, |i| i + 1);
    }
    first..end
}

/// Section label, headline, signature above the article. `body` is the first body-like paragraph.
fn mark_head(page: &Page, paras: &mut [Para], body: usize) {
    use BlockKind::{Byline, Caption, Furniture, Heading, Headline, Section};
    // A headline may end with a stop, or be as long as a paragraph: then a date, a signature or buttons follow.
    let page_line = |p: Option<&Para>| p.is_some_and(|p| matches!(p.kind, Some((BlockKind::DateLine | Byline | Furniture, _))));
    let mut end = body.min(paras.len());
    if let Some(p) = paras.get(body)
        && p.kind.is_none()
        && p.words <= 45
        && !p.is_bulleted()
        && dateline(page, &p.body).is_empty()
        && body + 1 < paras.len()
        && !paras[..body].iter().any(|p| p.kind.is_none() && p.words >= 5)
        && (!p.ends_sentence() && p.end != Some(':') || page_line(paras.get(body + 1)))
    {
        end = body + 1;
    }
    let open = |p: &Para| p.kind.is_none() && !(p.makeup.whole && p.makeup.has(Role::Section));
    let names = |p: &Para| p.words <= 8 && !p.ends_sentence() && is_signature(page, p);
    let pick = |min: usize| (0..end).find(|i| open(&paras[*i]) && paras[*i].words >= min && !names(&paras[*i]));
    let title = pick(6).or_else(|| pick(3)).or_else(|| pick(1));
    let written = title.map(|t| page_text(page, &paras[t].body));
    for i in 0..end {
        let p = &paras[i];
        if Some(i) == title {
            paras[i].kind = Some((Headline, "headline.first"));
            continue;
        }
        if p.kind.is_some() {
            continue;
        }
        let kind = if p.makeup.whole && p.makeup.has(Role::Section) {
            (Section, "section.label")
        } else if title.is_some_and(|t| i < t) {
            if p.words <= 8 { (Section, "section.above") } else { (Heading, "heading.above") }
        } else if names(p) {
            (Byline, "byline.name")
        } else if written.is_some_and(|w| w == page_text(page, &p.body)) {
            (Caption, "caption.title")
        } else if caption_score(page, p) >= 3 {
            (Caption, "caption.words")
        } else if p.words >= 15 {
            (BlockKind::Body, "block.lead")
        } else {
            (Heading, "heading.below")
        };
        paras[i].kind = Some(kind);
    }
}

fn page_text<'p>(page: &Page<'p>, range: &Range<usize>) -> &'p str {
    &page.text[page.tokens.list[range.start].start as usize..page.tokens.list[range.end - 1].end as usize]
}

/// A line of names, or a name with an office after a dash.
fn is_signature(page: &Page, para: &Para) -> bool {
    let (mut start, end) = (para.body.start, para.body.end);
    while start < end && matches!(page.tokens.list[start].kind, TokenKind::Punct('(' | '[' | '*')) {
        start += 1;
    }
    let outlet = page.hits.longest(start, Table::Outlet).is_some_and(|h| h.end as usize >= end);
    if outlet || start >= end {
        return false;
    }
    makeup::is_names(page, &(start..end))
        || makeup::name_end(page, start, end)
            .is_some_and(|at| page.is(at, '-') || page.is(at, '(') || page.is(at, ',') || page.is(at, '/'))
}

/// After `Tin liên quan` the titles of other articles: lines that do not end like sentences.
fn mark_related(paras: &mut [Para]) {
    let mut inside = 0;
    for para in paras {
        match para.kind {
            Some((_, "related.head" | "trailer.head")) => inside = 12,
            Some(_) => {}
            None if inside > 0 && !para.ends_sentence() && para.end != Some(';') && para.end != Some(':') && para.words <= 40 => {
                para.kind = Some((BlockKind::Furniture, "related.title"));
                inside -= 1;
            }
            None => inside = 0,
        }
    }
}

/// Below the article: signatures stay, everything else is no part of it.
fn mark_tail(page: &Page, paras: &mut [Para], end: usize) {
    use BlockKind::{Byline, Caption, DateLine, Furniture, Trailer};
    for para in &mut paras[end..] {
        let kind = match para.kind {
            Some((DateLine, _)) => (Trailer, "trailer.date"),
            Some(kind) => kind,
            None if para.words <= 20 && !para.ends_sentence() && is_signature(page, para) => (Byline, "byline.name"),
            None if para.line.indent >= 15 && para.words <= 20 && !para.ends_sentence() => (Byline, "byline.aligned"),
            None if para.makeup.whole && para.makeup.has(Role::Section) => (Trailer, "trailer.section"),
            None if para.words == 0 => (BlockKind::Heading, "heading.marks"),
            None if caption_score(page, para) >= 3 => (Caption, "caption.words"),
            None => (Furniture, "furniture.tail"),
        };
        para.kind = Some(kind);
    }
}

/// Inside the article: captions, headings, list items, paragraphs.
fn mark_middle(page: &Page, paras: &mut [Para]) {
    use BlockKind::{Body, Caption, Heading, ListItem};
    for i in 0..paras.len() {
        if paras[i].kind.is_some() {
            continue;
        }
        let p = &paras[i];
        let next_is_item = paras[i + 1..].iter().find(|n| n.kind.is_none()).is_some_and(|n| same_bullet(page, p, n));
        let previous_is_item = paras[..i].iter().rev().find(|n| matches!(n.kind, None | Some((ListItem | Heading | Body, _))));
        let previous_is_item = previous_is_item.is_some_and(|n| same_bullet(page, p, n) && matches!(n.kind, Some((ListItem, _))));
        let kind = if p.is_bulleted() {
            let dash = page.is(p.bullet.start, '-') || page.is(p.bullet.start, '+');
            let open = !p.ends_sentence() && p.end != Some(';') && p.end != Some(',');
            let title = if dash {
                p.end == Some(':') && p.words <= 14
            } else {
                open && p.words <= 35 && (p.end == Some(':') || !next_is_item && !previous_is_item && i + 1 < paras.len())
            };
            if title { (Heading, "heading.numbered") } else { (ListItem, "item.bullet") }
        } else if is_ordinal(page, p.body.start) {
            (ListItem, "item.ordinal")
        } else if p.words <= 60 && caption_score(page, p) >= if p.ends_sentence() { 4 } else { 3 } {
            (Caption, "caption.words")
        } else if !p.ends_sentence()
            && p.words <= 24
            && !matches!(p.end, Some(';' | ','))
            && (p.end != Some(':') || p.words <= 12)
        {
            (Heading, "heading.short")
        } else {
            (Body, "block.body")
        };
        paras[i].kind = Some(kind);
    }
}

/// Whether two paragraphs carry bullets of one sort.
fn same_bullet(page: &Page, a: &Para, b: &Para) -> bool {
    let sort = |p: &Para| p.is_bulleted().then(|| page.tokens.list[p.bullet.start].kind);
    sort(a).is_some() && sort(a) == sort(b) && a.bullet.len() == b.bullet.len()
}

/// `Thứ nhất`, `Một là`: the head of a list item written as prose.
pub(super) fn is_ordinal(page: &Page, i: usize) -> bool {
    const COUNTS: &[&str] = &["nhât2", "hai", "ba", "tư", "năm", "sau2", "bay3", "tam2", "chin2", "mươi1", "môt5", "bôn2"];
    let counted = |i: usize| COUNTS.contains(&page.key(i));
    let title = page.is_capital(i);
    let after_ordinal =
        |i: usize| page.is(i, ',') || page.is(i, ':') || page.key(i) == "la1" || page.is(i, '-') || page.is(i, '.');
    title && (page.key(i) == "thư2" && counted(i + 1) && after_ordinal(i + 2) || counted(i) && page.key(i + 1) == "la1")
}

/// How much a single line reads like a caption: who is seen doing what, with no time, no claim, no figures. 3 or more is a caption if
/// the line has no stop, 4 or more if it has one.
fn caption_score(page: &Page, para: &Para) -> i32 {
    if para.words > 60 || para.words < 3 || para.is_bulleted() {
        return 0;
    }
    let m = &para.makeup;
    let mut score = 0;
    let stops = para.body.clone().filter(|i| page.is(*i, '.') && !page.tokens.list[*i].is_glued()).count();
    score += if para.ends_sentence() { 0 } else { 1 };
    score += if m.has(Role::Caption) { 1 } else { 0 };
    score += if m.has(Role::CaptionVerb) { 2 } else { 0 };
    score += if para.words <= 30 { 1 } else { 0 };
    score -= if stops > 1 || para.end == Some(':') { 3 } else { 0 };
    let mut claims = 0;
    for i in para.body.clone() {
        let claim = match page.key(i) {
            "đa4" | "se4" | "cân1" | "phai3" | "nhân2" | "yêu" | "răng1" | "nhưng" => true,
            "sang2" | "chiêu1" | "tôi2" | "ngay1" => {
                page.tokens.list.get(i + 1).is_some_and(|t| t.is_number()) || page.key(i + 1) == "ngay1"
            }
            ":" => !para.makeup.has(Role::Credit),
            _ => false,
        };
        claims += i32::from(claim);
    }
    score - 2 * claims
}

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
        let capitals = page.tokens.list[open + 1].case == super::tokens::Case::Upper && close <= open + 6;
        let known = outlet(open + 1).is_some() || is_address(page, open + 1, close) || capitals && open == start;
        if known && (dash(close + 1) || open == start && page.is_capital(close + 1)) {
            return start..close + 1 + usize::from(dash(close + 1));
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

/// The layout with its sentences.
fn build(page: &Page, paras: Vec<Para>) -> Layout {
    let mut out = Layout::default();
    let mut prose = 0;
    for para in paras {
        let (kind, rule) = para.kind.unwrap_or((BlockKind::Body, "block.body"));
        let mut start = para.body.start;
        let mut mark = start..start;
        if kind == BlockKind::Body && prose < 3 {
            prose += 1;
            mark = dateline(page, &para.body);
            start = mark.end;
        }
        let first = out.sentences.len();
        let block = out.blocks.len();
        let cut =
            if kind == BlockKind::Headline { vec![start..para.body.end] } else { sentences::split(page, start..para.body.end) };
        out.sentences.extend(cut.into_iter().filter(|t| !t.is_empty()).map(|tokens| Sentence { tokens, block }));
        let bullet = if para.bullet.end == para.body.start { para.bullet } else { start..start };
        out.blocks.push(Block {
            tokens: para.line.tokens,
            sentences: first..out.sentences.len(),
            kind,
            rule,
            bullet,
            dateline: mark,
        });
    }
    out
}
