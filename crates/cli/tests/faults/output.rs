//! What a page can do to a terminal, a log or an annotation: nothing.

use crate::program::{PAGE, Place, run};

/// Sequences that a terminal would obey: colours, a title, the clipboard, a link, an eight-bit introducer, a return.
const SEQUENCES: &str =
    "\u{1b}[31m\u{1b}]0;t\u{7}\u{1b}]52;c;AAAA\u{7}\u{1b}]8;;http://x\u{1b}\\\u{9b}2J\r\u{8}";

#[test]
fn f53_nothing_in_a_page_or_its_name_reaches_the_terminal() {
    let place = Place::new();
    let name = "docs/p\u{1b}[31mets\u{9b}2J.md";
    let page = PAGE.replace("string(uuid)", &SEQUENCES.replace('\r', ""));
    place.put(
        name,
        page.replace("### Parameters", &format!("### {SEQUENCES}")),
    );
    for arguments in [
        &["spec", "docs", "--all-diagnostics"][..],
        &["rust", "docs", "--out", "out"],
        &["dump", "docs", "--stage", "api"],
        &["explain", "docs", SEQUENCES],
        &["spec", SEQUENCES],
    ] {
        let ended = run(&mut place.command(arguments));
        for text in [&ended.stdout, &ended.stderr] {
            let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
            assert!(!text.contains(obeyed), "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn f54_no_text_forges_an_annotation() {
    let place = Place::new();
    let forged = "x%0A::error file=secret,line=1::gone\n::warning::y";
    let spec = |path: &str, text: &str| {
        let parameter = serde_json::json!({ "name": text, "in": "query", "required": true, "schema": { "type": "string" } });
        let parameters = if text.is_empty() {
            vec![]
        } else {
            vec![parameter]
        };
        let operation = serde_json::json!({ "summary": text, "parameters": parameters,
            "responses": { "200": { "description": "ok" } } });
        place.put(
            path,
            serde_json::json!({ "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
            "paths": { "/a": { "get": operation } } })
            .to_string(),
        );
    };
    spec("old.json", "");
    spec("new:,%0A::error::.json", forged);
    let ended = place.run(&[
        "diff",
        "old.json",
        "new:,%0A::error::.json",
        "--format",
        "github",
    ]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    assert!(!ended.stdout.is_empty());
    for line in ended.stdout.lines() {
        // What an annotation says is the program's: a place in one of the two files, then the message.
        let place = ["::error file=", "::warning file=", "::notice file="];
        let place = place.iter().find_map(|start| line.strip_prefix(start));
        let file = place.unwrap_or_else(|| panic!("{line}"));
        assert!(
            file.starts_with("old.json")
                || file.starts_with("new%3A%2C%250A%3A%3Aerror%3A%3A.json"),
            "{line}"
        );
    }
}
