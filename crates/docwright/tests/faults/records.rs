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
