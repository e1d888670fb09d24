//! What is wanted of an analysis.

use std::str::FromStr;

use crate::document::tone_list::ToneList;
use crate::lexicon::leaders::LeaderList;
use crate::rank::{METHODS, Method};
use crate::report::Offsets;

/// Settings of an analysis; the default is what the command does without options.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// What is computed.
    pub sections: Sections,
    /// How long the summary is.
    pub length: Length,
    /// Which ranker chooses it.
    pub method: &'static Method,
    /// Words that it leans to.
    pub query: Option<String>,
    /// ISO 639-1 code of the language; none: told from the text.
    pub lang: Option<String>,
    /// Words and phrases that add to the tone list, or override it.
    pub tone_list: ToneList,
    /// People who add to the lists of leaders.
    pub leaders: LeaderList,
    /// An attribution whose confidence is lower shows no speaker.
    pub min_confidence: f64,
    /// Whether the report shows why: tone terms, rules of attribution and rivals, the parts of a sentence's score.
    pub explain: bool,
    /// Whether the tone terms are shown even where nothing else is explained, for a page that underlines them.
    pub terms: bool,
    /// The unit of the report's offsets.
    pub offsets: Offsets,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            sections: Sections::default(),
            length: Length::Sentences(3),
            method: &METHODS[0],
            query: None,
            lang: None,
            tone_list: ToneList::default(),
            leaders: LeaderList::default(),
            min_confidence: 0.5,
            explain: false,
            terms: false,
            offsets: Offsets::default(),
        }
    }
}

impl Options {
    /// Whether tones show their terms.
    pub(crate) fn shows_terms(&self) -> bool {
        self.explain || self.terms
    }
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The key sentences.
    Summary,
    /// Who is quoted, and which leaders are named.
    Speakers,
    /// What is quoted.
    Quotes,
    /// Tone of the text, of quotes and of speakers.
    Tone,
    /// What the text is about.
    Keywords,
    /// Every sentence.
    Sentences,
    /// The text itself.
    Text,
}

impl Section {
    /// All sections with the names that the command takes, the default ones first.
    pub const ALL: [(&'static str, Section); 7] = [
        ("summary", Section::Summary),
        ("speakers", Section::Speakers),
        ("quotes", Section::Quotes),
        ("tone", Section::Tone),
        ("keywords", Section::Keywords),
        ("sentences", Section::Sentences),
        ("text", Section::Text),
    ];
}

/// A set of sections; the default ones are the first five of [`Section::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sections(u8);

impl Default for Sections {
    fn default() -> Self {
        Section::ALL[..5].iter().map(|&(_, section)| section).collect()
    }
}

impl FromIterator<Section> for Sections {
    fn from_iter<I: IntoIterator<Item = Section>>(sections: I) -> Self {
        sections.into_iter().fold(Sections(0), Sections::with)
    }
}

impl Sections {
    /// Whether a section is wanted.
    pub fn has(self, section: Section) -> bool {
        self.0 & 1 << section as u8 != 0
    }

    /// These and one more.
    pub fn with(self, section: Section) -> Sections {
        Sections(self.0 | 1 << section as u8)
    }

    /// Whether any of these is wanted.
    pub fn any(self, sections: &[Section]) -> bool {
        sections.iter().any(|&section| self.has(section))
    }
}

impl FromStr for Sections {
    type Err = String;

    /// Names parted by commas.
    fn from_str(names: &str) -> Result<Self, String> {
        names
            .split(',')
            .map(|name| match Section::ALL.iter().find(|(known, _)| *known == name.trim()) {
                Some(&(_, section)) => Ok(section),
                None => Err(format!(
                    "no section is called “{}”; there are {}",
                    name.trim(),
                    Section::ALL.map(|(name, _)| name).join(", ")
                )),
            })
            .collect()
    }
}

/// The length of a summary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// So many sentences.
    Sentences(usize),
    /// At most so many words, unless the first sentence alone has more.
    Words(usize),
    /// So many percent of the sentences, rounded up.
    Percent(f64),
}

impl FromStr for Length {
    type Err = String;

    /// `5`, `100w` or `20%`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is no length: give sentences (5), words (100w) or a share (20%)");
        let length = if let Some(percent) = text.strip_suffix('%') {
            Length::Percent(percent.parse().ok().filter(|p| (0.0..=100.0).contains(p) && *p > 0.0).ok_or_else(wrong)?)
        } else if let Some(words) = text.strip_suffix('w') {
            Length::Words(words.parse().ok().filter(|&n| n > 0).ok_or_else(wrong)?)
        } else {
            Length::Sentences(text.parse().ok().filter(|&n| n > 0).ok_or_else(wrong)?)
        };
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        assert_eq!("5".parse(), Ok(Length::Sentences(5)));
        assert_eq!("100w".parse(), Ok(Length::Words(100)));
        assert_eq!("20%".parse(), Ok(Length::Percent(20.0)));
        for wrong in ["0", "0w", "0%", "101%", "-1", "w", "%", "five", "5 w", "NaN%"] {
            assert!(wrong.parse::<Length>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn sections() {
        assert_eq!("summary,speakers,quotes,tone,keywords".parse(), Ok(Sections::default()));
        assert!("summary, text".parse::<Sections>().unwrap().has(Section::Text));
        assert!("sumary".parse::<Sections>().unwrap_err().contains("sumary"));
    }
}
