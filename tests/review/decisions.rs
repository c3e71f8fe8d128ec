//! Each kind of decision by example.

use super::{Desk, common, json, read};
use diembao::record::MentionType::{Document, Figure, Organization, Person, Place, Role, Time};
use diembao::record::{DecidedBy, Record, StatementKind, Value};
use diembao::review::*;
use diembao::{Options, extract};

const TEXT: &str = "Sáng 3/4/2024, đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương chủ trì hội nghị 😀. \
    Dự hội nghị có bà Vũ Thị Lệ, Chủ tịch HĐND huyện Tân Lương. \
    Đồng chí Lương yêu cầu các xã hoàn thành Nghị quyết 09 trước ngày 30/6. \
    Năm 2023, huyện kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch. Huyện ủy Tân Lương biểu dương xã Hòa An.";

fn desk() -> Desk {
    Desk::new(TEXT)
}

fn set(of: Subject, field: Field, to: Datum) -> Edit {
    Edit::Set { of, field, to }
}

fn text(words: &str) -> Datum {
    Datum::Text(words.to_owned())
}

fn missed(desk: &mut Desk, edit: Edit) -> Why {
    let before = json(&desk.applied().record);
    let applied = desk.decide(edit).applied();
    assert_eq!(json(&applied.record), before, "what cannot be done leaves nothing half done");
    desk.act(Action::Undo);
    applied.missed[0].why
}

