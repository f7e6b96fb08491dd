//! Which facts widdershins 4.0.1 never prints, and the line that leaves each out.

use serde_json::Value;

/// Facts that are never printed.
pub(super) struct Rule {
    /// The scorer's category.
    pub(super) category: &'static str,
    /// Which facts of the category.
    which: Which,
    /// What is left out, and where.
    pub(super) why: &'static str,
}

/// Which facts of a category a rule is about.
pub(super) enum Which {
    All,
    /// Those that hold one of these, as the scorer spells them.
    Hold(&'static [&'static str]),
    /// Those on tags that stand first on no operation, or have no description.
    LoneTags,
    /// Those on schemas with a title.
    Titled,
    /// Those in a request body whose schema has no type of its own.
    UntypedBody,
}

use Which::{All, Hold, LoneTags, Titled, UntypedBody};

const UNTYPED: &str =
    "fields of a body are printed only where its schema says `object` (lib/openapi3.js:385)";

pub(super) const RULES: &[Rule] = &[
    rule(
        "operation.deprecated",
        All,
        "no mark for what is deprecated (templates/openapi3/operation.dot:1-54)",
    ),
    rule(
        "operation.tag",
        All,
        "only the first tag makes a group (lib/openapi3.js:50-52)",
    ),
    rule(
        "tag",
        LoneTags,
        "tags without operations are dropped, those without description are made up alike (lib/openapi3.js:55-66)",
    ),
    rule(
        "parameter.default",
        All,
        "no column for defaults (templates/openapi3/parameters.def:4-6)",
    ),
    rule(
        "parameter.restriction",
        All,
        "no column for restrictions (templates/openapi3/parameters.def:4-6)",
    ),
    rule(
        "parameter.style",
        All,
        "no column for the style (templates/openapi3/parameters.def:4-6)",
    ),
    rule(
        "parameter.format",
        Hold(&["[] = "]),
        "a list's type names its items' type only (lib/openapi3.js:190-196)",
    ),
    rule(
        "parameter.type",
        Hold(&["oneOf<", "anyOf<", "allOf<"]),
        "a combination is printed as `any` (lib/openapi3.js:186)",
    ),
    rule(
        "parameter.type",
        Hold(&["= map<", "= object"]),
        "fields of a parameter are not printed (lib/openapi3.js:177-202)",
    ),
    rule(
        "parameter.type",
        Hold(&["array<"]),
        "a list's type names its items' type only, without links (lib/openapi3.js:190-196)",
    ),
    rule(
        "request_body.media_type",
        All,
        "only the first media type, and one sample a form (lib/openapi3.js:154-162, 322-362)",
    ),
    rule(
        "request_body.schema",
        Hold(&["oneOf<", "anyOf<", "allOf<"]),
        "a combination is printed as `any` (lib/openapi3.js:385)",
    ),
    rule(
        "request_body.schema",
        Hold(&["array<", "map<"]),
        "the type cell names the item only (lib/openapi3.js:109-111)",
    ),
    rule(
        "response.media_type",
        All,
        "only the first media type, and one sample a form (lib/openapi3.js:164-173, 499-500)",
    ),
    rule(
        "response.schema",
        Hold(&["oneOf<", "anyOf<", "allOf<"]),
        "no table where the first block is empty (templates/openapi3/responses.def:45)",
    ),
    rule(
        "schema.restriction",
        All,
        "the schema's own restrictions have no place (templates/openapi3/main.dot:108-110)",
    ),
    rule(
        "schema.example",
        All,
        "an example shows as the sample, like a made-up one (lib/common.js:483)",
    ),
    rule(
        "schema.type",
        Hold(&[" = ref:"]),
        "a schema that only links another has no rows (lib/common.js:281-289)",
    ),
    rule(
        "schema.enum",
        Hold(&["null"]),
        "null is printed like the text `null` (lib/common.js:494-499)",
    ),
    rule(
        "schema.description",
        Titled,
        "a title stands in the description's place (lib/common.js:228-231)",
    ),
    rule(
        "property.default",
        All,
        "no column for defaults (templates/openapi3/main.dot:108-110)",
    ),
    rule(
        "property.example",
        All,
        "an example shows in the sample, like a made-up one (lib/common.js:483)",
    ),
    rule("property", UntypedBody, UNTYPED),
    rule("property.type", UntypedBody, UNTYPED),
    rule("property.required", UntypedBody, UNTYPED),
    rule("property.description", UntypedBody, UNTYPED),
    rule("property.enum", UntypedBody, UNTYPED),
    rule("property.format", UntypedBody, UNTYPED),
    rule("property.restriction", UntypedBody, UNTYPED),
    rule(
        "property.format",
        Hold(&["[] = "]),
        "a list's type names its items' type only (lib/common.js:359-382)",
    ),
    rule(
        "property.enum",
        Hold(&["[] = "]),
        "values of a list's items are not listed (templates/openapi3/main.dot:85-93)",
    ),
    rule(
        "property.restriction",
        Hold(&[
            "minimum=",
            "Minimum=",
            "maximum=",
            "Maximum=",
            "multipleOf=",
            "minLength=",
            "maxLength=",
            "pattern=",
            "minItems=",
            "maxItems=",
            "uniqueItems=",
            "minProperties=",
            "maxProperties=",
            "deprecated=",
        ]),
        "only read-only and write-only are restrictions (lib/common.js:401-402)",
    ),
    rule(
        "property.restriction",
        Hold(&["[] = ", "{} = "]),
        "null among a list's items is not printed (lib/common.js:360)",
    ),
    rule(
        "security_scheme",
        Hold(&["openIdConnect"]),
        "three kinds of scheme are printed (templates/openapi3/security.def:7-14)",
    ),
    rule(
        "operation.security",
        Hold(&["openIdConnect"]),
        "three kinds of scheme are printed (templates/openapi3/security.def:7-14)",
    ),
];

