//! Organisations: the short form joined to the full one, with level and parent.
//!
//! A body named without its place (`Quận ủy`, `UBND huyện`) is the one of that kind whose place the article names: the last one named in full before it,
//! else the first after, else the one of the article's only unit of that level.

use super::{bare, mention_id};
use crate::grow;
use crate::keyed::{Map, Names};
use crate::lexicon::{ORG_HEADS, PROVINCES, Table};
use crate::order;
use crate::phrase::area::Area;
use crate::phrase::body::{self, Body};
use crate::phrase::{Context, keys};
use crate::recognise::organization::OrganizationName;
use crate::recognise::{Candidate, Found};
use crate::record::Organization;
use crate::segment::Doc;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The key of every head's standard form.
static HEAD_KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| ORG_HEADS.iter().map(|h| crate::lexicon::fold_phrase(h.name)).collect());

/// The key of every province's name.
static PROVINCE_KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| PROVINCES.iter().map(|p| crate::lexicon::fold_phrase(p.name)).collect());

/// The organisations of an article.
#[derive(Debug, Default)]
pub struct Organizations {
    /// In order of first mention.
    pub organizations: Vec<Organization>,
    /// By mention: the number of the organisation that it names, [`NONE`] where it names none.
    number_of: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Organizations {
    /// The id of the organisation that a mention names.
    pub fn id_of(&self, mention: usize) -> Option<String> {
        self.organizations.get(self.number_of[mention] as usize).map(|o| o.id.clone())
    }
}

/// A body, reduced to what tells it from others.
#[derive(Debug, Clone)]
pub(super) struct Identity<'a> {
    /// Standard forms of the heads, from the inner to the outer: `Ban Thường vụ`, `Thành ủy`; a name of its own for schools and the like.
    pub(super) heads: Vec<Cow<'a, str>>,
    /// Level of the place, where the head does not fix it.
    pub(super) level: &'static str,
    /// Key of the place's name; empty where it is not said.
    pub(super) place: Cow<'a, str>,
}

impl<'a> Identity<'a> {
    /// The same as one string. No part of it holds a line feed.
    pub(super) fn key(&self) -> String {
        let mut key = String::with_capacity(64);
        key.push_str(self.level);
        for part in std::iter::once(&self.place).chain(&self.heads) {
            key.push('\n');
            key.push_str(part);
        }
        key
    }

    /// The same, apart from the text that it was read from.
    fn into_owned(self) -> Identity<'static> {
        let owned = |part: Cow<str>| Cow::Owned(part.into_owned());
        Identity { heads: self.heads.into_iter().map(owned).collect(), level: self.level, place: owned(self.place) }
    }

    /// The body that it is part of.
    fn above(&self) -> Option<Identity<'a>> {
        let heads = self.heads.get(1..).filter(|h| !h.is_empty())?.to_vec();
        Some(Identity { heads, level: self.level, place: self.place.clone() })
    }
}

