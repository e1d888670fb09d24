//! What a paragraph is. One place decides it, and in doubt it is prose: a line that is called a heading is seldom
//! quoted from or chosen as a key sentence.

use super::Sentence;
use crate::lexicon::key::Key;
use crate::lexicon::language::Language;
use crate::lexicon::shared::{self, Phrase, is_closed, last_word, opening, words};

/// The kind of text that a sentence stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    Prose,
    /// A line of its own without a stop: headline, heading between paragraphs, list item.
    Heading,
    /// Who wrote the article.
    Byline,
    /// What a picture shows, and whose it is.
    Caption,
    /// Copyright, “Read more”, “contributed to this report”.
    Notice,
}

/// A caption has no more sentences than this.
const CAPTION: usize = 3;
/// A heading has no more words than this,
const HEADING: usize = 16;
/// and one with capitals as headlines have them no more than this.
const HEADLINE: usize = 24;
/// A byline has no more words than this: By ANN LEE and BOB ROE, Staff Writers of the Northwire Herald.
const BYLINE: usize = 14;

/// Says what the sentences of one paragraph are. A text of one paragraph is prose, whatever its form: nothing is left
/// to be said about it otherwise.
pub(super) fn label(text: &str, language: &Language, only: bool, paragraph: &mut [Sentence]) {
    let first = paragraph.first().and_then(|first| opening(first.body.of(text)));
    let caption = paragraph.len() <= CAPTION && is_caption(text, paragraph, first);
    let alone = paragraph.len() == 1 && !only;
    for (at, sentence) in paragraph.iter_mut().enumerate() {
        let said = sentence.body.of(text);
        let opens = if at == 0 { first } else { opening(said) };
        sentence.block = match () {
            () if is_notice(said, opens, alone) => Block::Notice,
            () if caption => Block::Caption,
            () if alone && is_byline(said, language) => Block::Byline,
            () if alone && is_heading(said, language) => Block::Heading,
            () => Block::Prose,
        };
    }
}

/// What is said about the text, not in it.
fn is_notice(said: &str, opens: Option<Phrase>, alone: bool) -> bool {
    opens.is_some_and(|phrase| opens_notice(said, phrase, alone)) || ends_notice(said)
}

/// `© 2016 Northwire`, `Reporting by Ann Lee`, `Read more: …`, `Follow Ann Lee on Twitter`
fn opens_notice(said: &str, phrase: Phrase, alone: bool) -> bool {
    let year = |word: &str| word == "©" || word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let network = |word: &str| shared::is(&word.to_lowercase(), "network");
    phrase.is("notice")
        || phrase.is("notice_year") && words(phrase.rest).next().is_some_and(year)
        || phrase.is("notice_follow") && words(phrase.rest).any(network)
        || phrase.is("notice_line") && (phrase.rest.starts_with(':') || alone && !ends_in_stop(said))
}

/// `Bob Roe contributed to this report.` The last word is asked for first: it is seldom one of these.
fn ends_notice(said: &str) -> bool {
    last_word(said).is_some_and(|word| shared::is(word, "notice_last")) && is_closed(said, "notice_end")
}

/// `Photo: the two leaders in Seoul. (Northwire)`, `The two leaders in Seoul. (Ann Lee/Getty Images)`
fn is_caption(text: &str, paragraph: &[Sentence], opens: Option<Phrase>) -> bool {
    let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return false };
    let first = first.body.of(text);
    let named = |phrase: Phrase| phrase.is("credit") || phrase.is("caption") && phrase.rest.starts_with(':');
    !begins_with_quote(first) && opens.is_some_and(named) || credit(last.body.of(text)).is_some_and(is_credit)
}

/// What stands in the bracket at the end of a sentence.
fn credit(said: &str) -> Option<&str> {
    /// Longer brackets say something.
    const LONGEST: usize = 80;
    let inside = said.trim_end_matches('.').strip_suffix(')')?;
    let start = inside.rfind('(')? + 1;
    (inside.len() - start <= LONGEST).then(|| &inside[start..])
}

fn is_credit(inside: &str) -> bool {
    words(inside).any(|word| shared::is(&word.to_lowercase(), "credit_word"))
}

/// `By Ann Lee`, `By ANN LEE and Bob Roe, Staff Writers`, `Ann Lee Environment correspondent`; not `By the Numbers`.
fn is_byline(line: &str, language: &Language) -> bool {
    let mut all = words(line);
    let (Some(first), Some(second)) = (all.next(), all.next()) else { return false };
    let is = |word: &str, wanted: &str| {
        let row = language.words.find(&Key::small(word));
        row.is_some_and(|row| row.items(1).any(|class| class == wanted))
    };
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    capital(first)
        && capital(second)
        && !ends_in_stop(line)
        && (is(first, "byline") || all.next_back().is_some_and(|last| is(last, "reporter")))
        && words(line).take(BYLINE + 1).count() <= BYLINE
        && words(line).filter(|word| !capital(word)).count() <= 3
}

