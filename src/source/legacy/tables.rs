//! The letters of each encoding and the parts of a syllable, made from `data/encodings.tsv` and `data/syllables.tsv` at build time.

use super::Encoding;

include!(concat!(env!("OUT_DIR"), "/encodings.rs"));

/// The letter of `encoding` that `text` begins with, and how many bytes of `text` write it. The longest form counts.
pub(super) fn letter_at(encoding: Encoding, text: &str) -> Option<(char, usize)> {
    let (table, longest) = match encoding {
        Encoding::Tcvn3 => (TCVN3, 1),
        Encoding::Vni => (VNI, 2),
        Encoding::Cp1258 => (CP1258, 2),
        Encoding::Viqr => (VIQR, 3),
    };
    let mut ends = [0usize; 3];
    let mut count = 0;
    for (end, c) in text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).take(longest) {
        if c > '\u{FF}' {
            break;
        }
        ends[count] = end;
        count += 1;
    }
    ends[..count].iter().rev().find_map(|end| {
        let found = table.binary_search_by(|(form, _)| (*form).cmp(&text[..*end])).ok()?;
        Some((table[found].1, *end))
    })
}
