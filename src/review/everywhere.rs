//! "Everywhere in this article": the places where a decision could be made in the same way.

use super::edit::{Anchor, Datum, Edit, Subject, Target};
use super::words::Words;
use crate::record::{MentionType, Record};

/// A place where a decision could be made too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The words.
    pub at: Anchor,
    /// The decision there.
    pub edit: Edit,
}

/// The places in the article, in text order, at which `edit` could be made in the same way: the same words (by their folded keys, with the same capitals), and
/// for decisions about a mention a mention of the same type. The place of `edit` itself comes with them. `record` is the corrected record. The page shows
/// them with a tick each and makes one step of the ticked ones. Decisions about people, organisations, documents, sentences or the article hold everywhere by
/// themselves and have only their own place.
pub fn everywhere(text: &str, words: &Words, record: &Record, edit: &Edit) -> Vec<Occurrence> {
    let own = target(edit).and_then(|t| Some((t, words.exactly(t.at.start, t.at.end)?)));
    let Some((target, (from, to))) = own else { return Vec::new() };
    let bare = matches!(edit, Edit::Mark(_));
    let mut out = Vec::new();
    for start in places(words, from, to) {
        let end = start + (to - from);
        let span = (words.list()[start].start, words.list()[end - 1].end);
        let here = mention_at(record, span);
        let fits = if bare { here != Some(target.kind) || start == from } else { here == Some(target.kind) || start == from };
        if !fits {
            continue;
        }
        let shift = |at: &Anchor| shifted(text, words, at, from, start);
        if let Some((at, edit)) = Anchor::new(text, words, span.0, span.1).zip(transposed(edit, &shift)) {
            out.push(Occurrence { at, edit });
        }
    }
    out
}

/// The mention that a decision is about.
fn target(edit: &Edit) -> Option<&Target> {
    match edit {
        Edit::Mark(t) | Edit::Accept(t) | Edit::Reject(t) | Edit::Delete(t) => Some(t),
        Edit::Retype { target, .. } | Edit::Move { target, .. } | Edit::Split { target, .. } => Some(target),
        Edit::Set { of: Subject::Mention(t), .. } => Some(t),
        Edit::Set { .. } | Edit::Merge { .. } | Edit::Part { .. } | Edit::State { .. } => None,
    }
}

fn mention_at(record: &Record, span: (u32, u32)) -> Option<MentionType> {
    // Mentions are in text order.
    let first = record.mentions.partition_point(|m| m.start < span.0);
    record.mentions[first..].iter().take_while(|m| m.start == span.0).find(|m| m.end == span.1).map(|m| m.kind)
}

/// Where the words `from..to` stand, themselves among them; no two places overlap.
fn places(words: &Words, from: usize, to: usize) -> Vec<usize> {
    let len = to - from;
    let same = |a: usize, b: usize| words.key(a) == words.key(b) && words.list()[a].is_capital == words.list()[b].is_capital;
    let mut out: Vec<usize> = Vec::new();
    let mut next = 0;
    for start in 0..(words.list().len() + 1).saturating_sub(len) {
        let overlaps_own = start != from && start < to && from < start + len;
        if start >= next && !overlaps_own && (0..len).all(|k| same(start + k, from + k)) {
            out.push(start);
            next = start + len;
        }
    }
    out
}

/// An anchor as far from `to` as `at` is from `from`, where the same words stand there.
fn shifted(text: &str, words: &Words, at: &Anchor, from: usize, to: usize) -> Option<Anchor> {
    let (first, end) = words.exactly(at.start, at.end)?;
    let start = (first + to).checked_sub(from)?;
    let stop = start + (end - first);
    if stop > words.list().len() || words.keys(start, stop) != words.keys(first, end) {
        return None;
    }
    Anchor::new(text, words, words.list()[start].start, words.list()[stop - 1].end)
}

/// The decision at another place.
fn transposed(edit: &Edit, shift: &dyn Fn(&Anchor) -> Option<Anchor>) -> Option<Edit> {
    let moved = |t: &Target| Some(Target { kind: t.kind, at: shift(&t.at)? });
    Some(match edit {
        Edit::Mark(t) => Edit::Mark(moved(t)?),
        Edit::Accept(t) => Edit::Accept(moved(t)?),
        Edit::Reject(t) => Edit::Reject(moved(t)?),
        Edit::Delete(t) => Edit::Delete(moved(t)?),
        Edit::Retype { target, to } => Edit::Retype { target: moved(target)?, to: *to },
        Edit::Move { target, to } => Edit::Move { target: moved(target)?, to: shift(to)? },
        Edit::Split { target, parts } => {
            Edit::Split { target: moved(target)?, parts: parts.iter().map(shift).collect::<Option<_>>()? }
        }
        // What it leads to stays the same: the holder, the body.
        Edit::Set { of: Subject::Mention(t), field, to } => {
            let to: &Datum = to;
            Edit::Set { of: Subject::Mention(moved(t)?), field: *field, to: to.clone() }
        }
        Edit::Set { .. } | Edit::Merge { .. } | Edit::Part { .. } | Edit::State { .. } => return None,
    })
}
