//! Text from docs becomes Rust only as text.

use serde_json::{Value, json};

use crate::support::{Made, Page, items, literals, names, openapi, row};

/// Text that would be code, a template or the end of a comment wherever it stood unescaped.
const EVIL: &str = "x\"]; fn evil(){} #[doc=\"\n} fn evil() {}\n*/ fn evil(){} /* '\"# \"## {{ evil }} {% evil %} {# evil #} \
    ${evil} \\u{22} ⟦\"*/\n#{{}}⟧ ' || evil() || '";

/// The tables and texts of a document in which anyone may write anything, by the key they stand under.
const TEXTS: [&str; 5] = ["description", "summary", "title", "example", "default"];

fn base() -> Value {
    let text = include_str!("../../../parser/tests/truth/petstore-like.openapi.json");
    let mut document: Value = serde_json::from_str(text).unwrap();
    // What the document itself never says.
    document["components"]["schemas"]["Extra"] = json!({
        "type": "object", "title": "t", "properties": { "a": { "type": "string", "example": "e", "default": "d", "pattern": "p" } }
    });
    document
}

/// Replaces every string under `key` by `text`, and counts them.
fn replace(value: &mut Value, key: &str, text: &str) -> usize {
    match value {
        Value::Object(members) => members
            .iter_mut()
            .map(|(name, member)| match member {
                Value::String(old) if name == key => {
                    text.clone_into(old);
                    1
                }
                Value::Array(list) if name == key && list.iter().all(Value::is_string) => {
                    for (index, old) in list.iter_mut().enumerate() {
                        *old = format!("{text}{index}").into();
                    }
                    list.len()
                }
                member => replace(member, key, text),
            })
            .sum(),
        Value::Array(list) => list
            .iter_mut()
            .map(|member| replace(member, key, text))
            .sum(),
        _ => 0,
    }
}

fn with(key: &str, text: &str) -> Made {
    let mut document = base();
    assert!(
        replace(&mut document, key, text) > 0,
        "nothing stands under {key}"
    );
    openapi(&document)
}

#[test]
fn f01_f02_text_that_looks_like_code_adds_no_item() {
    for key in TEXTS {
        let plain = with(key, "plain");
        let evil = with(key, EVIL);
        assert_eq!(items(&evil), items(&plain), "{key}");
        assert!(!names(&evil.rust(), "evil"), "{key}");
    }
}

#[test]
fn f03_the_end_of_a_comment_reads_back_as_text() {
    let made = with("description", "One */ two\nthree */ four");
    assert!(made.rust().contains("*/"));
    let found = literals(&made);
    for line in ["One */ two", "three */ four"] {
        assert!(found.iter().any(|text| text.contains(line)), "{line}");
    }
}

#[test]
fn f04_quotes_and_hashes_end_no_string() {
    for text in ["a\"#b", "a\"##b\"###", "\\", "\\\"", "a\\\nb", "\u{0}"] {
        // Values of enumerations stand in string literals, texts mostly in comments.
        for key in TEXTS.into_iter().chain(["enum"]) {
            with(key, text);
        }
    }
}

#[test]
fn f05_templates_in_text_are_not_filled_in() {
    let text = "{{ 7 * 7 }} {% if true %}yes{% endif %} {# gone #}";
    for key in ["title", "description"] {
        let made = with(key, text);
        let all: String = made
            .tree
            .iter()
            .map(|(_, bytes)| crate::support::text(bytes))
            .collect();
        assert!(all.contains("{{ 7 * 7 }}") && !all.contains("49 "), "{key}");
        assert!(
            all.contains("{# gone #}") && all.contains("{% endif %}"),
            "{key}"
        );
    }
}

#[test]
fn f06_a_value_of_an_enumeration_is_a_name_and_a_string() {
    let evil = [
        "a\"); evil((\"",
        "'; evil(); '",
        "\n",
        "",
        "a\"#",
        "{{ evil }}",
    ];
    let schema = json!({ "type": "string", "enum": evil });
    let made = openapi(&json!({
        "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
        "paths": { "/a": { "get": { "parameters": [{ "name": "p", "in": "query", "schema": schema }],
            "responses": { "200": { "description": "ok", "content": { "application/json":
                { "schema": { "$ref": "#/components/schemas/E" } } } } } } } },
        "components": { "schemas": { "E": schema } }
    }));
    assert!(!names(&made.rust(), "evil"));
    let found = literals(&made);
    for value in evil {
        assert!(found.iter().any(|text| text == value), "{value:?} is lost");
    }
}

