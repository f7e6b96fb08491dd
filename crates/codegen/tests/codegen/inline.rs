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

/// That this is enough is seen where the example of a build script is compiled under these lints.
#[test]
fn f63_modules_allow_what_the_package_around_them_may_deny() {
    for case in support::cases() {
        let text = inline(&case);
        assert!(!text.contains("unsafe"), "{}", case.name);
        for item in syn::parse_file(&text).unwrap().items {
            let syn::Item::Mod(module) = item else {
                panic!("{}: an item that is no module", case.name);
            };
            let attributes = module
                .attrs
                .iter()
                .map(|one| quote::quote!(#one).to_string());
            let allowed: String = attributes.filter(|one| one.contains("allow")).collect();
            for lint in ["missing_docs", "clippy :: pedantic", "dead_code"] {
                assert!(allowed.contains(lint), "{}: {}", case.name, module.ident);
            }
        }
    }
}
