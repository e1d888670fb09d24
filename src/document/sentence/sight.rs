//! What the rules look at: a mark, the token before it and the word after it.

use super::abbreviation::{Kinds, Writing, is, is_acronym, is_initial, is_start, kinds};
use super::manner::Manner;
use super::mark::{Mark, Quotes};
use crate::document::view::{View, is_capital, is_close, is_dash, is_dot, is_open, is_space};
use crate::lexicon::key::Key;
use crate::lexicon::language::Language;

/// What the first character after a mark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum First {
    Capital,
    Small,
    Digit,
    /// A letter of a script without capitals.
    Caseless,
    Other,
}

/// A mark with what stands round it.
pub(super) struct Sight<'t> {
    pub(super) view: View<'t>,
    pub(super) language: &'static Language,
    pub(super) manner: &'t Manner<'t>,
    pub(super) mark: Mark,
    /// Start of the sentence.
    pub(super) start: usize,
    /// The token before the mark, without opening marks.
    pub(super) token: &'t str,
    pub(super) token_start: usize,
    /// What the token is as an abbreviation; asked of a single stop only.
    pub(super) kinds: Kinds,
    /// The first character after the space, an opening mark or dash too.
    pub(super) next: char,
    /// The first opening mark after the space.
    pub(super) opener: Option<char>,
    /// A dash with a space comes after the mark.
    pub(super) dash: bool,
    /// That dash stands inside « ».
    pub(super) inside_guillemets: bool,
    /// The word after opening marks and dash.
    pub(super) word: &'t str,
    pub(super) word_start: usize,
    pub(super) first: First,
}

impl<'t> Sight<'t> {
    /// Looks round a mark that is not at the end of its stretch.
    pub(super) fn new(
        view: View<'t>,
        manner: &'t Manner,
        mark: Mark,
        start: usize,
        one_case: bool,
        quotes: &mut Quotes,
    ) -> Self {
        let language = manner.language;
        let mut sight = Sight {
            view,
            language,
            manner,
            mark,
            start,
            token: "",
            token_start: mark.at,
            kinds: Kinds::NONE,
            next: '\0',
            opener: None,
            dash: false,
            inside_guillemets: false,
            word: "",
            word_start: mark.end,
            first: First::Other,
        };
        sight.look_back();
        sight.look_ahead();
        sight.inside_guillemets = sight.dash && quotes.is_inside_guillemets(view.text, mark.at);
        if one_case && sight.first == First::Small && mark.dots < 2 && !sight.is_said() {
            sight.first = First::Capital;
        }
        if mark.dots == 1 && !mark.strong {
            let writing = Writing { one_case, first: sight.token_start <= start };
            sight.kinds = kinds(language, sight.token, writing);
        }
        sight
    }

    fn look_back(&mut self) {
        let view = self.view;
        let mut end = self.mark.at;
        if is_space(view.before(end)) {
            end = view.skip_back(end, is_space);
        }
        // `It ended.Mr. Smith left`: where a space was lost the token begins with the sentence.
        self.token_start = view.token_start(end).max(self.start).min(end);
        self.token = view.slice(self.token_start, end);
    }

    fn look_ahead(&mut self) {
        let view = self.view;
        let mut at = view.skip(self.mark.end, is_space);
        self.next = view.at(at);
        let mut inner = None;
        if is_open(self.next) {
            self.opener = Some(self.next);
            let opened = view.skip(at, is_open);
            inner = short_form(view, opened);
            at = after_marker(view, opened).unwrap_or_else(|| view.skip(opened, is_space));
            if is_dot(view.at(at)) {
                // said. "... If a vaccine
                at = view.skip(at, |c| is_dot(c) || is_space(c));
            }
        }
        let dashes = view.skip(at, is_dash);
        if dashes > at && dashes < view.end {
            self.dash = is_space(view.at(dashes));
            at = view.skip(dashes, is_space);
        }
        self.word_start = at;
        self.word = view.word(at);
        self.first = first(inner.unwrap_or(view.at(at)));
    }

    /// Whether the word after the mark is written with a capital, or would be if the text had any.
    pub(super) fn is_capital(&self) -> bool {
        self.first == First::Capital
    }

    pub(super) fn is_small(&self) -> bool {
        self.first == First::Small
    }

    pub(super) fn is_digit(&self) -> bool {
        self.first == First::Digit
    }

    /// Whether the word is one that shows, with a capital, that a sentence begins: they, in.
    pub(super) fn starts(&self) -> bool {
        is_start(self.language, &Key::small(self.word))
    }

    /// Whether a capital comes next in a word that tells the start of a sentence.
    pub(super) fn begins(&self) -> bool {
        self.is_capital() && self.starts()
    }

    /// Whether a new sentence can begin here at all.
    pub(super) fn can_begin(&self) -> bool {
        !matches!(self.first, First::Small | First::Other) || self.opener.is_some()
    }

