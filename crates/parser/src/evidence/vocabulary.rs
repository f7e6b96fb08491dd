//! The words by which a dialect says things.

pub(crate) mod common;
mod facets;

use docwright_model::Fact;

use super::free::words::Words;

pub use facets::Facet;

/// What a heading inside a description announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    CodeSamples,
    Parameters,
    Details,
    ExampleResponses,
    Responses,
    ResponseSchema,
    ResponseHeaders,
    EnumeratedValues,
    Properties,
    Callbacks,
    Summary,
    Description,
    Body,
    Security,
    /// What a method returns.
    Returns,
    /// The media types of request and answer.
    MediaTypes,
    /// A part that says nothing the model holds.
    Aside,
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Place,
    Type,
    Format,
    Required,
    Restrictions,
    Title,
    Description,
    Status,
    Meaning,
    Header,
    Value,
    Scheme,
    Scopes,
    Optional,
    Default,
    Example,
    Method,
    Path,
    Group,
    Notes,
}

/// How schemas are put together from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Combination {
    All,
    Any,
    One,
    Not,
}

/// A dialect's words. All are compared without regard to case.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Headings that open a part of a description.
    pub roles: &'static [(&'static str, Role)],
    /// How sections are told from headings in running text.
    pub sections: Sections,
    /// Where a page says what the API as a whole is; none where no page does.
    pub about: Option<About>,
    /// How a page says what the API is, where it does so under headings and in labelled lines.
    pub imprint: Option<Imprint>,
    /// How ways to authenticate are listed; none where they are not.
    pub schemes: Option<Schemes>,
    /// How ways to authenticate are told one by one, each with a title; none where they are not.
    pub titled_schemes: Option<TitledSchemes>,
    /// How an operation says in words what it needs; none where it does not.
    pub security: Option<Security>,
    /// Column headers.
    pub columns: &'static [(&'static str, Column)],
    /// How a table's rows are written.
    pub rows: Rows,
    /// How examples are announced; none where they are not.
    pub samples: Option<Samples>,
    /// The words of pages without a fixed layout; none where the layout is fixed.
    pub free: Option<&'static Words>,
    /// Whether its words also stand in any text, so that they mark nothing on a page that lost its marks.
    pub is_common: bool,
    /// Facets that pages of this dialect never print, so that their absence says nothing.
    pub unstated: &'static [Facet],
}

/// How a dialect marks its sections.
#[derive(Debug)]
pub(crate) struct Sections {
    /// How the id of an anchor or of a heading begins where it opens an operation or a schema. Where there are such
    /// ids, a heading without one belongs to the text it stands in.
    pub item_ids: &'static [&'static str],
    /// How the id of an anchor begins that goes on with an operation's id.
    pub operation_id: Option<&'static str>,
    /// How the id of a heading ends that opens a part.
    pub role_ids: &'static [(&'static str, Role)],
    /// What stands for the group of operations without any.
    pub no_group: Option<&'static str>,
    /// Whether an operation's summary stands in emphasis below the request line, and its heading may be its id.
    pub emphasised_summary: bool,
    /// Whether the heading of an operation is its method and its summary.
    pub method_in_title: bool,
    /// Whether headings name the request: the method below one with the path, or both in one.
    pub headed_requests: bool,
    /// Headings of sections in which every section defines a schema.
    pub schema_groups: &'static [&'static str],
    /// The words that say an operation is deprecated.
    pub deprecated: Option<&'static str>,
}

/// How a page says what the API as a whole is.
#[derive(Debug)]
pub(crate) struct About {
    /// The line above the list of addresses.
    pub servers: &'static str,
    /// What stands between a server variable and its default.
    pub variable_default: &'static str,
    /// The text of the link to the terms of service.
    pub terms: &'static str,
    /// What stands before a mail address.
    pub email: &'static str,
    /// What stands before the address of a contact's page.
    pub web: &'static str,
    /// A contact's name where the docs have none.
    pub unnamed_contact: &'static str,
    /// What stands before the licence.
    pub license: &'static str,
    /// The text of a link to further reading that has no text of its own.
    pub more: &'static str,
    /// The quote below the title that is about the page, not about the API.
    pub page_note: &'static str,
}

/// How a page says what the API as a whole is, where it does so under headings and in labelled lines.
#[derive(Debug)]
pub(crate) struct Imprint {
    /// What stands before the version, in a heading.
    pub version: &'static str,
    /// The heading above the address of the terms.
    pub terms: &'static str,
    /// The first line of a paragraph that goes on with who answers for the API.
    pub contact: &'static str,
    /// What stands before the licence.
    pub license: &'static str,
    /// The text of a link to further reading that has no text of its own.
    pub more: &'static str,
}

