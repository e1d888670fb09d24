//! Looking at a stretch of text around a place: characters, words and tokens, never past the stretch.

/// A stretch of the text within which a sentence can end.
///
/// Places are byte offsets into the whole text, on character boundaries.
#[derive(Clone, Copy)]
pub(super) struct View<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// No token is looked at further back than this; it bounds the work at a mark.
const TOKEN: usize = 80;
/// No word is read further than this.
const WORD: usize = 80;

impl<'t> View<'t> {
    /// The character at a place, NUL at the end.
    pub(super) fn at(self, at: usize) -> char {
        if at >= self.end {
            return '\0';
        }
        match self.text.as_bytes()[at] {
            byte if byte.is_ascii() => byte as char,
            _ => self.text[at..].chars().next().unwrap_or('\0'),
        }
    }

    /// The character that ends at a place, NUL at the start.
    pub(super) fn before(self, at: usize) -> char {
        if at <= self.start {
            return '\0';
        }
        match self.text.as_bytes()[at - 1] {
            byte if byte.is_ascii() => byte as char,
            _ => self.text[..at].chars().next_back().unwrap_or('\0'),
        }
    }

    pub(super) fn slice(self, from: usize, to: usize) -> &'t str {
        &self.text[from..to]
    }

    /// Whether the text goes on so.
    pub(super) fn goes_on(self, at: usize, with: &str) -> bool {
        self.text.as_bytes()[at.min(self.end)..self.end].starts_with(with.as_bytes())
    }

    /// The first place from `at` whose character is not of this kind.
    pub(super) fn skip(self, mut at: usize, kind: impl Fn(char) -> bool) -> usize {
        while at < self.end {
            let c = self.at(at);
            if !kind(c) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    /// The place before `at` up to which all characters are of this kind.
    pub(super) fn skip_back(self, mut at: usize, kind: impl Fn(char) -> bool) -> usize {
        while at > self.start {
            let c = self.before(at);
            if !kind(c) {
                break;
            }
            at -= c.len_utf8();
        }
        at
    }

    /// The word that begins at a place: letters and digits, inside also apostrophes and hyphens. It may be empty.
    pub(super) fn word(self, at: usize) -> &'t str {
        let kind = |c: char| c.is_alphanumeric() || is_mark_of_accent(c);
        let mut end = at;
        while end < self.end && end - at < WORD {
            let c = self.at(end);
            if !(kind(c) || end > at && matches!(c, '\'' | '’' | '-')) {
                break;
            }
            end += c.len_utf8();
        }
        self.slice(at.min(end), end)
    }

    /// Start of the token that ends at a place: back to white space, then past opening marks and dashes.
    pub(super) fn token_start(self, at: usize) -> usize {
        // Each stop of “a.b.a.b.…” asks: letters and marks of ASCII are seen at once.
        let bytes = &self.text.as_bytes()[self.start.max(at.saturating_sub(TOKEN)).min(at)..at];
        let mut start = at - bytes.iter().rev().take_while(|byte| byte.is_ascii_graphic()).count();
        while start > self.start && at - start < TOKEN {
            let c = self.before(start);
            if is_space(c) {
                break;
            }
            start -= c.len_utf8();
        }
        let within = View { end: at, ..self };
        within.skip(start, |c| is_open(c) || is_dash(c) || is_close(c))
    }

    /// The word before the token that starts at a place, with all that clings to it.
    pub(super) fn word_before(self, at: usize) -> &'t str {
        let end = self.skip_back(at, |c| is_space(c) || is_open(c));
        let mut start = end;
        while start > self.start && end - start < WORD {
            let c = self.before(start);
            if is_space(c) {
                break;
            }
            start -= c.len_utf8();
        }
        self.slice(start, end)
    }
}

/// White space, and the space of no width that web pages break long words with.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || c.is_whitespace() || c == '\u{200b}'
}

/// A mark that may end a sentence: what follows decides. The last one is the Greek question mark.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '\u{37e}')
}

/// A mark that ends a sentence whatever follows, with or without a space: of Chinese and Japanese, Arabic and Urdu,
/// Hindi, Armenian, Ethiopic, Burmese, Khmer, Tibetan, Santali and Mongolian.
pub(super) fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．' | '؟' | '۔' | '।' | '॥' | '։')
        || matches!(c, '።' | '፧' | '፨' | '။' | '។' | '៕' | '།' | '༎' | '᱾' | '᱿' | '᠃' | '᠉')
}

/// A mark that closes, right after a stop: “ and ‘ close in German, Polish and Danish, « in Danish.
pub(super) fn is_close(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '›' | '“' | '‘' | '」' | '』' | '＂' | '«' | '‹')
}

/// A mark that opens, right before a letter: ” and » open in Danish and Swedish.
pub(super) fn is_open(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '('
            | '['
            | '{'
            | '„'
            | '‚'
            | '‹'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '`'
            | '”'
            | '’'
            | '»'
    )
}

/// An opening mark of a quotation, not of an aside.
pub(super) fn is_quote(c: char) -> bool {
    is_open(c) && !matches!(c, '(' | '[' | '{' | '¿' | '¡')
}

/// A dot or three in one.
pub(super) fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…')
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// A sign before an item of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '⁃'
            | '▪'
            | '▫'
            | '◦'
            | '‣'
            | '●'
            | '○'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '➢'
            | '✓'
            | '✔'
            | '·'
            | '*'
            | '❖'
            | '♦'
            | '♥'
    )
}

/// A bullet that begins an item within a line too: `I ♥ it` is no list.
pub(super) fn is_inline_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '▪' | '‣' | '●' | '■' | '►')
}

/// Accents that stand as characters of their own, and the vowel signs of Indian scripts.
fn is_mark_of_accent(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// Whether all letters are small, and there is one.
pub(super) fn is_small(word: &str) -> bool {
    word.contains(char::is_lowercase) && !word.contains(char::is_uppercase)
}

/// Whether all letters are capitals, and there is one.
pub(super) fn is_capitals(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Whether it begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a capital is followed by small letters only, and by one at least.
pub(super) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && is_small(letters.as_str())
}
