//! How central each sentence of a pool is.

use super::pool::Pool;

/// For each sentence the sum of its cosines to all others, the largest scaled to 1.
pub(crate) fn centroid(pool: &Pool) -> Vec<f64> {
    scaled(cosines(pool, &vec![1.0; pool.sentences.len()]))
}

/// For each sentence the sum over all others of its cosine to them times their value. As the bags have length 1, that
/// is a product with the sum of all bags: time grows with the text, not with its square.
pub(super) fn cosines(pool: &Pool, values: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0f64; pool.terms];
    for (sentence, value) in values.iter().enumerate() {
        for posting in pool.bag(sentence) {
            sum[posting.term as usize] += f64::from(posting.weight) * value;
        }
    }
    let cosines = |(sentence, value): (usize, &f64)| {
        let others = |weight: f64, term: u32| sum[term as usize] - weight * value;
        let of_term = |weight: f64, term| weight * others(weight, term).max(0.0);
        pool.bag(sentence).iter().map(|posting| of_term(f64::from(posting.weight), posting.term)).sum()
    };
    values.iter().enumerate().map(cosines).collect()
}

/// The largest scaled to 1.
pub(super) fn scaled(mut values: Vec<f64>) -> Vec<f64> {
    let largest = values.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 {
        values.iter_mut().for_each(|one| *one /= largest);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::tests::document;

    #[test]
    fn what_shares_most_with_the_others_is_central() {
        let document = document(
            "Snow fell in Brenholm. The market in Brenholm will close. The market traders will move. A prize was awarded.",
        );
        let documents = [&document];
        let central = centroid(&Pool::new(&documents));
        assert_eq!((central[1], central[3]), (1.0, 0.0));
        assert!(central[0] > 0.0 && central[2] > 0.0);
    }

    #[test]
    fn it_is_the_sum_of_the_cosines_to_all_others() {
        let document = document("Snow fell on markets. Markets close in snow. Old markets open. The snow stays.");
        let documents = [&document];
        let pool = Pool::new(&documents);
        let cosine = |a: usize, b: usize| -> f32 {
            let pairs = pool.bag(a).iter().flat_map(|x| pool.bag(b).iter().map(move |y| (x, y)));
            pairs.filter(|(x, y)| x.term == y.term).map(|(x, y)| x.weight * y.weight).sum()
        };
        let sums: Vec<f32> = (0..4).map(|a| (0..4).filter(|&b| b != a).map(|b| cosine(a, b)).sum()).collect();
        let largest = sums.iter().copied().fold(0.0, f32::max);
        for (central, sum) in centroid(&pool).iter().zip(sums) {
            assert!((central - f64::from(sum / largest)).abs() < 1e-5);
        }
    }
}
