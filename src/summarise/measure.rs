//! What a figure measures, in words: the verb and noun that it completes (`kết nạp đảng viên`), the name of a rate or sum (`thu ngân sách trên địa bàn`).
//!
//! The words from the beginning of the clause up to the figure, without who acts (the record names the organisation), when (it gives the period) and what only says
//! how the number came (`đã`, `ước`, `đạt`). A figure that follows another goes on with its words: `mở 27 lớp học tập cho 5.914 đảng viên`,
//! `kiểm tra 02 tổ chức đảng và 05 đảng viên`.

use super::clause::{LONGEST, clause, is_bound, words};
use super::relation::planned;
use crate::lexicon::Table;
use crate::recognise::figure::Figure;
use crate::recognise::{Candidate, Found};
use crate::segment::Doc;
use std::ops::Range;

/// What an earlier figure of the same sentence measures.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// The whole measure.
    pub(super) measure: String,
    /// Its words before the counted noun.
    words: String,
    /// What it counts.
    noun: Option<String>,
    /// Whether it goes on a list that the figure before began: `giảm 02 sở, 41 phòng`.
    pub(super) listed: bool,
    /// Its sentence.
    pub(super) sentence: usize,
}

/// What figure `index` measures; `last` is the figure before it, `changes` says that it is a change. `None` where the words say nothing.
pub(super) fn measure(
    doc: &Doc,
    mentions: &[Candidate],
    index: usize,
    last: Option<&Measured>,
    changes: bool,
) -> Option<Measured> {
    let Found::Figure(figure) = &mentions[index].found else { return None };
    let tokens = doc.tokens_in(mentions[index].span);
    let sentence = doc.sentence_of(tokens.start)?;
    let first = doc.layout.sentences[sentence].tokens.start;
    let last = last.filter(|l| l.sentence == sentence);
    if let Some(measure) = row(doc, tokens.clone()) {
        return Some(Measured { measure, words: String::new(), noun: None, listed: false, sentence });
    }
    let clause = clause(doc, mentions, index, first);
    // `giao cho các quận, huyện 412 nhiệm vụ`: the last of those to whom something is given.
    let listed = clause.comma
        && clause
            .tokens
            .first()
            .zip(clause.tokens.last())
            .is_some_and(|(first, last)| doc.hits.of(*first, Table::PlaceKind).any(|hit| hit.end as usize == last + 1));
    let words = if listed { String::new() } else { words(doc, &clause.tokens) };
    // `kết nạp đảng viên đạt 1.206 đồng chí`: counted already.
    let said = !words.is_empty() && reaches(doc, tokens.start);
    let noun = noun(doc, figure, tokens.end)
        .filter(|n| !(said && matches!(n.as_str(), "đồng chí" | "người" | "lượt" | "lượt người" | "hộ" | "đảng viên")));
    let done = |measure: String, words: String| {
        Some(Measured { measure, words, noun: noun.clone(), listed: false, sentence })
            .filter(|m| m.measure.chars().any(char::is_alphabetic))
    };
    let join = |a: &str, b: Option<&str>| match b {
        Some(b) if a.is_empty() => b.to_owned(),
        // `nâng tổng số xã đạt chuẩn lên 11/22 xã`, `tổng đàn lợn 61.300 con`
        Some(b)
            if format!(" {} ", a.to_lowercase()).contains(&format!(" {} ", b.to_lowercase()))
                || matches!(b, "con" | "cây" | "chiếc") =>
        {
            a.to_owned()
        }
        Some(b) => format!("{a} {b}"),
        None => a.to_owned(),
    };
    if let Some(last) = last {
        // `(kế hoạch 9,05%)`, `05 người, đạt tỷ lệ 23,8%`: of what the figure before measures.
        let bare =
            matches!(words.as_str(), "tỷ lệ" | "tỉ lệ" | "tỷ trọng" | "tỉ trọng") && clause.comma || words == "tương đương";
        if noun.is_none() && (bare || planned(doc, &doc.layout.sentences[sentence].tokens, tokens.start)) {
            return done(last.measure.clone(), last.words.clone());
        }
        // `…, giảm 06 vụ so với cùng kỳ`, `từ 86 lên 154`: of the same measure.
        let bare = noun.is_some() && noun.as_deref() == figure.unit.as_deref();
        let alike =
            noun.is_none() || noun == last.noun || bare && first_word(noun.as_deref()) == first_word(last.noun.as_deref());
        if changes && alike && (words.is_empty() || clause.after_figure) || words.is_empty() && noun.is_none() {
            return done(last.measure.clone(), last.words.clone());
        }
        if clause.after_figure {
            // `02 tổ chức đảng và 05 đảng viên`
            let coordinated = (1..=3)
                .take_while(|n| tokens.start > *n && (*n == 1 || is_bound(doc.key(tokens.start - n + 1))))
                .any(|n| matches!(doc.key(tokens.start - n), "va1" | "cung1" | "vơi2"));
            if coordinated && noun.is_some() && last.noun.is_some() {
                return done(join(&last.words, noun.as_deref()), last.words.clone()).map(|m| Measured { listed: true, ..m });
            }
            // `mở 27 lớp học tập cho 5.914 đảng viên`; a sum of money after what it was spent on.
            let words = if words.is_empty() || last.words.is_empty() || last.noun.is_none() {
                words
            } else {
                join(&last.words, Some(&words))
            };
            let words = last_words(&words);
            return done(join(&words, noun.as_deref()), words);
        }
        // `16 cuộc phản biện xã hội, 345 cuộc giám sát`
        if words.is_empty() && clause.comma && last.noun.is_some() && noun.is_some() && !changes {
            return done(join(&last.words, noun.as_deref()), last.words.clone()).map(|m| Measured { listed: true, ..m });
        }
    }
    match (words.is_empty(), &noun) {
        (false, _) => done(join(&words, noun.as_deref()), words.clone()),
        (true, Some(_)) => {
            // The clause begins with the number: what follows the noun says more.
            let after = phrase_after(doc, tokens.end);
            let longer = after.filter(|a| noun.as_ref().is_some_and(|n| a.starts_with(n.as_str())));
            done(longer.or_else(|| noun.clone()).unwrap_or_default(), String::new())
        }
        // `41,6% trong số 4.230 tỉ đồng vốn đầu tư công`
        (true, None) => {
            // Past the unit of measure.
            let unit = figure.unit.as_deref().filter(|_| !figure.number.ends_with('%')).unwrap_or_default();
            let mut end = tokens.end;
            while !unit.is_empty() && end < tokens.end + 4 && doc.token(end).is_some() && unit.contains(doc.word(end)) {
                end += 1;
            }
            done(phrase_after(doc, end)?, String::new())
        }
    }
}

