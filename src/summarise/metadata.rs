//! Title, outlet, section, date, authors, views.
