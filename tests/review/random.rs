//! Random actions on made-up articles.

use super::{json, read};
use diembao::dictionary::{Dictionary, Entry, EntryKind};
use diembao::library::{self, Library, is_whole};
use diembao::record::{MentionType, Record, StatementKind, Value};
use diembao::review::*;
use proptest::prelude::*;

const PIECES: [&str; 26] = [
    "Sáng 3/4/2024, ",
    "đồng chí Trần Văn Lương, ",
    "Bí thư Huyện ủy Tân Lương ",
    "chủ trì hội nghị. ",
    "Nghị quyết số 18-NQ/TW ngày 25-10-2017 ",
    "Nghị quyết 26, 27, 28 ",
    "UBND phường An Khê Trung ",
    "kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch. ",
    "Tuy nhiên, còn hạn chế. ",
    "nhiệm kỳ 2020 - 2025 ",
    "đồng chí Lương, Chủ tịch UBND huyện, ",
    "bà Vũ Thị Lệ, Phó Chủ tịch HĐND huyện Tân Lương; ",
    "Ban Thường vụ Huyện ủy Tân Lương ",
    "yêu cầu các xã hoàn thành trước ngày 30/6. ",
    "\n",
    "\n\n",
    "- ",
    "12,3 tỷ đồng ",
    "😀 ",
    "𝐁𝐢́ ",
    "\u{200B}",
    "\u{00A0}",
    "quận Tân Lương ",
    "T.Ư ",
    ", ",
    "Uỷ ban ",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 4..50).prop_map(|v| v.concat())
}

/// What a reader does: numbers that choose from what the corrected record offers.
type Click = (u8, u16, u16, u16);

fn clicks() -> impl Strategy<Value = Vec<Click>> {
    prop::collection::vec((0u8..22, any::<u16>(), any::<u16>(), any::<u16>()), 0..24)
}

