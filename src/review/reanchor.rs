//! Decisions about one version of an article, found again in another.
//!
//! Position and quotation are both asked: a decision is placed where the same words stand in the same place of the article, as the alignment of the two texts
//! says; where a paragraph moved, where the same words stand between the same neighbours. A decision about words that were altered is not placed, however near
//! its place is known: it is listed with what stands there now. A decision about a whole sentence stays with it while most of its words do.

use super::align::Alignment;
use super::edit::{Anchor, Datum, Edit, Log, Step};
use super::words::Words;
use crate::keyed::Map;
use crate::record::Record;
use serde::{Deserialize, Serialize};

/// A decision that found no place in the new text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The decision, as it was about the old text.
    pub edit: Edit,
    /// The same decision about what stands there now, if a place is known: to be confirmed by the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Edit>,
}

/// How many places of the same words are tried.
const LOOSE: usize = 200;
/// How many neighbours on each side are asked where words moved.
const NEIGHBOURS: usize = 8;

/// The log of a text's old version as decisions about the new one, and what could not be placed (of the steps that held). `record` is the program's record of
/// the new text: decisions about sentences go to its statements.
pub fn reanchor(old: &str, new: &str, record: &Record, log: &Log) -> (Log, Vec<Unplaced>) {
    let (a, b) = (Words::new(old), Words::new(new));
    let alignment = Alignment::new(&a, &b);
    let mut loose: Map<Vec<usize>> = Map::default();
    for j in (0..b.list().len()).filter(|j| alignment.old_of(*j).is_none()) {
        loose.or_insert(b.key(j), Vec::new()).push(j);
    }
    let finder = Finder { old: &a, new: &b, text: new, old_text: old, record, alignment, loose };
    let mut out = Log::default();
    let mut unplaced = Vec::new();
    for (number, step) in log.steps.iter().enumerate() {
        let held = number < log.done;
        let mut edits = Vec::new();
        for edit in &step.edits {
            match finder.edit(edit) {
                Ok(placed) => edits.push(placed),
                Err(suggestion) if held => unplaced.push(Unplaced { edit: edit.clone(), suggestion: suggestion.map(|s| *s) }),
                Err(_) => {}
            }
        }
        if !edits.is_empty() {
            out.steps.push(Step { time: step.time.clone(), edits });
            out.done += usize::from(held);
        }
    }
    (out, unplaced)
}

struct Finder<'t> {
    old: &'t Words,
    new: &'t Words,
    old_text: &'t str,
    text: &'t str,
    record: &'t Record,
    alignment: Alignment,
    /// Where each key stands in the new text, of what was not kept in its place.
    loose: Map<Vec<usize>>,
}

/// Where an anchor is in the new text.
enum Place {
    /// The same words.
    Same(Anchor),
    /// Other words in its place.
    Altered(Anchor),
    Nowhere,
}

