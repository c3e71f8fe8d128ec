//! The record while decisions are carried out: mentions by place, entities by id, and at the end everything tidy again.

use super::edit::{Anchor, Target};
use super::fill;
use super::words::Words;
use super::{Gone, Why};
use crate::keyed::{Map, Names};
use crate::record::{DecidedBy, Document, HeldRole, Label, Mention, MentionType, Organization, Person, Place, Record, Value};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A record that is being corrected. Mentions keep their slot; a mention that went leaves `None`.
pub(super) struct Board<'t> {
    pub(super) text: &'t str,
    pub(super) words: &'t Words,
    /// The record without its mentions.
    pub(super) record: Record,
    pub(super) slots: Vec<Option<Mention>>,
    /// The slot of the mention at each place.
    by_place: BTreeMap<(u32, u32), usize>,
    /// The slot of each id.
    by_id: Map<usize>,
    /// The longest mention: how far back one may begin that reaches a place.
    longest: u32,
    /// The next number of a mention, person, organisation, place, document, statement.
    next: [u32; 6],
    /// Ids of entities that were merged, and into which.
    pub(super) merged: Map<String>,
    /// Documents that a mention cites beside the one that its value names (`Nghị quyết 26, 27, 28`): mention and document.
    shared: Vec<(String, String)>,
    /// Mentions that had to go because a decision crossed them.
    pub(super) gone: Vec<Mention>,
}

/// The letters of ids, in the order of [`Board::next`].
const LETTERS: [char; 6] = ['m', 'p', 'o', 'l', 'd', 's'];

impl<'t> Board<'t> {
    pub(super) fn new(text: &'t str, words: &'t Words, mut record: Record) -> Self {
        let mentions = std::mem::take(&mut record.mentions);
        let number = |id: &str| id.get(1..).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
        let mut next = [1; 6];
        let mut see = |id: &str| {
            if let Some(kind) = LETTERS.iter().position(|l| id.starts_with(*l)) {
                next[kind] = next[kind].max(number(id).saturating_add(1));
            }
        };
        mentions.iter().for_each(|m| see(&m.id));
        record.people.iter().for_each(|p| see(&p.id));
        record.organizations.iter().for_each(|o| see(&o.id));
        record.places.iter().for_each(|l| see(&l.id));
        record.documents.iter().for_each(|d| see(&d.id));
        record.statements.iter().for_each(|s| see(&s.id));
        let by_place = mentions.iter().enumerate().map(|(i, m)| ((m.start, m.end), i)).collect();
        let by_id = mentions.iter().enumerate().map(|(i, m)| (&m.id, i)).collect();
        let first: Map<Option<&str>> = mentions.iter().map(|m| (&m.id, fill::entity(&m.value))).collect();
        let cited = record.documents.iter().flat_map(|d| d.mentions.iter().map(move |m| (m, &d.id)));
        let beside = cited.filter(|(m, d)| first.get(m.as_str()).copied().flatten() != Some(d.as_str()));
        let shared = beside.map(|(m, d)| (m.clone(), d.clone())).collect();
        let longest = mentions.iter().map(|m| m.end.saturating_sub(m.start)).max().unwrap_or(0);
        let slots = mentions.into_iter().map(Some).collect();
        Board { text, words, record, slots, by_place, by_id, longest, next, merged: Map::default(), shared, gone: Vec::new() }
    }

    /// A new id of the sort that begins with `letter`.
    pub(super) fn id(&mut self, letter: char) -> String {
        let kind = LETTERS.iter().position(|l| *l == letter).unwrap_or(0);
        let id = format!("{letter}{}", self.next[kind]);
        self.next[kind] += 1;
        id
    }

    /// The mention with an id.
    pub(super) fn mention(&self, id: &str) -> Option<&Mention> {
        self.slots[*self.by_id.get(id)?].as_ref()
    }

    /// The mention at a place, of whatever type.
    pub(super) fn at(&self, at: &Anchor) -> Option<usize> {
        self.by_place.get(&(at.start, at.end)).copied()
    }

    /// Whether an anchor quotes the text and rests on syllables.
    pub(super) fn check(&self, at: &Anchor) -> Result<(), Why> {
        let (from, to) = self.words.exactly(at.start, at.end).ok_or(Why::Syllables)?;
        if self.text.get(self.words.bytes(from, to)) == Some(at.quote.as_str()) { Ok(()) } else { Err(Why::Words) }
    }

