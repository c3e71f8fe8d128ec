//! The program's record and the reader's decisions give the corrected record.
//!
//! What crosses: mentions nest and never cross, so a decision that sets the edges of a mention takes away every mention that crosses them, whoever made it
//! (the newest decision stands), and what the program alone found of the same type inside or around it. [`Applied::displaced`] names what went; undoing the
//! step brings it back.

mod entities;
mod facts;
mod fields;
mod mentions;
mod statements;
mod values;

pub use values::is_date;

use super::board::Board;
use super::edit::{Datum, Edit, Field, Log, Subject, Target};
use super::fill;
use super::words::Words;
use crate::record::{DecidedBy, Mention, MentionType, OffsetUnit, Record};

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
        Edit::Split { target, parts } => mentions::split(board, target, parts)?,
        Edit::Merge { target, into } => entities::merge(board, target, into)?,
        Edit::Part { targets } => entities::part(board, targets)?,
        Edit::Set { of, field, to } => set(board, of, *field, to)?,
        Edit::State { at, kind } => statements::state(board, at, *kind)?,
    }
    Ok(())
}

fn accept(board: &mut Board, slot: usize) {
    if let Some(mention) = &mut board.slots[slot] {
        mention.decided_by = Some(DecidedBy::Reader);
    }
}

/// The id of the entity that the mention of a slot names.
fn entity_of(board: &Board, slot: usize) -> Option<String> {
    board.slots[slot].as_ref().and_then(|m| fill::entity(&m.value)).map(str::to_owned)
}

/// Whether a target can be made to stand, asked before anything is done.
fn stands(board: &Board, target: &Target) -> Result<(), Why> {
    match board.at(&target.at).and_then(|slot| board.slots[slot].as_ref()) {
        Some(mention) if mention.text == target.at.quote => Ok(()),
        Some(_) => Err(Why::Words),
        None => board.check(&target.at),
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
    values::sound(of, field, to)?;
    match of {
        Subject::Article => facts::set_metadata(board, field, to),
        Subject::Event => facts::set_event(board, field, to),
        Subject::Mention(target) => fields::set_mention(board, target, field, to),
        Subject::Entity(target) => fields::set_entity(board, target, field, to),
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
