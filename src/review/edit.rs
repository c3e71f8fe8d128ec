//! Decisions of a reader as plain data. Each quotes the words that it is about, so that it can be found again.

use super::words::Words;
use crate::record::{Mention, MentionType, StatementKind};
use serde::{Deserialize, Serialize};

/// How many characters of context a quotation keeps on each side.
const CONTEXT: usize = 32;

/// Words of the text: where they stand, what they are, and a little of what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// First UTF-16 unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// The words themselves.
    pub quote: String,
    /// What stands before them.
    #[serde(default)]
    pub before: String,
    /// What stands after them.
    #[serde(default)]
    pub after: String,
}

impl Anchor {
    /// The words between two units of a text; `None` where these lie inside a character or past the end.
    pub fn new(text: &str, words: &Words, start: u32, end: u32) -> Option<Self> {
        let (from, to) = (words.byte(text, start)?, words.byte(text, end)?);
        let quote = text.get(from..to)?.to_owned();
        let before = text[..from].char_indices().rev().take(CONTEXT).last().map_or(from, |(i, _)| i);
        let after = text[to..].char_indices().nth(CONTEXT).map_or(text.len(), |(i, _)| to + i);
        Some(Anchor { start, end, quote, before: text[before..from].to_owned(), after: text[to..after].to_owned() })
    }
}

/// A mention: its type and its words. No two mentions of a record have the same words in the same place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Its type when it was decided upon.
    #[serde(rename = "type")]
    pub kind: MentionType,
    /// Its words.
    pub at: Anchor,
}

impl Target {
    /// A mention of a record.
    pub fn of(text: &str, words: &Words, mention: &Mention) -> Option<Self> {
        Some(Target { kind: mention.kind, at: Anchor::new(text, words, mention.start, mention.end)? })
    }
}

/// What a value belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The article: its metadata.
    Article,
    /// The event that it reports.
    Event,
    /// One mention.
    Mention(Target),
    /// The person, organisation, place or document that a mention names.
    Entity(Target),
}

/// What can be set. Which field belongs to which subject is written beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Of a person, an organisation, a place: its name. Of the event: its own name.
    Name,
    /// Of the article: the headline. Of a role: the position. Of a document.
    Title,
    /// Of the article.
    Outlet,
    /// Of the article.
    Section,
    /// Of the article: when it was published.
    Published,
    /// Of the article. The dates are resolved anew only when the text is read again with this day among its options.
    ReferenceDate,
    /// Of the article: a list.
    Authors,
    /// Of the article.
    Views,
    /// Of an organisation, a place.
    Level,
    /// Of an organisation, a document, the event (without it there is no event), a time.
    Kind,
    /// Of an organisation, a place: one mention of what it is part of.
    Parent,
    /// Of a role: mentions of the people who hold it.
    Holders,
    /// Of a role: one mention of the organisation.
    Organization,
    /// Of a role: `former`, `acting`.
    State,
    /// Of a document: a list; of a figure: the number.
    Number,
    /// Of a document.
    Symbol,
    /// Of a document.
    Year,
    /// Of a document: the issuer in words.
    Issuer,
    /// Of a document, the event.
    Date,
    /// Of a time: ISO 8601 or EDTF.
    Iso,
    /// Of a figure.
    Unit,
    /// Of a figure: `>`, `>=`, `<`, `<=`, `~`, `~<`.
    Bound,
    /// Of the event.
    Host,
    /// Of the event.
    Place,
    /// Of the event: mentions of people.
    Chair,
    /// Of the event: mentions of people.
    Participants,
}

/// A value that a reader gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// The field is empty.
    Nothing,
    /// Words.
    Text(String),
    /// Several words or phrases.
    List(Vec<String>),
    /// Mentions that the field leads to.
    Mentions(Vec<Target>),
}

