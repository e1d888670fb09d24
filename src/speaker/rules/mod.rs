//! Who says a quote: patterns tried in order. A row's example is its test: exactly this row fires.

mod after;
mod before;
mod carry;
mod fallback;
mod noun;

use crate::name::phrase::{Phrase, Reading};
use crate::quote::narration::{At, Frame};
use crate::speaker::Quote;
use crate::speaker::cue::Cue;

/// All that a rule may look at: what stands in the text, and what was attributed before. It changes nothing.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) reading: Reading<'a>,
    /// The frame that the quote stands in.
    pub(crate) frame: &'a Frame,
    /// The verbs of saying of the frame.
    pub(crate) cues: &'a [Cue],
    /// The quote before this one, attributed.
    pub(crate) previous: Option<&'a Quote>,
    /// The verbs of saying of the frame before, where that can introduce this one.
    pub(crate) cues_before: &'a [Cue],
    pub(crate) frame_before: Option<&'a Frame>,
    /// The quote, as an item.
    pub(crate) at: At,
}

/// What a rule answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// Who speaks, as the text says it; none: whoever spoke the quote before.
    pub(crate) source: Option<Phrase>,
    pub(crate) cue: Option<At>,
}

impl Found {
    fn new(source: Phrase, cue: impl Into<Option<At>>) -> Option<Found> {
        Some(Found { source: Some(source), cue: cue.into() })
    }

    const CARRIED: Option<Found> = Some(Found { source: None, cue: None });
}

/// A pattern of attribution.
pub(crate) struct Rule {
    /// As `--explain` shows it, and as lexicons/learned/rules.tsv knows it.
    pub(crate) name: &'static str,
    /// A text whose last quote only this rule attributes.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is the row's test"))]
    pub(crate) example: &'static str,
    /// Why it holds.
    #[expect(dead_code, reason = "for the reader of the table")]
    pub(crate) reason: &'static str,
    /// How far it is to be trusted with a short fragment.
    pub(crate) trust: Trust,
    pub(crate) find: fn(&Scene) -> Option<Found>,
}

/// Whether words in marks that a rule attributes may still be a mere term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trust {
    /// A cue beside the quote: a fragment under it is speech 97 times in 100.
    Sure,
    /// A looser link: a fragment in title case is a term.
    Weak,
    /// A fallback: one or two words are a term more often than not.
    Guess,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The rules for a quote, in order. Most quotes look right first; one that begins with a small letter, or that a colon
/// or `said,` introduces, looks left first.
pub(crate) fn in_order(scene: &Scene) -> impl Iterator<Item = &'static Rule> {
    let (first, second) = if before::looks_left(scene) { (LEFT, RIGHT) } else { (RIGHT, LEFT) };
    FIRST.iter().chain(first).chain(second).chain(REST)
}

/// Rules that no word beside the quote overrules.
pub(super) const FIRST: &[Rule] = &[
    Rule {
        name: "continued paragraph",
        example: "“We agree,” said Ann Lee. “We always have.\n\n“And we will.”",
        reason: "a mark left open at the end of a paragraph goes on in the next one",
        trust: Trust::Sure,
        find: carry::paragraph,
    },
    Rule {
        name: "label",
        example: "Ann Lee: “We agree.”",
        reason: "transcripts and lists of reactions name the speaker before a colon",
        trust: Trust::Sure,
        find: noun::label,
    },
    Rule {
        name: "headline",
        example: "Ann Lee Calls Budget Plan “Reckless”\n\nThe house met.",
        reason: "a headline has no room for anybody but the speaker",
        trust: Trust::Sure,
        find: noun::headline,
    },
    Rule {
        name: "tag after",
        example: "Park Jin called it “a shame,” Ann Lee added.",
        reason: "a short tag right after the quote is closer than any verb before it",
        trust: Trust::Sure,
        find: after::tag,
    },
];

pub(super) const RIGHT: &[Rule] = &[
    Rule {
        name: "after: said X",
        example: "“We agree,” said Ann Lee.",
        reason: "inverted order stands only beside speech",
        trust: Trust::Sure,
        find: after::verb_name,
    },
    Rule {
        name: "after: as X put it",
        example: "“A bad day,” as Ann Lee put it.",
        reason: "the phrase has no other use",
        trust: Trust::Sure,
        find: after::as_put,
    },
    Rule {
        name: "after: according to X",
        example: "“We agree,” according to Ann Lee.",
        reason: "it names its source outright",
        trust: Trust::Sure,
        find: after::according,
    },
    Rule {
        name: "after: X said",
        example: "“We agree,” Ann Lee, the minister, said.",
        reason: "the commonest shape of news",
        trust: Trust::Sure,
        find: after::name_verb,
    },
    Rule {
        name: "after: X, far from the verb",
        example: "“We agree,” Ann Lee of the bank’s office for the north and the islands, long a critic, said.",
        reason: "a quote that opens its sentence and ends in a comma leaves the rest of it to its tag",
        trust: Trust::Sure,
        find: after::rest,
    },
];

