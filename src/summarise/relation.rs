//! How a figure stands to a plan or to an earlier figure: `đạt x% kế hoạch`, `a/b`, `tăng x% so với cùng kỳ`, `gấp x lần`, `từ a lên b`.

use crate::recognise::figure::Figure;
use crate::recognise::{Candidate, Found};
use crate::segment::Doc;
use std::ops::Range;

/// What is said of a figure; as in [`crate::record::Indicator`].
#[derive(Debug, Default)]
pub(super) struct Relation {
    pub(super) target: Option<String>,
    pub(super) achieved: Option<String>,
    pub(super) change: Option<String>,
    pub(super) base: Option<String>,
}

/// Reads what the words around the figure `index` of `mentions` say.
pub(super) fn relation(doc: &Doc, mentions: &[Candidate], index: usize) -> Relation {
    let Found::Figure(figure) = &mentions[index].found else { return Relation::default() };
    let tokens = doc.tokens_in(mentions[index].span);
    let none = Relation::default();
    let Some(sentence) = doc.sentence_of(tokens.start) else { return none };
    let sentence = doc.layout.sentences[sentence].tokens.clone();
    let verb = verb(doc, &sentence, tokens.start);
    let base = || base_after(doc, &sentence, tokens.end).or_else(|| base_before(doc, &sentence, tokens.start));
    let change = |change: String| Relation { change: Some(change), base: base(), ..Relation::default() };
    let value = plain(&figure.number);

    if let Some(from) = earlier(doc, mentions, index, &sentence) {
        let points = if figure.number.ends_with('%') { "pp" } else { "" };
        return match value.zip(plain(&from.number)) {
            Some((to, from)) => change(format!("{}{}{points}", if to < from { "" } else { "+" }, decimal(to - from))),
            None => none,
        };
    }
    if let Some((part, whole)) = figure.number.split_once('/') {
        // `giảm một nửa` leaves a half.
        return match (verb, plain(part).zip(plain(whole))) {
            (Some(Verb::Fall), Some((part, whole))) if whole != 0 => change(format!("x{}", decimal(ONE - ratio(part, whole)))),
            (Some(Verb::Rise), Some((part, whole))) if whole != 0 => change(format!("x{}", decimal(ONE + ratio(part, whole)))),
            _ => Relation { achieved: Some(part.to_owned()), target: Some(whole.to_owned()), ..none },
        };
    }
    if figure.number.ends_with('%') {
        if let Some(plan) = plan(doc, &sentence, tokens.end) {
            let achieved = match (verb, value) {
                (Some(Verb::Exceed), Some(over)) => format!("{}%", decimal(100 * ONE + over)),
                _ => figure.number.clone(),
            };
            return Relation { achieved: Some(achieved), target: Some(plan), ..none };
        }
        // `kết nạp 60 đảng viên (đạt 120%)`
        let bracket = tokens.start > sentence.start + 1
            && doc.token(tokens.start - 2).is_some_and(|t| t.is('('))
            && doc.key(tokens.start - 1) == "đat5";
        if bracket {
            return Relation { achieved: Some(figure.number.clone()), ..none };
        }
        // `tăng 6,47% (kế hoạch 9,05%)`
        if planned(doc, &sentence, tokens.start) {
            return Relation { target: Some(figure.number.clone()), ..none };
        }
        // `giảm 3 vụ (-20%)`
        let sign = tokens.start >= sentence.start + 2 && doc.token(tokens.start - 2).is_some_and(|t| t.is('('));
        let sign = doc.token(tokens.start.saturating_sub(1)).filter(|t| sign && (t.is('-') || t.is('+')));
        if let Some(sign) = sign {
            return change(format!("{}{}", if sign.is('-') { '-' } else { '+' }, figure.number));
        }
        // `bằng 102,3% so với cùng kỳ`
        let equals = tokens.start > sentence.start && doc.key(tokens.start - 1) == "băng1";
        if let Some(base) = base_after(doc, &sentence, tokens.end).filter(|_| equals) {
            return Relation { achieved: Some(figure.number.clone()), base: Some(base), ..none };
        }
    }
    // `cao hơn cùng kỳ 3,4 điểm phần trăm`
    if let Some((sign, at)) = comparative(doc, &sentence, tokens.start) {
        let words = doc.words(at..tokens.start).split_whitespace().collect::<Vec<_>>().join(" ");
        let base = Some(words).filter(|w| !w.is_empty()).or_else(|| base_after(doc, &sentence, tokens.end));
        return Relation { change: Some(format!("{sign}{}{}", figure.number, points(figure))), base, ..Relation::default() };
    }
    let times = figure.unit.as_deref().is_some_and(|u| u == "lần");
    match (verb, value) {
        (Some(Verb::Times | Verb::Rise), Some(n)) if times => {
            let base = base().or_else(|| year_after(doc, &sentence, tokens.end));
            Relation { change: Some(format!("x{}", decimal(n))), base, ..Relation::default() }
        }
        (Some(Verb::Fall), Some(n)) if times && n != 0 => change(format!("x{}", decimal(ratio(ONE, n)))),
        // `không để vượt 0,5%` tells a level.
        (Some(Verb::Exceed), _) if base_after(doc, &sentence, tokens.end).is_none() => none,
        (Some(Verb::Rise | Verb::Exceed), _) => change(format!("+{}{}", figure.number, points(figure))),
        (Some(Verb::Fall), _) => change(format!("-{}{}", figure.number, points(figure))),
        _ => none,
    }
}

