//! The fields of every type that is read, as `serde` has them on the types themselves; tests hold the two together.

use super::{Json, Read, enumerations, structures};
use crate::Options;
use crate::dictionary::{Dictionary, Entry, EntryKind};
use crate::record::*;
use crate::review::{Anchor, Article, Datum, Edit, Field, Log, Step, Subject, Target, Unplaced};

structures! {
    Record {
        schema, source, offsets, metadata, mentions, people, organizations, places, documents, indicators, statements, event, key_sentences, warnings
    }
    Metadata { title, outlet, section, published, reference_date, authors, views, evidence; decided_fields }
    FieldEvidence { field, start, end }
    Mention { id, kind = "type", start, end, text, value, rule, confidence, decided_by; evidence }
    Evidence { what, start, end }
    PersonValue { person }
    RoleValue { people, organization, title, state }
    OrganizationValue { organization }
    PlaceValue { place }
    DocumentValue { document, kind, numbers, symbol, year, issuer, date, title }
    TimeValue { iso, kind, said, modifier }
    FigureValue { number, unit, bound }
    Person { id, name, roles, mentions, decided_by }
    HeldRole { title, organization, state, mention }
    Organization { id, name, level, kind, aliases, parent, mentions, decided_by }
    Place { id, name, level, codes, parent, mentions, decided_by }
    PlaceCode { system, code, valid_until; successors }
    Document {
        id, kind, number, symbol, issuer, issuer_name, date, title, year, designation, issuer_code, issuer_code_name, session, mentions, decided_by; inferred
    }
    Indicator { measure, figure, organization, period, target, achieved, change, base, statement }
    Statement { id, kind, start, end, about, speaker, addressee, deadline, rule, decided_by }
    Event { kind, name, date, host, place, chair, participants, evidence; decided_fields }
    KeySentence { start, end, score }
    Warning { code, message }
    Article { id, title, text, record, saved_at; tags, revision, options, decisions, unplaced }
    Options { source, reference_date; dictionary }
    Entry {; kind = "type", form, name, number, symbol, year, issuer, date, title, note }
    Log { steps, done }
    Step { edits, time }
    Target { kind = "type", at }
    Anchor { start, end, quote; before, after }
    Unplaced { edit, suggestion }
}

enumerations! {
    DecidedBy { Program = "program", Reader = "reader" }
    OffsetUnit { Utf8 = "utf-8", Utf16 = "utf-16" }
    MentionType {
        Person = "person", Role = "role", Organization = "organization", Place = "place", Document = "document", Time = "time", Figure = "figure"
    }
    TimeKind { Date = "date", Period = "period", Interval = "interval", Term = "term", Duration = "duration", Set = "set", Vague = "vague" }
    StatementKind { Result = "result", Limitation = "limitation", Task = "task", Assessment = "assessment", Boilerplate = "boilerplate" }
    EntryKind { Person = "person", Organization = "organization", Document = "document", Never = "never" }
    Field {
        Name = "name", Title = "title", Outlet = "outlet", Section = "section", Published = "published", ReferenceDate = "reference_date",
        Authors = "authors", Views = "views", Level = "level", Kind = "kind", Parent = "parent", Holders = "holders",
        Organization = "organization", State = "state", Number = "number", Symbol = "symbol", Year = "year", Issuer = "issuer", Date = "date",
        Iso = "iso", Unit = "unit", Bound = "bound", Host = "host", Place = "place", Chair = "chair", Participants = "participants"
    }
}

/// The fields tell which value it is: a position has an organisation too.
impl Read for Value {
    fn read(json: &mut Json) -> Option<Self> {
        Some(match json.first_of(&["people", "organization", "person", "iso", "place", "document", "number"])? {
            "people" => Value::Role(Read::read(json)?),
            "organization" => Value::Organization(Read::read(json)?),
            "person" => Value::Person(Read::read(json)?),
            "iso" => Value::Time(Read::read(json)?),
            "place" => Value::Place(Read::read(json)?),
            "document" => Value::Document(Read::read(json)?),
            _ => Value::Figure(Read::read(json)?),
        })
    }
}

impl Read for Dictionary {
    fn read(json: &mut Json) -> Option<Self> {
        Read::read(json).map(|entries| Dictionary { entries })
    }
}

impl Read for Subject {
    fn read(json: &mut Json) -> Option<Self> {
        json.tagged(|json, tag| {
            Some(match tag {
                "article" => Subject::Article,
                "event" => Subject::Event,
                "mention" => Subject::Mention(Read::read(json)?),
                "entity" => Subject::Entity(Read::read(json)?),
                _ => return None,
            })
        })
    }
}

impl Read for Datum {
    fn read(json: &mut Json) -> Option<Self> {
        json.tagged(|json, tag| {
            Some(match tag {
                "nothing" => Datum::Nothing,
                "text" => Datum::Text(Read::read(json)?),
                "list" => Datum::List(Read::read(json)?),
                "mentions" => Datum::Mentions(Read::read(json)?),
                _ => return None,
            })
        })
    }
}

impl Read for Edit {
    fn read(json: &mut Json) -> Option<Self> {
        json.tagged(|json, tag| match tag {
            "mark" => Read::read(json).map(Edit::Mark),
            "accept" => Read::read(json).map(Edit::Accept),
            "reject" => Read::read(json).map(Edit::Reject),
            "delete" => Read::read(json).map(Edit::Delete),
            "retype" => structures!(json => Edit::Retype { target, to }),
            "move" => structures!(json => Edit::Move { target, to }),
            "split" => structures!(json => Edit::Split { target, parts }),
            "merge" => structures!(json => Edit::Merge { target, into }),
            "part" => structures!(json => Edit::Part { targets }),
            "set" => structures!(json => Edit::Set { of, field, to }),
            "state" => structures!(json => Edit::State { at, kind }),
            _ => None,
        })
    }
}
