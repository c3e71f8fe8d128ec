//! Figures with what they measure.
//!
//! Each gives the measure in words, whose it is, the period that it holds for, the plan and the change (`relation`). Source of the rules: the forms of reports on
//! plans and budgets.

use super::measure::{Measured, measure};
use super::relation::relation;
use crate::recognise::{Candidate, Found};
use crate::record::MentionType;
use crate::record::{Indicator, Statement, StatementKind, TimeKind, Value};
use crate::resolve::{Resolved, mention_id};
use crate::segment::Doc;

/// Reads what the figures measure.
pub fn indicators(doc: &Doc, resolved: &Resolved, statements: &[Statement]) -> Vec<Indicator> {
    let mut out = Vec::new();
    // Sentence by sentence: the organisation and the period named last before the figure.
    let mut last: Option<Measured> = None;
    let reported = reported(resolved, doc);
    for (i, mention) in resolved.mentions.iter().enumerate() {
        if !matches!(mention.found, Found::Figure(_)) {
            continue;
        }
        let tokens = doc.tokens_in(mention.span);
        let Some(sentence) = doc.sentence_of(tokens.start) else { continue };
        // A figure inside a quoted title of a document measures nothing.
        if resolved
            .mentions
            .iter()
            .take(i)
            .rev()
            .take(8)
            .any(|m| m.found.kind() == MentionType::Document && m.span.contains(mention.span))
        {
            continue;
        }
        // `chính quyền địa phương 2 cấp` is a name; the age of somebody is no measure, nor is `hai xã nói trên`.
        if doc.key(tokens.end) == "câp2" || is_age(mention) {
            continue;
        }
        // Statements stand in text order and do not overlap.
        let before = statements.partition_point(|s| s.start <= mention.span.start);
        let statement = before.checked_sub(1).map(|s| &statements[s]).filter(|s| mention.span.end <= s.end);
        if statement.is_some_and(|s| s.kind == StatementKind::Boilerplate) {
            continue;
        }
        let relation = relation(doc, &resolved.mentions, i);
        let Some(measured) = measure(doc, &resolved.mentions, i, last.as_ref(), relation.change.is_some()) else { continue };
        if attends(doc, sentence, tokens.start, statement.is_some()) {
            continue;
        }
        if is_told_again(doc, mention, &tokens) {
            last = Some(measured);
            continue;
        }
        let mut indicator = Indicator {
            measure: measured.measure.clone(),
            figure: mention_id(i),
            organization: organization(resolved, doc, i, sentence),
            period: period(resolved, doc, i, sentence).or_else(|| reported.clone().filter(|_| is_result(statement))),
            target: None,
            achieved: None,
            change: None,
            base: None,
            statement: statement.map(|s| s.id.clone()),
        };
        (indicator.achieved, indicator.target) = (relation.achieved, relation.target);
        (indicator.change, indicator.base) = (relation.change, relation.base);
        // `giảm 02 sở, 41 phòng thuộc sở`: the verb holds for the whole list.
        let sign = out
            .last()
            .and_then(|i: &Indicator| i.change.as_ref())
            .and_then(|c| c.chars().next())
            .filter(|c| matches!(c, '+' | '-'));
        let bare = indicator.change.is_none() && indicator.achieved.is_none() && indicator.target.is_none();
        if let (true, true, Some(sign), Value::Figure(figure)) = (measured.listed, bare, sign, &resolved.values[i]) {
            indicator.change = Some(format!("{sign}{}", figure.number));
        }
        last = Some(measured);
        out.push(indicator);
    }
    out
}

/// `47 tuổi`, `từ 18 tuổi trở lên`.
fn is_age(mention: &Candidate) -> bool {
    matches!(&mention.found, Found::Figure(f) if f.unit.as_deref() == Some("tuổi") && !f.number.contains(['%', '.']))
}

/// Whether a number in words points back to what was counted before: `hai chi bộ nói trên`.
fn is_told_again(doc: &Doc, mention: &Candidate, tokens: &std::ops::Range<usize>) -> bool {
    let Found::Figure(figure) = &mention.found else { return false };
    let after = tokens.end + figure.unit.as_deref().map_or(0, |u| u.split(' ').count());
    doc.tokens.list[tokens.start].is_word()
        && (matches!(doc.key(after), "nay1" | "trên" | "đo2" | "ây2" | "kia")
            || doc.key(after) == "noi2" && doc.key(after + 1) == "trên")
}