/// The record without the words about who decided.
fn without_who(record: &Record) -> serde_json::Value {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                map.remove("decided_by");
                map.remove("decided_fields");
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

#[test]
fn a_decision_changes_what_it_is_about_and_nothing_else() {
    // Everything is taken apart and put together again: of every article of our own it must come out as it was.
    for article in common::articles("dev") {
        let mut desk = Desk::new(&article.text);
        assert_eq!(json(&desk.record()), json(&desk.article.record));
        assert!(!json(&desk.record()).contains("decided_"));
        let same = desk.article.record.metadata.section.clone().map_or(Datum::Nothing, Datum::Text);
        desk.decide(set(Subject::Article, Field::Section, same));
        let mut program = desk.article.record.clone();
        program.metadata.evidence.retain(|e| e.field != "section");
        assert_eq!(without_who(&desk.record()), without_who(&program), "{}", article.name);
    }
}

#[test]
fn marking_says_what_the_words_say() {
    let mut desk = desk();
    desk.decide(Edit::Mark(desk.target(Person, "Lương yêu")));
    assert!(desk.mention("Lương yêu").is_some());
    desk.act(Action::Undo);
    let new = desk.target(Organization, "các xã");
    let mention = desk.decide(Edit::Mark(new)).mention("các xã").unwrap();
    assert_eq!((&*mention.rule, mention.confidence, mention.decided_by), ("reader", 100, Some(DecidedBy::Reader)));
    let record = desk.record();
    let Value::Organization(value) = &mention.value else { panic!() };
    let body = record.organizations.iter().find(|o| o.id == value.organization).unwrap();
    assert_eq!((body.name.as_str(), body.decided_by), ("các xã", Some(DecidedBy::Reader)));
    let other = record.mentions.iter().find(|m| m.text == "Vũ Thị Lệ").unwrap();
    assert_eq!(other.decided_by, Some(DecidedBy::Program), "a corrected record says of everything who decided");
}

#[test]
fn accepting_rejecting_and_deleting() {
    let mut desk = desk();
    let name = desk.target(Person, "Trần Văn Lương");
    let accepted = desk.decide(Edit::Accept(name.clone())).mention("Trần Văn Lương").unwrap();
    assert_eq!(accepted.decided_by, Some(DecidedBy::Reader));
    assert!(accepted.rule.starts_with("person."), "the program's rule is still told");
    for edit in [Edit::Reject(name.clone()), Edit::Delete(name)] {
        assert!(desk.decide(edit).mention("Trần Văn Lương").is_none());
        let record = desk.record();
        for m in &record.mentions {
            if let Value::Role(role) = &m.value {
                assert!(!role.people.iter().any(|p| !record.mentions.iter().any(|m| m.id == *p)));
            }
        }
        desk.act(Action::Undo);
    }
    assert_eq!(desk.article.decisions.steps.len(), 2, "the second undone step took the place of the first");
}

#[test]
fn another_type_has_another_value() {
    let mut desk = desk();
    let mention = desk.mention("xã Hòa An").unwrap();
    assert_eq!(mention.kind, Place);
    desk.decide(Edit::Retype { target: desk.target(Place, "xã Hòa An"), to: Organization });
    let now = desk.mention("xã Hòa An").unwrap();
    assert_eq!((now.kind, now.id), (Organization, mention.id));
    assert!(!desk.record().places.iter().any(|l| l.name == "xã Hòa An"), "nothing names the place any more");
}

#[test]
fn an_edge_moves_and_everything_else_stays() {
    let mut desk = desk();
    let before = desk.mention("Trần Văn Lương").unwrap();
    let short = desk.at("Văn Lương");
    desk.decide(Edit::Move { target: desk.target(Person, "Trần Văn Lương"), to: short.clone() });
    let after = desk.mention("Văn Lương").unwrap();
    assert_eq!((&after.id, &after.value), (&before.id, &before.value));
    assert_eq!(desk.record().people[0].name, "Văn Lương", "the name was only these words");
    let role = desk.record().mentions.iter().find_map(|m| if let Value::Role(r) = &m.value { Some(r.clone()) } else { None });
    assert!(role.unwrap().people.contains(&after.id), "the position is still his");
    desk.decide(Edit::Move { target: Target { kind: Person, at: short }, to: desk.at("Trần Văn Lương") });
    assert_eq!(desk.record().people[0].name, "Trần Văn Lương");
    // A figure says what its words say now.
    desk.decide(Edit::Move { target: desk.target(Figure, "1.284"), to: desk.at("1.284 đảng viên") });
    let Value::Figure(figure) = desk.mention("1.284 đảng viên").unwrap().value else { panic!() };
    assert_eq!((figure.number.as_str(), figure.unit.as_deref()), ("1284", Some("đảng viên")));
}

#[test]
fn what_a_decision_crosses_goes_and_comes_back() {
    let mut desk = desk();
    let crossing = desk.target(Organization, "Lương, Bí thư Huyện ủy");
    let applied = desk.decide(Edit::Mark(crossing)).applied();
    let gone: Vec<&str> = applied.displaced.iter().map(|m| m.text.as_str()).collect();
    assert!(gone.contains(&"Trần Văn Lương") && gone.contains(&"Huyện ủy Tân Lương"), "{gone:?}");
    desk.act(Action::Undo);
    assert_eq!(json(&desk.record()), json(&desk.article.record));
    // A person inside a person of the program takes its place; a body inside a position nests.
    let applied = desk.decide(Edit::Mark(desk.target(Person, "Văn Lương"))).applied();
    assert_eq!(applied.displaced.len(), 1);
    let applied = desk.decide(Edit::Mark(desk.target(Place, "Tân Lương"))).applied();
    assert_eq!(applied.displaced.len(), 1, "the place nests in the body: nothing more went");
}

#[test]
fn one_mention_becomes_several() {
    let mut desk = desk();
    let parts = vec![desk.at("Trần"), desk.at("Văn Lương")];
    let id = desk.mention("Trần Văn Lương").unwrap().id;
    desk.decide(Edit::Split { target: desk.target(Person, "Trần Văn Lương"), parts });
    assert_eq!(desk.mention("Trần").unwrap().id, id);
    assert_eq!(desk.mention("Văn Lương").unwrap().kind, Person);
    let crossed = vec![desk.at("Vũ Thị"), desk.at("Thị Lệ")];
    let edit = Edit::Split { target: desk.target(Person, "Vũ Thị Lệ"), parts: crossed };
    assert_eq!(missed(&mut desk, edit), Why::Value);
}

#[test]
fn positions_have_the_holders_that_they_are_given() {
    let mut desk = desk();
    let role = desk.target(Role, "Bí thư Huyện ủy Tân Lương");
    let her = desk.target(Person, "Vũ Thị Lệ");
    desk.decide(set(Subject::Mention(role.clone()), Field::Holders, Datum::Mentions(vec![her])));
    let record = desk.record();
    let of = |name: &str| record.people.iter().find(|p| p.name == name).unwrap().roles.len();
    assert_eq!((of("Trần Văn Lương"), of("Vũ Thị Lệ")), (0, 2));
    let body = Target { kind: Organization, at: desk.nth("Huyện ủy Tân Lương", 1) };
    desk.decide(set(Subject::Mention(role.clone()), Field::Organization, Datum::Mentions(vec![body])));
    desk.decide(set(Subject::Mention(role.clone()), Field::Title, text("Phó Bí thư")));
    desk.decide(set(Subject::Mention(role.clone()), Field::State, text("former")));
    let record = desk.record();
    let held = &record.people.iter().find(|p| p.name == "Vũ Thị Lệ").unwrap().roles[0];
    assert_eq!((held.title.as_str(), held.state.as_deref()), ("Phó Bí thư", Some("former")));
    assert!(held.organization.is_some());
    let place = desk.target(Place, "xã Hòa An");
    let edit = set(Subject::Mention(role), Field::Holders, Datum::Mentions(vec![place]));
    assert_eq!(missed(&mut desk, edit), Why::Kinds);
}

#[test]
fn organisations_have_parents_but_not_themselves() {
    let mut desk = desk();
    let council = desk.target(Organization, "HĐND huyện Tân Lương");
    let party = desk.target(Organization, "Huyện ủy Tân Lương");
    let parent = |of: &Target, to: &Target| set(Subject::Entity(of.clone()), Field::Parent, Datum::Mentions(vec![to.clone()]));
    desk.decide(parent(&council, &party));
    let record = desk.record();
    let of = |name: &str| record.organizations.iter().find(|o| o.name.starts_with(name)).unwrap();
    assert_eq!(of("HĐND").parent.as_ref(), Some(&of("Huyện ủy").id));
    assert_eq!(missed(&mut desk, parent(&party, &council)), Why::Loop);
    assert_eq!(missed(&mut desk, parent(&party, &party)), Why::Loop);
    desk.decide(set(Subject::Entity(council), Field::Name, text("Hội đồng nhân dân huyện Tân Lương")));
    let record = desk.record();
    let renamed = record.organizations.iter().find(|o| o.name == "Hội đồng nhân dân huyện Tân Lương").unwrap();
    assert_eq!(renamed.aliases, ["HĐND huyện Tân Lương"]);
}

#[test]
fn values_of_documents_times_and_figures() {
    let mut desk = desk();
    let cited = desk.target(Document, "Nghị quyết 09");
    desk.decide(set(Subject::Mention(cited.clone()), Field::Symbol, text("NQ/HU")));
    desk.decide(set(Subject::Mention(cited.clone()), Field::Date, text("2021-05-04")));
    desk.decide(set(Subject::Mention(cited), Field::Issuer, text("Huyện ủy Tân Lương")));
    let record = desk.record();
    let document = &record.documents[0];
    assert_eq!((document.symbol.as_deref(), document.date.as_deref()), (Some("NQ/HU"), Some("2021-05-04")));
    let party = record.organizations.iter().find(|o| o.name == "Huyện ủy Tân Lương").unwrap();
    assert_eq!(document.issuer.as_ref(), Some(&party.id));

    let day = desk.target(Time, "ngày 30/6");
    desk.decide(set(Subject::Mention(day.clone()), Field::Iso, text("2025-06-30")));
    let Value::Time(time) = desk.mention("ngày 30/6").unwrap().value else { panic!() };
    assert_eq!(time.iso, "2025-06-30");
    let edit = set(Subject::Mention(day), Field::Iso, text("ba mươi tháng sáu"));
    assert_eq!(missed(&mut desk, edit), Why::Value);

    let figure = desk.target(Figure, "58,4%");
    desk.decide(set(Subject::Mention(figure.clone()), Field::Number, text("58.5%")));
    desk.decide(set(Subject::Mention(figure.clone()), Field::Unit, text("kế hoạch")));
    desk.decide(set(Subject::Mention(figure.clone()), Field::Bound, text(">")));
    let Value::Figure(value) = desk.mention("58,4%").unwrap().value else { panic!() };
    assert_eq!((value.number.as_str(), value.unit.as_deref(), value.bound.as_deref()), ("58.5%", Some("kế hoạch"), Some(">")));
    let edit = set(Subject::Mention(figure), Field::Symbol, text("x"));
    assert_eq!(missed(&mut desk, edit), Why::Field);
}

#[test]
fn two_become_one_and_one_two() {
    let mut desk = desk();
    let people = desk.record().people.len();
    let (him, her) = (desk.target(Person, "Trần Văn Lương"), desk.target(Person, "Vũ Thị Lệ"));
    desk.decide(Edit::Merge { target: her.clone(), into: him.clone() });
    let record = desk.record();
    assert_eq!(record.people.len(), people - 1);
    let one = record.people.iter().find(|p| p.name == "Trần Văn Lương").unwrap();
    assert!(one.mentions.len() >= 2 && one.roles.len() == 2 && one.decided_by == Some(DecidedBy::Reader), "{one:?}");
    assert!(record.people.windows(2).all(|w| w[0].id != w[1].id));
    desk.decide(Edit::Part { targets: vec![her.clone()] });
    let record = desk.record();
    assert_eq!(record.people.len(), people);
    assert_eq!(record.people.iter().find(|p| p.name == "Vũ Thị Lệ").unwrap().roles.len(), 1);
    let body = desk.target(Organization, "Huyện ủy Tân Lương");
    let edit = Edit::Merge { target: her, into: body };
    assert_eq!(missed(&mut desk, edit), Why::Kinds);
}

#[test]
fn the_other_name_of_a_body_becomes_a_form_of_it() {
    let mut desk = desk();
    let (party, council) = (desk.target(Organization, "Huyện ủy Tân Lương"), desk.target(Organization, "HĐND huyện Tân Lương"));
    desk.decide(Edit::Merge { target: council, into: party });
    let record = desk.record();
    let one = record.organizations.iter().find(|o| o.name == "Huyện ủy Tân Lương").unwrap();
    assert!(one.aliases.iter().any(|a| a == "HĐND huyện Tân Lương"), "{:?}", one.aliases);
}

#[test]
fn sentences_change_their_kind() {
    let mut desk = desk();
    let sentence = desk.at("Năm 2023, huyện kết nạp 1.284 đảng viên, đạt 58,4% kế hoạch.");
    for kind in [Some(StatementKind::Assessment), None, Some(StatementKind::Task)] {
        desk.decide(Edit::State { at: sentence.clone(), kind });
        let record = desk.record();
        let found = record.statements.iter().find(|s| s.start == sentence.start);
        assert_eq!(found.map(|s| s.kind), kind);
        assert!(record.indicators.iter().all(|i| i.statement.is_none() || found.is_some()));
    }
    let cut = Anchor { end: sentence.end - 2, ..sentence };
    assert_eq!(missed(&mut desk, Edit::State { at: cut, kind: Some(StatementKind::Task) }), Why::Words);
}

#[test]
fn metadata_and_event() {
    let mut desk = desk();
    desk.decide(set(Subject::Article, Field::Title, text("Hội nghị ở Tân Lương")));
    desk.decide(set(Subject::Article, Field::Authors, Datum::List(vec!["A".to_owned(), " ".to_owned()])));
    desk.decide(set(Subject::Article, Field::Published, text("2024-04-03T10:00")));
    desk.decide(set(Subject::Event, Field::Place, text("Tân Lương")));
    let her = desk.target(Person, "Vũ Thị Lệ");
    desk.decide(set(Subject::Event, Field::Chair, Datum::Mentions(vec![her])));
    let record = desk.record();
    assert_eq!(record.metadata.title.as_deref(), Some("Hội nghị ở Tân Lương"));
    assert_eq!(record.metadata.authors, ["A"]);
    assert_eq!(record.metadata.decided_fields, ["title", "authors", "published"]);
    let event = record.event.as_ref().unwrap();
    assert!(event.participants.contains(&event.chair[0]), "who chairs takes part");
    assert_eq!(event.decided_fields, ["place", "chair"]);
    let edit = set(Subject::Article, Field::Views, text("viele"));
    assert_eq!(missed(&mut desk, edit), Why::Value);
    desk.decide(set(Subject::Event, Field::Kind, Datum::Nothing));
    assert_eq!(desk.record().event, None);
}

#[test]
fn everywhere_is_one_step() {
    let mut desk = Desk::new("Trân Trọng kính mời. Ông Trân Trọng và bà TRÂN TRỌNG; trân trọng cảm ơn Trân Trọng.");
    let edit = Edit::Mark(desk.target(Organization, "Trân Trọng"));
    let places = everywhere(&desk.article.text, &desk.words, &desk.record(), &edit);
    assert_eq!(
        places.iter().map(|p| p.at.quote.as_str()).collect::<Vec<_>>(),
        ["Trân Trọng", "Trân Trọng", "TRÂN TRỌNG", "Trân Trọng"]
    );
    desk.decide_all(places.iter().take(3).map(|p| p.edit.clone()).collect());
    let marked = |desk: &Desk| desk.record().mentions.iter().filter(|m| m.kind == Organization).count();
    assert_eq!(marked(&desk), 3);
    assert_eq!(desk.record().organizations.len(), 1, "they are one");
    let reject = Edit::Reject(desk.target(Organization, "Trân Trọng"));
    let places = everywhere(&desk.article.text, &desk.words, &desk.record(), &reject);
    assert_eq!(places.len(), 3, "only where there is something to reject");
    desk.act(Action::Undo);
    assert_eq!(marked(&desk), 0, "one step back takes all of them");
}

#[test]
fn an_edge_moves_everywhere_in_the_same_way() {
    let desk = Desk::new("Ông Trần Văn Lương nói. Ông Trần Văn Lương đi. Ông Trần Văn Tư về.");
    let edit = Edit::Move { target: desk.target(Person, "Trần Văn Lương"), to: desk.at("Ông Trần Văn Lương") };
    let places = everywhere(&desk.article.text, &desk.words, &desk.record(), &edit);
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|p| matches!(&p.edit, Edit::Move { to, .. } if to.quote == "Ông Trần Văn Lương")));
}

