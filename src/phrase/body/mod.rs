//! Bodies: the names of organisations, as far as they are one organisation.
//!
//! A name begins with a head (`data/organizations/heads.tsv`), whose class says what may follow:
//!
//! | class | what follows | examples |
//! |---|---|---|
//! | `fixed` | nothing | Bộ Chính trị, Ban Bí thư, Bộ Công an |
//! | `committee` | a place | Quận ủy Hai Bà Trưng |
//! | `committee-any` | a place or a body | Đảng ủy phường Trung Tự, Đảng ủy Công an tỉnh |
//! | `organ` | the body it is part of | Ban Thường vụ Thành ủy, Văn phòng Quận ủy Đống Đa |
//! | `membership` | a place or a body | Đảng bộ huyện, Chi bộ Kho bạc Nhà nước |
//! | `council`, `council-organ`, `office`, `delegation`, `union`, `agency`, `portal` | a place, or the body it is part of | UBND phường Láng Thượng, Công an quận, Phòng Tham mưu Công an tỉnh |
//! | `field` | fields of work, then a place or a body | Phòng Tài chính - Kế hoạch huyện |
//! | `institution` | a name of its own | Trường THPT Chu Văn An |
//! | `foreign` | a country, without which it is none | Chính phủ Nhật Bản |
//! | `numbered` | a number | Quân khu 7 |
//! | `steering` | a number, a body, a place | Ban Chỉ đạo 35 Tỉnh ủy |

mod agency;
mod institution;
mod party;
mod steering;

pub use agency::fields_end;

use super::area::{self, Area};
use super::{Context, name};
use crate::lexicon::{COUNTRIES, ORG_HEADS, OrgHead, Table};
use crate::segment::Doc;
use crate::segment::tokens::{Case, Token};
use std::ops::Range;

/// A body as a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// All of it.
    pub tokens: Range<usize>,
    /// The head's tokens.
    pub head: Range<usize>,
    /// The tokens that say its name in full: its own, or, for a short form (`Sở`, `JCCH`), those of the body that it stands for.
    pub name: Range<usize>,
    /// Row of [`ORG_HEADS`].
    pub row: u16,
    /// The place in its name.
    pub area: Option<Area>,
    /// The body it is part of, inside the same name (`Thành ủy` of `Ban Thường vụ Thành ủy`).
    pub parent: Option<Box<Body>>,
    /// Whether it names one definite body; `false` for what only may be one (`Thường trực` alone, words in lower case).
    pub definite: bool,
}

impl Body {
    /// What the head's row says.
    pub fn row(&self) -> &'static OrgHead {
        &ORG_HEADS[self.row as usize]
    }

    /// The same body under a short form that stands at `tokens`.
    pub fn called(&self, tokens: Range<usize>) -> Body {
        Body { tokens, definite: true, ..self.clone() }
    }

    /// Whether only its head is said, which many bodies share: `Sở`, `Bệnh viện`.
    pub fn is_bare(&self) -> bool {
        self.tokens == self.head && matches!(self.row().class, "field" | "institution")
    }

    /// The place in its name or in its parent's.
    pub fn place(&self) -> Option<&Area> {
        self.area.as_ref().or_else(|| self.parent.as_ref().and_then(|p| p.place()))
    }
}

/// One reading of a head: what stands before it and around it.
struct Reading<'d> {
    doc: &'d Doc<'d>,
    context: &'d Context,
    head: Range<usize>,
    row: u16,
    /// Whether the paragraph goes on behind the head.
    open: bool,
    /// Whether a title stands before it, so that the body is one that an office is held in.
    after_title: bool,
    /// In how many bodies it stands.
    depth: usize,
    /// Whether its first word has a capital.
    capital: bool,
    /// Whether any of its words has.
    inner_capital: bool,
}

impl Reading<'_> {
    fn spec(&self) -> &'static OrgHead {
        &ORG_HEADS[self.row as usize]
    }

    /// The body that ends before token `end`.
    fn make(&self, end: usize, area: Option<Area>, parent: Option<Body>, definite: bool) -> Body {
        Body {
            tokens: self.head.start..end,
            head: self.head.clone(),
            name: self.head.start..end,
            row: self.row,
            area,
            parent: parent.map(Box::new),
            definite,
        }
    }
}

