//! The program's record and the reader's decisions give the corrected record.
//!
//! What crosses: mentions nest and never cross, so a decision that sets the edges of a mention takes away every mention that crosses them, whoever made it
//! (the newest decision stands), and what the program alone found of the same type inside or around it. [`Applied::displaced`] names what went; undoing the
//! step brings it back.

use super::board::Board;
use super::edit::{Anchor, Datum, Edit, Field, Log, Subject, Target};
use super::fill;
use super::words::Words;
use crate::record::{DecidedBy, Event, Mention, MentionType, OffsetUnit, Record, Statement, TimeKind, Value};

/// Why a decision could not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The words that it quotes do not stand there.
    Words,
    /// It would cut a syllable.
    Syllables,
    /// The field does not belong to what it is set on.
    Field,
    /// The value is none that the field can have.
    Value,
    /// A thing would be part of itself.
    Loop,
    /// Things of two sorts cannot be one; things that cross cannot stand beside one another.
    Kinds,
    /// The record counts bytes: [`Record::into_utf16`] comes first.
    Offsets,
}

/// A decision that could not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// Which step of the log.
    pub step: usize,
    /// Which decision of the step.
    pub edit: usize,
    /// Why.
    pub why: Why,
}

/// Mentions that a decision crossed.
pub(super) type Gone = Vec<Mention>;

/// A corrected record, and what a reader should know about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The corrected record; the program's own, byte for byte, where no decision holds.
    pub record: Record,
    /// Decisions that could not be carried out, in order.
    pub missed: Vec<Missed>,
    /// Mentions that went because a decision crossed them: as they were then.
    pub displaced: Vec<Mention>,
}

/// Carries out the decisions that hold on the program's record of `text`. `words` are those of `text`. The time grows with the length of the record and of the
/// log, not with the length of the text.
pub fn apply(text: &str, words: &Words, record: &Record, log: &Log) -> Applied {
    let mut missed = Vec::new();
    let edits =
        log.held().iter().enumerate().flat_map(|(s, step)| step.edits.iter().enumerate().map(move |(e, edit)| (s, e, edit)));
    if record.offsets != OffsetUnit::Utf16 {
        missed.extend(edits.map(|(step, edit, _)| Missed { step, edit, why: Why::Offsets }));
        return Applied { record: record.clone(), missed, displaced: Vec::new() };
    }
    let mut board = Board::new(text, words, record.clone());
    let mut done = 0;
    for (step, edit, what) in edits {
        match carry_out(&mut board, what) {
            Ok(()) => done += 1,
            Err(why) => missed.push(Missed { step, edit, why }),
        }
    }
    if done == 0 {
        return Applied { record: record.clone(), missed, displaced: Vec::new() };
    }
    let (mut record, displaced) = board.finish();
    say_who(&mut record);
    Applied { record, missed, displaced }
}

/// A decision that fails half way leaves nothing half done: everything that can fail is asked before anything is changed.
fn carry_out(board: &mut Board, edit: &Edit) -> Result<(), Why> {
    match edit {
        Edit::Mark(target) | Edit::Accept(target) => {
            let slot = board.ensure(target)?;
            accept(board, slot);
        }
        Edit::Reject(target) | Edit::Delete(target) => {
            // Where the program no longer finds it, or takes it for something else, there is nothing to do.
            if let Some(slot) = board.at(&target.at)
                && board.slots[slot].as_ref().is_some_and(|m| m.kind == target.kind)
            {
                if board.slots[slot].as_ref().is_some_and(|m| m.text != target.at.quote) {
                    return Err(Why::Words);
                }
                board.remove(slot);
            } else {
                board.check(&target.at)?;
            }
        }
        Edit::Retype { target, to } => {
            let at = Target { kind: *to, at: target.at.clone() };
            let slot = board.ensure(&at)?;
            accept(board, slot);
        }
        Edit::Move { target, to } => {
            board.check(to)?;
            // Where the mention is not found any more, the words it was moved to are.
            let slot = match board.at(&target.at) {
                Some(_) => board.ensure(target)?,
                None => board.put(to, target.kind)?,
            };
            board.shift(slot, to)?;
        }
        Edit::Split { target, parts } => split(board, target, parts)?,
        Edit::Merge { target, into } => merge(board, target, into)?,
        Edit::Part { targets } => part(board, targets)?,
        Edit::Set { of, field, to } => set(board, of, *field, to)?,
        Edit::State { at, kind } => state(board, at, *kind)?,
    }
    Ok(())
}

