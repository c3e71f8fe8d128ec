use super::*;
use crate::record::Record;
use crate::review::{self, Datum, Edge, Field, Subject};
use crate::ui::text::Say;

fn page() -> State {
    State::new(Lang::Vi, None, "")
}

fn record(text: &str) -> Rc<Record> {
    Rc::new(crate::extract(text, &crate::Options::default()).into_utf16(text))
}

#[test]
fn a_text_is_read_and_shown() {
    let text = "Quận ủy Tân Lương kết nạp 12 đảng viên.";
    let working = page().after(Action::Read(text.into()));
    assert_eq!(working.phase, Phase::Working(0));
    let done = working.after(Action::Progress(working.request, 50)).after(Action::Answer(working.request, record(text)));
    assert_eq!(done.phase, Phase::Done);
    assert_eq!(&*done.article, text);
}

#[test]
fn an_answer_to_a_cancelled_request_is_dropped() {
    let working = page().after(Action::Read("Quận ủy".into()));
    let cancelled = working.after(Action::Cancel);
    let late = cancelled.after(Action::Answer(working.request, record("Quận ủy")));
    assert_eq!(late.phase, Phase::Empty);
    assert_eq!(&*late.draft, "Quận ủy", "the text is not lost");
}

#[test]
fn nothing_found_and_too_large_are_states_of_their_own() {
    let working = page().after(Action::Read("xin chào".into()));
    assert_eq!(working.after(Action::Answer(working.request, record("xin chào"))).phase, Phase::Nothing);
    let huge: Rc<str> = "a".repeat(LIMIT_BYTES + 1).into();
    let refused = page().after(Action::Read(huge.clone()));
    assert_eq!(refused.phase, Phase::TooLarge);
    assert_eq!(refused.draft, huge);
}

#[test]
fn a_new_text_keeps_the_old_one_in_the_box() {
    let text = "Huyện ủy Tân Lương họp.";
    let working = page().after(Action::Read(text.into()));
    let back = working.after(Action::Answer(working.request, record(text))).after(Action::New);
    assert_eq!(back.phase, Phase::Empty);
    assert_eq!(&*back.draft, text);
}

#[test]
fn marks_go_off_and_on_and_words_are_lit_again() {
    let page = page().after(Action::Toggle(MentionType::Person));
    assert!(page.hidden.contains(&MentionType::Person));
    let page = page.after(Action::Toggle(MentionType::Person));
    assert!(page.hidden.list().is_empty());
    let (once, twice) = (page.after(Action::Light(1, 2)), page.after(Action::Light(1, 2)).after(Action::Light(1, 2)));
    assert_ne!(once.lit, twice.lit);
    assert_eq!(page.after(Action::Open(Card::Mention("m3".into()))).card, None, "there is no such mention");
}

fn done(text: &str) -> State {
    let working = page().after(Action::Read(text.into()));
    working.after(Action::Answer(working.request, record(text)))
}

const TEXT: &str =
    "Ngày 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương dự. Đồng chí Trần Văn Lương yêu cầu kết nạp 12 đảng viên.";

fn kinds(state: &State) -> Vec<(MentionType, String)> {
    state.work.as_ref().unwrap().record.mentions.iter().map(|m| (m.kind, m.text.clone())).collect()
}

#[test]
fn keys_walk_change_type_and_undo() {
    let first = done(TEXT).after(Action::Step(1));
    assert_eq!(first.mention(first.at.as_ref().unwrap()).unwrap().text, "Ngày 3/4/2024");
    let person = first.after(Action::Step(1));
    let changed = person.after(Action::Mark(MentionType::Place));
    assert_eq!(changed.mention(changed.at.as_ref().unwrap()).unwrap().kind, MentionType::Place);
    assert_eq!(changed.decided(), 1);
    assert_eq!(changed.offer.as_ref().map(|o| o.places.len()), Some(1), "the same name further on");
    let everywhere = changed.after(Action::OfferTake);
    assert_eq!(kinds(&everywhere).iter().filter(|(k, _)| *k == MentionType::Place).count(), 2);
    let back = everywhere.after(Action::review(review::Action::Undo)).after(Action::review(review::Action::Undo));
    assert_eq!(kinds(&back), kinds(&first));
    let again = back.after(Action::review(review::Action::Redo)).after(Action::review(review::Action::Redo));
    assert_eq!(kinds(&again), kinds(&everywhere));
}

