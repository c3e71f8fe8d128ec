//! The reader's dictionary as a table, and the question whether a correction is to be kept in it.

use super::changes::difference;
use super::shell::Shell;
use super::{press, select};
use crate::dictionary::{Dictionary as Entries, Entry, EntryKind};
use crate::review::Effect;
use crate::ui::browser;
use crate::ui::plain::plain;
use crate::ui::state::{Action, Notice, Panel};
use crate::ui::text::{Lang, Say};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many differences of an article are shown.
const SHOWN: usize = 12;

const KINDS: [(EntryKind, &str, Say); 4] = [
    (EntryKind::Person, "person", Say::Person),
    (EntryKind::Organization, "organization", Say::Organization),
    (EntryKind::Document, "document", Say::Document),
    (EntryKind::Never, "never", Say::EntryNever),
];

fn kind_select(kind: EntryKind, lang: Lang, on: impl Fn(EntryKind) + 'static) -> Html {
    let options = KINDS.iter().map(|(_, v, s)| ((*v).to_owned(), s.in_lang(lang).to_owned())).collect();
    let now = KINDS.iter().find(|(k, ..)| *k == kind).map_or("", |(_, v, _)| v);
    select("entry-kind", Say::ColType.in_lang(lang), options, now, move |v| {
        if let Some((kind, ..)) = KINDS.iter().find(|(_, name, _)| *name == v) {
            on(*kind);
        }
    })
}

/// What the table shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The entries.
    pub dictionary: Rc<Entries>,
    /// Language of the page.
    pub lang: Lang,
    /// Storage and actions.
    pub shell: Shell,
}

