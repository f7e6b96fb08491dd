//! Where in the API a comparison has come to, and what is known of the place.

use crate::change::{Carrier, Scope};

/// Where in the API a comparison has come to.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    pub(crate) scope: Scope,
    pub(crate) carrier: Carrier,
    /// What in the scope, in words: `response 200`.
    pub(crate) part: String,
    /// The way into its schema: `.items[].name`.
    pub(crate) way: String,
    /// Whether the schema is that of an array's items.
    pub(crate) in_items: bool,
    /// Whether the API calls its clients here.
    pub(crate) is_reversed: bool,
    /// Whether a side does not say anything here.
    pub(crate) is_unsaid: bool,
    /// Where what is found here is noted.
    pub(crate) holder: usize,
}

impl Here {
    /// The API as a whole.
    pub(crate) fn api() -> Self {
        Self {
            scope: Scope::Api,
            carrier: Carrier::Component,
            part: String::new(),
            way: String::new(),
            in_items: false,
            is_reversed: false,
            is_unsaid: false,
            holder: 0,
        }
    }

    /// A part in words, below the part there is.
    pub(crate) fn part(&self, words: impl AsRef<str>) -> Self {
        let mut here = self.clone();
        if !here.part.is_empty() {
            here.part.push(' ');
        }
        here.part.push_str(words.as_ref());
        here
    }

    /// A step into a schema.
    pub(crate) fn step(&self, step: impl AsRef<str>) -> Self {
        let mut here = self.clone();
        here.way.push_str(step.as_ref());
        here.in_items = false;
        here
    }

    /// The items of an array.
    pub(crate) fn items(&self) -> Self {
        Self {
            in_items: true,
            ..self.step("[]")
        }
    }

    /// One of the values allowed.
    pub(crate) fn value(&self, value: &serde_json::Value) -> Self {
        let mut here = self.clone();
        here.way.push_str(" = ");
        here.way.push_str(&value.to_string());
        here
    }

    /// The same place in data of another carrier; where the API calls its clients, they receive what is a request.
    pub(crate) fn carried(&self, carrier: Carrier) -> Self {
        let carrier = match (self.is_reversed, carrier) {
            (true, Carrier::Request | Carrier::RequestParameter) => Carrier::Response,
            (true, Carrier::Response | Carrier::ResponseHeader) => Carrier::Request,
            (_, carrier) => carrier,
        };
        Self {
            carrier,
            ..self.clone()
        }
    }

    /// The same place in a call that the API makes to its clients.
    pub(crate) fn reversed(self) -> Self {
        Self {
            is_reversed: true,
            ..self
        }
    }

    /// The same place, where a side does not say what the other does, if so.
    pub(crate) fn unsaid(&self, is_unsaid: bool) -> Self {
        Self {
            is_unsaid: self.is_unsaid || is_unsaid,
            ..self.clone()
        }
    }

    /// The place in words, within its scope.
    pub(crate) fn subject(&self) -> String {
        let way = self.way.strip_prefix('.').unwrap_or(&self.way);
        match (self.part.is_empty(), way.is_empty()) {
            (true, _) => way.to_owned(),
            (false, true) => self.part.clone(),
            (false, false) => format!("{}: {way}", self.part),
        }
    }
}