/// The decision that a click makes.
fn edit(article: &Article, words: &Words, (what, a, b, c): Click) -> Option<Edit> {
    let record = article.corrected(words).record;
    let text = &article.text;
    let pick = |n: u16| record.mentions.get(usize::from(n) % record.mentions.len().max(1));
    let of = |n: u16| pick(n).and_then(|m| Target::of(text, words, m));
    let typed = |n: u16, kind: MentionType| {
        let all: Vec<_> = record.mentions.iter().filter(|m| m.kind == kind).collect();
        all.get(usize::from(n) % all.len().max(1)).and_then(|m| Target::of(text, words, m))
    };
    let units = text.encode_utf16().count() as u32;
    let span = || {
        let start = u32::from(a) % units.max(1);
        words.snap(start, (start + 1 + u32::from(b) % 40).min(units))
    };
    let kind = MentionType::ALL[usize::from(c) % 7];
    let words_of = |n: u16| ["Trần Văn Soan", "2024-04-03", "đảng viên", "", "12", "hội nghị"][usize::from(n) % 6].to_owned();
    Some(match what {
        0..=2 => Edit::Mark(Target { kind, at: span().and_then(|(s, e)| Anchor::new(text, words, s, e))? }),
        3 => Edit::Accept(of(a)?),
        4 => Edit::Reject(of(a)?),
        5 => Edit::Delete(of(a)?),
        6 => Edit::Retype { target: of(a)?, to: kind },
        7..=9 => {
            let m = pick(a)?;
            let edge = if b % 2 == 0 { Edge::Start } else { Edge::End };
            let (s, e) = words.step(m.start, m.end, edge, if c % 2 == 0 { 1 } else { -1 })?;
            Edit::Move { target: of(a)?, to: Anchor::new(text, words, s, e)? }
        }
        10 => {
            let m = pick(a)?;
            let (from, to) = words.exactly(m.start, m.end)?;
            let cut = from + 1 + usize::from(b) % (to - from).max(1);
            let parts = [(from, cut), (cut, to)].into_iter().filter(|(f, t)| f < t);
            let list = words.list();
            let parts = parts.filter_map(|(f, t)| Anchor::new(text, words, list[f].start, list[t - 1].end)).collect();
            Edit::Split { target: of(a)?, parts }
        }
        11 | 12 => Edit::Merge { target: of(a)?, into: typed(b, pick(a)?.kind)? },
        13 => Edit::Part { targets: vec![of(a)?] },
        14 => {
            let kind = if c % 2 == 0 { MentionType::Person } else { MentionType::Organization };
            let field = if c % 2 == 0 { Field::Holders } else { Field::Organization };
            let to = Datum::Mentions(typed(b, kind).into_iter().collect());
            Edit::Set { of: Subject::Mention(typed(a, MentionType::Role)?), field, to }
        }
        15 => {
            let kind = if c % 2 == 0 { MentionType::Organization } else { MentionType::Place };
            let to = Datum::Mentions(typed(b, kind).into_iter().collect());
            Edit::Set { of: Subject::Entity(typed(a, kind)?), field: Field::Parent, to }
        }
        16 => {
            let fields =
                [Field::Title, Field::Number, Field::Iso, Field::Unit, Field::Kind, Field::Date, Field::Issuer, Field::State];
            Edit::Set { of: Subject::Mention(of(a)?), field: fields[usize::from(b) % 8], to: Datum::Text(words_of(c)) }
        }
        17 => {
            let fields = [Field::Name, Field::Level, Field::Kind, Field::Title, Field::Number];
            Edit::Set { of: Subject::Entity(of(a)?), field: fields[usize::from(b) % 5], to: Datum::Text(words_of(c)) }
        }
        18 => {
            let fields = [Field::Title, Field::Outlet, Field::Published, Field::Authors, Field::Views];
            Edit::Set { of: Subject::Article, field: fields[usize::from(b) % 5], to: Datum::Text(words_of(c)) }
        }
        19 => {
            let fields = [Field::Kind, Field::Name, Field::Date, Field::Host, Field::Place];
            Edit::Set { of: Subject::Event, field: fields[usize::from(b) % 5], to: Datum::Text(words_of(c)) }
        }
        20 => {
            let field = if b % 2 == 0 { Field::Chair } else { Field::Participants };
            Edit::Set { of: Subject::Event, field, to: Datum::Mentions(typed(a, MentionType::Person).into_iter().collect()) }
        }
        _ => {
            let known = record.statements.get(usize::from(a) % record.statements.len().max(1)).map(|s| (s.start, s.end));
            let (s, e) = if b % 3 == 0 { span()? } else { known? };
            let kinds = [None, Some(StatementKind::Task), Some(StatementKind::Result)];
            Edit::State { at: Anchor::new(text, words, s, e)?, kind: kinds[usize::from(c) % 3] }
        }
    })
}

/// A reader at work: every fourth action is bulk, some go back and forth.
fn work(article: Article, words: &Words, clicks: &[Click]) -> Article {
    clicks.iter().fold(article, |article, click| {
        let action = match click.3 % 11 {
            0 => Action::Undo,
            1 => Action::Redo,
            _ => {
                let Some(edit) = edit(&article, words, *click) else { return article };
                let edits = if click.3 % 4 == 0 {
                    let record = article.corrected(words).record;
                    let places = everywhere(&article.text, words, &record, &edit);
                    if places.is_empty() { vec![edit] } else { places.into_iter().map(|o| o.edit).collect() }
                } else {
                    vec![edit]
                };
                Action::Decide { edits, time: None }
            }
        };
        article.after(action).0
    })
}