/// One, in ten-thousandths: four decimals are as exact as any article, and need no floating point, which weighs 15 kB in the browser.
const ONE: i64 = 10_000;

/// The largest number that is reckoned with: sums and quotients of two of them fit.
const LARGEST: i64 = i64::MAX / 10 / ONE;

/// A decimal or percentage in ten-thousandths; `None` where it is something else.
fn plain(number: &str) -> Option<i64> {
    let number = number.trim_end_matches('%');
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = whole.parse::<i64>().ok().filter(|n| *n <= LARGEST)?;
    Some(whole * ONE + format!("{part:0<4}")[..4].parse::<i64>().ok()?)
}

/// `part / whole`, which is not 0, rounded.
fn ratio(part: i64, whole: i64) -> i64 {
    match part.checked_mul(ONE) {
        Some(scaled) => scaled.saturating_add(whole / 2) / whole,
        None => part / (whole / ONE).max(1),
    }
}

/// Ten-thousandths as a decimal, without zeros at the end.
fn decimal(n: i64) -> String {
    let (whole, part) = (n.abs() / ONE, n.abs() % ONE);
    let sign = if n < 0 { "-" } else { "" };
    let digits = format!("{sign}{whole}.{part:04}");
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Percentage points are no percents.
fn points(figure: &Figure) -> &'static str {
    let points = figure.unit.as_deref().is_some_and(|u| u.starts_with("điểm phần trăm") || u.starts_with("điểm %"));
    if points { "pp" } else { "" }
}

/// Whether a bracket before `start` only says `kế hoạch`: the figure in it is the plan of the one before.
pub(super) fn planned(doc: &Doc, sentence: &Range<usize>, start: usize) -> bool {
    start >= sentence.start + 3
        && doc.token(start - 3).is_some_and(|t| t.is('('))
        && matches!(
            (doc.key(start - 2), doc.key(start - 1)),
            ("kê2", "hoach5") | ("chi3", "tiêu") | ("muc5", "tiêu") | ("dư5", "toan2") | ("yêu", "câu1")
        )
}

/// The verb of change that leads to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Rise,
    Fall,
    Exceed,
    Times,
}

