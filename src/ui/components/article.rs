//! The article with its marks.

use super::Dispatch;
use crate::record::{MentionType, Record};
use crate::ui::state::{Action, Lit, PARAGRAPHS};
use crate::ui::text::{Lang, Say, of_mention, of_statement};
use crate::ui::view::{Paragraph, Stretch, View, class, statement_class};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What the article shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text.
    pub article: Rc<str>,
    /// Its record.
    pub record: Rc<Record>,
    /// The text cut into paragraphs.
    pub view: Rc<View>,
    /// Types that are switched off.
    pub hidden: BTreeSet<MentionType>,
    /// The words that are lit.
    pub lit: Option<Lit>,
    /// How many paragraphs are shown.
    pub shown: usize,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The article.
#[function_component(Article)]
pub fn article(props: &Props) -> Html {
    let lit = props.lit.map(|l| props.view.bytes(l.start, l.end));
    let open = {
        let dispatch = props.dispatch.clone();
        move |target: Option<web_sys::EventTarget>| {
            let mark = target
                .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
                .and_then(|e| e.closest("[data-mention]").ok().flatten());
            let id = mark.and_then(|m| m.get_attribute("data-mention")).and_then(|id| id[1..].parse::<usize>().ok());
            if let Some(number) = id {
                dispatch.dispatch(Action::Open(number - 1));
            }
        }
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| open(event.target()))
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            // The card takes the focus: the same key must not press its button.
            event.prevent_default();
            open(event.target());
        }
    });
    let more = props.view.paragraphs.len() > props.shown;
    let show = {
        let (dispatch, next) = (props.dispatch.clone(), props.shown + PARAGRAPHS);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Show(next)))
    };
    let paragraphs = props.view.paragraphs.iter().take(props.shown).enumerate().map(|(i, paragraph)| {
        let lit = lit.clone().filter(|l| l.start < paragraph.bytes.end && paragraph.bytes.start < l.end);
        html! {
            <Lines key={i} article={props.article.clone()} record={props.record.clone()} view={props.view.clone()} index={i} hidden={props.hidden.clone()} {lit} lang={props.lang} />
        }
    });
    html! {
        <article class="article" lang="vi" tabindex="0" data-testid="article" aria-label={Say::Article.in_lang(props.lang)} {onclick} {onkeydown}>
            { for paragraphs }
            if more {
                <button type="button" class="more" onclick={show}>{ Say::ShowMore.in_lang(props.lang) }</button>
            }
        </article>
    }
}

/// One paragraph; it is drawn again only when its own words change.
#[derive(Properties)]
struct LinesProps {
    article: Rc<str>,
    record: Rc<Record>,
    view: Rc<View>,
    index: usize,
    hidden: BTreeSet<MentionType>,
    lit: Option<Range<usize>>,
    lang: Lang,
}

impl PartialEq for LinesProps {
    fn eq(&self, other: &Self) -> bool {
        // The text and record are shared: the same pointer is the same content.
        Rc::ptr_eq(&self.view, &other.view)
            && self.index == other.index
            && self.hidden == other.hidden
            && self.lit == other.lit
            && self.lang == other.lang
    }
}

#[function_component(Lines)]
fn lines(props: &LinesProps) -> Html {
    let paragraph: &Paragraph = &props.view.paragraphs[props.index];
    let mentions: Vec<&Stretch> =
        paragraph.mentions.iter().filter(|m| !props.hidden.contains(&props.record.mentions[m.index].kind)).collect();
    let mut content: Vec<Html> = Vec::new();
    let mut at = paragraph.bytes.start;
    for statement in &paragraph.statements {
        content.extend(marked(props, at..statement.bytes.start, &mentions));
        let kind = props.record.statements[statement.index].kind;
        let title = of_statement(kind).in_lang(props.lang);
        content.push(html! {
            <span class={classes!("statement", statement_class(kind))} title={title}><span class="margin" aria-hidden="true">{ title }</span>{ for marked(props, statement.bytes.clone(), &mentions) }</span>
        });
        at = statement.bytes.end;
    }
    content.extend(marked(props, at..paragraph.bytes.end, &mentions));
    let boilerplate = matches!(paragraph.statements.as_slice(), [one] if one.bytes == paragraph.bytes && props.record.statements[one.index].kind == crate::record::StatementKind::Boilerplate);
    html! { <p class={classes!(boilerplate.then_some("aside"))}>{ for content }</p> }
}

/// The words of a range with the marks that lie in it; a mark is drawn around those inside it.
fn marked(props: &LinesProps, range: Range<usize>, mentions: &[&Stretch]) -> Vec<Html> {
    let mut out = Vec::new();
    let mut at = range.start;
    let mut k = 0;
    while k < mentions.len() {
        let outer = mentions[k];
        // The marks inside this one follow it.
        let inside = mentions[k + 1..].iter().take_while(|m| m.bytes.start < outer.bytes.end).count();
        if outer.bytes.end > range.start && outer.bytes.start < range.end {
            let clipped = outer.bytes.start.max(range.start)..outer.bytes.end.min(range.end);
            out.extend(plain(props, at..clipped.start));
            let mention = &props.record.mentions[outer.index];
            let kind = class(mention.kind);
            let unsure = (mention.confidence < 60).then_some("unsure");
            out.push(html! {
                <mark class={classes!(kind, unsure)} data-testid="mark" data-mention={mention.id.clone()} tabindex="0" title={of_mention(mention.kind).in_lang(props.lang)}>
                    { for marked(props, clipped.clone(), &mentions[k + 1..k + 1 + inside]) }
                </mark>
            });
            at = clipped.end;
        }
        k += 1 + inside;
    }
    out.extend(plain(props, at..range.end));
    out
}

/// Words without marks; the lit part of them in an element of its own.
fn plain(props: &LinesProps, range: Range<usize>) -> Vec<Html> {
    let text = |r: Range<usize>| if r.start < r.end { Some(props.article[r].to_owned()) } else { None };
    let Some(lit) = props.lit.clone().map(|l| l.start.max(range.start)..l.end.min(range.end)).filter(|l| l.start < l.end) else {
        return text(range).map(|t| html! { { t } }).into_iter().collect();
    };
    let before = text(range.start..lit.start).map(|t| html! { { t } });
    let inside = text(lit.clone()).map(|t| html! { <span class="lit">{ t }</span> });
    let after = text(lit.end..range.end).map(|t| html! { { t } });
    [before, inside, after].into_iter().flatten().collect()
}
