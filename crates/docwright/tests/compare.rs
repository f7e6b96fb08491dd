//! What of a comparison counts, and what nothing needs any more.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use docwright::compare::baseline::{self, Baseline};
use docwright::compare::{Ignore, Settled, settle};
use docwright::drift::{self, Change, Severity};
use docwright::{Diagnostics, Source};
use docwright_model::{SourceId, Span};

const BASE: &str = r"
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}, age: {type: integer}}}
";

/// Two parameters and a property of a schema that two operations share are of other types, and one is gone.
fn changes() -> Vec<Change> {
    let head = BASE
        .replace(
            "limit, in: query, schema: {type: integer}",
            "limit, in: query, schema: {type: string}",
        )
        .replace(
            "page, in: query, schema: {type: integer}",
            "page, in: query, schema: {type: string}",
        )
        .replace("name: {type: string}", "name: {type: integer}")
        .replace(", age: {type: integer}", "");
    let read = |text: &str| {
        let source = Source::new("pets.yaml", text);
        docwright_spec::read(SourceId(0), &source, &mut Diagnostics::default()).unwrap()
    };
    let changes = drift::compare(&read(BASE), &read(&head), &drift::Options::default());
    assert_eq!(changes.len(), 4);
    changes
}

fn ignore() -> Ignore {
    Ignore {
        rule: None,
        operation: None,
        subject: None,
        fingerprint: None,
        reason: "it is known".to_owned(),
        span: Span::new(SourceId(0), 0..1),
    }
}

/// An entry of the list that gives those of rule, operation and subject that are not empty.
fn given(rule: &str, operation: &str, subject: &str) -> Ignore {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ignore {
        rule: text(rule),
        operation: text(operation),
        subject: text(subject),
        ..ignore()
    }
}

fn settled(ignores: &[Ignore], known: &Baseline) -> (Settled, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let settled = settle(changes(), ignores, known, &mut diagnostics);
    let total = settled.new.len() + settled.known.len() + settled.ignored.len();
    assert_eq!(total, 4, "every change is somewhere");
    let found = diagnostics.iter().map(|d| d.code.id.to_owned()).collect();
    (settled, found)
}

#[test]
fn all_that_is_given_must_hold() {
    let by_print = Ignore {
        fingerprint: changes().first().map(Change::fingerprint),
        ..ignore()
    };
    let cases = [
        (given("request-parameter-type-changed", "", ""), 2),
        (given("type-changed", "", ""), 3),
        (given("", "", "query parameter limit"), 1),
        (given("", "", "query parameter *"), 2),
        (by_print, 1),
        // A schema that two operations share is not one operation's alone.
        (given("", "GET /pets", ""), 2),
        (given("", "GET /pets*", ""), 4),
        (given("property-removed", "GET /pets*", ""), 1),
        (given("", "GET /pets", "*page"), 1),
    ];
    for (ignore, count) in cases {
        let (settled, found) = settled(std::slice::from_ref(&ignore), &Baseline::default());
        assert_eq!(settled.ignored.len(), count, "{ignore:?}");
        assert!(
            settled
                .ignored
                .iter()
                .all(|(_, reason)| reason == "it is known")
        );
        assert!(found.is_empty(), "{ignore:?}: {found:?}");
    }
}

#[test]
fn what_ignores_nothing_is_reported() {
    let unused = [
        given("operation-removed", "", ""),
        given("", "GET /cats", ""),
        given("type-changed", "", "age"),
    ];
    let (settled, found) = settled(&unused, &Baseline::default());
    assert_eq!(settled.new.len(), 4);
    assert_eq!(found, ["unused-ignore"; 3]);
    let of_another_command = given("torn-row", "", "");
    let (_, found) = self::settled(&[of_another_command], &Baseline::default());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_baseline_covers_what_is_no_graver() {
    let mut changes = changes();
    let known = Baseline::of(&changes);
    let (settled, found) = settled(&[], &known);
    assert_eq!((settled.known.len(), found.len()), (4, 0));

    // What was risky when the baseline was written counts once it breaks somebody.
    let was_breaking = changes[0].severity;
    assert_eq!(was_breaking, Severity::Breaking);
    changes[0].severity = Severity::Risky;
    let (settled, found) = self::settled(&[], &Baseline::of(&changes));
    assert_eq!(settled.known.len(), 3);
    assert_eq!(settled.new[0].fingerprint(), changes[0].fingerprint());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_baseline_is_the_same_after_writing_and_reading() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(baseline::FILE);
    let mut diagnostics = Diagnostics::default();
    let known = Baseline::of(&changes());
    baseline::write(&file, &known, &mut diagnostics).unwrap();
    let read = baseline::load(&file, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(read.to_json(), known.to_json());
    assert_eq!(baseline::default_file(folder.path()), file);

    // Whoever mends everything hears that the list is no longer needed.
    settle(Vec::new(), &[], &read, &mut diagnostics);
    assert_eq!(
        diagnostics
            .iter()
            .filter(|d| d.code.id == "stale-baseline")
            .count(),
        4
    );
}
