//! Our lists: what is known of a spelling, whatever the text.

#![allow(long_running_const_eval, reason = "the compiler makes the indexes of the lists")]

pub(crate) mod class;
pub(crate) mod compiled;
mod heads;
pub(crate) mod key;
pub(crate) mod language;
pub(crate) mod leaders;
pub(crate) mod openings;
pub(crate) mod people;
pub(crate) mod phrase;
pub(crate) mod shared;
pub(crate) mod stem;
pub(crate) mod table;
pub(crate) mod tone;

use class::Class;
use compiled::list;
pub(crate) use heads::{Heads, head, words};
use language::Language;
use table::{Sought, Table};

/// A hash of every list, kept true by a test: what made a report can be told from it.
pub(crate) const VERSION: &str = include_str!("../../lexicons/VERSION");

static GIVEN_NAMES: Table = list!("given_names.tsv");
static SHORT_NAMES: Table = list!("short_names.tsv");
static PLACES: Table = list!("places.tsv");
/// The same, keyed by the first word.
static PLACE_STARTS: Table = list!("places.tsv", 1);

/// The name of our lists together with a user's rows: ours where there are none.
pub(crate) fn version_with(lists: &str, rows: &str) -> String {
    if rows.is_empty() {
        return lists.to_owned();
    }
    let bytes = lists.bytes().chain(rows.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{:08x}", hash >> 32)
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Shape {
    #[default]
    Lower,
    /// First letter a capital, a single capital letter too.
    Capital,
    /// Two letters or more, no small one.
    Upper,
    Number,
    Mark,
}

/// The form of a reporting verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Form {
    #[default]
    None,
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// What the list of reporting verbs knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verb {
    pub(crate) form: Form,
    /// Can introduce direct speech.
    pub(crate) direct: bool,
    /// Takes the hearer as object: told reporters.
    pub(crate) hearer: bool,
    /// Plain saying: say, add, warn.
    pub(crate) say: bool,
    /// Calls somebody something: call, describe.
    pub(crate) naming: bool,
    /// A cue only right beside a quote: continue, put.
    pub(crate) beside: bool,
    /// Thinking, not saying.
    pub(crate) mental: bool,
    /// Has the speaker as object: quoted X as saying.
    pub(crate) citing: bool,
    /// How it sounds, or another sound than speech: sing, laugh.
    pub(crate) manner: bool,
    /// Weight of the lemma when telling an indirect quote.
    pub(crate) weight: f32,
}

impl Verb {
    /// Past or third person: a form that needs no auxiliary.
    pub(crate) fn is_finite(self) -> bool {
        matches!(self.form, Form::Past | Form::Third)
    }
}

/// What the lists know of a spelling, the same for every text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) class: Class,
    /// What the folded form begins with; see [`head`].
    pub(crate) head: u64,
    pub(crate) verb: Verb,
    /// As a toned word: how good or bad it sounds.
    pub(crate) valence: f32,
    /// As a shifter: what follows is multiplied by one more than this.
    pub(crate) intensity: f32,
    /// As a shifter: what it adds by itself.
    pub(crate) lean: f32,
    /// The hash by which the openings of phrases are found ([`openings`]).
    pub(crate) hash: u32,
    pub(crate) shape: Shape,
}

/// What is known of a word in small letters.
pub(crate) fn facts(language: &Language, word: &str) -> Facts {
    let key = Sought::from(word);
    let mut facts = Facts { class: Class::mark(word), hash: key.short(), head: head(word), ..Facts::default() };
    if let Some(row) = language.words.find(key) {
        let named = row.items(1).filter_map(Class::named);
        facts.class = named.fold(facts.class, Class::or);
    }
    if let Some(lists) = language.reporting {
        if let Some(row) = lists.verbs.find(key) {
            facts.verb = verb_of(row);
            facts.class = facts.class | Class::VERB;
        }
        if lists.verb_starts.begins(key) {
            facts.class = facts.class | Class::PARTICLE_VERB;
        }
        if lists.title_starts.has(key) {
            facts.class = facts.class | Class::TITLE;
        }
        if facts.class.any(Class::ROLE) && lists.kin.has(key) {
            facts.class = facts.class | Class::KIN;
        }
    }
    if let Some(lists) = language.tone {
        tone::add(&mut facts, lists, word, key);
    }
    if let Some(lists) = language.keywords {
        facts.class = facts.class | nounness(lists, word, key);
    }
    facts
}

