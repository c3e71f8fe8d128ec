//! The article cut into what is shown: paragraphs, statements, marks within marks. Plain data, made once for each record.

use super::work::Work;
use crate::record::{DecidedBy, MentionType, Record, StatementKind};
use std::ops::Range;
use std::rc::Rc;

/// A mention in a paragraph, with all that its mark shows: a paragraph is drawn again when one of these changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// The mention's id.
    pub id: Rc<str>,
    /// Its type.
    pub kind: MentionType,
    /// Whether it wants a look.
    pub is_open: bool,
    /// Whether a reader decided it.
    pub by_reader: bool,
}

/// A statement in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// What it says.
    pub kind: StatementKind,
    /// Whether a reader decided it.
    pub by_reader: bool,
}

/// A line of the text that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text, without white space around.
    pub bytes: Range<usize>,
    /// Its first UTF-16 unit.
    pub unit: u32,
    /// The statements in it, in order; they do not overlap.
    pub statements: Vec<Said>,
    /// The mentions in it, the outer before the inner.
    pub mentions: Vec<Mark>,
}

/// The article, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// In text order.
    pub paragraphs: Vec<Rc<Paragraph>>,
    /// Byte offset of every UTF-16 unit where the two differ, as steps: (unit, byte).
    steps: Vec<(u32, usize)>,
}

impl View {
    /// Cuts the text. `record` counts UTF-16 units.
    pub fn new(text: &str, record: &Record) -> View {
        let mut view = View { paragraphs: Vec::new(), steps: steps(text) };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bytes = start..start + line.len();
            start = bytes.end;
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let from = bytes.start + (line.len() - line.trim_start().len());
                paragraphs.push(Paragraph {
                    bytes: from..from + trimmed.len(),
                    unit: view.unit(from),
                    statements: Vec::new(),
                    mentions: Vec::new(),
                });
            }
        }
        for mention in &record.mentions {
            let id: Rc<str> = mention.id.as_str().into();
            let by_reader = mention.decided_by == Some(DecidedBy::Reader);
            place(&mut paragraphs, view.bytes(mention.start, mention.end), |p, bytes| {
                p.mentions.push(Mark { bytes, id: id.clone(), kind: mention.kind, is_open: Work::is_open(mention), by_reader });
            });
        }
        for statement in &record.statements {
            let by_reader = statement.decided_by == Some(DecidedBy::Reader);
            place(&mut paragraphs, view.bytes(statement.start, statement.end), |p, bytes| {
                if p.statements.last().is_none_or(|s| s.bytes.end <= bytes.start) {
                    p.statements.push(Said { bytes, kind: statement.kind, by_reader });
                }
            });
        }
        view.paragraphs = paragraphs.into_iter().map(Rc::new).collect();
        view
    }

    /// The UTF-16 unit at a byte.
    pub fn unit(&self, byte: usize) -> u32 {
        let at = self.steps.partition_point(|(_, b)| *b <= byte);
        match at.checked_sub(1).map(|i| self.steps[i]) {
            Some((u, b)) => u + (byte - b) as u32,
            None => byte as u32,
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

/// Gives a stretch to every paragraph that it touches, clipped.
fn place(paragraphs: &mut [Paragraph], bytes: Range<usize>, mut put: impl FnMut(&mut Paragraph, Range<usize>)) {
    let first = paragraphs.partition_point(|p| p.bytes.end <= bytes.start);
    for paragraph in paragraphs[first..].iter_mut().take_while(|p| p.bytes.start < bytes.end) {
        let clipped = bytes.start.max(paragraph.bytes.start)..bytes.end.min(paragraph.bytes.end);
        if clipped.start < clipped.end {
            put(paragraph, clipped);
        }
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

/// The letter of a type of mention, for print and focus: of its Vietnamese name.
pub fn letter(kind: MentionType) -> &'static str {
    match kind {
        MentionType::Person => "N",
        MentionType::Role => "C",
        MentionType::Organization => "T",
        MentionType::Place => "Đ",
        MentionType::Document => "V",
        MentionType::Time => "G",
        MentionType::Figure => "S",
    }
}

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
                let mention = record.mentions.iter().find(|m| m.id == *stretch.id).unwrap();
                assert_eq!(&text[stretch.bytes.clone()], mention.text);
                assert_eq!(view.unit(stretch.bytes.start), mention.start);
                assert!(paragraph.bytes.start <= stretch.bytes.start && stretch.bytes.end <= paragraph.bytes.end);
                seen += 1;
            }
        }
        assert_eq!(seen, record.mentions.len());
        assert!(seen >= 4, "{seen}");
    }
}
