//! Tokens: runs of letters (in Vietnamese a syllable), runs of digits, single other characters.
//!
//! A token owns the white space after it, so that the tokens joined are the text. This file is also compiled into the build
//! script, which cuts the entries of the data tables by the same rule.

use super::fold;

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

/// One token. Offsets are bytes of the text that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last of the token itself.
    pub end: u32,
    /// Byte after the white space that follows.
    pub ws_end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Line ends in the white space that follows, at most 3.
    pub newlines: u8,
    /// Bytes of the key in [`Tokens::keys`].
    pub key: (u32, u32),
}

impl Token {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper) || (self.case == Case::Mixed)
    }

    /// Whether it is a run of letters.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a run of digits.
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }

    /// Whether it is the character `c`.
    pub fn is(&self, c: char) -> bool {
        self.kind == TokenKind::Punct(c)
    }

    /// Whether no white space follows.
    pub fn is_glued(&self) -> bool {
        self.ws_end == self.end
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
        let (start, end) = self.list[i].key;
        &self.keys[start as usize..end as usize]
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

fn case_of(letters: fold::Letters) -> Case {
    match (letters.upper, letters.lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if letters.first_upper => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
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
            (TokenKind::Empty, 0)
        } else if is_letter(c) {
            (TokenKind::Word, word_end(text, start))
        } else if c.is_ascii_digit() {
            let digits = text.as_bytes()[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            (TokenKind::Number, start + digits)
        } else {
            (TokenKind::Punct(if fold::is_dash(c) { '-' } else { c }), start + c.len_utf8())
        };
        let (mut ws_end, mut newlines) = (end, 0u8);
        while let Some(c) = char_at(text, ws_end).filter(|c| c.is_whitespace()) {
            ws_end += c.len_utf8();
            newlines = (newlines + u8::from(c == '\n')).min(3);
        }
        if !out.keys.is_empty() {
            out.keys.push(' ');
        }
        let key_start = out.keys.len() as u32;
        let letters = fold::push_key(&text[start..end], &mut out.keys);
        let case = if kind == TokenKind::Word { case_of(letters) } else { Case::None };
        let key = (key_start, out.keys.len() as u32);
        out.list.push(Token { start: start as u32, end: end as u32, ws_end: ws_end as u32, kind, case, newlines, key });
        start = ws_end;
    }
    // A text of signs has four times the tokens of one of words.
    out.list.shrink_to_fit();
    out.keys.shrink_to_fit();
    out
}
