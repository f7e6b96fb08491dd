//! The table that says which Rust types formats become.

use std::fmt;

use docwright_codegen::{CustomType, TypeMap, TypeMapError};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::checks::Checks;
use super::file::TypesTable;
use super::placed::Placed;
use crate::nearest;

/// What a format becomes.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub(super) enum FormatChoice {
    /// One of the types there are, by its word.
    Word(String),
    /// A type from another package.
    Custom(CustomTable),
}

/// A type from another package. It implements `Debug`, `Clone`, `PartialEq` and serde's `Serialize` and `Deserialize`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CustomTable {
    /// The type's path, such as `my_types::Email`.
    #[serde(rename = "type")]
    path: String,
    /// The package, where its name is another one than the path begins with.
    package: Option<String>,
    /// The versions of the package that will do; what the standard library has needs none.
    version: Option<String>,
    /// Features of the package.
    #[serde(default)]
    features: Vec<String>,
    /// A value of the type as it is on the wire, for stubs and tests where the docs show none.
    example: Option<String>,
}

/// A word or a table, told apart by what is there, so that a table's own findings are not lost.
impl<'de> Deserialize<'de> for FormatChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Choice;

        impl<'de> Visitor<'de> for Choice {
            type Value = FormatChoice;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, or a table with a `type`")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<FormatChoice, E> {
                Ok(FormatChoice::Word(word.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FormatChoice, A::Error> {
                CustomTable::deserialize(MapAccessDeserializer::new(map)).map(FormatChoice::Custom)
            }
        }

        deserializer.deserialize_any(Choice)
    }
}

/// What the table chooses; what cannot be chosen was refused before.
pub(super) fn map(table: TypesTable) -> TypeMap {
    let mut map = TypeMap::default();
    if let Some(library) = table.dates {
        let _ = map.set_dates(library.get());
    }
    for (format, choice) in table.formats {
        let _ = set(&mut map, format.get(), choice.into_inner());
    }
    map
}

fn set(map: &mut TypeMap, format: &str, choice: FormatChoice) -> Result<(), TypeMapError> {
    match choice {
        FormatChoice::Word(word) => map.set(format, &word),
        FormatChoice::Custom(table) => map.set_custom(
            format,
            CustomType {
                path: table.path,
                package: table.package,
                version: table.version,
                features: table.features,
                example: table.example,
            },
        ),
    }
}

/// Reports formats and types that cannot be chosen.
pub(super) fn check(table: &TypesTable, checks: &mut Checks) {
    let mut map = TypeMap::default();
    if let Some(library) = &table.dates
        && let Err(TypeMapError::Choice(words)) = map.set_dates(library.get())
    {
        let message = format!("there is no library of dates `{}`", library.get());
        checks.unknown(library, message, words);
    }
    for (format, choice) in &table.formats {
        match (
            set(&mut map, format.get(), choice.get().clone()),
            choice.get(),
        ) {
            (Ok(()), _) => {}
            (Err(TypeMapError::Custom(reason)), _) => {
                checks.refuse(choice, reason);
            }
            (Err(TypeMapError::Choice(words)), FormatChoice::Word(word)) => {
                let word = Placed::new(choice.range(), word.clone());
                let message = format!("`{}` is no type for `{}`", word.get(), format.get());
                checks.unknown(&word, message, words);
            }
            (Err(TypeMapError::Choice(_) | TypeMapError::Format(_)), _) => {
                let message = format!("there is no choice of types for `{}`", format.get());
                let help = match nearest(format.get(), TypeMap::formats()) {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "name a type of a package: `{ type = \"my_types::Email\", version = \"1\" }`"
                        .to_owned(),
                };
                checks.refuse(format, message).help = Some(help);
            }
        }
    }
}
