//! The card beside the article: of a mention what it says, why, where else, and what can be done about it; of a sentence its kind; of the article its facts.

use super::values::{Fields, entity, mentions};
use super::{Dispatch, button, fact, kind_of, press, select};
use crate::record::{Mention, MentionType, StatementKind, Value};
use crate::review::{Anchor, Edge, Edit};
use crate::ui::state::{Action, Card as Open, Panel, by_reader};
use crate::ui::text::{Lang, Say, of_mention, of_statement};
use crate::ui::view::class;
use crate::ui::work::{UNSURE, Work, has_entity};
use crate::ui::{browser, report, rules};
use std::rc::Rc;
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article under review.
    pub work: Rc<Work>,
    /// What is open.
    pub card: Open,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The card.
#[function_component(Card)]
pub fn card(props: &Props) -> Html {
    let own = use_node_ref();
    let is_new = std::mem::discriminant(&props.card);
    use_effect_with(is_new, {
        let own = own.clone();
        // From a mention's card the focus goes to the mention; from another to where it came from.
        let from = if matches!(props.card, Open::Mention(_)) { None } else { browser::focused() };
        move |_| {
            if let Some(card) = own.cast::<web_sys::HtmlElement>() {
                let _ = card.focus();
            }
            move || {
                if let Some(from) = from {
                    let _ = from.focus();
                }
            }
        }
    });
    let say = |s: Say| s.in_lang(props.lang);
    let content = match &props.card {
        Open::Mention(id) => match props.work.mention(id) {
            Some(mention) => of(props, mention),
            None => return Html::default(),
        },
        Open::Statement(start, end) => statement(props, *start, *end),
        Open::Facts => {
            let fields = Fields { work: &props.work, lang: props.lang, dispatch: &props.dispatch };
            html! { <><h2>{ say(Say::EditFacts) }</h2><div class="fields">{ fields.of_article() }</div></> }
        }
    };
    html! {
        <div class="card" role="dialog" aria-label={say(Say::Card)} data-testid="card" tabindex="-1" ref={own}>
            <div class="card-close">{ button(&props.dispatch, "close", say(Say::Close), Action::Close) }</div>
            { content }
        </div>
    }
}

