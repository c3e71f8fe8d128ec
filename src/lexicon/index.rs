//! The index of the lexicon: every entry by its folded key, grouped by the key of the first word.

use super::{PACKED, TABLES, Table};
use crate::order;
use crate::segment::tokens::{Tokens, tokenise};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Made when the first text is read.
pub(super) static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

/// Every entry of every table.
pub(super) struct Index {
    /// Keys joined by line feeds.
    keys: String,
    /// In the order of their keys: where the key stands in `keys`, table and row.
    entries: Vec<Entry>,
    /// By the key of the first word: its entries. Never iterated, so that no order of hashes is seen.
    groups: HashMap<Box<str>, (u32, u32)>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: (u32, u32),
    table: Table,
    row: u16,
}

impl Index {
    fn new() -> Index {
        let mut out = Index { keys: String::new(), entries: Vec::new(), groups: HashMap::new() };
        for (table, columns) in TABLES.iter().zip(PACKED.split('\x0C')) {
            let entries = columns.split('\t').next().unwrap_or_default();
            for (row, forms) in entries.lines().enumerate() {
                for form in forms.split('|').filter(|f| !f.is_empty()) {
                    let start = out.keys.len() as u32;
                    out.keys.push_str(&tokenise(form).keys);
                    out.entries.push(Entry { key: (start, out.keys.len() as u32), table: *table, row: row as u16 });
                    out.keys.push('\n');
                }
            }
        }
        let keys = std::mem::take(&mut out.keys);
        let text = |e: &Entry| &keys[e.key.0 as usize..e.key.1 as usize];
        order::sort_by(&mut out.entries, |a, b| text(a).cmp(text(b)).then((a.table, a.row).cmp(&(b.table, b.row))));
        // Two forms of one row may have one key.
        out.entries.dedup_by(|b, a| text(a) == text(b) && (a.table, a.row) == (b.table, b.row));
        for (i, entry) in out.entries.iter().enumerate() {
            let first = text(entry).split(' ').next().unwrap_or_default();
            let group = out.groups.entry(first.into()).or_insert((i as u32, i as u32));
            group.1 = i as u32 + 1;
        }
        out.keys = keys;
        out
    }

    fn key(&self, entry: &Entry) -> &str {
        &self.keys[entry.key.0 as usize..entry.key.1 as usize]
    }

    /// The entries that begin at token `i`, shortest first: where each ends, its table and row. Linear: no entry is longer than the data's longest.
    pub(super) fn entries_at(&self, tokens: &Tokens, i: usize, mut found: impl FnMut(usize, Table, u16)) {
        let (start, first_end) = tokens.list[i].key;
        let Some(&(from, to)) = self.groups.get(&tokens.keys[start as usize..first_end as usize]) else { return };
        let mut rest = &self.entries[from as usize..to as usize];
        for end in i..tokens.list.len() {
            let key = &tokens.keys[start as usize..tokens.list[end].key.1 as usize];
            rest = &rest[rest.partition_point(|e| self.key(e) < key)..];
            let mut exact = 0;
            while let Some(entry) = rest.get(exact).filter(|e| self.key(e) == key) {
                found(end + 1, entry.table, entry.row);
                exact += 1;
            }
            rest = &rest[exact..];
            // Longer entries follow if any; a blank line ends every entry.
            let longer = rest.first().is_some_and(|e| self.key(e).strip_prefix(key).is_some_and(|more| more.starts_with(' ')));
            if !longer || tokens.list[end].newlines >= 2 {
                return;
            }
        }
    }
}
