//! The articles kept on a device, and the one file format in which they leave it: `.diembao.json`.
//!
//! # The file
//!
//! ```json
//! {
//!   "format": "diembao", "version": 2,
//!   "articles": [{"id": "…", "title": "…", "tags": [], "saved_at": "…", "revision": 3, "text": "…", "options": {}, "record": {}, "decisions": {"steps": [], "done": 0}}],
//!   "dictionary": []
//! }
//! ```
//!
//! One article or the whole library is the same format. `record` is what the program found, never the corrected record: that is made from it and `decisions`.
//! Version 1 held one article without library and dictionary; [`read`] still opens it ([`READERS`]).
//!
//! # How a page uses it
//!
//! [`write`] gives the text of a file, [`read`] a library or the reason why not; reading touches nothing. [`Library::merge`] takes a library that was read into the
//! one on the device and says what it did. [`Library::find`] recognises a text that was pasted before. What a page stores in its own data base is
//! [`write_article`] for each article and the dictionary as a table, so that one article can be stored without the others.

use crate::Options;
use crate::dictionary::{Dictionary, Entry};
use crate::json::{self, Read, structures};
use crate::keyed;
use crate::record::{HeldRole, Mention, MentionType, OffsetUnit, Record, Value as Says};
use crate::review::{Article, Log, Step, Words, fingerprint};
use serde::Serialize;
use std::fmt;

/// The version that is written.
pub const VERSION: u64 = 2;

const FORMAT: &str = "diembao";

/// Articles and dictionary.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// The articles, in the order in which they were added.
    pub articles: Vec<Article>,
    /// The reader's own dictionary.
    pub dictionary: Dictionary,
}

/// Why a file is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is no JSON: cut off, or another file. Where it breaks.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON, but not of this format.
    OtherFormat,
    /// It was written by a newer version than this one reads.
    Newer(u64),
    /// A part of it is not what the format says: the field, with those that it lies in.
    Broken(String),
    /// An article's record does not belong to its text: number of the article, from 1.
    OtherText(usize),
    /// Ids of an article's record lead nowhere, or its steps do not fit: number of the article, from 1.
    Inconsistent(usize),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Refusal::NotJson { line, column } => write!(f, "is no JSON, or was cut off (line {line}, column {column})"),
            Refusal::OtherFormat => write!(f, "is no file of this program"),
            Refusal::Newer(version) => {
                write!(f, "was written by a newer version (format {version}; this one reads up to {VERSION})")
            }
            Refusal::Broken(why) => write!(f, "is damaged: {why}"),
            Refusal::OtherText(n) => write!(f, "is damaged: the record of article {n} does not belong to its text"),
            Refusal::Inconsistent(n) => write!(f, "is damaged: article {n} is not whole"),
        }
    }
}

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    articles: &'a [Article],
    dictionary: &'a Dictionary,
}

/// The text of a file with these articles and this dictionary.
pub fn write(articles: &[Article], dictionary: &Dictionary) -> String {
    json::of(&File { format: FORMAT, version: VERSION, articles, dictionary })
}

/// The text of a file with one article, as a data base may keep it.
pub fn write_article(article: &Article) -> String {
    write(std::slice::from_ref(article), &Dictionary::default())
}

/// What is read first of a file.
struct Head {
    format: String,
    version: u64,
}

/// A file as it is written now.
struct Second {
    articles: Vec<Article>,
    dictionary: Dictionary,
}

/// Version 1 was one article, its fields beside `format`; `decisions` were the list of steps, and `undone` how many of the last were taken back.
struct First {
    id: Option<String>,
    title: Option<String>,
    tags: Vec<String>,
    saved_at: Option<String>,
    revision: u32,
    text: String,
    options: Options,
    record: Record,
    decisions: Vec<Step>,
    undone: usize,
}

structures! {
    Head { format, version }
    Second { articles; dictionary }
    First { id, title, saved_at, text, record; tags, revision, options, decisions, undone }
}

impl From<Second> for Library {
    fn from(Second { articles, dictionary }: Second) -> Self {
        Library { articles, dictionary }
    }
}

impl From<First> for Library {
    fn from(file: First) -> Self {
        let decisions = Log { done: file.decisions.len().saturating_sub(file.undone), steps: file.decisions };
        let first_line = || file.text.lines().next().unwrap_or_default().trim().to_owned();
        let article = Article {
            id: file.id.unwrap_or_else(|| fingerprint(&file.text)),
            title: file.title.unwrap_or_else(first_line),
            tags: file.tags,
            saved_at: file.saved_at,
            revision: file.revision,
            options: file.options,
            record: file.record,
            decisions,
            unplaced: Vec::new(),
            text: file.text,
        };
        Library { articles: vec![article], dictionary: Dictionary::default() }
    }
}

