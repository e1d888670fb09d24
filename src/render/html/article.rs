//! The article itself, with what was found in it.

use maud::{Markup, html};

use super::view::{View, confidence};
use super::weave::{Mark, weave};
use crate::render::paragraph::paragraphs;
use crate::render::words::{WEIGHTY, description, joined, known, toned};
use crate::report::{Offsets, Quote, Tone};
use crate::span::Span;

/// Each text that the report has, with the index of its article in a digest: quotes in the tint of their speakers, key
/// sentences bold, tone terms underlined.
pub(super) fn articles(view: View) -> impl Iterator<Item = (Option<usize>, Markup)> {
    let mut texts = Texts::of(view);
    for (index, quote) in view.said.quotes.iter().enumerate() {
        texts.add(QUOTES, quote.article, quote.passage.span, "</a>", |unique| link(view, index, quote, unique));
        // Before those of the whole text, where the same words count otherwise.
        texts.add_terms(quote.article, quote.tone.as_ref());
    }
    texts.add_terms(None, view.report.tone.as_ref());
    for (index, key) in view.report.summary.iter().flat_map(|summary| &summary.sentences).enumerate() {
        let bold = |unique: bool| html! { b.key id=[unique.then(|| view.id("key", index))] {} };
        texts.add(KEY, key.article, key.passage.span, "</b>", bold);
    }
    let woven = |text: Text| html! { div.text lang=(view.report.lang) { (weave(text.text, text.layers)) } };
    texts.0.into_iter().enumerate().filter_map(move |(slot, text)| Some((slot.checked_sub(1), woven(text?))))
}

/// The layers of marks, the outermost first: paragraphs hold them all, and no quote is parted by a key sentence.
const QUOTES: usize = 1;
const KEY: usize = 2;
const TERMS: usize = 3;

/// The text of the report, then those of its articles, where they are to be shown.
struct Texts<'r>(Vec<Option<Text<'r>>>);

struct Text<'r> {
    text: &'r str,
    /// Where each character begins, if the report counts characters.
    characters: Option<Vec<usize>>,
    layers: Vec<Vec<Mark>>,
}

impl<'r> Texts<'r> {
    fn of(view: View<'r>) -> Self {
        let articles = (0..view.report.articles.iter().flatten().count()).map(Some);
        let text = |article| Some(Text::new(view.text(article)?, view.report.offsets));
        Texts([None].into_iter().chain(articles).map(text).collect())
    }

    fn add(
        &mut self,
        layer: usize,
        of: Option<usize>,
        span: Span,
        close: &'static str,
        element: impl Fn(bool) -> Markup,
    ) {
        if let Some(Some(text)) = self.0.get_mut(of.map_or(0, |index| index + 1)) {
            let mark = Mark::new(text.at(span.start)..text.at(span.end), close, element);
            text.layers[layer].push(mark);
        }
    }

    fn add_terms(&mut self, article: Option<usize>, tone: Option<&Option<Tone>>) {
        let terms = tone.and_then(|tone| tone.as_ref()?.terms.as_deref()).unwrap_or_default();
        for term in terms.iter().filter(|term| term.score.abs() >= WEIGHTY) {
            let sign = if term.score < 0.0 { "against" } else { "for" };
            let title = toned(std::slice::from_ref(term));
            let underlined = |_| html! { u class={"term " (sign)} title=(title) {} };
            self.add(TERMS, article, term.passage.span, "</u>", underlined);
        }
    }
}

impl<'r> Text<'r> {
    fn new(text: &'r str, offsets: Offsets) -> Self {
        let block = |span| Mark::new(span, "</p>", |_| html! { p dir="auto" {} });
        let blocks = paragraphs(text).into_iter().map(block).collect();
        let starts = || text.char_indices().map(|(start, _)| start).chain([text.len()]).collect();
        let characters = (offsets == Offsets::Chars).then(starts);
        Text { text, characters, layers: vec![blocks, Vec::new(), Vec::new(), Vec::new()] }
    }

    /// The byte of an offset.
    fn at(&self, offset: u32) -> usize {
        let offset = offset as usize;
        self.characters.as_ref().map_or(offset, |starts| starts.get(offset).copied().unwrap_or(usize::MAX))
    }
}

/// A link to what is known of a quote, so that the keyboard reaches it.
fn link(view: View, index: usize, quote: &Quote, unique: bool) -> Markup {
    let speaker = quote.speaker.flatten();
    html! {
        a class={"quote " (View::tint(speaker))}
            id=[unique.then(|| view.id("place", index))]
            href={"#" (view.id("quote", index))}
            aria-describedby=(view.id("known", index))
            data-speaker=[unique.then(|| View::mark(speaker))]
            data-tip=(tip(view, quote)) {}
    }
}

/// What hover and focus show.
fn tip(view: View, quote: &Quote) -> String {
    let speaker = view.said.speaker(quote);
    let lines = [
        Some(speaker.map_or_else(|| "Speaker not known".to_owned(), description)),
        Some(known(quote, speaker)),
        quote.confidence.map(confidence),
    ];
    joined(lines.into_iter().flatten(), "\n")
}
