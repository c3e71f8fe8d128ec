//! The one event that the article reports.
//!
//! The event stands in the sentence that says when it took place: one of the first sentences, with a day and a word for a meeting, visit,
//! congress or ceremony. An article without such a sentence, and without later sentences that speak from inside an event (`Tại hội nghị,
//! …`), reports none.

use super::statements::inside;
use crate::lexicon::{EVENT_WORDS, EventWord, Hit, Table};
use crate::record::{Event, FieldEvidence, MentionType, TimeKind, Value};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;
use std::ops::Range;

/// How many sentences of prose are looked at for the event.
const HEAD: usize = 8;

/// A sentence that may report the event.
struct Report {
    sentence: usize,
    score: i32,
    word: Hit,
    day: Option<usize>,
}

/// Finds the event.
pub fn event(doc: &Doc, resolved: &Resolved) -> Option<Event> {
    let prose: Vec<usize> = (0..doc.layout.sentences.len())
        .filter(|s| {
            let block = &doc.layout.blocks[doc.layout.sentences[*s].block];
            matches!(block.kind, BlockKind::Body | BlockKind::ListItem)
        })
        .collect();
    let inside_speech = prose.iter().filter(|s| speaks_from_inside(doc, **s)).count() as i32;
    let reports = prose.iter().take(HEAD).enumerate().filter_map(|(rank, s)| report(doc, resolved, *s, rank));
    let best = reports.max_by_key(|r| (r.score, std::cmp::Reverse(r.sentence)))?;
    if best.score + 2 * inside_speech.min(2) < 6 {
        return None;
    }
    Some(read(doc, resolved, &best))
}

fn row(hit: Hit) -> &'static EventWord {
    &EVENT_WORDS[hit.row as usize]
}

/// `Tại hội nghị, …`, `Phát biểu tại buổi làm việc, …`, `Kết luận hội nghị, …`: a sentence that takes the event as known.
fn speaks_from_inside(doc: &Doc, sentence: usize) -> bool {
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    let head = tokens.start..tokens.end.min(tokens.start + 7);
    let event = head.clone().find(|i| doc.hits.longest(*i, Table::EventWord).is_some());
    event.is_some_and(|at| {
        head.start < at
            && (head.start..at)
                .any(|i| matches!(doc.key(i), "tai5" | "dư5" | "luân5" | "biêu3" | "trong" | "đâu1" | "cung1" | "chu3" | "sau"))
    })
}

/// How much a sentence reads like the report of an event.
fn report(doc: &Doc, resolved: &Resolved, sentence: usize, rank: usize) -> Option<Report> {
    let tokens = doc.layout.sentences[sentence].tokens.clone();
    let span = doc.sentence_span(sentence);
    let word = event_word(doc, tokens.clone())?;
    let day = day_of(doc, resolved, span);
    let mut score = 3 - (rank as i32 / 2);
    if let Some(day) = day {
        let first = doc.tokens_in(resolved.mentions[day].span).start;
        score += if first < tokens.start + 4 { 5 } else { 3 };
    }
    let verbs = ["tô3", "diên4", "mac5", "tri1", "dư5", "hop5", "viêc5", "thăm", "tiêp2", "tra", "khai", "an2"];
    let held = tokens.clone().any(|i| verbs.contains(&doc.key(i)));
    score += i32::from(held);
    // Without a day it is an event only if it is said to take place, at the head.
    let today = matches!(
        (doc.key(tokens.start), doc.key(tokens.start + 1)),
        ("sang2" | "chiêu1" | "tôi2" | "trưa" | "hôm", "nay" | "qua" | "cung1")
    );
    if day.is_none() && !(held && (rank < 2 || today)) {
        return None;
    }
    let lately = matches!((doc.key(tokens.start), doc.key(tokens.start + 1)), ("mơi2", "đây") | ("vưa1", "qua"));
    score += 3 * i32::from(lately || today && day.is_none());
    Some(Report { sentence, score, word, day })
}

