//! A user's own toned words and phrases.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::form::fold;
use super::token::Tokens;
use crate::lexicon::phrase::{WordsAt, longest};
use crate::lexicon::table::{Row, Table};
use crate::lexicon::version_with;
use crate::list::{ListError, entries};
use crate::span::Span;

/// The valences of our own lists lie between this and its negative.
const STRONGEST: f32 = 1.3;

/// Words and signs of a term: where one may begin, all of it is looked for.
const LONGEST: usize = 20;

/// Words and phrases with a tone that adds to the tone list, or overrides it, in texts of every language that has one.
///
/// Read from lines `term<TAB>valence`; empty lines and those that begin with `#` are left out. A valence is from -1.3,
/// as hostile as a word can be, to 1.3; 0 silences a term. Case and the form of apostrophes do not matter. The words of
/// a phrase count no more by themselves; it has at most twenty. Of equal terms the last wins.
///
/// ```
/// let list: onrecord::ToneList = "# ours\nred line\t-0.8\n".parse()?;
/// let mut options = onrecord::Options::default();
/// options.tone_list = list;
/// let report = onrecord::analyze("It is a red line.", &options);
/// assert_eq!(report.tone.unwrap().unwrap().label, "negative");
/// let error = "red line\tbad".parse::<onrecord::ToneList>().unwrap_err();
/// assert_eq!(error.to_string(), "line 1: “bad” is not a number from -1.3 to 1.3");
/// # Ok::<(), onrecord::ListError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToneList {
    /// Rows as a [`Table`] has them: the term, its tokens parted by spaces, and its valence.
    rows: Arc<str>,
}

impl FromStr for ToneList {
    type Err = ListError;

    fn from_str(text: &str) -> Result<Self, ListError> {
        let terms = entries(text, entry).collect::<Result<_, _>>()?;
        Ok(ToneList::of(&terms))
    }
}

/// The term and the valence of a line.
fn entry(line: &str) -> Result<(String, f32), String> {
    let (term, valence) = line.split_once('\t').ok_or("there is no tab between the term and its valence")?;
    let term: String = term.nfc().collect();
    let tokens = Tokens::new(&term, Span::new(0, term.len())).map(|token| fold(token.of(&term)));
    let key = tokens.collect::<Vec<_>>().join(" ");
    if key.is_empty() {
        return Err("there is no term before the tab".to_owned());
    }
    if key.split(' ').count() > LONGEST {
        return Err(format!("the term has more than {LONGEST} words"));
    }
    let valence = valence.trim();
    let number = valence.parse().ok().filter(|valence: &f32| valence.abs() <= STRONGEST);
    Ok((key, number.ok_or_else(|| format!("“{valence}” is not a number from -{STRONGEST} to {STRONGEST}"))?))
}

impl FromIterator<ToneList> for ToneList {
    /// All terms of some lists; of equal ones the last wins.
    fn from_iter<I: IntoIterator<Item = ToneList>>(lists: I) -> Self {
        let mut terms = BTreeMap::new();
        for list in lists {
            terms.extend(list.table().all().map(|row| (row.column(0).to_owned(), row.number(1))));
        }
        ToneList::of(&terms)
    }
}

impl ToneList {
    fn of(terms: &BTreeMap<String, f32>) -> Self {
        let rows: String = terms.iter().map(|(term, valence)| format!("{term}\t{valence}\n")).collect();
        ToneList { rows: rows.into() }
    }