    /// The mention of a target, made where there is none, and given the target's type where it has another: a decision of a reader outranks the program.
    pub(super) fn ensure(&mut self, target: &Target) -> Result<usize, Why> {
        match self.at(&target.at) {
            Some(slot) => {
                let mention = self.slots[slot].as_ref().ok_or(Why::Words)?;
                if mention.text != target.at.quote {
                    return Err(Why::Words);
                }
                if mention.kind != target.kind {
                    self.retype(slot, target.kind);
                }
                Ok(slot)
            }
            None => self.put(&target.at, target.kind),
        }
    }

    /// Makes a mention. What crosses it goes, and what the program found of the same type inside or around it.
    pub(super) fn put(&mut self, at: &Anchor, kind: MentionType) -> Result<usize, Why> {
        self.check(at)?;
        if let Some(slot) = self.at(at) {
            self.retype(slot, kind);
            return Ok(slot);
        }
        self.make_room(at, kind, None);
        let slot = self.slots.len();
        let id = self.id('m');
        self.slots.push(Some(Mention {
            id: id.clone(),
            kind,
            start: at.start,
            end: at.end,
            text: at.quote.clone(),
            value: fill::nothing(),
            rule: "reader".into(),
            confidence: 100,
            evidence: Vec::new(),
            decided_by: Some(DecidedBy::Reader),
        }));
        self.by_id.insert(&id, slot);
        self.by_place.insert((at.start, at.end), slot);
        self.longest = self.longest.max(at.end - at.start);
        fill::value(self, slot);
        Ok(slot)
    }

    /// Takes away what cannot stand beside a mention at `at`: what crosses it, and what the program found of the same type inside or around it.
    fn make_room(&mut self, at: &Anchor, kind: MentionType, but: Option<usize>) {
        let from = (at.start.saturating_sub(self.longest), 0);
        let near = self.by_place.range(from..(at.end, 0)).filter(|((_, end), _)| *end > at.start);
        let gone: Vec<usize> = near
            .filter(|((start, end), slot)| {
                let nests = *start <= at.start && at.end <= *end || at.start <= *start && *end <= at.end;
                let same = (*start, *end) == (at.start, at.end);
                let twin = self.slots[**slot].as_ref().is_some_and(|m| m.kind == kind && m.decided_by.is_none());
                Some(**slot) != but && (same || !nests || twin)
            })
            .map(|(_, slot)| *slot)
            .collect();
        for slot in gone {
            let mention = self.remove(slot);
            self.gone.extend(mention);
        }
    }

    /// Takes a mention away. What leads to it is mended in [`Self::finish`].
    pub(super) fn remove(&mut self, slot: usize) -> Option<Mention> {
        let mention = self.slots[slot].take()?;
        self.by_place.remove(&(mention.start, mention.end));
        Some(mention)
    }

    /// Gives a mention another type and what its words say as one.
    pub(super) fn retype(&mut self, slot: usize, kind: MentionType) {
        let Some(mention) = &mut self.slots[slot] else { return };
        mention.decided_by = Some(DecidedBy::Reader);
        if mention.kind != kind {
            mention.kind = kind;
            mention.rule = "reader".into();
            mention.confidence = 100;
            mention.evidence.clear();
            fill::value(self, slot);
        }
    }

    /// Moves a mention's edges. It keeps its id, its value and its links.
    pub(super) fn shift(&mut self, slot: usize, to: &Anchor) -> Result<(), Why> {
        self.check(to)?;
        let Some(kind) = self.slots[slot].as_ref().map(|m| m.kind) else { return Err(Why::Words) };
        self.make_room(to, kind, Some(slot));
        let Some(mention) = &mut self.slots[slot] else { return Err(Why::Words) };
        self.by_place.remove(&(mention.start, mention.end));
        self.by_place.insert((to.start, to.end), slot);
        self.longest = self.longest.max(to.end - to.start);
        let old = std::mem::replace(&mut mention.text, to.quote.clone());
        (mention.start, mention.end) = (to.start, to.end);
        mention.decided_by = Some(DecidedBy::Reader);
        fill::moved(self, slot, &old);
        Ok(())
    }

    /// The mentions that stand strictly inside another, in text order.
    pub(super) fn inside(&self, slot: usize) -> impl Iterator<Item = &Mention> {
        let (start, end) = self.slots[slot].as_ref().map_or((0, 0), |m| (m.start, m.end));
        let within = self.by_place.range((start, 0)..(end, 0)).map(|(_, s)| *s);
        within.filter(move |s| *s != slot).filter_map(|s| self.slots[s].as_ref()).filter(move |m| m.end <= end)
    }

    /// What the mention with an id says, to be changed.
    pub(super) fn value_mut(&mut self, id: &str) -> Option<&mut Value> {
        self.slots[*self.by_id.get(id)?].as_mut().map(|m| &mut m.value)
    }

