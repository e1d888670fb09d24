//! A page as a tree that is never deep, from tags that never overlap.
//!
//! The builder of the tree does as browsers do, and there what one tag costs depends on all that are open: each `</a>`
//! that closes too early is repaired through the whole of them, each paragraph opens again what the last one left open.
//! 64 KB of `<a><div></a>` took three seconds and of `<p>` after 250 times `<b id=1>` half a gigabyte. So it is given
//! only what it can take in its stride: of each element that it holds open this filter knows, and closes it by name.

use std::cell::RefCell;

use dom_query::Document;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    CharacterTokens, CommentToken, EndTag, StartTag, Tag, TagKind, TagToken, Token, TokenSink, TokenSinkResult,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};

use super::feed::read;
use super::kind::{Kind, closes_drawing, kind};
use super::open::Open;

/// Elements inside each other; deeper ones are left out, but not their text and paragraphs. Browsers stop at 512, pages
/// seldom come to 50; the builder looks through all that are open at many a tag.
const MAX_DEPTH: usize = 100;

/// Bytes of text in one node of the tree: to write a node as HTML takes time squared in its signs to be escaped.
const MAX_TEXT: usize = 1024;

/// Parses a page nearly as browsers do.
pub(super) fn parse(html: &str) -> Document {
    parse_within(html, MAX_DEPTH)
}

fn parse_within(html: &str, max_depth: usize) -> Document {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    read(html, Shallow { builder, state: RefCell::new(State::new(max_depth)) }).builder.sink.finish()
}

/// Passes on what the builder can take.
struct Shallow<S> {
    builder: S,
    state: RefCell<State>,
}

struct State {
    open: Open,
    /// Bytes of text since the last tag or part.
    text: usize,
    /// The element that holds only text, if in one.
    raw: Option<RawKind>,
    /// Inside a picture, of which nothing is passed on.
    in_drawing: bool,
}

impl<S: TokenSink> TokenSink for Shallow<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        match token {
            // The tree would keep them all: nobody asks for them.
            Token::ParseError(_) => TokenSinkResult::Continue,
            TagToken(tag) => self.tag(tag, line),
            CharacterTokens(_) if self.state.borrow().in_drawing => TokenSinkResult::Continue,
            CharacterTokens(text) => self.text(text, line),
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

impl<S: TokenSink> Shallow<S> {
    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<S::Handle> {
        let mut state = self.state.borrow_mut();
        if !state.sees(&tag) {
            return TokenSinkResult::Continue;
        }
        let (closed, passes) = match tag.kind {
            StartTag => state.open.start(&mut tag),
            EndTag => state.open.end(&tag.name),
        };
        for name in closed {
            let name = name_of_tree(name);
            let _ = self.builder.process_token(TagToken(end_tag(name)), line);
        }
        if !passes {
            return TokenSinkResult::Continue;
        }
        tag.name = name_of_tree(tag.name);
        let result = self.builder.process_token(TagToken(tag), line);
        state.text = 0;
        state.raw = if let TokenSinkResult::RawData(kind) = result { Some(kind) } else { None };
        result
    }

