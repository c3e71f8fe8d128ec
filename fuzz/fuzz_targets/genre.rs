//! Texts made of the words that rules look for: the way to rules that random letters never reach.
#![no_main]

use diembao::{Options, extract};
use libfuzzer_sys::fuzz_target;

/// Each byte of the input is a piece.
const PIECES: &str = include_str!("../pieces.txt");

fuzz_target!(|data: &[u8]| {
    let pieces: Vec<&str> = PIECES.lines().collect();
    let text: String = data.iter().take(400).map(|b| pieces[*b as usize % pieces.len()].replace("\\n", "\n")).collect();
    let record = extract(&text, &Options::default());
    for mention in &record.mentions {
        assert_eq!(text.get(mention.start as usize..mention.end as usize), Some(mention.text.as_str()));
    }
    assert_eq!(record, extract(&text, &Options::default()));
});
