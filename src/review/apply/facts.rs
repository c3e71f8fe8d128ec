//! Fields of the metadata and of the event.

use super::values::{date_of, list_of, text_of, views_of};
use super::{Why, entity_of, mentions_of};
use crate::record::{Event, FieldEvidence, MentionType};
use crate::review::board::Board;
use crate::review::edit::{Datum, Field};

/// Notes that a field was decided: the words that it came from before no longer say it.
fn note(evidence: &mut Vec<FieldEvidence>, decided: &mut Vec<String>, field: &str) {
    evidence.retain(|e| e.field != field);
    if !decided.iter().any(|f| f == field) {
        decided.push(field.to_owned());
    }
}

pub(super) fn set_metadata(board: &mut Board, field: Field, to: &Datum) -> Result<(), Why> {
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

pub(super) fn set_event(board: &mut Board, field: Field, to: &Datum) -> Result<(), Why> {
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
