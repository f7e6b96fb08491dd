//! Any API survives the way through annotated text: the document read back is the document emitted, and each of its
//! parts is as certain as before.

use crate::sample::at;
use docwright_emitter::{Options, emit};
use docwright_model::{
    Api, ApiKeyPlace, Basis, Diagnostics, Evidence, Facets, Fact, MediaType, Method, Object,
    Operation, Origin, Parameter, Place, Property, Reference, RequestBody, Response, Schema,
    SchemaKind, SecurityRequirement, SecurityScheme, Source, SourceId, Status, Tag,
};
use docwright_spec::{Pointer, Spec, annotate, read, to_json, to_yaml};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn origin() -> impl Strategy<Value = Origin> {
    let words = ["GET", "kind", "size", "## Shade", "example"];
    let basis = select(&[Basis::Stated, Basis::Inferred, Basis::Assumed]);
    (basis, any::<bool>(), select(words.to_vec())).prop_map(|(basis, recovered, word)| Origin {
        evidence: if basis == Basis::Assumed {
            Evidence::none()
        } else {
            Evidence::one(at(word))
        },
        basis,
        recovered,
    })
}

fn fact<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Fact<T>> {
    (value, origin()).prop_map(|(value, origin)| Fact::new(value, origin))
}

/// Names among which some are alike, some illegal as keys, some in need of escapes.
fn name() -> impl Strategy<Value = String> {
    select(&[
        "a",
        "b",
        "A",
        "a b",
        "a/b",
        "~1",
        "no",
        "",
        "größe",
        "x-docwright-source",
        "$ref",
        "example",
    ])
    .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![name(), Just("Two\n\nlines.\n".to_owned()), any::<String>()]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        select(vec![
            json!(1.0),
            json!(-2),
            json!([]),
            json!({"a": null, "type": 1.0})
        ]),
        text().prop_map(Value::from),
    ]
}

prop_compose! {
    fn facets()(
        format in option::of(fact(select(&["uuid", "date-time", "int32", "double", "odd", ""]).prop_map(str::to_owned))),
        title in option::of(fact(text())),
        description in option::of(fact(text())),
        enumeration in vec(fact(value()), 0..3),
        default in option::of(fact(value())),
        example in option::of(fact(value())),
        nullable in option::of(fact(any::<bool>())),
        read_only in option::of(fact(any::<bool>())),
        is_bare in any::<bool>(),
    ) -> Schema {
        let bare = Schema::of(Fact::assumed(SchemaKind::Any));
        if is_bare {
            return bare;
        }
        let facets = Facets { title, enumeration, default, example, nullable, read_only, ..Facets::default() };
        Schema { format, description, facets: facets.into(), ..bare }
    }
}

fn schema() -> impl Strategy<Value = Schema> {
    let simple = [
        SchemaKind::Any,
        SchemaKind::Null,
        SchemaKind::String,
        SchemaKind::Integer,
        SchemaKind::Number,
        SchemaKind::Boolean,
        SchemaKind::Array(None),
        SchemaKind::OneOf(Vec::new()),
    ];
    let leaf = prop_oneof![
        select(simple.to_vec()),
        name().prop_map(|name| SchemaKind::Reference(Reference { name, target: None })),
    ];
    let of = |(kind, schema): (Fact<SchemaKind>, Schema)| Schema { kind, ..schema };
    let leaf = (fact(leaf), facets()).prop_map(of);
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let property = (fact(name()), option::of(fact(any::<bool>())), inner.clone()).prop_map(
            |(name, required, schema)| Property {
                name,
                required,
                schema,
            },
        );
        let kind = prop_oneof![
            (vec(property, 0..4), option::of(inner.clone())).prop_map(
                |(properties, additional)| {
                    SchemaKind::Object(Object {
                        properties,
                        additional: additional.map(Box::new),
                    })
                }
            ),
            inner
                .clone()
                .prop_map(|items| SchemaKind::Array(Some(Box::new(items)))),
            vec(inner.clone(), 0..3).prop_map(SchemaKind::OneOf),
            vec(inner.clone(), 0..3).prop_map(SchemaKind::AnyOf),
            vec(inner.clone(), 0..3).prop_map(SchemaKind::AllOf),
            inner.prop_map(|schema| SchemaKind::Not(Box::new(schema))),
        ];
        (fact(kind), facets()).prop_map(of)
    })
}

prop_compose! {
    fn parameter()(
        name in fact(name()),
        place in option::of(fact(select(&[Place::Path, Place::Query, Place::Header, Place::Cookie]))),
        required in option::of(fact(any::<bool>())),
        schema in schema(),
        description in option::of(fact(text())),
        example in option::of(fact(value())),
    ) -> Parameter {
        Parameter { name, place, required, schema, description, example }
    }
}

