//! The rules' own examples, the cases of tests/rules/tone.txt, and what holds for every text.

use proptest::prelude::*;

use super::*;
use crate::document::vocabulary::Vocabulary;
use crate::lexicon::language::language;
use crate::lexicon::leaders::LeaderList;

const CASES: &str = include_str!("../../tests/rules/tone.txt");

fn read<T>(text: &str, with: impl FnOnce(&Document) -> T) -> T {
    with(&Document::parse(text, &mut Vocabulary::new(language("en").unwrap())))
}

fn measure(document: &Document, tokens: Range<u32>) -> Option<Measure> {
    Scorer::new(document).measure(tokens)
}

fn terms(document: &Document, tokens: Range<u32>) -> Vec<Term> {
    Scorer::new(document).terms(tokens).to_vec()
}

fn all(document: &Document) -> Range<u32> {
    0..document.tokens.len() as u32
}

fn score(text: &str) -> f64 {
    read(text, |document| measure(document, all(document)).unwrap().score())
}

/// The toned terms of a text, each with the rules that changed it.
fn explained(text: &str) -> Vec<(String, String)> {
    read(text, |document| {
        let toned = terms(document, all(document)).into_iter().filter(|term| term.kind != Kind::Leaning);
        let shown = |term: Term| {
            let why: Vec<_> = term.why().collect();
            (document.span_of(term.tokens.clone()).of(text).to_owned(), why.join(", "))
        };
        toned.map(shown).collect()
    })
}

#[test]
fn in_its_example_exactly_the_rule_changes_the_term() {
    assert!(RULES.len() <= 32, "a term has one bit a rule");
    for rule in RULES {
        let (sentence, first) = rule.example;
        let why = explained(sentence).into_iter().find(|(term, _)| term.starts_with(first)).map(|(_, why)| why);
        assert_eq!(why.as_deref(), Some(rule.name), "{sentence}");
    }
}

/// One block of the file: why, the text, what is expected of its terms and of the whole.
struct Case<'a> {
    reason: &'a str,
    text: &'a str,
    terms: Vec<(&'a str, &'a str)>,
    label: &'a str,
}

/// Reads a block, none if it is not written as the head of the file says.
fn case(block: &str) -> Option<Case<'_>> {
    let mut lines = block.lines();
    let reason = lines.next()?.strip_prefix("# ")?;
    let text = lines.next()?;
    let mut lines = lines.rev();
    let label = lines.next()?.strip_prefix("= ")?;
    let terms = lines.rev().map(|line| line.rsplit_once(": ")).collect::<Option<_>>()?;
    Some(Case { reason, text, terms, label })
}

fn cases() -> Vec<Case<'static>> {
    let (_, blocks) = CASES.split_once("\n\n").unwrap();
    blocks.trim_end().split("\n\n").map(|block| case(block).unwrap_or_else(|| panic!("malformed:\n{block}"))).collect()
}

