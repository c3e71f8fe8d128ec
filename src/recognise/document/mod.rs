//! Cited documents.
//!
//! **What it finds**: Party and State documents by number and symbol (`Chương trình 01- CTr/TU`, `Nghị định 30/2020/NĐ-CP`), by number alone (`Nghị quyết 15`), several after one
//! kind word (`Nghị quyết 26, 27, 28`), by plenum or congress (`Nghị quyết Trung ương 4 (khóa XI, XII)`, `Nghị quyết Đại hội XIII`), laws by name (`Luật Đất đai năm 2013`),
//! the Charter, and documents whose quoted title stands right after the kind word (`Chuyên đề “…”`).
//! **Not**: kinds alone (`các nghị quyết của Đảng`, `kế hoạch năm 2020`), the verb `quyết định`, bare acts of an issuer.
//! **How**: the span ends with the number, symbol or identifying name; the date, the issuer and the title are read from the phrase after it.
//! **Source of the rules**: Hướng dẫn 36-HD/VPTW (2018) on Party symbols (`số-LOẠI/CƠ QUAN`), Nghị định 30/2020/NĐ-CP on State symbols (`số/năm/LOẠI-CƠ QUAN`).

mod named;

use super::time::{day_after, year_at};
use super::{Candidate, Found};
use crate::lexicon::{DOC_KINDS, KNOWN_DOCUMENTS, Table};
use crate::phrase::{Context, body};
use crate::segment::Doc;
use crate::span::Span;
use named::*;
use regex::Regex;
use std::sync::OnceLock;

/// What a mention of a document, and the phrase around it, say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFields {
    /// `Nghị quyết`, …
    pub kind: String,
    /// The numbers, as written.
    pub numbers: Vec<String>,
    /// The symbol without the number.
    pub symbol: Option<String>,
    /// The year in the number, or of a law.
    pub year: Option<String>,
    /// The issuer in words.
    pub issuer: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// The title, without quotation marks.
    pub title: Option<String>,
    /// The identifying name, of documents without number: the words after the kind word.
    pub name: Option<String>,
}

/// A citation as far as its span goes.
struct Cited {
    end: usize,
    fields: DocumentFields,
    rule: &'static str,
    confidence: u8,
    /// Whether the quoted title is a part of the span.
    quoted: bool,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    let first = out.len();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        let Some((start, cited)) = at(doc, i) else {
            i += 1;
            continue;
        };
        let end = cited.end;
        let mut fields = cited.fields;
        if !cited.quoted {
            around(doc, context, end, &mut fields);
        }
        if fields.issuer.is_none() {
            issued(doc, context, start, &mut fields);
        }
        out.push(Candidate {
            span: doc.span(start..end),
            found: Found::Document(fields),
            rule: cited.rule,
            confidence: cited.confidence,
            evidence: vec![("kind", doc.span(start..start + 1))],
        });
        spans.push((start, end));
        i = end;
    }
    share_issuers(doc, &spans, &mut out[first..]);
}

