//! Any text gives a record whose offsets lie in the text, in bytes and in JavaScript's units.
#![no_main]

use diembao::{Options, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let record = extract(text, &Options::default());
    for mention in &record.mentions {
        assert_eq!(text.get(mention.start as usize..mention.end as usize), Some(mention.text.as_str()));
    }
    for statement in &record.statements {
        assert!(text.get(statement.start as usize..statement.end as usize).is_some());
    }
    let record = record.into_utf16(text);
    let units: Vec<u16> = text.encode_utf16().collect();
    for mention in &record.mentions {
        assert_eq!(String::from_utf16(&units[mention.start as usize..mention.end as usize]).ok().as_ref(), Some(&mention.text));
    }
});
