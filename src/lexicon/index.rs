//! The index of the lexicon: every entry by the numbers of its words, grouped by the first.

use super::{PACKED, TABLES, Table};
use crate::keyed::Names;
use crate::order;
use crate::segment::tokens::{Tokens, tokenise};
use std::sync::LazyLock;

/// Made when the first text is read.
pub(super) static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

/// A word that stands in no entry.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// Every entry of every table.
pub(super) struct Index {
    /// The keys of the words of all entries.
    words: Names,
    /// The numbers of the words of the entries, entry after entry.
    phrases: Vec<u32>,
    /// In the order of their words' numbers, so that an entry stands before those that go on from it.
    entries: Vec<Entry>,
    /// By the number of the first word, where its entries begin; and where the last end.
    groups: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Where its words stand in `phrases`.
    start: u32,
    len: u16,
    table: Table,
    row: u16,
}

impl Index {
    fn new() -> Index {
        let (mut words, mut phrases, mut entries) = (Names::default(), Vec::new(), Vec::new());
        for (table, columns) in TABLES.iter().zip(PACKED.split('\x0C')) {
            let forms = columns.split('\t').next().unwrap_or_default();
            for (row, forms) in forms.lines().enumerate() {
                for form in forms.split('|').filter(|f| !f.is_empty()) {
                    let start = phrases.len() as u32;
                    let tokens = tokenise(form);
                    phrases.extend((0..tokens.list.len()).map(|i| words.insert(tokens.key(i)) as u32));
                    entries.push(Entry { start, len: tokens.list.len() as u16, table: *table, row: row as u16 });
                }
            }
        }
        let of = |e: &Entry| &phrases[e.start as usize..][..e.len as usize];
        order::sort_by(&mut entries, |a, b| of(a).cmp(of(b)).then((a.table, a.row).cmp(&(b.table, b.row))));
        // Two forms of one row may have one key.
        entries.dedup_by(|b, a| of(a) == of(b) && (a.table, a.row) == (b.table, b.row));
        let mut groups = Vec::with_capacity(words.len() + 1);
        for (i, entry) in entries.iter().enumerate() {
            let first = of(entry).first().map_or(0, |w| *w as usize);
            groups.resize(groups.len().max(first + 1), i as u32);
        }
        groups.resize(words.len() + 1, entries.len() as u32);
        Index { words, phrases, entries, groups }
    }

    /// The number of a word's key, or [`UNKNOWN`].
    pub(super) fn word(&self, key: &str) -> u32 {
        self.words.number(key).map_or(UNKNOWN, |n| n as u32)
    }

    /// Word `depth` of an entry.
    fn word_of(&self, entry: &Entry, depth: usize) -> u32 {
        self.phrases[entry.start as usize + depth]
    }

    /// The entries that begin at token `i`, shortest first: where each ends, its table and row. `word` gives the number of a token's word. Linear: no entry
    /// is longer than the data's longest.
    pub(super) fn entries_at(
        &self,
        tokens: &Tokens,
        word: impl Fn(usize) -> u32,
        i: usize,
        mut found: impl FnMut(usize, Table, u16),
    ) {
        let first = word(i);
        if first == UNKNOWN {
            return;
        }
        let (from, to) = (self.groups[first as usize], self.groups[first as usize + 1]);
        let mut rest = &self.entries[from as usize..to as usize];
        for end in i + 1..=tokens.list.len() {
            let depth = end - i;
            while let Some((entry, more)) = rest.split_first().filter(|(e, _)| e.len as usize == depth) {
                found(end, entry.table, entry.row);
                rest = more;
            }
            // A blank line ends every entry.
            if rest.is_empty() || end == tokens.list.len() || tokens.list[end - 1].newlines() >= 2 {
                return;
            }
            let next = word(end);
            if next == UNKNOWN {
                return;
            }
            rest = &rest[rest.partition_point(|e| self.word_of(e, depth) < next)..];
            rest = &rest[..rest.partition_point(|e| self.word_of(e, depth) == next)];
        }
    }
}
