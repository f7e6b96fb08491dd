//! Answers every question of `tests/find/questions.txt` from the document beside it.

use std::fmt::Write;

use docwright_model::{Diagnostics, Source, SourceId};
use docwright_spec::{find, read};
use expect_test::expect_file;

#[test]
fn questions_have_their_answers() {
    let source = Source::new("spec.yaml", include_str!("find/spec.yaml"));
    let spec = read(SourceId(0), &source, &mut Diagnostics::default()).unwrap();
    let mut answers = String::new();
    for question in include_str!("find/questions.txt").lines() {
        let answer = find(&spec, question).map_or("nothing".to_owned(), |p| p.to_string());
        writeln!(answers, "{question}  ->  {answer}").unwrap();
    }
    expect_file!["./find/answers.txt"].assert_eq(&answers);
}