/// How deep a body may stand inside a body: `Văn phòng Cơ quan điều tra Công an tỉnh`.
const MAX_DEPTH: usize = 3;

/// The body that begins at token `i`: the longest reading.
pub fn at(doc: &Doc, context: &Context, i: usize) -> Option<Body> {
    at_depth(doc, context, i, context.is_after_title(i), 0)
}

fn at_depth(doc: &Doc, context: &Context, i: usize, after_title: bool, depth: usize) -> Option<Body> {
    if depth > MAX_DEPTH {
        return None;
    }
    let mut best: Option<Body> = None;
    for hit in doc.hits.of(i, Table::OrgHead) {
        let head = hit.start as usize..hit.end as usize;
        if let Some(body) = read_with_abbreviation(doc, context, head, hit.row, after_title, depth)
            && best.as_ref().is_none_or(|b| body.tokens.end > b.tokens.end)
        {
            best = Some(body);
        }
    }
    best
}

/// A head may bring its abbreviation along, in brackets before the rest of the name: `Ủy ban Kiểm tra (UBKT) Tỉnh ủy`.
fn read_with_abbreviation(
    doc: &Doc,
    context: &Context,
    head: Range<usize>,
    row: u16,
    after_title: bool,
    depth: usize,
) -> Option<Body> {
    if let Some(end) = abbreviation_end(doc, head.end) {
        let whole = read(doc, context, head.start..end, row, after_title, depth).filter(|b| b.tokens.end > end);
        if whole.is_some() {
            return whole;
        }
    }
    read(doc, context, head, row, after_title, depth)
}

/// Where the abbreviation in brackets at `i` ends, in the same paragraph: `(UBKT)`, `(TN&MT)`, `(LĐ-TB&XH)`.
fn abbreviation_end(doc: &Doc, i: usize) -> Option<usize> {
    const MOST: usize = 6;
    if i == 0 || doc.key(i) != "(" || doc.breaks_after(i - 1) {
        return None;
    }
    let close = (i + 2..=i + 1 + MOST).find(|k| doc.key(*k) == ")")?;
    let short = (i + 1..close).all(|k| {
        // `(Agribank)`: a listed name.
        let listed = close == i + 2 && doc.hits.longest(k, Table::OrgHead).is_some();
        let letters = |t: &Token| match t.is_word() {
            true => listed && t.is_capital() || matches!(t.case(), Case::Upper | Case::Mixed),
            false => t.is('&') || t.is('-'),
        };
        doc.glued(k) && doc.token(k).is_some_and(letters)
    });
    (short && (i..close).all(|k| !doc.breaks_after(k))).then_some(close + 1)
}

/// Whether the words at `i` turn a name into a kind: `UBND các xã`, `Đảng ủy cấp trên`, `HĐND hai cấp`.
fn is_plural(doc: &Doc, i: usize) -> bool {
    match doc.key(i) {
        "cac2" | "nhưng4" | "môi4" | "môt5" => true,
        // `UBND cấp xã`, but not `Văn phòng Đăng ký đất đai cấp giấy chứng nhận`.
        "câp2" => {
            matches!(doc.key(i + 1), "trên" | "dươi2" | "cơ" | "uy3" | "trung" | "trương3" | "minh1" | "nay1")
                || doc.hits.longest(i + 1, Table::PlaceKind).is_some()
        }
        "cơ" => doc.key(i + 1) == "sơ3",
        "trưc5" => doc.key(i + 1) == "thuôc5",
        "hai" | "ba" | "2" | "3" => doc.key(i + 1) == "câp2",
        _ => false,
    }
}

