//! What a token before a stop may be, and the small words that decide after it.

use std::ops::BitOr;

use crate::document::view::{is_capital, is_capitalised, is_capitals};
use crate::lexicon::key::Key;
use crate::lexicon::language::Language;
use crate::lexicon::table::Row;

/// The classes of an abbreviation: columns 1 and 2 of a language's list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Kinds(u32);

impl BitOr for Kinds {
    type Output = Kinds;
    fn bitor(self, other: Kinds) -> Kinds {
        self.or(other)
    }
}

impl Kinds {
    pub(super) const NONE: Kinds = Kinds(0);
    /// Before a name: Sen.
    pub(super) const TITLE: Kinds = Kinds(1);
    /// After a name: Jr.
    pub(super) const AFTER_NAME: Kinds = Kinds(1 << 1);
    pub(super) const INITIAL: Kinds = Kinds(1 << 2);
    /// Also what is spelt as initials with stops: U.S.
    pub(super) const PLACE: Kinds = Kinds(1 << 3);
    /// Before the name of a place: Mt.
    pub(super) const BEFORE_PLACE: Kinds = Kinds(1 << 4);
    pub(super) const ORGANISATION: Kinds = Kinds(1 << 5);
    pub(super) const MONTH: Kinds = Kinds(1 << 6);
    pub(super) const DAY: Kinds = Kinds(1 << 7);
    /// Before a number: No.
    pub(super) const REFERENCE: Kinds = Kinds(1 << 8);
    /// a.m.
    pub(super) const TIME: Kinds = Kinds(1 << 9);
    pub(super) const UNIT: Kinds = Kinds(1 << 10);
    /// Inside a sentence: e.g.
    pub(super) const LATIN: Kinds = Kinds(1 << 11);
    /// At the end of one: etc.
    pub(super) const LATIN_END: Kinds = Kinds(1 << 12);
    pub(super) const ADDRESS: Kinds = Kinds(1 << 13);
    pub(super) const MISC: Kinds = Kinds(1 << 14);
    /// Ends no sentence.
    pub(super) const NEVER: Kinds = Kinds(1 << 15);

    pub(super) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub(super) const fn any(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it has no class but these; whether it may end a sentence does not matter.
    pub(super) const fn only(self, these: Kinds) -> bool {
        self.0 & !these.0 & !Kinds::NEVER.0 == 0
    }

    fn of(row: Row) -> Kinds {
        let named = row.items(1).map(|class| match class {
            "title" => Kinds::TITLE,
            "title_name" => Kinds::AFTER_NAME,
            "initial" => Kinds::INITIAL,
            "place" => Kinds::PLACE,
            "place_before" => Kinds::BEFORE_PLACE,
            "organisation" => Kinds::ORGANISATION,
            "month" => Kinds::MONTH,
            "day" => Kinds::DAY,
            "reference" => Kinds::REFERENCE,
            "time" => Kinds::TIME,
            "unit" => Kinds::UNIT,
            "latin" => Kinds::LATIN,
            "latin_end" => Kinds::LATIN_END,
            "address" => Kinds::ADDRESS,
            _ => Kinds::MISC,
        });
        let never = if row.column(2) == "never" { Kinds::NEVER } else { Kinds::NONE };
        named.fold(never, Kinds::or)
    }
}

/// How the text before a stop is written.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    /// The text has one case only, so that `mr.` may be `Mr.`.
    pub(super) one_case: bool,
    /// The token begins the sentence, so that `Fig.` may be `fig.`.
    pub(super) first: bool,
}

/// The classes of a token, given without its last stop; none if it is no known abbreviation.
pub(super) fn kinds(language: &Language, token: &str, writing: Writing) -> Kinds {
    let mut token = token;
    loop {
        let found = whole(language, token, writing);
        if found != Kinds::NONE {
            return found;
        }
        // Then-Sen., (D-Calif., l'art.
        match token.rfind(['(', '-', '/', '\'', '’', '“', '„', '«', '"']) {
            Some(at) => token = token[at..].trim_start_matches(|c: char| !c.is_alphanumeric()),
            None => return Kinds::NONE,
        }
        if token.is_empty() {
            return Kinds::NONE;
        }
    }
}

