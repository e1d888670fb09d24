//! What a word may be, one bit a class.

use std::ops::BitOr;

/// A set of classes. Rules ask for classes, lists give them: no word stands in code that a list could hold.
///
/// Two halves, as a number of 16 bytes would take a third more room in each word of a document.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Class(u64, u64);

impl Class {
    pub(crate) const NONE: Class = Class(0, 0);

    /// The class of a bit.
    const fn of(bit: u32) -> Class {
        if bit < 64 { Class(1 << bit, 0) } else { Class(0, 1 << (bit - 64)) }
    }

    pub(crate) const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0, self.1 | other.1)
    }

    pub(crate) const fn without(self, other: Class) -> Class {
        Class(self.0 & !other.0, self.1 & !other.1)
    }

    /// Whether the two are the same, for the compiler.
    pub(crate) const fn is(self, other: Class) -> bool {
        self.0 == other.0 && self.1 == other.1
    }

    /// Whether the two share a class.
    pub(crate) const fn any(self, other: Class) -> bool {
        self.0 & other.0 | self.1 & other.1 != 0
    }
}

impl BitOr for Class {
    type Output = Class;
    fn bitor(self, other: Class) -> Class {
        self.or(other)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $id:ident $name:literal,)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Bit { $($id),* }
        impl Class {
            $($(#[$doc])* pub(crate) const $id: Class = Class::of(Bit::$id as u32);)*

            /// The class of a name in a word list.
            pub(crate) fn named(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$id),)* _ => None }
            }
        }
    };
}