/// A line without a stop, or with capitals as headlines have them. Not a line that begins with a quotation mark or has
/// one after a comma: that is speech that lost its stop. Nor one that ends in a colon or comma, for it goes on; a
/// semicolon ends list items and the upper of two headlines.
fn is_heading(line: &str, language: &Language) -> bool {
    let shorter = |most| words(line).take(most + 1).count() <= most;
    let speech = || begins_with_quote(line) || [",”", ",\"", "”,", "\","].iter().any(|mark| line.contains(mark));
    let goes_on = line.ends_with([':', ',', '-', '–', '—']);
    // What plain prose fails first comes first: to count the words of each line takes as long as to split the text.
    let headline = || is_headline(line, language) && shorter(HEADLINE);
    (!ends_in_stop(line) && shorter(HEADING) || headline()) && !goes_on && !speech()
}

fn begins_with_quote(line: &str) -> bool {
    line.starts_with(['“', '"', '„', '«', '»', '‘', '\'', '”', '「'])
}

/// Whether all words but the small ones of grammar have a capital, and there are enough of them to tell: `Envoys Meet
/// Again in Seoul.`, not `Lee has won Kent, Essex and Devon.`
fn is_headline(line: &str, language: &Language) -> bool {
    /// Fewer may be names.
    const LEAST: usize = 4;
    let small = |word: &str| {
        let small = |class| matches!(class, "prep" | "det" | "link" | "subord_prep");
        language.words.find(word).is_some_and(|row| row.items(1).any(small))
    };
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    // A mark by itself, as after the stop of ‘Envoys Meet.’, is no word.
    let spelt = || words(line).filter(|word| word.contains(char::is_alphanumeric));
    spelt().all(|word| capital(&word) || small(word)) && spelt().filter(capital).count() >= LEAST
}

/// Whether a line ends as a sentence does.
fn ends_in_stop(line: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“' | '‘' | '」' | '』' | '«');
    let stop = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।');
    line.trim_end_matches(closing).ends_with(stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::vocabulary::Vocabulary;
    use crate::lexicon::language::LANGUAGES;

    fn last_block(text: &str) -> Block {
        Document::parse(text, &mut Vocabulary::new(&LANGUAGES[0])).sentences.pop().unwrap().block
    }

    /// The block of the last sentence of a text that has a paragraph of prose before it.
    fn block(line: &str) -> Block {
        last_block(&format!("The talks began on Monday.\n\n{line}"))
    }

    #[test]
    fn lines() {
        use Block::{Byline, Caption, Heading, Notice, Prose};
        let cases = [
            (Heading, "Envoys meet again in Seoul"),
            (Heading, "Envoys Meet Again in Seoul."),
            (Heading, "Lee: ‘Envoys Meet Again in Seoul.’"),
            (Heading, "Envoys meet again in Seoul;"),
            (
                Heading,
                "Envoys of Both Sides Meet Again in Seoul and Tokyo to Talk of Tariffs, Fish and Boats, and Agree on Nothing.",
            ),
            (Heading, "- lower tariffs on grain"),
            (Prose, "Envoys met again in Seoul."),
            (Prose, "Lee has won Kent, Essex and Devon."),
            (Prose, "The minister said:"),
            (Prose, "“We agree on nothing"),
            (Prose, "\"We agree on nothing,\" Ms. Lee told reporters"),
            (Byline, "By Ann Lee"),
            (Byline, "By ANN LEE and Bob Roe, Staff Writers"),
            (Byline, "Ann Lee Environment correspondent"),
            (Heading, "A letter to the editor"),
            (Heading, "By the numbers"),
            (Prose, "By Monday Ann Lee had left."),
            (Caption, "Photo: the two leaders in Seoul."),
            (Caption, "The two leaders met in Seoul. (Ann Lee/Getty Images)"),
            (Caption, "Photo by Ann Lee"),
            (Prose, "“Photo: mine,” he wrote under it."),
            (Prose, "The two leaders met (in Seoul)."),
            (Notice, "Copyright 2016 Northwire. All rights reserved."),
            (Notice, "© 2016 Northwire"),
            (Prose, "Copyright is a question for the courts."),
            (Notice, "Bob Roe in Seoul contributed to this report."),
            (Notice, "(Reporting by Ann Lee; editing by Bob Roe.)"),
            (Notice, "Follow Ann Lee on Twitter @annlee"),
            (Prose, "Follow the money, he said."),
            (Notice, "Read more: Envoys leave Seoul"),
            (Notice, "It rained. READ MORE: Envoys leave Seoul ."),
            (Notice, "Read more about the talks"),
            (Prose, "Read more books, he told them."),
            (Prose, "Related industries grew."),
        ];
        for (expected, line) in cases {
            assert_eq!(block(line), expected, "{line}");
        }
    }

    #[test]
    fn a_text_of_one_line_is_prose() {
        assert_eq!(last_block("Envoys meet again in Seoul"), Block::Prose);
    }
}
