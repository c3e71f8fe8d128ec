//! A dictionary's table: what was understood is written so that it reads the same, and any text can be read with it.
#![no_main]

use diembao::dictionary::Dictionary;
use diembao::{Options, extract};
use libfuzzer_sys::fuzz_target;

/// Most inputs are the lines below it: random letters do not find the head of a table.
const HEAD: &str = "# diembao dictionary 1\ntype\tform\tname\tnumber\tsymbol\tyear\tissuer\tdate\ttitle\tnote\n";

fuzz_target!(|text: &str| {
    let text = if text.starts_with('#') { text.to_owned() } else { format!("{HEAD}{text}") };
    let (dictionary, _) = Dictionary::from_tsv(&text);
    let (again, problems) = Dictionary::from_tsv(&dictionary.to_tsv());
    assert!(problems.is_empty());
    assert_eq!(again, dictionary);
    extract(&text, &Options { dictionary, ..Options::default() });
});
