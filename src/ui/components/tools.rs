//! What stands around the article: the bar of tools, the search, the bar for words that are chosen, the offer to do the same elsewhere.

use super::shell::Shell;
use super::{Dispatch, button, fact, press, tick};
use crate::record::MentionType;
use crate::review;
use crate::ui::state::{Action, Panel, State};
use crate::ui::text::{Lang, Say, of_mention};
use crate::ui::view::{class, letter};
use crate::ui::work::{Offer, Work};
use crate::ui::{browser, plain};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many places a search shows.
const HITS: usize = 60;

/// The bar of tools.
pub fn tools(state: &State, work: &Rc<Work>, shell: &Shell) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    let log = &work.article.decisions;
    let open = work.open().count();
    let act = |id: &'static str, words: Say, action: Action| button(&shell.dispatch, id, say(words), action);
    let switch = |id: &'static str, words: &str, on: bool, action: Action| {
        let dispatch = shell.dispatch.clone();
        html! { <button type="button" data-testid={id} disabled={!on} onclick={move |_| dispatch.dispatch(action.clone())}>{ words }</button> }
    };
    let caret = {
        let dispatch = shell.dispatch.clone();
        let onclick = move |_: MouseEvent| {
            dispatch.dispatch(Action::Caret);
            browser::focus(".article");
        };
        html! { <button type="button" data-testid="caret" aria-pressed={state.caret.is_some().to_string()} title="F7" {onclick}>{ say(Say::Caret) }</button> }
    };
    let saving = shell.clone();
    let whole = state.clone();
    html! {
        <div class="tools" role="toolbar" aria-label={say(Say::Tools)}>
            { switch("undo", say(Say::Undo), log.can_undo(), Action::review(review::Action::Undo)) }
            { switch("redo", say(Say::Redo), log.can_redo(), Action::review(review::Action::Redo)) }
            { caret }
            if open > 0 {
                { button(&shell.dispatch, "unsure", &format!("{} ({open})", say(Say::NextUnsure)), Action::Unsure(1)) }
            }
            { act("table", Say::Table, Action::Panel(Some(Panel::Table))) }
            if !work.article.unplaced.is_empty() {
                { button(&shell.dispatch, "unplaced", &format!("{} ({})", say(Say::UnplacedTitle), work.article.unplaced.len()), Action::Panel(Some(Panel::Unplaced))) }
            }
            { act("repaste", Say::PasteVersion, Action::Repaste) }
            { act("again", Say::Again, Action::Again) }
            { press("save-file", say(Say::SaveFile), move || saving.save_file(&whole)) }
            { press("print", say(Say::Print), browser::print) }
            <Search work={work.clone()} lang={state.lang} dispatch={shell.dispatch.clone()} />
        </div>
    }
}

/// What the search looks in.
#[derive(Properties, PartialEq)]
pub struct SearchProps {
    work: Rc<Work>,
    lang: Lang,
    dispatch: Dispatch,
}

/// The search: things by their names, then words of the text.
#[function_component(Search)]
fn search(props: &SearchProps) -> Html {
    let query = use_state(String::new);
    let say = |s: Say| s.in_lang(props.lang);
    let oninput = {
        let query = query.clone();
        // The box is only read, never written: what an input method is composing is looked for too.
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let field = use_node_ref();
    let clear = {
        let (query, field) = (query.clone(), field.clone());
        move || {
            query.set(String::new());
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.set_value("");
                let _ = field.focus();
            }
        }
    };
    let onkeydown = {
        let clear = clear.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                clear();
            }
        })
    };
    let work = &props.work;
    let list = work.words.list();
    let mut lines: Vec<Html> = Vec::new();
    if query.trim().chars().count() >= 2 {
        let things = things(work).into_iter().filter(|(name, ..)| plain::has(name, &query));
        lines.extend(
            things.take(10).map(|(name, start, end)| fact(&props.dispatch, start, end, html! { <strong>{ name }</strong> })),
        );
        for (from, to) in work.find(&query, HITS) {
            let (before, after) = (from.saturating_sub(4), (to + 5).min(list.len() - 1));
            let slice = |start: u32, end: u32| work.words.slice(&work.article.text, start, end).unwrap_or_default().to_owned();
            let (start, end) = (list[from].start, list[to].end);
            lines.push(fact(
                &props.dispatch,
                start,
                end,
                html! { <>{ slice(list[before].start, start) }<b>{ slice(start, end) }</b>{ slice(end, list[after].end) }</> },
            ));
        }
        if lines.is_empty() {
            lines.push(html! { <span class="note">{ say(Say::NoHits) }</span> });
        }
    }
    html! {
        <div class="search" {onkeydown}>
            <input ref={field} type="search" id="search" data-testid="search" aria-label={say(Say::SearchHere)} placeholder={say(Say::SearchHere)} autocomplete="off" spellcheck="false" {oninput} />
            if !lines.is_empty() {
                <ul class="hits" data-testid="hits" onclick={move |_: MouseEvent| clear()} aria-label={say(Say::Hits)}>{ for lines.into_iter().map(|l| html! { <li>{ l }</li> }) }</ul>
            }
        </div>
    }
}

