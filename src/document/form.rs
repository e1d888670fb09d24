//! The forms by which words are compared: in small letters, and without accents and articles.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Small letters, plain apostrophes, no soft hyphens: the form in which lists hold their words.
pub(crate) fn fold(spelling: &str) -> Cow<'_, str> {
    if !spelling.is_ascii() {
        spelling.to_lowercase().replace('’', "'").replace('\u{ad}', "").into()
    } else if spelling.bytes().any(|byte| byte.is_ascii_uppercase()) {
        spelling.to_ascii_lowercase().into()
    } else {
        spelling.into()
    }
}

/// Arabic articles, which later mentions of a name may leave out: Yousef al-Masri, Masri.
pub(super) const ARTICLES: [&str; 2] = ["al-", "el-"];

/// Without accents and articles: Erdoğan is Erdogan, Wałęsa is Walesa, al-Masri is Masri. The bare form of a bare form is
/// itself: of “al-al-al-…” one article at a time would be a form for each.
pub(crate) fn bare(word: &str) -> String {
    let plain = |letter| match letter {
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        'đ' => 'd',
        other => other,
    };
    let plain: String =
        word.nfd().filter(|&letter| !unicode_normalization::char::is_combining_mark(letter)).map(plain).collect();
    let mut name = plain.as_str();
    while let Some(rest) = ARTICLES.iter().find_map(|article| name.strip_prefix(article)) {
        name = rest;
    }
    name.into()
}
