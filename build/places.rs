//! The gazetteer: every unit of the administration with its versions, packed by columns into one file that the engine loads.
//!
//! The layout is read by `src/lexicon/gazetteer.rs`. Every block is a length (LEB128) and its bytes:
//! names (joined by line feeds, in the order of their first units), dates (joined by line feeds, the empty one first), then one column of LEB128 numbers each: rows a
//! section, code (difference to the row before), name (0 a new one, else how far back in the list of names so far), kind, parent (difference), first day, last day, number of successors, successors (difference).

use crate::table::Table;
use std::collections::{BTreeSet, HashMap};

/// Where the units stand.
pub const FILE: &str = "data/places/units.tsv";

/// Era and level of the sections, in their order.
const SECTIONS: [(&str, &str); 5] = [("legacy", "1"), ("legacy", "2"), ("legacy", "3"), ("current", "1"), ("current", "3")];

/// The kinds, in the order of their numbers.
const KINDS: [&str; 9] = ["tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn", "đặc khu"];

/// The packed gazetteer.
pub fn pack() -> Vec<u8> {
    let table = Table::read(FILE);
    // Another spelling is a row of its own.
    let mut rows: Vec<(&Vec<String>, &str)> = Vec::new();
    for row in &table.rows {
        rows.push((row, table.cell(row, "name")));
        rows.extend(table.cell(row, "alt").split('|').filter(|a| !a.is_empty()).map(|alt| (row, alt)));
    }
    let mut names: Vec<&str> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let day = |row, column| table.cell(row, column);
    let dates: Vec<&str> =
        table.rows.iter().flat_map(|r| [day(r, "from"), day(r, "to")]).chain([""]).collect::<BTreeSet<_>>().into_iter().collect();
    let mut columns: [Vec<u8>; 9] = Default::default();
    for (era, level) in SECTIONS {
        let of = |row: &Vec<String>| table.cell(row, "era") == era && table.cell(row, "level") == level;
        let section: Vec<_> = rows.iter().filter(|(row, _)| of(row)).collect();
        number(&mut columns[0], section.len() as u64);
        let (mut code_before, mut parent_before) = (0, 0);
        for (row, name) in section {
            let code = code(table.cell(row, "code"));
            difference(&mut columns[1], code - code_before);
            code_before = code;
            let known = *numbers.entry(name).or_insert(names.len());
            number(&mut columns[2], (names.len() - known) as u64);
            if known == names.len() {
                names.push(name);
            }
            let kind = table.cell(row, "kind");
            number(
                &mut columns[3],
                KINDS.iter().position(|k| *k == kind).unwrap_or_else(|| panic!("{FILE}: kind `{kind}`")) as u64,
            );
            let parent = self::code(table.cell(row, "parent"));
            difference(&mut columns[4], parent - parent_before);
            parent_before = parent;
            for (column, date) in [(5, "from"), (6, "to")] {
                number(&mut columns[column], dates.binary_search(&table.cell(row, date)).expect("every date is listed") as u64);
            }
            // Successors among the legacy units are followed by their own rows; only current ones are kept.
            let successors: Vec<i64> =
                table.cell(row, "successors").split_whitespace().filter(|s| !s.starts_with('L')).map(self::code).collect();
            number(&mut columns[7], successors.len() as u64);
            let mut before = code;
            for successor in successors {
                difference(&mut columns[8], successor - before);
                before = successor;
            }
        }
    }
    let mut out = Vec::new();
    for part in [names.join("\n").into_bytes(), dates.join("\n").into_bytes()].iter().chain(&columns) {
        number(&mut out, part.len() as u64);
        out.extend_from_slice(part);
    }
    out
}

fn code(cell: &str) -> i64 {
    if cell.is_empty() { 0 } else { cell.parse().unwrap_or_else(|e| panic!("{FILE}: code `{cell}`: {e}")) }
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn difference(out: &mut Vec<u8>, value: i64) {
    number(out, ((value << 1) ^ (value >> 63)) as u64);
}
