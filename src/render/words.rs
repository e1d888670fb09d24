//! What the formats for people say, in the same words.

use std::ops::Range;

use crate::report::{
    Candidate, Counts, Explanation, Keyword, Mentioned, Offsets, Parts, Passage, Quote, QuoteKind, Report, Source,
    Speaker, SpeakerKind, Term, Tone, Warning,
};

/// What a report is called.
pub(super) fn title(report: &Report) -> String {
    let digest = || report.articles.as_ref().map(|articles| format!("Digest of {}", count(articles.len(), "article")));
    let id = || report.id.as_ref().map(ToString::to_string);
    report.title.clone().or_else(digest).or_else(id).unwrap_or_else(|| "Report".to_owned())
}

/// What it reads, besides its title: ports-41, 2031-04-17, language en, 63 words, …
pub(super) fn about(report: &Report, between: &str) -> String {
    let is_named = report.title.is_some() || report.articles.is_some();
    let id = report.id.as_ref().filter(|_| is_named).map(ToString::to_string);
    let language = format!("language {}", report.lang);
    let facts = [id, report.date.clone(), Some(language), Some(counts(&report.counts))];
    joined(facts.into_iter().flatten(), between)
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

pub(super) fn source(article: &Source) -> String {
    let id = article.id.as_ref().map(ToString::to_string);
    let name = [article.title.clone(), id, article.date.clone()];
    let name = joined(name.into_iter().flatten(), ", ");
    if name.is_empty() { "without title or id".to_owned() } else { name }
}

/// toned: promise +0.45, not a lie -0.80 → +0.12 (negated)
pub(super) fn toned(terms: &[Term]) -> String {
    let term = |term: &Term| {
        let why = if term.why.is_empty() { String::new() } else { format!(" ({})", term.why.join(", ")) };
        let score = if term.score == term.valence { String::new() } else { format!(" → {:+.2}", term.score) };
        format!("{} {:+.2}{score}{why}", term.passage.text, term.valence)
    };
    let terms = joined(terms.iter().map(term), "; ");
    if terms.is_empty() { terms } else { format!("toned: {terms}") }
}

/// Words that weigh less do not tell why.
pub(super) const WEIGHTY: f64 = 0.15;

/// So many words tell why.
const REASONS: usize = 6;

/// Which words make a tone, and which speak against it: for “loyal”, “friend” despite “blow”
pub(super) fn reasons(tone: &Tone) -> String {
    let mut terms: Vec<&Term> = tone.terms.iter().flatten().filter(|term| term.score.abs() >= WEIGHTY).collect();
    terms.sort_by(|a, b| b.score.abs().total_cmp(&a.score.abs()));
    terms.truncate(REASONS);
    terms.sort_by_key(|term| term.passage.span.start);
    let list = |what: &str, wanted: &dyn Fn(&Term) -> bool| {
        let mut words: Vec<&str> = Vec::new();
        for term in terms.iter().filter(|term| wanted(term)) {
            // What is said twice is one reason.
            if !words.iter().any(|word| word.eq_ignore_ascii_case(&term.passage.text)) {
                words.push(&term.passage.text);
            }
        }
        if words.is_empty() { String::new() } else { format!(" {what} “{}”", words.join("”, “")) }
    };
    let agrees = |term: &Term| term.score * tone.score > 0.0;
    match tone.label {
        // No side has won.
        "neutral" => list("with", &|_| true),
        _ => list("for", &agrees) + &list("despite", &|term| !agrees(term)),
    }
}

/// score 0.91: centrality 0.80, position 0.21, cues -0.10
pub(super) fn parts(score: f64, parts: &Parts) -> String {
    let Parts { centrality, position, cues, query } = parts;
    let query = query.map(|query| format!(", query {query:.2}")).unwrap_or_default();
    format!("score {score:.2}: centrality {centrality:.2}, position {position:.2}, cues {cues:.2}{query}")
}

pub(super) fn text_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "Not measured.".to_owned(),
        Some(tone) if tone.hits == 0 => "No tone word was found.".to_owned(),
        Some(tone) => format!("{}, from {}", measure(tone), count(tone.hits, "term")),
    }
}

/// cordial (+0.31)
pub(super) fn measure(tone: &Tone) -> String {
    // Adding zero turns -0 into 0.
    let score = (tone.score * 100.0).round() / 100.0 + 0.0;
    format!("{} ({score:+.2})", tone.label)
}

pub(super) fn keyword(keyword: &Keyword) -> String {
    match keyword.count {
        1 => keyword.text.clone(),
        n => format!("{} ({n})", keyword.text),
    }
}

pub(super) fn note(warning: &Warning) -> String {
    let place = warning.start.map(|start| format!(" (offset {start})")).unwrap_or_default();
    of_article(warning.article, &format!("{}{place}", warning.message))
}

/// In a digest, the number of the article before what is of it.
pub(super) fn of_article(article: Option<usize>, text: &str) -> String {
    number_of_article(article) + text
}

