//! A paragraph, and what its own words say that it is.

use super::BlockKind;
use super::lines::{self, Line};
use super::makeup::{self, Makeup, Role};
use super::page::Page;
use super::tokens::TokenKind;
use crate::lexicon::{CUES, ORG_HEADS, Table};
use std::ops::Range;

/// A paragraph and what is known of it.
pub(super) struct Para {
    pub line: Line,
    pub bullet: Range<usize>,
    /// Its tokens without the bullet.
    pub body: Range<usize>,
    /// Words and numbers in it.
    pub words: usize,
    /// The mark that it ends with.
    pub end: Option<char>,
    pub makeup: Makeup,
    pub kind: Option<(BlockKind, &'static str)>,
}

impl Para {
    pub fn new(page: &Page, line: Line) -> Para {
        let bullet = lines::bullet(page, &line.tokens);
        let body = bullet.end.max(line.tokens.start)..line.tokens.end;
        let words = page.tokens.list[body.clone()].iter().filter(|t| t.is_word() || t.is_number()).count();
        let end = lines::last_mark(page, &body);
        // Furniture is short; a paragraph of the article need not be looked through.
        let makeup = if words <= 80 { makeup::read(page, &line.tokens) } else { Makeup::default() };
        Para { line, bullet, body, words, end, makeup, kind: None }
    }

    pub fn ends_sentence(&self) -> bool {
        matches!(self.end, Some('.' | '!' | '?' | '…'))
    }

    pub fn is_bulleted(&self) -> bool {
        !self.bullet.is_empty()
    }

