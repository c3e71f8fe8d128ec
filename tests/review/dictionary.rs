//! The reader's own dictionary: what it does to a text, and what an entry would change.

use super::{Desk, common, json};
use diembao::dictionary::{Dictionary, Entry, EntryKind, Fault};
use diembao::record::MentionType::{Organization, Person};
use diembao::record::Record;
use diembao::review::{Edit, preview, trials};
use diembao::{Options, extract};
use proptest::prelude::*;

fn with(text: &str, entries: &[Entry]) -> Record {
    let dictionary = Dictionary { entries: entries.to_vec() };
    extract(text, &Options { dictionary, ..Options::default() })
}

fn person(form: &str, name: &str) -> Entry {
    Entry::new(EntryKind::Person, form, name)
}

fn body(form: &str, name: &str) -> Entry {
    Entry::new(EntryKind::Organization, form, name)
}

fn never(form: &str) -> Entry {
    Entry::new(EntryKind::Never, form, "")
}

fn short_form() -> Entry {
    Entry {
        kind: EntryKind::Document,
        form: "Nghị quyết 09".to_owned(),
        name: "Nghị quyết".to_owned(),
        number: "09".to_owned(),
        symbol: "NQ/HU".to_owned(),
        issuer: "Huyện ủy Tân Lương".to_owned(),
        date: "2021-05-04".to_owned(),
        ..Entry::default()
    }
}

fn people(record: &Record) -> Vec<(&str, usize)> {
    record.people.iter().map(|p| (p.name.as_str(), p.mentions.len())).collect()
}

#[test]
fn a_person_is_found_wherever_the_name_stands_alone() {
    let text = "Tối qua Xôm Bíp hát. Khán giả vỗ tay cho Xôm Bíp. Phố Xôm Bíp Lớn đông người.";
    assert!(with(text, &[]).people.is_empty());
    let record = with(text, &[person("Xôm Bíp", "")]);
    assert_eq!(people(&record), [("Xôm Bíp", 2)]);
    assert!(record.mentions.iter().filter(|m| m.kind == Person).all(|m| m.rule == "dictionary.person"));
    assert_eq!(people(&with(text, &[person("xôm bíp", "")])), [("Xôm Bíp", 2)], "a form in small letters finds capitals too");
    assert!(with("vỗ tay cho xôm bíp.", &[person("Xôm Bíp", "")]).people.is_empty(), "but not the other way round");
}

#[test]
fn another_name_leads_to_the_full_one() {
    let text = "Ông Trần Văn Lương nói. Theo anh Tư Lương, dân đồng tình. Anh Tư Lương cười.";
    let record = with(text, &[person("Tư Lương", "Trần Văn Lương")]);
    assert_eq!(people(&record), [("Trần Văn Lương", 3)]);
    let alone = with("Theo anh Tư Lương, dân đồng tình.", &[person("Tư Lương", "Trần Văn Lương")]);
    assert_eq!(people(&alone), [("Trần Văn Lương", 1)]);
}

#[test]
fn another_form_of_a_body_leads_to_the_full_name() {
    let text = "Sáng nay, Tổ Thép họp. Ban Chỉ đạo 35 Huyện ủy Tân Lương giao Tổ Thép báo cáo.";
    let record = with(text, &[body("Tổ Thép", "Ban Chỉ đạo 35 Huyện ủy Tân Lương")]);
    let one = record.organizations.iter().find(|o| o.name == "Ban Chỉ đạo 35 Huyện ủy Tân Lương").unwrap();
    assert_eq!(
        (one.mentions.len(), one.aliases.as_slice()),
        (3, ["Tổ Thép".to_owned()].as_slice()),
        "{:?}",
        record.organizations
    );
    assert!(one.level.is_some(), "the full name is read as if it stood in the text");
    // A form that the program finds too keeps its place and learns its name.
    let record = with("Đảng ủy họp sáng nay.", &[body("Đảng ủy", "Đảng ủy xã Hòa An")]);
    assert_eq!(record.organizations[0].name, "Đảng ủy xã Hòa An");
    let record = with("Đảng ủy phường Lộc Thọ họp.", &[body("Đảng ủy", "Đảng ủy xã Hòa An")]);
    assert_eq!(record.organizations[0].name, "Đảng ủy phường Lộc Thọ", "a fuller form in the text is another body");
}

#[test]
fn the_short_form_of_a_document_has_its_fields() {
    let record = with("Huyện thực hiện Nghị quyết 09 tốt.", &[short_form()]);
    let document = &record.documents[0];
    assert_eq!(
        (document.number.as_deref(), document.symbol.as_deref(), document.date.as_deref()),
        (Some("09"), Some("NQ/HU"), Some("2021-05-04"))
    );
    assert_eq!(record.mentions.iter().find(|m| m.text == "Nghị quyết 09").unwrap().rule, "dictionary.document");
    for other in ["Nghị quyết 09-NQ/TW", "Nghị quyết 09 ngày 1-2-2019", "Nghị quyết 09 của HĐND tỉnh"] {
        let record = with(&format!("Huyện thực hiện {other}, kết quả tốt."), &[short_form()]);
        assert_ne!(record.documents.first().and_then(|d| d.symbol.as_deref()), Some("NQ/HU"), "{other} is another document");
    }
}

