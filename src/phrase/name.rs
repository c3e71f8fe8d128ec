//! Names of persons: which runs of capitalised syllables have the shape of one.
//!
//! Source of the shapes: surnames and given syllables counted over the press (`data/names`), and the customs of the peoples of
//! Việt Nam: Kinh, Tày, Thái, Mường (surname, middle, given), Mông (`Giàng A Páo`), Ê Đê (`Y Biêr Niê`, `H'Hen Niê`), Gia Rai, Ba Na, Cơ Ho, Khmer.

use super::{Context, capital_run, title};
use crate::lexicon::{GIVEN, SURNAMES, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;

/// The surname at token `i`: how many tokens it has and how often it was counted (0 where it is known but was not seen).
fn surname(doc: &Doc, i: usize) -> Option<(usize, i16, bool)> {
    let hit = doc.hits.longest(i, Table::Surname)?;
    let row = &SURNAMES[hit.row as usize];
    // Two spellings with one key are told apart by the case of the first letter only; the tone and the letters are in the key.
    doc.tokens.list[i].is_capital().then_some((hit.len(), row.seen, row.ambiguous == "yes"))
}

fn given(doc: &Doc, i: usize) -> (i16, i16) {
    doc.hits.longest(i, Table::Given).map_or((0, 0), |h| (GIVEN[h.row as usize].as_middle, GIVEN[h.row as usize].as_given))
}

/// How much tokens `start..end` look like a full name, 0 where they cannot be one. 4 and more: very likely.
pub fn shape(doc: &Doc, start: usize, end: usize) -> i32 {
    let len = end.saturating_sub(start);
    if !(2..=5).contains(&len) {
        return 0;
    }
    // `H'Hen Niê`, `K'Brêu`: the mark of sex before the name of many peoples of the highlands.
    if len <= 3 && doc.tokens.list[start].is_capital() && marked(doc.key(start)) {
        return 5;
    }
    // `Y Bhăm Niê`: the mark of sex of the Ê Đê and M'Nông stands apart.
    if doc.word(start) == "Y" && len <= 4 && doc.token(start + 1).is_some_and(|t| t.is_word() && t.is_capital()) {
        return 4;
    }
    let Some((surname_len, seen, ambiguous)) = surname(doc, start) else { return 0 };
    if surname_len >= len {
        return 0;
    }
    let mut score = match seen {
        // `Rơ Châm`, `Liêng Hót`: two syllables that begin nothing else.
        _ if surname_len >= 2 => 4,
        100.. => 3,
        20.. => 2,
        _ => 1,
    };
    score -= i32::from(ambiguous);
    let rest = len - surname_len;
    if rest >= 2 {
        let middle = doc.key(start + surname_len);
        score += match given(doc, start + surname_len).0 {
            _ if matches!(middle, "văn" | "thi5") => 3,
            100.. => 2,
            10.. => 1,
            _ => 0,
        };
    }
    score += match given(doc, end - 1) {
        (_, 5..) => 1,
        (5.., _) => 1,
        _ => 0,
    };
    score += match rest {
        1 if surname_len >= 2 => 0,
        1 => -1,
        2 => 1,
        3 => 0,
        _ => -2,
    };
    score.max(1)
}

fn marked(key: &str) -> bool {
    key.starts_with("h'") || key.starts_with("k'")
}

/// Whether tokens `start..end` have the shape of a full name beyond much doubt.
pub fn is_full_name(doc: &Doc, start: usize, end: usize) -> bool {
    end - start >= 3 && shape(doc, start, end) >= 5
}

/// A run of capitalised syllables read as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The token after the last.
    pub end: usize,
    /// How much it looks like a name by itself: 0 (any capitalised run) to about 8.
    pub shape: i32,
}

/// Whether a word can be a part of a name: it begins with a capital and is no abbreviation.
fn is_name_word(doc: &Doc, context: &Context, i: usize) -> bool {
    doc.token(i).is_some_and(|t| {
        t.is_word()
            && match t.case() {
                Case::Title => true,
                Case::Mixed => doc.key(i).contains('\''),
                Case::Upper => context.is_shouted(i) || (t.end - t.start) >= 2 && !is_abbreviation(doc, i),
                _ => false,
            }
    })
}

/// Whether a word in capitals has no vowel, or is a known abbreviation: `UBND`, `TW`, `HCM`.
fn is_abbreviation(doc: &Doc, i: usize) -> bool {
    let key = doc.key(i);
    let vowels = key.chars().filter(|c| "aăâeêioôơuưy".contains(*c)).count();
    vowels == 0 || doc.hits.longest(i, Table::OrgHead).is_some() || key.chars().count() > 8
}

