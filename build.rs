//! Reads `data/`, checks it, and writes the compact tables that `src/lexicon` serves. Offline and deterministic.

#[path = "build/encodings.rs"]
mod encodings;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/places.rs"]
mod places;
#[path = "build/specs.rs"]
mod specs;
#[path = "build/table.rs"]
mod table;

// The very code that folds and cuts the text folds and cuts the entries.
#[allow(dead_code)]
#[path = "src/source/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/segment/tokens.rs"]
mod tokens;

use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=src/source/fold.rs");
    println!("cargo:rerun-if-changed=src/segment/tokens.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    encodings::write(&out);
    lexicon::write(&out);
    std::fs::write(out.join("gazetteer.bin"), places::pack()).expect("OUT_DIR is writable");
}
