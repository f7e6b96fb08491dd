//! What was perhaps meant by a word that means nothing.

/// The candidate that is a slip of the keyboard away from `word`; none where all are farther.
///
/// ```
/// assert_eq!(docwright::nearest("Pte", ["Pet", "Person"]), Some("Pet"));
/// assert_eq!(docwright::nearest("Boat", ["Pet", "Person"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance * 3 <= candidate.len().max(word.len()).max(3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}
