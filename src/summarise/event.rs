//! The one event that the article reports: which sentence reports it. What the sentence says of it is read in [`super::event_facts`].
//!
//! The event stands in the sentence that says when it took place: one of the first sentences, with a day and a word for a meeting, visit,
//! congress or ceremony that somebody held. Later sentences speak from inside it (`Tại hội nghị, …`). An article without such a sentence
//! reports none; nor does a page on which several sentences report events of different days.

use super::event_facts::read;
use super::statements::inside;
use crate::lexicon::{EVENT_WORDS, EventWord, Hit, Table};
use crate::record::{Event, MentionType, TimeKind, Value};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;
use std::ops::Range;

/// How many sentences of prose are looked at for the report of the event.
const HEAD: usize = 8;

/// Points from which on a sentence reports an event.
const ENOUGH: i32 = 7;

/// A sentence that may report the event.
pub(super) struct Report {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The sentence.
    pub sentence: usize,
    /// The word for the event.
    pub word: Hit,
    /// The time mention that says when.
    pub day: Option<usize>,
    score: i32,
    /// It says that the event took place on a day, at its head.
    full: bool,
}

/// Finds the event.
pub fn event(doc: &Doc, resolved: &Resolved) -> Option<Event> {
    let prose: Vec<usize> = (0..doc.layout.sentences.len())
        .filter(|s| {
            let block = &doc.layout.blocks[doc.layout.sentences[*s].block];
            matches!(block.kind, BlockKind::Body | BlockKind::ListItem)
        })
        .collect();
    let from_inside: Vec<(usize, Hit)> = prose.iter().filter_map(|s| Some((*s, speaks_from_inside(doc, *s)?))).collect();
    let title = title_kind(doc);
    let reports: Vec<Report> = prose.iter().enumerate().filter_map(|(rank, s)| report(doc, resolved, *s, rank, title)).collect();
    if is_digest(doc, resolved, &reports) {
        return None;
    }
    let spoken = |report: &Report| from_inside.iter().filter(|(s, _)| *s != report.sentence).count().min(2) as i32;
    let total = |report: &Report| {
        let is_act = row(report.word).is == "act";
        let spoken = spoken(report);
        // Without it, handing over a decision is news but no ceremony.
        report.score + 2 * spoken - if is_act { 4 - 2 * spoken } else { 0 }
    };
    let best = reports.iter().filter(|r| prose.iter().take(HEAD).any(|s| *s == r.sentence));
    let best = best.max_by_key(|r| (total(r), std::cmp::Reverse(r.sentence)));
    let best = best.filter(|r| total(r) >= ENOUGH || r.full && !from_inside.is_empty() && total(r) >= ENOUGH - 2);
    if let Some(best) = best {
        return Some(read(doc, resolved, best));
    }
    // An article that takes its event as known from its first words on.
    let (sentence, word) = *from_inside.iter().find(|(s, _)| prose.iter().take(3).any(|p| p == s))?;
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    (from_inside.len() > 1 || row(word).is == "event")
        .then(|| read(doc, resolved, &Report { tokens, sentence, word, day: None, score: 0, full: false }))
}

/// A row of `data/events.tsv`.
pub(super) fn row(hit: Hit) -> &'static EventWord {
    &EVENT_WORDS[hit.row as usize]
}

/// What the headline calls the event.
fn title_kind(doc: &Doc) -> Option<&'static str> {
    let headline = doc.layout.blocks.iter().find(|b| b.kind == BlockKind::Headline)?;
    headline.tokens.clone().find_map(|i| doc.hits.longest(i, Table::EventWord)).map(|hit| row(hit).kind)
}

/// A page of news in brief: sentences of several blocks report events of three days or more, or three lines say when they were posted.
fn is_digest(doc: &Doc, resolved: &Resolved, reports: &[Report]) -> bool {
    let posted = doc.layout.blocks.iter().filter(|b| {
        let i = b.tokens.start;
        matches!((doc.key(i), doc.key(i + 1)), ("ngay1", "đăng") | ("đăng", "ngay1"))
    });
    if posted.count() > 2 || is_round_up(doc) {
        return true;
    }
    let full = reports.iter().filter(|r| r.full);
    let mut days: Vec<(&str, usize)> = full
        .filter_map(|r| match &resolved.values[r.day?] {
            Value::Time(time) => Some((time.iso.as_str(), doc.layout.sentences[r.sentence].block)),
            _ => None,
        })
        .collect();
    crate::order::sort_by(&mut days, Ord::cmp);
    days.dedup_by_key(|d| d.0);
    days.len() > 2
}