/// What reads a file of a version.
pub type Reader = fn(&str) -> Result<Library, Refusal>;

/// What stands at index `n` reads version `n + 1`.
pub const READERS: [Reader; VERSION as usize] = [of::<First>, of::<Second>];

fn of<T: Read + Into<Library>>(json: &str) -> Result<Library, Refusal> {
    json::of_text::<T>(json).map(T::into).ok_or_else(|| Refusal::Broken(json::why_not::<T>(json)))
}

/// Reads a file of this or an older version.
///
/// # Errors
/// Says why the file is refused. A file is taken whole or not at all.
pub fn read(json: &str) -> Result<Library, Refusal> {
    let json = json.trim_start_matches('\u{FEFF}');
    if let Some(at) = json::broken_at(json) {
        let line_start = json[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = json[..at].matches('\n').count() + 1;
        return Err(Refusal::NotJson { line, column: json[line_start..at].chars().count() + 1 });
    }
    let head = json::of_text::<Head>(json).filter(|head| head.format == FORMAT && head.version > 0);
    let version = head.ok_or(Refusal::OtherFormat)?.version;
    let reader = usize::try_from(version - 1).ok().and_then(|at| READERS.get(at)).ok_or(Refusal::Newer(version))?;
    let library = reader(json)?;
    for (article, number) in library.articles.iter().zip(1..) {
        check(article, number)?;
    }
    Ok(library)
}

/// Whether an article's parts belong to one another.
fn check(article: &Article, number: usize) -> Result<(), Refusal> {
    let Article { text, record, decisions, .. } = article;
    if record.offsets != OffsetUnit::Utf16 {
        return Err(Refusal::OtherText(number));
    }
    let words = Words::new(text);
    let stands = |start: u32, end: u32| start <= end && words.slice(text, start, end).is_some();
    let mentions = record.mentions.iter().all(|m| words.slice(text, m.start, m.end) == Some(m.text.as_str()));
    let statements = record.statements.iter().all(|s| stands(s.start, s.end));
    let sentences = record.key_sentences.iter().all(|k| stands(k.start, k.end));
    if !mentions || !statements || !sentences {
        return Err(Refusal::OtherText(number));
    }
    if decisions.done > decisions.steps.len() || !is_whole(record) {
        return Err(Refusal::Inconsistent(number));
    }
    Ok(())
}

/// What an id may belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Mention,
    Person,
    Organization,
    Place,
    Document,
    Statement,
}

/// Whether every id of a record is there once and leads to a thing of the right sort, every mention says what one of its type says, and mentions stand in order
/// and do not cross.
pub fn is_whole(record: &Record) -> bool {
    let mut ids: keyed::Map<Of> = keyed::Map::default();
    let all = record.mentions.iter().map(|m| (&m.id, Of::Mention)).chain(record.people.iter().map(|p| (&p.id, Of::Person)));
    let all = all.chain(record.organizations.iter().map(|o| (&o.id, Of::Organization)));
    let all = all.chain(record.places.iter().map(|l| (&l.id, Of::Place)));
    let all = all.chain(record.documents.iter().map(|d| (&d.id, Of::Document)));
    let mut all = all.chain(record.statements.iter().map(|s| (&s.id, Of::Statement)));
    if !all.all(|(id, of)| {
        let known = ids.values().len();
        ids.or_insert(id, of);
        ids.values().len() > known
    }) {
        return false;
    }
    let is = |id: &str, of: Of| ids.get(id) == Some(&of);
    let maybe = |id: &Option<String>, of: Of| id.as_deref().is_none_or(|id| is(id, of));
    let each = |list: &[String], of: Of| list.iter().all(|id| is(id, of));
    let says = |m: &Mention| match (&m.value, m.kind) {
        (Says::Role(v), MentionType::Role) => each(&v.people, Of::Mention) && maybe(&v.organization, Of::Mention),
        (Says::Person(v), MentionType::Person) => is(&v.person, Of::Person),
        (Says::Organization(v), MentionType::Organization) => is(&v.organization, Of::Organization),
        (Says::Place(v), MentionType::Place) => is(&v.place, Of::Place),
        (Says::Document(v), MentionType::Document) => is(&v.document, Of::Document),
        (Says::Time(_), MentionType::Time) | (Says::Figure(_), MentionType::Figure) => true,
        _ => false,
    };
    let mut open: Vec<u32> = Vec::new();
    let mut last = 0;
    let nested = record.mentions.iter().all(|m| {
        while open.last().is_some_and(|end| *end <= m.start) {
            open.pop();
        }
        let fits = last <= m.start && m.start < m.end && open.last().is_none_or(|end| m.end <= *end);
        last = m.start;
        open.push(m.end);
        fits
    });
    let about = |id: &String| is(id, Of::Organization) || is(id, Of::Document);
    nested
        && record.mentions.iter().all(says)
        && record.people.iter().all(|p| {
            let held = |r: &HeldRole| maybe(&r.organization, Of::Organization) && is(&r.mention, Of::Mention);
            each(&p.mentions, Of::Mention) && p.roles.iter().all(held)
        })
        && record.organizations.iter().all(|o| each(&o.mentions, Of::Mention) && maybe(&o.parent, Of::Organization))
        && record.places.iter().all(|l| each(&l.mentions, Of::Mention) && maybe(&l.parent, Of::Place))
        && record.documents.iter().all(|d| each(&d.mentions, Of::Mention) && maybe(&d.issuer, Of::Organization))
        && record
            .indicators
            .iter()
            .all(|i| is(&i.figure, Of::Mention) && maybe(&i.organization, Of::Organization) && maybe(&i.statement, Of::Statement))
        && record.statements.iter().all(|s| {
            let who = maybe(&s.speaker, Of::Person) && maybe(&s.addressee, Of::Organization);
            who && s.about.iter().all(about) && maybe(&s.deadline, Of::Mention)
        })
        && record.event.as_ref().is_none_or(|e| each(&e.chair, Of::Person) && each(&e.participants, Of::Person))
}