/// The verb in the few words before `start`, with nothing between that ends its reach.
fn verb(doc: &Doc, sentence: &Range<usize>, start: usize) -> Option<Verb> {
    // `tăng từ 1.200 lên 1.500`: the change is told by the second.
    if start > sentence.start && doc.key(start - 1) == "tư1" {
        return None;
    }
    let from = start.saturating_sub(6).max(sentence.start);
    for k in (from..start).rev() {
        let t = &doc.tokens.list[k];
        // `tăng lên 50`, `giảm còn 12`: the value after the change.
        if t.is_number() || t.is(',') || t.is(';') || t.is(')') || matches!(doc.key(k), "con1" | "thanh1") {
            return None;
        }
        if matches!(doc.key(k), "lên" | "xuông2" | "đên2") && k + 2 >= start {
            return None;
        }
        // Parts of other words: `tăng trưởng`, `tăng cường`, `giảm nghèo`.
        let compound = matches!(doc.key(k + 1), "trương3" | "cương1" | "ngheo1" | "thiêu3" | "trư1" | "tôc2" | "gia" | "ca");
        let near = start - k <= 4;
        match doc.key(k) {
            _ if compound => {}
            "tăng" if near || doc.key(k + 1) == "binh1" || doc.key(k + 1) == "trung" => return Some(Verb::Rise),
            "giam3" if near => return Some(Verb::Fall),
            "vươt5" if near => return Some(Verb::Exceed),
            "gâp2" if near => return Some(Verb::Times),
            _ => {}
        }
    }
    None
}

/// `cao hơn …`, `thấp hơn …` before a figure: the sign, and the token where the words that it is compared with begin.
fn comparative(doc: &Doc, sentence: &Range<usize>, start: usize) -> Option<(char, usize)> {
    let from = start.saturating_sub(8).max(sentence.start);
    let at = (from..start).rev().take_while(|k| !doc.tokens.list[*k].is(',') && !doc.tokens.list[*k].is_number()).find(|k| {
        doc.key(*k) == "hơn"
            && *k > sentence.start
            && matches!(doc.key(k - 1), "cao" | "lơn2" | "thâp2" | "nho3" | "nhiêu1" | "it2")
    })?;
    // `nhiều hơn 20 người` is a bound.
    let sign = if matches!(doc.key(at - 1), "thâp2" | "nho3" | "it2") { '-' } else { '+' };
    // `cao hơn mức 7,6% của cùng kỳ` tells the level itself.
    (at + 1 < start && doc.key(at + 1) != "mưc2").then_some((sign, at + 1))
}

/// The figure from which this one rose or fell: `từ 1.200 lên 1.500 hội viên`, `từ 5% xuống còn 2,1%`.
fn earlier<'a>(doc: &Doc, mentions: &'a [Candidate], index: usize, sentence: &Range<usize>) -> Option<&'a Figure> {
    let to = doc.tokens_in(mentions[index].span);
    let before = mentions[..index].iter().rev().take(3).find(|m| matches!(m.found, Found::Figure(_)))?;
    let from = doc.tokens_in(before.span);
    let led = from.start > sentence.start && doc.key(from.start - 1) == "tư1";
    let verb = led && verb(doc, sentence, from.start - 1).is_some_and(|v| v != Verb::Times)
        || led
            && from.start > sentence.start + 1
            && matches!(doc.key(from.start - 2), "nâng" | "đôi5" | "ha5" | "keo2" | "giam3" | "tăng");
    let between = from.end..to.start;
    let joined = !between.is_empty()
        && to.start - from.end <= 12
        && (to.start.saturating_sub(2).max(from.end)..to.start).any(|k| matches!(doc.key(k), "lên" | "xuông2" | "con1" | "đên2"));
    // `từ 38 tổ dân phố còn 15 tổ dân phố`
    let falls = led && (to.start.saturating_sub(2).max(from.end)..to.start).any(|k| doc.key(k) == "con1");
    match &before.found {
        Found::Figure(figure) if (verb || falls) && joined => Some(figure),
        _ => None,
    }
}

