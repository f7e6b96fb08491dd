//! Line ends, marks and table rows in every state: the same facts, or a word about what was lost.

use crate::support::{Made, Page, docs, row};

fn page() -> Page {
    Page {
        rows: vec![
            row(["`pet`", "path", "string", "true", "The pet"]),
            row(["`size`", "query", "integer", "false", "How big"]),
        ],
        description: "Gets a pet.\n\nWith all *it* has.".to_owned(),
        ..Page::default()
    }
}

fn yaml(made: &Made) -> String {
    docwright::to_yaml(made.spec.as_ref().unwrap())
}

#[test]
fn f25_line_ends_of_every_kind_give_the_same_facts() {
    let text = page().to_markdown();
    let plain = docs(&text);
    for (name, other) in [
        ("CRLF", text.replace('\n', "\r\n")),
        ("CR", text.replace('\n', "\r")),
        ("mixed", text.replace("\n\n", "\r\n\n")),
        ("BOM", format!("\u{feff}{text}")),
        ("no last line end", text.trim_end().to_owned()),
        ("blanks", text.replace('\n', " \n")),
    ] {
        let made = docs(&other);
        assert_eq!(yaml(&made), yaml(&plain), "{name}\n{}", made.said());
        assert!(!made.rust().contains('\r'), "{name}");
        let annotated = |made: &Made| {
            let spec = docwright_spec::annotate(made.spec.as_ref().unwrap(), &made.inputs.sources);
            docwright::to_yaml(&spec)
        };
        let lines = |made: &Made| annotated(made).matches("page.md:").count();
        assert_eq!(lines(&made), lines(&plain), "{name}");
    }
    for end in ['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}'] {
        let made = docs(&text.replace("How big", &format!("How{end}big")));
        assert!(yaml(&made).contains("/pets/{pet}"));
        assert!(made.rust().contains("size"));
    }
}

#[test]
fn f65_rows_with_more_or_fewer_cells_say_what_was_lost() {
    let with = |row: &str| {
        docs(
            &page()
                .to_markdown()
                .replace("| `size` | query | integer | false | How big |", row),
        )
    };
    let fewer = with("| `size` | query |");
    assert!(fewer.has("missing-cells"), "{}", fewer.said());
    let more = with("| `size` | query | integer | false | How big | or | small |");
    assert!(more.has("surplus-cells"), "{}", more.said());
    for (row, text) in [
        (
            "| `size` | query | integer | false | big \\| small |",
            "big | small",
        ),
        (
            "| `size` | query | integer | false | `big \\| small` |",
            "big | small",
        ),
    ] {
        let made = with(row);
        assert!(!made.has("surplus-cells"), "{}", made.said());
        assert!(yaml(&made).contains(text), "{}", yaml(&made));
    }
}

#[test]
fn p8_every_part_says_where_it_comes_from() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for docs in [
        "input-docs/coder",
        "input-docs/coder-recovered",
        "input-docs/petstore-like",
    ] {
        let mut diagnostics = docwright::Diagnostics::default();
        let inputs = docwright::inputs::read(&[docs.to_owned()], &root, &mut diagnostics);
        let settings = docwright::Settings::default();
        let reading = docwright::pipeline::read(&inputs, &settings, &mut diagnostics).unwrap();
        let origins = reading.spec.origins();
        let mut parts = 0;
        for (pointer, origin) in origins.iter() {
            parts += 1;
            let is_assumed = origin.basis == docwright_model::Basis::Assumed;
            assert!(
                is_assumed || !origin.evidence.is_empty(),
                "{docs}: {pointer:?} comes from nowhere"
            );
            for span in &origin.evidence {
                let text = inputs.sources.text(*span);
                assert!(
                    text.is_some_and(|text| !text.is_empty()),
                    "{docs}: {pointer:?} at {span:?}"
                );
            }
        }
        assert!(parts > 100, "{docs}: {parts}");
        let value = docwright_spec::to_value(&reading.spec);
        assert_all_known(&value, &docwright_spec::Pointer::root(), origins);
    }
}

/// Every part of a document has an origin of its own or one above it.
fn assert_all_known(
    value: &serde_json::Value,
    pointer: &docwright_spec::Pointer,
    origins: &docwright_spec::Origins,
) {
    // The root's own origin says nothing about what stands in paths and components.
    let mut at = Some(pointer.clone());
    while let Some(above) = at.take().filter(|at| origins.get(at).is_none()) {
        at = above.parent();
        let is_part = above.steps().count() > 1;
        assert!(
            !is_part || at.as_ref().is_some_and(|at| at.steps().count() > 0),
            "{pointer:?}"
        );
    }
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                assert_all_known(value, &pointer.join(key), origins);
            }
        }
        serde_json::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                assert_all_known(value, &pointer.join(index), origins);
            }
        }
        _ => {}
    }
}
