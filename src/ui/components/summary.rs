//! The summary: every line of it leads to its words.

use super::lists::Context;
use super::{Dispatch, fact};
use crate::few::Few;
use crate::json;
use crate::record::{DecidedBy, StatementKind};
use crate::ui::state::{Action, Card, Notice, by_reader};
use crate::ui::text::{Lang, Say};
use crate::ui::work::Work;
use crate::ui::{browser, report};
use std::rc::Rc;
use yew::prelude::*;

/// What the summary shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article under review.
    pub work: Rc<Work>,
    /// Sections shown whole.
    pub expanded: Few<&'static str>,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The summary.
#[function_component(Summary)]
pub fn summary(props: &Props) -> Html {
    let record = &*props.work.record;
    let context = Context { record, work: &props.work, lang: props.lang, expanded: &props.expanded, dispatch: &props.dispatch };
    let say = |s: Say| s.in_lang(props.lang);
    let words = |start: u32, end: u32| {
        let slice = props.work.words.slice(&props.work.article.text, start, end).unwrap_or_default();
        slice.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let copy = {
        let (work, lang, dispatch) = (props.work.clone(), props.lang, props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, dispatch) = (report::summary(&work.article.text, &work.record, lang), dispatch.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let notice = if browser::copy(&text).await { Say::Copied } else { Say::NotCopied };
                dispatch.dispatch(Action::Notice(Some(Notice::new(notice))));
            });
        })
    };
    let download = {
        let record = props.work.record.clone();
        Callback::from(move |_: MouseEvent| {
            browser::download("diembao.json", &format!("{}\n", json::of(&*record)));
        })
    };
    let statements = |kind: StatementKind| -> Vec<Html> {
        record
            .statements
            .iter()
            .filter(|s| s.kind == kind)
            .map(|s| {
                let note = notes(&context, s);
                let edit = Action::Open(Card::Statement(s.start, s.end));
                let dispatch = props.dispatch.clone();
                html! {
                    <>
                        { fact(&props.dispatch, s.start, s.end, html! { <>{ words(s.start, s.end) }{ note }</> }) }{ mine(&context, s.decided_by) }
                        <button type="button" class="small" data-testid="edit-statement" aria-label={say(Say::EditSentence)} title={say(Say::EditSentence)} onclick={move |_| dispatch.dispatch(edit.clone())}>{ "⋯" }</button>
                    </>
                }
            })
            .collect()
    };
    let people = record.people.iter().map(|p| {
        let roles: Vec<Html> = p.roles.iter().map(|r| {
            let state = match r.state.as_deref() {
                Some("former") => format!("{} ", say(Say::Former)),
                Some(_) => format!("{} ", say(Say::Acting)),
                None => String::new(),
            };
            context.mention(Some(&r.mention), html! { { format!("{state}{}", report::role(record, &r.title, r.organization.as_deref())) } })
        }).collect();
        html! { <><strong>{ context.mention(p.mentions.first(), html! { { p.name.clone() } }) }</strong>{ for roles.into_iter().map(|r| html! { <span class="held">{ r }</span> }) }{ mine(&context, p.decided_by) }</> }
    }).collect();
    let documents = record
        .documents
        .iter()
        .map(|d| {
            let count = d.mentions.len();
            html! { <>{ context.mention(d.mentions.first(), html! { <>{ report::document(d) }{ " " }<span class="count">{ count }</span></> }) }{ mine(&context, d.decided_by) }</> }
        })
        .collect();
    let places = record
        .places
        .iter()
        .map(|p| {
            let code = p
                .codes
                .iter()
                .map(|c| {
                    let until =
                        c.valid_until.as_ref().map_or(String::new(), |u| format!(", {} {}", say(Say::Until), report::day(u)));
                    let now = if c.successors.is_empty() {
                        String::new()
                    } else {
                        format!("; {} {}", say(Say::Now), c.successors.join(", "))
                    };
                    format!(" · {} {}{until}{now}", say(Say::Code), c.code)
                })
                .collect::<String>();
            html! { <>{ context.mention(p.mentions.first(), html! { <>{ p.name.clone() }<span class="note">{ code }</span></> }) }{ mine(&context, p.decided_by) }</> }
        })
        .collect();
    let keys =
        record.key_sentences.iter().map(|k| fact(&props.dispatch, k.start, k.end, html! { { words(k.start, k.end) } })).collect();
    let warnings = record.warnings.iter().map(|w| html! { <span>{ w.message.clone() }</span> }).collect();
    html! {
        <div class="summary" data-testid="summary" tabindex="0" role="region" aria-label={say(Say::TabSummary)}>
            <div class="actions">
                <button type="button" data-testid="copy" onclick={copy}>{ say(Say::Copy) }</button>
                <button type="button" data-testid="download" onclick={download}>{ say(Say::Download) }</button>
            </div>
            { headline(&context) }
            { context.section("keys", Say::KeySentences, keys) }
            { context.section("people", Say::People, people) }
            { context.section("results", Say::Results, statements(StatementKind::Result)) }
            { context.section("limitations", Say::Limitations, statements(StatementKind::Limitation)) }
            { context.section("tasks", Say::Tasks, statements(StatementKind::Task)) }
            { context.section("assessments", Say::Assessments, statements(StatementKind::Assessment)) }
            { context.section("documents", Say::Documents, documents) }
            { context.figures() }
            { context.organizations() }
            { context.section("places", Say::Places, places) }
            { context.section("times", Say::Timeline, context.times()) }
            { context.section("warnings", Say::Warnings, warnings) }
        </div>
    }
}

