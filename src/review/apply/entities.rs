//! Decisions about which mentions name one thing.

use super::{Why, accept, entity_of, stands, together};
use crate::record::{DecidedBy, MentionType, Value};
use crate::review::board::Board;
use crate::review::edit::Target;
use crate::review::fill;

fn has_entity(kind: MentionType) -> bool {
    matches!(kind, MentionType::Person | MentionType::Organization | MentionType::Place | MentionType::Document)
}

pub(super) fn merge(board: &mut Board, target: &Target, into: &Target) -> Result<(), Why> {
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
    board.merged.insert(&from, to.clone());
    board.decided(&to);
    Ok(())
}

pub(super) fn part(board: &mut Board, targets: &[Target]) -> Result<(), Why> {
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
