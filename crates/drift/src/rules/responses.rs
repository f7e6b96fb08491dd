//! Rules on responses, their headers and links.

use crate::change::Severity::{Breaking, Compatible, Risky};
use crate::options::Facet;
use crate::rules::{fixed, table};

table! {
    RESPONSE_SUCCESS_STATUS_ADDED "response-success-status-added", fixed(Risky), None,
        "An operation may succeed with a status more, which existing clients may not expect.";
    RESPONSE_SUCCESS_STATUS_REMOVED "response-success-status-removed", fixed(Breaking), None,
        "An operation no longer succeeds with a status that clients wait for.";
    RESPONSE_STATUS_ADDED "response-status-added", fixed(Compatible), None,
        "An operation may answer with a status outside 2XX more.";
    RESPONSE_STATUS_REMOVED "response-status-removed", fixed(Risky), None,
        "An operation no longer answers with a status outside 2XX.";
    DEFAULT_RESPONSE_ADDED "default-response-added", fixed(Compatible), None,
        "An operation describes what it answers with any other status.";
    DEFAULT_RESPONSE_REMOVED "default-response-removed", fixed(Risky), None,
        "An operation no longer describes what it answers with any other status.";
    RESPONSE_BODY_ADDED "response-body-added", fixed(Risky), None,
        "A response has a body now.";
    RESPONSE_BODY_REMOVED "response-body-removed", fixed(Breaking), None,
        "A response has no body any more.";
    RESPONSE_MEDIA_TYPE_ADDED "response-media-type-added", fixed(Compatible), None,
        "A response may come in a media type more, to those who ask for it.";
    RESPONSE_MEDIA_TYPE_REMOVED "response-media-type-removed", fixed(Breaking), None,
        "A response no longer comes in a media type.";
    RESPONSE_HEADER_ADDED "response-header-added", fixed(Compatible), Some(Facet::Header),
        "A response has a header more.";
    REQUIRED_RESPONSE_HEADER_REMOVED "required-response-header-removed", fixed(Breaking), Some(Facet::Header),
        "A header that always came is gone.";
    OPTIONAL_RESPONSE_HEADER_REMOVED "optional-response-header-removed", fixed(Risky), Some(Facet::Header),
        "A header that sometimes came is gone.";
    RESPONSE_HEADER_BECAME_REQUIRED "response-header-became-required", fixed(Compatible), Some(Facet::HeaderDetail),
        "A header always comes now.";
    RESPONSE_HEADER_BECAME_OPTIONAL "response-header-became-optional", fixed(Breaking), Some(Facet::HeaderDetail),
        "A header that always came may be absent.";
    RESPONSE_HEADER_DEPRECATED "response-header-deprecated", fixed(Compatible), Some(Facet::Deprecation),
        "A header should no longer be used and may go.";
    RESPONSE_HEADER_REACTIVATED "response-header-reactivated", fixed(Compatible), Some(Facet::Deprecation),
        "A header is no longer deprecated.";
    RESPONSE_LINK_ADDED "response-link-added", fixed(Compatible), Some(Facet::Link),
        "A response links to an operation more.";
    RESPONSE_LINK_REMOVED "response-link-removed", fixed(Risky), Some(Facet::Link),
        "A response no longer links to an operation.";
    RESPONSE_LINK_CHANGED "response-link-changed", fixed(Risky), Some(Facet::Link),
        "A link of a response leads elsewhere or passes other values.";
}
