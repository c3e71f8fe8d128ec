//! Text in an encoding older than Unicode, as it comes in a paste: the bytes were read as windows-1252.
//!
//! A line is decided by its words. What in `§¶ng bé` or `Ñaûng boä` is no word of any language is, read in the right encoding, a syllable of Vietnamese; a line of
//! French or code has few such words. A line that holds a letter which only Vietnamese in Unicode has is never converted.

mod stats;
mod syllable;
mod tables;
mod viqr;
mod words;

use super::OffsetMap;
use crate::source::fold::letter_and_tone;
use crate::span::Span;
use stats::Stats;

/// An encoding older than Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// TCVN 5712, the fonts `.VnTime` (ABC).
    Tcvn3,
    /// The fonts `VNI-Times`.
    Vni,
    /// The code page of Windows, with tones after their letters.
    Cp1258,
    /// ASCII: `Tie^'ng Vie^.t`.
    Viqr,
}

/// All encodings.
const ENCODINGS: [Encoding; 4] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Cp1258, Encoding::Viqr];

impl Encoding {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI-Windows",
            Encoding::Cp1258 => "windows-1258",
            Encoding::Viqr => "VIQR",
        }
    }
}

/// A text that was converted.
pub(super) struct Converted {
    pub text: String,
    pub map: OffsetMap,
    /// The encodings that lines of it were in.
    pub encodings: Vec<Encoding>,
}

/// Whether the text, or a part of it, is in a legacy encoding.
pub fn is_legacy(text: &str) -> bool {
    !decide(text).is_empty()
}

/// The text in Unicode; `None` where nothing of it is in a legacy encoding.
pub fn unicode(text: &str) -> Option<String> {
    convert(text).map(|converted| converted.text)
}

/// What a line holds at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glance {
    /// Nothing that an encoding could have made.
    Plain,
    /// A letter that only Vietnamese in Unicode has.
    Unicode,
    /// Letters or marks that an encoding may have made.
    Candidate,
}

/// Looks at the bytes of a line. Most lines of most texts are decided by their first word.
fn glance(line: &str) -> Glance {
    let bytes = line.as_bytes();
    let mut out = Glance::Plain;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            // U+00A1 … U+00FF
            0xC2 | 0xC3 => {
                out = Glance::Candidate;
                i += 1;
            }
            // ă đ ĩ ũ ơ ư and capitals; combining marks; U+1EA0 … U+1EFF
            0xC4..=0xC6 | 0xCC | 0xCD => {
                let c = line[i..].chars().next().unwrap_or(' ');
                if letter_and_tone(c) != (c, 0) || letter_is_vietnamese(c) || matches!(c, '\u{300}'..='\u{36F}') {
                    return Glance::Unicode;
                }
                i += 1;
            }
            0xE1 if matches!(bytes.get(i + 1), Some(0xBA | 0xBB)) => return Glance::Unicode,
            b'^' | b'(' | b'+' | b'~' | b'`' | b'\'' | b'?' | b'.' if i > 0 && bytes[i - 1].is_ascii_alphabetic() => {
                out = Glance::Candidate;
            }
            b'd' | b'D' if i > 0 && matches!(bytes[i - 1], b'd' | b'D') => out = Glance::Candidate,
            _ => {}
        }
        i += 1;
    }
    out
}

fn letter_is_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư')
}

/// Bytes of the longest line that is looked at whole: far more than a paragraph, for an article may come as one line.
const LONGEST_LINE: usize = 1 << 16;

/// The lines of a text; one that is longer than [`LONGEST_LINE`] in pieces, cut at white space where it has any. Joined, they are the text.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['\n', '\r', '\u{2028}']).flat_map(|mut rest| {
        std::iter::from_fn(move || {
            let mut end = rest.len();
            if end > LONGEST_LINE {
                end = (0..=LONGEST_LINE).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(end);
                end = rest[..end].rfind([' ', '\t']).map_or(end, |space| space + 1);
            }
            let (piece, more) = rest.split_at(end);
            rest = more;
            (!piece.is_empty()).then_some(piece)
        })
    })
}

