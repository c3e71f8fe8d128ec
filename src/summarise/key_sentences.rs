//! The three sentences to keep.
//!
//! A press officer keeps three things: what happened (or, of an article that reports no event, its thesis), the main result or judgement,
//! and the main task. So there are three slots, and the best sentence of each is taken:
//!
//! 1. *what*: the sentence that reports the event; without an event, the first statement of result.
//! 2. *result*: results and judgements, with points for figures, for a leader who concludes, for words of the headline.
//! 3. *task*: tasks, with points for a leader who asks, for the first of a run of tasks, for words of the headline.
//!
//! A slot that stays empty is filled by the best sentence left. A lead of three sentences is the baseline that this must beat.

use super::cues::{Around, Feature, Zone, group};
use super::statements::{Gap, Unit, units};
use crate::record::{Event, KeySentence, Metadata, Statement, StatementKind};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;

/// A unit that may be kept.
struct Choice {
    span: Span,
    kind: Option<StatementKind>,
    what: i32,
    result: i32,
    task: i32,
}

/// Ranks the sentences.
pub fn key_sentences(
    doc: &Doc,
    resolved: &Resolved,
    statements: &[Statement],
    metadata: &Metadata,
    event: Option<&Event>,
) -> Vec<KeySentence> {
    let _ = metadata;
    let title = title_keys(doc);
    let units = units(doc, resolved);
    let kind_of =
        |span: Span| statements.iter().find(|s| s.start == span.start && s.kind != StatementKind::Boilerplate).map(|s| s.kind);
    let event_at = event.and_then(|e| e.evidence.iter().find(|f| f.field == "kind")).map(|f| f.start);
    let mut choices: Vec<Choice> = Vec::new();
    let mut last: Option<StatementKind> = None;
    for (rank, unit) in units.iter().enumerate() {
        let whole = doc.span(unit.tokens.clone());
        let kind = kind_of(whole);
        let span = first_sentence(doc, unit);
        let choice = score(doc, unit, span, kind, last, rank, units.len(), &title, event_at);
        choices.push(choice);
        last = kind;
    }
    let mut picked: Vec<usize> = Vec::new();
    let slots: [fn(&Choice) -> i32; 3] = [|c| c.what, |c| c.result, |c| c.task];
    for slot in slots {
        let free = (0..choices.len()).filter(|i| !picked.contains(i));
        if let Some(best) = free.max_by_key(|i| (slot(&choices[*i]), std::cmp::Reverse(*i)))
            && slot(&choices[best]) > 0
        {
            picked.push(best);
        }
    }
    while picked.len() < 3.min(choices.len()) {
        let free = (0..choices.len()).filter(|i| !picked.contains(i));
        let any = |c: &Choice| c.what.max(c.result).max(c.task);
        let Some(best) = free.max_by_key(|i| (any(&choices[*i]), std::cmp::Reverse(*i))) else { break };
        picked.push(best);
    }
    let of = |i: usize| {
        let c = &choices[i];
        let points = c.what.max(c.result).max(c.task).clamp(0, 200);
        KeySentence { start: c.span.start, end: c.span.end, score: f64::from(points / 2) / 100.0 }
    };
    let mut out: Vec<KeySentence> = picked.into_iter().map(of).collect();
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)));
    out
}

/// Of a list item the first sentence, of a sentence all of it.
fn first_sentence(doc: &Doc, unit: &Unit) -> Span {
    match doc.sentence_of(unit.tokens.start) {
        Some(s) => doc.sentence_span(s),
        None => doc.span(unit.tokens.clone()),
    }
}

/// The keys of the headline's words.
fn title_keys<'d>(doc: &'d Doc) -> Vec<&'d str> {
    let headline = doc.layout.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    let mut keys: Vec<&str> =
        headline.map_or(Vec::new(), |b| b.tokens.clone().filter(|i| doc.tokens.list[*i].is_word()).map(|i| doc.key(i)).collect());
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[allow(clippy::too_many_arguments)]
fn score(
    doc: &Doc,
    unit: &Unit,
    span: Span,
    kind: Option<StatementKind>,
    last: Option<StatementKind>,
    rank: usize,
    units: usize,
    title: &[&str],
    event_at: Option<u32>,
) -> Choice {
    let has = |a: Around| unit.features.contains(&Feature::around(a));
    let cue = |name: &str| unit.cues.iter().any(|c| c.zone != Zone::Late && c.group == group(name));
    let late = |name: &str| unit.cues.iter().any(|c| c.zone == Zone::Late && c.group == group(name));
    let tokens = doc.tokens_in(span);
    let words = tokens.len().max(1);
    let shared = {
        let mut keys: Vec<&str> = tokens.map(|i| doc.key(i)).filter(|k| title.binary_search(k).is_ok()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len() as i32
    };
    let likeness = if title.is_empty() { 0 } else { 40 * shared / title.len() as i32 };
    let length = if words < 12 {
        -40
    } else if words > 140 {
        -10
    } else {
        0
    };
    let early = 20 - (20 * rank / units.max(1)) as i32;
    let colon = if has(Around::Colon) { -40 } else { 0 };
    let base = likeness + length + colon;
    let points = |condition: bool, points: i32| if condition { points } else { 0 };

    let reports = event_at.is_some_and(|at| span.start <= at && at < span.end);
    let what = if event_at.is_some() {
        points(reports, 200)
    } else {
        points(matches!(kind, Some(StatementKind::Result | StatementKind::Assessment)), 60)
            + early * 3
            + base
            + points(has(Around::Lead), 40)
    };
    let run_head = kind != last || unit.gap == Gap::Section;
    let result = match kind {
        Some(StatementKind::Result) => {
            70 + points(has(Around::Figures), 35)
                + points(has(Around::Figure), 15)
                + points(cue("reached"), 25)
                + points(late("reached"), 10)
                + points(run_head, 10)
                + early
                + base
        }
        Some(StatementKind::Assessment) => {
            70 + points(has(Around::Person), 35) + points(cue("praise"), 25) + points(run_head, 10) + base
        }
        _ => 0,
    };
    let task = match kind {
        Some(StatementKind::Task) => {
            70 + points(has(Around::Person), 30)
                + points(cue("ask"), 25)
                + points(cue("horizon") || cue("will"), 25)
                + points(run_head, 25)
                + base
        }
        _ => 0,
    };
    Choice { span, kind, what, result, task }
}
