//! Text in any encoding: told, told by the bytes themselves, or guessed.

use std::borrow::Cow;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::Failure;
use crate::report::Warning;
use crate::text;

/// How the bytes of an input stand for text: one of the encodings of the WHATWG standard, or none: then the bytes tell.
///
/// ```
/// use onrecord::Encoding;
///
/// assert_eq!("auto".parse(), Ok(Encoding::default()));
/// assert_eq!("latin1".parse::<Encoding>(), "windows-1252".parse());
/// assert!("latin-one".parse::<Encoding>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Encoding(Option<&'static encoding_rs::Encoding>);

impl FromStr for Encoding {
    type Err = String;

    /// `auto`, or a label of the WHATWG standard, in small or capital letters.
    fn from_str(label: &str) -> Result<Self, String> {
        if label == "auto" {
            return Ok(Encoding(None));
        }
        // What browsers refuse to decode has a label too; it stands for no text.
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes());
        encoding.map(|encoding| Encoding(Some(encoding))).ok_or_else(|| {
            format!("no encoding is called “{label}”; try auto, utf-8, utf-16le, windows-1252, gb18030 or shift_jis")
        })
    }
}

impl Encoding {
    /// Whether the text may have half as many bytes in UTF-8. In no other encoding does it shrink.
    pub fn shrinks(self, bytes: &[u8]) -> bool {
        let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
        [marked, self.0].into_iter().flatten().any(|encoding| encoding == UTF_16LE || encoding == UTF_16BE)
    }
}

/// A text, and what must be said of how it was come by.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    pub(crate) warning: Option<Warning>,
}

/// The text that bytes are. A byte-order mark decides, then who told the encoding, then UTF-8 if the bytes are that,
/// then the tag of a page where it can be true, then a guess.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding, is_page: bool) -> Result<Decoded<'_>, Failure> {
    let told = |text| Decoded { text, warning: None };
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        return strict(bytes, length, marked).map(told);
    }
    if let Some(named) = encoding.0 {
        return strict(bytes, 0, named).map(told);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(told(text.into()));
    }
    let guess = guess(bytes);
    match tag(bytes).filter(|_| is_page).and_then(|tag| believed(tag, guess, bytes)) {
        Some(text) => Ok(told(text)),
        None => Ok(guessed(bytes, guess)),
    }
}

/// Every byte must stand for text.
fn strict<'b>(bytes: &'b [u8], mark: usize, encoding: &'static encoding_rs::Encoding) -> Result<Cow<'b, str>, Failure> {
    if encoding == UTF_8 {
        return text::decode(bytes).map(Cow::Borrowed);
    }
    encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]).ok_or_else(|| {
        let message = format!(
            "not {}: byte {} is no part of a character",
            encoding.name(),
            mark + first_bad(bytes, mark, encoding)
        );
        Failure::new("bad-encoding", message)
    })
}

/// Where the first byte is, from the mark on, that stands for nothing.
fn first_bad(bytes: &[u8], mark: usize, encoding: &'static encoding_rs::Encoding) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut read, mut text) = (0, String::with_capacity(4096));
    loop {
        text.clear();
        let rest = &bytes[mark + read..];
        let (result, length) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += length;
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return read,
            DecoderResult::Malformed(bad, after) => return read - usize::from(bad) - usize::from(after),
        }
    }
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A guess never fails: what stands for no character becomes U+FFFD, in the text that the offsets are into.
fn guessed<'b>(bytes: &'b [u8], guess: &'static encoding_rs::Encoding) -> Decoded<'b> {
    let (text, name) = match repaired(bytes) {
        Some(text) => (text, "damaged UTF-8"),
        None => (guess.decode_without_bom_handling(bytes).0, guess.name()),
    };
    let message = format!("the encoding is not told; read as {name}, which is a guess: --encoding tells it");
    Decoded { text, warning: Some(Warning::new("encoding-guessed", message)) }
}

/// UTF-8 in which a byte was lost or one sentence was pasted in another encoding: read as something else, every
/// “ in it would become â€œ.
fn repaired(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good > bad).then(|| String::from_utf8_lossy(bytes))
}

