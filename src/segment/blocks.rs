//! What each line of the page is.
//!
//! First every paragraph is judged by its own words ([`own_kind`]), then by where it stands: above the article, below it, or inside. The
//! article is where the *body-like* paragraphs are: those that end like sentences, list items, and long ones.

use super::dateline::dateline;
use super::lines;
use super::makeup::{self, Role};
use super::page::Page;
use super::para::{Para, caption_signs, own_kind};
use super::tokens::{Case, Token, TokenKind, Tokens};
use super::{Block, BlockKind, Layout, Sentence, sentences};
use crate::lexicon::{Hits, Table};
use std::collections::BTreeMap;
use std::ops::Range;

/// Cuts the text into blocks and sentences.
pub fn layout(text: &str, tokens: &Tokens, hits: &Hits) -> Layout {
    let page = Page { text, tokens, hits };
    let mut paras: Vec<Para> = lines::paragraphs(&page).into_iter().map(|line| Para::new(&page, line)).collect();
    for para in &mut paras {
        para.kind = own_kind(&page, para);
    }
    mark_pages(&page, &mut paras);
    mark_first_header(&page, &mut paras);
    mark_repeats(&page, &mut paras);
    let form = mark_form(&page, &mut paras);
    let body = body_range(&paras);
    if !form {
        mark_head(&page, &mut paras, body.start);
    }
    mark_related(&mut paras);
    mark_tail(&page, &mut paras, body.end);
    mark_middle(&page, &mut paras);
    build(&page, paras)
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

/// Page numbers between paragraphs, and running headers: lines that come again, or that stand inside a sentence.
fn mark_pages(page: &Page, paras: &mut [Para]) {
    let shape = |p: &Para| page_text(page, &p.line.tokens).chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let short = |p: &Para| p.kind.is_none() && p.words <= 20 && !p.ends_sentence() && !p.is_bulleted() && p.words > 0;
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (i, para) in paras.iter().enumerate().filter(|(_, p)| short(p)) {
        let entry = seen.entry(shape(para)).or_insert((i, 0));
        entry.1 += usize::from(entry.1 == 0 || i > entry.0 + 2);
        entry.0 = i;
    }
    for i in 1..paras.len() {
        let (before, para) = (&paras[i - 1], &paras[i]);
        if !short(para) {
            continue;
        }
        let prose = |p: &Para| p.words >= 12;
        let number = para.words == 1 && page.is_number(para.line.tokens.start, 4) && para.line.width <= 6;
        let list = &page.tokens.list[para.line.tokens.clone()];
        let loud = lines::is_all_caps(page, &para.line.tokens) || list.iter().any(|t| t.is('·') || t.is('|'));
        let after = paras.get(i + 1);
        let inside = after.is_some_and(|next| page.is_lower(next.line.tokens.start)) && !before.ends_sentence() && prose(before);
        let again = para.words >= 3 && seen.get(&shape(para)).is_some_and(|(_, count)| *count > 1);
        let runs = after.is_none_or(|n| prose(n) || short(n) && seen.get(&shape(n)).is_some_and(|(_, count)| *count > 1));
        if number && prose(before) && runs {
            paras[i].kind = Some((BlockKind::Furniture, "page.number"));
        } else if loud && (inside || again && i > 2) {
            paras[i].kind = Some((BlockKind::Furniture, "page.header"));
        }
    }
}

/// The running header on the first page, where the same line is one on two later pages: it stands above the headline.
fn mark_first_header(page: &Page, paras: &mut [Para]) {
    let header = |p: &Para| matches!(p.kind, Some((_, "page.header")));
    let Some(first) = (0..paras.len().min(3)).find(|i| paras[*i].kind.is_none() && paras[*i].words >= 3) else { return };
    let words = page_text(page, &paras[first].line.tokens);
    if paras.iter().filter(|p| header(p) && page_text(page, &p.line.tokens) == words).count() >= 2 {
        paras[first].kind = Some((BlockKind::Furniture, "page.header"));
    }
}

/// From the first body-like paragraph to the one after the last. What follows a list of links or an imprint is not the article's
/// unless it reads like prose. A text without any such paragraph is a fragment: all of it is read.
fn body_range(paras: &[Para]) -> Range<usize> {
    let is_body = |p: &Para| p.kind.is_none() && p.is_body_like();
    let Some(first) = paras.iter().position(is_body) else { return 0..paras.len() };
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

/// The head of an official document: issuer, motto, number, place and date, kind, and then its subject, which is the title. Whether there is one.
fn mark_form(page: &Page, paras: &mut Vec<Para>) -> bool {
    use BlockKind::{DateLine, Heading, Headline};
    const MOTTOS: [&[&str]; 3] = [
        &["công5", "hoa1", "xa4", "hôi5", "chu3", "nghia4"],
        &["đang3", "công5", "san3", "viêt5", "nam"],
        &["đôc5", "lâp5", "-", "tư5", "do"],
    ];
    let motto = |p: &Para| {
        let range = p.line.tokens.clone();
        MOTTOS.iter().any(|m| range.clone().any(|i| m.iter().enumerate().all(|(j, w)| page.key(i + j) == *w)))
    };
    let number =
        |p: &Para| page.key(p.line.tokens.start) == "sô2" && p.words <= 10 && p.line.tokens.clone().any(|i| page.is(i, '/'));
    let kind = |p: &Para| {
        lines::is_all_caps(page, &p.line.tokens)
            && page.hits.longest(p.line.tokens.start, Table::DocKind).is_some_and(|h| h.end as usize == p.line.tokens.end)
    };
    let head = paras.len().min(14);
    let Some(at) = paras[..head].iter().position(kind) else { return false };
    let Some(title) = (at + 1..paras.len()).next().filter(|t| paras[*t].words >= 3 && !paras[*t].ends_sentence()) else {
        return false;
    };
    if at == 0 || !paras[..at].iter().any(|p| motto(p) || number(p)) {
        return false;
    }
    for para in &mut paras[..=at] {
        para.kind = match para.kind {
            // Of the page that the document stands on.
            Some((BlockKind::Furniture | DateLine | BlockKind::Trailer, _)) => continue,
            None if para.makeup.whole && para.makeup.has(Role::Section) => Some((BlockKind::Section, "section.label")),
            _ if para.makeup.date && para.words <= 12 => Some((DateLine, "date.form")),
            _ => Some((Heading, "heading.form")),
        };
    }
    // The subject may run over lines that look like its first.
    let loud = lines::is_all_caps(page, &paras[title].line.tokens);
    let most = paras.len().saturating_sub(5);
    while paras.len() > most
        && let Some(next) = paras.get(title + 1)
        && next.line.gap == 1
        && next.words <= 25
        && !next.is_bulleted()
        && !paras[title].ends_sentence()
        && (loud && lines::is_all_caps(page, &next.line.tokens) || page.is_lower(next.line.tokens.start) && !next.ends_sentence())
    {
        let mut line = paras[title].line.clone();
        line.tokens.end = next.line.tokens.end;
        paras.remove(title + 1);
        paras[title] = Para::new(page, line);
    }
    paras[title].kind = Some((Headline, "headline.form"));
    true
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
        && (!p.ends_sentence() && p.end != Some(':') || page_line(paras.get(body + 1)) || asks(page, p, paras.get(body + 1)))
    {
        end = body + 1;
    }
    let open = |p: &Para| p.kind.is_none() && !(p.makeup.whole && p.makeup.has(Role::Section));
    let names = |p: &Para| p.words <= 8 && !p.ends_sentence() && is_signature(page, &p.body);
    let pick = |min: usize| (0..end).find(|i| open(&paras[*i]) && paras[*i].words >= min && !names(&paras[*i]));
    // Above the path of the page stands its name, not that of the article, where a line below can be the headline.
    let path = (0..end).rev().find(|i| paras[*i].kind == Some((Furniture, "furniture.breadcrumb")));
    let below = path.and_then(|p| (p + 1..end).find(|i| open(&paras[*i]) && paras[*i].words >= 6 && !names(&paras[*i])));
    let title = below.or_else(|| pick(6)).or_else(|| pick(3)).or_else(|| pick(1));
    let written = title.map(|t| page_text(page, &paras[t].body));
    for (i, p) in paras.iter_mut().enumerate().take(end) {
        if Some(i) == title {
            p.kind = Some((Headline, "headline.first"));
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
        } else if caption_signs(page, p).decide(p, false) {
            (Caption, "caption.words")
        } else if p.words >= 15 {
            (BlockKind::Body, "block.lead")
        } else {
            (Heading, "heading.below")
        };
        p.kind = Some(kind);
    }
}

/// A headline that asks: short, above a paragraph that does not.
fn asks(page: &Page, para: &Para, next: Option<&Para>) -> bool {
    para.end == Some('?')
        && para.words <= 25
        && !para.body.clone().any(|i| page.is(i, '.'))
        && next.is_some_and(|n| n.kind.is_none() && n.words >= 15 && matches!(n.end, Some('.' | '…' | ':')))
}

fn page_text<'p>(page: &Page<'p>, range: &Range<usize>) -> &'p str {
    &page.text[page.tokens.list[range.start].start as usize..page.tokens.list[range.end - 1].end as usize]
}

