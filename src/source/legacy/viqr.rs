//! Words in VIQR, which writes tones with the marks that end sentences.

use super::Encoding;
use super::syllable::syllable;
use super::tables::{STOPS, letter_at};
use super::words::Word;
use crate::source::fold::letter_and_tone;

/// The word that begins at byte `start` of `line`; `before` is the word before it.
pub(super) fn word(line: &str, start: usize, before: Option<&Word>) -> Word {
    let mut word = Word::at(line, start);
    let mut last = "";
    while let Some(c) = line[word.end..].chars().next() {
        let rest = &line[word.end..];
        match letter_at(Encoding::Viqr, rest) {
            Some((read, len)) => {
                last = &rest[..len];
                word.push(read, len, true);
                // `qua.DDo^`ng`: a sentence ends and the next begins without a space.
                if last.ends_with(['.', '?']) && read.is_lowercase() && rest[len..].starts_with(|c: char| c.is_uppercase()) {
                    break;
                }
            }
            None if c.is_ascii_alphabetic() => {
                last = "";
                word.push(c, 1, false);
            }
            None => break,
        }
    }
    word.numbered |= line[word.end..].starts_with(|c: char| c.is_ascii_digit());
    let Some(mark) = last.chars().last().filter(|c| !c.is_ascii_alphabetic()) else { return word };
    // The word without the mark.
    let kept = &last[..last.len() - 1];
    let bare = letter_at(Encoding::Viqr, kept).map_or_else(|| kept.chars().next(), |(read, _)| Some(read)).unwrap_or(mark);
    let mut stem = word.read.clone();
    stem.pop();
    stem.push(bare);
    if is_no_tone(line, &word, mark, &stem, before) {
        word.letters.pop();
        word.read.pop();
        word.end -= last.len();
        word.push(bare, kept.len(), kept.len() > 1);
    }
    word
}

fn is_syllable(word: &str) -> bool {
    syllable(word).is_some_and(|s| s.placed)
}

/// Whether the mark at the end of a word ends a sentence or quotation. `stem` is the word without it.
fn is_no_tone(line: &str, word: &Word, mark: char, stem: &str, before: Option<&Word>) -> bool {
    let rest = &line[word.end..];
    if !is_syllable(&word.read) {
        // In the names of other languages of the country any letter may have a tone.
        return matches!(mark, '.' | '?') || matches!(mark, '\'' | '`' | '(' | '+') && is_syllable(stem);
    }
    match mark {
        // `VI. `, `a. `: the number of a heading or item.
        '.' if word.letters.len() == 1 || stem.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) => return true,
        '.' => {}
        // Questions are rare, and seldom end in such a syllable.
        '?' => return stem == "ra" && opens(rest),
        _ => return false,
    }
    // `vu..` is a tone and a stop, `ra...` are three stops. `vu. cu?a`: the sentence goes on.
    match rest.len() - rest.trim_start_matches('.').len() {
        2 => true,
        0 => opens(rest) && is_stop(line, word, stem, before),
        _ => false,
    }
}

/// Whether a sentence may begin with what comes after a stop, or the line ends.
fn opens(rest: &str) -> bool {
    let after = rest.trim_start();
    after.is_empty() || after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“”\"‘’()-+*[]/".contains(c))
}

/// What `data/viqr-stops.tsv` says of a syllable at a possible end of a sentence.
fn is_stop(line: &str, word: &Word, stem: &str, before: Option<&Word>) -> bool {
    let letters: String = stem.chars().map(|c| letter_and_tone(c).0).collect();
    let Ok(row) = STOPS.binary_search_by(|(syllable, _, _)| (*syllable).cmp(&letters)) else { return false };
    let gap = &line[before.map_or(0, |b| b.end)..word.start];
    let titled = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    // `bà Thị Lan`, `ông Tạ Văn An`: inside a name.
    let next = line[word.end..].trim_start().chars().next().is_some_and(char::is_uppercase);
    let polite = |w: &str| matches!(w, "Ông" | "Bà" | "Anh" | "Chị");
    if next && titled(stem) && (letters == "thi" || !before.is_some_and(|b| titled(&b.read) && !polite(&b.read))) {
        return false;
    }
    let number = gap.contains(|c: char| c.is_ascii_digit()) || gap.ends_with('/');
    let previous = if number { "0".to_owned() } else { before.map(|b| b.read.to_lowercase()).unwrap_or_default() };
    let (_, after, but) = STOPS[row];
    let has = |list: &str| list.split('|').any(|w| w == previous);
    (after.is_empty() || has(after)) && (but.is_empty() || !has(but))
}
