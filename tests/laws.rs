//! Laws that hold for every text, tried on texts made of pieces of articles and of what breaks programs.
#![allow(clippy::unwrap_used)]

use diembao::record::Record;
use diembao::segment::tokens::tokenise;
use diembao::{Options, extract};
use proptest::prelude::*;

/// Pieces of the genre, and pieces that hide mistakes of offsets.
const PIECES: [&str; 44] = [
    "Sáng 3/4/2024, ",
    "đồng chí Trần Văn Lương, ",
    "Bí thư Huyện ủy Tân Lương ",
    "chủ trì hội nghị. ",
    "Nghị quyết số 18-NQ/TW ngày 25-10-2017 ",
    "của Hội nghị Trung ương 6 (khóa XII) ",
    "UBND phường An Khê Trung ",
    "kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch. ",
    "Tuy nhiên, còn hạn chế. ",
    "từ tháng 4 đến tháng 6/2020 ",
    "nhiệm kỳ 2020 - 2025 ",
    "ông Định ",
    "bà Lệ; ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "II. ",
    "a) ",
    "(ĐGO) - ",
    "“Ai không làm được”, ",
    "12,3 tỷ đồng ",
    "Thứ nhất, ",
    "😀 ",
    "𝐁𝐢́ ",
    "\u{200B}",
    "\u{00A0}",
    "...",
    "TP.HCM ",
    "T.Ư ",
    "xã Phú Lương Thượng ",
    "0",
    "99999999999999999999",
    "/",
    "-",
    ".",
    ",",
    "%",
    "Đ",
    "ủ",
    "Ảnh: Lê Nam",
    "VÀ ",
    "\t",
    "Tác giả: ",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|v| v.concat()),
        1 => any::<String>(),
    ]
}

fn read(text: &str) -> Record {
    extract(text, &Options::default())
}

/// Everything of a record but where it stands.
fn without_offsets(record: &Record) -> serde_json::Value {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                for key in ["start", "end", "text", "warnings"] {
                    map.remove(key);
                }
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(record).unwrap();
    strip(&mut value);
    value
}