#[test]
fn the_cases_come_out_as_written() {
    let mut wrong = Vec::new();
    for Case { reason, text, terms, label } in cases() {
        let found = explained(text);
        for (term, why) in terms {
            let got = found.iter().find(|(one, _)| one == term).map_or("no term", |(_, why)| why.as_str());
            if got != why.trim_matches('-') {
                wrong.push(format!("{text}\n  {reason}\n  {term}: {got}, not {why}"));
            }
        }
        let score = score(text);
        if label_of_words(score) != label {
            wrong.push(format!("{text}\n  {reason}\n  {score}, not {label}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many remarks of a file have each label, from hostile to warm.
fn counts(remarks: &str) -> [usize; 5] {
    let labels = ["hostile", "critical", "neutral", "cordial", "warm"];
    let remarks = remarks.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let found: Vec<_> = remarks.map(|remark| label_of_words(score(remark))).collect();
    labels.map(|label| found.iter().filter(|&&one| one == label).count())
}

/// Sorrow is not hostility, and a polite threat is not kind: these counts may only get better.
#[test]
fn condolences_and_threats() {
    let [hostile, critical, neutral, cordial, warm] = counts(include_str!("../../tests/rules/condolence.txt"));
    assert_eq!(hostile + critical + neutral + cordial + warm, 60);
    assert!(hostile == 0 && critical <= 4 && cordial + warm >= 28, "{hostile} hostile, {critical} critical");
    let [hostile, critical, neutral, cordial, warm] = counts(include_str!("../../tests/rules/threat.txt"));
    assert_eq!(hostile + critical + neutral + cordial + warm, 60);
    assert!(cordial + warm == 0 && hostile + critical >= 45, "{cordial} cordial, {warm} warm");
}

#[test]
fn every_rule_has_a_case() {
    for rule in RULES {
        let fires = |(_, why): &(&str, &str)| why.split(", ").any(|name| name == rule.name);
        assert!(cases().iter().any(|case| case.terms.iter().any(fires)), "{}", rule.name);
    }
}

/// A quote's tone must not hear the narration round it: neither the “not” before it nor the war after it.
#[test]
fn words_outside_the_stretch_do_not_count() {
    for Case { text, .. } in cases() {
        let article = format!("Not a soldier, he never said without anger: “{text}” If troops lie, is it war?");
        let start = article.find('“').unwrap() + '“'.len_utf8();
        read(&article, |document| {
            let at = |byte: usize| document.tokens.partition_point(|token| (token.span.start as usize) < byte) as u32;
            let quoted = at(start)..at(start + text.len());
            assert_eq!(measure(document, quoted).unwrap().score(), score(text), "{text}");
        });
    }
}

#[test]
fn labels_hold_from_their_bounds_outwards() {
    let cases = [
        (-1.0, "hostile", "negative"),
        (-0.22, "hostile", "negative"),
        (-0.2199, "critical", "negative"),
        (-0.05, "critical", "negative"),
        (-0.0499, "neutral", "neutral"),
        (0.0, "neutral", "neutral"),
        (0.0499, "neutral", "neutral"),
        (0.05, "cordial", "positive"),
        (0.22, "warm", "positive"),
        (1.0, "warm", "positive"),
    ];
    for (score, words, text) in cases {
        assert_eq!((label_of_words(score), label_of_text(score)), (words, text), "{score}");
    }
}

/// Two quotes of a speaker weigh by their words: a long neutral one holds a short angry one down.
#[test]
fn stretches_together_are_scored_by_length() {
    let text =
        "A shameful lie. The office opens on Monday at nine and closes on Friday at noon, said the clerk at the door.";
    read(text, |document| {
        let end = document.tokens.len() as u32;
        let parts = [measure(document, 0..4).unwrap(), measure(document, 4..end).unwrap()];
        let both: Measure = parts.into_iter().sum();
        assert!(parts[0].score() < both.score() && both.score() < parts[1].score(), "{parts:?}");
        assert_eq!(both.score(), measure(document, 0..end).unwrap().score());
    });
}

#[test]
fn a_text_without_toned_words_has_no_hits_and_an_empty_one_no_tone() {
    read("They should not.", |document| assert_eq!(measure(document, all(document)).unwrap().hits, 0));
    read("", |document| assert_eq!(label_of_words(measure(document, 0..0).unwrap().score()), "neutral"));
}

/// A user's terms: the text, the terms that count with their valence.
#[test]
fn a_users_terms_add_and_override() {
    let list = "frank\t0.9\nrule of law\t-1\nlaw and bread\t0.7\nhope\t0\nshould\t0\nthe people's tent\t1\nearthquake\t-1\non the brink\t0.3";
    let cases: &[(&str, &[(&str, f32)])] = &[
        ("He was Frank.", &[("Frank", 0.9)]),
        ("The rule of law.", &[("rule of law", -1.0)]),
        // Of a phrase of the user's and a longer listed one the longer counts.
        ("On the brink of war.", &[("On the brink of war", -0.52)]),
        ("On the brink.", &[("On the brink", 0.3)]),
        ("Give us law and bread.", &[("us", 0.1), ("law and bread", 0.7)]),
        ("There hope should win.", &[("win", 0.67)]),
        ("It is the People’s tent.", &[("the People’s tent", 1.0)]),
        // What the lists say of the word besides is no more in force: it is bad news, and now blame.
        ("An earthquake.", &[("earthquake", -1.0)]),
    ];
    for &(text, expected) in cases {
        let mut vocabulary = Vocabulary::with(language("en").unwrap(), list.parse().unwrap(), LeaderList::default());
        let document = Document::parse(text, &mut vocabulary);
        let mut terms = terms(&document, all(&document));
        terms.sort_by_key(|term| term.tokens.start);
        let found: Vec<_> =
            terms.iter().map(|term| (document.span_of(term.tokens.clone()).of(text), term.valence)).collect();
        assert_eq!(found, expected, "{text}");
        assert!(terms.iter().all(|term| !term.why().any(|why| why == "misfortune")), "{text}");
    }
}

#[test]
fn a_users_terms_give_no_tone_to_a_language_without_a_list() {
    let mut vocabulary = Vocabulary::with(language("de").unwrap(), "war\t-1".parse().unwrap(), LeaderList::default());
    let document = Document::parse("Ein schöner war.", &mut vocabulary);
    assert_eq!(measure(&document, all(&document)), None);
}

#[test]
fn a_language_without_a_tone_list_has_no_tone() {
    let document = Document::parse("Ein schöner war.", &mut Vocabulary::new(language("de").unwrap()));
    assert_eq!(measure(&document, all(&document)), None);
}

proptest! {
    /// Any text has terms inside it, and a score; words of the rules are strewn in so that they meet in every order.
    #[test]
    fn any_text_has_a_tone(text in "([a-zé“”’.,?!—\u{301}漢]|not |but |if |no one |war |kind |lies |to |reduce |of |mourn |, our |we |'s |3-killed |3n't |a-kind ){0,60}") {
        read(&text, |document| {
            let end = document.tokens.len() as u32;
            for term in terms(document, 0..end) {
                prop_assert!(term.tokens.start < term.tokens.end && term.tokens.end <= end);
                prop_assert!(term.score().is_finite());
            }
            let score = measure(document, 0..end).unwrap().score();
            prop_assert!((-1.0..=1.0).contains(&score), "{score}");
            Ok(())
        })?;
    }
}
