//! What a newspaper changed: two versions of an article and what the program found in each.

use super::align::Alignment;
use super::diff::Told;
use super::words::Words;
use crate::order;
use crate::record::{MentionType, Record};
use serde::{Deserialize, Serialize};

/// Words of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// First UTF-16 unit in its own version.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// The words.
    pub words: String,
    /// What they say, of a mention.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
}

/// Something that the two versions have differently: altered where both sides are there, taken out or put in where one is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The type, of a mention.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MentionType>,
    /// In the old version.
    pub before: Option<Passage>,
    /// In the new version.
    pub after: Option<Passage>,
}

/// What changed from one version to the other, each list in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Sentences.
    pub sentences: Vec<Change>,
    /// People, positions, organisations, places.
    pub names: Vec<Change>,
    /// Figures, times, documents, and numbers that no mention holds.
    pub figures: Vec<Change>,
}

/// The longest mention that is looked for: titles of documents among them.
const REACH: usize = 80;

/// Compares two versions. The records count UTF-16. A mention is altered where one of its syllables was; other spellings of the same syllable are no change.
pub fn compare(old: (&str, &Record), new: (&str, &Record)) -> Comparison {
    let (a, b) = (Words::new(old.0), Words::new(new.0));
    let alignment = Alignment::new(&a, &b);
    let mut out = Comparison { sentences: sentences(old.0, &a, new.0, &b, &alignment), ..Comparison::default() };
    let (before, after) = (Told::new(old.1), Told::new(new.1));
    let passage = |text: &str, words: &Words, start: u32, end: u32, value: String| Passage {
        start,
        end,
        words: words.slice(text, start, end).unwrap_or_default().to_owned(),
        value,
    };
    // Syllables that a listed mention speaks for.
    let mut told = (vec![false; a.list().len()], vec![false; b.list().len()]);
    let mut paired = vec![false; new.1.mentions.len()];
    let spans: Vec<(usize, usize)> = new.1.mentions.iter().map(|n| b.touched(n.start, n.end)).collect();
    let mut put = |kind: Option<MentionType>, change: Change| match kind {
        Some(MentionType::Figure | MentionType::Time | MentionType::Document) | None => out.figures.push(change),
        _ => out.names.push(change),
    };
    for m in &old.1.mentions {
        let (from, to) = a.touched(m.start, m.end);
        if alignment.kept(from, to).is_some() {
            continue;
        }
        told.0[from..to].fill(true);
        let place = alignment.place(from, to);
        // Mentions are in text order and short.
        let first = spans.partition_point(|(f, _)| f + REACH < place.0);
        let near = new.1.mentions.iter().enumerate().skip(first).take_while(|(i, _)| spans[*i].0 < place.1.max(place.0 + 1));
        let partner = near.into_iter().find(|(i, n)| {
            let (f, t) = spans[*i];
            let inside = place.0 <= f && t <= place.1 || (f..t).any(|j| alignment.old_of(j).is_some_and(|o| from <= o && o < to));
            n.kind == m.kind && !paired[*i] && inside && !is_kept(&alignment, f, t)
        });
        let after = partner.map(|(i, n)| {
            paired[i] = true;
            let (f, t) = spans[i];
            told.1[f..t].fill(true);
            passage(new.0, &b, n.start, n.end, after.value(&n.value))
        });
        let before = Some(passage(old.0, &a, m.start, m.end, before.value(&m.value)));
        put(Some(m.kind), Change { kind: Some(m.kind), before, after });
    }
    for (i, n) in new.1.mentions.iter().enumerate().filter(|(i, _)| !paired[*i]) {
        let (f, t) = spans[i];
        if !is_kept(&alignment, f, t) {
            told.1[f..t].fill(true);
            let after = Some(passage(new.0, &b, n.start, n.end, after.value(&n.value)));
            put(Some(n.kind), Change { kind: Some(n.kind), before: None, after });
        }
    }
    // Numbers that no mention holds: whatever else is missed, no altered number is.
    for i in (0..a.list().len()).filter(|i| a.list()[*i].is_number && alignment.new_of(*i).is_none() && !told.0[*i]) {
        let (f, t) = alignment.place(i, i + 1);
        let number = (f..t).find(|j| b.list()[*j].is_number && !told.1[*j]);
        let after = number.map(|j| {
            told.1[j] = true;
            passage(new.0, &b, b.list()[j].start, b.list()[j].end, String::new())
        });
        let before = Some(passage(old.0, &a, a.list()[i].start, a.list()[i].end, String::new()));
        put(None, Change { kind: None, before, after });
    }
    for j in (0..b.list().len()).filter(|j| b.list()[*j].is_number && alignment.old_of(*j).is_none() && !told.1[*j]) {
        let after = Some(passage(new.0, &b, b.list()[j].start, b.list()[j].end, String::new()));
        put(None, Change { kind: None, before: None, after });
    }
    let place = |c: &Change| c.after.as_ref().or(c.before.as_ref()).map_or(0, |p| p.start);
    crate::order::sort_by_cached_key(&mut out.names, place);
    crate::order::sort_by_cached_key(&mut out.figures, place);
    out
}

