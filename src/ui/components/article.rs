//! The article with its marks.

use super::Dispatch;
use crate::few::Few;
use crate::record::MentionType;
use crate::ui::browser;
use crate::ui::state::{Action, Card, PARAGRAPHS};
use crate::ui::text::{Lang, Say, of_mention, of_statement};
use crate::ui::view::{Mark, Paragraph, View, class, letter, statement_class};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Words that stand out: bytes, and whether they are chosen (else lit).
pub type Spot = (Range<usize>, bool);

/// What the article shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The text.
    pub article: Rc<str>,
    /// The text cut into paragraphs.
    pub view: Rc<View>,
    /// Types that are switched off.
    pub hidden: Few<MentionType>,
    /// The words that stand out.
    pub spot: Option<Spot>,
    /// The mention that keys act on.
    pub at: Option<Rc<str>>,
    /// Whether the caret is in the text.
    pub has_caret: bool,
    /// How many paragraphs are shown.
    pub shown: usize,
    /// Language of the page.
    pub lang: Lang,
    /// Where actions go.
    pub dispatch: Dispatch,
}

fn mark_of(target: Option<web_sys::EventTarget>) -> Option<Rc<str>> {
    let mark = target?.dyn_into::<web_sys::Element>().ok()?.closest("[data-mention]").ok().flatten()?;
    mark.get_attribute("data-mention").map(Rc::from)
}

/// The article.
#[function_component(Article)]
pub fn article(props: &Props) -> Html {
    // With the caret the first tap is where the choice begins, the second where it ends.
    let tapped = use_mut_ref(|| false);
    if !props.has_caret {
        *tapped.borrow_mut() = false;
    }
    let onclick = {
        let (dispatch, has_caret) = (props.dispatch.clone(), props.has_caret);
        Callback::from(move |event: MouseEvent| {
            if has_caret {
                if let Some(unit) = browser::unit_at(event.client_x(), event.client_y()) {
                    let grow = *tapped.borrow();
                    *tapped.borrow_mut() = !grow;
                    dispatch.dispatch(Action::CaretAt(unit, grow));
                }
            } else if let Some(id) = mark_of(event.target())
                && browser::selected().is_none()
            {
                dispatch.dispatch(Action::Open(Card::Mention(id)));
            }
        })
    };
    let onfocusin = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(id) = mark_of(event.target()) {
                dispatch.dispatch(Action::At(id));
            }
        })
    };
    let more = props.view.paragraphs.len() > props.shown;
    let show = {
        let (dispatch, next) = (props.dispatch.clone(), props.shown + PARAGRAPHS);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Show(next)))
    };
    // One mark can be reached by Tab; arrows lead to the others.
    let first = || {
        let mut all = props.view.paragraphs.iter().flat_map(|p| &p.mentions);
        all.find(|m| !props.hidden.contains(&m.kind)).map(|m| m.id.clone())
    };
    let at = props.at.clone().or_else(first);
    let paragraphs = props.view.paragraphs.iter().take(props.shown).enumerate().map(|(i, paragraph)| {
        let spot = props.spot.clone().filter(|(l, _)| l.start < paragraph.bytes.end && paragraph.bytes.start < l.end);
        let at = at.clone().filter(|at| paragraph.mentions.iter().any(|m| m.id == *at));
        html! {
            <Lines key={i} article={props.article.clone()} paragraph={paragraph.clone()} hidden={props.hidden.clone()} {spot} {at} lang={props.lang} />
        }
    });
    html! {
        <article class={classes!("article", props.has_caret.then_some("with-caret"))} lang="vi" tabindex="0" data-testid="article" aria-label={Say::Article.in_lang(props.lang)} {onclick} {onfocusin}>
            { for paragraphs }
            if more {
                <button type="button" class="more" onclick={show}>{ Say::ShowMore.in_lang(props.lang) }</button>
            }
        </article>
    }
}

/// One paragraph; it is drawn again only when something in it changes.
#[derive(Properties)]
struct LinesProps {
    article: Rc<str>,
    paragraph: Rc<Paragraph>,
    hidden: Few<MentionType>,
    spot: Option<Spot>,
    at: Option<Rc<str>>,
    lang: Lang,
}

impl PartialEq for LinesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.article, &other.article)
            && self.paragraph == other.paragraph
            && self.hidden == other.hidden
            && self.spot == other.spot
            && self.at == other.at
            && self.lang == other.lang
    }
}

#[function_component(Lines)]
fn lines(props: &LinesProps) -> Html {
    let paragraph: &Paragraph = &props.paragraph;
    let mentions: Vec<&Mark> = paragraph.mentions.iter().filter(|m| !props.hidden.contains(&m.kind)).collect();
    let mut content: Vec<Html> = Vec::new();
    let mut at = paragraph.bytes.start;
    for statement in &paragraph.statements {
        content.extend(marked(props, at..statement.bytes.start, &mentions, 1));
        let title = of_statement(statement.kind).in_lang(props.lang);
        let by_reader = statement.by_reader.then_some("by-reader");
        content.push(html! {
            <span class={classes!("statement", statement_class(statement.kind), by_reader)} data-label={title}>{ for marked(props, statement.bytes.clone(), &mentions, 1) }</span>
        });
        at = statement.bytes.end;
    }
    content.extend(marked(props, at..paragraph.bytes.end, &mentions, 1));
    let boilerplate = matches!(paragraph.statements.as_slice(), [one] if one.bytes == paragraph.bytes && one.kind == crate::record::StatementKind::Boilerplate);
    html! { <p class={classes!(boilerplate.then_some("aside"))} data-unit={paragraph.unit.to_string()}>{ for content }</p> }
}

/// The words of a range with the marks that lie in it; a mark is drawn around those inside it.
fn marked(props: &LinesProps, range: Range<usize>, mentions: &[&Mark], depth: u8) -> Vec<Html> {
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
            let kind = class(outer.kind);
            let state = [outer.is_open.then_some("unsure"), outer.by_reader.then_some("by-reader")];
            let tabindex = if props.at.as_ref() == Some(&outer.id) { "0" } else { "-1" };
            let label = of_mention(outer.kind).in_lang(props.lang);
            out.push(html! {
                <mark class={classes!(kind, format!("deep-{}", depth.min(3)), state[0], state[1])} data-testid="mark" data-mention={outer.id.to_string()} data-letter={letter(outer.kind)} {tabindex} title={label}>
                    { for marked(props, clipped.clone(), &mentions[k + 1..k + 1 + inside], depth + 1) }
                </mark>
            });
            at = clipped.end;
        }
        k += 1 + inside;
    }
    out.extend(plain(props, at..range.end));
    out
}

/// Words without marks; what stands out of them in an element of its own.
fn plain(props: &LinesProps, range: Range<usize>) -> Vec<Html> {
    let text = |r: Range<usize>| if r.start < r.end { Some(props.article[r].to_owned()) } else { None };
    let spot = props.spot.clone().map(|(s, chosen)| (s.start.max(range.start)..s.end.min(range.end), chosen));
    let Some((spot, chosen)) = spot.filter(|(s, _)| s.start < s.end) else {
        return text(range).map(|t| html! { { t } }).into_iter().collect();
    };
    let class = if chosen { "picked" } else { "lit" };
    let before = text(range.start..spot.start).map(|t| html! { { t } });
    let inside = text(spot.clone()).map(|t| html! { <span {class}>{ t }</span> });
    let after = text(spot.end..range.end).map(|t| html! { { t } });
    [before, inside, after].into_iter().flatten().collect()
}
