//! What is not certain, or never said, counts for less, and a change names all it reaches.

use docwright_drift::{Change, Facet, Limit, Manner, Options, Scope, Severity, Unstated, compare};
use docwright_model::{Diagnostics, Source, SourceId};
use docwright_spec::{Spec, read};

use crate::edits;

/// A document whose parts say how they are known, as docs leave it behind.
const KNOWN: &str = r"
openapi: 3.0.3
info: {title: T, version: '1'}
x-docwright-source: {input: docs}
paths:
  /a:
    get:
      x-docwright-source: {basis: stated}
      parameters:
        - {name: n, in: query, schema: {type: integer, maximum: 5}}
        - name: l
          in: query
          schema: {type: array, items: {type: string, enum: [x, y]}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
  /b:
    get:
      x-docwright-source: {basis: stated}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
components:
  schemas:
    A:
      x-docwright-source: {basis: stated}
      type: object
      required: [sure, guess]
      properties:
        sure: {type: string}
        guess:
          x-docwright-source: {basis: inferred}
          type: string
";

fn spec(text: &str) -> Spec {
    let mut findings = Diagnostics::default();
    let spec = read(SourceId(0), &Source::new("known.yaml", text), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    spec.unwrap()
}

fn change(from: &str, to: &str, options: &Options) -> Change {
    assert!(KNOWN.contains(from));
    let head = KNOWN.replacen(from, to, 1);
    let mut changes = compare(&spec(KNOWN), &spec(&head), options);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    changes.remove(0)
}

#[test]
fn an_inferred_fact_is_never_breaking() {
    let sure = change(
        "sure: {type: string}",
        "sure: {type: integer}",
        &Options::default(),
    );
    assert_eq!((sure.severity, sure.limit), (Severity::Breaking, None));
    let guess = change(
        "basis: inferred}\n          type: string",
        "basis: inferred}\n          type: integer",
        &Options::default(),
    );
    assert_eq!(guess.id, "response-type-changed");
    assert_eq!(
        (guess.severity, guess.limit),
        (Severity::Risky, Some(Limit::Uncertain))
    );
}

#[test]
fn what_a_side_never_says_concerns_only_the_docs() {
    let limits = |facet: Facet| Options {
        head: Manner {
            unstated: Unstated::from_iter([facet]),
            ..Manner::default()
        },
        ..Options::default()
    };
    let said = change("maximum: 5", "maximum: 4", &Options::default());
    assert_eq!(said.severity, Severity::Breaking);
    let unsaid = change("maximum: 5", "maximum: 4", &limits(Facet::Limits));
    assert_eq!(
        (unsaid.severity, unsaid.limit),
        (Severity::DocsOnly, Some(Limit::Unstated))
    );
    let items = change("enum: [x, y]", "enum: [x]", &limits(Facet::ItemEnum));
    assert_eq!(items.severity, Severity::DocsOnly);
    let items = change("enum: [x, y]", "enum: [x]", &limits(Facet::Limits));
    assert_eq!(items.severity, Severity::Breaking);
}

#[test]
fn every_facet_has_a_word_of_its_own() {
    for &facet in Facet::ALL {
        assert_eq!(Facet::parse(facet.as_str()), Some(facet));
    }
    assert_eq!(Facet::parse("nothing"), None);
}

#[test]
fn a_shared_schema_is_reported_once_with_all_it_reaches() {
    let change = change(
        "sure: {type: string}",
        "sure: {type: integer}",
        &Options::default(),
    );
    assert_eq!(change.scope, Scope::Schema("A".to_owned()));
    assert_eq!(change.subject, "sure");
    assert_eq!(change.operations, ["GET /a", "GET /b"]);
    let pointer = "/components/schemas/A/properties/sure/type";
    assert_eq!(change.base.pointer.as_str(), pointer);
    assert_eq!(change.head.pointer.as_str(), pointer);
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_names_stay() {
    let moved = KNOWN.replace("components:", "\n\n# further down\ncomponents:");
    let head = moved.replacen("sure: {type: string}", "sure: {type: boolean}", 1);
    let later = compare(&spec(&moved), &spec(&head), &Options::default());
    let now = change(
        "sure: {type: string}",
        "sure: {type: integer}",
        &Options::default(),
    );
    assert_eq!(later[0].fingerprint(), now.fingerprint());
    let origin = later[0].base.origin.as_ref().unwrap();
    assert_ne!(
        Some(origin.span()),
        now.base.origin.as_ref().map(docwright_model::Origin::span)
    );
    let other = change("maximum: 5", "maximum: 4", &Options::default());
    assert_ne!(other.fingerprint(), now.fingerprint());
}

#[test]
fn no_two_changes_of_a_document_have_one_fingerprint() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let specs =
        ["workshop.yaml", "lab.yaml"].map(|name| edits::read(&edits::load(&folder.join(name))));
    let changes = compare(&specs[0], &specs[1], &Options::default());
    let mut prints: Vec<String> = changes.iter().map(Change::fingerprint).collect();
    assert!(prints.len() > 5);
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), changes.len());
}