/// Joins the mentions of one organisation.
pub fn resolve(doc: &Doc, mentions: &[Candidate]) -> Organizations {
    let names: Vec<Option<&OrganizationName>> = mentions
        .iter()
        .map(|m| match &m.found {
            Found::Organization(name) => Some(&**name),
            _ => None,
        })
        .collect();
    let bodies: Vec<Option<&Body>> = names.iter().map(|n| n.and_then(|n| n.body.as_ref())).collect();
    let known: Vec<Option<Box<Known>>> =
        names.iter().map(|n| n.and_then(|n| n.full.as_deref()).map(|full| Box::new(Known::new(full)))).collect();
    let own = |i: usize| match &known[i] {
        Some(known) => Some(known.identity.clone()),
        None => bodies[i].map(|b| identity(doc, b)),
    };
    let mut full: Vec<Option<Identity>> = (0..mentions.len()).map(own).collect();
    let places = places(&full, &homes(&full));
    for (id, place) in full.iter_mut().zip(places) {
        id.iter_mut().for_each(|id| id.place.clone_from(&place));
    }
    bare::complete(&bare::Bodies { doc, mentions, bodies: &bodies }, &mut full);

    let mut out = Organizations { organizations: Vec::new(), number_of: vec![NONE; mentions.len()] };
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
            let organization = Organization {
                id: format!("o{}", out.organizations.len() + 1),
                name: String::new(),
                level,
                kind,
                // Most are named once, in one way.
                aliases: Vec::with_capacity(1),
                parent: None,
                mentions: Vec::with_capacity(1),
                decided_by: None,
            };
            grow::push(&mut out.organizations, organization);
        }
        let organization = &mut out.organizations[at];
        organization.mentions.push(mention_id(i));
        let written = one_line(mentions[i].span.of(doc.text));
        if !organization.aliases.iter().any(|a| *a == written) {
            organization.aliases.push(written.into_owned());
        }
        out.number_of[i] = at as u32;
    }
    let places = place_names(doc, &bodies);
    let mut outer: Vec<usize> = (0..identities.len()).collect();
    // What a body is part of is named first.
    order::sort_by_cached_key(&mut outer, |at| identities[*at].heads.len());
    for at in outer {
        let (id, organization) = (identities[at], &out.organizations[at]);
        let above =
            id.above().and_then(|above| index.number(&above.key())).map_or("", |above| out.organizations[above].name.as_str());
        let name = full_name(organization, id, &places, above);
        let organization = &mut out.organizations[at];
        organization.name = name;
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

/// Words with one space between two.
fn one_line(words: &str) -> Cow<'_, str> {
    if words.split(' ').all(|w| !w.is_empty() && !w.contains(char::is_whitespace)) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// An organisation by the full name that the reader's own dictionary gives, read as if it stood in a text.
struct Known {
    name: String,
    identity: Identity<'static>,
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
                let identity = identity(&doc, &body).into_owned();
                let level = level(&body, &identity);
                Known { name, identity, level, kind: Some(body.row().kind.to_owned()).filter(|k| !k.is_empty()) }
            }
            None => {
                let heads = vec![Cow::Owned(crate::lexicon::fold_phrase(&name))];
                Known { name, identity: Identity { heads, level: "", place: Cow::Borrowed("") }, level: None, kind: None }
            }
        }
    }
}

fn identity<'a>(doc: &'a Doc, body: &Body) -> Identity<'a> {
    // Most are part of no other body, and there is one for every mention.
    let mut heads = Vec::with_capacity(1);
    let mut at = Some(body);
    while let Some(b) = at {
        let own = matches!(b.row().class, "institution" | "field" | "numbered" | "steering" | "agency" | "membership");
        let end = b.area.as_ref().map_or(b.parent.as_ref().map_or(b.name.end, |p| p.tokens.start), |a| a.tokens.start);
        // Names of their own are told apart by their words, without the place; the others by the head's standard form.
        let words = if own && end > b.name.start + b.head.len() {
            keys(doc, b.name.start, end)
        } else {
            HEAD_KEYS[b.row as usize].as_str()
        };
        heads.push(Cow::Borrowed(words));
        at = b.parent.as_deref();
    }
    let area = body.place();
    let place = area.filter(|a| !a.name.is_empty()).map_or("", |a| place_key(doc, a));
    let level = match area.filter(|a| a.level() == "name").and_then(|a| province(doc, a)) {
        // `UBND TP.HCM`, `HĐND Đà Nẵng`, `Đảng bộ Hà Nam`
        Some(row) if place_level(body, area).is_empty() => {
            if is_central_city(PROVINCES[row].name) {
                "city"
            } else {
                "province"
            }
        }
        _ => place_level(body, area),
    };
    Identity { heads, level, place: Cow::Borrowed(place) }
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
fn homes<'n, 'a>(named: &'n [Option<Identity<'a>>]) -> Map<(usize, &'n Identity<'a>)> {
    let mut counts: Map<(usize, &'n Identity<'a>)> = Map::default();
    for id in named.iter().flatten().filter(|id| !id.place.is_empty() && !id.level.is_empty()) {
        counts.or_insert(&format!("{}\n{}", id.level, id.place), (0, id)).0 += 1;
    }
    let mut out: Map<(usize, &'n Identity<'a>)> = Map::default();
    for (count, id) in counts.values() {
        let best = out.or_insert(id.level, (0, id));
        if *count > best.0 {
            *best = (*count, id);
        }
    }
    out
}

