//! What was perhaps meant by a word that means nothing.

/// The candidate that is a slip of the keyboard away from `word`; none where all are farther.
///
/// ```
/// assert_eq!(docwright::nearest("Pte", ["Pet", "Person"]), Some("Pet"));
/// assert_eq!(docwright::nearest("Boat", ["Pet", "Person"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::config::nearest_of(word, candidates.into_iter())
}
