//! Numbers as they are written: groups and decimals, percent signs, scales, currencies, words.

use super::unit::counted_noun_at;
use crate::segment::Doc;

/// A decimal number: `mantissa / 10^places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) mantissa: i128,
    pub(super) places: u32,
}

impl Decimal {
    pub(super) fn times_ten(self, power: u32) -> Decimal {
        let cut = power.min(self.places);
        let rest = power - cut;
        Decimal { mantissa: self.mantissa.saturating_mul(10i128.saturating_pow(rest)), places: self.places - cut }
    }

    pub(super) fn plus(self, other: Decimal) -> Decimal {
        let places = self.places.max(other.places);
        let at = |d: Decimal| d.mantissa.saturating_mul(10i128.saturating_pow(places - d.places));
        Decimal { mantissa: at(self).saturating_add(at(other)), places }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:0width$}", self.mantissa, width = self.places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        let part = part.trim_end_matches('0');
        if part.is_empty() { write!(f, "{whole}") } else { write!(f, "{whole}.{part}") }
    }
}

/// A number with its percent sign, scale and currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) percent: bool,
    pub(super) currency: Option<&'static str>,
    pub(super) scaled: bool,
}

/// The number at token `i` with all that belongs to it.
pub(super) fn quantity(doc: &Doc, i: usize) -> Option<Quantity> {
    let (end, value) = decimal(doc, i)?;
    if let Some(after) = percent(doc, end) {
        return Some(Quantity { end: after, value, percent: true, currency: None, scaled: false });
    }
    if doc.token(end).is_some_and(|t| t.is('‰')) && !doc.breaks_after(end - 1) {
        return Some(Quantity { end: end + 1, value, percent: false, currency: Some("‰"), scaled: false });
    }
    // `500k` is money where nothing is counted.
    if doc.word(end) == "k" && doc.glued(end - 1) && !counted_noun_at(doc, end + 1) && value.places == 0 && value.mantissa >= 10 {
        return Some(Quantity {
            end: end + 1, value: value.times_ten(3), percent: false, currency: Some("đồng"), scaled: true
        });
    }
    let (scaled_end, value) = scale_after(doc, end, value);
    let (end, scaled) = (scaled_end, scaled_end > end);
    if let Some((after, name)) = currency(doc, end) {
        return Some(Quantity { end: after, value, percent: false, currency: Some(name), scaled });
    }
    Some(Quantity { end, value, percent: false, currency: None, scaled })
}

/// Digits with grouping points or spaces and a decimal comma.
pub(super) fn decimal(doc: &Doc, i: usize) -> Option<(usize, Decimal)> {
    let len = |k: usize| doc.token(k).filter(|t| t.is_number()).map_or(0, |t| (t.end - t.start) as usize);
    if len(i) == 0 || len(i) > 15 {
        return None;
    }
    let mut digits = doc.word(i).to_owned();
    let mut end = i + 1;
    let mark =
        |end: usize, c: char| doc.token(end).is_some_and(|t| t.is(c)) && doc.glued(end - 1) && doc.glued(end) && len(end + 1) > 0;
    let groups = |from: usize, c: char| {
        let mut n = 0;
        while mark(from + 2 * n, c) && len(from + 2 * n + 1) == 3 {
            n += 1;
        }
        n
    };
    let (points, commas) = (groups(end, '.'), groups(end, ','));
    let mut places = 0;
    if points > 0 && len(i) <= 3 {
        for k in 0..points {
            digits.push_str(doc.word(end + 2 * k + 1));
        }
        end += 2 * points;
        if mark(end, '.') {
            // `1.164.2`: no number.
            return None;
        }
    } else if commas > 0
        && len(i) <= 3
        && !mark(end + 2 * commas, '.')
        && (commas > 1 || doc.word(end + 1) == "000" || counted_noun_at(doc, end + 2) && percent(doc, end + 2).is_none())
    {
        // English grouping, only where whole things are counted.
        for k in 0..commas {
            digits.push_str(doc.word(end + 2 * k + 1));
        }
        end += 2 * commas;
    } else if len(i) <= 3 && spaced_groups(doc, i) > 0 {
        let n = spaced_groups(doc, i);
        for k in 0..n {
            digits.push_str(doc.word(i + 1 + k));
        }
        end = i + 1 + n;
    } else if mark(end, '.') {
        // A point before other than three digits is a decimal mark.
        digits.push_str(doc.word(end + 1));
        places = len(end + 1) as u32;
        end += 2;
        if mark(end, '.') {
            return None;
        }
    }
    if places == 0 && mark(end, ',') {
        digits.push_str(doc.word(end + 1));
        places = len(end + 1) as u32;
        end += 2;
    }
    Some((end, Decimal { mantissa: digits.parse().ok()?, places }))
}

