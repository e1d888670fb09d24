use crate::report::Report;
use crate::{Article, Options, digest};

fn digest_of(texts: &[&str]) -> Report {
    let articles: Vec<Article> = texts.iter().map(|text| Article::from(*text)).collect();
    digest(&articles, &Options::default())
}

/// The name of each speaker with the number of its quotes.
fn speakers(texts: &[&str]) -> Vec<(String, usize)> {
    let speakers = digest_of(texts).speakers.unwrap();
    speakers.into_iter().map(|speaker| (speaker.name, speaker.quotes.len())).collect()
}

const LEE: &str =
    "Ann Lee, the prime minister of Norway, opened the talks. “We will not lower the duty on herring,” Lee said.";

#[test]
fn who_is_certainly_one_is_one() {
    type Case = (&'static [&'static str], &'static [(&'static str, usize)], &'static str);
    let cases: [Case; 6] = [
        (
            &[LEE, "“Snow will not stop us tomorrow,” said Ann Lee of Norway."],
            &[("Ann Lee", 2)],
            "a full name, and one country",
        ),
        (
            &[LEE, "“Snow will not stop us tomorrow,” said Ann Lee, the president of Canada."],
            &[("Ann Lee", 1), ("Ann Lee", 1)],
            "two countries",
        ),
        (
            &[LEE, "“Snow will not stop us tomorrow,” said Lee."],
            &[("Ann Lee", 1), ("Lee", 1)],
            "a family name is anybody's",
        ),
        (
            &[LEE, "“Snow will not stop us tomorrow,” said Ann Lee Jr. of Norway."],
            &[("Ann Lee", 1), ("Ann Lee Jr.", 1)],
            "mother and daughter",
        ),
        (
            &["“We met,” said Volodymyr Zelensky.", "“They left us,” said Volodymyr Zelenskiy."],
            &[("Volodymyr Zelensky", 2)],
            "one person of the lists, spelt in two ways",
        ),
        (
            &["“We met,” the Norwegian foreign ministry said.", "“They left,” the Chinese foreign ministry said."],
            &[("Norwegian foreign ministry", 1), ("Chinese foreign ministry", 1)],
            "two ministries",
        ),
    ];
    for (texts, expected, reason) in cases {
        let found = speakers(texts);
        let expected: Vec<(String, usize)> = expected.iter().map(|&(name, quotes)| (name.to_owned(), quotes)).collect();
        assert_eq!(found, expected, "{reason}");
    }
}

#[test]
fn the_same_words_of_the_same_speaker_are_one_quote() {
    let other =
        "It snowed. Ann Lee of Norway was firm: “We will not lower the duty on herring.” “We left,” said Bo Berg.";
    let digest = digest_of(&[LEE, other]);
    let (quotes, speakers) = (digest.quotes.unwrap(), digest.speakers.unwrap());
    let herring = &quotes[0];
    let places: Vec<(usize, &str)> =
        herring.sources.iter().map(|place| (place.article, place.span.of([LEE, other][place.article]))).collect();
    assert_eq!(places, [(0, "We will not lower the duty on herring,"), (1, "We will not lower the duty on herring.")]);
    assert_eq!((quotes.len(), speakers[0].quotes.len(), speakers[0].words), (2, 1, 8));
    assert!(quotes[1].sources.is_empty());
    // Counted once in the tone too.
    let alone = digest_of(&[LEE]).speakers.unwrap();
    assert_eq!(speakers[0].tone, alone[0].tone);
}

#[test]
fn what_one_article_has_twice_was_said_twice() {
    let twice = "“We will not sell,” said Ann Lee. Asked again, she said: “We will not sell.”";
    assert_eq!(speakers(&[twice]), [("Ann Lee".to_owned(), 2)]);
}

#[test]
fn an_unnamed_source_is_told_by_its_words() {
    let count = |texts: &[&str]| digest_of(texts).quotes.unwrap().len();
    let official = "“The duty on herring will stay,” a senior official said.";
    assert_eq!(count(&[official, official]), 1);
    assert_eq!(count(&[official, "“The duty on herring will stay,” a fisherman said."]), 2);
    assert_eq!(
        count(&["“No comment,” a senior official said.", "“No comment,” a senior official said. It rained."]),
        2
    );
}

#[test]
fn roles_that_differ_are_kept_and_said() {
    let former = "“The duty was a mistake from the start,” said Ann Lee, the former prime minister of Norway.";
    let digest = digest_of(&[LEE, former]);
    let speaker = &digest.speakers.unwrap()[0];
    assert_eq!(speaker.roles, ["prime minister", "former prime minister"]);
    assert_eq!((speaker.role.as_deref(), speaker.leader), (Some("former prime minister"), false), "the last one holds");
    let warning = digest.warnings.iter().find(|warning| warning.code == "roles-differ").unwrap();
    assert_eq!(warning.message, "Ann Lee is “prime minister” in article 1, but “former prime minister” in article 2");
    assert!(digest_of(&[LEE, LEE]).warnings.iter().all(|warning| warning.code != "roles-differ"));
}

#[test]
fn who_is_quoted_anywhere_is_not_merely_named() {
    let named = "Ann Lee, the prime minister of Norway, and Karl Dahl, the president of Finland, met in Brenholm.";
    let report = digest_of(&[named, LEE, named]);
    let mentioned: Vec<(String, usize)> =
        report.mentioned.unwrap().into_iter().map(|leader| (leader.name, leader.count)).collect();
    assert_eq!(mentioned, [("Karl Dahl".to_owned(), 2)]);
}

#[test]
fn a_quote_goes_on_from_the_one_that_stands_for_it() {
    let first = "“We will not sell a single boat,” said Ann Lee of Norway, “nor will we lower the duty.”";
    let second = "It snowed. “We will not sell a single boat,” Ann Lee of Norway said, “and that is the end of it.”";
    let quotes = digest_of(&[first, second]).quotes.unwrap();
    let goes_on: Vec<(Option<usize>, Option<usize>)> =
        quotes.iter().map(|quote| (quote.article, quote.continues)).collect();
    assert_eq!(goes_on, [(Some(0), None), (Some(0), Some(0)), (Some(1), Some(0))]);
}
