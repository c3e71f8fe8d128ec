//! What is read is what `serde_json` reads, and what is written is what it writes.

use super::{broken_at, of, of_text, why_not};
use crate::Options;
use crate::dictionary::{Dictionary, Entry, EntryKind};
use crate::record::{DecidedBy, KeySentence, MentionType, Record, StatementKind, Warning};
use crate::review::{Anchor, Article, Datum, Edit, Field, Log, Step, Subject, Target, Unplaced};

/// The sample and the articles of the tests.
fn texts() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["www/samples", "tests/gold/dev"].iter().flat_map(|f| std::fs::read_dir(root.join(f)).into_iter().flatten());
    let texts: Vec<String> = files.flatten().filter_map(|f| std::fs::read_to_string(f.path()).ok()).collect();
    assert!(texts.len() > 10);
    texts
}

fn record(text: &str) -> Record {
    crate::extract(text, &crate::Options::default()).into_utf16(text)
}

#[test]
fn a_record_is_what_serde_json_writes_and_read_again() {
    for text in texts() {
        let record = record(&text);
        let json = of(&record);
        assert_eq!(Ok(&json), serde_json::to_string(&record).map_err(|e| e.to_string()).as_ref());
        assert!(of_text(&json) == Some(record), "{json}");
    }
}

#[test]
fn every_score_and_every_letter_is_written_and_read() {
    let mut record = Record::empty();
    record.key_sentences = (0..=100).map(|n| KeySentence { start: n, end: u32::MAX, score: f64::from(n) / 100.0 }).collect();
    let letters: String = (0..0x250).filter_map(char::from_u32).collect();
    for message in [letters.as_str(), "", "\\", "\\\\n", "\"", "a\\\"b\\", "Đ \u{2028} 😀"] {
        record.warnings.push(Warning { code: String::new(), message: message.to_owned() });
    }
    let json = of(&record);
    assert_eq!(Ok(&json), serde_json::to_string(&record).map_err(|e| e.to_string()).as_ref());
    assert_eq!(of_text(&json), Some(record));
}

#[test]
fn letters_in_halves_are_read_and_half_letters_are_not() {
    let read = |json: &str| of_text::<String>(json);
    for json in [r#""\ud83d\ude00 \u00e0\/""#, r#" "a" "#, r#""\\u12""#] {
        assert_eq!(read(json), serde_json::from_str(json).ok(), "{json}");
    }
    for json in [r#""\ud83d""#, r#""\ud83d x""#, r#""\ude00""#, r#""\ud83d\u0041""#, r#""\x""#, r#""\u12""#, "\"\n\"", "\"a"] {
        assert_eq!(read(json), None, "{json}");
        assert!(serde_json::from_str::<String>(json).is_err(), "{json}");
    }
}

#[test]
fn what_is_no_json_is_told_where_it_breaks() {
    let whole = r#" {"a": [1, -0.5e+3, true, false, null, {}, [], {"b": "\n"}], "c": ""} "#;
    assert_eq!(broken_at(whole), None);
    for cut in 0..whole.trim_end().len() {
        assert!(broken_at(&whole[..cut]).is_some_and(|at| at <= cut), "{}", &whole[..cut]);
    }
    for json in
        ["01", "1.", "1e", "-", "[1,]", "{\"a\":1,}", "{a:1}", "[1 2]", "\u{feff}1", "tru", "1 1", "{\"a\" 1}", "[}", "\u{a0}1"]
    {
        assert!(broken_at(json).is_some(), "{json}");
        assert!(serde_json::from_str::<serde_json::Value>(json).is_err(), "{json}");
    }
    // Deeper than any stack.
    assert_eq!(broken_at(&format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000))), None);
}