/// The name of the row of a table that was copied cell by cell: the last line above a number's line that has words of its own.
fn row(doc: &Doc, figure: Range<usize>) -> Option<String> {
    let opens = |k: usize| k == 0 || doc.breaks_after(k - 1);
    let ends = |k: usize| k >= doc.len() || doc.breaks_after(k - 1);
    if !opens(figure.start) || !ends(figure.end) {
        return None;
    }
    let mut line = figure.start;
    for _ in 0..8 {
        let above = (line.saturating_sub(20)..line).rev().find(|k| opens(*k)).filter(|k| *k < line)?;
        let words = (above..line).filter(|k| doc.tokens.list[*k].is_word()).count();
        // A line of one or two words is a unit.
        if words >= 3 {
            return Some(doc.words(above..line).split_whitespace().collect::<Vec<_>>().join(" "));
        }
        line = above;
    }
    None
}

fn first_word(noun: Option<&str>) -> Option<&str> {
    noun.and_then(|n| n.split(' ').next())
}

/// Whether a verb of reaching leads to the figure: `đạt trên 1.206`.
fn reaches(doc: &Doc, start: usize) -> bool {
    (1..=2).any(|n| start >= n && matches!(doc.key(start - n), "đat5" | "la1" | "ươc2" | "tăng" | "giam3" | "con1"))
}

/// The last words of a phrase that has grown too long.
fn last_words(words: &str) -> String {
    let list: Vec<&str> = words.split(' ').collect();
    list[list.len().saturating_sub(LONGEST)..].join(" ")
}

