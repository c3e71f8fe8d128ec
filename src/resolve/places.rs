//! Places: mentions of one place joined, with level and parent.

use super::gazette::{self, Question};
use super::mention_id;
use crate::keyed::{Map, Names};
use crate::lexicon::{PLACE_KINDS, PROVINCES, Table};
use crate::phrase::area::Area;
use crate::phrase::keys;
use crate::recognise::{Candidate, Found};
use crate::record::Place;
use crate::segment::Doc;

/// The places of an article.
#[derive(Debug, Default)]
pub struct Places {
    /// In order of first mention.
    pub places: Vec<Place>,
    /// By mention: the id of the place that it names.
    pub id_of: Vec<Option<String>>,
}

/// What tells places apart: the key of the name, and the level (empty where no kind word stands).
struct Identity {
    key: String,
    level: String,
    kind: &'static str,
}

/// Joins the mentions of one place. `date` is the day that the article speaks of, `home` the province of its outlet.
pub fn resolve(doc: &Doc, mentions: &[Candidate], date: Option<&str>, home: Option<&str>) -> Places {
    let mut out = Places { places: Vec::new(), id_of: vec![None; mentions.len()] };
    let mut identities: Vec<Identity> = Vec::new();
    let mut by_key: Map<Vec<usize>> = Map::default();
    let mut last: Option<(usize, usize)> = None;
    for (i, mention) in mentions.iter().enumerate() {
        let Found::Place(place) = &mention.found else { continue };
        let area = &place.area;
        let key = name_key(doc, area);
        let level = level(doc, area);
        let namesakes = by_key.or_insert(&key, Vec::new());
        let known = namesakes.iter().copied().find(|other| {
            let l = &identities[*other].level;
            *l == level
                || l.is_empty()
                || level.is_empty()
                || (l == "city" || level == "city") && l != "commune" && level != "commune"
        });
        let kind = area.kind.map_or("", |row| PLACE_KINDS[row as usize].kind);
        if let Some(other) = known.map(|k| &mut identities[k]).filter(|other| other.kind.is_empty()) {
            other.kind = kind;
        }
        let at = known.unwrap_or_else(|| {
            namesakes.push(identities.len());
            identities.push(Identity { key, level: level.clone(), kind });
            out.places.push(Place {
                id: format!("l{}", out.places.len() + 1),
                name: mention.span.of(doc.text).split_whitespace().collect::<Vec<_>>().join(" "),
                level: Some(level.clone()).filter(|l| !l.is_empty()),
                codes: Vec::new(),
                parent: None,
                mentions: Vec::new(),
                decided_by: None,
            });
            out.places.len() - 1
        });
        let tokens = doc.tokens_in(mention.span);
        // `phường Láng Thượng, quận Đống Đa`: the second is the first one's parent.
        if let Some((before, end)) = last {
            let chained = tokens.start == end + 1 && doc.key(end) == "," || tokens.start == end;
            if chained && rank(&identities[before].level) < rank(&identities[at].level) && out.places[before].parent.is_none() {
                out.places[before].parent = Some(out.places[at].id.clone());
            }
        }
        last = Some((at, tokens.end));
        out.places[at].mentions.push(mention_id(i));
        out.id_of[i] = Some(out.places[at].id.clone());
    }
    let around = around(doc, mentions, home);
    codes(&identities, &by_key, &mut out.places, &around, date);
    out
}

/// The codes, and the parents that they tell.
fn codes(identities: &[Identity], by_key: &Map<Vec<usize>>, places: &mut [Place], around: &Names, date: Option<&str>) {
    // `l1` is the first.
    let number = |id: &str| id[1..].parse::<usize>().ok().map(|n| n - 1);
    let within: Vec<Vec<String>> = places
        .iter()
        .map(|place| {
            let mut keys = Vec::new();
            let mut above = place.parent.as_deref().and_then(number);
            while let Some(p) = above.filter(|_| keys.len() < 4) {
                keys.push(identities[p].key.clone());
                above = places[p].parent.as_deref().and_then(number);
            }
            keys
        })
        .collect();
    for (i, identity) in identities.iter().enumerate() {
        let Identity { key, level, kind } = identity;
        let Some((code, above)) = gazette::code(&Question { key, kind, level, within: &within[i], around, date }) else {
            continue;
        };
        let level = match code.code.len() {
            2 => "province",
            3 => "district",
            _ => "commune",
        };
        if places[i].level.is_none() || places[i].level.as_deref() == Some("city") {
            places[i].level = Some(level.to_owned());
        }
        places[i].codes.push(code);
        let parent = by_key.get(&above).and_then(|all| all.iter().copied().find(|p| rank(&identities[*p].level) > rank(level)));
        if let Some(parent) = parent.filter(|p| *p != i && places[i].parent.is_none()) {
            places[i].parent = Some(places[parent].id.clone());
        }
    }
}

/// The keys of all places of the article, by themselves or in the name of a body, and of its outlet's home.
fn around(doc: &Doc, mentions: &[Candidate], home: Option<&str>) -> Names {
    let areas = mentions.iter().filter_map(|m| match &m.found {
        Found::Place(p) => Some(&p.area),
        Found::Organization(o) => o.body.as_ref().and_then(|b| b.place()),
        _ => None,
    });
    let named = areas.filter(|a| !a.name.is_empty()).map(|a| name_key(doc, a));
    named.chain(home.filter(|h| !h.is_empty()).map(crate::lexicon::fold_phrase)).collect()
}

/// The key of the name; of the full name where a province is abbreviated (`TP.HCM`).
fn name_key(doc: &Doc, area: &Area) -> String {
    let province = doc.hits.of(area.name.start, Table::Province).find(|h| h.end as usize == area.name.end);
    match province.filter(|_| matches!(area.level(), "province" | "city" | "name")) {
        Some(hit) => crate::lexicon::fold_phrase(PROVINCES[hit.row as usize].name),
        None => keys(doc, area.name.start, area.name.end).to_owned(),
    }
}

fn level(doc: &Doc, area: &Area) -> String {
    match area.level() {
        "name" => {
            let hit = |table| doc.hits.of(area.name.start, table).find(|h| h.end as usize == area.name.end);
            if hit(Table::Province).is_some() {
                return "province".to_owned();
            }
            if hit(Table::Country).is_some() {
                return "country".to_owned();
            }
            String::new()
        }
        level => level.to_owned(),
    }
}

fn rank(level: &str) -> u8 {
    match level {
        "street" | "hamlet" => 1,
        "commune" => 2,
        "district" => 3,
        "city" => 4,
        "province" => 5,
        "country" => 6,
        _ => 0,
    }
}
