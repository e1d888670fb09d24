//! A mark that may end a sentence: its stops, what closes right after it, and what clings to it.

use super::header::emoticon;
use crate::document::view::{View, is_close, is_full_stop, is_space, is_stop};

/// A run of stops with all that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) at: usize,
    /// Where a sentence that ends here ends: after quotation marks, brackets, notes and emoticons.
    pub(super) end: usize,
    /// Dots, an ellipsis counting three.
    pub(super) dots: usize,
    /// `?` or `!` is among the stops.
    pub(super) strong: bool,
    /// A stop that needs no space after it: 。
    pub(super) full: bool,
    /// The dots stand apart: `. . .`
    pub(super) spaced: bool,
    /// The last stop.
    pub(super) last: char,
    /// The first mark that closes after the stops.
    pub(super) closer: Option<char>,
    /// No space comes after it.
    pub(super) glued: bool,
    /// A quotation mark right after it opens, for a space was lost: `He left.“We won`. A straight one does if none is
    /// open.
    pub(super) opens: bool,
    /// A full stop with an omission after it: `word. . . . The`.
    pub(super) omits: bool,
}

/// Which quotation marks are open, counted on as the marks of a stretch are read.
pub(super) struct Quotes {
    at: usize,
    straight: bool,
    guillemets: i32,
}

impl Quotes {
    pub(super) fn new(at: usize) -> Self {
        Quotes { at, straight: false, guillemets: 0 }
    }

    /// Counts up to a place. A look may go some spaces ahead of the next one, so the count also goes back.
    fn move_to(&mut self, text: &str, at: usize) {
        let (from, to, sign) = if at < self.at { (at, self.at, -1) } else { (self.at, at, 1) };
        let bytes = &text.as_bytes()[from..to];
        for n in memchr::memchr2_iter(b'"', 0xc2, bytes) {
            match bytes[n..] {
                [b'"', ..] => self.straight = !self.straight,
                [_, 0xab, ..] => self.guillemets += sign,
                [_, 0xbb, ..] => self.guillemets -= sign,
                _ => {}
            }
        }
        self.at = at;
    }

    /// Whether a straight quotation mark is open.
    pub(super) fn is_open(&mut self, text: &str, at: usize) -> bool {
        self.move_to(text, at);
        self.straight
    }

    /// Whether a `«` is open.
    pub(super) fn is_inside_guillemets(&mut self, text: &str, at: usize) -> bool {
        self.move_to(text, at);
        self.guillemets > 0
    }
}

impl Mark {
    /// Reads the mark at a place. `question` is a further question mark of the language.
    pub(super) fn read(view: View, at: usize, question: Option<char>, quotes: &mut Quotes) -> Mark {
        let mut mark = Mark {
            at,
            end: at,
            dots: 0,
            strong: false,
            full: false,
            spaced: false,
            last: '\0',
            closer: None,
            glued: false,
            opens: false,
            omits: false,
        };
        let stops = mark.read_stops(view, question);
        if mark.omits {
            return mark;
        }
        mark.end = view.skip(stops, is_close);
        let opens = match view.at(stops) {
            '"' => !quotes.is_open(view.text, stops),
            c => matches!(c, '“' | '«'),
        };
        mark.opens = opens && view.at(mark.end).is_alphanumeric();
        if mark.opens {
            mark.end = stops;
            return mark;
        }
        mark.closer = (mark.end > stops).then(|| view.at(stops));
        // in 1990.[12] It was
        while let Some(end) = note(view, mark.end) {
            mark.end = end;
        }
        mark.glued = mark.end < view.end && !is_space(view.at(mark.end));
        if !mark.glued {
            mark.read_loose_closer(view, quotes);
            mark.end = after_notes(view, mark.end);
        }
        mark
    }

    /// Reads the stops, those after a closing mark among them, and gives the place after the last one.
    fn read_stops(&mut self, view: View, question: Option<char>) -> usize {
        let mut at = self.at;
        loop {
            let c = view.at(at);
            match c {
                '.' => self.dots += 1,
                '…' => self.dots += 3,
                _ if is_full_stop(c) => self.full = true,
                _ if is_stop(c) || Some(c) == question => self.strong = true,
                _ if c == ' ' && self.goes_on_spaced(view, at) => {
                    if !self.spaced && self.dots == 1 && !is_space(view.before(self.at)) && is_omission(view, at) {
                        self.omits = true;
                        self.end = at;
                        return at;
                    }
                    self.spaced = true;
                }
                _ => {
                    let closed = view.skip(at, is_close);
                    if closed == at || !is_stop(view.at(closed)) {
                        return at;
                    }
                    at = closed;
                    continue;
                }
            }
            if c != ' ' {
                self.last = c;
            }
            at += c.len_utf8();
        }
    }

    /// Whether one more dot of `. . .` comes after the space.
    fn goes_on_spaced(&self, view: View, at: usize) -> bool {
        let after = || {
            let c = view.at(at + 2);
            c == '\0' || is_space(c) || matches!(c, ',' | ';' | ':' | '!' | '?' | '"' | '”' | '’' | ')' | ']' | '\'')
        };
        self.dots > 0 && !self.strong && view.at(at + 1) == '.' && after()
    }

    /// A closing mark that a space parts from its stop: `idea . "`, `« Non ! », dit-il`
    fn read_loose_closer(&mut self, view: View, quotes: &mut Quotes) {
        let at = view.skip(self.end, is_space);
        let c = view.at(at);
        let next = view.at(at + c.len_utf8());
        if at > self.end
            && matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
            && (next == '\0' || is_space(next) || matches!(next, ',' | ';' | ':' | '.' | ')'))
            && (c != '"' || quotes.is_open(view.text, at))
        {
            self.closer = self.closer.or(Some(c));
            self.end = at + c.len_utf8();
        }
    }
}

/// Whether three more dots follow, each after a space, and then a capital: `word. . . . The`.
fn is_omission(view: View, mut at: usize) -> bool {
    for _ in 0..3 {
        if view.at(at) != ' ' || view.at(at + 1) != '.' {
            return false;
        }
        at += 2;
    }
    view.at(view.skip(at, |c| c == ' ')).is_uppercase()
}

/// The place after footnote numbers, omissions and emoticons that follow a stop.
fn after_notes(view: View, mut end: usize) -> usize {
    loop {
        let at = view.skip(end, |c| c == ' ');
        match note(view, at).or_else(|| emoticon(view, at)) {
            Some(next) => end = next,
            None => return end,
        }
    }
}

/// The place after a note: `[12]`, `[3, 4]`, `[...]`.
fn note(view: View, at: usize) -> Option<usize> {
    /// A longer bracket is text.
    const LONGEST: usize = 24;
    if view.at(at) != '[' {
        return None;
    }
    let inside = &view.text.as_bytes()[at + 1..view.end.min(at + LONGEST)];
    let length = memchr::memchr(b']', inside)?;
    let is_note = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '–' | '-' | '.' | '…');
    let noted = length > 0 && view.slice(at + 1, at + 1 + length).chars().all(is_note);
    noted.then_some(at + length + 2)
}