    /// Whether the sentence begins with an opening mark.
    pub(super) fn is_quotation(&self) -> bool {
        is_open(self.view.at(self.start))
    }

    /// Whether the token is known not to be a whole word.
    pub(super) fn is_abbreviated(&self) -> bool {
        self.kinds != Kinds::NONE || is_acronym(self.token)
    }

    /// What the token is, known or by its form.
    pub(super) fn kinds_by_form(&self) -> Kinds {
        if self.kinds != Kinds::NONE {
            self.kinds
        } else if is_initial(self.token) {
            Kinds::INITIAL
        } else if is_acronym(self.token) {
            Kinds::PLACE
        } else {
            Kinds::NONE
        }
    }

    /// The word before the token.
    pub(super) fn previous(&self) -> &'t str {
        self.view.word_before(self.token_start)
    }

    /// Whether the word is of a class of the language's list.
    pub(super) fn word_is(&self, class: &str) -> bool {
        is(self.language, &Key::small(self.word), class)
    }

    /// Whether a verb of saying is among the next four words.
    fn has_verb_near(&self) -> bool {
        let mut at = self.word_start;
        (0..4).any(|_| {
            let word = self.view.word(at);
            at = self.view.skip(at + word.len(), is_space);
            self.is_verb_of_saying(word)
        })
    }

    /// Whether a verb of saying follows a name with its titles, `Ms. Diaz asked`, `Essex County Attorney Ursula von Berg
    /// said`, or what is told of the one who bears it: `Diaz, 54, said`.
    fn has_verb_after_name(&self) -> bool {
        /// Words of a name, the verb among them.
        const LONGEST: usize = 8;
        let view = self.view;
        let mut at = self.word_start;
        for n in 0..LONGEST {
            let word = view.word(at);
            if n > 0 && self.is_verb_of_saying(word) {
                return true;
            }
            let particle = || n > 0 && is(self.language, &Key::small(word), "particle");
            if !is_capital(word) && !particle() {
                return false;
            }
            at += word.len();
            if view.at(at) == ',' {
                return aside_end(view, at).is_some_and(|end| self.is_verb_of_saying(view.word(end)));
            }
            at = view.skip(at, |c| is_space(c) || c == '.');
        }
        false
    }

    fn is_verb_of_saying(&self, word: &str) -> bool {
        let key = Key::small(word);
        let listed =
            |verbs| crate::lexicon::verb(verbs, key.as_str()).is_some_and(|verb| verb.direct && verb.is_finite());
        self.language.reporting.is_some_and(|reporting| listed(&reporting.verbs))
    }

    /// “why?” she asked: in a text of one case, only the verb tells that the sentence goes on.
    fn is_said(&self) -> bool {
        self.mark.closer.is_some() && self.mark.strong && self.has_verb_near()
    }

    /// Whether a name and a verb of saying follow.
    pub(super) fn is_said_by_name(&self) -> bool {
        self.opener.is_none() && !self.starts() && self.has_verb_after_name()
    }
}

/// The word after an aside between commas, the first of which is given: `Diaz, D-Calif., said`.
fn aside_end(view: View, comma: usize) -> Option<usize> {
    /// A longer one is a sentence of its own.
    const LONGEST: usize = 80;
    let rest = &view.text.as_bytes()[comma + 1..view.end.min(comma + LONGEST)];
    let end = memchr::memchr(b',', rest)?;
    let plain = rest[..end].iter().enumerate().all(|(at, byte)| !b".?!".contains(byte) || at + 1 == end);
    plain.then(|| view.skip(comma + 1 + end + 1, is_space))
}

/// The place after a marker in brackets, `(a)` or `[vii]`, if a capital follows: what counts is the word after it.
fn after_marker(view: View, opened: usize) -> Option<usize> {
    let word = view.word(opened);
    let end = opened + word.len();
    let pair = matches!((view.before(opened), view.at(end)), ('(', ')') | ('[', ']'));
    let marker = pair && (1..=4).contains(&word.len()) && is_space(view.at(end + 1));
    marker.then(|| view.skip(end + 1, is_space)).filter(|&after| view.at(after).is_uppercase())
}

/// The letter that counts after a Dutch short form: `'t Is koud` begins with the I.
fn short_form(view: View, opened: usize) -> Option<char> {
    let end = opened + view.at(opened).len_utf8();
    let short = matches!(view.before(opened), '\'' | '’') && view.at(opened).is_alphanumeric() && view.at(end) == ' ';
    short.then(|| view.at(end + 1)).filter(|next| next.is_uppercase())
}

fn first(c: char) -> First {
    match c {
        _ if c.is_uppercase() => First::Capital,
        _ if c.is_lowercase() => First::Small,
        _ if c.is_numeric() => First::Digit,
        _ if c.is_alphabetic() => First::Caseless,
        _ => First::Other,
    }
}

/// Whether a mark can only close.
pub(super) fn only_closes(c: char) -> bool {
    is_close(c) && !is_open(c)
}
