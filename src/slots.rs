//! From keys that stand elsewhere to their numbers.

use std::hash::{BuildHasher, Hash};

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// A table that holds of each key its number alone, with half of its hash. Eight bytes a slot: it grows without a look at
/// any key, and of a million words that are all different as much as can be is in the processor's caches.
#[derive(Default)]
pub(crate) struct Slots {
    slots: HashTable<(u32, u32)>,
    hasher: RandomState,
}

impl Slots {
    /// No keys yet, with room for so many.
    pub(crate) fn with_room(keys: usize) -> Self {
        Slots { slots: HashTable::with_capacity(keys), hasher: RandomState::default() }
    }

    /// Forgets all keys, and gives back what is more room than for so many.
    pub(crate) fn clear(&mut self, keys: usize) {
        self.slots.clear();
        self.slots.shrink_to(keys, |&(half, _)| spread(half));
    }

    /// The number of a key, or the next one, which it has from now on, if there is no number whose key `is_same`.
    pub(crate) fn number(&mut self, key: impl Hash, next: u32, is_same: impl Fn(u32) -> bool) -> u32 {
        let half = self.hasher.hash_one(key) as u32;
        let is = |&(other, number): &(u32, u32)| other == half && is_same(number);
        match self.slots.entry(spread(half), is, |&(half, _)| spread(half)) {
            Entry::Occupied(slot) => slot.get().1,
            Entry::Vacant(slot) => {
                slot.insert((half, next));
                next
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
    fn equal_keys_have_one_number() {
        let keys: Vec<String> = (0..100_000).map(|n| format!("w{n}")).collect();
        let mut slots = Slots::with_room(10);
        let mut number = |key: &str, next| slots.number(key, next, |number| keys[number as usize] == key);
        assert!(keys.iter().zip(0..).all(|(key, next)| number(key, next) == next));
        assert!(keys.iter().zip(0..).all(|(key, own)| number(key, 100_000) == own));
    }
}
