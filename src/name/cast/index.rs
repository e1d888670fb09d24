//! Which entities have a word.

use super::EntityId;

/// Entities by the number of a word, in the order in which they were added.
///
/// All of them stand in one array, chained: lists of their own would be allocated for each word.
pub(super) struct Index {
    /// The first and the last link of each word.
    ends: Vec<Option<[u32; 2]>>,
    /// An entity, and the next link of its word.
    links: Vec<(EntityId, Option<u32>)>,
}

impl Index {
    /// An index over so many words.
    pub(super) fn new(words: u32) -> Self {
        Index { ends: vec![None; words as usize], links: Vec::with_capacity(words as usize / 4) }
    }

    pub(super) fn add(&mut self, word: u32, entity: EntityId) {
        let new = self.links.len() as u32;
        self.links.push((entity, None));
        match &mut self.ends[word as usize] {
            Some([_, last]) => {
                self.links[*last as usize].1 = Some(new);
                *last = new;
            }
            none => *none = Some([new, new]),
        }
    }

    /// The entities of a word, the latest last.
    pub(super) fn of(&self, word: u32) -> impl Iterator<Item = EntityId> + '_ {
        let first = self.ends[word as usize].map(|[first, _]| first);
        std::iter::successors(first, |&link| self.links[link as usize].1).map(|link| self.links[link as usize].0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_a_word_come_in_order() {
        let mut index = Index::new(3);
        for (word, entity) in [(2, 0), (0, 1), (2, 2), (2, 3)] {
            index.add(word, EntityId(entity));
        }
        let of = |word| index.of(word).map(|entity| entity.0).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2)], [vec![1], vec![], vec![0, 2, 3]]);
    }
}
