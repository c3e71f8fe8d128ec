//! Numbers that count nothing: ordinals, names, clock times, list numbers, telephone numbers.

use super::number::currency;
use super::unit::counted_noun_at;
use super::{is_said_of_a_measure, is_year};
use crate::lexicon::Table;
use crate::segment::{BlockKind, Doc};

/// Whether the number at `i` is none that counts: an ordinal, a name, a list number, a clock time, a phone number.
pub(super) fn is_excluded(doc: &Doc, i: usize, end: usize) -> bool {
    let token = &doc.tokens.list[i];
    let glued_before = i > 0 && doc.glued(i - 1);
    if i > 0 {
        let before = &doc.tokens.list[i - 1];
        // `A4`, `QL1`, `+84`, `#3`, `1.2.3`, `-5`
        if glued_before
            && (before.is_word()
                || before.is('.')
                || before.is(',')
                || before.is('/')
                || before.is('_')
                || before.is('#')
                || before.is('+')
                || before.is('@'))
        {
            // `286 tỷ đồng/371 tỷ đồng` are two sums; `ĐT.468` is a road.
            let before_that = i.checked_sub(2).and_then(|k| doc.token(k));
            let sum = before.is('/')
                && before_that.is_some_and(|t| t.is_word())
                && currency(doc, end).is_none()
                && currency(doc, end - 1).is_some();
            let road = before.is('.') && i >= 2 && doc.glued(i - 2) && before_that.is_some_and(|t| t.is_word() && t.is_capital());
            return !sum && (!(before.is('.') || before.is(',')) || road || before_that.is_some_and(|t| t.is_number()));
        }
        let percent = doc.token(end - 1).is_some_and(|t| t.is('%'));
        if !percent && !doc.breaks_after(i - 1) && is_ordinal_word(doc, i - 1, end) {
            return true;
        }
    }
    if super::unit::is_power(doc, i) {
        return true;
    }
    // `2 con số biết nói`
    if doc.key(end) == "con" && doc.key(end + 1) == "sô2" && !doc.breaks_after(end) {
        return true;
    }
    // `1 số ý kiến` is `một số`; `cụm 1 năm 2021` counts no years.
    if doc.word(i) == "1" && end == i + 1 && doc.key(end) == "sô2"
        || end == i + 1 && doc.key(end) == "năm" && is_year(doc, end + 1, end + 2) && !is_said_of_a_measure(doc, i, end)
    {
        return true;
    }
    // Clock times: `15h35`, `8 giờ 30`, `19g30`, `15:35`.
    let after = doc.token(end);
    let clock = after.is_some_and(|t| t.is(':') && doc.glued(end - 1) && doc.token(end + 1).is_some_and(|n| n.is_number()))
        || matches!(doc.key(end), "h" | "g" | "h00") && doc.glued(end - 1)
        || doc.key(end) == "giơ1"
            && (i > 0 && matches!(doc.key(i - 1), "luc2" | "vao1" | "hôi1" | "tư1" | "đên2" | "-")
                || matches!(doc.key(end + 1), "ngay1" | "sang2" | "chiêu1" | "đêm" | "trưa")
                || doc.token(end + 1).is_some_and(|t| t.is_number()))
        || doc.key(end) == "phut2" && i > 0 && doc.key(i - 1) == "giơ1"
        || i > 0
            && doc.token(i - 1).is_some_and(|t| t.is(':'))
            && glued_before
            && i > 1
            && doc.token(i - 2).is_some_and(|t| t.is_number());
    if clock {
        return true;
    }
    // `9 giờ trước`, `5 phút trước`: when a page was put out.
    if matches!(doc.key(end), "giơ1" | "phut2") && doc.key(end + 1) == "trươc2"
        || doc.block_of(i).is_some_and(|b| {
            b.kind == BlockKind::DateLine
                || b.kind == BlockKind::Furniture
                    && !matches!(
                        b.rule,
                        "related.title" | "related.link" | "furniture.tail" | "furniture.notice" | "furniture.breadcrumb"
                    )
        })
    {
        return true;
    }
    // Phone numbers, years, codes: many digits in one run.
    let len = token.end - token.start;
    let leading_zero = doc.word(i).starts_with('0') && len >= 3;
    if len >= 7 || leading_zero {
        return true;
    }
    // `30a`, `5K`, `2G`: a letter straight after the number, but for units.
    if after.is_some_and(|t| t.is_word())
        && doc.glued(end - 1)
        && doc.hits.longest(end, Table::CountNoun).is_none()
        && currency(doc, end).is_none()
        && end == i + 1
    {
        return true;
    }
    // The number of a list item at the beginning of a block: `1. Về …`, `2) …`.
    let begins = doc.block_of(i).is_some_and(|b| b.tokens.start == i) || doc.sentence_of(i).is_none();
    let ratio = doc.glued(end) && doc.token(end + 1).is_some_and(|t| t.is_number());
    if begins && end == i + 1 && after.is_some_and(|t| t.is('.') || t.is(')') || t.is('/') && !ratio) {
        return true;
    }
    doc.sentence_of(i).is_none() || doc.block_of(i).is_some_and(|b| b.bullet.contains(&i))
}

/// Whether the word at `i` makes the number after it a name or an ordinal.
fn is_ordinal_word(doc: &Doc, i: usize, end: usize) -> bool {
    let key = doc.key(i);
    if doc.token(i).is_some_and(|t| t.is('-') || t.is('/')) && i > 0 && doc.glued(i - 1) && doc.glued(i) {
        return doc.token(i - 1).is_some_and(|t| t.is_word() || t.is_number());
    }
    match key {
        "sô2" | "khoa2" | "thư2" | "điêu1" | "khoan3" | "muc5" | "chương" | "quy2" | "qui2" | "hang5" | "khu" | "lô" | "đơt5"
        | "vong1" | "covid" | "trang" | "quyên3" | "lân1" => {
            // `tổng số 12`, `trong số 20`, `dân số 3.000 người`, `danh mục 46 đầu việc` count; `một lần 2` does not occur.
            let counts = match key {
                "sô2" => {
                    i > 0
                        && matches!(
                            doc.key(i - 1),
                            "tông3" | "trong" | "vơi2" | "co2" | "la1" | "dân" | "nhân" | "đôi3" | "thiêu3" | "đa"
                        )
                }
                "muc5" => i > 0 && doc.key(i - 1) == "danh",
                _ => false,
            };
            !counts
        }
        // `thứ nhất`, `lần nhất`; not `ít nhất 2 đồng chí`.
        "nhât2" => i > 0 && matches!(doc.key(i - 1), "thư2" | "lân1"),
        "mang5" => i > 0 && doc.key(i - 1) == "cach2",
        "lô5" => i > 0 && matches!(doc.key(i - 1), "quôc2" | "tinh3"),
        "đương1" | "phương1" | "cum5" | "quân5" | "hem3" | "ngach5" | "kiêt5" | "thôn" | "âp2" | "xom2" | "khom2" | "ngo4"
        | "tô3" | "đôi5" | "lơp2" | "câp2" | "loai5" | "vung1" | "tâng1" | "nha1" => {
            // `xã loại 1`, `tổ 3`, `lớp 12`: names, unless a counted noun follows the number.
            !counted_noun_at(doc, end)
        }
        "hôi5" => i > 0 && doc.key(i - 1) == "đai5",
        "ương" | "tw" => i > 0 && doc.key(i - 1) == "trung" || key == "tw",
        "đoan1" => i > 0 && matches!(doc.key(i - 1), "sư" | "trung" | "lư4" | "quân" | "tiêu3"),
        _ => false,
    }
}
