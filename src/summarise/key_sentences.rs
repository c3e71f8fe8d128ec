//! The three sentences to keep.
//!
//! A press officer keeps three things: what happened (or, of an article that reports no event, its thesis), the main result, judgement
//! or shortfall, and the main task. So there are three slots, and the best sentence of each is taken:
//!
//! 1. *what*: the sentence that reports the event; without an event, the first statement that carries the headline.
//! 2. *finding*: results, judgements and shortfalls, with points for figures, decisions, a leader who concludes, words of the headline;
//!    shortfalls count by their share in the article.
//! 3. *task*: tasks, with points for a leader who asks, for a horizon, for the first of a run of tasks, for words of the headline.
//!
//! Everywhere a sentence dense with names and figures is worth more than a general one. A slot that stays empty goes to the best sentence
//! left. The baseline that this must beat is the first three sentences.

use super::cues::{Around, Feature, Zone, group};
use super::statements::{Gap, Unit, inside};
use crate::order;
use crate::record::{Event, KeySentence, MentionType, Statement, StatementKind};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;

/// A sentence that may be kept, and what it is worth in each slot.
struct Choice {
    span: Span,
    slots: [i32; 3],
}

impl Choice {
    fn best(&self) -> i32 {
        self.slots.into_iter().max().unwrap_or(0)
    }
}

/// What is known of the article when its sentences are compared.
struct Article<'d> {
    title: Vec<&'d str>,
    event_at: Option<u32>,
    units: usize,
    /// Share of shortfalls among the findings, in percent.
    shortfalls: i32,
}

/// Ranks the sentences.
pub(crate) fn key_sentences(
    doc: &Doc,
    resolved: &Resolved,
    statements: &[Statement],
    units: &[Unit],
    event: Option<&Event>,
) -> Vec<KeySentence> {
    let mut rest = statements.iter().filter(|s| s.kind != StatementKind::Boilerplate).peekable();
    let mut lengths = [0u32; 5];
    let kinds: Vec<Option<StatementKind>> = units
        .iter()
        .map(|unit| {
            let span = doc.span(unit.tokens.clone());
            while rest.next_if(|s| s.start < span.start).is_some() {}
            let kind = rest.peek().filter(|s| s.start == span.start).map(|s| s.kind);
            if let Some(kind) = kind {
                lengths[kind as usize] += span.len();
            }
            kind
        })
        .collect();
    let found = lengths[StatementKind::Result as usize] + lengths[StatementKind::Assessment as usize];
    let short = lengths[StatementKind::Limitation as usize];
    let article = Article {
        title: title_keys(doc),
        event_at: event.and_then(|e| e.evidence.iter().find(|f| f.field == "kind")).map(|f| f.start),
        units: units.len().max(1),
        shortfalls: (100 * short / (found + short).max(1)) as i32,
    };
    let mut choices: Vec<Choice> = Vec::with_capacity(units.len());
    for (rank, unit) in units.iter().enumerate() {
        let before = rank.checked_sub(1).map(|last| (&units[last], kinds[last]));
        choices.push(score(doc, resolved, unit, &article, kinds[rank], before, rank));
    }
    let mut picked: Vec<usize> = Vec::new();
    for slot in 0..3 {
        let free = (0..choices.len()).filter(|i| !picked.contains(i));
        if let Some(best) = free.max_by_key(|i| (choices[*i].slots[slot], std::cmp::Reverse(*i)))
            && choices[best].slots[slot] > 0
        {
            picked.push(best);
        }
    }
    while picked.len() < 3.min(choices.len()) {
        let free = (0..choices.len()).filter(|i| !picked.contains(i));
        let Some(best) = free.max_by_key(|i| (choices[*i].best(), std::cmp::Reverse(*i))) else { break };
        picked.push(best);
    }
    let of = |i: usize| {
        let (span, points) = (choices[i].span, choices[i].best().clamp(0, 250));
        KeySentence { start: span.start, end: span.end, score: f64::from(points * 2 / 5) / 100.0 }
    };
    let mut out: Vec<KeySentence> = picked.into_iter().map(of).collect();
    order::sort_by(&mut out, |a, b| b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)));
    out
}

