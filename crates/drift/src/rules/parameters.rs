//! Rules on parameters in path, query, header and cookie.

use crate::change::Severity::{Breaking, Compatible, Risky};
use crate::options::Facet;
use crate::rules::{fixed, table};

table! {
    REQUEST_PARAMETER_ADDED "request-parameter-added", fixed(Compatible), None,
        "An operation takes an optional parameter more.";
    REQUIRED_REQUEST_PARAMETER_ADDED "required-request-parameter-added", fixed(Breaking), None,
        "An operation takes a required parameter more, which existing clients do not send.";
    REQUEST_PARAMETER_REMOVED "request-parameter-removed", fixed(Risky), None,
        "An operation no longer takes a parameter; what existing clients send may be ignored or refused.";
    REQUEST_PARAMETER_PLACE_CHANGED "request-parameter-place-changed", fixed(Breaking), None,
        "A parameter is sent in another place: path, query, header or cookie.";
    REQUEST_PARAMETER_BECAME_REQUIRED "request-parameter-became-required", fixed(Breaking), Some(Facet::Required),
        "A parameter must be sent now.";
    REQUEST_PARAMETER_BECAME_REQUIRED_WITH_DEFAULT "request-parameter-became-required-with-default", fixed(Risky), Some(Facet::Required),
        "A parameter must be sent now although it has a default.";
    REQUEST_PARAMETER_BECAME_OPTIONAL "request-parameter-became-optional", fixed(Compatible), Some(Facet::Required),
        "A parameter need not be sent any more.";
    REQUEST_PARAMETER_STYLE_CHANGED "request-parameter-style-changed", fixed(Breaking), Some(Facet::Style),
        "A parameter is written in another style.";
    REQUEST_PARAMETER_EXPLODE_CHANGED "request-parameter-explode-changed", fixed(Breaking), Some(Facet::Style),
        "The values of an array or object parameter are separated in another way.";
    REQUEST_PARAMETER_ALLOW_RESERVED_CHANGED "request-parameter-allow-reserved-changed", fixed(Risky), Some(Facet::Style),
        "Whether reserved characters of a parameter are escaped is another.";
    REQUEST_PARAMETER_EMPTY_VALUE_ALLOWED "request-parameter-empty-value-allowed", fixed(Compatible), Some(Facet::Style),
        "A parameter may be sent without a value.";
    REQUEST_PARAMETER_EMPTY_VALUE_FORBIDDEN "request-parameter-empty-value-forbidden", fixed(Risky), Some(Facet::Style),
        "A parameter may no longer be sent without a value.";
    REQUEST_PARAMETER_MEDIA_TYPE_CHANGED "request-parameter-media-type-changed", fixed(Breaking), Some(Facet::Style),
        "A parameter holds data of another media type, or is no longer written by style.";
    REQUEST_PARAMETER_DEPRECATED "request-parameter-deprecated", fixed(Compatible), Some(Facet::Deprecation),
        "A parameter should no longer be used and may go.";
    REQUEST_PARAMETER_REACTIVATED "request-parameter-reactivated", fixed(Compatible), Some(Facet::Deprecation),
        "A parameter is no longer deprecated.";
}
