//! Person names.
//!
//! **What it finds**: names alone, without words of address, titles, ranks or degrees: `Nguyễn Công Soái`, `Soái` (after `đồng chí`), `Y Biêr Niê`, `GIÀNG A PÁO`.
//! **Not**: names inside streets, schools, districts, bodies and set phrases (`tư tưởng Hồ Chí Minh`).
//! **How**: a run of capitals of the shape of a name ([`crate::phrase::name`]), believed for what stands around it: a word of address, an office before or
//! after, a verb of speaking, its place in a list, its own shape; then every other place in the article where the same name stands.

use super::{Candidate, Found};
use crate::keyed::{Map, Names};
use crate::lexicon::Table;
use crate::order;
use crate::phrase::{Context, area, is_memorial, keys, name};
use crate::segment::Doc;
use crate::segment::tokens::Case;
use crate::span::Span;
use std::ops::Range;

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it may be the short form of a name (one or two syllables after a word of address).
    pub short: bool,
    /// The full name, where the reader's own dictionary gives it.
    pub known: Option<Box<KnownName>>,
}

/// A full name that is not written here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownName {
    /// The name.
    pub name: String,
    /// Its folded key.
    pub key: String,
}

/// What stands around a name that makes it one.
struct Around {
    honorific: Option<Range<usize>>,
    strong_honorific: bool,
    office_before: Option<Range<usize>>,
    office_after: bool,
    speaks: bool,
    listed: bool,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    let before = Before::new(doc, context);
    let mut known: Map<(Range<usize>, u8)> = Map::default();
    let first = out.len();
    let mut i = 0;
    while i < doc.len() {
        let Some((tokens, rule, confidence, evidence)) = judge(doc, context, &before, i) else {
            i += 1;
            continue;
        };
        if tokens.len() >= 2 {
            let (_, best) = known.or_insert(keys(doc, tokens.start, tokens.end), (tokens.clone(), 0));
            *best = confidence.max(*best);
        }
        i = tokens.end;
        let short = rule == "person.short";
        let mut evidence: Vec<(&str, Span)> = evidence.into_iter().map(|(what, t)| (what, doc.span(t))).collect();
        evidence.shrink_to_fit();
        out.push(Candidate {
            span: doc.span(tokens.clone()),
            found: Found::Person(PersonName { tokens, short, known: None }),
            rule,
            confidence,
            evidence,
        });
    }
    again(doc, context, &known, first, out);
}

/// Where words of address and offices end.
struct Before {
    /// Words of address, by the token after them: where each begins, and whether it is one beyond doubt.
    honorifics: Vec<(u32, u32, bool)>,
    /// Whether the token lies in a body or an office: no name begins there.
    taken: Vec<bool>,
}

impl Before {
    fn new(doc: &Doc, context: &Context) -> Self {
        let mut out = Before { honorifics: Vec::new(), taken: vec![false; doc.len()] };
        for i in 0..doc.len() {
            for hit in doc.hits.of(i, Table::Honorific) {
                // Titles of clergy and the like are written with capitals.
                let strong = crate::lexicon::HONORIFICS[hit.row as usize].strength == "strong";
                // `TT.` is a town before any name but that of a monk.
                let short = doc.key(hit.end as usize - 1) == "." && doc.key(hit.end as usize) != "thich2";
                if short && matches!(doc.key(i), "tt" | "ht") {
                    continue;
                }
                // `Hai Bà Trưng`
                if doc.tokens.list[i].is_capital()
                    && i > 0
                    && doc.token(i - 1).is_some_and(|t| t.is_word() && t.is_capital())
                    && !doc.breaks_after(i - 1)
                    // `Quảng BìnhÔng Nguyễn …`: a lost line end.
                    && !doc.glued(i - 1)
                {
                    continue;
                }
                out.honorifics.push((hit.end, i as u32, strong));
            }
        }
        // Of two that end together the longer counts, and what is beyond doubt for either.
        order::sort_by(&mut out.honorifics, Ord::cmp);
        out.honorifics.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.2 |= same && later.2;
            same
        });
        for office in &context.offices {
            out.taken[office.tokens.clone()].fill(true);
        }
        for body in context.bodies.iter().filter(|b| b.definite) {
            out.taken[body.tokens.clone()].fill(true);
        }
        out
    }

    /// The word of address that ends before token `i`: where it begins, and whether it is one beyond doubt.
    fn honorific(&self, i: usize) -> Option<(usize, bool)> {
        let found = self.honorifics.binary_search_by_key(&(i as u32), |h| h.0).ok()?;
        let (_, start, strong) = self.honorifics[found];
        Some((start as usize, strong))
    }
}

