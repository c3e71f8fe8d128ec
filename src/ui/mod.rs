//! The page. It shows a record; what the reader does is an [`state::Action`] on plain data, never written back into the stages that made the record.
//!
//! Everything but `browser`, `engine`, `database`, `storage` and the components knows nothing of the web and is tested natively; the components only show and dispatch.

#[cfg(test)]
mod contrast;
pub mod keys;
pub mod plain;
pub mod report;
pub mod rules;
pub mod shelf;
pub mod state;
pub mod text;
pub mod view;
pub mod work;

#[cfg(feature = "ui")]
mod browser;
#[cfg(feature = "ui")]
mod components;
#[cfg(feature = "ui")]
mod database;
#[cfg(feature = "ui")]
mod engine;
#[cfg(feature = "ui")]
mod storage;

/// Puts the page into the document's body.
#[cfg(feature = "ui")]
pub fn start() {
    console_error_panic_hook::set_once();
    yew::Renderer::<components::app::App>::new().render();
}
