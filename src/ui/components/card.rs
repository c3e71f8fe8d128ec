//! The card of a mention: what it says, why, and everywhere else that it is said.

use super::{Dispatch, fact};
use crate::record::{Mention, Record, Value};
use crate::ui::report;
use crate::ui::state::Action;
use crate::ui::text::{Lang, Say, of_mention};
use crate::ui::view::class;
use std::rc::Rc;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record.
    pub record: Rc<Record>,
    /// Index of the mention.
    pub index: usize,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The card.
#[function_component(Card)]
pub fn card(props: &Props) -> Html {
    let close = use_node_ref();
    use_effect_with(props.index, {
        let close = close.clone();
        move |_| {
            if let Some(button) = close.cast::<web_sys::HtmlElement>() {
                let _ = button.focus();
            }
        }
    });
    let say = |s: Say| s.in_lang(props.lang);
    let mention = &props.record.mentions[props.index];
    let onclick = {
        let dispatch = props.dispatch.clone();
        let id = mention.id.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Close);
            crate::ui::browser::focus(&format!("[data-mention=\"{id}\"]"));
        })
    };
    let rows = rows(&props.record, mention, props.lang);
    let others: Vec<&Mention> =
        same(&props.record, mention).into_iter().filter_map(|id| props.record.mentions.iter().find(|m| m.id == id)).collect();
    html! {
        <div class="card" role="dialog" aria-label={say(Say::Card)} data-testid="card">
            <p class={classes!("kind", class(mention.kind))}>{ of_mention(mention.kind).in_lang(props.lang) }</p>
            <h2>{ mention.text.clone() }</h2>
            <dl>
                { for rows.into_iter().map(|(name, value)| html! { <><dt>{ say(name) }</dt><dd>{ value }</dd></> }) }
                <dt>{ say(Say::CardRule) }</dt><dd><code>{ mention.rule.clone() }</code></dd>
                <dt>{ say(Say::CardConfidence) }</dt>
                <dd>{ format!("{} %", mention.confidence) }if mention.confidence < 60 { { format!(" ({})", say(Say::Unsure)) } }</dd>
                if !mention.evidence.is_empty() {
                    <dt>{ say(Say::CardEvidence) }</dt>
                    <dd>{ for mention.evidence.iter().map(|e| fact(&props.dispatch, e.start, e.end, html! { { e.what.clone() } })) }</dd>
                }
            </dl>
            <h3>{ say(Say::CardMentions) }</h3>
            <ul>{ for others.iter().take(30).map(|m| html! { <li key={m.id.clone()}>{ fact(&props.dispatch, m.start, m.end, html! { { m.text.clone() } }) }</li> }) }</ul>
            <button type="button" ref={close} class="close" {onclick}>{ say(Say::Close) }</button>
        </div>
    }
}

/// What the mention says, line by line.
fn rows(record: &Record, mention: &Mention, lang: Lang) -> Vec<(Say, String)> {
    match &mention.value {
        Value::Person(v) => {
            let person = record.people.iter().find(|p| p.id == v.person);
            person.map_or(Vec::new(), |p| {
                let roles = p
                    .roles
                    .iter()
                    .map(|r| report::role(record, &r.title, r.organization.as_deref()))
                    .collect::<Vec<_>>()
                    .join(", ");
                let mut rows = vec![(Say::CardValue, p.name.clone())];
                if !roles.is_empty() {
                    rows.push((Say::Role, roles));
                }
                rows
            })
        }
        Value::Role(v) => {
            let holders = v
                .people
                .iter()
                .filter_map(|id| record.mentions.iter().find(|m| m.id == *id))
                .map(|m| m.text.clone())
                .collect::<Vec<_>>()
                .join(", ");
            let organization =
                v.organization.as_ref().and_then(|id| record.mentions.iter().find(|m| m.id == *id)).map(|m| m.text.clone());
            let mut rows = vec![(Say::CardValue, v.title.clone())];
            if !holders.is_empty() {
                rows.push((Say::CardHolders, holders));
            }
            rows.extend(organization.map(|o| (Say::CardOrganization, o)));
            rows
        }
        Value::Organization(v) => {
            let organization = record.organizations.iter().find(|o| o.id == v.organization);
            organization.map_or(Vec::new(), |o| vec![(Say::CardValue, o.name.clone())])
        }
        Value::Place(v) => {
            let place = record.places.iter().find(|p| p.id == v.place);
            place.map_or(Vec::new(), |p| {
                let mut rows = vec![(Say::CardValue, p.name.clone())];
                rows.extend(p.codes.first().map(|c| (Say::Code, c.code.clone())));
                rows
            })
        }
        Value::Document(v) => {
            let document = record.documents.iter().find(|d| d.id == v.document);
            document.map_or(Vec::new(), |d| vec![(Say::CardValue, report::document(d))])
        }
        Value::Time(v) => {
            let inferred = if v.said == v.iso { String::new() } else { format!(" ({})", Say::FactInferred.in_lang(lang)) };
            vec![(Say::CardValue, format!("{}{inferred}", report::day(&v.iso)))]
        }
        Value::Figure(v) => {
            let bound = v.bound.as_ref().map_or(String::new(), |b| format!("{b} "));
            let mut rows = vec![(Say::CardValue, format!("{bound}{}", v.number))];
            rows.extend(v.unit.clone().map(|u| (Say::ColUnit, u)));
            rows
        }
    }
}

/// Ids of all mentions of the same thing.
fn same(record: &Record, mention: &Mention) -> Vec<String> {
    let own = || vec![mention.id.clone()];
    match &mention.value {
        Value::Person(v) => record.people.iter().find(|p| p.id == v.person).map_or_else(own, |p| p.mentions.clone()),
        Value::Organization(v) => {
            record.organizations.iter().find(|o| o.id == v.organization).map_or_else(own, |o| o.mentions.clone())
        }
        Value::Place(v) => record.places.iter().find(|p| p.id == v.place).map_or_else(own, |p| p.mentions.clone()),
        Value::Document(v) => record.documents.iter().find(|d| d.id == v.document).map_or_else(own, |d| d.mentions.clone()),
        _ => own(),
    }
}
