//! Where sentences end.

use super::makeup::{Role, role_at};
use super::page::Page;
use super::tokens::{Case, Token, TokenKind};
use crate::lexicon::Table;
use std::ops::Range;

/// Keys of the last part of a domain name.
const DOMAINS: &[&str] = &["vn", "com", "net", "org", "gov", "edu", "info"];

/// Cuts tokens `range` of a block into sentences: each ends with its stop and the quotation marks or brackets after it. A dash or
/// bullet between two sentences belongs to neither.
/// In `flat` text, whose line ends were lost, a sentence also ends before a capitalised opening (`… đối tượng Thông tin trên …`).
pub(super) fn split(page: &Page, range: Range<usize>, flat: bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    let mut i = range.start;
    while i < range.end {
        let lost = flat && i > start + 2 && (is_lost_break(page, i) || ends_caption(page, start, i))
            || ends_credit(page, start, i)
            || ends_bare_credit(page, start, i);
        let end = if lost { Some(i) } else { stop(page, start, i, range.end) };
        let Some(end) = end else {
            i += 1;
            continue;
        };
        out.push(start..end);
        start = end;
        while start < range.end && is_bullet_mark(&page.tokens.list[start]) {
            start += 1;
        }
        i = start;
    }
    if start < range.end {
        out.push(start..range.end);
    }
    out
}

/// Whether a line end was lost before token `i`: a capitalised opening straight after a word that can end a sentence.
fn is_lost_break(page: &Page, i: usize) -> bool {
    let list = &page.tokens.list;
    let (before, here) = (&list[i - 1], &list[i]);
    let fits =
        before.is_word() && here.case() == Case::Title && !before.is_glued() && role_at(page, i - 1, Role::Unfinished).is_none();
    let opening = || {
        role_at(page, i, Role::Opening).is_some_and(|len| {
            // `thực hiện Kết luận số 31` cites.
            let cites = page.key(i + len) == "sô2";
            let number = list.get(i + len).is_some_and(|t| t.is_number());
            !cites && (page.is_lower(i + len) || number || len > 1 || page.key(i) == "đông1")
        })
    };
    // `Đảng bộ Các cơ quan tỉnh`, `Phòng Theo dõi …` are names.
    fits && opening() && !matches!((page.key(i), page.key(i + 1)), ("cac2", "cơ") | ("theo", "doi4"))
}

/// Whether token `i` stands behind the credit of a picture in brackets, which began the sentence: `(Ảnh: Văn An/TTXVN) Tại buổi tiếp, …`.
fn ends_credit(page: &Page, start: usize, i: usize) -> bool {
    (start + 3..start + 14).contains(&i)
        && page.is(start, '(')
        && page.is(i - 1, ')')
        && page.is_capital(i)
        && role_at(page, start, Role::Credit).or(role_at(page, start + 1, Role::Credit)).is_some()
}

/// Whether token `i` stands behind a credit that names a paper or a photographer: `Ảnh: báo Đông Giang Ngày 3/4, …`, `Ảnh: donggiang.vn Tại đó, …`,
/// `Ảnh: Internet Ngày 3/4, …`.
fn ends_bare_credit(page: &Page, start: usize, i: usize) -> bool {
    let list = &page.tokens.list;
    // `Nguồn ảnh: …`
    let start = start + usize::from(page.key(start) == "nguôn1");
    if !(start + 3..start + 10).contains(&i) || !page.is_capital(i) || list[i - 1].is_glued() || page.key(start) != "anh3" {
        return false;
    }
    let name = start + 2;
    let names = (name..i).all(|k| page.is_capital(k)) && i - name <= 4;
    // `Ảnh: X.S Cuối năm 2024, …`: letters that stand for a name, and a word that goes on small.
    let letter = |k: usize| list[k].case() == Case::Upper || page.is_capital(k) && list[k].end - list[k].start <= 2;
    let initials = letter(i - 1) && (name..i).all(|k| letter(k) || page.is(k, '.')) && list[i].case() == Case::Title;
    page.is(start + 1, ':')
        && (names && (is_lost_break(page, i) || begins_with_day(page, i))
            || initials && page.is_lower(i + 1)
            || page.hits.longest(name, Table::Outlet).is_some_and(|h| h.end as usize == i)
            || i > name + 2 && list[name].is_glued() && DOMAINS.contains(&page.key(i - 1)) && page.is(i - 2, '.'))
}

