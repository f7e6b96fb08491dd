//! The server package.
//!
//! In: the operations of a [`Program`]. Out: its files. This module must not decide: names, order, types and routes
//! come ready.

mod auth;
mod checks;
mod examples;
mod operations;
mod router;
mod tests;

use docwright_model::FileTree;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::http::{self, Uses};
use crate::ir::Program;
use crate::ir::operations::Place;
use crate::render;
use crate::templates::server as templates;

/// The files that are the same for every API.
const VERBATIM: &[(&str, &str)] = &[
    (
        "src/encoding.rs",
        include_str!("../../templates/server/encoding.rs"),
    ),
    (
        "src/json.rs",
        include_str!("../../templates/server/json.rs"),
    ),
    (
        "src/problem.rs",
        include_str!("../../templates/server/problem.rs"),
    ),
    (
        "src/texts.rs",
        include_str!("../../templates/server/texts.rs"),
    ),
];
const EVENTS: (&str, &str) = (
    "src/events.rs",
    include_str!("../../templates/server/events.rs"),
);

const PARTS: (&str, &str) = (
    "src/parts.rs",
    include_str!("../../templates/server/parts.rs"),
);

/// The files of the package, below its folder.
pub(crate) fn print(program: &Program) -> FileTree {
    let uses = Uses::of(&program.service);
    let routed = program
        .service
        .operations()
        .any(|operation| operation.routed);
    let is_tested = program.package.parts.client && routed;
    let (mut files, tests) = rayon::join(
        || library(program, uses),
        || is_tested.then(|| tests::print(program, uses)),
    );
    files.nest("tests/api", tests.unwrap_or_default());
    files
}

/// All files but the tests.
fn library(program: &Program, uses: Uses) -> FileTree {
    let mut files = FileTree::default();
    let texts = texts(program, uses).into_iter();
    for (path, text) in texts.chain(reading(program, uses)) {
        files.insert(path, text);
    }
    files.insert("src/lib.rs", root(program, uses));
    let events = uses.events.then_some(&EVENTS);
    let parts = uses.parts.then_some(&PARTS);
    for (path, text) in VERBATIM.iter().chain(events).chain(parts) {
        files.insert(*path, http::verbatim(program, text));
    }
    if checks::any(program) {
        files.insert("src/check.rs", check(program));
    }
    if uses.secured {
        files.insert("src/auth.rs", auth::print(program));
    }
    if let Some(text) = checks::print(program) {
        files.insert("src/checks.rs", text);
    }
    files.insert("src/router.rs", router::print(program));
    files.insert("src/examples.rs", examples::print(program));
    files.insert("src/examples.json", examples::json(program));
    files.insert("src/operations.rs", operations::index(program));
    let groups = super::print_each(&program.service.groups, |group| {
        let path = format!("src/operations/{}.rs", group.module.bare());
        (path, operations::print(program, group))
    });
    for (path, text) in groups {
        files.insert(path, text);
    }
    files
}

fn texts(program: &Program, uses: Uses) -> [(&'static str, String); 3] {
    let package = &program.package;
    let library = &http::library(package, "server");
    let title = http::one_line(&package.title);
    let Uses {
        secured,
        events,
        upgrade,
        parts,
        ..
    } = uses;
    let scalars = http::scalars(&program.service);
    let wanted = templates::Wanted {
        events,
        upgrade,
        parts,
        regex: checks::has_patterns(program),
    };
    let dependencies = templates::dependencies(&scalars, &wanted);
    let manifest = templates::Manifest {
        header: &http::header(package).lines("#"),
        package: &package.name,
        version: &package.version,
        description: &crate::templates::toml(&format!("A server for {title}")),
        client: package.parts.client,
        dependencies: &dependencies,
    };
    let readme = templates::Readme {
        header: &http::markdown_header(package),
        package: &package.name,
        title: &crate::templates::markdown(&http::one_line(&package.title)),
        library,
        secured,
        parts,
        checked: checks::any(program),
        negotiated: program
            .service
            .operations()
            .any(|operation| operation.routed && operation.is_negotiated()),
        xml: uses.xml,
    };
    let header = &http::header(package).lines("//");
    [
        ("Cargo.toml", crate::templates::print(&manifest)),
        ("README.md", crate::templates::print(&readme)),
        (
            "src/main.rs",
            crate::templates::print(&templates::Main { header, library }),
        ),
    ]
}

/// The files that read requests and make answers, with what this API asks of them.
fn reading(program: &Program, uses: Uses) -> [(&'static str, String); 5] {
    let header = &http::header(&program.package).lines("//");
    let Uses { parts, xml, .. } = uses;
    let overlaps = !program.service.overlaps.is_empty();
    [
        (
            "src/call.rs",
            crate::templates::print(&call(program, header, uses)),
        ),
        (
            "src/respond.rs",
            crate::templates::print(&templates::Respond { header, xml }),
        ),
        (
            "src/path.rs",
            crate::templates::print(&templates::Path { header, overlaps }),
        ),
        (
            "src/routing.rs",
            crate::templates::print(&routing(program, header)),
        ),
        (
            "src/style.rs",
            crate::templates::print(&templates::Style { header, parts }),
        ),
    ]
}

fn check(program: &Program) -> String {
    crate::templates::print(&templates::Check {
        header: &http::header(&program.package).lines("//"),
        patterns: checks::has_patterns(program),
    })
}

fn call<'a>(program: &Program, header: &'a str, uses: Uses) -> templates::Call<'a> {
    templates::Call {
        header,
        upgrade: uses.upgrade,
        parts: uses.parts,
        kept: checks::keeps(program),
        xml: uses.xml,
    }
}

fn routing<'a>(program: &Program, header: &'a str) -> templates::Routing<'a> {
    let has = |place| router::marks(&program.service).any(|mark| mark.place == place);
    templates::Routing {
        header,
        header_marks: has(Place::Header),
        query_marks: has(Place::Query),
        overlaps: !program.service.overlaps.is_empty(),
    }
}

fn root(program: &Program, uses: Uses) -> String {
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    let flag = |flag: bool, tokens: TokenStream| if flag { tokens } else { TokenStream::new() };
    let auth = flag(uses.secured, quote! { mod auth; });
    let authenticate = flag(uses.secured, quote! { pub use auth::Authenticate; });
    let events = flag(uses.events, quote! { mod events; });
    let event_types = flag(uses.events, quote! { pub use events::{Event, Events}; });
    let any = !program.service.groups.is_empty();
    let operations = flag(any, quote! { pub use operations::*; });
    let parts = flag(uses.parts, quote! { mod parts; });
    let part_types = flag(
        uses.parts,
        quote! { pub use parts::{File, FromParts, Parts, Received}; },
    );
    let check = flag(checks::any(program), quote! { pub mod check; });
    let checks = flag(!program.service.rules.is_empty(), quote! { mod checks; });
    let items = quote! {
        #auth
        pub mod call;
        #check
        #checks
        mod encoding;
        #events
        mod examples;
        mod json;
        mod operations;
        #parts
        mod path;
        mod problem;
        pub mod respond;
        mod router;
        mod routing;
        mod style;
        mod texts;

        #authenticate
        #event_types
        pub use examples::Examples;
        #operations
        #part_types
        pub use problem::Problem;
        pub use respond::Content;
        pub use router::router;

        pub use axum;
        pub use #types as types;
    };
    let inner = quote! { #![doc = include_str!("../README.md")] #![forbid(unsafe_code)] };
    render::file(&http::header(&program.package), &inner, [items])
}