#[test]
fn decisions_that_quote_other_words_are_told() {
    let mut desk = desk();
    let mut target = desk.target(Person, "Trần Văn Lương");
    target.at.quote = "Trần Văn Lưu".to_owned();
    assert_eq!(missed(&mut desk, Edit::Accept(target.clone())), Why::Words);
    target.at = Anchor { start: target.at.start + 1, ..target.at };
    assert_eq!(missed(&mut desk, Edit::Mark(target)), Why::Syllables);
    let bytes = extract(TEXT, &Options::default());
    let log = Log { steps: vec![Step { time: None, edits: vec![Edit::Accept(desk.target(Person, "Vũ Thị Lệ"))] }], done: 1 };
    assert_eq!(apply(TEXT, &desk.words, &bytes, &log).missed[0].why, Why::Offsets);
}

#[test]
fn reading_again_keeps_decisions_and_tells_what_differs() {
    let text = "Sáng 3/4, đồng chí Trần Văn Lương dự hội nghị. Ngày 5/4, ông Lương về.";
    let mut desk = Desk::new(text);
    desk.decide(Edit::Reject(desk.target(Person, "Trần Văn Lương")));
    desk.decide(set(Subject::Mention(desk.target(Time, "Ngày 5/4")), Field::Iso, Datum::Text("2024-04-05".to_owned())));
    let options = Options { reference_date: Some("2024-04-10".to_owned()), ..Options::default() };
    let record = extract(text, &options).into_utf16(text);
    let (article, outcome) = desk.article.after(Action::Read { options, record });
    let Outcome::Read(renewal) = outcome else { panic!() };
    let told: Vec<(&str, Option<&str>)> =
        renewal.differences.iter().map(|d| (d.words.as_str(), d.after.as_ref().map(|s| s.value.as_str()))).collect();
    assert!(told.contains(&("Sáng 3/4", Some("2024-04-03"))), "{told:?}");
    assert!(!told.iter().any(|(words, _)| *words == "Ngày 5/4"), "the reader had said it");
    assert!(renewal.settled.iter().any(|d| d.words == "Ngày 5/4"));
    assert_eq!(renewal.missed, []);
    let again = article.corrected(&desk.words).record;
    assert!(!again.mentions.iter().any(|m| m.text == "Trần Văn Lương"));
    // A version that does not find the mention any more: the decision makes it.
    let nothing = Record { offsets: article.record.offsets, ..Record::empty() };
    let (article, _) = article.after(Action::Read { options: Options::default(), record: nothing });
    let kept = article.corrected(&desk.words).record;
    assert_eq!(kept.mentions.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), ["Ngày 5/4"]);
}

