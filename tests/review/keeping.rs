//! The library and its file.

use super::{Desk, common, read};
use diembao::dictionary::{Dictionary, Entry, EntryKind};
use diembao::library::{Library, READERS, Refusal, VERSION, read as open, write};
use diembao::record::MentionType::{Organization, Person};
use diembao::review::{Action, Edit};

const TEXT: &str = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương, dự hội nghị.";

fn reviewed() -> Desk {
    let mut desk = Desk::new(TEXT);
    desk.decide(Edit::Accept(desk.target(Person, "Trần Văn Lương")));
    desk.decide(Edit::Reject(desk.target(Organization, "Huyện ủy Tân Lương")));
    desk.act(Action::Undo);
    desk
}

fn library(desk: Desk) -> Library {
    Library { articles: vec![desk.article], dictionary: Dictionary::default() }
}

fn file_of(library: &Library) -> String {
    write(&library.articles, &library.dictionary)
}

#[test]
fn a_file_keeps_everything_down_to_the_place_in_the_undo() {
    let library = library(reviewed());
    let loaded = open(&file_of(&library)).unwrap();
    assert_eq!(loaded, library);
    let article = &loaded.articles[0];
    assert_eq!((article.decisions.steps.len(), article.decisions.done), (2, 1));
    assert!(article.after(Action::Redo).0.decisions.done == 2);
}

#[test]
fn a_file_of_version_1_still_opens() {
    let path = common::root().join("tests/fixtures/version-1.diembao.json");
    let file = std::fs::read_to_string(path).unwrap();
    let library = open(&file).unwrap();
    assert_eq!(library.articles.len(), 1);
    let article = &library.articles[0];
    assert_eq!(article.title, "Hội nghị Huyện ủy Tân Lương");
    assert_eq!((article.decisions.steps.len(), article.decisions.done), (2, 1), "one of two steps was undone");
    let corrected = article.corrected(&diembao::review::Words::new(&article.text));
    assert_eq!(corrected.missed, []);
    assert!(!corrected.record.people.iter().any(|p| p.name == "Tân Lương"));
    assert_eq!(open(&file_of(&library)).unwrap(), library, "written anew it is of this version");
    assert_eq!(READERS.len() as u64, VERSION, "every version is read");
}

#[test]
fn a_damaged_file_is_refused_with_a_reason() {
    let file = file_of(&library(reviewed()));
    let cases = [
        (file[..file.len() / 2].to_owned(), "NotJson"),
        (String::new(), "NotJson"),
        ("[]".to_owned(), "OtherFormat"),
        ("{\"format\":\"other\",\"version\":2,\"articles\":[]}".to_owned(), "OtherFormat"),
        ("{\"format\":\"diembao\",\"articles\":[]}".to_owned(), "OtherFormat"),
        ("{\"format\":\"diembao\",\"version\":0,\"articles\":[]}".to_owned(), "OtherFormat"),
        ("{\"format\":\"diembao\",\"version\":99,\"articles\":[]}".to_owned(), "Newer"),
        ("{\"format\":\"diembao\",\"version\":2}".to_owned(), "Broken"),
        ("{\"format\":\"diembao\",\"version\":1}".to_owned(), "Broken"),
        (file.replace("\"steps\"", "\"stops\""), "Broken"),
        (file.replacen("\"text\":\"Đồng chí Trần", "\"text\":\"Đồng chí ấy Trần", 1), "OtherText"),
        (file.replace("\"utf-16\"", "\"utf-8\""), "OtherText"),
        (file.replace("\"done\":1", "\"done\":3"), "Inconsistent"),
        (file.replacen("\"id\":\"p1\"", "\"id\":\"p9\"", 1), "Inconsistent"),
    ];
    for (damaged, reason) in cases {
        assert_ne!(damaged, file);
        let refusal = open(&damaged).unwrap_err();
        assert!(format!("{refusal:?}").starts_with(reason), "{refusal:?} for {reason}");
        assert!(!refusal.to_string().is_empty());
    }
    assert_eq!(open("{\"format\":\"diembao\",\"version\":99}"), Err(Refusal::Newer(99)));
}

