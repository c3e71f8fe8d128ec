//! Words as features of a sentence: what the cues of `data/cues.tsv` do not know.
//!
//! A sentence is read as a row of symbols: the keys of its words and marks, and one symbol for each name, place, document, time and figure
//! (`đạt [figure]`, `^ [person]`), so that what is learned of one article holds for the next. Single symbols and pairs that
//! proved to tell the kinds apart have weights of their own in `data/words.tsv`. Only the first [`REACH`] symbols count: the predicate
//! stands there.

use super::statements::inside;
use crate::keyed::Names;
use crate::lexicon::{WORD_WEIGHTS, fold_phrase};
use crate::record::MentionType;
use crate::resolve::Resolved;
use crate::segment::Doc;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How many symbols of a sentence are looked at.
const REACH: usize = 40;

/// The beginning of the sentence.
const START: &str = "^";

/// The symbol of a mention.
fn symbol(kind: MentionType) -> &'static str {
    match kind {
        MentionType::Person => "[person]",
        MentionType::Role => "[role]",
        MentionType::Organization => "[organization]",
        MentionType::Place => "[place]",
        MentionType::Document => "[document]",
        MentionType::Time => "[time]",
        MentionType::Figure => "[figure]",
    }
}

/// The symbols of tokens `range`, each with the token at which it begins.
pub(super) fn symbols<'d>(doc: &'d Doc, resolved: &Resolved, range: Range<usize>) -> Vec<(&'d str, usize)> {
    let mut mentions = inside(resolved, doc.span(range.clone())).map(|(_, m)| m).peekable();
    let mut out = Vec::with_capacity(REACH.min(range.len() + 1));
    out.push((START, range.start));
    let mut i = range.start;
    while i < range.end && out.len() < REACH {
        let start = doc.tokens.list[i].start;
        while mentions.next_if(|m| m.span.start < start).is_some() {}
        // Of nested mentions the outermost comes first.
        if let Some(mention) = mentions.next_if(|m| m.span.start == start) {
            out.push((symbol(mention.found.kind()), i));
            i = doc.tokens_in(mention.span).end.max(i + 1);
        } else {
            out.push((doc.key(i), i));
            i += 1;
        }
    }
    out
}

/// The key of the words of a row: symbols as they are, words folded.
pub(super) fn key_of(words: &str) -> String {
    let keys: Vec<String> = words
        .split(' ')
        .map(|word| if word.starts_with('[') && word.len() > 1 { word.to_owned() } else { fold_phrase(word) })
        .collect();
    keys.join(" ")
}

/// The symbols and pairs of `data/words.tsv` by number.
struct Table {
    /// All symbols that stand in a row.
    symbols: Names,
    /// The row of each single symbol, by its number, where it has one.
    single: Vec<Option<u16>>,
    /// The rows of pairs.
    pairs: FxHashMap<(u32, u32), u16>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut out = Table { symbols: Names::default(), single: Vec::new(), pairs: FxHashMap::default() };
    for (row, weights) in WORD_WEIGHTS.iter().enumerate() {
        let key = key_of(weights.words);
        let (first, second) = key.split_once(' ').map_or((key.as_str(), None), |(first, second)| (first, Some(second)));
        let first = out.symbols.insert(first);
        let second = second.map(|s| out.symbols.insert(s));
        out.single.resize(out.symbols.len(), None);
        match second {
            Some(second) => _ = out.pairs.insert((first as u32, second as u32), row as u16),
            None => out.single[first] = Some(row as u16),
        }
    }
    out
});

/// Finds the rows of a text's sentences.
pub(super) struct Rows {
    /// By number of word, the number of its symbol.
    of_word: Vec<Option<usize>>,
}

impl Rows {
    /// Looks up the words of `doc`.
    pub(super) fn new(doc: &Doc) -> Rows {
        Rows { of_word: doc.vocabulary.ask(&doc.tokens, |key| TABLE.symbols.number(key)) }
    }

    /// The rows of `data/words.tsv` that the sentence of tokens `range` has, each once, in order.
    pub(super) fn of(&self, doc: &Doc, resolved: &Resolved, range: Range<usize>) -> Vec<u16> {
        let table = &*TABLE;
        let mut out = Vec::with_capacity(2 * REACH);
        let mut last = None;
        for (symbol, at) in symbols(doc, resolved, range) {
            let number = match symbol.strip_prefix('[') {
                None if symbol != START => self.of_word[doc.vocabulary.number(at)],
                _ => table.symbols.number(symbol),
            };
            let pair = last.zip(number).and_then(|(a, b): (usize, usize)| table.pairs.get(&(a as u32, b as u32)));
            out.extend(number.and_then(|n| table.single[n]).iter().chain(pair));
            last = number;
        }
        out.sort_unstable();
        out.dedup();
        // There is one for every sentence.
        out.shrink_to_fit();
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_key_of_its_own() {
        let mut keys: Vec<String> = WORD_WEIGHTS.iter().map(|row| key_of(row.words)).collect();
        keys.sort();
        assert!(keys.iter().all(|key| !key.is_empty() && !key.ends_with(' ')));
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