/// A sign that a reader decided it.
pub fn mine(context: &Context, decided: Option<DecidedBy>) -> Html {
    if !by_reader(decided) {
        return Html::default();
    }
    html! { <span class="mine" title={context.say(Say::ByReader)}><span aria-hidden="true">{ "✓" }</span><span class="hidden">{ context.say(Say::ByReader) }</span></span> }
}

/// Who says it, who is to do it, and by when.
fn notes(context: &Context, statement: &crate::record::Statement) -> Html {
    let person = |id: &String| context.record.people.iter().find(|p| p.id == *id).map(|p| p.name.clone());
    let organization = |id: &String| context.record.organizations.iter().find(|o| o.id == *id).map(|o| o.name.clone());
    let time = |id: &String| context.work.mention(id).map(|m| m.text.clone());
    let parts: Vec<String> = [
        statement.speaker.as_ref().and_then(person).map(|p| format!("{} {p}", context.say(Say::By))),
        statement.addressee.as_ref().and_then(organization).map(|o| format!("{} {o}", context.say(Say::For))),
        statement.deadline.as_ref().and_then(time).map(|t| format!("{} {t}", context.say(Say::Due))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        Html::default()
    } else {
        html! { <span class="note">{ format!(" · {}", parts.join(" · ")) }</span> }
    }
}

/// A fact's name, its value, where its words stand, and whether a reader decided it.
type Fact = (Say, String, Option<(u32, u32)>, bool);

/// Title, outlet, date, author, event with when, where and who.
fn headline(context: &Context) -> Html {
    let (record, metadata) = (context.record, &context.record.metadata);
    let mut lines: Vec<Fact> = Vec::new();
    let place = |field: &str| metadata.evidence.iter().find(|e| e.field == field).map(|e| (e.start, e.end));
    let decided = |field: &str| metadata.decided_fields.iter().any(|f| f == field);
    let mut add = |name: Say, field: &str, value: Option<String>| {
        lines.extend(value.map(|v| (name, v, place(field), decided(field))));
    };
    add(Say::FactTitle, "title", metadata.title.clone());
    add(Say::FactOutlet, "outlet", metadata.outlet.clone());
    add(Say::FactSection, "section", metadata.section.clone());
    add(Say::FactPublished, "published", metadata.published.as_deref().map(report::day));
    let reference = metadata.reference_date.as_deref().map(report::day);
    if decided("reference_date") {
        add(Say::FactReference, "reference_date", reference);
    } else if metadata.published.is_none() {
        add(Say::FactReference, "reference_date", reference.map(|r| format!("{r} ({})", context.say(Say::FactInferred))));
    }
    add(Say::FactAuthors, "authors", (!metadata.authors.is_empty()).then(|| metadata.authors.join(", ")));
    add(Say::FactViews, "views", metadata.views.map(|v| v.to_string()));
    if let Some(event) = &record.event {
        let place = |field: &str| event.evidence.iter().find(|e| e.field == field).map(|e| (e.start, e.end));
        let decided = |field: &str| event.decided_fields.iter().any(|f| f == field);
        let mut add = |name: Say, field: &str, value: Option<String>, at: Option<(u32, u32)>| {
            lines.extend(value.map(|v| (name, v, at, decided(field))));
        };
        let (name, field) = match &event.name {
            Some(name) => (name.clone(), "name"),
            None => (event.kind.clone(), "kind"),
        };
        add(Say::FactEvent, field, Some(name), place("name").or_else(|| place("kind")));
        add(Say::FactWhen, "date", event.date.as_deref().map(report::day), place("date"));
        add(Say::FactWhere, "place", event.place.clone(), place("place"));
        add(Say::FactHost, "host", event.host.clone(), place("host"));
        let chair: Vec<&crate::record::Person> =
            event.chair.iter().filter_map(|id| record.people.iter().find(|p| p.id == *id)).collect();
        let at = chair.first().and_then(|p| p.mentions.first()).and_then(|id| context.work.mention(id)).map(|m| (m.start, m.end));
        let names = chair.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ");
        add(Say::FactChair, "chair", (!chair.is_empty()).then_some(names), at);
    }
    let edit = super::button(context.dispatch, "edit-facts", context.say(Say::EditFacts), Action::Open(Card::Facts));
    html! {
        <section class="part headline" aria-labelledby="part-headline">
            <h2 id="part-headline">{ context.say(Say::Headline) }</h2>
            <dl>
                { for lines.into_iter().map(|(name, value, at, decided)| html! {
                    <><dt>{ context.say(name) }</dt><dd>{ match at { Some((s, e)) => fact(context.dispatch, s, e, html! { { value } }), None => html! { { value } } } }{ mine(context, decided.then_some(DecidedBy::Reader)) }</dd></>
                }) }
            </dl>
            <div class="actions">{ edit }</div>
        </section>
    }
}
