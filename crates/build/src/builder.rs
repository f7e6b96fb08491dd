//! The builder: what to read, what to make, and the run.

use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use docwright::{
    CustomType, Diagnostics, Parts, Settings, Severity, Sources, Tally, inputs, output, pipeline,
};

use crate::Error;
use crate::instructions::{folder_of, left_behind, rerun, sentence, warning};

/// Reads docs and writes one file of Rust for `include!`.
///
/// Nothing is written outside the folder cargo gives the build script, and no network is used.
#[derive(Debug, Clone)]
pub struct Builder {
    docs: Vec<String>,
    settings: Settings,
    file: String,
    root: PathBuf,
    out_dir: Option<PathBuf>,
    /// Types that were chosen and do not exist.
    refused: Vec<String>,
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file to include.
    pub file: PathBuf,
    /// Whether it was written, because it was not there or held something else.
    pub written: bool,
    /// How much was read.
    pub tally: Tally,
    /// What cargo was told to warn of, a line each.
    pub warnings: Vec<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// Types and a client, in `api.rs`, from docs still to be named.
    pub fn new() -> Self {
        let parts = Parts {
            types: true,
            client: true,
            server: false,
        };
        Self {
            docs: Vec::new(),
            settings: Settings {
                parts,
                command: "cargo build".to_owned(),
                ..Settings::default()
            },
            file: "api.rs".to_owned(),
            root: PathBuf::new(),
            out_dir: None,
            refused: Vec::new(),
        }
    }

    /// Adds docs: a folder, a page, a pattern such as `docs/**/*.md`, or one OpenAPI file, from the package's folder.
    pub fn docs(mut self, docs: impl Into<String>) -> Self {
        self.docs.push(docs.into());
        self
    }

    /// Whether to write a client, which is the module `client`; it is written unless this says otherwise.
    pub fn client(mut self, wanted: bool) -> Self {
        self.settings.parts.client = wanted;
        self
    }

    /// Whether to write a server, which is the module `server`; it is not written unless this says so.
    pub fn server(mut self, wanted: bool) -> Self {
        self.settings.parts.server = wanted;
        self
    }