fn accept(board: &mut Board, slot: usize) {
    if let Some(mention) = &mut board.slots[slot] {
        mention.decided_by = Some(DecidedBy::Reader);
    }
}

fn split(board: &mut Board, target: &Target, parts: &[Anchor]) -> Result<(), Why> {
    let (Some(first), true) = (parts.first(), parts.len() >= 2) else { return Err(Why::Value) };
    let inside = |p: &Anchor| target.at.start <= p.start && p.end <= target.at.end;
    if !parts.iter().all(inside) || !parts.windows(2).all(|w| w[0].end <= w[1].start) {
        return Err(Why::Value);
    }
    parts.iter().try_for_each(|p| board.check(p))?;
    let slot = board.ensure(target)?;
    board.shift(slot, first)?;
    for part in &parts[1..] {
        board.put(part, target.kind)?;
    }
    Ok(())
}

fn has_entity(kind: MentionType) -> bool {
    matches!(kind, MentionType::Person | MentionType::Organization | MentionType::Place | MentionType::Document)
}

/// The id of the entity that the mention of a slot names.
fn entity_of(board: &Board, slot: usize) -> Option<String> {
    board.slots[slot].as_ref().and_then(|m| fill::entity(&m.value)).map(str::to_owned)
}

fn merge(board: &mut Board, target: &Target, into: &Target) -> Result<(), Why> {
    if target.kind != into.kind || !has_entity(target.kind) {
        return Err(Why::Kinds);
    }
    together([target, into].into_iter())?;
    stands(board, into)?;
    let slot = board.ensure(target)?;
    let kept = board.ensure(into)?;
    let (Some(from), Some(to)) = (entity_of(board, slot), entity_of(board, kept)) else { return Err(Why::Kinds) };
    accept(board, slot);
    accept(board, kept);
    if from == to {
        return Ok(());
    }
    let moved = board.mentions_of(&from).map(std::mem::take).unwrap_or_default();
    for id in &moved {
        if let Some(value) = board.value_mut(id).and_then(fill::entity_mut).filter(|e| **e == from) {
            value.clone_from(&to);
        }
    }
    if let Some(own) = board.mentions_of(&to) {
        own.extend(moved);
    }
    // The other name is one more form of this one's.
    let record = &mut board.record;
    let other = record.organizations.iter().position(|o| o.id == from).map(|i| record.organizations.remove(i));
    if let (Some(other), Some(own)) = (other, record.organizations.iter_mut().find(|o| o.id == to)) {
        for form in std::iter::once(other.name).chain(other.aliases) {
            if form != own.name && !own.aliases.contains(&form) {
                own.aliases.push(form);
            }
        }
        own.level = own.level.take().or(other.level);
        own.kind = own.kind.take().or(other.kind);
        own.parent = own.parent.take().or(other.parent).filter(|p| *p != from);
    }
    record.people.retain(|p| p.id != from);
    record.places.retain(|l| l.id != from);
    record.documents.retain(|d| d.id != from);
    board.merged.insert(from, to.clone());
    board.decided(&to);
    Ok(())
}

/// Whether a target can be made to stand, asked before anything is done.
fn stands(board: &Board, target: &Target) -> Result<(), Why> {
    match board.at(&target.at).and_then(|slot| board.slots[slot].as_ref()) {
        Some(mention) if mention.text == target.at.quote => Ok(()),
        Some(_) => Err(Why::Words),
        None => board.check(&target.at),
    }
}

