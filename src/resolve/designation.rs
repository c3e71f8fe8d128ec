//! What a document is called by the rules: number and symbol with their separators, the body that its code stands for, the session that adopted it.
//!
//! The Party writes `NN-KIND/ISSUER`, the State `NN/KIND-ISSUER` or `NN/YEAR/KIND-ISSUER`; articles mix the marks up, lose strokes (`QD`, `ND-CP`) and capitals.
//! Where an article gives no symbol, one is put together from kind, number and issuer, if these leave no choice (`Nghị quyết 09 của Thành ủy` is `09-NQ/TU`).
//! Sources: Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP (`data/documents`).

use crate::keyed::Map;
use crate::lexicon::{DOC_KINDS, ISSUERS, Issuer, KNOWN_DOCUMENTS, SESSIONS, fold_phrase};
use crate::record::{Document, Label};
use std::sync::LazyLock;

/// Kinds that several bodies issue together: each code in the symbol is an issuer.
const JOINT: [&str; 7] = ["TTLT", "NQLT", "QCPH", "HDLT", "KHLT", "KHPH", "CTrPH"];

/// Letters of a code without what slips change: case, strokes, marks.
fn key(code: &str) -> String {
    let letters = code.chars().filter(|c| c.is_alphanumeric());
    letters
        .flat_map(char::to_uppercase)
        .map(|c| {
            if c == 'Đ' {
                'D'
            } else if c == 'Ư' {
                'W'
            } else {
                c
            }
        })
        .collect()
}

static BY_CODE: LazyLock<Map<&'static Issuer>> = LazyLock::new(|| {
    let mut out = Map::default();
    for row in ISSUERS.iter() {
        for code in std::iter::once(row.code).chain(row.variants.split('|')).filter(|c| !c.is_empty()) {
            out.or_insert(&key(code), row);
        }
    }
    out
});

static BY_PHRASE: LazyLock<Map<&'static Issuer>> = LazyLock::new(|| {
    let mut out = Map::default();
    for row in ISSUERS.iter() {
        for phrase in row.phrases.split('|').filter(|p| !p.is_empty()) {
            out.or_insert(&fold_phrase(phrase), row);
        }
    }
    out
});

/// Abbreviations of kinds, by their key; where two share one (`ĐA`, `DA`), in the order of the table.
static KINDS: LazyLock<Map<Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: Map<Vec<&'static str>> = Map::default();
    let variants = [("CTHĐ", "CTr"), ("CTrHĐ", "CTr"), ("QĐi", "QĐi"), ("QyĐ", "QĐ"), ("TBKL", "TB"), ("BS", "BS")];
    for symbol in DOC_KINDS.iter().map(|k| k.symbol).filter(|s| !s.is_empty()) {
        let list = out.or_insert(&key(symbol), Vec::new());
        if !list.contains(&symbol) {
            list.push(symbol);
        }
    }
    for (form, symbol) in variants {
        out.or_insert(&key(form), vec![symbol]);
    }
    out
});

/// A code in a symbol: as the rules write it, with the number of the term, and whom it stands for.
struct Code {
    code: Label,
    name: Option<Label>,
    system: &'static str,
}

impl From<&'static Issuer> for Code {
    fn from(row: &'static Issuer) -> Code {
        Code { code: row.code.into(), name: Some(row.issuer.into()), system: row.system }
    }
}

fn code_of(written: &str) -> Option<Code> {
    if let Some(row) = BY_CODE.get(&key(written)) {
        return Some(Code::from(*row));
    }
    // `QH14`, `UBTVQH14`: the number is that of the term.
    let letters = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let term: u32 = written[letters.len()..].parse().ok()?;
    let row = BY_CODE.get(&key(letters)).filter(|r| matches!(r.code, "QH" | "UBTVQH"))?;
    let name = format!("{} khóa {}", row.issuer, roman(term));
    Some(Code { code: format!("{}{term}", row.code).into(), name: Some(name.into()), system: row.system })
}

