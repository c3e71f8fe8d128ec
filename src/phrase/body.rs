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
//! | `numbered` | a number | Quân khu 7 |
//! | `steering` | a number, a body, a place | Ban Chỉ đạo 35 Tỉnh ủy |

use super::area::{self, Area};
use super::{Context, capital_run, name};
use crate::lexicon::{ORG_HEADS, OrgHead, Table};
use crate::segment::Doc;
use crate::segment::tokens::Case;
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
    let bracket = doc.key(head.end) == "("
        && doc.key(head.end + 2) == ")"
        && doc.token(head.end + 1).is_some_and(|t| t.is_word() && matches!(t.case, Case::Upper | Case::Mixed))
        && (head.end - 1..head.end + 2).all(|i| !doc.breaks_after(i));
    if bracket {
        let end = head.end + 3;
        let whole = read(doc, context, head.start..end, row, after_title, depth).filter(|b| b.tokens.end > end);
        if whole.is_some() {
            return whole;
        }
    }
    read(doc, context, head, row, after_title, depth)
}

/// Whether the words at `i` turn a name into a kind: `UBND các xã`, `Đảng ủy cấp trên`, `HĐND hai cấp`.
fn is_plural(doc: &Doc, i: usize) -> bool {
    match doc.key(i) {
        "cac2" | "nhưng4" | "môi4" | "câp2" | "môt5" => true,
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
            || doc.key(head.start - 1) == "viên" && spec.kind != "press"
            || !capital && doc.tokens.list[head.start - 1].is_number());
    // In lower case a head of one syllable may end another word: đại hội, thông báo, môi trường, học viện.
    if !capital && head.len() == 1 && ends_word(doc, head.start) {
        return None;
    }
    let make = |end: usize, area: Option<Area>, parent: Option<Body>, definite: bool| Body {
        tokens: head.start..end,
        head: head.clone(),
        name: head.start..end,
        row,
        area,
        parent: parent.map(Box::new),
        definite,
    };
    if open && is_plural(doc, next) && !matches!(spec.class, "fixed" | "institution") {
        // `Công đoàn các khu công nghiệp`, `Đảng ủy các cơ quan Đảng` are names; `UBND các xã` is not.
        if !(spec.class == "committee-any" && matches!(doc.key(next + 1), "cơ" | "ban" | "khôi2")) {
            return None;
        }
    }
    let body = match spec.class {
        "fixed" if !after_title && is_in_name(doc, head.start, next) => None,
        "fixed" => capital.then(|| make(next, None, None, true)),
        "committee" => {
            let area = place_suffix(doc, context, next, open, after_title);
            let definite = capital || area.as_ref().is_some_and(|a| !a.name.is_empty());
            Some(make(area.as_ref().map_or(next, |a| a.tokens.end), area, None, definite))
        }
        "committee-any" | "membership" => membership(doc, context, &head, spec, open, after_title, depth, &make),
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
        "council" | "office" | "delegation" | "union" | "agency" | "portal" => {
            agency(doc, context, &head, spec, open, after_title, depth, capital, inner_capital, &make)
        }
        // In a run of capitals the head is a part of another name (`Đinh Trường Thọ`); after one, in lower case, of another word (`Đại hội`).
        "field" | "institution" if !after_title && follows_capital(doc, head.start) => None,
        "field" => field(doc, context, &head, open, after_title, depth, capital, &make),
        "institution" => institution(doc, context, &head, open, after_title, &make),
        "numbered" => {
            let number = open
                && doc.token(next).is_some_and(|t| {
                    t.is_number() || t.is_word() && doc.word(next).chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
                });
            let end = next + usize::from(number);
            (capital && (number || after_title)).then(|| make(end, None, None, number))
        }
        "steering" => steering(doc, context, &head, open, after_title, depth, capital, &make),
        _ => None,
    }?;
    if counted
        && body.place().is_none_or(|a| a.name.is_empty())
        && matches!(spec.class, "membership" | "committee-any" | "institution" | "field")
    {
        return Some(Body { definite: false, ..body });
    }
    Some(body)
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
        "đai2" | "đai1" => matches!(before, "lâu" | "vu4" | "truyên1" | "phat2"),
        "quy4" => true,
        _ => false,
    }
}

