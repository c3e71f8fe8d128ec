//! Places: mentions of one place joined, with level and parent.

use super::mention_id;
use crate::lexicon::{PROVINCES, Table};
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

/// Joins the mentions of one place.
pub fn resolve(doc: &Doc, mentions: &[Candidate], _date: Option<&str>) -> Places {
    let mut out = Places { places: Vec::new(), id_of: vec![None; mentions.len()] };
    // What tells places apart: the key of the name, and the level (empty where no kind word stands).
    let mut identities: Vec<(String, String)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (i, mention) in mentions.iter().enumerate() {
        let Found::Place(place) = &mention.found else { continue };
        let area = &place.area;
        let key = keys(doc, area.name.start, area.name.end).to_owned();
        let level = level(doc, area);
        let known = identities.iter().position(|(k, l)| {
            *k == key
                && (*l == level
                    || l.is_empty()
                    || level.is_empty()
                    || (l == "city" || level == "city") && l != "commune" && level != "commune")
        });
        let at = known.unwrap_or_else(|| {
            identities.push((key, level.clone()));
            out.places.push(Place {
                id: format!("l{}", out.places.len() + 1),
                name: mention.span.of(doc.text).split_whitespace().collect::<Vec<_>>().join(" "),
                level: Some(level.clone()).filter(|l| !l.is_empty()),
                codes: Vec::new(),
                parent: None,
                mentions: Vec::new(),
            });
            out.places.len() - 1
        });
        let tokens = doc.tokens_in(mention.span);
        // `phường Láng Thượng, quận Đống Đa`: the second is the first one's parent.
        if let Some((before, end)) = last {
            let chained = tokens.start == end + 1 && doc.key(end) == "," || tokens.start == end;
            if chained && rank(&identities[before].1) < rank(&identities[at].1) && out.places[before].parent.is_none() {
                out.places[before].parent = Some(out.places[at].id.clone());
            }
        }
        last = Some((at, tokens.end));
        out.places[at].mentions.push(mention_id(i));
        out.id_of[i] = Some(out.places[at].id.clone());
    }
    out
}

fn level(doc: &Doc, area: &Area) -> String {
    match area.level() {
        "name" => {
            let hit = |table| doc.hits.of(area.name.start, table).find(|h| h.end as usize == area.name.end);
            if let Some(h) = hit(Table::Province) {
                let _ = PROVINCES[h.row as usize].name;
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