/// Of a list item the first sentence, of a sentence all of it.
fn first_sentence(doc: &Doc, unit: &Unit) -> Span {
    match doc.sentence_of(unit.tokens.start) {
        Some(s) => doc.sentence_span(s),
        None => doc.span(unit.tokens.clone()),
    }
}

/// The keys of the headline's words, sorted.
fn title_keys<'d>(doc: &'d Doc) -> Vec<&'d str> {
    let headline = doc.layout.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let words = headline.into_iter().flat_map(|b| b.tokens.clone()).filter(|i| doc.tokens.list[*i].is_word());
    order::unique(words.map(|i| doc.key(i)))
}

/// What a sentence is worth in each slot.
fn score(
    doc: &Doc,
    resolved: &Resolved,
    unit: &Unit,
    article: &Article,
    kind: Option<StatementKind>,
    before: Option<(&Unit, Option<StatementKind>)>,
    rank: usize,
) -> Choice {
    use StatementKind::{Assessment, Limitation, Result, Task};
    let has = |a: Around| unit.features.contains(&Feature::around(a));
    let cue = |name: &str| unit.cues.iter().any(|c| c.zone != Zone::Late && c.group == group(name));
    let points = |condition: bool, points: i32| if condition { points } else { 0 };

    let span = first_sentence(doc, unit);
    let tokens = doc.tokens_in(span);
    let words = tokens.len();
    let shared = order::unique(tokens.map(|i| doc.key(i)).filter(|k| article.title.binary_search(k).is_ok()));
    let likeness = if article.title.is_empty() { 0 } else { (55 * shared.len() / article.title.len()) as i32 };
    let length = if words < 14 { -40 } else { 0 };
    let early = 20 - (20 * rank / article.units) as i32;
    let figures = inside(resolved, span).filter(|(_, m)| m.found.kind() == MentionType::Figure).count().min(5) as i32;
    let named = inside(resolved, span).filter(|(_, m)| m.found.kind() != MentionType::Role).count().min(7) as i32;
    let base = likeness + length + 6 * named - points(has(Around::Colon), 60) - points(has(Around::Question), 40);
    let run_head = points(before.is_none_or(|(_, last)| kind != last) || unit.gap == Gap::Section, 15);
    // The first item after `đồng chí … nhấn mạnh:`.
    let led_in = before.is_some_and(|(last, _)| {
        let has = |a: Around| last.features.contains(&Feature::around(a));
        has(Around::Colon) && has(Around::Person)
    });

    let reports = article.event_at.is_some_and(|at| span.start <= at && at < span.end);
    let stated = matches!(kind, Some(Result | Assessment | Limitation | Task));
    let what = match article.event_at {
        Some(_) => points(reports, 250),
        None => points(stated, 60) + 3 * early + base + points(has(Around::Lead), 60),
    };
    let finding = match kind {
        Some(Result) => 70 + 9 * figures + points(cue("reached"), 20) + points(cue("decided"), 20) + run_head + early + base,
        Some(Assessment) => {
            // The leader who concludes an event says what it came to.
            let concludes = has(Around::Person) && (cue("praise") || cue("judged"));
            let event = points(concludes && article.event_at.is_some(), 35) + points(concludes && cue("frame"), 15);
            60 + points(has(Around::Person), 30) + points(cue("praise"), 35) + event + run_head + base
        }
        Some(Limitation) => {
            40 + article.shortfalls + points(has(Around::Figures) || has(Around::Figure), 15) + run_head + early / 2 + base
        }
        _ => 0,
    };
    let task = match kind {
        Some(Task) => {
            let asked = points(has(Around::Person), 25) + points(cue("ask"), 35) + points(cue("horizon"), 20);
            70 + asked + points(led_in, 60) + run_head + base
        }
        _ => 0,
    };
    Choice { span, slots: [what, finding, task] }
}