type Judged = (Range<usize>, &'static str, u8, Vec<(&'static str, Range<usize>)>);

/// Whether a name begins at token `i`, by which rule and how surely.
fn judge(doc: &Doc, context: &Context, before: &Before, i: usize) -> Option<Judged> {
    if before.taken[i] {
        return None;
    }
    // `Ông`, `Bà` are surnames too; before another capital they are words of address.
    let address = doc.hits.of(i, Table::Honorific).any(|h| {
        doc.token(h.end as usize).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(h.end as usize - 1)
    });
    // `đồng chí Ông Văn Tấn`: after another word of address it is the surname.
    let surname = before.honorific(i).is_some_and(|(_, strong)| strong) && doc.hits.longest(i, Table::Surname).is_some();
    if address && !surname {
        return None;
    }
    let name = name::at(doc, context, i)?;
    let around = around(doc, context, before, i, name.end);
    // Inside a run of capitals only what stands before may open a name.
    let inside = i > 0
        && doc.token(i - 1).is_some_and(|t| t.is_word() && t.is_capital())
        && !doc.breaks_after(i - 1)
        && !opens_clause(doc, i - 1);
    if inside && around.honorific.is_none() && around.office_before.is_none() {
        return None;
    }
    // `PV Thanh Niên`: a newspaper.
    let outlet = doc.hits.longest(i, Table::Outlet).is_some_and(|h| h.end as usize >= name.end);
    if is_set_phrase(doc, i, name.end) || outlet && name.shape < 4 {
        return None;
    }
    // `LẦN THỨ I` in a headline, a row of a table.
    let heading = context.is_shouted(i) && doc.key(i) == "lân1" || doc.key(name.end) == "|" && !doc.breaks_after(name.end - 1);
    if heading && around.honorific.is_none() && around.office_before.is_none() {
        return None;
    }
    let mut evidence = Vec::new();
    if let Some(h) = &around.honorific {
        evidence.push(("honorific", h.clone()));
    }
    if let Some(o) = &around.office_before {
        evidence.push(("office", o.clone()));
    }
    let len = name.end - i;
    let full = name.shape >= 3;
    // `Phó Vụ trưởng Vụ Địa phương`: a body whose name is not known.
    let head = doc.hits.longest(i, Table::OrgHead).is_some_and(|h| h.len() == 1);
    let goes_on = doc.token(name.end).is_some_and(|t| t.is_word() && !t.is_capital()) && !doc.breaks_after(name.end - 1);
    if head && !full && goes_on && around.honorific.is_none() {
        return None;
    }
    let office_head = doc.hits.longest(i, Table::OrgHead).is_some_and(|h| h.len() >= 2)
        || doc.hits.longest(i, Table::Title).is_some_and(|h| h.len() >= 2);
    if office_head {
        return None;
    }
    let addressed = around
        .honorific
        .as_ref()
        .is_some_and(|h| around.strong_honorific || full || h.len() == 1 && is_given(doc, i) || len == 1 && is_called(doc, i));
    if addressed {
        // `đồng chí Soái`, `ông Nam`; a place kind or a body after the word of address is none.
        let is_kind = doc.hits.longest(i, Table::PlaceKind).is_some_and(|h| h.len() >= 2)
            || len == 1 && (doc.hits.longest(i, Table::Title).is_some() || doc.key(i) == "đang3");
        if !is_kind {
            let rule = if len <= 2 && !full { "person.short" } else { "person.honorific" };
            return Some((i..name.end, rule, if full { 98 } else { 85 }, evidence));
        }
    }
    if around.office_before.is_some()
        && context.office_before(i).is_some_and(|o| o.title.class() == "rank")
        && !full
        && doc.hits.longest(i, Table::OrgHead).is_none()
    {
        return Some((i..name.end, if len <= 2 { "person.short" } else { "person.office" }, 85, evidence));
    }
    if around.office_before.is_some()
        && !(len == 2 && is_listed_place(doc, i, name.end))
        && (full || len >= 2 && !area::is_known(doc, context, i, name.end))
    {
        return Some((i..name.end, "person.office", if full { 96 } else { 70 }, evidence));
    }
    if name.shape >= 2 && len >= 2 && around.office_after {
        return Some((i..name.end, "person.office-after", 94, evidence));
    }
    // A list of guests: `các ông: Y Blong Mlô, Phó Bí thư Tỉnh ủy; Kpă Thuyết, Phó Trưởng đoàn`.
    if len >= 2 && around.listed && around.office_after && !area::is_known(doc, context, i, name.end) {
        return Some((i..name.end, "person.list", 80, evidence));
    }
    // `cử tri Danh Sà Rươl`: three capitals after a weak word of address.
    if len >= 3 && around.honorific.is_some() && !area::is_known(doc, context, i, name.end) {
        return Some((i..name.end, "person.honorific", 75, evidence));
    }
    // `K'Brêu`, `H'Hen`: the mark of sex tells.
    if doc.word(i).contains(['\'', '’']) && name.shape >= 4 {
        return Some((i..name.end, "person.marked", 80, evidence));
    }
    if len >= 2 && around.listed && name.shape >= 2 && !(len == 2 && is_listed_place(doc, i, name.end)) {
        return Some((i..name.end, "person.list", 88, evidence));
    }
    if name.shape >= 3 && around.speaks && !area::is_known(doc, context, i, name.end) {
        return Some((i..name.end, "person.speaks", 85, evidence));
    }
    let place = area::is_known(doc, context, i, name.end) || i > 0 && doc.hits.at(i - 1).any(|h| h.table == Table::PlaceKind);
    if len >= 3 && name.shape >= 4 && !place {
        return Some((i..name.end, "person.shape", 72, evidence));
    }
    None
}

