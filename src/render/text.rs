//! For people: 80 columns, legible in any terminal and when it is read aloud.

use super::visible;
use crate::error::Outcome;
use crate::report::{
    Candidate, Counts, Explanation, Keyword, Mentioned, Parts, Passage, Quote, QuoteKind, Report, Source, Speaker,
    SpeakerKind, Term, Tone, Warning,
};

/// A report in sections, each under its heading; a failure on one line.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome) {
    let text = match outcome {
        Ok(report) => whole(report),
        Err(failure) => format!("Not reported: {}\n", visible(&failure.to_string())),
    };
    out.extend_from_slice(text.as_bytes());
}

fn whole(report: &Report) -> String {
    let mut page = Page::default();
    head(&mut page, report);
    if let Some(summary) = &report.summary {
        page.heading("Summary");
        page.none_if(summary.sentences.is_empty(), "No sentence was found.");
        for sentence in &summary.sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
            page.item(6, &sentence.parts.as_ref().map(|made| parts(sentence.score, made)).unwrap_or_default());
        }
    }
    Said::new(report).write(&mut page);
    mentioned(&mut page, report.mentioned.as_deref().unwrap_or_default());
    if let Some(keywords) = &report.keywords {
        page.heading("Keywords");
        page.none_if(keywords.is_empty(), "No keyword was found.");
        page.item(2, &joined(keywords.iter().map(keyword), ", "));
    }
    if let Some(tone) = &report.tone {
        page.heading("Tone of the text");
        page.item(2, &text_tone(tone.as_ref()));
        let terms = tone.as_ref().and_then(|tone| tone.terms.as_deref());
        page.item(6, &terms.map(toned).unwrap_or_default());
    }
    if let Some(sentences) = &report.sentences {
        page.heading("Sentences");
        page.none_if(sentences.is_empty(), "No sentence was found.");
        for sentence in sentences {
            page.item(2, &of_article(sentence.article, &sentence.passage.text));
        }
    }
    if let Some(text) = &report.text {
        page.heading("Text");
        text.lines().for_each(|line| page.item(2, line));
    }
    if !report.warnings.is_empty() {
        page.heading("Notes");
        report.warnings.iter().for_each(|warning| page.item(2, &note(warning)));
    }
    page.text
}

/// Lines of at most 80 columns.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    const WIDTH: usize = 80;

    fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.item(0, heading);
    }

    /// A paragraph at an indent; its further lines hang two columns to the right of the first.
    fn item(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        if text.is_empty() {
            return;
        }
        let (first, next) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = textwrap::Options::new(Self::WIDTH).initial_indent(&first).subsequent_indent(&next);
        self.text.push_str(&textwrap::fill(&text, options));
        self.text.push('\n');
    }

    /// Nothing is silently empty.
    fn none_if(&mut self, empty: bool, message: &str) {
        if empty {
            self.item(2, message);
        }
    }
}

/// What is read, in a line or two.
fn head(page: &mut Page, report: &Report) {
    let id = report.id.as_ref().map(ToString::to_string);
    let digest = report.articles.as_deref();
    let several = || digest.map(|articles| format!("Digest of {}", count(articles.len(), "article")));
    let title = report.title.clone().or_else(several);
    page.item(0, title.as_deref().or(id.as_deref()).unwrap_or("Report"));
    let named = title.is_some().then_some(id).flatten();
    let language = format!("language {}", report.lang);
    let facts = [named, report.date.clone(), Some(language), Some(counts(&report.counts))];
    page.item(0, &joined(facts.into_iter().flatten(), ", "));
    for (index, article) in digest.unwrap_or_default().iter().enumerate() {
        page.item(2, &of_article(Some(index), &source(article)));
    }
}

fn counts(counts: &Counts) -> String {
    let words = counts.words.map(|words| count(words, "word"));
    let mut parts: Vec<String> = words.into_iter().chain([count(counts.sentences, "sentence")]).collect();
    if let Some(quotes) = counts.quotes {
        let kinds = [(quotes.direct, "direct"), (quotes.mixed, "mixed"), (quotes.indirect, "indirect")];
        let kinds = joined(kinds.map(|(n, kind)| format!("{n} {kind}")).into_iter(), ", ");
        let all = quotes.direct + quotes.mixed + quotes.indirect;
        parts.push(format!("{} ({kinds})", count(all, "quote")));
    }
    joined(parts.into_iter(), ", ")
}

fn source(article: &Source) -> String {
    let id = article.id.as_ref().map(ToString::to_string);
    let name = [article.title.clone(), id, article.date.clone()];
    let name = joined(name.into_iter().flatten(), ", ");
    if name.is_empty() { "without title or id".to_owned() } else { name }
}

/// Quotes under their speakers.
struct Said<'r> {
    report: &'r Report,
    speakers: &'r [Speaker],
    quotes: &'r [Quote],
}

