//! The reader's own dictionary: what he corrected once and wants to have right in later texts.
//!
//! An entry is a person, another form of an organisation's name, the short form of a document, or words that are never a name. The file is a table (TSV) that any
//! spreadsheet opens: a line with the version, a line with the names of the columns, a line for each entry; lines that begin with `#` and empty lines are skipped.
//!
//! (here with `→` for the tab)
//!
//! ```text
//! # diembao dictionary 1
//! type → form → name → number → symbol → year → issuer → date → title → note
//! person → Soan → Trần Văn Soan
//! organization → BCĐ 35 → Ban Chỉ đạo 35 Huyện ủy Tân Lương
//! document → Nghị quyết 09 → Nghị quyết → 09 → NQ/TU →  → Thành ủy → 2021-05-04
//! never → Trân Trọng
//! ```
//!
//! Forms are compared by their folded keys: `Uỷ ban` is `Ủy ban`. Capitals count: a form that begins with a capital is found only where the text has one too.

use crate::keyed::Map;
use crate::lexicon::fold_phrase;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of the table that is written, and the newest that is read.
pub const VERSION: u32 = 1;

const TITLE: &str = "# diembao dictionary ";
const COLUMNS: [&str; 10] = ["type", "form", "name", "number", "symbol", "year", "issuer", "date", "title", "note"];

/// What an entry is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// A person.
    #[default]
    Person,
    /// Another form of an organisation's name.
    Organization,
    /// The short form of a document.
    Document,
    /// Words that are never a name.
    Never,
}

impl EntryKind {
    const ALL: [(EntryKind, &'static str); 4] = [
        (EntryKind::Person, "person"),
        (EntryKind::Organization, "organization"),
        (EntryKind::Document, "document"),
        (EntryKind::Never, "never"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(k, _)| *k == self).map_or("", |(_, n)| n)
    }
}

/// One entry. Fields that its kind does not have are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
#[serde(default)]
pub struct Entry {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntryKind,
    /// The words as a text writes them.
    pub form: String,
    /// Of a person or organisation the full name (of a person empty where the form is it); of a document the kind (`Nghị quyết`).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Of a document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Of a document, without the number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub symbol: String,
    /// Of a State document or a law.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub year: String,
    /// Of a document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// Of a document, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Of a document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whatever the reader wants to remember: from which article it came.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Entry {
    /// An entry that is not a document.
    pub fn new(kind: EntryKind, form: &str, name: &str) -> Self {
        Entry { kind, form: form.to_owned(), name: name.to_owned(), ..Entry::default() }
    }

    /// What two entries about the same words have in common.
    pub fn key(&self) -> String {
        fold_phrase(self.form.trim())
    }

    /// Whether it says the same as another; the notes do not count.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        self.key() == other.key()
            && Entry { note: String::new(), form: String::new(), ..self.clone() }
                == Entry { note: String::new(), form: String::new(), ..other.clone() }
    }

    /// Why it cannot be used, if it cannot.
    pub fn fault(&self) -> Option<Fault> {
        if self.key().is_empty() {
            Some(Fault::NoForm)
        } else if matches!(self.kind, EntryKind::Organization | EntryKind::Document) && self.name.trim().is_empty() {
            Some(Fault::NoName)
        } else {
            None
        }
    }

    fn cells(&self) -> [&str; 10] {
        let kind = self.kind.name();
        [kind, &self.form, &self.name, &self.number, &self.symbol, &self.year, &self.issuer, &self.date, &self.title, &self.note]
    }

    fn cell_mut(&mut self, column: &str) -> Option<&mut String> {
        Some(match column {
            "form" => &mut self.form,
            "name" => &mut self.name,
            "number" => &mut self.number,
            "symbol" => &mut self.symbol,
            "year" => &mut self.year,
            "issuer" => &mut self.issuer,
            "date" => &mut self.date,
            "title" => &mut self.title,
            "note" => &mut self.note,
            _ => return None,
        })
    }
}

/// What is wrong with a line of the table, or with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The first line does not say that this is a dictionary.
    NoTitle,
    /// The dictionary was written by a newer version.
    Version,
    /// There is no line with the names of the columns, or it lacks `type` or `form`.
    NoColumns,
    /// The line has more cells than there are columns.
    Cells,
    /// The type is none of the four.
    Type,
    /// The form is empty.
    NoForm,
    /// An organisation without full name, a document without kind.
    NoName,
    /// The same entry stands in an earlier line.
    Duplicate(usize),
    /// An earlier line says something else about the same words; it holds.
    Conflict(usize),
}