/// Whether tokens `i..end` are, as they stand, the name of a province or district: `huyện Hưng Hà, Thái Bình`.
fn is_listed_place(doc: &Doc, i: usize, end: usize) -> bool {
    doc.hits.at(i).any(|h| matches!(h.table, Table::Province | Table::District) && h.end as usize == end)
}

/// Whether the syllable at `i` after `anh`, `chị` is a name by itself, though no list has it: `chị Khuê`, `anh Pờ`.
fn is_called(doc: &Doc, i: usize) -> bool {
    let word = &doc.tokens.list[i];
    let alone = doc.breaks_after(i) || !doc.token(i + 1).is_some_and(|t| t.is_word() && t.is_capital());
    let longer = |t: Table| doc.hits.longest(i, t).is_some();
    i > 0
        && matches!(doc.key(i - 1), "anh" | "chi5")
        && word.case() == Case::Title
        && word.end - word.start >= 2
        && alone
        && !doc.glued(i - 1)
        && (!doc.tokens.list[i - 1].is_capital()
            || doc.sentence_of(i).is_some_and(|s| doc.layout.sentences[s].tokens.start == i - 1))
        && ![Table::OrgHead, Table::Title, Table::PlaceKind, Table::Country, Table::OrgField].into_iter().any(longer)
}

/// Whether the word at `i` has its capital because it opens the sentence, and is no part of the name behind it: `Riêng Đoàn Văn Khải`.
fn opens_clause(doc: &Doc, i: usize) -> bool {
    let word = matches!(
        doc.key(i),
        "riêng"
            | "con1"
            | "theo"
            | "vơi2"
            | "do"
            | "cung1"
            | "nhưng"
            | "khi"
            | "sau"
            | "trươc2"
            | "vi1"
            | "cho"
            | "găp5"
            | "đươc5"
            | "nêu2"
    );
    word && doc.hits.longest(i + 1, Table::Surname).is_some()
        && doc.sentence_of(i).is_some_and(|s| doc.layout.sentences[s].tokens.start == i)
}

fn is_given(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Given).is_some_and(|h| crate::lexicon::GIVEN[h.row as usize].as_given >= 3)
}