/// The citation at token `i`.
fn at(doc: &Doc, i: usize) -> Option<(usize, Cited)> {
    let hit = doc.hits.longest(i, Table::DocKind)?;
    let row = &DOC_KINDS[hit.row as usize];
    let written = doc.word(i);
    // Abbreviations are written in capitals.
    if hit.len() == 1 && written.chars().count() <= 3 && !doc.tokens.list[i].is_capital() {
        return None;
    }
    if i > 0 && doc.tokens.list[i].is_word() && doc.glued(i - 1) && doc.token(i - 1).is_some_and(|t| t.is('-') || t.is('/')) {
        return None;
    }
    let after = hit.end as usize;
    // `ban hành thông báo Kết luận số 212-TB/TU`: the verb and the document.
    let inner = hit.len() > 2 && !doc.tokens.list[i].is_capital();
    if inner && (i + 1..after).any(|k| doc.tokens.list[k].is_capital() && doc.hits.longest(k, Table::DocKind).is_some()) {
        return None;
    }
    let new = |end, fields, rule, confidence| Cited { end, fields, rule, confidence, quoted: false };
    let kind = || DocumentFields { kind: row.kind.to_owned(), ..DocumentFields::default() };
    if doc.breaks_after(after - 1) {
        return None;
    }
    // `Quy định về những điều đảng viên không được làm`
    if let Some(known) = doc.hits.longest(i, Table::KnownDocument).filter(|h| KNOWN_DOCUMENTS[h.row as usize].number.is_empty()) {
        let end = known.end as usize;
        let name = doc.words(after..end).to_owned();
        return Some((i, new(end, DocumentFields { name: Some(name), ..kind() }, "document.name", 92)));
    }
    if matches!(row.class, "law" | "constitution" | "charter") {
        return law(doc, i, after, row.class, kind()).map(|c| (i, c));
    }
    if row.class == "treaty" {
        return treaty(doc, i, after, kind()).map(|c| (i, c));
    }
    if let Some((end, number, year)) = numbered_by_year(doc, after) {
        return Some((i, new(end, DocumentFields { numbers: vec![number], year: Some(year), ..kind() }, "document.number", 90)));
    }
    if let Some((end, numbers, symbol, year)) = number_at(doc, after).or_else(|| blank_number(doc, after)) {
        if row.class == "weak" && symbol.is_none() {
            return None;
        }
        // `kế hoạch 5 năm`, `chương trình 12 tháng`, `dự án 3 tuyến đường`
        if symbol.is_none() && counts_something(doc, end) {
            return None;
        }
        let confidence = if symbol.is_some() { 98 } else { 90 };
        let rule = if symbol.is_some() { "document.symbol" } else { "document.number" };
        return Some((i, new(end, DocumentFields { numbers, symbol, year, ..kind() }, rule, confidence)));
    }
    if row.kind == "Nghị quyết" || row.kind == "Kết luận" {
        if let Some(end) = plenum(doc, after) {
            let name = doc.words(after..end).to_owned();
            return Some((i, new(end, DocumentFields { name: Some(name), ..kind() }, "document.plenum", 95)));
        }
        if let Some(end) = congress(doc, after) {
            let name = doc.words(after..end).to_owned();
            return Some((i, new(end, DocumentFields { name: Some(name), ..kind() }, "document.congress", 90)));
        }
    }
    if row.kind == "Quy chế" && doc.key(after) == "dân" && doc.key(after + 1) == "chu3" {
        let mut end = after + 2;
        for words in [&["ơ3", "cơ", "sơ3"][..], &["cơ", "sơ3"]] {
            if words.iter().enumerate().all(|(k, w)| doc.key(end + k) == *w) {
                end += words.len();
                break;
            }
        }
        let name = doc.words(after..end).to_owned();
        return Some((i, new(end, DocumentFields { name: Some(name), ..kind() }, "document.name", 85)));
    }
    if row.class == "act"
        && let Some((end, numbers, symbol, year)) = described(doc, i, after)
    {
        return Some((i, new(end, DocumentFields { numbers, symbol, year, ..kind() }, "document.described", 80)));
    }
    // `Chuyên đề “…”`, `Đề án “…”`: the quoted title is all that identifies it.
    if doc.tokens.list[i].is_capital()
        && row.class == "act"
        && let Some((close, title)) = quoted(doc, after)
    {
        let fields = DocumentFields { title: Some(title), ..kind() };
        return Some((i, Cited { end: close, fields, rule: "document.quoted", confidence: 80, quoted: true }));
    }
    None
}

fn counts_something(doc: &Doc, i: usize) -> bool {
    i > 0
        && !doc.breaks_after(i - 1)
        && (doc.hits.longest(i, Table::CountNoun).is_some_and(|_| doc.token(i).is_some_and(|t| !t.is_capital()))
            || matches!(doc.key(i), "năm" | "thang2" | "ngay1" | "tuân1" | "giơ1" | "%" | "triêu5" | "ti3" | "nghin1")
                && !(doc.key(i) == "năm" && year_at(doc, i + 1).is_some()))
}

type Numbered = (usize, Vec<String>, Option<String>, Option<String>);