/// One decision. What it names is made where the program no longer finds it, but for [`Edit::Reject`] and [`Edit::Delete`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// These words are a mention.
    Mark(Target),
    /// The program is right.
    Accept(Target),
    /// The program is wrong: this is no mention.
    Reject(Target),
    /// A mention goes, without a judgement on the program.
    Delete(Target),
    /// A mention is of another type.
    Retype {
        /// The mention.
        target: Target,
        /// Its type.
        to: MentionType,
    },
    /// A mention begins or ends elsewhere. It keeps its id, its value and its links.
    Move {
        /// The mention.
        target: Target,
        /// Its words.
        to: Anchor,
    },
    /// A mention is several. The first keeps its id, its value and its links.
    Split {
        /// The mention.
        target: Target,
        /// The words of each, in text order, all inside the mention.
        parts: Vec<Anchor>,
    },
    /// Two people, organisations, places or documents are one.
    Merge {
        /// A mention of the one that goes.
        target: Target,
        /// A mention of the one that stays.
        into: Target,
    },
    /// These mentions name another person, organisation, place or document than the rest of those they were joined with.
    Part {
        /// The mentions, all of one type.
        targets: Vec<Target>,
    },
    /// A value is set or taken away.
    Set {
        /// What it belongs to.
        of: Subject,
        /// Which it is.
        field: Field,
        /// What it is.
        to: Datum,
    },
    /// A sentence is a statement of another kind, or of none.
    State {
        /// The sentence.
        at: Anchor,
        /// What it says.
        kind: Option<StatementKind>,
    },
}

impl Edit {
    /// Every quotation of the decision. The first is what it is about.
    pub fn anchors_mut(&mut self) -> Vec<&mut Anchor> {
        match self {
            Edit::Mark(t) | Edit::Accept(t) | Edit::Reject(t) | Edit::Delete(t) => vec![&mut t.at],
            Edit::Retype { target, .. } => vec![&mut target.at],
            Edit::Move { target, to } => vec![&mut target.at, to],
            Edit::Split { target, parts } => std::iter::once(&mut target.at).chain(parts).collect(),
            Edit::Merge { target, into } => vec![&mut target.at, &mut into.at],
            Edit::Part { targets } => targets.iter_mut().map(|t| &mut t.at).collect(),
            Edit::Set { of, to, .. } => {
                let own = match of {
                    Subject::Mention(t) | Subject::Entity(t) => Some(&mut t.at),
                    Subject::Article | Subject::Event => None,
                };
                let named = match to {
                    Datum::Mentions(list) => list.iter_mut(),
                    _ => [].iter_mut(),
                };
                own.into_iter().chain(named.map(|t| &mut t.at)).collect()
            }
            Edit::State { at, .. } => vec![at],
        }
    }
}

/// What one action did: one decision, or all of a bulk action. It is undone as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When, as the caller says it (ISO 8601).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The decisions, in order.
    pub edits: Vec<Edit>,
}

/// The decisions about one article, kept apart from what the program found. Undone steps stay until another decision is made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// All steps, the undone ones last.
    pub steps: Vec<Step>,
    /// How many of them hold.
    pub done: usize,
}

impl Log {
    /// The steps that hold.
    pub fn held(&self) -> &[Step] {
        &self.steps[..self.done.min(self.steps.len())]
    }

    /// Adds a step; what was undone is forgotten. An empty step is none.
    pub fn push(&mut self, step: Step) {
        if !step.edits.is_empty() {
            self.steps.truncate(self.done);
            self.steps.push(step);
            self.done = self.steps.len();
        }
    }

    /// Takes the last step back. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let can = self.can_undo();
        self.done -= usize::from(can);
        can
    }

    /// Does the step last taken back again. Whether there was one.
    pub fn redo(&mut self) -> bool {
        let can = self.can_redo();
        self.done += usize::from(can);
        can
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        self.done > 0
    }

    /// Whether a step can be done again.
    pub fn can_redo(&self) -> bool {
        self.done < self.steps.len()
    }
}