fn around(doc: &Doc, context: &Context, before: &Before, start: usize, end: usize) -> Around {
    let mut out = Around {
        honorific: None,
        strong_honorific: false,
        office_before: None,
        office_after: false,
        speaks: false,
        listed: false,
    };
    // A colon may stand between a word of address and the first name of a list; the label of a speaker (`PV: Thưa …`) is no word of address.
    let mut at = start;
    if at > 0 && !doc.breaks_after(at - 1) && doc.token(at - 1).is_some_and(|t| t.is(':')) {
        let from = before.honorific(at - 1).map_or(at, |(from, _)| from);
        let label =
            doc.sentence_of(from).is_some_and(|s| doc.layout.sentences[s].tokens.start == from) && doc.key(from) != "cac2";
        if !label {
            at -= 1;
        }
    }
    if let Some((from, strong)) = before.honorific(at)
        && (at == 0 || !doc.breaks_after(at - 1) || at != start)
    {
        (out.honorific, out.strong_honorific) = (Some(from..at), strong);
    }
    if let Some(office) = context.office_before(start)
        && !doc.breaks_after(start - 1)
    {
        out.office_before = Some(office.tokens.clone());
    }
    if end < doc.len() && !doc.breaks_after(end - 1) {
        let t = &doc.tokens.list[end];
        let opens = t.is('-') || t.is(',') || t.is('(') || t.is(':');
        let after = if opens { end + 1 } else { end };
        let office = context.offices.get(context.offices.partition_point(|o| o.tokens.start < after));
        out.office_after = opens && office.is_some_and(|o| o.tokens.start == after);
        out.speaks = speaks(doc, end)
            || opens && (after < doc.len()) && doc.token(after).is_some_and(|t| t.is_number()) && doc.key(after + 1) == "tuôi3"
            || t.is('(') && doc.key(after) == "sinh";
    }
    if start > 0 && !doc.breaks_after(start - 1) {
        let p = &doc.tokens.list[start - 1];
        // After `;` or `,` in a list of people that a word of address or an office opened in the same sentence.
        if p.is(';') || p.is(',') || doc.key(start - 1) == "va1" {
            let sentence = doc.sentence_of(start).map_or(0, |s| doc.layout.sentences[s].tokens.start);
            let from = sentence.max(start.saturating_sub(60));
            out.listed = (from..start)
                .any(|k| before.honorific(k).is_some_and(|(_, strong)| strong) || context.office_before(k).is_some());
        }
    }
    out
}

/// Whether the word at `i` is what people do in the news.
fn speaks(doc: &Doc, i: usize) -> bool {
    matches!(
        (doc.key(i), doc.key(i + 1)),
        ("cho", "biêt2")
            | ("nhân2", "manh5")
            | ("phat2", "biêu3")
            | ("chu3", "tri1")
            | ("đê1", "nghi5")
            | ("yêu", "câu1")
            | ("khăng3", "đinh5")
            | ("đanh2", "gia2")
            | ("ghi", "nhân5")
            | ("kêt2", "luân5")
            | ("trinh1", "bay1")
            | ("bay1", "to3")
            | ("chia", "se3")
            | ("thông", "tin")
            | ("chi3", "đao5")
            | ("trao", "đôi3")
            | ("lưu", "y2")
            | ("gơi5", "mơ3")
            | ("đa4", _)
            | ("sinh", "năm")
            | ("sinh", "ngay1")
            | ("cung4", _)
            | ("noi2", _)
            | ("la1", _)
            | ("giư4", _)
            | ("tai5", _)
    )
}

/// `tư tưởng Hồ Chí Minh`, `tấm gương đạo đức Hồ Chí Minh`, `đường mòn Hồ Chí Minh`: the name is a part of a phrase. Only `Chủ tịch Hồ Chí Minh` is the person.
fn is_set_phrase(doc: &Doc, start: usize, end: usize) -> bool {
    if end - start == 3 && doc.key(start) == "hô1" && doc.key(start + 1) == "chi2" && doc.key(start + 2) == "minh" {
        return !(start >= 2 && doc.key(start - 1) == "tich5" && doc.key(start - 2) == "chu3") || is_memorial(doc, start);
    }
    if start < 1 {
        return false;
    }
    if is_memorial(doc, start) {
        return true;
    }
    let (one, two) = (doc.key(start - 1), if start >= 2 { doc.key(start - 2) } else { "" });
    matches!(
        (two, one),
        ("giai3", "thương3")
            | ("quang3", "trương1")
            | ("tương5", "đai1")
            | ("bao3", "tang1")
            | ("cach2", "mang5")
            | ("mang", "tên")
            | ("chu3", "nghia4")
            | ("công", "viên")
            | ("nha1", "hat2")
    ) || one == "phô2" && two != "thanh1"
        || matches!(one, "đương1" | "câu1" | "trương1" | "lăng" | "đên1" | "chua1" | "đinh1")
}

