//! What the tone lists know of a word: looked up once for each spelling, so that scoring only adds up.

use std::borrow::Cow;

use super::Facts;
use super::class::Class;
use super::language::ToneLists;
use super::openings::{NONE, with};
use super::table::{Row, Sought};

/// A word made from a listed one says the same less surely.
const BY_ENDING: f32 = 0.8;
/// A part of a compound is further off still: peace-loving.
const BY_PART: f32 = 0.7;

/// Adds what the tone lists say of a word in small letters.
pub(super) fn add(facts: &mut Facts, lists: &ToneLists, word: &str, key: Sought) {
    if let Some(row) = lists.words.find(key) {
        take(facts, row, 1.0);
    } else if let Some((row, share)) = origin(lists, word) {
        take(facts, row, share);
        facts.class = facts.class | Class::DERIVED;
    }
    let ends_as = |length| ending(word, length).is_some_and(|(_, ending)| lists.endings.has(ending));
    if facts.valence > 0.0 && (2..=4).any(ends_as) {
        facts.class = facts.class | Class::ABSTRACT;
    }
    if lists.phrase_openings.has(with(NONE, facts.hash)) {
        facts.class = facts.class | Class::PHRASE;
    }
    if lists.patterns.has(key) {
        facts.class = facts.class | Class::PATTERN;
    }
    let negative = if word.ends_with("n't") { Class::NEGATOR } else { Class::NONE };
    facts.class = facts.class | negative;
    let shifter = if negative == Class::NONE { key } else { "n't".into() };
    if let Some(row) = lists.shifters.find(shifter) {
        (facts.intensity, facts.lean) = (row.number(1), row.number(2));
        if facts.intensity != 0.0 {
            facts.class = facts.class | Class::SHIFTER;
        }
        if facts.lean != 0.0 {
            facts.class = facts.class | Class::LEANING;
        }
    }
}

/// Adds what a user's list says of a word: rows of terms that begin with it.
pub(crate) fn add_own<'l>(facts: &mut Facts, rows: impl Iterator<Item = Row<'l>>, word: &str) {
    for row in rows {
        if row.column(0) == word {
            const LISTED: Class = Class::DERIVED.or(Class::MISFORTUNE).or(Class::SORROW);
            facts.class = facts.class.without(LISTED) | Class::TONE;
            (facts.valence, facts.lean) = (row.number(1), 0.0);
        } else {
            facts.class = facts.class | Class::OWN_PHRASE;
        }
    }
}

fn take(facts: &mut Facts, row: Row, share: f32) {
    facts.valence = row.number(1) * share;
    facts.class = facts.class | Class::TONE | sadness(row);
}

/// Whether a row of the tone lists names a misfortune, or the sorrow at one.
pub(crate) fn sadness(row: Row) -> Class {
    match row.column(2) {
        "misfortune" => Class::MISFORTUNE,
        "sorrow" => Class::MISFORTUNE.or(Class::SORROW),
        _ => Class::NONE,
    }
}

/// The listed word that an unlisted one is made from, and how much of its tone is left.
fn origin<'a>(lists: &ToneLists, word: &'a str) -> Option<(Row<'static>, f32)> {
    let part = |part: &'a str| lists.words.find(part).filter(|_| part.len() > 3);
    let by_ending = base(lists, word).map(|row| (row, BY_ENDING));
    by_ending.or_else(|| {
        let parts = word.split('-').skip(usize::from(!word.contains('-')));
        parts.filter_map(part).next().map(|row| (row, BY_PART))
    })
}

/// The listed word that an inflected or derived form is made from, the longest ending first.
fn base(lists: &ToneLists, word: &str) -> Option<Row<'static>> {
    for length in (1..=5).rev() {
        let Some((stem, ending)) = ending(word, length) else { continue };
        let Some(row) = lists.bases.find(ending) else { continue };
        if row.column(2).is_empty() {
            return None;
        }
        if word.len() >= row.number(1) as usize {
            let forms = row.items(2).filter_map(|instead| form(stem, instead));
            let found = forms.filter(|form| form.len() > 2).find_map(|form| lists.words.find(form.as_ref()));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// A stem with what stands in place of the ending that was cut.
fn form<'s>(stem: &'s str, instead: &str) -> Option<Cow<'s, str>> {
    match instead {
        "." => Some(stem.into()),
        "=" => {
            let shorter = &stem[..stem.len() - stem.chars().next_back()?.len_utf8()];
            (stem.len() > 3 && shorter.chars().next_back() == stem.chars().next_back()).then_some(shorter.into())
        }
        letters => Some([stem, letters].concat().into()),
    }
}

/// A word cut before its last bytes.
fn ending(word: &str, length: usize) -> Option<(&str, &str)> {
    word.split_at_checked(word.len().checked_sub(length)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::facts;
    use crate::lexicon::language::LANGUAGES;

    fn english(word: &str) -> Facts {
        facts(&LANGUAGES[0], word)
    }

    #[test]
    fn an_unlisted_word_takes_the_tone_of_the_word_it_is_made_from() {
        let cases = [
            ("blamelessly", "blameless", BY_ENDING),
            ("slandering", "slander", BY_ENDING),
            ("throttlers", "throttle", 0.0),
            ("deplorably", "deplorable", BY_ENDING),
            ("fretted", "fret", BY_ENDING),
            ("deceivable", "deceive", BY_ENDING),
            ("clumsiness", "clumsy", BY_ENDING),
            ("nastiest", "nasty", BY_ENDING),
            ("sneers", "sneer", BY_ENDING),
            ("remedied", "remedy", BY_ENDING),
            ("vilification", "vilify", 0.0),
            ("rehabilitator", "rehabilitate", BY_ENDING),
            ("quarrelling", "quarrel", BY_ENDING),
            ("peace-hungry", "peace", BY_PART),
            // One ending is cut, not two; and what ends in -ss is no plural: a caress has nothing to do with cares.
            ("caress", "cares", 0.0),
        ];
        for (word, origin, share) in cases {
            assert!(english(origin).valence != 0.0, "{origin}");
            assert_eq!(english(word).valence, english(origin).valence * share, "{word}");
            assert_eq!(english(word).class.any(Class::DERIVED), share != 0.0, "{word}");
        }
    }

    #[test]
    fn a_listed_word_is_never_derived() {
        for row in crate::lexicon::language::language("en").unwrap().tone.unwrap().words.all() {
            let facts = english(row.column(0));
            assert_eq!(facts.valence, row.number(1), "{}", row.column(0));
            assert!(facts.class.any(Class::TONE) && !facts.class.any(Class::DERIVED), "{}", row.column(0));
            assert!(facts.valence.abs() <= 1.3, "{}", row.column(0));
        }
    }

    #[test]
    fn words_of_grammar_and_topics_are_told_once() {
        let cases = [
            ("don't", Class::NEGATOR, true),
            ("dent", Class::NEGATOR, false),
            ("security", Class::ABSTRACT, true),
            ("cruelty", Class::ABSTRACT, false),
            ("kind", Class::ABSTRACT, false),
            ("grief", Class::SORROW, true),
            ("deaths", Class::MISFORTUNE, true),
            ("deaths", Class::SORROW, false),
        ];
        for (word, class, expected) in cases {
            assert_eq!(english(word).class.any(class), expected, "{word}");
        }
        assert_eq!(english("weren't").lean, english("n't").lean);
    }

    /// Any word has facts; endings are cut between characters.
    #[test]
    fn no_word_is_too_short_or_strange() {
        for word in ["", "s", "ss", "es", "漢s", "é́ed", "-", "--", "a-", "n't", "ééing"] {
            english(word);
        }
    }
}