    /// Its terms by their first word.
    fn table(&self) -> Table<'_> {
        Table::sorted_by_first(&self.rows)
    }

    /// The longest phrase that begins at a word, and how many words it has.
    pub(crate) fn phrase(&self, words: &impl WordsAt, at: u32) -> Option<(u32, Row<'_>)> {
        // Few users have a list, and this is asked for every twentieth word.
        let found = if self.rows.is_empty() { None } else { longest(&self.table(), 1..=1, words, at) };
        found.filter(|&(length, _)| length > 1)
    }

    /// The terms that begin with a word in small letters: the word itself first, then phrases.
    pub(crate) fn rows<'l>(&'l self, word: &'l str) -> impl Iterator<Item = Row<'l>> {
        // Few users have a list, and this is asked for every new word.
        let table = (!self.rows.is_empty()).then(|| self.table());
        table.into_iter().flat_map(move |table| table.rows(word))
    }

    /// A name for all lists in force: that of our own, or one that tells these terms too.
    pub(crate) fn version(&self, lists: &str) -> String {
        version_with(lists, &self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> String {
        text.parse::<ToneList>().unwrap().rows.to_string()
    }

    #[test]
    fn terms_are_folded_parted_as_texts_are_and_sorted() {
        let cases = [
            ("", ""),
            ("# a comment\n\n  \nred line\t-0.8", "red line\t-0.8\n"),
            ("\u{FEFF}Frank\t0.5\r\nblunt\t -0.2 \r\n", "blunt\t-0.2\nfrank\t0.5\n"),
            ("the people’s will\t1.3", "the people 's will\t1.3\n"),
            ("first, do no harm\t0", "first , do no harm\t0\n"),
            ("DON’T\t-1", "don't\t-1\n"),
            ("e\u{301}lan\t.5", "élan\t0.5\n"),
            ("  two   words \t1", "two words\t1\n"),
            ("a\t1\na\t-1", "a\t-1\n"),
            ("a-b\t1\na b\t1\na\t1", "a\t1\na b\t1\na-b\t1\n"),
            // No comment, for the line does not begin with the sign.
            (" #hope\t1", "# hope\t1\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let cases = [
            ("calm", "line 1: there is no tab between the term and its valence"),
            ("# ok\n\ncalm 0.5", "line 3: there is no tab between the term and its valence"),
            ("calm\t0.5\n\t0.5", "line 2: there is no term before the tab"),
            (" \u{ad}\t0.5", "line 1: there is no term before the tab"),
            ("calm\thigh", "line 1: “high” is not a number from -1.3 to 1.3"),
            ("calm\t", "line 1: “” is not a number from -1.3 to 1.3"),
            ("calm\t2", "line 1: “2” is not a number from -1.3 to 1.3"),
            ("calm\tNaN", "line 1: “NaN” is not a number from -1.3 to 1.3"),
            ("calm\t0.5\tx", "line 1: “0.5\tx” is not a number from -1.3 to 1.3"),
        ];
        for (text, expected) in cases {
            assert_eq!(text.parse::<ToneList>().unwrap_err().to_string(), expected, "{text:?}");
        }
        let term = |words: usize| format!("{}\t0.5", "said ".repeat(words)).parse::<ToneList>();
        assert!(term(20).is_ok());
        assert_eq!(term(21).unwrap_err().to_string(), "line 1: the term has more than 20 words");
    }

    #[test]
    fn of_several_lists_the_last_wins() {
        let lists = ["calm\t0.5\nblunt\t-0.2", "", "blunt\t0.2"].map(|text| text.parse().unwrap());
        assert_eq!(&*lists.into_iter().collect::<ToneList>().rows, "blunt\t0.2\ncalm\t0.5\n");
    }

    #[test]
    fn a_term_that_begins_like_a_comment_is_one_of_the_list() {
        let list: ToneList = " #hope\t.2".parse().unwrap();
        assert_eq!([list.clone()].into_iter().collect::<ToneList>(), list);
        assert_eq!(list.rows("#").map(|row| row.column(1)).collect::<Vec<_>>(), ["0.2"]);
    }

    #[test]
    fn terms_are_found_by_their_first_word() {
        let list: ToneList = "a-b\t1\na b\t.2\na\t.3\nb\t.4".parse().unwrap();
        let found = |word| list.rows(word).map(|row| row.column(1)).collect::<Vec<_>>();
        assert_eq!((found("a"), found("b"), found("c")), (vec!["0.3", "0.2"], vec!["0.4"], vec![]));
    }

    #[test]
    fn a_list_shows_in_the_version() {
        let list: ToneList = "calm\t0.5".parse().unwrap();
        assert_eq!(ToneList::default().version("9f3c1a02"), "9f3c1a02");
        assert_ne!(list.version("9f3c1a02"), "9f3c1a02");
        assert_ne!(list.version("9f3c1a02"), list.version("9f3c1a03"));
    }
}
