//! The phrases that stand for a text: noun-like runs of one to three words, and whole names.

mod phrase;
mod run;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::rank::cue;
use crate::rank::pool::{NO_TERM, Pool};
use phrase::{Kind, Occurrence, Phrase, Phrases};

/// A phrase that tells what a text is about.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Key {
    /// As the text writes it most often, on one line.
    pub(crate) text: String,
    /// Its weight; the first one's is 1.
    pub(crate) score: f64,
    /// How often it occurs, in any form.
    pub(crate) count: usize,
}

/// The keywords of a pool, best first, equals in order of the text: at most `limit`.
pub(crate) fn keywords(pool: &Pool, limit: usize) -> Vec<Key> {
    let mut phrases = Phrases::read(pool);
    join_names(&mut phrases);
    weigh(&mut phrases, pool);
    let chosen = choose(&phrases, limit);
    let largest = chosen.first().map_or(1.0, |&first| phrases.list[first].score);
    let texts = texts(&phrases, pool, &chosen);
    let key = |(&at, text): (&usize, String)| {
        let phrase = &phrases.list[at];
        Key { text, score: phrase.score / largest, count: phrase.count as usize }
    };
    chosen.iter().zip(texts).map(key).collect()
}

/// The full names that share a surname.
#[derive(Clone, Copy, Default)]
struct Bearers {
    /// The most frequent one.
    first: u32,
    /// How often that one occurs, and how often all do.
    count: u32,
    all: u32,
}

/// Counts “Merkel” for “Angela Merkel”, where that is the one full name with this surname, or nearly so.
fn join_names(phrases: &mut Phrases) {
    let mut bearers = vec![Bearers::default(); phrases.uses.len()];
    for (at, phrase) in phrases.list.iter().enumerate().filter(|(_, phrase)| phrase.words() > 1) {
        if let Some(surname) = phrase.surname {
            let bearers = &mut bearers[surname as usize];
            bearers.all += phrase.count;
            if phrase.count > bearers.count {
                (bearers.first, bearers.count) = (at as u32, phrase.count);
            }
        }
    }
    for at in 0..phrases.list.len() {
        let phrase = &phrases.list[at];
        let (alone, count) = (phrase.words() == 1, phrase.count);
        let bearers = phrase.surname.filter(|_| alone).map(|surname| bearers[surname as usize]);
        let Some(bearers) = bearers else { continue };
        if bearers.count * 3 > bearers.all * 2 {
            let full = &mut phrases.list[bearers.first as usize];
            (full.count, full.ends) = (full.count + count, full.ends + count);
            phrases.list[at].dull = true;
        }
    }
}

/// A phrase weighs as much as the words that it accounts for. A word weighs by how much the sentences are about it, the
/// first ones doubly, and counts in so far as it occurs within the phrase: “nuclear” hardly in “nuclear physicist”, if
/// all else is on a nuclear treaty.
fn weigh(phrases: &mut Phrases, pool: &Pool) {
    let mut weights = vec![0.0; pool.terms];
    for (at, unit) in pool.sentences.iter().enumerate() {
        let place = 1.0 + cue::position(unit.place);
        for posting in pool.bag(at) {
            weights[posting.term as usize] += place * f64::from(posting.weight);
        }
    }
    for phrase in &mut phrases.list {
        let within = |&term: &u32| {
            let weight: f64 = weights[term as usize];
            weight * weight * (f64::from(phrase.count) / f64::from(phrases.uses[term as usize])).min(1.0)
        };
        phrase.score = phrase.stems().iter().filter(|&&term| term != NO_TERM).map(within).sum::<f64>().sqrt();
    }
}