pub(super) const LEFT: &[Rule] = &[
    Rule {
        name: "before: joint document",
        example: "In a joint statement, Norway and Chile called it “a loss for all”.",
        reason: "what two say in a document is the document's",
        trust: Trust::Sure,
        find: before::joint,
    },
    Rule {
        name: "before: X said:",
        example: "Ann Lee told the house: “We agree.”",
        reason: "a colon points at what follows",
        trust: Trust::Sure,
        find: before::colon,
    },
    Rule {
        name: "before: X said,",
        example: "Ann Lee said, “We agree.”",
        reason: "a comma beside the verb of saying does as a colon does",
        trust: Trust::Sure,
        find: before::comma,
    },
    Rule {
        name: "before: X said that",
        example: "Ann Lee said that “we agree on much”.",
        reason: "the clause of the verb is the quote",
        trust: Trust::Sure,
        find: before::that,
    },
    Rule {
        name: "before: X called it",
        example: "Ann Lee called the plan “a loss for all”.",
        reason: "the nearest verb of saying whose subject can speak governs the fragment",
        trust: Trust::Sure,
        find: before::mixed,
    },
];

pub(super) const REST: &[Rule] = &[
    Rule {
        name: "signature",
        example: "“We agree.” — Ann Lee",
        reason: "a name alone behind a dash signs what stands before it",
        trust: Trust::Sure,
        find: after::signature,
    },
    Rule {
        name: "after the clause",
        example: "It was “a loss” for the whole city, Ann Lee said.",
        reason: "the sentence closes with its speaker",
        trust: Trust::Sure,
        find: after::clause,
    },
    Rule {
        name: "noun of saying",
        example: "Ann Lee’s message to the house was: “We agree.”",
        reason: "a remark is its owner’s",
        trust: Trust::Sure,
        find: noun::remark,
    },
    Rule {
        name: "possessive",
        example: "Few liked Ann Lee’s “shining road”.",
        reason: "words in marks after a genitive are the owner’s",
        trust: Trust::Weak,
        find: noun::possessive,
    },
    Rule {
        name: "carried on in the sentence",
        example: "Ann Lee: “We agree”, “we always have”.",
        reason: "one sentence seldom quotes two people without saying so",
        trust: Trust::Weak,
        find: carry::sentence,
    },
    Rule {
        name: "weak verb",
        example: "Ann Lee supports a “fair share” for the north.",
        reason: "whoever the sentence is about is the likeliest source of a fragment",
        trust: Trust::Weak,
        find: before::weak,
    },
    Rule {
        name: "carried on to the next sentence",
        example: "“We agree,” Ann Lee said. “We always have.”",
        reason: "a quote that opens its sentence goes on with the speaker before",
        trust: Trust::Weak,
        find: carry::next_sentence,
    },
    Rule {
        name: "verb in the sentence before",
        example: "Ann Lee warned of a long winter. “We must share what we have.”",
        reason: "a verb of saying without a quote introduces the one that follows",
        trust: Trust::Guess,
        find: fallback::cue_before,
    },
    Rule {
        name: "subject of the sentence before",
        example: "Ann Lee stood up. “We must share what we have.”",
        reason: "whoever acts right before a bare quote speaks it",
        trust: Trust::Guess,
        find: fallback::subject_before,
    },
    Rule {
        name: "carried on to the next paragraph",
        example: "“We agree,” Ann Lee said. “We do.”\n\n“We always have.”",
        reason: "a quote that opens its paragraph goes on with the speaker before",
        trust: Trust::Guess,
        find: carry::next_paragraph,
    },
    Rule {
        name: "first name of the sentence",
        example: "To Ann Lee, the “long lost years” are over.",
        reason: "the only name before a quote is its likeliest source",
        trust: Trust::Guess,
        find: fallback::first_name,
    },
    Rule {
        name: "last speaker",
        example: "“We agree,” Ann Lee said. It was a day of “high and shining hopes”.",
        reason: "a fragment near a speech is most often from it",
        trust: Trust::Guess,
        find: fallback::last_speaker,
    },
];
