//! The client's README, with an example that compiles.

use super::super::http::{self, Uses};
use super::super::samples;
use crate::ir::Program;
use crate::ir::operations::Operation;
use crate::templates::client as templates;

/// `README.md`.
pub(super) fn print(program: &Program, uses: Uses) -> String {
    let package = &program.package;
    let readme = templates::Readme {
        header: &http::markdown_header(package),
        package: &package.name,
        library: &http::library(package, "client"),
        title: &crate::templates::markdown(&http::one_line(&package.title)),
        credentials: &samples::credentials(&program.service),
        example: &example(program),
        based: !program.service.base_path.is_empty(),
        events: uses.events,
        upgrade: uses.upgrade,
        headers: uses.headers,
        xml: uses.xml,
    };
    crate::templates::print(&readme)
}

/// A call of the simplest operation: one that answers with a value and asks for nothing, or for nothing that must be there.
fn example(program: &Program) -> String {
    let simple = |operation: &&Operation| {
        let json = operation
            .successes()
            .all(|answer| answer.content.value().is_some());
        let required = operation
            .parameters
            .iter()
            .any(|parameter| parameter.required);
        json && !required && operation.body.is_none() && !operation.deprecated
    };
    // Of all these the first without any parameters.
    let simple = program.service.operations().filter(simple);
    match simple.min_by_key(|operation| operation.params.is_some()) {
        Some(operation) => {
            let params = operation
                .params
                .as_ref()
                .map_or("", |_| "&Default::default()");
            format!(
                "    let answer = client.{}({params}).await?;\n    println!(\"{{answer:#?}}\");",
                operation.name
            )
        }
        None => "    println!(\"{client:?}\");".to_owned(),
    }
}
