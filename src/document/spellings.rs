//! Texts with a number each, in the order in which they were first met.

use crate::slots::Slots;

/// Distinct texts, numbered from 0; one string holds them all.
#[derive(Default)]
pub(super) struct Spellings {
    texts: String,
    /// Where each one ends.
    ends: Vec<usize>,
    slots: Slots,
}

impl Spellings {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes they have together.
    pub(super) fn bytes(&self) -> usize {
        self.texts.len()
    }

    /// Forgets them all, and gives back what is more room than for so many texts and bytes.
    pub(super) fn clear(&mut self, texts: usize, bytes: usize) {
        self.texts.clear();
        self.texts.shrink_to(bytes);
        self.ends.clear();
        self.ends.shrink_to(texts);
        self.slots.clear(texts);
    }

    /// The number of a text: the next one, if it is new.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let Spellings { texts, ends, slots } = self;
        let next = ends.len() as u32;
        let number = slots.number(text, next, |number| {
            let start = (number as usize).checked_sub(1).map_or(0, |before| ends[before]);
            texts.as_bytes()[start..ends[number as usize]] == *text.as_bytes()
        });
        if number == next {
            texts.push_str(text);
            ends.push(texts.len());
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let mut spellings = Spellings::default();
        let numbers = ["talks", "", "talk", "s", "talks", "", "talk"].map(|text| spellings.number(text));
        assert_eq!(numbers, [0, 1, 2, 3, 0, 1, 2]);
        assert_eq!((spellings.len(), spellings.bytes()), (4, 10));
        spellings.clear(2, 5);
        assert_eq!(["talk", "talks"].map(|text| spellings.number(text)), [0, 1]);
    }
}
