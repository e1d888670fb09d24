//! The format html, read back by a parser.

#![allow(missing_docs, reason = "a test")]
#![cfg(feature = "page")]

mod made;

use std::collections::HashSet;

use base64::Engine;
use onrecord::render::{Style, format};
use onrecord::report::{Id, Report};
use onrecord::{Failure, Options, Outcome, Section, analyze};
use scraper::{ElementRef, Html, Selector};
use sha2::Digest;

fn text_of(outcomes: &[Outcome]) -> String {
    let mut page = Vec::new();
    format("html").unwrap().write_list(&mut page, outcomes, &Style::default());
    String::from_utf8(page).unwrap()
}

/// The page as a browser reads it; it finds no fault in it.
fn read(outcomes: &[Outcome]) -> Html {
    let text = text_of(outcomes);
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}\n{text}", page.errors);
    page
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef) -> String {
    element.text().collect()
}

fn report(text: &str) -> Report {
    let mut options = Options::default();
    options.sections = options.sections.with(Section::Text);
    options.terms = true;
    analyze(text, &options)
}

const TALKS: &str = "Ann Lee, the prime minister of Norway, left early. “It was a vile disgrace, and we will never \
    forgive it,” she told reporters.\n\nPark Jin-ho, the president of South Korea, said that he was grateful. “We were \
    glad of the talks,” he said.";

#[test]
fn each_quote_is_linked_to_its_place_and_back() {
    let page = read(&[Ok(report(TALKS)), Err(Failure::new("folder", "this is a folder").of("b")), Ok(report(TALKS))]);
    let ids: Vec<&str> = all(&page, "[id]").iter().map(|element| element.attr("id").unwrap()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "an id is there twice: {ids:?}");
    for link in all(&page, "a[href]") {
        let to = link.attr("href").unwrap().strip_prefix('#').expect("a place on the page");
        assert!(ids.contains(&to), "{to} is nowhere");
    }
    let listed = all(&page, ".quotes > li").len();
    assert_eq!((listed, all(&page, "a.quote[id]").len(), all(&page, ".quotes a.place").len()), (6, 6, 6));
    for quote in all(&page, "a.quote") {
        assert!(ids.contains(&quote.attr("aria-describedby").unwrap()));
        assert!(quote.attr("data-tip").unwrap().contains("confidence"));
    }
}

#[test]
fn a_page_of_many_begins_with_its_leaders_and_articles() {
    let page = read(&[Ok(report(TALKS)), Err(Failure::new("folder", "this is a folder").of("b")), Ok(report(TALKS))]);
    let rows: Vec<Vec<String>> =
        all(&page, "nav tbody tr").iter().map(|row| row.child_elements().map(words).collect()).collect();
    assert_eq!(rows[0][..5], ["Park Jin-ho", "South Korea", "4", "2", "12"].map(str::to_owned));
    assert_eq!(rows[1][..5], ["Ann Lee", "Norway", "2", "2", "22"].map(str::to_owned));
    assert_eq!(all(&page, "nav ol li").len(), 3);
    assert_eq!(words(all(&page, "article.one")[1]), "Not reported: b: this is a folder");
    assert!(all(&read(&[]), "nav").len() == 1, "a page of no articles is a page");
}

#[test]
fn the_article_stands_whole_and_in_its_marks() {
    let page = read(&[Ok(report(TALKS))]);
    let paragraphs: Vec<String> = all(&page, ".text p").into_iter().map(words).collect();
    assert_eq!(paragraphs.join("\n\n"), TALKS);
    let marked = |selector| all(&page, selector).into_iter().map(words).collect::<Vec<_>>();
    assert_eq!(marked("a.quote")[0], "It was a vile disgrace, and we will never forgive it,");
    assert!(marked("u.against").contains(&"disgrace".to_owned()), "{:?}", marked("u.against"));
    assert!(marked("u.for").contains(&"grateful".to_owned()), "{:?}", marked("u.for"));
    assert!(marked("b.key").concat().starts_with("key sentenceAnn Lee"), "{:?}", marked("b.key"));
}

#[test]
fn offsets_in_characters_mark_the_same_words() {
    let text = format!("ÅLESUND – {TALKS}");
    let bytes = report(&text);
    let mut characters = bytes.clone();
    characters.offsets = onrecord::report::Offsets::Chars;
    let count = |offset: &mut u32| *offset = text[..*offset as usize].chars().count() as u32;
    let quotes = characters.quotes.iter_mut().flatten().map(|quote| &mut quote.passage);
    for passage in quotes.chain(characters.summary.iter_mut().flat_map(|s| &mut s.sentences).map(|s| &mut s.passage)) {
        count(&mut passage.span.start);
        count(&mut passage.span.end);
    }
    let marked = |report| all(&read(&[Ok(report)]), ".text a, .text b").into_iter().map(words).collect::<Vec<_>>();
    assert_eq!(marked(characters).concat(), marked(bytes).concat());
}

