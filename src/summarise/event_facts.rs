//! What the report of an event says of it: kind, name, day, host, place, people.

use super::event::{Report, row};
use super::statements::inside;
use crate::lexicon::Hit;
use crate::record::{Event, FieldEvidence, MentionType, Value};
use crate::resolve::Resolved;
use crate::segment::Doc;
use crate::span::Span;
use std::ops::Range;

/// Tokens of a name or of a place, at most.
const LONGEST: usize = 24;

/// Reads the facts from the sentence of the report and those after it.
pub(super) fn read(doc: &Doc, resolved: &Resolved, report: &Report) -> Event {
    let word = row(report.word);
    let mut event = Event { kind: word.kind.to_owned(), ..Event::default() };
    let note = |event: &mut Event, field: &str, span: Span| {
        event.evidence.push(FieldEvidence { field: field.to_owned(), start: span.start, end: span.end });
    };
    note(&mut event, "kind", doc.span(report.word.start as usize..report.word.end as usize));
    if let Some(day) = report.day
        && let Value::Time(time) = &resolved.values[day]
        && time.iso != "?"
    {
        event.date = Some(time.iso.clone());
        note(&mut event, "date", resolved.mentions[day].span);
    }
    let name = own_name(doc, report.word, report.tokens.end);
    if let Some(tokens) = name.clone() {
        event.name = Some(doc.words(tokens.clone()).to_owned());
        note(&mut event, "name", doc.span(tokens));
    }
    if let Some(host) = host(doc, resolved, report, name) {
        event.host = Some(without_short_form(host.of(doc.text)));
        note(&mut event, "host", host);
    }
    if let Some(place) = place(doc, resolved, report).filter(|p| event.host.as_deref() != Some(p.of(doc.text))) {
        event.place = Some(place.of(doc.text).to_owned());
        note(&mut event, "place", place);
    }
    people(doc, resolved, report.sentence, &mut event);
    event
}

/// `Hội nghị lần thứ 18`, `kỳ họp thứ 10`, `Đại hội … lần thứ I, nhiệm kỳ …`: from the noun to its number and term. A noun without a
/// number is a name where it is written as one: with a capital and what it is about (`Hội nghị sơ kết …`).
fn own_name(doc: &Doc, word: Hit, end: usize) -> Option<Range<usize>> {
    let mut start = word.start as usize;
    // `tổ chức họp …`: from the noun on.
    while matches!(doc.key(start), "tô3" | "chưc2" | "buôi3" | "mơ3") && start + 1 < word.end as usize {
        start += 1;
    }
    let reach = end.min(start + LONGEST);
    let stop = |i: usize| {
        let token = &doc.tokens.list[i];
        [',', '.', ';', ':', '(', '“', '"'].iter().any(|c| token.is(*c))
    };
    for i in start..reach {
        if stop(i) {
            break;
        }
        let number = doc.token(i + 1).filter(|t| i + 1 < end && (t.is_number() || t.is_capital() || t.is_word()));
        if doc.key(i) == "thư2" && number.is_some() {
            let to = i + 2;
            // `, nhiệm kỳ 2025 - 2030`
            let term = (to..end.min(to + 2)).find(|k| doc.key(*k) == "nhiêm5" && doc.key(k + 1) == "ki1");
            let term_end = term.map(|t| {
                (t + 2..end.min(t + 7)).take_while(|k| doc.token(*k).is_some_and(|t| t.is_number() || t.is('-'))).count() + t + 2
            });
            return Some(start..term_end.unwrap_or(to));
        }
    }
    if !doc.token(start)?.is_capital() {
        return None;
    }
    let boundary = |i: usize| {
        stop(i)
            || matches!(
                (doc.key(i), doc.key(i + 1)),
                ("vơi2", "sư5")
                    | ("nhăm1", _)
                    | ("đê3", _)
                    | ("tai5", _)
                    | ("do", _)
                    | ("cho", _)
                    | ("đa4", _)
                    | ("diên4", "ra")
                    | ("đươc5", _)
            )
    };
    let to = (word.end as usize..reach).find(|i| boundary(*i)).unwrap_or(reach);
    (to >= word.end as usize + 2 && to < reach).then_some(start..to)
}

/// A body, with its place among the words of the report.
#[derive(Clone, Copy)]
struct Body {
    span: Span,
    first: usize,
    end: usize,
    organization: bool,
}

