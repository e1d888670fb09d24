//! Which language a text is in.

use crate::lexicon::language::{LANGUAGES, Language};

/// The language of a text; English when in doubt.
pub(crate) fn detect(_text: &str) -> &'static Language {
    &LANGUAGES[0]
}
