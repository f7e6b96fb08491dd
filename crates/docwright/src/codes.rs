//! The findings this crate reports, and the list of all crates' findings.

use docwright_model::{Code, Severity};

/// Declares the codes of this crate and the list of them in one place, so that none is forgotten.
macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $explanation:literal;)*) => {
        $(
            #[doc = $explanation]
            pub const $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                explanation: $explanation,
            };
        )*

        /// Every code of this crate.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    MISSING_INPUT = "missing-input", Error,
        "A file or folder that was named does not exist. Check the spelling; paths in `docwright.toml` start from the folder it lies in.";
    NO_MATCH = "no-match", Error,
        "No docs file matches a pattern or lies in a folder that was named. Folders are searched for `.md`, `.mdx` and `.markdown`.";
    UNREADABLE = "unreadable-file", Error,
        "The operating system refused to read a file or folder. The other inputs are read; mend the permissions and run again.";
    NOT_UTF8 = "not-utf8", Error,
        "A file is not valid UTF-8, so it is left out. The message names the first bad byte; save the file as UTF-8.";
    UTF16 = "utf-16", Error,
        "A file is UTF-16, so it is left out. Save it as UTF-8.";
    TOO_LARGE = "too-large", Error,
        "A file is too large to be read: places in a file are counted in 32 bits. Split it.";
    TOO_MUCH_INPUT = "too-much-input", Error,
        "The inputs of an API hold more bytes than are read. The files over the limit were left out; raise it with `--max-input-bytes` or `input-bytes` under `[limits]`.";
    TOO_MANY_OPERATIONS = "too-many-operations", Error,
        "An API has more operations than are read. Docs were read up to the limit, an OpenAPI file not at all; raise it with `--max-operations` or `operations` under `[limits]`.";
    SCHEMA_TOO_DEEP = "schema-too-deep", Warning,
        "Schemas without a name are nested deeper than is followed. Any value is accepted below; raise the limit with `--max-schema-depth` or `schema-depth` under `[limits]`.";
    DANGLING_LINK = "dangling-link", Error,
        "A symbolic link leads nowhere, so the page behind it is missing. Restore the page or remove the link.";
    LINK_LOOP = "link-loop", Warning,
        "A symbolic link leads back to a folder it lies in. It is not followed; the pages are read once.";
    SPECIAL_FILE = "special-file", Warning,
        "A pipe, socket or device lies among the docs. It is skipped, since reading it might never end.";
    EMPTY_FILE = "empty-file", Note,
        "A file holds nothing but white space, so there is nothing to read from it.";
    MIXED_INPUT = "mixed-input", Error,
        "A run reads either docs or one OpenAPI file. Of a mixture the docs are read, of several OpenAPI files the first; name docs only, or one OpenAPI file.";
    OUTSIDE_ROOT = "outside-root", Warning,
        "A file that an OpenAPI file refers to is a symbolic link out of the folder whose files may be read, or the OpenAPI file does not lie in the folder given. Such files are not read.";
    NOTHING_READ = "nothing-read", Error,
        "No operation and no schema could be read from any input. What was generated earlier is left as it is; `docwright dump --stage blocks` shows what stands on the pages.";
    GIT_FAILED = "git-failed", Error,
        "`git` could not be run, or could not read the repository, so nothing of a revision could be read.";
    UNKNOWN_REVISION = "unknown-revision", Error,
        "The repository has no such revision. Fetch it first: a shallow clone, which CI often makes, lacks most of them.";
    INVALID_CONFIG = "invalid-config", Error,
        "`docwright.toml` cannot be used as it is. Correct the place that is shown and run again.";
    NO_CONFIG = "no-config", Error,
        "There is no `docwright.toml` in this folder or any folder above it. `docwright generate` works from one: `docwright init` writes it from what lies in the folder.";
    CONFIG_EXISTS = "config-exists", Error,
        "`docwright init` writes a first `docwright.toml` and never over one that is there. Remove it to begin anew.";
    NO_API = "no-api", Error,
        "No page that a dialect knows and no OpenAPI file lies in the folder, so there is nothing to configure. `docwright dump --stage api` shows what is made of single pages.";
    UNKNOWN_API = "unknown-api", Error,
        "An API named on the command line does not stand in `docwright.toml`. Check the spelling, or add it there.";
    FOREIGN_FILE = "foreign-file", Error,
        "A file that docwright did not write lies where it wants to write one. Nothing in that folder was written; move the file away or choose another folder.";
    EDITED_FILE = "edited-file", Error,
        "A generated file was changed after docwright wrote it. Nothing in that folder was written; take the change out, or lose it with `--overwrite-modified`.";
    KEPT_FILE = "kept-file", Warning,
        "A file that is no longer generated was changed after docwright wrote it. It stays, and docwright knows it no more; remove it by hand.";
    LINKED_FOLDER = "linked-folder", Error,
        "The output folder is a symbolic link, or one lies inside it where docwright wants to write. It is never followed, since it may lead anywhere.";
    UNSAFE_PATH = "unsafe-path", Error,
        "A generated file's path would leave the output folder. This is a fault in docwright: please report it.";
    UNWRITABLE = "unwritable", Error,
        "The operating system refused to write a file or folder. What was there before is still there.";
    INVALID_BASELINE = "invalid-baseline", Error,
        "The baseline of a comparison cannot be used as it is. Nothing was compared, since to take it for empty would call everything new; write it anew with `docwright diff … --write-baseline`.";
    STALE_BASELINE = "stale-baseline", Warning,
        "The baseline of a comparison holds a finding that is no longer found. Write it anew, so that the finding counts should it come back.";
    UNUSED_IGNORE = "unused-ignore", Warning,
        "An `[[ignore]]` of `docwright.toml` ignores nothing that was found. Remove it, so that it hides nothing later.";
    UNREADABLE_MANIFEST = "unreadable-manifest", Warning,
        "The list of generated files in the output folder cannot be read, for instance after a merge. Files are known by their header until it is written anew; files that are no longer generated must be removed by hand.";
}

/// The codes of every crate, by crate, for the reference page.
pub fn of_all_crates() -> Vec<(&'static str, &'static [Code])> {
    vec![
        ("reading docs", docwright_parser::codes::ALL),
        (
            "writing the OpenAPI document",
            docwright_emitter::codes::ALL,
        ),
        ("reading an OpenAPI document", docwright_spec::codes::ALL),
        ("writing Rust", docwright_codegen::codes::ALL),
        ("files and configuration", ALL),
    ]
}