fn part(board: &mut Board, targets: &[Target]) -> Result<(), Why> {
    let Some(kind) = targets.first().map(|t| t.kind) else { return Err(Why::Value) };
    if !has_entity(kind) || targets.iter().any(|t| t.kind != kind) {
        return Err(Why::Kinds);
    }
    together(targets.iter())?;
    targets.iter().try_for_each(|t| stands(board, t))?;
    let mut slots = Vec::new();
    for target in targets {
        slots.push(board.ensure(target)?);
    }
    // The fullest form is the name.
    let longest = slots.iter().rev().max_by_key(|s| board.slots[**s].as_ref().map_or(0, |m| m.text.chars().count()));
    let first = longest.and_then(|s| board.slots[*s].as_ref()).cloned();
    let Some(first) = first else { return Err(Why::Words) };
    let id = match &first.value {
        Value::Document(cited) => fill::new_document(board, &cited.clone()),
        _ => fill::fresh(board, kind, fill::squeeze(&first.text)),
    };
    for slot in slots {
        let Some(mention) = &mut board.slots[slot] else { continue };
        mention.decided_by = Some(DecidedBy::Reader);
        let own = mention.id.clone();
        let before = fill::entity_mut(&mut mention.value).map(|e| std::mem::replace(e, id.clone()));
        if let Some(left) = before.as_deref().and_then(|e| board.mentions_of(e)) {
            left.retain(|m| *m != own);
        }
        if let Some(mentions) = board.mentions_of(&id) {
            mentions.push(own);
        }
    }
    Ok(())
}

fn state(board: &mut Board, at: &Anchor, kind: Option<crate::record::StatementKind>) -> Result<(), Why> {
    let found = board.record.statements.iter().position(|s| (s.start, s.end) == (at.start, at.end));
    let words = board.words.slice(board.text, at.start, at.end);
    if words != Some(at.quote.as_str()) || at.start >= at.end {
        return Err(Why::Words);
    }
    match (found, kind) {
        (Some(i), Some(kind)) => {
            let statement = &mut board.record.statements[i];
            statement.kind = kind;
            statement.decided_by = Some(DecidedBy::Reader);
        }
        (Some(i), None) => {
            board.record.statements.remove(i);
        }
        (None, Some(kind)) => {
            board.check(at)?;
            // A sentence says one thing: statements do not overlap.
            board.record.statements.retain(|s| s.end <= at.start || at.end <= s.start);
            let id = board.id('s');
            board.record.statements.push(Statement {
                id,
                kind,
                start: at.start,
                end: at.end,
                about: Vec::new(),
                speaker: None,
                addressee: None,
                deadline: None,
                rule: "reader".to_owned(),
                decided_by: Some(DecidedBy::Reader),
            });
        }
        (None, None) => {}
    }
    Ok(())
}

/// A single text, or none.
fn text_of(to: &Datum) -> Result<Option<String>, Why> {
    match to {
        Datum::Nothing => Ok(None),
        Datum::Text(text) if text.trim().is_empty() => Ok(None),
        Datum::Text(text) => Ok(Some(text.trim().to_owned())),
        Datum::List(_) | Datum::Mentions(_) => Err(Why::Value),
    }
}

/// A text that must be there.
fn some_text(to: &Datum) -> Result<String, Why> {
    text_of(to)?.ok_or(Why::Value)
}

/// Several texts.
fn list_of(to: &Datum) -> Result<Vec<String>, Why> {
    let keep = |list: &[String]| list.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    match to {
        Datum::Nothing => Ok(Vec::new()),
        Datum::Text(text) => Ok(keep(std::slice::from_ref(text))),
        Datum::List(list) => Ok(keep(list)),
        Datum::Mentions(_) => Err(Why::Value),
    }
}

