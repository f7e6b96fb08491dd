//! Which Rust type a format becomes.
//!
//! In: what the user chose, word by word. Out: a [`TypeMap`] that answers for every format. This module must not know
//! where formats occur.

use std::collections::BTreeMap;

use crate::ir::scalars::{Calendar, Custom, CustomPackage, Scalar};
use crate::ir::types::TypeRef;
use crate::names::is_identifier;

/// The formats that have a choice of types, each with the words for them. The first one is taken unless the user says
/// otherwise.
///
/// What a type could change on its way is a string by default: `url` adds a slash to `http://example.com`, and
/// a `time` may or may not have an offset.
const CHOICES: &[(&str, &[&str])] = &[
    (DATE_TIME, DATES),
    (DATE, DATES),
    ("time", &["string", "chrono", "jiff"]),
    ("uuid", &["uuid", "string"]),
    ("uri", &["string", "url"]),
    ("url", &["string", "url"]),
    ("decimal", &["string", "rust_decimal"]),
    ("ip", &["std", "string"]),
    ("ipv4", &["std", "string"]),
    ("ipv6", &["std", "string"]),
    ("int32", &["i32", "i64"]),
    ("int64", &["i64"]),
    ("uint32", &["u32", "i64"]),
    ("uint64", &["u64", "i64"]),
];

/// The libraries to choose from for dates.
const DATES: &[&str] = &["chrono", "jiff", "time", "string"];
const DATE_TIME: &str = "date-time";
const DATE: &str = "date";

/// The format of raw bytes, which are streamed where they are a body.
const BINARY: &str = "binary";

/// Which Rust type the values of a format have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeMap {
    /// What was chosen; anything else has its first choice.
    chosen: BTreeMap<String, TypeRef>,
}

/// Why a choice cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeMapError {
    /// There is no choice for the format.
    Format(&'static [&'static str]),
    /// There is no such choice; these are.
    Choice(&'static [&'static str]),
    /// The named type cannot be used, for this reason.
    Custom(&'static str),
}

/// A type that the user names, before it is known to be usable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CustomType {
    /// The type's path, `my_types::Email`.
    pub path: String,
    /// The package; the path's first part where it is left out.
    pub package: Option<String>,
    /// The versions of the package that will do.
    pub version: Option<String>,
    /// Features of the package.
    pub features: Vec<String>,
    /// A value of the type as it is on the wire.
    pub example: Option<String>,
}

impl TypeMap {
    /// The formats that have a choice of types.
    pub fn formats() -> impl Iterator<Item = &'static str> {
        CHOICES.iter().map(|(format, _)| *format)
    }

    /// Chooses the library for points in time and days.
    ///
    /// # Errors
    ///
    /// Where the word is none of `chrono`, `jiff`, `time` and `string`.
    pub fn set_dates(&mut self, library: &str) -> Result<(), TypeMapError> {
        self.set(DATE_TIME, library)?;
        self.set(DATE, library)
    }

    /// Chooses the type of a format by its word.
    ///
    /// # Errors
    ///
    /// Where the format has no choice, or not this one.
    pub fn set(&mut self, format: &str, word: &str) -> Result<(), TypeMapError> {
        let Some(words) = choices(format) else {
            return Err(TypeMapError::Format(FORMATS));
        };
        let ty = words
            .contains(&word)
            .then(|| built_in(format, word))
            .flatten();
        let ty = ty.ok_or(TypeMapError::Choice(words))?;
        self.chosen.insert(format.to_owned(), ty);
        Ok(())
    }

    /// Has the values of a format be of a type from another package. Any format can have one but that of raw bytes.
    ///
    /// # Errors
    ///
    /// Where the path, the package or the version could not stand in Rust or in a manifest.
    pub fn set_custom(&mut self, format: &str, ty: CustomType) -> Result<(), TypeMapError> {
        let custom = custom(format, ty).map_err(TypeMapError::Custom)?;
        let others = self.chosen.values().filter_map(|ty| match ty {
            TypeRef::Scalar(Scalar::Custom(other)) => other.package.as_ref(),
            _ => None,
        });
        if let Some(package) = &custom.package
            && others
                .filter(|other| other.name == package.name)
                .any(|other| other.version != package.version)
        {
            let reason = "another format wants the package in another version";
            return Err(TypeMapError::Custom(reason));
        }
        let scalar = Scalar::Custom(Box::new(custom));
        self.chosen
            .insert(format.to_owned(), TypeRef::Scalar(scalar));
        Ok(())
    }

    /// The type of a string.
    pub(crate) fn text(&self, format: Option<&str>) -> TypeRef {
        match self.get(format) {
            Some(ty @ TypeRef::Scalar(_)) => ty,
            _ => TypeRef::String,
        }
    }

    /// The type of an integer.
    pub(crate) fn integer(&self, format: Option<&str>) -> TypeRef {
        match self.get(format) {
            Some(ty @ (TypeRef::I32 | TypeRef::U32 | TypeRef::U64)) => ty,
            Some(TypeRef::Scalar(Scalar::Custom(custom))) => {
                TypeRef::Scalar(Scalar::Custom(custom))
            }
            _ => TypeRef::I64,
        }
    }

    /// The type of a number.
    pub(crate) fn number(&self, format: Option<&str>) -> TypeRef {
        match (format, self.get(format)) {
            (_, Some(TypeRef::Scalar(Scalar::Custom(custom)))) => {
                TypeRef::Scalar(Scalar::Custom(custom))
            }
            (Some("float"), _) => TypeRef::F32,
            _ => TypeRef::F64,
        }
    }

    fn get(&self, format: Option<&str>) -> Option<TypeRef> {
        let format = format?;
        let first = || built_in(format, choices(format)?.first()?);
        self.chosen.get(format).cloned().or_else(first)
    }
}

