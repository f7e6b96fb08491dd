//! The words of pages about a client.

use crate::evidence::vocabulary::Role;

/// How pages say what a client's methods and types stand for.
#[derive(Debug)]
pub(crate) struct Words {
    /// Headings that open a part of a description.
    pub roles: &'static [(&'static str, Role)],
    /// What stands before the address that all paths begin with.
    pub base: &'static str,
    /// The address that is printed where the API names none.
    pub no_base: &'static str,
    /// How a line begins that only leads to other pages.
    pub back: &'static str,
    /// Headings above the ways to authenticate.
    pub schemes: &'static [&'static str],
    /// What the title of a page that lists everything begins with, before the name of the API.
    pub title: &'static str,
    /// What stands before the API's version, in a list.
    pub version: &'static str,
    /// The words that end the text about the API: what follows is about the program that made the pages.
    pub made: &'static str,
    /// What the name of a class of methods ends in, behind the name of its group.
    pub class_end: &'static str,
    /// The group of operations without any.
    pub no_group: &'static str,
    /// How texts begin below a heading of parameters that say nothing of the API.
    pub idle: &'static [&'static str],
    /// A word in tables of parameters of a layout that is not read.
    pub foreign: &'static str,
    /// Types of parameters that only the client has.
    pub own_types: &'static [&'static str],
    /// Notes on parameters that only the client has.
    pub own_notes: &'static [&'static str],
    /// What an answer without a body is called.
    pub no_body: &'static str,
    /// The types of a method that returns nothing.
    pub nothing: &'static [&'static str],
    /// What stands in place of media types where there are none.
    pub no_media: &'static [&'static str],
    /// The text that says an operation needs no credential.
    pub open: &'static str,
    /// What stands around a scheme's name where it is no link.
    pub configure: (&'static str, &'static [&'static str]),
    /// What stands before the value behind the name of an allowed one.
    pub value: &'static str,
    /// The name of a row that describes the values of a map.
    pub any_name: &'static str,
    /// What stands before the name of a list of values that is a part of a type.
    pub own_values: &'static str,
    /// How a note says that something may be left out.
    pub optional: &'static [&'static str],
    /// How a note says that something must be given.
    pub required: &'static str,
    /// How a note says that something is only received.
    pub read_only: &'static [&'static str],
    /// What stands before a default in a note.
    pub default: &'static [&'static str],
    /// What stands in place of a default where there is none.
    pub no_default: &'static [&'static str],
    /// What stands before the values allowed in a note.
    pub values: &'static [&'static str],
    /// What stands before bounds and patterns in a note, which no part of the model holds.
    pub limits: &'static [&'static str],
    /// What stands before the values allowed at the end of a description, in parentheses.
    pub described_values: &'static str,
    /// The labels of what is said of a way to authenticate.
    pub labels: Labels,
}

/// The labels of what is said of a way to authenticate.
#[derive(Debug)]
pub(crate) struct Labels {
    pub kind: &'static str,
    pub parameter: &'static str,
    pub place: &'static str,
    pub flow: &'static str,
    pub authorization_url: &'static str,
    pub token_url: &'static str,
    pub scopes: &'static str,
}

impl Words {
    /// The role of a heading; that of a list of values also names what they are of.
    pub(super) fn role(&self, title: &str) -> Option<Role> {
        let lead = title.split_at_checked(self.own_values.len());
        let is_values = lead.is_some_and(|(lead, rest)| {
            lead.eq_ignore_ascii_case(self.own_values) && !rest.trim().is_empty()
        });
        if is_values {
            return Some(Role::EnumeratedValues);
        }
        let mut known = self.roles.iter();
        let found = known.find(|(word, _)| word.eq_ignore_ascii_case(title));
        found.map(|&(_, role)| role)
    }
}