/// A number up to 39 in Roman numerals.
fn roman(n: u32) -> String {
    let tens = "X".repeat((n / 10).min(3) as usize);
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{tens}{}", ONES[(n % 10) as usize])
}

/// A symbol, read: the abbreviation of the kind, the issuers, the unit that drafted it.
struct Symbol {
    kind: Option<String>,
    issuers: Vec<Code>,
    unit: Vec<String>,
    /// Whether a slash stands before the issuer.
    slash: bool,
}

fn symbol(written: &str, head: &str) -> Option<Symbol> {
    let marks = |c: char| matches!(c, '/' | '-' | '–' | '−' | '_' | ' ');
    let parts: Vec<&str> = written.split(marks).filter(|p| !p.is_empty()).collect();
    let first = parts.first()?;
    let kinds = KINDS.get(&key(first)).filter(|_| parts.len() > 1 || code_of(first).is_none());
    let own = kind_symbol(head);
    let kind = kinds
        .map(|list| list.iter().find(|s| **s == own).or(list.first()).map_or_else(|| (*first).to_owned(), |s| (*s).to_owned()));
    let mut rest = if kind.is_some() { &parts[1..] } else { &parts[..] };
    let joint = kind.as_deref().is_some_and(|k| JOINT.contains(&k));
    let (mut issuers, mut unit) = (Vec::new(), Vec::new());
    while let Some(part) = rest.first() {
        // `MTTW-BTT` is one code.
        let longest = (1..=rest.len().min(2)).rev().find_map(|n| code_of(&rest[..n].join("-")).map(|c| (n, c)));
        match longest {
            Some((n, code)) if issuers.is_empty() || joint => {
                issuers.push(code);
                rest = &rest[n..];
            }
            None if issuers.is_empty() => {
                issuers.push(Code { code: (*part).to_owned().into(), name: None, system: "" });
                rest = &rest[1..];
            }
            _ => {
                unit.push((*part).to_owned());
                rest = &rest[1..];
            }
        }
    }
    let slash = written.contains('/');
    Some(Symbol { kind, issuers, unit, slash })
}

/// The abbreviation of a kind of document; empty where it has none.
fn kind_symbol(kind: &str) -> &'static str {
    DOC_KINDS.iter().find(|k| k.kind == kind).map_or("", |k| k.symbol)
}

/// The body that a name stands for: its code. Committees are known by what they lead (`Ban Thường vụ Thành ủy`), offices by their body (`Chủ tịch UBND tỉnh`).
fn named(issuer: &str) -> Option<&'static Issuer> {
    let folded = fold_phrase(issuer);
    let words: Vec<&str> = folded.split(' ').collect();
    const LEAD: [&str; 10] = ["ban", "thương1", "vu5", "châp2", "hanh1", "btv", "bch", "trưc5", "chu3", "tich5"];
    let start = words.iter().position(|w| !LEAD.contains(w)).unwrap_or(0);
    let at = |from: usize| {
        (1..=words.len().saturating_sub(from).min(12))
            .rev()
            .find_map(|n| BY_PHRASE.get(&words[from..from + n].join(" ")).copied())
    };
    at(0).or_else(|| at(start))
}

