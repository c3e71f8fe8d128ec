//! The article cut into what is shown: paragraphs, statements, marks within marks. Plain data, made once for each record.

use crate::record::{MentionType, Record, StatementKind};
use std::ops::Range;

/// A mention or statement with byte ranges of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Index in the record's list.
    pub index: usize,
}

/// A line of the text that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text, without white space around.
    pub bytes: Range<usize>,
    /// The statements in it, in order; they do not overlap.
    pub statements: Vec<Stretch>,
    /// The mentions in it, the outer before the inner.
    pub mentions: Vec<Stretch>,
}

/// The article, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// In text order.
    pub paragraphs: Vec<Paragraph>,
    /// Byte offset of every UTF-16 unit where the two differ, as steps: (unit, byte).
    steps: Vec<(u32, usize)>,
}

impl View {
    /// Cuts the text. `record` counts UTF-16 units.
    pub fn new(text: &str, record: &Record) -> View {
        let mut view = View { paragraphs: Vec::new(), steps: steps(text) };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bytes = start..start + line.len();
            start = bytes.end;
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let from = bytes.start + (line.len() - line.trim_start().len());
                view.paragraphs.push(Paragraph {
                    bytes: from..from + trimmed.len(),
                    statements: Vec::new(),
                    mentions: Vec::new(),
                });
            }
        }
        for (index, mention) in record.mentions.iter().enumerate() {
            let bytes = view.bytes(mention.start, mention.end);
            view.place(bytes, |p, bytes| p.mentions.push(Stretch { bytes, index }));
        }
        for (index, statement) in record.statements.iter().enumerate() {
            let bytes = view.bytes(statement.start, statement.end);
            view.place(bytes, |p, bytes| {
                if p.statements.last().is_none_or(|s| s.bytes.end <= bytes.start) {
                    p.statements.push(Stretch { bytes, index });
                }
            });
        }
        view
    }

    /// Gives a stretch to every paragraph that it touches, clipped.
    fn place(&mut self, bytes: Range<usize>, mut put: impl FnMut(&mut Paragraph, Range<usize>)) {
        let first = self.paragraphs.partition_point(|p| p.bytes.end <= bytes.start);
        for paragraph in self.paragraphs[first..].iter_mut().take_while(|p| p.bytes.start < bytes.end) {
            let clipped = bytes.start.max(paragraph.bytes.start)..bytes.end.min(paragraph.bytes.end);
            if clipped.start < clipped.end {
                put(paragraph, clipped);
            }
        }
    }

    /// The bytes of a stretch of UTF-16 units.
    pub fn bytes(&self, start: u32, end: u32) -> Range<usize> {
        self.byte(start)..self.byte(end)
    }

    fn byte(&self, unit: u32) -> usize {
        let at = self.steps.partition_point(|(u, _)| *u <= unit);
        match at.checked_sub(1).map(|i| self.steps[i]) {
            Some((u, b)) => b + (unit - u) as usize,
            None => unit as usize,
        }
    }

    /// The paragraph that holds a byte.
    pub fn paragraph_of(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|p| p.bytes.end <= byte)
    }
}

/// A step after every character that is not ASCII: from there on, until the next step, a unit is a byte.
fn steps(text: &str) -> Vec<(u32, usize)> {
    let mut unit = 0;
    let mut out = Vec::new();
    for (byte, c) in text.char_indices() {
        unit += c.len_utf16() as u32;
        if !c.is_ascii() {
            out.push((unit, byte + c.len_utf8()));
        }
    }
    out
}

/// The class of a type of mention in the style sheet.
pub fn class(kind: MentionType) -> &'static str {
    match kind {
        MentionType::Person => "person",
        MentionType::Role => "role",
        MentionType::Organization => "organization",
        MentionType::Place => "place",
        MentionType::Document => "document",
        MentionType::Time => "time",
        MentionType::Figure => "figure",
    }
}

/// Every type of mention, in the order of the legend.
pub const TYPES: [MentionType; 7] = [
    MentionType::Person,
    MentionType::Role,
    MentionType::Organization,
    MentionType::Place,
    MentionType::Document,
    MentionType::Time,
    MentionType::Figure,
];

/// The class of a kind of statement in the style sheet.
pub fn statement_class(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Result => "result",
        StatementKind::Limitation => "limitation",
        StatementKind::Task => "task",
        StatementKind::Assessment => "assessment",
        StatementKind::Boilerplate => "boilerplate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_the_record_s_words() {
        let text = "😀 Hội nghị\r\n\r\n  Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị ngày 3/4/2024.\nKết nạp 12 đảng viên 𝗛.";
        let record = crate::extract(text, &crate::Options::default()).into_utf16(text);
        let view = View::new(text, &record);
        assert_eq!(view.paragraphs.len(), 3);
        let mut seen = 0;
        for paragraph in &view.paragraphs {
            for stretch in &paragraph.mentions {
                assert_eq!(&text[stretch.bytes.clone()], record.mentions[stretch.index].text);
                assert!(paragraph.bytes.start <= stretch.bytes.start && stretch.bytes.end <= paragraph.bytes.end);
                seen += 1;
            }
        }
        assert_eq!(seen, record.mentions.len());
        assert!(seen >= 4, "{seen}");
    }
}