    /// Notes that a reader decided something about an entity.
    pub(super) fn decided(&mut self, id: &str) {
        let record = &mut self.record;
        let all = record.people.iter_mut().map(|e| (&e.id, &mut e.decided_by));
        let all = all.chain(record.organizations.iter_mut().map(|e| (&e.id, &mut e.decided_by)));
        let all = all.chain(record.places.iter_mut().map(|e| (&e.id, &mut e.decided_by)));
        let mut all = all.chain(record.documents.iter_mut().map(|e| (&e.id, &mut e.decided_by)));
        if let Some((_, by)) = all.find(|(own, _)| *own == id) {
            *by = Some(DecidedBy::Reader);
        }
    }

    /// Whether an organisation or place is `whole` or lies in it.
    pub(super) fn lies_in(&self, part: &str, whole: &str) -> bool {
        let record = &self.record;
        let parents = record.organizations.iter().map(|o| (o.id.as_str(), o.parent.as_deref()));
        let parents: Map<Option<&str>> =
            parents.chain(record.places.iter().map(|l| (l.id.as_str(), l.parent.as_deref()))).collect();
        let mut at = Some(part);
        for _ in 0..=parents.values().len() {
            match at {
                Some(id) if id == whole => return true,
                Some(id) => at = parents.get(id).copied().flatten(),
                None => return false,
            }
        }
        true
    }

    /// The mentions of an entity, by its id.
    pub(super) fn mentions_of(&mut self, id: &str) -> Option<&mut Vec<String>> {
        let record = &mut self.record;
        match id.chars().next()? {
            'p' => record.people.iter_mut().find(|e| e.id == id).map(|e| &mut e.mentions),
            'o' => record.organizations.iter_mut().find(|e| e.id == id).map(|e| &mut e.mentions),
            'l' => record.places.iter_mut().find(|e| e.id == id).map(|e| &mut e.mentions),
            _ => record.documents.iter_mut().find(|e| e.id == id).map(|e| &mut e.mentions),
        }
    }

    /// Makes everything that leads to another thing lead somewhere again, and puts all lists in order. Of a record to which nothing was done it changes nothing.
    pub(super) fn finish(mut self) -> (Record, Gone) {
        let mut mentions: Vec<Mention> = self.slots.drain(..).flatten().collect();
        crate::order::sort_by_cached_key(&mut mentions, |m| (m.start, Reverse(m.end), m.kind));
        let order: Map<usize> = mentions.iter().enumerate().map(|(i, m)| (&m.id, i)).collect();
        let follow = |id: &mut String| {
            // A chain of merges is no longer than the list of merges.
            for _ in 0..=self.merged.values().len() {
                match self.merged.get(id.as_str()) {
                    Some(into) => id.clone_from(into),
                    None => break,
                }
            }
        };
        // The values first: they say what an entity's mentions are.
        let mut named: Map<Vec<String>> = Map::default();
        let mut values: Vec<Value> = mentions.iter().map(|m| m.value.clone()).collect();
        for (mention, value) in mentions.iter().zip(&mut values) {
            if let Some(id) = fill::entity_mut(value) {
                follow(id);
                named.or_insert(id, Vec::new()).push(mention.id.clone());
            }
            if let Value::Role(role) = value {
                let is = |id: &str, kind| order.get(id).is_some_and(|i| mentions[*i].kind == kind);
                role.people.retain(|id| is(id, MentionType::Person));
                role.organization = role.organization.take().filter(|id| is(id, MentionType::Organization));
            }
        }
        for (mention, document) in &mut self.shared {
            follow(document);
            if order.get(mention.as_str()).is_some_and(|i| mentions[*i].kind == MentionType::Document) {
                let cited = named.or_insert(document, Vec::new());
                if !cited.contains(mention) {
                    cited.push(mention.clone());
                }
            }
        }
        let record = &mut self.record;
        macro_rules! tidy {
            ($($list:ident),*) => { $(
                for e in &mut record.$list {
                    e.mentions = named.get_mut(&e.id).map(std::mem::take).unwrap_or_default();
                    crate::order::sort_by_cached_key(&mut e.mentions, |m| order.get(m.as_str()).copied());
                }
                let first = |ids: &[String]| ids.first().and_then(|m| order.get(m.as_str())).copied().unwrap_or(usize::MAX);
                crate::order::sort_by_cached_key(&mut record.$list, |e| first(&e.mentions));
            )* };
        }
        tidy!(people, organizations, places, documents);
        record.people.retain(|e| !e.mentions.is_empty());
        record.organizations.retain(|e| !e.mentions.is_empty());
        record.documents.retain(|e| !e.mentions.is_empty());
        record.places.iter_mut().filter_map(|l| l.parent.as_mut()).for_each(follow);
        keep_places(&mut record.places);

        let mut known: Names = record.people.iter().map(|e| &e.id).collect();
        known.extend(record.organizations.iter().map(|e| &e.id));
        known.extend(record.places.iter().map(|e| &e.id));
        known.extend(record.documents.iter().map(|e| &e.id));
        let one = |id: &mut Option<String>| {
            if let Some(id) = id {
                follow(id);
            }
            *id = id.take().filter(|id| known.contains(id));
        };
        let many = |ids: &mut Vec<String>| {
            ids.iter_mut().for_each(follow);
            let mut seen = Names::default();
            ids.retain(|id| known.contains(id) && seen.add(id));
        };
        record.organizations.iter_mut().for_each(|o| {
            one(&mut o.parent);
            o.parent = o.parent.take().filter(|p| *p != o.id);
        });
        record.places.iter_mut().for_each(|l| {
            one(&mut l.parent);
            l.parent = l.parent.take().filter(|p| *p != l.id);
        });
        record.documents.iter_mut().for_each(|d| one(&mut d.issuer));
        for s in &mut record.statements {
            many(&mut s.about);
            one(&mut s.speaker);
            one(&mut s.addressee);
            s.deadline =
                s.deadline.take().filter(|id| order.get(id.as_str()).is_some_and(|i| mentions[*i].kind == MentionType::Time));
        }
        crate::order::sort_by_cached_key(&mut record.statements, |s| (s.start, s.end));
        if let Some(event) = &mut record.event {
            many(&mut event.chair);
            many(&mut event.participants);
        }
        let statements: Names = record.statements.iter().map(|s| &s.id).collect();
        record.indicators.retain(|i| order.get(i.figure.as_str()).is_some_and(|m| mentions[*m].kind == MentionType::Figure));
        for indicator in &mut record.indicators {
            one(&mut indicator.organization);
            indicator.statement = indicator.statement.take().filter(|id| statements.contains(id));
        }
        drop(order);
        for (mention, value) in mentions.iter_mut().zip(values) {
            mention.value = value;
        }
        roles(&mentions, &mut record.people);
        record.mentions = mentions;
        (self.record, self.gone)
    }
}