/// An article with a decision of every sort.
fn article() -> Article {
    let text = "Ngày 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương, nói về Nghị quyết số 12-NQ/TU tại huyện Tân Lương. Đạt 58,4% kế hoạch.";
    let at = || Anchor { start: 0, end: 4, quote: "Ngày".to_owned(), before: String::new(), after: " 3".to_owned() };
    let target = || Target { kind: MentionType::Time, at: at() };
    let set = |of, field, to| Edit::Set { of, field, to };
    let edits = vec![
        Edit::Mark(target()),
        Edit::Accept(target()),
        Edit::Reject(target()),
        Edit::Delete(target()),
        Edit::Retype { target: target(), to: MentionType::Figure },
        Edit::Move { target: target(), to: at() },
        Edit::Split { target: target(), parts: vec![at(), at()] },
        Edit::Merge { target: target(), into: target() },
        Edit::Part { targets: vec![target()] },
        set(Subject::Article, Field::Title, Datum::Text("“Tin” \\ mới".to_owned())),
        set(Subject::Event, Field::Chair, Datum::Mentions(vec![target()])),
        set(Subject::Mention(target()), Field::Number, Datum::List(vec!["1".to_owned()])),
        set(Subject::Entity(target()), Field::ReferenceDate, Datum::Nothing),
        Edit::State { at: at(), kind: Some(StatementKind::Task) },
        Edit::State { at: at(), kind: None },
    ];
    let suggestion = Some(edits[0].clone());
    let unplaced = vec![Unplaced { edit: edits[1].clone(), suggestion }];
    let mut record = record(text);
    record.mentions[0].decided_by = Some(DecidedBy::Reader);
    let entry =
        Entry { kind: EntryKind::Document, form: "NQ12".to_owned(), name: "Nghị quyết".to_owned(), ..Entry::default() };
    Article {
        id: "a".to_owned(),
        title: "Tin".to_owned(),
        tags: vec!["huyện".to_owned()],
        saved_at: Some("2026-01-15T08:30".to_owned()),
        revision: 7,
        text: text.to_owned(),
        options: Options { dictionary: Dictionary { entries: vec![entry] }, ..Options::default() },
        record,
        decisions: Log { steps: vec![Step { time: Some("2026".to_owned()), edits }, Step::default()], done: 1 },
        unplaced,
    }
}

/// Holds both readers together. A value of a mention that is wrong `serde_json` may take for one of another sort; here it is wrong.
fn agree(value: &serde_json::Value, what: &str) {
    let json = value.to_string();
    let theirs: Option<Article> = serde_json::from_value(value.clone()).ok();
    let ours: Option<Article> = of_text(&json);
    let stricter = what.contains(".value") && ours.is_none();
    assert!(stricter || ours == theirs, "{what}: serde_json takes it: {}\n{json}", theirs.is_some());
}

/// The value with every change that `change` knows, one at a time: a key or an element at any depth.
fn each_part(value: &serde_json::Value, path: &str, seen: &mut dyn FnMut(&str, serde_json::Value)) {
    use serde_json::{Value, json};
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let at = format!("{path}.{name}");
                let with = |new: Option<(&str, Value)>| {
                    let mut other = fields.clone();
                    other.remove(name);
                    other.extend(new.map(|(name, value)| (name.to_owned(), value)));
                    Value::Object(other)
                };
                seen(&format!("{at} away"), with(None));
                seen(&format!("{at} by another name"), with(Some(("strange", inner.clone()))));
                for strange in [
                    json!(null),
                    json!(true),
                    json!(-1),
                    json!(1.5),
                    json!(5_000_000_000_u64),
                    json!("strange"),
                    json!([]),
                    json!({}),
                    json!([{}]),
                ] {
                    // `serde_json` takes a list of its fields' values for an object; nobody writes one so, and we do not.
                    if inner.is_object() && strange.is_array() {
                        continue;
                    }
                    seen(&format!("{at} = {strange}"), with(Some((name, strange))));
                }
                each_part(inner, &at, &mut |what, new| seen(what, with(Some((name, new)))));
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                each_part(item, &format!("{path}[{i}]"), &mut |what, new| {
                    let mut other = items.clone();
                    other[i] = new;
                    seen(what, Value::Array(other));
                });
            }
        }
        _ => {}
    }
}

#[test]
fn a_file_is_read_as_serde_json_reads_it_whatever_is_changed() {
    let article = article();
    let json = of(&article);
    assert_eq!(Ok(&json), serde_json::to_string(&article).map_err(|e| e.to_string()).as_ref());
    assert!(of_text(&json) == Some(article));
    // `serde_json` sorts the fields of a value by name: another order than ours.
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    agree(&value, "whole");
    let mut tried = 0;
    each_part(&value, "", &mut |what, changed| {
        agree(&changed, what);
        tried += 1;
    });
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn a_field_that_is_wrong_is_named() {
    let mut value = serde_json::to_value(article()).unwrap();
    value["decisions"]["steps"][0]["edits"][4]["retype"]["to"] = "strange".into();
    assert_eq!(why_not::<Article>(&value.to_string()), "decisions.steps.edits.to");
    value["record"].as_object_mut().unwrap().remove("people");
    assert!(["record.people", "decisions.steps.edits.to"].contains(&why_not::<Article>(&value.to_string()).as_str()));
}