/// How far into a page its tag is looked for.
const HEAD: usize = 4096;

/// The encoding that a page names: `<meta charset="…">`, `<meta … content="text/html; charset=…">`, or
/// `<?xml … encoding="…"?>`.
fn tag(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let within = |tag: &[u8], field: &[u8]| {
        memchr::memmem::find_iter(&head, tag).find_map(|at| {
            let tag = head[at..].split(|&byte| byte == b'>').next()?;
            let value = &tag[memchr::memmem::find(tag, field)? + field.len()..];
            let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
            let label = value.split(|byte| b"\"'; \t\r\n/?".contains(byte)).next()?;
            encoding_rs::Encoding::for_label_no_replacement(label)
        })
    };
    within(b"<meta", b"charset").or_else(|| within(b"<?xml", b"encoding"))
}

/// The text by the page's own tag, unless that cannot be right: bytes that stand for nothing, letters of another
/// alphabet than the guess finds (“òåñò” is тест), or windows-1252, which templates say where nobody thought of it.
fn believed<'b>(
    tag: &'static encoding_rs::Encoding,
    guess: &'static encoding_rs::Encoding,
    bytes: &'b [u8],
) -> Option<Cow<'b, str>> {
    let text = tag.decode_without_bom_handling_and_without_replacement(bytes)?;
    let alike = || is_latin(&text) == is_latin(&guess.decode_without_bom_handling(bytes).0);
    (tag == guess || tag != WINDOWS_1252 && alike()).then_some(text)
}

/// Whether most of the letters beyond ASCII are Latin ones.
fn is_latin(text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
    let (mut latin, mut others) = (0, 0);
    for letter in letters {
        *if letter < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&letter) { &mut latin } else { &mut others } += 1;
    }
    latin > others
}

