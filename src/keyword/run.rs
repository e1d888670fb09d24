//! Runs of noun-like words: where a keyword can stand.

use std::ops::Range;

use crate::document::Document;
use crate::document::vocabulary::Word;
use crate::lexicon::class::Class;
use crate::lexicon::language::TITLE_KEY;
use crate::lexicon::phrase;
use crate::lexicon::{self, Facts, Form, Shape};
use crate::rank::pool::{NO_TERM, Pool, Standing, Unit};

/// Noun-like words in a row: a name, then common words; either may be missing. “Trump administration officials” is one
/// run; in “officials meet Trump” a name begins another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub(super) name: Range<u32>,
    pub(super) common: Range<u32>,
}

/// What a word is at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// No part of a keyword.
    Other,
    Name,
    /// Stands before a noun, and is never last.
    Modifier,
    Noun,
}

/// How many parts in a row are of a kind.
fn length(parts: &[Part], is: impl Fn(Part) -> bool) -> usize {
    parts.iter().take_while(|&&part| is(part)).count()
}

/// Words that are no part of a keyword wherever they stand.
const OTHER: Class = Class::STOP
    .or(Class::VAGUE)
    .or(Class::DET)
    .or(Class::PREP)
    .or(Class::PRON)
    .or(Class::LINK)
    .or(Class::SUBORD)
    .or(Class::AUX)
    .or(Class::ADV)
    .or(Class::ADVERB)
    .or(Class::IRREGULAR)
    .or(Class::TIME)
    .or(Class::DAY)
    .or(Class::HONORIFIC)
    .or(Class::START)
    .or(Class::COMMON);

/// Words that have a capital without being a name.
const UNNAMED: Class = Class::STOP.or(Class::DAY).or(Class::NOTNAME).or(Class::HONORIFIC);

/// Names that are not somebody's.
pub(super) const NO_FAMILY: Class =
    Class::COUNTRY.or(Class::CAPITAL).or(Class::DEMONYM).or(Class::BODY_NAME).or(Class::NOT_FAMILY);

/// Marks behind which a capital is due.
const OPENING: Class = Class::OPEN
    .or(Class::EITHER)
    .or(Class::SINGLE)
    .or(Class::COLON)
    .or(Class::DASH)
    .or(Class::BRACKET_OPEN)
    .or(Class::STOP_MARK);

/// Words of the longest name of a country: “United Kingdom of Great Britain and Northern Ireland”.
const LONGEST_COUNTRY: usize = 8;
/// Words of the longest title that is looked for.
const LONGEST_TITLE: usize = 5;

/// Classes that only names have.
const NAMED: Class = Class::GIVEN.or(Class::FAMILY).or(Class::COUNTRY).or(Class::CAPITAL).or(Class::DEMONYM);

/// Reads the runs of one document of a pool.
pub(super) struct Reader<'p> {
    pub(super) document: &'p Document<'p>,
    /// The pool's numbers of the words' stems.
    numbers: &'p [u32],
    /// For each word whether it is no part of a keyword whatever stands beside it: half of all words.
    other: Vec<bool>,
    /// How often each word stands in prose.
    uses: Vec<u32>,
    /// For each folded form whether it has a capital where none is due, and whether it is anywhere without.
    capital: Vec<bool>,
    small: Vec<bool>,
}

impl<'p> Reader<'p> {
    /// A reader of sentences of one document.
    pub(super) fn new(pool: &'p Pool<'p>, units: &[Unit]) -> Self {
        let index = units.first().map_or(0, |unit| unit.document);
        let (document, numbers) = (pool.documents[index], pool.numbers(index));
        let (forms, words) = (document.words.folds as usize, &document.words.list);
        let mut reader = Reader {
            document,
            numbers,
            other: words.iter().zip(numbers).map(|(word, &term)| is_plainly_other(&word.facts, term)).collect(),
            uses: vec![0; words.len()],
            capital: vec![false; forms],
            small: vec![false; forms],
        };
        // Headlines Put Capitals Everywhere.
        for unit in units.iter().filter(|unit| unit.standing != Standing::Apparatus) {
            let mut opens = true;
            for token in document.tokens_of(unit.tokens.clone()) {
                reader.uses[token.word.0 as usize] += 1;
                let word = document.words.of(token);
                if has_capital(word) && !opens {
                    reader.capital[word.fold as usize] = true;
                }
                opens = word.facts.class.any(OPENING);
            }
        }
        for (word, _) in words.iter().zip(&reader.uses).filter(|&(_, &uses)| uses > 0) {
            reader.small[word.fold as usize] |= word.facts.shape == Shape::Lower;
        }
        reader
    }

