//! How much of what the labels say the program finds. Shared by the test that holds the floors and by
//! `cargo run --release --example accuracy`, which prints the table of ACCURACY.md.

use std::ops::Range;
use std::path::Path;

use onrecord::report::{self, QuoteKind, Report};
use onrecord::{Options, analyze};

use labels::{Gold, Quote, Speaker};

#[path = "labels.rs"]
mod labels;

/// How often the program is right in one respect.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// What is counted.
    pub(crate) meaning: &'static str,
    pub(crate) right: usize,
    pub(crate) of: usize,
    /// Each case in which it is not: what the labels say, and what the program says.
    pub(crate) wrong: Vec<String>,
}

impl Figure {
    /// The share that is right.
    pub(crate) fn share(&self) -> f64 {
        self.right as f64 / self.of as f64
    }
}

/// What is counted, in the order of the table.
const MEASURES: [(&str, &str); 20] = [
    ("quote recall", "labelled quotes in marks that are found: a reported one covers half of it"),
    ("quote precision", "reported quotes in marks that are labelled ones"),
    ("words in marks that are no quote", "titles, nicknames and terms that are left out"),
    ("indirect recall", "labelled indirect quotes that are found: half of the longer of the two is common to both"),
    ("indirect precision", "reported indirect quotes that are labelled ones"),
    ("kind", "of the quotes in marks found: direct or mixed, as labelled"),
    ("speaker", "of the quotes found, in marks or not: the same full name, or none where none is known"),
    ("mention", "of the quotes found that are not carried on from the one before: the labelled words, more or fewer"),
    ("cue", "of these: the same word of saying, or none"),
    ("addressee", "of the quotes found where the label or the program has one: the same name or words"),
    ("speakers recall", "labelled speakers who are reported under the same full name"),
    ("speakers precision", "reported speakers who are labelled"),
    ("speaker's kind", "of the speakers found: person, organisation, group or document, as labelled"),
    ("speaker's role", "of these: the same words, or none"),
    ("speaker's country", "of these: the same country, or none"),
    ("speaker's leader flag", "of these: the same"),
    ("mentioned recall", "labelled leaders who are named but not quoted, and are found under the same name"),
    ("mentioned precision", "reported ones who are labelled"),
    ("tone", "of the quotes in marks found: the labelled one of five labels"),
    ("tone within one step", "of these: the labelled one or one beside it"),
];

/// The labels of tone in their order.
const TONES: [&str; 5] = ["hostile", "critical", "neutral", "cordial", "warm"];

/// All figures, over the articles of a folder.
pub(crate) fn measure(folder: &Path) -> Vec<Figure> {
    let empty = |(name, meaning)| Figure { name, meaning, right: 0, of: 0, wrong: Vec::new() };
    let mut tally = Tally { article: String::new(), figures: MEASURES.map(empty).into() };
    for gold in labels::read(folder) {
        let report = analyze(&gold.text, &Options::default());
        tally.article.clone_from(&gold.name);
        quotes(&mut tally, &gold, &report);
        speakers(&mut tally, &gold, &report);
        mentioned(&mut tally, &gold, &report);
    }
    tally.figures
}

struct Tally {
    article: String,
    figures: Vec<Figure>,
}

impl Tally {
    /// Counts a case; `wrong` says what is wrong where it is.
    fn count(&mut self, name: &str, right: bool, wrong: impl FnOnce() -> String) {
        let figure = self.figures.iter_mut().find(|figure| figure.name == name);
        let figure = figure.unwrap_or_else(|| panic!("{name} is not a measure"));
        figure.of += 1;
        figure.right += usize::from(right);
        if !right {
            figure.wrong.push(format!("{}: {}", self.article, wrong()));
        }
    }

    /// Counts whether a value is the labelled one.
    fn compare(&mut self, name: &str, label: Option<&str>, value: Option<&str>, about: &str) {
        self.count(name, label == value, || difference(label, value, about));
    }
}

fn difference(label: Option<&str>, value: Option<&str>, about: &str) -> String {
    format!("label {}, program {}: {about}", label.unwrap_or("none"), value.unwrap_or("none"))
}

/// Quotes, and what is said of each.
fn quotes(tally: &mut Tally, gold: &Gold, report: &Report) {
    let reported = report.quotes.as_deref().unwrap_or_default();
    let shown = |place: &Range<usize>| gold.text[place.clone()].to_owned();
    for label in &gold.quotes {
        let found = reported.iter().filter(|quote| is_same(label, quote));
        let found = found.max_by_key(|quote| common(&label.place, &place(quote)));
        let recall = if label.kind == "indirect" { "indirect recall" } else { "quote recall" };
        tally.count(recall, found.is_some(), || shown(&label.place));
        if let Some(quote) = found {
            attribution(tally, label, quote, report);
            if quote.kind != QuoteKind::Indirect {
                manner(tally, label, quote);
            }
        }
    }
    for quote in reported {
        let precision = if quote.kind == QuoteKind::Indirect { "indirect precision" } else { "quote precision" };
        let is_labelled = gold.quotes.iter().any(|label| is_same(label, quote));
        tally.count(precision, is_labelled, || quote.passage.text.clone());
    }
    for term in &gold.no_speech {
        let is_reported = |quote: &report::Quote| quote.kind != QuoteKind::Indirect && place(quote) == *term;
        tally.count("words in marks that are no quote", !reported.iter().any(is_reported), || shown(term));
    }
}

