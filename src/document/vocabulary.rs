//! Every spelling is folded, stemmed and looked up once a thread; what is known of it is kept across documents.

use super::Token;
use super::form::{ARTICLES, bare, fold};
use super::spellings::Spellings;
use super::tone_list::ToneList;
use crate::lexicon::class::Class;
use crate::lexicon::key::Key;
use crate::lexicon::language::Language;
use crate::lexicon::leaders::LeaderList;
use crate::lexicon::stem::Stems;
use crate::lexicon::{self, Facts, Shape, tone};
use crate::span::Span;

/// A distinct spelling of a document: its number in [`Words`], in order of first use.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct WordId(pub(crate) u32);

/// One distinct spelling of a document, with what all lists know of it.
///
/// The three numbers count from 0 in each document by first use: they tell what is equal, and are never an order,
/// so that what was read earlier cannot show in the output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands first.
    pub(crate) first: Span,
    /// Its form in small letters with plain apostrophes.
    pub(crate) fold: u32,
    /// The folded form without accents, by which names are compared.
    pub(crate) bare: u32,
    /// The stem of the folded form.
    pub(crate) stem: u32,
    pub(crate) facts: Facts,
}

/// The distinct spellings of a document.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) list: Vec<Word>,
    /// How many distinct folded, bare and stemmed forms there are.
    pub(crate) folds: u32,
    pub(crate) bares: u32,
    pub(crate) stems: u32,
}

impl Words {
    /// No words yet, with room for those of a text of so many bytes, if it is of common length.
    pub(super) fn with_room(bytes: usize) -> Self {
        Words { list: Vec::with_capacity(bytes.min(10_000) / 10), ..Words::default() }
    }

    /// What is known of a token's word.
    pub(crate) fn of(&self, token: &Token) -> &Word {
        &self.list[token.word.0 as usize]
    }
}

/// A vocabulary is emptied between documents when it has grown past this many spellings and stems (some 15 MB),
const CAP: usize = 3 << 15;

/// or past this many bytes of them, which common words never reach. “data:image/png;base64,iVBORw0K…” is one word.
const BYTES: usize = 1 << 21;

/// The spellings met so far by one thread in texts of one language.
pub(crate) struct Vocabulary {
    language: &'static Language,
    tone_list: ToneList,
    leaders: LeaderList,
    stems: Stems,
    spellings: Spellings,
    recent: Recent,
    /// What is known of each spelling; of what is a stem and was not met otherwise, such as `presid`, nothing.
    known: Vec<Known>,
    document: u32,
}

/// What is known of a spelling; the folded and bare forms and the stem are spellings themselves.
#[derive(Clone, Copy, Default)]
struct Known {
    /// The numbers that it has in the document being read: as a word, a folded form, a bare one and a stem.
    local: [Local; 4],
    facts: Facts,
    fold: u32,
    bare: u32,
    stem: u32,
    /// Whether the lists were asked; not yet, of a stem.
    learned: bool,
}

/// A number that holds for one document only.
#[derive(Clone, Copy, Default)]
struct Local {
    document: u32,
    number: u32,
}

impl Local {
    /// The number in a document: the next one where it has none yet.
    fn of(&mut self, document: u32, next: &mut u32) -> u32 {
        if self.document != document {
            *self = Local { document, number: *next };
            *next += 1;
        }
        self.number
    }
}

/// The last short spelling of each slot, with its number: three words in four are found here, at a fifth of the price of
/// the hash table (64 KB, where 16 KB held six words in ten).
struct Recent(Box<[(u64, u32); 1 << Recent::SLOTS]>);

impl Recent {
    const SLOTS: u32 = 12;

    fn slot(letters: u64) -> usize {
        (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Recent::SLOTS)) as usize
    }

    fn get(&self, letters: u64) -> Option<u32> {
        let (known, id) = self.0[Recent::slot(letters)];
        (known == letters).then_some(id)
    }

    fn put(&mut self, letters: u64, id: u32) {
        self.0[Recent::slot(letters)] = (letters, id);
    }
}

