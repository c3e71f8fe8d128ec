//! Whether letters are a written syllable of Vietnamese: an onset or none, a rhyme, at most one tone.

use super::tables::{ONSETS, RHYMES};
use crate::source::fold::letter_and_tone;

/// What is known of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Its tone (0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng).
    pub tone: u8,
    /// Whether the tone stands where one may be written (`cao` with a tone on its `o` is none).
    pub placed: bool,
}

/// Reads a word, given in NFC in any case. `None` where no syllable is written so.
pub(super) fn syllable(word: &str) -> Option<Syllable> {
    let mut letters = String::with_capacity(word.len());
    let (mut tone, mut toned_at) = (0, 0);
    for c in word.chars() {
        let (letter, t) = letter_and_tone(c);
        if t > 0 {
            if tone > 0 {
                return None;
            }
            (tone, toned_at) = (t, letters.len());
        }
        letters.push(letter);
        // The longest, `nghiêng`, has seven letters.
        if letters.len() > 12 {
            return None;
        }
    }
    let onsets = ONSETS.iter().filter_map(|o| Some((o.len(), letters.strip_prefix(o)?)));
    // `gia` is `gi` and `a`, or `g` and `ia`: the reading that the tone fits.
    let readings = onsets.chain(std::iter::once((0, letters.as_str()))).filter_map(|(onset, rhyme)| {
        RHYMES.binary_search(&rhyme).ok()?;
        // A syllable that ends in a stop is never level, falling or broken.
        let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
        if stopped && !matches!(tone, 2 | 5) {
            return None;
        }
        let placed = tone == 0
            || toned_at >= onset
                && (toned_at + letters[toned_at..].chars().next().map_or(0, char::len_utf8) < letters.len()
                    || rhyme.chars().count() == 1
                    || matches!(rhyme, "oa" | "oe" | "uy" | "uê" | "uơ"));
        Some(Syllable { tone, placed })
    });
    readings.max_by_key(|s| s.placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_syllables_of_the_language() {
        for word in ["nghiêng", "Quyết", "GIỮA", "gì", "ủy", "uỷ", "ơ", "khuỷu", "thuở", "oằn", "giá", "của", "quả", "ý", "trị"]
        {
            assert!(syllable(word).is_some_and(|s| s.placed), "{word}");
        }
        for word in ["été", "Müller", "mat", "nướć", "bạn̉", "schön", "cafộ", "đảngg", "xyz", ""] {
            assert!(syllable(word).is_none(), "{word}");
        }
        assert!(syllable("caọ").is_some_and(|s| !s.placed));
    }
}
