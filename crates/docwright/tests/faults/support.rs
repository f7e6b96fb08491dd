//! Reading texts as the program would, and looking at what comes out.

use std::fs;
use std::time::{Duration, Instant};

use docwright::inputs::{self, Inputs};
use docwright::{Diagnostics, FileTree, Settings, Spec, pipeline};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;

/// Everything one run makes of its input.
pub(crate) struct Made {
    pub(crate) inputs: Inputs,
    pub(crate) spec: Option<Spec>,
    pub(crate) tree: FileTree,
    pub(crate) diagnostics: Diagnostics,
}

impl Made {
    /// The document as JSON.
    pub(crate) fn document(&self) -> Value {
        let spec = self.spec.as_ref().expect("something was read");
        serde_json::to_value(spec.document()).unwrap()
    }

    pub(crate) fn has(&self, code: &str) -> bool {
        self.diagnostics.iter().any(|found| found.code.id == code)
    }

    /// The findings as `diagnostics.txt` shows them.
    pub(crate) fn said(&self) -> String {
        docwright::plain(&self.diagnostics, &self.inputs.sources)
    }

    /// Fails unless all of `codes` were found, the message of one holding each of `words`.
    #[track_caller]
    pub(crate) fn expect(&self, code: &str, words: &[&str]) {
        let said = self.said();
        assert!(self.has(code), "no {code} in\n{said}");
        for word in words {
            assert!(said.contains(word), "no {word:?} in\n{said}");
        }
    }

    /// All text of the Rust files.
    pub(crate) fn rust(&self) -> String {
        let files = self.tree.iter().filter(|(path, _)| path.ends_with(".rs"));
        files.map(|(_, bytes)| text(bytes)).collect()
    }
}

/// Reads files by name, then makes all there is to make.
pub(crate) fn make(files: &[(&str, &[u8])]) -> Made {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let names: Vec<String> = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut diagnostics = Diagnostics::default();
    let inputs = inputs::read(&names, folder.path(), &mut diagnostics);
    let settings = Settings {
        name: Some("api".to_owned()),
        ..Settings::default()
    };
    let reading = pipeline::read(&inputs, &settings, &mut diagnostics);
    let spec = reading.map(|reading| reading.spec);
    let tree = spec
        .as_ref()
        .map(|spec| pipeline::generate(spec, &settings, &mut diagnostics))
        .unwrap_or_default();
    let made = Made {
        inputs,
        spec,
        tree,
        diagnostics,
    };
    check(&made);
    made
}

/// Makes what follows from one page.
pub(crate) fn docs(page: &str) -> Made {
    make(&[("page.md", page.as_bytes())])
}

/// Makes what follows from a description in OpenAPI.
pub(crate) fn openapi(document: &Value) -> Made {
    make(&[("api.json", document.to_string().as_bytes())])
}

/// What holds of every run: spans are in the text, Rust parses, manifests are TOML, the document reads back the same.
fn check(made: &Made) {
    for found in &made.diagnostics {
        let labels = found.labels.iter().map(|label| &label.span);
        for span in found.span.iter().chain(labels) {
            assert!(made.inputs.sources.text(*span).is_some(), "{span:?}");
        }
    }
    for (path, bytes) in made.tree.iter() {
        let text = text(bytes);
        assert!(
            !text.chars().any(is_unseen),
            "{path} holds what nobody sees"
        );
        if path.ends_with(".rs") {
            if let Err(error) = syn::parse_file(&text) {
                panic!("{path}: {error}\n{text}");
            }
        } else if path.ends_with(".toml") {
            text.parse::<toml::Table>().unwrap();
        }
    }
    let Some(spec) = &made.spec else { return };
    let yaml: Value = serde_yaml::from_str(&docwright::to_yaml(spec)).unwrap();
    let json: Value = serde_json::from_str(&docwright::to_json(spec)).unwrap();
    assert_eq!(yaml, json);
}