/// `Ngày 25/5`, `Chiều 3-4`: a day opens the sentence.
fn begins_with_day(page: &Page, i: usize) -> bool {
    matches!(page.key(i), "ngay1" | "sang2" | "chiêu1" | "tôi2" | "trưa") && page.is_number(i + 1, 2)
}

/// Whether a caption ended before token `i`, where an office begins: `Đồng chí … phát biểu tại hội nghị Phó Chủ tịch … yêu cầu …`.
fn ends_caption(page: &Page, start: usize, i: usize) -> bool {
    const EVENTS: &[&str] = &["nghi5", "lê4", "hôi5", "hop5", "viêc5", "đam1", "tac2"];
    page.hits.longest(i, Table::Title).is_some()
        && page.is_capital(i)
        && page.is_lower(i - 1)
        && EVENTS.contains(&page.key(i - 1))
        && role_at(page, start, Role::Caption).is_some()
        && (i.saturating_sub(8).max(start)..i).any(|j| page.key(j) == "phat2" && page.key(j + 1) == "biêu3")
}

fn is_bullet_mark(t: &Token) -> bool {
    matches!(t.kind(), TokenKind::Punct('-' | '+' | '*' | '•' | '●' | '▪' | '·'))
}

/// The token after the sentence, if one that began at `start` ends with the stop at token `i`.
fn stop(page: &Page, start: usize, i: usize, limit: usize) -> Option<usize> {
    let list = &page.tokens.list;
    let TokenKind::Punct(mark @ ('.' | '!' | '?' | '…')) = list[i].kind() else { return None };
    let mut end = i + 1;
    let more = |end: usize| end < limit && list[end - 1].is_glued();
    while more(end) {
        let closes = match list[end].kind() {
            TokenKind::Punct('.' | '!' | '?' | '…' | '”' | '"' | '’' | ')' | ']' | '»' | ',' | ';') => true,
            // `./.`: the mark of the end of a State text.
            TokenKind::Punct('/') => end + 1 < limit && list[end + 1].is('.') && list[end].is_glued(),
            _ => false,
        };
        if !closes {
            break;
        }
        end += 1;
    }
    if list[i..end].iter().any(|t| t.is(',') || t.is(';')) {
        return None;
    }
    let Some(next) = list.get(end).filter(|_| end < limit) else { return Some(end) };
    let glued = list[end - 1].is_glued();
    let opens = match next.kind() {
        TokenKind::Word => next.is_capital(),
        TokenKind::Number => !glued,
        TokenKind::Punct(c) => !glued && matches!(c, '“' | '"' | '‘' | '(' | '[' | '*' | '-' | '+' | '•' | '●' | '▪'),
        TokenKind::Empty => false,
    };
    if !opens {
        return None;
    }
    if mark == '.' && end == i + 1 && (is_abbreviation(page, start, i, glued) || is_numbering(page, start, i)) {
        return None;
    }
    Some(end)
}

/// Whether the stop at `i` belongs to the word before it.
fn is_abbreviation(page: &Page, start: usize, i: usize, glued: bool) -> bool {
    if i == start {
        return false;
    }
    let list = &page.tokens.list;
    let (before, next) = (&list[i - 1], &list[i + 1]);
    if !before.is_word() || !before.is_glued() {
        return false;
    }
    let letters = page.text[before.start as usize..before.end as usize].chars().count();
    if letters == 1 && before.case() == Case::Title {
        return true;
    }
    if glued && DOMAINS.contains(&page.key(i + 1)) {
        return true;
    }
    // `T.Ư`, `TP.HCM`, `PGS.TS`: capitals glued to capitals.
    if glued && before.case() == Case::Upper && next.case() == Case::Upper && letters <= 4 {
        return true;
    }
    if role_at(page, i - 1, Role::Abbreviation).is_none() {
        return false;
    }
    // `tr.đ` and `st.` are written small; a whole word of the language is no abbreviation.
    let short = before.case() == Case::Upper || letters <= 3;
    // `của TP. Tuy nhiên, …`
    let opener = !glued && next.case() == Case::Title && role_at(page, i + 1, Role::Opener).is_some() && page.is_lower(i + 2);
    short && !opener
}

