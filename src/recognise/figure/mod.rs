//! Figures.
//!
//! **What it finds**: numbers that count or measure something: grouped (`1.164`), decimal (`83,5`), with `%`, with scale and currency words (`1,2 nghìn tỷ đồng`), fractions
//! (`1.599/1000`), ranges (`90 - 100`), number words before a counted noun (`hai quận`). The unit is the counted noun after the number, the unit of measure or the currency.
//! **Not**: ordinals (`lần thứ 18`, `đoàn kiểm tra số 3`), numbers of lists, documents, roads and wards, dates and clock times, phone numbers, names (`Covid 19`).
//! **How**: Vietnamese notation (point groups, comma is the decimal mark) over tokens; what stands before excludes, what stands after gives the unit.

mod cell;
mod excluded;
mod number;
mod unit;

use super::{Candidate, Found};
use crate::lexicon::Table;
use crate::phrase::dates;
use crate::segment::{BlockKind, Doc};
use cell::*;
use excluded::is_excluded;
use number::*;
use unit::*;

/// A number as read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// As in [`crate::record::FigureValue::number`].
    pub number: String,
    /// As in [`crate::record::FigureValue::unit`].
    pub unit: Option<String>,
    /// As in [`crate::record::FigureValue::bound`].
    pub bound: Option<&'static str>,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, out: &mut Vec<Candidate>) {
    let mut i = 0;
    while i < doc.len() {
        let end = at(doc, i, out);
        i = end.max(i + 1);
    }
}

/// Reads a figure at token `i`; gives the token after it, or `i` where there is none.
fn at(doc: &Doc, i: usize, out: &mut Vec<Candidate>) -> usize {
    let token = &doc.tokens.list[i];
    if token.is_number() {
        let Some(first) = quantity(doc, i) else { return skip_number(doc, i) };
        if is_excluded(doc, i, first.end) {
            return first.end;
        }
        if let Some(end) = fraction(doc, i, &first, out) {
            return end;
        }
        if let Some(end) = range(doc, i, &first, out) {
            return end;
        }
        push(doc, i, first.end, number_text(&first), &first, "figure.number", out);
        return first.end;
    }
    if token.is_word() && opens_words(doc.key(i)) {
        if let Some((end, over, under)) = worded_fraction(doc, i) {
            let unit = unit(doc, end, false);
            let figure = Figure { number: format!("{over}/{under}"), unit, bound: bound(doc, i, end) };
            let evidence = Vec::new();
            out.push(Candidate {
                span: doc.span(i..end),
                found: Found::Figure(Box::new(figure)),
                rule: "figure.word",
                confidence: 75,
                evidence,
            });
            return end;
        }
        if let Some(quantity) = worded_quantity(doc, i).filter(|q| counts(doc, i, q)) {
            push(doc, i, quantity.end, number_text(&quantity), &quantity, "figure.word", out);
            return quantity.end;
        }
    }
    i
}

/// The end of a run of digits and marks that is no figure.
fn skip_number(doc: &Doc, mut i: usize) -> usize {
    while doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.is_number() || t.is('.') || t.is(',') || t.is('/') || t.is('-')) {
        i += 1;
    }
    i + 1
}

fn number_text(q: &Quantity) -> String {
    if q.percent { format!("{}%", q.value) } else { q.value.to_string() }
}