/// Says of a document what its number, symbol, kind and issuer tell together.
pub(super) fn complete(document: &mut Document) {
    let said_year = document.year.clone();
    document.year = said_year.clone().or_else(|| document.date.as_ref().and_then(|d| d.get(..4)).map(str::to_owned));
    if document.issuer_code.is_some() {
        return;
    }
    let phrase = document.issuer_name.as_deref().and_then(named);
    if let Some(written) = document.symbol.clone()
        && let Some(mut symbol) = symbol(&written, &document.kind).filter(|s| !s.issuers.is_empty())
    {
        // `TƯ` is a misspelt `TW`, but of the provincial committee where the article says so.
        if let Some(row) = phrase.filter(|p| p.code == "TU" && symbol.issuers[0].code == "TW" && key(&written).ends_with("TW")) {
            symbol.issuers[0] = Code::from(row);
        }
        document.designation = Some(designation(document, &symbol, said_year.as_deref()));
        set_issuers(document, &symbol.issuers);
        return;
    }
    if let Some(plenum) = document.issuer_name.as_deref().map(sessions).and_then(|mut s| (s.len() == 1).then(|| s.remove(0))) {
        document.session = plenum.held;
    }
    if let Some(known) = known(document, phrase) {
        if !known.designation.is_empty() {
            document.designation = Some(known.designation.to_owned());
            document.year = known.designation.split('/').nth(1).map(str::to_owned).filter(|_| said_year.is_some());
        }
        if let Some(code) = code_of(known.of) {
            set_issuers(document, &[code]);
        }
        return;
    }
    let kind = DOC_KINDS.iter().find(|k| k.kind == document.kind);
    let body = phrase.or_else(|| kind.filter(|k| !k.of.is_empty()).and_then(|k| BY_CODE.get(&key(k.of)).copied()));
    let Some(body) = body else { return };
    let code = Code::from(body);
    if let (Some(kind), Some(_), Some(_)) = (kind.filter(|k| !k.symbol.is_empty()), &document.number, phrase) {
        let party = matches!(body.system, "party" | "youth" | "farmers");
        // Decrees and circulars carry the year in the number; the National Assembly's acts its term.
        let normative = matches!(kind.symbol, "NĐ" | "TT" | "L" | "TTLT" | "NQLT");
        let choice =
            !party && (normative && document.year.is_none() || matches!(body.code, "QH" | "UBTVQH") || body.system != "state");
        if !choice && kind.symbol != "CV" {
            let symbol = Symbol { kind: Some(kind.symbol.to_owned()), issuers: vec![code], unit: Vec::new(), slash: party };
            document.designation = Some(designation(document, &symbol, said_year.as_deref()));
            document.inferred = true;
            set_issuers(document, &symbol.issuers);
            return;
        }
    }
    set_issuers(document, &[code]);
}

fn set_issuers(document: &mut Document, issuers: &[Code]) {
    let join = |parts: Vec<&Label>, mark: &str| match parts.as_slice() {
        [] => None,
        [one] => Some((*one).clone()).filter(|p| !p.is_empty()),
        _ => Some(parts.iter().map(|p| &***p).collect::<Vec<&str>>().join(mark).into()),
    };
    document.issuer_code = join(issuers.iter().map(|c| &c.code).collect(), "|");
    document.issuer_code_name = join(issuers.iter().filter_map(|c| c.name.as_ref()).collect(), "; ");
}

/// Number and symbol with the marks of the rules.
fn designation(document: &Document, symbol: &Symbol, year: Option<&str>) -> String {
    let number = document.number.as_deref().unwrap_or_default();
    let codes =
        symbol.issuers.iter().map(|c| &*c.code).chain(symbol.unit.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    let system = symbol.issuers.first().map_or("", |c| c.system);
    let party =
        matches!(system, "party" | "youth" | "farmers") || !matches!(system, "state") && symbol.slash && symbol.kind.is_some();
    let Some(kind) = &symbol.kind else {
        return match year {
            Some(year) => format!("{number}/{year}/{codes}"),
            None => format!("{number}/{codes}"),
        };
    };
    if party {
        let short = number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit());
        return format!("{}{number}{}{kind}/{codes}", if short { "0" } else { "" }, if number.is_empty() { "" } else { "-" });
    }
    // A decree's number holds the year also where the text leaves it to the date.
    let year = year.or_else(|| document.year.as_deref().filter(|_| kind == "NĐ"));
    match year {
        Some(year) => format!("{number}/{year}/{kind}-{codes}"),
        None => format!("{number}/{kind}-{codes}"),
    }
}

