//! The syllables of a text: what an edge of a mention may rest on.
//!
//! Everything counts UTF-16, as the page, JavaScript and every record in JSON do.

use crate::segment::tokens::{TokenKind, tokenise};
use crate::span::utf16_of_bytes;
use std::ops::Range;

/// One syllable, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First unit.
    pub start: u32,
    /// Unit after the last.
    pub end: u32,
    /// First byte.
    byte: u32,
    /// Byte after the last.
    byte_end: u32,
    /// Bytes of the key.
    key: Range<usize>,
    /// The character itself, of what is neither syllable nor number; else a zero.
    pub mark: char,
    /// Whether it is a run of digits.
    pub is_number: bool,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether a line ends after it.
    pub ends_line: bool,
    /// Whether nothing stands between it and the next.
    pub is_glued: bool,
}

/// All syllables of a text, in text order. Made once for a text.
#[derive(Debug, Default)]
pub struct Words {
    list: Vec<Word>,
    keys: String,
}

impl Words {
    /// Cuts a text. Linear.
    pub fn new(text: &str) -> Self {
        let tokens = tokenise(text);
        let edges: Vec<u32> = tokens.list.iter().flat_map(|t| [t.start, t.end]).collect();
        let units = utf16_of_bytes(text, &edges);
        let list = tokens.list.iter().zip(units.chunks_exact(2)).enumerate().filter(|(_, (t, _))| t.kind() != TokenKind::Empty);
        let list = list.map(|(i, (t, at))| Word {
            start: at[0],
            end: at[1],
            byte: t.start,
            byte_end: t.end,
            key: tokens.key_span(i, i + 1),
            mark: if let TokenKind::Punct(c) = t.kind() { c } else { '\0' },
            is_number: t.is_number(),
            is_capital: t.is_word() && t.is_capital(),
            ends_line: t.newlines() > 0,
            is_glued: t.is_glued(),
        });
        Words { list: list.collect(), keys: tokens.keys }
    }

    /// The syllables.
    pub fn list(&self) -> &[Word] {
        &self.list
    }

    /// The folded key of syllable `i`: two spellings of one word have the same.
    pub fn key(&self, i: usize) -> &str {
        &self.keys[self.list[i].key.clone()]
    }

    /// The folded keys of syllables `from..to`, one space between two.
    pub fn keys(&self, from: usize, to: usize) -> &str {
        if from >= to {
            return "";
        }
        &self.keys[self.list[from].key.start..self.list[to - 1].key.end]
    }

    /// The syllables that `start..end` covers wholly, if both edges rest on edges of syllables.
    pub fn exactly(&self, start: u32, end: u32) -> Option<(usize, usize)> {
        let from = self.list.binary_search_by_key(&start, |w| w.start).ok()?;
        let to = self.list.binary_search_by_key(&end, |w| w.end).ok()?;
        (from <= to).then_some((from, to + 1))
    }

    /// The syllables that `start..end` touches.
    pub fn touched(&self, start: u32, end: u32) -> (usize, usize) {
        let from = self.list.partition_point(|w| w.end <= start);
        let to = self.list.partition_point(|w| w.start < end);
        (from, to.max(from))
    }

    /// The byte at which unit `at` of `text` begins; `None` inside a character and past the end.
    pub fn byte(&self, text: &str, at: u32) -> Option<usize> {
        let word = self.list.partition_point(|w| w.start <= at).checked_sub(1).map(|i| &self.list[i]);
        let (mut unit, from) = word.map_or((0, 0), |w| (w.start, w.byte as usize));
        for (byte, c) in text.get(from..)?.char_indices() {
            if unit >= at {
                return (unit == at).then_some(from + byte);
            }
            unit += c.len_utf16() as u32;
        }
        (unit == at).then_some(text.len())
    }

