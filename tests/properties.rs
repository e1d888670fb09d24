//! What holds for every text.

#![allow(missing_docs, reason = "a test")]

mod checks;
mod shapes;
mod texts;

use std::io::Cursor;

#[cfg(feature = "html")]
use onrecord::Input;
use onrecord::render::{FORMATS, Style, format};
use onrecord::{
    Analyzer, Article, LeaderList, Length, METHODS, Options, Outcome, Report, Section, Span, ToneList, analyze, batch,
    codes, digest, lines,
};
use proptest::prelude::*;
use serde_json::Value;
use texts::{PIECES, texts};

/// Every section, so that every stage runs, and one of the settings for each of the rest.
fn options() -> impl Strategy<Value = Options> {
    let length = prop_oneof![
        (1..9_usize).prop_map(Length::Sentences),
        (1..99_usize).prop_map(Length::Words),
        (1..100_u8).prop_map(|share| Length::Percent(share.into()))
    ];
    let lang =
        prop_oneof![3 => Just(None), 3 => Just(Some("en")), 2 => prop::sample::select(languages()).prop_map(Some)];
    let query = prop::option::of(prop::sample::select(PIECES.as_slice()));
    (length, lang, query, 0..METHODS.len(), 0.0..=1.0, any::<bool>()).prop_map(
        |(length, lang, query, method, min_confidence, explain)| {
            let mut options = everything();
            options.length = length;
            options.lang = lang.map(str::to_owned);
            options.query = query;
            options.method = &METHODS[method];
            options.min_confidence = min_confidence;
            options.explain = explain;
            options
        },
    )
}

fn languages() -> Vec<&'static str> {
    codes().collect()
}

fn everything() -> Options {
    let mut options = Options::default();
    options.terms = true;
    options.sections = Section::ALL.iter().map(|&(_, section)| section).collect();
    options
}

fn json(outcome: &Outcome) -> String {
    let page = checks::page(format("jsonl").unwrap(), outcome, &Style::default());
    String::from_utf8(page).unwrap()
}

/// What is in the report on a text.
fn value(text: &str, options: &Options) -> Value {
    serde_json::from_str(&json(&Ok(analyze(text, options)))).unwrap()
}

/// Records of these texts, a line each.
fn records(texts: &[String]) -> String {
    texts.iter().map(|text| serde_json::json!({ "text": text }).to_string() + "\n").collect()
}

