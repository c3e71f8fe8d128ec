//! The JavaScript module: `extract(text, options)`.
