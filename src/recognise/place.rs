//! Places.
//!
//! **What it finds**: `quận Đống Đa`, `TP Hà Nội`, `phường 12`, `sông Hồng`, `đường Giải Phóng`, and bare names that are listed (provinces) or that the article
//! uses after a kind word (`Tân Lương` after `huyện Tân Lương`); in lists (`các xã Tân Hòa, Phú Lương`) every name.
//! **Not**: kind words alone (`địa bàn quận`), names inside the name of a body.
//! **How**: [`crate::phrase::area`].

use super::{Candidate, Found};
use crate::lexicon::{COUNTRIES, PLACE_KINDS, Table};
use crate::phrase::area::{self, Area};
use crate::phrase::{Context, name};
use crate::segment::{BlockKind, Doc};
use std::ops::Range;

/// A place as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceName {
    /// The phrase.
    pub area: Area,
}

/// Finds candidates.
pub fn recognise(doc: &Doc, context: &Context, out: &mut Vec<Candidate>) {
    let mut push = |area: Area, rule: &'static str, confidence: u8| {
        let evidence = area
            .kind
            .map(|_| ("kind word", doc.span(area.tokens.start..area.name.start.max(area.tokens.start + 1))))
            .into_iter()
            .collect();
        out.push(Candidate {
            span: doc.span(area.tokens.clone()),
            found: Found::Place(Box::new(PlaceName { area })),
            rule,
            confidence,
            evidence,
        });
    };
    // Where the last list of names ends: a kind word inside it begins no other, which would be a part of the same.
    let mut listed = 0;
    let mut i = 0;
    while i < doc.len() {
        // `Văn An/VOV-TP.HCM`: the seat of the paper's office.
        if i >= 2
            && doc.key(i - 1) == "-"
            && doc.glued(i - 1)
            && doc.glued(i - 2)
            && doc.hits.longest(i - 2, Table::Outlet).is_some_and(|h| h.end as usize == i - 1)
            && doc.block_of(i).is_some_and(|b| b.kind == BlockKind::Byline)
        {
            i += 1;
            while i < doc.len() && doc.glued(i - 1) && !doc.breaks_after(i - 1) {
                i += 1;
            }
            continue;
        }
        // `các xã vùng cao Sa Lạn, Cốc Mạ`, `3 phường: Long Hưng, Tân Hưng`, `02 xã là Quang Hòa và Đồng Ải`
        if let Some((kind, names)) = introduced(doc, context, i) {
            i = names.last().map_or(i + 1, |n| n.end);
            // Of many names one may look like a person's.
            let sure = if names.len() >= 3 { 90 } else { 78 };
            for name in names {
                push(Area { tokens: name.clone(), kind: Some(kind), name }, "place.introduced", sure);
            }
            continue;
        }
        if let Some(area) =
            area::with_kind(doc, context, i, context.is_after_title(i)).filter(|a| !a.name.is_empty() && kind_word_holds(doc, a))
        {
            let end = area.tokens.end;
            let counted = is_counted(doc, i) || i > 0 && doc.key(i - 1) == "tuyên2";
            let lists = matches!(area.level(), "province" | "city" | "district" | "commune" | "hamlet") || counted;
            let list = (lists && end >= listed).then(|| list_after(doc, context, end));
            listed = list.iter().flatten().last().map_or(listed, |n| n.end);
            let kind = area.kind;
            // `các xã Quỳnh Hồng, Quỳnh Hưng`: the kind word is that of all, so the first name stands alone too.
            let plural = list.as_ref().is_some_and(|l| !l.is_empty()) && is_counted(doc, area.tokens.start);
            let area = if plural { Area { tokens: area.name.clone(), ..area } } else { area };
            push(area, "place.kind", 92);
            for name in list.into_iter().flatten() {
                push(Area { tokens: name.clone(), kind, name }, "place.list", 80);
            }
            i = end;
            continue;
        }
        if let Some((len, rule, confidence)) = bare(doc, context, i) {
            push(Area { tokens: i..i + len, kind: None, name: i..i + len }, rule, confidence);
            i += len;
            // `trong đó có Đức Khê, Kỳ Lĩnh`
            if rule == "place.local" {
                for name in list_after(doc, context, i).into_iter().filter(|n| name::shape(doc, n.start, n.end) < 3) {
                    i = name.end;
                    push(Area { tokens: name.clone(), kind: None, name }, "place.beside", 62);
                }
            }
            continue;
        }
        i += 1;
    }
}

