//! What another version, or another reading, has differently.

use super::shell::Shell;
use super::{Dispatch, fact, listed, press};
use crate::review::{self, Change, Comparison, Difference, Edit, Renewal, Unplaced};
use crate::ui::plain::shared;
use crate::ui::state::Action;
use crate::ui::text::{Lang, Say, of_mention};
use std::rc::Rc;
use yew::prelude::*;

/// What the newspaper changed.
pub fn comparison(comparison: &Comparison, lang: Lang, dispatch: &Dispatch) -> Html {
    let say = |s: Say| s.in_lang(lang);
    let part = |title: Say, changes: &[Change]| listed(title, lang, changes.iter().map(|c| change(c, lang, dispatch)).collect());
    let none = comparison.sentences.is_empty() && comparison.names.is_empty() && comparison.figures.is_empty();
    html! {
        <div class="changes" data-testid="changes">
            if none { <p>{ say(Say::ChangesNone) }</p> }
            { part(Say::ChangesFigures, &comparison.figures) }
            { part(Say::ChangesNames, &comparison.names) }
            { part(Say::ChangesSentences, &comparison.sentences) }
        </div>
    }
}

fn change(change: &Change, lang: Lang, dispatch: &Dispatch) -> Html {
    let say = |s: Say| s.in_lang(lang);
    // Of an altered sentence only what was altered is shown as such.
    if let (None, Some(old), Some(new)) = (change.kind, &change.before, &change.after) {
        let (head, tail) = shared(&old.words, &new.words);
        let middle = |words: &str| words[head..words.len() - tail].to_owned();
        let (start, end) = (new.words[..head].to_owned(), new.words[new.words.len() - tail..].to_owned());
        return fact(
            dispatch,
            new.start,
            new.end,
            html! { <>{ start }<del>{ middle(&old.words) }</del>{ " " }<ins>{ middle(&new.words) }</ins>{ " " }{ end }</> },
        );
    }
    let before = change.before.as_ref().map(|p| html! { <del>{ p.words.clone() }</del> });
    let after = change.after.as_ref().map(|p| fact(dispatch, p.start, p.end, html! { <ins>{ p.words.clone() }</ins> }));
    let note = match (&before, &after) {
        (Some(_), None) => Some(say(Say::TakenOut)),
        (None, Some(_)) => Some(say(Say::PutIn)),
        _ => None,
    };
    html! { <>{ before }{ " " }{ after }if let Some(note) = note { <span class="note">{ format!(" ({note})") }</span> }</> }
}

/// What reading again changed.
pub fn renewal(renewal: &Renewal, lang: Lang, dispatch: &Dispatch) -> Html {
    let lines = |list: &[Difference]| list.iter().map(|d| difference(d, lang, Some(dispatch))).collect::<Vec<_>>();
    html! {
        <div class="changes" data-testid="renewal">
            { listed(Say::RenewalTitle, lang, lines(&renewal.differences)) }
            { listed(Say::RenewalSettled, lang, lines(&renewal.settled)) }
            if !renewal.missed.is_empty() { <p>{ Say::RenewalMissed.in_lang(lang) }{ " " }{ renewal.missed.len() }</p> }
        </div>
    }
}

/// One thing that two readings say differently.
pub fn difference(d: &Difference, lang: Lang, dispatch: Option<&Dispatch>) -> Html {
    let side = |s: &Option<review::Side>| {
        s.as_ref().map_or_else(
            || Say::Empty.in_lang(lang).to_owned(),
            |s| {
                let kind = s.kind.map(|k| of_mention(k).in_lang(lang));
                kind.into_iter().chain(Some(s.value.as_str()).filter(|v| !v.is_empty())).collect::<Vec<_>>().join(": ")
            },
        )
    };
    let words = html! { <b>{ d.words.clone() }</b> };
    let words = match dispatch {
        Some(dispatch) if d.end > d.start => fact(dispatch, d.start, d.end, words),
        _ => words,
    };
    html! { <>{ words }{ " " }<del>{ side(&d.before) }</del>{ " " }<ins>{ side(&d.after) }</ins></> }
}

/// Decisions that found no place, each with what can be done about it.
pub fn unplaced(list: &[Unplaced], lang: Lang, shell: &Shell, now: &Rc<str>) -> Html {
    let say = |s: Say| s.in_lang(lang);
    let quote = |edit: &Edit| edit.clone().anchors_mut().first().map(|a| a.quote.clone()).unwrap_or_default();
    let lines = list.iter().enumerate().map(|(index, one)| {
        let (confirm, dismiss) = (shell.clone(), shell.clone());
        let time = Some(now.to_string());
        html! {
            <li>
                <p><del>{ quote(&one.edit) }</del>if let Some(edit) = &one.suggestion { { " → " }<ins>{ quote(edit) }</ins> }</p>
                <div class="actions">
                    if one.suggestion.is_some() {
                        { press("confirm", say(Say::Confirm), move || confirm.send(Action::review(review::Action::Confirm { index, time: time.clone() }))) }
                    }
                    { press("dismiss", say(Say::Dismiss), move || dismiss.send(Action::review(review::Action::Dismiss(index)))) }
                </div>
            </li>
        }
    });
    html! { <div class="changes"><p>{ say(Say::UnplacedBody) }</p><ul>{ for lines }</ul></div> }
}
