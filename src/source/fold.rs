//! The folded key of a word: what is compared, never what is shown.
//!
//! Two spellings that a reader takes for the same word have the same key: case, tone placement (`uỷ`/`ủy`, `hoà`/`hòa`, `qúy`/`quý`),
//! `i`/`y` where both are written (`kỹ`/`kĩ`, `tỷ`/`tỉ`), apostrophes and dashes. The key of a syllable is its letters without the tone, then one
//! digit for each tone (1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng): `ủy` and `uỷ` both give `uy3`. `Đ` and `D`, `ơ` and `o` stay different letters.
//!
//! This file is also compiled into the build script, so that data and text are folded by the same code.

/// The lower-case letter without its tone, and the tone (0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng). Letters that carry
/// no Vietnamese tone come back in lower case with tone 0; a character whose lower case is more than one character comes back as it is.
pub fn letter_and_tone(c: char) -> (char, u8) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), 0);
    }
    match toned(c) {
        Some(found) => found,
        None => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => toned(l).unwrap_or((l, 0)),
                _ => (c, 0),
            }
        }
    }
}

/// The letter and the tone of a lower-case Vietnamese letter that is not ASCII.
fn toned(c: char) -> Option<(char, u8)> {
    Some(match c {
        'à' => ('a', 1),
        'á' => ('a', 2),
        'ả' => ('a', 3),
        'ã' => ('a', 4),
        'ạ' => ('a', 5),
        'ằ' => ('ă', 1),
        'ắ' => ('ă', 2),
        'ẳ' => ('ă', 3),
        'ẵ' => ('ă', 4),
        'ặ' => ('ă', 5),
        'ầ' => ('â', 1),
        'ấ' => ('â', 2),
        'ẩ' => ('â', 3),
        'ẫ' => ('â', 4),
        'ậ' => ('â', 5),
        'è' => ('e', 1),
        'é' => ('e', 2),
        'ẻ' => ('e', 3),
        'ẽ' => ('e', 4),
        'ẹ' => ('e', 5),
        'ề' => ('ê', 1),
        'ế' => ('ê', 2),
        'ể' => ('ê', 3),
        'ễ' => ('ê', 4),
        'ệ' => ('ê', 5),
        'ì' => ('i', 1),
        'í' => ('i', 2),
        'ỉ' => ('i', 3),
        'ĩ' => ('i', 4),
        'ị' => ('i', 5),
        'ò' => ('o', 1),
        'ó' => ('o', 2),
        'ỏ' => ('o', 3),
        'õ' => ('o', 4),
        'ọ' => ('o', 5),
        'ồ' => ('ô', 1),
        'ố' => ('ô', 2),
        'ổ' => ('ô', 3),
        'ỗ' => ('ô', 4),
        'ộ' => ('ô', 5),
        'ờ' => ('ơ', 1),
        'ớ' => ('ơ', 2),
        'ở' => ('ơ', 3),
        'ỡ' => ('ơ', 4),
        'ợ' => ('ơ', 5),
        'ù' => ('u', 1),
        'ú' => ('u', 2),
        'ủ' => ('u', 3),
        'ũ' => ('u', 4),
        'ụ' => ('u', 5),
        'ừ' => ('ư', 1),
        'ứ' => ('ư', 2),
        'ử' => ('ư', 3),
        'ữ' => ('ư', 4),
        'ự' => ('ư', 5),
        'ỳ' => ('y', 1),
        'ý' => ('y', 2),
        'ỷ' => ('y', 3),
        'ỹ' => ('y', 4),
        'ỵ' => ('y', 5),
        'đ' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' => (c, 0),
        _ => return None,
    })
}

/// Whether `c` is one of the dashes that texts use for one another.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether `c` is one of the apostrophes of minority and foreign names.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' | '\u{00B4}')
}

/// How the letters of a token are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// Capitals.
    pub upper: u32,
    /// Small letters.
    pub lower: u32,
    /// Whether the first character is a capital.
    pub first_upper: bool,
}

/// Appends the key of one token to `key`, and counts its capitals and small letters on the way.
pub fn push_key(token: &str, key: &mut String) -> Letters {
    let from = key.len();
    let mut letters = Letters::default();
    let mut tones = [0u8; 4];
    let mut toned_letters = 0;
    for c in token.chars() {
        let (letter, tone) = if c.is_ascii() {
            letters.lower += u32::from(c.is_ascii_lowercase());
            if c.is_ascii_uppercase() {
                letters.first_upper |= key.len() == from;
                letters.upper += 1;
            }
            (if c == '`' { '\'' } else { c.to_ascii_lowercase() }, 0)
        } else if let Some(small) = toned(c) {
            letters.lower += 1;
            small
        } else if is_dash(c) {
            ('-', 0)
        } else if is_apostrophe(c) {
            ('\'', 0)
        } else {
            letters.lower += u32::from(c.is_lowercase());
            if c.is_uppercase() {
                letters.first_upper |= key.len() == from;
                letters.upper += 1;
            }
            letter_and_tone(c)
        };
        key.push(letter);
        if tone > 0 && toned_letters < tones.len() {
            tones[toned_letters] = tone;
            toned_letters += 1;
        }
    }
    // `lý` and `lí` are one word: a final y straight after one of these onsets is written either way.
    if matches!(&key.as_bytes()[from..], [b'h' | b'k' | b'l' | b'm' | b's' | b't' | b'v', b'y'] | b"quy") {
        key.pop();
        key.push('i');
    }
    for tone in &tones[..toned_letters] {
        key.push((b'0' + tone) as char);
    }
    letters
}

/// The key of one token.
pub fn key(token: &str) -> String {
    let mut out = String::with_capacity(token.len());
    push_key(token, &mut out);
    out
}
