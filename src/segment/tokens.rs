//! Tokens: runs of letters (in Vietnamese a syllable), runs of digits, single other characters.
//!
//! A token owns the white space after it, so that the tokens joined are the text. This file is also compiled into the build
//! script, which cuts the entries of the data tables by the same rule.

use super::fold;
use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters, with apostrophes inside it (`H'Hen`).
    Word,
    /// A run of decimal digits.
    Number,
    /// Any other single character; the character itself, dashes as `-`, curly double quotes as they are.
    Punct(char),
    /// No text: white space before the first token.
    Empty,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `quận`
    Lower,
    /// `Quận`, and a single capital `A`.
    Title,
    /// `QUẬN`, at least two letters.
    Upper,
    /// `QĐi`, `iPhone`.
    Mixed,
    /// No letters.
    None,
}

/// One token. Offsets are bytes of the text that is read. Small: in a text of signs every byte is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last of the token itself; white space follows up to the start of the next.
    pub end: u32,
    /// First byte of the key in [`Tokens::keys`].
    key: u32,
    /// What it is made of, its character, how it is written, what follows: see the constants below.
    bits: u32,
}

/// The character of a mark.
const CHAR: u32 = 0x1F_FFFF;
/// What it is made of.
const KIND: u32 = 3 << 21;
const MARK: u32 = 0;
const WORD: u32 = 1 << 21;
const NUMBER: u32 = 2 << 21;
const EMPTY: u32 = 3 << 21;
/// How it is written.
const CASE: u32 = 7 << 23;
const CASES: [Case; 5] = [Case::None, Case::Lower, Case::Title, Case::Upper, Case::Mixed];
/// Line ends in the white space that follows.
const NEWLINES_AT: u32 = 26;
/// No white space follows.
const GLUED: u32 = 1 << 28;

impl Token {
    /// What it is made of.
    pub fn kind(&self) -> TokenKind {
        match self.bits & KIND {
            WORD => TokenKind::Word,
            NUMBER => TokenKind::Number,
            EMPTY => TokenKind::Empty,
            _ => TokenKind::Punct(char::from_u32(self.bits & CHAR).unwrap_or_default()),
        }
    }

    /// How it is written.
    pub fn case(&self) -> Case {
        CASES[(self.bits & CASE) as usize >> CASE.trailing_zeros()]
    }

    /// Line ends in the white space that follows, at most 3.
    pub fn newlines(&self) -> u8 {
        (self.bits >> NEWLINES_AT & 3) as u8
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.bits & CASE >= 2 << CASE.trailing_zeros()
    }

    /// Whether it is a run of letters.
    pub fn is_word(&self) -> bool {
        self.bits & KIND == WORD
    }

    /// Whether it is a run of digits.
    pub fn is_number(&self) -> bool {
        self.bits & KIND == NUMBER
    }

    /// Whether it is the character `c`.
    pub fn is(&self, c: char) -> bool {
        self.bits & (KIND | CHAR) == MARK | c as u32
    }

    /// Whether no white space follows.
    pub fn is_glued(&self) -> bool {
        self.bits & GLUED != 0
    }
}

/// The tokens of a text with their keys.
#[derive(Debug, Default)]
pub struct Tokens {
    /// In text order.
    pub list: Vec<Token>,
    /// The keys of all tokens, one space between two.
    pub keys: String,
}

impl Tokens {
    /// The folded key of token `i`.
    pub fn key(&self, i: usize) -> &str {
        &self.keys[self.key_span(i, i + 1)]
    }

    /// The keys of tokens `start..end`, one space between two. `start` lies before `end`.
    pub fn keys_of(&self, start: usize, end: usize) -> &str {
        &self.keys[self.key_span(start, end)]
    }

    /// Where the keys of tokens `start..end` stand in [`Tokens::keys`].
    pub fn key_span(&self, start: usize, end: usize) -> Range<usize> {
        // The space before the next key is no part of this one; an empty token at the beginning has none.
        let to = self.list.get(end).map_or(self.keys.len(), |next| (next.key as usize).saturating_sub(1));
        self.list[start].key as usize..to
    }
}

fn is_letter(c: char) -> bool {
    match c as u32 {
        0x41..=0x5A | 0x61..=0x7A => true,
        0..=0xA9 => false,
        // All letters of Vietnamese, without a look into the tables.
        0xC0..=0x24F => !matches!(c, '×' | '÷'),
        0x300..=0x36F | 0x1E00..=0x1EFF => true,
        _ => c.is_alphabetic(),
    }
}

/// The place in [`CASES`].
fn case_of(letters: fold::Letters) -> u32 {
    match (letters.upper, letters.lower) {
        (0, 0) => 0,
        (0, _) => 1,
        (1, _) if letters.first_upper => 2,
        (_, 0) => 3,
        _ => 4,
    }
}

/// The character that begins at byte `at`.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// Where the run of letters ends that stands at byte `at`, apostrophes inside it counted. A capital behind a small letter begins another word
/// (`Quảng BìnhÔng`: a line end was lost), unless both are plain ASCII, as in names of firms and of other languages (`OceanBank`, `BukSo`).
fn word_end(text: &str, mut at: usize) -> usize {
    const LOOK_AHEAD: usize = 7;
    let (mut small, mut marked) = (false, false);
    while let Some(c) = char_at(text, at) {
        let next = at + c.len_utf8();
        if small
            && c.is_uppercase()
            && (marked || text[at..].chars().take(LOOK_AHEAD).take_while(|c| is_letter(*c)).any(|c| !c.is_ascii()))
        {
            break;
        }
        (small, marked) = (c.is_lowercase(), marked || !c.is_ascii());
        let inside = is_letter(c) || fold::is_apostrophe(c) && char_at(text, next).is_some_and(is_letter);
        if !inside {
            break;
        }
        at = next;
    }
    at
}

/// Cuts a text into tokens. Joined, with their white space, they are the text.
pub fn tokenise(text: &str) -> Tokens {
    let mut out = Tokens { list: Vec::with_capacity(text.len() / 4), keys: String::with_capacity(text.len()) };
    let mut start = 0;
    while let Some(c) = char_at(text, start) {
        let (kind, end) = if start == 0 && c.is_whitespace() {
            (EMPTY, 0)
        } else if is_letter(c) {
            (WORD, word_end(text, start))
        } else if c.is_ascii_digit() {
            let digits = text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            (NUMBER, start + digits)
        } else {
            (MARK | if fold::is_dash(c) { '-' } else { c } as u32, start + c.len_utf8())
        };
        let (mut next, mut newlines) = (end, 0);
        while let Some(c) = char_at(text, next).filter(|c| c.is_whitespace()) {
            next += c.len_utf8();
            newlines = (newlines + u32::from(c == '\n')).min(3);
        }
        if !out.keys.is_empty() {
            out.keys.push(' ');
        }
        let key = out.keys.len() as u32;
        let letters = fold::push_key(&text[start..end], &mut out.keys);
        let case = if kind == WORD { case_of(letters) } else { 0 };
        let glued = if next == end { GLUED } else { 0 };
        let bits = kind | case << CASE.trailing_zeros() | newlines << NEWLINES_AT | glued;
        out.list.push(Token { start: start as u32, end: end as u32, key, bits });
        start = next;
    }
    // A text of signs has four times the tokens of one of words.
    out.list.shrink_to_fit();
    out.keys.shrink_to_fit();
    out
}
