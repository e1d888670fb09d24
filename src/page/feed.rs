//! A page to tags and texts.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{LocalName, TokenizerResult};

/// More than any tag of a page has.
const MAX_ATTRIBUTES: usize = 500;

/// Gives all tags and texts of a page to a sink.
///
/// The tokenizer compares each attribute of a tag with all before it: ten seconds for a megabyte of them. So it is given
/// a page tag by tag, and one that goes on and on is ended.
pub(super) fn read<S: TokenSink>(html: &str, sink: S) -> S {
    let tokenizer = Tokenizer::new(Watched { sink, raw: RefCell::default() }, TokenizerOpts::default());
    let mut rest = html;
    while !rest.is_empty() {
        let next = next_tag(rest.as_bytes(), tokenizer.sink.raw.borrow().as_ref().map(|name| name.as_bytes()));
        let (piece, more) = rest.split_at(next.end);
        feed(&tokenizer, piece);
        if next.is_cut {
            feed(&tokenizer, ">");
        }
        rest = more;
    }
    tokenizer.end();
    tokenizer.sink.sink
}

fn feed<S: TokenSink>(tokenizer: &Tokenizer<S>, piece: &str) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(piece));
    // It also stops for who runs scripts or changes the encoding.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
}

/// Where the next tag ends, or has too much.
#[derive(Debug, PartialEq)]
struct Next {
    end: usize,
    is_cut: bool,
}

/// The next tag behind texts and comments. In a script (`raw`) only its own end tag is one.
fn next_tag(html: &[u8], raw: Option<&[u8]>) -> Next {
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &html[at..]).map(|length| at + length) {
        at = match &html[open + 1..] {
            [b'/', name @ ..] if is_end(name, raw) => match end_of_tag(html, open + 2) {
                Some(next) => return next,
                // Text, or at least the last tag.
                None => open + 2,
            },
            _ if raw.is_some() => open + 1,
            [byte, ..] if byte.is_ascii_alphabetic() => match end_of_tag(html, open + 1) {
                Some(next) => return next,
                None => break,
            },
            [b'!' | b'?' | b'/', ..] => end_of_comment(html, open + 1),
            _ => open + 1,
        };
    }
    Next { end: html.len(), is_cut: false }
}

fn is_end(name: &[u8], raw: Option<&[u8]>) -> bool {
    let Some(raw) = raw else { return name.first().is_some_and(u8::is_ascii_alphabetic) };
    name.get(..raw.len()).is_some_and(|name| name.eq_ignore_ascii_case(raw))
}

/// Behind `<!-- -->`, `<!-->`, `<!doctype>`, `<?xml?>` or `</ >`.
fn end_of_comment(html: &[u8], at: usize) -> usize {
    let text = html[at..].strip_prefix(b"!--").filter(|text| !text.starts_with(b">") && !text.starts_with(b"->"));
    let from = html.len() - text.map_or(html.len() - at, <[u8]>::len);
    let ends =
        |&length: &usize| text.is_none_or(|text| text[..length].ends_with(b"--") || text[..length].ends_with(b"--!"));
    memchr::memchr_iter(b'>', &html[from..]).find(ends).map_or(html.len(), |length| from + length + 1)
}

/// None where it does not end. Attributes are parted as the tokenizer has it: `a`, `a=b`, `a = "b c"`, with white space,
/// slashes or nothing after a value in quotation marks.
fn end_of_tag(html: &[u8], name: usize) -> Option<Next> {
    let mut at = find(html, name + 1, |byte| is_between(byte) || byte == b'>')?;
    for count in 0.. {
        at = find(html, at, |byte| !is_between(byte))?;
        if html[at] == b'>' {
            break;
        }
        if count == MAX_ATTRIBUTES {
            return Some(Next { end: at, is_cut: true });
        }
        // The first sign of a name may be any.
        at = find(html, at + 1, |byte| is_between(byte) || byte == b'>' || byte == b'=')?;
        at = after_value(html, at)?;
    }
    Some(Next { end: at + 1, is_cut: false })
}

