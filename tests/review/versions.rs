//! Changed versions of an article: decisions found again, and what the newspaper changed.

use super::{Desk, common, read};
use diembao::record::MentionType::{Figure, Organization, Person, Place};
use diembao::record::StatementKind;
use diembao::review::*;
use diembao::{Options, extract};

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// A text in which every tenth syllable was altered, taken out, doubled or had something put before it.
struct Edited {
    text: String,
    /// Where each syllable of the old text begins and ends now, if it was left alone.
    place: Vec<Option<(u32, u32)>>,
}

fn edited(text: &str, words: &Words, dice: &mut Dice) -> Edited {
    let (mut out, mut place, mut done, mut at) = (String::new(), Vec::new(), 0, 0u32);
    let put = |out: &mut String, at: &mut u32, word: &str| {
        out.push_str(word);
        *at += word.encode_utf16().count() as u32;
    };
    for i in 0..words.list().len() {
        let bytes = words.bytes(i, i + 1);
        put(&mut out, &mut at, &text[done..bytes.start]);
        let word = &text[bytes.clone()];
        let (now, kept) = match (dice.roll(10), dice.roll(4)) {
            (0, 0) => (String::new(), false),
            (0, 1) => {
                put(&mut out, &mut at, ["mới ", "đã ", "12 ", "Ủy ban "][dice.roll(4) as usize]);
                (word.to_owned(), true)
            }
            (0, _) if words.list()[i].is_number => ((word.parse::<u64>().unwrap_or(7) + 1 + dice.roll(50)).to_string(), false),
            (0, _) => (["khác", "Lan", "và", "tỉnh"][dice.roll(4) as usize].to_owned(), false),
            _ => (word.to_owned(), true),
        };
        let start = at;
        put(&mut out, &mut at, &now);
        place.push(kept.then_some((start, at)));
        done = bytes.end;
    }
    out.push_str(&text[done..]);
    Edited { text: out, place }
}

impl Edited {
    /// Where old syllables `from..to` stand now, if none of them was touched and nothing was put between.
    fn of(&self, old: &Words, new: &Words, from: usize, to: usize) -> Option<(u32, u32)> {
        let (start, _) = self.place[from]?;
        let (_, end) = self.place[to - 1]?;
        (from..to).all(|i| self.place[i].is_some()).then_some(())?;
        let (f, t) = new.exactly(start, end)?;
        (t - f == to - from && old.keys(from, to) == new.keys(f, t)).then_some((start, end))
    }
}

