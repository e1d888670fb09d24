//! What a page says of its article to search engines: JSON-LD, in a script that no browser runs.
//!
//! The library that finds the article would read it too, but with a parser that takes a stranger's bytes for UTF-8
//! unasked: `"\u000é"` gave it half a letter.

use dom_query::Document;
use serde_json::{Map, Value};

use super::paragraphs;

/// Of what is linked, what a report has.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
}

/// What the first article in it says.
pub(super) fn linked(document: &Document) -> Linked {
    let scripts = document.select("script[type='application/ld+json']");
    let texts = scripts.nodes().iter().map(|node| node.text());
    texts.filter_map(|text| read(&text)).next().unwrap_or_default()
}

fn read(json: &str) -> Option<Linked> {
    let json = json.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    // Its parser goes no deeper than 128 levels.
    let value: Value = serde_json::from_str(json).ok()?;
    let article = article(&value)?;
    let text = |field: &str| {
        // Some write it for HTML: `Ann &amp; Bob`.
        let text = paragraphs::text(article.get(field)?.as_str()?);
        Some(text).filter(|text| !text.is_empty())
    };
    Some(Linked { title: text("headline").or_else(|| text("name")), date: text("datePublished") })
}

/// An article, alone, in a list, or in a graph.
fn article(value: &Value) -> Option<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(object) if object.get("@type").is_some_and(is_article) => Some(object),
        Value::Object(object) => article(object.get("@graph")?),
        _ => None,
    }
}

/// `NewsArticle`, `OpinionNewsArticle`, `LiveBlogPosting` and others; a list where it is two things.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::Array(kinds) => kinds.iter().any(is_article),
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("Report"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(scripts: &[&str]) -> [Option<String>; 2] {
        let scripts: String =
            scripts.iter().map(|json| format!("<script type='application/ld+json'>{json}</script>")).collect();
        let Linked { title, date } = linked(&Document::from(scripts));
        [title, date]
    }

    #[test]
    fn the_article_is_found_wherever_it_is_linked() {
        let talks = r#"{"@type": "NewsArticle", "headline": "Talks go on", "datePublished": "2031-04-17"}"#;
        let site = r#"{"@type": "WebSite", "name": "The Quay Post"}"#;
        let both = [Some("Talks go on".to_owned()), Some("2031-04-17".to_owned())];
        for script in [
            talks.to_owned(),
            format!("\n<![CDATA[ {talks} ]]>"),
            format!("[{site}, {talks}]"),
            format!(r#"{{"@graph": [{site}, {talks}]}}"#),
            talks.replace("\"NewsArticle\"", r#"["Thing", "ReportageNewsArticle"]"#),
        ] {
            assert_eq!(found(&[site, "{", &script]), both, "{script}");
        }
        for script in [site, "", "5", "[]", r#"{"headline": "Talks"}"#, r#"{"@graph": {"@type": 1}}"#] {
            assert_eq!(found(&[script]), [None, None], "{script}");
        }
    }

    #[test]
    fn titles_are_text() {
        for (title, text) in [
            (r#""headline": " Ann &amp; <b>Bob</b>\n""#, Some("Ann & Bob")),
            (r#""headline": "", "name": "Talks""#, Some("Talks")),
            (r#""headline": ["Talks"]"#, None),
            (r#""headline": "\u000é""#, None),
            (r#""headline": "\ud83d""#, None),
        ] {
            assert_eq!(found(&[&format!(r#"{{"@type": "Report", {title}}}"#)])[0].as_deref(), text, "{title}");
        }
        let deep = format!(r#"{{"@type": "Report", "headline": {}"#, "[".repeat(100_000));
        assert_eq!(found(&[&deep]), [None, None]);
    }
}
