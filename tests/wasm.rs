//! The engine in WebAssembly, in a real browser: the JavaScript module as its callers see it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use diembao::bindings::{extract, extract_json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SAMPLE: &str = include_str!("../www/samples/hoi-nghi.txt");

#[wasm_bindgen_test]
fn the_record_is_the_native_one() {
    let native = diembao::extract(SAMPLE, &diembao::Options::default()).into_utf16(SAMPLE);
    let json = extract_json(SAMPLE, "").ok().unwrap();
    assert_eq!(json, serde_json::to_string(&native).unwrap());
}

#[wasm_bindgen_test]
fn the_object_is_the_json() {
    let object: JsValue = extract(SAMPLE, JsValue::UNDEFINED.unchecked_into()).ok().unwrap().into();
    let text: String = js_sys::JSON::stringify(&object).unwrap().into();
    let (object, json): (serde_json::Value, serde_json::Value) =
        (serde_json::from_str(&text).unwrap(), serde_json::from_str(&extract_json(SAMPLE, "").ok().unwrap()).unwrap());
    assert_eq!(object, json);
}

#[wasm_bindgen_test]
fn wrong_options_are_an_error_and_no_panic() {
    assert!(extract("x", JsValue::from(7).unchecked_into()).is_err());
    assert!(extract_json("x", "[").is_err());
}
