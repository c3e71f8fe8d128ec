//! What lies over the page: a dialog with a title, and the small ones of them.

use super::changes;
use super::dictionary::{Dictionary, Rule};
use super::library::Library;
use super::shell::Shell;
use super::table::Table;
use super::{button, press, tick};
use crate::ui::browser;
use crate::ui::keys::MAP;
use crate::ui::state::{Action, Panel, State};
use crate::ui::text::{Lang, Say};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a dialog shows.
#[derive(Properties, PartialEq)]
struct DialogProps {
    title: AttrValue,
    lang: Lang,
    notice: Html,
    shell: Shell,
    children: Html,
}

/// A dialog. The browser keeps the focus inside and gives it back.
#[function_component(Dialog)]
fn dialog(props: &DialogProps) -> Html {
    let own = use_node_ref();
    use_effect_with((), {
        let own = own.clone();
        move |()| {
            let dialog = own.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        }
    });
    let close = {
        let shell = props.shell.clone();
        move || shell.send(Action::Panel(None))
    };
    // Escape: the browser asks to close; the state does it.
    let oncancel = {
        let close = close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            close();
        })
    };
    html! {
        <dialog ref={own} aria-labelledby="dialog-title" data-testid="dialog" {oncancel}>
            <div class="dialog-head"><h2 id="dialog-title">{ props.title.clone() }</h2>{ press("dialog-close", Say::Close.in_lang(props.lang), close) }</div>
            { props.notice.clone() }
            <div class="dialog-body" tabindex="0" role="region" aria-labelledby="dialog-title">{ props.children.clone() }</div>
        </dialog>
    }
}

/// What lies over the page, if something does.
pub fn panel(state: &State, shell: &Shell) -> Html {
    let Some(panel) = &state.panel else { return Html::default() };
    let (lang, dispatch) = (state.lang, &shell.dispatch);
    let say = |s: Say| s.in_lang(lang);
    let work = state.work.as_ref();
    let (title, content) = match panel {
        Panel::Library => {
            let open = work.map(|w| w.article.id.clone());
            (
                Say::Library,
                html! { <Library shelf={state.shelf.clone()} dictionary={state.dictionary.clone()} {open} {lang} shell={shell.clone()} /> },
            )
        }
        Panel::Dictionary => {
            (Say::Dictionary, html! { <Dictionary dictionary={state.dictionary.clone()} {lang} shell={shell.clone()} /> })
        }
        Panel::Rule(entry) => (
            Say::RuleTitle,
            html! { <Rule entry={entry.clone()} dictionary={state.dictionary.clone()} {lang} shell={shell.clone()} /> },
        ),
        Panel::Keys => {
            let dispatch = dispatch.clone();
            let rows = MAP
                .iter()
                .map(|(keys, what)| html! { <tr><th scope="row"><kbd>{ *keys }</kbd></th><td>{ say(*what) }</td></tr> });
            let content = html! {
                <>
                    { tick("keys-on", html! { { say(Say::KeysOn) } }, state.keys, move |on| dispatch.dispatch(Action::Keys(on))) }
                    <p class="note">{ say(Say::KeysNote) }</p>
                    <table class="keys"><tbody>{ for rows }</tbody></table>
                </>
            };
            (Say::KeysTitle, content)
        }
        Panel::Privacy => (Say::PrivacyTitle, privacy(lang)),
        Panel::Table => match work {
            Some(work) => (Say::Table, html! { <Table work={work.clone()} {lang} dispatch={dispatch.clone()} /> }),
            None => return Html::default(),
        },
        Panel::Changes(comparison) => (Say::ChangesTitle, changes::comparison(comparison, lang, dispatch)),
        Panel::Renewal(renewal) => (Say::RenewalTitle, changes::renewal(renewal, lang, dispatch)),
        Panel::Unplaced => match work {
            Some(work) => (Say::UnplacedTitle, changes::unplaced(&work.article.unplaced, lang, shell, &state.now)),
            None => return Html::default(),
        },
        Panel::Conflict => {
            let id = work.map(|w| w.article.id.clone()).unwrap_or_default();
            let (theirs, both, whole) = (shell.clone(), shell.clone(), state.clone());
            let content = html! {
                <>
                    <p>{ say(Say::ConflictBody) }</p>
                    <div class="actions">
                        { press("theirs", say(Say::ConflictTheirs), move || theirs.send(Action::Load(id.as_str().into()))) }
                        { press("both", say(Say::ConflictBoth), move || both.keep_both(&whole)) }
                    </div>
                </>
            };
            (Say::ConflictTitle, content)
        }
        Panel::Erase => {
            let shell = shell.clone();
            let content = html! {
                <>
                    <p>{ say(Say::EraseBody) }</p>
                    <div class="actions">
                        { press("erase-now", say(Say::EraseNow), move || shell.erase(lang)) }
                        { button(dispatch, "erase-not", say(Say::OfferNo), Action::Panel(None)) }
                    </div>
                </>
            };
            (Say::EraseTitle, content)
        }
    };
    // What lies behind a dialog is neither seen nor heard.
    let notice = super::notice(state, dispatch);
    html! { <Dialog key={title as usize} title={say(title)} {lang} {notice} shell={shell.clone()}>{ content }</Dialog> }
}

/// What the page asked of the network since it was opened, how to see that for oneself, and which version this is.
fn privacy(lang: Lang) -> Html {
    let say = |s: Say| s.in_lang(lang);
    let requests = browser::requests();
    let own = browser::origin();
    let others: Vec<&String> = requests.iter().filter(|r| !r.starts_with(&own) && !r.starts_with("blob:")).collect();
    let row = |what: Say, id: &'static str, value: Html| html! { <tr><th scope="row">{ say(what) }</th><td data-testid={id}>{ value }</td></tr> };
    let sum = |name: &str| html! { <code>{ browser::build(name) }</code> };
    let sums = !browser::build("version").is_empty();
    html! {
        <>
            <p>{ say(Say::PrivacyBody) }</p>
            <table class="keys"><tbody>
                { row(Say::RequestsOwn, "requests-own", html! { { format!("{} · {own}", requests.len() - others.len()) } }) }
                { row(Say::RequestsOther, "requests-other", html! { { others.len() } }) }
                if sums {
                    { row(Say::Version, "version", sum("version")) }
                    { row(Say::SumPage, "sum-page", sum("sha256-page")) }
                    { row(Say::SumEngine, "sum-engine", sum("sha256-engine")) }
                }
            </tbody></table>
            if !others.is_empty() { <ul>{ for others.iter().map(|r| html! { <li><code>{ (*r).clone() }</code></li> }) }</ul> }
            <h3>{ say(Say::PrivacyHow) }</h3>
            <ol>
                <li>{ say(Say::PrivacyHow1) }</li>
                <li>{ say(Say::PrivacyHow2) }</li>
                <li>{ say(Say::PrivacyHow3) }</li>
            </ol>
            if browser::offline_refused() { <p data-testid="offline-refused">{ say(Say::OfflineRefused) }{ "." }</p> }
            <p class="note">{ say(Say::Forgets) }</p>
        </>
    }
}
