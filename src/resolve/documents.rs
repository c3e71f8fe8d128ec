//! Documents: short form ↔ full form.
