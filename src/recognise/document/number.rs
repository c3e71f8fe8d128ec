//! Numbers and symbols of documents, with the slips of articles: spaces, lost strokes and marks, several numbers with one symbol.

use super::super::time::year_at;
use crate::lexicon::Table;
use crate::segment::Doc;
use crate::span::Span;
use regex::Regex;
use std::sync::OnceLock;

pub(super) fn counts_something(doc: &Doc, i: usize) -> bool {
    i > 0
        && !doc.breaks_after(i - 1)
        && (doc.hits.longest(i, Table::CountNoun).is_some_and(|_| doc.token(i).is_some_and(|t| !t.is_capital()))
            || matches!(doc.key(i), "năm" | "thang2" | "ngay1" | "tuân1" | "giơ1" | "%" | "triêu5" | "ti3" | "nghin1")
                && !(doc.key(i) == "năm" && year_at(doc, i + 1).is_some())
                // `Kế hoạch số 15 ngày 2/2/2023`
                && !(doc.key(i) == "ngay1" && doc.token(i + 1).is_some_and(|t| t.is_number())))
}

pub(super) type Numbered = (usize, Vec<String>, Option<String>, Option<String>);

/// `[số] NN…` with whatever symbol: the end, the numbers, the symbol, the year.
pub(super) fn number_at(doc: &Doc, i: usize) -> Option<Numbered> {
    let mut at = i;
    if doc.key(at) == "sô2" {
        at += 1;
        // `số số 12`: written twice.
        at += usize::from(doc.key(at) == "sô2");
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
pub(super) fn numbered_by_year(doc: &Doc, i: usize) -> Option<(usize, String, String)> {
    let at = i + usize::from(doc.key(i) == "sô2");
    let number = doc.token(at).filter(|t| t.is_number() && t.end - t.start <= 4)?;
    let slash = doc.token(at + 1).is_some_and(|t| t.is('/')) && doc.glued(at) && doc.glued(at + 1);
    let year = year_at(doc, at + 2).filter(|y| slash && (1945..=2100).contains(y))?;
    // A symbol may follow; then the whole is read with it. `tháng 6/2020`, `12/2018 …` without `số` may be a month.
    let goes_on = doc.glued(at + 2) && doc.token(at + 3).is_some_and(|t| t.is('/') || t.is('-'));
    // There is no month 24: `Nghị định 24/2014`; decrees and circulars have their year in the number.
    let decree = i > 0 && matches!(doc.key(i - 1), "tư" | "đinh5") && matches!(doc.key(i.saturating_sub(2)), "thông" | "nghi5");
    let month = number.end - number.start <= 2 && at == i && !decree && doc.word(at).parse::<u8>().is_ok_and(|n| n <= 12);
    (!goes_on && !month).then(|| (at + 3, doc.word(at).to_owned(), year.to_string()))
}

/// `Quyết định thu hồi đất số 2594`, `Quyết định khởi tố vụ án hình sự số 42/QĐ-C01`: what the act does stands before its number.
pub(super) fn described(doc: &Doc, i: usize, after: usize) -> Option<Numbered> {
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
pub(super) fn blank_number(doc: &Doc, i: usize) -> Option<Numbered> {
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
            // 19-2017/NQ-CP: a dash before the year
            format!("^([0-9]+[a-z]?)[-–]((?:19|20)[0-9]{{2}})/({L}{{1,12}}[0-9]{{0,2}}(?:[-–−]{L}+[0-9]{{0,2}})*)"),
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
        let (symbol, year) = if n <= 1 { (part(3), Some(part(2))) } else { (part(2), None) };
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
