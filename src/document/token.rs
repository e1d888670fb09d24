//! Text into tokens: words, numbers and single marks. ASCII goes byte by byte, the rest by character.

use crate::span::Span;
use crate::words::letters;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Letter,
    Digit,
    Mark,
    /// First byte of a character beyond ASCII.
    High,
}

static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            0..=32 | 127 => Kind::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Digit,
            128.. => Kind::High,
            _ => Kind::Mark,
        };
        byte += 1;
    }
    kinds
};

/// The tokens of a stretch of text.
///
/// `U.S.` and `Ph.D.` are one token each with their stops, `Xi’s` is two, `co-operate` and `don’t` one;
/// `''`, ` `` ` and `...` are single marks. Soft hyphens inside a word belong to it.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Tokens<'t> {
    pub(crate) fn new(text: &'t str, stretch: Span) -> Self {
        Tokens { text, at: stretch.start as usize, end: stretch.end as usize }
    }

    /// Takes a stop that follows at once into the token before it, unless nothing comes after the stop.
    pub(crate) fn take_stop(&mut self) -> bool {
        let taken =
            self.byte(self.at) == Some(b'.') && self.text[self.at + 1..self.end].contains(char::is_alphanumeric);
        self.at += usize::from(taken);
        taken
    }

    fn byte(&self, at: usize) -> Option<u8> {
        if at < self.end { Some(self.text.as_bytes()[at]) } else { None }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..self.end].chars().next().unwrap_or(' ')
    }

    /// Whether a letter or digit stands at a place.
    fn is_word(&self, at: usize) -> bool {
        match self.byte(at).map(|byte| KINDS[byte as usize]) {
            Some(Kind::Letter | Kind::Digit) => true,
            Some(Kind::High) => is_word_char(self.char_at(at)),
            _ => false,
        }
    }

    /// Whether a genitive ending, its apostrophe left out, stands at a place.
    fn is_genitive(&self, at: usize) -> bool {
        matches!(self.byte(at), Some(b's' | b'S')) && !self.is_word(at + 1)
    }

    /// End of the word that starts at `start`.
    fn word_end(&self, start: usize) -> usize {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut at = start;
        loop {
            at += letters(&bytes[at..]);
            let Some(&byte) = bytes.get(at) else { break };
            let next = match KINDS[byte as usize] {
                Kind::Space => None,
                Kind::Letter | Kind::Digit => Some(at + 1),
                Kind::Mark => self.joined(start, at, byte),
                Kind::High => self.joined_char(at),
            };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// Where a word goes on after a mark inside it, if the mark joins.
    fn joined(&self, start: usize, at: usize, mark: u8) -> Option<usize> {
        let before = self.text.as_bytes();
        let next = at + 1;
        match mark {
            b'\'' if self.is_genitive(next) => None,
            // A stop joins single letters (U.S., a.m.) and the digits of a number.
            b'.' => {
                let letter = at == start + 1 || at >= start + 2 && before[at - 2] == b'.';
                let digits = before[at - 1].is_ascii_digit() && self.byte(next).is_some_and(|b| b.is_ascii_digit());
                let acronym = letter && before[at - 1].is_ascii_alphabetic();
                let last = acronym && at > start + 1;
                (digits || last || acronym && self.is_word(next)).then_some(next)
            }
            b',' => {
                (before[at - 1].is_ascii_digit() && self.byte(next).is_some_and(|b| b.is_ascii_digit())).then_some(next)
            }
            b'\'' | b'-' | b'&' => self.is_word(next).then_some(next),
            _ => None,
        }
    }

    /// Where a word goes on after a character beyond ASCII, if that belongs to it.
    fn joined_char(&self, at: usize) -> Option<usize> {
        let letter = self.char_at(at);
        let next = at + letter.len_utf8();
        match letter {
            '’' => (self.is_word(next) && !self.is_genitive(next)).then_some(next),
            '–' => None,
            '\u{ad}' => self.is_word(next).then_some(next),
            _ => is_word_char(letter).then_some(next),
        }
    }

    /// End of a mark beyond letters and digits: a genitive ending, doubled marks, or one character.
    fn mark_end(&self, start: usize) -> usize {
        let rest = &self.text[start..self.end];
        let apostrophe = if rest.starts_with('\'') {
            1
        } else if rest.starts_with('’') {
            3
        } else {
            0
        };
        if apostrophe > 0 && start > 0 && self.is_genitive(start + apostrophe) {
            return start + apostrophe + 1;
        }
        for double in ["''", "``", "‘‘", "’’", "...", "--"] {
            if rest.starts_with(double) {
                return start + double.len();
            }
        }
        start + self.char_at(start).len_utf8()
    }
}

/// White space, control characters, and what a text has inside its words only to break or hide.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{200b}' || c == '\u{ad}'
}

fn is_word_char(letter: char) -> bool {
    // Dashes and curly marks are told at once: the tables for all of Unicode are slow.
    !matches!(letter, '\u{2010}'..='\u{2027}')
        && (letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter))
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let mut start = self.at;
        loop {
            let byte = self.byte(start)?;
            let kind = KINDS[byte as usize];
            // The two most frequent ones first: the processor foresees two branches better than a jump among six.
            if kind == Kind::Space {
                start += 1;
                continue;
            }
            if matches!(kind, Kind::Letter | Kind::Digit) {
                let end = start + letters(&self.text.as_bytes()[start..self.end]);
                let space = self.byte(end).is_some_and(|byte| KINDS[byte as usize] == Kind::Space);
                self.at = if space { end } else { self.word_end(start) };
                return Some(Span::new(start, self.at));
            }
            let end = match kind {
                // Only these can be longer than one character.
                Kind::Mark if matches!(byte, b'\'' | b'`' | b'.' | b'-') => self.mark_end(start),
                Kind::High => match self.char_at(start) {
                    c if is_blank(c) => {
                        start += c.len_utf8();
                        continue;
                    }
                    c if is_word_char(c) => self.word_end(start),
                    _ => self.mark_end(start),
                },
                _ => start + 1,
            };
            self.at = end;
            return Some(Span::new(start, end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        Tokens::new(text, Span::new(0, text.len())).map(|span| span.of(text)).collect()
    }

    #[test]
    fn words_and_marks() {
        let cases: &[(&str, &[&str])] = &[
            ("Xi’s 3.5% of the U.S. vote", &["Xi", "’s", "3.5", "%", "of", "the", "U.S.", "vote"]),
            ("don't co-operate, AT&T", &["don't", "co-operate", ",", "AT&T"]),
            ("''Yes...'' he said.", &["''", "Yes", "...", "''", "he", "said", "."]),
            ("“Não”—Lula", &["“", "Não", "”", "—", "Lula"]),
            ("1,200 people. (No)", &["1,200", "people", ".", "(", "No", ")"]),
            ("the ministers’ talks", &["the", "ministers", "’", "talks"]),
            ("J.D. Vance at 8 a.m.", &["J.D.", "Vance", "at", "8", "a.m."]),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text), *expected, "{text}");
        }
    }
}
