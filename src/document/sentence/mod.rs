//! Sentence boundaries: one pass over the marks that may end a sentence, each decided by the first rule that fits.
//!
//! `layout` finds the stretches that no sentence runs over; within one, `mark` reads a mark, `sight` looks round it,
//! `rules` decides. All looks are bounded, so that time is in proportion to the text.

mod abbreviation;
mod header;
mod layout;
mod manner;
mod mark;
mod plain;
mod rules;
mod sight;
#[cfg(test)]
mod tests;

use crate::document::view::{View, is_bullet, is_full_stop, is_inline_bullet, is_space, is_stop};
use crate::lexicon::language::Language;
use crate::span::Span;
use layout::{Marker, marker, trim};
use manner::{Manner, is_one_case};
use mark::{Mark, Quotes};
use plain::ends_plainly;
use rules::Verdict;
use sight::Sight;

/// A sentence as it is cut from the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// Number of its paragraph from 0.
    pub(crate) paragraph: u32,
}

/// Splits a text into sentences, in order: each character that is not white space lies in exactly one.
pub(crate) fn split(text: &str, language: &'static Language) -> Vec<Piece> {
    let stretches = layout::stretches(text, language);
    let manner = Manner::new(text, &stretches, language);
    let mut pieces = Vec::with_capacity(text.len() / 100);
    for (paragraph, stretch) in stretches.iter().enumerate() {
        let view = View { text, start: stretch.start as usize, end: stretch.end as usize };
        let emit = |span| pieces.push(Piece { span, paragraph: paragraph as u32 });
        Reader::new(view, &manner, language, emit).read();
    }
    pieces
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Stop,
    /// First byte of a character beyond ASCII that may be a stop or bullet.
    High,
    Comma,
    Greater,
    Stroke,
    Bracket,
    /// A sign that lines are made of.
    Rule,
    /// The eyes of an emoticon.
    Eyes,
}

static SIGNS: [Sign; 256] = {
    let mut signs = [Sign::None; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b'.' | b'!' | b'?' => Sign::Stop,
            0xcd | 0xd6 | 0xd8 | 0xdb | 0xe0..=0xe3 | 0xef => Sign::High,
            b',' => Sign::Comma,
            b'>' => Sign::Greater,
            b'/' => Sign::Stroke,
            b')' => Sign::Bracket,
            b'=' | b'_' | b'*' | b'~' | b'#' | b'-' => Sign::Rule,
            b':' | b';' => Sign::Eyes,
            _ => Sign::None,
        };
        byte += 1;
    }
    signs
};

/// The one pass over a stretch.
struct Reader<'t, F> {
    view: View<'t>,
    manner: &'t Manner<'t>,
    language: &'static Language,
    one_case: bool,
    quotes: Quotes,
    /// The number that would go on the list.
    item: Option<Marker>,
    start: usize,
    at: usize,
    emit: F,
}

impl<'t, F: FnMut(Span)> Reader<'t, F> {
    fn new(view: View<'t>, manner: &'t Manner<'t>, language: &'static Language, emit: F) -> Self {
        let (one_case, quotes) = (is_one_case(view), Quotes::new(view.start));
        Reader { view, manner, language, one_case, quotes, item: None, start: view.start, at: view.start, emit }
    }

    fn read(mut self) {
        self.begin(self.view.start);
        if let Some(end) = self.rule_at(self.view.start) {
            self.cut(end);
        }
        let bytes = &self.view.text.as_bytes()[..self.view.end];
        let plain = |rest: &[u8]| rest.iter().position(|&byte| SIGNS[byte as usize] != Sign::None);
        while let Some(plain) = bytes.get(self.at..).and_then(plain) {
            self.at += plain;
            self.sign(SIGNS[bytes[self.at] as usize]);
        }
        self.cut(self.view.end);
    }

    /// Reads the sign at the place reached, and goes past it.
    fn sign(&mut self, sign: Sign) {
        let at = self.at;
        let view = self.view;
        match sign {
            Sign::None => {}
            Sign::Stop if self.ends_marker(at) => return,
            Sign::Stop => return self.stop(at),
            Sign::High => return self.high(at),
            Sign::Comma if header::ends_greeting(view, self.start, at) => return self.cut(at + 1),
            Sign::Greater if header::ends_address(view, at) => return self.cut(at + 1),
            Sign::Stroke if self.stamp(at) => return,
            Sign::Bracket if self.ends_marker(at) => return,
            Sign::Rule => {
                if let Some(end) = self.rule_at(at) {
                    self.cut(at);
                    return self.cut(end);
                }
            }
            Sign::Eyes if is_space(view.before(at)) && self.emoticon(at) => return,
            Sign::Eyes if self.further_stop(at) == Some(view.at(at)) => return self.stop(at),
            _ => {}
        }
        self.at = at + 1;
    }