#[test]
fn edges_move_and_what_goes_gives_its_place_to_the_next() {
    let page = done(TEXT).after(Action::Step(1)).after(Action::Step(1));
    let shorter = page.after(Action::Edge(Edge::Start, 1));
    assert_eq!(shorter.mention(shorter.at.as_ref().unwrap()).unwrap().text, "Văn Lương");
    let gone = shorter.after(Action::Delete);
    assert_ne!(gone.at, None);
    assert!(!kinds(&gone).contains(&(MentionType::Person, "Văn Lương".into())));
}

#[test]
fn words_are_chosen_by_the_caret_and_marked() {
    let page = done(TEXT).after(Action::Caret);
    assert_eq!(page.caret, Some((0, 0)));
    let chosen = (0..4).fold(page, |p, _| p.after(Action::MoveCaret(1, false))).after(Action::MoveCaret(1, true));
    let marked = chosen.after(Action::Mark(MentionType::Place));
    assert_eq!(marked.caret, None);
    assert!(marked.card.is_some() && marked.decided() == 1, "{:?}", marked.notice);
    assert_eq!(marked.after(Action::Close).card, None);
}

#[test]
fn a_reference_date_reads_again_and_undo_reads_once_more() {
    let page = done("Sáng 3/4, Huyện ủy Tân Lương họp.");
    let to = Datum::Text("2021-04-05".into());
    let dated = page.after(set(Subject::Article, Field::ReferenceDate, to));
    assert!(matches!(&dated.task, Task::Again(o) if o.reference_date.as_deref() == Some("2021-04-05")));
    let options = dated.options();
    let text = "Sáng 3/4, Huyện ủy Tân Lương họp.";
    let read = dated.after(Action::Answer(dated.request, Rc::new(crate::extract(text, &options).into_utf16(text))));
    assert!(matches!(read.panel, Some(Panel::Renewal(_))), "{:?}", read.panel);
    let undone = read.after(Action::review(review::Action::Undo));
    assert!(matches!(&undone.task, Task::Again(o) if o.reference_date.is_none()));
}

#[test]
fn what_the_program_missed_is_marked_by_hand() {
    let nothing = done("xin chào cả nhà");
    assert_eq!(nothing.phase, Phase::Nothing);
    let marked = nothing.after(Action::Pick(Some((4, 6)))).after(Action::Mark(MentionType::Person));
    assert_eq!(marked.phase, Phase::Done);
    assert_eq!(kinds(&marked), [(MentionType::Person, "chào".into())]);
}

#[test]
fn the_next_saved_article_is_opened() {
    let page = done(TEXT);
    let own = Spine::of_article(&page.work.as_ref().unwrap().article, "2026-01-02", String::new());
    let older = Spine { id: "older".into(), saved_at: "2026-01-01".into(), ..Spine::default() };
    let page = page.after(Action::Shelf(Rc::new(vec![older, own])));
    assert!(matches!(&page.after(Action::Neighbour(1)).task, Task::Load(id) if &**id == "older"));
    assert_eq!(page.after(Action::Neighbour(-1)).task, Task::Idle);
}

#[test]
fn a_refused_value_changes_nothing() {
    let page = done(TEXT);
    let refused = page.after(set(Subject::Article, Field::Published, Datum::Text("hôm qua".into())));
    assert_eq!(refused.decided(), 0);
    assert_eq!(refused.notice, Some(Notice::new(Say::RefusedValue)));
}

#[test]
fn a_new_version_keeps_the_decisions() {
    let page = done(TEXT).after(Action::Step(1)).after(Action::Step(1)).after(Action::Accept);
    let text = format!("Tin mới. {TEXT}");
    let box_open = page.after(Action::Repaste);
    assert_eq!(box_open.after(Action::New).phase, Phase::Done, "and back");
    let pasted = box_open.after(Action::Read(text.as_str().into()));
    let read = pasted.after(Action::Answer(pasted.request, record(&text)));
    assert_eq!(read.decided(), 1);
    assert!(matches!(read.panel, Some(Panel::Changes(_))));
    assert_eq!(read.phase, Phase::Done);
}

