//! The engine in WebAssembly, in a real browser: the JavaScript module as its callers see it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use diembao::bindings::{extract, extract_json, load_gazetteer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
const SAMPLE: &str = include_str!("../www/samples/hoi-nghi.txt");

#[wasm_bindgen_test]
fn the_gazetteer_gives_codes() {
    assert!(load_gazetteer(vec![1, 2, 3]).is_err());
    load_gazetteer(GAZETTEER.to_vec()).ok().unwrap();
    let record: serde_json::Value =
        serde_json::from_str(&extract_json("Chiều 14-11-2014, quận Hai Bà Trưng, Hà Nội.", "").ok().unwrap()).unwrap();
    assert_eq!(record["places"][0]["codes"][0]["code"], "007");
}

#[wasm_bindgen_test]
fn the_object_is_the_json() {
    let object: JsValue = extract(SAMPLE, JsValue::UNDEFINED.unchecked_into()).ok().unwrap().into();
    let text: String = js_sys::JSON::stringify(&object).unwrap().into();
    let parsed = js_sys::JSON::parse(&extract_json(SAMPLE, "").ok().unwrap()).unwrap();
    assert_eq!(text, String::from(js_sys::JSON::stringify(&parsed).unwrap()));
}

#[wasm_bindgen_test]
fn wrong_options_are_an_error_and_no_panic() {
    assert!(extract("x", JsValue::from(7).unchecked_into()).is_err());
    assert!(extract_json("x", "[").is_err());
}
