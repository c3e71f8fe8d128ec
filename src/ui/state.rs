//! What the page knows, and how it changes: plain data and one function.

use super::shelf::Spine;
use super::text::{Lang, Say};
use super::work::{Offer, Work};
use crate::Options;
use crate::dictionary::{Dictionary, Entry};
use crate::record::{DecidedBy, MentionType, Record};
use crate::review::{self, Article, Comparison, Datum, Edge, Edit, Field, Outcome, Renewal, Subject, Target, Why};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The longest text that the page takes, in bytes. Longer ones are for the command line.
pub const LIMIT_BYTES: usize = 20_000_000;

/// From this length on a text shows progress and can be cancelled.
pub const LONG_BYTES: usize = 200_000;

/// How many paragraphs are shown at first, and by how many the article grows.
pub const PARAGRAPHS: usize = 200;

/// What the page is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The paste box waits.
    Empty,
    /// The engine reads; percent done, where it is known.
    Working(u8),
    /// A record is shown.
    Done,
    /// A record is shown in which nothing was found.
    Nothing,
    /// The text is longer than [`LIMIT_BYTES`].
    TooLarge,
    /// The engine failed; its words.
    Error(String),
}

impl Phase {
    /// The value of `data-state` on the page.
    pub fn name(&self) -> &'static str {
        match self {
            Phase::Empty => "empty",
            Phase::Working(_) => "working",
            Phase::Done => "done",
            Phase::Nothing => "nothing",
            Phase::TooLarge => "too-large",
            Phase::Error(_) => "error",
        }
    }
}

/// Light or dark; `None` is what the system says.
pub type Theme = Option<bool>;

/// Which column a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The article.
    Article,
    /// The summary.
    Summary,
}

/// Words to light: start and end as in the record, and a number that grows so that the same words can be lit again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lit {
    /// First UTF-16 unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// Which lighting this is.
    pub turn: u32,
}

/// What the engine or the storage is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// Nothing.
    Idle,
    /// The text is to be read.
    Read,
    /// The article under review is to be read again, told this.
    Again(Options),
    /// A changed version of the article under review is to be read.
    Repaste,
    /// A saved article is to be opened.
    Load(Rc<str>),
}

/// What lies over the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Panel {
    /// The saved articles.
    Library,
    /// The reader's dictionary.
    Dictionary,
    /// The keys.
    Keys,
    /// The mentions as a table.
    Table,
    /// What the newspaper changed.
    Changes(Rc<Comparison>),
    /// What reading again changed.
    Renewal(Rc<Renewal>),
    /// Decisions that found no place.
    Unplaced,
    /// Another window was faster.
    Conflict,
    /// Everything is to be erased.
    Erase,
    /// An entry is to be kept in the dictionary.
    Rule(Rc<Entry>),
}

/// What is open beside the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card {
    /// A mention, by its id.
    Mention(Rc<str>),
    /// A statement, by its place.
    Statement(u32, u32),
    /// Metadata and event.
    Facts,
}

/// Whether the work is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// There is nothing to keep yet.
    Not,
    /// It is stored; when (ISO 8601).
    At(Rc<str>),
    /// The browser refuses storage.
    Denied,
    /// The storage is full.
    Full,
    /// Another window stored the article meanwhile: nothing was overwritten.
    Conflict,
}

/// A short word to the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What is said.
    pub what: Say,
    /// A number, a name or a reason that goes with it.
    pub more: String,
    /// What a button beside it does, and its words.
    pub button: Option<(Say, Box<Action>)>,
}

impl Notice {
    /// A word without more.
    pub fn new(what: Say) -> Self {
        Notice { what, more: String::new(), button: None }
    }

