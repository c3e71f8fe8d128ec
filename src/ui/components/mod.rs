//! What the page is made of. Each component shows a part of the state and dispatches actions.

pub mod app;
pub mod article;
pub mod card;
pub mod header;
pub mod input;
pub mod legend;
pub mod lists;
pub mod summary;

use super::state::{Action, State};
use std::rc::Rc;
use yew::prelude::*;

/// The state as Yew's reducer.
#[derive(PartialEq)]
pub struct Store(pub State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Store(self.0.after(action)))
    }
}

/// What every component dispatches to.
pub type Dispatch = UseReducerDispatcher<Store>;

/// A line that leads to its words in the article.
pub fn fact(dispatch: &Dispatch, start: u32, end: u32, content: Html) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Light(start, end)));
    html! { <button type="button" class="fact" data-testid="fact" data-start={start.to_string()} data-end={end.to_string()} {onclick}>{ content }</button> }
}
