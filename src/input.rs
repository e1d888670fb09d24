//! One input that is one article: a file, or what came on standard input.

use crate::analyze::Article;
use crate::encoding::{Encoding, decode};
use crate::error::Failure;
use crate::report::Id;

/// The bytes of an input, not yet looked into: that is work for the thread that analyses it.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as typed, or `-`.
    pub name: String,
    /// Its bytes, decompressed.
    pub bytes: Vec<u8>,
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
    /// let input = Input { name: "talks.txt".into(), bytes, encoding: Encoding::default(), max_bytes: 1024 };
    /// assert_eq!(input.article()?.text, "Begun.");
    /// # Ok::<(), onrecord::Failure>(())
    /// ```
    ///
    /// # Errors
    /// `too-large`, `bad-utf8`, `bad-encoding` or `not-text`.
    pub fn article(&self) -> Result<Article<'_>, Failure> {
        self.read().map_err(|failure| failure.of(&self.name))
    }

    fn read(&self) -> Result<Article<'_>, Failure> {
        let decoded = decode(&self.bytes, self.encoding, false)?;
        if decoded.text.len() > self.max_bytes {
            return Err(Failure::too_large(self.max_bytes));
        }
        if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
            return Err(Failure::new(
                "not-text",
                "this is no text: it has zero bytes (UTF-16 without a byte-order mark needs --encoding)",
            ));
        }
        Ok(Article {
            id: Some(Id::Text(self.name.clone())),
            // Bytes that are the text as they stand can be sliced by whoever has them.
            keeps_text: matches!(decoded.text, std::borrow::Cow::Owned(_)),
            warnings: decoded.warning.into_iter().collect(),
            text: decoded.text,
            ..Article::default()
        })
    }
}
