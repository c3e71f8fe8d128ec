//! People and the positions they hold.
//!
//! A position belongs to the name that it stands next to: before it with nothing but a word of address between (`Bí thư Quận ủy, đồng chí X`), after it with a
//! dash, a comma or a bracket (`X - Thành ủy viên, Bí thư Quận ủy`), or after a verb of office (`bầu X giữ chức Chủ tịch`). A definite position that stands
//! alone is that of the person who was given it elsewhere in the article. A position that nobody named holds is dropped.

mod adjacent;
mod by_office;
mod by_verb;

use super::mention_id;
use crate::keyed::{Map, Names};
use crate::phrase::keys;
use crate::phrase::office::Office;
use crate::recognise::person::PersonName;
use crate::recognise::{Candidate, Found};
use crate::record::{HeldRole, Person, RoleValue};
use crate::segment::Doc;

/// Who is who, and who holds what.
#[derive(Debug, Default)]
pub struct People {
    /// In order of first mention.
    pub people: Vec<Person>,
    /// By mention: the index of the person that it names.
    pub person_of: Vec<Option<usize>>,
    /// By mention: the person mentions that hold the position.
    pub holders: Vec<Vec<usize>>,
}

/// Links positions to names and drops the positions that nobody holds. Gives back the mentions that stay and what was linked.
pub fn link(doc: &Doc, mentions: Vec<Candidate>) -> (Vec<Candidate>, People) {
    let person_of = cluster(doc, &mentions);
    let mut holders = vec![Vec::new(); mentions.len()];
    adjacent::link(doc, &mentions, &mut holders);
    by_verb::link(doc, &mentions, &mut holders);
    by_office::link(doc, &mentions, &person_of, &mut holders);

    let keep: Vec<bool> =
        mentions.iter().zip(&holders).map(|(m, h)| !matches!(m.found, Found::Role(_)) || !h.is_empty()).collect();
    let mut new_index = vec![usize::MAX; mentions.len()];
    let mut next = 0;
    for (i, keep) in keep.iter().enumerate() {
        if *keep {
            new_index[i] = next;
            next += 1;
        }
    }
    let mut out = People { people: Vec::new(), person_of: Vec::with_capacity(next), holders: Vec::with_capacity(next) };
    let mut kept = Vec::with_capacity(next);
    for (i, mention) in mentions.into_iter().enumerate() {
        if keep[i] {
            out.person_of.push(person_of[i]);
            out.holders.push(holders[i].iter().map(|h| new_index[*h]).collect());
            kept.push(mention);
        }
    }
    out.people = people(doc, &kept, &out.person_of);
    (kept, out)
}

fn person(mention: &Candidate) -> Option<&PersonName> {
    match &mention.found {
        Found::Person(name) => Some(name),
        _ => None,
    }
}

fn office(mention: &Candidate) -> Option<&Office> {
    match &mention.found {
        Found::Role(role) => Some(&role.office),
        _ => None,
    }
}

fn same_sentence(doc: &Doc, a: usize, b: usize) -> bool {
    doc.sentence_of(a) == doc.sentence_of(b)
}

/// Gives every person mention the number of its person: the same name is the same person; a short form is the person last named whose name ends so.
fn cluster(doc: &Doc, mentions: &[Candidate]) -> Vec<Option<usize>> {
    let all: Names =
        mentions.iter().filter_map(person).filter(|p| p.tokens.len() >= 2 || p.known.is_some()).map(|p| key(doc, p)).collect();
    // A two-syllable form that ends a longer name of the article is its short form.
    let names = mentions.iter().filter_map(person).filter(|p| p.tokens.len() >= 2);
    let shorter: Names = names.flat_map(|p| tails(key(doc, p))).collect();
    // By short form: the mentions of longer names that end so, in text order; and the person last named whose name ends so.
    let mut later: Map<Vec<(usize, &str)>> = Map::default();
    for (i, p) in mentions.iter().enumerate().filter_map(|(i, m)| Some((i, person(m)?))) {
        tails(key(doc, p)).for_each(|t| later.or_insert(t, Vec::new()).push((i, key(doc, p))));
    }
    let mut last: Map<&str> = Map::default();
    let mut numbers = Names::default();
    let mut out = vec![None; mentions.len()];
    for (i, mention) in mentions.iter().enumerate() {
        let Some(p) = person(mention) else { continue };
        let own = key(doc, p);
        let matched = if all.contains(own) && !shorter.contains(own) {
            own
        } else {
            // The nearest before, else the first after.
            let before = last.get(own).copied();
            let after = || {
                let named = later.get(own)?;
                named.get(named.partition_point(|(at, _)| *at < i)).map(|(_, k)| *k)
            };
            before.or_else(after).unwrap_or(own)
        };
        tails(matched).for_each(|t| last.insert(t, matched));
        out[i] = Some(numbers.insert(matched));
    }
    out
}