/// The mentions named, all of one type and all made to stand.
fn mentions_of(board: &mut Board, to: &Datum, kind: MentionType) -> Result<Vec<usize>, Why> {
    let targets = match to {
        Datum::Nothing => &[][..],
        Datum::Mentions(targets) => targets,
        Datum::Text(_) | Datum::List(_) => return Err(Why::Value),
    };
    if targets.iter().any(|t| t.kind != kind) {
        return Err(Why::Kinds);
    }
    targets.iter().try_for_each(|t| stands(board, t))?;
    targets.iter().map(|t| board.ensure(t)).collect()
}

fn set(board: &mut Board, of: &Subject, field: Field, to: &Datum) -> Result<(), Why> {
    sound(of, field, to)?;
    match of {
        Subject::Article => set_metadata(board, field, to),
        Subject::Event => set_event(board, field, to),
        Subject::Mention(target) => set_mention(board, target, field, to),
        Subject::Entity(target) => set_entity(board, target, field, to),
    }
}

/// Whether a value is one that the field can have, as far as the record need not be asked.
fn sound(of: &Subject, field: Field, to: &Datum) -> Result<(), Why> {
    let kind = match of {
        Subject::Mention(t) | Subject::Entity(t) => Some(t.kind),
        Subject::Article | Subject::Event => None,
    };
    match field {
        Field::Holders | Field::Organization | Field::Parent | Field::Chair | Field::Participants => match to {
            Datum::Nothing => Ok(()),
            Datum::Mentions(list) if matches!(field, Field::Organization | Field::Parent) && list.len() > 1 => Err(Why::Value),
            Datum::Mentions(list) => together(list.iter().chain(match of {
                Subject::Mention(t) | Subject::Entity(t) => Some(t),
                Subject::Article | Subject::Event => None,
            })),
            Datum::Text(_) | Datum::List(_) => Err(Why::Value),
        },
        Field::Authors => list_of(to).map(|_| ()),
        Field::Number if kind == Some(MentionType::Document) => list_of(to).map(|_| ()),
        Field::Published | Field::ReferenceDate | Field::Date => date_of(to).map(|_| ()),
        Field::Views => views_of(to).map(|_| ()),
        Field::Iso => iso_of(to).map(|_| ()),
        Field::Kind if kind == Some(MentionType::Time) => kind_of(to).map(|_| ()),
        Field::Name | Field::Number => {
            if kind.is_some() {
                some_text(to).map(|_| ())
            } else {
                text_of(to).map(|_| ())
            }
        }
        Field::Kind if kind == Some(MentionType::Document) => some_text(to).map(|_| ()),
        Field::Title if kind == Some(MentionType::Role) => some_text(to).map(|_| ()),
        _ => text_of(to).map(|_| ()),
    }
}

/// Whether mentions can stand beside one another: none crosses another, none has the words of another of another type.
fn together<'a>(targets: impl Iterator<Item = &'a Target>) -> Result<(), Why> {
    let mut all: Vec<&Target> = targets.collect();
    crate::order::sort_by_cached_key(&mut all, |t| (t.at.start, std::cmp::Reverse(t.at.end)));
    let mut open: Vec<&Target> = Vec::new();
    for target in all {
        while open.last().is_some_and(|o| o.at.end <= target.at.start) {
            open.pop();
        }
        if let Some(outer) = open.last() {
            let same = (outer.at.start, outer.at.end) == (target.at.start, target.at.end);
            if target.at.end > outer.at.end || same && outer.kind != target.kind {
                return Err(Why::Kinds);
            }
        }
        open.push(target);
    }
    Ok(())
}

fn views_of(to: &Datum) -> Result<Option<u32>, Why> {
    text_of(to)?.map(|t| t.parse::<u32>().map_err(|_| Why::Value)).transpose()
}

fn iso_of(to: &Datum) -> Result<String, Why> {
    let iso = some_text(to)?;
    if iso == "?" || iso.starts_with(['P', '.']) || is_date(&iso) { Ok(iso) } else { Err(Why::Value) }
}

