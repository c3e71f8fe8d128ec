//! The text cut into blocks ⊃ sentences ⊃ tokens. Joined, the tokens are the text.

pub mod blocks;
mod dateline;
pub mod density;
mod lines;
pub(crate) mod makeup;
pub(crate) mod page;
pub(crate) mod para;
pub mod sentences;
pub mod tokens;
pub mod vocabulary;

use crate::lexicon::Hits;
use crate::source::fold;
use crate::span::Span;
use std::ops::Range;
use tokens::{Token, Tokens};
use vocabulary::Vocabulary;

/// What a block of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The article's headline.
    Headline,
    /// A line with the date of the page or article, at its head or foot.
    DateLine,
    /// The signature.
    Byline,
    /// A subheading inside the article.
    Heading,
    /// A paragraph.
    Body,
    /// An item of a list (`- …`, `* …`, `1. …`, `a) …`, `Thứ nhất, …`).
    ListItem,
    /// The caption of a picture, photo credits.
    Caption,
    /// The label of a section of the site.
    Section,
    /// Keywords, category, outlet at the foot of the page.
    Trailer,
    /// Buttons, menus, links, copyright, counters.
    Furniture,
}

impl BlockKind {
    /// Whether the block is not part of the article.
    pub fn is_boilerplate(self) -> bool {
        matches!(self, BlockKind::Caption | BlockKind::Section | BlockKind::Trailer | BlockKind::Furniture)
    }
}

/// A block: one line or paragraph of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentences, in [`Layout::sentences`].
    pub sentences: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// The rule that says so.
    pub rule: &'static str,
    /// Tokens of its bullet or number (`-`, `1.`, `a)`), at its beginning; empty where it has none.
    pub bullet: Range<usize>,
    /// Tokens of the outlet's mark before its first sentence (`(HNMO) -`); empty where it has none. They lie in no sentence.
    pub dateline: Range<usize>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, without the block's bullet.
    pub tokens: Range<usize>,
    /// Its block, in [`Layout::blocks`].
    pub block: usize,
}

/// Blocks and sentences, in text order. Every token that is not empty lies in one block.
#[derive(Debug, Default)]
pub struct Layout {
    /// All blocks.
    pub blocks: Vec<Block>,
    /// All sentences of all blocks.
    pub sentences: Vec<Sentence>,
}

/// A text, cut and looked up: what the recognisers see.
pub struct Doc<'t> {
    /// The text that is read.
    pub text: &'t str,
    /// Its tokens and their keys.
    pub tokens: Tokens,
    /// The distinct keys among them.
    pub vocabulary: Vocabulary,
    /// The entries of the lexicon found in it.
    pub hits: Hits,
    /// Its blocks and sentences.
    pub layout: Layout,
    /// The sentence of each token (`u32::MAX` outside every sentence).
    sentence_of: Vec<u32>,
    /// For every [`STRIDE`] bytes of the text, the first token that begins there or later.
    stride_at: Vec<u32>,
}

/// Bytes between two notes of where tokens stand.
const STRIDE: usize = 64;

impl<'t> Doc<'t> {
    /// Cuts and looks up `text` ([`crate::source::Source::text`]).
    pub fn new(text: &'t str) -> Self {
        Self::of(text, tokens::tokenise(text))
    }

    /// The same where `tokens` are those of the text.
    pub fn of(text: &'t str, tokens: Tokens) -> Self {
        let vocabulary = Vocabulary::new(&tokens);
        let hits = Hits::find(&tokens, &vocabulary);
        let layout = blocks::layout(text, &tokens, &hits);
        let mut sentence_of = vec![u32::MAX; tokens.list.len()];
        for (i, sentence) in layout.sentences.iter().enumerate() {
            sentence_of[sentence.tokens.clone()].fill(i as u32);
        }
        let mut stride_at = Vec::with_capacity(text.len() / STRIDE + 1);
        for (i, token) in tokens.list.iter().enumerate() {
            while stride_at.len() * STRIDE <= token.start as usize {
                stride_at.push(i as u32);
            }
        }
        Doc { text, tokens, vocabulary, hits, layout, sentence_of, stride_at }
    }

    /// Text, tokens and entries, as the layout sees them.
    pub(crate) fn page(&self) -> page::Page<'_> {
        page::Page { text: self.text, tokens: &self.tokens, hits: &self.hits }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.list.is_empty()
    }

    /// Token `i`; one past either end is `None`.
    pub fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.list.get(i)
    }

    /// The folded key of token `i`, empty past the end.
    pub fn key(&self, i: usize) -> &str {
        if i < self.len() { self.tokens.key(i) } else { "" }
    }

    /// Token `i` as written, empty past the end.
    pub fn word(&self, i: usize) -> &'t str {
        self.token(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// The span of tokens `range`, without the white space after the last. `range` must not be empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.tokens.list[range.start].start, self.tokens.list[range.end - 1].end)
    }

    /// The words of tokens `range`, as written.
    pub fn words(&self, range: Range<usize>) -> &'t str {
        if range.is_empty() { "" } else { self.span(range).of(self.text) }
    }

    /// The tokens that a span covers wholly.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let list = &self.tokens.list;
        // The strides are even: the search begins at the first token of the byte's stride.
        let near = |byte: u32| self.stride_at.get(byte as usize / STRIDE).map_or(list.len(), |t| *t as usize);
        let mut start = near(span.start);
        while list.get(start).is_some_and(|t| t.start < span.start) {
            start += 1;
        }
        let mut end = near(span.end).max(start);
        while end > start && list[end - 1].end > span.end {
            end -= 1;
        }
        while list.get(end).is_some_and(|t| t.end <= span.end) {
            end += 1;
        }
        start..end
    }

    /// Whether tokens `i` and `i + 1` touch, with nothing between them.
    pub fn glued(&self, i: usize) -> bool {
        i + 1 < self.len() && self.tokens.list[i].is_glued()
    }

    /// Whether a paragraph ends after token `i`: no phrase runs across it. A single line end inside a block (text from a PDF) does not count.
    pub fn breaks_after(&self, i: usize) -> bool {
        i + 1 >= self.len() || self.tokens.list[i].newlines() > 0 && self.sentence_of(i) != self.sentence_of(i + 1)
    }

    /// The sentence of token `i`.
    pub fn sentence_of(&self, i: usize) -> Option<usize> {
        self.sentence_of.get(i).filter(|s| **s != u32::MAX).map(|s| *s as usize)
    }

    /// The block of token `i`.
    pub fn block_of(&self, i: usize) -> Option<&Block> {
        self.sentence_of(i).map(|s| &self.layout.blocks[self.layout.sentences[s].block])
    }

    /// The span of a sentence, without white space at its end.
    pub fn sentence_span(&self, sentence: usize) -> Span {
        self.span(self.layout.sentences[sentence].tokens.clone())
    }
}