/// The event's word in a sentence: the first noun with a name of its own, else the first.
fn event_word(doc: &Doc, tokens: Range<usize>) -> Option<Hit> {
    let mut best: Option<(i32, Hit)> = None;
    let mut i = tokens.start;
    while i < tokens.end {
        let Some(hit) = doc.hits.longest(i, Table::EventWord).filter(|h| h.end as usize <= tokens.end) else {
            i += 1;
            continue;
        };
        let visited = row(hit).host == "visited";
        let held = i > tokens.start
            && matches!(doc.key(i - 1), "chưc2" | "mac5" | "tri1" | "dư5" | "ra" | "biêu3" | "ban3" | "hanh1" | "buôi3");
        let about = i > tokens.start
            && matches!(doc.key(i - 1), "quyêt2" | "bi5" | "vê1" | "quyêt5" | "cac2" | "sau" | "trươc2" | "thanh1");
        let score = 4 * i32::from(visited) + 3 * i32::from(held) - 3 * i32::from(about) + hit.len() as i32;
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, hit));
        }
        i = hit.end as usize;
    }
    best.map(|(_, hit)| hit)
}

/// The day that a sentence gives for what it reports: at its head, or anywhere but straight after a document.
fn day_of(doc: &Doc, resolved: &Resolved, span: Span) -> Option<usize> {
    let mut last_document = 0;
    let mut best: Option<(i32, usize)> = None;
    for (i, mention) in inside(resolved, span) {
        match (mention.found.kind(), &resolved.values[i]) {
            (MentionType::Document, _) => last_document = mention.span.end,
            (MentionType::Time, Value::Time(time)) if time.kind == TimeKind::Date || is_days(&time.iso) => {
                let cited = last_document > 0 && mention.span.start <= last_document + 12;
                let head = mention.span.start <= span.start + 20;
                // `trước ngày …`, `tính đến ngày …`: a limit, not the day of an event.
                let first = doc.tokens_in(mention.span).start;
                let bound =
                    first > 0 && matches!(doc.key(first - 1), "trươc2" | "đên2" | "tư1" | "kê3" | "hêt2" | "sau" | "sinh");
                let future =
                    resolved.reference_date.as_deref().is_some_and(|day| time.iso.as_str() > day && !time.iso.starts_with('X'));
                let score = 2 * i32::from(head) - 3 * i32::from(cited || bound || future && !head);
                if score >= 0 && best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, i));
                }
            }
            _ => {}
        }
    }
    best.map(|(_, i)| i)
}

/// `2018-07-12/2018-07-13`: from day to day.
fn is_days(iso: &str) -> bool {
    iso.split_once('/').is_some_and(|(a, b)| a.len() == 10 && b.len() == 10)
}

/// What the report says of the event.
fn read(doc: &Doc, resolved: &Resolved, report: &Report) -> Event {
    let span = doc.sentence_span(report.sentence);
    let word = row(report.word);
    let mut event = Event { kind: word.kind.to_owned(), ..Event::default() };
    let note = |event: &mut Event, field: &str, span: Span| {
        event.evidence.push(FieldEvidence { field: field.to_owned(), start: span.start, end: span.end });
    };
    let word_span = doc.span(report.word.start as usize..report.word.end as usize);
    note(&mut event, "kind", word_span);
    if let Some(day) = report.day
        && let Value::Time(time) = &resolved.values[day]
        && time.iso != "?"
    {
        event.date = Some(time.iso.clone());
        note(&mut event, "date", resolved.mentions[day].span);
    }
    if let Some(tokens) = own_name(doc, report.word) {
        event.name = Some(doc.words(tokens.clone()).to_owned());
        note(&mut event, "name", doc.span(tokens));
    }
    if let Some(host) = host(doc, resolved, span, word_span, word.host) {
        event.host = Some(host.of(doc.text).to_owned());
        note(&mut event, "host", host);
    }
    let place = inside(resolved, span).filter(|(_, m)| m.found.kind() == MentionType::Place).map(|(_, m)| m.span).find(|s| {
        let first = doc.tokens_in(*s).start;
        first > 0 && doc.key(first - 1) == "tai5"
    });
    if let Some(place) = place.filter(|p| event.host.as_deref() != Some(p.of(doc.text))) {
        event.place = Some(place.of(doc.text).to_owned());
        note(&mut event, "place", place);
    }
    people(doc, resolved, report.sentence, &mut event);
    event
}