/// The lines to convert, in text order: their bytes and their encoding.
fn decide(text: &str) -> Vec<(Span, Encoding)> {
    struct Line {
        span: Span,
        /// The encoding that the line's own words tell.
        own: Option<Encoding>,
        /// The encodings that it may be in, by its words.
        fits: [bool; ENCODINGS.len()],
        unicode: bool,
    }
    let mut found: Vec<Line> = Vec::new();
    let mut total = [Stats::default(); ENCODINGS.len()];
    let mut votes = [0usize; ENCODINGS.len()];
    let mut unicode = false;
    let mut start = 0;
    for piece in lines(text) {
        let span = Span::new(start as u32, (start + piece.len()) as u32);
        start += piece.len();
        match glance(piece) {
            Glance::Plain => {}
            Glance::Unicode => {
                unicode = true;
                if found.last().is_none_or(|l| !l.unicode) {
                    found.push(Line { span, own: None, fits: [false; ENCODINGS.len()], unicode: true });
                }
            }
            Glance::Candidate => {
                let stats = ENCODINGS.map(|e| stats::read(e, piece));
                let accepted = (0..ENCODINGS.len()).filter(|i| stats[*i].tells(ENCODINGS[*i]));
                let own = accepted.max_by_key(|i| (stats[*i].score(), std::cmp::Reverse(*i)));
                if let Some(i) = own {
                    votes[i] += stats[i].good;
                }
                for (sum, one) in total.iter_mut().zip(&stats) {
                    sum.add(one);
                }
                found.push(Line { span, own: own.map(|i| ENCODINGS[i]), fits: stats.map(|s| s.fits()), unicode: false });
            }
        }
    }
    let most = (0..ENCODINGS.len()).max_by_key(|i| (votes[*i], std::cmp::Reverse(*i))).filter(|i| votes[*i] > 0);
    let all = || (0..ENCODINGS.len()).filter(|i| total[*i].tells(ENCODINGS[*i])).max_by_key(|i| total[*i].score());
    let mut before = if unicode { None } else { most.or_else(all).map(|i| ENCODINGS[i]) };
    if most.is_none() && before.is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for line in found {
        if line.unicode {
            before = None;
            continue;
        }
        // A line that does not tell goes with the one before it.
        let fits = |e: &Encoding| line.fits[*e as usize];
        let encoding = line.own.or_else(|| before.filter(fits));
        before = line.own.or(before);
        out.extend(encoding.map(|e| (line.span, e)));
    }
    out
}

/// The text in Unicode and the way back; `None` where nothing of it is in a legacy encoding.
pub(super) fn convert(text: &str) -> Option<Converted> {
    let lines = decide(text);
    if lines.is_empty() {
        return None;
    }
    let mut out = Converted { text: String::with_capacity(text.len()), map: OffsetMap::default(), encodings: Vec::new() };
    let mut at = 0;
    for (span, encoding) in lines {
        out.text.push_str(&text[at..span.start as usize]);
        let opens = opens_sentence(&text[..span.start as usize]);
        line(span.of(text), span.start, encoding, opens, &mut out);
        at = span.end as usize;
        if !out.encodings.contains(&encoding) {
            out.encodings.push(encoding);
        }
    }
    out.text.push_str(&text[at..]);
    out.encodings = ENCODINGS.into_iter().filter(|e| out.encodings.contains(e)).collect();
    out.text.shrink_to_fit();
    out.map.shrink_to_fit();
    Some(out)
}

/// Whether what stands before a line lets the line begin a sentence.
fn opens_sentence(before: &str) -> bool {
    let line = before.trim_end_matches([' ', '\t', '\u{A0}']);
    let last = line.trim_end_matches(['\n', '\r', '\u{2028}']);
    line.len() > last.len() + 2 || last.is_empty() || last.ends_with(['.', '!', '?', ':', ';', '”', '"', ')', '/'])
}

/// Converts one line.
fn line(line: &str, offset: u32, encoding: Encoding, opens: bool, out: &mut Converted) {
    let mut words = words::words(encoding, line);
    words.retain(|w| w.converts(encoding, line));
    if encoding == Encoding::Tcvn3 {
        words::restore_capitals(line, &mut words, opens);
    }
    let mut at = 0;
    for word in &words {
        plain(line, at..word.start, offset, out);
        at = word.start;
        for letter in &word.letters {
            let given = &line[at..at + letter.len];
            let from = out.text.len() as u32;
            out.text.push(letter.read);
            if out.text[from as usize..] != *given {
                let start = offset + at as u32;
                out.map.push(Span::new(from, out.text.len() as u32), Span::new(start, start + letter.len as u32));
            }
            at += letter.len;
        }
    }
    plain(line, at..line.len(), offset, out);
}

/// Copies what is between words; the marks that windows-1252 has where Latin-1 has control characters are read as marks.
fn plain(line: &str, range: std::ops::Range<usize>, offset: u32, out: &mut Converted) {
    for (i, c) in line[range.clone()].char_indices() {
        let read = cp1252(c);
        let from = out.text.len() as u32;
        out.text.push(read);
        if read != c {
            let start = offset + (range.start + i) as u32;
            out.map.push(Span::new(from, out.text.len() as u32), Span::new(start, start + c.len_utf8() as u32));
        }
    }
}

/// What windows-1252 has at the place of a control character of Latin-1.
fn cp1252(c: char) -> char {
    const MARKS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    (c as u32).checked_sub(0x80).and_then(|i| MARKS.get(i as usize)).copied().unwrap_or(c)
}

/// Bytes that are no UTF-8, read as windows-1252.
pub fn read_cp1252(bytes: &[u8]) -> String {
    bytes.iter().map(|b| cp1252(char::from(*b))).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
