//! The page as a whole.

use super::article::Article;
use super::card::Card;
use super::header::Header;
use super::input::Input;
use super::legend::Legend;
use super::shell::{Latest, Shell};
use super::summary::Summary;
use super::values::{entity, mentions};
use super::{Dispatch, Store, panel, press, tools};
use crate::json;
use crate::ui::browser;
use crate::ui::engine::{Engine, Heard};
use crate::ui::keys::{self, Focus, Key, Press};
use crate::ui::report::day;
use crate::ui::state::{Action, Card as Open, Kept, LONG_BYTES, Panel, Phase, State, Tab, Task};
use crate::ui::storage::Storage;
use crate::ui::text::Say;
use crate::ui::view::View;
use crate::ui::work::Work;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// How long a selection rests before it counts, in milliseconds: on a phone there is no event for its end.
const REST: i32 = 150;

/// The page.
#[function_component(App)]
pub fn app() -> Html {
    let store = use_reducer(|| {
        let state = State::new(browser::lang(), browser::theme(), &browser::draft());
        Store(State { keys: browser::keys(), ..state })
    });
    let dispatch = store.dispatcher();
    let state = &store.0;
    let say = |s: Say| s.in_lang(state.lang);
    let latest: Latest = use_memo((), |()| RefCell::new(state.clone()));
    *latest.borrow_mut() = state.clone();

    let engine = use_engine(dispatch.clone(), latest.clone());
    let shell = use_shell(dispatch.clone(), engine.clone(), latest.clone());
    use_effect_with(state.request, {
        let (engine, shell, state) = (engine.clone(), shell.clone(), state.clone());
        move |request: &u32| {
            let options = || json::of(&state.options());
            match &state.task {
                Task::Idle => {}
                Task::Read | Task::Repaste(_) => engine.read(*request, &state.article, &options(), true),
                Task::Again(_) => {
                    if let Some(work) = &state.work {
                        engine.read(*request, &work.article.text, &options(), false);
                    }
                }
                Task::Load(id) | Task::Version(id) => shell.load(id.clone()),
            }
        }
    });
    use_effect_with(state.draft.clone(), |draft| browser::keep_draft(draft));
    use_effect_with(state.lang, |lang| browser::set_lang(*lang));
    use_effect_with(state.theme, |theme| browser::set_theme(*theme));
    use_effect_with(state.keys, |keys| browser::set_keys(*keys));
    // Every action is stored at once; the sample only once it was touched.
    use_effect_with((state.work.clone(), state.kept == Kept::Conflict), {
        let (shell, is_sample) = (shell.clone(), state.is_sample);
        move |(work, in_conflict): &(Option<Rc<Work>>, bool)| {
            if let Some(work) = work
                && !in_conflict
                && !(is_sample && work.article.revision == 0)
            {
                shell.keep(work);
                browser::keep_last(Some(&work.article.id));
            }
        }
    });
    use_effect_with(state.work.is_some(), |is_open| {
        let was = was_open(*is_open);
        if was && !is_open {
            browser::keep_last(None);
        }
    });
    use_effect_with(state.back.clone(), {
        let shell = shell.clone();
        move |back| {
            if let Some(article) = back {
                shell.put_back(article.clone());
            }
        }
    });
    use_effect_with(state.absorbed.clone(), {
        let shell = shell.clone();
        move |absorbed| {
            if let Some(id) = absorbed {
                shell.absorb(id.clone());
            }
        }
    });
    use_effect_with((), {
        let shell = shell.clone();
        move |()| shell.begin()
    });
    use_keys(&shell, latest.clone());
    use_selection(&dispatch, latest.clone());
    use_drop(&shell, latest);
    let update = use_update();

    let view = use_memo(state.work.clone(), |work| work.as_ref().map(|w| Rc::new(View::new(&w.article.text, &w.record))));
    let spot = state.picked.map(|p| (p, true)).filter(|_| state.caret.is_some()).or(state.lit.map(|l| ((l.start, l.end), false)));
    use_effect_with((state.lit, state.caret), {
        let (view, dispatch, shown) = (view.clone(), dispatch.clone(), state.shown);
        move |_| {
            if let (Some(((start, end), _)), Some(view)) = (spot, &*view) {
                show(view, view.bytes(start, end).start, shown, &dispatch);
                browser::scroll_to_lit();
            }
        }
    });
    use_effect_with(state.focus, {
        let (view, dispatch, state) = (view.clone(), dispatch.clone(), state.clone());
        move |focus| {
            if let (Some(id), Some(view), true) = (&state.at, &*view, *focus > 0)
                && let Some(mention) = state.mention(id)
            {
                show(view, view.bytes(mention.start, mention.end).start, state.shown, &dispatch);
                browser::focus(&format!("[data-mention=\"{id}\"]"));
            }
        }
    });

    use_effect_with((state.at.clone(), state.work.clone()), {
        let places = state.at.as_deref().zip(state.work.as_ref()).map(|(id, work)| facts_of(work, id)).unwrap_or_default();
        move |_| browser::show_facts(&places)
    });
    // A card may lie over its own mark.
    use_effect_with(state.card.clone(), |card| {
        if let Some(Open::Mention(id)) = card {
            browser::reveal(&format!("[data-mention=\"{id}\"]"));
        }
    });
    // A decision may move the mark that has the focus, or leave none.
    use_effect_with(state.work.clone(), {
        let at = state.at.clone();
        move |_| {
            if let Some(at) = at
                && browser::has_lost_focus(&at)
            {
                browser::focus(&format!("[data-mention=\"{at}\"]"));
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
    let content = match (&state.phase, &state.work, &*view) {
        (Phase::Done | Phase::Nothing, Some(work), Some(view)) => reading(state, work, view.clone(), spot, &shell),
        (Phase::Working(percent), ..) if state.article.len() >= LONG_BYTES => working(state, *percent, on_cancel),
        (Phase::Working(_), ..) => html! { <p class="working" role="status">{ say(Say::Working) }</p> },
        _ => {
            let of = state.work.as_ref().filter(|_| state.repasting).map(|w| AttrValue::from(w.article.title.clone()));
            html! { <Input key={format!("{}{}", state.repasting, state.forgotten)} phase={state.phase.clone()} draft={state.draft.clone()} {of} lang={state.lang} shell={(*shell).clone()} /> }
        }
    };
    let trouble = match state.kept {
        Kept::Denied => Some(Say::KeptDenied),
        Kept::Full => Some(Say::KeptFull),
        Kept::Cut => Some(Say::KeptCut),
        Kept::Newer => Some(Say::KeptNewer),
        Kept::Damaged => Some(Say::KeptDamaged),
        Kept::Conflict => Some(Say::KeptConflict),
        Kept::Not | Kept::At(_) => None,
    };
    html! {
        <div class="page">
            <Header lang={state.lang} theme={state.theme} has_article={state.work.is_some() && !state.repasting} repasting={state.repasting} kept={state.kept.clone()} saved={state.shelf.len()} dispatch={dispatch.clone()} />
            <main data-state={state.phase.name()}>
                if let Some(trouble) = trouble {
                    <div class="message trouble" role="alert" data-testid="trouble">
                        <p>{ say(trouble) }</p>
                        if state.work.is_some() {
                            <div class="actions">
                                { press("trouble-save", say(Say::SaveFile), { let (shell, state) = (shell.clone(), state.clone()); move || shell.save_file(&state) }) }
                                if state.kept == Kept::Conflict { { super::button(&dispatch, "choose", say(Say::ConflictChoose), Action::Panel(Some(Panel::Conflict))) } }
                            </div>
                        }
                    </div>
                }
                if state.panel.is_none() { { super::notice(state, &dispatch) } }
                { alike(state, &dispatch) }
                if *update {
                    <section class="message" role="status" data-testid="update">
                        <p><strong>{ say(Say::UpdateTitle) }</strong>{ " " }{ say(Say::UpdateBody) }</p>
                        <div class="actions">
                            { press("update-take", say(Say::UpdateTake), || browser::tell("diembao-take-update")) }
                            { press("update-later", say(Say::UpdateLater), { let update = update.clone(); move || update.set(false) }) }
                        </div>
                    </section>
                }
                { content }
            </main>
            { panel::panel(state, &shell) }
        </div>
    }
}

thread_local! {
    static WAS_OPEN: Cell<bool> = const { Cell::new(false) };
}

/// Whether an article was open before; the page begins without one, and that is no wish of the reader's.
fn was_open(is_open: bool) -> bool {
    WAS_OPEN.replace(is_open)
}

/// The places that the lines of the summary lead to which a mention has a part in: its own, that of its thing's first mention, its sentence.
fn facts_of(work: &Work, id: &str) -> Vec<(u32, u32)> {
    let Some(mention) = work.mention(id) else { return Vec::new() };
    let own = (mention.start, mention.end);
    let first =
        entity(mention).and_then(|e| mentions(&work.record, e).first()).and_then(|m| work.mention(m)).map(|m| (m.start, m.end));
    let within = work.record.statements.iter().filter(|s| s.start <= own.0 && own.1 <= s.end).map(|s| (s.start, s.end));
    let mut out: Vec<(u32, u32)> = std::iter::once(own).chain(first).chain(within).collect();
    out.dedup();
    out
}

/// Makes a place of the article part of what is shown.
fn show(view: &View, byte: usize, shown: usize, dispatch: &Dispatch) {
    let paragraph = view.paragraph_of(byte);
    if paragraph >= shown {
        dispatch.dispatch(Action::Show(paragraph + 20));
    }
}

/// The question whether the article is the new version of a saved one.
fn alike(state: &State, dispatch: &Dispatch) -> Html {
    let (Some(saved), Some(_)) = (&state.alike, &state.work) else { return Html::default() };
    let say = |s: Say| s.in_lang(state.lang);
    let mut notes = vec![day(&saved.saved_at)];
    if saved.decided > 0 {
        notes.push(format!("{} {}", saved.decided, say(Say::Decisions)));
    }
    html! {
        <section class="message" role="status" data-testid="alike">
            <p>{ say(Say::AlikeTitle) }{ " " }<strong>{ saved.title.clone() }</strong>{ " " }<span class="note">{ notes.join(" · ") }</span></p>
            <div class="actions">
                { super::button(dispatch, "as-version", say(Say::AlikeTake), Action::AsVersion) }
                { super::button(dispatch, "as-own", say(Say::AlikeOwn), Action::AsOwn) }
            </div>
        </section>
    }
}

#[hook]
fn use_engine(dispatch: Dispatch, latest: Latest) -> Rc<Engine> {
    use_memo((), move |()| {
        Engine::new(Rc::new(move |heard| match heard {
            Heard::Progress(id, percent) => dispatch.dispatch(Action::Progress(id, percent)),
            Heard::Answer(id, record, unicode) => {
                if let Some(text) = unicode {
                    dispatch.dispatch(Action::Unicode(id, text));
                }
                dispatch.dispatch(Action::Answer(id, record));
            }
            // Whatever it was asked: it failed at the newest request.
            Heard::Failed(why) => {
                let request = latest.borrow().request;
                dispatch.dispatch(Action::Failed(request, why));
            }
        }))
    })
}

#[hook]
fn use_shell(dispatch: Dispatch, engine: Rc<Engine>, latest: Latest) -> Rc<Shell> {
    use_memo((), move |()| {
        let own: Rc<RefCell<Option<Shell>>> = Rc::default();
        let heard = own.clone();
        let storage = Storage::new(move |what| {
            if let Some(shell) = &*heard.borrow() {
                shell.heard(what);
            }
        });
        let shell = Shell::new(dispatch, storage, engine, latest);
        *own.borrow_mut() = Some(shell.clone());
        shell
    })
}

/// The keys of the whole page.
#[hook]
fn use_keys(shell: &Rc<Shell>, latest: Latest) {
    let shell = shell.clone();
    use_effect_with((), move |()| {
        let listening = browser::listen("keydown", move |event| {
            let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
            let (code, key) = (event.code(), event.key());
            let key = Key {
                code: &code,
                key: &key,
                ctrl: event.ctrl_key() || event.meta_key(),
                shift: event.shift_key(),
                alt: event.alt_key(),
                composing: event.is_composing() || event.key_code() == 229,
                focus: focus(),
            };
            let state = latest.borrow().clone();
            let Some(press) = keys::press(key, &state) else { return };
            event.prevent_default();
            match press {
                Press::Do(action) => shell.send(action),
                Press::Save => shell.save_file(&state),
                Press::Find => browser::focus("#search"),
                Press::Choose => browser::focus(".picked-bar .switch"),
            }
        });
        move || drop(listening)
    });
}

fn focus() -> Focus {
    if browser::has_focus("input:not([type=checkbox]), textarea, select, [contenteditable]") {
        Focus::Field
    } else if browser::has_focus(
        ".card button, .card summary, .card input, .picked-bar button, .offer button, .offer input, .tools button, .notice button",
    ) {
        Focus::Control
    } else if browser::has_focus(".article button, .summary, .bar, .legend, dialog, .message, .tabs") {
        Focus::Elsewhere
    } else {
        Focus::Text
    }
}

/// Words that are selected with the hand are words to be marked.
#[hook]
fn use_selection(dispatch: &Dispatch, latest: Latest) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let timer = Rc::new(Cell::new(0));
        let running = timer.clone();
        let rested = Closure::<dyn FnMut()>::new(move || {
            let (work, picked, caret) = {
                let state = latest.borrow();
                (state.work.is_some(), state.picked, state.caret)
            };
            let selected = browser::selected();
            if work && caret.is_none() && (selected.is_some() || picked.is_some()) {
                dispatch.dispatch(Action::Pick(selected));
            }
        });
        let listening = browser::listen("selectionchange", move |_| {
            if let Some(window) = browser::window() {
                window.clear_timeout_with_handle(running.get());
                let next = window.set_timeout_with_callback_and_timeout_and_arguments_0(rested.as_ref().unchecked_ref(), REST);
                running.set(next.unwrap_or_default());
            }
        });
        move || drop((listening, timer))
    });
}

/// Whether a new version waits, and the reader has not put it off.
#[hook]
fn use_update() -> UseStateHandle<bool> {
    let update = use_state(browser::update_waits);
    use_effect_with((), {
        let update = update.clone();
        move |()| {
            let listening = browser::listen("diembao-update", move |_| update.set(true));
            move || drop(listening)
        }
    });
    update
}

/// Files dropped anywhere on the page are read.
#[hook]
fn use_drop(shell: &Rc<Shell>, latest: Latest) {
    let shell = shell.clone();
    use_effect_with((), move |()| {
        let over = browser::listen("dragover", |event| event.prevent_default());
        let dropped = browser::listen("drop", move |event| {
            event.prevent_default();
            let data = event.dyn_into::<web_sys::DragEvent>().ok().and_then(|e| e.data_transfer());
            if let Some(file) = data.and_then(|t| t.files()).and_then(|f| f.get(0)) {
                let (lang, has_article) = {
                    let state = latest.borrow();
                    (state.lang, state.work.is_some() && !state.repasting)
                };
                shell.open_file(file, lang, has_article);
            }
        });
        move || drop((over, dropped))
    });
}

fn working(state: &State, percent: u8, on_cancel: Callback<()>) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    html! {
        <section class="working" role="status">
            <p>{ say(Say::WorkingLong) }</p>
            // Shown by the style after a while: where no event tells of a killed engine, the reader learns what may have happened.
            <p class="late" data-testid="late">{ say(Say::WorkingLate) }</p>
            <progress max="100" value={(percent > 0).then(|| percent.to_string())} aria-label={say(Say::Working)}></progress>
            <button type="button" data-testid="cancel" onclick={move |_| on_cancel.emit(())}>{ say(Say::Cancel) }</button>
        </section>
    }
}

