//! Where sentences end.

use super::tokens::Tokens;
use std::ops::Range;

/// Cuts the tokens of a block into sentences.
pub fn split(tokens: &Tokens, block: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = block.start;
    for i in block.clone() {
        let t = &tokens.list[i];
        let stop = t.is('.') || t.is('!') || t.is('?') || t.is('…');
        if stop && !t.is_glued() && i + 1 < block.end && tokens.list[i + 1].is_capital() {
            out.push(start..i + 1);
            start = i + 1;
        }
    }
    if start < block.end {
        out.push(start..block.end);
    }
    out
}
