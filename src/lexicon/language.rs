//! A language is a row here and a folder of lists; what a row lacks is null in the report, with a warning.

use std::ops::RangeInclusive;

use rust_stemmers::Algorithm;

use super::compiled::list;
use super::openings::{Openings, openings};
use super::table::Table;

/// What is known of one language.
pub(crate) struct Language {
    /// ISO 639-1 code, as in `--lang` and the report.
    pub(crate) code: &'static str,
    pub(crate) stemmer: Option<Algorithm>,
    /// Classes of words.
    pub(crate) words: Table<'static>,
    pub(crate) abbreviations: Table<'static>,
    /// Its list of words too common to tell what a text is about has no gaps.
    pub(crate) stop_words: bool,
    /// A number with a stop can be an ordinal: `am 3. Mai`.
    pub(crate) ordinals: bool,
    /// Every noun has a capital, so that a capital says little after an abbreviation.
    pub(crate) capital_nouns: bool,
    /// A further question mark: Greek `;`.
    pub(crate) question_mark: Option<char>,
    /// Abbreviations end compounds: `Hauptstr.`
    pub(crate) compounds: bool,
    /// Some abbreviations of small letters are written with a capital too: `Ing.`, `ing.`
    pub(crate) fold_abbreviations: bool,
    /// So many letters before a stop are a whole word: the fewer, the fuller the list of abbreviations.
    pub(crate) whole_word: usize,
    /// `I` is a word, and always a capital.
    pub(crate) capital_pronoun: bool,
    /// What only careless writers write: ` i ` for ` I `.
    pub(crate) careless: &'static [&'static str],
    /// Small letters beyond ASCII that are common in it; of Greek and Cyrillic the script tells.
    pub(crate) letters: &'static str,
    /// What attribution needs; none: quotes by their own marks, without a speaker.
    pub(crate) reporting: Option<&'static Reporting>,
    /// What the scorer needs; none: no tone.
    pub(crate) tone: Option<&'static ToneLists>,
    /// What tells nouns from other words; none: all words that are not too common may be keywords.
    pub(crate) keywords: Option<&'static KeywordLists>,
}

/// Lists of the words that report speech.
pub(crate) struct Reporting {
    pub(crate) verbs: Table<'static>,
    /// The same, keyed by the first word: whether a word can have a particle at all.
    pub(crate) verb_starts: Table<'static>,
    /// The one or two words of each.
    pub(crate) verb_openings: Openings,
    /// Keyed by the first words, as many as [`TITLE_KEY`] has at most.
    pub(crate) titles: Table<'static>,
    /// The same, keyed by the first word.
    pub(crate) title_starts: Table<'static>,
    /// The first words of each, as many as its key has.
    pub(crate) title_openings: Openings,
    /// Role nouns that may stand for others.
    pub(crate) kin: Table<'static>,
}

/// How many words find a toned phrase: with two, “in the” alone would find sixty.
pub(crate) const PHRASE_KEY: RangeInclusive<u32> = 2..=3;
/// How many words find a title: with one, “minister” would find 136.
pub(crate) const TITLE_KEY: RangeInclusive<u32> = 1..=3;

/// Lists of the words that carry tone.
pub(crate) struct ToneLists {
    pub(crate) words: Table<'static>,
    /// Keyed by the first words, as many as [`PHRASE_KEY`] has at most.
    pub(crate) phrases: Table<'static>,
    /// The same words of each.
    pub(crate) phrase_openings: Openings,
    pub(crate) shifters: Table<'static>,
    /// Turns that decide a sentence, keyed by each word that may begin one.
    pub(crate) patterns: Table<'static>,
    /// The first two words of each, or one.
    pub(crate) pattern_openings: Openings,
    /// Endings of abstract nouns.
    pub(crate) endings: Table<'static>,
    /// How an unlisted word may be made from a listed one, by ending.
    pub(crate) bases: Table<'static>,
}

/// Lists by which noun-like words are told.
pub(crate) struct KeywordLists {
    pub(crate) words: Table<'static>,
    pub(crate) endings: Table<'static>,
}