/// `[số] NN…` with whatever symbol: the end, the numbers, the symbol, the year.
fn number_at(doc: &Doc, i: usize) -> Option<Numbered> {
    let mut at = i;
    if doc.key(at) == "sô2" {
        at += 1;
        at += usize::from(doc.token(at).is_some_and(|t| t.is(':')));
    }
    let mut numbers = Vec::new();
    loop {
        let token = doc.token(at).filter(|t| t.is_number() && t.end - t.start <= 6)?;
        let text = &doc.text[token.start as usize..];
        if let Some((len, number, symbol, year)) = symbol(text) {
            numbers.push(number);
            let mut end = doc.tokens_in(Span::new(token.start, token.start + len as u32)).end;
            // `217-QĐ/TW, 218-QĐ/TW`
            while let Some((next, number)) = again(doc, end, symbol.as_deref()) {
                numbers.push(number);
                end = next;
            }
            return Some((end, numbers, symbol, year));
        }
        let mut number = doc.word(at).to_owned();
        let mut end = at + 1;
        // `30a`
        if doc.glued(at) && doc.token(end).is_some_and(|t| t.is_word() && t.end - t.start == 1) {
            number.push_str(doc.word(end));
            end += 1;
        }
        // A date or a decimal is no number of a document.
        if doc.token(end).is_some_and(|t| {
            (t.is('/') || t.is('-') || t.is('.') || t.is(',') || t.is('%'))
                && doc.glued(end - 1)
                && doc.glued(end)
                && doc.token(end + 1).is_some_and(|t| t.is_number())
        }) {
            return if numbers.is_empty() { None } else { Some((end_of_list(doc, at), numbers, None, None)) };
        }
        // Four digits that are a year belong to a date: `kế hoạch 2020`.
        // An act is not named by its year alone: `Quyết định 1980 của Thủ tướng`.
        let act = i > 0 && at == i && matches!(doc.key(i - 1), "đinh5" | "quyêt2" | "thi5" | "văn") && doc.key(end) == "cua3";
        if number.len() == 4 && year_at(doc, at).is_some() && doc.key(i) != "sô2" && !act {
            return if numbers.is_empty() { None } else { Some((end_of_list(doc, at), numbers, None, None)) };
        }
        numbers.push(number);
        let joined = (doc.token(end).is_some_and(|t| t.is(',')) || doc.key(end) == "va1")
            && !doc.breaks_after(end)
            && !doc.breaks_after(end - 1);
        let next = end + 1;
        let goes_on = joined
            && doc.token(next).is_some_and(|t| t.is_number() && t.end - t.start <= 4)
            && !counts_something(doc, next + 1)
            && !is_date_like(doc, next);
        if !goes_on || numbers.len() >= 12 {
            return Some((end, numbers, None, None));
        }
        at = next;
    }
}

/// `số 35/2023`: number and year, the symbol left away.
fn numbered_by_year(doc: &Doc, i: usize) -> Option<(usize, String, String)> {
    let at = i + usize::from(doc.key(i) == "sô2");
    let number = doc.token(at).filter(|t| t.is_number() && t.end - t.start <= 4)?;
    let slash = doc.token(at + 1).is_some_and(|t| t.is('/')) && doc.glued(at) && doc.glued(at + 1);
    let year = year_at(doc, at + 2).filter(|y| slash && (1945..=2100).contains(y))?;
    // A symbol may follow; then the whole is read with it. `tháng 6/2020`, `12/2018 …` without `số` may be a month.
    let goes_on = doc.glued(at + 2) && doc.token(at + 3).is_some_and(|t| t.is('/') || t.is('-'));
    let month = number.end - number.start <= 2 && at == i;
    (!goes_on && !month).then(|| (at + 3, doc.word(at).to_owned(), year.to_string()))
}

/// `Quyết định thu hồi đất số 2594`, `Quyết định khởi tố vụ án hình sự số 42/QĐ-C01`: what the act does stands before its number.
fn described(doc: &Doc, i: usize, after: usize) -> Option<Numbered> {
    if !doc.tokens.list[i].is_capital() {
        return None;
    }
    let mut at = after;
    while at < after + 10 && doc.key(at) != "sô2" {
        let t = doc.token(at)?;
        let inside = t.is_word() && !t.is_capital() && !doc.breaks_after(at - 1);
        if !inside
            || matches!(doc.key(at), "cua3" | "cac2" | "nhưng4" | "va1" | "la1" | "đa4" | "se4" | "theo" | "tai5" | "do" | "co2")
        {
            return None;
        }
        at += 1;
    }
    // `tổ công tác số 3`, `khu phố số 12` are names.
    let names = at == after
        || doc.key(at) != "sô2"
        || doc.breaks_after(at - 1)
        || matches!(doc.key(at - 1), "tac2" | "phô2" | "đôi5" | "đoan1" | "tô3" | "khu" | "nha1" | "đươc5" | "môt5");
    if names {
        return None;
    }
    let found = number_at(doc, at)?;
    let (end, numbers, symbol, _) = &found;
    let sure =
        symbol.is_some() || numbers.iter().all(|n| n.len() >= 3) && (!counts_something(doc, *end) || doc.key(*end) == "ngay1");
    sure.then_some(found)
}

