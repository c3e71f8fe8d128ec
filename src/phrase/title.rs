//! Titles of positions: `Phó Bí thư Thường trực`, `nguyên Chủ tịch`, `Đại tá`, `PGS.TS`.

use crate::lexicon::{TITLES, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;

/// A title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// First token, with `nguyên` or `Quyền` where it stands before.
    pub start: usize,
    /// Token after the last.
    pub end: usize,
    /// Row of [`TITLES`].
    pub row: u16,
    /// `former` after `nguyên` or `cựu`, `acting` after `quyền`.
    pub state: Option<&'static str>,
}

impl Title {
    /// What may follow: `office`, `unit`, `whole`, `rank`, `degree`.
    pub fn class(&self) -> &'static str {
        TITLES[self.row as usize].class
    }

    /// Whether the title alone names the office: `Thủ tướng`.
    pub fn is_sole(&self) -> bool {
        TITLES[self.row as usize].head == "sole"
    }

    /// The standard form.
    pub fn name(&self) -> &'static str {
        TITLES[self.row as usize].title
    }
}

/// `Tiến Sỹ` with both capitals right behind a surname is the rest of somebody's name, no degree.
pub fn is_name_like(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.key(i) == "tiên2"
        && matches!(doc.key(i + 1), "si4" | "sy4")
        && doc.token(i + 1).is_some_and(|t| t.case() == Case::Title)
        && !doc.breaks_after(i - 1)
        && doc.hits.longest(i - 1, Table::Surname).is_some()
        && doc.tokens.list[i - 1].case() == Case::Title
}

/// The title that begins at token `i`.
pub fn at(doc: &Doc, i: usize) -> Option<Title> {
    let (start, state) = match doc.key(i) {
        "nguyên" | "cưu5" => (i + 1, Some("former")),
        "quyên1" => (i + 1, Some("acting")),
        _ => (i, None),
    };
    if state.is_some() && doc.breaks_after(i) || is_name_like(doc, i) {
        return None;
    }
    // `giữ chức vụ Trưởng phòng`: the post of a head, no head of a department.
    if i > 0 && doc.key(i) == "vu5" && doc.key(i - 1) == "chưc2" && !doc.tokens.list[i].is_capital() && !doc.breaks_after(i - 1)
    {
        return None;
    }
    // The case decides: `bí thư` and `Bí thư`, but `TS`, `GS`, `BS` only as written.
    let hit = doc.hits.of(start, Table::Title).find(|h| {
        let short = doc.word(start).chars().count() <= 3 && TITLES[h.row as usize].class != "unit" && h.len() == 1;
        let t = &doc.tokens.list[start];
        // `cử nhân Luật` with its subject is written in small letters too.
        let subject = h.len() >= 2 && doc.key(start) == "cư3" && doc.token(h.end as usize).is_some_and(|t| t.is_capital());
        let letters = matches!(TITLES[h.row as usize].class, "degree") && doc.word(start).chars().count() <= 3;
        if short || letters && !subject { t.is_capital() } else { true }
    });
    if let (Some(hit), state) = (hit, state) {
        return Some(Title { start: i, end: hit.end as usize, row: hit.row, state });
    }
    // `Nguyên` may be a part of a name; `nguyên` before no title is the word.
    None
}
