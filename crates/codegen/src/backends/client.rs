//! The client package.
//!
//! In: the operations of a [`Program`]. Out: its files. This module must not decide: names, order and types come
//! ready.

mod credentials;
mod forms;
mod methods;
mod operations;
mod readme;
mod requests;

use docwright_model::FileTree;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;

use super::http::{self, Uses};
use super::types;
use crate::ir::Program;
use crate::names::OTHER_FEATURE;
use crate::render;
use crate::templates::client as templates;

/// The files that are the same for every API.
const VERBATIM: &[(&str, &str)] = &[
    (
        "src/error.rs",
        include_str!("../../templates/client/error.rs"),
    ),
    (
        "src/retry.rs",
        include_str!("../../templates/client/retry.rs"),
    ),
    (
        "src/stream.rs",
        include_str!("../../templates/client/stream.rs"),
    ),
];
const EVENTS: (&str, &str) = (
    "src/events.rs",
    include_str!("../../templates/client/events.rs"),
);

const PARTS: (&str, &str) = (
    "src/parts.rs",
    include_str!("../../templates/client/parts.rs"),
);

/// The files of the package, below its folder.
pub(crate) fn print(program: &Program) -> FileTree {
    let uses = Uses::of(&program.service);
    let mut files = FileTree::default();
    files.insert("Cargo.toml", manifest(program));
    files.insert("README.md", readme::print(program, uses));
    files.insert("src/lib.rs", root(program, uses));
    let events = uses.events.then_some(&EVENTS);
    let parts = uses.parts.then_some(&PARTS);
    for (path, text) in VERBATIM.iter().chain(events).chain(parts) {
        files.insert(*path, http::verbatim(program, text));
    }
    for (path, text) in support(program, uses) {
        files.insert(path, text);
    }
    if uses.secured {
        files.insert("src/credentials.rs", credentials::print(program));
    }
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

fn manifest(program: &Program) -> String {
    let package = &program.package;
    let scalars = http::scalars(&program.service);
    let dependencies = crate::templates::client::dependencies(&scalars);
    let manifest = templates::Manifest {
        header: &http::header(package).lines("#"),
        package: &package.name,
        version: &package.version,
        description: &crate::templates::toml(&format!(
            "A client of {}",
            http::one_line(&package.title)
        )),
        features: &features(program),
        dependencies: &dependencies,
    };
    crate::templates::print(&manifest)
}

/// The features of tags, each with the one of the types package that it needs, and that of the types no operation uses.
fn features(program: &Program) -> Vec<(String, Vec<String>)> {
    let package = &program.package.name;
    let types = program.types.features();
    let tags = program.service.groups.iter();
    let tags = tags.filter_map(|group| group.feature.as_deref());
    let other = types.iter().copied().filter(|name| *name == OTHER_FEATURE);
    tags.chain(other)
        .map(|feature| {
            let needed = types.contains(&feature);
            let needed = needed.then(|| format!("{package}-types/{feature}"));
            (feature.to_owned(), needed.into_iter().collect())
        })
        .collect()
}

fn support(program: &Program, uses: Uses) -> [(&'static str, String); 4] {
    let header = &http::header(&program.package).lines("//");
    let base_path = &Literal::string(&program.service.base_path).to_string();
    let Uses {
        secured,
        events,
        upgrade,
        basic,
        parts,
        headers,
        documented,
        xml,
        ..
    } = uses;
    [
        (
            "src/client.rs",
            crate::templates::print(&templates::Client {
                header,
                base_path,
                secured,
            }),
        ),
        (
            "src/request.rs",
            crate::templates::print(&templates::Request {
                header,
                secured,
                upgrade,
                parts,
                xml,
            }),
        ),
        (
            "src/reply.rs",
            crate::templates::print(&templates::Reply {
                header,
                documented,
                headers,
                events,
                upgrade,
                xml,
            }),
        ),
        ("src/encode.rs", {
            let base64 = basic || upgrade;
            crate::templates::print(&templates::Encode {
                header,
                base64,
                upgrade,
            })
        }),
    ]
}

fn root(program: &Program, uses: Uses) -> String {
    let operations = program.service.groups.iter().any(operations::has_types);
    let operations = operations.then(|| quote! { pub use operations::*; });
    let types =
        proc_macro2::Ident::new(&http::library(&program.package, "types"), Span::call_site());
    let credentials = uses.secured.then(|| quote! { pub mod credentials; });
    let (events, event_types) = if uses.events {
        (
            quote! { mod events; },
            quote! { pub use events::{Event, EventError, Events}; },
        )
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let (parts, part_types) = if uses.parts {
        (
            quote! { mod parts; },
            quote! { pub use parts::{Multipart, Part}; },
        )
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let read_header = uses.headers.then(|| quote! { pub use reply::read_header; });
    let items = quote! {
        mod client;
        #credentials
        mod encode;
        mod error;
        #events
        mod operations;
        #parts
        mod reply;
        mod request;
        mod retry;
        mod stream;

        pub use client::{BASE_PATH, Captured, Client, ClientBuilder};
        pub use encode::Style;
        pub use error::{DecodeError, Error, Failure};
        #event_types
        #operations
        #part_types
        pub use reply::{Documented, Redirect, Reply};
        #read_header
        pub use request::{Request, SendError};
        pub use retry::Attempt;
        pub use stream::Download;

        pub use #types as types;
        pub use reqwest;
    };
    let has_features = program
        .service
        .groups
        .iter()
        .any(|group| group.feature.is_some());
    let partial = types::partial(has_features);
    let inner = quote! { #![doc = include_str!("../README.md")] #![forbid(unsafe_code)] #partial };
    render::file(&http::header(&program.package), &inner, [items])
}