/// The plan that a percentage is measured by: `kế hoạch`, `dự toán tỉnh giao`, `so với kế hoạch`.
fn plan(doc: &Doc, sentence: &Range<usize>, end: usize) -> Option<String> {
    let compared = end + 1 < sentence.end && doc.key(end) == "so" && doc.key(end + 1) == "vơi2";
    let start = end + 2 * usize::from(compared);
    let names = |k: usize| {
        matches!(
            (doc.key(k), doc.key(k + 1)),
            ("kê2", "hoach5") | ("chi3", "tiêu") | ("dư5", "toan2") | ("muc5", "tiêu") | ("nghi5", "quyêt2")
        )
    };
    if start + 1 >= sentence.end || !names(start) {
        return None;
    }
    // `kế hoạch năm`, `chỉ tiêu đề ra`, `dự toán tỉnh giao`
    let stop = (start + 2..sentence.end.min(start + 9))
        .find(|k| {
            let t = &doc.tokens.list[*k];
            !(t.is_word() || t.is_number())
                || matches!(doc.key(*k), "va1" | "tăng" | "giam3" | "băng1" | "vơi2" | "la1" | "so" | "đat5" | "trong" | "cua3")
        })
        .unwrap_or(sentence.end.min(start + 9));
    Some(doc.words(start..stop.max(start + 2)).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `so với …` within a few words after a figure.
fn base_after(doc: &Doc, sentence: &Range<usize>, end: usize) -> Option<String> {
    let at = (end..(end + 7).min(sentence.end))
        .take_while(|k| !doc.tokens.list[*k].is(';') && !doc.tokens.list[*k].is_number())
        .find(|k| doc.key(*k) == "so" && matches!(doc.key(k + 1), "vơi2" | "năm" | "cung1" | "thang2"))?;
    Some(base(doc, sentence, at + 1 + usize::from(doc.key(at + 1) == "vơi2")))
}

/// `gấp 1,3 lần năm 2020`: the year after the unit.
fn year_after(doc: &Doc, sentence: &Range<usize>, end: usize) -> Option<String> {
    let at = (end..(end + 2).min(sentence.end)).find(|k| doc.key(*k) == "năm")?;
    Some(base(doc, sentence, at))
}

/// `so với …` before a figure, in its clause.
fn base_before(doc: &Doc, sentence: &Range<usize>, start: usize) -> Option<String> {
    let from = start.saturating_sub(16).max(sentence.start);
    let clause = (from..start).rev().take_while(|k| !doc.tokens.list[*k].is(';'));
    let at = clause.into_iter().find(|k| doc.key(*k) == "so" && doc.key(k + 1) == "vơi2")?;
    // One that follows another figure is that one's.
    let taken = at > sentence.start
        && (at.saturating_sub(4).max(sentence.start)..at).any(|k| doc.tokens.list[k].is_number() || doc.tokens.list[k].is('%'));
    (!taken).then(|| base(doc, sentence, at + 2))
}

fn base(doc: &Doc, sentence: &Range<usize>, from: usize) -> String {
    let limit = sentence.end.min(from + 10);
    let stop = (from + 1..limit)
        .find(|k| {
            let t = &doc.tokens.list[*k];
            t.is(',')
                || t.is(';')
                || t.is('.')
                || t.is(')')
                || t.is('(')
                || t.is(':')
                || matches!(doc.key(*k), "va1" | "thi1" | "nhưng" | "tăng" | "giam3")
        })
        .unwrap_or(limit);
    doc.words(from..stop.max(from + 1).min(sentence.end.max(from))).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{ONE, decimal, plain, ratio};

    #[test]
    fn four_decimals_are_kept() {
        let again = |n: &str| plain(n).map(decimal).unwrap_or_default();
        assert_eq!(["11.50%", "3", "0.25", "1.23456", "100"].map(again), ["11.5", "3", "0.25", "1.2345", "100"]);
        assert_eq!(["1599/1000", "90..100", "-4", "", "99999999999999999"].map(plain), [None; 5]);
        assert_eq!([decimal(ratio(ONE, 3 * ONE)), decimal(ONE - ratio(5 * ONE, 2 * ONE))], ["0.3333", "-1.5"]);
        assert_eq!(ratio(i64::MAX / 10, i64::MAX / 10), ONE);
    }
}
