//! A text is given to the engine, and its answer becomes the article under review.

use super::{Action, Card, Kept, LIMIT_BYTES, Notice, PARAGRAPHS, Panel, Phase, State, Tab, Task};
use crate::Options;
use crate::dictionary::Dictionary;
use crate::few::Few;
use crate::record::Record;
use crate::review::{self, Article, Outcome, Renewal};
use crate::ui::shelf::Spine;
use crate::ui::text::Say;
use crate::ui::work::Work;
use std::rc::Rc;

impl State {
    pub(super) fn progress(&mut self, request: u32, percent: u8) {
        if request == self.request && matches!(self.phase, Phase::Working(_)) {
            self.phase = Phase::Working(percent.min(100));
        }
    }

    pub(super) fn answer(&mut self, request: u32, record: Rc<Record>) {
        if request == self.request {
            self.answered(record);
        }
    }

    pub(super) fn failed(&mut self, request: u32, why: String) {
        if request == self.request && self.task != Task::Idle {
            self.task = Task::Idle;
            match self.phase {
                Phase::Working(_) => self.phase = Phase::Error(why),
                _ => self.notice = Some(Notice::with(Say::ErrorTitle, why)),
            }
        }
    }

    pub(super) fn cancel(&mut self) {
        self.request += 1;
        self.task = Task::Idle;
        self.phase = if self.repasting { Phase::Empty } else { self.shown_phase() };
        self.notice = Some(Notice::new(Say::Cancelled));
    }

    pub(super) fn new_text(&mut self) {
        if self.repasting {
            // Back to the article whose new version is not pasted after all.
            self.repasting = false;
            self.phase = self.shown_phase();
        } else {
            self.put_away();
            self.phase = Phase::Empty;
        }
        self.request += 1;
        self.task = Task::Idle;
    }

    pub(super) fn repaste(&mut self) {
        if self.work.is_some() {
            self.settle();
            self.repasting = true;
            self.phase = Phase::Empty;
            self.draft = "".into();
        }
    }

    /// Whether a text is that of a saved article, which is opened then. One that only looks like it is noted.
    fn is_saved(&mut self, text: &str) -> bool {
        let print = review::fingerprint(text);
        let id = self.shelf.iter().find(|s| s.print == print).map(|s| s.id.as_str().into());
        match id {
            Some(id) => {
                self.ask(Task::Load(id));
                self.notice = Some(Notice::new(Say::OpenedAgain));
                true
            }
            None => {
                self.alike = if self.is_sample { None } else { self.looks_like(text) };
                false
            }
        }
    }

    pub(super) fn unicode(&mut self, request: u32, text: Rc<str>) {
        let is_read = matches!(self.task, Task::Read);
        if request == self.request && (is_read || matches!(self.task, Task::Repaste(_))) {
            self.notice = Some(Notice::new(Say::Converted));
            self.article = text.clone();
            if is_read {
                self.is_saved(&text);
            }
        }
    }

    /// The newest saved article that a text looks like a new version of.
    fn looks_like(&self, text: &str) -> Option<Rc<Spine>> {
        if self.shelf.is_empty() {
            return None;
        }
        let sketch = review::sketch(text);
        let found = self.shelf.iter().filter(|s| review::alike(&s.sketch, &sketch)).max_by_key(|s| &s.saved_at);
        found.map(|s| Rc::new(s.clone()))
    }

    pub(super) fn as_version(&mut self) {
        if let Some(saved) = self.alike.take() {
            self.ask(Task::Version(saved.id.as_str().into()));
        }
    }

    /// The saved article is there: the one under review becomes its new version.
    pub(super) fn take_version(&mut self, saved: &Rc<Article>) {
        let Some(own) = self.work.as_ref().map(|w| w.article.clone()) else { return };
        self.put_away();
        self.article = own.text.as_str().into();
        self.set_work(Work::new(saved.clone()));
        self.ask(Task::Repaste(Some(own)));
        self.phase = Phase::Working(0);
    }

    pub(super) fn no_version(&mut self, old: &Rc<Article>, own: Option<Rc<Article>>) {
        self.absorbed = None;
        self.opened(old);
        if own.is_some() {
            self.back = own;
        }
        self.notice = Some(Notice::new(Say::Undone));
    }

    pub(super) fn again(&mut self) {
        if let Some(work) = &self.work {
            let options = work.article.options.clone();
            self.ask(Task::Again(options));
        }
    }

    pub(super) fn ask(&mut self, task: Task) {
        self.request += 1;
        self.task = task;
    }

