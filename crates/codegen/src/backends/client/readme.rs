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
        events: uses.events,
        upgrade: uses.upgrade,
        headers: uses.headers,
        xml: uses.xml,
    };
    crate::templates::print(&readme)
}

/// A call of the simplest operation: one that answers with a value and asks for nothing.
fn example(program: &Program) -> String {
    let simple = |operation: &&Operation| {
        let json = operation
            .successes()
            .all(|answer| answer.content.value().is_some());
        json && operation.parameters.is_empty() && operation.body.is_none() && !operation.deprecated
    };
    match program.service.operations().find(simple) {
        Some(operation) => format!(
            "    let answer = client.{}().await?;\n    println!(\"{{answer:#?}}\");",
            operation.name
        ),
        None => "    println!(\"{client:?}\");".to_owned(),
    }
}
