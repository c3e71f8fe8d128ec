//! The mentions as a table: sorted by any column, filtered, each leading to its words.

use super::{Dispatch, fact, kind_of};
use crate::record::{Mention, Value};
use crate::ui::plain;
use crate::ui::report;
use crate::ui::state::by_reader;
use crate::ui::text::{Lang, Say, of_mention};
use crate::ui::work::Work;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How many rows are shown at first, and by how many the table grows.
const ROWS: usize = 200;

/// What the table shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article under review.
    pub work: Rc<Work>,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Place,
    Text,
    Kind,
    Value,
    Sure,
    Who,
}

/// The table.
#[function_component(Table)]
pub fn table(props: &Props) -> Html {
    let (query, sort, shown) = (use_state(String::new), use_state(|| (Column::Place, false)), use_state(|| ROWS));
    let say = |s: Say| s.in_lang(props.lang);
    let work = &props.work;
    let mut rows: Vec<(usize, &Mention, String)> =
        work.record.mentions.iter().enumerate().map(|(i, m)| (i, m, value(work, m))).collect();
    if !query.trim().is_empty() {
        rows.retain(|(_, m, v)| plain::has(&format!("{} {v} {}", m.text, of_mention(m.kind).in_lang(props.lang)), &query));
    }
    let (column, down) = *sort;
    match column {
        Column::Place => {}
        Column::Text => crate::order::sort_by_cached_key(&mut rows, |(_, m, _)| plain::plain(&m.text)),
        Column::Kind => crate::order::sort_by_cached_key(&mut rows, |(_, m, _)| m.kind),
        Column::Value => crate::order::sort_by_cached_key(&mut rows, |(_, _, v)| plain::plain(v)),
        Column::Sure => crate::order::sort_by_cached_key(&mut rows, |(_, m, _)| m.confidence),
        Column::Who => crate::order::sort_by_cached_key(&mut rows, |(_, m, _)| by_reader(m.decided_by)),
    }
    if down {
        rows.reverse();
    }
    let count = rows.len();
    let head = |name: Say, own: Column| {
        let (sort, down) = (sort.clone(), column == own && !down);
        let order = (column == own).then_some(if sort.1 { "descending" } else { "ascending" });
        let sign = if column == own { if sort.1 { " ▾" } else { " ▴" } } else { "" };
        html! { <th scope="col" aria-sort={order}><button type="button" class="fact" onclick={move |_| sort.set((own, down))}>{ say(name) }{ sign }</button></th> }
    };
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let more = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(*shown + ROWS)
    };
    html! {
        <>
            <div class="fields row"><label class="field"><span>{ say(Say::Filter) }</span><input type="search" data-testid="table-filter" autocomplete="off" {oninput} /></label><span class="count" data-testid="table-count">{ count }</span></div>
            <div class="scroll" tabindex="0">
                <table data-testid="mentions">
                    <thead><tr>
                        { head(Say::ColNumber, Column::Place) }{ head(Say::ColText, Column::Text) }{ head(Say::ColType, Column::Kind) }{ head(Say::CardValue, Column::Value) }{ head(Say::ColSure, Column::Sure) }{ head(Say::ColWho, Column::Who) }
                    </tr></thead>
                    <tbody>
                        { for rows.into_iter().take(*shown).map(|(i, m, value)| html! {
                            <tr key={m.id.clone()}>
                                <td class="number">{ i + 1 }</td>
                                <th scope="row">{ fact(&props.dispatch, m.start, m.end, html! { { m.text.clone() } }) }</th>
                                <td>{ kind_of(m.kind, props.lang) }</td>
                                <td>{ value }</td>
                                <td class="number">{ format!("{} %", m.confidence) }</td>
                                <td>{ say(if by_reader(m.decided_by) { Say::ByReader } else { Say::ByProgram }) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if count > *shown { <button type="button" class="more" onclick={more}>{ say(Say::ShowMore) }</button> }
        </>
    }
}

/// What a mention says, in a few words.
fn value(work: &Work, mention: &Mention) -> String {
    let record = &work.record;
    match &mention.value {
        Value::Person(v) => record.people.iter().find(|p| p.id == v.person).map(|p| p.name.clone()).unwrap_or_default(),
        Value::Role(v) => v.title.clone(),
        Value::Organization(v) => {
            record.organizations.iter().find(|o| o.id == v.organization).map(|o| o.name.clone()).unwrap_or_default()
        }
        Value::Place(v) => record.places.iter().find(|l| l.id == v.place).map(|l| l.name.clone()).unwrap_or_default(),
        Value::Document(v) => record.documents.iter().find(|d| d.id == v.document).map(report::document).unwrap_or_default(),
        Value::Time(v) => report::day(&v.iso),
        Value::Figure(v) => format!("{} {}", v.number, v.unit.as_deref().unwrap_or_default()),
    }
}