/// `Hội nghị lần thứ 18`, `Kỳ họp thứ 10`: from the noun to its number.
fn own_name(doc: &Doc, word: Hit) -> Option<Range<usize>> {
    let start = word.start as usize;
    if !doc.token(start)?.is_capital() {
        return None;
    }
    for i in start..start + 16 {
        let token = doc.token(i)?;
        if token.is(',') || token.is('.') || token.is(';') {
            return None;
        }
        if doc.key(i) == "thư2" {
            let number = doc.token(i + 1)?;
            return (number.is_number() || number.is_capital() || number.is_word()).then_some(start..i + 2);
        }
    }
    None
}

/// The body that holds the event, or that is visited.
fn host(doc: &Doc, resolved: &Resolved, span: Span, word: Span, how: &str) -> Option<Span> {
    let is_body = |kind: MentionType| matches!(kind, MentionType::Organization | MentionType::Place);
    let roles: Vec<Span> =
        inside(resolved, span).filter(|(_, m)| m.found.kind() == MentionType::Role).map(|(_, m)| m.span).collect();
    let free = |s: Span| !roles.iter().any(|r| r.contains(s));
    let bodies: Vec<(Span, MentionType)> =
        inside(resolved, span).map(|(_, m)| (m.span, m.found.kind())).filter(|(s, k)| is_body(*k) && free(*s)).collect();
    let after = |from: u32, reach: u32| bodies.iter().find(|(s, _)| s.start >= from && s.start <= from + reach).map(|(s, _)| *s);
    let before = |s: Span| {
        let first = doc.tokens_in(s).start;
        if first == 0 { "" } else { doc.key(first - 1) }
    };
    let is_org = |s: &Span| bodies.iter().any(|(b, k)| b == s && *k == MentionType::Organization);
    if how == "visited" {
        let at = bodies.iter().map(|(s, _)| *s).find(|s| is_org(s) && before(*s) == "tai5" && s.end <= word.start);
        let later = bodies.iter().map(|(s, _)| *s).find(|s| s.start >= word.end && is_org(s));
        return after(word.end, 8).or(at).or(later).or_else(|| after(word.end, 160));
    }
    // `do … tổ chức`
    let text = span.of(doc.text);
    if let Some(at) = text.find(" do ") {
        let from = span.start + at as u32 + 4;
        if let Some(body) = after(from, 4) {
            return Some(body);
        }
    }
    // The subject of the verb before the noun, then the body named right after the noun.
    let subject = bodies.iter().filter(|(s, k)| s.end <= word.start && *k == MentionType::Organization).map(|(s, _)| *s);
    let subject = subject.into_iter().find(|s| !matches!(before(*s), "tai5" | "ơ3" | "cua3" | "vơi2" | "cung1" | "theo"));
    let owner = after(word.end, 40).filter(is_org);
    let later = bodies.iter().map(|(s, _)| *s).find(|s| s.start >= word.end && is_org(s) && s.start < word.end + 200);
    subject.or(owner).or(later)
}

/// The chair: named after `chủ trì` in the report or the sentence after it. Those who took part: named in sentences of attendance.
fn people(doc: &Doc, resolved: &Resolved, sentence: usize, event: &mut Event) {
    let last = (sentence + 4).min(doc.layout.sentences.len());
    for s in sentence..last {
        let span = doc.sentence_span(s);
        let text = span.of(doc.text).to_lowercase();
        let chairs = ["chủ trì", "chủ tọa", "làm trưởng đoàn"].iter().any(|w| text.contains(w));
        let attends = s == sentence || ["dự", "tham gia", "cùng đi"].iter().any(|w| text.contains(w));
        let people = inside(resolved, span).filter_map(|(i, _)| match &resolved.values[i] {
            Value::Person(p) if !p.person.is_empty() => Some(p.person.clone()),
            _ => None,
        });
        for person in people {
            if chairs && event.chair.is_empty() {
                event.chair.push(person.clone());
            }
            if (chairs || attends) && !event.participants.contains(&person) {
                event.participants.push(person);
            }
        }
    }
}