/// Whether a sentence only tells who came: no measure of anything.
fn attends(doc: &Doc, sentence: usize, start: usize, stated: bool) -> bool {
    let range = doc.layout.sentences[sentence].tokens.clone();
    !stated
        && (range.start.max(start.saturating_sub(40))..range.end.min(start + 30)).any(|k| {
            matches!(
                (doc.key(k), doc.key(k + 1)),
                ("tham", "dư5")
                    | ("chu3", "tri1")
                    | ("cung1", "dư5")
                    | ("đên2", "dư5")
                    | ("cung1", "tham")
                    | ("dư5", "hôi5" | "buôi5" | "lê4" | "co2" | "đai5")
                    | ("co2", "măt5")
            )
        })
}

fn is_result(statement: Option<&Statement>) -> bool {
    statement.is_some_and(|s| matches!(s.kind, StatementKind::Result | StatementKind::Limitation))
}

/// The period on which the article reports as a whole: the first part of a year in its headline or first sentences.
fn reported(resolved: &Resolved, doc: &Doc) -> Option<String> {
    let head = resolved.mentions.iter().zip(&resolved.values).take_while(|(m, _)| of(doc, m).is_some_and(|s| s < 8));
    head.filter(|(m, _)| !is_base(doc, m)).find_map(|(m, v)| match v {
        Value::Time(t)
            if t.kind == TimeKind::Period
                && t.iso.len() > 4
                && is_dated(&t.iso)
                && !t.iso.ends_with("-H2")
                && m.rule != "time.feast" =>
        {
            Some(t.iso.clone())
        }
        _ => None,
    })
}

fn is_dated(iso: &str) -> bool {
    iso.starts_with(|c: char| c.is_ascii_digit())
}

/// The organisation of which a figure is said: the one named last before it in its sentence, else the one that opens an earlier sentence of the
/// paragraph. One that
/// is only a part of somebody's office, or that the sentence quotes, is none.
fn organization(resolved: &Resolved, doc: &Doc, figure: usize, sentence: usize) -> Option<String> {
    let block = doc.layout.sentences[sentence].block;
    let before = resolved.mentions[..figure].iter().zip(&resolved.values[..figure]).rev().take(60);
    // The one that opens an earlier sentence.
    let mut opener: Option<String> = None;
    for (mention, value) in before {
        let Some(s) = of(doc, mention).filter(|s| s + 2 >= sentence && doc.layout.sentences[*s].block == block) else { break };
        let Value::Organization(o) = value else { continue };
        let tokens = doc.tokens_in(mention.span);
        let of_office = resolved.mentions[..figure]
            .iter()
            .rev()
            .take(60)
            .any(|m| matches!(m.found, Found::Role(_)) && m.span.contains(mention.span));
        let quoted = tokens.start > 0 && matches!(doc.key(tokens.start - 1), "theo" | "cua3" | "do" | "cho");
        if of_office || quoted {
            continue;
        }
        if s == sentence {
            return Some(o.organization.clone());
        }
        if tokens.start <= doc.layout.sentences[s].tokens.start + 3 {
            opener.get_or_insert_with(|| o.organization.clone());
        }
    }
    opener
}

/// The time that encloses a figure: in its sentence the last before it, else the first after it; else a period of an earlier sentence of the paragraph.
fn period(resolved: &Resolved, doc: &Doc, figure: usize, sentence: usize) -> Option<String> {
    let iso = |mention: &Candidate, value: &Value| match value {
        Value::Time(t) if is_dated(&t.iso) && mention.rule != "time.feast" && !is_base(doc, mention) => {
            Some((t.kind, t.iso.clone()))
        }
        _ => None,
    };
    let block = doc.layout.sentences[sentence].block;
    let before = || resolved.mentions[..figure].iter().zip(&resolved.values[..figure]).rev().take(60);
    let same = before()
        .take_while(|(m, _)| of(doc, m) == Some(sentence))
        .find_map(|(m, v)| iso(m, v).filter(|_| !dates_document(resolved, doc, m)));
    let later = || {
        let after = resolved.mentions.iter().zip(&resolved.values).skip(figure + 1).take(12);
        after
            .take_while(|(m, _)| of(doc, m) == Some(sentence))
            .find_map(|(m, v)| iso(m, v).filter(|_| !dates_document(resolved, doc, m)))
    };
    let earlier = || {
        let near =
            before().take_while(|(m, _)| of(doc, m).is_some_and(|s| s + 3 >= sentence && doc.layout.sentences[s].block == block));
        // A day told of something else dates nothing here.
        near.filter_map(|(m, v)| iso(m, v))
            .find(|(kind, _)| matches!(kind, TimeKind::Period | TimeKind::Term | TimeKind::Interval))
    };
    same.or_else(later).or_else(earlier).map(|(_, iso)| iso)
}

/// Whether a time is the date of a document: it stands right after one.
fn dates_document(resolved: &Resolved, doc: &Doc, time: &Candidate) -> bool {
    let end = resolved.mentions.partition_point(|m| m.span.start < time.span.start);
    resolved.mentions[..end].iter().rev().take(6).any(|m| {
        m.found.kind() == MentionType::Document
            && m.span.end <= time.span.start
            && doc.text[m.span.end as usize..time.span.start as usize].trim_matches([' ', ',', '(']).is_empty()
    })
}