/// The name that begins at token `i`, by its shape alone: as many syllables as belong together. `None` where the token is no
/// capitalised word.
pub fn at(doc: &Doc, context: &Context, i: usize) -> Option<Name> {
    if !is_name_word(doc, context, i) {
        return None;
    }
    let mut run = 0;
    while run < 6 && is_name_word(doc, context, i + run) {
        // `NGUYỄN HIỀN Trao quà`: the capitals end, and with them the name.
        let upper = |k: usize| doc.tokens.list[k].case() == Case::Upper && doc.tokens.list[k].end - doc.tokens.list[k].start >= 2;
        if run >= 1 && !context.is_shouted(i) && upper(i) != upper(i + run) && (upper(i) || upper(i + run)) {
            break;
        }
        // `NGUYỄN THỊ MINH TÂM Đề nghị …`: the stretch of capitals ends.
        if run >= 1 && context.is_shouted(i) && !context.is_shouted(i + run) && !upper(i + run) {
            break;
        }
        // A title or a body after the name ends it: `Nguyễn Văn Nam Bí thư`.
        if run >= 1 && (starts_office(doc, i + run) || run >= 2 && opens_sentence(doc, i + run)) {
            break;
        }
        run += 1;
        if doc.breaks_after(i + run - 1) {
            break;
        }
    }
    // `UB Kiểm tra`: one word in capitals is an abbreviation.
    let word = &doc.tokens.list[i];
    if run == 1
        && word.case() == Case::Upper
        && word.end - word.start >= 2
        && !context.is_shouted(i)
        && doc.word(i).chars().count() <= 3
    {
        return None;
    }
    let end = i + run;
    // `Thích nữ Huỳnh Liên`, `Thích Nữ Diệu Tâm`: names in religion.
    if doc.key(i) == "thich2" && doc.key(i + 1) == "nư4" && !doc.breaks_after(i + 1) {
        let given = (2..5).take_while(|k| is_name_word(doc, context, i + k) && !doc.breaks_after(i + k - 1)).count();
        if given >= 1 {
            return Some(Name { end: i + 2 + given, shape: 5 });
        }
    }
    // `Cay-xỏn Phôm-vi-hẳn`: names of other languages, spelt with dashes.
    if let Some(end) = dashed_end(doc, i) {
        return Some(Name { end, shape: 2 });
    }
    if doc.hits.longest(i, Table::Surname).is_some() && run >= 2 {
        // Kinh names have at most four syllables, five with a double surname; a longer run holds something else after the name.
        let max = if run >= 5 && surname(doc, i + 1).is_some() { 5 } else { 4 };
        let best = (2..=run.min(max)).max_by_key(|n| (shape(doc, i, i + n) + i32::from(*n == run) * 3, *n))?;
        return Some(Name { end: i + best, shape: shape(doc, i, i + best) });
    }
    // A single initial letter begins many minority names: `Y Biêr Niê`, `A Pớt`, `K'Mák`, `H'Hen Niê`.
    let first = doc.word(i);
    let minority = matches!(first, "Y" | "A" | "H" | "K" | "Ka" | "Rơ" | "Ksor" | "Siu" | "Điểu" | "Thích" | "Chau" | "Néang")
        || first.contains('\'');
    let shape = if minority && (run >= 2 || first.contains('\'')) { 4 } else { 0 };
    Some(Name { end: end.min(i + 5), shape })
}

/// Where a name spelt with dashes that begins at `i` ends.
fn dashed_end(doc: &Doc, i: usize) -> Option<usize> {
    let dash =
        |k: usize| doc.glued(k) && doc.key(k + 1) == "-" && doc.glued(k + 1) && doc.token(k + 2).is_some_and(|t| t.is_word());
    let mut at = i;
    let mut dashes = 0;
    loop {
        while dash(at) && dashes < 8 {
            at += 2;
            dashes += 1;
        }
        let next = doc.token(at + 1).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(at);
        if !(next && at + 1 - i < 12 && (dashes == 0 && dash(at + 1) || dashes > 0)) {
            break;
        }
        at += 1;
    }
    // One dash joins two places (`Lào-Bắc`); names of this kind have more, or a lower-case syllable behind it.
    (dashes >= 2 || dashes == 1 && doc.token(i + 2).is_some_and(|t| t.is_word() && !t.is_capital())).then_some(at + 1)
}

/// Words that begin sentences and end no name, for text whose full stop was lost: `Đỗ Kim Hội Với những …`.
pub fn opens_sentence(doc: &Doc, i: usize) -> bool {
    // `Đồng` is a given name; `Đồng chí`, `Đồng thời` open sentences.
    if doc.key(i) == "đông1" {
        return matches!(doc.key(i + 1), "chi2" | "thơi1");
    }
    // `Tiếp` too is a name.
    if doc.key(i) == "tiêp2" {
        return matches!(doc.key(i + 1), "đo2" | "theo");
    }
    matches!(
        doc.key(i),
        "vơi2"
            | "theo"
            | "trong"
            | "tai5"
            | "sau"
            | "khi"
            | "ngay1"
            | "đê3"
            | "tuy"
            | "cung1"
            | "phat2"
            | "trươc2"
            | "qua"
            | "năm"
            | "đên2"
            | "tư1"
            | "cac2"
            | "nhưng4"
            | "đây"
            | "đươc5"
            | "va1"
            | "ông"
            | "ba1"
            | "hiên5"
            | "ngoai1"
            | "nhưng"
            | "riêng"
    ) && doc.token(i + 1).is_some_and(|t| t.is_word() && !t.is_capital())
        && !doc.breaks_after(i)
}

/// Whether an office or a body of at least two words, or in capitals, begins at token `i`.
fn starts_office(doc: &Doc, i: usize) -> bool {
    let long = |table| doc.hits.longest(i, table).is_some_and(|h| h.len() >= 2);
    long(Table::Title) && !title::is_name_like(doc, i)
        || long(Table::OrgHead)
        || doc.hits.longest(i, Table::OrgHead).is_some() && doc.token(i).is_some_and(|t| t.case() == Case::Upper)
}

/// How many capitalised words follow one another from token `i` on, for names of any people.
pub fn run(doc: &Doc, i: usize) -> usize {
    capital_run(doc, i, 6)
}