/// The table.
#[function_component(Dictionary)]
pub fn dictionary(props: &Props) -> Html {
    let (sort, trouble) = (use_state(|| None::<usize>), use_state(Vec::<String>::new));
    let gone = use_state(|| None::<Entry>);
    let say = |s: Say| s.in_lang(props.lang);
    let entries = &props.dictionary.entries;
    let mut rows: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    match *sort {
        Some(0) => crate::order::sort_by_cached_key(&mut rows, |(_, e)| e.kind),
        Some(1) => crate::order::sort_by_cached_key(&mut rows, |(_, e)| plain(&e.form)),
        Some(2) => crate::order::sort_by_cached_key(&mut rows, |(_, e)| plain(&e.name)),
        Some(3) => crate::order::sort_by_cached_key(&mut rows, |(_, e)| plain(&e.note)),
        _ => {}
    }
    let head = |column: usize, name: Say| {
        let order = (*sort == Some(column)).then_some("ascending");
        let sort = sort.clone();
        html! { <th scope="col" aria-sort={order}><button type="button" class="fact" onclick={move |_| sort.set(Some(column))}>{ say(name) }</button></th> }
    };
    let cell = |at: usize, label: Say, value: &str, put: fn(&mut Entry, String)| {
        let (shell, dictionary) = (props.shell.clone(), props.dictionary.clone());
        let field = super::cell("cell", say(label), value, move |typed| {
            let mut next = (*dictionary).clone();
            if let Some(entry) = next.entries.get_mut(at) {
                put(entry, typed.trim().to_owned());
                if entry.fault().is_none() {
                    return shell.keep_dictionary(next);
                }
            }
            shell.send(Action::Notice(Some(Notice::new(Say::RefusedValue))));
        });
        html! { <td>{ field }</td> }
    };
    let ask = |id: &'static str, words: &str, entry: Entry| {
        let shell = props.shell.clone();
        press(id, words, move || shell.send(Action::Panel(Some(Panel::Rule(Rc::new(entry.clone()))))))
    };
    let back = gone.as_ref().map(|entry| {
        let (shell, dictionary, gone, entry) = (props.shell.clone(), props.dictionary.clone(), gone.clone(), entry.clone());
        let words = format!("{} {}", say(Say::Deleted), entry.form);
        let back = press("entry-back", say(Say::PutBack), move || {
            let mut next = (*dictionary).clone();
            next.put(entry.clone());
            shell.keep_dictionary(next);
            gone.set(None);
        });
        html! { <div class="notice"><p role="status">{ words }</p>{ back }</div> }
    });
    let lines = rows.into_iter().map(|(at, entry)| {
        let (shell, dictionary) = (props.shell.clone(), props.dictionary.clone());
        let gone = gone.clone();
        let delete = press("delete-entry", say(Say::Delete), move || {
            let mut next = (*dictionary).clone();
            gone.set(Some(next.entries.remove(at)));
            shell.keep_dictionary(next);
        });
        let edit = ask("edit-entry", say(Say::EditEntry), entry.clone());
        let name = KINDS.iter().find(|(k, ..)| *k == entry.kind).map_or(Say::EntryNever, |(_, _, s)| *s);
        html! {
            <tr key={format!("{}-{}", at, entry.form)}>
                <td>{ say(name) }</td>
                { cell(at, Say::EntryForm, &entry.form, |e, v| e.form = v) }
                if entry.kind == EntryKind::Never { <td></td> } else { { cell(at, Say::EntryName, &entry.name, |e, v| e.name = v) } }
                <td>{ document(entry) }</td>
                { cell(at, Say::EntryNote, &entry.note, |e, v| e.note = v) }
                <td><div class="actions">{ edit }{ delete }</div></td>
            </tr>
        }
    });
    let export = {
        let dictionary = props.dictionary.clone();
        press("export-tsv", say(Say::ExportTsv), move || {
            browser::download("tu-dien.tsv", &dictionary.to_tsv());
        })
    };
    let onchange = {
        let (shell, dictionary, trouble) = (props.shell.clone(), props.dictionary.clone(), trouble.clone());
        Callback::from(move |event: Event| {
            let file = event.target_unchecked_into::<HtmlInputElement>().files().and_then(|f| f.get(0));
            let (shell, dictionary, trouble) = (shell.clone(), dictionary.clone(), trouble.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let Some(text) = (match file {
                    Some(file) => browser::read_file(file).await,
                    None => None,
                }) else {
                    return shell.send(Action::Notice(Some(Notice::new(Say::NoFile))));
                };
                let (read, problems) = Entries::from_tsv(&text);
                let mut next = (*dictionary).clone();
                let joined = next.join(&read);
                let conflicts =
                    joined.conflicts.iter().map(|(ours, theirs)| format!("{}: {} ≠ {}", ours.form, ours.name, theirs.name));
                trouble.set(problems.iter().map(ToString::to_string).chain(conflicts).collect());
                if joined.added > 0 {
                    shell.keep_dictionary(next);
                }
                shell.send(Action::Notice(Some(Notice::with(Say::Imported, joined.added))));
            });
        })
    };
    html! {
        <>
            if entries.is_empty() {
                <p class="note">{ say(Say::DictionaryEmpty) }</p>
            } else {
                <div class="scroll" tabindex="0">
                    <table data-testid="entries">
                        <thead><tr>{ head(0, Say::ColType) }{ head(1, Say::EntryForm) }{ head(2, Say::EntryName) }<th scope="col">{ say(Say::EntryDocument) }</th>{ head(3, Say::EntryNote) }<th scope="col">{ say(Say::Tools) }</th></tr></thead>
                        <tbody>{ for lines }</tbody>
                    </table>
                </div>
            }
            if !trouble.is_empty() {
                <h3>{ say(Say::ImportTrouble) }</h3>
                <ul>{ for trouble.iter().map(|t| html! { <li>{ t.clone() }</li> }) }</ul>
            }
            { back }
            <div class="actions">
                { ask("new-entry", say(Say::NewEntry), Entry::default()) }
                if !entries.is_empty() { { export } }
                <label class="file">{ say(Say::ImportTsv) }<input type="file" data-testid="import-tsv" accept=".tsv,.txt,text/tab-separated-values" {onchange} /></label>
            </div>
        </>
    }
}

