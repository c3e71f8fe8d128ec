//! Dates against the reference date.