    pub(super) fn shown_phase(&self) -> Phase {
        match &self.work {
            Some(work) if work.record.mentions.is_empty() => Phase::Nothing,
            Some(_) => Phase::Done,
            None => Phase::Empty,
        }
    }

    /// What belonged to the article that was shown goes.
    pub(super) fn settle(&mut self) {
        (self.at, self.card, self.lit, self.notice, self.picked, self.caret, self.offer, self.panel) =
            (None, None, None, None, None, None, None, None);
        self.walking = false;
    }

    pub(super) fn put_away(&mut self) {
        self.settle();
        (self.work, self.kept, self.repasting, self.alike) = (None, Kept::Not, false, None);
        (self.shown, self.tab) = (PARAGRAPHS, Tab::Article);
        self.expanded = Few::default();
    }

    pub(super) fn read(&mut self, text: Rc<str>, is_sample: bool) {
        self.draft = text.clone();
        self.notice = None;
        if text.trim().is_empty() {
            self.phase = Phase::Empty;
            return;
        }
        if text.len() > LIMIT_BYTES {
            self.phase = Phase::TooLarge;
            return;
        }
        if self.repasting {
            self.ask(Task::Repaste(None));
        } else {
            self.put_away();
            self.is_sample = is_sample;
            if !self.is_saved(&text) {
                self.ask(Task::Read);
            }
        }
        self.article = text;
        self.phase = Phase::Working(0);
    }

    pub(super) fn answered(&mut self, record: Rc<Record>) {
        let record = (*record).clone();
        let plain = |options: Options| Options { dictionary: Dictionary::default(), ..options };
        match std::mem::replace(&mut self.task, Task::Idle) {
            Task::Read if matches!(self.phase, Phase::Working(_)) => {
                let mut article = Article::new(&self.article, Options::default(), record);
                // A saved article that began with this text and has another one now keeps its name for itself.
                while self.shelf.iter().any(|s| s.id == article.id) {
                    article.id.push('+');
                }
                self.work = Some(Rc::new(Work::new(article.into())));
                self.phase = self.shown_phase();
            }
            Task::Again(options) => {
                if let Some((work, outcome)) =
                    self.work.as_ref().map(|w| w.after(review::Action::Read { options: plain(options), record }))
                {
                    self.set_work(work);
                    self.tell(outcome);
                }
            }
            Task::Repaste(own) => {
                let text = self.article.to_string();
                let action = |w: &Rc<Work>| review::Action::Repaste { text, options: w.article.options.clone(), record };
                if let Some((before, (work, outcome))) = self.work.as_ref().map(|w| (w.article.clone(), w.after(action(w)))) {
                    // Later than what it undoes: the newer of two states of one article is the one that is kept.
                    let before = Article { revision: work.article.revision.wrapping_add(1), ..(*before).clone() };
                    self.repasting = false;
                    self.set_work(work);
                    self.phase = self.shown_phase();
                    self.absorbed = own.as_ref().map(|o| o.id.as_str().into());
                    self.tell(outcome);
                    if let Some(notice) = &mut self.notice {
                        notice.button = Some((Say::Undo, Box::new(Action::NoVersion(before.into(), own))));
                    }
                }
            }
            other => self.task = other,
        }
    }

    pub(super) fn tell(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Read(renewal) if renewal == Renewal::default() => self.notice = Some(Notice::new(Say::NothingDiffers)),
            Outcome::Read(renewal) => self.panel = Some(Panel::Renewal(Rc::new(renewal))),
            Outcome::Repasted { comparison, placed, .. } => {
                self.notice = Some(Notice::with(Say::Placed, placed));
                self.panel = Some(Panel::Changes(Rc::new(comparison)));
            }
            Outcome::Nothing | Outcome::Done => {}
        }
    }

    /// The article under review is another one now: what hung on things that went goes too.
    pub(super) fn set_work(&mut self, work: Work) {
        let gone = |id: &Rc<str>| work.mention(id).is_none();
        if self.at.as_ref().is_some_and(gone) {
            self.at = None;
        }
        match &self.card {
            Some(Card::Mention(id)) if gone(id) => self.card = None,
            Some(Card::Statement(start, end)) if work.words.exactly(*start, *end).is_none() => self.card = None,
            _ => {}
        }
        if self.phase == Phase::Nothing && !work.record.mentions.is_empty() {
            self.phase = Phase::Done;
        }
        self.work = Some(Rc::new(work));
    }
}