/// Whether the new syllables `from..to` all stood side by side in the old text.
fn is_kept(alignment: &Alignment, from: usize, to: usize) -> bool {
    let Some(start) = alignment.old_of(from) else { return false };
    (from..to).enumerate().all(|(k, j)| alignment.old_of(j) == Some(start + k))
}

/// The sentences of a text, by its stops and line ends: only for showing what changed.
fn cut(words: &Words) -> Vec<(usize, usize)> {
    let list = words.list();
    let mut out = Vec::new();
    let mut from = 0;
    for i in 0..list.len() {
        let next = list.get(i + 1);
        let stop = matches!(list[i].mark, '.' | '!' | '?' | '…')
            && !list[i].is_glued
            && next.is_some_and(|n| n.is_capital || n.is_number || n.mark != '\0');
        if list[i].ends_line || stop || next.is_none() {
            out.push((from, i + 1));
            from = i + 1;
        }
    }
    out
}

fn sentences(old: &str, a: &Words, new: &str, b: &Words, alignment: &Alignment) -> Vec<Change> {
    let (before, after) = (cut(a), cut(b));
    let mut of_old = vec![usize::MAX; a.list().len()];
    for (s, (from, to)) in before.iter().enumerate() {
        of_old[*from..*to].fill(s);
    }
    let side = |text: &str, words: &Words, (from, to): (usize, usize)| {
        let (start, end) = (words.list()[from].start, words.list()[to - 1].end);
        Passage { start, end, words: words.slice(text, start, end).unwrap_or_default().to_owned(), value: String::new() }
    };
    let mut taken = vec![false; before.len()];
    let mut out = Vec::new();
    for (from, to) in &after {
        // The old sentence that most of its words come from.
        let mut sentences: Vec<usize> = (*from..*to).filter_map(|j| alignment.old_of(j)).map(|i| of_old[i]).collect();
        order::sort_by(&mut sentences, Ord::cmp);
        let runs = sentences.chunk_by(usize::eq).map(|run| (run[0], run.len()));
        let most = runs.max_by_key(|(s, n)| (*n, usize::MAX - *s));
        let partner = most.filter(|(s, n)| !taken[*s] && (n * 3 > (to - from) || n * 3 > before[*s].1 - before[*s].0));
        match partner {
            Some((s, _)) => {
                taken[s] = true;
                if alignment.kept(before[s].0, before[s].1) != Some((*from, *to)) {
                    out.push(Change {
                        kind: None,
                        before: Some(side(old, a, before[s])),
                        after: Some(side(new, b, (*from, *to))),
                    });
                }
            }
            None => out.push(Change { kind: None, before: None, after: Some(side(new, b, (*from, *to))) }),
        }
    }
    for (sentence, _) in before.iter().zip(&taken).filter(|(_, t)| !**t) {
        out.push(Change { kind: None, before: Some(side(old, a, *sentence)), after: None });
    }
    out
}
