//! Which part of a document comes from where.
//!
//! # What is noted under which pointer
//!
//! A pointer names a node of the OpenAPI document or a *facet*: something said about a node that the document may not
//! show at all, such as whether a property is required. An entry is noted only where it differs from what
//! [`Origins::nearest`] would answer without it.
//!
//! | Pointer | Says where … comes from |
//! |---|---|
//! | `` (the root) | the frame around everything else |
//! | `/info/title`, `/info/version`, `/info/description`, `/info/contact`, … | that text |
//! | `/servers/0` | the server |
//! | `/tags/0`, `/tags/0/description` | the tag's name, its description |
//! | `/paths/~1a` | the path as text |
//! | `/paths/~1a/get` | the method, and with it the operation |
//! | `/paths/~1a/get/operationId`, `…/summary`, `…/description`, `…/tags/0`, `…/deprecated` | that facet |
//! | `/paths/~1a/get/security`, `…/security/0` | that credentials are needed; one of the alternatives |
//! | `…/parameters/0` | that there is such a parameter |
//! | `…/parameters/0/in`, `…/required`, `…/description`, `…/example` | that facet, shown in the document or not |
//! | `…/requestBody`, `…/requestBody/required`, `…/requestBody/description` | that facet of the body |
//! | `…/responses/200`, `…/responses/200/description` | the status, its description |
//! | `…/responses/200/headers/N`, `…/headers/N/description` | the header, its description |
//! | `…/content/application~1json`, `…/content/application~1json/example` | the media type, its example |
//! | `…/schema`, `…/items`, `…/additionalProperties`, `…/oneOf/0`, `…/not`, `/components/schemas/X` | the schema's kind |
//! | `S/type` | the kind of schema `S`, whichever keyword shows it (`type`, `$ref`, `allOf`, `oneOf` …) |
//! | `S/format`, `S/title`, `S/description`, `S/default`, `S/example`, `S/nullable`, `S/readOnly`, `S/writeOnly`, `S/deprecated` | that facet of schema `S` |
//! | `S/enum`, `S/enum/0` | the list as a whole (as certain as its least certain value), one value |
//! | `S/properties/y` | that there is a property `y`; what it is stands under `S/properties/y/type` |
//! | `S/required/y` | whether `y` is required, by name and also where it is not |
//! | `/components/securitySchemes/N` | the scheme |
//!
//! A node that is only a `$ref` has the same facets as a schema written out.

use std::borrow::Cow;
use std::fmt;

use docwright_model::{Basis, Origin};
use foldhash::fast::RandomState;
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
    pub fn join(&self, step: impl Step) -> Self {
        let mut text = String::with_capacity(self.0.len() + 16);
        text.push_str(&self.0);
        text.push('/');
        step.append(&mut text);
        Self(text)
    }

    /// The part one step up; none for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(up, _)| Self(up.to_owned()))
    }

    /// The keys and indices on the way from the root, as the document spells them.
    pub fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescape)
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

impl From<&Self> for Pointer {
    fn from(pointer: &Self) -> Self {
        pointer.clone()
    }
}

impl From<String> for Pointer {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What leads from a part to one inside it: a key or an index.
pub trait Step {
    /// Adds it to a pointer, `~` and `/` spelt as RFC 6901 wants them.
    fn append(&self, pointer: &mut String);
}

impl Step for str {
    fn append(&self, pointer: &mut String) {
        if !self.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            return pointer.push_str(self);
        }
        for character in self.chars() {
            match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }
        }
    }
}

impl Step for String {
    fn append(&self, pointer: &mut String) {
        self.as_str().append(pointer);
    }
}

impl Step for Cow<'_, str> {
    fn append(&self, pointer: &mut String) {
        self.as_ref().append(pointer);
    }
}

impl Step for usize {
    fn append(&self, pointer: &mut String) {
        pointer.push_str(&self.to_string());
    }
}

impl<T: Step + ?Sized> Step for &T {
    fn append(&self, pointer: &mut String) {
        (**self).append(pointer);
    }
}

/// A step of a pointer as the document spells it.
fn unescape(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}

/// JSON pointer to origin.
///
/// Facets are addressed too: `/components/schemas/Pet/properties/born/format` has an origin of its own, which may be
/// inferred while the `type` beside it is stated. A part without an entry comes from where the nearest part above it
/// comes from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origins {
    input: Option<String>,
    entries: IndexMap<String, Origin, RandomState>,
}

impl Origins {
    /// Origins of a document made from `input`, a name that stands in the header of generated files.
    pub fn of(input: impl Into<String>) -> Self {
        Self {
            input: Some(input.into()),
            entries: IndexMap::default(),
        }
    }

    /// Makes room for about so many more entries.
    pub fn reserve(&mut self, entries: usize) {
        self.entries.reserve(entries);
    }

    /// What the document was made from, as the user named it.
    pub fn input(&self) -> Option<&str> {
        self.input.as_deref()
    }

    /// Notes where a part comes from; a later note replaces an earlier one.
    pub fn insert(&mut self, pointer: impl Into<Pointer>, origin: Origin) {
        self.entries.insert(pointer.into().0, origin);
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
