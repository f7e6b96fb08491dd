//! A program as one file: what may stand in a file that is included, and what may not.

use docwright_codegen::{Options, Parts, lower, render_inline};
use docwright_model::Diagnostics;

use crate::support::{self, Case};

/// The one file of a case.
fn inline(case: &Case) -> String {
    let options = Options {
        name: case.name.clone(),
        version: "0.1.0".to_owned(),
        command: "docwright generate".to_owned(),
        parts: support::parts(case),
        types: case.types.clone(),
    };
    render_inline(&lower(&case.spec, &options, &mut Diagnostics::default()))
}

#[test]
fn one_file_can_be_included_anywhere() {
    for case in support::cases().into_iter().chain(support::corpus()) {
        let text = inline(&case);
        let file = syn::parse_file(&text).unwrap();
        assert!(
            file.attrs.is_empty(),
            "{}: begins with an attribute",
            case.name
        );
        let names: Vec<String> = file
            .items
            .iter()
            .map(|item| match item {
                syn::Item::Mod(module) => module.ident.to_string(),
                _ => "no module".to_owned(),
            })
            .collect();
        let parts = support::parts(&case);
        let expected: &[&str] = match parts {
            Parts::ALL => &["types", "client", "server"],
            _ => &["types"],
        };
        assert_eq!(names, expected, "{}", case.name);
        let package = format!("{}_types", case.name.replace('-', "_"));
        for line in text.lines() {
            let code = line.trim_start();
            let is_text = code.starts_with("//") || code.contains('"');
            let bad = [
                "#![",
                "//!",
                "crate::",
                "cfg(feature",
                "include_str!",
                &package,
            ];
            assert!(
                is_text || !bad.iter().any(|bad| code.contains(bad)),
                "{}: {line}",
                case.name
            );
            assert!(!code.starts_with("//!"), "{}: {line}", case.name);
        }
    }
}
