//! The words of a line as an encoding writes them.

use super::syllable::syllable;
use super::tables::letter_at;
use super::{Encoding, viqr};
use crate::source::fold::letter_and_tone;

/// One letter of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// What is read.
    pub read: char,
    /// How many bytes of the line write it.
    pub len: usize,
    /// Whether the encoding has a way of its own to write it.
    pub coded: bool,
}

/// A run of letters.
#[derive(Debug)]
pub(super) struct Word {
    /// Its first byte in the line.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Its letters.
    pub letters: Vec<Letter>,
    /// The word that is read.
    pub read: String,
    /// Whether every letter that is not ASCII is one of the encoding's.
    pub mapped: bool,
    /// Whether a digit stands at either edge.
    pub numbered: bool,
}

impl Word {
    /// Whether the encoding writes any of its letters.
    pub fn is_coded(&self) -> bool {
        self.letters.iter().any(|l| l.coded)
    }

    /// Whether it is to be converted in a line of `encoding`.
    pub fn converts(&self, encoding: Encoding, line: &str) -> bool {
        if !self.is_coded() || !self.mapped {
            return false;
        }
        // Names of the highlands end in `k` where Vietnamese has `c`: `Ngọk`.
        let highland = || self.read.strip_suffix('k').is_some_and(|stem| syllable(&format!("{stem}c")).is_some());
        let valid = syllable(&self.read).is_some() || highland();
        match encoding {
            // A tone that the end of a sentence may be must make a syllable.
            Encoding::Viqr => {
                valid || self.letters.iter().any(|l| l.coded && !matches!(l.read, 'ị' | 'ạ' | 'ọ' | 'ụ' | 'ẹ' | 'ỵ'))
            }
            _ if self.letters.len() > 1 => valid || !self.numbered,
            // A sign that stands alone is a sign, but not in `Đ/c`, `Q.Đ`, `tham ô`, `người Ê Đê`.
            _ => {
                let given = &line[self.start..self.end];
                let (before, after) = (&line[..self.start], &line[self.end..]);
                let short = before.ends_with('.') || after.starts_with(['/', '.']) && after[1..].starts_with(char::is_alphabetic);
                let lead = before.trim_end();
                let spaced = before.is_empty() || before.ends_with(' ');
                let follows = lead.ends_with(char::is_alphabetic)
                    || given != "×" && (lead.is_empty() || lead.ends_with(['-', '–', '+', '•', '*']))
                    || given == "«" && lead.ends_with(char::is_numeric) && !line.contains('»');
                let between = spaced
                    && follows
                    && (after.starts_with([',', '.'])
                        || letter_at(encoding, after.trim_start()).is_some()
                        || after.trim_start().starts_with(char::is_alphabetic));
                // `không ạ?`: the sign of a note stands at its word.
                let polite = given == "¹"
                    && before.ends_with(' ')
                    && lead.ends_with(char::is_alphabetic)
                    && after.starts_with(['?', '!', '.', ',']);
                let vowel = matches!(given, "×" | "«" | "£" | "¤" | "¥" | "¢");
                (given.chars().all(char::is_alphabetic) || short || polite || vowel && between) && !self.numbered
            }
        }
    }
}

/// The words of `line`.
pub(super) fn words(encoding: Encoding, line: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let begins = match encoding {
            Encoding::Viqr => c.is_ascii_alphabetic(),
            _ => is_letter(encoding, &line[at..], c),
        };
        if !begins {
            at += c.len_utf8();
            continue;
        }
        let word = match encoding {
            Encoding::Viqr => viqr::word(line, at, out.last()),
            _ => word(encoding, line, at),
        };
        at = word.end;
        out.push(word);
    }
    out
}

/// Whether a character can be of a word: letters, and what the encoding uses as letters.
fn is_letter(encoding: Encoding, rest: &str, c: char) -> bool {
    c.is_ascii_alphabetic() || c > '\u{7F}' && (c.is_alphabetic() || letter_at(encoding, rest).is_some())
}

fn word(encoding: Encoding, line: &str, start: usize) -> Word {
    let mut word = Word::at(line, start);
    while let Some(c) = line[word.end..].chars().next() {
        let rest = &line[word.end..];
        match letter_at(encoding, rest) {
            Some((read, len)) => word.push(read, len, true),
            None if c.is_alphabetic() => {
                word.mapped &= c.is_ascii();
                word.push(c, c.len_utf8(), false);
            }
            None => break,
        }
    }
    word.numbered |= line[word.end..].starts_with(|c: char| c.is_ascii_digit());
    word
}