/// Places stand while they are named or while a place that stands lies in them.
fn keep_places(places: &mut Vec<Place>) {
    let parents: Map<Option<String>> = places.iter().map(|l| (&l.id, l.parent.clone())).collect();
    let mut kept = Names::default();
    for place in places.iter().filter(|l| !l.mentions.is_empty()) {
        let mut at = Some(place.id.clone());
        while let Some(id) = at {
            at = parents.get(&id).cloned().flatten();
            if !kept.add(&id) {
                break;
            }
        }
    }
    places.retain(|l| kept.contains(&l.id));
}

/// The positions of each person, as the role mentions say them: each once, in text order.
fn roles(mentions: &[Mention], people: &mut [Person]) {
    let index: Map<usize> = people.iter().enumerate().map(|(i, p)| (&p.id, i)).collect();
    people.iter_mut().for_each(|p| p.roles.clear());
    let by_id: Map<&Mention> = mentions.iter().map(|m| (&m.id, m)).collect();
    let named = |id: &str| by_id.get(id).and_then(|m| fill::entity(&m.value));
    for mention in mentions {
        let Value::Role(role) = &mention.value else { continue };
        let organization = role.organization.as_deref().and_then(named).map(str::to_owned);
        for who in role.people.iter().filter_map(|id| index.get(named(id)?)) {
            let held = &mut people[*who].roles;
            if !held.iter().any(|r| r.title == role.title && (r.organization == organization || organization.is_none())) {
                held.push(HeldRole {
                    title: role.title.clone(),
                    organization: organization.clone(),
                    state: role.state.clone(),
                    mention: mention.id.clone(),
                });
            }
        }
    }
}

/// An organisation of which only the name is known.
pub(super) fn organization(id: String, name: String) -> Organization {
    Organization { id, name, level: None, kind: None, aliases: Vec::new(), parent: None, mentions: Vec::new(), decided_by: None }
}

/// A place of which only the name is known.
pub(super) fn place(id: String, name: String) -> Place {
    Place { id, name, level: None, codes: Vec::new(), parent: None, mentions: Vec::new(), decided_by: None }
}

/// A document of which only the kind is known.
pub(super) fn document(id: String, kind: Label) -> Document {
    Document {
        id,
        kind,
        number: None,
        symbol: None,
        issuer: None,
        issuer_name: None,
        date: None,
        title: None,
        year: None,
        designation: None,
        inferred: false,
        issuer_code: None,
        issuer_code_name: None,
        session: None,
        mentions: Vec::new(),
        decided_by: None,
    }
}