/// The formats of [`CHOICES`], to suggest one of.
const FORMATS: &[&str] = &{
    let mut all = [""; CHOICES.len()];
    let mut place = 0;
    #[expect(
        clippy::indexing_slicing,
        reason = "the place is below the length of both lists, and the compiler runs this"
    )]
    while place < all.len() {
        all[place] = CHOICES[place].0;
        place += 1;
    }
    all
};

fn choices(format: &str) -> Option<&'static [&'static str]> {
    let known = CHOICES.iter().find(|(known, _)| *known == format);
    known.map(|(_, words)| *words)
}

/// The type that a word stands for.
fn built_in(format: &str, word: &str) -> Option<TypeRef> {
    let calendar = match word {
        "chrono" => Some(Calendar::Chrono),
        "jiff" => Some(Calendar::Jiff),
        "time" => Some(Calendar::Time),
        _ => None,
    };
    Some(TypeRef::Scalar(match (format, word) {
        (_, "string") => return Some(TypeRef::String),
        (_, "i32") => return Some(TypeRef::I32),
        (_, "i64") => return Some(TypeRef::I64),
        (_, "u32") => return Some(TypeRef::U32),
        (_, "u64") => return Some(TypeRef::U64),
        (DATE_TIME, _) => Scalar::DateTime(calendar?),
        (DATE, _) => Scalar::Date(calendar?),
        ("time", _) => Scalar::Time(calendar?),
        ("ip", _) => Scalar::Ip,
        ("ipv4", _) => Scalar::Ipv4,
        ("ipv6", _) => Scalar::Ipv6,
        (_, "uuid") => Scalar::Uuid,
        (_, "url") => Scalar::Url,
        (_, "rust_decimal") => Scalar::Decimal,
        _ => return None,
    }))
}

/// A named type that can be written down, or why it cannot.
fn custom(format: &str, ty: CustomType) -> Result<Custom, &'static str> {
    if format == BINARY {
        return Err("values of the format `binary` are bytes");
    }
    let mut parts = ty.path.split("::");
    let first = parts.next().unwrap_or_default();
    if matches!(first, "crate" | "self" | "super") {
        return Err("a type must come from another package");
    }
    if !is_identifier(first) || parts.clone().count() == 0 || !parts.all(is_identifier) {
        return Err("a type is named by its path, such as `my_types::Email`");
    }
    let known = matches!(first, "std" | "core" | "alloc");
    let package = match (known, ty.version) {
        (true, _) => None,
        (false, None) => return Err("the package needs a version, such as `version = \"1\"`"),
        (false, Some(version)) => {
            let name = ty.package.unwrap_or_else(|| first.to_owned());
            if name.replace('-', "_") != first {
                return Err("the path begins with another name than the package's");
            }
            Some(CustomPackage {
                name,
                version,
                features: ty.features,
            })
        }
    };
    Ok(Custom {
        path: ty.path,
        package,
        example: ty.example,
    })
}

#[cfg(test)]
mod tests {
    use super::{CHOICES, built_in};

    #[test]
    fn every_word_stands_for_a_type() {
        for (format, words) in CHOICES {
            for word in *words {
                assert!(built_in(format, word).is_some(), "{format} = {word}");
            }
        }
    }
}
