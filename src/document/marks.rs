//! Words in quotation marks, before anyone asks whether they are speech and whose.

use std::ops::Range;

use super::{Document, Token};
use crate::lexicon::class::Class;
use crate::span::Span;

/// A stretch between quotation marks, within one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    /// Its tokens, the marks among them.
    pub(crate) outer: Range<u32>,
    /// The tokens between the marks.
    pub(crate) inner: Range<u32>,
    pub(crate) paragraph: u32,
    /// Whether the closing mark is there.
    pub(crate) closed: bool,
    /// Whether it goes on from the stretch before, which was left open at the end of the paragraph before.
    pub(crate) continues: bool,
}

impl Marked {
    /// What stands between the marks.
    pub(crate) fn span(&self, document: &Document) -> Span {
        document.span_of(self.inner.clone())
    }
}

/// The stretches in quotation marks, in order; none lies in another.
///
/// Double marks come first, single ones are read outside of them. A straight mark opens where it follows a space and a
/// word comes next, closes where it follows a word or stop; where that leaves both open, parity decides. An unpaired
/// mark costs its own stretch at most, never the rest of the article.
pub(super) fn marked(document: &Document) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut carried = false;
    let (mut marks, mut double) = (Vec::new(), Vec::new());
    for (paragraph, tokens) in paragraphs(document) {
        marks.clear();
        let is_mark = |token: &Token| document.words.of(token).facts.class.any(DOUBLE.or(Class::SINGLE));
        let found = tokens.clone().zip(document.tokens_of(tokens.clone())).filter(|(_, token)| is_mark(token));
        marks.extend(found.map(|(at, _)| at));
        if marks.is_empty() && !carried {
            continue;
        }
        let marks = marks.as_slice();
        let mut reader = Reader { document, paragraph, tokens, marks, open: None, last: [None; 2], out: double };
        carried = reader.double(carried);
        double = std::mem::take(&mut reader.out);
        reader.single(&double);
        merge(&mut double, reader.out);
        out.append(&mut double);
    }
    out
}

/// The paragraphs with their tokens.
fn paragraphs<'d>(document: &'d Document) -> impl Iterator<Item = (u32, Range<u32>)> + 'd {
    document.sentences.chunk_by(|a, b| a.paragraph == b.paragraph).map(|sentences| {
        let first = &sentences[0];
        (first.paragraph, first.tokens.start..sentences[sentences.len() - 1].tokens.end)
    })
}

/// Adds the stretches in single marks in order, without what lies inside of another: ‘He said “never” and left,’ she said.
fn merge(double: &mut Vec<Marked>, single: Vec<Marked>) {
    if single.is_empty() {
        return;
    }
    double.extend(single);
    double.sort_by_key(|marked| marked.outer.start);
    let mut end = 0;
    double.retain(|marked| {
        let free = marked.outer.start >= end;
        end = end.max(marked.outer.end);
        free
    });
}

/// A single mark that closes nothing within this many tokens is an apostrophe: no single-marked quote of news is longer.
const SINGLE_REACH: u32 = 400;

/// Any double mark.
const DOUBLE: Class = Class::OPEN.or(Class::CLOSE).or(Class::EITHER);

struct Reader<'d> {
    document: &'d Document<'d>,
    paragraph: u32,
    tokens: Range<u32>,
    /// The quotation marks and apostrophes among them.
    marks: &'d [u32],
    /// The mark that is open.
    open: Option<u32>,
    /// The last guillemet of the paragraph and its last other double mark, once somebody has asked for it.
    last: [Option<u32>; 2],
    out: Vec<Marked>,
}