/// People count from 1.
pub(super) fn number_of_article(article: Option<usize>) -> String {
    article.map(|index| format!("[{}] ", index + 1)).unwrap_or_default()
}

/// What stands before a quote, the quote, and what stands after it: its sentence where it is a fragment of one, else
/// its marks.
pub(super) fn in_place(quote: &Quote, offsets: Offsets) -> [&str; 3] {
    let text = &quote.passage.text;
    let marks = if is_verbatim(quote) { ["“", text, "”"] } else { ["", text, ""] };
    let context = quote.context.as_ref();
    let placed = context.and_then(|context| Some((context, place(context, &quote.passage, offsets)?)));
    placed.map_or(marks, |(context, place)| [&context.text[..place.start], text, &context.text[place.end..]])
}

/// 1 word, 2 words
pub(super) fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

pub(super) fn joined<S: AsRef<str>>(parts: impl Iterator<Item = S>, between: &str) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// Whether the words stand in marks.
pub(super) fn is_verbatim(quote: &Quote) -> bool {
    quote.kind != QuoteKind::Indirect
}

/// Whether they are told in the article's own words.
pub(super) fn is_indirect(quote: &Quote) -> bool {
    !is_verbatim(quote)
}

/// From this confidence on a name stands without “probably”.
const SURE: f64 = 0.7;

/// Whether a name that stands with the quote is to have “probably” before it.
pub(super) fn is_guess(quote: &Quote) -> bool {
    quote.confidence.is_some_and(|confidence| confidence < SURE)
}

/// What is known of a quote: probably Ann Lee; to reporters; also in article 2; tone warm (+0.28)
pub(super) fn facts(quote: &Quote, speaker: Option<&Speaker>) -> String {
    let guess = speaker.filter(|_| is_guess(quote));
    let facts = [
        guess.map(|speaker| format!("probably {}", speaker.name)),
        quote.mention.as_ref().filter(|_| speaker.is_none()).map(source_as_named),
        quote.addressee.as_ref().map(|to| format!("to {}", to.name.as_ref().unwrap_or(&to.passage.text))),
        also_in(quote),
        quote.tone.as_ref().map(|tone| words_tone(tone.as_ref())),
    ];
    joined(facts.into_iter().flatten(), "; ")
}

/// The same, and which words make the tone.
pub(super) fn known(quote: &Quote, speaker: Option<&Speaker>) -> String {
    let tone = quote.tone.as_ref().and_then(Option::as_ref);
    facts(quote, speaker) + &tone.map(reasons).unwrap_or_default()
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

/// Where some words stand in their sentence.
pub(super) fn place(context: &Passage, quote: &Passage, offsets: Offsets) -> Option<Range<usize>> {
    let before = quote.span.start.checked_sub(context.span.start)? as usize;
    let start = match offsets {
        Offsets::Bytes => before,
        Offsets::Chars => context.text.char_indices().nth(before)?.0,
    };
    let place = start..start + quote.text.len();
    (context.text.get(place.clone()) == Some(&quote.text)).then_some(place)
}

/// Xi Jinping, President, China (leader)
pub(super) fn description(speaker: &Speaker) -> String {
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

pub(super) fn particulars(speaker: &Speaker) -> String {
    let aliases = (!speaker.aliases.is_empty()).then(|| format!("also {}", joined(speaker.aliases.iter(), ", ")));
    let words = (speaker.words > 0).then(|| format!("{} quoted", count(speaker.words, "word")));
    let tone = speaker.tone.as_ref().map(|tone| words_tone(tone.as_ref()));
    let roles = joined(speaker.roles.iter().filter(|role| Some(*role) != speaker.role.as_ref()), ", ");
    let roles = (!roles.is_empty()).then(|| format!("elsewhere {roles}"));
    joined([tone, words, aliases, roles].into_iter().flatten(), "; ")
}

/// The tone of somebody's words.
pub(super) fn words_tone(tone: Option<&Tone>) -> String {
    match tone {
        None => "tone not measured".to_owned(),
        Some(tone) if tone.hits == 0 => "no tone words".to_owned(),
        Some(tone) => format!("tone {}", measure(tone)),
    }
}

/// by “after: said X”; meant may be Ann Lee 2.10, a source without a name 0.40
pub(super) fn explanation(explanation: &Explanation) -> String {
    let rule = explanation.rule.map(|rule| format!("by “{rule}”"));
    let candidate = |candidate: &Candidate| {
        format!("{} {:.2}", candidate.name.as_deref().unwrap_or("a source without a name"), candidate.score)
    };
    let candidates = joined(explanation.candidates.iter().map(candidate), ", ");
    let meant = (!candidates.is_empty()).then(|| format!("meant may be {candidates}"));
    joined(rule.into_iter().chain(meant), "; ")
}

/// Maud, Queen, Ostland (23 times)
pub(super) fn leader(leader: &Mentioned) -> String {
    let parts = [Some(&leader.name), leader.role.as_ref(), leader.country.as_ref()];
    format!("{} ({})", joined(parts.into_iter().flatten(), ", "), count(leader.count, "time"))
}
