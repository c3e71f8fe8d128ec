//! JSON in the browser: what the engine, the page and its files write, and what the page reads. Byte for byte what `serde_json` writes, and of what it reads
//! the same values, in a tenth of its code: a page is downloaded. `types.rs` lists the fields of every type that is read.

#[cfg(any(feature = "cli", feature = "ui", test))]
mod read;
#[cfg(any(feature = "cli", feature = "ui", test))]
mod types;
mod write;

#[cfg(any(feature = "cli", feature = "ui", test))]
pub(crate) use read::{Json, Read, broken_at, enumerations, of_text, structures, why_not};
pub use write::of;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
