//! The saved articles.

use super::shell::Shell;
use super::{press, select};
use crate::dictionary::Dictionary;
use crate::ui::shelf::{Order, Spine, chosen, tags};
use crate::ui::state::{Action, Panel};
use crate::ui::text::{Lang, Say};
use crate::{review, ui::report};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The saved articles.
    pub shelf: Rc<Vec<Spine>>,
    /// The dictionary, which goes into a file of all.
    pub dictionary: Rc<Dictionary>,
    /// The article under review.
    pub open: Option<String>,
    /// Language of the page.
    pub lang: Lang,
    /// Storage and actions.
    pub shell: Shell,
}

/// The list.
#[function_component(Library)]
pub fn library(props: &Props) -> Html {
    let (query, order, edited) = (use_state(String::new), use_state(|| Order::Saved), use_state(String::new));
    let say = |s: Say| s.in_lang(props.lang);
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let orders =
        [("saved", Say::BySaved, Order::Saved), ("title", Say::ByTitle, Order::Title), ("open", Say::ByOpen, Order::Open)];
    let sort = {
        let order = order.clone();
        let options = orders.iter().map(|(v, s, _)| ((*v).to_owned(), say(*s).to_owned())).collect();
        let now = orders.iter().find(|(_, _, o)| *o == *order).map_or("saved", |(v, ..)| v);
        select("sort", say(Say::SortBy), options, now, move |v| {
            order.set(orders.iter().find(|(name, ..)| *name == v).map_or(Order::Saved, |(_, _, o)| *o));
        })
    };
    let lines = chosen(&props.shelf, &query, *order).into_iter().map(|spine| line(props, spine, &edited));
    let (all, dictionary) = (props.shell.clone(), props.dictionary.clone());
    let erase = props.shell.clone();
    html! {
        <>
            if props.shelf.is_empty() {
                <p class="note">{ say(Say::LibraryEmpty) }</p>
            } else {
                <div class="fields row">
                    <label class="field"><span>{ say(Say::Search) }</span><input type="search" data-testid="library-search" autocomplete="off" {oninput} /></label>
                    { sort }
                </div>
                <ul class="shelf" data-testid="shelf">{ for lines }</ul>
                <div class="actions">{ press("save-all", say(Say::SaveAll), move || all.save_all(dictionary.clone())) }</div>
            }
            <div class="actions">{ press("erase", say(Say::Erase), move || erase.send(Action::Panel(Some(Panel::Erase)))) }</div>
        </>
    }
}

fn line(props: &Props, spine: &Spine, edited: &UseStateHandle<String>) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let is_open = props.open.as_deref() == Some(spine.id.as_str());
    let (shell, id) = (props.shell.clone(), spine.id.clone());
    let open = move |_: MouseEvent| shell.send(Action::Load(id.as_str().into()));
    let mut notes = vec![report::day(&spine.saved_at)];
    if spine.decided > 0 {
        notes.push(format!("{} {}", spine.decided, say(Say::Decisions)));
    }
    if spine.open > 0 {
        notes.push(format!("{} {}", spine.open, say(Say::ToLookAt)));
    }
    if !spine.source.is_empty() {
        notes.insert(0, spine.source.clone());
    }
    let editing = **edited == spine.id;
    let edit = {
        let (edited, id) = (edited.clone(), if editing { String::new() } else { spine.id.clone() });
        press("edit-spine", say(if editing { Say::Close } else { Say::Rename }), move || edited.set(id.clone()))
    };
    let relabel = move |shell: Shell, spine: Spine, title: Option<String>, tags: Option<Vec<String>>| {
        // The article under review is changed where it is, so that nothing is overwritten.
        if is_open {
            if let Some(title) = title.filter(|t| !t.trim().is_empty()) {
                shell.send(Action::review(review::Action::Rename(title)));
            }
            if let Some(tags) = tags {
                shell.send(Action::review(review::Action::Tag(tags)));
            }
        } else {
            shell.relabel(&spine.id, title, tags, spine.open);
        }
    };
    let on_title = {
        let (shell, spine) = (props.shell.clone(), spine.clone());
        move |title: String| relabel(shell.clone(), spine.clone(), Some(title), None)
    };
    let on_tags = {
        let (shell, spine) = (props.shell.clone(), spine.clone());
        move |typed: String| relabel(shell.clone(), spine.clone(), None, Some(tags(&typed)))
    };
    let (shell, own) = (props.shell.clone(), spine.clone());
    html! {
        <li key={spine.id.clone()} class={classes!(is_open.then_some("current"))}>
            <button type="button" class="fact title" data-testid="open-spine" onclick={open}>{ spine.title.clone() }</button>
            <p class="note">{ notes.join(" · ") }{ for spine.tags.iter().map(|t| html! { <span class="tag">{ t.clone() }</span> }) }</p>
            <div class="actions">
                { edit }
                { press("delete-spine", say(Say::Delete), move || shell.delete(own.clone(), is_open)) }
            </div>
            if editing {
                <div class="fields">
                    { super::field("spine-title", say(Say::FieldName), &spine.title, on_title) }
                    { super::field("spine-tags", say(Say::TagsHint), &spine.tags.join(", "), on_tags) }
                </div>
            }
        </li>
    }
}