fn push(doc: &Doc, start: usize, end: usize, number: String, q: &Quantity, rule: &'static str, out: &mut Vec<Candidate>) {
    let unit = match q.currency {
        Some(currency) => Some(rate(doc, end, currency.to_owned())),
        // `1.200 tỷ` is money where nothing is counted.
        None => unit(doc, end, q.percent)
            .or_else(|| (q.scaled && doc.key(end - 1) == "ti3").then(|| "đồng".to_owned()))
            .or_else(|| unit_above(doc, start, end)),
    };
    // What counts the readers of a page is no part of the article.
    let viewed = doc.key(end) == "lươt5" && matches!(doc.key(end + 1), "xem" | "truy" | "đoc5")
        || doc.key(end) == "binh1" && doc.key(end + 1) == "luân5";
    if viewed {
        return;
    }
    // A plain number that counts nothing is one only where the words say so (`đạt 1.200`, `tăng từ 12 lên 15`); a year is none.
    let celled = unit_above(doc, start, end).is_some();
    let plain = (unit.is_none() || celled) && !q.percent && q.currency.is_none() && !q.scaled && rule == "figure.number";
    if plain
        && (is_year(doc, start, end)
            || !(is_said_of_a_measure(doc, start, end) || is_formatted(doc, start, end) || is_cell(doc, start, end)))
    {
        return;
    }
    let confidence = if rule == "figure.word" { 75 } else { 90 };
    let figure = Figure {
        number,
        unit,
        bound: bound(doc, start, end)
            .filter(|b| !(*b == ">" && doc.key(start - 1) == "vươt5" && (q.percent || rule == "figure.fraction"))),
    };
    out.push(Candidate {
        span: doc.span(start..end),
        found: Found::Figure(Box::new(figure)),
        rule,
        confidence,
        evidence: Vec::new(),
    });
}

fn is_year(doc: &Doc, start: usize, end: usize) -> bool {
    end == start + 1
        && doc.token(start).is_some_and(|t| t.is_number())
        && doc.word(start).len() == 4
        && doc.word(start).parse::<u32>().is_ok_and(|n| (1900..=2100).contains(&n))
}

/// `10.034,00`, `51.873`: written as numbers of many digits are.
fn is_formatted(doc: &Doc, start: usize, end: usize) -> bool {
    let grouped = end >= start + 3
        && doc.token(start + 1).is_some_and(|t| t.is('.'))
        && doc.token(start + 2).is_some_and(|t| t.end - t.start == 3);
    let told = doc.block_of(start).is_some_and(|b| !b.kind.is_boilerplate() && b.kind != BlockKind::Byline);
    grouped && told && !doc.word(start).starts_with('0')
}

/// Whether the words around a plain number say that it is a value.
fn is_said_of_a_measure(doc: &Doc, i: usize, end: usize) -> bool {
    // `tăng từ 1.200 lên 1.500 hội viên`
    let from = i > 1
        && doc.key(i - 1) == "tư1"
        && matches!(doc.key(i - 2), "tăng" | "giam3" | "nâng")
        && matches!(doc.key(end), "lên" | "xuông2" | "đên2" | "con1");
    if from && !doc.breaks_after(end - 1) {
        return true;
    }
    // `khiển trách 02, cảnh cáo 01, khai trừ 01`; `(khiếu nại 45, tố cáo 12)`; `… (13 trường hợp), … (06)`
    let sorted = i > 1
        && matches!(
            (doc.key(i - 2), doc.key(i - 1)),
            ("khiên3", "trach2")
                | ("canh3", "cao2")
                | ("cach2", "chưc2")
                | ("khai", "trư1")
                | ("khiêu2", "nai5")
                | ("tô2", "cao2")
                | ("kiên2", "nghi5")
                | ("binh1", "quân")
        );
    if i > 0 && !doc.breaks_after(i - 1) && (sorted || is_bracketed_count(doc, i, end)) {
        return true;
    }
    i > 0
        && !doc.breaks_after(i - 1)
        && matches!(
            doc.key(i - 1),
            "đươc5"
                | "đat5"
                | "la1"
                | "con1"
                | "lên"
                | "xuông2"
                | "gôm1"
                | "tông3"
                | "hơn"
                | "trên"
                | "gân1"
                | "dươi2"
                | "khoang3"
                | "co2"
                | "ươc2"
                | "tăng"
                | "giam3"
                | "thêm"
        )
}

/// Whether a number stands alone in a bracket, and one of its sentence before it with what it counts.
fn is_bracketed_count(doc: &Doc, i: usize, end: usize) -> bool {
    let alone = doc.token(i - 1).is_some_and(|t| t.is('(')) && doc.token(end).is_some_and(|t| t.is(')')) && end == i + 1;
    alone
        && (i.saturating_sub(30)..i - 1).any(|k| {
            doc.token(k).is_some_and(|t| t.is('('))
                && doc.token(k + 1).is_some_and(|t| t.is_number())
                && counted_noun_at(doc, k + 2)
                && doc.sentence_of(k) == doc.sentence_of(i)
        })
}

