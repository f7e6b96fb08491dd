//! Elements become a value, by what is said to stand in them.

use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::parsing::Node;
use super::{Absent, Error, Field, Name, Place, Shape};

/// What stands in an element.
pub(super) fn value(shape: &Shape, node: &Node) -> Result<Value, Error> {
    if node.nil {
        return Ok(Value::Null);
    }
    match shape {
        Shape::Of(element) => value(&element.shape, node),
        Shape::Any => Ok(any(node)),
        Shape::Object(fields) => object(fields, node).map(Value::Object),
        Shape::List(name, item) => items(name, item, node).map(Value::Array),
        Shape::Map(shape) => {
            let mut map = Map::new();
            for node in &node.nodes {
                map.insert(node.name.clone(), inner(shape, node)?);
            }
            Ok(Value::Object(map))
        }
        scalar => match node.nodes.first() {
            None => text(scalar, &node.text),
            Some(other) => Err(Error::new("an element where text should be").within(&other.name)),
        },
    }
}

fn inner(shape: &Shape, node: &Node) -> Result<Value, Error> {
    value(shape, node).map_err(|error| error.within(&node.name))
}

/// The items of a list: the elements of their name.
fn items(name: &str, item: &Shape, node: &Node) -> Result<Vec<Value>, Error> {
    let nodes = node.nodes.iter().filter(|node| is(name, node));
    nodes.map(|node| inner(item, node)).collect()
}

/// Whether an element has a name, whatever its prefix.
fn is(name: &str, node: &Node) -> bool {
    Name::from(name).local == node.name
}

/// What a text says.
fn text(shape: &Shape, text: &str) -> Result<Value, Error> {
    let word = text.trim_ascii();
    let wrong = |what: &str| {
        let shown: String = word.chars().take(40).collect();
        Error::new(format!("`{}` is no {what}", shown.escape_debug()))
    };
    let integer = || {
        let unsigned = |_| word.parse::<u64>().map(Number::from);
        word.parse::<i64>().map(Number::from).or_else(unsigned)
    };
    match shape {
        // Without a text there is nothing that these could be.
        Shape::Integer | Shape::Number | Shape::Boolean if word.is_empty() => Ok(Value::Null),
        Shape::Integer => integer()
            .map(Value::Number)
            .map_err(|_| wrong("integer of 64 bits")),
        Shape::Number => {
            let number = || Number::from_f64(word.parse().ok()?);
            let number = integer().ok().or_else(number);
            number.map(Value::Number).ok_or_else(|| wrong("number"))
        }
        Shape::Boolean => match word {
            "true" | "1" => Ok(Value::Bool(true)),
            "false" | "0" => Ok(Value::Bool(false)),
            _ => Err(wrong("truth value")),
        },
        Shape::Of(element) => self::text(&element.shape, text),
        _ => Ok(Value::String(text.to_owned())),
    }
}

fn object(fields: &[Field], node: &Node) -> Result<Map<String, Value>, Error> {
    let mut object = Map::new();
    for (name, attribute) in &node.attributes {
        let is_for = |field: &&Field| match field.place {
            Place::Attribute(own) => Name::from(own).local == name,
            _ => false,
        };
        if let Some(field) = fields.iter().find(is_for) {
            let value = text(&field.shape, attribute);
            let value = value.map_err(|error| error.within(&format!("@{name}")))?;
            object.insert(field.key.to_owned(), value);
        }
    }
    for node in &node.nodes {
        let mut held = fields.iter().filter(|field| holds(field, node));
        // A prefix is no matter, unless there is another field of the name.
        let same = held.clone().find(|field| prefix(field) == node.prefix);
        let field = same.or_else(|| held.next());
        let field = field.or_else(|| fields.iter().find(|field| may_hold(field, node)));
        let read = field.map_or(Ok(()), |field| put(field, node, &mut object));
        read.map_err(|error| error.within(&node.name))?;
    }
    for field in fields {
        if let Place::List(_, _, Absent::Empty) = field.place {
            let empty = || Value::Array(Vec::new());
            object.entry(field.key).or_insert_with(empty);
        }
    }
    let own = fields
        .iter()
        .find(|field| matches!(field.place, Place::Text));
    if let Some(field) = own {
        object.insert(field.key.to_owned(), text(&field.shape, &node.text)?);
    }
    Ok(object)
}