fn of(props: &Props, mention: &Mention) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let (work, dispatch) = (&props.work, &props.dispatch);
    let act = |id: &'static str, words: Say, action: Action| button(dispatch, id, say(words), action);
    let types = MentionType::ALL.iter().map(|kind| {
        let (dispatch, kind) = (dispatch.clone(), *kind);
        let own = (kind == mention.kind).to_string();
        html! {
            <button type="button" class={classes!("switch", class(kind))} aria-pressed={own} data-testid={format!("type-{}", class(kind))} onclick={move |_| dispatch.dispatch(Action::Mark(kind))}>
                <span class="name">{ of_mention(kind).in_lang(props.lang) }</span>
            </button>
        }
    });
    let edge = |id: &'static str, sign: &'static str, label: Say, edge: Edge, by: i32| {
        let dispatch = dispatch.clone();
        html! { <button type="button" data-testid={id} aria-label={say(label)} title={say(label)} onclick={move |_| dispatch.dispatch(Action::Edge(edge, by))}>{ sign }</button> }
    };
    let fields = Fields { work, lang: props.lang, dispatch };
    let same = entity(mention).map_or(&[][..], |id| mentions(&work.record, id));
    let others = same.iter().filter_map(|id| work.mention(id));
    let decided = by_reader(mention.decided_by);
    let many = work.words.exactly(mention.start, mention.end).is_some_and(|(from, to)| to - from > 1);
    let words = |start: u32, end: u32| work.words.slice(&work.article.text, start, end).unwrap_or_default().to_owned();
    let sure = format!("{} %", mention.confidence);
    html! {
        <>
            <p class="head">{ kind_of(mention.kind, props.lang) }{ " " }<span class="note">{ say(if decided { Say::ByReader } else { Say::ByProgram }) }</span></p>
            <h2>{ mention.text.clone() }</h2>
            <dl>
                { for rows(work, mention, props.lang).into_iter().map(|(name, value)| html! { <><dt>{ say(name) }</dt><dd>{ value }</dd></> }) }
            </dl>
            <div class="actions">
                { act("accept", Say::Accept, Action::Accept) }
                { act("reject", if mention.rule == "reader" { Say::DeleteMark } else { Say::Reject }, Action::Delete) }
                if many { { act("split", Say::Split, Action::Split(None)) } }
            </div>
            <div class="edges">
                <span>{ say(Say::EdgeStart) }</span>{ edge("start-out", "◂", Say::StartOut, Edge::Start, -1) }{ edge("start-in", "▸", Say::StartIn, Edge::Start, 1) }
                <span>{ say(Say::EdgeEnd) }</span>{ edge("end-in", "◂", Say::EndIn, Edge::End, -1) }{ edge("end-out", "▸", Say::EndOut, Edge::End, 1) }
            </div>
            <div class="types" role="group" aria-label={say(Say::ChangeType)}>{ for types }</div>
            <details class="edit" key={mention.id.clone()}>
                <summary data-testid="edit">{ say(Say::EditValue) }</summary>
                <div class="fields">
                    { fields.of_mention(mention) }
                    { joined(props, mention, same.len()) }
                    { kind_select(props, work.sentence(mention.start, mention.end)) }
                </div>
            </details>
            <details class="why">
                <summary>{ say(Say::Why) }</summary>
                <dl>
                    <dt>{ say(Say::CardRule) }</dt><dd><code>{ mention.rule.clone() }</code></dd>
                    <dt>{ say(Say::CardConfidence) }</dt>
                    <dd>{ sure }if mention.confidence < UNSURE { { format!(" ({})", say(Say::Unsure)) } }</dd>
                    if !mention.evidence.is_empty() {
                        <dt>{ say(Say::CardEvidence) }</dt>
                        <dd>{ for mention.evidence.iter().map(|e| fact(dispatch, e.start, e.end, html! { <q>{ words(e.start, e.end) }</q> })) }</dd>
                    }
                </dl>
            </details>
            if same.len() > 1 {
                <details class="others" open=true>
                    <summary>{ say(Say::CardMentions) }{ " " }<span class="count">{ same.len() }</span></summary>
                    <ul>{ for others.take(30).map(|m| html! { <li>{ fact(dispatch, m.start, m.end, html! { { m.text.clone() } }) }</li> }) }</ul>
                </details>
            }
            <div class="actions">
                { act("everywhere", Say::EverywhereSame, Action::Everywhere) }
                if let Some(entry) = rules::entry(work, &mention.id) {
                    { act("rule", Say::KeepRule, Action::Panel(Some(Panel::Rule(entry.into())))) }
                }
            </div>
        </>
    }
}

/// Joining with another thing of the same type, parting from its own.
fn joined(props: &Props, mention: &Mention, count: usize) -> Html {
    if !has_entity(mention.kind) {
        return Html::default();
    }
    let Some(target) = props.work.target(&mention.id) else { return Html::default() };
    let fields = Fields { work: &props.work, lang: props.lang, dispatch: &props.dispatch };
    let (dispatch, from) = (props.dispatch.clone(), target.clone());
    let own = entity(mention).unwrap_or_default();
    let merge = fields.entity("merge", Say::SameAs, mention.kind, (own, ""), Say::Choose, move |into| {
        if let Some(into) = into {
            dispatch.dispatch(Action::Decide(vec![Edit::Merge { target: from.clone(), into }]));
        }
    });
    html! {
        <>
            { merge }
            if count > 1 {
                { button(&props.dispatch, "part", Say::NotThe.in_lang(props.lang), Action::Decide(vec![Edit::Part { targets: vec![target] }])) }
            }
        </>
    }
}