/// `1.599/1000`, `14/14`: two numbers with a slash between them.
fn fraction(doc: &Doc, i: usize, first: &Quantity, out: &mut Vec<Candidate>) -> Option<usize> {
    if first.percent || first.currency.is_some() || first.scaled {
        return None;
    }
    let slash = doc.token(first.end).filter(|t| t.is('/')).is_some() && doc.token(first.end + 1).is_some_and(|t| t.is_number());
    if !slash || doc.breaks_after(first.end) {
        return None;
    }
    let second = quantity(doc, first.end + 1).filter(|q| !q.percent)?;
    // `61,3/214,8 tỷ đồng`: the scale is that of both.
    let first = &Quantity {
        value: if second.scaled { as_scaled(doc, first.end + 1, first.value, &second) } else { first.value },
        ..*first
    };
    if doc.token(second.end).is_some_and(|t| t.is('/') || t.is('-')) && doc.glued(second.end - 1) {
        // `12/7/2018`, `30/2020/NĐ-CP`
        return Some(skip_number(doc, i));
    }
    // `từ 10/6`: a day and a month.
    if let Some(end) = dates::day_and_month(doc, i) {
        return Some(end);
    }
    // A ratio of nothing is one only where the words say so: `đạt 16/16`.
    // `với số phiếu tuyệt đối 57/57 (100%)`
    let share = doc.token(second.end).is_some_and(|t| t.is('(')) && quantity(doc, second.end + 1).is_some_and(|q| q.percent);
    let told = share || i > 0 && (doc.token(i - 1).is_some_and(|t| t.is('(') || t.is(':')) || doc.key(i - 1) == "đươc5");
    let counts = second.currency.is_some() || second.percent || unit(doc, second.end, false).is_some();
    if !counts && !told && !is_said_of_a_measure(doc, i, second.end) {
        return Some(second.end);
    }
    push(doc, i, second.end, format!("{}/{}", first.value, second.value), &second, "figure.fraction", out);
    Some(second.end)
}

/// A value on the scale of the quantity at token `at`: the 2 of `2-3 tỷ đồng`.
fn as_scaled(doc: &Doc, at: usize, value: Decimal, scaled: &Quantity) -> Decimal {
    let Some((_, plain)) = decimal(doc, at) else { return value };
    let power = (0..15).find(|p| plain.times_ten(*p) == scaled.value).unwrap_or(0);
    value.times_ten(power)
}

/// `90 - 100 đảng viên`, `8-8,5%`, `10 đến 15 người`.
fn range(doc: &Doc, i: usize, first: &Quantity, out: &mut Vec<Candidate>) -> Option<usize> {
    let dash = doc.token(first.end).is_some_and(|t| t.is('-'));
    let to = doc.key(first.end) == "đên2" && i > 0 && matches!(doc.key(i - 1), "tư1" | "mưc2" | "khoang3" | "tâm1");
    if !(dash || to) || doc.breaks_after(first.end - 1) || doc.breaks_after(first.end) {
        return None;
    }
    let second = doc.token(first.end + 1).filter(|t| t.is_number()).and_then(|_| quantity(doc, first.end + 1))?;
    if first.percent && !second.percent || first.currency.is_some() && second.currency.is_none() {
        return None;
    }
    // The scale and currency of the second are the first one's too: `2-3 tỷ đồng`.
    let low = if second.scaled && !first.scaled { as_scaled(doc, first.end + 1, first.value, &second) } else { first.value };
    let grows = low.plus(Decimal { mantissa: -second.value.mantissa, places: second.value.places }).mantissa < 0;
    let counted = second.percent || second.currency.is_some() || unit(doc, second.end, false).is_some();
    if !grows || !counted {
        return None;
    }
    let sign = if second.percent { "%" } else { "" };
    push(doc, i, second.end, format!("{low}..{}{sign}", second.value), &second, "figure.range", out);
    Some(second.end)
}

