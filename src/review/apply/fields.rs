//! Fields of mentions and of what they name.

use super::values::{date_of, iso_of, kind_of, list_of, some_text, text_of, time_kind};
use super::{Why, accept, entity_of, mentions_of, stands};
use crate::record::{DecidedBy, MentionType, TimeKind, Value};
use crate::review::board::Board;
use crate::review::edit::{Datum, Field, Target};
use crate::review::fill;

pub(super) fn set_mention(board: &mut Board, target: &Target, field: Field, to: &Datum) -> Result<(), Why> {
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
                Field::Kind => v.kind = some_text(to)?.into(),
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

/// A field of a joined document. The reader's word about one of its mentions is his word about the document.
fn set_document(board: &mut Board, id: &str, field: Field, to: &Datum) -> Result<(), Why> {
    let Some(d) = board.record.documents.iter_mut().find(|d| d.id == id) else { return Ok(()) };
    match field {
        Field::Kind => d.kind = some_text(to)?.into(),
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

pub(super) fn set_entity(board: &mut Board, target: &Target, field: Field, to: &Datum) -> Result<(), Why> {
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
