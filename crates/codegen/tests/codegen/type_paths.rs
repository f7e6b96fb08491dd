//! Which paths may name a type of another package: each line of `tests/type-paths.txt` is a path and what becomes of it.

use std::fmt::Write as _;
use std::path::Path;

use docwright_codegen::{CustomType, TypeMap};
use expect_test::expect_file;

#[test]
fn paths_of_types_are_taken_or_refused() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/type-paths.txt");
    let table = std::fs::read_to_string(&file).unwrap();
    let mut lines = String::new();
    for line in table.lines() {
        let path = line.split(" => ").next().unwrap_or_default();
        let ty = CustomType {
            path: path.to_owned(),
            version: Some("1".to_owned()),
            ..CustomType::default()
        };
        let taken = TypeMap::default().set_custom("email", ty);
        writeln!(lines, "{path} => {taken:?}").unwrap();
    }
    expect_file![file].assert_eq(&lines);
}