const fn rule(category: &'static str, which: Which, why: &'static str) -> Rule {
    Rule {
        category,
        which,
        why,
    }
}

impl Rule {
    /// Whether a fact is one that is not printed; `truth` is the document it is a fact of.
    pub(super) fn fits(&self, category: &str, fact: &str, truth: &Value) -> bool {
        let subject = fact.split(" = ").next().unwrap_or_default();
        let is_meant = match &self.which {
            All => true,
            Hold(words) => words.iter().any(|word| fact.contains(word)),
            LoneTags => fact.trim_end().ends_with(" =") || !is_first_tag(subject, truth),
            UntypedBody => is_untyped_body(subject, truth),
            Titled => {
                let schemas = truth.pointer("/components/schemas");
                let schema = schemas.and_then(|schemas| schemas.get(subject));
                schema.is_some_and(|schema| schema.get("title").is_some())
            }
        };
        self.category == category && is_meant
    }
}

/// Whether a subject such as `POST /pets/{} body#name` lies in a body whose schema has no type.
fn is_untyped_body(subject: &str, truth: &Value) -> bool {
    let Some((operation, _)) = subject.split_once(" body#") else {
        return false;
    };
    let Some((method, path)) = operation.split_once(' ') else {
        return false;
    };
    let paths = truth.get("paths").and_then(Value::as_object);
    let mut found = paths
        .into_iter()
        .flatten()
        .filter(|(own, _)| unnamed(own) == path);
    let item = found.next().map(|(_, item)| item);
    let operation = item.and_then(|item| item.get(method.to_ascii_lowercase()));
    let content = operation.and_then(|operation| operation.pointer("/requestBody/content"));
    let forms = content.and_then(Value::as_object);
    let mut schemas = forms
        .into_iter()
        .flatten()
        .filter_map(|(_, form)| form.get("schema"));
    schemas.any(|schema| schema.get("type").is_none() && schema.get("$ref").is_none())
}

/// A path with all placeholders alike.
fn unnamed(path: &str) -> String {
    let mut parts = path.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("{}");
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}

/// Whether an operation has a tag as its first.
fn is_first_tag(tag: &str, truth: &Value) -> bool {
    let paths = truth.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flat_map(serde_json::Map::values);
    let operations = items
        .filter_map(Value::as_object)
        .flat_map(serde_json::Map::values);
    let mut firsts = operations.filter_map(|operation| operation.pointer("/tags/0"));
    firsts.any(|first| first == tag)
}
