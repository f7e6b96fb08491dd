//! Finding specs and turning them into files, for all tests of this crate.

use std::fs;
use std::path::{Path, PathBuf};

use docwright_codegen::{CustomType, Options, Parts, TypeMap, lower, render};
use docwright_model::{Diagnostics, FileTree, Origin, Source, Sources};
use docwright_spec::{Origins, Pointer, Spec};

/// A document to generate from.
pub(crate) struct Case {
    /// The folder's name, or a name made for a document of the corpus.
    pub(crate) name: String,
    /// The document.
    pub(crate) spec: Spec,
    /// Which types formats become.
    pub(crate) types: TypeMap,
    /// Where its goldens lie, if it has any.
    pub(crate) folder: Option<PathBuf>,
}

/// Every folder under `tests/cases` that holds a `spec.json`.
///
/// An `origins.json` beside it lists parts of the document that are not stated, each with its basis; a `types.json` has
/// a word for each format, a word for `dates`, or the path, package and version of a type.
pub(crate) fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    let mut cases = Vec::new();
    for folder in folders
        .into_iter()
        .filter(|folder| folder.join("spec.json").exists())
    {
        let mut origins = Origins::of("spec.json");
        if let Ok(text) = fs::read_to_string(folder.join("origins.json")) {
            let notes: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&text).unwrap();
            for (pointer, basis) in notes {
                let origin = match basis.as_str() {
                    Some("inferred") => Origin::inferred_from(Vec::new()),
                    Some("assumed") => Origin::assumed(),
                    other => panic!("{pointer}: no basis is called {other:?}"),
                };
                origins.insert(&Pointer::from(pointer.as_str()), origin);
            }
        }
        cases.push(Case {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            spec: read(&folder.join("spec.json"), origins),
            types: types(&folder.join("types.json")),
            folder: Some(folder),
        });
    }
    cases
}

fn types(path: &Path) -> TypeMap {
    let mut map = TypeMap::default();
    let Ok(text) = fs::read_to_string(path) else {
        return map;
    };
    let choices: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    for (format, choice) in choices {
        let chosen = match (format.as_str(), &choice) {
            ("dates", serde_json::Value::String(word)) => map.set_dates(word),
            (format, serde_json::Value::String(word)) => map.set(format, word),
            (format, custom) => {
                let text = |key: &str| custom[key].as_str().map(str::to_owned);
                let ty = CustomType {
                    path: text("type").unwrap(),
                    version: text("version"),
                    features: serde_json::from_value(custom["features"].clone())
                        .unwrap_or_default(),
                    example: text("example"),
                    ..CustomType::default()
                };
                map.set_custom(format, ty)
            }
        };
        chosen.unwrap_or_else(|error| panic!("{format}: {error:?}"));
    }
    map
}

/// The documents of the corpus that this machine has; the names of those it lacks are printed.
pub(crate) fn corpus() -> Vec<Case> {
    let root = std::env::var_os("DOCWRIGHT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    let mut found = Vec::new();
    for date in ["2023-12", "2025-04"] {
        let path = root.join("coder").join(date).join("truth.openapi.json");
        if path.exists() {
            let spec = read(&path, Origins::of("truth.openapi.json"));
            found.push(Case {
                name: format!("coder-{date}"),
                spec,
                types: TypeMap::default(),
                folder: None,
            });
        } else {
            println!("SKIPPED: {} is absent", path.display());
        }
    }
    found
}

fn read(path: &Path, origins: Origins) -> Spec {
    let text = fs::read_to_string(path).unwrap();
    // The document's types have no place for what is said of XML.
    if text.contains("\"openapi\": \"3.1") || text.contains("\"xml\": {") {
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        let id = sources.add(Source::new("spec.json", text));
        let spec = docwright_spec::read(id, sources.get(id).unwrap(), &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{}", path.display());
        return spec.unwrap();
    }
    let document =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Spec::new(document, origins)
}

/// The files of a case, and what was found on the way.
pub(crate) fn generate(case: &Case, parts: Parts) -> (FileTree, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let options = Options {
        name: case.name.clone(),
        version: "0.1.0".to_owned(),
        command: "docwright generate".to_owned(),
        parts,
        types: case.types.clone(),
    };
    let program = lower(&case.spec, &options, &mut diagnostics);
    (render(&program), diagnostics)
}

/// The packages a case is about: only the types where its name says so.
pub(crate) fn parts(case: &Case) -> Parts {
    let all = !case.name.starts_with("types-");
    Parts {
        types: true,
        client: all,
        server: all,
    }
}

/// Writes files below a folder that is emptied first.
pub(crate) fn write(files: &FileTree, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    for (path, bytes) in files.iter() {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}
