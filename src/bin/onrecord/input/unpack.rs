//! Compressed inputs, known by their first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::{Reader, look};

/// How an input is compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Packing {
    #[default]
    None,
    Gzip,
    Zstd,
}

const MAGICS: [(&[u8], Packing); 2] = [(b"\x1F\x8B", Packing::Gzip), (b"\x28\xB5\x2F\xFD", Packing::Zstd)];

/// The input, decompressed as it is read: a file that would fill the memory is stopped at the limit of what reads it.
pub(super) fn unpacked(reader: Reader) -> io::Result<Reader> {
    let (packing, reader) = look(reader, |head, _| packing(head))?;
    Ok(match packing {
        Packing::None => reader,
        Packing::Gzip => Box::new(Named { reader: MultiGzDecoder::new(reader), name: "gzip" }),
        Packing::Zstd => Box::new(Named { reader: Frames::new(reader), name: "zstd" }),
    })
}

/// None where more must be seen.
fn packing(head: &[u8]) -> Option<Packing> {
    let known = MAGICS.iter().find(|(magic, _)| head.starts_with(magic) || magic.starts_with(head));
    match known {
        Some((magic, packing)) => (head.len() >= magic.len()).then_some(*packing),
        None => Some(Packing::None),
    }
}

/// Says what was damaged, where the library says only how.
struct Named<R> {
    reader: R,
    name: &'static str,
}

impl<R: Read> Read for Named<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ => io::Error::other(format!("damaged {} data: {error}", self.name)),
        })
    }
}

/// All frames of a zstd stream: `cat a.zst b.zst` is one too, and so is what pzstd writes.
struct Frames {
    source: BufReader<Reader>,
    decoder: FrameDecoder,
}

impl Frames {
    fn new(reader: Reader) -> Self {
        Frames { source: BufReader::new(reader), decoder: FrameDecoder::new() }
    }

    /// Begins the next frame. A skippable one holds no text.
    fn begin(&mut self) -> io::Result<()> {
        match self.decoder.reset(&mut self.source) {
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                io::copy(&mut self.source.by_ref().take(length.into()), &mut io::sink()).map(drop)
            }
            begun => begun.map_err(io::Error::other),
        }
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 {
            if !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.source, one).map_err(io::Error::other)?;
            } else if self.source.fill_buf()?.is_empty() {
                return Ok(0);
            } else {
                self.begin()?;
            }
        }
        self.decoder.read(buffer)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    fn unpack(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        unpacked(Box::new(io::Cursor::new(bytes)))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn both_kinds_of_any_number_of_parts() {
        let long = "Talks began. ".repeat(50_000);
        // A skippable frame of three bytes.
        let skipped = b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec();
        for (bytes, text) in [
            (b"Talks began.".to_vec(), "Talks began.".to_owned()),
            (b"(Talks)".to_vec(), "(Talks)".to_owned()),
            (b"(".to_vec(), "(".to_owned()),
            (Vec::new(), String::new()),
            (gzip(&long), long.clone()),
            (zstd(&long), long.clone()),
            ([gzip("Talks "), gzip("began.")].concat(), "Talks began.".to_owned()),
            ([zstd("Talks "), skipped, zstd("began.")].concat(), "Talks began.".to_owned()),
        ] {
            assert!(unpack(bytes).unwrap() == text, "{}", &text[..text.len().min(20)]);
        }
    }

    #[test]
    fn what_is_damaged_is_named() {
        let cut = |mut bytes: Vec<u8>| {
            bytes.truncate(bytes.len() - 5);
            bytes
        };
        for (bytes, name) in [
            (cut(gzip("Talks began.")), "gzip"),
            (cut(zstd("Talks began.")), "zstd"),
            (b"\x1F\x8Btalks".to_vec(), "gzip"),
            (b"\x28\xB5\x2F\xFDtalks began on Tuesday".to_vec(), "zstd"),
        ] {
            let message = unpack(bytes).unwrap_err().to_string();
            assert!(message.starts_with(&format!("damaged {name} data: ")), "{message}");
        }
    }
}
