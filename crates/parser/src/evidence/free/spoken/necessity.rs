//! The words and marks that say whether a value must be given.

use crate::evidence::inline;

/// Those that say it must.
const MUST: &str = "required mandatory yes true y x always ✓ ✔ ✅ ☑ ● ○ ◯ sí sì sim oui ja да 是 必填 必选 必须 はい 必須 예 필수 обязательный \
    обязательно обязателен obligatorio requerido obrigatório obligatoire erforderlich obbligatorio";

/// Those that say it need not.
const NEED_NOT: &str = "optional no false n never ✗ ✘ ❌ ✖ × não non nein нет 否 选填 可选 非必填 いいえ 任意 아니오 선택 необязательный \
    необязательно опционально opcional optionnel facoltativo opzionale";

/// Whether a word says that a value must be given, or need not be.
pub(crate) fn necessity(text: &str) -> Option<bool> {
    let word = inline::plain(text.trim())
        .trim_matches(['.', ':', '!'])
        .to_lowercase();
    // A mark may stand before the word, and may be told to be shown in colours.
    let word = word.replace('\u{fe0f}', "");
    let marks = ["✅ ", "✔ ", "✓ ", "❌ ", "✗ ", "✘ ", "✖ "];
    let bare = marks.iter().find_map(|mark| word.strip_prefix(mark));
    let bare = bare.unwrap_or(&word).trim();
    let is_one = |words: &str| words.split_whitespace().any(|own| own == bare);
    match () {
        () if is_one(MUST) => Some(true),
        () if is_one(NEED_NOT) || bare == "not required" => Some(false),
        () => None,
    }
}
