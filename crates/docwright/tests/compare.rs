//! What of a comparison counts, and what nothing needs any more.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

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

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
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
    let by_print = changes()[0].fingerprint();
    let cases = [
        (
            Ignore {
                rule: text("request-parameter-type-changed"),
                ..ignore()
            },
            2,
        ),
        (
            Ignore {
                rule: text("type-changed"),
                ..ignore()
            },
            3,
        ),
        (
            Ignore {
                subject: text("query parameter limit"),
                ..ignore()
            },
            1,
        ),
        (
            Ignore {
                subject: text("query parameter *"),
                ..ignore()
            },
            2,
        ),
        (
            Ignore {
                fingerprint: Some(by_print),
                ..ignore()
            },
            1,
        ),
        // A schema that two operations share is not one operation's alone.
        (
            Ignore {
                operation: text("GET /pets"),
                ..ignore()
            },
            2,
        ),
        (
            Ignore {
                operation: text("GET /pets*"),
                ..ignore()
            },
            4,
        ),
        (
            Ignore {
                operation: text("GET /pets*"),
                rule: text("property-removed"),
                ..ignore()
            },
            1,
        ),
        (
            Ignore {
                operation: text("GET /pets"),
                subject: text("*page"),
                ..ignore()
            },
            1,
        ),
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
        Ignore {
            rule: text("operation-removed"),
            ..ignore()
        },
        Ignore {
            operation: text("GET /cats"),
            ..ignore()
        },
        Ignore {
            rule: text("type-changed"),
            subject: text("age"),
            ..ignore()
        },
    ];
    let (settled, found) = settled(&unused, &Baseline::default());
    assert_eq!(settled.new.len(), 4);
    assert_eq!(found, ["unused-ignore"; 3]);
    let of_another_command = Ignore {
        rule: text("torn-row"),
        ..ignore()
    };
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
