//! What is decided outside the docs: by the configuration or the command line.

use docwright_codegen::{Parts, TypeMap};

use crate::Limits;

/// How to read one API and what to make of it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The prefix of the crates' names; none where it follows from the input's name.
    pub name: Option<String>,
    /// The API's title, over what the docs say.
    pub title: Option<String>,
    /// The API's version, over what the docs say.
    pub version: Option<String>,
    /// The API's description, over what the docs say.
    pub description: Option<String>,
    /// The API's base addresses, over what the docs say.
    pub servers: Vec<String>,
    /// The dialect of every page, where it is not to be detected.
    pub dialect: Option<String>,
    /// The shape every page arrived in, where it is not to be detected.
    pub shape: Option<String>,
    /// Which crates to write.
    pub parts: Parts,
    /// The version of the crates.
    pub crate_version: String,
    /// How much is read.
    pub limits: Limits,
    /// The command that a generated file's header names.
    pub command: String,
    /// What becomes of facts that nobody stated.
    pub inferred: Inferred,
    /// What operations and schemas are called.
    pub naming: Naming,
    /// Which Rust types formats become.
    pub types: TypeMap,
}

/// What becomes of facts that were concluded from examples, names and samples.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Inferred {
    /// They are used, and marked as inferred.
    #[default]
    Use,
    /// They are used, and each is reported.
    Report,
    /// They are left out.
    Drop,
}

pub use docwright_spec::Names as Naming;

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: None,
            title: None,
            version: None,
            description: None,
            servers: Vec::new(),
            dialect: None,
            shape: None,
            parts: Parts {
                types: true,
                client: true,
                server: true,
            },
            crate_version: "0.1.0".to_owned(),
            limits: Limits::default(),
            command: "docwright generate".to_owned(),
            inferred: Inferred::default(),
            naming: Naming::default(),
            types: TypeMap::default(),
        }
    }
}

impl Settings {
    pub(crate) fn parser(&self) -> docwright_parser::Options {
        docwright_parser::Options {
            dialect: self.dialect.clone(),
            shape: self.shape.clone(),
            depth: self.limits.depth.min(crate::DEEPEST_BLOCKS),
            table_cells: self.limits.table_cells,
        }
    }

    pub(crate) fn emitter(&self, input: &str) -> docwright_emitter::Options {
        docwright_emitter::Options {
            title: self.title.clone(),
            version: self.version.clone(),
            description: self.description.clone(),
            servers: self.servers.clone(),
            input: input.to_owned(),
        }
    }

    /// The crates' name follows from what the document was made from, and not from the file it was read from: so docs
    /// and the annotated document made from them give the same crates.
    pub(crate) fn codegen(&self, input: Option<&str>) -> docwright_codegen::Options {
        docwright_codegen::Options {
            name: self
                .name
                .clone()
                .unwrap_or_else(|| package_name(input.unwrap_or_default())),
            version: self.crate_version.clone(),
            command: self.command.clone(),
            parts: self.parts,
            types: self.types.clone(),
        }
    }
}

/// The extensions that say nothing about an API.
const EXTENSIONS: [&str; 7] = ["md", "mdx", "markdown", "txt", "json", "yaml", "yml"];

/// The prefix of package names that follows from the name of an input: `input-docs/My API.md` gives `my-api`.
pub fn package_name(input: &str) -> String {
    let last = input.rsplit('/').find(|part| !part.is_empty());
    let stem = last.unwrap_or_default();
    let stem = match stem.rsplit_once('.') {
        Some((stem, extension)) if EXTENSIONS.contains(&extension) => stem,
        _ => stem,
    };
    let mut name = String::new();
    for character in stem.chars() {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let mut name = match name.chars().next() {
        None => "api".to_owned(),
        Some('0'..='9') => format!("api-{name}"),
        Some(_) => name.to_owned(),
    };
    name.truncate(LONGEST_NAME);
    name.truncate(name.trim_end_matches('-').len());
    name
}

/// Longer ones would make file names that no system takes.
const LONGEST_NAME: usize = 50;

/// Whether a name can stand before `-types` in a package's name.
pub fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && name.len() <= LONGEST_NAME
}
