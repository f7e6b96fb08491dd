//! docwright as a library: the configuration, the pipeline, and the only code that touches files.
//!
//! In: names of docs, or a `docwright.toml`. Out: a [`Spec`](docwright_spec::Spec), a
//! [`FileTree`](docwright_model::FileTree) and what became of them on disk. This crate must not know how any stage
//! works: it hands values from one to the next in [`pipeline`]. Files are read in [`inputs`], [`config`] and
//! [`compare::baseline`] and written in [`output`]; nothing else does input or output, and nothing here prints.
//!
//! Nothing fails by panicking or by an error type of its own. Whatever is wrong with an input is a
//! [`Diagnostic`](docwright_model::Diagnostic), and a function that could do nothing at all returns `None` beside it.
//!
//! ```
//! use std::path::Path;
//! use docwright::{Diagnostics, Settings, inputs, pipeline};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("pets.md"), "# Pets\n\nNo operations yet.\n")?;
//!
//! let mut diagnostics = Diagnostics::default();
//! let inputs = inputs::read(&["pets.md".into()], folder.path(), &mut diagnostics);
//! let settings = Settings::default();
//! match pipeline::read(&inputs, &settings, &mut diagnostics) {
//!     Some(reading) => {
//!         let crates = pipeline::generate(&reading.spec, &settings, &mut diagnostics);
//!         println!("{} files", crates.len());
//!     }
//!     // A page without operations is no API; the diagnostics say so.
//!     None => assert!(diagnostics.has_errors()),
//! }
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod codes;
pub mod compare;
pub mod config;
pub mod init;
pub mod inputs;
mod limits;
pub mod lint;
mod nearest;
pub mod output;
pub mod pipeline;
pub mod project;
mod report;
mod settings;
mod surroundings;
mod tally;
mod unstated;
mod visible;
mod workspace;

pub use docwright_codegen::{CustomType, Parts, TypeMap, TypeMapError, codes::FALLBACKS};
pub use docwright_drift as drift;
pub use docwright_model::{Diagnostic, Diagnostics, FileTree, Severity, Source, Sources};
pub use docwright_parser::{dialects, shapes};
pub use docwright_spec::{Pointer, Spec, to_json, to_yaml};
pub use limits::{DEEPEST_BLOCKS, DEEPEST_SCHEMA, Limits};
pub use nearest::nearest;
pub use report::plain;
pub use settings::{Inferred, Naming, Settings, is_package_name, package_name};
pub use surroundings::{Surroundings, surroundings};
pub use tally::Tally;
pub use visible::visible;
pub use workspace::{crates, workspace};
