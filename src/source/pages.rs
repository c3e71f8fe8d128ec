//! Page numbers and running headers that stand in the middle of a sentence, in text copied from a PDF: they are not read.

use crate::span::Span;
use std::collections::BTreeMap;

/// A line of the text without the white space around it.
struct Line<'t> {
    text: &'t str,
    /// Its first byte, and the byte after its line end.
    span: Span,
}

/// The lines to leave out, in text order. Between sentences a page number or header stays: there it is a line of the page like others.
pub(super) fn interruptions(text: &str) -> Vec<Span> {
    let mut at = 0;
    let lines: Vec<Line> = text
        .split_inclusive('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len() as u32);
            at = span.end;
            Line { text: line.trim(), span }
        })
        .filter(|line| !line.text.is_empty())
        .collect();
    let mut places = Vec::new();
    let mut i = 1;
    while i + 1 < lines.len() {
        // At most a number and two lines of a header.
        let run =
            (1..=3).find(|len| i + len < lines.len() && goes_on(lines[i - 1].text, &lines[i..i + len], lines[i + len].text));
        places.extend(run.map(|len| i..i + len));
        i += run.unwrap_or(1);
    }
    if places.is_empty() {
        return Vec::new();
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        if line.text.len() <= LONGEST {
            *counts.entry(shape(line.text)).or_default() += 1;
        }
    }
    let furniture = |line: &Line| is_page_number(line.text) || counts.get(&shape(line.text)).is_some_and(|n| *n > 1);
    places.retain(|place| lines[place.clone()].iter().all(furniture));
    // The blank lines around go too: line goes on with line.
    places.into_iter().map(|place| Span::new(lines[place.start - 1].span.end, lines[place.end].span.start)).collect()
}

/// The longest header, in bytes.
const LONGEST: usize = 160;

/// Whether a sentence may go on from the line `before` in the line `after`, over `run`.
fn goes_on(before: &str, run: &[Line], after: &str) -> bool {
    let wide = |line: &str| line.chars().nth(39).is_some();
    let open = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '%' | '-' | '–'));
    let header = |line: &Line| line.text.len() <= LONGEST && !line.text.starts_with(char::is_lowercase);
    if !wide(before) || !open || !run.iter().all(header) {
        return false;
    }
    if after.starts_with(char::is_lowercase) {
        return true;
    }
    // Before a capital only a page number between two full lines tells.
    let (last, next) = (before.chars().count(), after.chars().count());
    let numbered = run.iter().any(|line| is_page_number(line.text));
    numbered
        && wide(after)
        && after.starts_with(char::is_uppercase)
        && last * 10 >= next * 9
        && before.ends_with(|c: char| c.is_lowercase() || c == ',')
}

/// `12`, `- 12 -`, `Trang 12`, `Trang 3/15`
fn is_page_number(line: &str) -> bool {
    let rest = ["Trang", "TRANG", "trang", "Page"].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let rest = rest.trim_matches([' ', '-', '–', '—', '|', '.', ':']);
    let (page, of) = rest.split_once('/').unwrap_or((rest, "1"));
    [page, of].iter().all(|n| (1..=4).contains(&n.trim().len()) && n.trim().bytes().all(|b| b.is_ascii_digit()))
}

/// A header without the page numbers that it may hold.
fn shape(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn what_stands_between_pages_is_not_read() {
        let cases = [
            (
                "Hội nghị đã thảo luận về công tác kết nạp đảng\n12\nviên mới ở các chi bộ thôn.",
                "Hội nghị đã thảo luận về công tác kết nạp đảng\nviên mới ở các chi bộ thôn.",
            ),
            (
                "Bản tin số 4 | 1\nHội nghị đã thảo luận về công tác kết nạp đảng\n\nBản tin số 4 | 2\n\nviên mới ở các chi bộ thôn.",
                "Bản tin số 4 | 1\nHội nghị đã thảo luận về công tác kết nạp đảng\nviên mới ở các chi bộ thôn.",
            ),
            (
                "Đồng chí chủ trì hội nghị cùng lãnh đạo Huyện ủy,\nTrang 3/15\nBan Thường vụ và đại biểu các xã về dự hội nghị.",
                "Đồng chí chủ trì hội nghị cùng lãnh đạo Huyện ủy,\nBan Thường vụ và đại biểu các xã về dự hội nghị.",
            ),
        ];
        for (given, read) in cases {
            let source = Source::new(given);
            assert_eq!(source.text(), read);
        }
        for text in [
            "Hội nghị đã thảo luận về công tác kết nạp đảng viên.\n12\nMột số chi bộ thôn chưa có đảng viên mới.",
            "STT\nChỉ tiêu\n12\nđảng viên\n14\nchi bộ",
            "Số đảng viên được kết nạp trong cả nhiệm kỳ\n1.284\nđạt kế hoạch đề ra",
            "Trao quyết định cho các đồng chí được bổ nhiệm\nẢnh: Văn An\ntại hội nghị sáng nay.",
        ] {
            assert_eq!(Source::new(text).text(), text);
        }
    }

    #[test]
    fn spans_lead_over_the_gap() {
        let given = "Hội nghị đã thảo luận về công tác kết nạp đảng\n12\nviên mới ở các chi bộ thôn.";
        let source = Source::new(given);
        let words = |words: &str| {
            let start = source.text().find(words).unwrap() as u32;
            source.original_text(crate::span::Span::new(start, start + words.len() as u32))
        };
        assert_eq!(words("đảng\nviên"), "đảng\n12\nviên");
        assert_eq!(words("kết nạp đảng"), "kết nạp đảng");
        assert_eq!(words("viên mới"), "viên mới");
    }
}
