//! What one page says, before the pages are merged and what they leave open is concluded.

use docwright_model::{
    ApiKeyPlace, Fact, Header, Operation, PageCoverage, Schema, SecurityRequirement,
    SecurityScheme, Span, Status, Tag,
};

use super::about::Presented;
use super::curl::Curl;
use super::json::Json;
use super::vocabulary::Facet;

/// One page.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The groups it opens.
    pub tags: Vec<Tag>,
    /// The operations it describes.
    pub operations: Vec<OperationReading<'a>>,
    /// The schemas it defines.
    pub schemas: Vec<SchemaReading<'a>>,
    /// What it says about the API as a whole.
    pub presented: Presented,
    /// The ways to authenticate it lists.
    pub schemes: Vec<SchemeReading>,
    /// What it calls itself, which is the API's name where it is the only page.
    pub heading: Option<Fact<String>>,
    /// What pages of its dialect never print.
    pub unstated: &'static [Facet],
    /// Whether a link without a description of its own shows that of the schema it links.
    pub repeats_linked: bool,
    /// Whether an operation of several groups is described again in each.
    pub repeats_grouped: bool,
    /// What became of its sections.
    pub coverage: PageCoverage,
    /// Whether its layout is free, so that links lead to headings.
    pub is_open: bool,
    /// The schemas that links to its headings mean: letters and digits of the link's end, and the schema's name.
    pub anchors: Vec<(String, String)>,
}

impl Reading<'_> {
    /// A page of which nothing is read yet.
    pub(crate) fn of(coverage: PageCoverage) -> Self {
        Self {
            tags: Vec::new(),
            operations: Vec::new(),
            schemas: Vec::new(),
            presented: Presented::default(),
            schemes: Vec::new(),
            heading: None,
            unstated: &[],
            repeats_linked: false,
            repeats_grouped: false,
            coverage,
            is_open: false,
            anchors: Vec::new(),
        }
    }
}

/// A credential that the request shown carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Credential {
    /// All of a header's value.
    Header(String),
    /// A token, behind the word that says so.
    Bearer,
    /// A name and a password.
    Basic,
}

impl Credential {
    /// The name of the scheme that it speaks for.
    pub(crate) fn scheme_name(&self) -> String {
        match self {
            Self::Header(name) => scheme_name(name),
            Self::Bearer => "bearer".to_owned(),
            Self::Basic => "basic".to_owned(),
        }
    }

    /// The scheme that it speaks for.
    pub(crate) fn scheme(&self) -> SecurityScheme {
        let http = |scheme: &str| SecurityScheme::Http {
            scheme: scheme.to_owned(),
            bearer_format: None,
            description: None,
        };
        match self {
            Self::Header(name) => SecurityScheme::ApiKey {
                name: name.clone(),
                place: ApiKeyPlace::Header,
                description: None,
            },
            Self::Bearer => http("bearer"),
            Self::Basic => http("basic"),
        }
    }
}

/// The name of the scheme that uses a header: the header's words run together.
pub(crate) fn scheme_name(header: &str) -> String {
    header.split(|c: char| !c.is_ascii_alphanumeric()).collect()
}

/// A way to authenticate.
#[derive(Debug)]
pub(crate) struct SchemeReading {
    /// Its name, which the docs may not print.
    pub name: Option<Fact<String>>,
    /// What it is.
    pub scheme: Fact<SecurityScheme>,
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
    /// The languages the body is shown in.
    pub body_forms: Vec<Fact<Form>>,
    /// What it is said to answer.
    pub responses: Vec<ResponseReading>,
    /// The answers shown.
    pub samples: Vec<ResponseSample<'a>>,
    /// The bodies of answers, told field by field.
    pub tables: Vec<ResponseTable>,
    /// The headers of answers.
    pub headers: Vec<(Status, Header)>,
    /// Where it is said to need a credential.
    pub authenticated: Option<Span>,
    /// What it is said to need, by the names of schemes.
    pub security: Option<Vec<Fact<SecurityRequirement>>>,
    /// What is said so a second time below it: what the operation around it needs.
    pub trailing_security: Option<Vec<Fact<SecurityRequirement>>>,
    /// Whether it needs nothing where the docs do not say that it does.
    pub open_by_silence: bool,
    /// Whether its heading is lost, and with it all that names it.
    pub is_untitled: bool,
    /// Requests sent in return: name, address and reading.
    pub callbacks: Vec<CallbackReading<'a>>,
    /// The headers that carry a credential in the request shown.
    pub credentials: Vec<Fact<Credential>>,
    /// Parameters and fields of the body of which the page may leave open where they stand.
    pub candidates: Vec<Candidate>,
    /// How the page speaks of it.
    pub standing: Standing,
    /// Whether the page's layout is free.
    pub is_open: bool,
}