/// Whether the stop at `i` follows the number of an item, at the head of its sentence (`1. Về …`).
fn is_numbering(page: &Page, start: usize, i: usize) -> bool {
    let list = &page.tokens.list;
    i == start + 1 && (list[start].is_number() && list[start].end - list[start].start <= 2 || page.is_roman(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Hits;
    use crate::segment::tokens::tokenise;
    use crate::segment::vocabulary::Vocabulary;

    /// The sentences of a text; `flat`: its line ends were lost.
    fn sentences(text: &str, flat: bool) -> Vec<&str> {
        let tokens = tokenise(text);
        let hits = Hits::find(&tokens, &Vocabulary::new(&tokens));
        let page = Page { text, tokens: &tokens, hits: &hits };
        let words = |r: Range<usize>| &text[tokens.list[r.start].start as usize..tokens.list[r.end - 1].end as usize];
        split(&page, 0..tokens.list.len(), flat).into_iter().map(words).collect()
    }

    #[test]
    fn an_opening_tells_where_a_line_end_was_lost() {
        let lost = ["Huyện đã kiểm tra các đối tượng", "Kết luận hội nghị, Bí thư Huyện ủy yêu cầu làm ngay."];
        assert_eq!(sentences(&lost.join(" "), true), lost);
        let credited = ["Ông An làm lại.", "Ảnh: X.S", "Cuối năm, ông nghỉ."];
        assert_eq!(sentences(&credited.join(" "), false), credited);
        let cited = "Đoàn kiểm tra việc tổ chức thực hiện Kết luận số 31-KL/TW của Ban Bí thư.";
        assert_eq!(sentences(cited, true), [cited]);
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let cases: &[(&str, &[&str])] = &[
            ("Hội nghị bế mạc. Đại biểu ra về.", &["Hội nghị bế mạc.", "Đại biểu ra về."]),
            ("hoàn thành nhiệm vụ.Phát biểu tại đó", &["hoàn thành nhiệm vụ.", "Phát biểu tại đó"]),
            (
                "Theo Chinhphu.vn, TP. Hà Nội và TP.HCM có 1.164 đảng viên.",
                &["Theo Chinhphu.vn, TP. Hà Nội và TP.HCM có 1.164 đảng viên."],
            ),
            ("PGS.TS Trần H. An, Ủy viên T.Ư Đảng.", &["PGS.TS Trần H. An, Ủy viên T.Ư Đảng."]),
            ("dân chủ, công khai... Bổ nhiệm 5 người", &["dân chủ, công khai...", "Bổ nhiệm 5 người"]),
            ("dân chủ… và công khai", &["dân chủ… và công khai"]),
            ("trong năm 2018./. Văn An", &["trong năm 2018./.", "Văn An"]),
            ("Ông nói: “Cần làm ngay.” Sau đó, ông về.", &["Ông nói: “Cần làm ngay.”", "Sau đó, ông về."]),
            ("phát triển,... Mặt trận Tổ quốc", &["phát triển,...", "Mặt trận Tổ quốc"]),
            ("1. Về kinh tế. 2 xã về đích.", &["1. Về kinh tế.", "2 xã về đích."]),
            ("của TP. Tuy nhiên, còn chậm.", &["của TP.", "Tuy nhiên, còn chậm."]),
            ("giảm nghèo. - Tăng cường kiểm tra.", &["giảm nghèo.", "Tăng cường kiểm tra."]),
        ];
        for (text, want) in cases {
            assert_eq!(sentences(text, false), *want);
        }
    }
}
