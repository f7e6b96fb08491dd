//! Rules on request bodies and on what media types hold.

use crate::change::Severity::{Breaking, Compatible, DocsOnly, Risky};
use crate::options::Facet;
use crate::rules::{Trio, directed, fixed, table};

table! {
    OPTIONAL_REQUEST_BODY_ADDED "optional-request-body-added", fixed(Compatible), None,
        "An operation takes a body, which may be left out.";
    REQUIRED_REQUEST_BODY_ADDED "required-request-body-added", fixed(Breaking), None,
        "An operation takes a body that must be sent.";
    REQUEST_BODY_REMOVED "request-body-removed", fixed(Breaking), None,
        "An operation no longer takes a body.";
    REQUEST_BODY_BECAME_REQUIRED "request-body-became-required", fixed(Breaking), Some(Facet::Required),
        "A body must be sent now.";
    REQUEST_BODY_BECAME_OPTIONAL "request-body-became-optional", fixed(Compatible), Some(Facet::Required),
        "A body need not be sent any more.";
    REQUEST_BODY_MEDIA_TYPE_ADDED "request-body-media-type-added", fixed(Compatible), None,
        "A body may be sent in a media type more.";
    REQUEST_BODY_MEDIA_TYPE_REMOVED "request-body-media-type-removed", fixed(Breaking), None,
        "A body can no longer be sent in a media type.";
    REQUEST_BODY_DESCRIPTION_ADDED "request-body-description-added", fixed(DocsOnly), Some(Facet::Description),
        "A request body now has a description.";
    REQUEST_BODY_DESCRIPTION_REMOVED "request-body-description-removed", fixed(DocsOnly), Some(Facet::Description),
        "A request body no longer has a description.";
    REQUEST_BODY_DESCRIPTION_CHANGED "request-body-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a request body reads differently.";
    MEDIA_TYPE_SCHEMA_ADDED "media-type-schema-added", directed(Risky, Compatible), None,
        "What a media type holds is described now; before, anything went.";
    MEDIA_TYPE_SCHEMA_REMOVED "media-type-schema-removed", directed(Compatible, Risky), None,
        "What a media type holds is no longer described.";
    MEDIA_TYPE_ENCODING_CHANGED "media-type-encoding-changed", directed(Risky, Risky), Some(Facet::Style),
        "A part of a form is encoded differently.";
    MEDIA_TYPE_EXAMPLE_ADDED "media-type-example-added", fixed(DocsOnly), Some(Facet::Example),
        "A media type has an example now.";
    MEDIA_TYPE_EXAMPLE_REMOVED "media-type-example-removed", fixed(DocsOnly), Some(Facet::Example),
        "A media type no longer has an example.";
    MEDIA_TYPE_EXAMPLE_CHANGED "media-type-example-changed", fixed(DocsOnly), Some(Facet::Example),
        "The example of a media type is another.";
}

/// The rules for this part.
pub(crate) static DESCRIPTION: Trio = Trio {
    added: &REQUEST_BODY_DESCRIPTION_ADDED,
    removed: &REQUEST_BODY_DESCRIPTION_REMOVED,
    changed: &REQUEST_BODY_DESCRIPTION_CHANGED,
};

/// The rules for this part.
pub(crate) static EXAMPLE: Trio = Trio {
    added: &MEDIA_TYPE_EXAMPLE_ADDED,
    removed: &MEDIA_TYPE_EXAMPLE_REMOVED,
    changed: &MEDIA_TYPE_EXAMPLE_CHANGED,
};
