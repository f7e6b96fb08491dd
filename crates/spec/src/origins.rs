//! Which part of a document comes from where.

use std::fmt;

use docwright_model::{Basis, Origin};
use indexmap::IndexMap;

/// A JSON pointer (RFC 6901) that grows step by step.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The part of this one under a key or index.
    pub fn join(&self, step: impl fmt::Display) -> Self {
        let step = step.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{step}", self.0))
    }

    /// The part one step up; none for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(up, _)| Self(up.to_owned()))
    }

    /// The pointer as text: `/paths/~1users/get`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Pointer {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// JSON pointer to origin.
///
/// Facets are addressed too: `/components/schemas/Pet/properties/born/format` has an origin of its own, which may be
/// inferred while the `type` beside it is stated. A `$ref` is addressed by the node that holds it. A part without an
/// entry comes from where the nearest part above it comes from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origins {
    input: Option<String>,
    entries: IndexMap<String, Origin>,
}

impl Origins {
    /// Origins of a document made from `input`, a name that stands in the header of generated files.
    pub fn of(input: impl Into<String>) -> Self {
        Self {
            input: Some(input.into()),
            entries: IndexMap::new(),
        }
    }

    /// What the document was made from, as the user named it.
    pub fn input(&self) -> Option<&str> {
        self.input.as_deref()
    }

    /// Notes where a part comes from.
    pub fn insert(&mut self, pointer: &Pointer, origin: Origin) {
        self.entries.insert(pointer.as_str().to_owned(), origin);
    }

    /// The origin noted for exactly this part.
    pub fn get(&self, pointer: &Pointer) -> Option<&Origin> {
        self.entries.get(pointer.as_str())
    }

    /// The origin of this part or of the nearest one above it.
    pub fn nearest(&self, pointer: &Pointer) -> Option<&Origin> {
        let mut at = pointer.as_str();
        loop {
            if let Some(origin) = self.entries.get(at) {
                return Some(origin);
            }
            at = at.rsplit_once('/')?.0;
        }
    }

    /// How a part is known; a document nobody annotated states everything it says.
    pub fn basis(&self, pointer: &Pointer) -> Basis {
        self.nearest(pointer)
            .map_or(Basis::Stated, |origin| origin.basis)
    }

    /// Every entry in the order it was noted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Origin)> {
        self.entries.iter().map(|(p, o)| (p.as_str(), o))
    }
}
