//! Marks that are no speech: titles of works, nicknames, terms, markup. Rules by form alone; whether a short fragment
//! is speech is told once its attribution is known.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::document::Document;
use crate::document::marks::Marked;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;

/// Parts the stretches in marks into those that may be speech and those that are not.
pub(crate) fn speech(document: &Document) -> (Vec<Marked>, Vec<Marked>) {
    let marked = document.marked();
    let mut asides: Vec<bool> = marked
        .iter()
        .map(|marked| {
            let stretch = Stretch::new(document, marked);
            RULES.iter().any(|rule| (rule.holds)(&stretch))
        })
        .collect();
    spread(document, marked, &mut asides);
    let mut asides = asides.into_iter().zip(repeated(document, marked)).map(|(aside, term)| aside || term);
    marked.iter().cloned().partition(|_| asides.next() == Some(false))
}

/// Shows such as “Wheels of Clay,” “Turn” and “Dust”: what stands in a list with a title, and may be one, is one.
fn spread(document: &Document, marked: &[Marked], asides: &mut [bool]) {
    let listed = |a: &Marked, b: &Marked| {
        let between = a.outer.end..b.outer.start;
        a.paragraph == b.paragraph
            && between.len() <= 2
            && between.into_iter().all(|t| document.is(t, Class::COMMA) || document.says(t, "and"))
    };
    let title = |number: usize| Stretch::new(document, &marked[number]).is_title(1);
    let pairs = (1..marked.len()).map(|later| (later - 1, later));
    for (from, to) in pairs.clone().chain(pairs.rev().map(|(a, b)| (b, a))) {
        if asides[from] && !asides[to] && listed(&marked[from.min(to)], &marked[from.max(to)]) && title(to) {
            asides[to] = true;
        }
    }
}

/// A sign that words in marks are no speech.
struct Rule {
    /// An example, the marks among it, that only this rule takes out.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is the row's test"))]
    example: &'static str,
    holds: fn(&Stretch) -> bool,
}

const RULES: &[Rule] = &[
    Rule { example: "*** “*” ***", holds: |s| s.words == 0 },
    Rule { example: "a src=\"banner.png\" tag", holds: |s| s.before(|d, t| d.spelling(t) == "=") },
    Rule {
        example: "He was dubbed “the iron mayor” by foes.",
        holds: |s| s.words <= 5 && s.is_named() && !s.is_description(),
    },
    Rule { example: "His memoir, “Clay,” sold well.", holds: |s| s.is_title(1) && s.after_work() },
    Rule { example: "She told “Morning and Noon” all of it.", holds: |s| s.is_title(2) && s.is_hearer() },
    Rule { example: "She appeared on “Morning Talk” in May.", holds: |s| s.is_title(2) && s.after_preposition() },
    Rule { example: "“Clay Roads”", holds: |s| s.is_title(2) && s.is_alone() },
    Rule {
        example: "Viewers know Lee’s “Morning Talk” well.",
        holds: |s| s.words <= 4 && s.is_title(1) && s.is_owned(),
    },
    Rule { example: "He came for the “Clay” series.", holds: |s| s.words <= 4 && s.is_title(1) && s.before_work() },
    Rule {
        example: "The patrol ship “Southern Star” sank.",
        holds: |s| s.words <= 4 && s.is_title(1) && s.after_noun(),
    },
    Rule { example: "Crowds came to see “Roads of Clay” again.", holds: |s| s.is_title(3) && !s.is_introduced() },
    Rule { example: "Then Anna “Nan” Berg spoke.", holds: |s| s.words <= 2 && s.is_title(1) && s.inside_name() },
];

/// Words in marks with what the rules ask of them.
struct Stretch<'a> {
    document: &'a Document<'a>,
    marked: &'a Marked,
    words: usize,
}

impl<'a> Stretch<'a> {
    fn new(document: &'a Document<'a>, marked: &'a Marked) -> Self {
        Stretch { document, marked, words: document.count_words(marked.inner.clone()) }
    }

    /// Whether the token before the opening mark, in the same paragraph, is such a one.
    fn before(&self, test: impl Fn(&Document, u32) -> bool) -> bool {
        self.token_before().is_some_and(|token| test(self.document, token))
    }

    fn token_before(&self) -> Option<u32> {
        let token = self.marked.outer.start.checked_sub(1)?;
        self.same_paragraph(token).then_some(token)
    }

