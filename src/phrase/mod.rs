//! Phrases that several recognisers read alike: the name of a place after its kind word, the name of a person, the name of a body.
//!
//! The recognisers never call one another; what they share is the grammar in this room. Every function reads the tokens from a
//! given one on and says how far the phrase goes.

pub mod area;
pub mod body;
pub mod dates;
pub mod name;
pub mod office;
mod short;
pub mod title;

use crate::keyed::Names;
use crate::lexicon::{ORG_HEADS, PLACE_KINDS, TITLES, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;
use std::ops::Range;

/// What the whole article tells about its names, gathered before anything is recognised.
pub struct Context {
    /// Keys of place names that stand after a kind word somewhere in the article (`huyện Tân Lương` gives `tân lương`).
    places: Names,
    /// Whether a title ends right before the token: a body or a name that follows it belongs to an office.
    after_title: Vec<bool>,
    /// Whether the token stands in a stretch of capitals, where capitals tell nothing.
    shouted: Vec<bool>,
    /// The bodies named, in text order; none lies in another.
    pub bodies: Vec<body::Body>,
    /// The offices named, in text order.
    pub offices: Vec<office::Office>,
    /// First words of departments that are named somewhere in full: `Sở` where the article has `Sở Nội vụ`.
    departments: Names,
}

impl Context {
    /// Reads the article once.
    pub fn new(doc: &Doc) -> Self {
        let mut context = Context {
            places: Names::default(),
            after_title: vec![false; doc.len() + 1],
            shouted: shouted(doc),
            bodies: Vec::new(),
            offices: Vec::new(),
            departments: departments(doc),
        };
        for i in 0..doc.len() {
            for hit in doc.hits.of(i, Table::Title) {
                // `trưởng phòng quy hoạch Sở Xây dựng`: a department in small letters.
                let department = TITLES[hit.row as usize].class == "unit"
                    && matches!(doc.key(hit.end as usize), "phong1" | "ban" | "đôi5")
                    && doc.hits.longest(hit.end as usize + 1, Table::OrgField).is_some();
                let needs_capital = matches!(TITLES[hit.row as usize].class, "office" | "unit") && !department;
                if !needs_capital
                    || doc.tokens.list[i].is_capital()
                    || TITLES[hit.row as usize].class == "office" && hit.len() > 1
                {
                    context.after_title[hit.end as usize] = true;
                }
            }
        }
        let mut places = Names::default();
        for i in 0..doc.len() {
            let Some(kind) = doc.hits.longest(i, Table::PlaceKind) else { continue };
            let level = PLACE_KINDS[kind.row as usize].level;
            if !matches!(level, "province" | "city" | "district" | "commune") || context.after_title[i] {
                continue;
            }
            let start = kind.end as usize;
            if let Some(end) = area::name_end(doc, &context, start, false) {
                // The whole run of capitals tells whether this is a name of a person (`Thành phố Nguyễn Ngọc Tuấn`).
                let run = capital_run(doc, start, 5);
                let person = run >= 3
                    && (name::shape(doc, start, start + run.min(4)) >= 5
                        || level != "commune" && area::listed(doc, start) == 0 && context.is_in_office(doc, i));
                if end - start >= 2 && !person {
                    places.insert(keys(doc, start, end));
                }
            }
        }
        context.places = places;
        context.find_offices(doc);
        context.find_bodies(doc);
        context.learn_places(doc);
        short::find(doc, &mut context);
        context.offices.shrink_to_fit();
        context.bodies.shrink_to_fit();
        context
    }

    /// `Tỉnh ủy Hậu Thành` tells that `Hậu Thành` is a place.
    fn learn_places(&mut self, doc: &Doc) {
        let in_offices = self.offices.iter().filter_map(|o| o.body.as_ref());
        let committees = self.bodies.iter().chain(in_offices).filter(|b| b.definite);
        let names = committees.filter_map(|b| b.place()).map(|a| a.name.clone());
        let names: Vec<Range<usize>> =
            names.filter(|n| n.len() >= 2 && !self.is_shouted(n.start) && name::shape(doc, n.start, n.end) < 4).collect();
        self.places.extend(names.into_iter().map(|n| keys(doc, n.start, n.end)));
    }

    /// Whether the article names a department in full whose first word is the one at `i`.
    pub fn names_one(&self, doc: &Doc, i: usize) -> bool {
        self.departments.contains(doc.key(i))
    }

    fn find_offices(&mut self, doc: &Doc) {
        let mut i = 0;
        while i < doc.len() {
            match office::at(doc, self, i) {
                Some(office) => {
                    i = office.tokens.end;
                    self.offices.push(office);
                }
                None => i += 1,
            }
        }
    }

    fn find_bodies(&mut self, doc: &Doc) {
        let mut i = 0;
        let mut office = 0;
        while i < doc.len() {
            // Inside a title no body begins: `Thường trực` of `Phó Bí thư Thường trực Thành ủy`.
            while self.offices.get(office).is_some_and(|o| o.tokens.end <= i) {
                office += 1;
            }
            if let Some(title) = self.offices.get(office).map(|o| o.title).filter(|t| t.start <= i && i < t.end) {
                i = title.end;
                continue;
            }
            match body::at(doc, self, i) {
                Some(body) => {
                    i = body.tokens.end;
                    self.bodies.push(body);
                }
                None => i += 1,
            }
        }
    }

    /// Whether a title stands before token `i` with nothing but the words of a body between: `Phó Chủ tịch UBND` before `TP`.
    fn is_in_office(&self, doc: &Doc, i: usize) -> bool {
        const MOST: usize = 10;
        for k in (i.saturating_sub(MOST)..i).rev() {
            if doc.breaks_after(k) || !doc.tokens.list[k].is_word() && !matches!(doc.key(k), "-" | "&") {
                return false;
            }
            if self.is_after_title(k) {
                return true;
            }
        }
        false
    }

    /// Whether the article names a place so after a kind word.
    pub fn is_local_place(&self, doc: &Doc, start: usize, end: usize) -> bool {
        self.places.contains(keys(doc, start, end))
    }

    /// The office that ends right before token `i`.
    pub fn office_before(&self, i: usize) -> Option<&office::Office> {
        self.offices.binary_search_by_key(&i, |o| o.tokens.end).ok().map(|n| &self.offices[n])
    }

    /// Whether a title ends right before token `i`.
    pub fn is_after_title(&self, i: usize) -> bool {
        self.after_title.get(i).copied().unwrap_or(false)
    }

    /// Whether token `i` stands in a stretch of capitals.
    pub fn is_shouted(&self, i: usize) -> bool {
        self.shouted.get(i).copied().unwrap_or(false)
    }
}

/// The first words of the departments that are named in full.
fn departments(doc: &Doc) -> Names {
    let full = |i: &usize| {
        doc.tokens.list[*i].is_capital()
            && doc.hits.of(*i, Table::OrgHead).any(|h| {
                let head = &ORG_HEADS[h.row as usize];
                h.len() >= 2 && matches!(head.kind, "department" | "division" | "ministry" | "party board")
                    || h.len() == 1 && head.class == "field" && doc.hits.longest(h.end as usize, Table::OrgField).is_some()
            })
    };
    (0..doc.len()).filter(full).map(|i| doc.key(i)).collect()
}

/// Whether the name or the office that begins at token `i` is what a memorial is called after: `Khu lưu niệm Chủ tịch …`, `Nhà lưu niệm cố Tổng Bí thư …`,
/// `Lăng Chủ tịch …`, `tượng đài đồng chí …`.
pub fn is_memorial(doc: &Doc, i: usize) -> bool {
    let title = |at: usize, end: usize| doc.hits.of(at, Table::Title).any(|h| h.end as usize >= end);
    // `Bí thư` inside `Tổng Bí thư`
    let mut at = (1..=2.min(i)).rev().find(|n| title(i - n, i + 1)).map_or(i, |n| i - n);
    // Titles and words of address before the name.
    let mut titled = at < i || title(i, i + 1);
    for _ in 0..4 {
        let ends = |n: usize, table: Table| doc.hits.of(at - n, table).any(|h| h.end as usize == at);
        let before = (1..=4.min(at)).rev().find(|n| {
            let former = *n == 1 && matches!(doc.key(at - 1), "cô2" | "nguyên");
            !doc.breaks_after(at - 1) && (former || ends(*n, Table::Title) || ends(*n, Table::Honorific))
        });
        let Some(n) = before else { break };
        titled |= ends(n, Table::Title);
        at -= n;
    }
    if at == 0 || doc.breaks_after(at - 1) {
        return false;
    }
    let (one, two) = (doc.key(at - 1), if at >= 2 { doc.key(at - 2) } else { "" });
    // `quà lưu niệm đồng chí …` is given to somebody.
    let house =
        (two, one) == ("lưu", "niêm5") && at >= 3 && matches!(doc.key(at - 3), "khu" | "nha1" | "phong1" | "đai1" | "bia");
    house
        || matches!((two, one), ("bao3", "tang1") | ("tương5", "đai1") | ("đên1", "thơ1"))
        || titled && (matches!(one, "lăng" | "quy4" | "đương1") || two == "mang" && one == "tên")
}

/// The keys of tokens `start..end`, one space between two.
pub fn keys<'d>(doc: &'d Doc, start: usize, end: usize) -> &'d str {
    doc.tokens.keys_of(start, end)
}

/// Marks every token of a run of at least four words in capitals (numbers and punctuation may stand between them).
fn shouted(doc: &Doc) -> Vec<bool> {
    let mut out = vec![false; doc.len()];
    let mut start = 0;
    while start < doc.len() {
        let mut end = start;
        let mut words = 0;
        while end < doc.len() {
            let t = &doc.tokens.list[end];
            if t.is_word() && !(t.case() == Case::Upper || t.case() == Case::Title && t.end - t.start <= 2) {
                break;
            }
            words += usize::from(t.is_word() && t.case() == Case::Upper);
            end += 1;
            if doc.breaks_after(end - 1) {
                break;
            }
        }
        if words >= 4 {
            out[start..end].fill(true);
        }
        start = end.max(start + 1);
    }
    out
}

/// How many words in a row, from token `i` on, begin with a capital; at most `max`. Punctuation and the end of a paragraph end the run.
pub fn capital_run(doc: &Doc, i: usize, max: usize) -> usize {
    let mut n = 0;
    while n < max && doc.token(i + n).is_some_and(|t| t.is_word() && t.is_capital()) {
        n += 1;
        if doc.breaks_after(i + n - 1) {
            break;
        }
    }
    n
}
