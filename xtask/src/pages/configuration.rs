//! The reference of `docwright.toml`, from the comments on what reads it.

use std::fmt::Write as _;

use serde_json::Value;

use super::read;
use crate::generate::COMMAND;

/// A file that a test runs, so that the example is true.
const EXAMPLE: &str = "crates/cli/tests/cases/config-full/input/docwright.toml";

/// The page.
pub(super) fn page(schema: &Value) -> anyhow::Result<String> {
    let mut text = format!(
        "# Configuration\n\n\
         <!-- Generated from `crates/docwright/src/config/file.rs`. To update, run: {COMMAND} -->\n\n\
         `docwright generate` reads `docwright.toml` in the folder it runs in or the nearest one above it. Paths in it \
         start from the folder it lies in. `docwright init` writes a first one. A key that is not known is an error. \
         `docwright.schema.json` beside this page is the file's JSON schema, for editors.\n\n\
         ```toml\n{}```\n",
        read(EXAMPLE)?
    );
    let mut page = Page {
        schema,
        text: &mut text,
    };
    page.table("At the top", "", schema);
    Ok(text)
}

/// The schema as text.
pub(super) fn schema_text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

struct Page<'s, 't> {
    schema: &'s Value,
    text: &'t mut String,
}

impl<'s> Page<'s, '_> {
    /// A table of the file under a heading, then the tables in it.
    fn table(&mut self, heading: &str, path: &str, table: &'s Value) {
        let Some(members) = table.get("properties").and_then(Value::as_object) else {
            return;
        };
        let mut inner = Vec::new();
        let mut rows = String::new();
        for (key, member) in members {
            let full = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            let meaning = one_line(member);
            if let Some((heading, path, table)) = self.inner(&full, member) {
                inner.push((heading, path, table, meaning));
                continue;
            }
            if let Some((path, table)) = self.values_or_tables(&full, member) {
                let meaning = one_line(table);
                inner.push((format!("[{path}]"), path, table, meaning));
            }
            let needed = if is_required(table, key) { "yes" } else { "" };
            let kind = self.kind(member).replace('|', "\\|");
            // Writing to a string cannot fail.
            let _ = writeln!(
                rows,
                "| `{key}` | {kind} | {needed} | {} |",
                meaning.replace('|', "\\|")
            );
        }
        if !rows.is_empty() {
            let _ = write!(
                self.text,
                "\n## {heading}\n\n| Key | Value | Needed | Meaning |\n|---|---|---|---|\n{rows}"
            );
        }
        for (heading, path, table, meaning) in inner {
            let before = self.text.len();
            self.table(&format!("`{heading}`"), &path, table);
            // What the table as a whole is stands below its heading.
            if let Some(at) = self.text.get(before..).and_then(|new| new.find("\n\n|")) {
                self.text
                    .insert_str(before + at + 2, &format!("{meaning}\n\n"));
            }
        }
    }

    /// The heading, path and schema of a member that is a table with keys of its own.
    fn inner(&self, full: &str, member: &'s Value) -> Option<(String, String, &'s Value)> {
        let has_keys = |schema: &Value| schema.get("properties").is_some();
        let own = self.resolve(member);
        if has_keys(own) {
            return Some((format!("[{full}]"), full.to_owned(), own));
        }
        let items = own.get("items").map(|items| self.resolve(items));
        if let Some(items) = items.filter(|items| has_keys(items)) {
            return Some((format!("[[{full}]]"), full.to_owned(), items));
        }
        let values = own
            .get("additionalProperties")
            .map(|values| self.resolve(values));
        let values = values.filter(|values| has_keys(values))?;
        Some((format!("[{full}.NAME]"), format!("{full}.NAME"), values))
    }

    /// The path and schema of the tables in a table whose values may also be something else.
    fn values_or_tables(&self, full: &str, member: &'s Value) -> Option<(String, &'s Value)> {
        let values = self.resolve(member).get("additionalProperties")?;
        let table = self.or_table(self.resolve(values))?;
        Some((format!("{full}.NAME"), table))
    }

    /// The table with keys of its own that a value may be beside something else.
    fn or_table(&self, schema: &'s Value) -> Option<&'s Value> {
        let all = schema.get("anyOf")?.as_array()?;
        let mut tables = all.iter().map(|one| self.resolve(one));
        tables.find(|one| one.get("properties").is_some())
    }

    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let nullable = schema.get("anyOf").and_then(|all| all.get(0));
        let schema = nullable.unwrap_or(schema);
        let target = schema.get("$ref").and_then(Value::as_str);
        let pointer = target.and_then(|target| target.strip_prefix('#'));
        let found = pointer.and_then(|pointer| self.schema.pointer(pointer));
        found.unwrap_or(schema)
    }

    /// What kind of value a member takes.
    fn kind(&self, member: &'s Value) -> String {
        let own = self.resolve(member);
        if self.or_table(own).is_some() {
            return format!("{} or table", self.kind(self.resolve(own)));
        }
        let words: Vec<String> = own
            .get("oneOf")
            .or_else(|| own.get("enum"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|one| one.get("const").unwrap_or(one).as_str())
            .map(|word| format!("`\"{word}\"`"))
            .collect();
        if !words.is_empty() {
            return words.join(", ");
        }
        let kind = match own.get("type") {
            Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str),
            Some(Value::String(kind)) => Some(kind.as_str()),
            _ => None,
        };
        let below = |key: &str| {
            own.get(key)
                .map_or("value".to_owned(), |inner| self.kind(inner))
        };
        match kind {
            Some("array") => format!("list of {}", below("items")),
            Some("object") => format!("table of {}", below("additionalProperties")),
            Some("integer") => "whole number".to_owned(),
            Some(kind) => kind.to_owned(),
            None => "value".to_owned(),
        }
    }
}

fn is_required(table: &Value, key: &str) -> bool {
    let required = table.get("required").and_then(Value::as_array);
    required
        .into_iter()
        .flatten()
        .any(|one| one.as_str() == Some(key))
}

/// The comment of a member on one line.
fn one_line(member: &Value) -> String {
    let text = member.get("description").and_then(Value::as_str);
    let words: Vec<&str> = text.unwrap_or_default().split_whitespace().collect();
    words.join(" ")
}
