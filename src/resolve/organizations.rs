//! Organisations: the short form joined to the full one, with level and parent.
//!
//! A body named without its place (`Quận ủy`, `UBND huyện`) is the one of that kind whose place the article names: the last one named in full before it,
//! else the first after, else the one of the article's only unit of that level.

use super::mention_id;
use crate::keyed::{Map, Names};
use crate::phrase::area::Area;
use crate::phrase::body::{self, Body};
use crate::phrase::{Context, keys};
use crate::recognise::organization::OrganizationName;
use crate::recognise::{Candidate, Found};
use crate::record::Organization;
use crate::segment::Doc;

/// The organisations of an article.
#[derive(Debug, Default)]
pub struct Organizations {
    /// In order of first mention.
    pub organizations: Vec<Organization>,
    /// By mention: the id of the organisation that it names.
    pub id_of: Vec<Option<String>>,
}

/// A body, reduced to what tells it from others.
#[derive(Debug, Clone)]
struct Identity {
    /// Standard forms of the heads, from the inner to the outer: `Ban Thường vụ`, `Thành ủy`; a name of its own for schools and the like.
    heads: Vec<String>,
    /// Level of the place, where the head does not fix it.
    level: &'static str,
    /// Key of the place's name; empty where it is not said.
    place: String,
}

impl Identity {
    /// The same as one string. No part of it holds a line feed.
    fn key(&self) -> String {
        [&[self.level, &self.place], self.heads.iter().map(String::as_str).collect::<Vec<_>>().as_slice()].concat().join("\n")
    }
}

/// Joins the mentions of one organisation.
pub fn resolve(doc: &Doc, mentions: &[Candidate]) -> Organizations {
    let names: Vec<Option<&OrganizationName>> = mentions
        .iter()
        .map(|m| match &m.found {
            Found::Organization(name) => Some(name),
            _ => None,
        })
        .collect();
    let bodies: Vec<Option<&Body>> = names.iter().map(|n| n.and_then(|n| n.body.as_ref())).collect();
    let known: Vec<Option<Known>> = names.iter().map(|n| n.and_then(|n| n.full.as_deref()).map(Known::new)).collect();
    let own = |i: usize| match &known[i] {
        Some(known) => Some(known.identity.clone()),
        None => bodies[i].map(|b| identity(doc, b)),
    };
    let named: Vec<Option<Identity>> = (0..mentions.len()).map(own).collect();
    let homes = homes(&named);
    let full = complete(&named, &homes);

    let mut out = Organizations { organizations: Vec::new(), id_of: vec![None; mentions.len()] };
    let mut index = Names::default();
    let mut identities: Vec<&Identity> = Vec::new();
    for (i, id) in full.iter().enumerate() {
        let Some(id) = id else { continue };
        let (level, kind) = match (&known[i], bodies[i]) {
            (Some(known), _) => (known.level.clone(), known.kind.clone()),
            (None, Some(body)) => (level(body, id), Some(body.row().kind.to_owned()).filter(|k| !k.is_empty())),
            (None, None) => continue,
        };
        let at = index.insert(&id.key());
        if at == identities.len() {
            identities.push(id);
            out.organizations.push(Organization {
                id: format!("o{}", out.organizations.len() + 1),
                name: String::new(),
                level,
                kind,
                aliases: Vec::new(),
                parent: None,
                mentions: Vec::new(),
                decided_by: None,
            });
        }
        let organization = &mut out.organizations[at];
        organization.mentions.push(mention_id(i));
        let written = mentions[i].span.of(doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if !organization.aliases.contains(&written) {
            organization.aliases.push(written);
        }
        out.id_of[i] = Some(organization.id.clone());
    }
    let places = place_names(doc, &bodies);
    for (id, organization) in identities.iter().zip(&mut out.organizations) {
        organization.name = full_name(organization, id, &places);
        let name = organization.name.clone();
        organization.aliases.retain(|a| *a != name);
    }
    for (known, id) in known.iter().zip(&full) {
        if let (Some(known), Some(at)) = (known, id.as_ref().and_then(|id| index.number(&id.key()))) {
            let organization = &mut out.organizations[at];
            let before = std::mem::replace(&mut organization.name, known.name.clone());
            organization.aliases.retain(|a| *a != known.name);
            // The form that the article itself uses, not one that was put together from it.
            let written = organization.mentions.len() > organization.aliases.len() && before != known.name;
            if written && !organization.aliases.contains(&before) && mentions.iter().any(|m| m.span.of(doc.text) == before) {
                organization.aliases.push(before);
            }
        }
    }
    parents(&index, &identities, &mut out.organizations);
    out
}

/// An organisation by the full name that the reader's own dictionary gives, read as if it stood in a text.
struct Known {
    name: String,
    identity: Identity,
    level: Option<String>,
    kind: Option<String>,
}

impl Known {
    fn new(name: &str) -> Self {
        let doc = Doc::new(name);
        let context = Context::new(&doc);
        let name = name.to_owned();
        match body::at(&doc, &context, 0).filter(|b| b.tokens.end == doc.len()) {
            Some(body) => {
                let identity = identity(&doc, &body);
                let level = level(&body, &identity);
                Known { name, identity, level, kind: Some(body.row().kind.to_owned()).filter(|k| !k.is_empty()) }
            }
            None => {
                let heads = vec![crate::lexicon::fold_phrase(&name)];
                Known { name, identity: Identity { heads, level: "", place: String::new() }, level: None, kind: None }
            }
        }
    }
}

fn identity(doc: &Doc, body: &Body) -> Identity {
    let mut heads = Vec::new();
    let mut at = Some(body);
    while let Some(b) = at {
        let own = matches!(b.row().class, "institution" | "field" | "numbered" | "steering" | "agency" | "membership");
        let end = b.area.as_ref().map_or(b.parent.as_ref().map_or(b.name.end, |p| p.tokens.start), |a| a.tokens.start);
        // Names of their own are told apart by their words, without the place; the others by the head's standard form.
        let words = if own && end > b.name.start + b.head.len() {
            keys(doc, b.name.start, end).to_owned()
        } else {
            crate::lexicon::fold_phrase(b.row().name)
        };
        heads.push(words);
        at = b.parent.as_deref();
    }
    let area = body.place();
    let place = area.filter(|a| !a.name.is_empty()).map_or(String::new(), |a| keys(doc, a.name.start, a.name.end).to_owned());
    Identity { heads, level: place_level(body, area), place }
}

/// The level of a body's place: what its kind word says, else what the outermost head says.
fn place_level(body: &Body, area: Option<&Area>) -> &'static str {
    match area.map(|a| a.level()) {
        Some(level @ ("province" | "district" | "commune" | "city" | "hamlet")) => level,
        _ => {
            let mut outer = body;
            while let Some(parent) = &outer.parent {
                outer = parent;
            }
            match outer.row().name {
                "Thành ủy" => "city",
                _ => outer.row().level,
            }
        }
    }
}

