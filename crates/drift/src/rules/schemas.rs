//! Rules on what a single value may be.

use crate::change::Severity::{Breaking, Compatible, DocsOnly, Risky};
use crate::options::Facet;
use crate::rules::{Trio, directed, fixed, table};

table! {
    TYPE_CHANGED "type-changed", directed(Breaking, Breaking), None,
        "A value is of another type.";
    TYPE_WIDENED "type-widened", directed(Compatible, Breaking), None,
        "A value may be of more types than before.";
    TYPE_NARROWED "type-narrowed", directed(Breaking, Compatible), None,
        "A value may be of fewer types than before.";
    FORMAT_ADDED "format-added", directed(Risky, Risky), Some(Facet::Format),
        "A value has a format now, which typed clients read into another type.";
    FORMAT_REMOVED "format-removed", directed(Compatible, Risky), Some(Facet::Format),
        "A value no longer has a format.";
    FORMAT_CHANGED "format-changed", directed(Breaking, Breaking), Some(Facet::Format),
        "A value has another format.";
    FORMAT_WIDENED "format-widened", directed(Compatible, Breaking), Some(Facet::Format),
        "A number may be larger than before: `int32` became `int64`, or `float` became `double`.";
    FORMAT_NARROWED "format-narrowed", directed(Breaking, Compatible), Some(Facet::Format),
        "A number may no longer be as large as before: `int64` became `int32`, or `double` became `float`.";
    BECAME_NULLABLE "became-nullable", directed(Compatible, Breaking), Some(Facet::Nullable),
        "A value may be null.";
    BECAME_NOT_NULLABLE "became-not-nullable", directed(Breaking, Compatible), Some(Facet::Nullable),
        "A value may no longer be null.";
    ENUM_ADDED "enum-added", directed(Breaking, Compatible), Some(Facet::Enum),
        "Only listed values are allowed; before, any was.";
    ENUM_REMOVED "enum-removed", directed(Compatible, Risky), Some(Facet::Enum),
        "Any value is allowed; before, only listed ones were.";
    ENUM_VALUE_ADDED "enum-value-added", directed(Compatible, Risky), Some(Facet::Enum),
        "A value more is allowed. Clients that list all values do not know it.";
    ENUM_VALUE_REMOVED "enum-value-removed", directed(Breaking, Compatible), Some(Facet::Enum),
        "A value is no longer allowed.";
    DEFAULT_ADDED "default-added", directed(Risky, Compatible), Some(Facet::Default),
        "A value has a default now, so that leaving it out may mean something else.";
    DEFAULT_REMOVED "default-removed", directed(Risky, Compatible), Some(Facet::Default),
        "A value no longer has a default.";
    DEFAULT_CHANGED "default-changed", directed(Risky, Compatible), Some(Facet::Default),
        "A value has another default, so that leaving it out means something else.";
    CONTENT_ENCODING_ADDED "content-encoding-added", directed(Breaking, Breaking), Some(Facet::Format),
        "A string holds encoded bytes now.";
    CONTENT_ENCODING_REMOVED "content-encoding-removed", directed(Breaking, Breaking), Some(Facet::Format),
        "A string no longer holds encoded bytes.";
    CONTENT_ENCODING_CHANGED "content-encoding-changed", directed(Breaking, Breaking), Some(Facet::Format),
        "The bytes in a string are encoded in another way.";
    CONTENT_MEDIA_TYPE_ADDED "content-media-type-added", directed(Risky, Risky), Some(Facet::Format),
        "The data in a string has a media type now.";
    CONTENT_MEDIA_TYPE_REMOVED "content-media-type-removed", directed(Compatible, Risky), Some(Facet::Format),
        "The data in a string no longer has a media type.";
    CONTENT_MEDIA_TYPE_CHANGED "content-media-type-changed", directed(Breaking, Breaking), Some(Facet::Format),
        "The data in a string has another media type.";
    SCHEMA_DEPRECATED "schema-deprecated", directed(Compatible, Compatible), Some(Facet::Deprecation),
        "A schema or property should no longer be used and may go.";
    SCHEMA_REACTIVATED "schema-reactivated", directed(Compatible, Compatible), Some(Facet::Deprecation),
        "A schema or property is no longer deprecated.";
    BECAME_READ_ONLY "became-read-only", directed(Risky, Compatible), Some(Facet::ReadWrite),
        "A property is only received; what clients send may be ignored or refused.";
    BECAME_NOT_READ_ONLY "became-not-read-only", directed(Compatible, Compatible), Some(Facet::ReadWrite),
        "A property may be sent too.";
    BECAME_WRITE_ONLY "became-write-only", directed(Compatible, Risky), Some(Facet::ReadWrite),
        "A property is only sent and no longer received.";
    BECAME_NOT_WRITE_ONLY "became-not-write-only", directed(Compatible, Compatible), Some(Facet::ReadWrite),
        "A property is received too.";
    BECAME_RECURSIVE "became-recursive", directed(Risky, Risky), None,
        "A schema contains itself now, so that values may be nested without end.";
    BECAME_NOT_RECURSIVE "became-not-recursive", directed(Risky, Risky), None,
        "A schema no longer contains itself.";
    REFERENCE_BROKEN "reference-broken", directed(Risky, Risky), None,
        "A reference leads nowhere, so that nothing is known about the value any more.";
    REFERENCE_MENDED "reference-mended", directed(Risky, Risky), None,
        "A reference that led nowhere leads somewhere.";
    TITLE_ADDED "title-added", fixed(DocsOnly), Some(Facet::Description),
        "A schema has a title now.";
    TITLE_REMOVED "title-removed", fixed(DocsOnly), Some(Facet::Description),
        "A schema no longer has a title.";
    TITLE_CHANGED "title-changed", fixed(DocsOnly), Some(Facet::Description),
        "A schema has another title.";
    DESCRIPTION_ADDED "description-added", fixed(DocsOnly), Some(Facet::Description),
        "A schema, property, parameter or header has a description now.";
    DESCRIPTION_REMOVED "description-removed", fixed(DocsOnly), Some(Facet::Description),
        "A schema, property, parameter or header no longer has a description.";
    DESCRIPTION_CHANGED "description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a schema, property, parameter, response or header reads differently.";
    EXAMPLE_ADDED "example-added", fixed(DocsOnly), Some(Facet::Example),
        "A schema, property, parameter or header has an example now.";
    EXAMPLE_REMOVED "example-removed", fixed(DocsOnly), Some(Facet::Example),
        "A schema, property, parameter or header no longer has an example.";
    EXAMPLE_CHANGED "example-changed", fixed(DocsOnly), Some(Facet::Example),
        "The example of a schema, property, parameter or header is another.";
    EXTERNAL_DOCS_CHANGED "external-docs-changed", fixed(DocsOnly), Some(Facet::Info),
        "The link to further documentation of a schema is another.";
}