/// A headline that names no news of its own: `Hoạt động của lãnh đạo tỉnh`, `Tin vắn trong tỉnh`.
fn is_round_up(doc: &Doc) -> bool {
    let mut heads = doc.layout.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Headline | BlockKind::Section));
    heads.any(|b| {
        let key = |n: usize| doc.key(b.tokens.start + n);
        matches!((key(0), key(1)), ("tin", "văn2" | "ngăn2") | ("điêm3", "tin"))
            || (key(0), key(1), key(2), key(3)) == ("hoat5", "đông5", "cua3", "lanh4")
    })
}

/// `Tại hội nghị, …`, `Phát biểu tại buổi làm việc, …`, `Kết luận hội nghị, …`: a sentence that takes the event as known.
fn speaks_from_inside(doc: &Doc, sentence: usize) -> Option<Hit> {
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    let head = tokens.start..tokens.end.min(tokens.start + 7);
    let (at, hit) = head.clone().find_map(|i| Some((i, doc.hits.longest(i, Table::EventWord)?)))?;
    let known = |i: usize| matches!(doc.key(i), "tai5" | "dư5" | "luân5" | "biêu3" | "trong" | "đâu1" | "cung1" | "chu3" | "sau");
    // What is named in full is not taken as known, but for `buổi trao quyết định`.
    (head.start < at && (head.start..at).any(known)).then_some(hit)
}

/// How much a sentence reads like the report of an event.
fn report(doc: &Doc, resolved: &Resolved, sentence: usize, rank: usize, title: Option<&str>) -> Option<Report> {
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    let span = doc.sentence_span(sentence);
    let (word, held) = event_word(doc, resolved, tokens.clone())?;
    let day = day_of(doc, resolved, span, word);
    let mut score = 3 - (rank as i32).min(7);
    let mut full = false;
    if let Some(day) = day {
        let first = doc.tokens_in(resolved.mentions[day].span).start;
        let at_head = first < tokens.start + 6;
        score += if at_head || held { 5 } else { 3 };
        full = at_head && held;
        if is_old(resolved, day) {
            score -= 5;
        }
    }
    score += 2 * i32::from(held);
    score += 2 * i32::from(title == Some(row(word).kind));
    // `Trước đó, …`, `Đến ngày …`, `Theo …`: told beside the event.
    let beside = |i: usize| {
        matches!((doc.key(i), doc.key(i + 1)), ("trươc2", "đo2") | ("sau", "đo2") | ("cung1", "ngay1") | ("dư5", "kiên2"))
            || matches!(doc.key(i), "đên2" | "theo" | "nêu2" | "khi")
    };
    // `Theo tin từ UBND tỉnh, sáng nay …`: where the news comes from.
    let source = doc.key(tokens.start) == "theo" && matches!(doc.key(tokens.start + 1), "tin" | "thông" | "nguôn1");
    score -= 6 * i32::from(beside(tokens.start) && !source);
    let lately = tokens.clone().take(40).any(|i| {
        matches!(
            (doc.key(i), doc.key(i + 1)),
            ("mơi2", "đây") | ("vưa1", "qua") | ("hôm", "nay" | "qua") | ("sang2" | "chiêu1" | "tôi2" | "trưa", "nay" | "qua")
        ) || doc.key(i) == "vưa1"
    });
    // Without a day it is an event only if it is said to take place, at the head of the article.
    if day.is_none() && !(held && rank < 4) {
        return None;
    }
    score += 3 * i32::from(lately && day.is_none());
    Some(Report { tokens, sentence, word, day, score, full })
}

/// Whether a day lies more than two months before the day of the article: told as history.
fn is_old(resolved: &Resolved, day: usize) -> bool {
    let months =
        |iso: &str| -> Option<i32> { Some(iso.get(..4)?.parse::<i32>().ok()? * 12 + iso.get(5..7)?.parse::<i32>().ok()?) };
    let Value::Time(time) = &resolved.values[day] else { return false };
    match (months(&time.iso), resolved.reference_date.as_deref().and_then(months)) {
        (Some(day), Some(article)) => day + 2 < article,
        _ => false,
    }
}