impl<'r> Said<'r> {
    fn new(report: &'r Report) -> Self {
        let speakers = report.speakers.as_deref().unwrap_or_default();
        Said { report, speakers, quotes: report.quotes.as_deref().unwrap_or_default() }
    }

    fn write(&self, page: &mut Page) {
        let (speakers, quotes) = (&self.report.speakers, &self.report.quotes);
        if speakers.is_some() || quotes.is_some() {
            page.heading("Who said what");
            page.none_if(speakers.as_ref().is_some_and(Vec::is_empty), "No speaker was found.");
            page.none_if(quotes.as_ref().is_some_and(Vec::is_empty), "No quote was found.");
            self.verbatim(page);
        }
        let unknown: Vec<_> = self.without_speaker(is_verbatim).collect();
        if !unknown.is_empty() {
            page.heading("Quotes without a known speaker");
            unknown.into_iter().for_each(|quote| self.quote(page, 2, quote));
        }
        if self.quotes.iter().any(|quote| !is_verbatim(quote)) {
            page.heading("Also reported, not verbatim");
            self.indirect(page);
        }
    }

    fn verbatim(&self, page: &mut Page) {
        let none = !self.quotes.is_empty() && !self.quotes.iter().any(is_verbatim);
        page.none_if(none, "No words are quoted verbatim.");
        for speaker in self.speakers {
            let quotes: Vec<_> = self.by(speaker, is_verbatim).collect();
            // Without the section of quotes the speakers stand alone.
            if quotes.is_empty() && self.report.quotes.is_some() {
                continue;
            }
            page.item(2, &description(speaker));
            page.item(4, &particulars(speaker));
            quotes.into_iter().for_each(|quote| self.quote(page, 4, quote));
        }
    }

    fn indirect(&self, page: &mut Page) {
        let indirect = |quote: &Quote| !is_verbatim(quote);
        for speaker in self.speakers {
            let mut quotes = self.by(speaker, indirect).peekable();
            if quotes.peek().is_some() {
                page.item(2, &description(speaker));
            }
            quotes.for_each(|quote| self.quote(page, 4, quote));
        }
        let mut unknown = self.without_speaker(indirect).peekable();
        if unknown.peek().is_some() {
            page.item(2, "Without a known speaker");
        }
        unknown.for_each(|quote| self.quote(page, 4, quote));
    }

    fn by(&self, speaker: &'r Speaker, wanted: impl Fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        let quotes = self.quotes;
        speaker.quotes.iter().filter_map(|&index| quotes.get(index)).filter(move |quote| wanted(quote))
    }

    fn without_speaker(&self, wanted: impl Fn(&Quote) -> bool) -> impl Iterator<Item = &'r Quote> {
        self.quotes.iter().filter(move |quote| self.speaker(quote).is_none() && wanted(quote))
    }

    fn speaker(&self, quote: &Quote) -> Option<&'r Speaker> {
        self.speakers.get(quote.speaker.flatten()?)
    }

    /// The words, and under them what is known of them.
    fn quote(&self, page: &mut Page, indent: usize, quote: &Quote) {
        let text = visible(&quote.passage.text);
        let text = if is_verbatim(quote) { format!("“{text}”") } else { text.into_owned() };
        page.item(indent, &of_article(quote.article, &text));
        let speaker = self.speaker(quote);
        let guess = speaker.filter(|_| quote.confidence.is_some_and(|confidence| confidence < SURE));
        let facts = [
            guess.map(|speaker| format!("probably {}", speaker.name)),
            quote.mention.as_ref().filter(|_| speaker.is_none()).map(source_as_named),
            quote.addressee.as_ref().map(|to| format!("to {}", to.name.as_ref().unwrap_or(&to.passage.text))),
            also_in(quote),
            quote.tone.as_ref().map(|tone| words_tone(tone.as_ref())),
        ];
        page.item(indent + 4, &joined(facts.into_iter().flatten(), "; "));
        page.item(indent + 4, &quote.explain.as_ref().map(explanation).unwrap_or_default());
        let terms = quote.tone.as_ref().and_then(|tone| tone.as_ref()?.terms.as_deref());
        page.item(indent + 4, &terms.map(toned).unwrap_or_default());
    }
}

/// From this confidence on a name stands without “probably”.
const SURE: f64 = 0.7;

fn is_verbatim(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect
}

fn source_as_named(mention: &Passage) -> String {
    format!("source: {}", mention.text)
}

/// also in articles 2, 3
fn also_in(quote: &Quote) -> Option<String> {
    let others = quote.sources.get(1..).filter(|others| !others.is_empty())?;
    let articles = if others.len() == 1 { "article" } else { "articles" };
    let numbers = joined(others.iter().map(|place| (place.article + 1).to_string()), ", ");
    Some(format!("also in {articles} {numbers}"))
}