/// Every other place where a name stands that was believed somewhere. `out[first..]` are the names found so far.
fn again(doc: &Doc, context: &Context, known: &Map<(Range<usize>, u8)>, first: usize, out: &mut Vec<Candidate>) {
    let mut taken = vec![false; doc.len()];
    // Given names of the people named in full so far; only those that the article also uses alone elsewhere are taken for names.
    let named = || known.values().iter().filter(|(_, c)| *c >= 72).map(|(tokens, _)| tokens);
    let given: Names = named().map(|tokens| doc.key(tokens.end - 1)).collect();
    // Two syllables that end a longer name, or begin one with a mark of sex: `A Chứ` of `Giàng A Chứ`, `Y Bhăm` of `Y Bhăm Niê`; and its given name.
    let (mut shorter, mut marked) = (Names::default(), Names::default());
    for name in named().map(|tokens| keys(doc, tokens.start, tokens.end)) {
        let cuts: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
        if cuts.len() < 2 {
            continue;
        }
        if name.starts_with("y ") {
            shorter.insert(&name[..cuts[1]]);
            marked.insert(&name[2..cuts[1]]);
        } else if name[cuts[cuts.len() - 2] + 1..].starts_with("a ") {
            shorter.insert(&name[cuts[cuts.len() - 2] + 1..]);
        }
    }
    for c in &out[first..] {
        if let Found::Person(p) = &c.found {
            taken[p.tokens.clone()].fill(true);
        }
    }
    let mut i = 0;
    while i < doc.len() {
        let token = &doc.tokens.list[i];
        if taken[i] || !token.is_word() || !token.is_capital() {
            i += 1;
            continue;
        }
        let run = name::run(doc, i).min(5);
        // The given name of somebody named in full, alone in the middle of a sentence: `Nhơn, Cảnh và Lực`.
        let first = doc.sentence_of(i).is_none_or(|s| doc.layout.sentences[s].tokens.start == i);
        let opened = i > 0
            && doc.token(i - 1).is_some_and(|t| {
                t.is_word() && t.is_capital() || t.is('.') || t.is('“') || t.is('"') || t.is('(') || t.is('»') || t.is('|')
            });
        // `Kỳ họp`, `tết Nguyên đán`: the first syllable of another word.
        let word = (doc.key(i), doc.key(i + 1)) == ("đươc5", "biêt2")
            || matches!(doc.key(i + 1), "hop5" | "nghi5" | "thao3" | "đan2" | "tiêu" | "quyêt2" | "luât5" | "ương");
        if run == 1
            && !first
            && !word
            && (!opened || doc.breaks_after(i - 1))
            && (given.contains(doc.key(i)) || marked.contains(doc.key(i)))
            && !is_common(doc, context, i)
        {
            out.push(Candidate {
                span: doc.span(i..i + 1),
                found: Found::Person(PersonName { tokens: i..i + 1, short: true, known: None }),
                rule: "person.given",
                confidence: 65,
                evidence: Vec::new(),
            });
            i += 1;
            continue;
        }
        let len = (2..=run).rev().find(|n| {
            let key = keys(doc, i, i + n);
            !taken[i..i + n].contains(&true) && (known.get(key).is_some_and(|(_, c)| *c >= 80) || shorter.contains(key))
        });
        let Some(len) = len.filter(|n| !is_set_phrase(doc, i, i + n)) else {
            i += 1;
            continue;
        };
        let after_kind = i > 0 && doc.hits.at(i - 1).any(|h| h.table == Table::PlaceKind);
        if !after_kind && !context.is_local_place(doc, i, i + len) {
            out.push(Candidate {
                span: doc.span(i..i + len),
                found: Found::Person(PersonName { tokens: i..i + len, short: false, known: None }),
                rule: "person.again",
                confidence: 90,
                evidence: Vec::new(),
            });
        }
        i += len;
    }
}

/// Whether a capitalised word alone is more likely something else than a given name.
fn is_common(doc: &Doc, context: &Context, i: usize) -> bool {
    let listed = doc.hits.longest(i, Table::OrgHead).is_some()
        || doc.hits.longest(i, Table::Title).is_some()
        || area::is_known(doc, context, i, i + 1);
    listed
        || context.is_shouted(i)
        || doc.hits.at(i.saturating_sub(1)).any(|h| h.table == Table::PlaceKind && h.end as usize == i)
        || matches!(
            doc.key(i),
            "quân5"
                | "quân"
                | "thanh1"
                | "huyên5"
                | "tinh3"
                | "đang3"
                | "nha1"
                | "xuân"
                | "lê4"
                | "băc2"
                | "nam"
                | "đông"
                | "tây"
                | "tết"
                | "tet2"
        )
}
