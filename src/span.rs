//! Spans: half-open ranges of bytes of the text that is read ([`crate::source::Source::text`]).

/// Bytes `start..end` of the text that is read. Both lie on character boundaries and `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// The UTF-16 index of each byte offset of `edges`, which are sorted and lie on character boundaries of `text`. Linear.
pub fn utf16_of_bytes(text: &str, edges: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(edges.len());
    let (mut byte, mut unit) = (0usize, 0u32);
    for &edge in edges {
        let edge = (edge as usize).min(text.len());
        for c in text[byte..edge].chars() {
            unit += c.len_utf16() as u32;
        }
        byte = edge;
        out.push(unit);
    }
    out
}
