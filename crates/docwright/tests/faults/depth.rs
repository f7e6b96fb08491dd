//! Floods and depths: read in time that grows with the text, and never a stack that ends.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{Page, docs, openapi, within};

/// Makes a text of so many parts.
type Flood = fn(usize) -> String;

/// Texts that some reader of Markdown needed time for that grows faster than they do, made of `n` parts.
const FLOODS: &[(&str, Flood)] = &[
    ("quotes", |n| ">".repeat(n)),
    ("quoted lines", |n| "> > > x\n".repeat(n / 4)),
    ("lists", |n| {
        (0..n.min(2000)).fold(String::new(), |text, depth| {
            text + &"  ".repeat(depth % 200) + "- x\n"
        })
    }),
    ("emphasis", |n| "*a **a ".repeat(n / 4)),
    ("brackets", |n| "[".repeat(n)),
    ("links", |n| "[a](".repeat(n / 2)),
    ("images", |n| "![a](<".repeat(n / 2)),
    ("code spans", |n| {
        (0..n / 40).fold(String::new(), |text, length| {
            text + "e" + &"`".repeat(length % 60)
        })
    }),
    ("tags", |n| "<a href=\"".repeat(n / 4)),
    ("comments", |n| "<!--".repeat(n / 2)),
    ("entities", |n| "&amp".repeat(n / 2)),
    ("headings", |n| "# a\n".repeat(n / 2)),
    ("headings in an introduction", |n| {
        let generator = "<!-- Generator: Widdershins v4.0.1 -->\n\n<h1 id=\"a\">A</h1>\n\n";
        generator.to_owned() + &"## b\n\nwords\n\n".repeat(n / 4)
    }),
    ("fences", |n| "```json\n{\n".repeat(n / 4)),
    ("tables", |n| "|a|b|\n|-|-|\n".repeat(n / 8)),
    ("cells", |n| {
        format!("|{}\n|{}\n", "a|".repeat(n / 4), "-|".repeat(n / 4))
    }),
    ("rows", |n| format!("|a|\n|-|\n{}", "|b|\n".repeat(n / 4))),
    ("request lines", |n| "`GET /a`\n\n".repeat(n / 8)),
    ("footnotes", |n| "[^a]\n\n".repeat(n / 4)),
    ("one line", |n| {
        "## A ### B `GET /a` | a | b | ".repeat(n / 16)
    }),
    ("marks of depth", |n| {
        format!(
            "|Name|Type|\n|---|---|\n{}",
            "|»»»» a|string|\n".repeat(n / 8)
        )
    }),
];

fn seconds(text: &str) -> f64 {
    let started = Instant::now();
    docs(text);
    started.elapsed().as_secs_f64()
}

#[test]
fn f26_quotes_and_lists_of_any_depth_are_read() {
    let page = Page::default().to_markdown();
    for flood in [
        ">".repeat(1_000_000),
        "- ".repeat(80_000),
        "> - 1. ".repeat(30_000),
        "<div>".repeat(50_000),
        "*".repeat(200_000),
    ] {
        within(Duration::from_secs(20), || {
            docs(&format!("{page}\n\n{flood}\n"))
        });
    }
    let made = docs(&format!("{page}\n\n{}x\n", "> ".repeat(500)));
    assert!(made.has("nested-too-deep"), "{}", made.said());
    assert_eq!(made.document()["paths"].as_object().unwrap().len(), 1);
}

#[test]
fn f27_twice_the_flood_takes_no_more_than_its_time() {
    for (name, flood) in FLOODS {
        // The machine may be busy with something else, so the best of a few runs counts, and a slow one is asked again.
        let best = |n: usize| {
            let runs = (0..3).map(|_| seconds(&flood(n)));
            runs.fold(f64::MAX, f64::min)
        };
        let grows = |_| {
            let (one, four) = (best(4_000), best(16_000));
            four > 0.1 && four / one > 7.0
        };
        assert!(
            !(0..4).all(grows),
            "{name}: four times the text takes more than seven times as long"
        );
    }
}

#[test]
fn f28_spans_stand_in_their_text() {
    // That every place of every finding is in the text is checked of each run; these texts gave others once.
    for text in [
        "- \n\n- [ ] b ",
        "- \n\n- [ ] b \n\n`GET /a`\n",
        "\t- a\n\t\t- b\n",
        "a\n:   b\n\n:   c\n",
        "> |a|\n|-|\n",
        "| é |\n|--|\n| ü",
        "\u{feff}# A\r",
        "<a\n>é</a",
        "[^1]: a\n\n    b",
    ] {
        docs(text);
        docs(&format!("{}\n{text}", Page::default().to_markdown()));
    }
}

