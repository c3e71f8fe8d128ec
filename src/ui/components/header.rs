//! The bar at the top.

use super::Dispatch;
use crate::ui::browser;
use crate::ui::state::{Action, Theme};
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
    html! {
        <header class="bar">
            <h1>{ say(Say::Name) }</h1>
            <span class="privacy">{ say(Say::Privacy) }</span>
            <div class="actions">
                if props.has_article {
                    <button type="button" class="primary" data-testid="new" onclick={send(Action::New)}>{ say(Say::New) }</button>
                }
                <button type="button" data-testid="lang" lang={other.code()} onclick={send(Action::Lang(other))}>{ say(Say::Language) }</button>
                <button type="button" data-testid="theme" onclick={send(Action::Theme(Some(!dark)))}>{ say(if dark { Say::ThemeLight } else { Say::ThemeDark }) }</button>
            </div>
        </header>
    }
}
