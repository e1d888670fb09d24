//! Rankers that walk a graph: every sentence is a node, and a walker goes from one to another the likelier the more
//! alike they are. Where it is most often is the middle of the text.
//!
//! No edge is ever written down: what flows along all of them at once is a product of sums over terms, so that a step
//! takes time in proportion to the text.

use super::centrality::{cosines, scaled};
use super::pool::Pool;
use crate::number;

/// Edges weigh as the cosine of their sentences.
pub(crate) fn lexrank(pool: &Pool) -> Vec<f64> {
    walk(pool.sentences.len(), |ranks| cosines(pool, ranks))
}

/// Edges weigh as the number of terms that two sentences share, by the logarithms of their lengths.
pub(crate) fn textrank(pool: &Pool) -> Vec<f64> {
    let lengths = Lengths::new(pool);
    let classes = lengths.classes.len();
    let flow = |ranks: &[f64]| {
        let mut sums = vec![0.0f64; pool.terms * classes];
        for (sentence, rank) in ranks.iter().enumerate() {
            for posting in pool.bag(sentence) {
                sums[posting.term as usize * classes + lengths.of[sentence]] += rank;
            }
        }
        let mut shared = vec![0.0f64; classes];
        let received = |sentence: usize| -> f64 {
            let (bag, class) = (pool.bag(sentence), lengths.of[sentence]);
            shared.fill(0.0);
            for posting in bag {
                let start = posting.term as usize * classes;
                shared.iter_mut().zip(&sums[start..start + classes]).for_each(|(all, one)| *all += one);
            }
            // A sentence has no edge to itself.
            let others = |term: u32| sums[term as usize * classes + class] - ranks[sentence];
            shared[class] = bag.iter().map(|posting| others(posting.term).max(0.0)).sum();
            let edges = shared.iter().zip(&lengths.classes).filter(|(shared, _)| **shared > 0.0);
            edges.map(|(shared, length)| shared / (lengths.classes[class] + length)).sum()
        };
        (0..ranks.len()).map(received).collect()
    };
    walk(pool.sentences.len(), flow)
}

/// The logarithms of the sentences' lengths, rounded: sentences of about one length are summed together.
struct Lengths {
    /// The logarithm that a class stands for.
    classes: Vec<f64>,
    /// The class of each sentence.
    of: Vec<usize>,
}

impl Lengths {
    /// To quarters: a sentence of 10 terms counts as one of 9 or 11, and a text has some dozen classes.
    const STEPS: f64 = 4.0;

    fn new(pool: &Pool) -> Self {
        let step = |sentence| (number::ln(1.0 + pool.bag(sentence).len() as f64) * Self::STEPS).round() as usize;
        let steps: Vec<usize> = (0..pool.sentences.len()).map(step).collect();
        let mut classes = steps.clone();
        classes.sort_unstable();
        classes.dedup();
        let of = steps.iter().map(|step| classes.partition_point(|class| class < step)).collect();
        Lengths { classes: classes.into_iter().map(|step| step as f64 / Self::STEPS).collect(), of }
    }
}

/// The walker follows an edge so often, and else begins anew anywhere.
const DAMPING: f64 = 0.85;
/// After so many steps at the latest the ranks stand: what is left of the first guess is then a few thousandths.
const STEPS: usize = 40;
/// A rank has settled when a step changes it by less than this share of the mean.
const SETTLED: f64 = 1e-4;

/// Where a walker is how often, the most visited sentence at 1. `flow` gives each sentence the sum over all edges of
/// the edge's weight times the value at its other end; edges go both ways.
fn walk(sentences: usize, flow: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    let degrees = flow(&vec![1.0; sentences]);
    let mut ranks = vec![1.0; sentences];
    for _ in 0..STEPS {
        let parted: Vec<f64> =
            ranks.iter().zip(&degrees).map(|(rank, degree)| if *degree > 0.0 { rank / degree } else { 0.0 }).collect();
        let next: Vec<f64> = flow(&parted).into_iter().map(|came| 1.0 - DAMPING + DAMPING * came).collect();
        let change = next.iter().zip(&ranks).map(|(next, rank)| (next - rank).abs()).fold(0.0, f64::max);
        ranks = next;
        if change < SETTLED {
            break;
        }
    }
    scaled(ranks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::tests::{MARKET, document};

    type Alike = fn(&Pool, usize, usize) -> f64;

    fn shared(pool: &Pool, a: usize, b: usize) -> impl Iterator<Item = f64> {
        let pairs = pool.bag(a).iter().flat_map(move |x| pool.bag(b).iter().map(move |y| (x, y)));
        pairs.filter(|(x, y)| x.term == y.term).map(|(x, y)| f64::from(x.weight * y.weight))
    }

    /// The textbook's way: a matrix of all pairs, many steps.
    fn plain(pool: &Pool, alike: Alike) -> Vec<f64> {
        let count = pool.sentences.len();
        let weight = |a: usize, b: usize| if a == b { 0.0 } else { alike(pool, a, b) };
        let degree = |a: usize| (0..count).map(|b| weight(a, b)).sum::<f64>();
        let mut ranks = vec![1.0; count];
        for _ in 0..200 {
            let came = |a: usize, b: usize| if weight(a, b) > 0.0 { weight(a, b) / degree(b) * ranks[b] } else { 0.0 };
            ranks = (0..count).map(|a| 0.15 + 0.85 * (0..count).map(|b| came(a, b)).sum::<f64>()).collect();
        }
        let largest = ranks.iter().copied().fold(0.0, f64::max);
        ranks.into_iter().map(|rank| rank / largest).collect()
    }

    #[test]
    fn ranks_are_those_of_the_matrix() {
        let cosine: Alike = |pool, a, b| shared(pool, a, b).sum();
        let by_lengths: Alike = |pool, a, b| {
            let length = |sentence| ((pool.bag(sentence).len() as f64 + 1.0).ln() * 4.0).round() / 4.0;
            shared(pool, a, b).count() as f64 / (length(a) + length(b))
        };
        let document = document(MARKET);
        let documents = [&document];
        let pool = Pool::new(&documents);
        for (name, ranks, expected) in
            [("lexrank", lexrank(&pool), plain(&pool, cosine)), ("textrank", textrank(&pool), plain(&pool, by_lengths))]
        {
            for (rank, expected) in ranks.iter().zip(&expected) {
                assert!((rank - expected).abs() < 1e-3, "{name}: {ranks:?} {expected:?}");
            }
        }
    }

    #[test]
    fn who_shares_nothing_is_visited_by_chance_alone() {
        let document = document("Traders left the market. The market lost its traders. Snow fell on Brenholm.");
        let documents = [&document];
        let pool = Pool::new(&documents);
        for ranks in [lexrank(&pool), textrank(&pool)] {
            assert!(ranks[0] == 1.0 && ranks[1] == 1.0 && (ranks[2] - 0.15).abs() < 1e-3, "{ranks:?}");
        }
    }
}
