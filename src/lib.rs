//! Reads a Vietnamese article on Party and local-government work and gives back a structured record.
#![warn(missing_docs)]

#[cfg(feature = "bindings")]
pub mod bindings;
pub mod record;
pub mod source;
#[cfg(feature = "ui")]
#[allow(missing_docs)]
pub mod ui;
