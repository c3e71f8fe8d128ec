//! A file is read whole or refused; what was read is written so that it reads the same.
#![no_main]

use diembao::library::{read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(library) = read(text) {
        let again = read(&write(&library.articles, &library.dictionary));
        assert_eq!(again.ok(), Some(library));
    }
});