/// A line of names, or a name with an office after a dash.
fn is_signature(page: &Page, body: &Range<usize>) -> bool {
    let (mut start, mut end) = (body.start, body.end);
    while start < end && matches!(page.tokens.list[start].kind(), TokenKind::Punct('(' | '[' | '*' | '_')) {
        start += 1;
    }
    // `**Hà Văn**`
    while start < end && matches!(page.tokens.list[end - 1].kind(), TokenKind::Punct('*' | '_')) {
        end -= 1;
    }
    let outlet = page.hits.longest(start, Table::Outlet).is_some_and(|h| h.end as usize >= end);
    if outlet || start >= end {
        return false;
    }
    makeup::is_names(page, &(start..end))
        || is_of_paper(page, start, end)
        || makeup::name_end(page, start, end)
            .is_some_and(|at| page.is(at, '-') || page.is(at, '(') || page.is(at, ',') || page.is(at, '/'))
}

/// `Thu Hằng/VOV - Trung tâm Tin`, `Hoàng Anh (TTXVN)`: a name of any form before a paper.
fn is_of_paper(page: &Page, start: usize, end: usize) -> bool {
    let name = (start..end).find(|i| !page.is_capital(*i)).unwrap_or(end);
    (1..=5).contains(&(name - start))
        && end - start <= 14
        && (page.is(name, '/') || page.is(name, '('))
        && page.hits.longest(name + 1, Table::Outlet).is_some_and(|h| h.end as usize <= end)
}

