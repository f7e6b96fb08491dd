//! Schemas become types.
//!
//! In: schemas, by reference or inline, wherever operations use them. Out: how to name each of them, and in the end all
//! types. This module must not know what an operation is.

use docwright_model::Diagnostics;
use docwright_spec::{Pointer, Spec};
use openapiv3::{ReferenceOr, Schema};

use crate::ir;
use crate::ir::types::TypeRef;

/// Which way a value travels: what a client decodes is treated leniently where the document only guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// From the client to the server: bodies and parameters.
    Request,
    /// From the server to the client: bodies and headers.
    Response,
}

/// From what a type without a name of its own gets one: `CreateUser` and then `Body`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameHint(String);

impl NameHint {
    /// A hint that is the name itself, in any case: it becomes a type's name.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The hint for a part of this one: `CreateUser` and `body` give `CreateUserBody`.
    pub(crate) fn join(&self, part: &str) -> Self {
        Self(format!("{} {part}", self.0))
    }
}

/// The types of a document while they are collected.
///
/// Every component is named before anything is lowered, so no name depends on the order of use.
pub(crate) struct Types<'s> {
    spec: &'s Spec,
}

impl<'s> Types<'s> {
    /// Names all component schemas.
    pub(crate) fn new(spec: &'s Spec) -> Self {
        Self { spec }
    }

    /// How to name the type of a schema that stands at `at`.
    ///
    /// A reference to a component gives the component's name. An inline object or enum becomes a type of its own,
    /// called as the hint says. The flow is noted for the type and everything it holds; the operation in `at` decides
    /// which file the type goes to.
    pub(crate) fn reference(
        &mut self,
        _schema: &ReferenceOr<Schema>,
        _at: &Pointer,
        _hint: &NameHint,
        _flow: Flow,
    ) -> TypeRef {
        let _ = self.spec;
        TypeRef::Value
    }

    /// Whether the type of a schema that stands at `at` is only inferred, so that a client must expect another one.
    pub(crate) fn is_inferred(&self, _schema: &ReferenceOr<Schema>, _at: &Pointer) -> bool {
        let _ = self.spec;
        false
    }

    /// Whether a name is free for a type of another package that is used beside these.
    pub(crate) fn finish(self, _diagnostics: &mut Diagnostics) -> ir::Types {
        ir::Types::default()
    }
}