/// The event's word in a sentence, and whether it is said to be held: before `tổ chức`, `chủ trì`, … or after a subject's `diễn ra`.
fn event_word(doc: &Doc, resolved: &Resolved, tokens: Range<usize>) -> Option<(Hit, bool)> {
    let names: Vec<Range<usize>> = inside(resolved, doc.span(tokens.clone()))
        .filter(|(_, m)| matches!(m.found.kind(), MentionType::Document | MentionType::Organization | MentionType::Role))
        .map(|(_, m)| doc.tokens_in(m.span))
        .collect();
    // The token after a body or person: where the verb of a subject stands.
    let subjects: Vec<usize> = inside(resolved, doc.span(tokens.clone()))
        .filter(|(_, m)| matches!(m.found.kind(), MentionType::Person | MentionType::Organization | MentionType::Place))
        .map(|(_, m)| doc.tokens_in(m.span).end)
        .flat_map(|end| [end, end + usize::from(matches!(doc.key(end), "đa4" | "vưa1" | "hop5" | "đên2"))])
        .collect();
    let mut best: Option<(i32, Hit, bool)> = None;
    let mut i = tokens.start;
    while i < tokens.end {
        let hit = doc.hits.longest(i, Table::EventWord).filter(|h| h.end as usize <= tokens.end);
        // `dịp lễ 30/4`: a feast of the calendar.
        let feast = hit.is_some_and(|h| h.len() == 1) && doc.key(i) == "lê4" && doc.token(i + 1).is_some_and(|t| t.is_number());
        let Some(hit) = hit.filter(|_| !feast && !names.iter().any(|n| n.contains(&i))) else {
            i += 1;
            continue;
        };
        let before = if i > tokens.start { doc.key(i - 1) } else { "" };
        let visited = row(hit).host == "visited";
        let after_subject = subjects.contains(&i);
        let mut held =
            matches!(before, "chưc2" | "mac5" | "tri1" | "dư5" | "mơ3" | "chu3" | "biêu3" | "buôi3" | "hop5" | "đông5")
                || doc.key(i) == "tô3"
                || doc.key(i) == "đa4" && doc.key(i + 1) == "co2"
                || after_subject && i < tokens.start + 30
                || holds_itself(doc, hit, tokens.end);
        held |= (i.saturating_sub(4)..i).any(|k| k >= tokens.start && doc.key(k) == "tô3" && doc.key(k + 1) == "chưc2");
        let acts = visited || row(hit).is == "act" || doc.key(i) == "tô3" || doc.key(i) == "hop5" || doc.key(i) == "tiêp2";
        let past =
            (i.saturating_sub(3)..i).any(|k| k >= tokens.start && matches!(doc.key(k), "đa4" | "vưa1" | "đên2" | "co2" | "đi"));
        let prepared = (i.saturating_sub(5)..i).any(|k| {
            k >= tokens.start && matches!((doc.key(k), doc.key(k + 1)), ("công", "tac2") | ("chuân3", "bi5") | ("kêt2", "qua3"))
        });
        held &= !prepared;
        let with_host = visited && hit.len() > 3;
        let about = prepared
            || !with_host
                && matches!(
                    before,
                    "quyêt2"
                        | "bi5"
                        | "vê1"
                        | "cac2"
                        | "sau"
                        | "trươc2"
                        | "thanh1"
                        | "cua3"
                        | "cho"
                        | "nhưng4"
                        | "đươc5"
                        | "ngay1"
                        | "qua"
                        | "phuc5"
                        | "mưng1"
                        | "tai5"
                        | "khuôn"
                        | "nghi5"
                        | "sô2"
                        | "qua3"
                );
        let says = held || acts && past && !prepared || visited && !about;
        let score =
            4 * i32::from(says) + 3 * i32::from(held) - 4 * i32::from(about) - i32::from(row(hit).is == "act") + hit.len() as i32;
        if best.is_none_or(|(s, ..)| score > s) {
            best = Some((score, hit, says));
        }
        i = hit.end as usize;
    }
    best.map(|(_, hit, says)| (hit, says))
}

