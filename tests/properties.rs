//! What holds for every text.

#![allow(missing_docs, reason = "a test")]

mod spans;

use onrecord::render::{FORMATS, Style};
use onrecord::report::Offsets;
use onrecord::{Analyzer, Article, Options, Outcome, Report, Section, analyze, digest};
use proptest::prelude::*;
use serde_json::Value;

/// Every section, so that every stage runs.
fn options() -> Options {
    let mut options = Options::default();
    options.sections = Section::ALL.iter().map(|&(_, section)| section).collect();
    options
}

/// Any characters, and pieces of news in any order: the one finds what nobody thought of, the other reaches the rules.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,12}",
        "[ \n\t.,:;?!“”\"'‘’«»„()—-]{0,6}",
        prop::sample::select(PIECES).prop_map(str::to_owned),
    ];
    prop_oneof![any::<String>(), prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))]
}

const PIECES: &[&str] = &[
    "President Ilse Brandt",
    "Brandt",
    "he",
    "She",
    "the ministry",
    "said",
    "told reporters",
    "that",
    "according to",
    "“We agree,”",
    "“not terrible”",
    "“",
    "”",
    "\"",
    "Mr. Rask of Norland",
    "Prime Minister",
    "U.S.",
    "Dr.",
    "No. 5",
    "on Monday",
    "warned of war.",
    "We mourn the dead.",
    "\n\n",
    "OSLO (News Desk) –",
    "Xi",
    "Erdog\u{306}an",
    "👩‍🚀",
    "東京。",
    "«Oui», a-t-il dit.",
    "„Nein“, sagte er am 3. Mai.",
    "¿Quién?",
    "Τι έγινε;",
    "1898 г.",
    "（他来了）！”",
    "وہ آیا۔",
    "।",
    "1. ",
    "İ",
    "ß",
    "\u{1B}[2J",
    "\u{202E}",
    "\u{0}",
    "\r\n",
    "a\u{301}\u{301}\u{301}",
];

fn json(outcome: &Outcome) -> String {
    let format = FORMATS.iter().find(|format| format.name == "jsonl").unwrap();
    let mut page = Vec::new();
    format.write(&mut page, outcome, &Style::default());
    String::from_utf8(page).unwrap()
}