    fn token_after(&self) -> Option<u32> {
        let token = self.marked.outer.end;
        ((token as usize) < self.document.tokens.len() && self.same_paragraph(token)).then_some(token)
    }

    fn same_paragraph(&self, token: u32) -> bool {
        let sentences = &self.document.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.tokens.end <= token);
        sentences[sentence].paragraph == self.marked.paragraph
    }

    /// `so-called “…”`, `the film “…”`, `known as “…”`.
    fn is_named(&self) -> bool {
        let named = Class::TITLED.or(Class::WORK);
        self.before(|document, token| {
            document.is(token, named)
                || document.says(token, "as") && token > 0 && document.says(token - 1, "known")
                || document.says(token, "the") && token > 0 && document.is(token - 1, Class::TITLED)
        })
    }

    /// `the memoir, “…”`: a comma may stand between a work and its title.
    fn after_work(&self) -> bool {
        let work = |document: &Document, token: u32| document.is(token, Class::WORK);
        self.before(|document, token| {
            document.is(token, Class::COMMA) && token > 0 && work(document, token - 1) || work(document, token)
        })
    }

    /// `the “…” series`.
    fn before_work(&self) -> bool {
        self.token_after().is_some_and(|token| self.document.is(token, Class::WORK))
    }

    /// `told “…”`: whoever hears is named there, not what is said.
    fn is_hearer(&self) -> bool {
        self.before(|document, token| {
            let verb = document.word(token).facts.verb;
            verb.hearer && !verb.naming && verb.is_finite()
        })
    }

    /// `she called “a long day”`: a name has no indefinite article.
    fn is_description(&self) -> bool {
        let first = self.marked.inner.start;
        self.document.says(first, "a") || self.document.says(first, "an")
    }

    /// At least so many words, all with capitals but for small ones, not ended like a sentence.
    fn is_title(&self, least: usize) -> bool {
        const SMALL: Class = Class::DET.or(Class::PREP).or(Class::LINK).or(Class::BE);
        let mut tokens = self.marked.inner.clone().filter(|&t| self.document.word(t).facts.shape != Shape::Mark);
        let capital = |token| !matches!(self.document.word(token).facts.shape, Shape::Lower | Shape::Number);
        let ends =
            || self.marked.inner.clone().next_back().is_some_and(|t| matches!(self.document.spelling(t), "?" | "!"));
        // The first small letter tells it of nearly all speech, so that comes first.
        (least..=8).contains(&self.words)
            && tokens.next().is_some_and(capital)
            && tokens.all(|token| capital(token) || self.document.is(token, SMALL))
            && !ends()
            && !self.is_tagged()
    }

    /// `on “…”`, `of Lee’s “…”`: what stands there is watched or read, not said.
    fn after_preposition(&self) -> bool {
        let Some(mut token) = self.token_before() else { return false };
        if self.document.is(token, Class::POSSESSIVE) {
            token = token.saturating_sub(2);
        } else if self.document.is(token, Class::DET) {
            token = token.saturating_sub(1);
        }
        self.document.is(token, Class::PREP)
    }

    /// `the ship “…”`: the words in marks are its name, unless it is something said.
    fn after_noun(&self) -> bool {
        const OTHER: Class = Class::PREP
            .or(Class::LINK)
            .or(Class::DET)
            .or(Class::AUX)
            .or(Class::BE)
            .or(Class::ADV)
            .or(Class::PRON)
            .or(Class::VERB)
            .or(Class::REMARK)
            .or(Class::DOCUMENT)
            .or(Class::REMARK_FORM);
        self.before(|document, token| {
            let word = document.word(token).facts;
            let noun =
                word.shape == Shape::Lower && !word.class.any(OTHER) && !document.spelling(token).ends_with("ly");
            let article = token > 1 && (document.is(token - 1, Class::DET) || document.is(token - 2, Class::DET));
            noun && article
        })
    }

    /// `Lee’s “…”`.
    fn is_owned(&self) -> bool {
        self.before(|document, token| document.is(token, Class::POSSESSIVE))
    }

    /// `“STOP THE TRAIN,” shouted Ann Lee`, `“We’re Like ‘Ebony,’” Lee said`: it opens its sentence, with a comma inside
    /// and a verb of saying soon after.
    fn is_tagged(&self) -> bool {
        let nested = |token: &u32| self.document.is(*token, Class::SINGLE | Class::CLOSE);
        let last = self.marked.inner.clone().rev().find(|token| !nested(token));
        let opens = self.token_before().is_none_or(|t| self.document.is(t, Class::STOP_MARK.or(Class::CLOSE)));
        let end = self.marked.outer.end;
        let after = (end..end + 6).take_while(|&token| (token as usize) < self.document.tokens.len());
        let mut near = after.take_while(|&token| !self.document.is(token, Class::PAUSE.or(Class::OPEN)));
        opens
            && last.is_some_and(|last| self.document.is(last, Class::COMMA))
            && near.any(|token| self.document.word(token).facts.verb.direct)
    }

    fn is_alone(&self) -> bool {
        self.token_before().is_none() && self.token_after().is_none()
    }

    /// A verb of saying before it in the sentence, or right before a comma, a colon or how it sounded: `chanting “Save Our
    /// School”`; but a sign that reads so says nothing.
    fn is_introduced(&self) -> bool {
        let start = self.marked.outer.start;
        let near = (start.saturating_sub(12)..start).rev().take_while(|&t| !self.document.is(t, Class::STOP_MARK));
        let beside = |document: &Document, token| {
            let verb = document.word(token).facts.verb;
            document.is(token, Class::COMMA.or(Class::COLON)) || verb.direct && verb.manner
        };
        self.before(beside) || near.into_iter().any(|token| self.document.word(token).facts.verb.say)
    }

    /// A capital word on both sides: a nickname inside a name.
    fn inside_name(&self) -> bool {
        let name = |token: Option<u32>| {
            token.is_some_and(|t| {
                self.document.word(t).facts.shape == Shape::Capital
                    && !self.document.is(t, Class::NOTNAME.or(Class::VERB))
            })
        };
        name(self.token_before()) && name(self.token_after())
    }
}

