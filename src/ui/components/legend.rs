//! The legend: one switch for each type, with its count.

use super::Dispatch;
use crate::few::Few;
use crate::record::{MentionType, Record};
use crate::ui::state::Action;
use crate::ui::text::{Lang, Say, of_mention};
use crate::ui::view::class;
use std::rc::Rc;
use yew::prelude::*;

/// What the legend shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The record.
    pub record: Rc<Record>,
    /// Types that are switched off.
    pub hidden: Few<MentionType>,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The legend.
#[function_component(Legend)]
pub fn legend(props: &Props) -> Html {
    let switches = MentionType::ALL.iter().map(|kind| {
        let count = props.record.mentions.iter().filter(|m| m.kind == *kind).count();
        let dispatch = props.dispatch.clone();
        let kind = *kind;
        let on = !props.hidden.contains(&kind);
        html! {
            <li key={class(kind)}>
                <button type="button" class={classes!("switch", class(kind))} aria-pressed={on.to_string()} data-testid={format!("legend-{}", class(kind))}
                    onclick={move |_| dispatch.dispatch(Action::Toggle(kind))}>
                    <span class="name">{ of_mention(kind).in_lang(props.lang) }</span>{ " " }<span class="count">{ count }</span>
                </button>
            </li>
        }
    });
    html! { <ul class="legend" aria-label={Say::Legend.in_lang(props.lang)}>{ for switches }</ul> }
}
