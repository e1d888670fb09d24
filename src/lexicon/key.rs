//! A word as lists hold it, made on the stack: nothing is allocated to look one up.

/// Room for the longest word of the lists; a longer one is in none.
const ROOM: usize = 64;

/// A word in the form of a list's key.
pub(crate) struct Key {
    bytes: [u8; ROOM],
    length: usize,
}

impl Key {
    fn new() -> Key {
        Key { bytes: [0; ROOM], length: 0 }
    }

    /// A word in small letters with plain apostrophes.
    pub(crate) fn small(word: &str) -> Key {
        let mut key = Key::new();
        key.push_small(word);
        key
    }

    /// An abbreviation as it is written, with its stop; `parts` without the stop.
    pub(crate) fn stopped(parts: &[&str]) -> Key {
        let mut key = Key::new();
        for part in parts {
            key.push(part);
        }
        key.push(".");
        key
    }

    /// An abbreviation in small letters, the first `capitals` bytes in capitals.
    pub(crate) fn recased(token: &str, capitals: usize) -> Key {
        let mut key = Key::new();
        let (upper, lower) = token.split_at(capitals);
        let mut room = [0; 4];
        for letter in upper.chars().flat_map(char::to_uppercase) {
            key.push(letter.encode_utf8(&mut room));
        }
        key.push_small(lower);
        key.push(".");
        key
    }

    /// What it looks for, where a table alone does not decide.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }

    fn push_small(&mut self, word: &str) {
        if word.is_ascii() && self.length + word.len() <= ROOM {
            let end = self.length + word.len();
            let room = &mut self.bytes[self.length..end];
            room.copy_from_slice(word.as_bytes());
            room.make_ascii_lowercase();
            self.length = end;
            return;
        }
        let mut room = [0; 4];
        for letter in word.chars().flat_map(char::to_lowercase) {
            self.push(if letter == '’' { "'" } else { letter.encode_utf8(&mut room) });
        }
    }

    /// Adds what fits; a key that is cut off matches nothing, for the lists hold no word so long.
    fn push(&mut self, part: &str) {
        let end = self.length + part.len();
        if end <= ROOM {
            self.bytes[self.length..end].copy_from_slice(part.as_bytes());
            self.length = end;
        }
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(Key::small("Don’T").as_str(), "don't");
        assert_eq!(Key::stopped(&["-", "str"]).as_str(), "-str.");
        assert_eq!(Key::recased("ПРОФ", 0).as_str(), "проф.");
        assert_eq!(Key::recased("mr", 1).as_str(), "Mr.");
        assert_eq!(Key::recased("u.s", 3).as_str(), "U.S.");
        assert_eq!(Key::small(&"long".repeat(99)).as_str().len(), ROOM);
    }
}
