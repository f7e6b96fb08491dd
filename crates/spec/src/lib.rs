//! An OpenAPI document with the origin of each of its parts.
//!
//! In: a document built by the emitter, or the text of a file. Out: a [`Spec`], and its text as YAML or JSON. This
//! crate must not know Markdown or Rust syntax, and reads no files itself.

#![cfg_attr(not(test), warn(clippy::disallowed_methods, clippy::disallowed_types))]

mod anatomy;
mod annotations;
mod bundle;
pub mod codes;
mod convert;
mod distrust;
mod edit;
mod extras;
mod find;
mod modern;
mod origins;
mod overlay;
mod pointer;
mod positions;
mod read;
mod removal;
mod rename;
mod text;
mod tidy;
mod yaml;

use openapiv3::OpenAPI;

pub use annotations::annotate;
pub use bundle::{Files, files_named};
pub use distrust::{distrust, report_inferred};
pub use extras::Extras;
pub use find::find;
pub use origins::Origins;
pub use overlay::{Overlay, apply_overlay, read_overlay};
pub use pointer::{Pointer, Step};
pub use read::{read, read_files};
pub use rename::{Names, rename};
pub use text::{Version, spell_out, to_json, to_json_as, to_value, to_yaml, to_yaml_as};

/// An OpenAPI 3.0 document and what is known about where each part comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    document: OpenAPI,
    origins: Origins,
    extras: Extras,
    followed: bool,
}

impl Spec {
    /// Joins a document with the origins of its parts.
    pub fn new(document: OpenAPI, origins: Origins) -> Self {
        Self {
            document,
            origins,
            extras: Extras::default(),
            followed: false,
        }
    }

    /// Adds what the document says beyond OpenAPI 3.0.
    pub fn with_extras(self, extras: Extras) -> Self {
        Self { extras, ..self }
    }

    /// The same with its document in another form, of which everything else that is known holds as well.
    #[must_use]
    pub fn with_document(&self, document: OpenAPI) -> Self {
        Self {
            document,
            origins: self.origins.clone(),
            extras: self.extras.clone(),
            followed: self.followed,
        }
    }

    /// Notes that every reference was followed, and what leads nowhere reported.
    pub(crate) fn with_references_followed(self, followed: bool) -> Self {
        Self { followed, ..self }
    }

    /// Whether references that lead nowhere were reported when the document was read, so that nobody has to again.
    pub fn are_references_followed(&self) -> bool {
        self.followed
    }

    /// The document.
    pub fn document(&self) -> &OpenAPI {
        &self.document
    }

    /// What it says that OpenAPI 3.0 cannot hold.
    pub fn extras(&self) -> &Extras {
        &self.extras
    }

    /// Where its parts come from.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }
}