/// Characters that turn the direction of text or end a line where no editor shows it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\r' | '\u{0}' | '\u{1b}')
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Whether a word stands anywhere in Rust as a name, and not in a literal or a comment.
pub(crate) fn names(rust: &str, word: &str) -> bool {
    fn within(tokens: TokenStream, word: &str) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => within(group.stream(), word),
            TokenTree::Ident(ident) => ident == word,
            _ => false,
        })
    }
    within(rust.parse().expect("Rust that was parsed before"), word)
}

/// How many items all Rust files hold.
pub(crate) fn items(made: &Made) -> usize {
    fn count(items: &[syn::Item]) -> usize {
        let below = |item: &syn::Item| match item {
            syn::Item::Mod(module) => module.content.as_ref().map_or(0, |(_, items)| count(items)),
            syn::Item::Impl(item) => item.items.len(),
            syn::Item::Trait(item) => item.items.len(),
            _ => 0,
        };
        items.len() + items.iter().map(below).sum::<usize>()
    }
    let files = made.tree.iter().filter(|(path, _)| path.ends_with(".rs"));
    files
        .map(|(_, bytes)| count(&syn::parse_file(&text(bytes)).unwrap().items))
        .sum()
}

/// Every literal and doc comment of the Rust files, as the strings they mean.
pub(crate) fn literals(made: &Made) -> Vec<String> {
    fn collect(tokens: TokenStream, out: &mut Vec<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => collect(group.stream(), out),
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        out.push(text.value());
                    }
                }
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    collect(made.rust().parse().unwrap(), &mut out);
    out
}

/// Runs `work` and fails where it takes longer than `limit`, which allows for a busy machine and no optimisation.
#[track_caller]
pub(crate) fn within<T>(limit: Duration, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let out = work();
    let took = started.elapsed();
    assert!(took < limit, "it took {took:?}");
    out
}

/// One operation in the words of Coder's docs.
pub(crate) struct Page {
    pub(crate) tag: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) path: String,
    pub(crate) rows: Vec<[String; 5]>,
    pub(crate) sample: String,
    pub(crate) status: String,
    pub(crate) meaning: String,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            tag: "Pets".to_owned(),
            summary: "Get a pet".to_owned(),
            description: "Gets one.".to_owned(),
            path: "/pets/{pet}".to_owned(),
            rows: vec![row(["`pet`", "path", "string", "true", "The pet"])],
            sample: "{\n  \"born\": \"2019-08-24T14:15:22Z\",\n  \"name\": \"string\"\n}"
                .to_owned(),
            status: "200".to_owned(),
            meaning: "OK".to_owned(),
        }
    }
}

pub(crate) fn row(cells: [&str; 5]) -> [String; 5] {
    cells.map(str::to_owned)
}

impl Page {
    pub(crate) fn to_markdown(&self) -> String {
        let Self {
            tag,
            summary,
            description,
            path,
            rows,
            sample,
            status,
            meaning,
        } = self;
        let rows: Vec<String> = rows
            .iter()
            .map(|cells| format!("| {} |\n", cells.join(" | ")))
            .collect();
        let rows = rows.concat();
        format!(
            "# {tag}\n\n## {summary}\n\n### Code samples\n\n```shell\n# Example request using curl\ncurl -X GET \
             http://coder-server:8080/api/v2{path} \\\n  -H 'Accept: application/json' \\\n  -H 'Coder-Session-Token: \
             API_KEY'\n```\n\n`GET {path}`\n\n{description}\n\n### Parameters\n\n| Name | In | Type | Required | \
             Description |\n|---|---|---|---|---|\n{rows}\n### Example responses\n\n> {status} Response\n\n\
             ```json\n{sample}\n```\n\n### Responses\n\n| Status | Meaning | Description | Schema |\n|---|---|---|---|\n\
             | {status} | [OK](https://tools.ietf.org/html/rfc7231#section-6.3.1) | {meaning} | \
             [pets.Pet](schemas.md#petspet) |\n\nTo perform this operation, you must be authenticated. [Learn \
             more](authentication.md).\n"
        )
    }

    pub(crate) fn make(&self) -> Made {
        docs(&self.to_markdown())
    }
}