fn nfd(text: &str) -> String {
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_joined_are_the_text(text in texts()) {
        let tokens = tokenise(&text);
        let mut at = 0;
        for token in &tokens.list {
            prop_assert!(token.start <= token.end);
            let between = text.get(at..token.start as usize).ok_or(TestCaseError::fail("tokens overlap"))?;
            prop_assert!(between.chars().all(char::is_whitespace), "a gap before a token: {:?}", between);
            at = token.end as usize;
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }

    #[test]
    fn spans_lie_on_characters_and_hold_their_text(text in texts()) {
        let record = read(&text);
        for m in &record.mentions {
            prop_assert_eq!(text.get(m.start as usize..m.end as usize), Some(m.text.as_str()));
        }
        for s in &record.statements {
            prop_assert!(text.get(s.start as usize..s.end as usize).is_some_and(|w| !w.is_empty()));
        }
        for k in &record.key_sentences {
            prop_assert!(text.get(k.start as usize..k.end as usize).is_some());
        }
        prop_assert!(record.key_sentences.len() <= 3);
    }

    #[test]
    fn mentions_nest_and_never_cross(text in texts()) {
        let record = read(&text);
        let mut open: Vec<u32> = Vec::new();
        for m in &record.mentions {
            while open.last().is_some_and(|end| *end <= m.start) {
                open.pop();
            }
            prop_assert!(open.last().is_none_or(|end| m.end <= *end), "{} crosses", m.text);
            open.push(m.end);
        }
    }

    #[test]
    fn every_link_leads_somewhere(text in texts()) {
        let record = serde_json::to_value(read(&text)).unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for list in ["mentions", "people", "organizations", "places", "documents", "statements"] {
            for item in record[list].as_array().unwrap() {
                ids.insert(item["id"].as_str().unwrap().to_owned());
            }
        }
        let mut broken = Vec::new();
        links(&record, &mut |id| if !ids.contains(id) { broken.push(id.to_owned()) });
        prop_assert!(broken.is_empty(), "{:?}", broken);
    }

    #[test]
    fn reading_twice_gives_the_same_bytes(text in texts()) {
        prop_assert_eq!(serde_json::to_string(&read(&text)).unwrap(), serde_json::to_string(&read(&text)).unwrap());
    }

    #[test]
    fn the_form_of_the_letters_does_not_matter(pieces in prop::collection::vec(prop::sample::select(&PIECES[..23]), 0..40)) {
        let text = pieces.concat();
        let plain = without_offsets(&read(&text));
        prop_assert_eq!(&without_offsets(&read(&nfd(&text))), &plain, "NFD");
        prop_assert_eq!(&without_offsets(&read(&text.replace('\n', "\r\n"))), &plain, "CRLF");
        prop_assert_eq!(&without_offsets(&read(&text.replace(' ', "\u{A0}"))), &plain, "NBSP");
        prop_assert_eq!(&without_offsets(&read(&text.replace("ủy", "uỷ").replace("ỦY", "UỶ"))), &names_respelt(&plain), "uỷ");
    }

    #[test]
    fn utf16_offsets_are_those_of_javascript(text in texts()) {
        let bytes = read(&text);
        let units = read(&text).into_utf16(&text);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        for (b, u) in bytes.mentions.iter().zip(&units.mentions) {
            prop_assert_eq!(String::from_utf16(&utf16[u.start as usize..u.end as usize]).unwrap(), b.text.clone());
        }
    }
}

/// A record names things as the text spells them.
fn names_respelt(value: &serde_json::Value) -> serde_json::Value {
    serde_json::from_str(&value.to_string().replace("ủy", "uỷ").replace("ỦY", "UỶ")).unwrap()
}

/// Calls `f` with every id that a field of the record refers to.
fn links(value: &serde_json::Value, f: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                let refers = matches!(
                    key.as_str(),
                    "person"
                        | "people"
                        | "organization"
                        | "place"
                        | "document"
                        | "parent"
                        | "mentions"
                        | "mention"
                        | "figure"
                        | "statement"
                        | "about"
                        | "participants"
                        | "chair"
                        | "speaker"
                );
                match inner {
                    serde_json::Value::String(id) if refers && is_id(id) => f(id),
                    serde_json::Value::Array(list) if refers => {
                        list.iter().filter_map(|i| i.as_str()).filter(|i| is_id(i)).for_each(&mut *f)
                    }
                    _ => {}
                }
                links(inner, f);
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|i| links(i, f)),
        _ => {}
    }
}

fn is_id(text: &str) -> bool {
    text.len() > 1
        && text.is_char_boundary(1)
        && text[1..].chars().all(|c| c.is_ascii_digit())
        && text.starts_with(['m', 'p', 'o', 'l', 'd', 's'])
}

#[test]
fn text_before_an_article_only_shifts_it() {
    let article = include_str!("../www/samples/hoi-nghi.txt");
    let before = "Đây là đoạn chép kèm, không có gì đáng kể.\n\n";
    let (alone, after) = (read(article), read(&format!("{before}{article}")));
    let shift = before.len() as u32;
    let spans = |r: &Record, by: u32| r.mentions.iter().map(|m| (m.kind, m.start - by, m.end - by)).collect::<Vec<_>>();
    let moved: Record = after;
    assert_eq!(spans(&moved, shift), spans(&alone, 0));
}

#[test]
fn strange_texts_take_no_longer_than_their_length_explains() {
    for piece in [
        "(",
        "-",
        "“",
        "1",
        "1.",
        "a ",
        "Đ",
        "Đ ",
        "Nguyễn Văn ",
        "ngày 3 ",
        "Bí thư ",
        "UBND ",
        ",",
        "\n",
        "- \n",
        "1/2-",
        "0,",
        "của ",
    ] {
        let started = std::time::Instant::now();
        let record = read(&piece.repeat(60_000 / piece.len()));
        let spent = started.elapsed();
        assert!(record.key_sentences.len() <= 3);
        assert!(spent.as_secs_f64() < 10.0, "{piece:?} took {spent:?}");
    }
}
