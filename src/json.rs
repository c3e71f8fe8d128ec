//! Records as JSON text, in the browser. Byte for byte what `serde_json` writes natively, in a tenth of its code: no numbers but what records hold.

use crate::record::Record;
use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{Error, Write};

/// The record as JSON.
pub fn of(record: &Record) -> String {
    let mut json = Json(String::new());
    // Every type of a record is one of those below; the test writes all of them.
    let _ = record.serialize(&mut json);
    json.0
}

struct Json(String);

impl Json {
    /// A comma before every value but the first of its list or object.
    fn next(&mut self) {
        if !self.0.ends_with(['[', '{']) {
            self.0.push(',');
        }
    }

    fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate().filter(|(_, b)| *b < 0x20 || matches!(*b, b'"' | b'\\')) {
            self.0.push_str(&text[plain..at]);
            plain = at + 1;
            self.0.push('\\');
            match byte {
                b'\n' => self.0.push('n'),
                b'\r' => self.0.push('r'),
                b'\t' => self.0.push('t'),
                0x08 => self.0.push('b'),
                0x0C => self.0.push('f'),
                b'"' | b'\\' => self.0.push(byte as char),
                _ => self.0.push_str(&format!("u{byte:04x}")),
            }
        }
        self.0.push_str(&text[plain..]);
        self.0.push('"');
    }
}

impl SerializeSeq for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.0.push(']');
        Ok(())
    }
}

impl SerializeStruct for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        self.text(key);
        self.0.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.0.push('}');
        Ok(())
    }
}

/// Types that no record holds.
macro_rules! never {
    ($($name:ident($($of:ty),*) $(<$t:ident>)?),* $(,)?) => {
        $( fn $name$(<$t: Serialize + ?Sized>)?(self, $(_: $of),*) -> Result<(), Error> { Err(Error) } )*
    };
}
macro_rules! none_such {
    ($($name:ident($($of:ty),*) -> $type:ident),* $(,)?) => {
        $( type $type = Impossible<(), Error>; fn $name(self, $(_: $of),*) -> Result<Self::$type, Error> { Err(Error) } )*
    };
}

impl<'j> Serializer for &'j mut Json {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = &'j mut Json;
    type SerializeStruct = &'j mut Json;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text);
        Ok(())
    }

    fn serialize_bool(self, yes: bool) -> Result<(), Error> {
        self.0.push_str(if yes { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Result<(), Error> {
        self.serialize_u32(number.into())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        write!(self.0, "{number}")
    }

    /// A score: two decimals, written without the zeros at the end.
    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        let hundredths = (number * 100.0).round() as u32;
        write!(self.0, "{}.{}", hundredths / 100, hundredths / 10 % 10)?;
        if hundredths.is_multiple_of(10) { Ok(()) } else { write!(self.0, "{}", hundredths % 10) }
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.0.push('[');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        self.0.push('{');
        Ok(self)
    }

    never! {
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_u16(u16), serialize_u64(u64),
        serialize_f32(f32), serialize_char(char), serialize_bytes(&[u8]), serialize_unit(), serialize_unit_struct(&'static str),
        serialize_newtype_struct(&'static str, &T) <T>, serialize_newtype_variant(&'static str, u32, &'static str, &T) <T>,
    }
    none_such! {
        serialize_tuple(usize) -> SerializeTuple, serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant, serialize_map(Option<usize>) -> SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::record::{KeySentence, Warning};

    /// The sample and the articles of the tests.
    pub(crate) fn texts() -> Vec<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = ["www/samples", "tests/gold/dev"].iter().flat_map(|f| std::fs::read_dir(root.join(f)).into_iter().flatten());
        let texts: Vec<String> = files.flatten().filter_map(|f| std::fs::read_to_string(f.path()).ok()).collect();
        assert!(texts.len() > 10);
        texts
    }

    #[test]
    fn is_what_serde_json_writes() {
        for text in texts() {
            let record = crate::extract(&text, &crate::Options::default()).into_utf16(&text);
            assert_eq!(Ok(of(&record)), serde_json::to_string(&record).map_err(|e| e.to_string()));
        }
    }

    #[test]
    fn every_score_and_every_letter_is_written_so() {
        let mut record = Record::empty();
        record.key_sentences = (0..=100).map(|n| KeySentence { start: n, end: 9, score: f64::from(n) / 100.0 }).collect();
        let letters: String = (0..0x250).filter_map(char::from_u32).collect();
        record.warnings = vec![Warning { code: letters, message: "Đ \u{2028} 😀".to_owned() }];
        assert_eq!(Ok(of(&record)), serde_json::to_string(&record).map_err(|e| e.to_string()));
    }
}
