//! Cited documents.
//!
//! **What it finds**: Party and State documents by number and symbol (`Chương trình 01- CTr/TU`, `Nghị định 30/2020/NĐ-CP`), by number alone (`Nghị quyết 15`), several after one
//! kind word (`Nghị quyết 26, 27, 28`), by plenum or congress (`Nghị quyết Trung ương 4 (khóa XI, XII)`, `Nghị quyết Đại hội XIII`), laws by name (`Luật Đất đai năm 2013`),
//! the Charter, and documents whose quoted title stands right after the kind word (`Chuyên đề “…”`).
//! **Not**: kinds alone (`các nghị quyết của Đảng`, `kế hoạch năm 2020`), the verb `quyết định`, bare acts of an issuer.
//! **How**: the span ends with the number, symbol or identifying name; the date, the issuer and the title are read from the phrase after it.
//! **Source of the rules**: Hướng dẫn 36-HD/VPTW (2018) on Party symbols (`số-LOẠI/CƠ QUAN`), Nghị định 30/2020/NĐ-CP on State symbols (`số/năm/LOẠI-CƠ QUAN`).

pub(super) mod around;
mod named;
mod number;

use super::{Candidate, Found};
use crate::lexicon::{DOC_KINDS, KNOWN_DOCUMENTS, Table};
use crate::phrase::Context;
use crate::record::Label;
use crate::segment::Doc;
use around::*;
use named::*;
use number::*;

/// What a mention of a document, and the phrase around it, say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFields {
    /// `Nghị quyết`, …
    pub kind: Label,
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
        fields.numbers.shrink_to_fit();
        out.push(Candidate {
            span: doc.span(start..end),
            found: Found::Document(Box::new(fields)),
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
    let kind = || DocumentFields { kind: row.kind.into(), ..DocumentFields::default() };
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
        // `Văn bản số 217`: a paper that goes out with a number; `Dự án số 12` is one of a list.
        let paper = matches!(row.kind, "Văn bản" | "Báo cáo" | "Giấy mời" | "Biên bản" | "Phiếu chuyển" | "Hợp đồng")
            && doc.key(after) == "sô2"
            && numbers.iter().all(|n| n.len() >= 2);
        if row.class == "weak" && symbol.is_none() && !paper {
            return None;
        }
        // `kế hoạch 5 năm`, `chương trình 12 tháng`, `dự án 3 tuyến đường`
        // After `số` it is a number all the same: `công văn số 147 báo cáo …`.
        let numbered = doc.key(after) == "sô2" && (row.class == "act" || paper);
        if symbol.is_none() && !numbered && counts_something(doc, end) {
            return None;
        }
        // `hồ điều hòa CV1`, `ô đất CV 1`: the mark of a plot; a letter has a longer number or `số`.
        if symbol.is_none() && row.kind == "Công văn" && hit.len() == 1 && doc.key(after) != "sô2" && doc.word(after).len() < 3
        {
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