    /// Hands on the runs of a sentence in their order; `parts` is room that all sentences share.
    pub(super) fn runs(&self, unit: &Unit, parts: &mut Vec<Part>, mut each: impl FnMut(Run)) {
        self.read_parts(unit, parts);
        let token = |at: usize| unit.tokens.start + at as u32;
        let mut at = 0;
        while let Some(others) = parts[at..].iter().position(|&part| part != Part::Other) {
            at += others;
            let common = at + length(&parts[at..], |part| part == Part::Name);
            let longest = common.min(at + 1 + LONGEST_COUNTRY);
            let border = (at + 1..longest).find(|&next| self.is_border(token(at)..token(next)));
            if let Some(border) = border {
                each(Run { name: token(at)..token(border), common: token(border)..token(border) });
                at = border;
                continue;
            }
            let end = common + length(&parts[common..], |part| matches!(part, Part::Modifier | Part::Noun));
            let nouns = parts[common..end]
                .iter()
                .rposition(|&part| part == Part::Noun)
                .map_or(common, |last| common + last + 1);
            if nouns > at {
                each(Run { name: token(at)..token(common), common: token(common)..token(nouns) });
            }
            at = end.max(at + 1);
        }
    }

    /// Whether the name of a country ends here and that of a person begins: “the United States | Donald Trump”.
    fn is_border(&self, name: Range<u32>) -> bool {
        let country = || lexicon::relation(self.document.span_of(name.clone()).of(self.document.text)).is_some();
        self.document.is(name.end, Class::GIVEN) && !self.document.is(name.start, Class::GIVEN) && country()
    }

    /// The pool's number of the stem at a token, or [`NO_TERM`].
    pub(super) fn term(&self, token: u32) -> u32 {
        self.numbers[self.document.tokens[token as usize].word.0 as usize]
    }

    /// How often each word stands in prose, by the number of its term.
    pub(super) fn uses(&self) -> impl Iterator<Item = (u32, u32)> {
        self.numbers.iter().copied().zip(self.uses.iter().copied()).filter(|&(term, _)| term != NO_TERM)
    }

    /// How many common words can make a phrase: only one where no list tells verbs from nouns, and no capital either.
    pub(super) fn longest(&self) -> u32 {
        let language = self.document.language;
        if language.keywords.is_some() || language.capital_nouns { 3 } else { 1 }
    }

    /// Whether a common word can end a keyword.
    pub(super) fn is_noun(&self, token: u32) -> bool {
        !self.document.is(token, Class::PARTICIPLE | Class::ADJECTIVE)
    }

    /// Reads what each word of a sentence is.
    fn read_parts(&self, unit: &Unit, parts: &mut Vec<Part>) {
        let tokens = self.document.tokens_of(unit.tokens.clone());
        parts.clear();
        parts.resize(tokens.len(), Part::Other);
        // Where the last title ends, and what stands before.
        let (mut free, mut before) = (unit.tokens.start, Part::Other);
        let mut named = false;
        for ((at, token), part) in unit.tokens.clone().zip(tokens).zip(parts.iter_mut()) {
            if !self.other[token.word.0 as usize] && at >= free {
                match self.title(at, unit.tokens.end) {
                    0 => *part = self.part(unit, at, before),
                    title => free = at + title,
                }
                named |= *part == Part::Name;
            }
            before = *part;
        }
        for at in if named { 1..parts.len() } else { 0..0 } {
            if parts[at - 1] == Part::Name && self.is_link(unit.tokens.start + at as u32, &parts[at + 1..]) {
                parts[at] = Part::Name;
            }
        }
    }

