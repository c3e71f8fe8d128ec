//! Articles under review, made of a fuzzer's bytes: a text of the genre's words, and decisions of a reader who types whatever breaks files.

use diembao::dictionary::{Entry, EntryKind};
use diembao::record::{MentionType, StatementKind};
use diembao::review::{Action, Anchor, Article, Datum, Edit, Field, Subject, Target, Words};
use diembao::{Options, extract};

/// Each byte of a text is a piece.
const PIECES: &str = include_str!("pieces.txt");

/// What breaks tables, lines, JSON and spreadsheets.
const HOSTILE: [&str; 24] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\"=1+1\"",
    "＝1+1",
    "\"",
    "'",
    "\\",
    "\\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "</script>",
    "- x",
    "# x",
    ",;|",
];

const FIELDS: [Field; 27] = [
    Field::Name,
    Field::Title,
    Field::Outlet,
    Field::Section,
    Field::Published,
    Field::ReferenceDate,
    Field::Authors,
    Field::Views,
    Field::Level,
    Field::Kind,
    Field::Parent,
    Field::Holders,
    Field::Organization,
    Field::State,
    Field::Number,
    Field::Symbol,
    Field::Year,
    Field::Issuer,
    Field::Date,
    Field::Iso,
    Field::Unit,
    Field::Bound,
    Field::Host,
    Field::Place,
    Field::Chair,
    Field::Participants,
    Field::Name,
];

/// The fuzzer's bytes, taken from the front; zeros behind the last.
pub struct Bytes<'d>(pub &'d [u8]);

impl Bytes<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// Words as a reader may type them: some of the hostile ones, some letters of the fuzzer's own.
    pub fn words(&mut self) -> String {
        let mut out = String::new();
        for _ in 0..self.byte() % 5 {
            let what = self.byte();
            match HOSTILE.get(what % 40) {
                Some(piece) => out.push_str(piece),
                None => {
                    let len = (what / 8).min(self.0.len());
                    let (own, rest) = self.0.split_at(len);
                    out.push_str(&String::from_utf8_lossy(own));
                    self.0 = rest;
                }
            }
        }
        out
    }

    /// An entry of a dictionary, right or wrong.
    pub fn entry(&mut self) -> Entry {
        let kind = [EntryKind::Person, EntryKind::Organization, EntryKind::Document, EntryKind::Never][self.byte() % 4];
        let mut entry = Entry::new(kind, &self.words(), &self.words());
        for cell in [
            &mut entry.number,
            &mut entry.symbol,
            &mut entry.year,
            &mut entry.issuer,
            &mut entry.date,
            &mut entry.title,
            &mut entry.note,
        ] {
            *cell = self.words();
        }
        entry
    }

    /// An article that a reader worked on.
    pub fn article(&mut self) -> Article {
        let pieces: Vec<&str> = PIECES.lines().collect();
        let mut text = String::new();
        for _ in 0..self.byte() % 80 {
            match self.byte() {
                255 => text.push_str(&self.words()),
                n => text.push_str(&pieces[n % pieces.len()].replace("\\n", "\n")),
            }
        }
        let record = extract(&text, &Options::default()).into_utf16(&text);
        let mut article = Article::new(&text, Options::default(), record);
        let words = Words::new(&text);
        for _ in 0..self.byte() % 8 {
            let action = match self.byte() % 12 {
                0 => Action::Rename(self.words()),
                1 => Action::Tag(vec![self.words(), self.words()]),
                2 => Action::Undo,
                _ => {
                    let edits = self.edit(&article, &words).into_iter().collect();
                    Action::Decide { edits, time: Some(self.words()) }
                }
            };
            article = article.after(action).0;
        }
        article
    }

    fn edit(&mut self, article: &Article, words: &Words) -> Option<Edit> {
        let record = article.corrected(words).record;
        let text = &article.text;
        let of = |n: usize| record.mentions.get(n % record.mentions.len().max(1)).and_then(|m| Target::of(text, words, m));
        let units = text.encode_utf16().count() as u32;
        Some(match self.byte() % 12 {
            0 => Edit::Mark(Target { kind: MentionType::ALL[self.byte() % 7], at: self.anchor(text, words, units)? }),
            1 => Edit::Retype { target: of(self.byte())?, to: MentionType::ALL[self.byte() % 7] },
            2 => Edit::Merge { target: of(self.byte())?, into: of(self.byte())? },
            3 => Edit::Delete(of(self.byte())?),
            4 => {
                let kinds = [StatementKind::Result, StatementKind::Limitation, StatementKind::Task, StatementKind::Assessment];
                Edit::State { at: self.anchor(text, words, units)?, kind: kinds.get(self.byte() % 5).copied() }
            }
            _ => {
                let of = match self.byte() % 4 {
                    0 => Subject::Article,
                    1 => Subject::Event,
                    2 => Subject::Mention(of(self.byte())?),
                    _ => Subject::Entity(of(self.byte())?),
                };
                let to = match self.byte() % 5 {
                    0 => Datum::Nothing,
                    1 => Datum::List(vec![self.words(), self.words()]),
                    _ => Datum::Text(self.words()),
                };
                Edit::Set { of, field: FIELDS[self.byte() % FIELDS.len()], to }
            }
        })
    }

    fn anchor(&mut self, text: &str, words: &Words, units: u32) -> Option<Anchor> {
        let start = (self.byte() as u32 * 256 + self.byte() as u32) % units.max(1);
        let (start, end) = words.snap(start, (start + 1 + self.byte() as u32 % 60).min(units))?;
        Anchor::new(text, words, start, end)
    }
}
