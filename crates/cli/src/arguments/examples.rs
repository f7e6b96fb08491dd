//! What stands at the end of each command's help: how it is mostly used.

pub(crate) const DOCWRIGHT: &str = "\
Examples:
  docwright spec docs/api -o openapi.yaml     read a folder of pages
  docwright rust docs/api --out crates/api    write types, client and server
  docwright lint docs/api                     find what the pages say against themselves
  docwright generate --check                  fail where what is generated is not up to date";

pub(crate) const SPEC: &str = "\
Examples:
  docwright spec docs/api                     print the document
  docwright spec 'docs/**/*.md' -o api.json   read a pattern, write JSON
  docwright spec docs --annotate              say of each part which line it comes from";

pub(crate) const RUST: &str = "\
Examples:
  docwright rust docs/api --out crates/api
  docwright rust openapi.yaml --out crates/api --parts types,client";

pub(crate) const GENERATE: &str = "\
Examples:
  docwright generate            write what is not up to date
  docwright generate --check    write nothing, list it and exit with 1
  docwright generate --diff     write nothing, show it and exit with 1";

pub(crate) const INIT: &str = "\
Examples:
  docwright init            write a first docwright.toml for the docs found here
  docwright init services";

pub(crate) const LINT: &str = "\
Examples:
  docwright lint docs/api
  docwright lint docs/api --fail-on error --format github
  docwright lint --level torn-row=warning --level unlisted-field=off";

pub(crate) const DIFF: &str = "\
Examples:
  docwright diff old/docs docs                what changed, and does it break anyone
  docwright diff docs openapi.json            do the docs say what the server serves
  docwright diff old.yaml new.yaml --fail-on any --format markdown";

pub(crate) const EXPLAIN: &str = "\
Examples:
  docwright explain docs/api Pet.born         where a field comes from
  docwright explain docs/api 'GET /pets/{id}'
  docwright explain docs/api /components/schemas/Pet";

pub(crate) const DUMP: &str = "\
Examples:
  docwright dump docs/api --stage api";
