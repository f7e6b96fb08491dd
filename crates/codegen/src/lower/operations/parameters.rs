//! Parameters become arguments and fields.

use docwright_model::Code;
use docwright_spec::Pointer;
use openapiv3::{
    Parameter as Source, ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema,
};

use super::groups::Entry;
use super::paths::Template;
use super::references::resolve;
use super::security::Security;
use super::styles::{Shape, shape, style};
use super::{Context, NameHint, codes};
use crate::Ident;
use crate::ir::operations::{Parameter, Place, Style};
use crate::ir::types::TypeRef;
use crate::lower::types::Flow;
use crate::names::{self, Kind, Scope};

/// Names that the methods and structs around parameters use themselves.
const RESERVED: &[&str] = &["body", "params", "reply", "request", "upgrade"];

/// A parameter and the part of the document it comes from; none where only the path has it.
pub(super) struct Found<'s> {
    pub(super) ir: Parameter,
    pub(super) data: Option<&'s ParameterData>,
    pub(super) schema: Option<&'s ReferenceOr<Schema>>,
    pub(super) at: Pointer,
}

/// A documented parameter before it has a name of its own.
struct Documented<'s> {
    source: &'s Source,
    data: &'s ParameterData,
    at: Pointer,
}

/// All parameters of an operation: those of the path in its order, then required ones, then the rest.
pub(super) fn lower<'s>(
    entry: &Entry<'s>,
    path: &Template,
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> Vec<Found<'s>> {
    let documented = documented(entry, path, cx);
    let mut scope = Scope::default();
    for name in RESERVED {
        scope.claim(
            &names::ident(name, Kind::Field),
            Kind::Field,
            "the generated code",
        );
    }
    let in_path = |name: &String| {
        let mut all = documented.iter();
        all.any(|p| matches!(p.source, Source::Path { .. }) && p.data.name == *name)
    };
    let missing: Vec<&String> = path.names.iter().filter(|name| !in_path(name)).collect();
    let wires = documented.iter().map(|p| p.data.name.as_str());
    let wires = wires.chain(missing.iter().map(|name| name.as_str()));
    let mut claims = names::assign(wires, Kind::Field, &mut scope)
        .into_iter()
        .map(|c| c.name);
    let mut found: Vec<Found<'s>> = Vec::new();
    for (parameter, name) in documented.into_iter().zip(claims.by_ref()) {
        found.push(typed(parameter, name, hint, cx));
    }
    for (wire, name) in missing.into_iter().zip(claims) {
        cx.report(
            codes::MISSING_PARAMETER,
            &entry.at,
            format!("`{wire}` is not documented"),
        );
        let ir = undocumented(name, wire.clone(), Place::Path);
        found.push(Found {
            ir,
            data: None,
            schema: None,
            at: entry.at.clone(),
        });
    }
    let order = |parameter: &Parameter| match parameter.place {
        Place::Path => {
            let place = path.names.iter().position(|name| *name == parameter.wire);
            place.unwrap_or_default()
        }
        _ if parameter.required => path.names.len(),
        _ => path.names.len() + 1,
    };
    found.sort_by_key(|found| order(&found.ir));
    found
}

fn typed<'s>(
    parameter: Documented<'s>,
    name: Ident,
    hint: &NameHint,
    cx: &mut Context<'s, '_>,
) -> Found<'s> {
    let Documented { source, data, at } = parameter;
    let schema = schema(data);
    let part = hint.join(&data.name);
    let ty = schema.map_or(TypeRef::String, |schema| {
        cx.types
            .reference(schema, &at.join("schema"), &part, Flow::Request)
    });
    let place = place(source);
    let components = cx.spec.document().components.as_ref();
    let shape = schema.map_or(Shape::Scalar, |schema| shape(schema, components));
    let ir = Parameter {
        style: style(source, data, shape),
        wire: wire(place, &data.name),
        required: data.required || place == Place::Path,
        deprecated: data.deprecated.unwrap_or_default(),
        doc: data.description.clone(),
        ty: ty.inner().clone(),
        rules: None,
        name,
        place,
    };
    Found {
        ir,
        data: Some(data),
        schema,
        at,
    }
}

/// A required string.
pub(super) fn undocumented(name: Ident, wire: String, place: Place) -> Parameter {
    let ty = TypeRef::String;
    Parameter {
        name,
        wire,
        doc: None,
        deprecated: false,
        place,
        style: Style::Plain,
        ty,
        required: true,
        rules: None,
    }
}