#[test]
fn a_text_pasted_twice_is_recognised() {
    let library = library(reviewed());
    assert_eq!(library.find(&TEXT.replace(' ', "\n ")), Some(0));
    assert_eq!(library.find("Một bài khác."), None);
}

#[test]
fn merging_adds_keeps_the_newer_decisions_and_says_so() {
    let ours = reviewed();
    // The file goes on where we stopped.
    let mut theirs = Desk { article: ours.article.clone(), words: ours.words };
    let him = theirs.target(Person, "Trần Văn Lương");
    theirs.act(Action::Redo).decide(Edit::Reject(him));
    theirs.article.id = "elsewhere".to_owned();
    let entry = |name: &str| Entry::new(EntryKind::Person, "Lương", name);
    let file = Library {
        articles: vec![theirs.article.clone(), read("Một bài khác.")],
        dictionary: Dictionary { entries: vec![entry("Trần Văn Lương"), Entry::new(EntryKind::Never, "Trân Trọng", "")] },
    };
    let mut library =
        Library { articles: vec![ours.article.clone()], dictionary: Dictionary { entries: vec![entry("Lê Lương")] } };
    let merged = library.merge(open(&file_of(&file)).unwrap());
    assert_eq!((merged.added.len(), merged.replaced.len(), merged.kept.len(), merged.same.len()), (1, 1, 0, 0));
    assert_eq!(merged.replaced[0], ours.article, "what lost is there, whole");
    assert_eq!(library.articles[0].id, ours.article.id);
    assert_eq!(library.articles[0].decisions, theirs.article.decisions);
    assert_eq!((merged.entries, merged.conflicts.len()), (1, 1));
    assert_eq!(library.dictionary.entries[0].name, "Lê Lương", "ours holds until the reader says otherwise");
    // Again: nothing new. The other way round: the older loses.
    let again = library.merge(open(&file_of(&file)).unwrap());
    assert_eq!((again.added.len(), again.replaced.len(), again.kept.len(), again.same.len()), (0, 0, 0, 2));
    let older = Library { articles: vec![ours.article], dictionary: Dictionary::default() };
    assert_eq!(library.merge(older).kept.len(), 1);
}

#[test]
fn of_decisions_that_parted_the_later_stored_win() {
    let mut ours = Desk::new(TEXT);
    ours.decide(Edit::Accept(ours.target(Person, "Trần Văn Lương")));
    ours.article.saved_at = Some("2026-03-01".to_owned());
    let mut theirs = Desk::new(TEXT);
    theirs.decide(Edit::Reject(theirs.target(Person, "Trần Văn Lương")));
    theirs.article.saved_at = Some("2026-03-02".to_owned());
    let mut library = library(ours);
    let merged = library.merge(Library { articles: vec![theirs.article.clone()], dictionary: Dictionary::default() });
    assert_eq!(merged.replaced.len(), 1);
    assert_eq!(library.articles[0].decisions, theirs.article.decisions);
}

#[test]
fn an_article_is_put_taken_out_and_put_back() {
    let mut library = Library::default();
    for text in ["a", "b", "c"] {
        library.put(read(text));
    }
    let id = library.articles[1].id.clone();
    let (at, gone) = library.remove(&id).unwrap();
    assert_eq!(library.articles.len(), 2);
    library.restore(at, gone);
    assert_eq!(library.articles[1].id, id);
    let (renamed, _) = library.articles[1].after(Action::Rename("B".to_owned()));
    assert_eq!(library.put(renamed), 1);
    assert_eq!((library.articles.len(), library.articles[1].title.as_str(), library.articles[1].revision), (3, "B", 1));
}