/// The best phrases, none beside a longer one that says it too.
fn choose(phrases: &Phrases, limit: usize) -> Vec<usize> {
    let list = &phrases.list;
    let able = list.iter().enumerate().filter(|(_, phrase)| stands(phrase, &phrases.uses));
    let mut order: Vec<(f64, usize)> = able.map(|(at, phrase)| (phrase.score, at)).collect();
    order.sort_unstable_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, at) in order {
        if chosen.len() == limit {
            break;
        }
        let phrase = &list[at];
        let others = || chosen.iter().map(|&other| &list[other]);
        // Two kinds of tourists tell enough of tourists.
        let worn = |stem| others().filter(|other| other.stems().contains(stem)).count() > 1;
        if !others().any(|other| clash(phrase, other)) && !phrase.stems().iter().any(worn) {
            chosen.push(at);
        }
    }
    chosen
}

/// Whether a phrase can be a keyword.
fn stands(phrase: &Phrase, uses: &[u32]) -> bool {
    let last = phrase.stems[phrase.words() - 1];
    let elsewhere = || uses.get(last as usize).is_some_and(|&uses| uses > phrase.count);
    let met = match phrase.kind {
        Kind::Name => true,
        Kind::Common => phrase.count > 1 || phrase.words() > 1,
        // “Odera shrugs”, once, is no phrase; “Trump administration” may be.
        Kind::Mixed => phrase.count > 1 || elsewhere(),
    };
    // What mostly stands before a noun is an adjective.
    // “N°. 7” alone has no term: it would weigh 0 of 0.
    met && !phrase.dull && phrase.ends * 2 >= phrase.count && phrase.score > 0.0
}

/// Whether one is part of the other and does not occur clearly more often.
fn clash(a: &Phrase, b: &Phrase) -> bool {
    let (long, short) = if a.words() > b.words() { (a, b) } else { (b, a) };
    long.stems().windows(short.words()).any(|part| part == short.stems()) && short.count <= 2 * long.count
}

/// How the text writes the chosen phrases most often, the earliest of equals.
fn texts(phrases: &Phrases, pool: &Pool, chosen: &[usize]) -> Vec<String> {
    let mut counts: HashMap<(usize, &str), usize, RandomState> = HashMap::default();
    let mut best: Vec<Option<(usize, &Occurrence, &str)>> = vec![None; chosen.len()];
    let mut places = vec![None; phrases.list.len()];
    chosen.iter().enumerate().for_each(|(at, &phrase)| places[phrase] = Some(at));
    for occurrence in &phrases.occurrences {
        let Some(at) = places[occurrence.phrase as usize] else { continue };
        let document = pool.documents[occurrence.document as usize];
        let form = document.span_of(occurrence.tokens.clone()).of(document.text);
        // “Talks” at the start of a sentence are “talks”, if the text writes that anywhere.
        let count = counts.entry((at, form)).or_default();
        *count += usize::from(!occurrence.opening);
        if best[at].is_none_or(|(most, ..)| *count > most) {
            best[at] = Some((*count, occurrence, form));
        }
    }
    let common = |at: usize| phrases.list[chosen[at]].kind == Kind::Common;
    let written = |(at, best): (usize, Option<(usize, &Occurrence, &str)>)| {
        let Some((_, occurrence, form)) = best else { return String::new() };
        let one = occurrence.tokens.len() == 1;
        let form = if one { form.to_owned() } else { form.split_whitespace().collect::<Vec<_>>().join(" ") };
        let nouns = pool.documents[occurrence.document as usize].language.capital_nouns;
        if occurrence.opening && common(at) && !nouns { uncapitalised(&form) } else { form }
    };
    best.into_iter().enumerate().map(written).collect()
}