fn kind_of(to: &Datum) -> Result<TimeKind, Why> {
    Ok(match some_text(to)?.as_str() {
        "date" => TimeKind::Date,
        "period" => TimeKind::Period,
        "interval" => TimeKind::Interval,
        "term" => TimeKind::Term,
        "duration" => TimeKind::Duration,
        "set" => TimeKind::Set,
        "vague" => TimeKind::Vague,
        _ => return Err(Why::Value),
    })
}

/// Notes that a field was decided: the words that it came from before no longer say it.
fn note(evidence: &mut Vec<crate::record::FieldEvidence>, decided: &mut Vec<String>, field: &str) {
    evidence.retain(|e| e.field != field);
    if !decided.iter().any(|f| f == field) {
        decided.push(field.to_owned());
    }
}

fn set_metadata(board: &mut Board, field: Field, to: &Datum) -> Result<(), Why> {
    let m = &mut board.record.metadata;
    let name = match field {
        Field::Title => (m.title = text_of(to)?, "title").1,
        Field::Outlet => (m.outlet = text_of(to)?, "outlet").1,
        Field::Section => (m.section = text_of(to)?, "section").1,
        Field::Published => (m.published = date_of(to)?, "published").1,
        Field::ReferenceDate => (m.reference_date = date_of(to)?, "reference_date").1,
        Field::Authors => (m.authors = list_of(to)?, "authors").1,
        Field::Views => (m.views = views_of(to)?, "views").1,
        _ => return Err(Why::Field),
    };
    note(&mut m.evidence, &mut m.decided_fields, name);
    Ok(())
}

/// A date or time of ISO 8601, as far as its form goes: digits and the marks between them.
fn date_of(to: &Datum) -> Result<Option<String>, Why> {
    let text = text_of(to)?;
    match &text {
        Some(t) if !is_date(t) => Err(Why::Value),
        _ => Ok(text),
    }
}

/// Whether `text` begins as a date or year of ISO 8601 and holds nothing that these do not.
pub fn is_date(text: &str) -> bool {
    let year = text.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit() || b == b'X'));
    year && text
        .bytes()
        .skip(4)
        .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T' | b'/' | b'.' | b'X' | b'Q' | b'H' | b'+' | b'Z'))
}

fn set_event(board: &mut Board, field: Field, to: &Datum) -> Result<(), Why> {
    if field == Field::Kind {
        match text_of(to)? {
            None => board.record.event = None,
            Some(kind) => {
                let event = board.record.event.get_or_insert_with(Event::default);
                event.kind = kind;
                note(&mut event.evidence, &mut event.decided_fields, "kind");
            }
        }
        return Ok(());
    }
    let people = match field {
        Field::Chair | Field::Participants => {
            let mut ids = Vec::new();
            for slot in mentions_of(board, to, MentionType::Person)? {
                ids.extend(entity_of(board, slot));
            }
            ids
        }
        _ => Vec::new(),
    };
    let event = board.record.event.get_or_insert_with(Event::default);
    let name = match field {
        Field::Name => (event.name = text_of(to)?, "name").1,
        Field::Date => (event.date = date_of(to)?, "date").1,
        Field::Host => (event.host = text_of(to)?, "host").1,
        Field::Place => (event.place = text_of(to)?, "place").1,
        Field::Chair => {
            // Who chairs takes part.
            event.participants.extend(people.iter().cloned());
            (event.chair = people, "chair").1
        }
        Field::Participants => (event.participants = people, "participants").1,
        _ => return Err(Why::Field),
    };
    note(&mut event.evidence, &mut event.decided_fields, name);
    Ok(())
}