    /// The API's title, over what the docs say.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.settings.title = Some(title.into());
        self
    }

    /// Reads every page in this dialect instead of detecting it.
    pub fn dialect(mut self, dialect: impl Into<String>) -> Self {
        self.settings.dialect = Some(dialect.into());
        self
    }

    /// The library that points in time and days are of: `chrono`, which is taken unless this says otherwise, `jiff` or
    /// `time`, or `string` for none. The package needs it among its dependencies, with its feature for serde.
    pub fn dates(mut self, library: &str) -> Self {
        if self.settings.types.set_dates(library).is_err() {
            self.refuse("dates", library);
        }
        self
    }

    /// The type of one format, by a word as `docwright.toml` has it: `.format("uri", "url")`.
    pub fn format(mut self, format: &str, word: &str) -> Self {
        if self.settings.types.set(format, word).is_err() {
            self.refuse(format, word);
        }
        self
    }

    /// The type of one format from a package that this one depends on, by its path: `.format_type("email",
    /// "my_types::Email")`. It implements `Debug`, `Clone`, `PartialEq` and serde's `Serialize` and `Deserialize`.
    pub fn format_type(mut self, format: &str, path: &str) -> Self {
        let ty = CustomType {
            path: path.to_owned(),
            // Nobody writes a manifest here.
            version: Some("*".to_owned()),
            ..CustomType::default()
        };
        if self.settings.types.set_custom(format, ty).is_err() {
            self.refuse(format, path);
        }
        self
    }

    /// Keeps a choice that cannot be taken for when errors can be returned.
    fn refuse(&mut self, format: &str, word: &str) {
        self.refused.push(format!("`{word}` for `{format}`"));
    }

    /// Anything else there is to set, such as base addresses; what was set here before is replaced.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The file's name, where one package includes several APIs; `api.rs` unless this says otherwise.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// The folder that relative names of docs start from; a build script runs in its package's.
    pub fn root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.root = folder.into();
        self
    }

    /// The folder to write to, instead of the one cargo gives a build script.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Reads the docs, writes the file where it is not as it should be, and tells cargo what it must know.
    ///
    /// # Errors
    ///
    /// Where the docs hold anything that cannot be used, with the line of Markdown; where nothing could be read; where
    /// the file cannot be written. Cargo is told what to watch even then, so that mending the docs runs the script again.
    pub fn generate(&self) -> Result<Report, Error> {
        let mut told = String::new();
        let result = self.generate_telling(&mut told);
        // Cargo reads this; there is nobody else to tell where it fails.
        let _ = std::io::stdout().lock().write_all(told.as_bytes());
        result
    }

    /// Does the work of [`generate`](Self::generate) and hands the lines for cargo to the caller.
    ///
    /// # Errors
    ///
    /// As [`generate`](Self::generate).
    pub fn generate_telling(&self, told: &mut String) -> Result<Report, Error> {
        let folder = self.folder()?;
        self.check_docs()?;
        self.check_file()?;
        if let Some(refused) = self.refused.first() {
            return Err(Error::NoSuchType(refused.clone()));
        }
        let mut diagnostics = Diagnostics::default();
        let bytes = self.settings.limits.input_bytes;
        let inputs = inputs::read_within(&self.docs, &self.root, bytes, &mut diagnostics);
        told.push_str(&rerun(&self.docs, &self.root, &inputs.sources));
        let made = pipeline::read(&inputs, &self.settings, &mut diagnostics).map(|reading| {
            let text = pipeline::generate_inline(&reading.spec, &self.settings, &mut diagnostics);
            (text, Tally::of(&reading))
        });
        diagnostics.sort();
        let warnings = warnings(&diagnostics, &inputs.sources, told);
        let Some((text, tally)) = made.filter(|_| !diagnostics.has_errors()) else {
            let mut found = errors(&diagnostics, &inputs.sources);
            found.extend(left_behind(&self.docs, &self.root));
            return Err(Error::Docs(found));
        };
        let file = folder.join(&self.file);
        let written = write(&file, &text)?;
        Ok(Report {
            file,
            written,
            tally,
            warnings,
        })
    }

    fn folder(&self) -> Result<PathBuf, Error> {
        let given = || std::env::var_os("OUT_DIR").map(PathBuf::from);
        self.out_dir.clone().or_else(given).ok_or(Error::NoOutDir)
    }

    fn check_file(&self) -> Result<(), Error> {
        let mut parts = Path::new(&self.file).components();
        match (parts.next(), parts.next()) {
            (Some(Component::Normal(_)), None) => Ok(()),
            _ => Err(Error::NoFileName(self.file.clone())),
        }
    }

    /// A pattern that searches the whole package would make cargo watch its own output, and build without end.
    fn check_docs(&self) -> Result<(), Error> {
        if self.docs.is_empty() {
            return Err(Error::NoDocs);
        }
        for name in &self.docs {
            let is_pattern = name.contains(['*', '?', '[', '{']);
            let is_whole = matches!(name.trim_end_matches('/'), "" | ".");
            if is_whole || is_pattern && folder_of(name).is_none() {
                return Err(Error::NoFolder(name.clone()));
            }
        }
        Ok(())
    }
}

/// Writes a file unless it holds the text already: cargo builds again whatever is newer than its last build.
fn write(file: &Path, text: &str) -> Result<bool, Error> {
    if std::fs::read(file).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    let mut diagnostics = Diagnostics::default();
    match output::write_file(file, text.as_bytes(), &mut diagnostics) {
        Some(()) => Ok(true),
        None => Err(Error::Output(errors(&diagnostics, &Sources::default()))),
    }
}

/// Tells cargo what to warn of.
fn warnings(diagnostics: &Diagnostics, sources: &Sources, told: &mut String) -> Vec<String> {
    let grave = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Warning);
    let mut all = Vec::new();
    for diagnostic in grave {
        told.push_str(&warning(diagnostic, sources));
        all.push(sentence(diagnostic, sources));
    }
    all
}

fn errors(diagnostics: &Diagnostics, sources: &Sources) -> Vec<String> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .map(|diagnostic| sentence(diagnostic, sources))
        .collect()
}
