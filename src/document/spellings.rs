//! Texts with a number each, in the order in which they were first met.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Distinct texts, numbered from 0.
///
/// One string holds them all, and a slot of the table takes eight bytes: it grows without a look at any text, and of a
/// million words that are all different as much as can be is in the processor's caches.
#[derive(Default)]
pub(super) struct Spellings {
    texts: String,
    /// Where each one ends.
    ends: Vec<usize>,
    /// Half of the hash, and the number.
    slots: HashTable<(u32, u32)>,
    hasher: RandomState,
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

    /// The number of a text: the next one, if it is new.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let Spellings { texts, ends, slots, hasher } = self;
        let half = hasher.hash_one(text) as u32;
        let is_same = |&(other, number): &(u32, u32)| {
            let start = (number as usize).checked_sub(1).map_or(0, |before| ends[before]);
            other == half && texts.as_bytes()[start..ends[number as usize]] == *text.as_bytes()
        };
        match slots.entry(spread(half), is_same, |&(half, _)| spread(half)) {
            Entry::Occupied(slot) => slot.get().1,
            Entry::Vacant(slot) => {
                let number = ends.len() as u32;
                slot.insert((half, number));
                texts.push_str(text);
                ends.push(texts.len());
                number
            }
        }
    }
}

/// A whole hash from half of one: the table looks at the lowest bits and at the highest seven.
fn spread(half: u32) -> u64 {
    u64::from(half) << 32 | u64::from(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let mut spellings = Spellings::default();
        let numbers = ["talks", "", "talk", "s", "talks", "", "talk"].map(|text| spellings.number(text));
        assert_eq!(numbers, [0, 1, 2, 3, 0, 1, 2]);
        let many = |spellings: &mut Spellings| (0..100_000).all(|n| spellings.number(&format!("w{n}")) == n + 4);
        assert!(many(&mut spellings) && many(&mut spellings));
        assert_eq!((spellings.len(), spellings.bytes()), (100_004, 10 + 588_890));
    }
}
