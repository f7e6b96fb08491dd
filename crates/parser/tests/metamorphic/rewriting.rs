//! Any mixture of rewritings that leave the meaning alone, on any of the project's own pages.

use proptest::prelude::*;

use crate::facts::{facts, own_pages, read};

/// What is done to each line, given whether it stands inside a fence.
type Rewriting = fn(&str, bool) -> String;

const REWRITINGS: [(&str, Rewriting); 7] = [
    ("trailing blanks", |line, _| format!("{line} ")),
    ("padded tables", |line, inside| {
        cells(line, inside, |cell| format!("   {}  ", cell.trim()))
    }),
    ("bare tables", |line, inside| {
        cells(line, inside, |cell| cell.trim().to_owned())
    }),
    ("deeper headings", |line, inside| {
        let is_heading = !inside && line.starts_with('#') && !line.starts_with("#####");
        if is_heading {
            format!("#{line}")
        } else {
            line.to_owned()
        }
    }),
    ("other fences", |line, _| line.replace("```", "~~~~")),
    ("links in brackets", |line, inside| {
        if inside {
            line.to_owned()
        } else {
            bracketed(line)
        }
    }),
    // Last, since nothing may come between a line and its end.
    ("CRLF", |line, _| format!("{line}\r")),
];

/// Changes the cells of a table's row.
fn cells(line: &str, inside: bool, change: fn(&str) -> String) -> String {
    if inside || !line.starts_with('|') || line.contains("\\|") {
        return line.to_owned();
    }
    let inner = line
        .trim_end()
        .trim_start_matches('|')
        .trim_end_matches('|');
    let is_empty = inner.trim().is_empty() || line.trim_end().ends_with("||");
    if is_empty {
        return line.to_owned();
    }
    let cells: Vec<String> = inner.split('|').map(change).collect();
    format!("|{}|", cells.join("|"))
}

/// `[text](target)` as `[text](<target>)`.
fn bracketed(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((target, tail)) = after.split_once(')') else {
            break;
        };
        out += before;
        let plain = !target.contains([' ', '<', '(']);
        let (open, close) = if plain { ("<", ">") } else { ("", "") };
        out.extend(["](", open, target, close, ")"]);
        rest = tail;
    }
    out + rest
}

fn rewrite(text: &str, rewriting: Rewriting) -> String {
    let mut inside = false;
    let lines = text.split('\n').map(|line| {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        inside ^= fence;
        rewriting(line, inside || fence)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The facts without their order: operations, schemas and the like, each with what belongs to it.
fn unordered(pages: &[(String, String)]) -> Vec<String> {
    let (api, _, sources) = read(pages);
    let mut groups: Vec<String> = Vec::new();
    for line in facts(&api, &sources) {
        // Descriptions are kept as Markdown, in which links and fences stay as they are written.
        let line = line
            .replace("](<", "](")
            .replace(">)", ")")
            .replace("~~~~", "```");
        match groups.last_mut() {
            Some(group) if line.starts_with(' ') => group.extend(["\n", &line]),
            _ => groups.push(line),
        }
    }
    groups.sort();
    groups
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn other_words_give_the_same_facts(
        chosen in proptest::sample::subsequence((0..REWRITINGS.len()).collect::<Vec<_>>(), 1..4),
        start in 0..40_usize,
        turn in 0..4_usize,
    ) {
        let all = own_pages();
        let mut pages: Vec<_> = all.iter().cycle().skip(start).take(4).cloned().collect();
        let plain = unordered(&pages);
        for &index in &chosen {
            let (_, rewriting) = REWRITINGS[index];
            for (_, text) in &mut pages {
                *text = rewrite(text, rewriting);
            }
        }
        pages.rotate_left(turn);
        let names: Vec<_> = chosen.iter().map(|&index| REWRITINGS[index].0).collect();
        let found = unordered(&pages);
        for (found, plain) in found.iter().zip(&plain) {
            prop_assert_eq!(found, plain, "{:?}", names);
        }
        prop_assert_eq!(found.len(), plain.len(), "{:?}", names);
    }
}