impl Default for Recent {
    fn default() -> Self {
        Recent(Box::new([(0, 0); 1 << Recent::SLOTS]))
    }
}

/// A spelling of up to eight bytes as a number, which no other spelling has: no token holds a NUL. None for a longer one,
/// and near the end of the text.
fn short(text: &str, span: Span) -> Option<u64> {
    let length = span.len();
    let eight = text.as_bytes()[span.start as usize..].first_chunk::<8>().filter(|_| (1..=8).contains(&length))?;
    Some(u64::from_le_bytes(*eight) & u64::MAX >> (64 - 8 * length))
}

impl Vocabulary {
    #[cfg(test)]
    pub(crate) fn new(language: &'static Language) -> Self {
        Vocabulary::with(language, ToneList::default(), LeaderList::default())
    }

    /// A vocabulary that has met no word yet, with a user's own toned terms and leaders.
    pub(crate) fn with(language: &'static Language, tone_list: ToneList, leaders: LeaderList) -> Self {
        Vocabulary {
            language,
            tone_list,
            leaders,
            stems: Stems::new(language.stemmer),
            spellings: Spellings::default(),
            recent: Recent::default(),
            known: Vec::new(),
            document: 0,
        }
    }

    pub(crate) fn tone_list(&self) -> &ToneList {
        &self.tone_list
    }

    pub(crate) fn leaders(&self) -> &LeaderList {
        &self.leaders
    }

