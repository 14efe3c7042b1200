//! The canonical writer: any serializable value as RON, always the same bytes for the same value.
//!
//! Fields and entries stand in the order the types give them, each on a line of its own; a short
//! group of plain values stays on one line. What stands on a line depends on that item alone, so
//! changing one item changes no line of another. `Some` is not written (`implicit_some`); numbers
//! are in their shortest exact form.

use std::fmt::Display;

use serde::Serialize;
use serde::ser::{self, Serializer};
use thiserror::Error;

/// Longest line a group is kept on, indentation included.
const MAX_LINE: usize = 100;

/// Why a value cannot be written. The types of the model never cause it.
#[derive(Debug, Error)]
#[error("{0}")]
pub(super) struct Unsayable(String);

impl ser::Error for Unsayable {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The text of a value, with a line end after it, and how many entries of maps it has.
pub(super) fn text<T: Serialize>(value: &T) -> Result<(String, usize), Unsayable> {
    let node = value.serialize(Builder)?;
    let mut out = String::new();
    print(&node, 0, 0, &mut out);
    out.push('\n');
    Ok((out, entries(&node)))
}

/// Entries of all maps in a node.
fn entries(node: &Node) -> usize {
    let Node::Group { brackets, items, .. } = node else { return 0 };
    let own = if brackets[0] == '{' { items.len() } else { 0 };
    // Depth is that of the types of the model.
    own + items.iter().map(|(_, item)| entries(item)).sum::<usize>()
}

/// A value on its way to text.
#[derive(Debug)]
pub(super) enum Node {
    Word(String),
    /// `name(…)`, `[…]` or `{…}`.
    Group {
        name: &'static str,
        brackets: [char; 2],
        items: Vec<(Option<String>, Self)>,
    },
}

/// Characters of a node on one line, or `None` when it needs several.
fn width(node: &Node) -> Option<usize> {
    match node {
        Node::Word(word) => Some(word.chars().count()),
        Node::Group { items, name, .. } if items.is_empty() => Some(name.len() + 2),
        Node::Group { brackets: ['(', _], items, name } => {
            let mut sum = name.len() + 2 * items.len();
            for (key, item) in items {
                sum += width(item)? + key.as_ref().map_or(0, |k| k.chars().count() + 2);
            }
            Some(sum)
        }
        Node::Group { .. } => None,
    }
}

/// Writes `node`; `indent` in levels, `before` the characters already on the line.
fn print(node: &Node, indent: usize, before: usize, out: &mut String) {
    match node {
        Node::Word(word) => out.push_str(word),
        Node::Group { name, brackets: [open, close], items } => {
            out.push_str(name);
            out.push(*open);
            if width(node).is_some_and(|w| before + w < MAX_LINE) {
                for (i, (key, item)) in items.iter().enumerate() {
                    out.push_str(if i == 0 { "" } else { ", " });
                    print_key(key.as_deref(), out);
                    print(item, indent, 0, out);
                }
            } else if let [(None, item)] = items.as_slice()
                && *open == '('
            {
                print(item, indent, before + name.len() + 1, out);
            } else {
                out.push('\n');
                for (key, item) in items {
                    out.push_str(&" ".repeat(4 * (indent + 1)));
                    let key_width = print_key(key.as_deref(), out);
                    print(item, indent + 1, 4 * (indent + 1) + key_width, out);
                    out.push_str(",\n");
                }
                out.push_str(&" ".repeat(4 * indent));
            }
            out.push(*close);
        }
    }
}

fn print_key(key: Option<&str>, out: &mut String) -> usize {
    let Some(key) = key else { return 0 };
    out.push_str(key);
    out.push_str(": ");
    key.chars().count() + 2
}

/// A string in quotes; letters of every language as they are.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

struct Builder;

/// Items being collected.
struct Items {
    name: &'static str,
    brackets: [char; 2],
    list: Vec<(Option<String>, Node)>,
}

impl Items {
    fn new(name: &'static str, brackets: [char; 2]) -> Self {
        Self { name, brackets, list: Vec::new() }
    }

    fn push<T: Serialize + ?Sized>(
        &mut self,
        key: Option<String>,
        value: &T,
    ) -> Result<(), Unsayable> {
        self.list.push((key, value.serialize(Builder)?));
        Ok(())
    }

    fn done(self) -> Node {
        Node::Group { name: self.name, brackets: self.brackets, items: self.list }
    }
}

macro_rules! words {
    ($($method:ident: $type:ty,)*) => {
        $(
            fn $method(self, value: $type) -> Result<Node, Unsayable> {
                Ok(Node::Word(value.to_string()))
            }
        )*
    };
}

impl Serializer for Builder {
    type Ok = Node;
    type Error = Unsayable;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Items;
    type SerializeStruct = Items;
    type SerializeStructVariant = Items;

