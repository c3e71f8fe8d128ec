//! The reader decides: every decision is one step to undo.

use super::{Action, Card, Notice, State, Task};
use crate::Options;
use crate::record::{DecidedBy, MentionType};
use crate::review::{self, Datum, Edge, Edit, Field, Outcome, Subject, Target, Why};
use crate::ui::text::Say;
use crate::ui::work::Offer;

impl State {
    pub(super) fn edge(&mut self, edge: Edge, by: i32) {
        let edit = self.here().and_then(|(work, id)| work.moved(id, edge, by));
        self.decide(edit.into_iter().collect());
    }

    pub(super) fn split(&mut self, before: Option<usize>) {
        let edit = self.here().and_then(|(work, id)| work.split(id, before));
        if edit.is_none() && self.at.is_some() {
            self.notice = Some(Notice::new(Say::CannotSplit));
        }
        self.decide(edit.into_iter().collect());
    }

    pub(super) fn delete(&mut self) {
        // What the program found and a reader throws out was wrong; what a reader marked just goes.
        let own = self.here().and_then(|(work, id)| work.mention(id)).is_some_and(|m| m.rule == "reader");
        self.judge(if own { Edit::Delete } else { Edit::Reject });
    }

    pub(super) fn everywhere(&mut self) {
        let edit = self.here().and_then(|(work, id)| work.target(id)).map(Edit::Mark);
        self.offer = edit.and_then(|e| self.work.as_ref()?.offer(&e)).map(|o| Offer { open: true, ..o });
        if self.offer.is_none() {
            self.notice = Some(Notice::new(Say::NowhereElse));
        }
    }

    pub(super) fn tick(&mut self, i: usize) {
        if let Some(offer) = &mut self.offer
            && !offer.ticked.remove(&i)
        {
            offer.ticked.insert(i);
        }
    }

    pub(super) fn take_offer(&mut self) {
        let edits = self.offer.take().map(|o| o.edits()).unwrap_or_default();
        let count = edits.len();
        if count > 0 {
            self.decide(edits);
            self.offer = None;
            self.notice = Some(Notice::with(Say::DoneEverywhere, count));
        }
    }

    pub(super) fn mark(&mut self, kind: MentionType) {
        let Some(work) = self.work.clone() else { return };
        match self.picked {
            Some((start, end)) => {
                let snapped = work.words.snap(start, end);
                let Some((start, end)) = snapped else { return };
                let Some(at) = work.anchor(start, end) else { return };
                // The same words marked as something else: they change their type.
                let edit = match work.mention_at(start, end) {
                    Some(m) if m.kind != kind => Edit::Retype { target: Target { kind: m.kind, at }, to: kind },
                    _ => Edit::Mark(Target { kind, at }),
                };
                if self.decide(vec![edit])
                    && let Some(id) = self.work.as_ref().and_then(|w| w.mention_at(start, end)).map(|m| m.id.clone())
                {
                    (self.picked, self.caret) = (None, None);
                    self.hidden.remove(&kind);
                    self.card = Some(Card::Mention(id.as_str().into()));
                    self.go(&id);
                }
            }
            None => {
                let edit = self.here().and_then(|(work, id)| work.target(id)).filter(|t| t.kind != kind);
                self.decide(edit.map(|target| Edit::Retype { target, to: kind }).into_iter().collect());
            }
        }
    }

    pub(super) fn judge(&mut self, edit: fn(Target) -> Edit) {
        let Some((work, id)) = self.here() else { return };
        let (Some(target), Some(at)) = (work.target(id), work.position(id)) else { return };
        let walking = self.walking;
        if !self.decide(vec![edit(target)]) {
            return;
        }
        if walking {
            self.unsure(1);
        } else if self.at.is_none() {
            // It went: the one that stands in its place is next.
            let next =
                self.work.as_ref().and_then(|w| w.record.mentions.get(at).or(w.record.mentions.last())).map(|m| m.id.clone());
            if let Some(id) = next {
                self.go(&id);
            }
        }
    }

    /// One step to undo. Whether it could be done.
    pub(super) fn decide(&mut self, edits: Vec<Edit>) -> bool {
        let (Some(work), Some(first)) = (self.work.clone(), edits.first().cloned()) else { return false };
        let single = edits.len() == 1;
        match work.decide(edits, &self.now) {
            Err(why) => {
                self.notice = Some(Notice::new(refusal(why)));
                false
            }
            Ok(next) => {
                let displaced = next.displaced.len().saturating_sub(work.displaced.len());
                self.notice = (displaced > 0).then(|| Notice {
                    button: Some((Say::Undo, Box::new(Action::review(review::Action::Undo)))),
                    ..Notice::with(Say::Displaced, displaced)
                });
                self.alike = None;
                self.offer = if single { next.offer(&first) } else { None };
                self.set_work(next);
                self.mind_reference_date();
                true
            }
        }
    }

    pub(super) fn review(&mut self, action: review::Action) {
        let Some(work) = self.work.clone() else { return };
        let said = match action {
            review::Action::Undo => Some((Say::Undone, Say::NothingToUndo)),
            review::Action::Redo => Some((Say::Redone, Say::NothingToRedo)),
            _ => None,
        };
        let (next, outcome) = work.after(action);
        if outcome != Outcome::Nothing {
            self.offer = None;
            self.set_work(next);
            self.mind_reference_date();
        }
        if let Some((done, nothing)) = said {
            self.notice = Some(Notice::new(if outcome == Outcome::Nothing { nothing } else { done }));
        }
    }

    /// A reference date that the reader set resolves the dates of the article anew; one that he took back does too.
    pub(super) fn mind_reference_date(&mut self) {
        let Some(work) = &self.work else { return };
        let metadata = &work.record.metadata;
        let set = metadata.decided_fields.iter().any(|f| f == "reference_date");
        let wanted = metadata.reference_date.clone().filter(|_| set);
        if wanted != work.article.options.reference_date {
            let options = Options { reference_date: wanted, ..work.article.options.clone() };
            self.ask(Task::Again(options));
        }
    }
}

/// The decision that sets a field.
pub fn set(of: Subject, field: Field, to: Datum) -> Action {
    Action::Decide(vec![Edit::Set { of, field, to }])
}

/// Whether a reader decided a thing.
pub fn by_reader(decided: Option<DecidedBy>) -> bool {
    decided == Some(DecidedBy::Reader)
}

fn refusal(why: Why) -> Say {
    match why {
        Why::Value => Say::RefusedValue,
        Why::Loop => Say::RefusedLoop,
        Why::Kinds => Say::RefusedKinds,
        Why::Words | Why::Syllables | Why::Field | Why::Offsets => Say::Refused,
    }
}