fn place(quote: &report::Quote) -> Range<usize> {
    quote.passage.span.start as usize..quote.passage.span.end as usize
}

/// How many bytes two places share.
fn common(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether a reported quote is the labelled one. The ends of an indirect quote are a matter of judgement, so that one
/// which takes in far too much must not pass.
fn is_same(label: &Quote, quote: &report::Quote) -> bool {
    let place = place(quote);
    let is_indirect = label.kind == "indirect";
    let least = if is_indirect { label.place.len().max(place.len()) } else { label.place.len() };
    is_indirect == (quote.kind == QuoteKind::Indirect) && 2 * common(&label.place, &place) >= least
}

/// Who says it to whom, in which words.
fn attribution(tally: &mut Tally, label: &Quote, quote: &report::Quote, report: &Report) {
    let about = &quote.passage.text;
    let speakers = report.speakers.as_deref().unwrap_or_default();
    let speaker = quote.speaker.flatten().map(|index| speakers[index].name.as_str());
    tally.compare("speaker", label.speaker.as_deref(), speaker, about);
    let mention = quote.mention.as_ref().map(|mention| mention.text.as_str());
    // The labels leave both open for what is carried on (`“A,” she said. “B.”`): whether `she` is told again for B is
    // no matter of right or wrong.
    if label.mention.is_some() || label.cue.is_some() {
        let agrees = share_words(label.mention.as_deref(), mention);
        tally.count("mention", agrees, || difference(label.mention.as_deref(), mention, about));
        tally.compare("cue", label.cue.as_deref(), quote.cue.as_ref().map(|cue| cue.text.as_str()), about);
    }
    let shown = quote.addressee.as_ref().map(|hearer| hearer.passage.text.as_str());
    let full = quote.addressee.as_ref().and_then(|hearer| hearer.name.as_deref()).or(shown);
    let addressee = label.addressee.as_deref();
    if addressee.is_some() || shown.is_some() {
        tally.count("addressee", addressee == full || addressee == shown, || difference(addressee, full, about));
    }
}

/// Whether all words of one stand in the other, or both are none. An article calls nobody twice by the same word
/// beside one quote, so this tells as much as places would.
fn share_words(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return a == b };
    let holds = |a: &str, b: &str| b.split_whitespace().all(|word| a.split_whitespace().any(|other| other == word));
    holds(a, b) || holds(b, a)
}

/// How it is said.
fn manner(tally: &mut Tally, label: &Quote, quote: &report::Quote) {
    let about = &quote.passage.text;
    let kind = if quote.kind == QuoteKind::Direct { "direct" } else { "mixed" };
    tally.compare("kind", Some(&label.kind), Some(kind), about);
    let tone = quote.tone.as_ref().and_then(|tone| tone.as_ref()).map(|tone| tone.label);
    tally.compare("tone", label.tone.as_deref(), tone, about);
    let step = |label: Option<&str>| TONES.iter().position(|known| Some(*known) == label);
    let near = step(tone).zip(step(label.tone.as_deref())).is_some_and(|(a, b)| a.abs_diff(b) <= 1);
    tally.count("tone within one step", near, || difference(label.tone.as_deref(), tone, about));
}

/// Who is quoted, and what is said of those who are found.
fn speakers(tally: &mut Tally, gold: &Gold, report: &Report) {
    let reported = report.speakers.as_deref().unwrap_or_default();
    for speaker in reported {
        let is_labelled = gold.speakers.iter().any(|label| label.name == speaker.name);
        tally.count("speakers precision", is_labelled, || speaker.name.clone());
    }
    for Speaker { name, kind, role, country, leader } in &gold.speakers {
        let found = reported.iter().find(|speaker| speaker.name == *name);
        tally.count("speakers recall", found.is_some(), || name.clone());
        let Some(speaker) = found else { continue };
        let got = format!("{:?}", speaker.kind).to_lowercase();
        tally.compare("speaker's kind", Some(kind), Some(&got), name);
        tally.compare("speaker's role", role.as_deref(), speaker.role.as_deref(), name);
        tally.compare("speaker's country", country.as_deref(), speaker.country.as_deref(), name);
        let word = |leader| if leader { "yes" } else { "no" };
        tally.compare("speaker's leader flag", Some(word(*leader)), Some(word(speaker.leader)), name);
    }
}

/// Leaders who are named but not quoted.
fn mentioned(tally: &mut Tally, gold: &Gold, report: &Report) {
    let names: Vec<_> = report.mentioned.iter().flatten().map(|leader| &leader.name).collect();
    for name in &gold.mentioned {
        tally.count("mentioned recall", names.contains(&name), || name.clone());
    }
    for name in names {
        tally.count("mentioned precision", gold.mentioned.contains(name), || name.clone());
    }
}
