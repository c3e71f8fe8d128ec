//! A day and a month without a year, where the words before say that they are a date and not a ratio: `từ 10/6`, `đến 30-9`, `Quốc khánh 2-9`.

use crate::lexicon::Table;
use crate::segment::Doc;

/// The token after a day and month that begin at token `i`; `None` where they may be a ratio or a range.
pub fn day_and_month(doc: &Doc, i: usize) -> Option<usize> {
    let within = |k: usize, most: u32| {
        let t = doc.token(k).filter(|t| t.is_number() && t.end - t.start <= 2)?;
        let _ = t;
        doc.word(k).parse::<u32>().ok().filter(|n| (1..=most).contains(n))
    };
    let (day, month) = (within(i, 31)?, within(i + 2, 12)?);
    let separator = doc.token(i + 1).filter(|t| (t.is('/') || t.is('-')) && doc.glued(i) && doc.glued(i + 1))?;
    let end = i + 3;
    // `12/7/2018`, `2-9%`, `30-9.5`
    let goes_on = doc.glued(end - 1)
        && doc.token(end).is_some_and(|t| {
            t.is('%')
                || t.is_word()
                || (t.is('/') || t.is('-') || t.is('.') || t.is(','))
                    && doc.token(end + 1).is_some_and(|n| n.is_number() && doc.glued(end))
        });
    if goes_on || i == 0 || doc.breaks_after(i - 1) {
        return None;
    }
    let opened = matches!(
        doc.key(i - 1),
        "tư1"
            | "đên2"
            | "trươc2"
            | "sau"
            | "vao1"
            | "hôm"
            | "hêt2"
            | "môc2"
            | "đơt5"
            | "dip5"
            | "cư3"
            | "han5"
            | "khanh2"
            | "lê4"
            | "niêm5"
    );
    // `Ngày Nhà giáo Việt Nam 20-11`, `ngày Quốc tế Lao động 1/5`
    // `Chủ nhật, 15/10`, `thứ Bảy (14/10)`
    let weekday = i > 2
        && doc.token(i - 1).is_some_and(|t| t.is(',') || t.is('('))
        && (doc.key(i - 3) == "thư2" || doc.key(i - 3) == "chu3" && doc.key(i - 2) == "nhât5");
    let opened = opened || weekday || of_named_day(doc, i);
    // A part is not larger than its whole: `30/9` is a day also before a noun.
    let counted = !doc.breaks_after(end - 1)
        && (doc.hits.longest(end, Table::CountNoun).is_some()
            || doc.token(end).is_some_and(|t| t.is('%'))
            || matches!(
                doc.key(end),
                "sô2" | "lên" | "xuông2" | "tông3" | "ngay1" | "thang2" | "năm" | "tuân1" | "giơ1" | "phut2"
            ));
    (opened && !(counted && (day <= month || separator.is('-')))).then_some(end)
}

/// Whether the words before token `i` name a day: `ngày` and its name, with nothing between that ends a phrase.
fn of_named_day(doc: &Doc, i: usize) -> bool {
    let start = doc.sentence_of(i).map_or(0, |s| doc.layout.sentences[s].tokens.start);
    let names = |k: &usize| doc.token(*k).is_some_and(|t| t.is_word());
    let Some(at) = (start.max(i.saturating_sub(10))..i).rev().take_while(names).find(|k| doc.key(*k) == "ngay1") else {
        return false;
    };
    // A name begins with a capital.
    at + 1 < i && doc.token(at + 1).is_some_and(|t| t.is_capital())
}
