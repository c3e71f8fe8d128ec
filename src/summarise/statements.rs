//! Results, limitations, tasks, assessments, boilerplate.
//!
//! Every sentence of a paragraph and every list item as a whole is one *unit*. A unit gets points for each kind (and for none) from the
//! features that are seen in and around it ([`super::cues`], `data/weights.tsv`) and from its words ([`super::words`], `data/words.tsv`). Neighbours in one paragraph or list tend to be of one
//! kind, so the kinds of an article are chosen together: the chain of kinds with most points, counting the points of every step from one
//! unit to the next. A statement's rule names the feature that spoke most clearly for its kind.

use super::cues::{Around, FEATURES, Feature, Found, Zone, cues, group, section_kind};
use super::{links, words};
use crate::lexicon::{WEIGHTS, WORD_WEIGHTS};
use crate::order;
use crate::recognise::Candidate;
use crate::record::{MentionType, Statement, StatementKind, TimeKind, Value};
use crate::resolve::Resolved;
use crate::segment::{BlockKind, Doc};
use crate::span::Span;
use std::ops::Range;

/// No statement, and the four kinds, as they are numbered here.
const KINDS: [Option<StatementKind>; 5] = [
    None,
    Some(StatementKind::Result),
    Some(StatementKind::Limitation),
    Some(StatementKind::Task),
    Some(StatementKind::Assessment),
];

/// A sentence, or a whole list item.
#[derive(Debug)]
pub(crate) struct Unit {
    /// Its tokens, without bullet and dateline.
    pub tokens: Range<usize>,
    /// Whether it is a list item.
    pub item: bool,
    /// What stands between it and the unit before.
    pub gap: Gap,
    /// The features seen, each once.
    pub features: Vec<Feature>,
    /// Its cues.
    pub cues: Vec<Found>,
    /// The rows of `data/words.tsv` that it has, each once.
    pub words: Vec<u16>,
}

/// What stands between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Gap {
    /// Nothing: the same paragraph.
    Sentence,
    /// A paragraph's end.
    Paragraph,
    /// Both are items of one list.
    Item,
    /// A heading, or the beginning.
    Section,
}

/// Classifies the sentences and list items.
pub(crate) fn statements(doc: &Doc, resolved: &Resolved, units: &[Unit]) -> Vec<Statement> {
    let kinds = choose(units);
    let mut out = boilerplate(doc);
    for (unit, kind) in units.iter().zip(&kinds) {
        if let Some(statement) = KINDS[*kind] {
            let span = doc.span(unit.tokens.clone());
            let rule = strongest(unit, *kind);
            out.push(links::statement(doc, resolved, unit, statement, span, rule));
        }
    }
    order::sort_by_cached_key(&mut out, |s| (s.start, s.end));
    links::carry_speakers(doc, &mut out);
    for (i, statement) in out.iter_mut().enumerate() {
        statement.id = format!("s{}", i + 1);
    }
    out
}

/// Blocks that are not the article.
fn boilerplate(doc: &Doc) -> Vec<Statement> {
    let blocks = doc.layout.blocks.iter().filter(|b| b.kind.is_boilerplate());
    blocks
        .map(|block| {
            let span = doc.span(block.tokens.clone());
            links::plain(StatementKind::Boilerplate, span, block.rule.to_owned())
        })
        .collect()
}