    /// A word with a number, a name or a reason.
    pub fn with(what: Say, more: impl ToString) -> Self {
        Notice { more: more.to_string(), ..Notice::new(what) }
    }
}

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
    pub hidden: BTreeSet<MentionType>,
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
    pub expanded: BTreeSet<&'static str>,
    /// What is asked for.
    pub task: Task,
    /// Which request it is; answers to others are dropped.
    pub request: u32,
    /// Whether the box waits for a changed version of the article under review.
    pub repasting: bool,
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
    /// What time it is (ISO 8601), as the caller says it.
    pub now: Rc<str>,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The draft changed.
    Draft(Rc<str>),
    /// A text is to be read.
    Read(Rc<str>),
    /// The sample is to be read.
    Sample(Rc<str>),
    /// The engine says how far it is.
    Progress(u32, u8),
    /// The engine answers.
    Answer(u32, Rc<Record>),
    /// The engine failed.
    Failed(u32, String),
    /// The reader stops the engine.
    Cancel,
    /// Back to the paste box, with the draft.
    New,
    /// To the paste box for a changed version of the article.
    Repaste,
    /// The article is to be read again.
    Again,
    /// The reader changes the language.
    Lang(Lang),
    /// The reader changes light and dark.
    Theme(Theme),
    /// A type's marks go off or on.
    Toggle(MentionType),
    /// Only this type's marks; all, where these were the only ones.
    Only(MentionType),
    /// All marks go off or on.
    Hide,
    /// Words are to be lit.
    Light(u32, u32),
    /// Keys act on this mention.
    At(Rc<str>),
    /// To the next mention (1) or the one before (-1).
    Step(i32),
    /// To the mention around this one (`true`) or the first inside it.
    Nest(bool),
    /// To the next uncertain mention (1) or the one before (-1), with its card.
    Unsure(i32),
    /// A card opens.
    Open(Card),
    /// The card of the mention that keys act on opens.
    OpenHere,
    /// The card closes; then the choice goes; then the caret.
    Close,
    /// Words are chosen, as the hand caught them.
    Pick(Option<(u32, u32)>),
    /// The caret comes or goes.
    Caret,
    /// The caret moves by syllables; whether the choice grows.
    MoveCaret(i32, bool),
    /// The caret goes to a place of the text; whether the choice grows to it.
    CaretAt(u32, bool),
    /// The words chosen are a mention of a type; without a choice the mention that keys act on is.
    Mark(MentionType),
    /// An edge of the mention that keys act on moves by a syllable.
    Edge(Edge, i32),
    /// The mention that keys act on is two; before which of its syllables.
    Split(Option<usize>),
    /// The program is right about the mention that keys act on.
    Accept,
    /// It is wrong: this is no mention.
    Reject,
    /// The mention goes.
    Delete,
    /// The same decision for the same words everywhere.
    Everywhere,
    /// Any other decision, as one step.
    Decide(Vec<Edit>),
    /// Undo, redo, rename, tag, confirm, dismiss.
    Review(Box<review::Action>),
    /// The list of other places opens.
    OfferOpen,
    /// A tick of that list.
    OfferTick(usize),
    /// The decision is made at the ticked places.
    OfferTake,
    /// The list of other places goes.
    OfferClose,
    /// Something lies over the page, or nothing.
    Panel(Option<Panel>),
    /// A phone changes its column.
    Tab(Tab),
    /// More paragraphs are to be shown: at least so many.
    Show(usize),
    /// A section of the summary is to be shown whole.
    Expand(&'static str),
    /// A saved article is to be opened.
    Load(Rc<str>),
    /// The next of the saved articles (1), as the list shows them, or the one before (-1) is to be opened.
    Neighbour(i32),
    /// The article of the last visit is to be opened, if the reader has not begun something else.
    Restore(Rc<str>),
    /// This device was emptied.
    Forget,
    /// The article that was to be opened is not there.
    Missing,
    /// An article was opened: from the storage or from a file.
    Opened(Rc<Article>),
    /// A deleted article is to be put back.
    PutBack(Rc<Article>),
    /// The storage says whether the work is kept.
    Kept(Kept),
    /// The storage says what is saved.
    Shelf(Rc<Vec<Spine>>),
    /// The dictionary changed.
    Dictionary(Rc<Dictionary>),
    /// Keys without Ctrl act or do not.
    Keys(bool),
    /// A short word to the reader, or none.
    Notice(Option<Notice>),
}

