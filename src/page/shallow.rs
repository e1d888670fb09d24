//! A page as a tree that is never deep.

use std::cell::RefCell;

use dom_query::Document;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};

use super::read;

/// Elements inside each other; deeper ones are left out, but not their text. Browsers stop at 512. The tree's builder
/// looks through all that are open at each tag, so that ten thousand would take a minute.
const MAX_DEPTH: usize = 256;

/// Parses a page as browsers do.
pub(super) fn parse(html: &str) -> Document {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    read(html, Shallow { builder, open: RefCell::default() }).builder.sink.finish()
}

/// Passes the tags on that do not go too deep.
struct Shallow<S> {
    builder: S,
    open: RefCell<Open>,
}

/// What is open, as far as tags tell.
#[derive(Default)]
struct Open {
    names: Vec<LocalName>,
    /// Open ones that were left out.
    beyond: usize,
}

impl<S: TokenSink> TokenSink for Shallow<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        match &token {
            // The tree would keep them all: nobody asks for them.
            Token::ParseError(_) => TokenSinkResult::Continue,
            TagToken(tag) if !self.open.borrow_mut().passes(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Open {
    fn passes(&mut self, tag: &Tag) -> bool {
        match tag.kind {
            _ if is_flat(&tag.name) || tag.self_closing && self.is_drawing() => true,
            StartTag if self.names.len() < MAX_DEPTH => {
                self.names.push(tag.name.clone());
                true
            }
            StartTag => {
                self.beyond += 1;
                false
            }
            EndTag if self.beyond > 0 => {
                self.beyond -= 1;
                false
            }
            EndTag => {
                let open = self.names.iter().rposition(|name| *name == tag.name);
                self.names.truncate(open.unwrap_or(self.names.len()));
                true
            }
        }
    }

    /// Inside a picture, unlike in text, `<path/>` is closed.
    fn is_drawing(&self) -> bool {
        self.names.iter().any(|name| matches!(*name, local_name!("svg") | local_name!("math")))
    }
}

/// Elements that hold no others (`<br>`), whose content is not markup (`<script>`), or that the next of their kind
/// closes: old pages open a thousand `<p>` and close none.
fn is_flat(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("plaintext")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
            | local_name!("body")
            | local_name!("head")
            | local_name!("html")
            | local_name!("caption")
            | local_name!("colgroup")
            | local_name!("dd")
            | local_name!("dt")
            | local_name!("li")
            | local_name!("optgroup")
            | local_name!("option")
            | local_name!("p")
            | local_name!("rp")
            | local_name!("rt")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(html: &str) -> usize {
        let document = parse(html);
        let depths = document.select("*").nodes().iter().map(|node| node.ancestors_it(None).count()).max();
        depths.unwrap_or_default()
    }

    #[test]
    fn what_is_deep_becomes_flat_and_keeps_its_text() {
        let deep = format!("{}Talks{} began", "<div>".repeat(3000), "</div>".repeat(3000));
        assert!(depth(&deep) < MAX_DEPTH + 5);
        assert_eq!(parse(&deep).select("body").text().as_ref(), "Talks began");
        assert_eq!(depth("<p>a<div><b>c</b></div>"), 4);
    }

    #[test]
    fn what_is_long_but_not_deep_stays_as_it_is() {
        for piece in [
            "<p>a",
            "<li>a",
            "<div>a</div>",
            "<br>",
            "<tr><td>a",
            "<p><i>a</i>",
            "<a><b>c</a>",
            "&amp; &nosuch; &a",
            "a\0b",
        ] {
            let html = piece.repeat(1000);
            assert_eq!(parse(&html).html(), Document::from(html.as_str()).html(), "{piece}");
        }
        let picture = format!("<svg>{}</svg><p>Talks</p><div>began</div>", "<path/>".repeat(1000));
        assert_eq!(parse(&picture).html(), Document::from(picture.as_str()).html());
    }

    #[test]
    fn a_script_beyond_is_no_text() {
        let html = format!("{}<script>Buy</script><style>p</style>Talks", "<div>".repeat(1000));
        assert_eq!(parse(&html).select("body script").length(), 1);
    }
}
