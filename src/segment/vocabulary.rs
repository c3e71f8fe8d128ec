//! The distinct words of a text, numbered: what is asked of a word is asked once for each, not once for every place where it stands.

use super::tokens::Tokens;
use rustc_hash::FxHashMap;

/// The distinct keys of a text's tokens, numbered as they first come.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The number of each token's key.
    of_token: Vec<u32>,
    /// The token at which each key first stands.
    first: Vec<u32>,
}

impl Vocabulary {
    /// Numbers the keys of `tokens`.
    pub fn new(tokens: &Tokens) -> Vocabulary {
        let mut out = Vocabulary { of_token: Vec::with_capacity(tokens.list.len()), first: Vec::new() };
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for i in 0..tokens.list.len() {
            let next = out.first.len() as u32;
            let number = *numbers.entry(tokens.key(i)).or_insert(next);
            if number == next {
                out.first.push(i as u32);
            }
            out.of_token.push(number);
        }
        out
    }

    /// How many distinct keys there are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The number of the key of token `i`, below [`Vocabulary::len`].
    pub fn number(&self, i: usize) -> usize {
        self.of_token[i] as usize
    }

    /// The answer for each key, by number.
    pub fn ask<T>(&self, tokens: &Tokens, answer: impl FnMut(&str) -> T) -> Vec<T> {
        self.first.iter().map(|i| tokens.key(*i as usize)).map(answer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::tokenise;

    #[test]
    fn a_word_has_one_number_wherever_it_stands() {
        let tokens = tokenise("Huyện uỷ và huyện ủy.");
        let vocabulary = Vocabulary::new(&tokens);
        let numbers: Vec<usize> = (0..tokens.list.len()).map(|i| vocabulary.number(i)).collect();
        assert_eq!(numbers, [0, 1, 2, 0, 1, 3]);
        assert_eq!(vocabulary.ask(&tokens, str::len), ["huyên5".len(), "uy3".len(), "va1".len(), 1]);
    }
}