/// The names that a plural kind word at `i` introduces from a little farther on: the row of the kind, and the names.
fn introduced(doc: &Doc, context: &Context, i: usize) -> Option<(u16, Vec<Range<usize>>)> {
    /// Words between the kind and the names: `vùng cao`, `còn lại`, `mới thành lập`.
    const BETWEEN: usize = 5;
    let kind = doc.hits.longest(i, Table::PlaceKind)?;
    let level = PLACE_KINDS[kind.row as usize].level;
    if !is_counted(doc, i) || !matches!(level, "province" | "city" | "district" | "commune" | "hamlet") {
        return None;
    }
    let mut at = kind.end as usize;
    // `các thôn Chăm như …`: the people of the villages.
    if doc.token(at).is_some_and(|t| t.is_word() && t.is_capital()) {
        let people = matches!(doc.key(at), "chăm" | "khmer" | "mông" | "dao" | "tay1" | "thai2" | "kinh" | "hmông" | "mương1");
        if !people || doc.token(at + 1).is_some_and(|t| t.is_word() && t.is_capital()) {
            return None;
        }
        at += 1;
    }
    // `các quận, huyện: Tân Lương, Phú Lương`, `các xã, phường, thị trấn như …`: several kinds before the names.
    let mut several = false;
    while !doc.breaks_after(at - 1) && matches!(doc.key(at), "," | "va1") && !doc.breaks_after(at) {
        let unit =
            |h: &crate::lexicon::Hit| matches!(PLACE_KINDS[h.row as usize].level, "province" | "city" | "district" | "commune");
        let Some(more) = doc.hits.longest(at + 1, Table::PlaceKind).filter(unit) else { break };
        if doc.token(at + 1).is_some_and(|t| t.is_capital()) {
            break;
        }
        (at, several) = (more.end as usize, true);
    }
    if several && !doc.token(at).is_some_and(|t| t.is(':') || t.is('(')) && !matches!(doc.key(at), "như" | "gôm1" | "la1") {
        return None;
    }
    let from = at;
    while at < from + BETWEEN && !doc.breaks_after(at - 1) {
        let t = doc.token(at)?;
        let opens = t.is(':') || t.is('(') || matches!(doc.key(at), "như" | "la1" | "gôm1" | "co2");
        if opens {
            at += 1;
            let colon = doc.token(at).is_some_and(|t| t.is(':') || t.is('('));
            at += usize::from(colon && !doc.breaks_after(at - 1));
            break;
        }
        if t.is_word() && t.is_capital() {
            break;
        }
        if !t.is_word()
            || matches!(
                doc.key(at),
                "cua3" | "đa4" | "đươc5" | "trên" | "ơ3" | "tai5" | "trong" | "va1" | "thuôc5" | "vơi2" | "cho"
            )
        {
            return None;
        }
        at += 1;
    }
    if at == kind.end as usize || doc.breaks_after(at - 1) {
        return None;
    }
    let numbered = |end: usize| if level == "commune" { area::numbered_commune_end(doc, end) } else { end };
    let plain = |start: usize| {
        let blocked = [Table::OrgHead, Table::Title].iter().any(|t| doc.hits.longest(start, *t).is_some_and(|h| h.len() >= 2))
            || doc.hits.longest(start, Table::PlaceKind).is_some();
        area::name_end(doc, context, start, false)
            .filter(|end| !blocked && (end - start >= 2 || area::is_known(doc, context, start, *end)))
    };
    let end = plain(at)?;
    let mut names: Vec<Range<usize>> = Vec::new();
    names.push(at..numbered(end));
    loop {
        let end = names[names.len() - 1].end;
        let more = !doc.breaks_after(end - 1) && matches!(doc.key(end), "," | "va1" | ";") && !doc.breaks_after(end);
        match plain(end + 1).filter(|_| more) {
            Some(next) => names.push(end + 1..numbered(next)),
            None => break,
        }
    }
    // One name alone, of the shape of a person's, is more likely a person: `các xã như Trần Văn Nam nói`.
    let person = names.len() == 1 && name::shape(doc, names[0].start, names[0].end) >= 4;
    (!person).then_some((kind.row, names))
}

