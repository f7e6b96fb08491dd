//! A value becomes elements, by what is said to stand in them.

use serde_json::{Map, Value};

use super::{DEEPEST, Element, Error, Field, Name, Place, Shape, is_char, is_name};

/// Where `xsi:nil` is from.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A value as a document.
pub(super) fn document(element: &Element, value: &Value) -> Result<String, Error> {
    let mut writer = Writer {
        text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(),
        spaces: Vec::new(),
        depth: 0,
    };
    writer.element(element.name, &element.shape, value)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
    /// The prefixes that are declared, each with its namespace, the innermost last.
    spaces: Vec<(String, String)>,
    depth: usize,
}

impl Writer {
    fn element(&mut self, name: &str, shape: &Shape, value: &Value) -> Result<(), Error> {
        let Name { local, .. } = Name::from(name);
        let known = self.spaces.len();
        self.depth += 1;
        let written = self.whole(name, settled(shape), value);
        self.depth -= 1;
        self.spaces.truncate(known);
        written.map_err(|error| error.within(local))
    }

    fn whole(&mut self, name: &str, shape: &Shape, value: &Value) -> Result<(), Error> {
        if self.depth > DEEPEST {
            return Err(Error::new("values are nested too deeply"));
        }
        self.text.push('<');
        let start = self.text.len();
        let declaration = self.declare(name, false);
        let tag = self.text.get(start..).unwrap_or_default().to_owned();
        self.text.push_str(&declaration);
        if value.is_null() {
            self.text.push_str(" xmlns:xsi=\"");
            self.text.push_str(INSTANCE);
            self.text.push_str("\" xsi:nil=\"true\"/>");
            return Ok(());
        }
        match (shape, value) {
            (Shape::Object(fields), Value::Object(object)) => self.attributes(fields, object)?,
            (Shape::Any, Value::Object(object)) => self.any_attributes(object)?,
            _ => {}
        }
        self.text.push('>');
        let inside = self.text.len();
        self.content(shape, value)?;
        if self.text.len() == inside {
            self.text.pop();
            self.text.push_str("/>");
        } else {
            self.text.push_str("</");
            self.text.push_str(&tag);
            self.text.push('>');
        }
        Ok(())
    }

    /// Writes a name with the prefix it has here, and returns the declaration of it that is needed.
    fn declare(&mut self, name: &str, is_attribute: bool) -> String {
        let Name {
            namespace,
            prefix,
            local,
        } = Name::from(name);
        let declared = self.spaces.iter().rev().find(|(known, _)| known == prefix);
        let declared = declared.map(|(_, space)| space.as_str());
        let is_new = !namespace.is_empty() && declared != Some(namespace);
        if !prefix.is_empty() {
            self.text.push_str(prefix);
            self.text.push(':');
        }
        self.text.push_str(local);
        // Attributes without a prefix are in no namespace.
        if !is_new || (is_attribute && prefix.is_empty()) {
            return String::new();
        }
        self.spaces.push((prefix.to_owned(), namespace.to_owned()));
        let colon = if prefix.is_empty() { "" } else { ":" };
        let mut declaration = format!(" xmlns{colon}{prefix}=\"");
        escape(&mut declaration, namespace, true);
        declaration.push('"');
        declaration
    }

