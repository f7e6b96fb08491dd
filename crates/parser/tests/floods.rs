//! Tables of any length are read in time that grows as they do.

use std::time::Instant;

use docwright_model::{Diagnostics, Source, Sources};

/// Makes a page of so many rows.
type Flood = fn(usize) -> String;

const FLOODS: &[(&str, Flood)] = &[
    ("parameters", |n| {
        let head = "### Code samples\n\n`GET /a`\n\n### Parameters\n\n";
        let columns = "|Name|In|Type|Required|Description|\n|-|-|-|-|-|\n";
        let rows = rows(n, |at| format!("|`p{at}`|query|string|false|x|\n"));
        format!("# A\n\n## X\n\n{head}{columns}{rows}")
    }),
    ("fields of a body", |n| {
        let rows = rows(n, |at| format!("|`p{at}`|string|x|\n"));
        format!("# A\n\n## X\n\n`POST /x`\n\n|Name|Type|About|\n|-|-|-|\n{rows}")
    }),
    ("fields of fields", |n| {
        let rows = rows(n / 2, |at| {
            format!("|`p{at}`|object|x|\n|`p{at}.a`|string|x|\n")
        });
        format!("# A\n\n## X\n\n`POST /x`\n\n|Name|Type|About|\n|-|-|-|\n{rows}")
    }),
    ("fields of a sample", |n| {
        let fields: Vec<String> = (0..n)
            .map(|at| format!("\"p{at}\": {{\"x\": 1}}"))
            .collect();
        let rows = rows(n, |at| format!("|p{at}|object|false|none|none|\n"));
        let columns = "|Name|Type|Required|Restrictions|Description|\n|-|-|-|-|-|\n";
        let operation = "# A\n\n## X\n\n### Code samples\n\n`GET /a`\n\n";
        let schema = "# Schemas\n\n## S\n\n```json\n{";
        let fields = fields.join(",");
        format!("{operation}{schema}{fields}}}\n```\n\n### Properties\n\n{columns}{rows}")
    }),
    ("ticks in a heading", |n| {
        format!("# A\n\n`GET /a`\n\n## {}\n\nwords\n", "`".repeat(n))
    }),
];

fn rows(n: usize, row: fn(usize) -> String) -> String {
    (0..n).map(row).collect()
}

fn seconds(text: &str) -> f64 {
    let mut sources = Sources::default();
    sources.add(Source::new("page.md", text));
    let options = docwright_parser::Options::default();
    let started = Instant::now();
    let api = docwright_parser::read(&sources, &options, &mut Diagnostics::default());
    assert_eq!(api.operations.len(), 1, "the page was not read");
    started.elapsed().as_secs_f64()
}

#[test]
fn four_times_the_rows_take_no_more_than_seven_times_as_long() {
    for (name, flood) in FLOODS {
        // The machine may be busy with something else, so the best of a few runs counts, and a slow one is asked again.
        let best = |n: usize| {
            let text = flood(n);
            let runs = (0..3).map(|_| seconds(&text));
            runs.fold(f64::MAX, f64::min)
        };
        let grows = |_| {
            let (one, four) = (best(6_000), best(24_000));
            four > 0.1 && four / one > 7.0
        };
        assert!(
            !(0..4).all(grows),
            "{name}: four times the rows take more than seven times as long"
        );
    }
}
