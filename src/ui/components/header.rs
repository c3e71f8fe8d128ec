//! The bar at the top.

use super::Dispatch;
use crate::ui::browser;
use crate::ui::state::{Action, Kept, Panel, Theme};
use crate::ui::text::{Lang, Say};
use yew::prelude::*;

/// What the bar shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Language of the page.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Whether an article is shown.
    pub has_article: bool,
    /// Whether the box waits for a new version of an article.
    pub repasting: bool,
    /// Whether the work is kept.
    pub kept: Kept,
    /// How many articles are saved.
    pub saved: usize,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The bar.
#[function_component(Header)]
pub fn header(props: &Props) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let dark = props.theme.unwrap_or_else(browser::system_dark);
    let other = if props.lang == Lang::Vi { Lang::En } else { Lang::Vi };
    let send = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let panel = |panel: Panel| send(Action::Panel(Some(panel)));
    let kept = match &props.kept {
        Kept::Not => None,
        Kept::At(_) => Some(Say::KeptAt),
        _ => Some(Say::KeptNot),
    };
    let kept = kept.filter(|_| props.has_article);
    html! {
        <header class="bar">
            <h1>{ say(Say::Name) }</h1>
            <span class="privacy">
                <button type="button" class="link" data-testid="privacy" onclick={panel(Panel::Privacy)}>{ say(Say::Privacy) }</button>
                if let Some(kept) = kept { { " · " }<span data-testid="kept">{ say(kept) }</span> }
            </span>
            <div class="actions">
                if props.has_article || props.repasting {
                    <button type="button" class="primary" data-testid="new" onclick={send(Action::New)}>{ say(if props.repasting { Say::BackToArticle } else { Say::New }) }</button>
                }
                <button type="button" data-testid="library" onclick={panel(Panel::Library)}>{ say(Say::Library) }{ " " }<span class="count">{ props.saved }</span></button>
                <button type="button" data-testid="dictionary" onclick={panel(Panel::Dictionary)}>{ say(Say::Dictionary) }</button>
                <button type="button" data-testid="keys" title="?" onclick={panel(Panel::Keys)}>{ say(Say::KeysTitle) }</button>
                <button type="button" data-testid="lang" lang={other.code()} onclick={send(Action::Lang(other))}>{ say(Say::Language) }</button>
                <button type="button" data-testid="theme" onclick={send(Action::Theme(Some(!dark)))}>{ say(if dark { Say::ThemeLight } else { Say::ThemeDark }) }</button>
            </div>
        </header>
    }
}