/// Whether a plural or a number stands before token `i`: `các`, `những`, `hai`, `12`.
fn is_counted(doc: &Doc, i: usize) -> bool {
    i > 0
        && !doc.breaks_after(i - 1)
        && (doc.tokens.list[i - 1].is_number()
            || matches!(doc.key(i - 1), "cac2" | "nhưng4" | "hai" | "ba" | "bôn2" | "năm" | "sau2"))
}

/// Whether the first word of the phrase is a kind word and not a name: `Hồ Chí Minh`, `Đường Hoài Nam` are people.
fn kind_word_holds(doc: &Doc, area: &Area) -> bool {
    let first = area.tokens.start;
    if matches!(area.level(), "province" | "city" | "district" | "commune" | "name") || !doc.tokens.list[first].is_capital() {
        return true;
    }
    // `Số 261C, Đường Quang Trung`: an address.
    let house = |k: usize| first >= k && doc.token(first - k).is_some_and(|t| t.is_number());
    if area.level() == "street" && first >= 2 && doc.token(first - 1).is_some_and(|t| t.is(',')) && (house(2) || house(3)) {
        return true;
    }
    let sentence_start = doc.sentence_of(first).is_none_or(|s| doc.layout.sentences[s].tokens.start == first);
    name::shape(doc, first, area.tokens.end) < 4
        && (sentence_start || doc.tokens.list[first].is_capital() && area.level() == "hamlet" || !has_surname(doc, first))
}

fn has_surname(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Surname).is_some()
}

/// The names that go on a list: `xã Tân Hòa, Phú Lương và Bình Minh`. Each must be a short run of capitals or a known name.
fn list_after(doc: &Doc, context: &Context, mut i: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    while i < doc.len()
        && !doc.breaks_after(i - 1)
        && (doc.key(i) == "," || doc.key(i) == "va1" || doc.key(i) == ";")
        && !doc.breaks_after(i)
    {
        let start = i + 1;
        if doc.hits.longest(start, Table::OrgHead).is_some_and(|h| h.len() >= 2)
            || doc.hits.longest(start, Table::PlaceKind).is_some()
            || doc.hits.longest(start, Table::Title).is_some()
        {
            break;
        }
        let Some(end) = area::name_end(doc, context, start, false) else { break };
        let known = area::is_known(doc, context, start, end);
        if !known && (end - start < 2 || end - start > 3 || name::shape(doc, start, end) >= 4) {
            break;
        }
        // `…, Nguyễn Văn Nam` and `…, Công an huyện` are no places; neither is a name before a dash and a title.
        out.push(start..end);
        i = end;
    }
    out
}