/// The classes of a spelling with what it can be in a sentence by classes, ending and shape together: rules ask at
/// every word, it is worked out once.
pub(crate) fn with_part(facts: &Facts, spelling: &str) -> Class {
    const GRAMMAR: Class = Class::PREP.or(Class::LINK).or(Class::AUX).or(Class::PRON);
    let class = facts.class.without(Class::FINITE.or(Class::ADVERBIAL).or(Class::PLAIN).or(Class::NOTED));
    let has = |class| facts.class.any(class);
    let when = |holds: bool, class: Class| if holds { class } else { Class::NONE };
    let capital = matches!(facts.shape, Shape::Capital | Shape::Upper);
    let reports = has(Class::REPORTING) || facts.head == head("according");
    let class = class | when(capital || reports || has(Class::ROLE), Class::NOTED);
    if capital {
        let tail = spelling.rsplit_once(['\'', '’']).map(|(_, tail)| tail);
        let contraction = matches!(tail, Some("t" | "m" | "re" | "ve" | "ll" | "d" | "s"));
        return class | when(contraction, Class::CONTRACTION);
    }
    let word = facts.shape != Shape::Mark;
    let bare = ["to", "not", "be", "been", "being", "having"].iter().any(|word| facts.head == head(word));
    const LY_NOUN: Class = Class::NOUN.or(Class::DULL).or(Class::ROLE).or(Class::BODY); // an ally, the family
    let finite = has(Class::AUX) && !bare || has(Class::IRREGULAR) || spelling.ends_with("ed");
    class
        | when(word && (finite || facts.verb.is_finite()), Class::FINITE)
        | when(has(Class::ADV) || word && spelling.ends_with("ly") && !has(LY_NOUN), Class::ADVERBIAL)
        | when(word && !has(GRAMMAR), Class::PLAIN)
}

/// What speaks against a word as a noun, from a list or from its ending.
fn nounness(lists: &language::KeywordLists, word: &str, key: Sought) -> Class {
    let class = |row: table::Row| Class::named(row.column(1)).unwrap_or(Class::NONE);
    if let Some(row) = lists.words.find(key) {
        return class(row);
    }
    // `red`, `king` and `fly` are too short to have an ending.
    let endings = (2..=4).filter_map(|length| word.get(word.len().checked_sub(length).filter(|&stem| stem > 2)?..));
    endings.filter_map(|ending| lists.endings.find(ending)).next().map_or(Class::NONE, class)
}

/// The verb of a form, one word or two.
pub(crate) fn verb(verbs: &Table, form: &str) -> Option<Verb> {
    verbs.find(form).map(verb_of)
}

/// The verb of a row.
pub(crate) fn verb_of(row: table::Row) -> Verb {
    let form = match row.column(2) {
        "base" => Form::Base,
        "third" => Form::Third,
        "past" => Form::Past,
        "participle" => Form::Participle,
        _ => Form::Gerund,
    };
    let mut verb = Verb { form, weight: row.number(4), ..Verb::default() };
    for class in row.items(3) {
        match class {
            "direct" => verb.direct = true,
            "hearer" => verb.hearer = true,
            "say" => verb.say = true,
            "naming" => verb.naming = true,
            "beside" => verb.beside = true,
            "mental" => verb.mental = true,
            "citing" => verb.citing = true,
            "manner" => verb.manner = true,
            _ => {}
        }
    }
    verb
}

/// Whether one of two given names is short for the other: Jim, James.
pub(crate) fn is_short_form(a: &str, b: &str) -> bool {
    let of = |short: &str, full: &str| SHORT_NAMES.find(short).is_some_and(|row| row.items(1).any(|name| name == full));
    of(a, b) || of(b, a)
}

