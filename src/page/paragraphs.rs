//! Markup to paragraphs.

use std::cell::RefCell;

use html5ever::tokenizer::{CharacterTokens, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::{LocalName, local_name};

use super::feed::read;

/// The text of well-formed markup: a blank line between paragraphs, headings, items and cells; a line end for `<br>`;
/// no white space but what is seen. Captions are left out: they tell of a picture, between two paragraphs that go on.
pub(super) fn text(html: &str) -> String {
    let mut text = read(html, Writer::default()).0.into_inner().text;
    text.truncate(text.trim_end().len());
    text
}

#[derive(Default)]
struct Writer(RefCell<Paragraphs>);

#[derive(Default)]
struct Paragraphs {
    text: String,
    /// What stands between the text so far and the next word.
    gap: Gap,
    /// Open elements whose text is left out.
    hidden: usize,
    /// Open elements whose white space is seen.
    preformatted: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl TokenSink for Writer {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) => self.0.borrow_mut().tag(&tag),
            CharacterTokens(text) => self.0.borrow_mut().write(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Paragraphs {
    fn tag(&mut self, tag: &Tag) {
        let opens = tag.kind == StartTag;
        let count = |count: usize| if opens { count + 1 } else { count.saturating_sub(1) };
        match tag.name {
            local_name!("figure") | local_name!("figcaption") | local_name!("svg") | local_name!("button") => {
                self.hidden = count(self.hidden);
            }
            local_name!("pre") => self.preformatted = count(self.preformatted),
            // Browsers write the marks that the element stands for.
            local_name!("q") => self.write(if opens { "“" } else { "”" }),
            _ => {}
        }
        let gap = match tag.name {
            local_name!("br") => Gap::Line,
            _ if is_inline(&tag.name) => Gap::None,
            _ => Gap::Paragraph,
        };
        self.gap = self.gap.max(gap);
    }

    fn write(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.preformatted > 0 {
            self.part();
            self.text.push_str(text);
            return;
        }
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                self.part();
                self.text.push_str(word);
            }
            if word.len() < piece.len() {
                self.gap = self.gap.max(Gap::Space);
            }
        }
    }

    /// Writes what stands before the next word, if not at the beginning.
    fn part(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            self.text.push_str(["", " ", "\n", "\n\n"][gap as usize]);
        }
    }
}

/// Elements within a line. Any other parts paragraphs.
fn is_inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("abbr")
            | local_name!("acronym")
            | local_name!("b")
            | local_name!("bdi")
            | local_name!("bdo")
            | local_name!("big")
            | local_name!("cite")
            | local_name!("code")
            | local_name!("data")
            | local_name!("del")
            | local_name!("dfn")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("img")
            | local_name!("ins")
            | local_name!("kbd")
            | local_name!("label")
            | local_name!("mark")
            | local_name!("nobr")
            | local_name!("q")
            | local_name!("rp")
            | local_name!("rt")
            | local_name!("ruby")
            | local_name!("s")
            | local_name!("samp")
            | local_name!("small")
            | local_name!("span")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("sub")
            | local_name!("sup")
            | local_name!("time")
            | local_name!("tt")
            | local_name!("u")
            | local_name!("var")
            | local_name!("wbr")
    )
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn paragraphs_stay_paragraphs() {
        for (html, expected) in [
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
            ("<div>\n <h2>Talks</h2>\n <p>They\n\t began. </p> </div>", "Talks\n\nThey began."),
            ("<p>“We <b>agree</b>,” <i>she</i>\n<a href=x>said</a>.</p>", "“We agree,” she said."),
            ("<p>One<br>two<br/>three</p>", "One\ntwo\nthree"),
            ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
            ("<table><tr><td>Oslo</td><td>12</td></tr></table>", "Oslo\n\n12"),
            ("<p>One.</p><figure><img><figcaption>The quay.</figcaption></figure><p>Two.</p>", "One.\n\nTwo."),
            ("<p>She said: <q>We agree.</q></p>", "She said: “We agree.”"),
            ("<pre>One\n  two</pre><p>Three", "One\n  two\n\nThree"),
            ("<p>R&amp;D &lt;b&gt; caf&eacute; 10&nbsp;000</p>", "R&D <b> café 10\u{A0}000"),
            ("<!-- x --><p> </p>", ""),
            ("</figure>One", "One"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
