//! The three sentences to keep.