impl Word {
    /// A word that begins at `start`, still without letters.
    pub fn at(line: &str, start: usize) -> Word {
        let numbered = line[..start].ends_with(|c: char| c.is_ascii_digit());
        Word { start, end: start, letters: Vec::new(), read: String::new(), mapped: true, numbered }
    }

    /// Adds a letter.
    pub fn push(&mut self, read: char, len: usize, coded: bool) {
        self.letters.push(Letter { read, len, coded });
        self.read.push(read);
        self.end += len;
    }

    fn change(&mut self, upper: impl Fn(usize) -> bool) {
        self.read.clear();
        for (i, letter) in self.letters.iter_mut().enumerate() {
            if upper(i) {
                let mut one = letter.read.to_uppercase();
                if let (Some(c), None) = (one.next(), one.next()) {
                    letter.read = c;
                }
            }
            self.read.push(letter.read);
        }
    }
}

/// How the letters of a word that TCVN3 can write as capitals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// At least two of them, all capitals.
    Capitals,
    /// One capital or none: `Bé` may be `Bộ` or `BỘ`.
    Either,
    /// Some are small.
    Small,
}

fn written(word: &str) -> Written {
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars().filter(|c| letter_and_tone(*c).1 == 0) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (upper, lower) {
        (2.., 0) => Written::Capitals,
        (_, 0) => Written::Either,
        _ => Written::Small,
    }
}

/// TCVN3 has no capitals with a tone: a word in capitals is written `HéI`, a sentence begins with a small `ở`. Where the words around show that a letter was a
/// capital, it is made one again. `words` are those that change; the others are read from the line.
pub(super) fn restore_capitals(line: &str, words: &mut [Word], opens: bool) {
    // Every run of letters of the line, those that change as they are read.
    let mut runs: Vec<(usize, Option<usize>, Written)> = Vec::new();
    let (mut at, mut next) = (0, 0);
    while at < line.len() {
        if let Some(word) = words.get(next).filter(|w| w.start == at) {
            runs.push((at, Some(next), written(&word.read)));
            (at, next) = (word.end, next + 1);
            continue;
        }
        let limit = words.get(next).map_or(line.len(), |w| w.start);
        let rest = &line[at..limit];
        let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if len > 0 {
            runs.push((at, None, written(&rest[..len])));
            at += len;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    let heading = runs.iter().all(|r| r.2 != Written::Small) && runs.iter().any(|r| r.2 == Written::Capitals);
    // Runs after a word that `ủy` belongs to.
    let of_committee = |w: &str| matches!(w, "thành" | "tỉnh" | "quận" | "huyện" | "đảng" | "khu" | "xứ" | "cấp" | "thị");
    let heads: Vec<usize> = (1..runs.len())
        .filter(|i| {
            let (start, index, _) = runs[i - 1];
            let read = index.map_or(&line[start..runs[*i].0], |w| words[w].read.as_str());
            of_committee(read.trim().to_lowercase().as_str())
        })
        .collect();
    for i in 0..runs.len() {
        let (start, Some(index), how) = runs[i] else { continue };
        let around = [i.checked_sub(1), Some(i + 1)].map(|j| j.and_then(|j| runs.get(j)).map(|r| r.2));
        let capitals = match how {
            Written::Capitals => true,
            Written::Either => heading || around.contains(&Some(Written::Capitals)) && !around.contains(&Some(Written::Small)),
            Written::Small => false,
        };
        let word = &mut words[index];
        if capitals {
            word.change(|_| true);
            continue;
        }
        if !word.letters.first().is_some_and(|l| letter_and_tone(l.read).1 > 0 && l.read.is_lowercase()) {
            continue;
        }
        let before = line[..start].trim_end_matches(['“', '"', '‘', '(', '-', '+', '*', '•', '\u{93}', ' ', '\u{A0}', '\t']);
        let begins = if i == 0 { opens } else { before.ends_with(['.', '!', '?']) };
        let run = |j: usize| {
            let rest = runs.get(j).map_or("", |r| &line[r.0..]);
            &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
        };
        // `Ủy ban`, `Ủy viên` are names, but in `Tỉnh ủy viên`.
        let committee = matches!(word.read.as_str(), "ủy") && matches!(run(i + 1), "ban" | "viªn") && !heads.contains(&i);
        let title =
            |r: &(usize, Option<usize>, Written)| line[r.0..].starts_with(char::is_uppercase) || line[r.0..].starts_with('§');
        let named = matches!(word.read.as_str(), "ánh" | "ái" | "ấn" | "ẩn" | "út") && i > 0 && title(&runs[i - 1]);
        if begins || named || committee {
            word.change(|l| l == 0);
        }
    }
}
