//! The engine as a JavaScript module; everything is in `diembao::bindings`.
extern crate diembao;

fn main() {}