/// The units of the article with their features.
pub(crate) fn units(doc: &Doc, resolved: &Resolved) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let rows = words::Rows::new(doc);
    let mut context = Context::default();
    let prose = doc.layout.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Body | BlockKind::ListItem)).count();
    let mut seen = 0;
    for block in &doc.layout.blocks {
        match block.kind {
            BlockKind::Heading => {
                context.heading(doc, block.tokens.clone());
                continue;
            }
            BlockKind::Body | BlockKind::ListItem => {}
            _ => continue,
        }
        let item = block.kind == BlockKind::ListItem;
        let sentences = &doc.layout.sentences[block.sentences.clone()];
        let ranges: Vec<Range<usize>> = match sentences {
            [] => continue,
            [first, .., last] if item => std::iter::once(first.tokens.start..last.tokens.end).collect(),
            _ => sentences.iter().map(|s| s.tokens.clone()).collect(),
        };
        let place = Place { lead: seen == 0, last_third: seen * 3 >= prose * 2, item };
        seen += 1;
        for (i, tokens) in ranges.into_iter().enumerate() {
            let gap = match (i, out.last()) {
                (_, None) => Gap::Section,
                (0, _) if context.fresh => Gap::Section,
                (0, Some(last)) if item && last.item => Gap::Item,
                (0, _) => Gap::Paragraph,
                _ => Gap::Sentence,
            };
            context.fresh = false;
            if !item && i == 0 {
                context.leave_list(out.last().is_some_and(|u| u.item));
            }
            let mentions = inside(resolved, doc.span(tokens.clone())).map(|(_, m)| m);
            let cues = cues(doc, tokens.clone(), mentions);
            let features = features(doc, resolved, &tokens, &cues, &place, &context);
            context.after(doc, &tokens, &features, &cues);
            let words = rows.of(doc, resolved, tokens.clone());
            out.push(Unit { tokens, item, gap, features, cues, words });
        }
    }
    out
}

/// Where a unit stands.
struct Place {
    lead: bool,
    last_third: bool,
    item: bool,
}

/// What the lines before a unit say of it.
#[derive(Default)]
struct Context {
    /// Kind of the last heading.
    section: Option<u8>,
    /// Kind of the last lead-in (a sentence that ends with a colon).
    lead_in: Option<u8>,
    /// A heading stands just before.
    fresh: bool,
    /// A leader began to conclude, ask or instruct.
    instructed: bool,
}

impl Context {
    fn heading(&mut self, doc: &Doc, tokens: Range<usize>) {
        self.section = section_kind(doc, tokens);
        self.lead_in = None;
        self.fresh = true;
        self.instructed = false;
    }

    /// A paragraph after a list is no longer under the list's lead-in.
    fn leave_list(&mut self, after_item: bool) {
        if after_item {
            self.lead_in = None;
        }
    }

    fn after(&mut self, doc: &Doc, tokens: &Range<usize>, features: &[Feature], cues: &[Found]) {
        let has = |a: Around| features.contains(&Feature::around(a));
        let seen = |names: &[&str]| cues.iter().any(|c| c.zone != Zone::Late && names.iter().any(|n| group(n) == c.group));
        let asks = seen(&["ask"]);
        if has(Around::Colon) {
            // A lead-in says by its own predicate what its items are; one without speaks by its nouns.
            self.lead_in = if asks || seen(&["need", "horizon", "will"]) {
                Some(2)
            } else if seen(&["short", "contrast", "cause"]) {
                Some(1)
            } else if seen(&["done", "reached", "improved"]) {
                Some(0)
            } else {
                section_kind(doc, tokens.clone())
            };
        }
        if has(Around::Person) && asks {
            self.instructed = true;
        }
    }
}

