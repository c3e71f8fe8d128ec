//! The page as a whole.

use super::article::Article;
use super::card::Card;
use super::header::Header;
use super::input::Input;
use super::legend::Legend;
use super::summary::Summary;
use super::{Dispatch, Store};
use crate::ui::browser;
use crate::ui::engine::{Engine, Heard};
use crate::ui::state::{Action, LONG_BYTES, Notice, Phase, State, Tab};
use crate::ui::text::Say;
use crate::ui::view::View;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// The page.
#[function_component(App)]
pub fn app() -> Html {
    let store = use_reducer(|| Store(State::new(browser::lang(), browser::theme(), &browser::draft())));
    let dispatch = store.dispatcher();
    let state = &store.0;
    let say = |s: Say| s.in_lang(state.lang);

    // The engine answers whenever it likes: it always speaks to the newest request.
    let request = use_mut_ref(|| 0u32);
    *request.borrow_mut() = state.request;
    let engine = use_engine(dispatch.clone(), request);
    use_effect_with((state.request, state.phase == Phase::Working(0)), {
        let (engine, article, request) = (engine.clone(), state.article.clone(), state.request);
        let working = matches!(state.phase, Phase::Working(0));
        move |_| {
            if working {
                engine.read(request, &article);
            }
        }
    });
    use_effect_with(state.draft.clone(), |draft| browser::keep_draft(draft));
    use_effect_with(state.lang, |lang| browser::set_lang(*lang));
    use_effect_with(state.theme, |theme| browser::set_theme(*theme));
    use_drop(dispatch.clone());

    let view = use_memo((state.article.clone(), state.record.clone()), |(article, record)| {
        record.as_ref().map(|r| Rc::new(View::new(article, r)))
    });
    use_effect_with(state.lit, {
        let (view, dispatch, shown) = (view.clone(), dispatch.clone(), state.shown);
        move |lit| {
            if let (Some(lit), Some(view)) = (lit, &*view) {
                let paragraph = view.paragraph_of(view.bytes(lit.start, lit.end).start);
                if paragraph >= shown {
                    dispatch.dispatch(Action::Show(paragraph + 20));
                }
                browser::scroll_to_lit();
            }
        }
    });

    let on_cancel = {
        let (engine, dispatch) = (engine, dispatch.clone());
        Callback::from(move |()| {
            engine.restart();
            dispatch.dispatch(Action::Cancel);
        })
    };
    let onkeydown = {
        let (dispatch, open) = (dispatch.clone(), state.card);
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape"
                && !event.is_composing()
                && let Some(index) = open
            {
                dispatch.dispatch(Action::Close);
                browser::focus(&format!("[data-mention=\"m{}\"]", index + 1));
            }
        })
    };
    let content = match (&state.phase, &state.record, &*view) {
        (Phase::Done | Phase::Nothing, Some(record), Some(view)) => reading(state, record.clone(), view.clone(), &dispatch),
        (Phase::Working(percent), ..) if state.article.len() >= LONG_BYTES => working(state, *percent, on_cancel),
        (Phase::Working(_), ..) => html! { <p class="working" role="status">{ say(Say::Working) }</p> },
        _ => {
            html! { <Input phase={state.phase.clone()} draft={state.draft.clone()} lang={state.lang} dispatch={dispatch.clone()} /> }
        }
    };
    let notice = state.notice.map(|n| {
        say(match n {
            Notice::Copied => Say::Copied,
            Notice::NotCopied => Say::NotCopied,
            Notice::NoFile => Say::NoFile,
            Notice::Cancelled => Say::Cancelled,
        })
    });
    let status = match state.phase {
        Phase::Done => Some(say(Say::Found)),
        _ => None,
    };
    html! {
        <div class="page" {onkeydown}>
            <Header lang={state.lang} theme={state.theme} has_article={state.record.is_some()} dispatch={dispatch.clone()} />
            <main data-state={state.phase.name()}>
                <p class="notice" role="status" aria-live="polite">{ notice.or(status).unwrap_or_default() }</p>
                { content }
            </main>
        </div>
    }
}