/// A listed or local name without its kind word: its length, the rule and how sure it is.
fn bare(doc: &Doc, context: &Context, i: usize) -> Option<(usize, &'static str, u8)> {
    let token = doc.token(i)?;
    if !token.is_word() || !token.is_capital() {
        return None;
    }
    // Without its kind word this is the person.
    if doc.key(i) == "hô1" && doc.key(i + 1) == "chi2" {
        return None;
    }
    // In the middle of a run of capitals it is a part of another name.
    if i > 0
        && doc.token(i - 1).is_some_and(|p| p.is_word() && p.is_capital())
        && !doc.breaks_after(i - 1)
        && !ends_name(doc, context, i)
    {
        return None;
    }
    let followed_by_capital = |end: usize| {
        doc.token(end).is_some_and(|t| t.is_word() && t.is_capital()) && !doc.breaks_after(end - 1) && !context.is_shouted(i)
    };
    let capitals = |end: usize| (i..end).all(|t| doc.tokens.list[t].is_capital() || !doc.tokens.list[t].is_word());
    for hit in doc.hits.at(i).filter(|h| capitals(h.end as usize)) {
        let end = hit.end as usize;
        let len = hit.len();
        let follows = followed_by_capital(end) && !starts_something(doc, end) && !area::opens_next(doc, end);
        match hit.table {
            Table::Province
                if (len >= 2 || doc.key(i) == "huê2") && (!follows || name::shape(doc, end, (end + 3).min(doc.len())) >= 4) =>
            {
                return Some((len, "place.province", 88));
            }
            Table::Province if doc.word(i).chars().count() >= 3 && !follows => return Some((len, "place.province", 80)),
            Table::Country if !follows && (COUNTRIES[hit.row as usize].weak.is_empty() || is_told_country(doc, i)) => {
                return Some((len, "place.country", 80));
            }
            _ => {}
        }
    }
    for len in (2..=4).rev() {
        if i + len <= doc.len() && context.is_local_place(doc, i, i + len) && capitals(i + len) && !followed_by_capital(i + len) {
            return Some((len, "place.local", 75));
        }
    }
    // A listed district or commune after a preposition of place; any name after `ở`.
    let before = if i > 0 { doc.key(i - 1) } else { "" };
    if matches!(before, "ơ3" | "tai5" | "vê1") {
        let listed = |h: &crate::lexicon::Hit| {
            (h.table == Table::District || h.table == Table::Commune && before != "vê1")
                && h.len() >= 2
                && capitals(h.end as usize)
                // `tại Ban Công tác Mặt trận` is no commune of Ban Công.
                && doc.hits.longest(i, Table::OrgHead).is_none_or(|head| head.len() <= h.len())
        };
        if let Some(hit) = doc.hits.at(i).find(listed)
            && !followed_by_capital(hit.end as usize)
        {
            return Some((hit.len(), "place.listed", 65));
        }
        let run = crate::phrase::capital_run(doc, i, 4);
        let title_case = (i..i + run).all(|t| doc.tokens.list[t].case() == crate::segment::tokens::Case::Title);
        if before != "vê1"
            && (2..=3).contains(&run)
            && title_case
            && !context.is_shouted(i)
            && !starts_something(doc, i)
            && name::shape(doc, i, i + run) < 4
            && doc.hits.longest(i, Table::OrgField).is_none_or(|h| h.len() < 2)
        {
            return Some((run, "place.at", 58));
        }
    }
    None
}

/// Whether the words around `i` tell that a word which is also something else (`Lào`, `Pháp`, `Anh`) is the country.
fn is_told_country(doc: &Doc, i: usize) -> bool {
    if i == 0 || doc.breaks_after(i - 1) {
        return false;
    }
    let country = |k: usize| k > 0 && (1..=3).any(|n| k >= n && doc.hits.of(k - n, Table::Country).any(|h| h.end as usize == k));
    match doc.key(i - 1) {
        "nươc2" | "ban5" | "tai5" | "ơ3" | "sang" | "giup2" | "viên5" => true,
        "vơi2" | "cua3" => !matches!(doc.key(i), "anh" | "my4" | "y2" | "đưc2" | "nam"),
        "-" | "va1" | "," => country(i - 1),
        _ => false,
    }
}

/// Whether the word before `i` ends an office or a body, so that a new name may begin here.
fn ends_name(doc: &Doc, context: &Context, i: usize) -> bool {
    let at = context.offices.partition_point(|o| o.tokens.end < i);
    let office = context.offices.get(at).is_some_and(|o| o.tokens.end == i);
    let at = context.bodies.partition_point(|b| b.tokens.end < i);
    office || context.bodies.get(at).is_some_and(|b| b.tokens.end == i) || doc.is_empty()
}

fn starts_something(doc: &Doc, i: usize) -> bool {
    doc.hits.longest(i, Table::Title).is_some() || doc.hits.longest(i, Table::OrgHead).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_once_whatever_kind_words_are_in_it() {
        const TIMES: usize = 300;
        let text = "UBND TP Huế, ".repeat(TIMES);
        let doc = Doc::new(&text);
        let mut found = Vec::new();
        recognise(&doc, &Context::new(&doc), &mut found);
        // Each kind word began the list anew: their number was half its square.
        assert!((TIMES..4 * TIMES).contains(&found.len()), "{}", found.len());
    }
}