/// `số …/KH-UBND`, `số ...-NQ/ĐU`: a number that is left blank; the symbol stands.
fn blank_number(doc: &Doc, i: usize) -> Option<Numbered> {
    let mut at = i + usize::from(doc.key(i) == "sô2");
    let dots = at;
    while at < dots + 8 && doc.token(at).is_some_and(|t| t.is('.') || t.is('…')) {
        at += 1;
    }
    let mark = doc.token(at).filter(|t| (t.is('/') || t.is('-')) && at > dots && !doc.breaks_after(at - 1))?;
    let mut window = doc.text.len().min(mark.start as usize + 60);
    while !doc.text.is_char_boundary(window) {
        window -= 1;
    }
    // Read as if the number stood there.
    let (len, _, symbol, year) = symbol(&format!("1{}", &doc.text[mark.start as usize..window]))?;
    let end = doc.tokens_in(Span::new(mark.start, mark.start + len as u32 - 1)).end;
    Some((end, Vec::new(), symbol, year))
}

/// The end of a list whose next item turned out to be none: before the mark that joins it.
fn end_of_list(doc: &Doc, at: usize) -> usize {
    if at > 0 && (doc.token(at - 1).is_some_and(|t| t.is(',')) || doc.key(at - 1) == "va1") { at - 1 } else { at }
}

fn is_date_like(doc: &Doc, i: usize) -> bool {
    doc.glued(i)
        && doc.token(i + 1).is_some_and(|t| t.is('/'))
        && doc.glued(i + 1)
        && doc.token(i + 2).is_some_and(|t| t.is_number() && t.end - t.start <= 2)
}

/// Another number with the same kind of symbol after a comma or `và`.
fn again(doc: &Doc, end: usize, symbol_before: Option<&str>) -> Option<(usize, String)> {
    let joined = doc.token(end).is_some_and(|t| t.is(',')) || doc.key(end) == "va1";
    if !joined || doc.breaks_after(end) || doc.breaks_after(end - 1) {
        return None;
    }
    let token = doc.token(end + 1).filter(|t| t.is_number())?;
    let (len, number, symbol, _) = symbol(&doc.text[token.start as usize..])?;
    (symbol.as_deref() == symbol_before).then(|| (doc.tokens_in(Span::new(token.start, token.start + len as u32)).end, number))
}

/// The symbol that begins with a number at the beginning of `text`: its length in bytes, the number, the symbol without the number and year, the year.
fn symbol(text: &str) -> Option<(usize, String, Option<String>, Option<String>)> {
    static PATTERNS: OnceLock<Vec<Regex>> = OnceLock::new();
    // Letters of symbols, spelt out: the expressions run without Unicode tables. Issuers begin with a capital.
    const L: &str = "[A-Za-zĐđƯưÂÔÊ&]";
    const U: &str = "[A-ZĐƯa-zđư]";
    let patterns = PATTERNS.get_or_init(|| {
        [
            // State, with year: 30/2020/NĐ-CP, 80/2015/QH13, 12 /2018/ QĐ- UBND, 01/2011/TT_BNV
            format!("^([0-9]+[a-z]?) ?/ ?([0-9]{{4}}) ?/ ?({L}{{1,12}}[0-9]{{0,2}}(?: ?[-–−_] ?{L}+[0-9]{{0,2}})*)"),
            // Party: 15-NQ/TU, 01- CTr/TU, 29-HD/TWĐTN-VP, 18 NQ/TW
            format!("^([0-9]+[a-z]?)(?: ?[-–−_] ?| )({U}{{1,8}} ?/+ ?{L}+[0-9]{{0,2}}(?:\\.{L}+)?(?:[-–−]{L}+)*)"),
            // State, without year: 125/KH-UBND, 1234/UBND-NC, 15/NQ-TU, 26/NQ/TW
            format!("^([0-9]+[a-z]?) ?/ ?({L}{{1,10}}[0-9]{{0,2}}(?: ?[-–−_/] ?{L}+[0-9]{{0,2}})+)"),
            // With the slash lost: 15-NQ-TU
            format!("^([0-9]+[a-z]?)[-–−]({L}{{1,8}}[-–−]{L}{{2,12}})"),
            // 1520/QĐ
            "^([0-9]+[a-z]?)/([A-ZĐ]{2,5})".to_owned(),
        ]
        .iter()
        .filter_map(|p| Regex::new(p).ok())
        .collect()
    });
    // A symbol is short; the window ends on a character boundary.
    let mut window = text.len().min(90);
    while !text.is_char_boundary(window) {
        window -= 1;
    }
    // A line end inside is a space (text from a PDF).
    let text = &text[..window].replace(['\n', '\r'], " ");
    for (n, pattern) in patterns.iter().enumerate() {
        let Some(found) = pattern.captures(text) else { continue };
        let whole = found.get(0)?;
        let part = |k: usize| found.get(k).map_or(String::new(), |m| m.as_str().replace(' ', "").replace(['–', '−', '_'], "-"));
        let number = part(1);
        let (symbol, year) = if n == 0 { (part(3), Some(part(2))) } else { (part(2), None) };
        if !is_symbol(&symbol) {
            continue;
        }
        return Some((whole.end(), number, Some(symbol), year));
    }
    None
}

