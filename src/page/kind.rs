//! Kinds of elements, by how their tags open and close each other.

use html5ever::{LocalName, local_name};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// How a text looks: the builder opens it again in each paragraph until it is closed.
    Look,
    /// The same, but of a meaning.
    Code,
    /// A picture made of elements.
    Drawing,
    /// Left out with its end tag, and what is in it stays: inside a formula other rules would hold.
    Formula,
    /// `<html>` and `<body>`.
    Root,
    /// Elements that hold no others (`<br>`), whose content is not markup (`<script>`), or that the next of their kind
    /// closes: old pages open a thousand `<p>` and close none.
    Flat,
    /// `<li>`, `<dd>` and `<dt>`, which the next of their kind closes, if nothing stands between but what is in a line.
    Item,
    /// What the next of their kind closes if nothing stands between.
    Choice,
    Link,
    /// No tag but its own closes it.
    Boundary,
    Heading,
    Block,
    /// All others, as `<span>` and those that nobody knows.
    Inline,
}

pub(super) fn kind(name: &LocalName) -> Kind {
    match *name {
        local_name!("a") => Kind::Link,
        local_name!("code") => Kind::Code,
        local_name!("svg") => Kind::Drawing,
        local_name!("math") => Kind::Formula,
        local_name!("html") | local_name!("body") => Kind::Root,
        local_name!("option") | local_name!("optgroup") | local_name!("rt") | local_name!("rp") => Kind::Choice,
        local_name!("li") | local_name!("dd") | local_name!("dt") => Kind::Item,
        local_name!("h1")
        | local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6") => Kind::Heading,
        local_name!("applet")
        | local_name!("marquee")
        | local_name!("object")
        | local_name!("select")
        | local_name!("table")
        | local_name!("template") => Kind::Boundary,
        _ if is_look(name) => Kind::Look,
        _ if is_flat(name) => Kind::Flat,
        _ if is_block(name) => Kind::Block,
        _ => Kind::Inline,
    }
}

/// Whether a picture that is open ends before this tag.
pub(super) fn closes_drawing(name: &LocalName) -> bool {
    let is_text = matches!(
        *name,
        local_name!("p")
            | local_name!("li")
            | local_name!("dd")
            | local_name!("dt")
            | local_name!("br")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("body")
            | local_name!("head")
            | local_name!("meta")
            | local_name!("span")
            | local_name!("table")
    );
    is_text || matches!(kind(name), Kind::Block | Kind::Heading)
}

fn is_look(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

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
            | local_name!("head")
            | local_name!("caption")
            | local_name!("colgroup")
            | local_name!("p")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("tfoot")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
    )
}

fn is_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("button")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("frameset")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("listing")
            | local_name!("main")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("noscript")
            | local_name!("ol")
            | local_name!("pre")
            | local_name!("section")
            | local_name!("summary")
            | local_name!("ul")
    )
}