/// The counted noun; a unit of measure, a currency or a rate is none. A bare word for people or cases takes what specifies it.
fn noun(doc: &Doc, figure: &Figure, end: usize) -> Option<String> {
    let unit = figure.unit.as_deref()?;
    let planned = figure.number.ends_with('%')
        && ["kế hoạch", "chỉ tiêu", "dự toán", "mục tiêu", "tổng", "nghị quyết", "khối"].iter().any(|p| unit.starts_with(p));
    let measured = planned
        || unit.contains('/')
        || matches!(
            unit,
            "đồng"
                | "USD"
                | "EUR"
                | "‰"
                | "ha"
                | "m"
                | "m2"
                | "m²"
                | "m3"
                | "km"
                | "km2"
                | "mét"
                | "tấn"
                | "tạ"
                | "kg"
                | "lít"
                | "lần"
                | "điểm"
                | "kWh"
                | "MW"
                | "bậc"
        )
        || unit.starts_with("điểm phần trăm")
        || unit.starts_with("độ ");
    if measured {
        return None;
    }
    let generic = matches!(
        unit,
        "người"
            | "hộ"
            | "trường hợp"
            | "vụ"
            | "đồng chí"
            | "đơn vị"
            | "dự án"
            | "công trình"
            | "tổ chức"
            | "cơ sở"
            | "mô hình"
            | "việc"
            | "cuộc"
            | "lượt"
    );
    if generic && let Some(phrase) = phrase_after(doc, end) {
        return Some(phrase);
    }
    Some(unit.to_owned())
}

/// The noun phrase after a figure, up to a mark, a number or a verb that says how much.
fn phrase_after(doc: &Doc, end: usize) -> Option<String> {
    if end == 0 || doc.breaks_after(end - 1) {
        return None;
    }
    let from =
        end + usize::from(matches!(doc.key(end), "trong")) + usize::from(doc.key(end) == "trong" && doc.key(end + 1) == "sô2");
    let mut at = from;
    while at < from + 12 && doc.token(at).is_some_and(|t| t.is_word() || t.is('-')) && (at == from || !doc.breaks_after(at - 1)) {
        // `mặt bằng`, `lý do`, `tự do`: ends of words.
        let ground = at > from
            && matches!((doc.key(at - 1), doc.key(at)), ("măt5", "băng1") | ("li2" | "ly2" | "tư5", "do") | ("kêt2", "luân5"));
        // A person, or what somebody does with what is counted, is no part of it.
        let acts = at > from
            && (matches!(doc.key(at), "ông" | "ba1" | "cung4" | "đêu1") && !matches!(doc.key(at - 1), "đan1" | "cô" | "ông")
                || matches!(
                    (doc.key(at), doc.key(at + 1)),
                    ("thông2", "nhât2") | ("nhât2", "tri2") | ("đông1", "y2") | ("tan2", "thanh1")
                ));
        if acts {
            break;
        }
        let stops = matches!(
            doc.key(at),
            "đat5"
                | "tư1"
                | "dươi2"
                | "hơn"
                | "vao1"
                | "tăng"
                | "giam3"
                | "băng1"
                | "va1"
                | "vơi2"
                | "so"
                | "chiêm2"
                | "trong"
                | "gôm1"
                | "la1"
                | "đê3"
                | "do"
                | "vi1"
                | "nên"
                | "nhưng"
                | "thi1"
                | "trơ3"
                | "lên"
                | "xuông2"
                | "con1"
                | "sang"
                | "theo"
        );
        if stops && !ground {
            break;
        }
        at += 1;
    }
    while at > from
        && matches!(doc.key(at - 1), "đang" | "đa4" | "đươc5" | "bi5" | "phai3" | "se4" | "cua3" | "cho" | "ơ3" | "tai5")
    {
        at -= 1;
    }
    // `95% kế hoạch năm`: what it is a share of is no measure.
    let plan = doc.key(end.saturating_sub(1)) == "%"
        && (matches!(
            (doc.key(from), doc.key(from + 1)),
            ("kê2", "hoach5") | ("chi3", "tiêu") | ("dư5", "toan2") | ("muc5", "tiêu") | ("nghi5", "quyêt2")
        ));
    if plan {
        return None;
    }
    let phrase = doc.words(from..at).split_whitespace().collect::<Vec<_>>().join(" ");
    (at > from && doc.token(from).is_some_and(|t| t.is_word())).then_some(phrase)
}
