//! Sentence boundaries.

use super::block::Block;
use crate::lexicon::language::Language;
use crate::span::Span;

/// A sentence before its tokens are read.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    /// The span without a dateline or source tag at its start.
    pub(crate) body: Span,
    pub(crate) paragraph: u32,
    pub(crate) block: Block,
}

/// Splits a text into sentences, in order: each character that is not white space lies in exactly one.
pub(crate) fn split(text: &str, _language: &Language) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (paragraph, line) in text.split_inclusive('\n').enumerate() {
        let mut start = 0;
        let bytes = line.as_bytes();
        for (i, c) in line.char_indices() {
            if matches!(c, '.' | '?' | '!') && i > 3 && bytes[i - 1].is_ascii_lowercase() {
                let rest = line[i + 1..].trim_start_matches(['”', '"', '\'', '’', ')']);
                if rest.starts_with(' ') && !rest.trim_start().starts_with(char::is_lowercase) {
                    let end = line.len() - rest.len();
                    push(text, &mut pieces, at + start, at + end, paragraph);
                    start = end;
                }
            }
        }
        push(text, &mut pieces, at + start, at + line.len(), paragraph);
        at += line.len();
    }
    pieces
}

fn push(text: &str, pieces: &mut Vec<Piece>, start: usize, end: usize, paragraph: usize) {
    let trimmed = text[start..end].trim_start();
    let start = end - trimmed.len();
    let span = Span::new(start, start + trimmed.trim_end().len());
    if !span.is_empty() {
        pieces.push(Piece { span, body: span, paragraph: paragraph as u32, block: Block::Prose });
    }
}