impl Finder<'_> {
    /// The decision about the new text, or, if its words were altered, what it would be.
    fn edit(&self, edit: &Edit) -> Result<Edit, Option<Box<Edit>>> {
        let mut out = edit.clone();
        let sentence = matches!(edit, Edit::State { .. });
        // Lists lose what is gone; what the decision itself is about must be there.
        match &mut out {
            Edit::Part { targets } if targets.iter().any(|t| matches!(self.find(&t.at), Place::Same(_))) => {
                targets.retain(|t| matches!(self.find(&t.at), Place::Same(_)));
            }
            Edit::Set { to: Datum::Mentions(list), .. } if list.iter().any(|t| matches!(self.find(&t.at), Place::Same(_))) => {
                list.retain(|t| matches!(self.find(&t.at), Place::Same(_)));
            }
            _ => {}
        }
        let (mut same, mut known) = (true, true);
        for anchor in out.anchors_mut() {
            let place = if sentence { self.find_sentence(anchor) } else { self.find(anchor) };
            match place {
                Place::Same(at) => *anchor = at,
                Place::Altered(at) => {
                    same = false;
                    *anchor = at;
                }
                Place::Nowhere => (same, known) = (false, false),
            }
        }
        if same { Ok(out) } else { Err(known.then(|| Box::new(out))) }
    }

    fn anchor(&self, from: usize, to: usize) -> Option<Anchor> {
        if from >= to {
            return None;
        }
        let list = self.new.list();
        Anchor::new(self.text, self.new, list.get(from)?.start, list.get(to - 1)?.end)
    }

    fn find(&self, at: &Anchor) -> Place {
        let Some((from, to)) = self.own(at) else { return Place::Nowhere };
        if let Some(found) = self.alignment.kept(from, to).and_then(|(f, t)| self.anchor(f, t)) {
            return Place::Same(found);
        }
        if let Some(found) = self.elsewhere(from, to).and_then(|f| self.anchor(f, f + to - from)) {
            return Place::Same(found);
        }
        // Something of it is left, or its neighbours stand so near that what is between them took its place.
        let (f, t) = self.alignment.place(from, to);
        let some = self.alignment.count(from, to) > 0;
        if t > f && (t - f) <= (to - from) + if some { 4 } else { 2 } {
            let list = self.new.list();
            let snapped = self.new.snap(list[f].start, list[t - 1].end);
            return snapped.and_then(|(s, e)| Anchor::new(self.text, self.new, s, e)).map_or(Place::Nowhere, Place::Altered);
        }
        Place::Nowhere
    }

    /// The syllables of an anchor in the old text, if its words stand there.
    fn own(&self, at: &Anchor) -> Option<(usize, usize)> {
        let (from, to) = self.old.touched(at.start, at.end);
        (from < to && self.old.slice(self.old_text, at.start, at.end) == Some(at.quote.as_str())).then_some((from, to))
    }

    /// Where the same words stand between the same neighbours, at a place that is not another's: for what moved.
    fn elsewhere(&self, from: usize, to: usize) -> Option<usize> {
        let len = to - from;
        let key = self.old.keys(from, to);
        let total = self.new.list().len();
        let mut scored: Vec<(usize, usize)> = Vec::new();
        // Words that are kept in their place are not those that moved.
        let first = self.loose.get(self.old.key(from)).map_or(&[][..], Vec::as_slice);
        for start in first.iter().copied().filter(|s| s + len <= total && self.new.keys(*s, s + len) == key).take(LOOSE) {
            let same = |i: Option<usize>, j: Option<usize>| match (i, j) {
                (Some(i), Some(j)) => i < self.old.list().len() && j < total && self.old.key(i) == self.new.key(j),
                _ => false,
            };
            let before = (1..=NEIGHBOURS).filter(|k| same(from.checked_sub(*k), start.checked_sub(*k))).count();
            let after = (0..NEIGHBOURS).filter(|k| same(Some(to + k), Some(start + len + k))).count();
            scored.push((before + after, start));
        }
        crate::order::sort_by(&mut scored, |a, b| b.cmp(a));
        match scored.as_slice() {
            [(score, at), rest @ ..] if *score >= 4 && rest.first().is_none_or(|(second, _)| second < score) => Some(*at),
            _ => None,
        }
    }

    /// The sentence that most of the words of an old one are in.
    fn find_sentence(&self, at: &Anchor) -> Place {
        let Some((from, to)) = self.own(at) else { return Place::Nowhere };
        if let Some(found) = self.alignment.kept(from, to).and_then(|(f, t)| self.anchor(f, t)) {
            return Place::Same(found);
        }
        let kept: Vec<usize> = (from..to).filter_map(|i| self.alignment.new_of(i)).collect();
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return Place::Nowhere };
        if kept.len() * 2 < to - from {
            return Place::Nowhere;
        }
        let (start, end) = (self.new.list()[*first].start, self.new.list()[*last].end);
        let overlap = |s: u32, e: u32| e.min(end).saturating_sub(s.max(start));
        let statement = self.record.statements.iter().max_by_key(|s| overlap(s.start, s.end));
        let statement = statement.filter(|s| overlap(s.start, s.end) * 2 > end - start);
        let (start, end) = statement.map_or((start, end), |s| (s.start, s.end));
        Anchor::new(self.text, self.new, start, end).map_or(Place::Nowhere, Place::Same)
    }
}