#[test]
fn f29_values_of_any_depth_reach_no_parser_of_rust() {
    for depth in [100, 3_000, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = if open == "[" { "" } else { "1" };
            let sample = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            within(Duration::from_secs(20), || {
                let made = Page {
                    sample,
                    ..Page::default()
                }
                .make();
                assert!(
                    depth < 1_000 || made.has("bad-sample") || made.has("nested-too-deep"),
                    "{}",
                    made.said()
                );
            });
        }
    }
    for depth in [50, 120] {
        let mut schema: Value = json!({ "type": "string" });
        for _ in 0..depth {
            schema = json!({ "type": "array", "items": schema });
        }
        let mut object: Value = json!({ "type": "string" });
        for _ in 0..depth {
            object = json!({ "type": "object", "properties": { "a": object } });
        }
        let media = |schema: &Value| json!({ "application/json": { "schema": schema } });
        within(Duration::from_secs(20), || {
            openapi(&json!({
                "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
                "paths": { "/a": { "post": { "requestBody": { "content": media(&schema) },
                    "responses": { "200": { "description": "ok", "content": media(&object) } } } } }
            }))
        });
    }
    let text = format!(
        "{{\"openapi\": \"3.0.3\", \"paths\": {{}}, \"components\": {{\"schemas\": {{\"A\": {}{{}}{} }}}}}}",
        "{\"type\": \"array\", \"items\": ".repeat(3_000),
        "}".repeat(3_000)
    );
    within(Duration::from_secs(20), || {
        crate::support::make(&[("api.json", text.as_bytes())])
    });
}

#[test]
fn f29_chains_of_references_of_any_length_end() {
    const LENGTH: usize = 6_000;
    let ends = [
        json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
        json!({ "type": "array", "items": { "type": "string" } }),
        json!({ "$ref": "#/components/schemas/S0" }),
    ];
    for (end, is_reversed) in ends.iter().flat_map(|end| [(end, false), (end, true)]) {
        let link = |to: usize| json!({ "$ref": format!("#/components/schemas/S{to}") });
        let mut schemas: Vec<(String, Value)> = (0..LENGTH)
            .map(|from| (format!("S{from}"), link(from + 1)))
            .chain([(format!("S{LENGTH}"), end.clone())])
            .collect();
        if is_reversed {
            schemas.reverse();
        }
        let schemas: serde_json::Map<String, Value> = schemas.into_iter().collect();
        within(Duration::from_secs(20), || {
            openapi(&json!({
                "openapi": "3.0.3", "info": { "title": "t", "version": "1" },
                "paths": { "/a": { "get": { "responses": { "200": { "description": "ok",
                    "content": { "application/json": { "schema": link(0) } } } } } } },
                "components": { "schemas": schemas }
            }))
        });
    }
}

#[test]
fn f29_marks_of_depth_in_tables_end() {
    let mut rows = String::new();
    for depth in 0..3_000 {
        writeln!(
            rows,
            "| {} a{depth} | object | false | none | none |",
            "»".repeat(depth)
        )
        .unwrap();
    }
    let page = format!(
        "{}\n### Response Schema\n\nStatus Code **200**\n\n| Name | Type | Required | Restrictions | Description |\n\
        |---|---|---|---|---|\n{rows}\n",
        Page::default().to_markdown()
    );
    within(Duration::from_secs(30), || docs(&page));
}

#[test]
fn f30_tables_of_any_size_are_read() {
    let page = Page::default().to_markdown();
    for table in [
        format!(
            "|{}\n|{}\n|{}\n",
            "a|".repeat(100_000),
            "-|".repeat(100_000),
            "b|".repeat(100_000)
        ),
        format!("|a|\n|-|\n|{}|\n", "x".repeat(4_000_000)),
        format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(200_000)),
        format!(
            "|{}\n|{}\n{}",
            "a|".repeat(2_000),
            "-|".repeat(2_000),
            "|b|\n".repeat(2_000)
        ),
    ] {
        within(Duration::from_secs(60), || {
            docs(&format!("{page}\n\n{table}"))
        });
    }
}

#[test]
fn f64_thousands_of_operations_take_time_that_grows_with_them() {
    let page = |count: usize| {
        let one = Page::default().to_markdown();
        let (head, operation) = one.split_once("\n## ").unwrap();
        let mut text = head.to_owned();
        for index in 0..count {
            let path = format!("/pets{index}/");
            let operation = operation.replace("/pets/", &path);
            let summary = format!("Get pet {index}");
            text += "\n## ";
            text += &operation.replace("Get a pet", &summary);
        }
        text
    };
    let (small, large) = (page(100), page(400));
    let best = |page: &str| (0..3).map(|_| seconds(page)).fold(f64::MAX, f64::min);
    let (one, four) = (best(&small), best(&large));
    assert!(
        four / one < 8.0,
        "{one:.2} s for 100 operations, {four:.2} s for 400"
    );
}
