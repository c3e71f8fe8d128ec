//! The text as given and the text that is read.
//!
//! Every stage after this one sees [`Source::text`]: decoded if it came in a legacy encoding, in NFC, with plain spaces and line ends,
//! without zero-width characters, and without the page numbers that stand inside sentences. [`Source::original_span`] leads a span
//! back to the text as given; nothing else in the crate maps offsets.

pub mod fold;
pub mod legacy;
mod pages;

use crate::record::Warning;
use crate::span::Span;
use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// A text and the way back to how it was given.
pub struct Source<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// From the text as given to the text that is read; empty where nothing changed.
    maps: Vec<OffsetMap>,
    /// What a reader should know about how the text was read.
    pub warnings: Vec<Warning>,
}

impl<'t> Source<'t> {
    /// Reads a text. Total: any text gives a source.
    pub fn new(original: &'t str) -> Self {
        let mut source = Source { original, text: Cow::Borrowed(original), maps: Vec::new(), warnings: Vec::new() };
        if let Some(converted) = legacy::convert(original) {
            source.text = Cow::Owned(converted.text);
            source.maps.push(converted.map);
            let names: Vec<&str> = converted.encodings.iter().map(|e| e.name()).collect();
            source.warnings.push(legacy_warning(&names.join(", ")));
        } else if is_half_composed(original) {
            source.warnings.push(legacy_warning(legacy::Encoding::Cp1258.name()));
        }
        if let Some((text, map)) = normalise(&source.text) {
            source.text = Cow::Owned(text);
            source.maps.push(map);
        }
        let gaps = pages::interruptions(&source.text);
        if !gaps.is_empty() {
            let (text, map) = without(&source.text, &gaps);
            source.text = Cow::Owned(text);
            source.maps.push(map);
        }
        source
    }

    /// The text that every later stage reads.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of [`Self::text`] stands in the text as given. The span given back holds every character that the read
    /// characters were made from, and none before or after.
    pub fn original_span(&self, span: Span) -> Span {
        self.maps.iter().rev().fold(span, |span, map| Span::new(map.start(span.start), map.end(span.end)))
    }

    /// The words as given.
    pub fn original_text(&self, span: Span) -> &'t str {
        let span = self.original_span(span);
        &self.original[span.start as usize..span.end as usize]
    }
}

/// The text without `gaps`, and the way back.
fn without(text: &str, gaps: &[Span]) -> (String, OffsetMap) {
    let mut out = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut at = 0;
    for gap in gaps {
        out.push_str(&text[at..gap.start as usize]);
        map.push(Span::new(out.len() as u32, out.len() as u32), *gap);
        at = gap.end as usize;
    }
    out.push_str(&text[at..]);
    (out, map)
}

fn legacy_warning(encoding: &str) -> Warning {
    let message = format!("Văn bản gõ theo bảng mã {encoding} đã được chuyển sang Unicode.");
    Warning { code: "legacy-encoding".to_owned(), message }
}

/// Whether letters with a hat, breve or horn have their tones after them, and more of them than not: text of code page windows-1258.
fn is_half_composed(text: &str) -> bool {
    let (mut half, mut whole) = (0usize, 0usize);
    let mut before = ' ';
    if !text.bytes().any(|b| b == 0xCC) {
        return false;
    }
    for c in text.chars() {
        let hat = |c: char| matches!(fold::letter_and_tone(c), ('ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư', _));
        let tone = |c: char| fold::letter_and_tone(c).1 > 0;
        half += usize::from(hat(before) && matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
        whole += usize::from(hat(c) && tone(c));
        before = c;
    }
    half > whole
}

/// One stretch that changed: bytes `read` of the new text were made from bytes `given` of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    read: Span,
    given: Span,
}

/// The way from a changed text back to the one it was made from. Between the changes the two are equal.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct OffsetMap {
    changes: Vec<Change>,
}

impl OffsetMap {
    /// Notes that `read` was made from `given`. Changes come in text order.
    pub fn push(&mut self, read: Span, given: Span) {
        self.changes.push(Change { read, given });
    }

    /// Gives back memory that no change needs.
    pub fn shrink_to_fit(&mut self) {
        self.changes.shrink_to_fit();
    }

