//! What holds of every report and every page, whatever the text. The properties and the targets of `fuzz/` share it.

#[path = "../spans/mod.rs"]
mod spans;

use onrecord::render::{Format, Style};
use onrecord::{Outcome, Report, Span};
use scraper::Html;
use serde_json::Value;
use serde_json::value::RawValue;

/// Whether everything in the report on these texts is true and in range.
pub(crate) fn report(report: &Report, texts: &[&str]) {
    let value = serde_json::to_value(report).expect("a report is JSON");
    spans::each_span(&value, &mut |article, start, end, shown| assert_eq!(texts[article].get(start..end), Some(shown)));
    numbers(&value);
    sentences(report, texts);
    summary(report);
    quotes(report);
    for warning in &report.warnings {
        let is_there =
            |start: u32| texts[warning.article.unwrap_or_default()].is_char_boundary(usize::try_from(start).unwrap());
        assert!(warning.start.is_none_or(is_there), "{warning:?}");
    }
}

/// Scores are numbers, which JSON shows as null if they are not finite; those of tone lie between -1 and 1, and others
/// where their documentation says.
fn numbers(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(numbers),
        Value::Object(fields) => {
            for name in ["score", "valence", "centrality", "position", "cues"] {
                assert!(fields.get(name).is_none_or(Value::is_f64), "{name} of {value}");
            }
            let lies = |name: &str, least: f64, most: f64| {
                let value = fields.get(name).and_then(Value::as_f64);
                assert!(value.is_none_or(|value| (least..=most).contains(&value)), "{name} of {fields:?}");
            };
            lies("centrality", 0.0, 1.0);
            lies("valence", -1.3, 1.3);
            if fields.contains_key("label") {
                assert!(fields["score"].as_f64().is_some_and(|score| (-1.0..=1.0).contains(&score)), "{value}");
            }
            fields.values().for_each(numbers);
        }
        _ => {}
    }
}

/// Every character but space lies in one sentence, and the sentences stand in order.
fn sentences(report: &Report, texts: &[&str]) {
    let Some(sentences) = &report.sentences else { return };
    assert_eq!(sentences.len(), report.counts.sentences);
    for (article, text) in texts.iter().enumerate() {
        let of_article = sentences.iter().filter(|sentence| sentence.article.unwrap_or_default() == article);
        let mut end = 0;
        for Span { start, end: next } in of_article.map(|sentence| sentence.passage.span) {
            let (start, next) = (start as usize, next as usize);
            assert!(end <= start && start < next, "{end} {start} {next}");
            assert!(text[end..start].trim().is_empty(), "something between sentences at {end}");
            assert_eq!(text[start..next].trim(), &text[start..next]);
            end = next;
        }
        assert!(text[end..].trim().is_empty(), "something after the last sentence, at {end}");
    }
}

fn summary(report: &Report) {
    let weights: Vec<f64> = report.keywords.iter().flatten().map(|keyword| keyword.score).collect();
    assert!(
        weights.first().is_none_or(|first| (first - 1.0).abs() < 1e-9) && weights.is_sorted_by(|a, b| a >= b),
        "{weights:?}"
    );
    assert!(weights.last().is_none_or(|last| *last >= 0.0), "{weights:?}");
    let sentences = report.summary.iter().flat_map(|summary| &summary.sentences);
    let places: Vec<_> = sentences.map(|sentence| (sentence.article, sentence.index, sentence.passage.span)).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    assert!(places.iter().all(|&(_, index, _)| index < report.counts.sentences), "{places:?}");
}

fn quotes(report: &Report) {
    let quotes = report.quotes.as_deref().unwrap_or_default();
    let speakers = report.speakers.as_deref().unwrap_or_default();
    assert!(quotes.is_sorted_by_key(|quote| (quote.article, quote.passage.span.start)));
    for (index, quote) in quotes.iter().enumerate() {
        assert!(quote.sentence < report.counts.sentences, "{quote:?}");
        assert!(quote.continues.is_none_or(|before| before < index), "{quote:?}");
        assert!(quote.confidence.is_none_or(|share| (0.0..=1.0).contains(&share)), "{quote:?}");
        let speaker = quote.speaker.flatten();
        assert!(speaker.is_none_or(|speaker| speakers[speaker].quotes.contains(&index)), "{quote:?}");
    }
    for (index, speaker) in speakers.iter().enumerate() {
        assert!(!speaker.name.is_empty() && speaker.quotes.is_sorted_by(|a, b| a < b), "{speaker:?}");
        let are_theirs = |&quote: &usize| report.quotes.is_none() || quotes[quote].speaker == Some(Some(index));
        assert!(speaker.quotes.iter().all(are_theirs), "{speaker:?}");
    }
}

/// The page of an outcome, if it is what its format promises and nothing in it is obeyed where it is shown.
pub(crate) fn page(format: &Format, outcome: &Outcome, style: &Style) -> Vec<u8> {
    let mut page = Vec::new();
    format.write(&mut page, outcome, style);
    let text = std::str::from_utf8(&page).expect("a page is UTF-8");
    match format.name {
        "json" | "jsonl" => {
            // Not a value: an id such as 1e999 is given back as it came, and fits no number of a program.
            serde_json::from_str::<&RawValue>(text).expect("JSON");
            assert!(format.name == "json" || text.find('\n') == Some(text.len() - 1), "one line: {text}");
        }
        "csv" => cells(text),
        "html" => elements(text),
        "markdown" => {
            let mut options = markdown::Options::gfm();
            options.compile.allow_dangerous_html = true;
            options.compile.allow_dangerous_protocol = true;
            elements(&markdown::to_html_with_options(text, &options).expect("any text is Markdown"));
        }
        _ if style.color => {
            let mut plain = style.clone();
            plain.color = false;
            let plain = self::page(format, outcome, &plain);
            assert_eq!(without_color(text).as_bytes(), plain, "colour adds nothing else");
        }
        _ => assert!(!text.chars().any(|c| c != '\n' && c.is_control() || turns(c)), "{text:?}"),
    }
    page
}

/// Rows are as long as the header, and no cell is what a spreadsheet would compute.
fn cells(page: &str) {
    for row in csv::Reader::from_reader(page.as_bytes()).records() {
        let row = row.expect("as many cells as the header has");
        let is_computed = |cell: &str| cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
        assert!(!row.iter().any(is_computed), "{row:?}");
    }
}

/// A parser finds no fault in a page, and nothing in it that runs, loads or leads elsewhere.
fn elements(page: &str) {
    let is_hidden = |c: char| c.is_control() && !c.is_whitespace() || turns(c);
    assert!(!page.contains(is_hidden), "{page:?}");
    let html = if page.starts_with("<!DOCTYPE") { Html::parse_document(page) } else { Html::parse_fragment(page) };
    assert!(html.errors.is_empty(), "{:?}\n{page}", html.errors);
    for element in html.root_element().descendent_elements() {
        let (name, mut attributes) = (element.value().name(), element.value().attrs());
        assert!(!["base", "embed", "form", "iframe", "img", "link", "object", "script"].contains(&name), "{page}");
        let is_inert = |(name, value): (&str, &str)| match name {
            "href" => value.starts_with('#'),
            "src" => false,
            _ => !name.starts_with("on"),
        };
        assert!(attributes.all(is_inert), "{}\n{page}", element.html());
    }
}

/// Without the escapes that a writer puts in for colour.
fn without_color(text: &str) -> String {
    let mut pieces = text.split("\u{1B}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or(piece, |(_, rest)| rest))
}

/// Marks that turn the direction of what stands after them.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