/// Whether an element is where a field stands.
fn holds(field: &Field, node: &Node) -> bool {
    match field.place {
        Place::Element(name) | Place::Wrapped(name, _) => is(name, node),
        Place::List(_, item, _) => is(item, node),
        Place::Attribute(_) | Place::Text | Place::Rest | Place::Nowhere => false,
    }
}

/// The prefix of the elements of a field.
fn prefix(field: &Field) -> &'static str {
    match field.place {
        Place::Element(name) | Place::Wrapped(name, _) | Place::List(_, name, _) => {
            Name::from(name).prefix
        }
        Place::Attribute(_) | Place::Text | Place::Rest | Place::Nowhere => "",
    }
}

/// Whether an element belongs to a field where no other one has it: around the items of a list that
/// are documented to stand alone, under the name that the field has in JSON, or nobody knows where.
fn may_hold(field: &Field, node: &Node) -> bool {
    match field.place {
        Place::List(name, ..) if is(name, node) => true,
        Place::Element(_) | Place::List(..) | Place::Wrapped(..) => field.key == node.name,
        Place::Rest => true,
        Place::Attribute(_) | Place::Text | Place::Nowhere => false,
    }
}

/// Puts what an element holds where it belongs.
fn put(field: &Field, node: &Node, object: &mut Map<String, Value>) -> Result<(), Error> {
    let Field { key, place, shape } = field;
    let found = match *place {
        Place::List(_, item, _) if !is(item, node) => items(item, shape, node)?,
        Place::List(..) => vec![value(shape, node)?],
        // Some leave out the element around the items and name them like it.
        Place::Wrapped(name, item) if is_bare(name, item, node) => vec![value(shape, node)?],
        Place::Wrapped(_, item) if !node.nil => items(item, shape, node)?,
        Place::Rest => {
            object.insert(node.name.clone(), value(shape, node)?);
            return Ok(());
        }
        _ => return put_one(key, shape, node, object),
    };
    let list = object
        .entry(*key)
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        list.extend(found);
    }
    Ok(())
}

/// Whether an element that should hold items is one.
fn is_bare(name: &str, item: &str, node: &Node) -> bool {
    let same = Name::from(name).local == Name::from(item).local;
    same && !node.nodes.is_empty() && !node.nodes.iter().any(|node| is(item, node))
}

/// Puts a value that stands once.
fn put_one(
    key: &str,
    shape: &Shape,
    node: &Node,
    object: &mut Map<String, Value>,
) -> Result<(), Error> {
    let value = value(shape, node)?;
    match object.entry(key) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut place) if matches!(shape, Shape::Any) => add(place.get_mut(), value),
        Entry::Occupied(_) => return Err(Error::new("it stands more than once")),
    }
    Ok(())
}

/// Makes a list of a value and one more.
fn add(known: &mut Value, more: Value) {
    match known {
        Value::Array(list) => list.push(more),
        one => *one = Value::Array(vec![one.take(), more]),
    }
}

/// An element of which nothing is said.
fn any(node: &Node) -> Value {
    if node.nil {
        return Value::Null;
    }
    if node.nodes.is_empty() && node.attributes.is_empty() {
        return Value::String(node.text.clone());
    }
    let attributes = node.attributes.iter();
    let attributes =
        attributes.map(|(name, text)| (format!("@{name}"), Value::String(text.clone())));
    let mut object: Map<String, Value> = attributes.collect();
    for node in &node.nodes {
        match object.entry(node.name.as_str()) {
            Entry::Vacant(place) => {
                place.insert(any(node));
            }
            Entry::Occupied(mut place) => add(place.get_mut(), any(node)),
        }
    }
    if !node.text.trim_ascii().is_empty() {
        object.insert("#text".to_owned(), Value::String(node.text.clone()));
    }
    Value::Object(object)
}