/// A line that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub fault: Fault,
    /// The words that it is about.
    pub form: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Problem { line, fault, form } = self;
        write!(f, "line {line}: ")?;
        match fault {
            Fault::NoTitle => write!(f, "is not `{TITLE}{VERSION}`"),
            Fault::Version => write!(f, "was written by a newer version; this one reads up to {VERSION}"),
            Fault::NoColumns => write!(f, "does not name the columns `type` and `form`"),
            Fault::Cells => write!(f, "has more cells than there are columns"),
            Fault::Type => write!(f, "`{form}` is no type: person, organization, document, never"),
            Fault::NoForm => write!(f, "has no form"),
            Fault::NoName => write!(f, "`{form}` has no name"),
            Fault::Duplicate(other) => write!(f, "`{form}` stands in line {other} already"),
            Fault::Conflict(other) => write!(f, "`{form}` is something else in line {other}, which holds"),
        }
    }
}

/// All entries, in the order that the reader gave them. No two are about the same words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dictionary {
    /// The entries. [`Self::add`] keeps them apart.
    pub entries: Vec<Entry>,
}

/// What joining one dictionary to another did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// How many entries are new.
    pub added: usize,
    /// How many were there already.
    pub same: usize,
    /// What stays, and what the other dictionary says about the same words.
    pub conflicts: Vec<(Entry, Entry)>,
}

impl Dictionary {
    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the entry about the same words is.
    pub fn position(&self, entry: &Entry) -> Option<usize> {
        let key = entry.key();
        self.entries.iter().position(|e| e.key() == key)
    }

    /// Adds an entry; the one about the same words, if there is one, makes room and is given back.
    pub fn put(&mut self, entry: Entry) -> Option<Entry> {
        match self.position(&entry) {
            Some(at) => Some(std::mem::replace(&mut self.entries[at], entry)),
            None => {
                self.entries.push(entry);
                None
            }
        }
    }

    /// Puts an entry in the place of another; one about the same words makes room. Where the other is not there the entry is added.
    pub fn replace(&mut self, old: &Entry, entry: Entry) {
        let key = entry.key();
        match self.position(old) {
            Some(at) => {
                self.entries[at] = entry;
                let mut number = 0..;
                self.entries.retain(|e| number.next() == Some(at) || e.key() != key);
            }
            None => drop(self.put(entry)),
        }
    }

    /// Adds the entries of another dictionary. Where both say something about the same words, this one holds and the conflict is listed.
    pub fn join(&mut self, other: &Dictionary) -> Joined {
        let mut out = Joined::default();
        let mut known: Map<usize> = self.entries.iter().enumerate().map(|(i, e)| (e.key(), i)).collect();
        for entry in &other.entries {
            match known.get(&entry.key()) {
                None => {
                    known.insert(&entry.key(), self.entries.len());
                    self.entries.push(entry.clone());
                    out.added += 1;
                }
                Some(at) if self.entries[*at].says_the_same(entry) => out.same += 1,
                Some(at) => out.conflicts.push((self.entries[*at].clone(), entry.clone())),
            }
        }
        out
    }

    /// The table.
    pub fn to_tsv(&self) -> String {
        let mut out = format!("{TITLE}{VERSION}\n{}\n", COLUMNS.join("\t"));
        for entry in &self.entries {
            let cells = entry.cells().map(escaped);
            let last = cells.iter().rposition(|c| !c.is_empty()).map_or(0, |i| i + 1);
            out.push_str(&cells[..last].join("\t"));
            out.push('\n');
        }
        out
    }