/// Whether a number word counts something definite: a counted noun, a scale or a currency follows it, and nothing before it makes it an ordinal or a word of another sense.
fn counts(doc: &Doc, i: usize, q: &Quantity) -> bool {
    let single = q.end == i + 1;
    let key = doc.key(i);
    if doc.breaks_after(q.end - 1) && q.currency.is_none() && !q.percent {
        return false;
    }
    // `một` is an article; with a scale or hundred it is a number, and in a count by office: `có 3 nguyên chủ tịch, một bí thư, một chủ tịch HĐND`.
    if key == "môt5" && single {
        return is_counted_beside(doc, i);
    }
    if doc.token(i).is_some_and(|t| t.is_capital())
        && doc.sentence_of(i).is_some_and(|s| doc.layout.sentences[s].tokens.start != i)
    {
        return false;
    }
    if i > 0 && !doc.breaks_after(i - 1) {
        let before = doc.key(i - 1);
        // `thứ hai`, `tháng ba`, `một trong hai`, `mười hai`, `sinh năm`, `hàng năm`, `từng năm`
        if matches!(
            before,
            "thư2"
                | "phân1"
                | "thang2"
                | "trong"
                | "mươi"
                | "mươi1"
                | "quy2"
                | "khoa2"
                | "sô2"
                | "lân1"
                | "điêu1"
                | "ngay1"
                | "mung1"
                | "tuôi3"
                | "bac2"
                | "cô"
                | "chi5"
                | "anh"
                | "ông"
                | "ba1"
                | "em"
        ) && (before != "trong" || i > 1 && doc.key(i - 2) == "môt5")
        {
            return false;
        }
        // `ngay từ đầu năm Ban Thường trực …`, `mỗi năm chi bộ …`: the word year.
        if key == "năm"
            && single
            && matches!(
                before,
                "đâu1"
                    | "cuôi2"
                    | "giưa4"
                    | "hăng1"
                    | "hang1"
                    | "tưng1"
                    | "môi4"
                    | "nhiêu1"
                    | "cac2"
                    | "nhưng4"
                    | "môt5"
                    | "ca3"
                    | "qua"
                    | "mây2"
                    | "nưa3"
                    | "vai1"
                    | "trong"
            )
        {
            return false;
        }
        if doc.token(i - 1).is_some_and(|t| t.is_word() && t.is_capital()) && doc.token(i).is_some_and(|t| t.is_capital()) {
            return false;
        }
    }
    if q.currency.is_some() || q.scaled || q.percent {
        return true;
    }
    let noun = doc.hits.longest(q.end, Table::CountNoun).is_some();
    // `năm`, `ba`, `tư` are also other words: they need a noun that is nothing else.
    let weak = single && matches!(key, "năm" | "ba" | "tư" | "tam2" | "bay3");
    let noun_word = doc.key(q.end);
    // `sáu phó giám đốc sở`, `hai lãnh đạo`
    let office = !weak && doc.hits.longest(q.end, Table::Title).is_some_and(|h| h.len() >= 2);
    (noun || office)
        && !(weak && (matches!(noun_word, "nay" | "hoc5" | "qua" | "mươi" | "măt5") || noun_word == "ngươi1" && key == "năm"))
        && !matches!(noun_word, "bên")
        && !(key == "năm" && single && (matches!(noun_word, "hoc5" | "cho" | "tuôi3") || i > 0 && doc.key(i - 1) == "la1"))
        && !(key == "tư" && single)
}

/// Whether the word at `i` goes on a count of offices: a comma or `và` before it, an office behind it, and another count a few words before.
fn is_counted_beside(doc: &Doc, i: usize) -> bool {
    const BACK: usize = 12;
    let joined = i > 1 && !doc.breaks_after(i - 1) && (doc.token(i - 1).is_some_and(|t| t.is(',')) || doc.key(i - 1) == "va1");
    let office = |k: usize| doc.hits.longest(k, Table::Title).is_some_and(|h| h.len() >= 2) && !doc.breaks_after(k - 1);
    joined
        && office(i + 1)
        && (i.saturating_sub(BACK)..i - 1).any(|k| {
            let counts = doc.tokens.list[k].is_number() || matches!(doc.key(k), "môt5" | "hai" | "ba" | "bôn2");
            counts && (office(k + 1) || office(k + 2)) && doc.sentence_of(k) == doc.sentence_of(i)
        })
}