#[test]
fn a_long_article_with_many_decisions_is_quick() {
    let paragraph = "Đồng chí Trần Văn Lương, Bí thư Huyện ủy Tân Lương, trao Nghị quyết 09 cho 12 xã ngày 3/4/2024.\n";
    let text = paragraph.repeat(500);
    let mut desk = Desk::new(&text);
    assert!(desk.record().mentions.len() >= 3000, "{}", desk.record().mentions.len());
    let edit = Edit::Retype { target: desk.target(Organization, "Huyện ủy Tân Lương"), to: Place };
    let places = everywhere(&text, &desk.words, &desk.record(), &edit);
    assert_eq!(places.len(), 500);
    desk.decide_all(places.into_iter().map(|p| p.edit).collect());
    let began = std::time::Instant::now();
    let record = desk.record();
    let took = began.elapsed().as_millis();
    assert!(record.mentions.iter().filter(|m| m.kind == Place).count() >= 500);
    // Some 10 ms in a release build; a growth with the square would be seconds.
    assert!(took < 1500, "{took} ms");
    println!("500 decisions on {} mentions: {took} ms", record.mentions.len());
}

#[test]
fn an_article_is_called_by_its_headline_or_its_first_words() {
    assert_eq!(read("\n  Xin chào \n").title, "Xin chào");
    assert_ne!(read("a b").id, read("a c").id);
    assert_eq!(fingerprint("a\n b"), fingerprint("a b "));
}