/// For each level, the key of the place that the article names most in the names of bodies; the first of equals.
fn homes(named: &[Option<Identity>]) -> Map<(usize, &Identity)> {
    let mut counts: Map<(usize, &Identity)> = Map::default();
    for id in named.iter().flatten().filter(|id| !id.place.is_empty() && !id.level.is_empty()) {
        counts.or_insert(&format!("{}\n{}", id.level, id.place), (0, id)).0 += 1;
    }
    let mut out: Map<(usize, &Identity)> = Map::default();
    for (count, id) in counts.values() {
        let best = out.or_insert(id.level, (0, id));
        if *count > best.0 {
            *best = (*count, id);
        }
    }
    out
}

/// Fills in the places of bodies that are named without one: that of the last body of its kind named with one, else of the first after it, else the level's
/// home.
fn complete(named: &[Option<Identity>], homes: &Map<(usize, &Identity)>) -> Vec<Option<Identity>> {
    let kind = |id: &Identity| format!("{}\n{}", id.level, id.heads.last().map_or("", String::as_str));
    let lacks = |id: &Identity| id.place.is_empty() && !id.level.is_empty() && id.level != "central";
    let mut full: Vec<Option<Identity>> = named.to_vec();
    for forward in [true, false] {
        let mut last: Map<&str> = Map::default();
        for step in 0..named.len() {
            let i = if forward { step } else { named.len() - 1 - step };
            let (Some(own), Some(id)) = (&named[i], &mut full[i]) else { continue };
            if !own.place.is_empty() {
                last.insert(&kind(own), &own.place);
            } else if lacks(id)
                && let Some(place) = last.get(&kind(own))
            {
                id.place = (*place).to_owned();
            }
        }
    }
    for id in full.iter_mut().flatten() {
        if lacks(id)
            && let Some((_, home)) = homes.get(id.level)
        {
            id.place.clone_from(&home.place);
        }
    }
    full
}

/// The written form of each place key.
fn place_names(doc: &Doc, bodies: &[Option<&Body>]) -> Map<String> {
    let mut out = Map::default();
    for area in bodies.iter().flatten().filter_map(|b| b.place()).filter(|a| !a.name.is_empty()) {
        let written = doc.words(area.name.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        out.or_insert(keys(doc, area.name.start, area.name.end), written);
    }
    out
}

/// The fullest form that the article uses, with the place that it leaves out.
fn full_name(organization: &Organization, id: &Identity, places: &Map<String>) -> String {
    let Some(longest) = organization.aliases.iter().max_by_key(|a| (!a.contains('('), a.chars().count())) else {
        return String::new();
    };
    let Some(place) = places.get(&id.place) else { return longest.clone() };
    if crate::lexicon::fold_phrase(longest).contains(&id.place) { longest.clone() } else { format!("{longest} {place}") }
}

fn level(body: &Body, id: &Identity) -> Option<String> {
    let own = body.row().level;
    let level = match (own, id.level) {
        ("cell", _) => "cell",
        ("", "city") | ("province", _) => "province",
        ("", "") => return None,
        ("", level) => level,
        (own, _) => own,
    };
    Some(level.to_owned())
}

/// A body is part of the one that its own name ends with; a committee of a lower level of the one above it, where the article names only one.
fn parents(index: &Names, identities: &[&Identity], organizations: &mut [Organization]) {
    for (at, id) in identities.iter().enumerate() {
        if id.heads.len() > 1 {
            let parent = Identity { heads: id.heads[1..].to_vec(), level: id.level, place: id.place.clone() };
            if let Some(parent) = index.number(&parent.key()).filter(|p| *p != at) {
                organizations[at].parent = Some(organizations[parent].id.clone());
                continue;
            }
        }
        let above = match id.level {
            "commune" => &["district", "city", "province"][..],
            "district" => &["province", "city"],
            _ => continue,
        };
        if organizations[at].kind.as_deref() != Some("party committee") {
            continue;
        }
        let upper: Vec<usize> = (0..identities.len())
            .filter(|o| {
                *o != at
                    && identities[*o].heads.len() == 1
                    && above.contains(&identities[*o].level)
                    && organizations[*o].kind.as_deref() == Some("party committee")
            })
            .collect();
        if let [one] = upper.as_slice() {
            organizations[at].parent = Some(organizations[*one].id.clone());
        }
    }
}