/// How a page speaks of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Standing {
    /// It describes it.
    #[default]
    Described,
    /// It names it in a list.
    Listed,
    /// It shows it as it is sent, so that values may stand for its parameters.
    Shown,
}

/// A parameter or a field of the body, before it is known which of them it is.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Its name.
    pub name: Fact<String>,
    /// Where the page says it stands.
    pub hint: Option<Fact<Hint>>,
    /// Whether it must be given.
    pub required: Option<Fact<bool>>,
    /// Its type, with what it is.
    pub schema: Schema,
    /// The path of the only operation it is for, where the page says so.
    pub only: Option<String>,
}

/// Where a page says that a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// In the path or the query.
    Address,
    Path,
    Query,
    Header,
    Cookie,
    /// Among the fields of a body.
    Body,
    /// Among the fields of a form.
    Form,
    /// In the query, or among the fields of a form where there is a body.
    QueryOrForm,
}

/// A request that an operation makes the server send.
#[derive(Debug)]
pub(crate) struct CallbackReading<'a> {
    /// Its name.
    pub name: Fact<String>,
    /// Where it goes.
    pub expression: Fact<String>,
    /// What is sent and answered.
    pub reading: OperationReading<'a>,
}

/// A language a value is shown in, which tells what kind of media type carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Json,
    Xml,
    Yaml,
    Text,
    /// A value that is announced and not shown, as no language fits it.
    Other,
}

impl Form {
    /// The form a code block of a language shows.
    pub(crate) fn of(language: &str) -> Option<Self> {
        match language {
            "json" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            "yaml" => Some(Self::Yaml),
            "" => Some(Self::Text),
            _ => None,
        }
    }
}

/// A request body as a table describes it.
#[derive(Debug)]
pub(crate) struct BodyReading {
    /// What the table calls it.
    pub name: String,
    /// The media types it is said to have; none where that is to be concluded.
    pub media: Vec<Fact<String>>,
    /// What it is.
    pub description: Option<Fact<String>>,
    /// Whether it must be sent.
    pub required: Option<Fact<bool>>,
    /// Its type.
    pub schema: Schema,
    /// The linked schemas that the table tells too.
    pub expansions: Vec<Expansion>,
}

/// A request body as shown.
#[derive(Debug, Clone)]
pub(crate) struct BodySample<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its content.
    pub content: BodyContent<'a>,
}

/// How a request body is shown.
#[derive(Debug, Clone)]
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
    /// The media types of its body; none where they are to be concluded.
    pub media: Vec<Fact<String>>,
    /// Whether it has a body whose type is told in another place, or nowhere.
    pub is_told_below: bool,
    /// Whether it is said to have no type.
    pub is_untyped: bool,
}

/// A response as shown.
#[derive(Debug)]
pub(crate) struct ResponseSample<'a> {
    /// The status it is announced with.
    pub status: Fact<Status>,
    /// Its body; none where the announcement stands alone.
    pub json: Option<Json<'a>>,
    /// The language it is shown in.
    pub form: Option<Form>,
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

/// The fields of a linked schema, told in the table that links it.
#[derive(Debug)]
pub(crate) struct Expansion {
    /// The schema's name.
    pub name: String,
    /// Its fields.
    pub schema: Schema,
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
    /// The linked schemas that its table tells too; the sections that define them are believed.
    pub expansions: Vec<Expansion>,
}
