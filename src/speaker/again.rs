//! The same words again: a headline or caption shows what the article quotes, and does not say whose words they are.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Quote;
use crate::document::Document;
use crate::lexicon::Shape;
use crate::report::QuoteKind;

/// Fewer words may be anybody's.
const LEAST: usize = 3;

/// Gives quotes in marks that nothing attributes the speaker of the first quote that has all their words:
/// `Trams stand still: ‘We ask for little’ ¶ … “We ask for little,” Ann Lee said.`
pub(super) fn share_speakers(document: &Document, quotes: &mut [Quote]) {
    let marked = |quote: &Quote| quote.kind != QuoteKind::Indirect;
    let open = |quote: &Quote| marked(quote) && quote.speaker.is_none() && quote.source.is_none();
    if !quotes.iter().any(open) {
        return;
    }
    let known: Vec<(u32, usize)> = (quotes.iter().enumerate())
        .filter(|(_, quote)| marked(quote) && quote.speaker.is_some())
        .flat_map(|(number, quote)| words(document, quote).map(move |word| (word, number)))
        .collect();
    let first = first_places(&known);
    for number in 0..quotes.len() {
        let quote = &quotes[number];
        let said: Vec<u32> = if open(quote) { words(document, quote).collect() } else { continue };
        let Some(&place) = said.first_chunk::<LEAST>().and_then(|start| first.get(start)) else { continue };
        let owner = known[place].1;
        let there = known[place..].iter().take_while(|(_, number)| *number == owner).map(|(word, _)| *word);
        if there.take(said.len()).eq(said.iter().copied()) {
            let Quote { rule, source, speaker, confidence, .. } = quotes[owner].clone();
            quotes[number] = Quote { rule, source, speaker, confidence, ..quotes[number].clone() };
        }
    }
}

/// Where each run of words begins for the first time; none goes over the end of a quote.
fn first_places(known: &[(u32, usize)]) -> HashMap<[u32; LEAST], usize, RandomState> {
    let mut places = HashMap::default();
    for (place, run) in known.windows(LEAST).enumerate() {
        if run[0].1 == run[LEAST - 1].1 {
            places.entry([run[0].0, run[1].0, run[2].0]).or_insert(place);
        }
    }
    places
}

/// The words of a quote, compared without case.
fn words<'d>(document: &'d Document, quote: &Quote) -> impl Iterator<Item = u32> + use<'d> {
    let words = quote.tokens.clone().map(|token| document.word(token));
    words.filter(|word| word.facts.shape != Shape::Mark).map(|word| word.fold)
}
