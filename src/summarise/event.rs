//! The one event that the article reports.