fn sound(text: &str, record: &Record) -> Result<(), TestCaseError> {
    prop_assert!(is_whole(record), "{}", serde_json::to_string_pretty(record).unwrap());
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut places = std::collections::BTreeSet::new();
    for m in &record.mentions {
        let words = units.get(m.start as usize..m.end as usize).map(|u| String::from_utf16(u).unwrap());
        prop_assert_eq!(words.as_deref(), Some(m.text.as_str()), "a mention's span is its text, on whole characters");
        prop_assert!(places.insert((m.start, m.end)), "two mentions of the same words");
        let fits = matches!(
            (m.kind, &m.value),
            (MentionType::Person, Value::Person(_))
                | (MentionType::Role, Value::Role(_))
                | (MentionType::Organization, Value::Organization(_))
                | (MentionType::Place, Value::Place(_))
                | (MentionType::Document, Value::Document(_))
                | (MentionType::Time, Value::Time(_))
                | (MentionType::Figure, Value::Figure(_))
        );
        prop_assert!(fits, "{:?} says {:?}", m.kind, m.value);
    }
    for p in &record.people {
        prop_assert!(!p.mentions.is_empty() && !p.name.is_empty(), "{p:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_decided_the_record_stays_whole(text in texts(), clicks in clicks()) {
        let article = read(&text);
        let words = Words::new(&text);
        let program = json(&article.record);
        let article = work(article, &words, &clicks);
        let applied = article.corrected(&words);
        sound(&text, &applied.record)?;
        prop_assert_eq!(json(&article.record), program, "what the program found is not touched");
        let again = article.corrected(&words);
        prop_assert_eq!(json(&again.record), json(&applied.record));
    }

    #[test]
    fn undo_and_redo_end_where_they_must(text in texts(), clicks in clicks()) {
        let words = Words::new(&text);
        let start = read(&text);
        let end = work(start.clone(), &words, &clicks);
        let (mut back, mut states) = (end.clone(), vec![json(&end.corrected(&words).record)]);
        while back.decisions.can_undo() {
            back = back.after(Action::Undo).0;
            // A reload in between changes nothing.
            back = serde_json::from_str(&serde_json::to_string(&back).unwrap()).unwrap();
            states.push(json(&back.corrected(&words).record));
        }
        prop_assert_eq!(states.last().unwrap(), &json(&start.record), "all undone, the record is the program's, byte for byte");
        states.pop();
        for state in states.iter().rev() {
            back = back.after(Action::Redo).0;
            prop_assert_eq!(&json(&back.corrected(&words).record), state);
        }
        prop_assert_eq!(back.after(Action::Undo).0.decisions.steps.len(), end.decisions.steps.len(), "undone steps stay");
    }

    #[test]
    fn saving_and_loading_is_the_identity(text in texts(), other in texts(), clicks in clicks()) {
        let words = Words::new(&text);
        let mut article = work(read(&text), &words, &clicks);
        article.saved_at = Some("2026-03-01T10:42".to_owned());
        article.tags = vec!["tag \"1\"".to_owned()];
        let dictionary = Dictionary { entries: vec![Entry::new(EntryKind::Person, "Lương", "Trần Văn Lương")] };
        let library = Library { articles: vec![article, read(&other)], dictionary };
        let file = library::write(&library.articles, &library.dictionary);
        let loaded = library::read(&file).unwrap();
        prop_assert_eq!(&loaded, &library);
        prop_assert_eq!(library::write(&loaded.articles, &loaded.dictionary), file);
    }

    #[test]
    fn a_damaged_file_is_refused_and_never_panics(text in texts(), clicks in clicks(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let words = Words::new(&text);
        let article = work(read(&text), &words, &clicks);
        let file = library::write_article(&article);
        let cut = (0..=at.index(file.len())).rev().find(|i| file.is_char_boundary(*i)).unwrap();
        prop_assert!(library::read(&file[..cut]).is_err());
        let mut bytes = file.clone().into_bytes();
        bytes[at.index(file.len())] = byte;
        if let Ok(Ok(library)) = String::from_utf8(bytes).map(|f| library::read(&f)) {
            for article in library.articles {
                sound(&article.text, &article.record)?;
                sound(&article.text, &article.corrected(&Words::new(&article.text)).record)?;
            }
        }
    }
}