/// The features of a unit, each once.
fn features(
    doc: &Doc,
    resolved: &Resolved,
    tokens: &Range<usize>,
    cues: &[Found],
    place: &Place,
    context: &Context,
) -> Vec<Feature> {
    let mut around = vec![Around::Bias];
    let span = doc.span(tokens.clone());
    let predicate = cues.iter().find(|c| c.zone == Zone::First).map_or(span.end, |c| doc.tokens.list[c.tokens.start].start);
    let (mut figures, mut role) = (0, false);
    for (i, mention) in inside(resolved, span) {
        match (mention.found.kind(), &resolved.values[i]) {
            (MentionType::Figure, _) => {
                figures += 1;
                let first = doc.tokens_in(mention.span).start;
                if first > tokens.start && doc.key(first - 1) == "đươc5" {
                    around.push(Around::Gained);
                }
            }
            (MentionType::Person, _) if mention.span.start < predicate => around.push(Around::Person),
            (MentionType::Role, _) if mention.span.start < predicate => role = true,
            (MentionType::Organization | MentionType::Place, _) if mention.span.start <= span.start + 1 => {
                around.push(Around::BodySubject)
            }
            (MentionType::Time, Value::Time(time)) if !matches!(time.kind, TimeKind::Term | TimeKind::Duration) => {
                around.extend(compare(&time.iso, resolved.reference_date.as_deref()));
            }
            _ => {}
        }
    }
    around.extend(match figures {
        0 => None,
        1 => Some(Around::Figure),
        _ => Some(Around::Figures),
    });
    let words = doc.tokens.list[tokens.clone()].iter().filter(|t| t.is_word()).count();
    let ends = |c: char| doc.token(tokens.end - 1).is_some_and(|t| t.is(c));
    let seen = |names: &[&str], zones: &[Zone]| {
        cues.iter().any(|c| zones.contains(&c.zone) && names.iter().any(|n| group(n) == c.group))
    };
    let main = [Zone::First, Zone::Then, Zone::Early];
    let past = seen(&["done", "past", "reached", "decided"], &main) || around.contains(&Around::PastDate);
    let future = seen(&["need", "ask", "will", "horizon", "target"], &main) || around.contains(&Around::FutureDate);
    let named = around.contains(&Around::Person) || role;
    let speaker = named
        || cues.iter().any(|c| c.group == group("frame"))
        || matches!(
            doc.key(tokens.start),
            "đông1" | "ông" | "ba1" | "đ" | "thu3" | "chu3" | "bi2" | "pho2" | "giam2" | "đai5" | "cư3"
        );
    let first = cues.iter().find(|c| c.zone == Zone::First).map(|c| c.group);
    let opens = |names: &[&str]| speaker && first.is_some_and(|f| names.iter().any(|n| group(n) == f));
    let (judges, asks, promises) =
        (opens(&["praise", "judged", "trust"]), opens(&["ask", "wish"]), named && opens(&["promise", "will"]));
    let mut when = |condition: bool, feature: Around| {
        if condition {
            around.push(feature);
        }
    };
    when(judges, Around::Judges);
    when(asks, Around::Asks);
    when(promises, Around::Promises);
    let count = |names: [&str; 2]| cues.iter().filter(|c| names.map(group).contains(&c.group)).count();
    when(count(["short", "violation"]) > 1, Around::ManyShort);
    when(count(["decided", "decided"]) > 1, Around::ManyDecided);
    when(place.item, Around::Item);
    when(place.lead, Around::Lead);
    when(place.last_third, Around::LastThird);
    when(ends(':'), Around::Colon);
    when(ends('?'), Around::Question);
    when(words < 8, Around::Brief);
    when(matches!(doc.word(tokens.start), "“" | "\""), Around::Quoted);
    when(cues.is_empty(), Around::NoCue);
    when(context.instructed, Around::Instructed);
    when(past && !future, Around::OnlyPast);
    when(future && !past, Around::OnlyFuture);
    let item = [Around::ItemResult, Around::ItemLimitation, Around::ItemTask, Around::ItemAssessment];
    let under = [Around::UnderResult, Around::UnderLimitation, Around::UnderTask, Around::UnderAssessment];
    let kind = if place.item { context.lead_in.or(context.section) } else { context.section.or(context.lead_in) };
    if let Some(kind) = kind {
        around.push(if place.item { item } else { under }[kind as usize]);
    }
    let cues = cues.iter().map(|c| Feature::cue(c.group, c.zone));
    order::unique(cues.chain(around.into_iter().map(Feature::around)))
}

/// The mentions that lie in a span, with their numbers.
pub(crate) fn inside(resolved: &Resolved, span: Span) -> impl Iterator<Item = (usize, &Candidate)> + Clone {
    let from = resolved.mentions.partition_point(|m| m.span.start < span.start);
    let mentions = resolved.mentions[from..].iter().enumerate();
    mentions.take_while(move |(_, m)| m.span.start < span.end).map(move |(i, m)| (from + i, m))
}