fn follows_capital(doc: &Doc, i: usize) -> bool {
    i > 0
        && doc.token(i - 1).is_some_and(|t| t.is_word() && matches!(t.case, Case::Title | Case::Mixed))
        && !doc.breaks_after(i - 1)
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
        p.definite && doc.tokens.list[i].is_capital() && p.row().class != "fixed"
            || p.row().class == "fixed" && p.row().kind == "ministry"
    });
    if parent.is_some() {
        return (parent, None);
    }
    (None, place_suffix(doc, context, i, open, after_title))
}

#[allow(clippy::too_many_arguments)]
fn membership(
    doc: &Doc,
    context: &Context,
    head: &Range<usize>,
    spec: &OrgHead,
    open: bool,
    after_title: bool,
    depth: usize,
    make: &dyn Fn(usize, Option<Area>, Option<Body>, bool) -> Body,
) -> Option<Body> {
    let next = head.end;
    let capital = doc.tokens.list[head.start].is_capital();
    let cell = spec.level == "cell";
    if open {
        // `Đảng bộ Khối các cơ quan tỉnh`, `Đảng ủy các cơ quan Đảng tỉnh`, `Đảng ủy Quân sự tỉnh`, `Chi bộ Cơ quan …`
        if let Some(end) = block_end(doc, next) {
            let area = place_suffix(doc, context, end, !doc.breaks_after(end - 1), after_title);
            // `Đảng ủy các cơ quan tỉnh` is one body, `đảng ủy các cơ quan, đơn vị` are many.
            if area.is_some() || doc.key(next) != "cac2" || doc.key(end - 1) != "quan" {
                return Some(make(area.as_ref().map_or(end, |a| a.tokens.end), area, None, capital));
            }
            return None;
        }
        // `Đảng bộ Cơ quan Liên đoàn Lao động tỉnh`
        let from = if doc.key(next) == "cơ" && doc.key(next + 1) == "quan" { next + 2 } else { next };
        // `Đảng ủy TT. Chợ Mới` is that of the town, not of a standing board.
        let parent = at_depth(doc, context, from, after_title, depth + 1)
            .filter(|p| p.row().name != "Thường trực" && (p.definite || doc.tokens.list[from].is_capital()));
        if let Some(parent) = parent
            && !(cell && parent.row().class == "organ" && !parent.definite)
        {
            return Some(make(parent.tokens.end, None, Some(parent), true));
        }
        let area =
            area::with_kind(doc, context, next, after_title).or_else(|| place_suffix(doc, context, next, open, after_title));
        if let Some(area) = area.filter(|a| matches!(a.level(), "province" | "city" | "district" | "commune" | "hamlet" | "name"))
        {
            let named = !area.name.is_empty();
            // `Bí thư Chi bộ bản Giàng A Chấu`: the cell of the hamlet that is spoken of; `Chi bộ thôn, tổ dân phố` are many.
            if cell && !named && !(capital && area.level() == "hamlet" && doc.key(area.tokens.end) != ",") {
                return None;
            }
            return Some(make(area.tokens.end, Some(area), None, capital || named));
        }
        // `Đảng ủy Bệnh viện`, `Chi bộ Trường`, `Đảng ủy Công an`: the body that it leads, by its bare head.
        let bare = doc.hits.longest(next, Table::OrgHead).filter(|h| {
            let class = ORG_HEADS[h.row as usize].class;
            matches!(class, "institution" | "agency" | "numbered") && doc.tokens.list[next].is_capital()
        });
        if let Some(bare) = bare.filter(|_| capital) {
            return Some(make(bare.end as usize, None, None, true));
        }
        // `Chi bộ 3`, `Chi bộ số 5`
        if cell && doc.token(next + usize::from(doc.key(next) == "sô2")).is_some_and(|t| t.is_number()) {
            return Some(make(next + 1 + usize::from(doc.key(next) == "sô2"), None, None, capital));
        }
        let run = capital_run(doc, next, 5);
        if cell && capital && run >= 1 && doc.hits.longest(next, Table::Title).is_none() && name::shape(doc, next, next + run) < 4
        {
            return Some(make(next + run, None, None, true));
        }
    }
    (!cell && !is_kind_word(doc, next, open)).then(|| make(next, None, None, capital))
}

