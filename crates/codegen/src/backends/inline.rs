//! All of a program as one file, for a build script whose output is `include!`d.
//!
//! In: a [`Program`]. Out: the text of one file with the modules `types`, `client` and `server`: what the packages hold,
//! module in module. A file that is included may not begin with inner attributes, has no features of its own and does
//! not know where it stands, so all of that is settled here. This module must not know what the packages hold.

mod conditions;
mod out;
mod tokens;

use docwright_model::FileTree;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::Program;
use crate::render::{self, Header};
use tokens::Module;

/// The modules, in the order in which one needs another.
const PARTS: [&str; 3] = ["types", "client", "server"];

/// See [`crate::render_inline`].
pub(crate) fn render(program: &Program) -> String {
    let files = super::render(program);
    let package = &program.package;
    let types = format!("{}_types", package.name.replace('-', "_"));
    let header = Header {
        input: &package.input,
        command: &package.command,
    };
    let modules = PARTS
        .iter()
        .filter_map(|part| module(&files, part, &types, &package.title));
    format!("{}\n{}", header.lines("//"), render::items(modules))
}

/// The source of one package as a module; none where the package is not written.
fn module(files: &FileTree, part: &str, types: &str, title: &str) -> Option<TokenStream> {
    let (docs, items) = Module::root(files, part, types).read("lib.rs")?;
    let name = format_ident!("{part}");
    let docs = if docs.is_empty() {
        render::docs(&format!("The {part} of {title}."))
    } else {
        docs
    };
    let reason = "no program uses all of an API";
    let inner = "the module of a package may hold one of the same name";
    let said = "docs do not describe all of an API";
    let strict = "how strict the package around this is cannot be known";
    Some(quote! {
        #docs
        #[allow(dead_code, unused_imports, reason = #reason)]
        #[allow(clippy::module_inception, reason = #inner)]
        #[allow(missing_docs, reason = #said)]
        #[allow(clippy::pedantic, reason = #strict)]
        pub mod #name {
            #items
        }
    })
}

#[cfg(test)]
mod tests {
    //! What packages do not hold today but may tomorrow: features, absolute paths, files read in.

    use docwright_model::FileTree;
    use proc_macro2::TokenStream;

    use super::Module;

    fn placed(files: &[(&str, &str)]) -> String {
        let mut tree = FileTree::default();
        for (path, text) in files {
            tree.insert(format!("client/src/{path}"), *text);
        }
        let (_, items) = Module::root(&tree, "client", "pet_types")
            .read("lib.rs")
            .unwrap();
        items.to_string()
    }

    fn same(files: &[(&str, &str)], expected: &str) {
        let expected: TokenStream = expected.parse().unwrap();
        assert_eq!(placed(files), expected.to_string());
    }

    #[test]
    fn every_feature_is_on_that_needs_no_package() {
        let code = r#"
            #[cfg(feature = "tracing")]
            use tracing::Span;
            /// Kept.
            #[cfg(feature = "dogs")]
            fn a() {}
            /// Gone.
            #[cfg(not(feature = "dogs"))]
            #[inline]
            pub fn b() {}
            #[cfg(all(feature = "dogs", not(test)))]
            use c::{d, e};
            #[cfg(any(test, not(feature = "dogs")))]
            pub use c::{d, e};
            #[cfg_attr(docsrs, doc(cfg(feature = "dogs")))]
            #[cfg_attr(feature = "dogs", derive(Debug))]
            struct F { #[cfg(test)] g: u8, h: u8 }
            #[cfg(unix)]
            fn i() {
                #[cfg(feature = "tracing")]
                let span = tracing::info_span!("call", a = 1, b = 2);
                #[cfg(feature = "tracing")]
                tracing::Span::current().record("status", 200);
                if cfg!(feature = "dogs") {}
            }
        "#;
        let expected =
            "#[doc = \" Kept.\"] fn a() {} use c::{d, e}; #[derive(Debug)] struct F { h: u8 }
            #[cfg(unix)] fn i() { if true {} }";
        same(&[("lib.rs", code)], expected);
    }

    #[test]
    fn paths_lead_up_to_the_one_file() {
        let lib = "#![forbid(unsafe_code)] mod a; pub use pet_types as types;";
        let a = "//! Docs.\npub(crate) mod b; use ::pet_types::Dog; use crate::a::b;";
        let b = "use pet_types::Cat; fn f() -> crate::X { pub(crate) fn g() {} include_str!(\"c.json\") }";
        let files = [
            ("lib.rs", lib),
            ("a.rs", a),
            ("a/b.rs", b),
            ("a/c.json", "{\"d\": 1}"),
        ];
        let expected = r#"
            #[doc = " Docs."]
            mod a {
                pub(super) mod b {
                    use super::super::super::types::Cat;
                    fn f() -> super::super::X { pub(in super::super) fn g() {} "{\"d\": 1}" }
                }
                use super::super::types::Dog;
                use super::a::b;
            }
            pub use super::types;
        "#;
        same(&files, expected);
    }
}
