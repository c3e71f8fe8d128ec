//! The summary as plain text, for the clipboard.

use super::text::{Lang, Say};
use crate::record::{Record, StatementKind};
use std::fmt::Write;

/// Writes the summary. `text` is the text that the record is of; the record counts UTF-16 units.
pub fn summary(text: &str, record: &Record, lang: Lang) -> String {
    let say = |s: Say| s.in_lang(lang);
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |start: u32, end: u32| {
        let slice = units.get(start as usize..end as usize).unwrap_or_default();
        String::from_utf16_lossy(slice)
    };
    let mut out = String::new();
    let metadata = &record.metadata;
    if let Some(title) = &metadata.title {
        let title = line(title);
        // A spreadsheet would run a first line that begins as a formula.
        let formula = title.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        let _ = if formula { writeln!(out, "“{title}”") } else { writeln!(out, "{title}") };
    }
    let source: Vec<&str> = [metadata.outlet.as_deref(), metadata.published.as_deref()]
        .into_iter()
        .flatten()
        .chain(metadata.authors.iter().map(String::as_str))
        .collect();
    if !source.is_empty() {
        let _ = writeln!(out, "({})", line(&source.join(", ")));
    }
    if let Some(event) = &record.event {
        let parts: Vec<String> =
            [Some(event.kind.clone()), event.name.clone(), event.date.clone(), event.host.clone(), event.place.clone()]
                .into_iter()
                .flatten()
                .collect();
        let _ = writeln!(out, "{}: {}", say(Say::FactEvent), line(&parts.join(" · ")));
    }
    section(&mut out, say(Say::KeySentences), record.key_sentences.iter().map(|k| words(k.start, k.end)));
    section(
        &mut out,
        say(Say::People),
        record.people.iter().map(|p| {
            let roles: Vec<String> = p.roles.iter().map(|r| role(record, &r.title, r.organization.as_deref())).collect();
            if roles.is_empty() { p.name.clone() } else { format!("{}: {}", p.name, roles.join(", ")) }
        }),
    );
    section(&mut out, say(Say::Documents), record.documents.iter().map(document));
    for (kind, title) in [
        (StatementKind::Result, Say::Results),
        (StatementKind::Limitation, Say::Limitations),
        (StatementKind::Assessment, Say::Assessments),
        (StatementKind::Task, Say::Tasks),
    ] {
        section(&mut out, say(title), record.statements.iter().filter(|s| s.kind == kind).map(|s| words(s.start, s.end)));
    }
    out.trim_end().to_owned()
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    for text in lines {
        // No hyphen: a spreadsheet takes `-x` for a formula.
        let _ = writeln!(out, "– {}", line(&text));
    }
}

/// Words on one line, without what moves a cursor or ends a line elsewhere.
fn line(text: &str) -> String {
    let apart = |c: char| c.is_whitespace() || c.is_control();
    text.split(apart).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A position with the name of its organisation.
pub fn role(record: &Record, title: &str, organization: Option<&str>) -> String {
    let name = organization.and_then(|id| record.organizations.iter().find(|o| o.id == id)).map(|o| o.name.as_str());
    match name {
        Some(name) => format!("{title} {name}"),
        None => title.to_owned(),
    }
}

/// A document with its full identity: kind, number and symbol, date, issuer, title.
pub fn document(d: &crate::record::Document) -> String {
    let mut out = d.kind.to_string();
    if let Some(number) = &d.number {
        let _ = write!(out, " {number}");
    }
    if let Some(symbol) = &d.symbol {
        let _ = write!(out, "{}{symbol}", if symbol.contains('/') { "-" } else { "/" });
    }
    if let Some(date) = &d.date {
        let _ = write!(out, " ngày {}", day(date));
    }
    if let Some(issuer) = &d.issuer_name {
        let _ = write!(out, " của {issuer}");
    }
    match &d.title {
        Some(title) if d.number.is_none() && d.issuer_name.is_none() => {
            let _ = write!(out, " {title}");
        }
        Some(title) => {
            let _ = write!(out, " “{title}”");
        }
        None => {}
    }
    out
}

/// An ISO value as Vietnamese readers write it: `12/7/2018`, `7/2018`; everything else as it is.
pub fn day(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let number = |p: &str| p.parse::<u32>().ok();
    match parts.as_slice() {
        [y, m, d] => match (number(m), number(&d[..d.len().min(2)])) {
            (Some(m), Some(day)) if *y != "XXXX" => format!("{day}/{m}/{y}"),
            (Some(m), Some(day)) => format!("{day}/{m}"),
            _ => iso.to_owned(),
        },
        [y, m] if number(m).is_some() => format!("{}/{y}", number(m).unwrap_or_default()),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_people_documents_and_tasks() {
        let text = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương yêu cầu các xã tập trung thực hiện Nghị quyết số 15-NQ/TU ngày 4/7/2017 của Tỉnh ủy.";
        let record = crate::extract(text, &crate::Options::default()).into_utf16(text);
        let summary = summary(text, &record, Lang::Vi);
        assert!(summary.contains("– Trần Văn Lương: Bí thư Huyện ủy Tân Lương"), "{summary}");
        assert!(summary.contains("– Nghị quyết 15-NQ/TU ngày 4/7/2017 của Tỉnh ủy"), "{summary}");
    }

    #[test]
    fn what_a_reader_typed_makes_no_line_and_no_formula() {
        let text = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị.";
        let mut record = crate::extract(text, &crate::Options::default()).into_utf16(text);
        let lines = summary(text, &record, Lang::Vi).lines().count();
        let titled = record.metadata.title.is_some();
        record.metadata.title = Some("=1+1\n\u{0}\u{2028}x".to_owned());
        record.people[0].name = "Lương\n- \r\u{85}\u{b}\u{1b}[2J".to_owned();
        let summary = summary(text, &record, Lang::Vi);
        assert_eq!(summary.lines().count(), lines + usize::from(!titled), "{summary}");
        assert!(summary.starts_with("“=1+1 x”\n"), "{summary}");
        assert!(!summary.contains(|c: char| c.is_control() && c != '\n'), "{summary:?}");
        // Found by the fuzz target `summary`: a control that is dropped hid the sign behind it.
        record.metadata.title = Some("\u{0}+1".to_owned());
        assert!(super::summary(text, &record, Lang::Vi).starts_with("“+1”\n"));
        assert!(summary.lines().all(|l| !l.starts_with(['=', '+', '-', '@'])), "{summary}");
    }

    #[test]
    fn days_are_written_as_readers_write_them() {
        for (iso, written) in [
            ("2018-07-12", "12/7/2018"),
            ("2018-07", "7/2018"),
            ("XXXX-11-14", "14/11"),
            ("2018-H1", "2018-H1"),
            ("2015/2020", "2015/2020"),
            ("2018-07-12T15:35", "12/7/2018"),
        ] {
            assert_eq!(day(iso), written);
        }
    }
}
