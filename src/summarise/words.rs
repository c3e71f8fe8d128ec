//! Words as features of a sentence: what the cues of `data/cues.tsv` do not know.
//!
//! A sentence is read as a row of symbols: the keys of its words and marks, and one symbol for each name, place, document, time and figure
//! (`đạt [figure]`, `^ [person]`), so that what is learned of one article holds for the next. Single symbols and pairs that
//! proved to tell the kinds apart have weights of their own in `data/words.tsv`. Only the first [`REACH`] symbols count: the predicate
//! stands there.

use super::statements::inside;
use crate::lexicon::{WORD_WEIGHTS, fold_phrase};
use crate::record::MentionType;
use crate::resolve::Resolved;
use crate::segment::Doc;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

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
    let mut out = vec![(START, range.start)];
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

/// Calls `see` with every symbol and every pair, as they are keyed.
pub(super) fn grams(symbols: &[(&str, usize)], mut see: impl FnMut(&str, usize)) {
    let mut pair = String::new();
    for (at, (symbol, _)) in symbols.iter().enumerate() {
        see(symbol, at);
        if let Some((next, _)) = symbols.get(at + 1) {
            pair.clear();
            pair.push_str(symbol);
            pair.push(' ');
            pair.push_str(next);
            see(&pair, at);
        }
    }
}

/// The key of the words of a row: symbols as they are, words folded.
pub(super) fn key_of(words: &str) -> String {
    let keys: Vec<String> = words
        .split(' ')
        .map(|word| if word.starts_with('[') && word.len() > 1 { word.to_owned() } else { fold_phrase(word) })
        .collect();
    keys.join(" ")
}

/// The rows of `data/words.tsv` that a sentence has, each once, in order.
pub(super) fn rows(doc: &Doc, resolved: &Resolved, range: Range<usize>) -> Vec<u16> {
    static ROWS: OnceLock<HashMap<String, u16>> = OnceLock::new();
    let table = ROWS.get_or_init(|| WORD_WEIGHTS.iter().enumerate().map(|(i, row)| (key_of(row.words), i as u16)).collect());
    let mut out = Vec::new();
    grams(&symbols(doc, resolved, range), |gram, _| out.extend(table.get(gram)));
    crate::order::sort_by(&mut out, Ord::cmp);
    out.dedup();
    out
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
