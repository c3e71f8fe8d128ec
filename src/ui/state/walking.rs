//! The reader goes through the article: marks, cards, the caret, the words chosen.

use super::{Card, Lit, Notice, Panel, State, Tab};
use crate::few::Few;
use crate::record::MentionType;
use crate::ui::text::Say;
use std::rc::Rc;

impl State {
    pub(super) fn toggle(&mut self, kind: MentionType) {
        if !self.hidden.remove(&kind) {
            self.hidden.insert(kind);
        }
    }

    pub(super) fn only(&mut self, kind: MentionType) {
        let others: Few<MentionType> = MentionType::ALL.into_iter().filter(|t| *t != kind).collect();
        self.hidden = if self.hidden == others { Few::default() } else { others };
    }

    pub(super) fn hide(&mut self) {
        self.hidden = if self.hidden.list().is_empty() { MentionType::ALL.into_iter().collect() } else { Few::default() };
        self.notice = Some(Notice::new(if self.hidden.list().is_empty() { Say::MarksShown } else { Say::MarksHidden }));
    }

    pub(super) fn light(&mut self, start: u32, end: u32) {
        self.lit = Some(Lit { start, end, turn: self.lit.map_or(0, |l| l.turn) + 1 });
        self.tab = Tab::Article;
        self.panel = None;
    }

    pub(super) fn at(&mut self, id: Rc<str>) {
        if self.at.as_ref() != Some(&id) && self.mention(&id).is_some() {
            // A card that is open goes along.
            if matches!(self.card, Some(Card::Mention(_))) {
                self.card = Some(Card::Mention(id.clone()));
            }
            self.at = Some(id);
        }
    }

    pub(super) fn open(&mut self, card: Card) {
        if let Card::Mention(id) = &card {
            if self.mention(id).is_none() {
                return;
            }
            self.at = Some(id.clone());
        }
        (self.card, self.picked) = (Some(card), None);
    }

    pub(super) fn open_here(&mut self) {
        if let Some(id) = self.at.clone().filter(|id| self.mention(id).is_some()) {
            self.card = Some(Card::Mention(id));
        }
    }

    pub(super) fn pick(&mut self, range: Option<(u32, u32)>) {
        let snapped = range.zip(self.work.as_ref()).and_then(|((start, end), work)| work.words.snap(start, end));
        if snapped.is_some() {
            self.card = None;
        }
        if self.caret.is_none() || snapped.is_some() {
            self.picked = snapped;
        }
    }

    pub(super) fn caret_at(&mut self, unit: u32, grow: bool) {
        if let (Some((from, _)), Some(work)) = (self.caret, &self.work) {
            let to = work.words.touched(unit, unit + 1).0.min(work.words.list().len().saturating_sub(1));
            self.caret = Some((if grow { from } else { to }, to));
            self.pick_caret();
        }
    }

    pub(super) fn go(&mut self, id: &str) {
        let id: Rc<str> = id.into();
        if matches!(self.card, Some(Card::Mention(_))) {
            self.card = Some(Card::Mention(id.clone()));
        }
        self.at = Some(id);
        self.focus += 1;
        self.tab = Tab::Article;
    }

    pub(super) fn step(&mut self, by: i32) {
        let Some(work) = self.work.clone() else { return };
        let mentions = &work.record.mentions;
        let shown = |i: &usize| mentions.get(*i).is_some_and(|m| !self.hidden.contains(&m.kind));
        let from = self.at.as_deref().and_then(|id| work.position(id));
        let found = match (from, by < 0) {
            (None, false) => (0..mentions.len()).find(shown),
            (None, true) => (0..mentions.len()).rev().find(shown),
            (Some(i), false) => (i + 1..mentions.len()).find(shown),
            (Some(i), true) => (0..i).rev().find(shown),
        };
        if let Some(i) = found {
            self.go(&mentions[i].id);
        }
    }

    pub(super) fn nest(&mut self, outwards: bool) {
        let Some(work) = self.work.clone() else { return };
        let Some(i) = self.at.as_deref().and_then(|id| work.position(id)) else { return };
        let (mentions, own) = (&work.record.mentions, &work.record.mentions[i]);
        let found = if outwards {
            mentions[..i].iter().rev().find(|m| m.start <= own.start && own.end <= m.end)
        } else {
            mentions[i + 1..].iter().take_while(|m| m.start < own.end).find(|m| m.end <= own.end)
        };
        if let Some(m) = found.filter(|m| !self.hidden.contains(&m.kind)) {
            self.go(&m.id);
        }
    }

    pub(super) fn unsure(&mut self, by: i32) {
        let Some(work) = self.work.clone() else { return };
        let from = self.at.as_deref().and_then(|id| work.mention(id)).map_or(if by < 0 { u32::MAX } else { 0 }, |m| m.start);
        let own = self.at.as_deref().unwrap_or_default();
        let open: Vec<_> = work.open().filter(|m| m.id != own).collect();
        let found = if by < 0 { open.iter().rev().find(|m| m.start <= from) } else { open.iter().find(|m| m.start >= from) };
        // At the end it goes on at the beginning.
        let found = found.or(if by < 0 { open.last() } else { open.first() });
        match found {
            Some(m) => {
                self.hidden.remove(&m.kind);
                self.card = Some(Card::Mention(m.id.as_str().into()));
                self.go(&m.id);
                self.walking = true;
            }
            None => {
                self.walking = false;
                self.notice = Some(Notice::new(Say::AllSeen));
            }
        }
    }

    /// Something is laid over the page, or taken away. What was said before is no word about what lies there now.
    pub(super) fn lay(&mut self, panel: Option<Panel>) {
        self.said = if panel.is_some() { self.notice.clone() } else { None };
        self.panel = panel;
    }

    pub(super) fn close(&mut self) {
        self.walking = false;
        if self.offer.as_ref().is_some_and(|o| o.open) {
            self.offer = None;
        } else if let Some(card) = self.card.take() {
            // From another card the focus goes back to where it was opened from.
            if matches!(card, Card::Mention(_)) && self.at.is_some() {
                self.focus += 1;
            }
        } else if self.picked.is_some() && self.caret.is_none() {
            self.picked = None;
        } else if self.caret.is_some() {
            (self.caret, self.picked) = (None, None);
        } else {
            (self.offer, self.notice) = (None, None);
        }
    }

    pub(super) fn toggle_caret(&mut self) {
        let Some(work) = self.work.clone() else { return };
        if self.caret.is_some() {
            (self.caret, self.picked) = (None, None);
            return;
        }
        let start = self.here().and_then(|(work, id)| work.mention(id)).map_or(0, |m| m.start);
        let word = work.words.touched(start, start + 1).0;
        if word < work.words.list().len() {
            (self.card, self.offer) = (None, None);
            self.caret = Some((word, word));
            self.pick_caret();
        }
    }

    pub(super) fn move_caret(&mut self, by: i32, grow: bool) {
        let (Some((from, to)), Some(work)) = (self.caret, &self.work) else { return };
        let last = work.words.list().len().saturating_sub(1);
        let to = to.saturating_add_signed(by as isize).min(last);
        self.caret = Some((if grow { from } else { to }, to));
        self.pick_caret();
    }

    pub(super) fn pick_caret(&mut self) {
        if let (Some((a, b)), Some(work)) = (self.caret, &self.work) {
            let list = work.words.list();
            self.picked = list.get(a.min(b)).zip(list.get(a.max(b))).map(|(first, last)| (first.start, last.end));
        }
    }
}
