//! What the layout sees before there is a [`super::Doc`]: text, tokens, entries of the lexicon.

use super::tokens::{Case, Tokens};
use crate::lexicon::Hits;

/// A text, cut into tokens and looked up.
pub(crate) struct Page<'a> {
    /// The text that is read.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// The entries of the lexicon found in it.
    pub hits: &'a Hits,
}

impl<'a> Page<'a> {
    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// The folded key of token `i`, empty past the end.
    pub fn key(&self, i: usize) -> &'a str {
        if i < self.len() { self.tokens.key(i) } else { "" }
    }

    /// Token `i` as written, empty past the end.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.list.get(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Whether token `i` is a word in lower case.
    pub fn is_lower(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is_word() && t.case() == Case::Lower)
    }

    /// Whether token `i` is a word that begins with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is_word() && t.is_capital())
    }

    /// Whether token `i` is the character `c`.
    pub fn is(&self, i: usize, c: char) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is(c))
    }

    /// Whether token `i` is a run of at most `digits` digits.
    pub fn is_number(&self, i: usize, digits: u32) -> bool {
        self.tokens.list.get(i).is_some_and(|t| t.is_number() && t.end - t.start <= digits)
    }

    /// Whether token `i` is a Roman number in capitals.
    pub fn is_roman(&self, i: usize) -> bool {
        let word = self.word(i);
        !word.is_empty() && word.len() <= 5 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }
}