/// The places of bodies, by mention. Of one that is named without: that of the last body of its kind named with one, else of the first after it, else the
/// home of its level.
fn places<'a>(named: &[Option<Identity<'a>>], homes: &Map<(usize, &Identity<'a>)>) -> Vec<Cow<'a, str>> {
    let kind = |id: &Identity| format!("{}\n{}", id.level, id.heads.last().map_or("", |h| &**h));
    let lacks = |id: &Identity, place: &str| place.is_empty() && !id.level.is_empty() && id.level != "central";
    let said = |id: &Option<Identity<'a>>| id.as_ref().map_or(Cow::Borrowed(""), |id| id.place.clone());
    let mut places: Vec<Cow<'a, str>> = named.iter().map(said).collect();
    for forward in [true, false] {
        let mut last: Map<&Cow<'a, str>> = Map::default();
        for step in 0..named.len() {
            let i = if forward { step } else { named.len() - 1 - step };
            let Some(own) = &named[i] else { continue };
            if !own.place.is_empty() {
                last.insert(&kind(own), &own.place);
            } else if lacks(own, &places[i])
                && let Some(place) = last.get(&kind(own))
            {
                places[i].clone_from(place);
            }
        }
    }
    for (id, place) in named.iter().zip(&mut places) {
        if let Some(id) = id.as_ref().filter(|id| lacks(id, place))
            && let Some((_, home)) = homes.get(id.level)
        {
            place.clone_from(&home.place);
        }
    }
    places
}

/// How the article writes a place.
#[derive(Debug, Clone, Default)]
struct PlaceName {
    /// The name alone.
    name: String,
    /// The name after its kind word; empty where none stands.
    whole: String,
    /// All ways in which the name is written.
    forms: Vec<String>,
}

/// The written form of each place key; capitals only where the article writes it in no other way.
fn place_names(doc: &Doc, bodies: &[Option<&Body>]) -> Map<PlaceName> {
    let mut out: Map<PlaceName> = Map::default();
    let written = |tokens| doc.words(tokens).split_whitespace().collect::<Vec<_>>().join(" ");
    for area in bodies.iter().flatten().filter_map(|b| b.place()).filter(|a| !a.name.is_empty()) {
        let place = out.or_insert(place_key(doc, area), PlaceName::default());
        let name = written(area.name.clone());
        let shouted = is_shouted(&name);
        let kind = area.kind.map(|_| written(area.tokens.start..area.name.start)).filter(|_| !shouted);
        let plain = if shouted { lowered(&name) } else { name.clone() };
        if !place.forms.contains(&name) {
            place.forms.push(name);
        }
        if place.name.is_empty() {
            place.name.clone_from(&plain);
        }
        if let Some(kind) = kind.filter(|_| place.whole.is_empty()) {
            place.whole = format!("{} {plain}", kind.trim_end());
        }
    }
    out
}

/// Words in capitals with only the first letter of each left one: `TÂN LƯƠNG` is `Tân Lương`; not `TPHCM`, which is no word.
fn lowered(words: &str) -> String {
    let vowel = |w: &str| crate::lexicon::fold_phrase(w).chars().any(|c| "aăâeêioôơuưy".contains(c));
    if !words.split(' ').all(vowel) {
        return words.to_owned();
    }
    let word = |w: &str| {
        let mut letters = w.chars();
        let first = letters.next().map_or(String::new(), String::from);
        first + &letters.as_str().to_lowercase()
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn is_shouted(words: &str) -> bool {
    words.chars().count() > 3 && !words.chars().any(char::is_lowercase)
}

/// The key of a place's name; of the standard form where a province is abbreviated (`TP.HCM`).
fn place_key<'a>(doc: &'a Doc, area: &Area) -> &'a str {
    match province(doc, area) {
        Some(row) => &PROVINCE_KEYS[row],
        None => keys(doc, area.name.start, area.name.end),
    }
}

/// The row of the province or city under the central government that an area names.
fn province(doc: &Doc, area: &Area) -> Option<usize> {
    let hit = doc.hits.of(area.name.start, Table::Province).find(|h| h.end as usize == area.name.end);
    hit.filter(|_| matches!(area.level(), "province" | "city" | "name")).map(|h| h.row as usize)
}

/// Whether a city is one under the central government.
fn is_central_city(name: &str) -> bool {
    matches!(name, "Hà Nội" | "Hồ Chí Minh" | "Hải Phòng" | "Đà Nẵng" | "Cần Thơ" | "Huế")
}

/// Whether the key of a place is that of a city under the central government; other cities are part of a province.
fn is_central(place: &str) -> bool {
    PROVINCES.iter().zip(PROVINCE_KEYS.iter()).any(|(province, key)| key == place && is_central_city(province.name))
}

/// The fullest form that the article uses, with the place that it leaves out.
fn full_name(organization: &Organization, id: &Identity, places: &Map<PlaceName>, above: &str) -> String {
    // `ỦY BAN NHÂN DÂN XÃ …` over the page is no better than `UBND xã …`.
    let banner = |a: &str| is_shouted(a) && a.split(' ').count() >= 4;
    let Some(longest) = organization
        .aliases
        .iter()
        .max_by_key(|a| (!a.contains('('), !banner(a), a.chars().count(), a.chars().next().is_some_and(char::is_uppercase)))
    else {
        return String::new();
    };
    let Some(place) = places.get(&id.place) else { return longest.clone() };
    let folded = crate::lexicon::fold_phrase(longest);
    if folded.contains(&*id.place) || place.forms.iter().any(|f| longest.contains(f.as_str())) {
        return longest.clone();
    }
    // `Ban Thường vụ`, `Đảng ủy`: what it is part of, or the whole name of its place.
    let alone = |head: &str| folded.split(' ').count() <= head.split(' ').count();
    let whole = if place.whole.is_empty() { &place.name } else { &place.whole };
    match id.heads.as_slice() {
        [own, of] if bare::is_board(own) && alone(own) && !folded.contains(&**of) => match &**of {
            _ if !above.is_empty() => format!("{longest} {above}"),
            "đang3 bô5" => format!("{longest} Đảng bộ {whole}"),
            _ => format!("{longest} {}", place.name),
        },
        [own] if (bare::is_committee(own) || bare::is_council(own)) && alone(own) => format!("{longest} {whole}"),
        // `UBND TP` and `TPHCM`
        _ if place.name.to_lowercase().starts_with("tp") => {
            let cut = ["thành phố", "Thành phố", "TP.", "TP", "Tp.", "Tp"].iter().find_map(|k| longest.strip_suffix(*k));
            format!("{} {}", cut.unwrap_or(longest).trim_end(), place.name)
        }
        _ => format!("{longest} {}", place.name),
    }
}

fn level(body: &Body, id: &Identity) -> Option<String> {
    let own = body.row().level;
    let level = match (own, id.level) {
        ("cell", _) => "cell",
        ("", "city") if !id.place.is_empty() && !is_central(&id.place) => "district",
        ("", "city") | ("province", _) => "province",
        ("", "") => return None,
        ("", level) => level,
        (own, _) => own,
    };
    Some(level.to_owned())
}

/// A body is part of the one that its own name ends with; a committee of a lower level of the one above it, where the article names only one.
fn parents(index: &Names, identities: &[&Identity], organizations: &mut [Organization]) {
    let is_committee = |o: &Organization| o.kind.as_deref() == Some("party committee");
    // Two of a level are enough to know that there is not only one.
    let of_level = |level: &'static str| {
        let all = (0..identities.len()).filter(move |o| identities[*o].level == level && identities[*o].heads.len() == 1);
        all.filter(|o| is_committee(&organizations[*o])).take(2).collect::<Vec<_>>()
    };
    let committees = ["district", "city", "province"].map(of_level).concat();
    for (at, id) in identities.iter().enumerate() {
        if id.heads.len() > 1 {
            let parent = id.above().and_then(|above| index.number(&above.key()));
            if let Some(parent) = parent.filter(|p| *p != at) {
                organizations[at].parent = Some(organizations[parent].id.clone());
                continue;
            }
        }
        let above = match id.level {
            "commune" => &["district", "city", "province"][..],
            "district" => &["province", "city"],
            _ => continue,
        };
        if !is_committee(&organizations[at]) {
            continue;
        }
        let mut upper = committees.iter().filter(|o| above.contains(&identities[**o].level));
        if let (Some(one), None) = (upper.next(), upper.next()) {
            organizations[at].parent = Some(organizations[*one].id.clone());
        }
    }
}