#[test]
fn f10_no_text_names_a_rust_type() {
    let mut document = base();
    document["components"]["schemas"]["Evil"] = json!({
        "type": "object", "x-rust-type": "std::process::evil", "x-go-type": "evil", "x-go-type-import": { "path": "evil" },
        "properties": { "a": { "type": "string", "x-rust-type": "evil" } }
    });
    assert!(!names(&openapi(&document).rust(), "evil"));
    let page = Page::default().to_markdown();
    let made = crate::support::docs(&format!(
        "---\nx-rust-type: evil\nrust: {{type: evil}}\n---\n\n{page}"
    ));
    assert!(!names(&made.rust(), "evil"));
    assert_eq!(made.document()["paths"].as_object().unwrap().len(), 1);
}

#[test]
fn f40_marks_that_turn_text_around_do_not_reach_rust() {
    let turned = "a \u{202e}b\u{202c} \u{2066}c\u{2069} \u{2067}d \u{202a}e";
    // That no file holds such a mark is checked of every run.
    for key in TEXTS {
        with(key, turned);
    }
    let page = Page {
        summary: turned.to_owned(),
        description: turned.to_owned(),
        rows: vec![row(["`pet`", "path", "string", "true", turned])],
        meaning: turned.to_owned(),
        ..Page::default()
    };
    let made = page.make();
    assert!(!made.said().contains('\u{202e}'), "{}", made.said());
    let yaml = docwright::to_yaml(made.spec.as_ref().unwrap());
    assert!(!yaml.contains('\u{202e}'), "{yaml}");
}

/// A page for each place on it, with the text there.
#[expect(clippy::too_many_lines, reason = "a list of all places")]
fn evil_pages() -> Vec<Page> {
    let line = EVIL.replace('\n', " ").replace('|', "\\|");
    let evil = || line.clone();
    let cell = |at: usize| {
        let mut cells = row(["`pet`", "path", "string", "true", "The pet"]);
        cells[at] = evil();
        vec![row(["`pet`", "path", "string", "true", "The pet"]), cells]
    };
    let sample = json!({ EVIL: EVIL, "list": [EVIL] }).to_string();
    vec![
        Page {
            tag: evil(),
            ..Page::default()
        },
        Page {
            summary: evil(),
            ..Page::default()
        },
        Page {
            description: evil(),
            ..Page::default()
        },
        Page {
            description: EVIL.to_owned(),
            ..Page::default()
        },
        Page {
            path: format!("/pets/{{pet}}/{}", evil()),
            ..Page::default()
        },
        Page {
            rows: cell(0),
            ..Page::default()
        },
        Page {
            rows: cell(1),
            ..Page::default()
        },
        Page {
            rows: cell(2),
            ..Page::default()
        },
        Page {
            rows: cell(3),
            ..Page::default()
        },
        Page {
            rows: cell(4),
            ..Page::default()
        },
        Page {
            status: evil(),
            ..Page::default()
        },
        Page {
            meaning: evil(),
            ..Page::default()
        },
        Page {
            sample,
            ..Page::default()
        },
        Page {
            sample: EVIL.to_owned(),
            ..Page::default()
        },
    ]
}

#[test]
fn p9_text_anywhere_on_a_page_stays_text() {
    for page in evil_pages() {
        let made = page.make();
        assert!(!names(&made.rust(), "evil"), "{}", page.to_markdown());
        assert!(!made.said().contains('\u{1b}'));
    }
}

#[test]
fn p9_names_and_addresses_of_a_document_stay_text() {
    for key in [
        "operationId",
        "tags",
        "name",
        "url",
        "enum",
        "version",
        "format",
        "pattern",
        "type",
        "in",
        "required",
        "$ref",
    ] {
        let mut document = base();
        assert!(
            replace(&mut document, key, EVIL) > 0,
            "nothing stands under {key}"
        );
        let made = openapi(&document);
        assert!(!names(&made.rust(), "evil"), "{key}");
    }
    for parent in [
        "paths",
        "schemas",
        "properties",
        "responses",
        "content",
        "parameters",
        "securitySchemes",
    ] {
        let mut document = base();
        rename(&mut document, parent);
        let made = openapi(&document);
        assert!(!names(&made.rust(), "evil"), "{parent}");
    }
}

/// Puts the text into every key below a member called `parent`.
fn rename(value: &mut Value, parent: &str) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                rename(member, parent);
                if let Value::Object(named) = member
                    && name == parent
                {
                    let old = std::mem::take(named);
                    *named = old
                        .into_iter()
                        .map(|(key, value)| (format!("{key}{EVIL}"), value))
                        .collect();
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|member| rename(member, parent)),
        _ => {}
    }
}