    /// How many words at a token are a title before a name: “Prime Minister” of “Prime Minister Theresa May”.
    fn title(&self, at: u32, end: u32) -> u32 {
        let may = |name: u32| self.has_capital(name) && !self.document.is(name, UNNAMED | Class::ROLE | NO_FAMILY);
        let Some(lists) = self.document.language.reporting.filter(|_| self.document.is(at, Class::TITLE)) else {
            return 0;
        };
        // Most titles stand before no name; seeing that is quicker than looking them up.
        let goes_on = |&token: &u32| {
            let word = &self.document.word(token).facts;
            // “Secretary of State”
            let verb = word.class.any(Class::VERB) && word.shape == Shape::Lower;
            word.shape != Shape::Mark && !word.class.any(Class::DET | Class::AUX) && !verb
        };
        if !(at + 1..end).take(LONGEST_TITLE).take_while(goes_on).any(may) {
            return 0;
        }
        let title =
            phrase::longest(&lists.titles, TITLE_KEY, self.document, at).filter(|(_, row)| row.column(3) == "yes");
        title.map(|(length, _)| length).filter(|length| at + length < end && may(at + length)).unwrap_or(0)
    }

    fn part(&self, unit: &Unit, at: u32, before: Part) -> Part {
        let facts = &self.document.word(at).facts;
        if self.is_name(unit, at, before) {
            return Part::Name;
        }
        let no_noun = || self.document.language.capital_nouns && facts.shape == Shape::Lower;
        let no_term = || self.term(at) == NO_TERM || facts.shape == Shape::Number;
        if facts.class.any(OTHER) || no_noun() || no_term() || self.is_verb(&unit.tokens, at) {
            return Part::Other;
        }
        let is = |class| facts.class.any(class) && !facts.class.any(Class::NOUN);
        if is(Class::PARTICIPLE) || facts.verb.form == Form::Past {
            // “the detained journalists”, “heavily armed men”, but “police detained journalists”, “who detained them”.
            let degree = at > unit.tokens.start && self.document.is(at - 1, Class::ADV | Class::ADVERB);
            let stands = self.is_opening(&unit.tokens, at) || self.is_governed(&unit.tokens, at) || degree;
            return if before == Part::Other && stands { Part::Modifier } else { Part::Other };
        }
        if is(Class::GERUND) {
            return self.gerund(unit, at, before);
        }
        if is(Class::ADJECTIVE) {
            return Part::Modifier;
        }
        // “a report”, “the trade talks”; else such a word reports something.
        let reports = facts.verb.form != Form::None && before == Part::Other && !self.is_governed(&unit.tokens, at);
        if reports { Part::Other } else { Part::Noun }
    }

    /// “the rebuilding” and “money laundering”, but “a man walking to work”, “tourists behaving badly”, “by raising prices”.
    fn gerund(&self, unit: &Unit, at: u32, before: Part) -> Part {
        let follows = matches!(before, Part::Name | Part::Noun) && !self.document.spelling(at - 1).ends_with('s');
        let goes_on = at + 1 < unit.tokens.end && self.document.word(at + 1).facts.shape != Shape::Mark;
        let governs = goes_on && self.document.is(at + 1, Class::DET | Class::PREP | Class::POSS | Class::PRON);
        match (follows, governs) {
            (true, false) => Part::Noun,
            _ if self.is_governed(&unit.tokens, at) && !self.document.is(at - 1, Class::PREP) => Part::Noun,
            _ => Part::Other,
        }
    }

    /// Whether a word before it makes a word a noun: “a vote”, “its claims”, “after reports”.
    fn is_governed(&self, sentence: &Range<u32>, at: u32) -> bool {
        let governing = Class::DET | Class::POSS | Class::POSSESSIVE | Class::PREP | Class::MODIFIER;
        at > sentence.start && self.document.is(at - 1, governing) && !self.document.says(at - 1, "to")
    }

    /// Whether the words beside it make a word a verb.
    fn is_verb(&self, sentence: &Range<u32>, at: u32) -> bool {
        let before = at > sentence.start && self.makes_verb(at - 1, at);
        let after = at + 1 < sentence.end && self.is_object(at + 1, at);
        !self.document.is(at, Class::NOUN) && (before || after)
    }

    /// “to end”, “will end”, “they end”; but “to talks”, “that end”.
    fn makes_verb(&self, before: u32, at: u32) -> bool {
        let is = |class| self.document.is(before, class);
        let to = || is(Class::AUX) && self.document.says(before, "to") && !self.document.spelling(at).ends_with('s');
        is(Class::AUX | Class::PRON) && !is(Class::PREP | Class::DET) || to()
    }