/// The languages with lists of their own, English first: it is the choice when in doubt.
pub(crate) static LANGUAGES: &[Language] = &[
    Language {
        code: "en",
        stemmer: Some(Algorithm::English),
        fold_abbreviations: false,
        whole_word: 5,
        capital_pronoun: true,
        careless: &[" i ", " i'm ", " im "],
        stop_words: true,
        reporting: Some(&ENGLISH_REPORTING),
        tone: Some(&ENGLISH_TONE),
        keywords: Some(&ENGLISH_KEYWORDS),
        ..plain(list!("en/words.tsv"), list!("en/abbreviations.tsv"))
    },
    Language {
        code: "da",
        stemmer: Some(Algorithm::Danish),
        ordinals: true,
        compounds: true,
        letters: "øæå",
        ..plain(list!("da/words.tsv"), list!("da/abbreviations.tsv"))
    },
    Language {
        code: "de",
        stemmer: Some(Algorithm::German),
        ordinals: true,
        capital_nouns: true,
        compounds: true,
        letters: "äöüß",
        ..plain(list!("de/words.tsv"), list!("de/abbreviations.tsv"))
    },
    Language {
        code: "el",
        stemmer: None,
        question_mark: Some(';'),
        ..plain(list!("el/words.tsv"), list!("el/abbreviations.tsv"))
    },
    Language {
        code: "es",
        stemmer: Some(Algorithm::Spanish),
        letters: "ñáéíóú",
        ..plain(list!("es/words.tsv"), list!("es/abbreviations.tsv"))
    },
    Language {
        code: "fr",
        stemmer: Some(Algorithm::French),
        letters: "êçœûîôëïéèàâù",
        ..plain(list!("fr/words.tsv"), list!("fr/abbreviations.tsv"))
    },
    Language {
        code: "it",
        stemmer: Some(Algorithm::Italian),
        letters: "òìàèéù",
        ..plain(list!("it/words.tsv"), list!("it/abbreviations.tsv"))
    },
    Language {
        code: "nl",
        stemmer: Some(Algorithm::Dutch),
        compounds: true,
        letters: "ëéï",
        ..plain(list!("nl/words.tsv"), list!("nl/abbreviations.tsv"))
    },
    Language {
        code: "pl",
        ordinals: true,
        letters: "łżźśćńęąó",
        ..plain(list!("pl/words.tsv"), list!("pl/abbreviations.tsv"))
    },
    Language {
        code: "pt",
        stemmer: Some(Algorithm::Portuguese),
        letters: "ãõáéíóúâêôàç",
        ..plain(list!("pt/words.tsv"), list!("pt/abbreviations.tsv"))
    },
    Language {
        code: "ru",
        stemmer: Some(Algorithm::Russian),
        ..plain(list!("ru/words.tsv"), list!("ru/abbreviations.tsv"))
    },
    UNDETERMINED,
];

/// A language in a script that none of the others is written in; the code is that of BCP 47.
const UNDETERMINED: Language = Language { code: "und", ..plain(NO_WORDS, list!("und/abbreviations.tsv")) };

const NO_WORDS: Table<'static> = Table::indexed("", &[0, 0], usize::MAX);

/// The language of a code, none if there are no lists for it.
pub(crate) fn language(code: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.code == code)
}

/// The codes of the languages that have word lists, as [`Options::lang`](crate::Options::lang) takes them.
///
/// ```
/// assert!(onrecord::codes().any(|code| code == "en"));
/// ```
pub fn codes() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|language| language.code)
}

const fn plain(words: Table<'static>, abbreviations: Table<'static>) -> Language {
    Language {
        code: "",
        stemmer: None,
        words,
        abbreviations,
        stop_words: false,
        ordinals: false,
        capital_nouns: false,
        question_mark: None,
        compounds: false,
        fold_abbreviations: true,
        whole_word: 7,
        capital_pronoun: false,
        careless: &[],
        letters: "",
        reporting: None,
        tone: None,
        keywords: None,
    }
}

static ENGLISH_REPORTING: Reporting = Reporting {
    verbs: list!("en/verbs.tsv"),
    verb_starts: list!("en/verbs.tsv", 1),
    verb_openings: openings!("en/verbs.tsv", first_words, 2),
    titles: list!("en/titles.tsv", *TITLE_KEY.end() as usize),
    title_starts: list!("en/titles.tsv", 1),
    title_openings: openings!("en/titles.tsv", first_words, *TITLE_KEY.end() as usize),
    kin: list!("en/kin.tsv"),
};

static ENGLISH_TONE: ToneLists = ToneLists {
    words: list!("en/tone.tsv"),
    phrases: list!("en/tone_phrases.tsv", *PHRASE_KEY.end() as usize),
    phrase_openings: openings!("en/tone_phrases.tsv", first_words, *PHRASE_KEY.end() as usize),
    shifters: list!("en/shifters.tsv"),
    patterns: list!("en/tone_patterns.tsv"),
    pattern_openings: openings!("en/tone_patterns.tsv", turns),
    endings: list!("en/tone_endings.tsv"),
    bases: list!("en/tone_bases.tsv"),
};

static ENGLISH_KEYWORDS: KeywordLists =
    KeywordLists { words: list!("en/keyword_words.tsv"), endings: list!("en/keyword_endings.tsv") };