/// Whether a time lies before or after the reference date, in whole years or days.
fn compare(iso: &str, reference: Option<&str>) -> Option<Around> {
    let reference = reference?;
    let end = iso.rsplit('/').next()?;
    let end = if end == ".." { return Some(Around::PastDate) } else { end };
    let known = end.len() >= 4 && end.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    if !known {
        return None;
    }
    let width =
        if end.as_bytes()[4..].iter().all(|b| b.is_ascii_digit() || *b == b'-') { end.len().min(reference.len()) } else { 4 };
    match end[..width].cmp(&reference[..width]) {
        std::cmp::Ordering::Less => Some(Around::PastDate),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Around::FutureDate),
    }
}

/// The weights of row `row` of `data/weights.tsv`, in the order of [`KINDS`].
fn row(row: usize) -> [i32; 5] {
    WEIGHTS.get(row).map_or([0; 5], |w| [w.none, w.result, w.limitation, w.task, w.assessment].map(i32::from))
}

/// The weights of a feature.
fn weights(feature: Feature) -> [i32; 5] {
    row(feature.0 as usize)
}

/// The weights of a row of `data/words.tsv`.
fn word_weights(row: u16) -> [i32; 5] {
    WORD_WEIGHTS.get(row as usize).map_or([0; 5], |w| [w.none, w.result, w.limitation, w.task, w.assessment].map(i32::from))
}

/// Points of a step from one kind to each of the next.
fn step(gap: Gap, from: usize) -> [i32; 5] {
    row(FEATURES + gap as usize * KINDS.len() + from)
}

/// The chain of kinds with most points.
fn choose(units: &[Unit]) -> Vec<usize> {
    let mut best: Vec<[(i32, usize); 5]> = Vec::with_capacity(units.len());
    for unit in units {
        let mut own = [0; 5];
        let seen = unit.features.iter().map(|f| weights(*f)).chain(unit.words.iter().map(|w| word_weights(*w)));
        for row in seen {
            own.iter_mut().zip(row).for_each(|(points, weight)| *points += weight);
        }
        let row = match best.last() {
            None => own.map(|points| (points, 0)),
            Some(before) => {
                let steps: [[i32; 5]; 5] = std::array::from_fn(|from| step(unit.gap, from));
                std::array::from_fn(|to| {
                    // Of equal chains the first kind wins, so that the choice is stable.
                    let reach = |from: &usize| before[*from].0 + steps[*from][to];
                    let from = (0..5).rev().max_by_key(reach).unwrap_or(0);
                    (reach(&from) + own[to], from)
                })
            }
        };
        best.push(row);
    }
    let mut out = vec![0; units.len()];
    let Some(last) = best.last() else { return out };
    let mut kind = (0..5).rev().max_by_key(|k| last[*k].0).unwrap_or(0);
    for i in (0..units.len()).rev() {
        out[i] = kind;
        kind = best[i][kind].1;
    }
    out
}

/// The feature or the words that spoke most clearly for a kind: most points above the mean of the others.
fn strongest(unit: &Unit, kind: usize) -> String {
    let lead = |w: [i32; 5]| 5 * w[kind] - w.iter().sum::<i32>();
    let feature = unit.features.iter().copied().max_by_key(|f| (lead(weights(*f)), std::cmp::Reverse(*f)));
    let word = unit.words.iter().copied().max_by_key(|w| (lead(word_weights(*w)), std::cmp::Reverse(*w)));
    match (feature, word) {
        (Some(feature), Some(word)) if lead(word_weights(word)) > lead(weights(feature)) => {
            format!("statement.words:{}", WORD_WEIGHTS.get(word as usize).map_or("", |w| w.words))
        }
        (Some(feature), _) => format!("statement.{}", feature.name()),
        _ => "statement.".to_owned(),
    }
}