/// People, organisations, places and documents with the place of their first mention.
fn things(work: &Work) -> Vec<(String, u32, u32)> {
    let record = &work.record;
    let people = record.people.iter().map(|p| (p.name.clone(), &p.mentions));
    let all = people.chain(record.organizations.iter().map(|o| (o.name.clone(), &o.mentions)));
    let all = all.chain(record.places.iter().map(|l| (l.name.clone(), &l.mentions)));
    let all = all.chain(record.documents.iter().map(|d| (crate::ui::report::document(d), &d.mentions)));
    all.filter_map(|(name, mentions)| work.mention(mentions.first()?).map(|m| (name, m.start, m.end))).collect()
}

/// The bar for words that are chosen.
pub fn picked(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    let Some((start, end)) = state.picked else { return Html::default() };
    let say = |s: Say| s.in_lang(state.lang);
    let words = work.words.slice(&work.article.text, start, end).unwrap_or_default();
    let short: String =
        if words.chars().count() > 80 { words.chars().take(77).chain("…".chars()).collect() } else { words.to_owned() };
    let types = MentionType::ALL.iter().map(|kind| {
        let (dispatch, kind) = (dispatch.clone(), *kind);
        let onclick = move |_: MouseEvent| {
            browser::deselect();
            dispatch.dispatch(Action::Mark(kind));
        };
        html! {
            <button type="button" class={classes!("switch", class(kind))} data-testid={format!("mark-{}", class(kind))} {onclick}>
                <span class="letter" aria-hidden="true">{ letter(kind) }</span><span class="name">{ of_mention(kind).in_lang(state.lang) }</span>
            </button>
        }
    });
    // The selection stays while a button is pressed.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let sentence = work.sentence(start, end).map(|(start, end, _)| Action::Open(crate::ui::state::Card::Statement(start, end)));
    html! {
        <div class="picked-bar" role="group" aria-label={say(Say::PickedHint)} data-testid="picked" {onmousedown}>
            <p><span class="note">{ say(Say::PickedTitle) }</span>{ " " }<q>{ short }</q></p>
            <div class="types">{ for types }</div>
            if state.caret.is_some() { <p class="note">{ say(Say::CaretHint) }</p> }
            <div class="actions">
                if let Some(action) = sentence { { button(dispatch, "sentence-of", say(Say::EditSentence), action) } }
                { button(dispatch, "unpick", say(Say::Close), Action::Close) }
            </div>
        </div>
    }
}

/// The offer to do the same elsewhere.
pub fn offer(offer: &Offer, lang: Lang, dispatch: &Dispatch) -> Html {
    let say = |s: Say| s.in_lang(lang);
    let list = offer.places.iter().enumerate().map(|(i, place)| {
        let sides: (String, String) = (tail(&place.at.before), head(&place.at.after));
        let label = html! { <>{ sides.0 }<b>{ place.at.quote.clone() }</b>{ sides.1 }</> };
        let (toggle, dispatch) = (Action::OfferTick(i), dispatch.clone());
        html! { <li key={i}>{ tick("offer-tick", label, offer.ticked.contains(&i), move |_| dispatch.dispatch(toggle.clone())) }</li> }
    });
    html! {
        <div class="offer" role="group" aria-label={say(Say::OfferText)} data-testid="offer">
            <p>{ say(Say::OfferText) }{ " " }<span class="count">{ offer.places.len() }</span></p>
            if offer.open { <ul class="places">{ for list }</ul> }
            <div class="actions">
                if offer.open {
                    { button(dispatch, "offer-take", &format!("{} ({})", say(Say::OfferTake), offer.ticked.list().len()), Action::OfferTake) }
                } else {
                    { button(dispatch, "offer-open", say(Say::OfferShow), Action::OfferOpen) }
                }
                { button(dispatch, "offer-close", say(Say::OfferNo), Action::OfferClose) }
            </div>
        </div>
    }
}

fn tail(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    format!("…{text}")
}

fn head(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    format!("{text}…")
}