/// `Đại hội … đã bế mạc`, `hội nghị … diễn ra`: the event as subject, in the same clause or soon after it.
fn holds_itself(doc: &Doc, hit: Hit, end: usize) -> bool {
    let reach = end.min(hit.end as usize + 30);
    (hit.end as usize..reach).any(|i| {
        matches!(
            (doc.key(i), doc.key(i + 1)),
            ("diên4", "ra") | ("bê2", "mac5") | ("khai", "mac5") | ("đươc5", "tô3") | ("đa4", "tô3") | ("tiên2", "hanh1")
        )
    })
}

/// The day that a sentence gives for what it reports.
fn day_of(doc: &Doc, resolved: &Resolved, span: Span, word: Hit) -> Option<usize> {
    let mut last_document = 0;
    let mut best: Option<(i32, usize)> = None;
    let word_start = doc.tokens.list[word.start as usize].start;
    for (i, mention) in inside(resolved, span) {
        let time = match (mention.found.kind(), &resolved.values[i]) {
            (MentionType::Document, _) => {
                last_document = mention.span.end;
                continue;
            }
            (MentionType::Time, Value::Time(time)) if time.kind == TimeKind::Date || is_days(&time.iso) => time,
            _ => continue,
        };
        let first = doc.tokens_in(mention.span).start;
        let before = |n: usize| if first >= n { doc.key(first - n) } else { "" };
        let cited = last_document > 0 && mention.span.start <= last_document + 12;
        let head = mention.span.start <= span.start + 24;
        // `trước ngày …`, `tính đến ngày …`: a limit, not the day of an event.
        let bound = matches!(before(1), "trươc2" | "đên2" | "tư1" | "kê3" | "hêt2" | "sau" | "sinh" | "ky2" | "niêm5" | "(");
        let part_of_day = matches!(doc.key(first), "sang2" | "chiêu1" | "tôi2" | "trưa");
        let took_place = matches!((before(2), before(1)), ("diên4", "ra") | ("vao1", _) | ("ra", "vao1" | "trong"));
        let future = resolved.reference_date.as_deref().is_some_and(|day| time.iso.as_str() > day && !time.iso.starts_with('X'));
        let score =
            2 * i32::from(head) + 2 * i32::from(part_of_day) + 3 * i32::from(took_place && mention.span.start > word_start)
                - 3 * i32::from(cited || bound || future && !head);
        if score >= 0 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, i));
        }
    }
    best.map(|(_, i)| i)
}

/// `2018-07-12/2018-07-13`: from day to day, of an event: in one year at least.
fn is_days(iso: &str) -> bool {
    iso.split_once('/').is_some_and(|(a, b)| a.len() == 10 && b.len() == 10 && a[..4] == b[..4])
}

#[cfg(test)]
mod tests {
    use crate::{Options, extract};

    /// What the event of a text is called.
    fn kind(text: &str) -> Option<String> {
        extract(text, &Options::default()).event.map(|e| e.kind)
    }

    #[test]
    fn a_round_up_reports_no_event() {
        let visit = "Sáng 3/4, đồng chí Trần Văn Lương, Bí thư Tỉnh ủy thăm và làm việc với Huyện ủy Tân Lương.";
        assert_eq!(kind(&format!("Bí thư Tỉnh ủy làm việc tại Tân Lương\n{visit}")).as_deref(), Some("buổi làm việc"));
        for headline in ["Hoạt động của lãnh đạo tỉnh", "Tin vắn trong tỉnh", "Điểm tin ngày 3/4"] {
            assert_eq!(kind(&format!("{headline}\n{visit}")), None, "{headline}");
        }
        assert!(kind(&format!("Hoạt động của chi bộ còn hình thức\n{visit}")).is_some());
    }

    #[test]
    fn voters_are_met() {
        let told = "Tiếp xúc cử tri huyện Tân Lương\nNgày 3/4, tổ đại biểu số 2 đã có buổi tiếp xúc với cử tri các xã Tân Lương, An Phú. Tại đây, cử tri nêu kiến nghị.";
        assert_eq!(kind(told).as_deref(), Some("tiếp xúc cử tri"));
    }
}
