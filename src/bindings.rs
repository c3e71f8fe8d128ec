//! The JavaScript module: `extract(text, options)` gives the record as a plain object, offsets as string indices.

use crate::{Options, extract as extract_record, json};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("record.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `ExtractOptions` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "ExtractOptions | undefined")]
    pub type JsOptions;
    /// `Record` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "DiembaoRecord")]
    pub type JsRecord;
}

fn given(options: JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    Ok(serde_wasm_bindgen::from_value(options)?)
}

/// Loads the gazetteer (the bytes of `gazetteer.bin`): names of communes, codes of places. Without it the record has no codes, and bare names of
/// communes are not known. Call it once, before the first article.
///
/// # Errors
/// Throws where the bytes are no gazetteer.
#[wasm_bindgen(js_name = loadGazetteer)]
pub fn load_gazetteer(bytes: Vec<u8>) -> Result<(), JsError> {
    if crate::lexicon::gazetteer::load(bytes) { Ok(()) } else { Err(JsError::new("not a gazetteer")) }
}

/// Reads one article. `options` is `{source?, reference_date?, dictionary?}` or undefined; `dictionary` is a list of entries. Offsets of the record are indices
/// of the JavaScript string.
///
/// # Errors
/// Throws where `options` is no such object. Any text gives a record.
#[wasm_bindgen]
pub fn extract(text: &str, options: JsOptions) -> Result<JsRecord, JsError> {
    // By way of JSON text: it is faster than building the object property by property, and half the code.
    let json = json::of(&extract_record(text, &given(options.into())?).into_utf16(text));
    let object = js_sys::JSON::parse(&json).map_err(|_| JsError::new("the record is no JSON"))?;
    Ok(object.unchecked_into())
}

/// A text in an encoding older than Unicode (TCVN3, VNI, windows-1258, VIQR) in Unicode; undefined where it is in none. [`extract`] does this by itself, with
/// offsets of the text as given.
#[wasm_bindgen(js_name = toUnicode)]
pub fn to_unicode(text: &str) -> Option<String> {
    crate::source::legacy::unicode(text)
}

/// The same as [`extract`] as JSON text, as the worker sends it to the page. `options` is JSON text too, or empty.
///
/// # Errors
/// Throws where `options` is no JSON object of options.
#[wasm_bindgen(js_name = extractJson)]
pub fn extract_json(text: &str, options: &str) -> Result<String, JsError> {
    let options =
        if options.is_empty() { JsValue::NULL } else { js_sys::JSON::parse(options).map_err(|_| JsError::new("no JSON"))? };
    Ok(json::of(&extract_record(text, &given(options)?).into_utf16(text)))
}