/// For each stretch, whether it is a term: one or two words without a stop that stand in marks three times or more.
fn repeated(document: &Document, marked: &[Marked]) -> Vec<bool> {
    let mut counts: HashMap<[Option<u32>; 2], u32, RandomState> = HashMap::default();
    let key = |marked: &Marked| {
        let words = marked.inner.clone().filter(|&token| document.word(token).facts.shape != Shape::Mark);
        let mut folds = words.map(|token| document.word(token).fold);
        let key = [folds.next(), folds.next()];
        let stop = document.is(marked.inner.end - 1, Class::STOP_MARK.or(Class::COMMA));
        (folds.next().is_none() && !stop).then_some(key)
    };
    let keys: Vec<_> = marked.iter().map(key).collect();
    for &key in keys.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    keys.into_iter().map(|key| key.is_some_and(|key| counts[&key] >= 3)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::vocabulary::Vocabulary;
    use crate::lexicon::language::LANGUAGES;

    /// Which rules take the words in marks of a text for no speech.
    fn fired(text: &str) -> Vec<usize> {
        let document = Document::parse(text, &mut Vocabulary::new(&LANGUAGES[0]));
        let stretch = Stretch::new(&document, &document.marked()[0]);
        (0..RULES.len()).filter(|&rule| (RULES[rule].holds)(&stretch)).collect()
    }

    #[test]
    fn in_its_example_only_the_rule_fires() {
        for (number, rule) in RULES.iter().enumerate() {
            assert_eq!(fired(rule.example), [number], "{}", rule.example);
        }
    }

    #[test]
    fn speech_is_kept() {
        let speech = [
            "“We agree,” said Ann Lee.",
            "Ann Lee said, “Peace For All”.",
            "Ann Lee: “Never Again”",
            "She called it “a shame”.",
            "It was “Unacceptable.”",
        ];
        for text in speech {
            assert_eq!(fired(text), [0; 0], "{text}");
        }
    }

    #[test]
    fn what_is_listed_with_a_title_is_one() {
        let text =
            "It has shows such as “Dust,” “Wheels of Clay,” “Turn” and “Ash”. “Dust” was good, “we agree,” he said.";
        let document = Document::parse(text, &mut Vocabulary::new(&LANGUAGES[0]));
        let (speech, asides) = speech(&document);
        assert_eq!((speech.len(), asides.len()), (2, 4));
    }

    #[test]
    fn a_term_in_marks_three_times_is_no_speech() {
        let text = "The “surge” went on. Nobody stopped the “surge”. It was a “surge”, she said, “of hope”.";
        let document = Document::parse(text, &mut Vocabulary::new(&LANGUAGES[0]));
        let (speech, asides) = speech(&document);
        assert_eq!((speech.len(), asides.len()), (1, 3));
    }
}
