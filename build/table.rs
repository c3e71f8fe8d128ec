//! Reads one data file: comment lines with source, date and licence, one header line, tab-separated rows.

use std::collections::BTreeMap;
use std::path::Path;

/// A data file, read and checked.
pub struct Table {
    columns: BTreeMap<String, usize>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    file: String,
}

impl Table {
    /// Reads `file`. A file that breaks a rule stops the build with the rule and the line.
    pub fn read(file: &str) -> Table {
        let text = std::fs::read_to_string(Path::new(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        assert!(nfc.is_normalized(&text), "{file}: is not NFC");
        for field in ["# source:", "# date:", "# licence:"] {
            assert!(text.lines().any(|l| l.starts_with(field)), "{file}: the header has no line `{field} …`");
        }
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let (_, header) = lines.next().unwrap_or_else(|| panic!("{file}: no header line"));
        let columns: BTreeMap<String, usize> = header.split('\t').enumerate().map(|(i, c)| (c.to_owned(), i)).collect();
        let rows: Vec<Vec<String>> = lines
            .map(|(number, line)| {
                let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
                assert!(cells.len() == columns.len(), "{file}:{}: {} cells, {} columns", number + 1, cells.len(), columns.len());
                assert!(cells.iter().all(|c| c.trim() == c), "{file}:{}: white space at the edge of a cell", number + 1);
                cells
            })
            .collect();
        assert!(!rows.is_empty(), "{file}: no rows");
        Table { columns, rows, file: file.to_owned() }
    }

    /// A cell by the name of its column.
    pub fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let at = self.columns.get(column).unwrap_or_else(|| panic!("{}: no column `{column}`", self.file));
        &row[*at]
    }
}