/// The rules for this part.
pub(crate) static CONTENT_ENCODING: Trio = Trio {
    added: &CONTENT_ENCODING_ADDED,
    removed: &CONTENT_ENCODING_REMOVED,
    changed: &CONTENT_ENCODING_CHANGED,
};

/// The rules for this part.
pub(crate) static CONTENT_MEDIA_TYPE: Trio = Trio {
    added: &CONTENT_MEDIA_TYPE_ADDED,
    removed: &CONTENT_MEDIA_TYPE_REMOVED,
    changed: &CONTENT_MEDIA_TYPE_CHANGED,
};

/// The rules for this part.
pub(crate) static TITLE: Trio = Trio {
    added: &TITLE_ADDED,
    removed: &TITLE_REMOVED,
    changed: &TITLE_CHANGED,
};

/// The rules for this part.
pub(crate) static DESCRIPTION: Trio = Trio {
    added: &DESCRIPTION_ADDED,
    removed: &DESCRIPTION_REMOVED,
    changed: &DESCRIPTION_CHANGED,
};

/// The rules for this part.
pub(crate) static EXAMPLE: Trio = Trio {
    added: &EXAMPLE_ADDED,
    removed: &EXAMPLE_REMOVED,
    changed: &EXAMPLE_CHANGED,
};

/// The rules for this part.
pub(crate) static DEFAULT: Trio = Trio {
    added: &DEFAULT_ADDED,
    removed: &DEFAULT_REMOVED,
    changed: &DEFAULT_CHANGED,
};