#[hook]
fn use_engine(dispatch: Dispatch, request: Rc<RefCell<u32>>) -> Rc<Engine> {
    use_memo((), move |()| {
        Engine::new(Rc::new(move |heard| match heard {
            Heard::Progress(id, percent) => dispatch.dispatch(Action::Progress(id, percent)),
            Heard::Answer(id, record) => dispatch.dispatch(Action::Answer(id, record)),
            Heard::Failed(why) => {
                let request = *request.borrow();
                dispatch.dispatch(Action::Failed(request, why));
            }
        }))
    })
}

/// Files dropped anywhere on the page are read.
#[hook]
fn use_drop(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let over = Closure::<dyn FnMut(web_sys::DragEvent)>::new(|event: web_sys::DragEvent| event.prevent_default());
        let drop = Closure::<dyn FnMut(web_sys::DragEvent)>::new(move |event: web_sys::DragEvent| {
            event.prevent_default();
            let file = event.data_transfer().and_then(|t| t.files()).and_then(|f| f.get(0));
            if let Some(file) = file {
                open(file, dispatch.clone());
            }
        });
        let body = browser::document().and_then(|d| d.body());
        if let Some(body) = &body {
            let _ = body.add_event_listener_with_callback("dragover", over.as_ref().unchecked_ref());
            let _ = body.add_event_listener_with_callback("drop", drop.as_ref().unchecked_ref());
        }
        move || {
            if let Some(body) = &body {
                let _ = body.remove_event_listener_with_callback("dragover", over.as_ref().unchecked_ref());
                let _ = body.remove_event_listener_with_callback("drop", drop.as_ref().unchecked_ref());
            }
        }
    });
}

/// Reads a file that was dropped or chosen.
pub fn open(file: web_sys::File, dispatch: Dispatch) {
    wasm_bindgen_futures::spawn_local(async move {
        match browser::read_file(file).await {
            Some(text) => dispatch.dispatch(Action::Read(text.into())),
            None => dispatch.dispatch(Action::Notice(Some(Notice::NoFile))),
        }
    });
}

fn working(state: &State, percent: u8, on_cancel: Callback<()>) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    html! {
        <section class="working" role="status">
            <p>{ say(Say::WorkingLong) }</p>
            <progress max="100" value={(percent > 0).then(|| percent.to_string())} aria-label={say(Say::Working)}></progress>
            <button type="button" data-testid="cancel" onclick={move |_| on_cancel.emit(())}>{ say(Say::Cancel) }</button>
        </section>
    }
}

fn reading(state: &State, record: Rc<crate::record::Record>, view: Rc<View>, dispatch: &Dispatch) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    let tab = |tab: Tab, name: Say| {
        let dispatch = dispatch.clone();
        let selected = state.tab == tab;
        html! { <button type="button" class="tab" aria-pressed={selected.to_string()} onclick={move |_| dispatch.dispatch(Action::Tab(tab))}>{ say(name) }</button> }
    };
    let nothing = state.phase == Phase::Nothing;
    html! {
        <>
            if nothing {
                <section class="message"><h2>{ say(Say::NothingTitle) }</h2><p>{ say(Say::NothingBody) }</p></section>
            } else {
                <Legend record={record.clone()} hidden={state.hidden.clone()} lang={state.lang} dispatch={dispatch.clone()} />
                <div class="tabs">{ tab(Tab::Article, Say::TabArticle) }{ tab(Tab::Summary, Say::TabSummary) }</div>
            }
            <div class={classes!("columns", nothing.then_some("single"), (state.tab == Tab::Summary).then_some("show-summary"))}>
                <Article article={state.article.clone()} record={record.clone()} view={view} hidden={state.hidden.clone()} lit={state.lit}
                    shown={state.shown} lang={state.lang} dispatch={dispatch.clone()} />
                if !nothing {
                    <Summary article={state.article.clone()} record={record.clone()} expanded={state.expanded.clone()} lang={state.lang} dispatch={dispatch.clone()} />
                }
            </div>
            if let Some(index) = state.card {
                <Card record={record} {index} lang={state.lang} dispatch={dispatch.clone()} />
            }
        </>
    }
}