/// The body that holds the event, or that is visited.
fn host(doc: &Doc, resolved: &Resolved, report: &Report, name: Option<Range<usize>>) -> Option<Span> {
    let span = doc.span(report.tokens.clone());
    let roles: Vec<Span> =
        inside(resolved, span).filter(|(_, m)| m.found.kind() == MentionType::Role).map(|(_, m)| m.span).collect();
    let bodies: Vec<Body> = inside(resolved, span)
        .filter(|(_, m)| matches!(m.found.kind(), MentionType::Organization | MentionType::Place))
        .filter(|(_, m)| !roles.iter().any(|r| r.contains(m.span)))
        // `Ủy ban Kiểm tra (UBKT) …`: the short form is no body of its own.
        .filter(|(_, m)| !doc.text[..m.span.start as usize].ends_with('('))
        .map(|(_, m)| {
            let tokens = doc.tokens_in(m.span);
            let organization = m.found.kind() == MentionType::Organization;
            Body { span: m.span, first: tokens.start, end: tokens.end, organization }
        })
        .collect();
    let (start, end) = (report.word.start as usize, report.word.end as usize);
    let before = |b: &Body| if b.first > 0 { doc.key(b.first - 1) } else { "" };
    let after = |reach: usize| bodies.iter().find(|b| b.first >= end && b.first <= end + reach);
    if row(report.word).host == "visited" {
        let at = || bodies.iter().find(|b| b.organization && before(b) == "tai5" && b.end <= start);
        let with = || bodies.iter().find(|b| b.first >= end && matches!(before(b), "vơi2" | "tai5"));
        let later = || bodies.iter().find(|b| b.first >= end && b.organization);
        let found = after(2).or_else(with).or_else(at).or_else(later).or_else(|| after(40));
        return found.map(|b| b.span).or_else(|| role_body(doc, resolved, span, &roles)).or_else(|| person_body(resolved, span));
    }
    // `do … tổ chức`, `được … tổ chức`
    let done_by = bodies.iter().find(|b| before(b) == "do" && b.first > report.tokens.start);
    if let Some(body) = done_by.filter(|b| b.organization) {
        return Some(body.span);
    }
    // The subject of the verb before the noun, with those that hold it together with it.
    let subject = bodies.iter().rposition(|b| b.end <= start && is_subject(doc, b, report.tokens.start));
    if let Some(last) = subject {
        let mut first = last;
        while first > 0 {
            let (left, right) = (&bodies[first - 1], &bodies[first]);
            let between = left.end..right.first;
            let is = |i: usize, c: char| doc.token(i).is_some_and(|t| t.is(c));
            let short = between.len() > 2 && between.len() < 8 && is(between.start, '(') && is(between.end - 1, ')');
            let joined = short || between.clone().all(|i| is(i, ',') || is(i, '-') || doc.key(i) == "va1");
            if left.end > right.first || !joined || !left.organization || !is_subject(doc, left, report.tokens.start) {
                break;
            }
            first -= 1;
        }
        // `nhân dân xã …, huyện …`: the chain of places is one.
        let mut place = first;
        while place > 0
            && !bodies[place].organization
            && !bodies[place - 1].organization
            && bodies[place].first - bodies[place - 1].end <= 1
        {
            place -= 1;
        }
        let from = people_of(doc, &bodies[place], report.tokens.start).unwrap_or(bodies[first].span.start);
        return Some(Span::new(from, bodies[last].span.end));
    }
    // `tại kỳ họp thứ 14, HĐND … đã …`: the subject after the frame.
    if start > 0
        && matches!(doc.key(start - 1), "tai5" | "trong")
        && let Some(body) =
            bodies.iter().find(|b| b.organization && b.first > end && doc.token(b.first - 1).is_some_and(|t| t.is(',')))
    {
        return Some(body.span);
    }
    // Named straight after the noun, or between a congress and its number; not whose decision is announced.
    let owns = |b: &&Body| b.organization && (before(b) != "cua3" || b.first == end + 1);
    if let Some(owner) = after(5).filter(owns) {
        return Some(owner.span);
    }
    if row(report.word).kind == "đại hội"
        && let Some(owner) = name.and_then(|name| congress_of(doc, end, name))
    {
        return Some(owner);
    }
    let later = || bodies.iter().find(|b| b.first >= end && b.organization && b.first < end + 40);
    role_body(doc, resolved, span, &roles).or_else(|| later().map(|b| b.span)).or_else(|| person_body(resolved, span))
}

/// Where `Đảng bộ, chính quyền và nhân dân` before a place begins: all of them hold it together.
fn people_of(doc: &Doc, place: &Body, from: usize) -> Option<u32> {
    let first = place.first;
    if place.organization || first < from + 2 || doc.key(first - 1) != "dân" || doc.key(first - 2) != "nhân" {
        return None;
    }
    let joined = |i: usize| {
        doc.token(i).is_some_and(|t| t.is(','))
            || matches!(
                doc.key(i),
                "đang3" | "bô5" | "uy3" | "câp2" | "chinh2" | "quyên1" | "va1" | "nhân" | "dân" | "can2" | "quân"
            )
    };
    let start = (from..first).rev().take(14).take_while(|i| joined(*i)).last()?;
    (first - start > 2).then(|| doc.tokens.list[start].start)
}

/// `Ủy ban Kiểm tra (UBKT) Huyện ủy …` without what stands in parentheses.
fn without_short_form(host: &str) -> String {
    match (host.find(" ("), host.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &host[..open], &host[close + 1..]),
        _ => host.to_owned(),
    }
}