fn content() -> impl Strategy<Value = Vec<MediaType>> {
    let media = (
        fact(name()),
        option::of(schema()),
        option::of(fact(value())),
    )
        .prop_map(|(name, schema, example)| MediaType {
            name,
            schema,
            example,
        });
    vec(media, 0..3)
}

prop_compose! {
    fn response()(
        status in fact(select(&[Status::Code(200), Status::Code(404), Status::Class(5), Status::Default])),
        description in option::of(fact(text())),
        content in content(),
    ) -> Response {
        Response { status, description, content, headers: Vec::new() }
    }
}

fn request_body() -> impl Strategy<Value = RequestBody> {
    (option::of(fact(any::<bool>())), content()).prop_map(|(required, content)| RequestBody {
        description: None,
        required,
        content,
    })
}

fn security() -> impl Strategy<Value = Vec<Fact<SecurityRequirement>>> {
    let requirement = vec(name(), 0..2).prop_map(|names| SecurityRequirement {
        schemes: names.into_iter().map(|name| (name, Vec::new())).collect(),
    });
    vec(fact(requirement), 0..3)
}

prop_compose! {
    fn operation()(
        method in fact(select(&[Method::Get, Method::Post])),
        path in fact(select(&["/a", "/a/{b}", "c", "/x-y"]).prop_map(str::to_owned)),
        id in option::of(fact(name())),
        summary in option::of(fact(text())),
        tags in vec(fact(name()), 0..2),
        parameters in vec(parameter(), 0..3),
        request_body in option::of(request_body()),
        responses in vec(response(), 0..3),
        security in option::of(security()),
        deprecated in option::of(fact(any::<bool>())),
    ) -> Operation {
        Operation {
            section: at("# Lamps"), description: None, callbacks: Vec::new(),
            method, path, id, summary, tags, parameters, request_body, responses, security, deprecated,
        }
    }
}

prop_compose! {
    fn api()(
        operations in vec(operation(), 0..4),
        schemas in vec((name(), schema()), 0..4),
        tags in vec(fact(name()), 0..3),
        title in option::of(fact(text())),
        key in option::of(fact(name())),
    ) -> Api {
        let mut api = Api { operations, schemas: schemas.into_iter().collect(), ..Api::default() };
        api.tags = tags.into_iter().map(|name| Tag { name, description: None, external_docs: None }).collect();
        api.info.title = title;
        if let Some(key) = key {
            let name = key.value.clone();
            let scheme = key.map(|name| SecurityScheme::ApiKey {
                name,
                place: ApiKeyPlace::Query,
                description: None,
            });
            api.security_schemes.insert(name, scheme);
        }
        api
    }
}

/// Every pointer of a document.
fn pointers(value: &Value, at: &Pointer, all: &mut Vec<Pointer>) {
    all.push(at.clone());
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                pointers(value, &at.join(key), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, &at.join(index), all);
            }
        }
        _ => {}
    }
}

fn check(spec: &Spec, text: String) {
    let source = Source::new("spec", text);
    let mut diagnostics = Diagnostics::default();
    let again = read(SourceId(1), &source, &mut diagnostics).expect("a document");
    assert!(diagnostics.is_empty(), "{diagnostics:?}\n{}", source.text());
    assert_eq!(again.document(), spec.document(), "{}", source.text());
    assert_eq!(again.origins().input(), spec.origins().input());
    let mut all = Vec::new();
    let document = serde_json::to_value(spec.document()).unwrap();
    pointers(&document, &Pointer::root(), &mut all);
    all.extend(
        spec.origins()
            .iter()
            .map(|(pointer, _)| Pointer::from(pointer)),
    );
    for pointer in all {
        let (before, after) = (
            spec.origins().nearest(&pointer),
            again.origins().nearest(&pointer),
        );
        let known = |origin: Option<&Origin>| origin.map(|o| (o.basis, o.recovered));
        assert_eq!(known(after), known(before), "{pointer}\n{}", source.text());
        assert!(before.is_some(), "{pointer} has no origin");
    }
}

proptest! {
    #[test]
    fn annotated_text_reads_back(api in api()) {
        let options = Options { input: "docs".to_owned(), ..Options::default() };
        let spec = emit(api, &options, &mut Diagnostics::default());
        let annotated = annotate(&spec, &crate::sample::sources());
        check(&spec, to_yaml(&annotated));
        check(&spec, to_json(&annotated));
        let plain = Source::new("spec", to_yaml(&spec));
        let plain = read(SourceId(1), &plain, &mut Diagnostics::default()).expect("a document");
        assert_eq!(plain.document(), spec.document());
    }
}