/// What lets a caller say which of several media types an answer should have.
pub(super) fn accept<'s>(
    offers: &[String],
    found: &[Found<'s>],
    at: &Pointer,
) -> Option<Found<'s>> {
    if offers.len() < 2 {
        return None;
    }
    let mut taken = Scope::default();
    for found in found {
        taken.claim(&found.ir.name, Kind::Field, &found.ir.wire);
    }
    let wanted = names::ident("accept", Kind::Field);
    let name = taken.claim(&wanted, Kind::Field, "accept").name;
    let mut ir = undocumented(name, "accept".to_owned(), Place::Accept);
    let all: Vec<String> = offers.iter().map(|name| format!("`{name}`")).collect();
    ir.doc = Some(format!(
        "The media type of the answer: {}.",
        all.join(" or ")
    ));
    ir.required = false;
    let at = at.clone();
    Some(Found {
        ir,
        data: None,
        schema: None,
        at,
    })
}

/// Takes out the headers that a security scheme sends already.
pub(super) fn drop_credentials(
    found: &mut Vec<Found<'_>>,
    security: &Security<'_>,
    cx: &mut Context<'_, '_>,
    at: &Pointer,
) {
    found.retain(|found| {
        let twice = found.ir.place == Place::Header && security.sends(&found.ir.wire);
        if twice {
            let message = format!("`{}` is a credential", found.ir.wire);
            cx.report(codes::SET_BY_CLIENT, at, message);
        }
        !twice
    });
}

fn documented<'s>(
    entry: &Entry<'s>,
    path: &Template,
    cx: &mut Context<'s, '_>,
) -> Vec<Documented<'s>> {
    let mut all: Vec<Documented<'s>> = Vec::new();
    let of_path = entry.at.parent().unwrap_or_default();
    let shared = entry
        .item
        .parameters
        .iter()
        .enumerate()
        .map(|(i, p)| (p, of_path.join("parameters").join(i)));
    let own = entry.operation.parameters.iter().enumerate();
    let own = own.map(|(i, p)| (p, entry.at.join("parameters").join(i)));
    for (parameter, at) in shared.chain(own) {
        let Some(source) = resolve(cx.spec.document().components.as_ref(), parameter) else {
            if let ReferenceOr::Reference { reference } = parameter {
                cx.report_unresolved(reference, &at);
            }
            continue;
        };
        let data = source.parameter_data_ref();
        if let Some((code, reason)) = unusable(source, data, path, entry) {
            cx.report(code, &at, format!("`{}` {reason}", data.name));
            continue;
        }
        let same = |known: &Documented<'_>| {
            known.data.name == data.name
                && std::mem::discriminant(known.source) == std::mem::discriminant(source)
        };
        all.retain(|known| !same(known));
        all.push(Documented { source, data, at });
    }
    all
}

/// Headers that follow from the rest of a request: another value would break it.
const OF_CLIENT: [&str; 3] = ["accept", "content-length", "transfer-encoding"];

/// Why a parameter is no argument, if so.
fn unusable(
    source: &Source,
    data: &ParameterData,
    path: &Template,
    entry: &Entry<'_>,
) -> Option<(Code, &'static str)> {
    let name = data.name.as_str();
    let left_out = |reason| Some((codes::PARAMETER_LEFT_OUT, reason));
    match source {
        Source::Path { .. } if !path.names.iter().any(|known| known == name) => {
            left_out("is not in the path")
        }
        Source::Header { .. } if !is_token(name) => left_out("is no name of a header"),
        Source::Header { .. } if OF_CLIENT.iter().any(|of| name.eq_ignore_ascii_case(of)) => {
            Some((codes::SET_BY_CLIENT, "is the client's to set"))
        }
        Source::Header { .. }
            if name.eq_ignore_ascii_case("content-type")
                && entry.operation.request_body.is_none() =>
        {
            let reason = "says what a body is, and there is none";
            Some((codes::SET_BY_CLIENT, reason))
        }
        Source::Cookie { .. } if !is_token(name) => left_out("is no name of a cookie"),
        _ => None,
    }
}

/// Whether a text can be the name of a header or cookie.
pub(super) fn is_token(name: &str) -> bool {
    let odd = b"!#$%&'*+-.^_`|~";
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || odd.contains(&byte))
}

fn schema(data: &ParameterData) -> Option<&ReferenceOr<Schema>> {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => Some(schema),
        ParameterSchemaOrContent::Content(content) => content.values().next()?.schema.as_ref(),
    }
}

fn place(source: &Source) -> Place {
    match source {
        Source::Path { .. } => Place::Path,
        Source::Header { .. } => Place::Header,
        Source::Cookie { .. } => Place::Cookie,
        Source::Query { .. } => Place::Query,
    }
}

fn wire(place: Place, name: &str) -> String {
    if place == Place::Header {
        name.to_ascii_lowercase()
    } else {
        name.to_owned()
    }
}