    /// Parts long texts by comments. A title, which nothing can part, ends.
    fn text(&self, text: StrTendril, line: u64) -> TokenSinkResult<S::Handle> {
        let mut state = self.state.borrow_mut();
        let mut from = 0;
        while from < text.len() {
            if state.text >= MAX_TEXT {
                match state.raw {
                    None => _ = self.builder.process_token(CommentToken(StrTendril::new()), line),
                    Some(RawKind::Rcdata) => break,
                    Some(_) => {}
                }
                state.text = 0;
            }
            let end = text.ceil_char_boundary(text.len().min(from + MAX_TEXT - state.text));
            // Tendrils are shorter than 4 GiB.
            let piece = text.subtendril(from as u32, (end - from) as u32);
            let _ = self.builder.process_token(CharacterTokens(piece), line);
            state.text += end - from;
            from = end;
        }
        TokenSinkResult::Continue
    }
}

/// An element that is only a look becomes a `<span>`, which stays closed once it is.
fn name_of_tree(name: LocalName) -> LocalName {
    if kind(&name) == Kind::Look { local_name!("span") } else { name }
}

fn end_tag(name: LocalName) -> Tag {
    Tag { kind: TagKind::EndTag, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

impl State {
    fn new(max_depth: usize) -> Self {
        State { open: Open::new(max_depth), text: 0, raw: None, in_drawing: false }
    }

    /// Whether a tag says anything of the text, which what is in a picture does not. A picture that is left open ends, as
    /// in browsers, with the first tag that no picture has.
    fn sees(&mut self, tag: &Tag) -> bool {
        let opens = tag.kind == StartTag;
        match kind(&tag.name) {
            Kind::Formula => return false,
            Kind::Drawing => {
                self.in_drawing = opens && !tag.self_closing;
                return false;
            }
            _ if self.in_drawing && opens && closes_drawing(&tag.name) => self.in_drawing = false,
            _ => {}
        }
        !self.in_drawing
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn depth(document: &Document) -> usize {
        let depths = document.select("*").nodes().iter().map(|node| node.ancestors_it(None).count()).max();
        depths.unwrap_or_default()
    }

    fn body(document: &Document) -> String {
        document.select("body").text().to_string()
    }

    #[test]
    fn what_is_deep_becomes_flat_and_keeps_its_text() {
        let deep = parse(&format!("{}Talks{} began", "<div>".repeat(3000), "</div>".repeat(3000)));
        assert!(depth(&deep) < MAX_DEPTH + 5);
        assert_eq!(body(&deep), "Talks began");
        assert_eq!(depth(&parse("<p>a<div><span>c</span></div>")), 4);
    }

    #[test]
    fn what_is_long_but_not_deep_stays_as_it_is() {
        for piece in [
            "<p>a",
            "<li>a",
            "<div>a</div>",
            "<br>",
            "<tr><td>a",
            "<p><span>a</span>",
            "<a href=x>b</a>",
            "<a>b<p>c</a>",
            "<a><h2>b</a></h2>c",
            "<option>a",
            "<h1>a</h2>",
            "<table><tr><td>a<div>b</td></table>",
            "<div><span>a</div>b</span>",
            "<object><div>a</object></div>",
            "&amp; &b",
            "a\0b",
        ] {
            let html = piece.repeat(MAX_DEPTH + 10);
            assert_eq!(parse(&html).html(), Document::from(html.as_str()).html(), "{piece}");
        }
    }

    #[test]
    fn what_is_only_a_look_is_left_out() {
        for (html, left) in [
            ("<p>a<b>b</p>c</b>d", "<p>a<span>b</span></p>cd"),
            ("<p><i hidden>a</i><code>b<code>c</code></code>", "<p><span hidden=\"\">a</span><code>bc</code></p>"),
            ("<svg><g><text>x</text></g></svg>a", "a"),
            ("<svg/>a<svg><path>x<p>b", "a<p>b</p>"),
            ("<math><mi>E</mi></math>", "<mi>E</mi>"),
            ("<body class=a><body id=b>c<html lang=en>", "c"),
        ] {
            assert_eq!(parse(html).select("body").inner_html().as_ref(), left, "{html}");
        }
    }

    #[test]
    fn a_script_beyond_is_no_text() {
        let html = format!("{}<script>Buy</script><style>p</style>Talks", "<div>".repeat(1000));
        assert_eq!(parse(&html).select("body script").length(), 1);
    }

    #[test]
    fn a_text_without_end_is_parted_and_a_title_ends() {
        let long = "é & ".repeat(5000);
        let texts = |html: &str| {
            parse(html).select("body").nodes()[0].children().into_iter().filter(|node| node.is_text()).count()
        };
        assert!(texts(&long) == 25 && body(&parse(&long)) == long);
        let document = parse(&format!("<title>{long}</title><script>{long}</script>"));
        let length = |element: &str| document.select(element).text().len();
        assert!(length("title") <= MAX_TEXT + 1);
        assert_eq!(length("script"), long.len());
    }

    /// Elements of each kind, and tables, lists and templates, which have rules of their own.
    const NAMES: &[&str] = &[
        "a",
        "a",
        "b",
        "font",
        "div",
        "section",
        "span",
        "x",
        "p",
        "li",
        "ul",
        "dd",
        "dl",
        "h1",
        "h2",
        "table",
        "tr",
        "td",
        "caption",
        "tbody",
        "colgroup",
        "object",
        "select",
        "option",
        "optgroup",
        "template",
        "button",
        "form",
        "ruby",
        "rt",
        "svg",
        "g",
        "title",
        "math",
        "mi",
        "annotation-xml",
        "foreignobject",
        "code",
        "br",
        "img",
        "pre",
        "noscript",
        "frameset",
        "head",
        "body",
        "html",
    ];

    fn tag() -> impl Strategy<Value = String> {
        let attribute = prop::sample::select(&["", " id=N", "/"][..]);
        let tag = (prop::sample::select(NAMES), any::<bool>(), attribute);
        prop_oneof![1 => Just("word ".to_owned()), 6 => tag.prop_map(|(name, closes, attribute)| {
            if closes { format!("</{name}>") } else { format!("<{name}{attribute}>") }
        })]
    }

    proptest! {
        /// What comes again and again is what grows.
        #[test]
        fn no_tags_make_a_tree_that_is_deep_or_larger_than_they_are(
            first in prop::collection::vec(tag(), 0..8),
            again in prop::collection::vec(tag(), 1..6),
        ) {
            let numbered = |n: usize| again.concat().replace('N', &n.to_string());
            let html: String = first.concat() + &(0..200).map(numbered).collect::<String>();
            let document = parse_within(&html, 20);
            // A cell stands in a row of a part of a table, and each may hold a paragraph that is open.
            let depth = depth(&document);
            prop_assert!(depth < 6 * 20, "{depth} deep");
            let nodes = document.root().descendants_it().count();
            prop_assert!(nodes < 6 * (8 + 200 * again.len()), "{nodes} nodes");
        }
    }
}