/// What taking a file into a library did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Merged {
    /// Ids of the articles that are new.
    pub added: Vec<String>,
    /// Ids of the articles that were there already, with the same decisions.
    pub same: Vec<String>,
    /// Articles that the file had in a newer state: as they were in the library before.
    pub replaced: Vec<Article>,
    /// Articles that the library has in a newer state: as the file has them.
    pub kept: Vec<Article>,
    /// How many entries of the dictionary are new.
    pub entries: usize,
    /// Entries that stay, and what the file says about the same words.
    pub conflicts: Vec<(Entry, Entry)>,
}

impl Library {
    /// Where the article with an id is.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.articles.iter().position(|a| a.id == id)
    }

    /// Where the article with this text is, whatever white space it was pasted with.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.articles.iter().position(|a| a.text.split_whitespace().eq(text.split_whitespace()))
    }

    /// Puts an article in its place; a new one at the end. Its id is made its own where another article has it.
    pub fn put(&mut self, mut article: Article) -> usize {
        match self.position(&article.id) {
            Some(at) => {
                self.articles[at] = article;
                at
            }
            None => {
                article.id = self.free_id(article.id);
                self.articles.push(article);
                self.articles.len() - 1
            }
        }
    }

    fn free_id(&self, id: String) -> String {
        let mut free = id.clone();
        let mut n = 2;
        while self.position(&free).is_some() {
            free = format!("{id}-{n}");
            n += 1;
        }
        free
    }

    /// Takes an article out, for a page that offers to put it back: its place and itself.
    pub fn remove(&mut self, id: &str) -> Option<(usize, Article)> {
        let at = self.position(id)?;
        Some((at, self.articles.remove(at)))
    }

    /// Puts an article back where it was.
    pub fn restore(&mut self, at: usize, article: Article) {
        if self.position(&article.id).is_none() {
            self.articles.insert(at.min(self.articles.len()), article);
        }
    }

    /// Takes another library in. An article is the same where its text is. Of its decisions the newer win: those that go on from the others, else those
    /// stored later, else those that are more; what lost is in the report, whole.
    pub fn merge(&mut self, other: Library) -> Merged {
        let joined = self.dictionary.join(&other.dictionary);
        let mut out = Merged { entries: joined.added, conflicts: joined.conflicts, ..Merged::default() };
        for mut theirs in other.articles {
            let Some(at) = self.find(&theirs.text) else {
                theirs.id = self.free_id(theirs.id);
                out.added.push(theirs.id.clone());
                self.articles.push(theirs);
                continue;
            };
            let ours = &mut self.articles[at];
            if ours.decisions == theirs.decisions {
                for tag in theirs.tags {
                    if !ours.tags.contains(&tag) {
                        ours.tags.push(tag);
                    }
                }
                out.same.push(ours.id.clone());
            } else if is_newer(&theirs, ours) {
                theirs.id.clone_from(&ours.id);
                theirs.revision = ours.revision.max(theirs.revision) + 1;
                out.replaced.push(std::mem::replace(ours, theirs));
            } else {
                out.kept.push(theirs);
            }
        }
        out
    }
}

/// Whether the decisions of `a` are the newer ones.
fn is_newer(a: &Article, b: &Article) -> bool {
    let goes_on = |long: &Log, short: &Log| long.steps.len() > short.steps.len() && long.steps.starts_with(&short.steps);
    if goes_on(&a.decisions, &b.decisions) || goes_on(&b.decisions, &a.decisions) {
        return goes_on(&a.decisions, &b.decisions);
    }
    let weight = |article: &Article| (article.saved_at.clone(), article.decisions.done, article.revision);
    weight(a) > weight(b)
}