/// What an entry says of a document, beside its kind.
fn document(entry: &Entry) -> String {
    let symbol = [&entry.number, &entry.symbol].map(String::as_str).join(if entry.symbol.is_empty() { "" } else { "-" });
    let parts = [&symbol, &entry.year, &entry.issuer, &entry.date, &entry.title].map(String::as_str);
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What the question shows.
#[derive(Properties, PartialEq)]
pub struct RuleProps {
    /// The entry that is to be kept.
    pub entry: Rc<Entry>,
    /// The entries that are there.
    pub dictionary: Rc<Entries>,
    /// Language of the page.
    pub lang: Lang,
    /// Storage, engine and actions.
    pub shell: Shell,
}

/// What an entry would change in each article: its title and the differences.
type Effects = Vec<(String, Effect)>;

/// The entry, what it would change in the saved articles, and the button that keeps it.
#[function_component(Rule)]
pub fn rule(props: &RuleProps) -> Html {
    let say = |s: Say| s.in_lang(props.lang);
    let entry = use_state(|| (*props.entry).clone());
    let effects = use_state(|| None::<Effects>);
    use_effect_with((*entry).clone(), {
        let (shell, dictionary, effects) = (props.shell.clone(), props.dictionary.clone(), effects.clone());
        let old = props.entry.clone();
        move |entry| {
            effects.set(None);
            if entry.fault().is_none() {
                shell.try_entry(old, entry.clone(), dictionary, move |found| effects.set(Some(found)));
            }
        }
    });
    let text = |id: &'static str, label: Say, value: &str, put: fn(&mut Entry, String)| {
        let entry = entry.clone();
        super::field(id, say(label), value, move |typed| {
            let mut next = (*entry).clone();
            put(&mut next, typed.trim().to_owned());
            entry.set(next);
        })
    };
    let kind = {
        let entry = entry.clone();
        kind_select(entry.kind, props.lang, move |kind| {
            let mut next = (*entry).clone();
            next.kind = kind;
            if kind == EntryKind::Never {
                next.name.clear();
            }
            entry.set(next);
        })
    };
    let keep = {
        let (shell, dictionary, entry, old) = (props.shell.clone(), props.dictionary.clone(), entry.clone(), props.entry.clone());
        press("keep-rule", say(Say::RuleKeep), move || {
            let mut next = (*dictionary).clone();
            // An entry that was there came from the table; it goes back to it.
            let back = next.entries.contains(&old) || old.form.is_empty();
            next.replace(&old, (*entry).clone());
            shell.keep_dictionary(next);
            shell.send(Action::Panel(back.then_some(Panel::Dictionary)));
            shell.send(Action::Notice(Some(Notice::new(Say::RuleKept))));
        })
    };
    let told = match &*effects {
        None if entry.fault().is_some() => html! { <p class="note">{ say(Say::RefusedValue) }</p> },
        None => html! { <p class="note" role="status">{ say(Say::RuleBusy) }</p> },
        Some(list) if list.is_empty() => html! { <p class="note" data-testid="effects">{ say(Say::RuleNothing) }</p> },
        Some(list) => html! {
            <div class="changes" data-testid="effects">
                <h3>{ say(Say::RuleChanges) }</h3>
                { for list.iter().map(|(title, effect)| {
                    let all = effect.differences.iter().chain(&effect.settled);
                    html! { <><h4>{ title.clone() }{ " " }<span class="count">{ effect.differences.len() + effect.settled.len() }</span></h4><ul>{ for all.take(SHOWN).map(|d| html! { <li>{ difference(d, props.lang, None) }</li> }) }</ul></> }
                }) }
            </div>
        },
    };
    html! {
        <>
            <div class="fields">
                { kind }
                { text("entry-form", Say::EntryForm, &entry.form, |e, v| e.form = v) }
                if entry.kind != EntryKind::Never { { text("entry-name", if entry.kind == EntryKind::Document { Say::FieldKind } else { Say::EntryName }, &entry.name, |e, v| e.name = v) } }
                if entry.kind == EntryKind::Document {
                    { text("entry-number", Say::FieldNumber, &entry.number, |e, v| e.number = v) }
                    { text("entry-symbol", Say::FieldSymbol, &entry.symbol, |e, v| e.symbol = v) }
                    { text("entry-year", Say::FieldYear, &entry.year, |e, v| e.year = v) }
                    { text("entry-issuer", Say::FieldIssuer, &entry.issuer, |e, v| e.issuer = v) }
                    { text("entry-date", Say::FieldDate, &entry.date, |e, v| e.date = v) }
                    { text("entry-title", Say::FieldDocTitle, &entry.title, |e, v| e.title = v) }
                }
                { text("entry-note", Say::EntryNote, &entry.note, |e, v| e.note = v) }
            </div>
            { told }
            if entry.fault().is_none() { <div class="actions">{ keep }</div> }
        </>
    }
}
