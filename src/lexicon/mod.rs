//! What we know, packed at build time from `data/`: found by a folded key, decided by the real form.
//!
//! [`Hits::find`] walks the index of keys from every token and notes every entry that ends on a token's end. Which of them
//! counts is for the recognisers to say: they see the tokens, and so the case and the tone that were written.

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

pub mod gazetteer;
mod index;

use crate::order;
use crate::segment::tokens::Tokens;
use crate::segment::vocabulary::Vocabulary;
use std::sync::LazyLock;

/// The tables; `build/lexicon.rs` describes the layout.
static PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// The cells of every row of table `number`, the entries first.
fn rows(number: usize) -> impl Iterator<Item = Vec<&'static str>> {
    let table = PACKED.split('\x0C').nth(number).unwrap_or_default();
    let mut columns: Vec<_> = table.split('\t').map(str::lines).collect();
    std::iter::from_fn(move || columns.iter_mut().map(Iterator::next).collect())
}

/// An entry found in the text: tokens `start..end` have the key of row `row` of `table`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// The token after the last.
    pub end: u32,
    /// The table that it stands in.
    pub table: Table,
    /// The row of the table.
    pub row: u16,
}

impl Hit {
    /// How many tokens it covers.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// A hit covers at least one token.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// A hit as it is kept: in a text of abbreviations every byte may begin several.
#[derive(Debug, Clone, Copy)]
struct Packed {
    /// How many tokens it covers.
    len: u16,
    row: u16,
    table: Table,
}

impl Packed {
    fn begins_at(self, i: usize) -> Hit {
        Hit { start: i as u32, end: i as u32 + u32::from(self.len), table: self.table, row: self.row }
    }
}

/// All entries found in a text, by the token at which they begin, longest first.
#[derive(Debug, Default)]
pub struct Hits {
    hits: Vec<Packed>,
    /// `index[i]..index[i + 1]` are the hits that begin at token `i`.
    index: Vec<u32>,
}

impl Hits {
    /// Finds every entry of every table. Linear in the text: no entry is longer than the data's longest.
    pub fn find(tokens: &Tokens, vocabulary: &Vocabulary) -> Hits {
        let index = &*index::INDEX;
        let known = vocabulary.ask(tokens, |key| index.word(key));
        let word = |i: usize| known[vocabulary.number(i)];
        let gazetteer = gazetteer::gazetteer();
        let mut out = Hits { hits: Vec::new(), index: Vec::with_capacity(tokens.list.len() + 1) };
        for (i, token) in tokens.list.iter().enumerate() {
            let from = out.hits.len();
            out.index.push(from as u32);
            index.entries_at(tokens, word, i, |end, table, row| out.hits.push(Packed { len: (end - i) as u16, table, row }));
            out.hits[from..].reverse();
            if let Some(gazetteer) = gazetteer.filter(|_| token.is_number() || token.is_word() && token.is_capital()) {
                let fixed = out.hits.len();
                gazetteer.communes_at(tokens, i, |end, name| {
                    out.hits.push(Packed { len: (end - i) as u16, table: Table::Commune, row: name });
                });
                if out.hits.len() > fixed {
                    order::sort_by(&mut out.hits[from..], |a, b| b.len.cmp(&a.len));
                }
            }
        }
        out.index.push(out.hits.len() as u32);
        out.hits.shrink_to_fit();
        out
    }

    /// The entries that begin at token `i`, longest first.
    pub fn at(&self, i: usize) -> impl Iterator<Item = Hit> + '_ {
        self.packed(i).iter().map(move |h| h.begins_at(i))
    }

    fn packed(&self, i: usize) -> &[Packed] {
        match (self.index.get(i), self.index.get(i + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The longest entry of `table` that begins at token `i`.
    pub fn longest(&self, i: usize, table: Table) -> Option<Hit> {
        self.packed(i).iter().find(|h| h.table == table).map(|h| h.begins_at(i))
    }

    /// The entries of `table` that begin at token `i`, longest first.
    pub fn of(&self, i: usize, table: Table) -> impl Iterator<Item = Hit> + '_ {
        self.packed(i).iter().filter(move |h| h.table == table).map(move |h| h.begins_at(i))
    }
}

/// The keys of the words of a phrase, one space between two.
pub fn fold_phrase(phrase: &str) -> String {
    crate::segment::tokens::tokenise(phrase).keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::tokenise;

    #[test]
    fn every_entry_is_found_in_a_sentence_of_its_own() {
        let listing = include_str!(concat!(env!("OUT_DIR"), "/keys.tsv"));
        let mut missing = Vec::new();
        for line in listing.lines() {
            let mut cells = line.splitn(3, '\t');
            let (Some(table), Some(row), Some(entry)) = (cells.next(), cells.next(), cells.next()) else { panic!("{line}") };
            let text = format!("Hôm qua {entry} , nay.");
            let tokens = tokenise(&text);
            let hits = Hits::find(&tokens, &Vocabulary::new(&tokens));
            let row: u16 = row.parse().unwrap();
            if !hits.at(2).any(|h| format!("{:?}", h.table) == table && h.row == row) {
                missing.push(line);
            }
        }
        assert!(missing.is_empty(), "{} entries are never found: {:?}", missing.len(), &missing[..missing.len().min(10)]);
    }
}
