//! Parameters of operations.

use std::collections::hash_map::Entry;

use docwright_model::{Origin, Parameter, Place};
use docwright_spec::Pointer;
use foldhash::HashMap;
use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Emitted, ParameterData, ParameterSchemaOrContent,
    PathStyle, QueryStyle, ReferenceOr,
};

use crate::context::Context;
use crate::{codes, schemas};

/// The parameters in the docs' order, each name once a place.
pub(crate) fn parameters(
    context: &mut Context<'_>,
    parameters: Vec<Parameter>,
    operation: &Pointer,
    above: &Origin,
) -> Vec<ReferenceOr<Emitted>> {
    let pointer = operation.join("parameters");
    let mut firsts: HashMap<(String, Place), Origin> = HashMap::default();
    let mut all = Vec::with_capacity(parameters.len());
    for parameter in parameters {
        let (name, own) = (parameter.name.value, parameter.name.origin);
        let Some(place) = parameter.place else {
            let message = format!("it is not known where `{name}` travels");
            context.report(codes::PARAMETER_WITHOUT_PLACE, message, own.span());
            continue;
        };
        match firsts.entry((name.clone(), place.value)) {
            Entry::Occupied(first) => {
                let what = format!("the {} parameter `{name}`", place.value.as_str());
                context.report_twice(codes::DUPLICATE_PART, &what, &own, first.get());
                continue;
            }
            Entry::Vacant(first) => first.insert(own.clone()),
        };
        let pointer = pointer.join(all.len());
        context.note(&pointer, &own, above);
        context.note_facet(&pointer, "in", &place.origin, &own);
        let stated = parameter.required;
        let required = if place.value == Place::Path && !stated.as_ref().is_some_and(|r| r.value) {
            // A path without one of its parts is another path, whatever the docs say.
            context.note_facet(&pointer, "required", &Origin::assumed(), &own);
            true
        } else {
            context.flag(&pointer, "required", stated, &own)
        };
        let data = ParameterData {
            name,
            description: context.facet(&pointer, "description", parameter.description, &own),
            required,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(schemas::under(
                context,
                parameter.schema,
                &pointer,
                "schema",
                &own,
            )),
            example: context.value(&pointer, "example", parameter.example, &own),
            examples: IndexMap::new(),
            explode: None,
            extensions: IndexMap::new(),
        };
        all.push(ReferenceOr::Item(placed(place.value, data)));
    }
    all
}

fn placed(place: Place, parameter_data: ParameterData) -> Emitted {
    match place {
        Place::Path => Emitted::Path {
            parameter_data,
            style: PathStyle::Simple,
        },
        Place::Query => Emitted::Query {
            parameter_data,
            allow_reserved: false,
            style: QueryStyle::Form,
            allow_empty_value: None,
        },
        Place::Header => Emitted::Header {
            parameter_data,
            style: HeaderStyle::Simple,
        },
        Place::Cookie => Emitted::Cookie {
            parameter_data,
            style: CookieStyle::Form,
        },
    }
}