/// How ways to authenticate are told one by one.
#[derive(Debug)]
pub(crate) struct TitledSchemes {
    /// The headings of the section.
    pub headings: &'static [&'static str],
}

/// How ways to authenticate are listed.
#[derive(Debug)]
pub(crate) struct Schemes {
    /// The heading of the section.
    pub heading: &'static str,
    /// What stands before the name of a scheme that uses a key.
    pub api_key: &'static str,
    /// What stands before the name of the key's parameter.
    pub parameter: &'static str,
    /// What stands before the scheme of HTTP's own header.
    pub http: &'static str,
    /// What an OAuth 2 scheme begins with.
    pub oauth2: &'static str,
    /// What stands before a flow's name.
    pub flow: &'static str,
    /// What stands before the address for consent.
    pub authorization_url: &'static str,
    /// What stands before the address for tokens.
    pub token_url: &'static str,
}

/// How an operation says what it needs.
#[derive(Debug)]
pub(crate) struct Security {
    /// The beginning of the text that says an operation needs a credential.
    pub authenticated: &'static str,
    /// The text that says it needs none; where there is none, silence says so.
    pub open: Option<&'static str>,
    /// What ends the line above the list of alternatives; none where they are not listed.
    pub alternatives: Option<&'static str>,
    /// What stands before scopes.
    pub scopes: &'static str,
    /// What stands for an alternative that needs nothing.
    pub nothing: &'static str,
    /// What stands for a credential in a code sample.
    pub credential: &'static str,
}

/// How the rows of a table are written.
#[derive(Debug)]
pub(crate) struct Rows {
    /// The mark that stands before a nested name, once for each level; none where rows are not nested.
    pub nesting: Option<char>,
    /// How a description says which values there are, and shows one; none where it does not.
    pub noted: Option<Noted>,
    /// The name of a row that describes the values of a map.
    pub any_property: &'static str,
    /// The name of a row that describes the items of a list.
    pub array_item: Option<&'static str>,
    /// The name of a row that has none.
    pub anonymous: Option<&'static str>,
    /// Titles of tables that tell a part of a combination.
    pub combinations: &'static [(&'static str, Combination)],
    /// The title of a table that goes on after a combination.
    pub continued: Option<&'static str>,
    /// Whether a backslash in text is written twice.
    pub doubles_backslashes: bool,
    /// Whether names and values stand as they are, without Markdown around them.
    pub bare: bool,
    /// What stands instead of a table without rows or in a cell that has nothing to say.
    pub nothing: &'static [&'static str],
    /// What a type is called that is told below, field by field.
    pub inline: Option<&'static str>,
    /// What stands in place of a type where there is none; no pages say so where this is none.
    pub untyped: Option<&'static str>,
    /// What stands for a line break in a cell.
    pub line_break: Option<&'static str>,
    /// Whether allowed values are listed in the order of the rows they belong to, without saying which of a name.
    pub values_in_row_order: bool,
    /// Whether a link without a description of its own shows that of the schema it links.
    pub repeats_linked: bool,
}

/// What a description notes behind its text.
#[derive(Debug)]
pub(crate) struct Noted {
    /// The word in emphasis before the values allowed.
    pub values: &'static str,
    /// The word in emphasis before a value that is shown.
    pub example: &'static str,
    /// The words in bold above the headers of an answer.
    pub headers: &'static str,
}

/// How examples are announced.
#[derive(Debug)]
pub(crate) struct Samples {
    /// Quotes that announce the sample of a request body.
    pub body: &'static [&'static str],
    /// What follows the status in the quote that announces the sample of a response.
    pub response: &'static str,
    /// Quotes that open the samples of responses; none where none does. Below one a quote may also be a description.
    pub responses: &'static [&'static str],
    /// The quote that announces code samples, where it is no heading.
    pub code: Option<&'static str>,
    /// What stands before the status a response's table is for.
    pub status_line: &'static [&'static str],
    /// Languages of code blocks that hold a request sample for a shell.
    pub shells: &'static [&'static str],
}

impl Rows {
    /// A text as it was meant, without the backslashes that only its writing needs.
    pub(crate) fn meant(&self, said: Fact<String>) -> Fact<String> {
        if self.doubles_backslashes {
            Fact::new(said.value.replace("\\\\", "\\"), said.origin)
        } else {
            said
        }
    }
}

impl Vocabulary {
    /// The role of a heading.
    pub(crate) fn role(&self, heading: &str) -> Option<Role> {
        self.roles
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(heading))
            .map(|&(_, role)| role)
    }
}