    /// Reads a table: the entries that are right, and what is wrong with the other lines. Without title or columns, or of a newer version, nothing is taken.
    pub fn from_tsv(text: &str) -> (Dictionary, Vec<Problem>) {
        let mut lines = text.trim_start_matches('\u{FEFF}').lines().map(|l| l.trim_end_matches('\r')).zip(1usize..);
        let refuse = |line, fault| (Dictionary::default(), vec![Problem { line, fault, form: String::new() }]);
        match lines.next().and_then(|(l, _)| l.trim_end().strip_prefix(TITLE.trim_end())).map(|v| v.trim().parse::<u32>()) {
            Some(Ok(version)) if (1..=VERSION).contains(&version) => {}
            Some(Ok(0) | Err(_)) | None => return refuse(1, Fault::NoTitle),
            Some(Ok(_)) => return refuse(1, Fault::Version),
        }
        let mut lines = lines.filter(|(l, _)| !l.trim().is_empty() && !l.starts_with('#'));
        let Some((head, at)) = lines.next() else { return refuse(2, Fault::NoColumns) };
        let columns: Vec<&str> = head.split('\t').map(str::trim).collect();
        if !columns.contains(&"type") || !columns.contains(&"form") {
            return refuse(at, Fault::NoColumns);
        }
        let (mut out, mut problems) = (Dictionary::default(), Vec::new());
        let mut known: Map<(usize, usize)> = Map::default();
        for (line, number) in lines {
            match entry_of(line, &columns) {
                Err((fault, form)) => problems.push(Problem { line: number, fault, form }),
                Ok(entry) => match known.get(&entry.key()) {
                    Some((at, first)) => {
                        let same = out.entries[*at].says_the_same(&entry);
                        let fault = if same { Fault::Duplicate(*first) } else { Fault::Conflict(*first) };
                        problems.push(Problem { line: number, fault, form: entry.form });
                    }
                    None => {
                        known.insert(&entry.key(), (out.entries.len(), number));
                        out.entries.push(entry);
                    }
                },
            }
        }
        (out, problems)
    }
}

fn entry_of(line: &str, columns: &[&str]) -> Result<Entry, (Fault, String)> {
    let cells: Vec<String> = line.split('\t').map(unescaped).collect();
    let mut entry = Entry::default();
    let mut kind = None;
    for (i, cell) in cells.iter().enumerate() {
        match columns.get(i) {
            None if cell.is_empty() => {}
            None => return Err((Fault::Cells, String::new())),
            Some(&"type") => {
                let named = EntryKind::ALL.iter().find(|(_, n)| *n == cell);
                kind = Some(named.ok_or_else(|| (Fault::Type, cell.clone()))?.0);
            }
            // Columns of a newer version or of the reader's own are left alone.
            Some(column) => {
                if let Some(slot) = entry.cell_mut(column) {
                    slot.clone_from(cell);
                }
            }
        }
    }
    entry.kind = kind.ok_or((Fault::Type, String::new()))?;
    match entry.fault() {
        Some(fault) => Err((fault, entry.form)),
        None => Ok(entry),
    }
}

/// What a spreadsheet takes for the beginning of a formula, also in the wide forms of East Asian keyboards, or of a cell in quotation marks, which may hold one.
const OPENS: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '"'];