/// Whether a time is what a change is measured against (`so với năm 2017`, `cùng kỳ năm 2016`).
fn is_base(doc: &Doc, mention: &Candidate) -> bool {
    let start = doc.tokens_in(mention.span).start;
    doc.key(start) == "cung1"
        || start > 0 && doc.key(start - 1) == "lân1"
        || (start.saturating_sub(5)..start).any(|k| {
            matches!((doc.key(k), doc.key(k + 1)), ("so", "vơi2") | ("cung1", "ki1") | ("cao", "hơn") | ("thâp2", "hơn"))
        })
}

fn of(doc: &Doc, mention: &Candidate) -> Option<usize> {
    doc.sentence_of(doc.tokens_in(mention.span).start)
}

#[cfg(test)]
mod tests {
    use crate::{Options, extract};

    /// What the figures of a sentence measure: measure, number, change or share, what it is measured against.
    fn read(text: &str) -> Vec<String> {
        let record = extract(text, &Options::default());
        let number = |id: &str| {
            let mention = record.mentions.iter().find(|m| m.id == id).map(|m| m.value.clone());
            match mention {
                Some(crate::record::Value::Figure(f)) => f.number,
                _ => String::new(),
            }
        };
        let told = |i: &crate::record::Indicator| {
            let parts = [i.change.as_ref(), i.base.as_ref(), i.achieved.as_ref(), i.target.as_ref(), i.period.as_ref()];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            [i.measure.as_str(), &number(&i.figure)].into_iter().chain(parts).collect::<Vec<_>>().join(" | ")
        };
        record.indicators.iter().map(told).collect()
    }

    #[test]
    fn a_measure_is_what_a_reader_would_call_it() {
        let examples: [(&str, &[&str]); 14] = [
            (
                "Trong năm 2021, Đảng bộ huyện Tân Lương đã kết nạp được 72 đảng viên, bằng 45% chỉ tiêu.",
                &["kết nạp đảng viên | 72 | 2021", "kết nạp đảng viên | 45% | 45% | chỉ tiêu | 2021"],
            ),
            (
                "Ủy ban Kiểm tra đã kiểm tra 02 tổ chức đảng và 05 đảng viên.",
                &["kiểm tra tổ chức đảng | 2", "kiểm tra đảng viên | 5"],
            ),
            ("Huyện mở 27 lớp học tập cho 5.914 đảng viên.", &["mở lớp | 27", "mở lớp học tập đảng viên | 5914"]),
            (
                "Phạm pháp hình sự xảy ra 31 vụ, giảm 06 vụ so với cùng kỳ.",
                &["Phạm pháp hình sự xảy ra vụ | 31", "Phạm pháp hình sự xảy ra vụ | 6 | -6 | cùng kỳ"],
            ),
            (
                "Tỷ lệ hộ nghèo (theo chuẩn mới) giảm từ 5% xuống còn 2,1%.",
                &["Tỷ lệ hộ nghèo | 5%", "Tỷ lệ hộ nghèo | 2.1% | -2.9pp"],
            ),
            ("Cơ cấu kinh tế chuyển dịch: Dịch vụ: 63%; Nông nghiệp: 1,8%.", &["Dịch vụ | 63%", "Nông nghiệp | 1.8%"]),
            ("Tỉnh đã giảm 02 sở, 41 phòng thuộc sở.", &["sở | 2 | -2", "phòng | 41 | -41"]),
            ("Sản lượng cao hơn cùng kỳ 3,4 điểm phần trăm.", &["Sản lượng | 3.4 | +3.4pp | cùng kỳ"]),
            (
                "Giá trị sản xuất tăng 6,47% (kế hoạch 9,05%).",
                &["Giá trị sản xuất | 6.47% | +6.47%", "Giá trị sản xuất | 9.05% | 9.05%"],
            ),
            // Who says so, and what those who are counted do, is no part of it.
            ("Bà Lê Thị Hoa cho biết xã đã mở 3 lớp.", &["mở lớp | 3"]),
            ("Kết quả 49/49 đại biểu cũng nhất trí miễn nhiệm ông Lê Văn Nhơn.", &["Kết quả đại biểu | 49/49 | 49 | 49"]),
            ("UBND tỉnh đã giao cho các sở, ngành và quận, huyện 412 nhiệm vụ.", &["nhiệm vụ | 412"]),
            // An age; what was counted before.
            ("Ông Lê Văn Nhơn, 47 tuổi, được bổ nhiệm.", &[]),
            ("Đảng ủy theo dõi việc sửa chữa của hai chi bộ nói trên.", &[]),
        ];
        for (text, want) in examples {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
