//! `tests/examples.rs` and `tests/examples.json`: what the document shows is read and written back.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::gate;
use crate::backends::http;
use crate::ir::{Program, TypeExample};
use crate::templates;

/// The two files; none where the document shows nothing.
pub(super) fn print(program: &Program) -> Option<[(&'static str, String); 2]> {
    let Program {
        package,
        types,
        examples,
        ..
    } = program;
    if examples.is_empty() {
        return None;
    }
    let library = format_ident!("{}", http::library(package, "types"));
    let tests = examples.iter().map(|example| {
        let TypeExample { ty, test, .. } = example;
        let (gate, name) = (gate(example.feature.as_deref()), ty.as_str());
        quote! {
            #[test]
            #gate
            fn #test() {
                keeps::<#library::#ty>(#name);
            }
        }
    });
    let tests: Vec<TokenStream> = tests.collect();
    let values = examples.iter();
    let values = values.map(|example| (example.ty.as_str().to_owned(), example.value.clone()));
    let values = Value::Object(values.collect());
    let json = serde_json::to_string_pretty(&values).unwrap_or_default();
    Some([
        (
            "tests/examples.rs",
            templates::types_examples(package, types, &tests),
        ),
        (
            "tests/examples.json",
            http::tidy(&docwright_spec::spell_out(&json)),
        ),
    ])
}
