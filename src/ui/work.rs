//! The article under review as the page holds it: what is stored, and what is made from it once after each decision.

use crate::few::Few;
use crate::keyed::Map;
use crate::record::{DecidedBy, Mention, MentionType, Record, StatementKind};
use crate::review::{Action, Anchor, Article, Edge, Edit, Missed, Occurrence, Outcome, Target, Why, Words, everywhere};
use std::rc::Rc;

/// Below this confidence a mention wants a look.
pub const UNSURE: u8 = 60;

/// An article under review with its corrected record.
#[derive(Debug, Clone)]
pub struct Work {
    /// What is stored.
    pub article: Rc<Article>,
    /// The syllables of its text.
    pub words: Rc<Words>,
    /// The corrected record: what the page shows.
    pub record: Rc<Record>,
    /// Decisions that could not be carried out.
    pub missed: Vec<Missed>,
    /// Mentions that went because a decision crossed them.
    pub displaced: Vec<Mention>,
    index: Rc<Map<usize>>,
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
    }
}

impl Work {
    /// Opens an article.
    pub fn new(article: Rc<Article>) -> Self {
        let words = Rc::new(Words::new(&article.text));
        Work::made(article, words)
    }

    fn made(article: Rc<Article>, words: Rc<Words>) -> Self {
        let applied = article.corrected(&words);
        let index = applied.record.mentions.iter().enumerate().map(|(i, m)| (&m.id, i)).collect();
        Work {
            article,
            words,
            record: Rc::new(applied.record),
            missed: applied.missed,
            displaced: applied.displaced,
            index: Rc::new(index),
        }
    }

    /// The article after something happened.
    pub fn after(&self, action: Action) -> (Self, Outcome) {
        let (article, outcome) = self.article.after(action);
        let words = if article.text == self.article.text { self.words.clone() } else { Rc::new(Words::new(&article.text)) };
        (Work::made(Rc::new(article), words), outcome)
    }

    /// The article after a decision, as one step to undo. A decision that cannot be carried out is not taken; why.
    ///
    /// # Errors
    /// Says why the first decision cannot be carried out.
    pub fn decide(&self, edits: Vec<Edit>, time: &str) -> Result<Self, Why> {
        let time = (!time.is_empty()).then(|| time.to_owned());
        let (next, _) = self.after(Action::Decide { edits, time });
        let own = next.article.decisions.held().len().saturating_sub(1);
        match next.missed.iter().find(|m| m.step == own && m.edit == 0) {
            Some(missed) => Err(missed.why),
            None => Ok(next),
        }
    }

    /// Where a mention stands in the record.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// A mention of the corrected record.
    pub fn mention(&self, id: &str) -> Option<&Mention> {
        self.position(id).and_then(|i| self.record.mentions.get(i))
    }

    /// A mention as a decision names it.
    pub fn target(&self, id: &str) -> Option<Target> {
        self.mention(id).and_then(|m| Target::of(&self.article.text, &self.words, m))
    }

    /// Words of the text as a decision names them.
    pub fn anchor(&self, start: u32, end: u32) -> Option<Anchor> {
        Anchor::new(&self.article.text, &self.words, start, end)
    }

    /// The mention with exactly these words.
    pub fn mention_at(&self, start: u32, end: u32) -> Option<&Mention> {
        let first = self.record.mentions.partition_point(|m| m.start < start);
        self.record.mentions[first..].iter().take_while(|m| m.start == start).find(|m| m.end == end)
    }

    /// One edge of a mention moved by a syllable.
    pub fn moved(&self, id: &str, edge: Edge, by: i32) -> Option<Edit> {
        let target = self.target(id)?;
        let (start, end) = self.words.step(target.at.start, target.at.end, edge, by)?;
        Some(Edit::Move { to: self.anchor(start, end)?, target })
    }

    /// A mention cut in two before the syllable with this number inside it; without a number at the first comma or `và`, else in the middle.
    pub fn split(&self, id: &str, before: Option<usize>) -> Option<Edit> {
        let target = self.target(id)?;
        let (from, to) = self.words.exactly(target.at.start, target.at.end)?;
        let joint = |i: &usize| matches!(self.words.list()[*i].mark, ',' | ';' | '-' | '–') || self.words.key(*i) == "va";
        let cut = before.map(|n| from + n).or_else(|| (from + 1..to.saturating_sub(1)).find(joint)).unwrap_or((from + to) / 2);
        let list = self.words.list();
        let solid = |i: &usize| list[*i].mark == '\0' && self.words.key(*i) != "va";
        let (last, first) = ((from..cut).rev().find(solid)?, (cut..to).find(solid)?);
        let parts = vec![self.anchor(list[from].start, list[last].end)?, self.anchor(list[first].start, list[to - 1].end)?];
        Some(Edit::Split { target, parts })
    }

    /// The sentence around a place: the statement there, else as far as the next stops, the ends of the line and the statements beside it.
    pub fn sentence(&self, start: u32, end: u32) -> Option<(u32, u32, Option<StatementKind>)> {
        if let Some(s) = self.record.statements.iter().find(|s| s.start <= start && end <= s.end) {
            return Some((s.start, s.end, Some(s.kind)));
        }
        let list = self.words.list();
        let (from, to) = self.words.touched(start, end);
        let stop = |i: usize| {
            list[i].ends_line
                || (matches!(list[i].mark, '.' | '!' | '?' | '…')
                    && !list[i].is_glued
                    && list.get(i + 1).is_none_or(|w| w.mark != '\0' || w.is_capital))
        };
        let taken = |i: usize| self.record.statements.iter().any(|s| s.start < list[i].end && list[i].start < s.end);
        let mut first = from;
        while first > 0 && !stop(first - 1) && !taken(first - 1) {
            first -= 1;
        }
        let mut last = to.max(from + 1) - 1;
        while last + 1 < list.len() && !stop(last) && !taken(last + 1) {
            last += 1;
        }
        Some((list.get(first)?.start, list.get(last)?.end, None))
    }

