//! What the page knows, and how it changes: plain data and one function.

mod action;
mod correcting;
mod data;
mod keeping;
mod reading;
#[cfg(test)]
mod tests;
mod walking;

pub use action::Action;
pub use correcting::{by_reader, set};
pub use data::{Card, Kept, LIMIT_BYTES, LONG_BYTES, Lit, Notice, PARAGRAPHS, Panel, Phase, Tab, Task, Theme};

use super::shelf::Spine;
use super::text::Lang;
use super::work::{Offer, Work};
use crate::Options;
use crate::dictionary::Dictionary;
use crate::few::Few;
use crate::record::MentionType;
use crate::review::{Article, Edit};
use std::rc::Rc;

/// All that the page knows.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What it is doing.
    pub phase: Phase,
    /// The text in the paste box, kept while an article is shown.
    pub draft: Rc<str>,
    /// The text that is read or shown.
    pub article: Rc<str>,
    /// The article under review.
    pub work: Option<Rc<Work>>,
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Types whose marks are switched off.
    pub hidden: Few<MentionType>,
    /// The words that are lit.
    pub lit: Option<Lit>,
    /// The mention that keys act on, by its id.
    pub at: Option<Rc<str>>,
    /// Grows when the focus is to go to [`Self::at`].
    pub focus: u32,
    /// What is open beside the article.
    pub card: Option<Card>,
    /// Words chosen to be marked.
    pub picked: Option<(u32, u32)>,
    /// The caret in the read-only text: the syllables where the choice began and where it is.
    pub caret: Option<(usize, usize)>,
    /// Whether the uncertain mentions are walked through.
    pub walking: bool,
    /// Where else the last decision could be made.
    pub offer: Option<Offer>,
    /// What lies over the page.
    pub panel: Option<Panel>,
    /// What a phone shows.
    pub tab: Tab,
    /// How many paragraphs are shown.
    pub shown: usize,
    /// Sections of the summary that are shown whole.
    pub expanded: Few<&'static str>,
    /// What is asked for.
    pub task: Task,
    /// Which request it is; answers to others are dropped.
    pub request: u32,
    /// Whether the box waits for a changed version of the article under review.
    pub repasting: bool,
    /// The saved article that the one under review looks like a new version of.
    pub alike: Option<Rc<Spine>>,
    /// An article that became the version of another: it is to be taken from the storage.
    pub absorbed: Option<Rc<str>>,
    /// Whether the article under review is the sample that nobody has touched: it is not stored.
    pub is_sample: bool,
    /// Whether the work is kept.
    pub kept: Kept,
    /// The saved articles.
    pub shelf: Rc<Vec<Spine>>,
    /// A deleted article that is to be stored again.
    pub back: Option<Rc<Article>>,
    /// The reader's own dictionary.
    pub dictionary: Rc<Dictionary>,
    /// Whether keys without Ctrl act.
    pub keys: bool,
    /// How often this device was emptied: the box is a new one then.
    pub forgotten: u32,
    /// A short word to the reader.
    pub notice: Option<Notice>,
    /// The word that was there before something was laid over the page.
    pub said: Option<Notice>,
    /// What time it is (ISO 8601), as the caller says it.
    pub now: Rc<str>,
}

impl State {
    /// The page as it opens.
    pub fn new(lang: Lang, theme: Theme, draft: &str) -> Self {
        State {
            phase: Phase::Empty,
            draft: draft.into(),
            article: "".into(),
            work: None,
            lang,
            theme,
            hidden: Few::default(),
            lit: None,
            at: None,
            focus: 0,
            card: None,
            picked: None,
            caret: None,
            walking: false,
            offer: None,
            panel: None,
            tab: Tab::Article,
            shown: PARAGRAPHS,
            expanded: Few::default(),
            task: Task::Idle,
            request: 0,
            repasting: false,
            alike: None,
            absorbed: None,
            is_sample: false,
            kept: Kept::Not,
            shelf: Rc::default(),
            back: None,
            dictionary: Rc::default(),
            keys: true,
            forgotten: 0,
            notice: None,
            said: None,
            now: "".into(),
        }
    }

