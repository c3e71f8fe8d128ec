//! The engine as a JavaScript module; everything is in `diembao::bindings`.
use diembao::bindings as _;

fn main() {}
