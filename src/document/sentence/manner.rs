//! How a text is written: with care or without, in one case or in two.

use std::cell::OnceCell;

use crate::document::view::{View, is_small};
use crate::lexicon::language::Language;
use crate::span::Span;

/// How the whole text is written.
pub(super) struct Manner<'t> {
    text: &'t str,
    stretches: &'t [Span],
    pub(super) language: &'static Language,
    careless: OnceCell<bool>,
}

impl<'t> Manner<'t> {
    pub(super) fn new(text: &'t str, stretches: &'t [Span], language: &'static Language) -> Self {
        Manner { text, stretches, language, careless: OnceCell::new() }
    }

    /// Whether a small letter may begin a sentence: a paragraph begins with one, or `i` stands for `I`.
    /// Asked at few marks, so found when first asked for.
    pub(super) fn is_careless(&self) -> bool {
        *self.careless.get_or_init(|| {
            let small = |stretch: &Span| {
                let view = View { text: self.text, start: stretch.start as usize, end: stretch.end as usize };
                view.at(view.start).is_lowercase() && is_small(view.word(view.start))
            };
            let said = |word: &str| memchr::memmem::find(self.text.as_bytes(), word.as_bytes()).is_some();
            self.stretches.iter().any(small) || self.language.careless.iter().any(|word| said(word))
        })
    }
}

/// Whether a stretch has letters of one case only, as far as its beginning tells.
pub(super) fn is_one_case(view: View) -> bool {
    /// Fewer letters tell nothing.
    const LEAST: usize = 12;
    let (mut capitals, mut small) = (0, 0);
    for c in view.slice(view.start, view.end).chars().take(400) {
        capitals += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
        if capitals > 0 && small > 0 {
            return false;
        }
    }
    capitals + small > LEAST
}