fn read(doc: &Doc, context: &Context, head: Range<usize>, row: u16, after_title: bool, depth: usize) -> Option<Body> {
    let spec = &ORG_HEADS[row as usize];
    let capital = doc.tokens.list[head.start].is_capital();
    // `Ban` in `Ban Tổ chức`: the words after the first must be capitals where the first is not, or the phrase is no name.
    let inner_capital = (head.start..head.end).any(|t| doc.tokens.list[t].is_capital());
    let next = head.end;
    let open = !doc.breaks_after(next - 1);
    // `các Đảng bộ`, `26 Đảng bộ`, `mỗi Chi bộ`: a kind, none in particular.
    let counted = head.start > 0
        && !doc.breaks_after(head.start - 1)
        && (matches!(doc.key(head.start - 1), "cac2" | "nhưng4" | "môi4" | "tưng1" | "môt5")
            // `các ủy viên Đảng bộ cơ sở`, but `nhân viên Ban Quản lý`, `đảng viên Chi bộ Phòng Nội vụ`
            || doc.key(head.start - 1) == "viên"
                && spec.kind != "press"
                && (!capital || head.start > 1 && doc.key(head.start - 2) == "uy3")
            || (!capital || spec.name.starts_with("Ban ")) && doc.tokens.list[head.start - 1].is_number());
    // In lower case a head of one syllable may end another word: đại hội, thông báo, môi trường, học viện.
    if !capital && head.len() == 1 && ends_word(doc, head.start) {
        return None;
    }
    let reading = Reading { doc, context, head: head.clone(), row, open, after_title, depth, capital, inner_capital };
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| reading.make(end, area, parent, definite);
    if open && is_plural(doc, next) && !matches!(spec.class, "fixed" | "institution") {
        // `Công đoàn các khu công nghiệp`, `Đảng ủy các cơ quan Đảng` are names; `UBND các xã` is not.
        if !(spec.class == "committee-any" && matches!(doc.key(next + 1), "cơ" | "ban" | "khôi2")) {
            return None;
        }
    }
    let body = match spec.class {
        "fixed" if !after_title && is_in_name(doc, head.start, next) => None,
        "fixed" => (capital || is_lowered(&reading)).then(|| make(country_end(&reading).unwrap_or(next), None, None, true)),
        // `Chính phủ Nhật Bản`: one definite body only with its country.
        "foreign" => country_end(&reading).filter(|_| capital).map(|end| make(end, None, None, true)),
        "committee" => {
            let area = place_suffix(doc, context, next, open, after_title);
            let definite = capital || area.as_ref().is_some_and(|a| !a.name.is_empty());
            Some(make(area.as_ref().map_or(next, |a| a.tokens.end), area, None, definite))
        }
        "committee-any" | "membership" => party::membership(&reading),
        "organ" | "council-organ" => {
            let parent = open.then(|| at_depth(doc, context, next, after_title, depth + 1)).flatten();
            let parent =
                parent.filter(|p| may_have_organs(p.row().class) && !(p.row().class == "organ" && spec.class == "organ"));
            if let Some(parent) = parent {
                let definite = inner_capital || parent.definite;
                let end = parent.tokens.end;
                let provisional = !doc.breaks_after(end - 1) && doc.key(end) == "lâm" && doc.key(end + 1) == "thơi1";
                Some(make(end + if provisional { 2 } else { 0 }, None, Some(parent), definite))
            } else if open && is_centre(doc, next) {
                Some(make(next + centre_len(doc, next), None, None, true))
            } else {
                let area =
                    open.then(|| place_suffix(doc, context, next, open, after_title)).flatten().filter(|a| a.kind.is_some());
                // `Thường trực`, `Văn phòng` alone may be anything; `Ban Tổ chức hội nghị` is no board.
                let bare_ok = capital
                    && !matches!(spec.name, "Thường trực" | "Văn phòng" | "Ban Cán sự" | "Ban Kinh tế" | "Tổ giúp việc")
                    && !is_event_word(doc, next, open);
                let has_area = area.is_some();
                // `Thường trực, Ban Thường vụ Quận ủy`: the first of a list of boards.
                let listed = capital
                    && spec.name == "Thường trực"
                    && open
                    && doc.key(next) == ","
                    && doc.hits.longest(next + 1, Table::OrgHead).is_some_and(|h| ORG_HEADS[h.row as usize].class == "organ");
                Some(make(area.as_ref().map_or(next, |a| a.tokens.end), area, None, bare_ok && (!has_area || capital) || listed))
            }
        }
        "council" | "office" | "delegation" | "union" | "agency" | "portal" => agency::agency(&reading),
        // In a run of capitals the head is a part of another name (`Đinh Trường Thọ`); after one, in lower case, of another word (`Đại hội`).
        "field" | "institution" if !after_title && follows_capital(doc, head.start) => None,
        "field" => agency::field(&reading),
        "institution" => institution::institution(&reading),
        "numbered" => {
            let number = open
                && doc.token(next).is_some_and(|t| {
                    t.is_number() || t.is_word() && doc.word(next).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
                });
            let end = next + usize::from(number);
            (capital && (number || after_title)).then(|| make(end, None, None, number))
        }
        "steering" => steering::steering(&reading),
        _ => None,
    }?;
    if counted
        && body.place().is_none_or(|a| a.name.is_empty())
        && matches!(spec.class, "membership" | "committee-any" | "institution" | "field" | "steering" | "agency")
    {
        return Some(Body { definite: false, ..body });
    }
    Some(body)
}