#[test]
fn without_the_text_there_is_no_link_to_it() {
    let page = read(&[Ok(analyze(TALKS, &Options::default()))]);
    assert_eq!((all(&page, ".text").len(), all(&page, ".quotes > li").len()), (0, 3));
    assert_eq!(all(&page, "a[href]").len(), 1, "but to the legend");
    let mut options = Options::default();
    options.sections = "text,tone".parse().unwrap();
    assert_eq!(all(&read(&[Ok(analyze(TALKS, &options))]), ".text p").len(), 2);
}

#[test]
fn each_article_of_a_digest_has_its_own_marks() {
    let articles = [TALKS, "Eva Berg, the president of Norway, said: “We accept.”"].map(onrecord::Article::from);
    let mut options = Options::default();
    options.sections = options.sections.with(Section::Text);
    let page = read(&[Ok(onrecord::digest(&articles, &options))]);
    let marked = |text: &ElementRef| text.select(&Selector::parse("a.quote").unwrap()).map(words).collect::<Vec<_>>();
    let marked: Vec<_> = all(&page, ".text").iter().map(marked).collect();
    assert_eq!((marked.len(), marked[0].len()), (2, 3), "{marked:?}");
    assert_eq!(marked[1], ["We accept."]);
}

/// Whatever strangers write in whatever field.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></p><iframe>",
    "--><!-- <![CDATA[ ]]>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "a\u{2028}b\u{2029}c\u{0}d\u{1B}[2J",
    "\u{202E}gpj.exe\u{2066}\u{200F}",
    "javascript:alert(1)",
];

#[test]
fn nothing_that_strangers_write_is_markup() {
    let plain = read(&[Ok(made::report())]);
    let tags = |page: &Html| all(page, "*").iter().map(|element| element.value().name().to_owned()).collect::<Vec<_>>();
    for hostile in HOSTILE {
        let mut report = made::report();
        let text = || Some((*hostile).to_owned());
        (report.id, report.title, report.date) = (text().map(Id::Text), text(), text());
        report.lang = (*hostile).to_owned();
        report.program = (*hostile).to_owned();
        for speaker in report.speakers.iter_mut().flatten() {
            speaker.name = (*hostile).to_owned();
            (speaker.role, speaker.country) = (speaker.role.as_ref().and(text()), speaker.country.as_ref().and(text()));
            speaker.aliases = vec![(*hostile).to_owned()];
        }
        for quote in report.quotes.iter_mut().flatten() {
            quote.passage.text = (*hostile).to_owned();
            quote.mention.iter_mut().for_each(|mention| mention.text = (*hostile).to_owned());
            quote.addressee.iter_mut().for_each(|hearer| hearer.name = text());
        }
        for term in
            report.quotes.iter_mut().flatten().flat_map(|quote| quote.tone.as_mut()?.as_mut()?.terms.as_mut()).flatten()
        {
            term.passage.text = (*hostile).to_owned();
        }
        report.keywords.iter_mut().flatten().for_each(|keyword| keyword.text = (*hostile).to_owned());
        report.warnings[0].message = (*hostile).to_owned();
        report.articles.as_mut().unwrap()[0].title = text();
        let page = read(&[Ok(report)]);
        assert_eq!(tags(&page), tags(&plain), "{hostile}");
        let attributes =
            all(&page, "*").into_iter().flat_map(|element| element.value().attrs()).map(|(name, _)| name.to_owned());
        assert!(attributes.clone().all(|name| !name.starts_with("on")), "{hostile}");
        let obeyed = |c: char| c.is_control() && c != '\n' || ('\u{202A}'..='\u{202E}').contains(&c) || c == '\u{200F}';
        assert!(!text_of(&[Ok(made::report())]).contains(obeyed), "{hostile}");
    }
}

#[test]
fn a_hostile_article_is_read_and_shown() {
    let mut articles: Vec<Outcome> = HOSTILE
        .iter()
        .map(|hostile| Ok(report(&format!("“{hostile} is good,” said {hostile} Ann Lee. {hostile}\n{hostile}"))))
        .collect();
    articles.push(Err(Failure::new("bad", HOSTILE[1]).of(HOSTILE[0])));
    let page = read(&articles);
    assert!(all(&page, "script, img, iframe, i").is_empty());
    assert_eq!(all(&page, "article.one").len(), HOSTILE.len() + 1);
}

#[test]
fn nothing_runs_and_nothing_is_loaded() {
    let page = read(&[Ok(made::report())]);
    let policy = all(&page, "meta[http-equiv]")[0].attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    let style = words(all(&page, "style")[0]);
    let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(style));
    assert!(policy.contains(&format!("'sha256-{hash}'")), "put sha256-{hash} into POLICY");
    assert!(all(&page, "[style], [src], link, script").is_empty());
}
