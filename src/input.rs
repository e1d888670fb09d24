//! One input that is one article: a file, or what came on standard input.

use crate::analyze::Article;
use crate::encoding::{Encoding, decode};
use crate::error::{Failure, caught};
use crate::page::{Page, page};
use crate::report::Id;

/// The bytes of an input, not yet looked into: that is work for the thread that analyses it.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as typed, or `-`.
    pub name: String,
    /// Its bytes, decompressed.
    pub bytes: Vec<u8>,
    /// Whether it is a web page: then the article is looked for in it.
    pub is_page: bool,
    /// How they stand for text.
    pub encoding: Encoding,
    /// The size in bytes of UTF-8 that is too much.
    pub max_bytes: usize,
}

impl Input {
    /// The article that it is.
    ///
    /// ```
    /// use onrecord::{Encoding, Input};
    ///
    /// let bytes = b"\xFF\xFEB\0e\0g\0u\0n\0.\0".to_vec();
    /// let input = Input { name: "talks.txt".into(), bytes, is_page: false, encoding: Encoding::default(), max_bytes: 1024 };
    /// assert_eq!(input.article()?.text, "Begun.");
    /// # Ok::<(), onrecord::Failure>(())
    /// ```
    ///
    /// # Errors
    /// `too-large`, `bad-utf8`, `bad-encoding`, `not-text` or `no-article`.
    pub fn article(&self) -> Result<Article<'_>, Failure> {
        // Pages go through other people's code.
        caught(|| self.read()).and_then(|article| article).map_err(|failure| failure.of(&self.name))
    }

    fn read(&self) -> Result<Article<'_>, Failure> {
        let decoded = decode(&self.bytes, self.encoding, self.is_page)?;
        if decoded.text.len() > self.max_bytes {
            return Err(Failure::too_large(self.max_bytes));
        }
        if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
            return Err(Failure::new(
                "not-text",
                "this is no text: it has zero bytes (UTF-16 without a byte-order mark needs --encoding)",
            ));
        }
        let article = Article {
            id: Some(Id::Text(self.name.clone())),
            warnings: decoded.warning.into_iter().collect(),
            ..Article::default()
        };
        if self.is_page {
            let Page { text, title, date, lang } = page(&decoded.text)?;
            return Ok(Article { text: text.into(), title, date, lang, keeps_text: true, ..article });
        }
        Ok(Article {
            // Bytes that are the text as they stand can be sliced by whoever has them.
            keeps_text: matches!(decoded.text, std::borrow::Cow::Owned(_)),
            text: decoded.text,
            ..article
        })
    }
}