/// `bộ GD-ĐT`, `ban Tổ chức Trung ương`: only the first word of the name in small letters, and no word that ends with it (`cán bộ`).
fn is_lowered(r: &Reading) -> bool {
    let (doc, head) = (r.doc, &r.head);
    let kind = matches!(doc.key(head.start), "bô5" | "ban") && head.len() >= 2;
    let rest =
        (head.start + 1..head.end).all(|t| !doc.tokens.list[t].is_word() || doc.tokens.list[t].is_capital() || head.len() >= 4);
    let apart = head.start == 0
        || doc.breaks_after(head.start - 1)
        || !matches!(
            doc.key(head.start - 1),
            "can2"
                | "nôi5"
                | "cuc5"
                | "toan1"
                | "đang3"
                | "tiên2"
                | "liên"
                | "đôi1"
                | "chi"
                | "thanh3"
                | "uy3"
                | "bô5"
                | "đia5"
                | "phong1"
        );
    kind && r.inner_capital && doc.tokens.list[head.start + 1].is_capital() && rest && apart
}

/// Where the country ends that an assembly, a government or a ministry is named after: `Quốc hội Lào`, `Quốc hội nước Cộng hòa Cuba`.
fn country_end(r: &Reading) -> Option<usize> {
    let doc = r.doc;
    if !r.open || !matches!(r.spec().kind, "assembly" | "government" | "ministry" | "party") {
        return None;
    }
    let from = r.head.end + usize::from(doc.key(r.head.end) == "nươc2" && !doc.breaks_after(r.head.end));
    let country =
        doc.hits.longest(from, Table::Country).filter(|h| doc.tokens.list[from].is_capital() && h.end as usize <= doc.len())?;
    let end = country.end as usize;
    // `Anh`, `Đức` before another capital begin the name of a person.
    let weak = !COUNTRIES[country.row as usize].weak.is_empty();
    let goes_on = !doc.breaks_after(end - 1) && doc.token(end).is_some_and(|t| t.is_word() && t.is_capital());
    (!(weak && (goes_on || !matches!(doc.key(from), "lao1" | "nga" | "my4" | "phap2" | "đưc2")))).then_some(end)
}

/// Whether the lower-case syllable at `i` is the second of a word: `xã hội`, `thông báo`, `hội trường`.
fn ends_word(doc: &Doc, i: usize) -> bool {
    let before = if i > 0 { doc.key(i - 1) } else { "" };
    match doc.key(i) {
        "hôi5" | "bô5" => true,
        "bao2" => matches!(before, "thông" | "canh3" | "dư5" | "mât5" | "tơ1" | "nha1" | "hoa3" | "bô2" | "câp2" | "điên5"),
        "trương1" => {
            matches!(before, "hôi5" | "môi" | "thi5" | "công" | "nha1" | "hiên5" | "thương" | "sơ3" | "quan3" | "nông")
        }
        "viên5" => matches!(before, "hoc5" | "bênh5" | "thư" | "chi"),
        "đai2" | "đai1" => matches!(before, "lâu" | "vu4" | "truyên1" | "phat2" | "tương5" | "khan2"),
        "quy4" => true,
        "vu5" => matches!(before, "nhiêm5" | "chưc2" | "phuc5" | "công" | "nghiêp5" | "dich5" | "thương1"),
        "sơ3" => matches!(before, "tru5" | "cơ" | "công"),
        _ => false,
    }
}

fn follows_capital(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.token(i - 1).is_some_and(|t| t.is_word() && matches!(t.case(), Case::Title | Case::Mixed))
        && !doc.breaks_after(i - 1)
        && !opens_sentence_before(doc, i)
}

