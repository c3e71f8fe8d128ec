//! Bytes read as windows-1252, as texts older than Unicode come in a paste: offsets lead back to the paste.
#![no_main]

use diembao::source::Source;
use diembao::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let given: String = data.iter().map(|b| char::from(*b)).collect();
    let source = Source::new(&given);
    let read = source.text();
    for (at, c) in read.char_indices() {
        let span = source.original_span(Span::new(at as u32, (at + c.len_utf8()) as u32));
        assert!(given.get(span.start as usize..span.end as usize).is_some());
    }
});