/// Whether a body may be who does it: not introduced by a preposition, not inside the place that `tại` names; a place only straight
/// before its verb.
fn is_subject(doc: &Doc, body: &Body, from: usize) -> bool {
    if body.first > from
        && matches!(
            doc.key(body.first - 1),
            "tai5" | "ơ3" | "cua3" | "thuôc5" | "vơi2" | "hơp5" | "cung1" | "theo" | "trong" | "trương1" | "vê1" | "cho"
        )
    {
        return false;
    }
    let clause = (from..body.first).rev().take_while(|i| !doc.token(*i).is_some_and(|t| t.is(','))).take(8);
    if clause.into_iter().any(|i| doc.key(i) == "tai5") {
        return false;
    }
    body.organization
        || matches!(
            doc.key(body.end),
            "tô3" | "đa4" | "long" | "vưa1" | "phôi2" | "khai" | "tiên2" | "hop5" | "trong5" | "công" | "ra"
        )
}

/// The organisation of the office of whoever acts, where no body does: `Chủ tịch UBND tỉnh … chủ trì cuộc họp`.
fn role_body(doc: &Doc, resolved: &Resolved, span: Span, roles: &[Span]) -> Option<Span> {
    // A seat on a committee is not what somebody acts for, if he holds an office besides.
    let member = |r: &Span| {
        let i = doc.tokens_in(*r).start;
        doc.key(i) == "uy3" && doc.key(i + 1) == "viên" || doc.key(i).starts_with("uv")
    };
    let of = |offices: &dyn Fn(&Span) -> bool| {
        inside(resolved, span)
            .filter(|(_, m)| m.found.kind() == MentionType::Organization)
            .map(|(_, m)| m.span)
            .find(|s| roles.iter().any(|r| r.contains(*s) && offices(r)))
    };
    of(&|r| !member(r)).or_else(|| of(&|_| true))
}

/// The organisation that the first person of the report works for, as another sentence says.
fn person_body(resolved: &Resolved, span: Span) -> Option<Span> {
    let person = inside(resolved, span).find_map(|(i, _)| match &resolved.values[i] {
        Value::Person(p) => resolved.people.iter().find(|q| q.id == p.person),
        _ => None,
    })?;
    let organization = person.roles.iter().find_map(|r| r.organization.as_deref())?;
    let is_it = |value: &Value| matches!(value, Value::Organization(o) if o.organization == organization);
    resolved.values.iter().position(is_it).map(|i| resolved.mentions[i].span)
}

/// `Công đoàn tỉnh …` in `Đại hội Công đoàn tỉnh … lần thứ X`.
fn congress_of(doc: &Doc, end: usize, name: Range<usize>) -> Option<Span> {
    let mut from = end;
    while matches!(doc.key(from), "đai5" | "biêu3" | "toan1" | "thê3" | "đang3" | "viên" | "hôi5")
        && !doc.token(from)?.is_capital()
    {
        from += 1;
    }
    let to = (from..name.end).find(|i| matches!(doc.key(*i), "lân1" | "khoa2" | "nhiêm5" | "thư2"))?;
    (to > from + 1 && doc.token(from)?.is_capital()).then(|| doc.span(from..to))
}

/// Where it was held: what `tại` names, up to the end of the clause or to its verb.
fn place(doc: &Doc, resolved: &Resolved, report: &Report) -> Option<Span> {
    let span = doc.span(report.tokens.clone());
    let known: Vec<Range<usize>> = inside(resolved, span)
        .filter(|(_, m)| matches!(m.found.kind(), MentionType::Place | MentionType::Organization))
        .map(|(_, m)| doc.tokens_in(m.span))
        .collect();
    let at = report.tokens.clone().find(|i| {
        let from = i + 1;
        let venue = matches!(
            (doc.key(from), doc.key(from + 1)),
            ("hôi5", "trương1")
                | ("trung", "tâm")
                | ("nha1", _)
                | ("sân", _)
                | ("tru5", "sơ3")
                | ("quang3", "trương1")
                | ("khach2", "san5")
                | ("đên1", _)
        );
        doc.key(*i) == "tai5" && from < report.tokens.end && (venue || known.iter().any(|k| k.start == from))
    })?;
    let from = at + 1;
    let first_known = known.iter().filter(|k| k.start >= from);
    let limit = report.tokens.end.min(from + LONGEST);
    let ends = |i: usize| {
        doc.token(i).is_none_or(|t| [',', '.', ';', '(', ':'].iter().any(|c| t.is(*c)))
            || matches!(doc.key(i), "tô3" | "đa4" | "diên4" | "vơi2" | "nhăm1" | "vê1" | "khai" | "đê3" | "công" | "long" | "co2")
                && !first_known.clone().any(|k| k.contains(&i))
    };
    let to = (from..limit).find(|i| ends(*i)).unwrap_or(limit);
    (to > from).then(|| doc.span(from..to))
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