/// A pen name, initials or an office straight below the article: `HLam`, `T.H`, `Diễm Phúc – Ban biên tập`.
fn is_pen_name(page: &Page, body: &Range<usize>) -> bool {
    let list = &page.tokens.list[body.clone()];
    let words = list.iter().filter(|t| t.is_word()).count();
    if list.len() <= 5 && words <= 3 && list.iter().all(|t| t.is_capital() || t.is('.') || t.is('-')) {
        let short = |t: &Token| t.end - t.start <= 4 || t.case() == Case::Mixed;
        return words > 0 && list.iter().filter(|t| t.is_word()).all(short);
    }
    let name = list.iter().position(|t| !t.is_capital()).unwrap_or(list.len());
    let office = list.get(name).is_some_and(|t| t.is('-')) && list.get(name + 1).is_some_and(|t| t.is_capital());
    (2..=4).contains(&name) && list.len() <= 14 && office && lines::last_mark(page, body).is_none()
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
    // Still straight below the article.
    let mut below = true;
    let annexed = annex(page, paras);
    for (at, para) in paras.iter_mut().enumerate().skip(end) {
        let annex = at >= annexed;
        let signs = below && para.kind.is_none() && para.words <= 20 && is_pen_name(page, &para.body);
        below &= matches!(para.kind, Some((Caption | Byline | DateLine, _))) || signs || para.kind.is_none();
        let kind = match para.kind {
            Some((DateLine, _)) => (Trailer, "trailer.date"),
            // `Tác giả: Minh Tâm`: a field of the page.
            Some((Byline, "byline.label")) if page.key(para.body.start) == "tac2" => (Trailer, "trailer.author"),
            Some((Furniture, "furniture.imprint")) if is_desk(page, para) => (Byline, "byline.desk"),
            None if is_desk(page, para) => (Byline, "byline.desk"),
            None if signs => (Byline, "byline.name"),
            Some(kind) => kind,
            None if para.words <= 20 && !para.ends_sentence() && is_signature(page, &para.body) => (Byline, "byline.name"),
            None if para.line.indent >= 15 && para.words <= 20 && !para.ends_sentence() => (Byline, "byline.aligned"),
            None if para.makeup.whole && para.makeup.has(Role::Section) => (Trailer, "trailer.section"),
            None if para.words == 0 => (BlockKind::Heading, "heading.marks"),
            None if !annex && caption_signs(page, para).decide(para, true) => (Caption, "caption.words"),
            None if annex => (BlockKind::Heading, "heading.annex"),
            None => (Furniture, "furniture.tail"),
        };
        para.kind = Some(kind);
    }
}

