//! What a field can be set to.

use super::{Why, together};
use crate::record::{MentionType, TimeKind};
use crate::review::edit::{Datum, Field, Subject};

/// Whether a value is one that the field can have, as far as the record need not be asked.
pub(super) fn sound(of: &Subject, field: Field, to: &Datum) -> Result<(), Why> {
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

/// A single text, or none.
pub(super) fn text_of(to: &Datum) -> Result<Option<String>, Why> {
    match to {
        Datum::Nothing => Ok(None),
        Datum::Text(text) if text.trim().is_empty() => Ok(None),
        Datum::Text(text) => Ok(Some(text.trim().to_owned())),
        Datum::List(_) | Datum::Mentions(_) => Err(Why::Value),
    }
}

/// A text that must be there.
pub(super) fn some_text(to: &Datum) -> Result<String, Why> {
    text_of(to)?.ok_or(Why::Value)
}

/// Several texts.
pub(super) fn list_of(to: &Datum) -> Result<Vec<String>, Why> {
    let keep = |list: &[String]| list.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    match to {
        Datum::Nothing => Ok(Vec::new()),
        Datum::Text(text) => Ok(keep(std::slice::from_ref(text))),
        Datum::List(list) => Ok(keep(list)),
        Datum::Mentions(_) => Err(Why::Value),
    }
}

/// A date or time of ISO 8601, as far as its form goes: digits and the marks between them.
pub(super) fn date_of(to: &Datum) -> Result<Option<String>, Why> {
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

pub(super) fn views_of(to: &Datum) -> Result<Option<u32>, Why> {
    text_of(to)?.map(|t| t.parse::<u32>().map_err(|_| Why::Value)).transpose()
}

pub(super) fn iso_of(to: &Datum) -> Result<String, Why> {
    let iso = some_text(to)?;
    if iso == "?" || iso.starts_with(['P', '.']) || is_date(&iso) { Ok(iso) } else { Err(Why::Value) }
}

pub(super) fn kind_of(to: &Datum) -> Result<TimeKind, Why> {
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

/// What sort of time a value is, by its form.
pub(super) fn time_kind(iso: &str) -> TimeKind {
    match iso {
        "?" => TimeKind::Vague,
        _ if iso.starts_with('P') => TimeKind::Duration,
        _ if iso.contains('/') || iso.contains("..") => TimeKind::Interval,
        _ if iso.len() >= 10 => TimeKind::Date,
        _ => TimeKind::Period,
    }
}
