//! Decisions about where mentions stand.

use super::Why;
use crate::review::board::Board;
use crate::review::edit::{Anchor, Target};

pub(super) fn split(board: &mut Board, target: &Target, parts: &[Anchor]) -> Result<(), Why> {
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
