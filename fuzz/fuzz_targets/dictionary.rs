//! A dictionary's table: what was understood is written so that it reads the same, and any text can be read with it.
#![no_main]

use diembao::dictionary::Dictionary;
use diembao::{Options, extract};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (dictionary, _) = Dictionary::from_tsv(text);
    let (again, problems) = Dictionary::from_tsv(&dictionary.to_tsv());
    assert!(problems.is_empty());
    assert_eq!(again, dictionary);
    extract(text, &Options { dictionary, ..Options::default() });
});