/// `cơ sở`, `trực thuộc`, `bộ phận` after a head: a kind of body, none in particular.
fn is_kind_word(doc: &Doc, i: usize, open: bool) -> bool {
    open && (matches!((doc.key(i), doc.key(i + 1)), ("cơ", "sơ3") | ("trưc5", "thuôc5") | ("bô5", "phân5") | ("câp2", _))
        || is_plural(doc, i))
}

/// `Khối các cơ quan`, `Khối Doanh nghiệp`, `các cơ quan Đảng`, `Quân sự`: what a Party committee outside the places is named after.
fn block_end(doc: &Doc, i: usize) -> Option<usize> {
    const BLOCKS: &[&[&str]] = &[
        &["khôi2", "cac2", "cơ", "quan", "va1", "doanh", "nghiêp5"],
        &["khôi2", "cơ", "quan", "va1", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan", "-", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan", ",", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "cơ", "quan"],
        &["khôi2", "cơ", "quan"],
        &["khôi2", "doanh", "nghiêp5"],
        &["khôi2", "cac2", "doanh", "nghiêp5"],
        &["cac2", "cơ", "quan", "đang3"],
        &["cac2", "cơ", "quan"],
        &["cơ", "quan", "đang3"],
        &["cơ", "quan", "chinh2", "quyên1"],
        &["quân", "sư5"],
        &["cơ", "quan", "quân", "sư5"],
    ];
    let block = BLOCKS.iter().find(|b| b.iter().enumerate().all(|(k, w)| doc.key(i + k) == *w))?;
    let named = matches!(block[0], "cac2" | "cơ" | "khôi2" | "quân");
    (doc.tokens.list[i].is_capital() || named).then_some(i + block.len())
}