#[cfg(test)]
mod tests {
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GB18030, GBK, ISO_8859_2, ISO_8859_15, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251,
        WINDOWS_1254,
    };

    use super::*;

    const FRENCH: &str = "Le président l’a dit : « Nous sommes prêts », à Genève.";
    const POLISH: &str = "Premier powiedział, że rozmowy będą trwały dłużej. Źródła mówią o sukcesie.";
    const RUSSIAN: &str = "Президент заявил, что переговоры продолжатся в четверг.";
    const CHINESE: &str = "总统星期四在北京表示，双方将继续谈判。他说：“我们很满意。”";
    const JAPANESE: &str = "首相は木曜日に記者団に対し、「会談は成功した」と述べた。";

    fn auto(bytes: &[u8]) -> Decoded<'_> {
        decode(bytes, Encoding::default(), false).unwrap()
    }

    #[test]
    fn a_guess_is_right_and_says_so() {
        for (text, encoding) in [
            (FRENCH, WINDOWS_1252),
            (POLISH, ISO_8859_2),
            (POLISH, WINDOWS_1250),
            (RUSSIAN, WINDOWS_1251),
            (RUSSIAN, KOI8_R),
            (CHINESE, GB18030),
            (JAPANESE, SHIFT_JIS),
            (JAPANESE, EUC_JP),
            ("總統星期四在臺北表示，雙方將繼續談判。", BIG5),
            ("대통령은 목요일 서울에서 회담이 계속될 것이라고 말했다.", EUC_KR),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = auto(&bytes);
            assert_eq!(decoded.text, text, "{}", encoding.name());
            assert_eq!(decoded.warning.unwrap().code, "encoding-guessed");
            let named: Encoding = encoding.name().parse().unwrap();
            assert_eq!(decode(&bytes, named, false).unwrap(), Decoded { text: text.into(), warning: None });
        }
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_no_text() {
        let utf16 =
            |unit: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{FEFF}Erdoğan 🕊".encode_utf16().flat_map(unit).collect() };
        let latin: Encoding = "latin1".parse().unwrap();
        for bytes in [utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), "\u{FEFF}Erdoğan 🕊".as_bytes().to_vec()] {
            for encoding in [Encoding::default(), latin] {
                let decoded = decode(&bytes, encoding, false);
                assert_eq!(decoded, Ok(Decoded { text: "Erdoğan 🕊".into(), warning: None }));
            }
        }
    }

    #[test]
    fn what_was_told_must_be_so() {
        for (bytes, encoding, message) in [
            (&b"beg\xE1n"[..], "utf-8", "not UTF-8: byte 3 is 0xE1"),
            (b"\xEF\xBB\xBFbeg\xE1n", "auto", "not UTF-8: byte 6 is 0xE1"),
            (b"\xFF\xFEa\0\x00\xD8b\0", "auto", "not UTF-16LE: byte 4 is no part"),
            (b"\xFF\xFEa", "auto", "not UTF-16LE: byte 2 is no part"),
            (b"ab\xFF\xFF", "shift_jis", "not Shift_JIS: byte 2 is no part"),
        ] {
            let failure = decode(bytes, encoding.parse().unwrap(), false).unwrap_err();
            assert!(failure.message.starts_with(message), "{}", failure.message);
        }
        assert_eq!(first_bad(&[b'a'; 100_000], 0, SHIFT_JIS), 100_000);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let decoded = auto(b"\xE2\x80\x9CWe agree,\xE2\x80\x9D she said at the caf\xE9.");
        assert_eq!(decoded.text, "“We agree,” she said at the caf\u{FFFD}.");
        assert!(decoded.warning.unwrap().message.contains("damaged UTF-8"));
        let cut = &"“We agree,” she said –".as_bytes()[..27];
        assert_eq!(auto(cut).text, "“We agree,” she said \u{FFFD}");
    }

    #[test]
    fn tags_are_found() {
        for (page, encoding) in [
            ("<meta charset=utf-8>", Some(UTF_8)),
            ("<HTML><META CHARSET = 'GBK' />", Some(GBK)),
            ("<meta name=a><meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">", Some(SHIFT_JIS)),
            ("<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>", Some(KOI8_R)),
            ("<meta charset=nonsense><meta charset=big5>", Some(BIG5)),
            ("<meta charset", None),
            ("<p>charset=big5</p>", None),
            ("", None),
        ] {
            assert_eq!(tag(page.as_bytes()), encoding, "{page}");
        }
    }

    #[test]
    fn a_wrong_tag_does_no_harm() {
        for (text, encoding, tag) in [
            (FRENCH, UTF_8, "iso-8859-1"),
            (FRENCH, WINDOWS_1252, "utf-8"),
            (FRENCH, WINDOWS_1252, "shift_jis"),
            (FRENCH, WINDOWS_1252, "windows-1251"),
            (POLISH, ISO_8859_2, "iso-8859-1"),
            (RUSSIAN, WINDOWS_1251, "iso-8859-1"),
            (RUSSIAN, WINDOWS_1251, "windows-1250"),
            (CHINESE, GBK, "utf-8"),
            (CHINESE, GBK, "iso-8859-1"),
            (JAPANESE, SHIFT_JIS, "euc-jp"),
            (JAPANESE, EUC_JP, "utf-16"),
        ] {
            let page = format!("<meta charset={tag}><p>{text}");
            let (bytes, _, _) = encoding.encode(&page);
            let decoded = decode(&bytes, Encoding::default(), true).unwrap();
            assert_eq!(decoded.text, page, "{} as {tag}", encoding.name());
        }
    }

    #[test]
    fn a_right_tag_is_better_than_a_guess() {
        // One letter is too little to guess from.
        for (text, encoding) in [
            ("Rozmowy z Łodzią.", WINDOWS_1250),
            ("Gül geldi, dağda.", WINDOWS_1254),
            ("Der Preis stieg auf 5 €.", ISO_8859_15),
        ] {
            let page = format!("<meta charset={}><p>{text}", encoding.name());
            let (bytes, _, _) = encoding.encode(&page);
            assert_eq!(
                decode(&bytes, Encoding::default(), true).unwrap(),
                Decoded { text: page.as_str().into(), warning: None }
            );
        }
    }
}