/// Whether letters after a number are a symbol and not words: at least one capital letter before the first mark, or all of a known shape in lower case (`15-nq/tu`).
fn is_symbol(symbol: &str) -> bool {
    let letters = symbol.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = symbol.chars().filter(|c| c.is_uppercase()).count();
    let first = symbol.split(['/', '-']).next().unwrap_or_default();
    let known = matches!(
        first.to_lowercase().as_str(),
        "nq" | "ct" | "qđ" | "qd" | "ctr" | "kh" | "kl" | "hd" | "tb" | "đa" | "da" | "qc" | "bc" | "ttr" | "cv" | "qđi"
    );
    letters >= 2 && (capitals * 2 >= letters || known && symbol.contains('/'))
}

/// A quoted title at `i`: the token after the closing mark, and the words inside.
fn quoted(doc: &Doc, i: usize) -> Option<(usize, String)> {
    let open = doc.token(i).filter(|t| t.is('“') || t.is('"') || t.is('”') || t.is('«'))?;
    let straight = !open.is('“') && !open.is('«');
    let limit = (i + 160).min(doc.len());
    let close = (i + 1..limit).find(|k| {
        let t = &doc.tokens.list[*k];
        t.is('”') || t.is('»') || t.is('"') && (straight || open.is('“'))
    })?;
    if close == i + 1 || (i..close).any(|k| doc.tokens.list[k].newlines > 1) {
        return None;
    }
    Some((close + 1, doc.words(i + 1..close).split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Reads the date, the issuer and the title that follow the citation.
fn around(doc: &Doc, context: &Context, end: usize, fields: &mut DocumentFields) {
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
fn issued(doc: &Doc, context: &Context, start: usize, fields: &mut DocumentFields) {
    if start < 3 || doc.breaks_after(start - 1) || !(doc.key(start - 1) == "hanh1" && doc.key(start - 2) == "ban") {
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
fn share_issuers(doc: &Doc, spans: &[(usize, usize)], found: &mut [Candidate]) {
    for k in (0..found.len().saturating_sub(1)).rev() {
        let ((_, end), (next, _)) = (spans[k], spans[k + 1]);
        let joined = next == end + 1
            && (doc.key(end) == "va1" || doc.token(end).is_some_and(|t| t.is(',')))
            && !doc.breaks_after(end)
            && !doc.breaks_after(end - 1);
        // `Chỉ thị số 15-CT/TU và 5 năm thực hiện Nghị quyết số 15-NQ/TU của Thành ủy`
        let anniversary = next > end
            && next - end <= 7
            && doc.key(end) == "va1"
            && (end..next).any(|t| doc.key(t) == "thưc5" && doc.key(t + 1) == "hiên5")
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
        if let Found::Document(f) = &mut found[k].found
            && f.issuer.is_none()
            && f.name.is_none()
        {
            f.issuer = issuer;
            f.date = f.date.take().or(date);
        }
    }
}
