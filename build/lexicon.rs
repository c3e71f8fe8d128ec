//! The lexicon: the columns that the engine reads of every table, as one text, and the Rust types of the rows.
//!
//! `lexicon.txt` holds the tables in the order of `specs.rs`, each ended by a form feed. A table is columns with a tab between two: first the entries of
//! each row (joined by `|`), then its fields; every cell is a line. Text in columns is what compresses best, and the folded keys follow from the entries:
//! `src/lexicon` makes the index when it is first used.

use crate::specs::{Field, SPECS};
use crate::table::Table;
use crate::tokens;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// What reads a cell. One that says what the row's entries say already is `=`, or `=` and the number of the entry: names are not downloaded twice.
/// Nothing here can panic: it would carry the path of the file, which lies where somebody builds, and two builds would differ.
const CELL: &str = r"/// Cell `i` of a row.
fn cell<'a>(cells: &[&'a str], i: usize) -> &'a str {
    let cell = cells.get(i).copied().unwrap_or_default();
    let Some(number) = cell.strip_prefix('=') else { return cell };
    let entries = cells.first().copied().unwrap_or_default();
    number.parse().map_or(entries, |n| entries.split('|').nth(n).unwrap_or_default())
}
";

/// A cell as it is packed.
fn packed(cell: &str, entries: &str) -> String {
    assert!(!cell.starts_with('='), "`{cell}`: the sign stands for an entry");
    let short = |mark: String| if mark.len() < cell.len() { mark } else { cell.to_owned() };
    match entries.split('|').position(|e| e == cell) {
        _ if cell == entries => short("=".to_owned()),
        Some(n) => short(format!("={n}")),
        None => cell.to_owned(),
    }
}

/// Writes `lexicon.txt`, `lexicon.rs` and `keys.tsv` (every table, row and entry, for the test that finds each by the real matcher).
pub fn write(out: &Path) {
    let mut rust = CELL.to_owned();
    let mut listing = String::new();
    let mut tables = String::new();
    let mut text = String::new();
    for (number, spec) in SPECS.iter().enumerate() {
        let table = Table::read(spec.file);
        let name = spec.name;
        let _ = writeln!(tables, "    /// Rows of `{}`.\n    {name},", spec.file);
        let _ = writeln!(
            rust,
            "/// A row of `{}`; the columns are described there.\n#[derive(Debug)]\npub struct {name} {{",
            spec.file
        );
        for (column, field) in spec.fields {
            let _ = writeln!(rust, "    /// Column `{column}`.\n    pub {column}: {},", field.rust());
        }
        let reads: Vec<String> =
            spec.fields.iter().enumerate().map(|(i, (column, field))| format!("{column}: {}", field.read(i + 1))).collect();
        let _ = writeln!(
            rust,
            "}}\n/// The rows of `{}`.\npub static {}: LazyLock<Vec<{name}>> = LazyLock::new(|| rows({number}).map(|_cells| {name} {{ {} }}).collect());",
            spec.file,
            spec.statik,
            reads.join(", ")
        );
        let mut columns = vec![String::new(); 1 + spec.fields.len()];
        for (index, row) in table.rows.iter().enumerate() {
            let cells = spec.keys.iter().flat_map(|c| table.cell(row, c).split('|')).map(str::trim).filter(|e| !e.is_empty());
            let entries: BTreeSet<&str> = cells.collect();
            for entry in &entries {
                assert!(!tokens::tokenise(entry).keys.is_empty(), "{}: row {index}: `{entry}` has no key", spec.file);
                let _ = writeln!(listing, "{name}\t{index}\t{entry}");
            }
            let entries = entries.into_iter().collect::<Vec<_>>().join("|");
            let _ = writeln!(columns[0], "{entries}");
            for (out, (column, field)) in columns[1..].iter_mut().zip(spec.fields) {
                let cell = table.cell(row, column);
                field.check(cell, spec.file, index);
                let _ = writeln!(out, "{}", packed(cell, &entries));
            }
        }
        text.push_str(&columns.join("\t"));
        text.push('\x0C');
    }
    // The names of communes come from the gazetteer.
    let _ = writeln!(tables, "    /// Names of communes in the gazetteer.\n    Commune,");
    let _ = writeln!(
        rust,
        "/// The tables of the lexicon.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u8)]\npub enum Table {{\n{tables}}}"
    );
    let names: Vec<String> = SPECS.iter().map(|s| format!("Table::{}", s.name)).collect();
    let _ = writeln!(rust, "const TABLES: &[Table] = &[{}];", names.join(", "));
    std::fs::write(out.join("lexicon.txt"), text).expect("OUT_DIR is writable");
    std::fs::write(out.join("lexicon.rs"), rust).expect("OUT_DIR is writable");
    std::fs::write(out.join("keys.tsv"), listing).expect("OUT_DIR is writable");
}

impl Field {
    fn rust(self) -> &'static str {
        match self {
            Field::Text => "&'static str",
            Field::Number => "i16",
        }
    }

    /// The Rust expression that reads cell `index`.
    fn read(self, index: usize) -> String {
        match self {
            Field::Text => format!("cell(&_cells, {index})"),
            Field::Number => format!("cell(&_cells, {index}).parse().unwrap_or(0)"),
        }
    }

    fn check(self, cell: &str, file: &str, row: usize) {
        if matches!(self, Field::Number) && !cell.is_empty() {
            cell.parse::<i16>().unwrap_or_else(|e| panic!("{file}: row {row}: `{cell}`: {e}"));
        }
    }
}
