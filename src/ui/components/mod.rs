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

use super::state::{Action, Phase, State};
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

/// The short word to the reader, with what can be done about it.
pub fn notice(state: &State, dispatch: &Dispatch) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    let new = state.notice.as_ref().filter(|n| state.said.as_ref() != Some(n));
    let words = match new {
        Some(notice) => format!("{} {}", say(notice.what), notice.more),
        None if state.phase == Phase::Done && state.panel.is_none() => say(Say::Found).to_owned(),
        None => String::new(),
    };
    let act = new.and_then(|n| n.button.clone());
    let act = act.map(|(words, action)| button(dispatch, "notice-act", say(words), *action));
    let class = classes!("notice", new.map(|_| "said"));
    html! { <div {class}><p role="status" aria-live="polite" data-testid="notice">{ words.trim().to_owned() }</p>{ act }</div> }
}

/// What a field shows.
#[derive(Properties, PartialEq)]
struct FieldProps {
    id: &'static str,
    label: AttrValue,
    value: AttrValue,
    /// Whether the label is only heard: in a table its column says it.
    bare: bool,
    on: Callback<String>,
}

/// A field. Its text is written only when the value changes: whatever else is drawn meanwhile, nobody's typing is disturbed.
#[function_component(Field)]
fn typed(props: &FieldProps) -> Html {
    let own = use_node_ref();
    use_effect_with(props.value.clone(), {
        let own = own.clone();
        move |value| {
            if let Some(input) = own.cast::<HtmlInputElement>() {
                input.set_value(value);
            }
        }
    });
    let onchange = {
        let (on, value) = (props.on.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let typed = input.value();
            // A value that is refused is not left standing; one that is taken comes back as the new value.
            input.set_value(&value);
            on.emit(typed);
        })
    };
    let label = props.bare.then(|| props.label.clone());
    let input = html! { <input ref={own} type="text" data-testid={props.id} aria-label={label} lang="vi" autocomplete="off" spellcheck="false" {onchange} /> };
    if props.bare {
        return input;
    }
    html! { <label class="field"><span>{ props.label.clone() }</span>{ input }</label> }
}

/// A field with its label; it speaks when it is left or Enter is pressed.
pub fn field(id: &'static str, label: &str, value: &str, on: impl Fn(String) + 'static) -> Html {
    html! { <Field {id} label={label.to_owned()} value={value.to_owned()} bare=false on={Callback::from(on)} /> }
}

/// A field of a table.
pub fn cell(id: &'static str, label: &str, value: &str, on: impl Fn(String) + 'static) -> Html {
    html! { <Field {id} label={label.to_owned()} value={value.to_owned()} bare=true on={Callback::from(on)} /> }
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