proptest! {
    #[test]
    fn a_report_is_true_and_in_range(text in texts(), options in options()) {
        let report = analyze(&text, &options);
        checks::report(&report, &[&text]);
        prop_assert_eq!(report.text, Some(text));
    }

    #[test]
    fn a_digest_is_true_and_in_range(texts in prop::collection::vec(texts(), 0..4), options in options()) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let articles: Vec<Article> = texts.iter().copied().map(Article::from).collect();
        checks::report(&digest(&articles, &options), &texts);
    }

    #[test]
    fn every_language_parts_every_text_into_sentences(text in texts()) {
        for lang in codes() {
            let mut options = Options::default();
            options.sections = [Section::Sentences].into_iter().collect();
            options.lang = Some(lang.to_owned());
            checks::report(&analyze(&text, &options), &[&text]);
        }
    }

    #[test]
    fn json_is_the_report(text in texts(), options in options()) {
        let report = analyze(&text, &options);
        let value = serde_json::to_value(&report).unwrap();
        let outcome = Ok(report);
        for name in ["json", "jsonl"] {
            let page = checks::page(format(name).unwrap(), &outcome, &Style::default());
            prop_assert_eq!(&serde_json::from_slice::<Value>(&page).unwrap(), &value);
        }
    }

    #[test]
    fn what_was_read_before_does_not_show(before in texts(), text in texts(), options in options()) {
        let fresh = json(&Ok(analyze(&text, &options)));
        let mut analyzer = Analyzer::new(options);
        analyzer.analyze(&Article::from(before.as_str()));
        for _ in 0..2 {
            prop_assert_eq!(&json(&Ok(analyzer.analyze(&Article::from(text.as_str())))), &fresh);
        }
    }

    #[test]
    fn the_number_of_threads_does_not_show(texts in prop::collection::vec(texts(), 1..12), options in options()) {
        let records = records(&texts);
        let printed = |jobs| -> Vec<String> {
            let input = std::io::BufReader::with_capacity(100, Cursor::new(records.clone()));
            let pages = |outcomes: &mut dyn Iterator<Item = Outcome>| outcomes.map(|one| json(&one)).collect::<Vec<_>>();
            batch(lines("-", input, usize::MAX), jobs, options.clone(), pages).flatten().collect()
        };
        let one = printed(1);
        prop_assert_eq!(one.len(), texts.len());
        prop_assert_eq!(printed(3), one);
    }

    #[test]
    fn what_stands_after_an_article_does_not_move_what_is_in_it(text in texts()) {
        let mut options = everything();
        options.lang = Some("en".to_owned());
        let longer = analyze(&format!("{text}\n\nThe weather was mild all week."), &options);
        let report = analyze(&text, &options);
        let places = |report: &Report| -> Vec<Span> {
            let sentences = report.sentences.iter().flatten().map(|sentence| sentence.passage.span);
            let quotes = report.quotes.iter().flatten().map(|quote| quote.passage.span);
            sentences.chain(quotes).filter(|span| (span.end as usize) <= text.len()).collect()
        };
        prop_assert_eq!(places(&report), places(&longer));
    }

    #[test]
    fn a_section_is_the_same_whichever_others_are_named(text in texts(), options in options()) {
        let all = value(&text, &options);
        for (field, section) in Section::ALL.into_iter().filter(|(_, section)| is_whole(*section)) {
            let mut options = options.clone();
            options.sections = [section].into_iter().collect();
            prop_assert_eq!(&value(&text, &options)[field], &all[field], "{}", field);
        }
    }

    #[test]
    fn quotes_and_speakers_are_the_same_but_for_what_other_sections_say_of_them(text in texts(), options in options()) {
        let all = value(&text, &options);
        for (field, section) in Section::ALL.into_iter().filter(|(_, section)| !is_whole(*section)) {
            let mut options = options.clone();
            options.sections = [section].into_iter().collect();
            agree(&value(&text, &options)[field], &all[field]);
        }
    }

    #[test]
    fn every_writer_takes_every_text_and_obeys_none(text in texts(), options in options(), width in 0..200_usize) {
        let outcome = Ok(analyze(&text, &options));
        for (format, color) in FORMATS.iter().flat_map(|format| [(format, false), (format, true)]) {
            let mut style = Style::default();
            (style.width, style.color, style.explain) = (width, color, options.explain);
            checks::page(format, &outcome, &style);
        }
    }

    #[test]
    fn every_line_is_a_record_or_a_failure(line in prop_oneof![any::<Vec<u8>>(), texts().prop_map(String::into_bytes)]) {
        if let Err(failure) = onrecord::record(&line) {
            prop_assert!(!failure.message.is_empty());
            let outcome = Err(failure);
            for format in FORMATS {
                checks::page(format, &outcome, &Style::default());
            }
        }
    }

    #[test]
    fn a_record_gives_its_text_back(text in texts()) {
        let line = records(std::slice::from_ref(&text));
        prop_assert_eq!(onrecord::record(line.as_bytes()).unwrap().text, text);
    }

    #[test]
    fn every_text_is_a_list_or_says_in_which_line_not(text in texts()) {
        let tones = text.parse::<ToneList>().map_err(|error| (error.line, error.reason));
        let leaders = text.parse::<LeaderList>().map_err(|error| (error.line, error.reason));
        for (line, reason) in tones.err().into_iter().chain(leaders.err()) {
            prop_assert!((1..=text.lines().count()).contains(&line) && !reason.is_empty());
        }
    }

    #[test]
    fn a_list_over_itself_is_the_same_list(terms in prop::collection::vec((texts(), -1.3..1.3_f32), 0..9)) {
        let rows: String = terms.iter().map(|(term, valence)| format!("{}\t{valence}\n", on_one_line(term))).collect();
        if let Ok(list) = rows.parse::<ToneList>() {
            prop_assert_eq!([list.clone(), list.clone()].into_iter().collect::<ToneList>(), list);
        }
        let rows: String = terms.iter().map(|(term, _)| format!("{0}\t{0}\t\t{0}\n", on_one_line(term))).collect();
        if let Ok(list) = rows.parse::<LeaderList>() {
            prop_assert_eq!([list.clone(), list.clone()].into_iter().collect::<LeaderList>(), list);
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Whether what both values have is the same.
fn agree(some: &Value, all: &Value) {
    match (some, all) {
        (Value::Array(some), Value::Array(all)) => {
            assert_eq!(some.len(), all.len());
            some.iter().zip(all).for_each(|(some, all)| agree(some, all));
        }
        (Value::Object(some), Value::Object(all)) => {
            some.iter()
                .filter_map(|(field, some)| Some((some, all.get(field)?)))
                .for_each(|(some, all)| agree(some, all));
        }
        _ => assert_eq!(some, all),
    }
}

#[cfg(feature = "html")]
proptest! {
    #[test]
    fn any_bytes_are_an_article_or_a_failure(
        bytes in prop_oneof![any::<Vec<u8>>(), texts().prop_map(|text| format!("<p>{text}<p>{text}").into_bytes())],
        encoding in prop::sample::select(vec!["auto", "utf-8", "utf-16le", "windows-1252", "gb18030", "iso-2022-jp"]),
        is_page in any::<bool>(),
    ) {
        let input = Input { name: "a".to_owned(), bytes, is_page, encoding: encoding.parse().unwrap(), max_bytes: 10_000 };
        match input.article() {
            Ok(article) => checks::report(&Analyzer::new(everything()).analyze(&article), &[&article.text]),
            Err(failure) => prop_assert!(failure.code != "panic" && !failure.message.is_empty()),
        }
    }
}

/// Quotes and speakers hold what other sections say of them.
fn is_whole(section: Section) -> bool {
    !matches!(section, Section::Quotes | Section::Speakers)
}

/// The shapes whose time `benches/hostile.rs` takes, here for what is found in them.
#[test]
fn hostile_shapes() {
    for (_, make) in shapes::SHAPES {
        let text = make(5_000);
        let report = analyze(&text, &everything());
        checks::report(&report, &[&text]);
        let outcome = Ok(report);
        for format in FORMATS {
            checks::page(format, &outcome, &Style::default());
        }
    }
}

#[cfg(feature = "html")]
#[test]
fn hostile_pages() {
    for (name, make) in shapes::PAGES {
        let bytes = make(5_000).into_bytes();
        let input =
            Input { name: "a".to_owned(), bytes, is_page: true, encoding: "utf-8".parse().unwrap(), max_bytes: 10_000 };
        match input.article() {
            Ok(article) => checks::report(&Analyzer::new(everything()).analyze(&article), &[&article.text]),
            Err(failure) => assert_eq!(failure.code, "no-article", "{name}"),
        }
    }
}
