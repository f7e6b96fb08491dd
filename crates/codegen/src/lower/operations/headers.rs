//! The documented headers of answers.

use openapiv3::{Header, ParameterSchemaOrContent};

use super::answers::Found;
use super::parameters::is_token;
use super::references::resolve;
use super::{Context, NameHint};
use crate::ir::operations::{AnswerHeader, Content};
use crate::ir::types::TypeRef;
use crate::lower::types::Flow;
use crate::names::{self, Kind, Scope};

/// The headers of all answers of an operation together. Those that have a place of their own are left out: the media
/// type, and where a redirect leads.
pub(super) fn lower<'s>(
    answers: &mut [Found<'s>],
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> Vec<AnswerHeader> {
    let components = cx.spec.document().components.as_ref();
    let mut headers: Vec<AnswerHeader> = Vec::new();
    for answer in answers {
        let Some(response) = answer.response else {
            continue;
        };
        let at = answer.at.join("headers");
        for (name, header) in &response.headers {
            let wire = name.to_ascii_lowercase();
            let elsewhere = match wire.as_str() {
                "content-type" => true,
                "location" => answer.ir.content == Content::Redirect,
                _ => false,
            };
            let header: Option<&Header> = resolve(components, header);
            let Some(header) = header.filter(|_| !elsewhere && is_token(name)) else {
                continue;
            };
            answer.ir.headers = true;
            if headers.iter().any(|known| known.wire == wire) {
                continue;
            }
            let schema = match &header.format {
                ParameterSchemaOrContent::Schema(schema) => Some(schema),
                ParameterSchemaOrContent::Content(_) => None,
            };
            let ty = schema.map_or(TypeRef::String, |schema| {
                let (at, hint) = (at.join(name).join("schema"), hint.join(name));
                let ty = cx.types.reference(schema, &at, &hint, Flow::Response);
                ty.inner().clone()
            });
            headers.push(AnswerHeader {
                name: names::ident(name, Kind::Field),
                wire,
                doc: header.description.clone(),
                ty,
            });
        }
    }
    let mut scope = Scope::default();
    let wires: Vec<String> = headers.iter().map(|header| header.wire.clone()).collect();
    let claims = names::assign(wires.iter().map(String::as_str), Kind::Field, &mut scope);
    for (header, claim) in headers.iter_mut().zip(claims) {
        header.name = claim.name;
    }
    headers
}
