//! What each line of the page is.

use super::tokens::{TokenKind, Tokens};
use super::{Block, BlockKind, Layout, Sentence, sentences};
use crate::lexicon::Hits;

/// Cuts the text into blocks and sentences.
pub fn layout(_text: &str, tokens: &Tokens, _hits: &Hits) -> Layout {
    let mut out = Layout::default();
    let mut start = usize::from(tokens.list.first().is_some_and(|t| t.kind == TokenKind::Empty));
    for i in start..tokens.list.len() {
        if tokens.list[i].newlines > 0 || i + 1 == tokens.list.len() {
            let first = out.sentences.len();
            let block = out.blocks.len();
            out.sentences.extend(sentences::split(tokens, start..i + 1).into_iter().map(|tokens| Sentence { tokens, block }));
            out.blocks.push(Block {
                tokens: start..i + 1,
                sentences: first..out.sentences.len(),
                kind: BlockKind::Body,
                rule: "block.body",
                bullet: start..start,
            });
            start = i + 1;
        }
    }
    out
}
