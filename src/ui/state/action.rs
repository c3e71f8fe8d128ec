//! What can happen on the page.

use super::{Card, Kept, Notice, Panel, Tab, Theme};
use crate::dictionary::Dictionary;
use crate::record::{MentionType, Record};
use crate::review::{self, Article, Edge, Edit};
use crate::ui::shelf::Spine;
use crate::ui::text::Lang;
use std::rc::Rc;

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
    /// The text was in an encoding older than Unicode: this is what it says, and what the answer is about.
    Unicode(u32, Rc<str>),
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
    /// The article under review is the new version of the saved one that it looks like.
    AsVersion,
    /// It is an article of its own.
    AsOwn,
    /// It was no new version after all: the article as it was, and the pasted one as one of its own.
    NoVersion(Rc<Article>, Option<Rc<Article>>),
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
