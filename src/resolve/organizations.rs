//! Organisations: aliases, parents, levels.
