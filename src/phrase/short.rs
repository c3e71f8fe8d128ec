//! Short forms that only the article gives a meaning: an abbreviation introduced in brackets (`Hiệp hội Doanh nghiệp Nhật Bản (JCCH)`), and the bare head of a
//! body that was named in full before (`Sở`, `Bệnh viện`, `Công ty`).

use super::body::Body;
use super::{Context, keys};
use crate::keyed::Map;
use crate::lexicon::{ORG_HEADS, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;

/// Adds the short forms to the bodies of the article, and tells the offices whose body is a bare head which one it is.
pub(super) fn find(doc: &Doc, context: &mut Context) {
    let abbreviations = abbreviations(doc, context);
    // By first word: the body last named in full before each token, found while the text is read once.
    let mut named: Map<Body> = Map::default();
    let mut found: Vec<Body> = Vec::new();
    let (mut next_body, mut next_office) = (0, 0);
    for i in 0..doc.len() {
        while let Some(office) = context.offices.get_mut(next_office).filter(|o| o.tokens.start <= i) {
            next_office += 1;
            if let Some(body) = &mut office.body {
                match named.get(doc.key(body.tokens.start)).filter(|_| body.is_bare()) {
                    Some(full) => *body = Body { head: body.head.clone(), ..full.called(body.tokens.clone()) },
                    None => remember(doc, &mut named, body),
                }
            }
        }
        while let Some(body) = context.bodies.get(next_body).filter(|b| b.tokens.start <= i) {
            next_body += 1;
            remember(doc, &mut named, body);
        }
        let word = &doc.tokens.list[i];
        if !word.is_word() || !word.is_capital() || is_taken(context, i) {
            continue;
        }
        if let Some(body) = outlet(doc, i).or_else(|| firm(doc, context, i)) {
            found.push(body);
        } else if let Some(body) = abbreviations.get(doc.key(i)).filter(|_| word.case() == Case::Upper) {
            found.push(body.called(i..i + 1));
        } else if let Some(end) = bare_head(doc, context, i)
            && let Some(body) =
                named.get(doc.key(i)).filter(|b| keys(doc, b.name.start, b.name.start + (end - i)) == keys(doc, i, end))
        {
            found.push(body.called(i..end));
        }
    }
    // Both are in text order.
    let mut found = found.into_iter().peekable();
    for body in std::mem::take(&mut context.bodies) {
        while let Some(before) = found.next_if(|f| f.tokens.start < body.tokens.start) {
            context.bodies.push(before);
        }
        context.bodies.push(body);
    }
    context.bodies.extend(found);
}

fn remember(doc: &Doc, named: &mut Map<Body>, body: &Body) {
    // A name that is longer than its head.
    if body.definite && body.name.len() >= 2 && body.name == body.tokens {
        named.insert(doc.key(body.tokens.start), body.clone());
    }
    if let Some(parent) = &body.parent {
        remember(doc, named, parent);
    }
}

/// Whether token `i` lies in a body or an office that is found already.
fn is_taken(context: &Context, i: usize) -> bool {
    let body = context.bodies.partition_point(|b| b.tokens.end <= i);
    let office = context.offices.partition_point(|o| o.tokens.end <= i);
    context.bodies.get(body).is_some_and(|b| b.tokens.start <= i && b.definite)
        || context.offices.get(office).is_some_and(|o| o.tokens.start <= i)
}

/// `Tên đầy đủ (TTĐĐ)`: abbreviations in capitals that stand in brackets behind a body.
fn abbreviations(doc: &Doc, context: &Context) -> Map<Body> {
    let mut out = Map::default();
    for body in context.bodies.iter().filter(|b| b.definite) {
        let end = body.tokens.end;
        let short = doc.key(end) == "(" && doc.key(end + 2) == ")" && !doc.breaks_after(end - 1) && !doc.breaks_after(end + 1);
        let word = doc.token(end + 1).filter(|t| t.is_word() && t.case() == Case::Upper && t.end - t.start >= 2);
        let dash = doc.key(end) == "-" && !doc.breaks_after(end - 1) && !doc.glued(end);
        if (short || dash) && word.is_some() && doc.hits.longest(end + 1, Table::OrgHead).is_none() {
            out.or_insert(doc.key(end + 1), body.clone());
        }
    }
    out
}

/// Where the bare head that begins at `i` ends, if it can stand for a body: in the middle of a sentence, with no capital beside it, and no syllable of a longer word.
fn bare_head(doc: &Doc, context: &Context, i: usize) -> Option<usize> {
    // `Đồn`, `Trạm`: first words of names, no heads by themselves.
    let first_word = matches!(doc.key(i), "đôn1" | "tram5").then_some(i + 1);
    let head = doc.hits.longest(i, Table::OrgHead);
    let end = head.map(|h| h.end as usize).or(first_word)?;
    let len = end - i;
    let short = head.is_none_or(|head| {
        let row = &ORG_HEADS[head.row as usize];
        let cell = row.class == "membership" && row.level == "cell";
        cell || matches!(row.class, "field" | "institution")
    });
    if !short || context.is_shouted(i) {
        return None;
    }
    let capital = |k: usize| doc.token(k).is_some_and(|t| t.is_word() && t.is_capital());
    let first = doc.sentence_of(i).is_none_or(|s| doc.layout.sentences[s].tokens.start == i);
    // `các Phòng, Ban của huyện`: kinds.
    let kinds = i >= 2
        && matches!(doc.key(i - 1), "," | "-" | "/")
        && doc.hits.longest(i - 2, Table::OrgHead).is_some_and(|h| h.len() == 1);
    // `cơ quan ngang Bộ`: a rank, no ministry.
    let counted = i >= 1
        && (doc.tokens.list[i - 1].is_number()
            || matches!(doc.key(i - 1), "cac2" | "nhưng4" | "môi4" | "môt5" | "ngang" | "câp2"));
    // `Chi bộ cơ sở`
    let base = doc.key(end) == "cơ" && doc.key(end + 1) == "sơ3";
    if kinds
        || base
        || counted
        || first && len == 1
        || i > 0 && capital(i - 1) && !doc.breaks_after(i - 1)
        || !doc.breaks_after(end - 1) && capital(end)
        || doc.hits.longest(i, Table::Title).is_some_and(|t| t.len() > len)
    {
        return None;
    }
    let word = matches!(
        (doc.key(i), doc.key(end)),
        ("ban", "đâu1" | "ngay1" | "đêm" | "hanh1" | "bô2" | "phat2")
            | ("hôi5" | "bao2" | "phong1" | "quy4" | "đôi5" | "vu5" | "đai1", _)
            | ("bô5", "may2" | "phân5" | "đôi5" | "măt5" | "tôc5" | "luât5" | "môn")
            | ("trương1", "hơp5" | "ky1" | "hoc5" | "quay")
            | ("viên5", "trơ5" | "dân4")
            | ("cuc5", "diên5" | "bô5")
            | ("sơ3", "hưu4" | "di4")
            | ("đôn1", "điên1" | "bot2")
            | ("tram5", "bơm" | "thu" | "cân" | "biên2" | "dưng1" | "kiêm3" | "trôn5" | "xa2" | "quan")
    );
    (!word).then_some(end)
}

/// A newspaper that is named in the prose without `báo`: `trao đổi với Tuổi Trẻ`, `theo nguồn tin của Pháp Luật TP.HCM`.
fn outlet(doc: &Doc, i: usize) -> Option<Body> {
    let hit = doc.hits.longest(i, Table::Outlet).filter(|h| h.len() >= 2)?;
    let end = hit.end as usize;
    let capitals = (i..end).all(|t| !doc.tokens.list[t].is_word() || doc.tokens.list[t].is_capital());
    let told = i > 0
        && !doc.breaks_after(i - 1)
        && (matches!(doc.key(i - 1), "vơi2" | "cua3" | "pv") || i > 1 && doc.key(i - 1) == "viên" && doc.key(i - 2) == "phong2");
    let row = ORG_HEADS.iter().position(|h| h.name == "Báo")? as u16;
    let alone = doc.breaks_after(end - 1) || !doc.token(end).is_some_and(|t| t.is_word() && t.is_capital());
    (capitals && told && alone).then_some(Body {
        tokens: i..end,
        head: i..end,
        name: i..end,
        row,
        area: None,
        parent: None,
        definite: true,
    })
}

/// A firm that is named in English: `Đông Giang Group`, `Sao Mai Holdings`. The last word tells.
fn firm(doc: &Doc, context: &Context, i: usize) -> Option<Body> {
    let before = i > 0 && doc.token(i - 1).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(i - 1);
    let after_office =
        context.offices.get(context.offices.partition_point(|o| o.tokens.end < i)).is_some_and(|o| o.tokens.end == i);
    if before && !after_office || context.is_shouted(i) {
        return None;
    }
    let run = super::capital_run(doc, i, 6);
    let last = (1..run).find(|n| {
        matches!(doc.word(i + n), "Group" | "Holdings" | "Holding" | "Corporation" | "Corp" | "Capital" | "JSC" | "Ltd")
    })?;
    let row = ORG_HEADS.iter().position(|h| h.name == "Công ty")? as u16;
    let end = i + last + 1;
    Some(Body { tokens: i..end, head: i..end, name: i..end, row, area: None, parent: None, definite: true })
}
