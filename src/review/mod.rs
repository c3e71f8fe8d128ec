//! An article under review: the text, what the program found, and what a reader decided, kept apart.
//!
//! # How a page uses it
//!
//! Everything counts UTF-16, as records in JSON do. Nothing here knows the clock: times are texts that the caller gives.
//!
//! ```
//! # use diembao::{extract, Options};
//! # use diembao::record::MentionType;
//! use diembao::review::{Action, Article, Edit, Target, Anchor, Words};
//! # let text = "Sáng nay, Huyện ủy Tân Lương họp."; let options = Options::default();
//! # let record = extract(text, &options).into_utf16(text);
//! let article = Article::new(text, options, record);
//! let words = Words::new(&article.text);                    // once for a text
//! let (start, end) = words.snap(10, 20).unwrap();           // a selection, on whole syllables
//! let at = Anchor::new(&article.text, &words, start, end).unwrap();
//! let edit = Edit::Mark(Target { kind: MentionType::Organization, at });
//! let (article, _) = article.after(Action::Decide { edits: vec![edit], time: None });
//! let corrected = article.corrected(&words);                // what is shown: record, what was missed, what had to go
//! # assert!(corrected.missed.is_empty());
//! let (article, _) = article.after(Action::Undo);
//! ```
//!
//! [`Article::after`] is the reducer: plain data in, plain data out. Its [`Action`]s:
//!
//! | action | what it does |
//! |---|---|
//! | [`Action::Decide`] | one undo step of one or many [`Edit`]s; what was undone is forgotten |
//! | [`Action::Undo`], [`Action::Redo`] | one step back, one step forth |
//! | [`Action::Read`] | the program read the same text again: decisions stay, [`Outcome::Read`] says what differs |
//! | [`Action::Repaste`] | a changed version of the text: decisions are found again, [`Outcome::Repasted`] says what the newspaper changed |
//! | [`Action::Confirm`], [`Action::Dismiss`] | a decision that found no place is taken over as suggested, or forgotten |
//! | [`Action::Rename`], [`Action::Tag`] | title and tags in the library; no undo step |
//!
//! The page keeps `Article` (to store it, [`crate::library`]), `Words` (once for a text) and [`Applied`] (after each action). For a correction it builds an `Edit`:
//! [`Target::of`] a mention of the *corrected* record; [`Words::step`] moves an edge; [`everywhere`] lists the places for "everywhere in this article", and the
//! edits of the ticked ones go into one `Decide`. Before a correction becomes an entry of the dictionary, [`trials`] and [`effect`] tell what it would change
//! elsewhere. Ids of a corrected record stay those of the program's; new things get the next free numbers.

mod align;
mod apply;
mod board;
mod compare;
mod diff;
mod edit;
mod everywhere;
mod fill;
mod likeness;
mod preview;
mod reanchor;
mod words;

pub use apply::{Applied, Missed, Why, apply, is_date};
pub use compare::{Change, Comparison, Passage, compare};
pub use diff::{About, Difference, Side, diff};
pub use edit::{Anchor, Datum, Edit, Field, Log, Step, Subject, Target};
pub use everywhere::{Occurrence, everywhere};
pub use likeness::{alike, sketch};
pub use preview::{Effect, effect, preview, trials};
pub use reanchor::{Unplaced, reanchor};
pub use words::{Edge, Word, Words};

use crate::Options;
use crate::record::Record;
use apply::Gone;
use serde::{Deserialize, Serialize};

/// An article under review. Only this is stored; everything else is made from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// What the library knows it by. It stays when the text changes.
    pub id: String,
    /// Its name in the library.
    pub title: String,
    /// Labels that the reader gave it.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was last stored, as the caller says it (ISO 8601).
    #[serde(default)]
    pub saved_at: Option<String>,
    /// How often it was changed: two tabs see by it whether the other was faster.
    #[serde(default)]
    pub revision: u32,
    /// The text as given.
    pub text: String,
    /// What the program was told when it read the text. The dictionary is the library's.
    #[serde(default)]
    pub options: Options,
    /// What the program found.
    pub record: Record,
    /// What the reader decided.
    #[serde(default)]
    pub decisions: Log,
    /// Decisions about an earlier version of the text that found no place in this one. Nothing that was decided is lost without a word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unplaced: Vec<Unplaced>,
}

/// What happens to an article.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The reader decides: one undo step.
    Decide {
        /// The decisions, of a bulk action all of them.
        edits: Vec<Edit>,
        /// When (ISO 8601).
        time: Option<String>,
    },
    /// One step back.
    Undo,
    /// One step forth.
    Redo,
    /// The program read the text again: another version of it, another reference date, another dictionary.
    Read {
        /// What it was told.
        options: Options,
        /// What it found.
        record: Record,
    },
    /// The article was pasted again, changed.
    Repaste {
        /// The new text.
        text: String,
        /// What the program was told.
        options: Options,
        /// What it found in the new text.
        record: Record,
    },
    /// The suggestion of [`Article::unplaced`] at this index is right: it becomes a step.
    Confirm {
        /// Which.
        index: usize,
        /// When (ISO 8601).
        time: Option<String>,
    },
    /// The decision of [`Article::unplaced`] at this index is not needed any more.
    Dismiss(usize),
    /// Another name in the library.
    Rename(String),
    /// Other labels.
    Tag(Vec<String>),
}

