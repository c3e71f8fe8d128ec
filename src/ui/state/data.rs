//! The parts of the page's state: plain data.

use super::Action;
use crate::Options;
use crate::dictionary::Entry;
use crate::review::{Article, Comparison, Renewal};
use crate::ui::text::Say;
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
    /// A changed version of the article under review is to be read; it is this article now, if it was pasted as one of its own.
    Repaste(Option<Rc<Article>>),
    /// A saved article is to be opened.
    Load(Rc<str>),
    /// A saved article is to be opened, so that the one under review becomes its new version.
    Version(Rc<str>),
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
    /// What the page asks of the network, and which version it is.
    Privacy,
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
    /// The last writing was cut short.
    Cut,
    /// A later version of the program holds the storage.
    Newer,
    /// The storage, or what it holds of the article, cannot be read; nothing is overwritten.
    Damaged,
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
