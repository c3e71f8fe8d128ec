//! The page (Yew). It shows a record; what the reader does is an action on plain state.

use yew::prelude::*;

#[function_component(App)]
fn app() -> Html {
    html! { <main>{ "Điểm Báo" }</main> }
}

/// Puts the page into the document's body.
pub fn start() {
    yew::Renderer::<App>::new().render();
}