/// `1 000 000`: groups of three digits with one space between.
fn spaced_groups(doc: &Doc, i: usize) -> usize {
    let mut n = 0;
    while !doc.breaks_after(i + n)
        && doc.token(i + n + 1).is_some_and(|t| {
            t.is_number() && t.end - t.start == 3 && doc.token(i + n).is_some_and(|before| t.start == before.end + 1)
        })
    {
        n += 1;
    }
    n
}

pub(super) fn percent(doc: &Doc, i: usize) -> Option<usize> {
    if doc.breaks_after(i - 1) {
        return None;
    }
    if doc.token(i).is_some_and(|t| t.is('%')) {
        return Some(i + 1);
    }
    (doc.key(i) == "phân1" && doc.key(i + 1) == "trăm").then_some(i + 2)
}

pub(super) fn scale(key: &str) -> Option<u32> {
    Some(match key {
        "nghin1" | "ngan1" => 3,
        "van5" => 4,
        "triêu5" => 6,
        "ti3" => 9,
        _ => return None,
    })
}

/// Scale words after a number: `1,2 nghìn tỷ`, `2 tỷ 350 triệu`.
pub(super) fn scale_after(doc: &Doc, mut end: usize, value: Decimal) -> (usize, Decimal) {
    let mut value = value;
    let mut any = false;
    while !doc.breaks_after(end - 1) {
        // `2 tá`, `3 chục`
        if !any && doc.key(end) == "ta2" && doc.token(end).is_some_and(|t| !t.is_capital()) {
            return (end + 1, Decimal { mantissa: value.mantissa.saturating_mul(12), ..value });
        }
        let Some(power) = scale(doc.key(end)).or_else(|| (doc.key(end) == "chuc5").then_some(1)) else { break };
        // `2 tỉ` is two thousand millions, `tỉ lệ` and `tỷ trọng` are words; `vạn` is also a part of names.
        if matches!(doc.key(end), "ti3") && matches!(doc.key(end + 1), "lê5" | "trong5" | "suât2")
            || doc.token(end).is_some_and(|t| t.is_capital())
        {
            break;
        }
        value = value.times_ten(power);
        any = true;
        end += 1;
    }
    if any && !doc.breaks_after(end - 1) {
        if matches!(doc.key(end), "rươi4" | "rươi3") {
            let half = Decimal { mantissa: 5, places: 1 }.times_ten(scale(doc.key(end - 1)).unwrap_or(0));
            return (end + 1, value.plus(half));
        }
        if let Some((next, more)) = doc.token(end).filter(|t| t.is_number()).and_then(|_| decimal(doc, end))
            && scale(doc.key(next)).is_some_and(|p| p < scale(doc.key(end - 1)).unwrap_or(0))
        {
            let (end, more) = scale_after(doc, next, more);
            return (end, value.plus(more));
        }
    }
    (end, value)
}

/// A currency after a number: its end and name.
pub(super) fn currency(doc: &Doc, i: usize) -> Option<(usize, &'static str)> {
    if i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let lower = !doc.token(i)?.is_capital();
    Some(match (doc.key(i), doc.key(i + 1)) {
        (
            "đông1",
            "chi2" | "bao1" | "thơi1" | "bô5" | "đôi5" | "loat5" | "thuân5" | "y2" | "băng1" | "hương" | "tinh1" | "long1"
            | "đêu1" | "hanh1",
        ) => {
            return None;
        }
        ("đông1", _) if lower => (i + 1, "đồng"),
        ("vnđ" | "vnd", _) => (i + 1, "đồng"),
        ("usd", _) | ("$", _) => (i + 1, "USD"),
        ("đô", "la") => (i + 2 + usize::from(doc.key(i + 2) == "my4" || doc.key(i + 2) == "mi4"), "USD"),
        ("eur" | "euro", _) => (i + 1, "EUR"),
        ("đ", _) if lower && !doc.token(i + 1).is_some_and(|t| t.is('/')) => (i + 1, "đồng"),
        _ => return None,
    })
}

/// A digit as a word.
fn digit(key: &str) -> Option<u32> {
    Some(match key {
        "môt5" | "môt2" => 1,
        "hai" => 2,
        "ba" => 3,
        "bôn2" | "tư" => 4,
        "năm" | "lăm" | "nhăm" => 5,
        "sau2" => 6,
        "bay3" | "bây3" => 7,
        "tam2" => 8,
        "chin2" => 9,
        _ => return None,
    })
}

/// Whether a number in words may begin with a word.
pub(super) fn opens_words(key: &str) -> bool {
    digit(key).is_some() || matches!(key, "mươi1" | "hăm" | "không" | "nghin1" | "ngan1" | "trăm" | "nưa3")
}

