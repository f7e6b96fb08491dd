//! Names: from any text to a Rust identifier, and the names the generated code takes for granted.
//!
//! In: names as documents write them, which may be anything. Out: [`Ident`]s, always valid, always ASCII. This module
//! must not know what the names are for beyond their [`Kind`].
//!
//! Rules, in the order they apply:
//! - Words end at punctuation and at changes of case; an acronym is one word (`APIKey` → `ApiKey`, `userIDs` →
//!   `user_ids`). A letter outside ASCII becomes `u` and its code point, so that no two names look alike.
//! - Text without letters or digits is spelt out (`*` → `Star`); what is still empty is `Unnamed`, an empty value of an
//!   enum `Empty`. What begins with a digit gets the kind's word in front (`1st` → `Type1st`, `value_1st`).
//! - Keywords become raw identifiers; the five words that cannot (`self`, `Self`, `super`, `crate`, `_`) and the types
//!   that generated code names without a path ([`GUARDED_TYPES`]) get the kind's word as a suffix (`Option` → `OptionType`).
//! - A name has at most [`LONGEST`] letters, because rustfmt leaves lines alone that it cannot bring below its width. A
//!   longer one loses words in its middle: how it begins says what it belongs to, how it ends tells it from others.

mod reserved;
mod scope;
mod words;

use std::fmt;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

pub(crate) use reserved::GUARDED_TYPES;
use reserved::{is_keyword, is_taken_feature, is_taken_file};
pub(crate) use scope::{Claim, Scope, assign};
use words::{shortened, words};

/// How many letters a name has at most.
pub(crate) const LONGEST: usize = 64;

/// The folder-independent name of the module that holds what several files of a package share.
pub(crate) const SUPPORT: &str = "support";
/// The Cargo feature of a tag's module.
pub(crate) fn feature(module: &Ident) -> String {
    let name = module.bare().replace('_', "-");
    if is_taken_feature(&name) {
        format!("{name}-tag")
    } else {
        name
    }
}

/// The module of the types that more than one tag uses.
pub(crate) const SHARED: &str = "shared";
/// The module of the types that no operation uses.
pub(crate) const OTHER: &str = "other_types";
/// The Cargo feature of that module.
pub(crate) const OTHER_FEATURE: &str = "other-types";
/// The arm of an enum that keeps what the document does not list.
pub(crate) const UNKNOWN: &str = "Unknown";

/// A valid Rust identifier, raw (`r#type`) where it has to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// The identifier as it is written, with `r#` where it has one.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`: what serde makes of it, and the name of its file.
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(match self.0.strip_prefix("r#") {
            Some(bare) => proc_macro2::Ident::new_raw(bare, Span::call_site()),
            None => proc_macro2::Ident::new(&self.0, Span::call_site()),
        });
    }
}

/// Whether a text is an identifier as it stands.
pub(crate) fn is_identifier(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(is_letter)
        && text != "_"
        && !is_keyword(text)
}

/// What a name is for, which decides its case and the word that fills it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A struct, an enum or a trait.
    Type,
    /// An arm of an enum.
    Variant,
    /// A field or an argument.
    Field,
    /// A function or method.
    Method,
    /// A module, which is also the name of a file.
    Module,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Type => "Type",
            Self::Variant => "Value",
            Self::Field => "value",
            Self::Method => "call",
            Self::Module => "api",
        }
    }

    fn is_pascal(self) -> bool {
        matches!(self, Self::Type | Self::Variant)
    }

    /// Joins a name and a suffix as the case asks for.
    fn suffixed(self, name: &str, suffix: impl fmt::Display) -> String {
        if self.is_pascal() {
            format!("{name}{suffix}")
        } else {
            format!("{name}_{suffix}")
        }
    }
}

/// The identifier for any text.
pub(crate) fn ident(text: &str, kind: Kind) -> Ident {
    let words = shortened(words(text), LONGEST, usize::from(!kind.is_pascal()));
    let mut name = if kind.is_pascal() {
        words.iter().map(|word| capitalised(word)).collect()
    } else {
        words.join("_")
    };
    name.truncate(LONGEST);
    let name = name.trim_end_matches('_');
    if name.is_empty() {
        return Ident(match kind {
            Kind::Variant => "Empty".to_owned(),
            Kind::Type => "Unnamed".to_owned(),
            _ => "unnamed".to_owned(),
        });
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return Ident(match kind {
            Kind::Type | Kind::Variant => format!("{}{name}", kind.word()),
            _ => format!("{}_{name}", kind.word()),
        });
    }
    guarded(name, kind)
}

