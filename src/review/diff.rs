//! What two records of one text say differently.

use crate::keyed::Map;
use crate::order;
use crate::record::{MentionType, Record, Value};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// A mention: its place is there.
    Mention,
    /// A statement: its place is there.
    Statement,
    /// A field of the metadata.
    Metadata,
    /// A field of the event.
    Event,
}

/// What one record says of a thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Side {
    /// The type, of a mention.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<MentionType>,
    /// What it says, in words and values, without ids.
    pub value: String,
}

/// A thing of which two records say different things.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Difference {
    /// What it is about.
    pub about: About,
    /// Start of its words; 0 where it has no place.
    pub start: u32,
    /// End of its words; 0 where it has no place.
    pub end: u32,
    /// Its words, of a mention; the name of the field.
    pub words: String,
    /// What the first record says; nothing where it does not have it.
    pub before: Option<Side>,
    /// What the second record says; nothing where it does not have it.
    pub after: Option<Side>,
}

/// What `after` says otherwise than `before`, both records of the same text: mentions and what they say, statements, metadata and event, in text order. Ids,
/// rules and confidence are not compared: only what a reader would call different.
pub fn diff(before: &Record, after: &Record) -> Vec<Difference> {
    let (old, new) = (facts(before), facts(after));
    let (mut old, mut new) = (old.into_iter().peekable(), new.into_iter().peekable());
    let mut out = Vec::new();
    loop {
        let first = match (old.peek(), new.peek()) {
            (None, None) => return out,
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        let (a, b) = (old.next_if(|_| first.is_le()), new.next_if(|_| first.is_ge()));
        let Some((about, start, end, words)) = a.as_ref().or(b.as_ref()).map(|(key, _)| key.clone()) else { return out };
        let (before, after) = (a.map(|(_, side)| side), b.map(|(_, side)| side));
        if before != after {
            out.push(Difference { about, start, end, words, before, after });
        }
    }
}

type Key = (About, u32, u32, String);

/// What a record says, each thing once, in the order of the keys.
fn facts(record: &Record) -> Vec<(Key, Side)> {
    let told = Told::new(record);
    let mut out: Vec<(Key, Side)> = Vec::new();
    for m in &record.mentions {
        let side = Side { kind: Some(m.kind), value: told.value(&m.value) };
        out.push(((About::Mention, m.start, m.end, m.text.clone()), side));
    }
    for s in &record.statements {
        let value = match s.kind {
            crate::record::StatementKind::Result => "result",
            crate::record::StatementKind::Limitation => "limitation",
            crate::record::StatementKind::Task => "task",
            crate::record::StatementKind::Assessment => "assessment",
            crate::record::StatementKind::Boilerplate => "boilerplate",
        };
        out.push(((About::Statement, s.start, s.end, String::new()), Side { kind: None, value: value.to_owned() }));
    }
    let mut field = |about: About, name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            out.push(((about, 0, 0, name.to_owned()), Side { kind: None, value }));
        }
    };
    let m = &record.metadata;
    field(About::Metadata, "title", m.title.clone());
    field(About::Metadata, "outlet", m.outlet.clone());
    field(About::Metadata, "section", m.section.clone());
    field(About::Metadata, "published", m.published.clone());
    field(About::Metadata, "reference_date", m.reference_date.clone());
    field(About::Metadata, "authors", Some(m.authors.join(", ")));
    field(About::Metadata, "views", m.views.map(|v| v.to_string()));
    if let Some(e) = &record.event {
        field(About::Event, "kind", Some(e.kind.clone()));
        field(About::Event, "name", e.name.clone());
        field(About::Event, "date", e.date.clone());
        field(About::Event, "host", e.host.clone());
        field(About::Event, "place", e.place.clone());
        field(About::Event, "chair", Some(told.names(&e.chair)));
        field(About::Event, "participants", Some(told.names(&e.participants)));
    }
    order::sort_by(&mut out, |a, b| a.0.cmp(&b.0));
    // Of two of one key the later counts.
    out.dedup_by(|later, first| {
        let same = later.0 == first.0;
        if same {
            std::mem::swap(later, first);
        }
        same
    });
    out
}

/// The names behind the ids of a record.
pub(super) struct Told {
    names: Map<String>,
}

impl Told {
    pub(super) fn new(record: &Record) -> Self {
        let people = record.people.iter().map(|p| (&p.id, p.name.clone()));
        let mut names: Map<String> = people.chain(record.places.iter().map(|l| (&l.id, l.name.clone()))).collect();
        let bodies: Map<&str> = record.organizations.iter().map(|o| (&o.id, o.name.as_str())).collect();
        for o in &record.organizations {
            let parent = o.parent.as_deref().and_then(|p| bodies.get(p)).map_or(String::new(), |p| format!(" < {p}"));
            names.insert(&o.id, format!("{}{parent}", o.name));
        }
        for d in &record.documents {
            names.insert(
                &d.id,
                joined(&[
                    Some(&*d.kind),
                    d.number.as_deref(),
                    d.symbol.as_deref(),
                    d.issuer_name.as_deref(),
                    d.date.as_deref(),
                    d.title.as_deref(),
                ]),
            );
        }
        let entities: Vec<(&str, String)> = record
            .mentions
            .iter()
            .filter_map(|m| Some((m.id.as_str(), names.get(super::fill::entity(&m.value)?)?.clone())))
            .collect();
        entities.into_iter().for_each(|(id, name)| names.insert(id, name));
        Told { names }
    }

    fn name(&self, id: &str) -> &str {
        self.names.get(id).map_or("", String::as_str)
    }

    fn names(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
    }

    /// What a mention says, without ids.
    pub(super) fn value(&self, value: &Value) -> String {
        match value {
            Value::Role(v) => {
                let holders = self.names(&v.people);
                let organization = v.organization.as_deref().map(|o| self.name(o).to_owned());
                joined(&[Some(&*v.title), v.state.as_deref(), organization.as_deref(), Some(&*holders)])
            }
            Value::Time(v) => v.iso.clone(),
            Value::Figure(v) => joined(&[v.bound.as_deref(), Some(&*v.number), v.unit.as_deref()]),
            Value::Document(v) => {
                let numbers = v.numbers.join(", ");
                let own = [
                    Some(&*v.kind),
                    Some(&*numbers),
                    v.symbol.as_deref(),
                    v.year.as_deref(),
                    v.issuer.as_deref(),
                    v.date.as_deref(),
                    v.title.as_deref(),
                ];
                format!("{} = {}", joined(&own), self.name(&v.document))
            }
            Value::Person(v) => self.name(&v.person).to_owned(),
            Value::Organization(v) => self.name(&v.organization).to_owned(),
            Value::Place(v) => self.name(&v.place).to_owned(),
        }
    }
}

fn joined(parts: &[Option<&str>]) -> String {
    parts.iter().copied().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
}