    /// Where a span that begins at `read` begins in the older text.
    pub fn start(&self, read: u32) -> u32 {
        let after = self.changes.partition_point(|c| c.read.start <= read);
        match after.checked_sub(1).map(|i| self.changes[i]) {
            None => read,
            Some(c) if read < c.read.end => c.given.start,
            Some(c) => c.given.end + (read - c.read.end),
        }
    }

    /// Where a span that ends at `read` ends in the older text.
    pub fn end(&self, read: u32) -> u32 {
        let after = self.changes.partition_point(|c| c.read.start < read);
        match after.checked_sub(1).map(|i| self.changes[i]) {
            None => read,
            Some(c) => c.given.end + read.saturating_sub(c.read.end),
        }
    }
}

/// Whether a character can neither compose with one before it nor be changed by one.
fn is_boundary(c: char) -> bool {
    matches!(c as u32, 0..=0x2FF | 0x1E00..=0x1EFF | 0x2000..=0x20CF | 0x2E80..=0x3098 | 0x309B..=0xD7FF)
}

/// What a single character is read as, where that is not the character itself.
fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        // Spaces of every width; a reader sees a space.
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        // Nothing at all to a reader: zero-width characters, direction marks, soft hyphens, byte order marks, variation selectors.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' => "",
        '\u{FEFF}' | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}' => "",
        '\u{2028}' | '\u{2029}' | '\u{0085}' | '\u{000B}' | '\u{000C}' => "\n",
        // Eth, typed for Đ.
        '\u{00D0}' => "Đ",
        '\u{00F0}' => "đ",
        _ => return None,
    })
}

/// The text in NFC with plain spaces and line ends, and the way back; `None` where it is so already.
fn normalise(text: &str) -> Option<(String, OffsetMap)> {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let plain = |c: char| c != '\r' && (c.is_ascii() || replacement(c).is_none()) && !matches!(c, '\u{000B}' | '\u{000C}');
    if text.chars().all(plain) && nfc.is_normalized(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let from = out.len();
        if c == '\r' {
            if chars.next_if(|(_, next)| *next == '\n').is_some() {
                end += 1;
            }
            out.push('\n');
        } else if let Some(new) = replacement(c) {
            out.push_str(new);
        } else {
            while let Some((_, next)) = chars.next_if(|(_, next)| !is_boundary(*next) && replacement(*next).is_none()) {
                end += next.len_utf8();
            }
            let cluster = &text[start..end];
            if cluster.is_ascii() {
                out.push_str(cluster);
            } else {
                out.push_str(&nfc.normalize(cluster));
            }
        }
        if out[from..] != text[start..end] {
            map.push(Span::new(from as u32, out.len() as u32), Span::new(start as u32, end as u32));
        }
    }
    Some((out, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original<'t>(source: &'t Source, needle: &str) -> &'t str {
        let start = source.text().find(needle).unwrap();
        source.original_text(Span::new(start as u32, (start + needle.len()) as u32))
    }

    #[test]
    fn plain_text_is_left_alone() {
        let source = Source::new("Quận ủy Hai Bà Trưng\nđã họp.");
        assert!(matches!(source.text, Cow::Borrowed(_)));
        assert!(source.maps.is_empty());
    }

    #[test]
    fn spans_lead_back_to_the_text_as_given() {
        let cases = [
            ("Qua\u{323}\u{302}n u\u{309}y\u{a0}Ba", "ủy Ba", "u\u{309}y\u{a0}Ba"),
            ("a\r\nb\r\nc", "b", "b"),
            ("x \u{200B}Hà\u{200B}Nội", "HàNội", "Hà\u{200B}Nội"),
            ("\u{FEFF}Hà Nội", "Hà Nội", "Hà Nội"),
            ("𝗛 😀 Ðà Nẵng", "Đà", "Ðà"),
            ("e\u{301}tude", "étude", "e\u{301}tude"),
            ("một\u{2028}hai", "\nhai", "\u{2028}hai"),
        ];
        for (given, read, back) in cases {
            let source = Source::new(given);
            assert_eq!(original(&source, read), back, "{given:?} reads {:?}", source.text());
        }
    }

    #[test]
    fn utf16_counts_astral_characters_twice() {
        assert_eq!(crate::span::utf16_of_bytes("😀ủy", &[0, 4, 7, 8]), [0, 2, 3, 4]);
    }
}
