//! What the article says as a whole: metadata, statements, indicators, event, key sentences.

pub mod event;
pub mod indicators;
pub mod key_sentences;
pub mod metadata;
pub mod statements;