    /// Whether it reads like a paragraph of the article and not like a label, title or link.
    pub fn is_body_like(&self) -> bool {
        self.words >= 28
            || self.ends_sentence() && self.words >= 8
            || matches!(self.end, Some(';' | ':')) && self.words >= 8
            || self.is_bulleted() && self.words >= 4
    }
}

/// Whether it credits the source of the article, and says nothing else: `Theo TTXVN`, `(Theo Báo Nhân Dân)`, `**Nguồn Cổng Thông tin điện tử Chính phủ**`.
fn credits_source(page: &Page, para: &Para) -> bool {
    let is_mark = |i: &usize| matches!(page.tokens.list[*i].kind(), TokenKind::Punct('(' | '[' | '*' | '_'));
    let first = para.line.tokens.clone().find(|i| !is_mark(i));
    let after = first.and_then(|i| Some(i + makeup::role_at(page, i, Role::Credited)?));
    para.words <= 12 && !para.ends_sentence() && after.is_some_and(|after| page.is_capital(after))
}

/// What the words of a paragraph say by themselves.
pub(super) fn own_kind(page: &Page, para: &Para) -> Option<(BlockKind, &'static str)> {
    use BlockKind::{Byline, Caption, DateLine, Furniture, Trailer};
    let m = &para.makeup;
    let first = para.line.tokens.start;
    let colon = |i: usize| page.is(i, ':');
    // `Trang chủ > Tin tức > Tin hoạt động`
    if list_has_arrow(page, &para.line.tokens)
        && !page.is(first, '>')
        && !page.is(first, '»')
        && is_breadcrumb(page, &para.line.tokens)
    {
        return Some((Furniture, "furniture.breadcrumb"));
    }
    // `2. Chuyển đổi số` is a heading of the article.
    let numbered = para.is_bulleted() && page.tokens.list[first].is_number() && para.words > 1;
    if m.whole && !numbered {
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
    // `Đăng bởi: quantri | 11/10/2024 09:33 | 1.077 lượt xem`
    if m.date
        && m.head.is_some_and(|(role, _)| role == Role::BylineLabel)
        && m.any(&[Role::Counter, Role::DateLabel])
        && para.words <= 20
    {
        return Some((Furniture, "furniture.counter"));
    }
    if m.date && para.words <= 14 && !para.ends_sentence() && glued_word(page, &para.line.tokens).is_some() {
        return Some((Furniture, "furniture.glued"));
    }
    if is_numbered_photo(page, para) {
        return Some((Caption, "caption.numbered"));
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
    if credits_source(page, para) {
        // `Theo Văn An/Báo Tân Lương`: who wrote it.
        let signed = para.line.tokens.clone().any(|i| page.is(i, '/'));
        return Some(if signed { (Byline, "byline.credited") } else { (Trailer, "trailer.source") });
    }
    if is_masthead(page, para) {
        return Some((Furniture, "furniture.masthead"));
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

/// The first word that another one follows with nothing between: labels copied without the space (`Thời sựChính trịThứ tư, 28/6/2023`).
pub(crate) fn glued_word(page: &Page, range: &Range<usize>) -> Option<usize> {
    let word = |i: usize| page.tokens.list[i].is_word();
    (range.start..range.end.saturating_sub(1)).find(|i| word(*i) && word(i + 1) && page.tokens.list[*i].is_glued())
}

/// `… - Ảnh 1.`: the title of the article under a picture.
fn is_numbered_photo(page: &Page, para: &Para) -> bool {
    let end = para.body.end - usize::from(page.is(para.body.end.saturating_sub(1), '.'));
    (4..=45).contains(&para.words) && page.is_number(end - 1, 2) && page.key(end - 2) == "anh3" && !page.is(end - 3, ':')
}

/// `CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LƯƠNG`: the name of the portal, and nothing else.
fn is_masthead(page: &Page, para: &Para) -> bool {
    let portal = page.hits.longest(para.body.start, Table::OrgHead).is_some_and(|h| ORG_HEADS[h.row as usize].class == "portal");
    portal
        && (5..=18).contains(&para.words)
        && para.end.is_none()
        && (lines::is_all_caps(page, &para.body) || page.is_capital(para.body.start) && names_owner(page, para))
}

/// Whether all words behind the portal are capitals or kinds of units and bodies.
fn names_owner(page: &Page, para: &Para) -> bool {
    let Some(head) = page.hits.longest(para.body.start, Table::OrgHead) else { return false };
    let mut i = head.end as usize;
    while i < para.body.end {
        let covered = page.hits.at(i).find(|h| matches!(h.table, Table::OrgHead | Table::PlaceKind));
        match covered {
            Some(hit) => i = hit.end as usize,
            None if page.is_capital(i) || page.is(i, '-') || page.is_number(i, 2) => i += 1,
            None => return false,
        }
    }
    i == para.body.end
}

fn list_has_arrow(page: &Page, range: &Range<usize>) -> bool {
    range.len() <= 40 && range.clone().any(|i| matches!(page.tokens.list[i].kind(), TokenKind::Punct('>' | '›' | '»' | '→')))
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
        match page.tokens.list[i].kind() {
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

/// What a line that may be a caption is judged by.
pub(super) struct CaptionSigns {
    points: i32,
    speaks: bool,
}

/// How much a line reads like a caption: who is seen doing what, with no time, no claim, no figures.
pub(super) fn caption_signs(page: &Page, para: &Para) -> CaptionSigns {
    let m = &para.makeup;
    let mut out = CaptionSigns { points: 0, speaks: false };
    if para.words > 60 || para.words < 2 || para.is_bulleted() {
        return out;
    }
    let mut add = |condition: bool, points: i32| out.points += if condition { points } else { 0 };
    add(m.has(Role::CaptionSure), 4);
    add(m.has(Role::Caption), 1);
    add(m.has(Role::CaptionVerb), 2);
    add(para.body.clone().any(|i| makeup::name_end(page, i, para.body.end).is_some()), 1);
    add(para.words <= 30, 1);
    add(!para.ends_sentence(), 2);
    add(para.end == Some(':'), -4);
    add(para.body.clone().any(|i| page.is(i, ';')), -2);
    // `Sáng 2/11, …` tells a story; a heading asks for action.
    let start = para.body.start;
    let day = matches!(page.key(start), "sang2" | "chiêu1" | "tôi2" | "ngay1" | "trưa") && page.is_number(start + 1, 2);
    add(day, -4);
    let urges = page.hits.of(start, Table::Cue).any(|h| CUES[h.row as usize].cue == "imperative");
    add(urges, -3);
    // `Dự hội nghị có …`, `Cùng dự có …`, `Tham dự buổi lễ có …`: who attended, told in the article.
    let attends = (start..para.body.end.min(start + 3)).any(|i| page.key(i) == "dư5")
        && (start..para.body.end.min(start + 9)).any(|i| matches!(page.key(i), "co2" | "gôm1"));
    add(attends && para.ends_sentence(), -4);
    // An office and a name, and nothing that they do: whose words stand beside it.
    let named_last = (start + 2..para.body.end).any(|i| makeup::name_end(page, i, para.body.end) == Some(para.body.end));
    add(named_last && !m.has(Role::CaptionVerb) && para.words <= 16, -4);
    let claims = para.body.clone().filter(|i| makeup::role_at(page, *i, Role::Claim).is_some()).count().min(2) as i32;
    add(true, -2 * claims);
    let stops =
        para.body.clone().filter(|i| page.is(*i, '.') && !page.tokens.list[*i].is_glued() && i + 1 < para.body.end).count();
    add(stops > 0, -3 * stops.min(2) as i32);
    out.speaks = para.body.clone().any(|i| page.key(i) == "biêu3" && page.key(i.saturating_sub(1)) == "phat2" && i > start + 1);
    out
}

impl CaptionSigns {
    /// Whether the line is a caption. `others`: the page has captions that are beyond doubt.
    pub fn decide(&self, para: &Para, others: bool) -> bool {
        // `Giấy khen`, `CHỦ TỊCH`: cells of a table, lines of a signature.
        if para.words <= 3 && !para.makeup.has(Role::CaptionSure) && !para.makeup.has(Role::Credit) {
            return false;
        }
        if !para.ends_sentence() {
            return self.points >= 4;
        }
        self.points >= 5 - i32::from(others) && (self.speaks || others || self.points >= 6)
    }
}
