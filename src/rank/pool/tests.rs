use super::*;
use crate::document::vocabulary::Vocabulary;
use crate::lexicon::language::language;

/// A text of some length, with nothing said twice.
pub(crate) const MARKET: &str = "The old fish market of Brenholm will be torn down next spring. \
    City engineers found cracks in eleven of its iron pillars last autumn. \
    Traders who sell herring there must move to a hall near the railway station. \
    Many fear that customers will not follow them across the river. \
    The mayor promised lower rents for three years. \
    A group of architects has offered to repair the pillars instead. \
    Their plan would cost twice as much as a new building. \
    Schoolchildren painted the shutters of the market in bright colours.";

/// Texts that no stage may stumble over.
pub(crate) const HOSTILE: &[&str] = &[
    "",
    " \n\t ",
    "...",
    "?!?!",
    "“”",
    "’s",
    "中国国家主席周四会见了日本首相。",
    "👩‍👩‍👧 🇫🇷 ✍🏽",
    "e\u{301}\u{301}\u{301} a\u{300}",
    "A",
    "A A A A A A A A A A. A A A A A A A A A A.",
    "THE THE THE THE THE THE OF OF OF",
    "New",
    "Prime Minister",
    "Bank of",
    "12 12 12. 13 13 13.",
];

pub(crate) fn document_in<'t>(code: &str, text: &'t str) -> Document<'t> {
    Document::parse(text, &mut Vocabulary::new(language(code).unwrap()))
}

pub(crate) fn document(text: &str) -> Document<'_> {
    document_in("en", text)
}

#[test]
fn bags_hold_stems_once_and_have_length_one() {
    let document = document("The ports and the port closed. It was so.");
    let documents = [&document];
    let pool = Pool::new(&documents);
    assert_eq!(pool.bag(0).len(), 2);
    let length: f32 = pool.bag(0).iter().map(|posting| posting.weight * posting.weight).sum();
    assert!((length - 1.0).abs() < 1e-6);
    assert!(pool.bag(1).is_empty());
}

#[test]
fn documents_of_a_digest_share_stems_by_spelling() {
    let (first, second) = (document("Harbours closed on Monday night."), document("Snow fell. A harbour closed."));
    let documents = [&first, &second];
    let pool = Pool::new(&documents);
    let shared =
        |a: usize, b: usize| pool.bag(a).iter().filter(|x| pool.bag(b).iter().any(|y| x.term == y.term)).count();
    assert_eq!((shared(0, 1), shared(0, 2)), (0, 2));
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    let mut document = document("BRENHOLM (Coast News) The market closed on Monday after the flood.");
    document.sentences[0].body.start = 22;
    let documents = [&document];
    let pool = Pool::new(&documents);
    assert_eq!((pool.sentences[0].words, pool.bag(0).len()), (8, 4));
}

#[test]
fn place_counts_prose_only() {
    let mut document = document("Market to close\nBy Ann Lee\nThe market will close. Traders must move.");
    document.sentences[0].block = Block::Heading;
    document.sentences[1].block = Block::Byline;
    let documents = [&document];
    let places: Vec<u32> = Pool::new(&documents).sentences.iter().map(|unit| unit.place).collect();
    assert_eq!(places, [0, 0, 0, 1]);
}

#[test]
fn a_headline_with_a_stop_is_told_by_its_length_and_by_the_lead() {
    let lead = "The council of Brenholm voted by eleven to nine on Monday night to close the northern pier for good.";
    let again = "The divided council of Brenholm closes the northern pier after a vote on Monday night.";
    let other = "Storms of a long winter have left deep cracks in the harbour walls of many towns.";
    let cases = [
        ("Council closes the pier.\n\n".to_owned(), Standing::Apparatus, "shorter than leads are"),
        (format!("{again}\n\n"), Standing::Apparatus, "half of it is said again"),
        (format!("{other}\n\n"), Standing::Full, "neither"),
        ("The council will close its pier. ".to_owned(), Standing::Full, "no line of its own"),
    ];
    for (line, expected, reason) in cases {
        let text = format!("{line}{lead} Ferries will leave from the market.");
        let document = document(&text);
        let documents = [&document];
        let pool = Pool::new(&documents);
        let places: Vec<u32> = pool.sentences.iter().map(|unit| unit.place).collect();
        let shift = u32::from(expected != Standing::Apparatus);
        assert_eq!(pool.sentences[0].standing, expected, "{reason}");
        assert_eq!(places, [0, shift, 1 + shift], "{reason}");
    }
}

#[test]
fn what_was_said_before_is_left_out() {
    type Case = (&'static [&'static str], &'static [(usize, usize)], &'static str);
    let cases: &[Case] = &[
        (
            &["Rents will fall for traders. Ann left. Rents will fall for traders."],
            &[(0, 0), (0, 1)],
            "a line repeated",
        ),
        (&["He will run again. He will not run again."], &[(0, 0), (0, 1)], "small words matter"),
        (&["Item 1 was read. Item 2 was read. item 2 was read!"], &[(0, 0), (0, 1)], "and numbers, but no capitals"),
        (&["... ..."], &[(0, 0)], "no words are not the same words"),
        (
            &[
                "Rents will fall for traders. Snow closed two roads.",
                "rents will fall for traders! Ann Lee won a prize.",
            ],
            &[(0, 0), (0, 1), (1, 1)],
            "a sentence of two articles",
        ),
        (
            &[
                "Rents will fall for traders. Snow closed two roads.",
                "Snow closed two roads. Rents will fall for traders.",
            ],
            &[(0, 0), (0, 1)],
            "a copy",
        ),
    ];
    for (texts, expected, reason) in cases {
        let read: Vec<Document> = texts.iter().map(|text| document(text)).collect();
        let documents: Vec<&Document> = read.iter().collect();
        let pool = Pool::new(&documents);
        let kept: Vec<_> = pool.sentences.iter().map(|unit| (unit.document, unit.sentence)).collect();
        assert_eq!(kept, *expected, "{reason}");
    }
}

#[test]
fn common_and_short_words_of_other_languages_are_no_terms() {
    let cases = [
        ("fr", "Le port de la ville est fermé depuis hier.", 3, "port, ville, fermer"),
        ("de", "Nach dem Sturm wurde der Hafen wieder geöffnet.", 3, "Sturm, Hafen, öffnen"),
        ("de", "Die SPD und die EU lehnen das ab.", 3, "short, but in capitals"),
        ("es", "El puerto también estaba cerrado desde ayer.", 2, "puerto, cerrar"),
        ("ru", "После шторма порт был снова открыт.", 4, "снова is missing from the list"),
    ];
    for (code, text, terms, reason) in cases {
        let document = document_in(code, text);
        assert_eq!(Pool::new(&[&document]).bag(0).len(), terms, "{code}: {reason}");
    }
}

#[test]
fn the_country_is_no_pronoun() {
    let document = document("The US told us.");
    let documents = [&document];
    assert_eq!(Pool::new(&documents).bag(0).len(), 1);
}
