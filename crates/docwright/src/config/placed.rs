//! A value and where it stands in `docwright.toml`.

use std::cmp::Ordering;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

/// A value of the file that findings can point at.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
#[serde(bound = "T: serde::de::DeserializeOwned")]
pub(super) struct Placed<T>(Spanned<T>);

impl<T> Placed<T> {
    pub(super) fn new(range: Range<usize>, value: T) -> Self {
        Self(Spanned::new(range, value))
    }

    pub(super) fn get(&self) -> &T {
        self.0.get_ref()
    }

    pub(super) fn into_inner(self) -> T {
        self.0.into_inner()
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.0.span()
    }
}

impl<T: Default> Default for Placed<T> {
    fn default() -> Self {
        Self::new(0..0, T::default())
    }
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for Placed<T> {}

impl<T: PartialOrd> PartialOrd for Placed<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(other.get())
    }
}

impl<T: Ord> Ord for Placed<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(other.get())
    }
}

/// In the schema a value is what it is; places are not part of the file.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