proptest! {
    #[test]
    fn what_is_shown_stands_there(text in texts()) {
        let report: Value = serde_json::from_str(&json(&Ok(analyze(&text, &options())))).unwrap();
        spans::each_span(&report, &mut |start, end, shown| assert_eq!(text.get(start..end), Some(shown)));
        prop_assert_eq!(report["text"].as_str(), Some(text.as_str()));
    }

    #[test]
    fn every_offset_may_be_told_in_code_points(text in texts()) {
        let [bytes, chars] = in_both_units(|options| analyze(&text, &options));
        each_place(&bytes, &chars, 0, &mut |_, byte, char| assert_eq!(text[..byte].chars().count(), char));
    }

    #[test]
    fn each_character_but_space_lies_in_one_sentence_in_every_language(text in texts()) {
        for lang in [None].into_iter().chain(onrecord::codes().map(Some)) {
            let mut options = Options::default();
            options.sections = [Section::Sentences].into_iter().collect();
            options.lang = lang.map(str::to_owned);
            let sentences = analyze(&text, &options).sentences.unwrap();
            let mut end = 0;
            for (start, next) in sentences.iter().map(|sentence| sentence.passage.span).map(|span| (span.start as usize, span.end as usize)) {
                prop_assert!(end <= start && start < next);
                prop_assert!(text[end..start].trim().is_empty(), "{:?}: nothing but space lies between sentences", lang);
                prop_assert_eq!(text[start..next].trim(), &text[start..next]);
                end = next;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }

    #[test]
    fn indexes_and_scores_are_in_range(text in texts()) {
        let report = analyze(&text, &options());
        let (quotes, speakers) = (report.quotes.unwrap_or_default(), report.speakers.unwrap_or_default());
        for (index, quote) in quotes.iter().enumerate() {
            prop_assert!(quote.sentence < report.counts.sentences);
            prop_assert!(quote.continues.is_none_or(|before| before < index));
            prop_assert!(quote.speaker.flatten().is_none_or(|speaker| speakers[speaker].quotes.contains(&index)));
            prop_assert!(quote.confidence.is_none_or(|share| (0.0..=1.0).contains(&share)));
        }
        prop_assert!(quotes.is_sorted_by_key(|quote| quote.passage.span.start));
        let tones = quotes.iter().map(|quote| &quote.tone).chain(speakers.iter().map(|speaker| &speaker.tone));
        for tone in tones.chain([&report.tone]).filter_map(|tone| tone.as_ref()?.as_ref()) {
            prop_assert!((-1.0..=1.0).contains(&tone.score));
        }
        for speaker in &speakers {
            prop_assert!(!speaker.name.is_empty() && speaker.quotes.iter().all(|&quote| quote < quotes.len()));
        }
    }

    #[test]
    fn what_was_read_before_does_not_show(before in texts(), text in texts()) {
        let fresh = json(&Ok(analyze(&text, &options())));
        let mut analyzer = Analyzer::new(options());
        analyzer.analyze(&Article::from(before.as_str()));
        for _ in 0..2 {
            prop_assert_eq!(&json(&Ok(analyzer.analyze(&Article::from(text.as_str())))), &fresh);
        }
    }

    #[test]
    fn a_section_is_the_same_whichever_others_are_named(text in texts()) {
        let all: Value = serde_json::from_str(&json(&Ok(analyze(&text, &options())))).unwrap();
        for (field, section) in Section::ALL.into_iter().filter(|(_, section)| is_whole(*section)) {
            let mut options = Options::default();
            options.sections = [section].into_iter().collect();
            let one: Value = serde_json::from_str(&json(&Ok(analyze(&text, &options)))).unwrap();
            prop_assert_eq!(&one[field], &all[field], "{}", field);
        }
    }

    #[test]
    fn every_writer_takes_every_text_and_obeys_none(text in texts()) {
        let report = analyze(&text, &options());
        for format in FORMATS {
            let mut page = Vec::new();
            format.write(&mut page, &Ok(report.clone()), &Style::default());
            let page = String::from_utf8(page).unwrap();
            match format.name {
                "markdown" | "html" => {
                    let obeyed = |c: char| c.is_control() && !c.is_whitespace() || c == '\u{202E}';
                    prop_assert!(!page.contains(obeyed), "{:?}", page);
                }
                "text" => prop_assert!(!page.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202E}'), "{:?}", page),
                #[cfg(feature = "csv")]
                "csv" => {
                    let rows: Vec<_> = csv::Reader::from_reader(page.as_bytes()).into_records().collect::<Result<_, _>>().unwrap();
                    prop_assert_eq!(rows.len(), report.quotes.as_ref().unwrap().len().max(1));
                }
                _ => prop_assert!(serde_json::from_str::<Value>(&page).is_ok()),
            }
        }
    }

    #[test]
    fn every_line_is_a_record_or_a_failure(line in prop_oneof![any::<Vec<u8>>(), texts().prop_map(String::into_bytes)]) {
        if let Err(failure) = onrecord::record(&line) {
            prop_assert!(!failure.message.is_empty());
            prop_assert!(serde_json::from_str::<Value>(&json(&Err(failure))).is_ok());
        }
    }

    #[test]
    fn a_record_gives_its_text_back(text in texts()) {
        let line = serde_json::json!({ "text": text }).to_string();
        prop_assert_eq!(onrecord::record(line.as_bytes()).unwrap().text, text);
    }
}

/// A report with its offsets in bytes and in code points.
fn in_both_units(report: impl Fn(Options) -> Report) -> [Value; 2] {
    [Offsets::Bytes, Offsets::Chars].map(|offsets| {
        let mut options = options();
        options.offsets = offsets;
        let report = serde_json::to_value(report(options)).unwrap();
        assert_eq!(report["offsets"], serde_json::to_value(offsets).unwrap());
        report
    })
}

/// Calls a function with the article and both values of every start and end of two reports that are else the same.
fn each_place(one: &Value, other: &Value, article: u64, check: &mut impl FnMut(usize, usize, usize)) {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            assert_eq!(one.len(), other.len());
            one.iter().zip(other).for_each(|(one, other)| each_place(one, other, article, check));
        }
        (Value::Object(one), Value::Object(other)) => {
            let article = one.get("article").and_then(Value::as_u64).unwrap_or(article);
            for ((field, one), (_, other)) in one.iter().zip(other) {
                match (field.as_str(), one.as_u64(), other.as_u64()) {
                    ("start" | "end", Some(one), Some(other)) => check(article as usize, one as usize, other as usize),
                    ("offsets", ..) => {}
                    _ => each_place(one, other, article, check),
                }
            }
        }
        _ => assert_eq!(one, other),
    }
}

#[test]
fn a_digest_tells_code_points_of_each_article() {
    let texts = [
        "Łódź, 2031 – “Übel ist’s,” said Ann Lee, the prime minister of Norway. She called the talks “a waste of time”.",
        "“Übel ist’s,” Ann Lee said. “Été at last,” she told Zoë Öz, “and no deal",
    ];
    let articles = texts.map(Article::from);
    let [bytes, chars] = in_both_units(|options| digest(&articles, &options));
    let mut count = 0;
    each_place(&bytes, &chars, 0, &mut |article, byte, char| {
        assert_eq!(texts[article][..byte].chars().count(), char);
        count += 1;
    });
    assert!(count > 30, "{count}");
    assert!(bytes["quotes"][0]["sources"].is_array() && bytes["warnings"][0]["start"].is_number(), "{bytes}");
}

/// Quotes and speakers hold what other sections say of them.
fn is_whole(section: Section) -> bool {
    !matches!(section, Section::Quotes | Section::Speakers)
}
