//! What the page knows, and how it changes: plain data and one function.

use super::text::Lang;
use crate::record::{MentionType, Record};
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

/// All that the page knows.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What it is doing.
    pub phase: Phase,
    /// The text in the paste box, kept while an article is shown.
    pub draft: Rc<str>,
    /// The text that the record is of.
    pub article: Rc<str>,
    /// The record.
    pub record: Option<Rc<Record>>,
    /// The language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Types whose marks are switched off.
    pub hidden: BTreeSet<MentionType>,
    /// The words that are lit.
    pub lit: Option<Lit>,
    /// Index of the mention whose card is open.
    pub card: Option<usize>,
    /// What a phone shows.
    pub tab: Tab,
    /// How many paragraphs are shown.
    pub shown: usize,
    /// Sections of the summary that are shown whole.
    pub expanded: BTreeSet<&'static str>,
    /// Which request the engine works on; answers to others are dropped.
    pub request: u32,
    /// A short word to the reader: copied, saved, refused.
    pub notice: Option<Notice>,
}

/// A short word to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The summary is on the clipboard.
    Copied,
    /// The clipboard refused.
    NotCopied,
    /// The file could not be read.
    NoFile,
    /// The work was cancelled; the text is kept.
    Cancelled,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The draft changed.
    Draft(Rc<str>),
    /// A text is to be read.
    Read(Rc<str>),
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
    /// The reader changes the language.
    Lang(Lang),
    /// The reader changes light and dark.
    Theme(Theme),
    /// A type's marks go off or on.
    Toggle(MentionType),
    /// Words are to be lit.
    Light(u32, u32),
    /// A mention's card opens.
    Open(usize),
    /// The card closes.
    Close,
    /// A phone changes its column.
    Tab(Tab),
    /// More paragraphs are to be shown: at least so many.
    Show(usize),
    /// A section of the summary is to be shown whole.
    Expand(&'static str),
    /// A short word to the reader, or none.
    Notice(Option<Notice>),
}

impl State {
    /// The page as it opens.
    pub fn new(lang: Lang, theme: Theme, draft: &str) -> Self {
        State {
            phase: Phase::Empty,
            draft: draft.into(),
            article: "".into(),
            record: None,
            lang,
            theme,
            hidden: BTreeSet::new(),
            lit: None,
            card: None,
            tab: Tab::Article,
            shown: PARAGRAPHS,
            expanded: BTreeSet::new(),
            request: 0,
            notice: None,
        }
    }

    /// The page after something happened.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Draft(draft) => next.draft = draft,
            Action::Read(text) => next.read(text),
            Action::Progress(request, percent) => {
                if request == self.request && matches!(self.phase, Phase::Working(_)) {
                    next.phase = Phase::Working(percent.min(100));
                }
            }
            Action::Answer(request, record) => {
                if request == self.request && matches!(self.phase, Phase::Working(_)) {
                    next.phase = if record.mentions.is_empty() { Phase::Nothing } else { Phase::Done };
                    next.record = Some(record);
                }
            }
            Action::Failed(request, why) => {
                if request == self.request && matches!(self.phase, Phase::Working(_)) {
                    next.phase = Phase::Error(why);
                }
            }
            Action::Cancel => {
                next.request += 1;
                next.phase = Phase::Empty;
                next.notice = Some(Notice::Cancelled);
            }
            Action::New => {
                next.request += 1;
                next.phase = Phase::Empty;
                next.record = None;
                (next.card, next.lit, next.notice) = (None, None, None);
            }
            Action::Lang(lang) => next.lang = lang,
            Action::Theme(theme) => next.theme = theme,
            Action::Toggle(kind) => {
                if !next.hidden.remove(&kind) {
                    next.hidden.insert(kind);
                }
            }
            Action::Light(start, end) => {
                next.lit = Some(Lit { start, end, turn: self.lit.map_or(0, |l| l.turn) + 1 });
                next.tab = Tab::Article;
            }
            Action::Open(index) => next.card = self.record.as_ref().filter(|r| index < r.mentions.len()).map(|_| index),
            Action::Close => next.card = None,
            Action::Tab(tab) => next.tab = tab,
            Action::Show(paragraphs) => next.shown = next.shown.max(paragraphs),
            Action::Expand(section) => {
                next.expanded.insert(section);
            }
            Action::Notice(notice) => next.notice = notice,
        }
        next
    }

    fn read(&mut self, text: Rc<str>) {
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
        self.request += 1;
        self.article = text;
        self.record = None;
        self.phase = Phase::Working(0);
        (self.card, self.lit, self.shown, self.tab) = (None, None, PARAGRAPHS, Tab::Article);
        self.expanded.clear();
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
        assert_eq!(page.after(Action::Open(3)).card, None, "there is no such mention");
    }
}
