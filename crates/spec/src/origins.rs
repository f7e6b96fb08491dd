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

use docwright_model::{Basis, Origin};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Slot;
use std::hash::BuildHasher;

use crate::pointer::{Pointer, Step};

/// JSON pointer to origin.
///
/// Facets are addressed too: `/components/schemas/Pet/properties/born/format` has an origin of its own, which may be
/// inferred while the `type` beside it is stated. A part without an entry comes from where the nearest part above it
/// comes from.
///
/// A document has tens of thousands of entries, most of them as long as a line, so that their pointers stand in one text.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    input: Option<String>,
    /// The pointers of all entries, one after the other.
    text: String,
    entries: Vec<Entry>,
    /// The entry of each pointer, with the hash of the pointer.
    index: HashTable<(u64, usize)>,
    hasher: RandomState,
}

#[derive(Debug, Clone)]
struct Entry {
    /// Where its pointer ends; it begins where the one before ends.
    end: usize,
    origin: Origin,
}

impl Origins {
    /// Origins of a document made from `input`, a name that stands in the header of generated files.
    pub fn of(input: impl Into<String>) -> Self {
        Self {
            input: Some(input.into()),
            ..Self::default()
        }
    }

    /// Makes room for about so many more entries with pointers of so many bytes together.
    pub fn reserve(&mut self, entries: usize, bytes: usize) {
        self.text.reserve(bytes);
        self.entries.reserve(entries);
        self.index.reserve(entries, |&(hash, _)| hash);
    }

    /// What the document was made from, as the user named it.
    pub fn input(&self) -> Option<&str> {
        self.input.as_deref()
    }

    /// Notes where a part comes from; a later note replaces an earlier one.
    pub fn insert(&mut self, pointer: &Pointer, origin: Origin) {
        let start = self.text.len();
        self.text.push_str(pointer.as_str());
        self.enter(start, origin);
    }

    /// Notes where the part one step further comes from.
    pub fn insert_under(&mut self, pointer: &Pointer, step: impl Step, origin: Origin) {
        let start = self.text.len();
        self.text.push_str(pointer.as_str());
        self.text.push('/');
        step.append(&mut self.text);
        self.enter(start, origin);
    }

    /// Makes an entry of the pointer that was put at the end of the text.
    fn enter(&mut self, start: usize, origin: Origin) {
        let (text, entries) = (&self.text, &mut self.entries);
        let wanted = text.get(start..).unwrap_or_default();
        let hash = self.hasher.hash_one(wanted);
        let is_wanted =
            |&(known, at): &(u64, usize)| known == hash && pointer(text, entries, at) == wanted;
        match self.index.entry(hash, is_wanted, |&(hash, _)| hash) {
            Slot::Vacant(slot) => {
                slot.insert((hash, entries.len()));
                let end = text.len();
                entries.push(Entry { end, origin });
            }
            Slot::Occupied(slot) => {
                if let Some(known) = entries.get_mut(slot.get().1) {
                    known.origin = origin;
                }
                self.text.truncate(start);
            }
        }
    }

    /// The origin noted for exactly this part.
    pub fn get(&self, pointer: &Pointer) -> Option<&Origin> {
        self.find(pointer.as_str())
    }

    fn find(&self, wanted: &str) -> Option<&Origin> {
        let hash = self.hasher.hash_one(wanted);
        let is_wanted = |&(known, at): &(u64, usize)| {
            known == hash && pointer(&self.text, &self.entries, at) == wanted
        };
        let (_, at) = self.index.find(hash, is_wanted)?;
        self.entries.get(*at).map(|entry| &entry.origin)
    }

    /// The origin of this part or of the nearest one above it.
    pub fn nearest(&self, pointer: &Pointer) -> Option<&Origin> {
        let mut at = pointer.as_str();
        loop {
            if let Some(origin) = self.find(at) {
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
        let mut start = 0;
        self.entries.iter().map(move |entry| {
            let pointer = self.text.get(start..entry.end).unwrap_or_default();
            start = entry.end;
            (pointer, &entry.origin)
        })
    }
}

impl PartialEq for Origins {
    fn eq(&self, other: &Self) -> bool {
        self.input == other.input
            && self.entries.len() == other.entries.len()
            && self
                .iter()
                .all(|(pointer, origin)| other.find(pointer) == Some(origin))
    }
}

/// The pointer of an entry.
fn pointer<'t>(text: &'t str, entries: &[Entry], at: usize) -> &'t str {
    let start = at.checked_sub(1).and_then(|before| entries.get(before));
    let start = start.map_or(0, |entry| entry.end);
    let end = entries.get(at).map_or(start, |entry| entry.end);
    text.get(start..end).unwrap_or_default()
}