impl Reader<'_> {
    /// Reads the double marks of the paragraph; whether one is left open at its end.
    fn double(&mut self, carried: bool) -> bool {
        for &token in self.marks {
            let class = self.document.word(token).facts.class;
            if !class.any(DOUBLE) || self.is_nested(token) {
                continue;
            }
            if self.opens(token, class) {
                if let Some(open) = self.open {
                    self.cut_short(open, token);
                }
                self.open = Some(token);
            } else if let Some(open) = self.open.take() {
                self.push(open..token + 1, open + 1..token, true);
            } else if carried && self.out.is_empty() {
                let start = self.tokens.start;
                self.push(start..token + 1, start..token, true);
            }
        }
        let left_open = self.open.take();
        if let Some(open) = left_open {
            self.push(open..self.tokens.end, open + 1..self.tokens.end, false);
        }
        if carried && let Some(first) = self.out.first_mut() {
            first.continues = first.outer.start == self.tokens.start;
        }
        left_open.is_some()
    }

    fn opens(&self, token: u32, class: Class) -> bool {
        let (before, after) = (self.gap_before(token), self.gap_after(token));
        if class.any(Class::EITHER) {
            return if self.open.is_none() { !after || before } else { before && !after };
        }
        let Some(open) = self.open else {
            // »So ist es«, sagte sie; ”Så är det”, sade hon.
            return class.any(Class::OPEN) || before && !after;
        };
        // “ typed where ” belongs: “We agree,“ she said.
        let mistyped = !before && after;
        let turned = self.document.spelling(open) == "»";
        class.any(Class::OPEN) && !mistyped && !turned
    }

    /// Whether a mark stands inside of marks of the other kind, which close later: “He called it «a wonder» and left.”
    fn is_nested(&mut self, token: u32) -> bool {
        let document = self.document;
        let angled = |token: u32| matches!(document.spelling(token), "«" | "»");
        let Some(kind) = self.open.map(angled).filter(|&kind| kind != angled(token)) else { return false };
        let same = |&token: &u32| document.is(token, DOUBLE) && angled(token) == kind;
        let last = &mut self.last[usize::from(kind)];
        let last = *last.get_or_insert_with(|| self.marks.iter().copied().rfind(same).unwrap_or(0));
        last > token
    }

    /// A mark opens while another is open: the earlier stretch ends with its last whole sentence.
    fn cut_short(&mut self, open: u32, next: u32) {
        let stop = (open + 1..next).rev().find(|&token| self.document.is(token, Class::STOP_MARK));
        let end = stop.map_or(next, |token| token + 1);
        self.push(open..end, open + 1..end, false);
    }

    /// `‘…’` and `'…'` outside of double marks. An apostrophe stands inside a word, or after an s before a small letter.
    fn single(&mut self, double: &[Marked]) {
        let mut doubles = double.iter().peekable();
        let mut free = self.tokens.start;
        for &token in self.marks {
            while doubles.peek().is_some_and(|marked| marked.outer.end <= token) {
                doubles.next();
            }
            let limit = doubles.peek().map_or(self.tokens.end, |marked| marked.outer.start);
            if token < free || limit <= token {
                continue;
            }
            if let Some(end) = self.single_end(token, limit, doubles.clone()) {
                self.push(token..end + 1, token + 1..end, true);
                free = end + 1;
            }
        }
    }

    /// The mark that closes a single mark at `token`, if one opens there; `doubles` are the stretches from there on.
    fn single_end<'m>(&self, token: u32, limit: u32, doubles: impl Iterator<Item = &'m Marked>) -> Option<u32> {
        let opens = self.document.is(token, Class::SINGLE)
            && self.document.spelling(token) != "’"
            && self.gap_before(token)
            && token + 1 < limit
            && !self.gap_after(token);
        if !opens {
            return None;
        }
        let mut plural = None;
        for next in token + 2..limit.min(token + SINGLE_REACH) {
            match self.document.spelling(next) {
                "‘" => return plural,
                "’" | "'" if !self.gap_before(next) && self.gap_after(next) => {
                    // ‘The ministers’ talks failed’: the first is a genitive.
                    if !self.genitive(next, limit) {
                        return Some(next);
                    }
                    plural = plural.or(Some(next));
                }
                _ => {}
            }
        }
        self.end_beyond(token, doubles).or(plural)
    }

    /// ‘He told me “never again” and left,’ she said: the mark that closes behind double ones follows a stop or comma.
    fn end_beyond<'m>(&self, open: u32, doubles: impl Iterator<Item = &'m Marked>) -> Option<u32> {
        if self.document.spelling(open) != "‘" {
            return None;
        }
        let end = self.tokens.end.min(open + SINGLE_REACH);
        let closes = |&at: &u32| {
            self.document.spelling(at) == "’"
                && self.gap_after(at)
                && self.document.is(at - 1, Class::STOP_MARK.or(Class::COMMA).or(Class::CLOSE))
        };
        let tells = |&at: &u32| self.document.spelling(at) == "‘" || closes(&at);
        let mut at = open + 2;
        for marked in doubles.take_while(|marked| marked.outer.start < end) {
            if let Some(found) = (at..marked.outer.start).find(tells) {
                return Some(found).filter(closes);
            }
            at = marked.outer.end;
        }
        (at..end).find(tells).filter(closes)
    }

    fn genitive(&self, token: u32, limit: u32) -> bool {
        let small = |next: u32| self.document.spelling(next).starts_with(char::is_lowercase);
        self.document.spelling(token - 1).ends_with('s') && token + 1 < limit && small(token + 1)
    }

    /// Whether a space, a bracket or a dash stands before a mark.
    fn gap_before(&self, token: u32) -> bool {
        if token == self.tokens.start {
            return true;
        }
        let class = self.document.word(token - 1).facts.class;
        self.apart(token - 1)
            || class.any(Class::BRACKET_OPEN.or(Class::DASH).or(Class::OPEN))
            || self.open.is_none() && class.any(Class::SINGLE)
    }

    /// Whether a space, a stop or a closing bracket stands after a mark.
    fn gap_after(&self, token: u32) -> bool {
        if token + 1 >= self.tokens.end {
            return true;
        }
        let class = self.document.word(token + 1).facts.class;
        self.apart(token) || class.any(Class::PAUSE.or(Class::BRACKET_CLOSE).or(Class::CLOSE))
    }

    /// Whether white space stands after a token.
    fn apart(&self, token: u32) -> bool {
        self.document.span(token).end != self.document.span(token + 1).start
    }

    fn push(&mut self, outer: Range<u32>, inner: Range<u32>, closed: bool) {
        if !inner.is_empty() {
            self.out.push(Marked { outer, inner, paragraph: self.paragraph, closed, continues: false });
        }
    }
}