/// The key of a name, of its full form where the reader's own dictionary gives it.
fn key<'a>(doc: &'a Doc, name: &'a PersonName) -> &'a str {
    name.known.as_ref().map_or_else(|| keys(doc, name.tokens.start, name.tokens.end), |k| &k.key)
}

/// The short forms of a name: its last words, but not all of them; after the mark of sex the first word is the given name (`Y Bhăm`, `Bhăm` of `Y Bhăm Niê`,
/// `H'Lim` of `H'Lim Knul`).
fn tails(key: &str) -> impl Iterator<Item = &str> {
    let first = key.strip_prefix("y ").and_then(|rest| rest.split(' ').next()).filter(|first| first.len() + 2 < key.len());
    let marked = first.into_iter().flat_map(|first| [first, &key[..first.len() + 2]]);
    let glued = key.split(' ').next().filter(|w| w.contains('\'') && w.len() < key.len());
    key.match_indices(' ').map(|(at, _)| &key[at + 1..]).chain(marked).chain(glued)
}

/// The people, with the fullest form of each name.
fn people(doc: &Doc, mentions: &[Candidate], person_of: &[Option<usize>]) -> Vec<Person> {
    let count = person_of.iter().flatten().max().map_or(0, |m| m + 1);
    let mut out: Vec<Person> = (0..count)
        .map(|i| Person {
            id: format!("p{}", i + 1),
            name: String::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            decided_by: None,
        })
        .collect();
    for (i, who) in person_of.iter().enumerate() {
        let Some(who) = who else { continue };
        let known = self::person(&mentions[i]).and_then(|p| p.known.as_ref());
        let written = known.map_or_else(|| mentions[i].span.of(doc.text), |k| &k.name);
        let person = &mut out[*who];
        person.mentions.push(mention_id(i));
        if written.split_whitespace().count() > person.name.split_whitespace().count() {
            person.name = written.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    out
}

/// What a position says, and, for each holder, the entry among the person's positions. `organization_of` gives the id of the organisation that a mention names.
pub fn fill(
    doc: &Doc,
    mentions: &[Candidate],
    people: &mut People,
    organization_of: &dyn Fn(usize) -> Option<String>,
) -> Vec<Option<Box<RoleValue>>> {
    let mut values = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let Some(office) = office(mention) else {
            values.push(None);
            continue;
        };
        let inner = (i + 1..mentions.len())
            .take_while(|j| mentions[*j].span.start < mention.span.end)
            .find(|j| matches!(mentions[*j].found, Found::Organization(_)));
        let organization = inner.and_then(organization_of);
        let title = title_of(doc, office);
        for holder in &people.holders[i] {
            let Some(who) = people.person_of[*holder] else { continue };
            let roles = &mut people.people[who].roles;
            let same = |r: &HeldRole| r.title == title && (r.organization == organization || organization.is_none());
            if !roles.iter().any(same) {
                roles.push(HeldRole {
                    title: title.clone(),
                    organization: organization.clone(),
                    state: office.title.state.map(str::to_owned),
                    mention: mention_id(i),
                });
            }
        }
        values.push(Some(Box::new(RoleValue {
            people: people.holders[i].iter().map(|h| mention_id(*h)).collect(),
            organization: inner.map(mention_id),
            title,
            state: office.title.state.map(str::to_owned),
        })));
    }
    values
}

/// The title in its standard form, with the place where no body is named.
fn title_of(doc: &Doc, office: &Office) -> String {
    match &office.area {
        Some(area) => format!("{} {}", office.title.name(), doc.words(area.tokens.clone())),
        None => office.title.name().to_owned(),
    }
}