    fn attributes(&mut self, fields: &[Field], object: &Map<String, Value>) -> Result<(), Error> {
        for field in fields {
            let Place::Attribute(name) = field.place else {
                continue;
            };
            match object.get(field.key) {
                None | Some(Value::Null) => {}
                Some(value) => self.attribute(name, value)?,
            }
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, value: &Value) -> Result<(), Error> {
        self.text.push(' ');
        let declaration = self.declare(name, true);
        self.text.push_str("=\"");
        self.scalar(value, true)
            .map_err(|error| error.within(&format!("@{}", Name::from(name).local)))?;
        self.text.push('"');
        self.text.push_str(&declaration);
        Ok(())
    }

    fn content(&mut self, shape: &Shape, value: &Value) -> Result<(), Error> {
        match (shape, value) {
            (Shape::Object(fields), Value::Object(object)) => self.fields(fields, object),
            (Shape::List(name, item), Value::Array(items)) => self.items(name, item, items),
            (Shape::Map(shape), Value::Object(entries)) => {
                let mut entries = entries.iter();
                entries.try_for_each(|(key, value)| self.named(key, shape, value))
            }
            (Shape::Any, value) => self.any(value),
            (_, value) => self.scalar(value, false),
        }
    }

    fn items(&mut self, name: &str, item: &Shape, items: &[Value]) -> Result<(), Error> {
        let mut items = items.iter();
        items.try_for_each(|value| self.element(name, item, value))
    }

    fn fields(
        &mut self,
        fields: &'static [Field],
        object: &Map<String, Value>,
    ) -> Result<(), Error> {
        for field in fields {
            let Some(value) = object.get(field.key) else {
                continue;
            };
            match (&field.place, value) {
                (Place::Attribute(_) | Place::Rest, _) => {}
                (Place::List(..) | Place::Nowhere, Value::Null) => {}
                (Place::Text, value) => self.scalar(value, false)?,
                (Place::List(_, name, _), Value::Array(items)) => {
                    self.items(name, &field.shape, items)?;
                }
                (Place::Wrapped(name, item), value) => {
                    self.element(name, &Shape::List(item, &field.shape), value)?;
                }
                (Place::Element(name), value) => self.repeated(name, &field.shape, value)?,
                (Place::List(..) | Place::Nowhere, _) => return Err(nowhere(field.key)),
            }
        }
        let is_rest = |field: &&Field| matches!(field.place, Place::Rest);
        let rest = fields.iter().find(is_rest);
        let named = fields.iter().filter(|field| !is_rest(field));
        let known = |key: &str| named.clone().any(|field| field.key == key);
        for (key, value) in object.iter().filter(|(key, _)| !known(key)) {
            match rest {
                Some(field) => self.named(key, &field.shape, value)?,
                None => return Err(nowhere(key)),
            }
        }
        Ok(())
    }

    /// An element, or one for each item of a list of which nothing is said.
    fn repeated(&mut self, name: &str, shape: &Shape, value: &Value) -> Result<(), Error> {
        match (shape, value) {
            (Shape::Any, Value::Array(items)) => self.items(name, shape, items),
            _ => self.element(name, shape, value),
        }
    }

    /// An element whose name is part of the value.
    fn named(&mut self, key: &str, shape: &Shape, value: &Value) -> Result<(), Error> {
        if is_name(key) {
            return self.repeated(key, shape, value);
        }
        let key = key.escape_debug();
        Err(Error::new(format!("`{key}` is no name of an element")))
    }

    fn any(&mut self, value: &Value) -> Result<(), Error> {
        match value {
            Value::Array(items) => self.items("item", &Shape::Any, items),
            Value::Object(object) => object.iter().try_for_each(|(key, value)| {
                if key == "#text" {
                    self.scalar(value, false)
                } else if key.starts_with('@') {
                    Ok(())
                } else {
                    self.named(key, &Shape::Any, value)
                }
            }),
            scalar => self.scalar(scalar, false),
        }
    }

    fn any_attributes(&mut self, object: &Map<String, Value>) -> Result<(), Error> {
        for (key, value) in object {
            match key.strip_prefix('@') {
                Some(name) if is_name(name) => self.attribute(name, value)?,
                Some(name) => {
                    let name = name.escape_debug();
                    return Err(Error::new(format!("`{name}` is no name of an attribute")));
                }
                None => {}
            }
        }
        Ok(())
    }

    fn scalar(&mut self, value: &Value, in_attribute: bool) -> Result<(), Error> {
        match value {
            Value::Null => Ok(()),
            Value::String(text) => match text.chars().find(|c| !is_char(*c)) {
                None => {
                    escape(&mut self.text, text, in_attribute);
                    Ok(())
                }
                Some(c) => {
                    let code = u32::from(c);
                    let reason = format!("XML has no place for the character U+{code:04X}");
                    Err(Error::new(reason))
                }
            },
            Value::Bool(_) | Value::Number(_) => {
                self.text.push_str(&value.to_string());
                Ok(())
            }
            Value::Array(_) | Value::Object(_) => {
                Err(Error::new("a list or an object where a text should be"))
            }
        }
    }
}

fn nowhere(key: &str) -> Error {
    let key = key.escape_debug();
    Error::new(format!("XML has no place for `{key}`"))
}

/// A shape that is described in place.
fn settled(shape: &Shape) -> &Shape {
    match shape {
        Shape::Of(element) => settled(&element.shape),
        shape => shape,
    }
}

/// Writes a text so that it is read as it is; in an attribute more of it would be lost.
fn escape(out: &mut String, text: &str, in_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '"' if in_attribute => out.push_str("&quot;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            c => out.push(c),
        }
    }
}
