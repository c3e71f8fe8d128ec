//! Values as JSON text: no numbers but what records, decisions and libraries hold.

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant, Serializer};
use std::fmt::{Error, Write};

/// A value as JSON.
pub fn of<T: Serialize + ?Sized>(value: &T) -> String {
    let mut json = Json(String::new());
    // Every type of a value is one of those below; the tests write all of them.
    let _ = value.serialize(&mut json);
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

/// `{"variant": {…}}`
impl SerializeStructVariant for &mut Json {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        SerializeStruct::serialize_field(self, key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.0.push_str("}}");
        Ok(())
    }
}

/// Types that no value holds.
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
    type SerializeStructVariant = &'j mut Json;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.text(text);
        Ok(())
    }

    fn serialize_bool(self, yes: bool) -> Result<(), Error> {
        self.0.push_str(if yes { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Result<(), Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
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

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.0.push('{');
        self.text(variant);
        self.0.push(':');
        value.serialize(&mut *self)?;
        self.0.push('}');
        Ok(())
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Self, Error> {
        self.0.push('{');
        self.text(variant);
        self.0.push_str(":{");
        Ok(self)
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
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_u16(u16),
        serialize_f32(f32), serialize_char(char), serialize_bytes(&[u8]), serialize_unit(), serialize_unit_struct(&'static str),
        serialize_newtype_struct(&'static str, &T) <T>,
    }
    none_such! {
        serialize_tuple(usize) -> SerializeTuple, serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant, serialize_map(Option<usize>) -> SerializeMap,
    }
}
