//! Places with codes valid on the article's date.
