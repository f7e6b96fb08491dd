//! Why nothing was generated.

use std::fmt;

/// What stopped a build, in words that name the line of the docs where there is one.
///
/// Its debug form is its text, since that is what cargo shows when a build script returns an error.
#[derive(Clone, PartialEq, Eq)]
pub enum Error {
    /// No docs were named.
    NoDocs,
    /// A pattern searches the whole package, cargo's own output with it.
    NoFolder(String),
    /// A type was chosen for a format that has no such choice; both.
    NoSuchType(String),
    /// The file to write would have no name of its own in the folder for output.
    NoFileName(String),
    /// Cargo has not said where the output belongs, since this is no build script.
    NoOutDir,
    /// The docs cannot be used; the findings, each with its file and line.
    Docs(Vec<String>),
    /// The file cannot be written; why.
    Output(Vec<String>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, findings) = match self {
            Self::NoDocs => {
                return f.write_str("no docs are named; call `.docs(\"docs/api/**/*.md\")`");
            }
            Self::NoFolder(pattern) => {
                return write!(
                    f,
                    "`{pattern}` searches the whole package, cargo's own output with it; name a folder first, such \
                     as `docs/**/*.md`"
                );
            }
            Self::NoSuchType(choice) => {
                return write!(
                    f,
                    "there is no type {choice}; `docs/configuration.md` lists them at `[api.NAME.types]`"
                );
            }
            Self::NoFileName(name) => {
                return write!(
                    f,
                    "`{name}` names no file in the folder for output; give a plain name, such as `api.rs`"
                );
            }
            Self::NoOutDir => {
                return f.write_str(
                    "OUT_DIR is not set; call this from a build script, or name a folder with `.out_dir(…)`",
                );
            }
            Self::Docs(findings) => ("the docs cannot be used as they are", findings),
            Self::Output(findings) => ("the generated file cannot be written", findings),
        };
        f.write_str(what)?;
        for finding in findings {
            write!(f, "\n  {finding}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