    words! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
    }

    fn serialize_f32(self, value: f32) -> Result<Node, Unsayable> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<Node, Unsayable> {
        if !value.is_finite() {
            return Err(ser::Error::custom("a number that is not finite"));
        }
        // Adding zero turns −0 into 0: equal values, equal bytes.
        Ok(Node::Word(format!("{}", value + 0.0)))
    }

    fn serialize_char(self, value: char) -> Result<Node, Unsayable> {
        self.serialize_str(&value.to_string())
    }

    fn serialize_str(self, value: &str) -> Result<Node, Unsayable> {
        Ok(Node::Word(quoted(value)))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Node, Unsayable> {
        Err(ser::Error::custom("bytes"))
    }

    fn serialize_none(self) -> Result<Node, Unsayable> {
        Ok(Node::Word("None".to_owned()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Unsayable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, Unsayable> {
        Ok(Node::Word("()".to_owned()))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Node, Unsayable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Node, Unsayable> {
        Ok(Node::Word(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Node, Unsayable> {
        let mut items = Items::new("", ['(', ')']);
        items.push(None, value)?;
        Ok(items.done())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Node, Unsayable> {
        let mut items = Items::new(variant, ['(', ')']);
        items.push(None, value)?;
        Ok(items.done())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unsayable> {
        Ok(Items::new("", ['[', ']']))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Unsayable> {
        Ok(Items::new("", ['(', ')']))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Unsayable> {
        Ok(Items::new("", ['(', ')']))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items, Unsayable> {
        Ok(Items::new(variant, ['(', ')']))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items, Unsayable> {
        Ok(Items::new("", ['{', '}']))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items, Unsayable> {
        Ok(Items::new("", ['(', ')']))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items, Unsayable> {
        Ok(Items::new(variant, ['(', ')']))
    }
}

macro_rules! plain_items {
    ($($trait:ident, $method:ident;)*) => {
        $(
            impl ser::$trait for Items {
                type Ok = Node;
                type Error = Unsayable;

                fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsayable> {
                    self.push(None, value)
                }

                fn end(self) -> Result<Node, Unsayable> {
                    Ok(self.done())
                }
            }
        )*
    };
}

plain_items! {
    SerializeSeq, serialize_element;
    SerializeTuple, serialize_element;
    SerializeTupleStruct, serialize_field;
    SerializeTupleVariant, serialize_field;
}

macro_rules! keyed_items {
    ($($trait:ident;)*) => {
        $(
            impl ser::$trait for Items {
                type Ok = Node;
                type Error = Unsayable;

                fn serialize_field<T: Serialize + ?Sized>(
                    &mut self,
                    key: &'static str,
                    value: &T,
                ) -> Result<(), Unsayable> {
                    self.push(Some(key.to_owned()), value)
                }

                fn end(self) -> Result<Node, Unsayable> {
                    Ok(self.done())
                }
            }
        )*
    };
}

keyed_items! {
    SerializeStruct;
    SerializeStructVariant;
}

impl ser::SerializeMap for Items {
    type Ok = Node;
    type Error = Unsayable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unsayable> {
        let Node::Word(word) = key.serialize(Builder)? else {
            return Err(ser::Error::custom("a map with keys that are not words"));
        };
        self.list.push((Some(word), Node::Word(String::new())));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsayable> {
        let node = value.serialize(Builder)?;
        if let Some(last) = self.list.last_mut() {
            last.1 = node;
        }
        Ok(())
    }

    fn end(self) -> Result<Node, Unsayable> {
        Ok(self.done())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Serialize)]
    struct Sample {
        name: &'static str,
        size: (f64, f64),
        none: Option<u8>,
        some: Option<u8>,
        list: Vec<f64>,
        map: BTreeMap<&'static str, Kind>,
    }

    #[derive(Serialize)]
    enum Kind {
        Plain,
        With(f64),
        Far { list: Vec<u8> },
    }

    #[test]
    fn one_item_a_line_and_short_groups_together() {
        let sample = Sample {
            name: "è \"q\"\n",
            size: (0.1 + 0.2, -0.0),
            none: None,
            some: Some(3),
            list: vec![1.0, 1e-7],
            map: [("a", Kind::Plain), ("b", Kind::With(2.5)), ("c", Kind::Far { list: vec![1] })]
                .into(),
        };
        let expected = r#"(
    name: "è \"q\"\n",
    size: (0.30000000000000004, 0),
    none: None,
    some: 3,
    list: [
        1,
        0.0000001,
    ],
    map: {
        "a": Plain,
        "b": With(2.5),
        "c": Far(
            list: [
                1,
            ],
        ),
    },
)
"#;
        assert_eq!(text(&sample).unwrap(), (expected.to_owned(), 3));
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        assert!(text(&f64::NAN).is_err());
    }
}