    /// Whether a mention is a guess that nobody has looked at.
    pub fn is_open(mention: &Mention) -> bool {
        mention.confidence < UNSURE && mention.decided_by != Some(DecidedBy::Reader)
    }

    /// The mentions that want a look, in text order.
    pub fn open(&self) -> impl Iterator<Item = &Mention> {
        self.record.mentions.iter().filter(|m| Work::is_open(m))
    }

    /// Where else a decision could be made in the same way.
    pub fn offer(&self, edit: &Edit) -> Option<Offer> {
        let mut quoted = edit.clone();
        let own = quoted.anchors_mut().first().map(|a| (a.start, a.end))?;
        let places: Vec<Occurrence> = everywhere(&self.article.text, &self.words, &self.record, edit)
            .into_iter()
            .filter(|o| (o.at.start, o.at.end) != own && !self.is_settled(&o.edit, &o.at))
            .collect();
        let ticked = (0..places.len()).collect();
        (!places.is_empty()).then_some(Offer { places, ticked, open: false })
    }

    fn is_settled(&self, edit: &Edit, at: &Anchor) -> bool {
        let here = self.mention_at(at.start, at.end);
        let decided = here.is_some_and(|m| m.decided_by == Some(DecidedBy::Reader));
        match edit {
            Edit::Accept(_) => decided,
            Edit::Mark(t) => here.is_some_and(|m| m.kind == t.kind),
            Edit::Retype { to, .. } => here.is_some_and(|m| m.kind == *to),
            Edit::Delete(_) | Edit::Reject(_) => here.is_none(),
            _ => false,
        }
    }

    /// First and last syllable of every place where the words looked for stand; tones and marks do not count, the last word may be begun only.
    pub fn find(&self, query: &str, most: usize) -> Vec<(usize, usize)> {
        let query = super::plain::plain(query);
        let wanted: Vec<&str> = query.split_whitespace().collect();
        let Some((last, whole)) = wanted.split_last() else { return Vec::new() };
        let list = self.words.list();
        let is = |i: usize, word: &str, whole: bool| {
            i < list.len() && super::plain::begins(&self.article.text[self.words.bytes(i, i + 1)], word, whole)
        };
        let stands =
            |i: &usize| whole.iter().enumerate().all(|(k, word)| is(i + k, word, true)) && is(i + whole.len(), last, false);
        (0..list.len()).filter(stands).take(most).map(|i| (i, i + whole.len())).collect()
    }
}

/// The other places of a decision, with a tick each.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The places and what would be decided there.
    pub places: Vec<Occurrence>,
    /// Which are ticked.
    pub ticked: Few<usize>,
    /// Whether the list is shown.
    pub open: bool,
}

impl Offer {
    /// The decisions of the ticked places.
    pub fn edits(&self) -> Vec<Edit> {
        self.ticked.list().iter().filter_map(|i| self.places.get(*i)).map(|o| o.edit.clone()).collect()
    }
}

/// Whether mentions of a type name something that other mentions may name too.
pub fn has_entity(kind: MentionType) -> bool {
    matches!(kind, MentionType::Person | MentionType::Organization | MentionType::Place | MentionType::Document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn work(text: &str) -> Work {
        let record = crate::extract(text, &Options::default()).into_utf16(text);
        Work::new(Article::new(text, Options::default(), record).into())
    }

    #[test]
    fn sentences_end_at_stops_and_lines() {
        let text = "Sáng nay trời mưa. Đồng chí Trần Văn Lương đến dự. Mọi người vui.\nHết.";
        let work = work(text);
        let at = text.find("đến").map(|b| text[..b].encode_utf16().count() as u32).unwrap();
        let (start, end, _) = work.sentence(at, at + 1).unwrap();
        assert_eq!(work.words.slice(text, start, end).unwrap(), "Đồng chí Trần Văn Lương đến dự.");
    }

    #[test]
    fn words_are_found_by_their_keys() {
        let work = work("Ủy ban nhân dân xã họp. uỷ ban nhân dân huyện họp.");
        assert_eq!(work.find("uy ban nh", 9).len(), 2);
        assert_eq!(work.find("ủy ban nhân dân h", 9), [(7, 11)]);
        assert_eq!(work.find("  ", 9), []);
    }

    #[test]
    fn what_cannot_be_is_not_decided() {
        let work = work("Ngày 3/4/2024, Huyện ủy Tân Lương họp.");
        let time = work.record.mentions.iter().find(|m| m.kind == MentionType::Time).unwrap();
        let of = crate::review::Subject::Mention(work.target(&time.id).unwrap());
        let set = |to: &str| Edit::Set {
            of: of.clone(),
            field: crate::review::Field::Iso,
            to: crate::review::Datum::Text(to.to_owned()),
        };
        assert!(work.decide(vec![set("hôm kia")], "").is_err());
        assert!(work.decide(vec![set("2024-04-05")], "").is_ok());
    }
}
