//! The rules' own examples: exactly the row fires.

use super::rules::{FIRST, LEFT, REST, RIGHT};
use super::*;
use crate::document::Document;
use crate::document::vocabulary::Vocabulary;
use crate::lexicon::language::LANGUAGES;
use crate::name::Names;
use crate::quote::filter::speech;
use crate::quote::narration::Narration;

/// The rule behind the last quote in marks of a text, and the words that name its speaker.
fn attributed(text: &str) -> (Option<&'static str>, Option<String>) {
    let document = Document::parse(text, &mut Vocabulary::new(&LANGUAGES[0]));
    let (speech, asides) = speech(&document);
    let narration = Narration::new(&document, &speech, &asides);
    let names = Names::new(&narration);
    let reading = Reading { narration: &narration, names: &names };
    let Said { quotes, cast, .. } = attribute(reading, Cast::new(&reading));
    let marked = quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    let Some(last) = marked.max_by_key(|quote| quote.place) else { return (None, None) };
    let name = last.speaker.map(|id| narration.span(cast.get(id).shown.clone()).of(text).to_owned());
    (last.rule.map(|rule| rule.name), name)
}

#[test]
fn in_its_example_exactly_the_rule_fires() {
    let mut wrong = Vec::new();
    for rule in [FIRST, RIGHT, LEFT, REST].into_iter().flatten() {
        let speaker = if rule.name == "before: joint document" { "joint statement" } else { "Ann Lee" };
        let got = attributed(rule.example);
        if got != (Some(rule.name), Some(speaker.to_owned())) {
            wrong.push(format!("{}: {}: {got:?}", rule.name, rule.example));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_share_and_every_share_its_rule() {
    let rules: Vec<_> = [FIRST, RIGHT, LEFT, REST].into_iter().flatten().map(|rule| rule.name).collect();
    let listed: Vec<_> = confidence::rules().collect();
    let mut sorted = rules.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, listed);
}

#[test]
fn an_endless_sentence_is_read_in_frames() {
    // Each verb could look over all the others: squared time.
    let text = "Ann Lee said ".repeat(500) + "“No,” Ann Lee said.";
    let document = Document::parse(&text, &mut Vocabulary::new(&LANGUAGES[0]));
    let (speech, asides) = speech(&document);
    let narration = Narration::new(&document, &speech, &asides);
    assert_eq!(document.sentences.len(), 1);
    assert!(narration.frames.len() > 3 && narration.frames.iter().all(|frame| frame.items.len() <= 400));
    assert!(narration.frames.windows(2).all(|pair| pair[0].items.end == pair[1].items.start));
    assert_eq!(attributed(&text).1.as_deref(), Some("Ann Lee"));
}

#[test]
fn a_report_is_not_endless() {
    // The end of each would be looked for over all the others: “said said said …”.
    let reported = |words: usize| {
        let text = format!("Ann Lee said the port{} had closed.", " and the dam".repeat(words / 3));
        let document = Document::parse(&text, &mut Vocabulary::new(&LANGUAGES[0]));
        let narration = Narration::new(&document, &[], &[]);
        let names = Names::new(&narration);
        let reading = Reading { narration: &narration, names: &names };
        attribute(reading, Cast::new(&reading)).quotes.len()
    };
    assert_eq!([reported(0), reported(90), reported(150), reported(900)], [1, 1, 0, 0]);
}
