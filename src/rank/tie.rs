//! Sentences that do not stand alone: what only their neighbours explain, begin or end.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::class::Class;

/// Whether a sentence opens with what points back: “She refused”, “But talks go on”. Not “I” and “we”, whom the sentence
/// before does not explain either, nor “Although it rained, …”, which explains itself.
pub(super) fn leans(document: &Document, tokens: &Range<u32>) -> bool {
    let first = tokens.start;
    let speaks = || ["i", "we", "you", "my", "our"].iter().any(|word| document.says(first, word));
    !tokens.is_empty()
        && document.is(first, Class::OPENING_PRONOUN | Class::OPENING_LINK)
        && !document.is(first, Class::SUBORD)
        && !speaks()
}

/// For each sentence whether it goes on from the one before, which ends inside a quote or with a colon.
pub(super) fn continued(document: &Document) -> Vec<bool> {
    let marked = document.marked();
    let mut at = 0;
    let mut announced = false;
    let goes_on = |tokens: &Range<u32>| {
        while marked.get(at).is_some_and(|marked| marked.outer.end <= tokens.start) {
            at += 1;
        }
        let colon = !tokens.is_empty() && document.is(tokens.end - 1, Class::COLON);
        let announced = std::mem::replace(&mut announced, colon);
        let carried = marked.get(at).is_some_and(|marked| {
            // What nothing closes was perhaps no quote.
            marked.closed && marked.outer.start < tokens.start || marked.continues && marked.outer.start == tokens.start
        });
        announced || carried
    };
    document.sentences.iter().map(|sentence| &sentence.tokens).map(goes_on).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rank::pool::tests::{HOSTILE, document};

    #[test]
    fn what_points_back_leans() {
        let cases = [
            ("She refused.", true, "who?"),
            ("That’s why the market closed.", true, "what?"),
            ("But talks go on.", true, "after what?"),
            ("His boats rust.", true, "whose?"),
            ("We will not sell the boats.", false, "the sentence before does not tell who either"),
            ("Although it rained, the market opened.", false, "explains itself"),
            ("The market closed.", false, "nothing to explain"),
            ("“They left,” Ann Lee said.", false, "words of somebody else, whom the sentence names"),
            ("US boats rust.", false, "a country"),
        ];
        for (text, expected, reason) in cases {
            let document = document(text);
            assert_eq!(leans(&document, &document.sentences[0].tokens), expected, "{reason}");
        }
    }

    #[test]
    fn what_the_sentence_before_began_goes_on() {
        let cases: &[(&str, &[bool])] = &[
            ("“We sell boats. We sell fish,” Lee said. Snow fell.", &[false, true, false]),
            ("\"We sell boats. We sell fish,\" Lee said. Snow fell.", &[false, true, false]),
            ("“We sell boats.” Lee said so. “We sell fish.”", &[false, false, false]),
            ("“We sell boats.\n\n“We sell fish,” Lee said.", &[false, true]),
            ("“We sell boats. Lee said so. Snow fell.", &[false, false, false]),
            ("These were sold:\n\nBoats and fish of all kinds were sold.", &[false, true]),
        ];
        for (text, expected) in cases {
            assert_eq!(continued(&document(text)), *expected, "{text}");
        }
    }

    #[test]
    fn any_text_has_ties_or_none() {
        for text in HOSTILE {
            let document = document(text);
            assert_eq!(continued(&document).len(), document.sentences.len());
        }
    }
}
