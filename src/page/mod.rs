//! The article of a web page: its paragraphs, without menus, advertisements and captions.

mod feed;
mod kind;
mod linked;
mod open;
mod paragraphs;
mod shallow;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::error::Failure;

/// What a page says.
#[derive(Debug, PartialEq)]
pub(crate) struct Page {
    /// Paragraphs, parted by blank lines.
    pub(crate) text: String,
    pub(crate) title: Option<String>,
    /// As the page gives it, which is ISO 8601 nearly always.
    pub(crate) date: Option<String>,
    /// A BCP 47 tag.
    pub(crate) lang: Option<String>,
}

/// The article of a page.
pub(crate) fn page(html: &str) -> Result<Page, Failure> {
    let none = || Failure::new("no-article", "no article was found in this page");
    let document = shallow::parse(html);
    let (linked, date) = (linked::linked(&document), date(&document));
    let config = Config { disable_json_ld: true, ..Config::default() };
    // No address of the page is known, and none is asked: this cannot fail.
    let mut reader = Readability::with_document(document, None, Some(config)).map_err(|_| none())?;
    let article = reader.parse().map_err(|_| none())?;
    let text = paragraphs::text(&article.content);
    if text.is_empty() {
        return Err(none());
    }
    let title = linked.title.or(Some(article.title)).filter(|title| !title.is_empty());
    let date = linked.date.or(article.published_time).or(date);
    Ok(Page { text, title, date, lang: article.lang })
}

/// Where pages give their date that have none where the library looks for it.
const DATES: [(&str, &str); 2] = [
    ("meta[itemprop=datePublished], meta[name=date], meta[name=pubdate], meta[name='DC.date.issued']", "content"),
    ("time[datetime]", "datetime"),
];

fn date(document: &Document) -> Option<String> {
    let dates = DATES.iter().filter_map(|(element, attribute)| document.select(element).attr(attribute));
    dates.map(|date| date.trim().to_owned()).find(|date| !date.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALKS: &str = "<p>The talks between the two countries, which began on Tuesday, went on for a second day, said \
        Ann Lee, the prime minister of Norway, on the steps of the old palace.</p>\n\
        <p>“We agree,” she told reporters, and added that the tariff on fish, which had been in force for twelve \
        years, would fall by half in May, and by the rest of it in the year after.</p>";

    fn html(head: &str, body: &str) -> String {
        format!("<!DOCTYPE html><html lang=\"en-GB\"><head>{head}</head><body>{body}</body></html>")
    }

    #[test]
    fn the_article_is_found_among_the_rest() {
        let menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/world>World</a></li></ul></nav>";
        let more = "<aside><h3>Related</h3><ul><li><a href=/x>Ten best boats</a></li></ul></aside>\
            <footer>© 2031 The Quay Post. <a href=/privacy>Privacy</a></footer><script>var x = '<p>Buy</p>';</script>";
        let body = format!("{menu}<article><h1>Talks go on</h1>{TALKS}</article>{more}");
        let page = page(&html("<title>Talks go on | The Quay Post</title>", &body)).unwrap();
        assert_eq!(page.title.as_deref(), Some("Talks go on | The Quay Post"));
        assert_eq!(page.lang.as_deref(), Some("en-GB"));
        assert!(page.text.starts_with("The talks between"), "{}", page.text);
        assert!(page.text.contains("palace.\n\n“We agree,” she"), "{}", page.text);
        assert!(page.text.ends_with("the year after."), "{}", page.text);
    }

    #[test]
    fn dates_are_taken_from_wherever_pages_give_them() {
        let structured = r#"<script type="application/ld+json">{"@context": "https://schema.org",
            "@type": "NewsArticle", "headline": "Talks", "datePublished": "2031-04-17T08:00Z"}</script>"#;
        for (head, body, date) in [
            (structured, "", Some("2031-04-17T08:00Z")),
            (
                "<meta property='article:published_time' content='2031-04-17'>",
                "<time datetime=2030>",
                Some("2031-04-17"),
            ),
            ("<meta itemprop=datePublished content='2031-04-17'>", "", Some("2031-04-17")),
            ("<meta name=date content=' 2031-04-17 '>", "<time datetime=2030>", Some("2031-04-17")),
            ("", "<time datetime='2031-04-17'>Thursday</time>", Some("2031-04-17")),
            ("<meta name=date content=''>", "<time>Thursday</time>", None),
        ] {
            let page = page(&html(head, &format!("{body}<article>{TALKS}</article>"))).unwrap();
            assert_eq!(page.date.as_deref(), date, "{head} {body}");
        }
    }

    #[test]
    fn nothing_found_is_a_failure() {
        for html in [
            "",
            "<html></html>",
            "<img src=a.png>",
            "<script>Talks began.</script>",
            "<!-- Talks began. -->",
            "<p> &nbsp; </p>",
        ] {
            assert_eq!(page(html).map_err(|failure| failure.code), Err("no-article"), "{html}");
        }
    }

    #[test]
    fn deep_nesting_neither_fills_the_stack_nor_takes_for_ever() {
        for (open, close) in [
            ("<div>", "</div>"),
            ("<div>", ""),
            ("<dl><dt>a<dd>", ""),
            ("<table><tr><td>", ""),
            ("<b>", "</b>"),
            ("<svg><g>", ""),
            ("<blockquote>", ""),
            ("<ul><li>", "</ul>"),
            ("<font size=1><a href=x>", ""),
            ("<template>", ""),
        ] {
            let body = format!("{}{TALKS}{}", open.repeat(3_000), close.repeat(3_000));
            // That it comes back at all is what matters; a page inside a template has no text.
            assert!(page(&html("", &body)).is_ok() || open == "<template>" || open == "<svg><g>", "{open}");
        }
    }
}
