//! Names of places in a document.
//!
//! In: keys and indices. Out: a pointer, as text and as steps.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

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
        let mut rest = self;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
            let Some((plain, marked)) = rest.split_at_checked(at) else {
                break;
            };
            pointer.push_str(plain);
            pointer.push_str(if marked.starts_with('~') { "~0" } else { "~1" });
            rest = marked.get(1..).unwrap_or_default();
        }
        pointer.push_str(rest);
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
        // A text takes whatever is written to it.
        _ = write!(pointer, "{self}");
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
