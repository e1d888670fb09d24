//! How central each sentence of a pool is.

use super::pool::Pool;

/// For each sentence the sum of its cosines to all others, the largest scaled to 1. As the bags have length 1, that is
/// one product with the sum of all bags: time grows with the text, not with its square.
pub(crate) fn centroid(pool: &Pool) -> Vec<f64> {
    let mut sum = vec![0.0f64; pool.terms];
    for sentence in 0..pool.sentences.len() {
        for posting in pool.bag(sentence) {
            sum[posting.term as usize] += f64::from(posting.weight);
        }
    }
    let cosines = |sentence| {
        let product = pool.bag(sentence).iter().map(|p| f64::from(p.weight) * sum[p.term as usize]).sum::<f64>();
        // One of the cosines is that of the sentence with itself.
        (product - 1.0).max(0.0)
    };
    let mut central: Vec<f64> = (0..pool.sentences.len()).map(cosines).collect();
    let largest = central.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 {
        central.iter_mut().for_each(|one| *one /= largest);
    }
    central
}
