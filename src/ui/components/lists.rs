//! Parts of the summary that are more than a line each: sections, the tree of organisations, the table of figures.

use super::summary::mine;
use super::{Dispatch, fact};
use crate::few::Few;
use crate::record::{MentionType, Organization, Record, Value};
use crate::ui::report;
use crate::ui::state::Action;
use crate::ui::text::{Lang, Say};
use crate::ui::work::Work;
use yew::prelude::*;

/// How many lines of a section are shown before it is expanded.
const LINES: usize = 40;

/// What the parts need.
pub struct Context<'a> {
    /// The article under review.
    pub work: &'a Work,
    /// Its corrected record.
    pub record: &'a Record,
    /// Language of the page.
    pub lang: Lang,
    /// Sections shown whole.
    pub expanded: &'a Few<&'static str>,
    /// Where actions go.
    pub dispatch: &'a Dispatch,
}

impl Context<'_> {
    /// A message.
    pub fn say(&self, s: Say) -> &'static str {
        s.in_lang(self.lang)
    }

    /// A line that leads to the words of a mention.
    pub fn mention(&self, id: Option<&String>, content: Html) -> Html {
        match id.and_then(|id| self.work.mention(id)) {
            Some(m) => fact(self.dispatch, m.start, m.end, content),
            None => html! { <span>{ content }</span> },
        }
    }

    /// A section with a heading and lines; nothing where there are no lines.
    pub fn section(&self, name: &'static str, title: Say, lines: Vec<Html>) -> Html {
        if lines.is_empty() {
            return Html::default();
        }
        let all = lines.len();
        let shown = if self.expanded.contains(&name) { all } else { LINES };
        let dispatch = self.dispatch.clone();
        html! {
            <section class={classes!("part", name)} aria-labelledby={format!("part-{name}")}>
                <h2 id={format!("part-{name}")}>{ self.say(title) }{ " " }<span class="count">{ all }</span></h2>
                <ul>{ for lines.into_iter().take(shown).enumerate().map(|(i, l)| html! { <li key={i}>{ l }</li> }) }</ul>
                if all > shown {
                    <button type="button" class="more" onclick={move |_| dispatch.dispatch(Action::Expand(name))}>{ format!("{} ({all})", self.say(Say::ShowAll)) }</button>
                }
            </section>
        }
    }

    /// The organisations as a tree by parent.
    pub fn organizations(&self) -> Html {
        let all = &self.record.organizations;
        if all.is_empty() {
            return Html::default();
        }
        let roots: Vec<&Organization> =
            all.iter().filter(|o| o.parent.as_ref().is_none_or(|p| !all.iter().any(|x| x.id == *p))).collect();
        html! {
            <section class="part organizations" aria-labelledby="part-organizations">
                <h2 id="part-organizations">{ self.say(Say::Organizations) }{ " " }<span class="count">{ all.len() }</span></h2>
                <ul class="tree">{ for roots.into_iter().map(|o| self.branch(o, 0)) }</ul>
            </section>
        }
    }

    fn branch(&self, organization: &Organization, depth: usize) -> Html {
        let children: Vec<&Organization> =
            self.record.organizations.iter().filter(|o| o.parent.as_ref() == Some(&organization.id)).collect();
        let count = organization.mentions.len();
        html! {
            <li key={organization.id.clone()}>
                { self.mention(organization.mentions.first(), html! { <>{ organization.name.clone() }{ " " }<span class="count">{ count }</span></> }) }{ mine(self, organization.decided_by) }
                if !children.is_empty() && depth < 12 {
                    <ul>{ for children.into_iter().map(|o| self.branch(o, depth + 1)) }</ul>
                }
            </li>
        }
    }

    /// The figures as a table.
    pub fn figures(&self) -> Html {
        let rows: Vec<Html> = self.record.indicators.iter().filter_map(|i| {
            let mention = self.work.mention(&i.figure)?;
            let Value::Figure(value) = &mention.value else { return None };
            let bound = value.bound.as_ref().map_or(String::new(), |b| format!("{b} "));
            let target = match (&i.target, &i.achieved) {
                (Some(t), Some(a)) => format!("{a} / {t}"),
                (Some(t), None) => t.clone(),
                (None, Some(a)) => a.clone(),
                (None, None) => String::new(),
            };
            let change = match (&i.change, &i.base) {
                (Some(c), Some(b)) => format!("{c} ({b})"),
                (Some(c), None) => c.clone(),
                _ => String::new(),
            };
            Some(html! {
                <tr key={i.figure.clone()}>
                    <th scope="row">{ i.measure.clone() }</th>
                    <td class="number">{ fact(self.dispatch, mention.start, mention.end, html! { { format!("{bound}{}", mention.text) } }) }{ mine(self, mention.decided_by) }</td>
                    <td>{ value.unit.clone().unwrap_or_default() }</td>
                    <td>{ target }</td>
                    <td>{ change }</td>
                    <td>{ i.period.as_deref().map(report::day).unwrap_or_default() }</td>
                </tr>
            })
        }).collect();
        if rows.is_empty() {
            return Html::default();
        }
        let all = rows.len();
        let shown = if self.expanded.contains(&"figures") { all } else { LINES };
        let dispatch = self.dispatch.clone();
        html! {
            <section class="part figures" aria-labelledby="part-figures">
                <h2 id="part-figures">{ self.say(Say::Figures) }{ " " }<span class="count">{ all }</span></h2>
                <div class="scroll" tabindex="0">
                    <table>
                        <thead><tr>
                            { for [Say::ColMeasure, Say::ColValue, Say::ColUnit, Say::ColTarget, Say::ColChange, Say::ColPeriod].map(|c| html! { <th scope="col">{ self.say(c) }</th> }) }
                        </tr></thead>
                        <tbody>{ for rows.into_iter().take(shown) }</tbody>
                    </table>
                </div>
                if all > shown {
                    <button type="button" class="more" onclick={move |_| dispatch.dispatch(Action::Expand("figures"))}>{ format!("{} ({all})", self.say(Say::ShowAll)) }</button>
                }
            </section>
        }
    }

    /// The times in order of their values.
    pub fn times(&self) -> Vec<Html> {
        let mut times: Vec<(&str, &crate::record::Mention, bool)> = self
            .record
            .mentions
            .iter()
            .filter(|m| m.kind == MentionType::Time)
            .filter_map(|m| match &m.value {
                Value::Time(v) if v.iso.starts_with(|c: char| c.is_ascii_digit()) => Some((v.iso.as_str(), m, v.said != v.iso)),
                _ => None,
            })
            .collect();
        crate::order::sort_by_cached_key(&mut times, |(iso, m, _)| (*iso, m.start));
        times.dedup_by(|b, a| a.0 == b.0);
        times
            .into_iter()
            .map(|(iso, m, inferred)| {
                let note = if inferred { format!(" ({})", self.say(Say::FactInferred)) } else { String::new() };
                fact(
                    self.dispatch,
                    m.start,
                    m.end,
                    html! { <><span class="when">{ report::day(iso) }</span>{ " " }{ m.text.clone() }{ note }</> },
                )
            })
            .collect()
    }
}