/// What a reader should be told about an action.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing changed.
    Nothing,
    /// It was done.
    Done,
    /// The text was read again.
    Read(Renewal),
    /// The text was changed.
    Repasted {
        /// What the newspaper changed.
        comparison: Comparison,
        /// How many decisions were placed.
        placed: usize,
        /// How many were not; they are in [`Article::unplaced`].
        unplaced: usize,
    },
}

/// What reading a text again changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renewal {
    /// What the corrected record says otherwise now.
    pub differences: Vec<Difference>,
    /// What the program finds otherwise now, but a decision of the reader had settled.
    pub settled: Vec<Difference>,
    /// Decisions that cannot be carried out any more.
    pub missed: Vec<Missed>,
}

impl Article {
    /// An article that was just read. Its title is the headline, or how the text begins.
    pub fn new(text: &str, options: Options, record: Record) -> Self {
        let first = || fill::squeeze(text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default()).chars().take(80).collect();
        Article {
            id: fingerprint(text),
            title: record.metadata.title.clone().unwrap_or_else(first),
            tags: Vec::new(),
            saved_at: None,
            revision: 0,
            text: text.to_owned(),
            options,
            record,
            decisions: Log::default(),
            unplaced: Vec::new(),
        }
    }

    /// The corrected record. `words` are those of its text.
    pub fn corrected(&self, words: &Words) -> Applied {
        apply(&self.text, words, &self.record, &self.decisions)
    }

    /// The article after something happened, and what the reader should be told.
    pub fn after(&self, action: Action) -> (Article, Outcome) {
        let mut next = self.clone();
        let outcome = next.act(action);
        next.revision = self.revision.wrapping_add(u32::from(outcome != Outcome::Nothing));
        (next, outcome)
    }

    fn act(&mut self, action: Action) -> Outcome {
        let done = |changed: bool| if changed { Outcome::Done } else { Outcome::Nothing };
        match action {
            Action::Decide { edits, time } => {
                let some = !edits.is_empty();
                self.decisions.push(Step { time, edits });
                done(some)
            }
            Action::Undo => done(self.decisions.undo()),
            Action::Redo => done(self.decisions.redo()),
            Action::Read { options, record } => {
                let words = Words::new(&self.text);
                let before = self.corrected(&words).record;
                let found = diff(&self.record, &record);
                (self.options, self.record) = (options, record);
                let after = self.corrected(&words);
                let differences = diff(&before, &after.record);
                let place = |d: &Difference| (d.about, d.start, d.end, d.words.clone());
                let open = crate::order::unique(differences.iter().map(place));
                let settled = found.into_iter().filter(|d| open.binary_search(&place(d)).is_err()).collect();
                Outcome::Read(Renewal { differences, settled, missed: after.missed })
            }
            Action::Repaste { text, options, record } => {
                let (decisions, lost) = reanchor(&self.text, &text, &record, &self.decisions);
                let comparison = compare((&self.text, &self.record), (&text, &record));
                let placed = decisions.held().iter().map(|s| s.edits.len()).sum();
                let unplaced = lost.len();
                // What was suggested about this version may still be right about the next.
                for earlier in &mut self.unplaced {
                    let suggested = earlier.suggestion.take().map(|edit| Step { time: None, edits: vec![edit] });
                    let log = Log { done: usize::from(suggested.is_some()), steps: suggested.into_iter().collect() };
                    let (found, mut lost) = reanchor(&self.text, &text, &record, &log);
                    let found = found.steps.into_iter().flat_map(|s| s.edits).next();
                    earlier.suggestion = found.or_else(|| lost.pop().and_then(|u| u.suggestion));
                }
                self.unplaced.extend(lost);
                (self.text, self.options, self.record, self.decisions) = (text, options, record, decisions);
                Outcome::Repasted { comparison, placed, unplaced }
            }
            Action::Confirm { index, time } => {
                let Some(edit) = self.unplaced.get(index).and_then(|u| u.suggestion.clone()) else { return Outcome::Nothing };
                self.unplaced.remove(index);
                self.decisions.push(Step { time, edits: vec![edit] });
                Outcome::Done
            }
            Action::Dismiss(index) => {
                let some = index < self.unplaced.len();
                if some {
                    self.unplaced.remove(index);
                }
                done(some)
            }
            Action::Rename(title) => {
                let other = title != self.title;
                self.title = title;
                done(other)
            }
            Action::Tag(tags) => {
                let other = tags != self.tags;
                self.tags = tags;
                done(other)
            }
        }
    }
}

/// What tells one text from another, whatever white space it was pasted with.
pub fn fingerprint(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for word in text.split_whitespace() {
        word.bytes().for_each(&mut add);
        add(b' ');
    }
    format!("{hash:016x}")
}