    /// What the engine is to be told about the text that it reads.
    pub fn options(&self) -> Options {
        let own = match (&self.task, &self.work) {
            (Task::Again(options), _) => options.clone(),
            (Task::Repaste(_), Some(work)) => work.article.options.clone(),
            _ => Options::default(),
        };
        Options { dictionary: (*self.dictionary).clone(), ..own }
    }

    /// The page after something happened.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        next.act(action);
        next
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Draft(draft) => self.draft = draft,
            Action::Read(text) => self.read(text, false),
            Action::Sample(text) => self.read(text, true),
            Action::Progress(request, percent) => self.progress(request, percent),
            Action::Unicode(request, text) => self.unicode(request, text),
            Action::Answer(request, record) => self.answer(request, record),
            Action::Failed(request, why) => self.failed(request, why),
            Action::Cancel => self.cancel(),
            Action::New => self.new_text(),
            Action::Repaste => self.repaste(),
            Action::AsVersion => self.as_version(),
            Action::AsOwn => self.alike = None,
            Action::NoVersion(old, own) => self.no_version(&old, own),
            Action::Again => self.again(),
            Action::Lang(lang) => self.lang = lang,
            Action::Theme(theme) => self.theme = theme,
            Action::Toggle(kind) => self.toggle(kind),
            Action::Only(kind) => self.only(kind),
            Action::Hide => self.hide(),
            Action::Light(start, end) => self.light(start, end),
            Action::At(id) => self.at(id),
            Action::Step(by) => self.step(by),
            Action::Nest(outwards) => self.nest(outwards),
            Action::Unsure(by) => self.unsure(by),
            Action::Open(card) => self.open(card),
            Action::OpenHere => self.open_here(),
            Action::Close => self.close(),
            Action::Pick(range) => self.pick(range),
            Action::Caret => self.toggle_caret(),
            Action::MoveCaret(by, grow) => self.move_caret(by, grow),
            Action::CaretAt(unit, grow) => self.caret_at(unit, grow),
            Action::Mark(kind) => self.mark(kind),
            Action::Edge(edge, by) => self.edge(edge, by),
            Action::Split(before) => self.split(before),
            Action::Accept => self.judge(Edit::Accept),
            Action::Reject => self.judge(Edit::Reject),
            Action::Delete => self.delete(),
            Action::Everywhere => self.everywhere(),
            Action::Decide(edits) => {
                self.decide(edits);
            }
            Action::Review(action) => self.review(*action),
            Action::OfferOpen => {
                if let Some(offer) = &mut self.offer {
                    offer.open = true;
                }
            }
            Action::OfferTick(i) => self.tick(i),
            Action::OfferTake => self.take_offer(),
            Action::OfferClose => self.offer = None,
            Action::Panel(panel) => self.lay(panel),
            Action::Tab(tab) => self.tab = tab,
            Action::Show(paragraphs) => self.shown = self.shown.max(paragraphs),
            Action::Expand(section) => {
                self.expanded.insert(section);
            }
            Action::Load(id) => self.load(id),
            Action::Neighbour(by) => self.neighbour(by),
            Action::Restore(id) => self.restore(id),
            Action::Forget => self.forget(),
            Action::Missing => self.missing(),
            Action::Opened(article) => self.open_article(article),
            Action::PutBack(article) => self.put_back(article),
            Action::Kept(kept) => self.keep(kept),
            Action::Shelf(shelf) => self.shelf = shelf,
            Action::Dictionary(dictionary) => self.dictionary = dictionary,
            Action::Keys(on) => self.keys = on,
            Action::Notice(notice) => self.notice = notice,
        }
    }

    /// A mention of the article under review.
    pub fn mention(&self, id: &str) -> Option<&crate::record::Mention> {
        self.work.as_ref()?.mention(id)
    }

    /// The article and the mention that keys act on.
    fn here(&self) -> Option<(&Work, &str)> {
        let (work, id) = (self.work.as_deref()?, self.at.as_deref()?);
        work.mention(id).map(|_| (work, id))
    }

    /// How many decisions hold.
    pub fn decided(&self) -> usize {
        self.work.as_ref().map_or(0, |w| w.article.decisions.held().iter().map(|s| s.edits.len()).sum())
    }
}
