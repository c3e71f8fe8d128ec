//! Positions that stand alone: whoever was given the same one elsewhere in the article holds them.

use super::office;
use crate::keyed::Map;
use crate::phrase::keys;
use crate::phrase::office::Office;
use crate::recognise::Candidate;
use crate::segment::Doc;

/// How many holders of positions of one title are tried: no article has more, and a text of another sort should not take longer for it.
const REACH: usize = 200;

/// A definite position that stands alone is that of the person who was given the same one elsewhere: the last before it, else the first after.
pub(super) fn link(doc: &Doc, mentions: &[Candidate], person_of: &[Option<usize>], holders: &mut [Vec<usize>]) {
    // The positions whose holders are told, by title; and where each person is named. Both in text order.
    let mut given: Map<Vec<(usize, usize)>> = Map::default();
    for (i, o) in mentions.iter().enumerate().filter_map(|(i, m)| Some((i, office(m)?))) {
        given.or_insert(o.title.name(), Vec::new()).extend(holders[i].iter().map(|h| (i, *h)));
    }
    let people = person_of.iter().flatten().max().map_or(0, |last| last + 1);
    let mut named: Vec<Vec<usize>> = vec![Vec::new(); people];
    for (i, who) in person_of.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))) {
        named[who].push(i);
    }
    for i in 0..mentions.len() {
        // `Theo Bộ trưởng, …`: of the ministry whose minister was named.
        let minister = |o: &Office| o.title.name() == "Bộ trưởng" && doc.tokens.list[o.tokens.start].is_capital();
        let Some(alone) = office(&mentions[i]).filter(|o| holders[i].is_empty() && (o.is_definite() || minister(o))) else {
            continue;
        };
        if matches!(alone.title.class(), "rank" | "degree") || is_member(alone) {
            continue;
        }
        let matches = |r: &usize| office(&mentions[*r]).is_some_and(|o| same_office(doc, o, alone));
        let Some(told) = given.get(alone.title.name()) else { continue };
        let here = told.partition_point(|(r, _)| *r < i);
        let before = told[..here].iter().rev().take(REACH).find(|(r, _)| matches(r));
        let after = told[here..].iter().take(REACH).find(|(r, _)| *r > i && matches(r));
        if let Some((_, holder)) = before.or(after) {
            // The mention of that person that stands nearest before.
            let all = person_of[*holder].and_then(|who| named.get(who)).map_or(&[][..], Vec::as_slice);
            let nearest = all[..all.partition_point(|m| *m < i)].last().unwrap_or(holder);
            holders[i].push(*nearest);
        }
    }
}

/// `Ủy viên`, `Đại biểu`: an office of many, which tells nobody's name.
fn is_member(o: &Office) -> bool {
    matches!(
        o.title.name(),
        "Ủy viên"
            | "Đại biểu"
            | "Tỉnh ủy viên"
            | "Thành ủy viên"
            | "Quận ủy viên"
            | "Huyện ủy viên"
            | "Thị ủy viên"
            | "Đảng ủy viên"
            | "UVBTV"
            | "UVBCH"
            | "ĐBQH"
            | "Chuyên viên"
    ) || o.title.name().starts_with("Phó") && !o.title.name().ends_with("Thường trực") && !o.is_definite()
}

fn same_office(doc: &Doc, a: &Office, b: &Office) -> bool {
    if a.title.name() != b.title.name() {
        return false;
    }
    match (&a.body, &b.body) {
        (Some(x), Some(y)) => {
            let (x, y) = (doc.words(x.tokens.clone()).to_lowercase(), doc.words(y.tokens.clone()).to_lowercase());
            let (x, y) = (crate::lexicon::fold_phrase(&x), crate::lexicon::fold_phrase(&y));
            x == y || x.starts_with(&y) || y.starts_with(&x) || same_head(a, b)
        }
        (None, None) => match (&a.area, &b.area) {
            (Some(x), Some(y)) => {
                keys(doc, x.tokens.start, x.tokens.end) == keys(doc, y.tokens.start, y.tokens.end)
                    || x.name.is_empty()
                    || y.name.is_empty()
            }
            (None, None) => true,
            _ => false,
        },
        // `Theo Bộ trưởng, …` takes up a minister named before; `Bộ trưởng Bộ Công an` is not taken up by any minister.
        (Some(_), None) if a.title.name() == "Bộ trưởng" && b.area.is_none() => true,
        // `Bí thư Đồng Nai` leads its committee.
        (Some(body), None) | (None, Some(body)) if a.title.name().contains("Bí thư") && body.row().class == "committee" => {
            let place = a.area.as_ref().or(b.area.as_ref());
            place.zip(body.place()).is_some_and(|(x, y)| {
                !x.name.is_empty()
                    && !y.name.is_empty()
                    && keys(doc, x.name.start, x.name.end) == keys(doc, y.name.start, y.name.end)
            })
        }
        // `Chủ tịch huyện` is the chairman of its People's Committee.
        (Some(body), None) | (None, Some(body)) => {
            let place = a.area.as_ref().or(b.area.as_ref());
            body.row().name == "UBND"
                && match (place, body.place()) {
                    (Some(x), Some(y)) => {
                        x.level() == y.level()
                            && (x.name.is_empty()
                                || y.name.is_empty()
                                || keys(doc, x.name.start, x.name.end) == keys(doc, y.name.start, y.name.end))
                    }
                    _ => false,
                }
        }
    }
}

/// Whether the bodies have one head and at most one of them names its place: `UBND thành phố` and `UBND TP. Hà Nội`.
fn same_head(a: &Office, b: &Office) -> bool {
    let (Some(x), Some(y)) = (&a.body, &b.body) else { return false };
    let named = |p: Option<&crate::phrase::area::Area>| p.is_some_and(|a| !a.name.is_empty());
    let level = |p: Option<&crate::phrase::area::Area>| p.map_or("", |a| a.level());
    let levels = (level(x.place()), level(y.place()));
    let compatible =
        levels.0 == levels.1 || levels.0.is_empty() || levels.1.is_empty() || levels.0 == "name" || levels.1 == "name";
    x.row == y.row
        && compatible
        && !(named(x.place()) && named(y.place()))
        && x.parent.as_ref().map(|p| p.row) == y.parent.as_ref().map(|p| p.row)
}