/// The row of a nickname: of that kind and number, and of no Party committee.
fn known(document: &Document, phrase: Option<&Issuer>) -> Option<&'static crate::lexicon::KnownDocument> {
    let title = document.title.as_deref().unwrap_or_default();
    let same = |k: &&'static crate::lexicon::KnownDocument| {
        k.kind == document.kind
            && match document.number.as_deref() {
                Some(number) => k.number == number,
                None => {
                    k.number.is_empty()
                        && title.len() >= 8
                        && fold_phrase(title).contains("nhưng4 điêu1 đang3 viên") == (k.kind == "Quy định")
                }
            }
    };
    KNOWN_DOCUMENTS.iter().find(same).filter(|_| phrase.is_none_or(|p| p.system != "party") || document.number.is_none())
}

/// A plenum or congress that a name tells.
pub(super) struct Session {
    /// `Hội nghị Trung ương 4 khóa XII`.
    pub(super) name: String,
    /// `TW`, or `ĐH` for a congress.
    pub(super) code: &'static str,
    /// From the first to the last day.
    pub(super) held: Option<String>,
}

/// The sessions that a name tells: `Trung ương 4 (khóa XI, XII)` are two, `Hội nghị Trung ương 6, 7 (khóa XII)` too; none where it tells of none.
pub(super) fn sessions(name: &str) -> Vec<Session> {
    let mut spaced = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        // `TW4`
        if c.is_ascii_digit() && spaced.ends_with(char::is_alphabetic) {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c } else { ' ' });
    }
    let folded = fold_phrase(&spaced);
    let words: Vec<&str> = folded.split(' ').collect();
    let written: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() != written.len() {
        return Vec::new();
    }
    if words.starts_with(&["đai5", "hôi5"]) {
        let held = national(&written, &words);
        return vec![Session { name: name.to_owned(), code: "ĐH", held }];
    }
    let of_centre = folded.contains("trung ương") || words.iter().any(|w| matches!(*w, "tw")) || folded.contains("t ư");
    if !of_centre {
        return Vec::new();
    }
    let term_at = words.iter().position(|w| *w == "khoa2").unwrap_or(words.len());
    let ordinal = |k: usize| -> Option<u32> {
        let word = written[k];
        word.parse().ok().filter(|n| (1..=20).contains(n)).or_else(|| from_roman(word)).or_else(|| {
            let after = k >= 2 && words[k - 2] == "lân1" && words[k - 1] == "thư2";
            after.then(|| ordinal_word(words[k])).flatten()
        })
    };
    let plenums: Vec<u32> = (0..term_at).filter_map(ordinal).collect();
    let mut terms: Vec<Option<String>> =
        (term_at..words.len()).filter_map(|k| from_roman(written[k]).map(|n| Some(roman(n)))).collect();
    if plenums.is_empty() {
        return Vec::new();
    }
    if terms.is_empty() {
        terms.push(None);
    }
    let mut out = Vec::new();
    for term in &terms {
        for plenum in &plenums {
            let name = match term {
                Some(term) => format!("Hội nghị Trung ương {plenum} khóa {term}"),
                None => format!("Hội nghị Trung ương {plenum}"),
            };
            let held = term.as_deref().and_then(|t| held(t, *plenum as i16));
            out.push(Session { name, code: "TW", held });
        }
    }
    out
}

fn held(term: &str, plenum: i16) -> Option<String> {
    SESSIONS
        .iter()
        .find(|s| s.term == term && s.plenum == plenum)
        .map(|s| if s.first == s.last { s.first.to_owned() } else { format!("{}/{}", s.first, s.last) })
}

/// The National Congress that the words name, and no other congress.
fn national(written: &[&str], words: &[&str]) -> Option<String> {
    let local = words.windows(2).any(|w| matches!(w, ["đang3" | "chi", "bô5"]));
    let term = written.iter().find_map(|w| from_roman(w)).filter(|n| *n >= 6)?;
    (!local).then(|| held(&roman(term), 0)).flatten()
}

fn from_roman(word: &str) -> Option<u32> {
    (1..=30).find(|n| roman(*n) == word)
}

fn ordinal_word(key: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["nhât2", "hai", "ba", "tư", "năm", "sau2", "bay3", "tam2", "chin2", "mươi1"];
    WORDS.iter().position(|w| *w == key).map(|n| n as u32 + 1)
}
