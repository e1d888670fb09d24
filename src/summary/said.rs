//! Whether a sentence says what the picked ones say already.

use crate::rank::pool::Pool;

/// A sentence is compared with so many of the latest picks of each of its terms, so that a long summary of a long text
/// does not compare all with all.
const LATEST: usize = 50;

/// What the picked sentences say: for each term, the picks that hold it, the latest first, as chains through one list.
pub(super) struct Said<'p> {
    pool: &'p Pool<'p>,
    /// For each term, where its chain starts in `links`.
    latest: Vec<Option<u32>>,
    links: Vec<Link>,
    /// For each pick, its product with the sentence asked about last.
    products: Vec<f32>,
    /// Cosine above which a sentence says nothing new. Articles on one event tell it each in their own words, so that
    /// in a digest less is enough.
    enough: f32,
}

struct Link {
    pick: u32,
    weight: f32,
    next: Option<u32>,
}

impl<'p> Said<'p> {
    pub(super) fn new(pool: &'p Pool<'p>) -> Self {
        let enough = if pool.documents.len() > 1 { 0.4 } else { 0.6 };
        Said { pool, latest: vec![None; pool.terms], links: Vec::new(), products: Vec::new(), enough }
    }

    /// Whether a pick says much the same as this sentence.
    pub(super) fn holds(&mut self, unit: usize) -> bool {
        let Said { pool, latest, links, products, enough } = self;
        let mut met = Vec::new();
        for posting in pool.bag(unit) {
            let first = latest[posting.term as usize];
            let chain = std::iter::successors(first, |&at| links[at as usize].next);
            for link in chain.take(LATEST).map(|at| &links[at as usize]) {
                products[link.pick as usize] += posting.weight * link.weight;
                met.push(link.pick as usize);
            }
        }
        let same = met.iter().any(|&pick| products[pick] > *enough);
        met.iter().for_each(|&pick| products[pick] = 0.0);
        same
    }

    pub(super) fn add(&mut self, unit: usize) {
        let pick = self.products.len() as u32;
        self.products.push(0.0);
        for posting in self.pool.bag(unit) {
            let latest = &mut self.latest[posting.term as usize];
            self.links.push(Link { pick, weight: posting.weight, next: *latest });
            *latest = Some(self.links.len() as u32 - 1);
        }
    }
}