classes! {
    // --- grammar
    /// Determiner: the, a, this, his, three.
    DET "det",
    /// Possessive determiner: his, her.
    POSS "poss",
    PREP "prep",
    /// Pronoun that can be a subject: he, it, who.
    PRON "pron",
    /// Word that links clauses: and, but, that, who, when.
    LINK "link",
    AUX "aux",
    BE "be",
    ADV "adv",
    /// Word that opens a subordinate clause: when, while, although.
    SUBORD "subord",
    /// Preposition that can also open a clause: after, before, since.
    SUBORD_PREP "subord_prep",
    /// Relative pronoun.
    REL "rel",
    /// Past form of a verb that does not end in -ed and is no reporting verb.
    IRREGULAR "irregular",
    /// Part of a name in small letters: de, van, bin.
    PARTICLE "particle",
    // --- time
    TIME "time",
    /// Name of a day or month, which is no name of anybody.
    DAY "day",
    // --- nouns
    /// What a person can be: minister, spokesman, neighbour.
    ROLE "role",
    /// People in the plural: officials, residents.
    GROUP "group",
    /// A body that can speak: ministry, newspaper.
    BODY "body",
    /// A body with no more meaning than that: company, group.
    BODY_GENERAL "body_general",
    /// A word that is part of the names of bodies: Ministry, Bank, Times.
    BODY_NAME "body_name",
    /// A document that can speak: report, lawsuit, treaty.
    DOCUMENT "document",
    /// A document that is its author's own voice: tweet, post.
    AUTHORED "authored",
    /// Adjective or noun before a role: foreign, senior.
    MODIFIER "modifier",
    /// What somebody says, as a noun: remark, warning.
    REMARK "remark",
    /// Plural noun of saying that is spelt like a verb: claims, reports.
    REMARK_FORM "remark_form",
    /// Role of people who are seldom named: official, source, aide.
    ANONYMOUS "anonymous",
    /// Role that says little: friend, critic.
    MINOR_ROLE "minor_role",
    /// Report of a news body: investigation, analysis.
    INQUIRY "inquiry",
    /// Who heads a body: chairman, leader.
    CHIEF "chief",
    /// Makes a title one below the head: deputy, vice.
    SECOND "second",
    /// Holds a seat: member, deputy.
    SEAT "seat",
    /// Makes laws: parliament, senate.
    LEGISLATURE "legislature",
    /// Of a church: church, baptist.
    FAITH "faith",
    /// Standing for an office: campaign, candidacy.
    CAMPAIGN "campaign",
    /// Of an election, before such a word: presidential.
    ELECTION "election",
    HONORIFIC "honorific",
    MALE "male",
    FEMALE "female",
    /// A role noun that may stand for others: lawmaker, leader.
    KIN " kin",
    /// Before words in marks, says that they are a name or term: dubbed, entitled.
    TITLED "titled",
    /// A work with a title: film, book, show.
    WORK "work",
    // --- names
    /// Capitalised at the start of a sentence or by habit, but never a name.
    NOTNAME "notname",
    /// May be a name inside a sentence, but not at its start.
    OPENER "opener",
    /// A title that is a family name behind a given one: John Warden.
    FAMILY_TITLE "family_title",
    /// Last word of a name that is nobody's family name: Hill, County.
    NOT_FAMILY "not_family",
    /// Capitalised adjective of a faith or region.
    KIND_NAME "kind_name",
    /// Word of party or house before a name: Democratic, Senate.
    PARTY "party",
    /// Starts sentences, and is part of names: In, So, Le.
    NAME_PART "name_part",
    // --- sentences
    /// With a capital after an abbreviation, shows that a sentence begins.
    START "start",
    /// Small word by which a language is told.
    COMMON "common",
    ORDINAL_BEFORE "ordinal_before",
    ORDINAL_AFTER "ordinal_after",
    /// Opens the line that says who wrote an article: by.
    BYLINE "byline",
    /// Ends such a line that has no “by”: Environment correspondent.
    REPORTER "reporter",
    // --- summary
    /// Too common to tell what a text is about.
    STOP "stop",
    OPENING_PRONOUN "opening_pronoun",
    OPENING_LINK "opening_link",
    // --- keywords
    /// Tells nothing of what a text is about, and in a phrase neither: year, people, new.
    VAGUE "vague",
    /// Tells little alone, but may in a phrase: country, family.
    DULL "dull",
    /// Nor does a phrase that ends in it: trade minister.
    DULL_HEAD "dull_head",
    /// A noun in spite of its ending: family, meeting, need.
    NOUN "noun",
    /// Ends like a participle, a gerund, an adverb or an adjective, and so far is no noun.
    PARTICIPLE "participle",
    GERUND "gerund",
    ADVERB "adverb",
    ADJECTIVE "adjective",
    // --- tone
    NEGATOR "negator",
    /// After `no` it makes a turn that denies nothing: no doubt, no matter.
    AFTER_NO "after_no",
    /// After `not` it makes a turn that denies nothing: not only, not just.
    AFTER_NOT "after_not",
    /// Makes harm smaller or ends it: reduce, solve.
    REDUCE "reduce",
    /// The same as a noun: decline in …
    REDUCE_NOUN "reduce_noun",
    SAVE "save",
    LACK "lack",
    /// Lack only before `to`: failed to, refused to.
    LACK_TO "lack_to",
    /// Follows harm that is over: is down, has eased.
    GONE "gone",
    /// The same without an auxiliary: crime fell.
    GONE_ALONE "gone_alone",
    CLAIM "claim",
    CONCEDE "concede",
    /// Concedes only where it opens its sentence: While they mean well, …
    CONCEDE_FIRST "concede_first",
    COMPARATIVE "comparative",
    ARMS "arms",
    NATURE "nature",
    /// Where a negator reaches no further.
    TONE_BREAK "tone_break",
    TONE_BE "tone_be",
    TONE_AUX "tone_aux",
    TONE_DET "tone_det",
    // --- found by other lists or by spelling, not named in words.tsv
    /// Form of a reporting verb.
    VERB " verb",
    /// Begins a verb of two words: pointed out, went on.
    PARTICLE_VERB " particle verb",
    /// A verb in a finite form, as far as the lists and the ending -ed tell.
    FINITE " finite",
    /// An adverb that can stand between a subject and its verb.
    ADVERBIAL " adverbial",
    /// A word in small letters that can stand inside a noun phrase: no preposition, link, auxiliary or pronoun.
    PLAIN " plain",
    /// Noted where the narration is laid out: a capital, a role, or what may report.
    NOTED " noted",
    /// Not a name whatever its capital: Don’t, It’s, I’m.
    CONTRACTION " contraction",
    /// Stands in the tone list, or is made from a word that does.
    TONE " tone",
    /// Is made from a word of the tone list: harmlessness, peace-loving.
    DERIVED " derived",
    /// Praises by its list, but has the ending of an abstract noun: security.
    ABSTRACT " abstract",
    /// Bad news that says little of who tells it: earthquake, death.
    MISFORTUNE " misfortune",
    /// A misfortune that is the feeling at one: grief.
    SORROW " sorrow",
    /// Leans its sentence a little by itself: should, not, we.
    LEANING " leaning",
    /// Strengthens or weakens the words that follow.
    SHIFTER " shifter",
    /// Begins a toned phrase.
    PHRASE " phrase",
    /// Begins a toned phrase of the user's list.
    OWN_PHRASE " own_phrase",
    /// Begins a pattern of condolence, sorrow or threat.
    PATTERN " pattern",
    /// Begins a title.
    TITLE " title",
    GIVEN " given",
    FAMILY " family",
    COUNTRY " country",
    DEMONYM " demonym",
    CAPITAL " capital",
    /// Points to a country, in one of these ways or another: Texas, Kremlin.
    PLACE " place",
    /// Begins a name of several words that points to a country: New.
    LONG_PLACE " long_place",
    ABBREVIATION " abbreviation",
    // --- marks
    STOP_MARK ".",
    COMMA ",",
    COLON ":",
    SEMICOLON ";",
    DASH "-",
    BRACKET_OPEN "(",
    BRACKET_CLOSE ")",
    /// Opening quotation mark.
    OPEN "“",
    /// Closing quotation mark.
    CLOSE "”",
    /// Straight quotation mark, which may be either.
    EITHER "\"",
    /// Single quotation mark or apostrophe by itself.
    SINGLE "'",
    /// The genitive ending.
    POSSESSIVE "'s",
    /// A quote, seen from the narration.
    QUOTE "“”",
}

impl Class {
    /// A mark that ends or parts a clause.
    pub(crate) const PAUSE: Class =
        Class::STOP_MARK.or(Class::COMMA).or(Class::COLON).or(Class::SEMICOLON).or(Class::DASH);

    /// Verbs of saying, of one word or with a particle.
    pub(crate) const REPORTING: Class = Class::VERB.or(Class::PARTICLE_VERB);

    /// What a mark is.
    pub(crate) fn mark(mark: &str) -> Class {
        match mark {
            "." | "?" | "!" | "…" | "..." => Class::STOP_MARK,
            "," => Class::COMMA,
            ":" => Class::COLON,
            ";" => Class::SEMICOLON,
            "—" | "–" | "-" | "--" => Class::DASH,
            "(" | "[" => Class::BRACKET_OPEN,
            ")" | "]" => Class::BRACKET_CLOSE,
            "“" | "«" | "„" | "``" | "「" | "『" | "‘‘" => Class::OPEN,
            "”" | "»" | "」" | "』" | "’’" => Class::CLOSE,
            "\"" | "''" => Class::EITHER,
            "'" | "’" | "‘" => Class::SINGLE,
            "'s" | "’s" | "'S" | "’S" => Class::POSSESSIVE,
            _ => Class::NONE,
        }
    }
}
