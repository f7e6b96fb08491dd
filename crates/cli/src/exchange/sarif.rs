//! SARIF 2.1.0, which code scanning services read.

use docwright::visible;
use serde_json::{Map, Value, json};

use super::{Entry, Level, Place, Run};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(run: &Run) -> String {
    let mut rules: Vec<&Entry> = Vec::new();
    for entry in &run.entries {
        if rules.iter().all(|known| known.rule != entry.rule) {
            rules.push(entry);
        }
    }
    let results: Vec<Value> = run
        .entries
        .iter()
        .map(|entry| {
            let index = rules.iter().position(|known| known.rule == entry.rule);
            result(entry, index)
        })
        .collect();
    let rules: Vec<Value> = rules.into_iter().map(rule).collect();
    let value = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "docwright",
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "automationDetails": {"id": format!("{}/", run.command)},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{value:#}\n")
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.rule,
        "shortDescription": {"text": entry.about},
        "helpUri": entry.page,
    })
}

fn result(entry: &Entry, rule: Option<usize>) -> Value {
    let mut value = json!({
        "ruleId": entry.rule,
        "ruleIndex": rule,
        "level": match entry.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        },
        "message": {"text": visible(&entry.message)},
        "properties": {"severity": entry.severity},
    });
    let Some(members) = value.as_object_mut() else {
        return value;
    };
    if let Some(place) = &entry.place {
        members.insert("locations".to_owned(), json!([location(place)]));
    }
    if !entry.related.is_empty() {
        let related = entry.related.iter().map(|(word, place)| {
            let mut value = location(place);
            value.insert("message".to_owned(), json!({"text": visible(word)}));
            value
        });
        members.insert("relatedLocations".to_owned(), related.collect());
    }
    if let Some(print) = &entry.fingerprint {
        members.insert(
            "partialFingerprints".to_owned(),
            json!({"docwright/v1": print}),
        );
    }
    if let Some(reason) = &entry.accepted {
        let accepted = json!([{"kind": "external", "justification": visible(reason)}]);
        members.insert("suppressions".to_owned(), accepted);
    }
    value
}

fn location(place: &Place) -> Map<String, Value> {
    let mut physical = Map::new();
    physical.insert(
        "artifactLocation".to_owned(),
        json!({"uri": uri(&place.file)}),
    );
    if let Some((line, column)) = place.at {
        physical.insert(
            "region".to_owned(),
            json!({"startLine": line, "startColumn": column}),
        );
    }
    let mut location = Map::new();
    location.insert("physicalLocation".to_owned(), Value::Object(physical));
    location
}

/// A path as a reference: what has no place in one is escaped, and an absolute path says that it is a file.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'))
    {
        // Else the part before the colon would be taken for a scheme.
        uri.push_str("./");
    }
    for &byte in path.as_bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte);
        if is_plain {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                uri.push(digit.to_ascii_uppercase());
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{render, uri};
    use crate::exchange::{Entry, Level, Place, Run};

    fn entry(rule: &str, at: Option<(u32, u32)>) -> Entry {
        let place = Place {
            file: "a folder/page.md".to_owned(),
            at,
        };
        Entry {
            level: Level::Warning,
            severity: "risky",
            fails: false,
            rule: rule.to_owned(),
            about: "A value is of another type.",
            page: "https://example.com/rules#type-changed".to_owned(),
            message: "it \u{1b}[31mchanged".to_owned(),
            place: Some(place.clone()),
            related: vec![("in the base".to_owned(), place)],
            fingerprint: Some("0123456789abcdef".to_owned()),
            accepted: Some("known".to_owned()),
        }
    }

    fn check_location(location: &Value) {
        let physical = &location["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "a%20folder/page.md");
        if let Some(region) = physical.get("region") {
            assert!(region["startLine"].as_u64() >= Some(1), "{region}");
            assert!(region["startColumn"].as_u64() >= Some(1), "{region}");
        }
    }

    /// What the schema of SARIF 2.1.0 asks of the members that are written.
    #[test]
    fn the_log_holds_what_the_standard_asks_for() {
        let entries = vec![
            entry("one", Some((1, 1))),
            entry("two", None),
            entry("one", Some((7, 3))),
        ];
        let text = render(&Run {
            command: "docwright diff",
            entries,
        });
        let log: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "docwright");
        assert!(run["automationDetails"]["id"].is_string());
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = driver["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), 2, "each rule stands once");
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), 3);
        for result in results {
            let index = result["ruleIndex"].as_u64().expect("an index");
            let rule = rules.get(usize::try_from(index).expect("a small index"));
            assert_eq!(rule.map(|rule| &rule["id"]), Some(&result["ruleId"]));
            assert_eq!(result["level"], "warning");
            let message = result["message"]["text"].as_str().expect("a message");
            assert!(!message.contains('\u{1b}'), "{message}");
            assert!(result["partialFingerprints"]["docwright/v1"].is_string());
            assert_eq!(result["suppressions"][0]["kind"], "external");
            for key in ["locations", "relatedLocations"] {
                let all = result[key].as_array().expect("locations");
                assert!(!all.is_empty());
                all.iter().for_each(check_location);
            }
        }
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("docs/pets.md"), "docs/pets.md");
        assert_eq!(uri("/tmp/a b.md"), "file:///tmp/a%20b.md");
        assert_eq!(uri("git:HEAD:docs/é.md"), "./git:HEAD:docs/%C3%A9.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("100%#1?.md"), "100%25%231%3F.md");
    }
}
