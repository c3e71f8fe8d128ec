//! Articles are opened from the storage, and the storage says what is kept.

use super::{Kept, Notice, Panel, Phase, State, Task};
use crate::review::Article;
use crate::ui::shelf::{Order, chosen};
use crate::ui::work::Work;
use std::rc::Rc;

impl State {
    pub(super) fn load(&mut self, id: Rc<str>) {
        self.ask(Task::Load(id));
        self.lay(None);
    }

    pub(super) fn neighbour(&mut self, by: i32) {
        let list = chosen(&self.shelf, "", Order::Saved);
        let own = self.work.as_ref().and_then(|w| list.iter().position(|s| s.id == w.article.id));
        let next = own.and_then(|at| at.checked_add_signed(by as isize)).and_then(|at| list.get(at));
        if let Some(id) = next.map(|s| Rc::from(s.id.as_str())) {
            self.ask(Task::Load(id));
        }
    }

    pub(super) fn restore(&mut self, id: Rc<str>) {
        if self.phase == Phase::Empty && self.task == Task::Idle && self.work.is_none() {
            self.ask(Task::Load(id));
        }
    }

    pub(super) fn forget(&mut self) {
        self.put_away();
        self.request += 1;
        (self.phase, self.task, self.draft) = (Phase::Empty, Task::Idle, "".into());
        (self.shelf, self.dictionary) = (Rc::default(), Rc::default());
        self.forgotten += 1;
    }

    pub(super) fn missing(&mut self) {
        if let Task::Load(_) | Task::Version(_) = self.task {
            self.notice = None;
            match self.phase {
                Phase::Working(_) => self.ask(Task::Read),
                _ => self.task = Task::Idle,
            }
        }
    }

    /// A text that is being read meanwhile is not pushed away.
    pub(super) fn open_article(&mut self, article: Rc<Article>) {
        match &self.task {
            Task::Read | Task::Repaste(_) => {}
            Task::Version(id) if **id == article.id => self.take_version(&article),
            _ => self.opened(&article),
        }
    }

    pub(super) fn put_back(&mut self, article: Rc<Article>) {
        self.notice = None;
        self.back = Some(article);
    }

    pub(super) fn keep(&mut self, kept: Kept) {
        if kept == Kept::Conflict {
            self.panel = Some(Panel::Conflict);
        }
        self.kept = kept;
    }

    pub(super) fn opened(&mut self, article: &Rc<Article>) {
        let same =
            self.work.as_ref().is_some_and(|w| w.article.id == article.id) && matches!(self.phase, Phase::Done | Phase::Nothing);
        let (again, at) = (matches!(self.task, Task::Load(_)).then(|| self.notice.take()).flatten(), self.at.take());
        if !same {
            self.put_away();
        }
        self.is_sample = false;
        self.task = Task::Idle;
        self.article = article.text.as_str().into();
        self.draft = self.article.clone();
        self.set_work(Work::new(article.clone()));
        self.at = at.filter(|id| same && self.mention(id).is_some());
        self.panel = None;
        self.kept = article.saved_at.as_deref().map_or(Kept::Not, |at| Kept::At(at.into()));
        self.phase = self.shown_phase();
        self.notice = again.map(|n| Notice { more: article.decisions.done.to_string(), ..n });
    }
}
