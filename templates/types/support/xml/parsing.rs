//! The text of a document becomes elements.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use super::{DEEPEST, Error, Name, is_char, is_name};

/// An element of a document. Names are without prefixes, and namespaces are left out.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) prefix: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
    pub(super) text: String,
    /// Whether it stands for `null`: `xsi:nil="true"`.
    pub(super) nil: bool,
}

/// The root element.
pub(super) fn document(xml: &[u8]) -> Result<Node, Error> {
    let text = decode(xml)?;
    if let Some(found) = text.chars().find(|c| !is_char(*c)) {
        let code = u32::from(found);
        return Err(Error::new(format!("U+{code:04X} is no character of XML")));
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_comments = true;
    let mut tree = Tree::default();
    let mut is_first = true;
    loop {
        let event = reader.read_event();
        let at = reader.error_position();
        let event = event.map_err(|error| tree.broken(at, &error))?;
        if matches!(event, Event::Eof) {
            return tree.finish();
        }
        let read = tree.take(&event, is_first);
        read.map_err(|error| tree.broken(reader.buffer_position(), &error))?;
        is_first = false;
    }
}

/// The text, which must be UTF-8.
fn decode(xml: &[u8]) -> Result<&str, Error> {
    let xml = xml.strip_prefix(b"\xef\xbb\xbf").unwrap_or(xml);
    let wide: [&[u8]; 4] = [b"\xfe\xff", b"\xff\xfe", b"\0<", b"<\0"];
    if wide.iter().any(|start| xml.starts_with(start)) {
        return Err(Error::new("the document is UTF-16; only UTF-8 is read"));
    }
    std::str::from_utf8(xml).map_err(|error| Error::new(format!("it is not UTF-8: {error}")))
}

/// What is known of a document while it is read.
#[derive(Default)]
struct Tree {
    /// The elements that are not closed yet, from the root inwards.
    open: Vec<Node>,
    root: Option<Node>,
}

impl Tree {
    fn broken(&self, at: u64, reason: &dyn std::fmt::Display) -> Error {
        let names = self.open.iter().rev().map(|node| node.name.clone());
        Error {
            place: names.collect(),
            reason: format!("at byte {at}: {reason}"),
        }
    }

    fn finish(mut self) -> Result<Node, Error> {
        if let Some(node) = self.open.pop() {
            let reason = format!("the document ends within `{}`", node.name);
            return Err(Error::new(reason));
        }
        let root = self.root.take();
        root.ok_or_else(|| Error::new("there is no element"))
    }

    fn take(&mut self, event: &Event<'_>, is_first: bool) -> Result<(), Error> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => {
                let closed = self.open.pop();
                match self.open.last_mut() {
                    Some(parent) => parent.nodes.extend(closed),
                    None => self.root = closed,
                }
                Ok(())
            }
            Event::Text(text) => {
                let text = text.decode().map_err(Error::new)?;
                if text.contains("]]>") {
                    return Err(Error::new("`]]>` stands in a text"));
                }
                self.text(&lines(&text))
            }
            Event::CData(_) if self.open.is_empty() => Err(outside()),
            Event::CData(text) => self.text(&lines(&text.decode().map_err(Error::new)?)),
            Event::GeneralRef(reference) => {
                let c = character(reference)?;
                self.text(c.encode_utf8(&mut [0; 4]))
            }
            Event::Decl(declaration) => declared(declaration, is_first),
            Event::DocType(_) if !self.open.is_empty() || self.root.is_some() => {
                Err(Error::new("a document type within the document"))
            }
            // What a document says of its own type is of no use here.
            _ => Ok(()),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        if self.root.is_some() {
            return Err(Error::new("a second root element"));
        }
        if self.open.len() >= DEEPEST {
            return Err(Error::new("elements are nested too deeply"));
        }
        self.open.push(node(tag)?);
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        match self.open.last_mut() {
            Some(node) => {
                node.text.push_str(text);
                Ok(())
            }
            None if text.trim_ascii().is_empty() => Ok(()),
            None => Err(outside()),
        }
    }
}

fn outside() -> Error {
    Error::new("text outside of the root element")
}

/// A text whose lines end as XML wants them to.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn node(tag: &BytesStart<'_>) -> Result<Node, Error> {
    let name = tag.name();
    let prefix = name.prefix().map(|prefix| prefix.into_inner().to_vec());
    let mut node = Node {
        name: local(name.as_ref())?,
        prefix: String::from_utf8(prefix.unwrap_or_default()).map_err(Error::new)?,
        ..Node::default()
    };
    let mut seen = BTreeSet::new();
    // The reader compares each with all others.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(Error::new)?;
        let key = attribute.key.as_ref().to_owned();
        let name = local(&key)?;
        let value = attribute_value(&attribute.value);
        let value = value.map_err(|error| error.within(&format!("@{name}")))?;
        if key.starts_with(b"xmlns:") || key == b"xmlns" {
            continue;
        }
        if name == "nil" && key.contains(&b':') {
            node.nil = matches!(value.trim_ascii(), "true" | "1");
            continue;
        }
        if !seen.insert(key) {
            return Err(Error::new(format!("the attribute `{name}` stands twice")));
        }
        node.attributes.push((name, value));
    }
    Ok(node)
}

fn attribute_value(raw: &[u8]) -> Result<String, Error> {
    let raw = std::str::from_utf8(raw).map_err(Error::new)?;
    if raw.contains('<') {
        return Err(Error::new("`<` stands in an attribute"));
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    let value = unescape(&spaced).map_err(Error::new)?;
    if value.chars().all(is_char) {
        Ok(value.into_owned())
    } else {
        Err(Error::new("a reference to what is no character of XML"))
    }
}

/// A name without its prefix.
fn local(raw: &[u8]) -> Result<String, Error> {
    let raw = std::str::from_utf8(raw).map_err(Error::new)?;
    let name = Name::from(raw);
    let is_sound = !raw.starts_with('{') && (name.prefix.is_empty() || is_name(name.prefix));
    if is_sound && !raw.starts_with(':') && is_name(name.local) {
        Ok(name.local.to_owned())
    } else {
        Err(Error::new(format!("`{}` is no name", raw.escape_debug())))
    }
}

/// The character that a reference stands for: a number, or one of the five that XML knows.
fn character(reference: &BytesRef<'_>) -> Result<char, Error> {
    if let Some(c) = reference.resolve_char_ref().map_err(Error::new)? {
        let sound = is_char(c).then_some(c);
        return sound.ok_or_else(|| Error::new("a reference to what is no character of XML"));
    }
    let name = reference.decode().map_err(Error::new)?;
    Ok(match &*name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return Err(Error::new(format!("the entity `{name}` is not known"))),
    })
}

fn declared(declaration: &BytesDecl<'_>, is_first: bool) -> Result<(), Error> {
    if !is_first {
        return Err(Error::new("the XML declaration does not come first"));
    }
    let Some(encoding) = declaration.encoding() else {
        return Ok(());
    };
    let encoding = encoding.map_err(Error::new)?;
    let encoding = String::from_utf8_lossy(&encoding);
    let known = ["utf-8", "utf8", "us-ascii", "ascii"];
    if known.iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    let reason = format!("the document is `{encoding}`; only UTF-8 is read");
    Err(Error::new(reason))
}