/// What kind of statement a sentence is.
fn kind_select(props: &Props, sentence: Option<(u32, u32, Option<StatementKind>)>) -> Html {
    const KINDS: [StatementKind; 5] = [
        StatementKind::Result,
        StatementKind::Limitation,
        StatementKind::Task,
        StatementKind::Assessment,
        StatementKind::Boilerplate,
    ];
    let anchored = sentence.and_then(|(start, end, kind)| Some((props.work.anchor(start, end)?, kind)));
    let Some((at, kind)): Option<(Anchor, _)> = anchored else { return Html::default() };
    let say = |s: Say| s.in_lang(props.lang);
    let name = |k: StatementKind| crate::ui::view::statement_class(k).to_owned();
    let mut options = vec![(String::new(), say(Say::SentenceNone).to_owned())];
    options.extend(KINDS.map(|k| (name(k), say(of_statement(k)).to_owned())));
    let dispatch = props.dispatch.clone();
    select("sentence", say(Say::Sentence), options, &kind.map(name).unwrap_or_default(), move |chosen| {
        let kind = KINDS.into_iter().find(|k| crate::ui::view::statement_class(*k) == chosen);
        dispatch.dispatch(Action::Decide(vec![Edit::State { at: at.clone(), kind }]));
    })
}

fn statement(props: &Props, start: u32, end: u32) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let words = props.work.words.slice(&props.work.article.text, start, end).unwrap_or_default().to_owned();
    let found = props.work.sentence(start, end);
    let rule = props.work.record.statements.iter().find(|s| (s.start, s.end) == (start, end)).map(|s| s.rule.clone());
    let (dispatch, light) = (props.dispatch.clone(), Action::Light(start, end));
    html! {
        <>
            <p class="quote">{ words }</p>
            <div class="fields">{ kind_select(props, found) }</div>
            if let Some(rule) = rule { <dl><dt>{ say(Say::CardRule) }</dt><dd><code>{ rule }</code></dd></dl> }
            <div class="actions">{ press("show", say(Say::ShowInText), move || dispatch.dispatch(light.clone())) }</div>
        </>
    }
}

/// What the mention says, line by line.
fn rows(work: &Work, mention: &Mention, lang: Lang) -> Vec<(Say, String)> {
    let record = &work.record;
    let named =
        |ids: &[String]| ids.iter().filter_map(|id| work.mention(id)).map(|m| m.text.clone()).collect::<Vec<_>>().join(", ");
    let mut rows: Vec<(Say, String)> = Vec::new();
    match &mention.value {
        Value::Person(v) => {
            if let Some(p) = record.people.iter().find(|p| p.id == v.person) {
                rows.push((Say::CardValue, p.name.clone()));
                let roles: Vec<String> =
                    p.roles.iter().map(|r| report::role(record, &r.title, r.organization.as_deref())).collect();
                rows.push((Say::FieldTitle, roles.join(", ")));
            }
        }
        Value::Role(v) => {
            rows.push((Say::CardValue, v.title.clone()));
            rows.push((Say::CardHolders, named(&v.people)));
            rows.push((
                Say::CardOrganization,
                v.organization.as_ref().map(|o| named(std::slice::from_ref(o))).unwrap_or_default(),
            ));
        }
        Value::Organization(v) => {
            if let Some(o) = record.organizations.iter().find(|o| o.id == v.organization) {
                rows.push((Say::CardValue, o.name.clone()));
                let parent = o.parent.as_ref().and_then(|p| record.organizations.iter().find(|o| o.id == *p));
                rows.push((Say::FieldParent, parent.map(|p| p.name.clone()).unwrap_or_default()));
            }
        }
        Value::Place(v) => {
            if let Some(p) = record.places.iter().find(|p| p.id == v.place) {
                rows.push((Say::CardValue, p.name.clone()));
                rows.push((Say::Code, p.codes.first().map(|c| c.code.clone()).unwrap_or_default()));
            }
        }
        Value::Document(v) => {
            if let Some(d) = record.documents.iter().find(|d| d.id == v.document) {
                rows.push((Say::CardValue, report::document(d)));
            }
        }
        Value::Time(v) => {
            let inferred = if v.said == v.iso { String::new() } else { format!(" ({})", Say::FactInferred.in_lang(lang)) };
            rows.push((Say::CardValue, format!("{}{inferred}", report::day(&v.iso))));
        }
        Value::Figure(v) => {
            let bound = v.bound.as_ref().map_or(String::new(), |b| format!("{b} "));
            rows.push((Say::CardValue, format!("{bound}{}", v.number)));
            rows.push((Say::ColUnit, v.unit.clone().unwrap_or_default()));
        }
    }
    rows.retain(|(_, value)| !value.is_empty());
    rows
}
