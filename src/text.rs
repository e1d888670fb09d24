//! Bytes to text.

use crate::error::Failure;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes without a byte-order mark, which is not part of the text.
pub(crate) fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

/// The text that the bytes of a file are.
///
/// ```
/// assert_eq!(onrecord::decode("\u{FEFF}Talks began.".as_bytes()), Ok("Talks began."));
/// assert_eq!(onrecord::decode(b"Talks\nbeg\xE1n.").unwrap_err().line, Some(2));
/// ```
///
/// # Errors
/// Names the first byte that is not UTF-8, and its line.
pub fn decode(bytes: &[u8]) -> Result<&str, Failure> {
    let text = unmarked(bytes);
    std::str::from_utf8(text).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &text[..at]).count();
        let byte = bytes.len() - text.len() + at;
        Failure::new("bad-utf8", format!("not UTF-8: byte {byte} is 0x{:02X}", text[at])).at(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts_as_bytes_of_the_file() {
        assert_eq!(decode(b"\xEF\xBB\xBF"), Ok(""));
        assert_eq!(decode(b"\xEF\xBB\xBFa\xFF").unwrap_err().message, "not UTF-8: byte 4 is 0xFF");
        assert_eq!(decode("\u{FEFF}\u{FEFF}".as_bytes()), Ok("\u{FEFF}"), "only the first is a mark");
    }

    #[test]
    fn a_character_cut_off_at_the_end() {
        let failure = decode(&"Erdoğan – ".as_bytes()[..10]).unwrap_err();
        assert_eq!((failure.message.as_str(), failure.line), ("not UTF-8: byte 9 is 0xE2", Some(1)));
    }
}
