//! Rules on operations: what there is to call, and how it is named.

use crate::change::Severity::{Breaking, Compatible, DocsOnly, Risky};
use crate::options::Facet;
use crate::rules::{fixed, table};

table! {
    OPERATION_ADDED "operation-added", fixed(Compatible), None,
        "There is an operation more.";
    OPERATION_REMOVED "operation-removed", fixed(Breaking), None,
        "An operation is gone.";
    DEPRECATED_OPERATION_REMOVED "deprecated-operation-removed", fixed(Risky), None,
        "An operation is gone that the base had already declared deprecated.";
    OPERATION_NOT_DOCUMENTED "operation-not-documented", fixed(Compatible), None,
        "The base is docs and the head a document of what is served: the docs leave an operation out.";
    OPERATION_NOT_SERVED "operation-not-served", fixed(Breaking), None,
        "The base is docs and the head a document of what is served: an operation that the docs describe is not there.";
    OPERATION_PATH_CHANGED "operation-path-changed", fixed(Breaking), None,
        "The same operation, by its id or content, is found under another path.";
    OPERATION_METHOD_CHANGED "operation-method-changed", fixed(Breaking), None,
        "The same operation, by its id or path, is called with another method.";
    PATH_PARAMETER_RENAMED "path-parameter-renamed", fixed(Compatible), None,
        "A placeholder in a path has another name. Requests stay the same; generated code names its argument differently.";
    OPERATION_DEPRECATED "operation-deprecated", fixed(Compatible), Some(Facet::OperationDeprecation),
        "An operation should no longer be used and may go.";
    OPERATION_REACTIVATED "operation-reactivated", fixed(Compatible), Some(Facet::OperationDeprecation),
        "An operation is no longer deprecated.";
    OPERATION_ID_ADDED "operation-id-added", fixed(DocsOnly), Some(Facet::OperationId),
        "An operation has an id now.";
    OPERATION_ID_REMOVED "operation-id-removed", fixed(Risky), Some(Facet::OperationId),
        "An operation no longer has an id, so that generated code will name it differently.";
    OPERATION_ID_CHANGED "operation-id-changed", fixed(Risky), Some(Facet::OperationId),
        "An operation has another id, so that generated code will name it differently.";
    OPERATION_SUMMARY_CHANGED "operation-summary-changed", fixed(DocsOnly), Some(Facet::Description),
        "The summary of an operation reads differently, or came or went.";
    OPERATION_DESCRIPTION_CHANGED "operation-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description of an operation reads differently, or came or went.";
    OPERATION_EXTERNAL_DOCS_CHANGED "operation-external-docs-changed", fixed(DocsOnly), Some(Facet::Info),
        "The link to further documentation of an operation is another.";
    OPERATION_TAG_ADDED "operation-tag-added", fixed(DocsOnly), Some(Facet::Tag),
        "An operation belongs to a group more.";
    OPERATION_TAG_REMOVED "operation-tag-removed", fixed(DocsOnly), Some(Facet::Tag),
        "An operation no longer belongs to a group.";
    OPERATION_SERVERS_CHANGED "operation-servers-changed", fixed(Risky), Some(Facet::Server),
        "An operation is served under other addresses than before.";
    PATH_DESCRIPTION_CHANGED "path-description-changed", fixed(DocsOnly), Some(Facet::Description),
        "The description or summary of a path reads differently, or came or went.";
    CALLBACK_ADDED "callback-added", fixed(Risky), Some(Facet::Webhook),
        "The API calls its clients in a case more.";
    CALLBACK_REMOVED "callback-removed", fixed(Risky), Some(Facet::Webhook),
        "The API no longer calls its clients in some case.";
    WEBHOOK_ADDED "webhook-added", fixed(Compatible), Some(Facet::Webhook),
        "There is a webhook more.";
    WEBHOOK_REMOVED "webhook-removed", fixed(Risky), Some(Facet::Webhook),
        "A webhook is gone, so that who waits for it waits in vain.";
}