fn guarded(name: &str, kind: Kind) -> Ident {
    let taken = match kind {
        Kind::Type => GUARDED_TYPES.contains(&name) || name == "Self",
        Kind::Variant => name == "Self" || name == UNKNOWN,
        Kind::Field | Kind::Method => matches!(name, "self" | "super" | "crate"),
        Kind::Module => is_keyword(name) || is_taken_file(name),
    };
    Ident(if taken {
        kind.suffixed(name, kind.word())
    } else if is_keyword(name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    })
}

/// `api` → `Api`; the word `oauth` keeps the shape everyone knows.
fn capitalised(word: &str) -> String {
    if let Some(rest) = word.strip_prefix("oauth") {
        return format!("OAuth{rest}");
    }
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(chars)
        .collect()
}

/// The constant that says how values of a type stand in XML, for any text: `PET_XML`.
pub(crate) fn element(text: &str) -> Ident {
    let name = ident(text, Kind::Field);
    Ident(format!("{}_XML", name.bare().to_ascii_uppercase()))
}

/// The prefix of package names for any text: lower case, digits and single dashes, beginning with a letter.
pub(crate) fn package(text: &str) -> String {
    let name = words(text).join("-");
    match name.chars().next() {
        None => "api".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}"),
        Some(_) => name,
    }
}

/// The module of the types that more than one tag uses.
pub(crate) fn shared() -> Ident {
    Ident(SHARED.to_owned())
}

/// The module of the types that no operation uses.
pub(crate) fn other() -> Ident {
    Ident(OTHER.to_owned())
}

/// The type of points in time that the types package defines where a library's own reads them in another form.
pub(crate) fn date_time() -> Ident {
    Ident("DateTime".to_owned())
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::{Kind, LONGEST, feature, ident, package};

    const KINDS: [Kind; 5] = [
        Kind::Type,
        Kind::Variant,
        Kind::Field,
        Kind::Method,
        Kind::Module,
    ];

    #[test]
    fn any_text_becomes_an_identifier() {
        let awkward = [
            "", "_", "__", "1st", "a-b", "😀", "self", "Self", "super", "crate", "type", "gen",
            "async", "try", "r#x", "true", "ﬁ", "ſ", "x\u{301}", "а", "\u{202e}", "\0", "con",
            "lib", "Option", "Unknown", "  ", "-", "...",
        ];
        let chars = (0..0x3000).filter_map(char::from_u32);
        let texts = chars.flat_map(|c| {
            [
                c.to_string(),
                format!("{c}{c}"),
                format!("a{c}B"),
                format!("{c}1"),
            ]
        });
        for text in texts
            .chain(awkward.map(str::to_owned))
            .chain(["long ".repeat(50)])
        {
            for kind in KINDS {
                let name = ident(&text, kind);
                assert!(
                    syn::parse_str::<syn::Ident>(name.as_str()).is_ok(),
                    "{text:?} gave {name}"
                );
                assert!(
                    name.bare().is_ascii() && name.bare().len() <= LONGEST + 8,
                    "{text:?} gave {name}"
                );
                let _ = quote::quote! { #name };
            }
            assert!(
                package(&text).starts_with(|c: char| c.is_ascii_lowercase()),
                "{text:?}"
            );
        }
    }

    /// Each line of the table is a text in JSON, then the names it gets: add a text, and `UPDATE_EXPECT=1` adds them.
    #[test]
    fn names_are_those_of_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/names.txt");
        let table = std::fs::read_to_string(path).unwrap();
        let mut lines = String::new();
        for line in table.lines() {
            let mut values = serde_json::Deserializer::from_str(line).into_iter::<String>();
            let text = values.next().unwrap().unwrap();
            let names = KINDS.map(|kind| ident(&text, kind).to_string());
            let feature = feature(&ident(&text, Kind::Module));
            let (names, package) = (names.join(" "), package(&text));
            let text = line.get(..values.byte_offset()).unwrap();
            lines.extend([text, " ", &names, " ", &feature, " ", &package, "\n"]);
        }
        expect_file![path].assert_eq(&lines);
    }
}
