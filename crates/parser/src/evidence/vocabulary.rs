//! The words by which a dialect says things.

/// What a heading inside a description announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    CodeSamples,
    Parameters,
    ExampleResponses,
    Responses,
    ResponseSchema,
    EnumeratedValues,
    Properties,
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Place,
    Type,
    Required,
    Restrictions,
    Description,
    Status,
    Meaning,
    Value,
}

/// A dialect's words. All are compared without regard to case.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Headings that open a part of a description.
    pub roles: &'static [(&'static str, Role)],
    /// Column headers.
    pub columns: &'static [(&'static str, Column)],
    /// The mark that stands before a nested name, once for each level.
    pub nesting: char,
    /// The name of a row that describes the values of a map.
    pub any_property: &'static str,
    /// The name of a row that describes the items of a list.
    pub array_item: &'static str,
    /// What stands instead of a table without rows.
    pub nothing: &'static [&'static str],
    /// The quote that announces the sample of a request body.
    pub body_sample: &'static str,
    /// What follows the status in the quote that announces the sample of a response.
    pub response_sample: &'static str,
    /// What stands before the status a response's table is for.
    pub status_line: &'static str,
    /// The beginning of the text that says an operation needs a credential.
    pub authenticated: &'static str,
    /// What stands for a credential in a code sample.
    pub credential: &'static str,
    /// Languages of code blocks that hold a request sample.
    pub sample_languages: &'static [&'static str],
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
