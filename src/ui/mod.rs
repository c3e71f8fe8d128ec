//! The page. It shows a record; what the reader does is an [`state::Action`] on plain data, never written back into the stages that made the record.
//!
//! `read`, `state`, `text`, `view` and `report` know nothing of Yew and are tested natively; the components only show and dispatch.

#[cfg(test)]
mod contrast;
pub mod read;
pub mod report;
pub mod state;
pub mod text;
pub mod view;

#[cfg(feature = "ui")]
mod browser;
#[cfg(feature = "ui")]
mod components;
#[cfg(feature = "ui")]
mod engine;

/// Puts the page into the document's body.
#[cfg(feature = "ui")]
pub fn start() {
    console_error_panic_hook::set_once();
    yew::Renderer::<components::app::App>::new().render();
}
