//! The one event that the article reports.

use crate::record::{Event, Metadata};
use crate::resolve::Resolved;
use crate::segment::Doc;

/// Finds the event.
pub fn event(_doc: &Doc, _resolved: &Resolved, _metadata: &Metadata) -> Option<Event> {
    None
}