impl Action {
    /// Something that happens to the article under review.
    pub fn review(action: review::Action) -> Self {
        Action::Review(Box::new(action))
    }
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
            hidden: BTreeSet::new(),
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
            expanded: BTreeSet::new(),
            task: Task::Idle,
            request: 0,
            repasting: false,
            is_sample: false,
            kept: Kept::Not,
            shelf: Rc::default(),
            back: None,
            dictionary: Rc::default(),
            keys: true,
            forgotten: 0,
            notice: None,
            now: "".into(),
        }
    }

    /// What the engine is to be told about the text that it reads.
    pub fn options(&self) -> Options {
        let own = match (&self.task, &self.work) {
            (Task::Again(options), _) => options.clone(),
            (Task::Repaste, Some(work)) => work.article.options.clone(),
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
            Action::Progress(request, percent) => {
                if request == self.request && matches!(self.phase, Phase::Working(_)) {
                    self.phase = Phase::Working(percent.min(100));
                }
            }
            Action::Answer(request, record) => {
                if request == self.request {
                    self.answered(record);
                }
            }
            Action::Failed(request, why) => {
                if request == self.request && self.task != Task::Idle {
                    self.task = Task::Idle;
                    match self.phase {
                        Phase::Working(_) => self.phase = Phase::Error(why),
                        _ => self.notice = Some(Notice::with(Say::ErrorTitle, why)),
                    }
                }
            }
            Action::Cancel => {
                self.request += 1;
                self.task = Task::Idle;
                self.phase = Phase::Empty;
                self.notice = Some(Notice::new(Say::Cancelled));
            }
            Action::New => {
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
            Action::Repaste => {
                if self.work.is_some() {
                    self.settle();
                    self.repasting = true;
                    self.phase = Phase::Empty;
                    self.draft = "".into();
                }
            }
            Action::Again => {
                if let Some(work) = &self.work {
                    let options = work.article.options.clone();
                    self.ask(Task::Again(options));
                }
            }
            Action::Lang(lang) => self.lang = lang,
            Action::Theme(theme) => self.theme = theme,
            Action::Toggle(kind) => {
                if !self.hidden.remove(&kind) {
                    self.hidden.insert(kind);
                }
            }
            Action::Only(kind) => {
                let others: BTreeSet<MentionType> = super::view::TYPES.into_iter().filter(|t| *t != kind).collect();
                self.hidden = if self.hidden == others { BTreeSet::new() } else { others };
            }
            Action::Hide => {
                self.hidden = if self.hidden.is_empty() { super::view::TYPES.into_iter().collect() } else { BTreeSet::new() };
                self.notice = Some(Notice::new(if self.hidden.is_empty() { Say::MarksShown } else { Say::MarksHidden }));
            }
            Action::Light(start, end) => {
                self.lit = Some(Lit { start, end, turn: self.lit.map_or(0, |l| l.turn) + 1 });
                self.tab = Tab::Article;
                self.panel = None;
            }
            Action::At(id) => {
                if self.at.as_ref() != Some(&id) && self.mention(&id).is_some() {
                    // A card that is open goes along.
                    if matches!(self.card, Some(Card::Mention(_))) {
                        self.card = Some(Card::Mention(id.clone()));
                    }
                    self.at = Some(id);
                }
            }
            Action::Step(by) => self.step(by),
            Action::Nest(outwards) => self.nest(outwards),
            Action::Unsure(by) => self.unsure(by),
            Action::Open(card) => {
                if let Card::Mention(id) = &card {
                    if self.mention(id).is_none() {
                        return;
                    }
                    self.at = Some(id.clone());
                }
                (self.card, self.picked) = (Some(card), None);
            }
            Action::OpenHere => {
                if let Some(id) = self.at.clone().filter(|id| self.mention(id).is_some()) {
                    self.card = Some(Card::Mention(id));
                }
            }
            Action::Close => self.close(),
            Action::Pick(range) => {
                let snapped = range.zip(self.work.as_ref()).and_then(|((start, end), work)| work.words.snap(start, end));
                if snapped.is_some() {
                    self.card = None;
                }
                if self.caret.is_none() || snapped.is_some() {
                    self.picked = snapped;
                }
            }
            Action::Caret => self.toggle_caret(),
            Action::MoveCaret(by, grow) => self.move_caret(by, grow),
            Action::CaretAt(unit, grow) => {
                if let (Some((from, _)), Some(work)) = (self.caret, &self.work) {
                    let to = work.words.touched(unit, unit + 1).0.min(work.words.list().len().saturating_sub(1));
                    self.caret = Some((if grow { from } else { to }, to));
                    self.pick_caret();
                }
            }
            Action::Mark(kind) => self.mark(kind),
            Action::Edge(edge, by) => {
                let edit = self.here().and_then(|(work, id)| work.moved(id, edge, by));
                self.decide(edit.into_iter().collect());
            }
            Action::Split(before) => {
                let edit = self.here().and_then(|(work, id)| work.split(id, before));
                if edit.is_none() && self.at.is_some() {
                    self.notice = Some(Notice::new(Say::CannotSplit));
                }
                self.decide(edit.into_iter().collect());
            }
            Action::Accept => self.judge(Edit::Accept),
            Action::Reject => self.judge(Edit::Reject),
            Action::Delete => {
                // What the program found and a reader throws out was wrong; what a reader marked just goes.
                let own = self.here().and_then(|(work, id)| work.mention(id)).is_some_and(|m| m.rule == "reader");
                self.judge(if own { Edit::Delete } else { Edit::Reject });
            }
            Action::Everywhere => {
                let edit = self.here().and_then(|(work, id)| work.target(id)).map(Edit::Mark);
                self.offer = edit.and_then(|e| self.work.as_ref()?.offer(&e)).map(|o| Offer { open: true, ..o });
                if self.offer.is_none() {
                    self.notice = Some(Notice::new(Say::NowhereElse));
                }
            }
            Action::Decide(edits) => {
                self.decide(edits);
            }
            Action::Review(action) => self.review(*action),
            Action::OfferOpen => {
                if let Some(offer) = &mut self.offer {
                    offer.open = true;
                }
            }
            Action::OfferTick(i) => {
                if let Some(offer) = &mut self.offer
                    && !offer.ticked.remove(&i)
                {
                    offer.ticked.insert(i);
                }
            }
            Action::OfferTake => {
                let edits = self.offer.take().map(|o| o.edits()).unwrap_or_default();
                let count = edits.len();
                if count > 0 {
                    self.decide(edits);
                    self.offer = None;
                    self.notice = Some(Notice::with(Say::DoneEverywhere, count));
                }
            }
            Action::OfferClose => self.offer = None,
            Action::Panel(panel) => self.panel = panel,
            Action::Tab(tab) => self.tab = tab,
            Action::Show(paragraphs) => self.shown = self.shown.max(paragraphs),
            Action::Expand(section) => {
                self.expanded.insert(section);
            }
            Action::Load(id) => {
                self.ask(Task::Load(id));
                self.panel = None;
            }
            Action::Neighbour(by) => {
                let list = super::shelf::chosen(&self.shelf, "", super::shelf::Order::Saved);
                let own = self.work.as_ref().and_then(|w| list.iter().position(|s| s.id == w.article.id));
                let next = own.and_then(|at| at.checked_add_signed(by as isize)).and_then(|at| list.get(at));
                if let Some(id) = next.map(|s| Rc::from(s.id.as_str())) {
                    self.ask(Task::Load(id));
                }
            }
            Action::Restore(id) => {
                if self.phase == Phase::Empty && self.task == Task::Idle && self.work.is_none() {
                    self.ask(Task::Load(id));
                }
            }
            Action::Forget => {
                self.put_away();
                self.request += 1;
                (self.phase, self.task, self.draft) = (Phase::Empty, Task::Idle, "".into());
                (self.shelf, self.dictionary) = (Rc::default(), Rc::default());
                self.forgotten += 1;
            }
            Action::Missing => {
                if let Task::Load(_) = self.task {
                    self.notice = None;
                    match self.phase {
                        Phase::Working(_) => self.ask(Task::Read),
                        _ => self.task = Task::Idle,
                    }
                }
            }
            // A text that is being read meanwhile is not pushed away.
            Action::Opened(article) => {
                if !matches!(self.task, Task::Read | Task::Repaste) {
                    self.opened(&article);
                }
            }
            Action::PutBack(article) => {
                self.notice = None;
                self.back = Some(article);
            }
            Action::Kept(kept) => {
                if kept == Kept::Conflict {
                    self.panel = Some(Panel::Conflict);
                }
                self.kept = kept;
            }
            Action::Shelf(shelf) => self.shelf = shelf,
            Action::Dictionary(dictionary) => self.dictionary = dictionary,
            Action::Keys(on) => self.keys = on,
            Action::Notice(notice) => self.notice = notice,
        }
    }

    fn ask(&mut self, task: Task) {
        self.request += 1;
        self.task = task;
    }

    fn shown_phase(&self) -> Phase {
        match &self.work {
            Some(work) if work.record.mentions.is_empty() => Phase::Nothing,
            Some(_) => Phase::Done,
            None => Phase::Empty,
        }
    }

    /// What belonged to the article that was shown goes.
    fn settle(&mut self) {
        (self.at, self.card, self.lit, self.notice, self.picked, self.caret, self.offer, self.panel) =
            (None, None, None, None, None, None, None, None);
        self.walking = false;
    }

    fn put_away(&mut self) {
        self.settle();
        (self.work, self.kept, self.repasting) = (None, Kept::Not, false);
        (self.shown, self.tab) = (PARAGRAPHS, Tab::Article);
        self.expanded.clear();
    }

    fn read(&mut self, text: Rc<str>, is_sample: bool) {
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
            self.ask(Task::Repaste);
        } else {
            self.put_away();
            self.is_sample = is_sample;
            let print = review::fingerprint(&text);
            match self.shelf.iter().find(|s| s.print == print).map(|s| s.id.as_str().into()) {
                Some(id) => {
                    self.ask(Task::Load(id));
                    self.notice = Some(Notice::new(Say::OpenedAgain));
                }
                None => self.ask(Task::Read),
            }
        }
        self.article = text;
        self.phase = Phase::Working(0);
    }

    fn answered(&mut self, record: Rc<Record>) {
        let record = (*record).clone();
        let plain = |options: Options| Options { dictionary: Dictionary::default(), ..options };
        match std::mem::replace(&mut self.task, Task::Idle) {
            Task::Read if matches!(self.phase, Phase::Working(_)) => {
                self.work = Some(Rc::new(Work::new(Article::new(&self.article, Options::default(), record).into())));
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
            Task::Repaste => {
                let text = self.article.to_string();
                let action = |w: &Rc<Work>| review::Action::Repaste { text, options: w.article.options.clone(), record };
                if let Some((work, outcome)) = self.work.as_ref().map(|w| w.after(action(w))) {
                    self.repasting = false;
                    self.set_work(work);
                    self.phase = self.shown_phase();
                    self.tell(outcome);
                }
            }
            other => self.task = other,
        }
    }

    fn tell(&mut self, outcome: Outcome) {
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

    fn opened(&mut self, article: &Rc<Article>) {
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

    /// The article under review is another one now: what hung on things that went goes too.
    fn set_work(&mut self, work: Work) {
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

    /// A mention of the article under review.
    pub fn mention(&self, id: &str) -> Option<&crate::record::Mention> {
        self.work.as_ref()?.mention(id)
    }

    /// The article and the mention that keys act on.
    fn here(&self) -> Option<(&Work, &str)> {
        let (work, id) = (self.work.as_deref()?, self.at.as_deref()?);
        work.mention(id).map(|_| (work, id))
    }

    fn go(&mut self, id: &str) {
        let id: Rc<str> = id.into();
        if matches!(self.card, Some(Card::Mention(_))) {
            self.card = Some(Card::Mention(id.clone()));
        }
        self.at = Some(id);
        self.focus += 1;
        self.tab = Tab::Article;
    }

    fn step(&mut self, by: i32) {
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

    fn nest(&mut self, outwards: bool) {
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

    fn unsure(&mut self, by: i32) {
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

    fn close(&mut self) {
        self.walking = false;
        if self.offer.as_ref().is_some_and(|o| o.open) {
            self.offer = None;
        } else if self.card.is_some() {
            self.card = None;
            if self.at.is_some() {
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

    fn toggle_caret(&mut self) {
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

    fn move_caret(&mut self, by: i32, grow: bool) {
        let (Some((from, to)), Some(work)) = (self.caret, &self.work) else { return };
        let last = work.words.list().len().saturating_sub(1);
        let to = to.saturating_add_signed(by as isize).min(last);
        self.caret = Some((if grow { from } else { to }, to));
        self.pick_caret();
    }

    fn pick_caret(&mut self) {
        if let (Some((a, b)), Some(work)) = (self.caret, &self.work) {
            let list = work.words.list();
            self.picked = list.get(a.min(b)).zip(list.get(a.max(b))).map(|(first, last)| (first.start, last.end));
        }
    }

    fn mark(&mut self, kind: MentionType) {
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

    fn judge(&mut self, edit: fn(Target) -> Edit) {
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
    fn decide(&mut self, edits: Vec<Edit>) -> bool {
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
                self.offer = if single { next.offer(&first) } else { None };
                self.set_work(next);
                self.mind_reference_date();
                true
            }
        }
    }

    fn review(&mut self, action: review::Action) {
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
    fn mind_reference_date(&mut self) {
        let Some(work) = &self.work else { return };
        let metadata = &work.record.metadata;
        let set = metadata.decided_fields.iter().any(|f| f == "reference_date");
        let wanted = metadata.reference_date.clone().filter(|_| set);
        if wanted != work.article.options.reference_date {
            let options = Options { reference_date: wanted, ..work.article.options.clone() };
            self.ask(Task::Again(options));
        }
    }

    /// How many decisions hold.
    pub fn decided(&self) -> usize {
        self.work.as_ref().map_or(0, |w| w.article.decisions.held().iter().map(|s| s.edits.len()).sum())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> State {
        State::new(Lang::Vi, None, "")
    }

    fn record(text: &str) -> Rc<Record> {
        Rc::new(crate::extract(text, &crate::Options::default()).into_utf16(text))
    }

    #[test]
    fn a_text_is_read_and_shown() {
        let text = "Quận ủy Tân Lương kết nạp 12 đảng viên.";
        let working = page().after(Action::Read(text.into()));
        assert_eq!(working.phase, Phase::Working(0));
        let done = working.after(Action::Progress(working.request, 50)).after(Action::Answer(working.request, record(text)));
        assert_eq!(done.phase, Phase::Done);
        assert_eq!(&*done.article, text);
    }

    #[test]
    fn an_answer_to_a_cancelled_request_is_dropped() {
        let working = page().after(Action::Read("Quận ủy".into()));
        let cancelled = working.after(Action::Cancel);
        let late = cancelled.after(Action::Answer(working.request, record("Quận ủy")));
        assert_eq!(late.phase, Phase::Empty);
        assert_eq!(&*late.draft, "Quận ủy", "the text is not lost");
    }

    #[test]
    fn nothing_found_and_too_large_are_states_of_their_own() {
        let working = page().after(Action::Read("xin chào".into()));
        assert_eq!(working.after(Action::Answer(working.request, record("xin chào"))).phase, Phase::Nothing);
        let huge: Rc<str> = "a".repeat(LIMIT_BYTES + 1).into();
        let refused = page().after(Action::Read(huge.clone()));
        assert_eq!(refused.phase, Phase::TooLarge);
        assert_eq!(refused.draft, huge);
    }

    #[test]
    fn a_new_text_keeps_the_old_one_in_the_box() {
        let text = "Huyện ủy Tân Lương họp.";
        let working = page().after(Action::Read(text.into()));
        let back = working.after(Action::Answer(working.request, record(text))).after(Action::New);
        assert_eq!(back.phase, Phase::Empty);
        assert_eq!(&*back.draft, text);
    }

    #[test]
    fn marks_go_off_and_on_and_words_are_lit_again() {
        let page = page().after(Action::Toggle(MentionType::Person));
        assert!(page.hidden.contains(&MentionType::Person));
        let page = page.after(Action::Toggle(MentionType::Person));
        assert!(page.hidden.is_empty());
        let (once, twice) = (page.after(Action::Light(1, 2)), page.after(Action::Light(1, 2)).after(Action::Light(1, 2)));
        assert_ne!(once.lit, twice.lit);
        assert_eq!(page.after(Action::Open(Card::Mention("m3".into()))).card, None, "there is no such mention");
    }

    fn done(text: &str) -> State {
        let working = page().after(Action::Read(text.into()));
        working.after(Action::Answer(working.request, record(text)))
    }

    const TEXT: &str = "Ngày 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương dự. Đồng chí Trần Văn Lương yêu cầu kết nạp 12 đảng viên.";

    fn kinds(state: &State) -> Vec<(MentionType, String)> {
        state.work.as_ref().unwrap().record.mentions.iter().map(|m| (m.kind, m.text.clone())).collect()
    }

    #[test]
    fn keys_walk_change_type_and_undo() {
        let first = done(TEXT).after(Action::Step(1));
        assert_eq!(first.mention(first.at.as_ref().unwrap()).unwrap().text, "Ngày 3/4/2024");
        let person = first.after(Action::Step(1));
        let changed = person.after(Action::Mark(MentionType::Place));
        assert_eq!(changed.mention(changed.at.as_ref().unwrap()).unwrap().kind, MentionType::Place);
        assert_eq!(changed.decided(), 1);
        assert_eq!(changed.offer.as_ref().map(|o| o.places.len()), Some(1), "the same name further on");
        let everywhere = changed.after(Action::OfferTake);
        assert_eq!(kinds(&everywhere).iter().filter(|(k, _)| *k == MentionType::Place).count(), 2);
        let back = everywhere.after(Action::review(review::Action::Undo)).after(Action::review(review::Action::Undo));
        assert_eq!(kinds(&back), kinds(&first));
        let again = back.after(Action::review(review::Action::Redo)).after(Action::review(review::Action::Redo));
        assert_eq!(kinds(&again), kinds(&everywhere));
    }

    #[test]
    fn edges_move_and_what_goes_gives_its_place_to_the_next() {
        let page = done(TEXT).after(Action::Step(1)).after(Action::Step(1));
        let shorter = page.after(Action::Edge(Edge::Start, 1));
        assert_eq!(shorter.mention(shorter.at.as_ref().unwrap()).unwrap().text, "Văn Lương");
        let gone = shorter.after(Action::Delete);
        assert_ne!(gone.at, None);
        assert!(!kinds(&gone).contains(&(MentionType::Person, "Văn Lương".into())));
    }

    #[test]
    fn words_are_chosen_by_the_caret_and_marked() {
        let page = done(TEXT).after(Action::Caret);
        assert_eq!(page.caret, Some((0, 0)));
        let chosen = (0..4).fold(page, |p, _| p.after(Action::MoveCaret(1, false))).after(Action::MoveCaret(1, true));
        let marked = chosen.after(Action::Mark(MentionType::Place));
        assert_eq!(marked.caret, None);
        assert!(marked.card.is_some() && marked.decided() == 1, "{:?}", marked.notice);
        assert_eq!(marked.after(Action::Close).card, None);
    }

    #[test]
    fn a_reference_date_reads_again_and_undo_reads_once_more() {
        let page = done("Sáng 3/4, Huyện ủy Tân Lương họp.");
        let to = Datum::Text("2021-04-05".into());
        let dated = page.after(set(Subject::Article, Field::ReferenceDate, to));
        assert!(matches!(&dated.task, Task::Again(o) if o.reference_date.as_deref() == Some("2021-04-05")));
        let options = dated.options();
        let text = "Sáng 3/4, Huyện ủy Tân Lương họp.";
        let read = dated.after(Action::Answer(dated.request, Rc::new(crate::extract(text, &options).into_utf16(text))));
        assert!(matches!(read.panel, Some(Panel::Renewal(_))), "{:?}", read.panel);
        let undone = read.after(Action::review(review::Action::Undo));
        assert!(matches!(&undone.task, Task::Again(o) if o.reference_date.is_none()));
    }

    #[test]
    fn what_the_program_missed_is_marked_by_hand() {
        let nothing = done("xin chào cả nhà");
        assert_eq!(nothing.phase, Phase::Nothing);
        let marked = nothing.after(Action::Pick(Some((4, 6)))).after(Action::Mark(MentionType::Person));
        assert_eq!(marked.phase, Phase::Done);
        assert_eq!(kinds(&marked), [(MentionType::Person, "chào".into())]);
    }

    #[test]
    fn the_next_saved_article_is_opened() {
        let page = done(TEXT);
        let own = Spine::of_article(&page.work.as_ref().unwrap().article, "2026-01-02", String::new());
        let older = Spine { id: "older".into(), saved_at: "2026-01-01".into(), ..Spine::default() };
        let page = page.after(Action::Shelf(Rc::new(vec![older, own])));
        assert!(matches!(&page.after(Action::Neighbour(1)).task, Task::Load(id) if &**id == "older"));
        assert_eq!(page.after(Action::Neighbour(-1)).task, Task::Idle);
    }

    #[test]
    fn a_refused_value_changes_nothing() {
        let page = done(TEXT);
        let refused = page.after(set(Subject::Article, Field::Published, Datum::Text("hôm qua".into())));
        assert_eq!(refused.decided(), 0);
        assert_eq!(refused.notice, Some(Notice::new(Say::RefusedValue)));
    }

    #[test]
    fn a_new_version_keeps_the_decisions() {
        let page = done(TEXT).after(Action::Step(1)).after(Action::Step(1)).after(Action::Accept);
        let text = format!("Tin mới. {TEXT}");
        let box_open = page.after(Action::Repaste);
        assert_eq!(box_open.after(Action::New).phase, Phase::Done, "and back");
        let pasted = box_open.after(Action::Read(text.as_str().into()));
        let read = pasted.after(Action::Answer(pasted.request, record(&text)));
        assert_eq!(read.decided(), 1);
        assert!(matches!(read.panel, Some(Panel::Changes(_))));
        assert_eq!(read.phase, Phase::Done);
    }

    #[test]
    fn a_saved_text_is_opened_not_read() {
        let work = done(TEXT).work.unwrap();
        let spine = Spine::of_article(&work.article, "2026-01-01", String::new());
        let page = page().after(Action::Shelf(Rc::new(vec![spine]))).after(Action::Read(format!("  {TEXT} ").into()));
        assert!(matches!(&page.task, Task::Load(id) if **id == work.article.id));
        assert_eq!(page.after(Action::Missing).task, Task::Read);
        let opened = page.after(Action::Opened(work.article.clone()));
        assert_eq!((opened.phase.clone(), &opened.task), (Phase::Done, &Task::Idle));
    }
}