/// Behind the value, if there is one.
fn after_value(html: &[u8], at: usize) -> Option<usize> {
    let at = find(html, at, |byte| !byte.is_ascii_whitespace())?;
    if html[at] != b'=' {
        return Some(at);
    }
    let at = find(html, at + 1, |byte| !byte.is_ascii_whitespace())?;
    match html[at] {
        mark @ (b'"' | b'\'') => Some(at + memchr::memchr(mark, &html[at + 1..])? + 2),
        _ => find(html, at, |byte| byte.is_ascii_whitespace() || byte == b'>'),
    }
}

fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

fn find(html: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> Option<usize> {
    html[from..].iter().position(|&byte| ends(byte)).map(|length| from + length)
}

/// Knows the element whose text is no markup, as a script's.
struct Watched<S> {
    sink: S,
    raw: RefCell<Option<LocalName>>,
}

impl<S: TokenSink> TokenSink for Watched<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        let name = if let Token::TagToken(tag) = &token { Some(tag.name.clone()) } else { None };
        let result = self.sink.process_token(token, line);
        if name.is_some() {
            let is_raw = matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext);
            self.raw.replace(name.filter(|_| is_raw));
        }
        result
    }

    fn end(&self) {
        self.sink.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.sink.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use html5ever::tokenizer::{CharacterTokens, TagToken};

    use super::*;

    /// The most attributes of a tag, and the text.
    #[derive(Default)]
    struct Seen(RefCell<(usize, String)>);

    impl TokenSink for Seen {
        type Handle = ();

        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            let (most, text) = &mut *self.0.borrow_mut();
            match token {
                TagToken(tag) => *most = tag.attrs.len().max(*most),
                CharacterTokens(part) => text.push_str(&part),
                _ => {}
            }
            TokenSinkResult::Continue
        }
    }

    fn seen(html: &str) -> (usize, String) {
        read(html, Seen::default()).0.into_inner()
    }

    fn many(piece: impl Fn(usize) -> String) -> String {
        (0..10_000).map(piece).collect()
    }

    #[test]
    fn no_tag_has_attributes_without_end() {
        let forms: [fn(usize) -> String; 9] = [
            |n| format!("k{n} "),
            |n| format!("k{n}/"),
            |n| format!("k{n}=v "),
            |n| format!("k{n} = v\n"),
            |n| format!("k{n}='v'"),
            |n| format!("k{n}=\"> <b>\"\t"),
            |n| format!("k{n}=/ "),
            |n| format!("\"{n} "),
            |n| format!("={n} "),
        ];
        for form in forms {
            for open in ["<p ", "</p ", "<!--><p ", "<!-- > --!><p ", "<?a><p ", "</ a><p ", "<p a='<p>'><p "] {
                let (most, text) = seen(&format!("One.{open}{}>Two.", many(form)));
                assert_eq!(most, MAX_ATTRIBUTES, "{open}{}", form(1));
                assert!(text.starts_with("One.") && text.ends_with("Two."), "{open}{}", form(1));
            }
        }
    }

    #[test]
    fn all_else_stays_as_it_is() {
        let words = many(|n| format!("word{n} "));
        let address = many(|n| format!("data/{n}"));
        for (html, text) in [
            (words.clone(), words.as_str()),
            (format!("a < b {words}"), &format!("a < b {words}")),
            (format!("a<!-- <b {words}-->b"), "ab"),
            (format!("a<p title='{words}' k=v>b"), "ab"),
            (format!("a<p title=\"{words}'\"k>b"), "ab"),
            (format!("a<img src={address} k>b"), "ab"),
            (format!("a</p><br/>b{}", "<br k>".repeat(1000)), "ab"),
        ] {
            assert_eq!(seen(&html).1, text);
        }
    }

    #[test]
    fn in_a_script_only_its_end_is_a_tag() {
        let script = |html: &str| next_tag(html.as_bytes(), Some(b"script")).end;
        let words = many(|n| format!("word{n} "));
        for code in ["", "a<b ", "</b '", "<!--", "</scrip t>"] {
            let code = format!("{code}{words}");
            assert_eq!(
                script(&format!("{code}</SCRIPT k>a</script>")),
                code.len() + "</script k>".len(),
                "{}",
                &code[..10]
            );
        }
        let many = format!("</script {}>a", words);
        assert!(next_tag(many.as_bytes(), Some(b"script")).is_cut);
    }
}
