//! What the page is made of. Each component shows a part of the state and dispatches actions.

pub mod app;
pub mod article;
pub mod card;
pub mod changes;
pub mod dictionary;
pub mod header;
pub mod input;
pub mod legend;
pub mod library;
pub mod lists;
pub mod panel;
pub mod shell;
pub mod summary;
pub mod table;
pub mod tools;
pub mod values;

use super::state::{Action, State};
use super::text::{Lang, Say};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The state as Yew's reducer.
#[derive(PartialEq)]
pub struct Store(pub State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = self.0.clone();
        next.now = super::browser::now().into();
        Rc::new(Store(next.after(action)))
    }
}

/// What every component dispatches to.
pub type Dispatch = UseReducerDispatcher<Store>;

/// A line that leads to its words in the article.
pub fn fact(dispatch: &Dispatch, start: u32, end: u32, content: Html) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Light(start, end)));
    html! { <button type="button" class="fact" data-testid="fact" data-start={start.to_string()} data-end={end.to_string()} {onclick}>{ content }</button> }
}

/// A button that sends an action.
pub fn button(dispatch: &Dispatch, id: &'static str, words: &str, action: Action) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()));
    html! { <button type="button" data-testid={id} {onclick}>{ words }</button> }
}

/// A button that calls back.
pub fn press(id: &'static str, words: &str, on: impl Fn() + 'static) -> Html {
    html! { <button type="button" data-testid={id} onclick={move |_: MouseEvent| on()}>{ words }</button> }
}

/// A field with its label; it speaks when it is left or Enter is pressed.
pub fn field(id: &'static str, label: &str, value: &str, on: impl Fn(String) + 'static) -> Html {
    let onchange = Callback::from(move |event: Event| on(event.target_unchecked_into::<HtmlInputElement>().value()));
    html! { <label class="field"><span>{ label }</span><input type="text" data-testid={id} lang="vi" autocomplete="off" spellcheck="false" value={value.to_owned()} {onchange} /></label> }
}

/// A list to choose from, with its label.
pub fn select(
    id: &'static str,
    label: &str,
    options: Vec<(String, String)>,
    chosen: &str,
    on: impl Fn(String) + 'static,
) -> Html {
    let onchange = Callback::from(move |event: Event| on(event.target_unchecked_into::<HtmlSelectElement>().value()));
    html! {
        <label class="field"><span>{ label }</span>
            <select data-testid={id} {onchange}>
                { for options.into_iter().map(|(value, words)| html! { <option selected={value == chosen} value={value.clone()}>{ words }</option> }) }
            </select>
        </label>
    }
}

/// A tick with its label.
pub fn tick(id: &'static str, label: Html, on: bool, change: impl Fn(bool) + 'static) -> Html {
    let onchange = Callback::from(move |event: Event| change(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! { <label class="tick"><input type="checkbox" data-testid={id} checked={on} {onchange} /><span>{ label }</span></label> }
}

/// What stands for a mark's type: its name in its colours.
pub fn kind_of(kind: crate::record::MentionType, lang: Lang) -> Html {
    html! { <span class={classes!("kind", super::view::class(kind))}>{ super::text::of_mention(kind).in_lang(lang) }</span> }
}

/// A heading with a line for each item; nothing where there are none.
pub fn listed(title: Say, lang: Lang, lines: Vec<Html>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! { <><h3>{ title.in_lang(lang) }{ " " }<span class="count">{ lines.len() }</span></h3><ul>{ for lines.into_iter().map(|l| html! { <li>{ l }</li> }) }</ul></> }
}