#[test]
fn a_saved_text_is_opened_not_read() {
    let work = done(TEXT).work.unwrap();
    let spine = Spine::of_article(&work.article, "2026-01-01", String::new());
    let page = page().after(Action::Shelf(Rc::new(vec![spine]))).after(Action::Read(format!("  {TEXT} ").into()));
    assert!(matches!(&page.task, Task::Load(id) if **id == work.article.id));
    assert_eq!(page.after(Action::Missing).task, Task::Read);
    let opened = page.after(Action::Opened(work.article.clone()));
    assert_eq!((opened.phase.clone(), &opened.task), (Phase::Done, &Task::Idle));
}

const REPORT: &str = "Sáng 12/3/2024, Huyện ủy Tân Lương tổ chức hội nghị sơ kết công tác xây dựng Đảng quý I. Đồng chí Trần Văn Lương, Bí thư Huyện ủy, chủ trì. Trong quý, toàn huyện kết nạp 42 đảng viên, đạt 28% kế hoạch năm.";

fn answer(page: &State) -> State {
    page.after(Action::Answer(page.request, record(&page.article)))
}

#[test]
fn a_changed_version_in_the_paste_box_is_known() {
    let first = done(REPORT).after(Action::Step(1)).after(Action::Accept);
    let saved = first.work.as_ref().unwrap().article.clone();
    let spine = Spine { sketch: review::sketch(REPORT), ..Spine::of_article(&saved, "2026-01-01", String::new()) };
    let next = first.after(Action::New).after(Action::Shelf(Rc::new(vec![spine])));
    let text = REPORT.replace("42", "45");
    let read = answer(&next.after(Action::Read(text.as_str().into())));
    assert_eq!(read.alike.as_ref().map(|s| s.id.as_str()), Some(saved.id.as_str()));
    assert_eq!(read.decided(), 0, "it is shown as an article of its own");
    let own = read.work.as_ref().unwrap().article.clone();
    assert_eq!(read.after(Action::AsOwn).alike, None);

    let asked = read.after(Action::AsVersion);
    assert!(matches!(&asked.task, Task::Version(id) if **id == saved.id));
    let merged = answer(&asked.after(Action::Opened(saved.clone())));
    assert_eq!((merged.decided(), merged.absorbed.as_deref()), (1, Some(own.id.as_str())));
    assert_eq!(merged.work.as_ref().unwrap().article.id, saved.id);
    assert!(matches!(&merged.panel, Some(Panel::Changes(c)) if c.figures.len() == 1), "{:?}", merged.panel);

    let (_, undo) = merged.notice.clone().unwrap().button.unwrap();
    let back = merged.after(*undo);
    assert_eq!(&*back.article, REPORT);
    assert_eq!((back.decided(), back.back.as_ref().map(|a| &a.id)), (1, Some(&own.id)));

    assert_eq!(answer(&next.after(Action::Read(TEXT.into()))).alike, None, "another article");
}

#[test]
fn the_first_text_of_an_article_that_changed_does_not_overwrite_it() {
    let saved = done(REPORT).work.unwrap().article.clone();
    let changed = Article { text: TEXT.to_owned(), ..(*saved).clone() };
    let spine = Spine::of_article(&changed, "2026-01-01", String::new());
    let read = answer(&page().after(Action::Shelf(Rc::new(vec![spine]))).after(Action::Read(REPORT.into())));
    assert_ne!(read.work.unwrap().article.id, saved.id);
}

#[test]
fn a_text_older_than_unicode_is_shown_in_unicode() {
    let raw = "HuyÖn uû T©n L\u{AD}¬ng häp.";
    let text = "Huyện uỷ Tân Lương họp.";
    let working = page().after(Action::Read(raw.into()));
    let told = working.after(Action::Unicode(working.request, text.into()));
    let read = told.after(Action::Answer(told.request, record(text)));
    assert_eq!(&*read.article, text);
    assert_eq!(read.work.as_ref().unwrap().article.text, text);
    assert_eq!((read.notice, &*read.draft), (Some(Notice::new(Say::Converted)), raw));
    // The same text once more is the saved article, whatever it was written in.
    let spine = Spine::of_article(&read.work.unwrap().article, "2026-01-01", String::new());
    let again = page().after(Action::Shelf(Rc::new(vec![spine]))).after(Action::Read(raw.into()));
    let again = again.after(Action::Unicode(again.request, text.into()));
    assert!(matches!(again.task, Task::Load(_)));
}
