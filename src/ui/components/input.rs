//! The paste box.

use super::shell::Shell;
use crate::ui::browser;
use crate::ui::state::{Action, Phase};
use crate::ui::text::{Lang, Say};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The sample article, written for the project: its people and places are invented.
const SAMPLE: &str = include_str!("../../../www/samples/hoi-nghi.txt");

/// What the box shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the page is doing: empty, too large, or failed.
    pub phase: Phase,
    /// The text in the box.
    pub draft: Rc<str>,
    /// Language of the page.
    pub lang: Lang,
    /// The title of the article whose new version is waited for.
    pub of: Option<AttrValue>,
    /// Storage and actions.
    pub shell: Shell,
}

/// The box. The text area is never written while it is typed in: input methods compose undisturbed.
#[function_component(Input)]
pub fn input(props: &Props) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let area = use_node_ref();
    use_effect_with((), {
        let (area, draft) = (area.clone(), props.draft.clone());
        move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.set_value(&draft);
                let _ = area.focus();
                // What is pasted takes the place of the text that was there; it is kept in the list of saved articles.
                area.select();
            }
        }
    });
    let value = {
        let area = area.clone();
        move || area.cast::<HtmlTextAreaElement>().map(|a| a.value()).unwrap_or_default()
    };
    let read = {
        let (dispatch, value) = (props.shell.dispatch.clone(), value.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Read(value().into())))
    };
    let oninput = {
        let (dispatch, value) = (props.shell.dispatch.clone(), value.clone());
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                dispatch.dispatch(Action::Draft(value().into()));
            }
        })
    };
    let onpaste = {
        let (dispatch, area) = (props.shell.dispatch.clone(), area.clone());
        Callback::from(move |event: Event| {
            let Some(data) = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(|e| e.clipboard_data()) else { return };
            let html = data.get_data("text/html").ok().filter(|h| !h.is_empty()).and_then(|h| browser::text_of_html(&h));
            let Some(text) = html.or_else(|| data.get_data("text/plain").ok()).filter(|t| !t.trim().is_empty()) else { return };
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            // Into an empty box: read at once. Into a text: it is put where the caret stands.
            event.prevent_default();
            let units: Vec<u16> = area.value().encode_utf16().collect();
            let edge = |at: Result<Option<u32>, _>| at.ok().flatten().map_or(units.len(), |n| (n as usize).min(units.len()));
            let (from, to) = (edge(area.selection_start()), edge(area.selection_end()));
            let whole =
                format!("{}{text}{}", String::from_utf16_lossy(&units[..from]), String::from_utf16_lossy(&units[to.max(from)..]));
            area.set_value(&whole);
            dispatch.dispatch(Action::Read(whole.into()));
        })
    };
    let sample = {
        let dispatch = props.shell.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Sample(SAMPLE.into())))
    };
    let onchange = {
        let (shell, lang) = (props.shell.clone(), props.lang);
        Callback::from(move |event: Event| {
            let file =
                event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()).and_then(|i| i.files()).and_then(|f| f.get(0));
            if let Some(file) = file {
                shell.open_file(file, lang, false);
            }
        })
    };
    html! {
        <section class="input">
            { message(props) }
            if let Some(title) = &props.of {
                <p class="promise">{ say(Say::PasteVersionHint) }{ " " }<strong>{ title }</strong></p>
            } else {
                <p class="promise">{ say(Say::Promise) }</p>
            }
            <label class="hidden" for="paste">{ say(Say::BoxLabel) }</label>
            <textarea id="paste" ref={area} data-testid="paste" lang="vi" spellcheck="false" placeholder={say(Say::BoxHint)} {oninput} {onpaste} />
            <div class="actions">
                <button type="button" class="primary" data-testid="run" onclick={read}>{ say(Say::Read) }</button>
                if props.of.is_none() { <button type="button" data-testid="sample" onclick={sample}>{ say(Say::Sample) }</button> }
                <label class="file">{ say(Say::OpenFile) }<input type="file" data-testid="open-file" accept=".txt,.html,.htm,.json,text/plain,text/html,application/json" {onchange} /></label>
            </div>
        </section>
    }
}

fn message(props: &Props) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let (title, body, why) = match &props.phase {
        Phase::TooLarge => (Say::TooLargeTitle, Say::TooLargeBody, None),
        Phase::Error(why) => (Say::ErrorTitle, Say::ErrorBody, Some(why.clone())),
        _ => return Html::default(),
    };
    html! {
        <section class="message" role="alert">
            <h2>{ say(title) }</h2>
            <p>{ say(body) }</p>
            if let Some(why) = why { <p class="small"><code>{ why }</code></p> }
        </section>
    }
}