/// The paragraph that an annex begins with (`PHỤ LỤC KÈM THEO`): the tables below it belong to the document.
fn annex(page: &Page, paras: &[Para]) -> usize {
    let begins = |p: &Para| {
        p.kind.is_none()
            && p.words <= 10
            && page.key(p.body.start) == "phu5"
            && page.key(p.body.start + 1) == "luc5"
            && lines::is_all_caps(page, &(p.body.start..p.body.start + 2))
    };
    paras.iter().position(begins).unwrap_or(paras.len())
}

/// `Ban Biên tập`, and nothing else: the desk signs.
fn is_desk(page: &Page, para: &Para) -> bool {
    para.words == 3 && (0..3).all(|i| page.key(para.body.start + i) == ["ban", "biên", "tâp5"][i])
}

/// Inside the article: captions, headings, list items, paragraphs.
fn mark_middle(page: &Page, paras: &mut [Para]) {
    use BlockKind::{Body, Caption, Heading, ListItem};
    let sure = |p: &Para| match p.kind {
        Some((kind, _)) => kind == Caption,
        None => p.makeup.has(Role::CaptionSure) || caption_signs(page, p).decide(p, false),
    };
    let captioned = paras.iter().any(sure);
    // A name after the last paragraph of prose signs it.
    let prose_end = paras.iter().rposition(|p| p.kind.is_none() && p.words >= 12).map_or(0, |i| i + 1);
    let annex = annex(page, paras);
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
        } else if i >= prose_end && prose_end > 0 && p.words <= 12 && !p.ends_sentence() && is_signature(page, &p.body) {
            (BlockKind::Byline, "byline.name")
        } else if is_ordinal(page, p.body.start) {
            (ListItem, "item.ordinal")
        } else if i < annex && (caption_signs(page, p).decide(p, captioned) || is_pull_quote(page, p)) {
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
    let sort = |p: &Para| p.is_bulleted().then(|| page.tokens.list[p.bullet.start].kind());
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

/// A line without a stop whose words stand in another paragraph too: a quotation set large.
fn is_pull_quote(page: &Page, para: &Para) -> bool {
    if para.ends_sentence() || para.end == Some(':') || !(8..=60).contains(&para.words) || para.is_bulleted() {
        return false;
    }
    let words = page_text(page, &para.body);
    page.text.matches(words).nth(1).is_some()
}

/// A piece of a paragraph that is a block of its own.
struct Piece {
    kind: BlockKind,
    rule: &'static str,
    sentences: Vec<Range<usize>>,
}

/// Cuts a paragraph into its sentences, and apart where captions or a signature stand in it: text copied without its line ends.
fn pieces(page: &Page, para: &Para, start: usize, last: bool, flat: bool) -> Vec<Piece> {
    let mut cut = sentences::split(page, start..para.body.end, flat);
    let mut out: Vec<Piece> = Vec::new();
    let signature = cut.len() > 1 && last && {
        let tokens = cut[cut.len() - 1].clone();
        let label = makeup::role_at(page, tokens.start, Role::BylineLabel);
        label.is_some_and(|len| page.is(tokens.start + len, ':') && tokens.len() <= 16)
            || tokens.len() <= 8 && makeup::is_names(page, &tokens)
            || tokens.len() <= 14 && lines::last_mark(page, &tokens).is_none() && is_signature(page, &tokens)
    };
    let signed = signature.then(|| cut.pop()).flatten();
    let open = |t: &Range<usize>| !matches!(page.tokens.list[t.end - 1].kind(), TokenKind::Punct(_));
    let credit = |t: &Range<usize>| t.clone().find(|i| makeup::role_at(page, *i, Role::Credit).is_some());
    let many = cut.len() > 1;
    for (i, tokens) in cut.iter().enumerate() {
        // `… tại hội nghị. Ảnh: Văn An`: the credit takes the sentence before it along.
        let credited = credit(tokens).filter(|at| many && tokens.end - at <= 14 && tokens.len() <= 80);
        // A sentence that claims something is the article's, whatever picture follows.
        let mut depth = 0i32;
        let claims = flat
            && tokens.clone().any(|i| {
                depth += i32::from(page.is(i, '(')) - i32::from(page.is(i, ')'));
                depth == 0 && makeup::role_at(page, i, Role::Claim).is_some()
            });
        let takes = !claims
            && cut.get(i + 1).and_then(|next| credit(next).filter(|at| *at <= next.start + 1 && next.len() <= 14)).is_some();
        let glued = flat && open(tokens) && tokens.len() <= 50 && i + 1 < cut.len();
        // One after the other they tell who attended.
        let beside = |k: usize| {
            cut.get(k).is_some_and(|t| names_only(page, t) || (t.start..t.end.min(t.start + 3)).any(|j| page.key(j) == "dư5"))
        };
        let shown = cut.len() >= 4 && i > 0 && names_only(page, tokens) && !beside(i - 1) && !beside(i + 1);
        let pictured = flat && many && is_pictured(page, &para.line, tokens, cut.get(i + 1).filter(|_| i == 0));
        let caption = credited.is_some() || many && takes && tokens.len() <= 60 || glued || shown || pictured;
        let kind = if caption { BlockKind::Caption } else { BlockKind::Body };
        match out.last_mut() {
            Some(piece)
                if piece.kind == kind && (kind == BlockKind::Body || credited.is_some_and(|at| at <= tokens.start + 1)) =>
            {
                piece.sentences.push(tokens.clone());
            }
            _ => {
                let rule = if kind == BlockKind::Body { "block.body" } else { "caption.inline" };
                out.push(Piece { kind, rule, sentences: vec![tokens.clone()] });
            }
        }
    }
    out.extend(signed.map(|tokens| Piece { kind: BlockKind::Byline, rule: "byline.end", sentences: vec![tokens] }));
    out
}

/// A sentence that says only who is seen doing what (`Đồng chí Văn An phát biểu tại buổi làm việc.`), in the midst of prose; before the `next`, which tells the day
/// (`Ngày 7/7, …`), the first signs are enough.
fn is_pictured(page: &Page, line: &lines::Line, tokens: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let para = Para::new(page, lines::Line { tokens: tokens.clone(), ..line.clone() });
    let dated = next.is_some_and(|next| {
        let day = matches!(page.key(next.start), "sang2" | "chiêu1" | "tôi2" | "ngay1" | "trưa");
        day && (page.is_number(next.start + 1, 2) || page.key(next.start + 1) == "nay")
    });
    let told =
        para.body.clone().any(|i| page.tokens.list[i].is_number() || page.is(i, ',') || page.is(i, '“') || page.is(i, '"'));
    para.makeup.has(Role::Caption)
        && para.makeup.has(Role::CaptionVerb)
        && caption_signs(page, &para).decide(&para, dated)
        && (dated || !told)
}

/// A sentence without a verb, of nothing but names, offices and bodies: what a picture in the middle of the prose shows (`Ông Văn An - Phó Bí thư Tỉnh ủy.`,
/// `Trụ sở UBND xã Tân Lương.`).
fn names_only(page: &Page, tokens: &Range<usize>) -> bool {
    let known = |t: &Table| {
        matches!(
            t,
            Table::Title
                | Table::OrgHead
                | Table::OrgField
                | Table::PlaceKind
                | Table::Honorific
                | Table::Province
                | Table::District
                | Table::EventWord
        )
    };
    let starts = page
        .hits
        .at(tokens.start)
        .any(|h| matches!(h.table, Table::Title | Table::Honorific | Table::OrgHead | Table::PlaceKind));
    let seat = page.key(tokens.start) == "tru5" && page.key(tokens.start + 1) == "sơ3";
    if !(4..=36).contains(&tokens.len()) || !(starts || seat) || !page.is(tokens.end - 1, '.') || !page.is_capital(tokens.start) {
        return false;
    }
    let mut i = tokens.start + 2 * usize::from(seat);
    let mut named = false;
    while i < tokens.end {
        let covered = page.hits.at(i).find(|h| known(&h.table) && h.end as usize <= tokens.end).map(|h| h.end as usize);
        let t = &page.tokens.list[i];
        named |= i > tokens.start && t.is_capital();
        let plain = t.is_capital()
            || matches!(t.kind(), TokenKind::Punct('.' | ',' | '-' | '(' | ')'))
            || matches!(page.key(i), "va1" | "nguyên" | "tai5" | "cung1" | "ơ3");
        match covered {
            Some(end) => i = end,
            None if plain => i += 1,
            None => return false,
        }
    }
    named
}

/// The layout with its sentences.
fn build(page: &Page, paras: Vec<Para>) -> Layout {
    let mut out = Layout::default();
    let prose: Vec<usize> = (0..paras.len()).filter(|i| matches!(paras[*i].kind, None | Some((BlockKind::Body, _)))).collect();
    let signed = paras.iter().any(|p| matches!(p.kind, Some((BlockKind::Byline, _))));
    // All the article in a paragraph or two: line ends were lost.
    let flat = |p: &Para| p.words > 120 && prose.len() <= 3;
    for (index, para) in paras.into_iter().enumerate() {
        let (kind, rule) = para.kind.unwrap_or((BlockKind::Body, "block.body"));
        let mut start = para.body.start;
        let mut mark = start..start;
        if kind == BlockKind::Body && prose.iter().take(3).any(|p| *p == index) {
            mark = dateline(page, &para.body);
            start = mark.end;
        }
        let cut = match kind {
            BlockKind::Headline => vec![Piece { kind, rule, sentences: std::iter::once(start..para.body.end).collect() }],
            BlockKind::Body => pieces(page, &para, start, !signed && prose.last() == Some(&index), flat(&para)),
            _ => vec![Piece { kind, rule, sentences: sentences::split(page, start..para.body.end, false) }],
        };
        let bullet = if para.bullet.end == para.body.start { para.bullet } else { start..start };
        let count = cut.len();
        let mut from = para.line.tokens.start;
        for (i, piece) in cut.into_iter().enumerate() {
            let first = out.sentences.len();
            let block = out.blocks.len();
            let end = if i + 1 == count { para.line.tokens.end } else { piece.sentences.last().map_or(from, |s| s.end) };
            out.sentences.extend(piece.sentences.into_iter().filter(|t| !t.is_empty()).map(|tokens| Sentence { tokens, block }));
            let (bullet, dateline) = if i == 0 { (bullet.clone(), mark.clone()) } else { (from..from, from..from) };
            let rule = if piece.kind == kind { rule } else { piece.rule };
            out.blocks.push(Block {
                tokens: from..end,
                sentences: first..out.sentences.len(),
                kind: piece.kind,
                rule,
                bullet,
                dateline,
            });
            from = end;
        }
    }
    out
}
