//! One report with every field through every writer.

#![allow(missing_docs, reason = "a test")]

mod made;

use onrecord::render::{FORMATS, Style, format};
use onrecord::report::Report;
use onrecord::{Failure, Options, Outcome, analyze};
use serde_json::Value;

fn page(format: &str, outcome: Outcome) -> String {
    let mut page = Vec::new();
    onrecord::render::format(format).unwrap().write(&mut page, &outcome, &explaining());
    String::from_utf8(page).unwrap()
}

/// The page as a snapshot: what stands on it, a line a piece, without the style that all pages have.
fn snapshot(format: &str, outcome: Outcome) -> String {
    let page = page(format, outcome);
    match page.split_once("<body>") {
        Some((_, body)) => body.replace("><", ">\n<"),
        None => page,
    }
}

/// Shows all there is.
fn explaining() -> Style {
    let mut style = Style::default();
    style.explain = true;
    style
}

#[test]
fn a_full_report() {
    for format in FORMATS {
        insta::assert_snapshot!(format!("full-{}", format.name), snapshot(format.name, Ok(made::report())));
    }
}

/// A digest has its texts elsewhere.
#[cfg(feature = "page")]
#[test]
fn a_full_report_on_one_article() {
    let mut report = made::report();
    report.articles = None;
    report.quotes.iter_mut().flatten().for_each(|quote| quote.article = None);
    report.summary.iter_mut().flat_map(|summary| &mut summary.sentences).for_each(|sentence| sentence.article = None);
    insta::assert_snapshot!("article-html", snapshot("html", Ok(report)));
}

#[test]
fn a_failure() {
    for format in FORMATS {
        let failure = Failure::new("bad-utf8", "not UTF-8: byte 4 is 0xFF").of("new\n\u{1B}[2Jfile.txt").at(3);
        insta::assert_snapshot!(format!("failure-{}", format.name), snapshot(format.name, Err(failure)));
    }
}

#[test]
fn nothing_is_silently_empty() {
    for (name, snap) in [("text", "empty"), ("markdown", "empty-markdown"), ("html", "empty-html")] {
        let mut report = emptied(made::report());
        if format(name).is_none() {
            continue;
        }
        insta::assert_snapshot!(snap, snapshot(name, Ok(report.clone())));
        // Only what was asked for is said to be missing.
        report.speakers = None;
        report.quotes = None;
        report.counts.quotes = None;
        let page = snapshot(name, Ok(report));
        let page = page.split("How to read this page</h2>").next().unwrap();
        let mut said = page.lines().filter(|line| !line.contains("check a quote"));
        assert_eq!(said.find(|line| line.contains("speaker") || line.contains("quote")), None, "{page}");
    }
}

/// With every section, and nothing in it.
fn emptied(full: Report) -> Report {
    let mut report = analyze("", &Options::default());
    report.program = full.program;
    report.lexicons = full.lexicons;
    report.summary = full.summary.map(|summary| onrecord::report::Summary { sentences: vec![], ..summary });
    report.keywords = Some(vec![]);
    report.sentences = Some(vec![]);
    report.speakers = Some(vec![]);
    report.mentioned = Some(vec![]);
    report.quotes = Some(vec![]);
    report.tone = Some(None);
    report
}

#[test]
fn quotes_without_the_section_of_speakers_and_the_other_way_round() {
    let mut report = made::report();
    report.articles = None;
    report.speakers = None;
    report.quotes.iter_mut().flatten().for_each(|quote| (quote.speaker, quote.article) = (None, None));
    let quotes = page("text", Ok(report));
    assert!(quotes.contains("  “Ships sail,”\n      source: a clerk"), "{quotes}");
    assert!(!quotes.contains("leader"), "{quotes}");

    let mut report = made::report();
    report.quotes = None;
    let speakers = page("text", Ok(report));
    for name in ["Ilse Brandt, President, Norland (leader)", "Oto Rask, Minister, Sudland (leader)", "Unions (group)"] {
        assert!(speakers.contains(&format!("\n  {name}\n")), "{speakers}");
    }
}