    /// A mark: cut, or passed over.
    fn stop(&mut self, at: usize) {
        if !self.one_case && ends_plainly(self.view, self.language, self.start, at) {
            return self.cut(at + 1);
        }
        let mark = Mark::read(self.view, at, self.further_stop(at), &mut self.quotes);
        self.at = mark.end.max(at + 1);
        if mark.end < self.view.end {
            let sight = Sight::new(self.view, self.manner, mark, self.start, self.one_case, &mut self.quotes);
            if rules::decide(&sight) == Verdict::Cut {
                self.cut(mark.end);
            }
        }
    }

    /// A mark that is a stop in this language only: Greek `;`, and `:` after an Armenian letter.
    fn further_stop(&self, at: usize) -> Option<char> {
        let armenian = ('\u{530}'..='\u{58f}').contains(&self.view.before(at));
        if armenian { Some(':') } else { self.language.question_mark }
    }

    /// A character beyond ASCII.
    fn high(&mut self, at: usize) {
        let c = self.view.at(at);
        self.at = at + c.len_utf8();
        if is_stop(c) || is_full_stop(c) || self.language.question_mark == Some(c) {
            self.stop(at);
        } else if is_inline_bullet(c) && is_space(self.view.before(at)) && at > self.start {
            // `••` begins a sentence once: there is nothing to cut before its first one.
            self.cut(at);
        }
    }

    /// Whether the next marker of a list ends here, `2.` or `b)`: then the sentence ends before it.
    /// Not after a comma or semicolon: `(a) the first; (b) the second`.
    fn ends_marker(&mut self, at: usize) -> bool {
        let Some(item) = self.item else { return false };
        let start = self.view.token_start(at).min(at);
        let start = if self.view.before(start) == '(' { start - 1 } else { start };
        let listed = start > self.start
            && is_space(self.view.before(start))
            && marker(self.view, start).is_some_and(|next| item.then(next))
            && !matches!(self.view.before(self.view.skip_back(start, is_space)), ',' | ';');
        if listed {
            self.cut(start);
        }
        listed
    }

    /// A line of signs at a place, after white space or at the start.
    fn rule_at(&self, at: usize) -> Option<usize> {
        let first = at == self.view.start || is_space(self.view.before(at));
        let sign = SIGNS[self.view.text.as_bytes()[at] as usize] == Sign::Rule;
        if first && sign { header::rule(self.view, at) } else { None }
    }

    /// A date and time of day, of which the first stroke is at `at`: it stands for itself, with the name before it
    /// if there is one.
    fn stamp(&mut self, at: usize) -> bool {
        let start = self.view.skip_back(at, |c| c.is_ascii_digit());
        let Some(end) = header::stamp(self.view, start).filter(|_| start < at && is_space(self.view.before(start)))
        else {
            return false;
        };
        if header::is_name(self.view.slice(self.start.min(start), start)) {
            self.cut(start);
        }
        self.cut(end);
        true
    }

    /// An emoticon ends a sentence before a capital.
    fn emoticon(&mut self, at: usize) -> bool {
        let Some(end) = header::emoticon(self.view, at) else { return false };
        if self.view.at(self.view.skip(end, is_space)).is_uppercase() {
            self.cut(end);
        } else {
            self.at = end;
        }
        true
    }

    /// Ends the sentence before a place and begins the next one there.
    fn cut(&mut self, at: usize) {
        let span = trim(self.view.text, self.start.min(at), at);
        if !span.is_empty() {
            (self.emit)(span);
        }
        self.begin(at);
    }

    /// Begins a sentence: a bullet and the marker of a list are part of it, and no mark of its end.
    fn begin(&mut self, at: usize) {
        let view = self.view;
        self.start = view.skip(at, char::is_whitespace);
        self.at = self.start;
        let first = view.at(self.start);
        let after = self.start + first.len_utf8();
        // `***` is a line of signs.
        if is_bullet(first) && view.at(after) != first {
            self.at = view.skip(after, is_space);
        }
        if let Some(item) = marker(view, self.at) {
            // `I)` and `s.` begin no list.
            if !item.letter || item.number < 9 || self.item.is_some() {
                self.item = Some(item);
                self.at += item.length;
            }
        }
    }
}
