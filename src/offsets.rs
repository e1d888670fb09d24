//! The offsets of a report in code points instead of bytes, as Python and R count.

use crate::report::{Offsets, Passage, Report, Tone};
use crate::span::Span;

/// Turns every offset of a report, which are bytes of these texts, into code points.
pub(crate) fn to_chars(report: &mut Report, texts: &[&str]) {
    let chars: Vec<Chars> = texts.iter().map(|text| Chars::new(text)).collect();
    each(report, |article, at| *at = chars.get(article).map_or(*at, |chars| chars.before(*at)));
    report.offsets = Offsets::Chars;
}

/// Calls a function for every offset of a report, with the number of its article.
fn each(report: &mut Report, mut turn: impl FnMut(usize, &mut u32)) {
    let mut turn = |article: Option<usize>, span: &mut Span| {
        turn(article.unwrap_or(0), &mut span.start);
        turn(article.unwrap_or(0), &mut span.end);
    };
    for sentence in report.summary.iter_mut().flat_map(|summary| &mut summary.sentences) {
        turn(sentence.article, &mut sentence.passage.span);
    }
    for sentence in report.sentences.iter_mut().flatten() {
        turn(sentence.article, &mut sentence.passage.span);
    }
    for quote in report.quotes.iter_mut().flatten() {
        let addressee = quote.addressee.as_mut().map(|addressee| &mut addressee.passage);
        let beside = [quote.context.as_mut(), quote.mention.as_mut(), quote.cue.as_mut(), addressee];
        let passages = beside.into_iter().flatten().chain(terms(&mut quote.tone)).chain([&mut quote.passage]);
        passages.for_each(|passage| turn(quote.article, &mut passage.span));
        quote.sources.iter_mut().for_each(|place| turn(Some(place.article), &mut place.span));
    }
    terms(&mut report.tone).for_each(|passage| turn(None, &mut passage.span));
    for warning in &mut report.warnings {
        let Some(start) = warning.start else { continue };
        let mut place = Span { start, end: start };
        turn(warning.article, &mut place);
        warning.start = Some(place.start);
    }
}

fn terms(tone: &mut Option<Option<Tone>>) -> impl Iterator<Item = &mut Passage> {
    tone.iter_mut().flatten().filter_map(|tone| tone.terms.as_mut()).flatten().map(|term| &mut term.passage)
}

/// How many code points stand before a place: one pass over the text, then a look at a block for each place.
struct Chars<'t> {
    text: &'t [u8],
    /// Code points before each block; empty where bytes are code points.
    blocks: Vec<u32>,
}

impl<'t> Chars<'t> {
    const BLOCK: usize = 128;

    fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let before = |sum: &mut u32, block: &[u8]| Some(std::mem::replace(sum, *sum + count(block)));
        let blocks = if text.is_ascii() { Vec::new() } else { bytes.chunks(Self::BLOCK).scan(0, before).collect() };
        Chars { text: bytes, blocks }
    }

    fn before(&self, byte: u32) -> u32 {
        let at = byte as usize;
        // The end of the text may be the end of its last block.
        let block = (at / Self::BLOCK).min(self.blocks.len().saturating_sub(1));
        self.blocks.get(block).map_or(byte, |before| before + count(&self.text[block * Self::BLOCK..at]))
    }
}

/// The code points that begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_all_lengths() {
        for text in ["", "a", "é", &"ä€👩x".repeat(100), &"€".repeat(Chars::BLOCK), &"a".repeat(Chars::BLOCK * 2)]
        {
            let chars = Chars::new(text);
            let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for (expected, at) in places.enumerate() {
                assert_eq!(chars.before(at as u32), expected as u32, "{at} in {text}");
            }
        }
    }
}