/// The classes of a token exactly as it is written, given without its last stop.
pub(super) fn listed(language: &Language, token: &str) -> Kinds {
    language.abbreviations.find(&Key::stopped(&[token])).map_or(Kinds::NONE, Kinds::of)
}

/// The classes of a token as it stands: as written, in the other case where capitals say nothing, or by its end.
fn whole(language: &Language, token: &str, writing: Writing) -> Kinds {
    /// No list has an abbreviation of more bytes. Of “a.b.a.b.…” each stop would look a long token up.
    const LONGEST: usize = 32;
    if token.len() > LONGEST {
        return if language.compounds { compound(language, token) } else { Kinds::NONE };
    }
    let exact = listed(language, token);
    if exact != Kinds::NONE {
        return exact;
    }
    let found = other_case(language, token, writing);
    if found != Kinds::NONE || !language.compounds {
        return found;
    }
    compound(language, token)
}

/// The classes that a token has in another case, where capitals say nothing: in a text of one case, in a token all in
/// capitals, at the start of a sentence, and outside English for `Ing.` as for `ing.`
fn other_case(language: &Language, token: &str, writing: Writing) -> Kinds {
    let capitals = is_capitals(token);
    let folds = language.fold_abbreviations && is_capitalised(token);
    let first = writing.first && is_capital(token);
    if token.len() < 2 || !(writing.one_case || capitals || first || folds) {
        return Kinds::NONE;
    }
    let letter = token.chars().next().map_or(0, char::len_utf8);
    let cases = [0, letter, token.len()].map(|capitals| Key::recased(token, capitals));
    let found = cases.iter().filter_map(|key| language.abbreviations.find(key)).map(Kinds::of);
    let kinds = found.fold(Kinds::NONE, Kinds::or);
    // Never adjectives outside English: `Schweiz.` is a country, not schweizerisch.
    let plain = Kinds::LATIN.or(Kinds::LATIN_END).or(Kinds::MISC);
    let holds = writing.one_case
        || capitals && kinds.any(Kinds::TITLE)
        || first && kinds.any(Kinds::TITLE.or(Kinds::REFERENCE).or(Kinds::LATIN))
        || folds && !kinds.only(plain);
    if holds { kinds } else { Kinds::NONE }
}

/// The classes of a compound by its end: Hauptstr. as -str.
fn compound(language: &Language, token: &str) -> Kinds {
    let ends = token.char_indices().rev().map(|(at, _)| at).take_while(|&at| at > 0).skip(1).take(2);
    let mut found = ends.filter_map(|at| language.abbreviations.find(&Key::stopped(&["-", &token[at..]])));
    found.next().map_or(Kinds::NONE, Kinds::of)
}

/// U.S, a.m, Ph.D: pieces of one or two letters between stops, the last of one.
pub(super) fn is_acronym(token: &str) -> bool {
    if !token.contains('.') {
        return false;
    }
    let mut last = 0;
    let short = token.split('.').all(|piece| {
        last = piece.chars().take(3).count();
        last <= 2 && piece.chars().all(char::is_alphabetic)
    });
    short && last == 1
}

/// A. or J.-P.
pub(super) fn is_initial(token: &str) -> bool {
    let mut back = token.chars().rev();
    let capital = back.next().is_some_and(char::is_uppercase);
    match back.next() {
        None => capital,
        Some(before) => capital && before == '-' && token.contains('.'),
    }
}

/// A number in Roman figures; `I` alone is none.
pub(super) fn is_roman(word: &str) -> bool {
    word != "I" && !word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Whether the language's list of words gives a word this class.
pub(super) fn is(language: &Language, word: &Key, class: &str) -> bool {
    language.words.find(word).is_some_and(|row| row.items(1).any(|one| one == class))
}

/// Whether a word shows, in capitals after an abbreviation, that a sentence begins: they, in, l'homme.
pub(super) fn is_start(language: &Language, word: &Key) -> bool {
    let elided = |at: usize| {
        let (article, apostrophe) = (&word.as_str()[..at], &word.as_str()[..=at]);
        is(language, &Key::small(article), "start") || is(language, &Key::small(apostrophe), "start")
    };
    is(language, word, "start") || word.as_str().find('\'').is_some_and(|at| at > 0 && elided(at))
}
