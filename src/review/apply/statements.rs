//! Decisions about what a sentence is.

use super::Why;
use crate::record::{DecidedBy, Statement, StatementKind};
use crate::review::board::Board;
use crate::review::edit::Anchor;

pub(super) fn state(board: &mut Board, at: &Anchor, kind: Option<StatementKind>) -> Result<(), Why> {
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