    /// The words between two units.
    pub fn slice<'t>(&self, text: &'t str, start: u32, end: u32) -> Option<&'t str> {
        text.get(self.byte(text, start)?..self.byte(text, end)?)
    }

    /// The bytes of syllables `from..to`.
    pub fn bytes(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        match (self.list.get(from), to.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if from < to => first.byte as usize..last.byte_end as usize,
            _ => 0..0,
        }
    }

    /// A selection, widened to whole syllables, without the marks that a hand catches at its edges. `None` where no syllable is left.
    pub fn snap(&self, start: u32, end: u32) -> Option<(u32, u32)> {
        let (mut from, mut to) = self.touched(start, end.max(start + 1));
        while from < to && self.is_loose(from, from, to, true) {
            from += 1;
        }
        while from < to && self.is_loose(to - 1, from, to, false) {
            to -= 1;
        }
        (from < to).then(|| (self.list[from].start, self.list[to - 1].end))
    }

    /// A selection, widened to whole syllables and marks; nothing is left out.
    pub fn snap_exact(&self, start: u32, end: u32) -> Option<(u32, u32)> {
        let (from, to) = self.touched(start, end.max(start + 1));
        (from < to).then(|| (self.list[from].start, self.list[to - 1].end))
    }

    /// Whether the mark at an edge of `from..to` does not belong to it: a comma, a stop, a dash, a bracket or quotation mark whose partner is not inside.
    fn is_loose(&self, i: usize, from: usize, to: usize, leads: bool) -> bool {
        let has = |partners: &[char]| (from..to).any(|k| k != i && partners.contains(&self.list[k].mark));
        match self.list[i].mark {
            '\0' | '%' | '‰' | '°' | '$' | '€' | '№' | '#' | '+' | '~' | '<' | '>' | '≥' | '≤' | '²' | '³' => false,
            '-' => !(leads && self.list[i].is_glued && self.list.get(i + 1).is_some_and(|w| w.is_number)),
            '(' => !has(&[')']),
            ')' => !has(&['(']),
            '[' => !has(&[']']),
            ']' => !has(&['[']),
            '“' => !has(&['”', '"']),
            '”' => !has(&['“', '"', '”']),
            '«' => !has(&['»']),
            '»' => !has(&['«']),
            '"' => !has(&['"', '“', '”']),
            // An emoji or another picture is no part of a name either.
            _ => true,
        }
    }

    /// One edge of a span moved by one syllable: `by` below zero to the left, above to the right. Marks are stepped over. `None` where the span would
    /// be empty or leave the text.
    pub fn step(&self, start: u32, end: u32, edge: Edge, by: i32) -> Option<(u32, u32)> {
        let (from, to) = self.touched(start, end);
        let solid = |i: usize| self.list[i].mark == '\0';
        let (from, to) = match (edge, by < 0) {
            (Edge::Start, true) => ((0..from).rev().find(|i| solid(*i))?, to),
            (Edge::Start, false) => ((from + 1..to).find(|i| solid(*i))?, to),
            (Edge::End, true) => (from, (from + 1..to).rev().find(|i| solid(i - 1))?),
            (Edge::End, false) => (from, (to..self.list.len()).find(|i| solid(*i))? + 1),
        };
        Some((self.list[from].start, self.list[to - 1].end))
    }
}

/// An edge of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapped(text: &str, selected: &str) -> String {
        let words = Words::new(text);
        let byte = text.find(selected).unwrap();
        let unit = |b: usize| text[..b].encode_utf16().count() as u32;
        let (start, end) = words.snap(unit(byte), unit(byte + selected.len())).unwrap();
        words.slice(text, start, end).unwrap().to_owned()
    }

    #[test]
    fn a_selection_snaps_to_syllables_and_leaves_marks_out() {
        let text = "😀 Sáng nay, đồng chí Trần Văn Lương (khóa XII), đạt -5,5%; “Quận ủy”, số 15-NQ/TU.";
        for (selected, meant) in [
            ("ần Văn Lư", "Trần Văn Lương"),
            ("nay, ", "nay"),
            (" Trần Văn Lương (", "Trần Văn Lương"),
            ("Lương (khóa XII),", "Lương (khóa XII)"),
            ("(khóa XII)", "(khóa XII)"),
            ("-5,5%;", "-5,5%"),
            ("“Quận ủy", "Quận ủy"),
            ("Q/TU.", "NQ/TU"),
        ] {
            assert_eq!(snapped(text, selected), meant, "{selected}");
        }
        assert_eq!(Words::new(", . ;").snap(0, 5), None);
        assert_eq!(Words::new("").snap(0, 0), None);
    }

    #[test]
    fn an_edge_moves_by_one_syllable() {
        let text = "Bí thư Quận ủy, Trần Văn Lương nói";
        let words = Words::new(text);
        let at = |s: &str| {
            let byte = text.find(s).unwrap();
            let unit = text[..byte].encode_utf16().count() as u32;
            (unit, unit + s.encode_utf16().count() as u32)
        };
        let (start, end) = at("Văn");
        let show = |span: Option<(u32, u32)>| span.and_then(|(s, e)| words.slice(text, s, e)).unwrap_or("-");
        assert_eq!(show(words.step(start, end, Edge::Start, -1)), "Trần Văn");
        assert_eq!(show(words.step(start, end, Edge::End, 1)), "Văn Lương");
        assert_eq!(show(words.step(start, end, Edge::Start, 1)), "-", "nothing would be left");
        assert_eq!(show(words.step(start, end, Edge::End, -1)), "-");
        let (start, end) = at("Trần Văn");
        assert_eq!(show(words.step(start, end, Edge::Start, -1)), "ủy, Trần Văn");
        assert_eq!(show(words.step(start, end, Edge::End, -1)), "Trần");
        assert_eq!(show(words.step(0, 2, Edge::Start, -1)), "-", "the text begins here");
    }

    #[test]
    fn units_and_bytes() {
        let words = Words::new("😀 ủy");
        assert_eq!(words.byte("😀 ủy", 1), None, "inside a pair");
        assert_eq!(words.byte("😀 ủy", 5), Some(9));
        assert_eq!(words.byte("😀 ủy", 6), None);
        assert_eq!(words.slice("😀 ủy", 3, 5), Some("ủy"));
        assert_eq!(words.exactly(3, 5), Some((1, 2)));
        assert_eq!(words.exactly(3, 4), None);
    }
}