/// Xi Jinping, President, China (leader)
fn description(speaker: &Speaker) -> String {
    let parts = [Some(&speaker.name), speaker.role.as_ref(), speaker.country.as_ref()];
    let kind = match speaker.kind {
        SpeakerKind::Person => None,
        SpeakerKind::Organisation => Some("organisation"),
        SpeakerKind::Group => Some("group"),
        SpeakerKind::Document => Some("document"),
    };
    let marks = joined(kind.into_iter().chain(speaker.leader.then_some("leader")), ", ");
    let name = joined(parts.into_iter().flatten(), ", ");
    if marks.is_empty() { name } else { format!("{name} ({marks})") }
}

fn particulars(speaker: &Speaker) -> String {
    let aliases = (!speaker.aliases.is_empty()).then(|| format!("also {}", joined(speaker.aliases.iter(), ", ")));
    let words = (speaker.words > 0).then(|| format!("{} quoted", count(speaker.words, "word")));
    let tone = speaker.tone.as_ref().map(|tone| words_tone(tone.as_ref()));
    let roles = joined(speaker.roles.iter().filter(|role| Some(*role) != speaker.role.as_ref()), ", ");
    let roles = (!roles.is_empty()).then(|| format!("elsewhere {roles}"));
    joined([tone, words, aliases, roles].into_iter().flatten(), "; ")
}

/// The tone of somebody's words.
fn words_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "tone not measured".to_owned(),
        Some(tone) if tone.hits == 0 => "no tone words".to_owned(),
        Some(tone) => format!("tone {}", measure(tone)),
    }
}

/// by “after: said X”; meant may be Ann Lee 2.10, a source without a name 0.40
fn explanation(explanation: &Explanation) -> String {
    let rule = explanation.rule.map(|rule| format!("by “{rule}”"));
    let candidate = |candidate: &Candidate| {
        format!("{} {:.2}", candidate.name.as_deref().unwrap_or("a source without a name"), candidate.score)
    };
    let candidates = joined(explanation.candidates.iter().map(candidate), ", ");
    let meant = (!candidates.is_empty()).then(|| format!("meant may be {candidates}"));
    joined(rule.into_iter().chain(meant), "; ")
}

/// toned: promise +0.45, not a lie -0.80 → +0.12 (negated)
fn toned(terms: &[Term]) -> String {
    let term = |term: &Term| {
        let why = if term.why.is_empty() { String::new() } else { format!(" ({})", term.why.join(", ")) };
        let score = if term.score == term.valence { String::new() } else { format!(" → {:+.2}", term.score) };
        format!("{} {:+.2}{score}{why}", term.passage.text, term.valence)
    };
    let terms = joined(terms.iter().map(term), "; ");
    if terms.is_empty() { terms } else { format!("toned: {terms}") }
}

/// score 0.91: centrality 0.80, position 0.21, cues -0.10
fn parts(score: f64, parts: &Parts) -> String {
    let Parts { centrality, position, cues, query } = parts;
    let query = query.map(|query| format!(", query {query:.2}")).unwrap_or_default();
    format!("score {score:.2}: centrality {centrality:.2}, position {position:.2}, cues {cues:.2}{query}")
}

fn text_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "Not measured.".to_owned(),
        Some(tone) if tone.hits == 0 => "No tone word was found.".to_owned(),
        Some(tone) => format!("{}, from {}", measure(tone), count(tone.hits, "term")),
    }
}

/// cordial (+0.31)
fn measure(tone: &Tone) -> String {
    // Adding zero turns -0 into 0.
    let score = (tone.score * 100.0).round() / 100.0 + 0.0;
    format!("{} ({score:+.2})", tone.label)
}

fn mentioned(page: &mut Page, mentioned: &[Mentioned]) {
    if mentioned.is_empty() {
        return;
    }
    page.heading("Named, not quoted");
    for leader in mentioned {
        let parts = [Some(&leader.name), leader.role.as_ref(), leader.country.as_ref()];
        let name = joined(parts.into_iter().flatten(), ", ");
        page.item(2, &format!("{name} ({})", count(leader.count, "time")));
    }
}

fn keyword(keyword: &Keyword) -> String {
    match keyword.count {
        1 => keyword.text.clone(),
        n => format!("{} ({n})", keyword.text),
    }
}

fn note(warning: &Warning) -> String {
    let place = warning.start.map(|start| format!(" (byte {start})")).unwrap_or_default();
    of_article(warning.article, &format!("{}{place}", warning.message))
}

/// In a digest, the number of the article before what is of it; people count from 1.
fn of_article(article: Option<usize>, text: &str) -> String {
    match article {
        Some(index) => format!("[{}] {text}", index + 1),
        None => text.to_owned(),
    }
}

/// 1 word, 2 words
fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn joined<S: AsRef<str>>(parts: impl Iterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}