/// A cell without what would end it or break the file, and not begun as a formula: a spreadsheet would run it. White space at its ends is not kept.
fn escaped(cell: &str) -> String {
    let cell = cell.trim();
    let mut out = String::with_capacity(cell.len());
    if cell.starts_with(OPENS) {
        out.push('\\');
    }
    for c in cell.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.trim().chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let code = chars.as_str().get(..4).and_then(|digits| u8::from_str_radix(digits, 16).ok());
                out.push(code.map_or('u', char::from));
                if code.is_some() {
                    chars = chars.as_str()[4..].chars();
                }
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> (Dictionary, Vec<String>) {
        let (dictionary, problems) = Dictionary::from_tsv(&format!("# diembao dictionary 1\ntype\tform\tname\n{lines}"));
        (dictionary, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn no_cell_is_a_formula() {
        let entry = Entry::new(EntryKind::Person, "=HYPERLINK(\"x\")", "@Trần Văn Soan");
        let dictionary = Dictionary { entries: vec![entry] };
        let table = dictionary.to_tsv();
        assert!(table.split(['\t', '\n']).all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{table}");
        assert_eq!(Dictionary::from_tsv(&table), (dictionary, Vec::new()));
    }

    #[test]
    fn a_quoted_cell_and_wide_signs_are_no_formulas_either() {
        for form in ["\"=1+1\"", "＝1+1", "＋1", "－1", "＠x", "\"x"] {
            let dictionary = Dictionary { entries: vec![Entry::new(EntryKind::Never, form, "")] };
            let table = dictionary.to_tsv();
            assert!(table.split(['\t', '\n']).all(|cell| !cell.starts_with(OPENS)), "{table}");
            assert_eq!(Dictionary::from_tsv(&table), (dictionary, Vec::new()));
        }
    }

    #[test]
    fn controls_stand_in_no_table_and_are_read_again() {
        let entry = Entry::new(EntryKind::Person, "So\u{0}an", "Trần\u{1b}[2J\u{85}\n\tSoan\\u0041");
        let dictionary = Dictionary { entries: vec![entry] };
        let table = dictionary.to_tsv();
        assert_eq!(table.lines().count(), 3);
        assert!(!table.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n')), "{table:?}");
        assert_eq!(Dictionary::from_tsv(&table), (dictionary, Vec::new()));
    }

    #[test]
    fn an_escaped_space_at_an_end_is_not_kept() {
        let (dictionary, _) = read("never\t\\nXin chào\\t\n");
        assert_eq!(dictionary.entries[0].form, "Xin chào");
        assert_eq!(Dictionary::from_tsv(&dictionary.to_tsv()).0, dictionary);
    }

    #[test]
    fn lines_that_are_wrong_are_told_by_number() {
        let (dictionary, problems) = read(
            "person\tSoan\tTrần Văn Soan\n\n# a remark\nplace\tX\tY\norganization\tBCĐ 35\nnever\t \nperson\ta\tb\tc\tnever\n",
        );
        assert_eq!(dictionary.entries.len(), 1);
        assert_eq!(
            problems,
            [
                "line 6: `place` is no type: person, organization, document, never",
                "line 7: `BCĐ 35` has no name",
                "line 8: has no form",
                "line 9: has more cells than there are columns",
            ]
        );
    }

    #[test]
    fn duplicates_and_conflicts_are_told() {
        let (dictionary, problems) = read("organization\tUỷ ban\tA\norganization\tỦy ban\tA\nnever\tỦy ban\n");
        assert_eq!(dictionary.entries.len(), 1);
        assert_eq!(
            problems,
            ["line 4: `Ủy ban` stands in line 3 already", "line 5: `Ủy ban` is something else in line 3, which holds"]
        );
    }

    #[test]
    fn other_files_and_newer_versions_are_refused() {
        for (text, fault) in [
            ("", Fault::NoTitle),
            ("type\tform\n", Fault::NoTitle),
            ("# diembao dictionary x\n", Fault::NoTitle),
            ("# diembao dictionary 2\ntype\tform\n", Fault::Version),
            ("# diembao dictionary 1\n", Fault::NoColumns),
            ("# diembao dictionary 1\nform\tname\n", Fault::NoColumns),
        ] {
            let (dictionary, problems) = Dictionary::from_tsv(text);
            assert!(dictionary.is_empty());
            assert_eq!(problems.iter().map(|p| p.fault).collect::<Vec<_>>(), [fault], "{text:?}");
        }
    }

    #[test]
    fn spreadsheets_may_move_columns_and_mark_the_file() {
        let (dictionary, problems) =
            Dictionary::from_tsv("\u{FEFF}# diembao dictionary 1\r\nform\tmine\ttype\r\nSoan\t7\tperson\t\r\n");
        assert_eq!(problems, []);
        assert_eq!(dictionary.entries, [Entry::new(EntryKind::Person, "Soan", "")]);
    }

    #[test]
    fn joining_lists_conflicts_and_keeps_ours() {
        let entry = |form: &str, name: &str| Entry::new(EntryKind::Person, form, name);
        let mut ours = Dictionary { entries: vec![entry("Soan", "Trần Văn Soan")] };
        let theirs = Dictionary {
            entries: vec![entry("Soan", "Lê Soan"), entry("Lệ", "Vũ Thị Lệ"), entry("Soan", "Trần Văn Soan")],
        };
        let joined = ours.join(&theirs);
        assert_eq!((joined.added, joined.same, joined.conflicts.len()), (1, 1, 1));
        assert_eq!(ours.entries.len(), 2);
        assert_eq!(ours.put(entry("soan", "Lê Soan")).map(|e| e.name), Some("Trần Văn Soan".to_owned()));
    }

    #[test]
    fn an_entry_takes_the_place_of_another() {
        let entry = |form: &str| Entry::new(EntryKind::Person, form, "");
        let mut ours = Dictionary { entries: ["Soan", "Lệ", "Hà"].map(entry).to_vec() };
        let forms = |d: &Dictionary| d.entries.iter().map(|e| e.form.clone()).collect::<Vec<_>>().join(" ");
        ours.replace(&entry("Soan"), entry("Soạn"));
        assert_eq!(forms(&ours), "Soạn Lệ Hà");
        ours.replace(&entry("Lệ"), entry("hà"));
        assert_eq!(forms(&ours), "Soạn hà", "what stood there about the same words makes room");
        ours.replace(&entry("Tư"), entry("Tư"));
        assert_eq!(forms(&ours), "Soạn hà Tư");
    }
}