#[allow(clippy::too_many_arguments)]
fn agency(
    doc: &Doc,
    context: &Context,
    head: &Range<usize>,
    spec: &OrgHead,
    open: bool,
    after_title: bool,
    depth: usize,
    capital: bool,
    inner_capital: bool,
    make: &dyn Fn(usize, Option<Area>, Option<Body>, bool) -> Body,
) -> Option<Body> {
    let next = head.end;
    let (parent, area) = parent_or_place(doc, context, next, open, after_title, depth);
    if let Some(parent) = parent {
        // A council and a committee side by side are two bodies; a union is no part of an office.
        let part = match spec.class {
            "agency" | "office" => {
                matches!(parent.row().class, "agency" | "council" | "committee" | "fixed" | "union" | "office" | "numbered")
            }
            "portal" => {
                matches!(parent.row().class, "agency" | "council" | "committee" | "committee-any" | "membership" | "fixed")
            }
            _ => spec.name == "Công đoàn" && matches!(parent.row().class, "institution" | "agency" | "field"),
        };
        if part {
            return Some(make(parent.tokens.end, None, Some(parent), true));
        }
    }
    let mut end = area.as_ref().map_or(next, |a| a.tokens.end);
    // `Chi cục Thuế khu vực Tân Lương - Đông Giang`, `TAND khu vực 3`
    if area.is_none() && open && doc.key(next) == "khu" && doc.key(next + 1) == "vưc5" {
        let number = doc
            .token(next + 2)
            .is_some_and(|t| t.is_number() || t.is_word() && doc.word(next + 2).chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
        let name = area::name_end(doc, context, next + 2, after_title);
        if number || name.is_some() {
            end = if number { next + 3 } else { name.unwrap_or(next + 2) };
            while name.is_some() && doc.key(end) == "-" {
                match area::name_end(doc, context, end + 1, after_title) {
                    Some(e) => end = e,
                    None => break,
                }
            }
        }
    }
    // `Hiệp hội Doanh nghiệp Nhật Bản tại TP. Hồ Chí Minh`
    if let Some(e) = seat_end(doc, context, spec.kind, end) {
        end = e;
    }
    // `Công an`, `Thanh tra` alone are words; `Tòa án nhân dân` and `Sở Nội vụ` are names.
    let needs_place = matches!(spec.name, "Công an" | "Thanh tra" | "Bộ Tư lệnh" | "Bộ Tham mưu" | "Ban Chỉ huy") && end == next;
    let named = area.as_ref().is_some_and(|a| !a.name.is_empty());
    if needs_place {
        return None;
    }
    // `công tác Mặt trận`, `tổ chức Công đoàn`, `Chủ tịch Công đoàn`: alone it may be one, in an office it is.
    if end == next && (matches!(spec.name, "Công đoàn" | "Mặt trận") || spec.class == "portal") {
        return Some(make(end, None, None, false));
    }
    // `phòng Nội vụ` is a name in lower case too; `ban công tác Mặt trận` is a kind.
    let second = head.len() >= 2 && doc.tokens.list[head.start + 1].is_capital();
    Some(make(
        end,
        area,
        None,
        capital || named && !is_kind(spec, capital) || second || inner_capital && end > next && !is_kind(spec, capital),
    ))
}

/// Bodies of which every hamlet has one: in lower case they are a kind.
fn is_kind(spec: &OrgHead, capital: bool) -> bool {
    !capital && matches!(spec.name, "Ban Công tác Mặt trận")
}

/// Where the fields of work that begin at `i` end: `Tài chính - Kế hoạch`, `Văn hóa và Thông tin`. Commas join fields only before a last `và`.
pub fn fields_end(doc: &Doc, i: usize) -> Option<usize> {
    // `Phòng nội vụ`: the field may stand in lower case after a head with a capital.
    let named = doc.token(i)?.is_capital() || i > 0 && doc.tokens.list[i - 1].is_capital() && !doc.breaks_after(i - 1);
    let capital = doc.tokens.list[i].is_capital();
    let mut end = doc.hits.longest(i, Table::OrgField).filter(|_| named)?.end as usize;
    loop {
        if doc.breaks_after(end - 1) {
            return Some(end);
        }
        let joined = match doc.key(end) {
            "va1" | "-" | "&" => end + 1,
            "," if comma_joins(doc, end) => end + 1,
            // `Cục Chống tham nhũng Thanh tra Chính phủ`: the body that it is part of.
            _ if doc.hits.longest(end, Table::OrgHead).is_some_and(|h| h.len() >= 3) => return Some(end),
            _ if doc.token(end).is_some_and(|t| t.is_capital()) => end,
            _ => return Some(end),
        };
        match doc.hits.longest(joined, Table::OrgField) {
            Some(field) if doc.tokens.list[joined].is_capital() || !capital && joined == end + 1 => end = field.end as usize,
            _ => return Some(end),
        }
    }
}

/// Whether the comma at `i` stands inside one name: `Văn hóa, Thể thao và Du lịch`.
fn comma_joins(doc: &Doc, i: usize) -> bool {
    let Some(field) = doc.hits.longest(i + 1, Table::OrgField) else { return false };
    let after = field.end as usize;
    doc.key(after) == "va1"
        && doc.hits.longest(after + 1, Table::OrgField).is_some()
        && doc.token(after + 1).is_some_and(|t| t.is_capital())
}

#[allow(clippy::too_many_arguments)]
fn field(
    doc: &Doc,
    context: &Context,
    head: &Range<usize>,
    open: bool,
    after_title: bool,
    depth: usize,
    capital: bool,
    make: &dyn Fn(usize, Option<Area>, Option<Body>, bool) -> Body,
) -> Option<Body> {
    // `Phó Giám đốc Sở`: the department that the article has named.
    let bare = || (after_title && capital && context.names_one(doc, head.start)).then(|| make(head.end, None, None, false));
    let lower = || doc.hits.longest(head.end, Table::OrgField).filter(|_| after_title).map(|h| h.end as usize);
    let named = fields_end(doc, head.end);
    let Some(mut end) = named.or_else(lower).filter(|_| open) else { return bare() };
    // `Trung tâm Hội nghị tỉnh` is a house.
    if matches!((doc.key(head.start), doc.key(head.end)), ("trung", "hôi5" | "hanh1")) && doc.key(end) != "công" {
        return None;
    }
    // `Đội Cảnh sát giao thông số 2`
    if !doc.breaks_after(end - 1) && doc.key(end) == "sô2" && doc.token(end + 1).is_some_and(|t| t.is_number()) {
        end += 2;
    }
    let (parent, area) = parent_or_place(doc, context, end, !doc.breaks_after(end - 1), after_title, depth);
    // `trưởng phòng quy hoạch Sở Xây dựng`: all in lower case only before the body that it is part of.
    if named.is_none() && !parent.as_ref().is_some_and(|p| p.definite) {
        return bare();
    }
    let last = parent.as_ref().map(|p| p.tokens.end).or(area.as_ref().map(|a| a.tokens.end)).unwrap_or(end);
    let definite = capital || last > end || doc.tokens.list[head.end].is_capital();
    Some(make(last, area, parent, definite || after_title))
}

/// A name of its own after `Trường`, `Công ty`, `Bệnh viện`, `Báo` …: capitals, and lower-case syllables that finish a word before another capital.
fn institution(
    doc: &Doc,
    context: &Context,
    head: &Range<usize>,
    open: bool,
    after_title: bool,
    make: &dyn Fn(usize, Option<Area>, Option<Body>, bool) -> Body,
) -> Option<Body> {
    if doc.key(head.start) == "trung"
        && matches!((doc.key(head.end), doc.key(head.end + 1)), ("hôi5", "nghi5") | ("hanh1", "chinh2"))
        && doc.key(head.end + 2) != "công"
    {
        return None;
    }
    // In capitals `HỘI`, `BÁO`, `VIỆN` are syllables of any word: `XÃ HỘI`, `BÁO CÁO`.
    if context.is_shouted(head.start) && head.len() == 1 {
        return None;
    }
    // `Giám đốc Bệnh viện`, `Hiệu trưởng Trường`
    let kind = ORG_HEADS[doc.hits.longest(head.start, Table::OrgHead).map_or(0, |h| h.row as usize)].kind;
    let bare = || {
        let holds_offices = matches!(kind, "school" | "hospital" | "enterprise" | "cooperative" | "service" | "bank");
        (after_title && holds_offices && doc.tokens.list[head.start].is_capital()).then(|| make(head.end, None, None, false))
    };
    if !open {
        return bare();
    }
    let mut end = head.end;
    let mut area = None;
    // Whether a word of the name proper is read: words of trade stand before it only.
    let mut proper = false;
    while end < head.end + 14 {
        if end > head.end && doc.breaks_after(end - 1) {
            break;
        }
        let Some(t) = doc.token(end) else { break };
        if let Some(kind) = area::with_kind(doc, context, end, after_title).filter(|a| {
            a.is_administrative() && end > head.end || !a.name.is_empty() && a.kind.is_some() && a.is_administrative()
        }) {
            end = kind.tokens.end;
            area = Some(kind);
            break;
        }
        if t.is_word() && t.is_capital() {
            // A person after the name: `Hiệu trưởng Trường THPT Nguyễn Du Trần Văn A`.
            if after_title
                && end > head.end
                && name::is_full_name(doc, end, (end + 3).min(doc.len()))
                && capital_run(doc, end, 4) == 3
            {
                break;
            }
            if end > head.end && doc.hits.longest(end, Table::Title).is_some_and(|h| h.len() >= 2) {
                break;
            }
            proper |= doc.hits.longest(end, Table::OrgField).is_none();
            end += 1;
        } else if end > head.end && joins(doc, end) {
            end += 1;
        } else if let Some(next) = trade_end(doc, end).filter(|_| !proper && matches!(kind, "enterprise" | "cooperative")) {
            end = next;
        } else {
            break;
        }
    }
    if end == head.end {
        return bare();
    }
    if let Some(e) = seat_end(doc, context, kind, end) {
        end = e;
    }
    let named = (head.end..end).any(|i| doc.token(i).is_some_and(|t| t.is_capital() || t.is_number()));
    named.then(|| make(end, area, None, true))
}

/// Where the seat that belongs to the name of an association, a mission or a branch ends: `tại TP. Hồ Chí Minh`, `Chi nhánh Bảo Thắng`.
fn seat_end(doc: &Doc, context: &Context, kind: &str, end: usize) -> Option<usize> {
    if doc.breaks_after(end - 1) {
        return None;
    }
    let from = match (doc.key(end), doc.key(end + 1)) {
        ("tai5", _) if matches!(kind, "association" | "mission") => end + 1,
        ("chi", "nhanh2") if matches!(kind, "bank" | "enterprise") => end + 2,
        _ => return None,
    };
    let area = area::at(doc, context, from, false)?;
    (!area.name.is_empty() && area.is_administrative()).then_some(area.tokens.end)
}

/// Where the words of trade that begin at `i`, in lower case, end before the name proper: `Công ty cổ phần` + `đầu tư xây dựng` + `Sông Lam`.
fn trade_end(doc: &Doc, i: usize) -> Option<usize> {
    const MOST: usize = 9;
    let mut end = i;
    while end < i + MOST && !doc.breaks_after(end) {
        let t = doc.token(end)?;
        if t.is_word() && t.is_capital() {
            return (end > i).then_some(end);
        }
        let links = matches!(doc.key(end), "va1" | "-" | "," | "&");
        if !links && (!t.is_word() || ends_subject(doc.key(end))) {
            return None;
        }
        end += 1;
    }
    None
}

/// Words that open a predicate or a new phrase, so that what stands before them is a whole name.
fn ends_subject(key: &str) -> bool {
    matches!(
        key,
        "đa4"
            | "se4"
            | "đang"
            | "đươc5"
            | "bi5"
            | "la1"
            | "cua3"
            | "vơi2"
            | "cho"
            | "tai5"
            | "ơ3"
            | "co2"
            | "phai3"
            | "không"
            | "cung4"
            | "đên2"
            | "tư1"
            | "trên"
            | "trong"
            | "nay1"
            | "khi"
            | "đê3"
            | "theo"
            | "do"
            | "phôi2"
            | "tô3"
            | "ky2"
            | "ma1"
            | "hay"
            | "va"
            | "thi1"
            | "nên"
            | "cac2"
            | "nhưng4"
            | "môt5"
            | "ông"
            | "ba1"
            | "anh"
            | "chi5"
            | "như"
            | "vê1"
            | "ra"
            | "vao1"
            | "thuôc5"
            | "lam1"
            | "cân1"
            | "chưa"
            | "cam"
            | "hô4"
            | "trao"
            | "hiên5"
            | "vưa1"
            | "con1"
            | "nơi"
            | "hoăc5"
            | "qua"
            | "sau"
            | "trươc2"
            | "găp5"
            | "cung1"
            | "đông1"
    )
}

/// Whether the token at `i`, no capital, stands inside a name: its number, a dash, the rest of a word, `và` before a further field of work.
fn joins(doc: &Doc, i: usize) -> bool {
    let capital = |k: usize| doc.token(k).is_some_and(|t| t.is_word() && t.is_capital());
    let t = &doc.tokens.list[i];
    match doc.key(i) {
        _ if t.is_number() => capital(i - 1) && !doc.token(i + 1).is_some_and(|n| n.is('/') || n.is('%') || n.is('.')),
        "va1" | "&" => capital(i + 1) && doc.hits.longest(i + 1, Table::OrgField).is_some(),
        // `Tập đoàn Điện lực Việt Nam - EVN`: behind the dash stands its abbreviation.
        _ if t.is('-') => capital(i + 1) && !(doc.tokens.list[i + 1].case == Case::Upper && !capital(i + 2)),
        _ => t.is_word() && capital(i - 1) && continues_word(doc, i),
    }
}

/// Whether the lower-case syllable at `i` finishes a word of a name: a field of work is spelt so (`Kế hoạch`), or a capital follows it.
fn continues_word(doc: &Doc, i: usize) -> bool {
    let finishes = doc.hits.longest(i - 1, Table::OrgField).is_some_and(|h| h.end as usize > i)
        || doc.hits.longest(i - 1, Table::OrgHead).is_some_and(|h| h.end as usize > i);
    if finishes {
        return true;
    }
    let follows = doc.token(i + 1).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(i);
    let function_word = matches!(
        doc.key(i),
        "va1"
            | "cua3"
            | "đa4"
            | "cho"
            | "vơi2"
            | "tai5"
            | "ơ3"
            | "do"
            | "la1"
            | "tư1"
            | "đên2"
            | "theo"
            | "cung1"
            | "đông1"
            | "ông"
            | "ba1"
            | "anh"
            | "chi5"
            | "cac2"
            | "co2"
            | "trong"
            | "khi"
            | "vê1"
            | "nay1"
            | "đê3"
            | "bi5"
            | "đươc5"
            | "se4"
            | "nơi"
            | "hoăc5"
            | "qua"
            | "tham"
            | "gia"
            | "găp5"
    );
    follows && !function_word
}

#[allow(clippy::too_many_arguments)]
fn steering(
    doc: &Doc,
    context: &Context,
    head: &Range<usize>,
    open: bool,
    after_title: bool,
    depth: usize,
    capital: bool,
    make: &dyn Fn(usize, Option<Area>, Option<Body>, bool) -> Body,
) -> Option<Body> {
    let mut end = head.end;
    if !open {
        return Some(make(end, None, None, false));
    }
    if doc.token(end).is_some_and(|t| t.is_number()) {
        end += 1;
    } else {
        end = topic_end(doc, end);
    }
    if end > head.end && doc.breaks_after(end - 1) {
        return Some(make(end, None, None, capital));
    }
    if is_centre(doc, end) {
        return Some(make(end + centre_len(doc, end), None, None, capital));
    }
    if let Some(parent) = at_depth(doc, context, end, after_title, depth + 1)
        .filter(|p| p.definite && matches!(p.row().class, "committee" | "committee-any" | "council" | "agency"))
    {
        return Some(make(parent.tokens.end, None, Some(parent), true));
    }
    let area = place_suffix(doc, context, end, true, after_title);
    let definite = end > head.end || area.is_some();
    let last = area.as_ref().map_or(end, |a| a.tokens.end);
    Some(make(last, area, None, definite && capital || last > end))
}

/// The work that a steering committee is named after, where the words after it show that they belong to the name: a unit or a body ends it.
fn topic_end(doc: &Doc, i: usize) -> usize {
    const MOST: usize = 16;
    let mut end = i;
    while end < i + MOST && !doc.breaks_after(end) {
        let kind = doc.hits.longest(end, Table::PlaceKind).is_some_and(|h| !doc.breaks_after(h.end as usize - 1));
        let head =
            doc.hits.longest(end, Table::OrgHead).is_some_and(|h| h.len() >= 2) && doc.token(end).is_some_and(|t| t.is_capital());
        if end > i && (kind || head || is_centre(doc, end)) {
            return end;
        }
        let Some(t) = doc.token(end) else { break };
        let inner = t.is_word() || t.is(',') || t.is('-') || t.is('&') || t.is_number();
        if !inner || doc.key(end) != "vê1" && doc.key(end) != "đê3" && ends_subject(doc.key(end)) {
            break;
        }
        end += 1;
    }
    i
}