/// `Theo Công ty …`, `Tại Trường …`: the word before `i` has its capital because it opens the sentence.
fn opens_sentence_before(doc: &Doc, i: usize) -> bool {
    let word = matches!(
        doc.key(i - 1),
        "theo"
            | "tai5"
            | "dư5"
            | "do"
            | "cua3"
            | "vơi2"
            | "cho"
            | "tư1"
            | "trong"
            | "vê1"
            | "đên2"
            | "trươc2"
            | "sau"
            | "hiên5"
            | "riêng"
            | "vi1"
            | "nêu2"
            | "khi"
            | "va1"
            | "cung1"
            | "nhơ1"
            | "đê3"
            | "ma1"
            | "la1"
            | "ơ3"
            | "qua"
            | "găp5"
            | "thăm"
            | "giao"
            | "đươc5"
            | "bi5"
    );
    word && doc.sentence_of(i - 1).is_some_and(|s| doc.layout.sentences[s].tokens.start == i - 1)
}

/// Whether the words before and at `i` are a person's name: `Nguyễn Quốc Hội`.
fn is_in_name(doc: &Doc, i: usize, end: usize) -> bool {
    follows_capital(doc, i)
        && (i >= 1 && name::shape(doc, i - 1, end) >= 4
            || i >= 2 && follows_capital(doc, i - 1) && name::shape(doc, i - 2, end) >= 4)
}

fn is_event_word(doc: &Doc, i: usize, open: bool) -> bool {
    open && matches!(doc.key(i), "hôi5" | "cuôc5" | "đai5" | "lê4" | "giai3" | "chương" | "buôi3")
}

/// `Trung ương`, `TW`, `T.Ư` after an organ.
fn is_centre(doc: &Doc, i: usize) -> bool {
    centre_len(doc, i) > 0
}

fn centre_len(doc: &Doc, i: usize) -> usize {
    let len = match doc.key(i) {
        "trung" if doc.key(i + 1) == "ương" => 2,
        "tw" | "tư" if doc.token(i).is_some_and(|t| t.is_capital()) => 1,
        "t" if doc.key(i + 1) == "." && matches!(doc.key(i + 2), "ư" | "w") => 3,
        _ => return 0,
    };
    len + usize::from(doc.key(i + len) == "đang3" && doc.token(i + len).is_some_and(|t| t.is_capital()))
}

fn may_have_organs(class: &str) -> bool {
    matches!(
        class,
        "committee"
            | "steering"
            | "committee-any"
            | "membership"
            | "council"
            | "union"
            | "fixed"
            | "delegation"
            | "agency"
            | "institution"
            | "organ"
    )
}

/// A place at `i`, as the end of a body's name: with or without its kind word.
fn place_suffix(doc: &Doc, context: &Context, i: usize, open: bool, after_title: bool) -> Option<Area> {
    if !open || !doc.token(i)?.is_word() {
        return None;
    }
    let area = area::at(doc, context, i, after_title)?;
    // A bare name needs to be known, or to be a run of capitals that is no person.
    if area.kind.is_none() {
        let known = area::is_known(doc, context, area.name.start, area.name.end);
        let person = name::shape(doc, area.name.start, area.name.end) >= 4;
        let office =
            doc.hits.longest(i, Table::Title).is_some() || doc.hits.longest(i, Table::OrgHead).is_some_and(|h| h.len() >= 2);
        if !known && (person || office || area.name.len() < 2) {
            return None;
        }
    }
    area.is_administrative()
        .then_some(area)
        .or_else(|| area::with_kind(doc, context, i, after_title).filter(|a| a.level() == "hamlet" && !a.name.is_empty()))
}

/// The body that the one before `i` is part of, or the place that it serves.
fn parent_or_place(
    doc: &Doc,
    context: &Context,
    i: usize,
    open: bool,
    after_title: bool,
    depth: usize,
) -> (Option<Body>, Option<Area>) {
    if !open {
        return (None, None);
    }
    let parent = at_depth(doc, context, i, after_title, depth + 1).filter(|p| {
        // `Cục Chống tham nhũng Thanh tra Chính phủ`
        let of_centre = p.row().kind == "ministry" || p.row().kind == "government" && p.tokens.len() >= 3;
        p.definite && doc.tokens.list[i].is_capital() && p.row().class != "fixed" || p.row().class == "fixed" && of_centre
    });
    if parent.is_some() {
        return (parent, None);
    }
    (None, place_suffix(doc, context, i, open, after_title))
}
