//! What one page says, before the pages are merged and what they leave open is concluded.

use docwright_model::{Fact, Operation, PageCoverage, Schema, Span, Status, Tag};

use super::curl::Curl;
use super::json::Json;
use super::properties::Expansion;

/// One page.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The groups it opens.
    pub tags: Vec<Tag>,
    /// The operations it describes.
    pub operations: Vec<OperationReading<'a>>,
    /// The schemas it defines.
    pub schemas: Vec<SchemaReading<'a>>,
    /// What became of its sections.
    pub coverage: PageCoverage,
}

/// One operation: what is stated about it, and the samples that show more.
#[derive(Debug)]
pub(crate) struct OperationReading<'a> {
    /// What is stated, without body, responses and security.
    pub operation: Operation,
    /// The request shown.
    pub curl: Option<Curl>,
    /// What its body is said to be.
    pub body: Option<BodyReading>,
    /// The body shown.
    pub body_sample: Option<BodySample<'a>>,
    /// What it is said to answer.
    pub responses: Vec<ResponseReading>,
    /// The answers shown.
    pub samples: Vec<ResponseSample<'a>>,
    /// The bodies of answers, told field by field.
    pub tables: Vec<ResponseTable>,
    /// Where it is said to need a credential.
    pub authenticated: Option<Span>,
    /// The headers that carry a credential in the request shown.
    pub credentials: Vec<Fact<String>>,
}

/// A request body as a table describes it.
#[derive(Debug)]
pub(crate) struct BodyReading {
    /// What it is.
    pub description: Option<Fact<String>>,
    /// Whether it must be sent.
    pub required: Option<Fact<bool>>,
    /// Its type.
    pub schema: Schema,
}

/// A request body as shown.
#[derive(Debug)]
pub(crate) struct BodySample<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its content.
    pub content: BodyContent<'a>,
}

/// How a request body is shown.
#[derive(Debug)]
pub(crate) enum BodyContent<'a> {
    /// As JSON; none where it can't be read.
    Json(Option<Json<'a>>),
    /// As the fields of a form.
    Form(Vec<(String, Fact<String>)>),
}

/// A response as a table describes it.
#[derive(Debug)]
pub(crate) struct ResponseReading {
    /// Its status.
    pub status: Fact<Status>,
    /// When it comes.
    pub description: Option<Fact<String>>,
    /// The type of its body.
    pub schema: Option<Schema>,
}

/// A response as shown.
#[derive(Debug)]
pub(crate) struct ResponseSample<'a> {
    /// The status it is announced with.
    pub status: Fact<Status>,
    /// Its body; none where the announcement stands alone.
    pub json: Option<Json<'a>>,
}

/// A response's body told field by field.
#[derive(Debug)]
pub(crate) struct ResponseTable {
    /// The status it is for; none where the docs do not say.
    pub status: Option<Status>,
    /// Its type.
    pub schema: Schema,
    /// The linked schemas that the table tells too.
    pub expansions: Vec<Expansion>,
}

/// One named schema.
#[derive(Debug)]
pub(crate) struct SchemaReading<'a> {
    /// Its name.
    pub name: Fact<String>,
    /// Its type.
    pub schema: Schema,
    /// The value shown for it.
    pub sample: Option<Json<'a>>,
}
