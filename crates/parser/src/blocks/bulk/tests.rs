//! What is left out of what the Markdown parser is given, and that it makes no difference.

use docwright_model::{Diagnostics, SourceId};
use proptest::prelude::*;
use pulldown_cmark::{Options, Parser};

use super::{find, read};
use crate::blocks::Part;
use crate::blocks::builder::Builder;

#[test]
fn only_what_is_beyond_doubt_is_left_out() {
    let cases: [(&str, &[&str]); 22] = [
        ("|a|b|\n|-|:-:|\n|1|2|\n|3|\n\nx", &["|1|2|\n|3|\n"]),
        ("x\n\n| a |\n| - |\n| 1 |", &["| 1 |"]),
        ("|a|\n|-|\n|1|\n2\n", &[]),
        ("|a|\n|-|\n \n", &[""]),
        ("|a|\n|-|\n|\n|1|\n", &[]),
        ("x\n|a|\n|-|\n|1|\n", &[]),
        ("|a|\n|-|-|\n|1|\n", &[]),
        ("|`a|b`|\n|-|-|\n|1|\n", &[]),
        (" |a|\n|-|\n|1|\n", &[]),
        ("```x\na\n```\n\n~~~\nb\n ~~~~ \n", &["a\n", "b\n"]),
        ("```\na\n    ```\n``` b\n```", &["a\n    ```\n``` b\n"]),
        ("```&amp;\na\n```\n\n~~~\nb\n~~~\n", &["b\n"]),
        ("```\na\n~~~\n", &[]),
        ("x\n```\na\n```\n\n~~~\nb\n~~~\n", &["a\n", "b\n"]),
        ("<p>\n```\na\n```\n\n~~~\nb\n~~~\n", &[]),
        ("- x\n\n  ```\n  a\n  ```\n~~~\nb\n~~~\n", &["b\n"]),
        ("- x\n\n  ```\na\n  ```\n~~~\nb\n~~~\n", &[]),
        ("- x\n\n  ```\n   ```\n  ```\n~~~\nb\n~~~\n", &[]),
        ("- x\n  ```\n  a\n  ```\n~~~\nb\n~~~\n", &[]),
        ("<!-- x -->\n\n~~~\nb\n~~~\n", &["b\n"]),
        ("<!-- x\n\n~~~\nb\n~~~\n", &[]),
        ("~~~\r\nb\r\n~~~\r\n", &[]),
    ];
    for (text, expected) in cases {
        let found = find(text, 0).into_iter();
        let found = found.filter_map(|bulk| text.get(bulk.inner));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text:?}");
    }
}

const LINES: &[&str] = &[
    "",
    "",
    " ",
    "a",
    "# a",
    "    a",
    "- a",
    "  a",
    "1. a",
    "> a",
    ">",
    "---",
    "===",
    "|a|b|",
    "|---|---|",
    "| a | b |  ",
    "| - |:-:| ",
    "|a|",
    "|-|",
    "|",
    "||",
    "| |",
    "|\u{a0}",
    "|\u{b}",
    " |a|b|",
    "a|b",
    "-|-",
    "|\\||`|`|",
    "[a]: b",
    "[a]",
    "[a]: b 'c",
    "d'",
    "> |a|",
    "> |-|",
    "```",
    "```json",
    "``` a`b",
    "``` &lt;\n```",
    "```\\!\na\n```",
    "***",
    "````",
    " ```",
    "    ```",
    "\t```",
    "``` ",
    "```\t",
    "~~~",
    "~~~ `",
    "- ```",
    "> ```",
    "`a",
    "<!--",
    "-->",
    "<!-- a -->",
    "<!-->",
    "<div>",
    "</div>",
    "<a>",
    "<pre>",
    "</pre>",
    "<PRE",
    "<?a",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!a",
    "- <!--",
    "  <!--",
    "*a",
    "b*",
    "\u{feff}",
    "a\r",
    "\n|a|b|\n|---|---|\n| a | b |",
    "\n| a |\n| - |\n| b |\n| c",
    "\n```json\na\n|a|\n```",
    "\n~~~\n|a|\n\n|a|\n|-|\n|a|",
    "\n\n- a\n\n  ```\n  a\n  ```\n",
    "\n   ```\n   |a|\n\n    <!--\n   ```",
    "\n    ```\n    <!--\n    ```",
    "\n\t```\n\t|a|\n\t```",
    "\n1. a\n\n   ```\n    a",
    "```\na\n```",
    "* a",
    "   a",
    "    <!--",
];

proptest! {
    /// What is left out makes no difference.
    #[test]
    fn pages_read_as_they_would_in_one(lines in prop::collection::vec(prop::sample::select(LINES), 0..24)) {
        let text = lines.join("\n");
        let mut diagnostics = Diagnostics::default();
        let options = crate::Options::default();
        let mut whole = Builder::new(SourceId(0), &text, options.depth);
        for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
            whole.take(&event, range);
        }
        let whole = whole.finish(&mut diagnostics);
        let mut parts = Builder::new(SourceId(0), &text, options.depth);
        read(&text, 0, Options::ENABLE_TABLES, |part| match part {
            Part::Event(event, range) => parts.take(&event, range),
            Part::Bulk(bulk) => parts.take_bulk(bulk),
        });
        let parts = parts.finish(&mut diagnostics);
        prop_assert_eq!(format!("{:#?}", parts.blocks), format!("{:#?}", whole.blocks));
    }
}
