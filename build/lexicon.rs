//! The lexicon: one automaton over the folded keys of all tables, and the rows of each table as Rust statics.

use crate::specs::{Field, SPECS};
use crate::table::Table;
use crate::tokens;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The key of an entry: the keys of its tokens, one space between two, as the matcher walks them.
pub fn entry_key(entry: &str) -> String {
    tokens::tokenise(entry).keys
}

/// Writes `lexicon.fst`, `lexicon.rs` and `keys.tsv` (every table, row and key, for the test that finds each by the real matcher).
pub fn write(out: &Path) {
    let mut keys: BTreeMap<String, Vec<(u8, u16)>> = BTreeMap::new();
    let mut rust = String::new();
    let mut listing = String::new();
    let mut tables = String::new();
    for (number, spec) in SPECS.iter().enumerate() {
        let table = Table::read(spec.file);
        let _ = writeln!(tables, "    /// Rows of `{}`.\n    {},", spec.file, spec.name);
        let _ = writeln!(
            rust,
            "/// A row of `{}`; the columns are described there.\n#[derive(Debug)]\npub struct {} {{",
            spec.file, spec.name
        );
        for (column, field) in spec.fields {
            let _ = writeln!(rust, "    /// Column `{column}`.\n    pub {column}: {},", field.rust());
        }
        let _ = writeln!(rust, "}}\n/// The rows of `{}`.\npub static {}: &[{}] = &[", spec.file, spec.statik, spec.name);
        for (index, row) in table.rows.iter().enumerate() {
            let _ = write!(rust, "    {} {{ ", spec.name);
            for (column, field) in spec.fields {
                let cell = table.cell(row, column);
                let _ = write!(rust, "{column}: {}, ", field.value(cell, spec.file, index));
            }
            let _ = writeln!(rust, "}},");
            let entries = spec.keys.iter().flat_map(|c| table.cell(row, c).split('|')).map(str::trim).filter(|e| !e.is_empty());
            for entry in entries {
                let key = entry_key(entry);
                assert!(!key.is_empty(), "{}: row {index}: `{entry}` has no key", spec.file);
                let hits = keys.entry(key).or_default();
                let hit = (number as u8, index as u16);
                if !hits.contains(&hit) {
                    hits.push(hit);
                    let _ = writeln!(listing, "{}\t{index}\t{entry}", spec.name);
                }
            }
        }
        let _ = writeln!(rust, "];");
    }
    // The names of communes come from the gazetteer.
    let _ = writeln!(tables, "    /// Names of communes in the gazetteer.\n    Commune,");
    let _ = writeln!(
        rust,
        "/// The tables of the lexicon.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u8)]\npub enum Table {{\n{tables}}}"
    );
    let names: Vec<String> = SPECS.iter().map(|s| format!("Table::{}", s.name)).collect();
    let _ = writeln!(rust, "pub(super) const TABLES: &[Table] = &[{}];", names.join(", "));

    // The automaton's value of a key is where its hits stand in ENTRIES (shifted by 8) and how many they are.
    let mut builder = fst::MapBuilder::memory();
    let mut entries = Vec::new();
    for (key, hits) in &keys {
        let value = ((entries.len() as u64) << 8) | hits.len() as u64;
        builder.insert(key, value).expect("a BTreeMap is sorted");
        entries.extend_from_slice(hits);
    }
    let _ = writeln!(rust, "pub(super) static ENTRIES: &[(u8, u16)] = &{entries:?};");
    let fst = builder.into_inner().expect("an in-memory automaton can be finished");
    std::fs::write(out.join("lexicon.fst"), fst).expect("OUT_DIR is writable");
    std::fs::write(out.join("lexicon.rs"), rust).expect("OUT_DIR is writable");
    std::fs::write(out.join("keys.tsv"), listing).expect("OUT_DIR is writable");
}

impl Field {
    fn rust(self) -> &'static str {
        match self {
            Field::Text => "&'static str",
            Field::List => "&'static [&'static str]",
            Field::Number => "u16",
            Field::Signed => "i16",
        }
    }

    fn value(self, cell: &str, file: &str, row: usize) -> String {
        match self {
            Field::Text => format!("{cell:?}"),
            Field::List => format!("&{:?}", cell.split('|').filter(|c| !c.is_empty()).collect::<Vec<_>>()),
            Field::Number | Field::Signed if cell.is_empty() => "0".to_owned(),
            Field::Signed => cell.parse::<i16>().unwrap_or_else(|e| panic!("{file}: row {row}: `{cell}`: {e}")).to_string(),
            Field::Number => cell.parse::<u16>().unwrap_or_else(|e| panic!("{file}: row {row}: `{cell}`: {e}")).to_string(),
        }
    }
}