/// What a spelling with a capital may be besides.
pub(crate) fn cased(spelling: &str) -> Class {
    let key = Sought::from(spelling);
    let mut class = Class::NONE;
    if let Some(row) = GIVEN_NAMES.find(key) {
        class = class | Class::GIVEN;
        class = class
            | match row.column(1) {
                "f" => Class::FEMALE,
                "m" => Class::MALE,
                _ => Class::NONE,
            };
    }
    if people::is_family(key) {
        class = class | Class::FAMILY;
    }
    if PLACE_STARTS.begins(key) {
        class = class | Class::LONG_PLACE;
    }
    let way = match relation(key) {
        Some(("name" | "shared", _)) => Class::COUNTRY,
        Some(("demonym", _)) => Class::DEMONYM,
        Some(("capital", _)) => Class::CAPITAL,
        Some(_) => Class::NONE,
        None => return class,
    };
    class | way | Class::PLACE
}

/// What a name says of a country: (name, demonym, capital, state, metonym, mark or shared; the country).
pub(crate) fn relation<'n>(name: impl Into<Sought<'n>>) -> Option<(&'static str, &'static str)> {
    let [_, relation, country] = PLACES.find(name)?.columns();
    Some((relation, country))
}

/// How a spelling is written.
pub(crate) fn shape(spelling: &str) -> Shape {
    let mut letters = spelling.chars().filter(|letter| letter.is_alphabetic());
    match spelling.chars().next() {
        Some(first) if first.is_numeric() => Shape::Number,
        Some(first) if !first.is_alphanumeric() => Shape::Mark,
        Some(first) if !first.is_uppercase() => {
            // al-Assad and el-Sisi are names.
            let article = spelling.split_once('-').filter(|(article, _)| article.len() <= 3);
            if article.is_some_and(|(_, name)| name.starts_with(char::is_uppercase)) {
                Shape::Capital
            } else {
                Shape::Lower
            }
        }
        _ => {
            letters.next();
            let mut more = letters.peekable();
            if more.peek().is_some() && !more.any(char::is_lowercase) { Shape::Upper } else { Shape::Capital }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let cases =
            [("said", Shape::Lower), ("Xi", Shape::Capital), ("al-Assad", Shape::Capital), ("U.S.", Shape::Upper)];
        for (word, expected) in
            cases.into_iter().chain([("2008", Shape::Number), ("’s", Shape::Mark), ("EU", Shape::Upper)])
        {
            assert_eq!(shape(word), expected, "{word}");
        }
    }

    #[test]
    fn what_begins_a_longer_place_is_told() {
        let begins = ["New", "South", "Peru", "Peruvian", "York", ""].map(|word| cased(word).any(Class::LONG_PLACE));
        assert_eq!(begins, [true, true, false, false, false, false]);
    }

    #[test]
    fn what_a_spelling_can_be_in_a_sentence() {
        let cases = [
            ("walked", Class::FINITE.or(Class::PLAIN)),
            ("slowly", Class::ADVERBIAL.or(Class::PLAIN)),
            ("ally", Class::PLAIN.or(Class::NOTED)),
            ("was", Class::FINITE),
            ("been", Class::NONE),
            ("says", Class::FINITE.or(Class::PLAIN).or(Class::NOTED)),
            ("Walked", Class::NOTED),
            ("Don’t", Class::CONTRACTION.or(Class::NOTED)),
            ("O'Neill", Class::NOTED),
            ("according", Class::PLAIN.or(Class::NOTED)),
            ("minister", Class::PLAIN.or(Class::NOTED)),
            ("of", Class::NONE),
            (",", Class::NONE),
        ];
        for (word, expected) in cases {
            let facts = facts(&language::LANGUAGES[0], &word.to_lowercase());
            let class = with_part(&Facts { shape: shape(word), ..facts }, word);
            let all = Class::FINITE.or(Class::ADVERBIAL).or(Class::PLAIN).or(Class::CONTRACTION).or(Class::NOTED);
            assert_eq!(class.without(class.without(all)), expected, "{word}");
        }
    }

    #[test]
    fn every_class_of_the_word_lists_is_known() {
        for language in language::LANGUAGES {
            let keywords = language.keywords.into_iter().flat_map(|lists| lists.words.all().chain(lists.endings.all()));
            for row in language.words.all().chain(keywords) {
                for name in row.items(1) {
                    assert!(Class::named(name).is_some(), "{}: {} {name}", language.code, row.column(0));
                }
            }
        }
    }
}
