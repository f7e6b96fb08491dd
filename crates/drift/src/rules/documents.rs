//! Rules on the document as a whole: what it is called, where it is served, how it is grouped.

use crate::change::Severity::{Compatible, DocsOnly, Risky};
use crate::options::Facet;
use crate::rules::{fixed, table};

table! {
    API_TITLE_CHANGED "api-title-changed", fixed(DocsOnly), Some(Facet::Info),
        "The title of the API is another.";
    API_VERSION_CHANGED "api-version-changed", fixed(DocsOnly), Some(Facet::Info),
        "The version of the API is another.";
    API_DESCRIPTION_CHANGED "api-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of the API reads differently, or came or went.";
    API_SUMMARY_CHANGED "api-summary-changed", fixed(DocsOnly), Some(Facet::Description),
        "The summary of the API reads differently, or came or went.";
    API_CONTACT_CHANGED "api-contact-changed", fixed(DocsOnly), Some(Facet::Info),
        "The contact of the API is another.";
    API_LICENSE_CHANGED "api-license-changed", fixed(DocsOnly), Some(Facet::Info),
        "The licence of the API is another.";
    API_TERMS_OF_SERVICE_CHANGED "api-terms-of-service-changed", fixed(DocsOnly), Some(Facet::Info),
        "The address of the terms of service is another.";
    API_EXTERNAL_DOCS_CHANGED "api-external-docs-changed", fixed(DocsOnly), Some(Facet::Info),
        "The link to further documentation is another.";
    TAG_ADDED "tag-added", fixed(DocsOnly), Some(Facet::Tag),
        "The document declares a tag more.";
    TAG_REMOVED "tag-removed", fixed(DocsOnly), Some(Facet::Tag),
        "The document no longer declares a tag.";
    TAG_DESCRIPTION_CHANGED "tag-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a tag reads differently, or came or went.";
    SERVER_ADDED "server-added", fixed(Compatible), Some(Facet::Server),
        "The API is served under another address too.";
    SERVER_REMOVED "server-removed", fixed(Risky), Some(Facet::Server),
        "The API is no longer served under an address that clients may have built in.";
    SERVER_URL_CHANGED "server-url-changed", fixed(Risky), Some(Facet::Server),
        "The only address of the API is another.";
    SERVER_DESCRIPTION_CHANGED "server-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of a server reads differently.";
    SERVER_VARIABLE_ADDED "server-variable-added", fixed(Compatible), Some(Facet::Server),
        "The address of a server has a variable more.";
    SERVER_VARIABLE_REMOVED "server-variable-removed", fixed(Risky), Some(Facet::Server),
        "The address of a server no longer has a variable.";
    SERVER_VARIABLE_DEFAULT_CHANGED "server-variable-default-changed", fixed(Risky), Some(Facet::Server),
        "A variable of a server has another default, so that clients which set none call another address.";
    SERVER_VARIABLE_VALUE_ADDED "server-variable-value-added", fixed(Compatible), Some(Facet::Server),
        "A variable of a server takes a value more.";
    SERVER_VARIABLE_VALUE_REMOVED "server-variable-value-removed", fixed(Risky), Some(Facet::Server),
        "A variable of a server no longer takes a value.";
    NO_LONGER_STATED "no-longer-stated", fixed(Risky), None,
        "Two versions of docs: what the old one states can only be inferred from the new one, say from an example. It may be gone.";
    NOW_STATED "now-stated", fixed(DocsOnly), None,
        "Two versions of docs: what could only be inferred from the old one is stated by the new one.";
    SCHEMA_ADDED "schema-added", fixed(Compatible), None,
        "A schema that no operation uses was added.";
    SCHEMA_REMOVED "schema-removed", fixed(Compatible), None,
        "A schema that no operation uses was removed.";
}