#[test]
fn words_that_are_never_a_name() {
    let text = "Đồng chí Trân Trọng Nghĩa phát biểu. Ông Hồng Tươi đồng ý.";
    let before = with(text, &[]);
    assert_eq!(before.people.len(), 2, "{:?}", people(&before));
    let record = with(text, &[never("Hồng Tươi")]);
    assert_eq!(record.people.len(), 1);
    assert!(!record.mentions.iter().any(|m| m.text == "Hồng Tươi"));
}

#[test]
fn an_empty_or_faulty_dictionary_changes_nothing() {
    let faulty = [person(" ", "x"), body("Đảng ủy", ""), never("")];
    for article in common::articles("dev").iter().take(8) {
        let plain = extract(&article.text, &Options::default());
        assert_eq!(json(&with(&article.text, &faulty)), json(&plain));
        let unrelated = [person("Xôm Bíp", ""), body("Tổ Thép", "Ban Chỉ đạo 35"), never("Trân Trọng")];
        assert_eq!(json(&with(&article.text, &unrelated)), json(&plain));
    }
}

#[test]
fn what_an_entry_would_change_is_shown_first() {
    let text = "Tối qua Xôm Bíp hát. Khán giả vỗ tay cho Xôm Bíp.";
    let mut desk = Desk::new(text);
    desk.decide(Edit::Mark(desk.target(Person, "Xôm Bíp")));
    let other = Desk::new("Một bài khác không nhắc ai.");
    let articles = [desk.article.clone(), other.article];
    let entry = person("Xôm Bíp", "");
    let effects = preview(&entry, &Dictionary::default(), &articles);
    assert_eq!(effects.len(), 1);
    assert_eq!(
        (effects[0].id.as_str(), effects[0].settled.len(), effects[0].differences.len()),
        (articles[0].id.as_str(), 1, 1),
        "one as decided, one new"
    );
    assert!(trials(&entry, &entry, &Dictionary::default(), &articles[1]).is_none());
    // What is shown is what happens.
    let (without, with) = trials(&entry, &entry, &Dictionary::default(), &articles[0]).unwrap();
    assert_eq!((without.dictionary.entries.len(), with.dictionary.entries.len()), (0, 1));
    let other = body("Xôm Bíp", "Đoàn Xôm Bíp");
    let replaced = trials(&other, &other, &with.dictionary, &articles[0]).unwrap().1;
    assert_eq!(replaced.dictionary.entries.len(), 1, "an entry about the same words makes room");
    let effect = &preview(&body("Xôm Bíp", "Đoàn Xôm Bíp"), &with.dictionary, &articles)[0];
    assert!(effect.differences.iter().any(|d| d.after.as_ref().is_some_and(|a| a.kind == Some(Organization))));
}

/// Cells with everything that a table must survive.
fn cells() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec!["Trần", " ", "\t", "\n", "\r", "\\", "\\n", "\"", "#", "😀", "uỷ", "09", "“", "x"]);
    prop::collection::vec(piece, 0..6).prop_map(|v| v.concat().trim().to_owned())
}

fn entries() -> impl Strategy<Value = Entry> {
    let kinds = prop::sample::select(vec![EntryKind::Person, EntryKind::Organization, EntryKind::Document, EntryKind::Never]);
    (kinds, prop::collection::vec(cells(), 9)).prop_map(|(kind, mut cells)| {
        let mut next = || cells.pop().unwrap_or_default();
        Entry {
            kind,
            form: next(),
            name: next(),
            number: next(),
            symbol: next(),
            year: next(),
            issuer: next(),
            date: next(),
            title: next(),
            note: next(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_that_was_written_is_read_as_it_was(entries in prop::collection::vec(entries(), 0..12)) {
        let mut dictionary = Dictionary::default();
        dictionary.join(&Dictionary { entries: entries.into_iter().filter(|e| e.fault().is_none()).collect() });
        let tsv = dictionary.to_tsv();
        prop_assert_eq!(tsv.lines().count(), dictionary.entries.len() + 2, "one line for each entry");
        let (read, problems) = Dictionary::from_tsv(&tsv);
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(&read, &dictionary);
        let json = serde_json::to_string(&dictionary).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Dictionary>(&json).unwrap(), &dictionary);
    }

    #[test]
    fn any_table_is_read_and_every_bad_line_is_told(lines in prop::collection::vec(any::<String>(), 0..8)) {
        let (dictionary, problems) = Dictionary::from_tsv(&format!("# diembao dictionary 1\ntype\tform\tname\n{}", lines.join("\n")));
        prop_assert!(problems.iter().all(|p| p.line >= 3 && p.fault != Fault::NoTitle));
        let (again, none) = Dictionary::from_tsv(&dictionary.to_tsv());
        prop_assert_eq!((again, none.len()), (dictionary, 0));
    }

    #[test]
    fn no_entry_breaks_a_record(entries in prop::collection::vec(entries(), 0..6), text in prop::collection::vec(cells(), 0..30)) {
        // Forms out of the text itself, so that they are found.
        let text = text.join(" ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let entries: Vec<Entry> = entries.into_iter().enumerate().map(|(i, mut e)| {
            if let Some(word) = words.get(i * 3) { e.form = (*word).to_owned(); }
            if e.name.is_empty() { e.name = "Huyện ủy Tân Lương".to_owned(); }
            e
        }).collect();
        let record = with(&text, &entries);
        prop_assert!(diembao::library::is_whole(&record), "{}", json(&record));
        for m in &record.mentions {
            prop_assert_eq!(text.get(m.start as usize..m.end as usize), Some(m.text.as_str()));
        }
    }
}