/// Without the capital of a sentence's first word.
fn uncapitalised(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::block::Block;
    use crate::rank::pool::tests::{HOSTILE, document, document_in};

    fn keys(documents: &[&Document], limit: usize) -> Vec<Key> {
        keywords(&Pool::new(documents), limit)
    }

    fn texts(documents: &[&Document]) -> Vec<String> {
        keys(documents, 10).into_iter().map(|key| key.text).collect()
    }

    /// What a case misses: a wanted phrase, with its count where one is given, or an unwanted one.
    fn misses(text: &str, expected: &str) -> Vec<String> {
        let document = document(text);
        let keys = keys(&[&document], 10);
        let has = |one: &str| {
            let (phrase, count) = match one.rsplit_once(' ').map(|(phrase, count)| (phrase, count.parse())) {
                Some((phrase, Ok(count))) => (phrase, Some(count)),
                _ => (one, None),
            };
            keys.iter().any(|key| key.text == phrase && count.is_none_or(|count: usize| key.count == count))
        };
        let (wanted, unwanted) = expected.trim().split_once("\nnot: ").unwrap_or((expected.trim(), ""));
        let missing = wanted.split(" | ").filter(|one| !has(one)).map(|one| format!("no {one}: {keys:?}"));
        missing.chain(unwanted.split(" | ").filter(|one| has(one)).map(|one| format!("{one}: {keys:?}"))).collect()
    }

    #[test]
    fn cases() {
        let mut failures = Vec::new();
        for case in include_str!("../../tests/rules/keyword.txt").split("\n===\n").skip(1) {
            let (reason, rest) = case.split_once('\n').unwrap();
            let (text, expected) = rest.split_once("\n---\n").unwrap_or_else(|| panic!("malformed: {reason}"));
            failures.extend(misses(text, expected).into_iter().map(|miss| format!("{reason}\n  {miss}")));
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn the_first_one_has_weight_one_and_the_limit_holds() {
        let document = document("The herring trade fell. Herring boats of Brenholm rust. Herring is dear in Brenholm.");
        let keys = keys(&[&document], 2);
        assert_eq!(keys.len(), 2);
        assert!(keys[0].score == 1.0 && keys[1].score < 1.0);
        assert!(super::keywords(&Pool::new(&[&document]), 0).is_empty());
    }

    #[test]
    fn notices_and_headlines_have_no_keywords() {
        let mut document =
            document("Turkey doubles duty\nTraders fear the duty. The duty is high.\nSubscribe to Brenholm Mail.");
        document.sentences[0].block = Block::Heading;
        document.sentences[3].block = Block::Notice;
        let texts = texts(&[&document]);
        assert!(texts.contains(&"duty".to_owned()), "{texts:?}");
        assert!(!texts.iter().any(|text| text.contains("doubles") || text.contains("Mail")), "{texts:?}");
    }

    #[test]
    fn a_digest_counts_over_all_articles() {
        let (first, second) =
            (document("Angela Voss closed the piers."), document("The piers were shut by Voss. A pier sank."));
        let keys = keys(&[&first, &second], 10);
        let count = |text: &str| keys.iter().find(|key| key.text == text).map(|key| key.count);
        assert_eq!((count("Angela Voss"), count("piers")), (Some(2), Some(3)), "{keys:?}");
    }

    #[test]
    fn other_languages_give_nouns_as_far_as_their_spelling_shows_them() {
        let cases = [
            ("de", "Der Bundestag stimmte über die Windkraft ab. Die Windkraft wächst schnell.", "Windkraft", "wächst"),
            ("fr", "La réforme divise Paul Marchand. Cette réforme doit entrer en vigueur.", "réforme", "doit entrer"),
        ];
        for (code, text, wanted, unwanted) in cases {
            let document = document_in(code, text);
            let texts = texts(&[&document]);
            assert!(texts.contains(&wanted.to_owned()) && !texts.contains(&unwanted.to_owned()), "{texts:?}");
        }
    }

    #[test]
    fn a_keyword_is_on_one_line() {
        let document = document("The herring\u{a0} trade fell. All miss the herring\u{a0} trade.");
        assert_eq!(texts(&[&document]), ["herring trade"]);
    }

    #[test]
    fn any_text_has_keywords_or_none() {
        let long = "herring ".repeat(20_000);
        for text in HOSTILE.iter().copied().chain([long.as_str()]) {
            for code in ["en", "de", "el"] {
                let document = document_in(code, text);
                assert!(keys(&[&document, &document], 10).len() <= 10);
            }
        }
    }
}