fn reading(state: &State, work: &Rc<Work>, view: Rc<View>, spot: Option<((u32, u32), bool)>, shell: &Rc<Shell>) -> Html {
    let say = |s: Say| s.in_lang(state.lang);
    let dispatch = &shell.dispatch;
    let tab = |tab: Tab, name: Say| {
        let dispatch = dispatch.clone();
        let selected = state.tab == tab;
        html! { <button type="button" class="tab" aria-pressed={selected.to_string()} onclick={move |_| dispatch.dispatch(Action::Tab(tab))}>{ say(name) }</button> }
    };
    let nothing = state.phase == Phase::Nothing;
    let dense = work.record.warnings.iter().any(|w| w.code == "too-dense");
    let (title, body) = if dense { (Say::DenseTitle, Say::DenseBody) } else { (Say::NothingTitle, Say::NothingBody) };
    let spot = spot.map(|((start, end), chosen)| (view.bytes(start, end), chosen));
    html! {
        <>
            if nothing {
                <section class="message"><h2>{ say(title) }</h2><p>{ say(body) }</p></section>
            } else {
                <Legend record={work.record.clone()} hidden={state.hidden.clone()} lang={state.lang} dispatch={dispatch.clone()} />
                { tools::tools(state, work, shell) }
                <div class="tabs">{ tab(Tab::Article, Say::TabArticle) }{ tab(Tab::Summary, Say::TabSummary) }</div>
            }
            <div class={classes!("columns", nothing.then_some("single"), (state.tab == Tab::Summary).then_some("show-summary"))}>
                <Article article={state.article.clone()} {view} hidden={state.hidden.clone()} {spot} at={state.at.clone()} has_caret={state.caret.is_some()}
                    shown={state.shown} lang={state.lang} dispatch={dispatch.clone()} />
                if !nothing {
                    <Summary work={work.clone()} expanded={state.expanded.clone()} lang={state.lang} dispatch={dispatch.clone()} />
                }
            </div>
            <div class="dock">
                { tools::picked(state, work, dispatch) }
                if let Some(offer) = &state.offer { { tools::offer(offer, state.lang, dispatch) } }
                if let Some(card) = state.card.clone() {
                    <Card work={work.clone()} {card} lang={state.lang} dispatch={dispatch.clone()} />
                }
            </div>
        </>
    }
}