fn set_mention(board: &mut Board, target: &Target, field: Field, to: &Datum) -> Result<(), Why> {
    stands(board, target)?;
    let fits = match target.kind {
        MentionType::Role => matches!(field, Field::Holders | Field::Organization | Field::Title | Field::State),
        MentionType::Document => matches!(
            field,
            Field::Kind | Field::Number | Field::Symbol | Field::Year | Field::Issuer | Field::Date | Field::Title
        ),
        MentionType::Time => matches!(field, Field::Iso | Field::Kind),
        MentionType::Figure => matches!(field, Field::Number | Field::Unit | Field::Bound),
        MentionType::Person | MentionType::Organization | MentionType::Place => false,
    };
    if !fits {
        return Err(Why::Field);
    }
    let ids = match field {
        Field::Holders => ids_of(board, to, MentionType::Person)?,
        Field::Organization => ids_of(board, to, MentionType::Organization)?,
        _ => Vec::new(),
    };
    let slot = board.ensure(target)?;
    let Some(mention) = &mut board.slots[slot] else { return Err(Why::Words) };
    let mut value = mention.value.clone();
    match (&mut value, field) {
        (Value::Role(v), Field::Holders) => v.people = ids,
        (Value::Role(v), Field::Organization) => v.organization = ids.into_iter().next(),
        (Value::Role(v), Field::Title) => v.title = some_text(to)?,
        (Value::Role(v), Field::State) => v.state = text_of(to)?,
        (Value::Time(v), Field::Iso) => {
            let iso = iso_of(to)?;
            if v.said == v.iso {
                v.said.clone_from(&iso);
            }
            if !(v.kind == TimeKind::Term && iso.contains('/')) {
                v.kind = time_kind(&iso);
            }
            v.iso = iso;
        }
        (Value::Time(v), Field::Kind) => v.kind = kind_of(to)?,
        (Value::Figure(v), Field::Number) => v.number = some_text(to)?,
        (Value::Figure(v), Field::Unit) => v.unit = text_of(to)?,
        (Value::Figure(v), Field::Bound) => v.bound = text_of(to)?,
        (Value::Document(v), _) => {
            match field {
                Field::Kind => v.kind = some_text(to)?,
                Field::Number => v.numbers = list_of(to)?,
                Field::Symbol => v.symbol = text_of(to)?,
                Field::Year => v.year = text_of(to)?,
                Field::Issuer => v.issuer = text_of(to)?,
                Field::Date => v.date = date_of(to)?,
                _ => v.title = text_of(to)?,
            }
            let id = v.document.clone();
            set_document(board, &id, field, to)?;
        }
        _ => return Err(Why::Field),
    }
    if let Some(mention) = &mut board.slots[slot] {
        mention.value = value;
    }
    accept(board, slot);
    Ok(())
}