#[test]
fn decisions_are_found_again_and_every_altered_figure_is_listed() {
    let (mut whole, mut found, mut wrong, mut altered, mut suggested, mut figures) = (0, 0, 0, 0, 0, 0);
    for (seed, article) in (1u64..).zip(common::articles("dev").iter().cycle().take(104)) {
        let text = &article.text;
        let mut desk = Desk::new(text);
        let targets: Vec<Target> = desk.article.record.mentions.iter().filter_map(|m| Target::of(text, &desk.words, m)).collect();
        for target in &targets {
            desk.decide(Edit::Accept(target.clone()));
        }
        let edited = edited(text, &desk.words, &mut Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let words = Words::new(&edited.text);
        let record = extract(&edited.text, &Options::default()).into_utf16(&edited.text);
        let (log, unplaced) = reanchor(text, &edited.text, &record, &desk.article.decisions);
        assert_eq!(log.steps.len() + unplaced.len(), targets.len(), "nothing is lost without a word");
        let applied = apply(&edited.text, &words, &record, &log);
        assert_eq!(applied.missed, [], "what was placed can be carried out");
        // Steps keep their order: go through both lists side by side.
        let mut placed = log.steps.iter().map(|s| match &s.edits[0] {
            Edit::Accept(t) => (t.at.start, t.at.end),
            other => panic!("{other:?}"),
        });
        let lost: Vec<&Anchor> = unplaced.iter().map(|u| if let Edit::Accept(t) = &u.edit { &t.at } else { panic!() }).collect();
        for target in &targets {
            let (from, to) = desk.words.touched(target.at.start, target.at.end);
            let meant = edited.of(&desk.words, &words, from, to);
            let got = if lost.contains(&&target.at) { None } else { placed.next() };
            match (meant, got) {
                (Some(meant), got) => {
                    whole += 1;
                    found += usize::from(got == Some(meant));
                    wrong += usize::from(got.is_some_and(|g| g != meant));
                }
                // By chance the same words may stand there again.
                (None, Some(_)) => altered += 1,
                (None, None) => {
                    altered += 1;
                    let own = unplaced.iter().find(|u| matches!(&u.edit, Edit::Accept(t) if t.at == target.at));
                    suggested += usize::from(own.is_some_and(|u| u.suggestion.is_some()));
                }
            }
        }
        // Every figure that was touched is named.
        let comparison = compare((text, &desk.article.record), (&edited.text, &record));
        for m in desk.article.record.mentions.iter().filter(|m| m.kind == Figure) {
            let (from, to) = desk.words.touched(m.start, m.end);
            let number = (from..to).any(|i| desk.words.list()[i].is_number && edited.place[i].is_none());
            if number {
                figures += 1;
                let told = |c: &Change| c.before.as_ref().is_some_and(|p| p.start < m.end && m.start < p.end);
                assert!(comparison.figures.iter().any(told), "{}: {:?} is not listed", article.name, m.text);
            }
        }
    }
    println!(
        "{found} of {whole} decisions whose words are whole ({wrong} elsewhere); {suggested} of {altered} altered with a suggestion; {figures} altered figures"
    );
    assert!(whole > 2000 && figures > 100);
    assert!(found * 100 >= whole * 98, "{found} of {whole}");
    assert!(wrong * 200 <= whole, "{wrong} of {whole} decisions went to words that they are not about");
}

#[test]
fn a_version_with_nothing_changed_changes_nothing() {
    for article in common::articles("dev").iter().take(6) {
        let mut desk = Desk::new(&article.text);
        let mentions = desk.article.record.mentions.iter();
        let targets: Vec<Target> = mentions.filter_map(|m| Target::of(&article.text, &desk.words, m)).collect();
        for target in targets {
            desk.decide(Edit::Accept(target));
        }
        let again = read(&article.text);
        let (next, outcome) =
            desk.article.after(Action::Repaste { text: again.text, options: again.options, record: again.record });
        assert_eq!(next.decisions, desk.article.decisions);
        let Outcome::Repasted { comparison, unplaced, .. } = outcome else { panic!() };
        assert_eq!((comparison, unplaced), (Comparison::default(), 0));
    }
}

const OLD: &str = "Hội nghị Huyện ủy Tân Lương\n\
    Sáng 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương, chủ trì hội nghị.\n\
    Năm 2023, huyện kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch.\n\
    Bà Vũ Thị Lệ, Chủ tịch HĐND huyện, biểu dương xã Hòa An.";
const NEW: &str = "Hội nghị Huyện ủy Tân Lương\n\
    Bà Vũ Thị Lệ, Chủ tịch HĐND huyện, biểu dương xã Hoà An.\n\
    Sáng 3/4/2024, đồng chí Trần Văn Lượng, Bí thư Huyện ủy Tân Lương, chủ trì hội nghị.\n\
    Năm 2023, huyện kết nạp 1.294 đảng viên mới, đạt 58,4% kế hoạch.\n\
    Các xã hứa làm tốt hơn.";

fn repasted(edits: &dyn Fn(&Desk) -> Vec<Edit>) -> (Article, Comparison) {
    let mut desk = Desk::new(OLD);
    for edit in edits(&desk) {
        desk.decide(edit);
    }
    let new = read(NEW);
    let action = Action::Repaste { text: new.text, options: new.options, record: new.record };
    let (article, outcome) = desk.article.after(action);
    let Outcome::Repasted { comparison, .. } = outcome else { panic!() };
    (article, comparison)
}

#[test]
fn what_the_newspaper_changed_is_told() {
    let (_, comparison) = repasted(&|_| Vec::new());
    let words = |p: &Option<Passage>| p.as_ref().map_or("-".to_owned(), |p| p.words.clone());
    let told = |list: &[Change]| list.iter().map(|c| format!("{} > {}", words(&c.before), words(&c.after))).collect::<Vec<_>>();
    assert_eq!(told(&comparison.figures), ["1.284 > 1.294"]);
    assert!(told(&comparison.names).contains(&"Trần Văn Lương > Trần Văn Lượng".to_owned()), "{:?}", told(&comparison.names));
    let sentences = told(&comparison.sentences);
    assert!(sentences.contains(&"- > Các xã hứa làm tốt hơn.".to_owned()), "{sentences:?}");
    assert!(sentences.iter().any(|s| s.contains("1.284") && s.contains("1.294")), "{sentences:?}");
    assert!(
        !comparison.names.iter().any(|c| c.kind == Some(Place) && c.before.is_some() && c.after.is_some()),
        "another spelling is no change"
    );
}

#[test]
fn decisions_follow_what_moved_and_stop_at_what_was_altered() {
    let (article, _) = repasted(&|desk| {
        vec![
            Edit::Accept(desk.target(Person, "Vũ Thị Lệ")),
            Edit::Retype { target: desk.target(Place, "xã Hòa An"), to: Organization },
            Edit::Accept(desk.target(Person, "Trần Văn Lương")),
            Edit::Accept(desk.target(Figure, "1.284")),
            Edit::State {
                at: desk.at("Năm 2023, huyện kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch."),
                kind: Some(StatementKind::Assessment),
            },
            Edit::Set { of: Subject::Article, field: Field::Outlet, to: Datum::Text("Báo Tân Lương".to_owned()) },
        ]
    });
    let quotes: Vec<String> = article
        .decisions
        .steps
        .iter()
        .flat_map(|s| s.edits.clone())
        .map(|mut e| e.anchors_mut().first().map_or(String::new(), |a| a.quote.clone()))
        .collect();
    assert_eq!(quotes.len(), 4, "{quotes:?}");
    assert_eq!((quotes[0].as_str(), quotes[1].as_str()), ("Vũ Thị Lệ", "xã Hoà An"));
    let lost: Vec<String> =
        article.unplaced.iter().map(|u| u.edit.clone()).map(|mut e| e.anchors_mut()[0].quote.clone()).collect();
    assert_eq!(lost, ["Trần Văn Lương", "1.284"]);
    let record = article.corrected(&Words::new(NEW)).record;
    assert_eq!(record.metadata.outlet.as_deref(), Some("Báo Tân Lương"));
    assert!(record.statements.iter().any(|s| s.kind == StatementKind::Assessment));
    // What stands there now is offered; a click takes it over, another forgets it.
    let (confirmed, _) = article.after(Action::Confirm { index: 0, time: None });
    let record = confirmed.corrected(&Words::new(NEW)).record;
    assert!(
        record.mentions.iter().any(|m| m.text == "Trần Văn Lượng" && m.decided_by == Some(diembao::record::DecidedBy::Reader))
    );
    let (dismissed, _) = confirmed.after(Action::Dismiss(0));
    assert_eq!(dismissed.unplaced, []);
    assert_eq!(dismissed.after(Action::Dismiss(0)).1, Outcome::Nothing);
}

#[test]
fn undone_steps_come_along_and_can_be_done_again() {
    let mut desk = Desk::new(OLD);
    for name in ["Vũ Thị Lệ", "Trần Văn Lương"] {
        desk.decide(Edit::Accept(desk.target(Person, name)));
    }
    desk.act(Action::Undo);
    let new = read(NEW);
    let (next, _) = desk.article.after(Action::Repaste { text: new.text, options: new.options, record: new.record });
    assert_eq!((next.decisions.steps.len(), next.decisions.done), (1, 1), "what was undone and is gone is no loss");
    assert_eq!(next.unplaced, []);
}

#[test]
fn texts_that_have_nothing_in_common_are_compared_too() {
    for (old, new) in [("", ""), ("", "Một hai."), ("Một hai.", ""), ("a b c", "x y z 5"), ("\u{200B}", "😀 1")] {
        let (a, b) = (read(old), read(new));
        let comparison = compare((old, &a.record), (new, &b.record));
        assert_eq!(comparison.sentences.is_empty(), old == new);
        assert_eq!(reanchor(old, new, &b.record, &a.decisions), (Log::default(), Vec::new()));
    }
}

#[test]
fn long_versions_are_compared_in_time() {
    let all: String = common::articles("dev").iter().map(|a| a.text.clone() + "\n\n").collect::<String>().repeat(2);
    let words = Words::new(&all);
    let edited = edited(&all, &words, &mut Dice(7));
    let mut desk = Desk::new(&all);
    let targets: Vec<Target> =
        desk.article.record.mentions.iter().step_by(20).filter_map(|m| Target::of(&all, &words, m)).collect();
    desk.decide_all(targets.into_iter().map(Edit::Accept).collect());
    let record = extract(&edited.text, &Options::default()).into_utf16(&edited.text);
    let began = std::time::Instant::now();
    let (_, unplaced) = reanchor(&all, &edited.text, &record, &desk.article.decisions);
    compare((&all, &desk.article.record), (&edited.text, &record));
    let took = began.elapsed().as_secs();
    println!("{} syllables, {} unplaced: {took} s", words.list().len(), unplaced.len());
    assert!(took < 20, "{took} s");
}