/// `mười lăm`, `ba mươi`, `bốn mươi tư`, `hăm mốt`.
fn tens(doc: &Doc, k: usize) -> Option<(usize, u32)> {
    // `hai mươi năm` is twenty years.
    let unit = |k: usize| digit(doc.key(k)).filter(|_| doc.key(k) != "năm");
    let (at, ten) = match doc.key(k) {
        "mươi1" => (k + 1, 10),
        "hăm" => return unit(k + 1).map(|u| (k + 2, 20 + u)),
        key => {
            let ten = digit(key)?;
            if doc.key(k + 1) != "mươi" {
                return None;
            }
            (k + 2, ten * 10)
        }
    };
    Some(unit(at).map_or((at, ten), |u| (at + 1, ten + u)))
}

/// A number in words below a thousand: `hai`, `mười lăm`, `một trăm linh năm`, `không trăm mười tám`.
pub(super) fn worded(doc: &Doc, i: usize) -> Option<(usize, u32)> {
    let unit = |k: usize| digit(doc.key(k));
    let hundred = unit(i).or_else(|| (doc.key(i) == "không").then_some(0)).filter(|_| doc.key(i + 1) == "trăm");
    if let Some(hundred) = hundred {
        let rest = match doc.key(i + 2) {
            "linh" | "le3" => unit(i + 3).map(|u| (i + 4, u)),
            _ => tens(doc, i + 2),
        };
        return Some(rest.map_or((i + 2, hundred * 100), |(end, n)| (end, hundred * 100 + n))).filter(|(_, n)| *n > 0);
    }
    tens(doc, i).or_else(|| unit(i).map(|u| (i + 1, u)))
}

/// A number in words with all that belongs to it: scales (`hai nghìn không trăm mười tám`, `hai tỷ rưỡi đồng`), decimals (`mười lăm phẩy năm phần trăm`).
pub(super) fn worded_quantity(doc: &Doc, i: usize) -> Option<Quantity> {
    let whole = |n: u32| Decimal { mantissa: i128::from(n), places: 0 };
    // `nghìn rưỡi`, `trăm rưởi`
    if matches!(doc.key(i + 1), "rươi4" | "rươi3") {
        let value = match doc.key(i) {
            "nghin1" | "ngan1" => 1500,
            "trăm" => 150,
            _ => 0,
        };
        let counted = i > 0 && (digit(doc.key(i - 1)).is_some() || doc.tokens.list[i - 1].is_number());
        if value > 0 && !counted {
            return Some(Quantity { end: i + 2, value: whole(value), percent: false, currency: None, scaled: true });
        }
    }
    let (mut end, n) = worded(doc, i)?;
    let mut value = whole(n);
    if doc.key(end) == "phây3"
        && let Some(tenths) = digit(doc.key(end + 1))
    {
        (end, value) = (end + 2, Decimal { mantissa: i128::from(n * 10 + tenths), places: 1 });
    }
    if let Some(after) = percent(doc, end) {
        return Some(Quantity { end: after, value, percent: true, currency: None, scaled: false });
    }
    let (mut scaled_end, mut value) = scale_after(doc, end, value);
    let scaled = scaled_end > end;
    // `hai nghìn không trăm mười tám`, `một triệu hai trăm nghìn`: what follows is of a smaller scale.
    let mut last = scale(doc.key(scaled_end.saturating_sub(1))).unwrap_or(0);
    while scaled && last > 0 && !doc.breaks_after(scaled_end - 1) {
        let Some((next, more)) =
            worded(doc, scaled_end).filter(|(next, _)| *next > scaled_end + 1 || scale(doc.key(*next)).is_some())
        else {
            break;
        };
        let power = scale(doc.key(next)).filter(|p| *p < last).unwrap_or(0);
        value = value.plus(whole(more).times_ten(power));
        (scaled_end, last) = (next + usize::from(power > 0), power);
    }
    let currency = currency(doc, scaled_end);
    Some(Quantity { end: currency.map_or(scaled_end, |c| c.0), value, percent: false, currency: currency.map(|c| c.1), scaled })
}

/// `hai phần ba`, `một nửa`, `nửa` before `số …`: the end, and the fraction.
pub(super) fn worded_fraction(doc: &Doc, i: usize) -> Option<(usize, &'static str, u32)> {
    let of = |k: usize| matches!(doc.key(k), "sô2" | "tông3") && !doc.breaks_after(k - 1);
    if let Some(over) = digit(doc.key(i)).filter(|_| doc.key(i + 1) == "phân1")
        && let Some(under) = digit(doc.key(i + 2))
    {
        const OVER: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
        return Some((i + 3, OVER[over as usize - 1], under)).filter(|_| under > 1 && of(i + 3));
    }
    if doc.key(i) == "môt5" && doc.key(i + 1) == "nưa3" {
        let changed = i > 0 && matches!(doc.key(i - 1), "giam3" | "tăng");
        return (of(i + 2) || changed || counted_noun_at(doc, i + 2)).then_some((i + 2, "1", 2));
    }
    let alone = i == 0 || !matches!(doc.key(i - 1), "hơn" | "môt5" | "gân1" | "hai");
    (doc.key(i) == "nưa3" && alone && of(i + 1)).then_some((i + 1, "1", 2))
}
