//! How the parts of a parameter share its place.

use openapiv3::{Components, Parameter as Source, ParameterData, ParameterSchemaOrContent};
use openapiv3::{PathStyle, QueryStyle};

use super::references;
use crate::ir::operations::Style;
use crate::lower::types::view::{Node, View, view};

/// How the parts of a value share its place. Only lists and objects have parts.
pub(super) fn style(source: &Source, data: &ParameterData, shape: Shape) -> Style {
    if matches!(data.format, ParameterSchemaOrContent::Content(_)) {
        return Style::Json;
    }
    let apart = data.explode;
    let object = shape == Shape::Object;
    match source {
        Source::Path { style, .. } => match style {
            PathStyle::Label => Style::Label(apart.unwrap_or_default()),
            PathStyle::Matrix => Style::Matrix(apart.unwrap_or_default()),
            PathStyle::Simple => simple(object, apart),
        },
        Source::Header { .. } => simple(object, apart),
        Source::Cookie { .. } => form(shape, ',', apart),
        Source::Query { style, .. } => match style {
            QueryStyle::Form => form(shape, ',', apart),
            QueryStyle::SpaceDelimited => form(shape, ' ', apart.or(Some(false))),
            QueryStyle::PipeDelimited => form(shape, '|', apart.or(Some(false))),
            QueryStyle::DeepObject if shape == Shape::Scalar => Style::Plain,
            QueryStyle::DeepObject => Style::Deep,
        },
    }
}

fn simple(object: bool, apart: Option<bool>) -> Style {
    match (object, apart.unwrap_or_default()) {
        (false, _) => Style::Plain,
        (true, false) => Style::Joined(','),
        (true, true) => Style::Fields,
    }
}

fn form(shape: Shape, separator: char, apart: Option<bool>) -> Style {
    match (shape, apart.unwrap_or(true)) {
        (Shape::Scalar | Shape::Any, _) | (Shape::List, true) => Style::Plain,
        (_, false) => Style::Joined(separator),
        (Shape::Object, true) => Style::Fields,
    }
}

/// Whether a value has parts, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Scalar,
    List,
    Object,
    /// An object or a list, or else something without parts.
    Any,
}

/// The shape of a schema's values.
pub(super) fn shape<'s>(schema: impl Into<Node<'s>>, components: Option<&'s Components>) -> Shape {
    let mut node = schema.into();
    for _ in 0..references::LONGEST_CHAIN {
        let (_, schema) = references::schema(components, node);
        match schema.map(view) {
            Some(View::Array(_) | View::Tuple(_)) => return Shape::List,
            Some(View::Object(_) | View::Variants(..)) => return Shape::Object,
            Some(View::All(parts, own)) => match parts {
                [only] if own.is_none() => node = only.into(),
                _ => return Shape::Object,
            },
            Some(View::Union(_, any)) => {
                let is_object = |one| {
                    let (_, schema) = references::schema(components, one);
                    matches!(
                        schema.map(view),
                        Some(View::Object(_) | View::Variants(..) | View::All(..))
                    )
                };
                let has_object = any.iter().any(is_object);
                return if has_object {
                    Shape::Any
                } else {
                    Shape::Scalar
                };
            }
            _ => return Shape::Scalar,
        }
    }
    Shape::Scalar
}
