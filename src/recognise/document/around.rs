//! What the phrase around a citation says of the document: date, issuer, title.

use super::super::time::{day_after, year_at};
use super::super::{Candidate, Found};
use super::DocumentFields;
use super::named::{plenum, term};
use crate::lexicon::Table;
use crate::phrase::{Context, body};
use crate::segment::Doc;

/// A quoted title at `i`: the token after the closing mark, and the words inside.
pub(super) fn quoted(doc: &Doc, i: usize) -> Option<(usize, String)> {
    let open = doc.token(i).filter(|t| t.is('“') || t.is('"') || t.is('”') || t.is('«'))?;
    let straight = !open.is('“') && !open.is('«');
    let limit = (i + 160).min(doc.len());
    let close = (i + 1..limit).find(|k| {
        let t = &doc.tokens.list[*k];
        t.is('”') || t.is('»') || t.is('"') && (straight || open.is('“'))
    })?;
    if close == i + 1 || (i..close).any(|k| doc.tokens.list[k].newlines() > 1) {
        return None;
    }
    Some((close + 1, doc.words(i + 1..close).split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Reads the date, the issuer and the title that follow the citation.
pub(in crate::recognise) fn around(doc: &Doc, context: &Context, end: usize, fields: &mut DocumentFields) {
    let mut at = end;
    if at == 0 || doc.breaks_after(at - 1) || at >= doc.len() {
        return;
    }
    // `Nghị định 30 năm 2020 của Chính phủ`
    if doc.key(at) == "năm"
        && !fields.numbers.is_empty()
        && fields.year.is_none()
        && let Some(year) = year_at(doc, at + 1)
        && doc.key(at + 2) == "cua3"
    {
        fields.year = Some(year.to_string());
        at += 2;
    }
    let comma = usize::from(doc.token(at).is_some_and(|t| t.is(',') || t.is('(')));
    if let Some((after, date)) = day_after(doc, at + comma) {
        fields.date = Some(date);
        at = after + usize::from(doc.token(after).is_some_and(|t| t.is(')')));
    }
    let comma = usize::from(doc.token(at).is_some_and(|t| t.is(',')));
    if doc.key(at + comma) == "cua3" && !doc.breaks_after(at) {
        if let Some((after, issuer)) = issuer(doc, context, at + comma + 1) {
            fields.issuer = Some(issuer);
            at = after;
        }
        // The date may stand after the issuer: `Nghị quyết 15 của Thành ủy ngày 4-7-2017`.
        let comma = usize::from(doc.token(at).is_some_and(|t| t.is(',')));
        if fields.date.is_none()
            && let Some((after, date)) = day_after(doc, at + comma)
        {
            fields.date = Some(date);
            at = after;
        }
    }
    at = term(doc, at);
    let about = doc.key(at) == "vê1";
    let mut title_at = at + usize::from(about) + usize::from(about && doc.key(at + 1) == "viêc5");
    title_at += usize::from(doc.token(title_at).is_some_and(|t| t.is(':') || t.is(',')));
    if title_at >= doc.len() || title_at > 0 && doc.breaks_after(title_at - 1) {
        return;
    }
    if let Some((close, title)) = quoted(doc, title_at) {
        fields.title = Some(title);
        // `Chương trình 08-CTr/TU về “…” của Thành ủy`
        if fields.issuer.is_none()
            && doc.key(close) == "cua3"
            && !doc.breaks_after(close - 1)
            && let Some((_, issuer)) = issuer(doc, context, close + 1)
        {
            fields.issuer = Some(issuer);
        }
    } else if about {
        let sentence_end = doc.sentence_of(at).map_or(doc.len(), |s| doc.layout.sentences[s].tokens.end);
        let stop = (title_at..sentence_end.min(title_at + 60)).find(|k| {
            let t = &doc.tokens.list[*k];
            t.is(';')
                || t.is('.')
                || t.is(')')
                || t.is('(') && *k > title_at + 2
                || t.is(':')
                || doc.hits.longest(*k, Table::DocKind).is_some() && *k > title_at + 2
                || t.is(',') && title_at + 12 < *k
        });
        let end = stop.unwrap_or(sentence_end.min(title_at + 60));
        if end > title_at {
            fields.title = Some(doc.words(title_at..end).split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

/// `Ban Thường vụ Huyện ủy ban hành Kế hoạch số 54-KH/HU`: who issues stands before; `Ngày 9-12-2021, Thanh tra tỉnh ban hành …` says when.
pub(super) fn issued(doc: &Doc, context: &Context, start: usize, fields: &mut DocumentFields) {
    let verb = start >= 3 && matches!((doc.key(start - 2), doc.key(start - 1)), ("ban", "hanh1") | ("thông", "qua"));
    if !verb || doc.breaks_after(start - 1) {
        return;
    }
    let mut at = start - 2;
    while at > 0 && matches!(doc.key(at - 1), "đa4" | "vưa1" | "cung4" | "đươc5" | "con1") && !doc.breaks_after(at - 1) {
        at -= 1;
    }
    // The name may go on in capitals that the body's own name does not hold: `Đảng ủy NHPT`.
    let known = context.bodies.partition_point(|b| b.tokens.end <= at).checked_sub(1).map(|k| &context.bodies[k]);
    let reaches = |b: &&body::Body| {
        at - b.tokens.end <= 2 && (b.tokens.end..at).all(|k| doc.tokens.list[k].is_word() && doc.tokens.list[k].is_capital())
    };
    let Some(body) = known.filter(reaches).filter(|_| !doc.breaks_after(at - 1)) else { return };
    // A conference also passes what another body issues.
    let council = matches!(doc.key(body.tokens.start), "hđnd" | "hôi5" | "quôc2");
    if doc.key(start - 1) == "qua" && !council {
        return;
    }
    fields.issuer = Some(doc.words(body.tokens.start..at).split_whitespace().collect::<Vec<_>>().join(" "));
    let comma = body.tokens.start.checked_sub(1).filter(|k| doc.token(*k).is_some_and(|t| t.is(',')));
    if let (None, Some(comma)) = (&fields.date, comma) {
        let day = (comma.saturating_sub(7)..comma).find_map(|k| day_after(doc, k).filter(|(end, _)| *end == comma));
        fields.date = day.map(|(_, date)| date);
    }
}

/// The issuer at `i`, after `của`: a body, or an authority that is none.
fn issuer(doc: &Doc, context: &Context, i: usize) -> Option<(usize, String)> {
    let words = |end: usize| doc.words(i..end).split_whitespace().collect::<Vec<_>>().join(" ");
    // `Hội nghị Trung ương 7 (khóa XII)`
    if doc.key(i) == "hôi5" && doc.key(i + 1) == "nghi5" {
        let end = plenum(doc, i)?;
        return Some((end, words(end)));
    }
    const AUTHORITIES: &[&[&str]] = &[
        &["thu3", "tương2", "chinh2", "phu3"],
        &["thu3", "tương2"],
        &["ttgcp"],
        &["chinh2", "phu3"],
        &["chu3", "tich5", "nươc2"],
        &["trung", "ương", "đang3"],
        &["trung", "ương"],
        &["t", ".", "ư"],
        &["tw"],
        &["đang3"],
        &["nha1", "nươc2"],
    ];
    if let Some(body) = body::at(doc, context, i).filter(|b| b.definite || doc.tokens.list[i].is_capital()) {
        return Some((body.tokens.end, words(body.tokens.end)));
    }
    // `Chủ tịch UBND tỉnh`, `Bộ trưởng Bộ Nội vụ`
    if let Some(office) = crate::phrase::office::at(doc, context, i).filter(|o| o.body.is_some()) {
        return Some((office.tokens.end, words(office.tokens.end)));
    }
    let authority = AUTHORITIES
        .iter()
        .find(|a| a.iter().enumerate().all(|(k, w)| doc.key(i + k) == *w) && doc.tokens.list[i].is_capital())?;
    let end = i + authority.len();
    Some((end, words(end)))
}

/// Documents that `và` or a comma joins share the issuer of the last: `Nghị quyết 15 và Chỉ thị 15 của Thành ủy`.
pub(super) fn share_issuers(doc: &Doc, spans: &[(usize, usize)], found: &mut [Candidate]) {
    for k in (0..found.len().saturating_sub(1)).rev() {
        let ((_, end), (next, _)) = (spans[k], spans[k + 1]);
        let joined = next == end + 1
            && (doc.key(end) == "va1" || doc.token(end).is_some_and(|t| t.is(',')))
            && !doc.breaks_after(end)
            && !doc.breaks_after(end - 1);
        // `Chỉ thị số 21-CT/TU và ba năm triển khai Nghị quyết số 08-NQ/TU của Tỉnh ủy`
        let anniversary = next > end
            && next - end <= 7
            && doc.key(end) == "va1"
            && (end..next).any(|t| {
                matches!((doc.key(t), doc.key(t + 1)), ("thưc5", "hiên5") | ("triên3", "khai") | ("thi" | "ban", "hanh1"))
            })
            && doc.sentence_of(end) == doc.sentence_of(next);
        if !joined && !anniversary {
            continue;
        }
        // `Quyết định số 2594 và Quyết định số 2595 (ngày 12-11-2015)`: what the bracket says is said of both.
        let bracket = joined && doc.token(spans[k + 1].1).is_some_and(|t| t.is('('));
        let (issuer, date) = match &found[k + 1].found {
            Found::Document(f) => (f.issuer.clone(), f.date.clone().filter(|_| bracket)),
            _ => (None, None),
        };
        let symbol = match &found[k + 1].found {
            Found::Document(f) => f.symbol.clone(),
            _ => None,
        };
        if let Found::Document(f) = &mut found[k].found
            && f.issuer.is_none()
            && f.name.is_none()
            && !apart(f.symbol.as_deref(), symbol.as_deref())
        {
            f.issuer = issuer;
            f.date = f.date.take().or(date);
        }
    }
}

/// Whether two symbols are of different authorities: the Party's (`CV/TU`) and the State's (`UBND-NV`).
fn apart(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.contains('/') != b.contains('/'))
}