    /// “end the silence”, “meet Trump”; but “deal that”, “spokesman Trump”, “talks Monday”.
    fn is_object(&self, after: u32, at: u32) -> bool {
        let is = |class| self.document.is(after, class);
        let capital = self.document.word(after).facts.shape == Shape::Capital && !is(Class::DAY);
        is(Class::DET | Class::POSS | Class::PRON) && !is(Class::REL)
            || capital && !self.document.is(at, Class::ROLE | Class::GROUP)
    }

    fn is_name(&self, unit: &Unit, at: u32, before: Part) -> bool {
        let word = self.document.word(at);
        if !self.has_capital(at) || self.document.language.capital_nouns {
            return false;
        }
        let class = word.facts.class;
        if class.any(UNNAMED) && !class.any(Class::COUNTRY) {
            // “Theresa May”, “in New Orleans”
            let family = before == Part::Name && class.any(Class::FAMILY);
            return family || class.any(Class::NOTNAME) && self.is_place(&unit.tokens, at);
        }
        if !self.is_opening(&unit.tokens, at) || self.capital[word.fold as usize] {
            return true;
        }
        let followed = at + 1 < unit.tokens.end && self.has_capital(at + 1);
        // “Former Minister Lee”, “Actress Ann Lee”, “Acquiring Netscape”
        let common = OTHER | Class::ROLE | Class::GERUND | Class::PARTICIPLE | Class::ADJECTIVE;
        !self.small[word.fold as usize] && (class.any(NAMED) || followed && !class.any(common))
    }

    /// Whether “New” or the like begins a name: inside a sentence, or of a country or another known place.
    fn is_place(&self, sentence: &Range<u32>, at: u32) -> bool {
        let goes_on = at + 1 < sentence.end && self.has_capital(at + 1) && !self.document.is(at, Class::STOP);
        let two = || self.document.span_of(at..at + 2).of(self.document.text);
        goes_on && (!self.is_opening(sentence, at) || lexicon::relation(two()).is_some())
    }

    /// Whether a small word after a name joins it to what follows: “Ursula von der Leyen”, “Bank of England”.
    fn is_link(&self, at: u32, after: &[Part]) -> bool {
        let particle = |token| self.document.is(token, Class::PARTICLE);
        match after {
            [Part::Name, ..] => particle(at) || self.document.says(at, "of") && self.has_part(at),
            [_, Part::Name, ..] => particle(at) && particle(at + 1),
            _ => false,
        }
    }

    /// Whether “of” stands inside a name: “Bank of England”, “Medal of Honor”; not “Lee of Norway”, “Herring of Brenholm”.
    fn has_part(&self, of: u32) -> bool {
        let somebodys = NAMED | Class::ROLE | Class::TITLE | Class::GROUP | Class::PARTY | Class::KIND_NAME;
        // Two words may be somebody's name.
        let one = of < 2 || !self.has_capital(of - 2);
        let thing =
            || one && self.document.word(of - 1).facts.shape == Shape::Capital && !self.document.is(of - 1, somebodys);
        let listed = || lexicon::relation(self.document.spelling(of + 1)).is_some();
        let place = self.document.is(of + 1, Class::COUNTRY | Class::CAPITAL | Class::NOTNAME) || listed();
        self.document.is(of - 1, Class::BODY_NAME) || thing() && !place
    }

    /// Whether a capital is due at a token, name or not: at the start of a sentence, of a quote, after a colon.
    pub(super) fn is_opening(&self, sentence: &Range<u32>, token: u32) -> bool {
        token == sentence.start || self.document.is(token - 1, OPENING)
    }

    fn has_capital(&self, token: u32) -> bool {
        has_capital(self.document.word(token))
    }
}

fn has_capital(word: &Word) -> bool {
    matches!(word.facts.shape, Shape::Capital | Shape::Upper)
}

/// Whether a word is no part of a keyword whatever stands beside it: a mark, or no term and begins no title.
fn is_plainly_other(facts: &Facts, term: u32) -> bool {
    match facts.shape {
        Shape::Capital | Shape::Upper => false,
        Shape::Mark => true,
        Shape::Number => !facts.class.any(Class::TITLE),
        Shape::Lower => !facts.class.any(Class::TITLE) && (term == NO_TERM || facts.class.any(OTHER)),
    }
}
