//! No text makes reading fail: a document damaged in one place is read without that place, and any text is answered.

use docwright_model::{Diagnostic, Diagnostics, Source, SourceId, Sources};
use docwright_spec::{Pointer, annotate, codes, read, to_json, to_yaml};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Every pointer of a value but the root.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(items) => (0..items.len()).map(|i| i.to_string()).zip(items).collect(),
        _ => Vec::new(),
    };
    for (key, value) in members {
        let key = key.replace('~', "~0").replace('/', "~1");
        let pointer = format!("{at}/{key}");
        pointers(value, &pointer, all);
        all.push(pointer);
    }
}

fn wreckage() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(true),
        json!(7),
        json!(1.5),
        json!("text"),
        json!([]),
        json!({}),
        json!([{}]),
        json!([7]),
        json!({"$ref": 7}),
        json!({"$ref": "#/nowhere"}),
        json!({"type": ["string", "null"]}),
        json!({"x-docwright-source": {"basis": "assumed", "facets": {"a": 1}}}),
        json!({"x-docwright-source": 1}),
    ])
}

proptest! {
    #[test]
    fn one_damaged_place_costs_only_itself(
        which in any::<Index>(),
        wreck in wreckage(),
        as_json in any::<bool>(),
    ) {
        let sound = Source::new("sound", include_str!("read/sound.yaml"));
        let sound = read(SourceId(0), &sound, &mut Diagnostics::default()).unwrap();
        let mut document: Value = serde_json::from_str(&to_json(&sound)).unwrap();
        let mut all = Vec::new();
        pointers(&document, "", &mut all);
        all.retain(|pointer| pointer != "/openapi");
        let pointer = which.get(&all);
        *document.pointer_mut(pointer).unwrap() = wreck;
        let text = if as_json {
            document.to_string()
        } else {
            serde_yaml::to_string(&document).unwrap()
        };
        let mut sources = Sources::default();
        let id = sources.add(Source::new("damaged", text.clone()));
        let mut findings = Diagnostics::default();
        let spec = read(id, sources.get(id).unwrap(), &mut findings);
        let spec = spec.unwrap_or_else(|| panic!("{findings:?}\n{text}"));
        for finding in &findings {
            prop_assert!(sources.text(finding.span.unwrap()).is_some(), "{finding:?}");
        }
        let again = Source::new("again", to_yaml(&annotate(&spec, &sources)));
        let mut findings = Diagnostics::default();
        let again = read(id, &again, &mut findings).unwrap();
        // A reference that leads nowhere still does.
        let dangles = |finding: &Diagnostic| {
            [codes::DANGLING_REFERENCE, codes::UNREAD_FILE].contains(&finding.code)
        };
        prop_assert!(findings.iter().all(dangles), "{findings:?}\n{text}");
        prop_assert_eq!(again.document(), spec.document());
    }

    #[test]
    fn any_text_is_answered(text in any::<String>(), prefix in select(vec!["", "{", "openapi: 3.0.0\n", "- "])) {
        let source = Source::new("text", format!("{prefix}{text}"));
        let mut findings = Diagnostics::default();
        let spec = read(SourceId(0), &source, &mut findings);
        prop_assert!(spec.is_some() || findings.has_errors());
        for finding in &findings {
            prop_assert!(source.text().get(finding.span.unwrap().range()).is_some());
        }
    }
}

/// Looked at one at a time, each with all that is known of the document, they would take minutes.
#[test]
fn many_bad_items_cost_no_more_than_as_many_good_ones() {
    const MANY: usize = 5_000;
    let parameter = |index: usize| {
        let place = if index.is_multiple_of(2) {
            "nowhere"
        } else {
            "query"
        };
        json!({"name": format!("p{index}"), "in": place, "schema": {"type": "string"}})
    };
    let parameters: Vec<Value> = (0..MANY).map(parameter).collect();
    let schema = |index: usize| {
        (
            format!("S{index}"),
            json!({"allOf": [7, {"type": "string"}]}),
        )
    };
    let schemas: serde_json::Map<String, Value> = (0..MANY).map(schema).collect();
    let text = json!({
        "openapi": "3.0.3",
        "info": {"title": "", "version": ""},
        "paths": {"/a": {"get": {"parameters": parameters, "responses": {}}}},
        "components": {"schemas": schemas},
    });
    let source = Source::new("many.json", text.to_string());
    let mut findings = Diagnostics::default();
    let spec = read(SourceId(0), &source, &mut findings).unwrap();
    assert_eq!(findings.iter().count(), 2 * MANY);
    let last = "/paths/~1a/get/parameters/2499";
    let span = spec.origins().get(&Pointer::from(last)).unwrap().span();
    let shown = source.text().get(span.unwrap().range()).unwrap();
    assert!(shown.contains("p4999"), "{shown}");
}