/// The ids of the mentions named.
fn ids_of(board: &mut Board, to: &Datum, kind: MentionType) -> Result<Vec<String>, Why> {
    let slots = mentions_of(board, to, kind)?;
    let mut ids: Vec<String> = Vec::new();
    for id in slots.into_iter().filter_map(|s| board.slots[s].as_ref()).map(|m| m.id.clone()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// What sort of time a value is, by its form.
fn time_kind(iso: &str) -> TimeKind {
    match iso {
        "?" => TimeKind::Vague,
        _ if iso.starts_with('P') => TimeKind::Duration,
        _ if iso.contains('/') || iso.contains("..") => TimeKind::Interval,
        _ if iso.len() >= 10 => TimeKind::Date,
        _ => TimeKind::Period,
    }
}

/// A field of a joined document. The reader's word about one of its mentions is his word about the document.
fn set_document(board: &mut Board, id: &str, field: Field, to: &Datum) -> Result<(), Why> {
    let Some(d) = board.record.documents.iter_mut().find(|d| d.id == id) else { return Ok(()) };
    match field {
        Field::Kind => d.kind = some_text(to)?,
        Field::Number => d.number = list_of(to)?.into_iter().next(),
        Field::Symbol => d.symbol = text_of(to)?,
        Field::Year => d.year = text_of(to)?,
        Field::Issuer => {
            d.issuer_name = text_of(to)?;
            let name = d.issuer_name.as_deref().map(crate::lexicon::fold_phrase);
            let same = |form: &String| Some(crate::lexicon::fold_phrase(form)) == name;
            let issuer = board.record.organizations.iter().find(|o| same(&o.name) || o.aliases.iter().any(same));
            d.issuer = issuer.map(|o| o.id.clone());
        }
        Field::Date => d.date = date_of(to)?,
        Field::Title => d.title = text_of(to)?,
        _ => return Err(Why::Field),
    }
    if matches!(field, Field::Number | Field::Symbol | Field::Year) {
        fill::designate(d);
    }
    if matches!(field, Field::Symbol | Field::Issuer) {
        (d.issuer_code, d.issuer_code_name) = (None, None);
    }
    d.decided_by = Some(DecidedBy::Reader);
    Ok(())
}

fn set_entity(board: &mut Board, target: &Target, field: Field, to: &Datum) -> Result<(), Why> {
    stands(board, target)?;
    let fits = match target.kind {
        MentionType::Person => field == Field::Name,
        MentionType::Organization => matches!(field, Field::Name | Field::Level | Field::Kind | Field::Parent),
        MentionType::Place => matches!(field, Field::Name | Field::Level | Field::Parent),
        MentionType::Document => {
            matches!(
                field,
                Field::Kind | Field::Number | Field::Symbol | Field::Year | Field::Issuer | Field::Date | Field::Title
            )
        }
        MentionType::Role | MentionType::Time | MentionType::Figure => false,
    };
    if !fits {
        return Err(Why::Field);
    }
    let parent = match field {
        Field::Parent => mentions_of(board, to, target.kind)?,
        _ => Vec::new(),
    };
    let slot = board.ensure(target)?;
    let Some(id) = entity_of(board, slot) else { return Err(Why::Kinds) };
    let parent = parent.first().and_then(|s| entity_of(board, *s));
    if parent.as_deref().is_some_and(|p| board.lies_in(p, &id)) {
        return Err(Why::Loop);
    }
    let record = &mut board.record;
    match target.kind {
        MentionType::Person => {
            let Some(p) = record.people.iter_mut().find(|p| p.id == id) else { return Err(Why::Kinds) };
            p.name = some_text(to)?;
        }
        MentionType::Organization => {
            let Some(o) = record.organizations.iter_mut().find(|o| o.id == id) else { return Err(Why::Kinds) };
            match field {
                Field::Name => {
                    // The form that the article uses stays one of its forms.
                    let old = std::mem::replace(&mut o.name, some_text(to)?);
                    let name = o.name.clone();
                    o.aliases.retain(|a| *a != name);
                    if old != name && !o.aliases.contains(&old) {
                        o.aliases.push(old);
                    }
                }
                Field::Level => o.level = text_of(to)?,
                Field::Kind => o.kind = text_of(to)?,
                _ => o.parent = parent,
            }
        }
        MentionType::Place => {
            let Some(l) = record.places.iter_mut().find(|l| l.id == id) else { return Err(Why::Kinds) };
            match field {
                // The codes were those of the other name.
                Field::Name => {
                    l.name = some_text(to)?;
                    l.codes.clear();
                }
                Field::Level => l.level = text_of(to)?,
                _ => l.parent = parent,
            }
        }
        _ => set_document(board, &id, field, to)?,
    }
    board.decided(&id);
    Ok(())
}

/// Says of everything in a corrected record who decided it.
fn say_who(record: &mut Record) {
    let program = Some(DecidedBy::Program);
    let all = record.mentions.iter_mut().map(|m| &mut m.decided_by);
    let all = all.chain(record.people.iter_mut().map(|p| &mut p.decided_by));
    let all = all.chain(record.organizations.iter_mut().map(|o| &mut o.decided_by));
    let all = all.chain(record.places.iter_mut().map(|l| &mut l.decided_by));
    let all = all.chain(record.documents.iter_mut().map(|d| &mut d.decided_by));
    for by in all.chain(record.statements.iter_mut().map(|s| &mut s.decided_by)) {
        *by = by.or(program);
    }
}