    pub(crate) fn language(&self) -> &'static Language {
        self.language
    }

    /// Begins a new document: its numbers count from 0.
    pub(crate) fn begin(&mut self) {
        if self.spellings.len() > CAP || self.spellings.bytes() > BYTES {
            // The room is filled again: given back, it would lie in pieces. What one article has blown up is given back.
            self.spellings.clear(2 * CAP, BYTES);
            self.known.clear();
            self.known.shrink_to(2 * CAP);
            self.recent = Recent::default();
        }
        self.document += 1;
    }

    /// The document's number for the spelling at a span.
    pub(crate) fn intern(&mut self, text: &str, span: Span, words: &mut Words) -> WordId {
        let id = match short(text, span) {
            Some(letters) => match self.recent.get(letters) {
                Some(id) => id,
                None => {
                    let id = self.id(span.of(text));
                    self.recent.put(letters, id);
                    id
                }
            },
            None => self.id(span.of(text)),
        } as usize;
        let local = self.known[id].local[0];
        if local.document == self.document {
            return WordId(local.number);
        }
        let Known { facts, fold, bare, stem, .. } = self.known[id];
        let word = Word {
            first: span,
            fold: self.known[fold as usize].local[1].of(self.document, &mut words.folds),
            bare: self.known[bare as usize].local[2].of(self.document, &mut words.bares),
            stem: self.known[stem as usize].local[3].of(self.document, &mut words.stems),
            facts,
        };
        let number = words.list.len() as u32;
        self.known[id].local[0] = Local { document: self.document, number };
        words.list.push(word);
        WordId(number)
    }

    /// The number of a spelling of which all is known then.
    fn id(&mut self, spelling: &str) -> u32 {
        let id = self.number(spelling);
        if !self.known[id as usize].learned {
            self.learn(spelling, id);
        }
        id
    }

    /// The number of a spelling or a stem.
    fn number(&mut self, spelling: &str) -> u32 {
        let id = self.spellings.number(spelling);
        if id as usize == self.known.len() {
            self.known.push(Known::default());
        }
        id
    }

    fn learn(&mut self, spelling: &str, id: u32) {
        self.known[id as usize].learned = true;
        let lower = fold(spelling);
        let mut known = if lower == spelling {
            self.forms(spelling, id)
        } else {
            let fold = self.id(&lower);
            self.known[fold as usize]
        };
        known.facts.shape = lexicon::shape(spelling);
        if matches!(known.facts.shape, Shape::Capital | Shape::Upper) {
            known.facts.class = known.facts.class | lexicon::cased(spelling) | self.abbreviation(spelling);
            if self.leaders.is_family(spelling) {
                known.facts.class = known.facts.class | Class::FAMILY;
            }
            if !spelling.is_ascii() {
                known.facts.class = known.facts.class | lexicon::cased(&bare(spelling)); // Lucía is Lucia
            }
        }
        known.facts.class = lexicon::with_part(&known.facts, spelling);
        // As a stem it may have a number already.
        self.known[id as usize] = Known { local: self.known[id as usize].local, ..known };
    }

    /// The forms and facts of a word that is folded already.
    fn forms(&mut self, word: &str, id: u32) -> Known {
        let mut facts = lexicon::facts(self.language, word);
        if self.language.tone.is_some() {
            tone::add_own(&mut facts, self.tone_list.rows(word), word);
        }
        let alphabetic = word.starts_with(char::is_alphabetic);
        let stem = if alphabetic { self.stems.stem(word) } else { word.into() };
        let stem = self.number(&stem);
        let mut known = Known { facts, fold: id, bare: id, stem, learned: true, ..Known::default() };
        if alphabetic && (!word.is_ascii() || ARTICLES.iter().any(|article| word.starts_with(article))) {
            let bare = bare(word);
            if bare != word {
                known.bare = self.id(&bare);
            }
        }
        known
    }

    /// Whether a capitalised word is an abbreviation that takes its stop into its token: `Mr.`, `Sen.`, `Jan.`, `Inc.`, `J.`
    fn abbreviation(&self, spelling: &str) -> Class {
        let mut one = spelling.chars();
        let initial = one.next().is_some_and(char::is_uppercase) && one.next().is_none() && spelling != "I";
        let listed = || {
            self.language.abbreviations.find(&Key::stopped(&[spelling])).is_some_and(|row| {
                let classes = ["title", "title_name", "month", "place", "organisation"];
                row.items(1).any(|class| classes.contains(&class))
            })
        };
        if initial || listed() { Class::ABBREVIATION } else { Class::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::language::LANGUAGES;

    fn words(vocabulary: &mut Vocabulary, text: &str) -> Vec<(u32, u32, u32)> {
        vocabulary.begin();
        let mut words = Words::default();
        let mut at = 0;
        for part in text.split(' ') {
            vocabulary.intern(text, Span::new(at, at + part.len()), &mut words);
            at += part.len() + 1;
        }
        words.list.iter().map(|word| (word.fold, word.bare, word.stem)).collect()
    }

    #[test]
    fn a_bare_form_has_no_further_one() {
        for (word, expected) in [("al-masri", "masri"), ("wałęsa", "walesa"), ("ál-el-al-masri", "masri"), ("al-", "")]
        {
            assert_eq!((bare(word).as_str(), bare(expected).as_str()), (expected, expected));
        }
        words(&mut Vocabulary::new(&LANGUAGES[0]), &"al-".repeat(100_000));
    }

    #[test]
    fn it_is_emptied_when_words_are_many_or_long() {
        let many: String = (0..=CAP).map(|n| format!("w{n} ")).collect();
        for text in [many, "iVBORw0K".repeat(BYTES / 8 + 1)] {
            let mut vocabulary = Vocabulary::new(&LANGUAGES[0]);
            words(&mut vocabulary, &text);
            assert!(vocabulary.spellings.bytes() > CAP);
            vocabulary.begin();
            assert_eq!((vocabulary.spellings.len(), vocabulary.known.len()), (0, 0));
        }
    }

    #[test]
    fn forms_are_numbered_by_first_use_whatever_was_read_before() {
        let mut vocabulary = Vocabulary::new(&LANGUAGES[0]);
        let first = words(&mut vocabulary, "Talks talk Erdoğan Erdogan");
        assert_eq!(first, [(0, 0, 0), (1, 1, 0), (2, 2, 1), (3, 2, 2)]);
        words(&mut vocabulary, "other words erdogan talking");
        assert_eq!(words(&mut vocabulary, "Talks talk Erdoğan Erdogan"), first);
    }
}
