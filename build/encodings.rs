//! The tables of `src/source/legacy`: the letters of each encoding, and the parts of a syllable. They are needed before there are tokens, so they are no
//! part of the lexicon.

use crate::table::Table;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The columns of `data/encodings.tsv`, and the statics made from them.
const ENCODINGS: [(&str, &str); 4] = [("tcvn3", "TCVN3"), ("vni", "VNI"), ("cp1258", "CP1258"), ("viqr", "VIQR")];

/// Writes `encodings.rs`.
pub fn write(out: &Path) {
    let mut rust = String::new();
    let table = Table::read("data/encodings.tsv");
    for (column, name) in ENCODINGS {
        let mut letters: BTreeMap<String, &str> = BTreeMap::new();
        for row in &table.rows {
            let letter = table.cell(row, "letter");
            for form in table.cell(row, column).split('|').filter(|f| !f.is_empty()) {
                let form = if column == "viqr" { form.to_owned() } else { latin1(form) };
                let before = letters.insert(form, letter);
                assert!(before.is_none(), "data/encodings.tsv: {column}: `{letter}` and {before:?} are written the same");
            }
        }
        let _ = writeln!(rust, "pub(super) static {name}: &[(&str, char)] = &[");
        for (form, letter) in letters {
            let _ = writeln!(rust, "    ({form:?}, '{letter}'),");
        }
        let _ = writeln!(rust, "];");
    }
    let table = Table::read("data/syllables.tsv");
    for (kind, name) in [("onset", "ONSETS"), ("rhyme", "RHYMES")] {
        let mut parts: Vec<&str> =
            table.rows.iter().filter(|r| table.cell(r, "kind") == kind).map(|r| table.cell(r, "part")).collect();
        parts.sort_unstable();
        let _ = writeln!(rust, "pub(super) static {name}: &[&str] = &{parts:?};");
    }
    let table = Table::read("data/viqr-stops.tsv");
    let mut stops: Vec<_> = table.rows.iter().map(|r| ["syllable", "after", "but"].map(|c| table.cell(r, c))).collect();
    stops.sort_unstable();
    let _ = writeln!(rust, "pub(super) static STOPS: &[(&str, &str, &str)] = &[");
    for [syllable, after, but] in stops {
        let _ = writeln!(rust, "    ({syllable:?}, {after:?}, {but:?}),");
    }
    let _ = writeln!(rust, "];");
    std::fs::write(out.join("encodings.rs"), rust).expect("OUT_DIR is writable");
}

/// Bytes in hexadecimal, as the characters that they are in Latin-1.
fn latin1(bytes: &str) -> String {
    let byte = |b: &str| u8::from_str_radix(b, 16).unwrap_or_else(|e| panic!("data/encodings.tsv: `{bytes}`: {e}"));
    bytes.split(' ').map(|b| char::from(byte(b))).collect()
}