#[test]
fn lines_fit_the_columns_by_what_is_seen() {
    let wide = "北京与东京的部长们周一在会谈后说他们将继续讨论".repeat(9);
    let accents = "e\u{301}".repeat(70);
    let mut foreign = analyze(&format!("{wide}\n{accents} {accents}"), &Options::default());
    foreign.title = Some(format!("{wide} {accents}"));
    for report in [foreign, made::report()] {
        for width in [40, 80, 120] {
            let mut style = explaining();
            style.width = width;
            let mut page = Vec::new();
            format("text").unwrap().write(&mut page, &Ok(report.clone()), &style);
            let page = String::from_utf8(page).unwrap();
            assert!(page.lines().count() > 5);
            for line in page.lines() {
                assert!(textwrap::core::display_width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn a_list_and_a_single_report_of_json_are_json() {
    for name in ["json", "jsonl"] {
        let format = format(name).unwrap();
        let failure = Failure::new("blank-line", "a blank line").at(2);
        let mut list = Vec::new();
        format.write_list(&mut list, &[Ok(made::report()), Err(failure)], &explaining());
        let list = String::from_utf8(list).unwrap();
        let values: Vec<Value> = match name {
            "json" => serde_json::from_str(&list).unwrap(),
            _ => list.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        };
        assert_eq!(values[0], serde_json::to_value(made::report()).unwrap());
        assert_eq!(values[1]["error"]["code"], "blank-line");
        assert!(page(name, Ok(made::report())).ends_with("}\n"));
    }
}

/// What text does not show, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("schema", "for programs"),
    ("program", "for programs"),
    ("lexicons", "for programs"),
    ("offsets", "for programs"),
    ("meta.desk", "the caller's own"),
    ("counts.bytes", "words and sentences say it better"),
    ("summary.method", "the reader has chosen it"),
    ("summary.sentences.index", "the sentences stand in order"),
    ("keywords.score", "the keywords stand in order"),
    ("speakers.canonical", "for joining with other data; the article's own name is shown"),
    ("speakers.kind", "shown unless it is a person"),
    ("speakers.role_source", "for programs"),
    ("speakers.office", "the role says it in words"),
    ("speakers.country_code", "the country is shown"),
    ("speakers.country_source", "for programs"),
    ("speakers.quotes", "shown by where they stand"),
    ("mentioned.canonical", "for joining with other data; the article's own name is shown"),
    ("mentioned.country_code", "the country is shown"),
    ("quotes.sentence", "place in the text"),
    ("quotes.speaker", "shown by where they stand"),
    ("quotes.kind", "shown by marks and headings"),
    ("quotes.continues", "the quotes stand in order"),
    ("quotes.cue.text", "how it was said is not who said what"),
    ("quotes.confidence", "shown as “probably”"),
    ("quotes.mention.text", "shown where the speaker is not known"),
    ("quotes.addressee.text", "shown where the name is not known"),
    ("warnings.code", "the message says it"),
];

/// Places in the text, which only the warnings show.
fn is_place(path: &str) -> bool {
    let end = path.rsplit('.').next();
    matches!(end, Some("start" | "end")) && !path.starts_with("warnings")
}

#[test]
fn formats_for_people_show_each_field_or_say_why_not() {
    for format in ["text", "markdown", "html"] {
        if onrecord::render::format(format).is_some() {
            shows_each_field(format);
        }
    }
}

/// What is read of a page.
fn words(format: &str, page: &str) -> String {
    let html = match format {
        "html" => page.to_owned(),
        "markdown" => markdown::to_html_with_options(page, &markdown::Options::gfm()).unwrap(),
        _ => String::new(),
    };
    let html = scraper::Html::parse_document(&html);
    let text: String = html.root_element().text().collect();
    let read = if text.is_empty() { page } else { &text };
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shows_each_field(format: &str) {
    let page = page(format, Ok(made::report()));
    let words = words(format, &page);
    each_field_is(LEFT_OUT, |path, value| shown(path, value, &words) || is_place(path));
}

/// What csv does not show, and why.
#[cfg(feature = "csv")]
const LEFT_OUT_OF_CSV: &[(&str, &str)] = &[
    ("schema", "for who reads JSON"),
    ("program", "for who reads JSON"),
    ("lexicons", "for who reads JSON"),
    ("offsets", "who reads them has chosen it"),
    ("id", "in a digest each row is of one of its articles"),
    ("title", "as the id"),
    ("date", "as the id"),
    ("meta", "the caller's own"),
    ("counts", "not of a quote"),
    ("text", "not of a quote"),
    ("articles.text", "not of a quote"),
    ("summary", "not of a quote"),
    ("keywords", "not of a quote"),
    ("sentences", "not of a quote"),
    ("mentioned", "not of a quote"),
    ("warnings", "not of a quote"),
    ("tone.hits", "not of a quote"),
    ("speakers.role_source", "for who reads JSON"),
    ("speakers.roles", "a list; the role is the last of them"),
    ("speakers.country_source", "for who reads JSON"),
    ("speakers.aliases", "a list"),
    ("speakers.quotes", "the rows say it"),
    ("speakers.tone.hits", "of its quotes"),
    ("quotes.article", "the id says it"),
    ("quotes.speaker", "the name says it"),
    ("quotes.sources", "a list"),
    ("quotes.context.start", "the place of its quote is given"),
    ("quotes.context.end", "the place of its quote is given"),
    ("quotes.mention.start", "for who reads JSON"),
    ("quotes.mention.end", "for who reads JSON"),
    ("quotes.cue.start", "for who reads JSON"),
    ("quotes.cue.end", "for who reads JSON"),
    ("quotes.addressee.start", "for who reads JSON"),
    ("quotes.addressee.end", "for who reads JSON"),
    ("quotes.addressee.text", "shown where the name is not known"),
    ("quotes.tone.terms", "a list"),
    ("quotes.explain", "a list"),
];

#[cfg(feature = "csv")]
#[test]
fn csv_shows_each_field_or_says_why_not() {
    let page = page("csv", Ok(made::report()));
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(page.as_bytes()).into_records().flatten().collect();
    assert_eq!(rows.len(), made::report().quotes.unwrap().len());
    let cells: Vec<&str> = rows.iter().flatten().collect();
    each_field_is(LEFT_OUT_OF_CSV, |path, value| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        // A score is a number, and whole ones need no point.
        let is_shown = cells.contains(&value.as_str()) || value == "0.0" && cells.contains(&"0");
        is_shown || LEFT_OUT_OF_CSV.iter().any(|(listed, _)| path.starts_with(&format!("{listed}.")))
    });
}

/// Each field of the made report is shown, or listed with its path or that of a field that holds it.
fn each_field_is(left_out: &[(&str, &str)], shown: impl Fn(&str, &Value) -> bool) {
    let mut leaves = Vec::new();
    collect(&serde_json::to_value(made::report()).unwrap(), String::new(), &mut leaves);
    for (path, value) in &leaves {
        let listed = left_out.iter().any(|(listed, _)| listed == path);
        assert!(listed || shown(path, value), "{path} = {value} is neither shown nor listed");
    }
    for (listed, _) in left_out {
        let is_of = |path: &str| path == *listed || path.starts_with(&format!("{listed}."));
        assert!(leaves.iter().any(|(path, _)| is_of(path)), "there is no {listed}");
    }
}

/// The fields that hold no others, each with its path.
fn collect(value: &Value, path: String, leaves: &mut Vec<(String, Value)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect(value, below(key), leaves)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, path.clone(), leaves)),
        Value::Null => {}
        leaf => leaves.push((path, leaf.clone())),
    }
}

fn shown(path: &str, value: &Value, words: &str) -> bool {
    match value {
        // The made quote without tone words: there neutral and nought mean that.
        Value::String(text) if text == "neutral" => words.contains("no tone words"),
        Value::Number(number) if number.is_f64() && number.as_f64() == Some(0.0) => words.contains("no tone words"),
        Value::String(text) => words.contains(&*onrecord::render::visible(text)),
        Value::Bool(true) => words.contains(path.rsplit('.').next().unwrap()),
        Value::Number(number) if path == "quotes.sources.article" => {
            let number = number.as_u64().unwrap() + 1;
            number == 1 || words.contains(&format!("also in article {number}"))
        }
        Value::Number(number) if path.ends_with("article") => {
            words.contains(&format!("[{}]", number.as_u64().unwrap() + 1))
        }
        Value::Number(number) if number.is_f64() => words.contains(&format!("{:.2}", number.as_f64().unwrap().abs())),
        // A zero and a one are said in words.
        Value::Number(number) => number.as_u64() < Some(2) || words.contains(&number.to_string()),
        _ => true,
    }
}

/// So that the test above tests something.
#[test]
fn the_made_report_fills_every_field() {
    let json = page("jsonl", Ok(made::report()));
    let code = include_str!("../src/report.rs");
    let fields = code.lines().filter_map(|line| line.strip_prefix("    pub ")?.split_once(": "));
    let mut count = 0;
    for (field, _) in fields.filter(|(field, _)| !["span", "passage"].contains(field)) {
        assert!(json.contains(&format!("\"{field}\":")), "{field} is missing");
        count += 1;
    }
    assert!(count > 60, "{count} fields");
}

#[test]
fn colours_add_nothing_but_colour() {
    let mut style = explaining();
    style.color = true;
    let mut colored = Vec::new();
    format("text").unwrap().write(&mut colored, &Ok(made::report()), &style);
    let colored = String::from_utf8(colored).unwrap();
    let mut plain = String::new();
    for (index, piece) in colored.split("\u{1B}[").enumerate() {
        plain.push_str(if index == 0 { piece } else { piece.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, page("text", Ok(made::report())));
    assert!(colored.contains("\u{1B}[1mIlse Brandt\u{1B}[0m, President"), "{colored}");
    assert!(colored.contains("who heard a “\u{1B}[1mfriendly \\u{1b}[31mword\u{1B}[0m”"), "{colored}");
}

#[test]
fn without_figures_people_are_still_told_why() {
    let mut out = Vec::new();
    format("text").unwrap().write(&mut out, &Ok(made::report()), &Style::default());
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("tone warm (+0.28) despite\n          “promise”\n"), "{text}");
    assert!(!text.contains("toned:"), "{text}");
}

#[test]
fn fragments_of_one_sentence_stand_in_it_together() {
    let report = analyze("Ann Lee said the talks were “slow” but “useful”.", &Options::default());
    let page = page("text", Ok(report));
    let lines = "    Ann Lee said the talks were “slow” but “useful”.\n        “slow”: tone";
    assert!(page.contains(lines) && page.contains("\n        “useful”: tone"), "{page}");
}
