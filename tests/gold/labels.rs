//! What the labels of this folder say. README.md says how they are written.

use std::fs;
use std::ops::Range;
use std::path::Path;

/// An article with its labels.
pub(crate) struct Gold {
    /// The name of its two files.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) quotes: Vec<Quote>,
    /// Words in marks that are no quote.
    pub(crate) no_speech: Vec<Range<usize>>,
    pub(crate) speakers: Vec<Speaker>,
    /// Leaders who are named but not quoted.
    pub(crate) mentioned: Vec<String>,
}

/// A labelled quote; what is null there is none here.
pub(crate) struct Quote {
    /// Where it stands in the text.
    pub(crate) place: Range<usize>,
    pub(crate) kind: String,
    pub(crate) speaker: Option<String>,
    pub(crate) mention: Option<String>,
    pub(crate) cue: Option<String>,
    pub(crate) addressee: Option<String>,
    pub(crate) tone: Option<String>,
}

/// A labelled speaker.
pub(crate) struct Speaker {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) role: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) leader: bool,
}

/// The articles of a folder with their labels, in order of their names.
pub(crate) fn read(folder: &Path) -> Vec<Gold> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = entries.filter(|path| path.extension().is_some_and(|name| name == "txt")).collect();
    texts.sort();
    texts.iter().map(|path| article(path)).collect()
}

fn article(path: &Path) -> Gold {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(path).unwrap();
    let labels = fs::read_to_string(path.with_extension("tsv")).unwrap();
    let squashed = Squashed::new(&text);
    let (mut quotes, mut no_speech, mut speakers, mut mentioned) = (vec![], vec![], vec![], vec![]);
    let mut from = 0;
    let mut place = |shown: &str, in_marks: bool| {
        let place = squashed.find(shown, &mut from, in_marks);
        place.unwrap_or_else(|| panic!("{name}: these words do not stand there in this order: {shown}"))
    };
    for row in labels.lines().filter(|line| !line.starts_with('#')) {
        let known = |value: &str| (value != "-").then(|| value.to_owned());
        match *row.split('\t').collect::<Vec<_>>() {
            ["quote", kind, shown, speaker, mention, cue, addressee, tone] => quotes.push(Quote {
                place: place(shown, kind != "indirect"),
                kind: kind.to_owned(),
                speaker: known(speaker),
                mention: known(mention),
                cue: known(cue),
                addressee: known(addressee),
                tone: known(tone),
            }),
            ["speaker", name, kind, role, country, leader @ ("yes" | "no")] => speakers.push(Speaker {
                name: name.to_owned(),
                kind: kind.to_owned(),
                role: known(role),
                country: known(country),
                leader: leader == "yes",
            }),
            ["mentioned", leader] => mentioned.push(leader.to_owned()),
            ["nospeech", shown] => no_speech.push(place(shown, true)),
            _ => panic!("{name}: not a label: {row}"),
        }
    }
    Gold { name, text, quotes, no_speech, speakers, mentioned }
}

/// A text with each stretch of white space made one space, and the way back from it.
struct Squashed {
    text: String,
    /// Where each byte stood, and at last the length of the text.
    origin: Vec<usize>,
}

impl Squashed {
    fn new(text: &str) -> Squashed {
        let (mut squashed, mut origin) = (String::new(), Vec::new());
        for (at, c) in text.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !squashed.ends_with(' ') {
                squashed.push(c);
                origin.extend(at..at + c.len_utf8());
            }
        }
        origin.push(text.len());
        Squashed { text: squashed, origin }
    }

    /// The next place of some words: right after an opening mark, where they stand in marks.
    fn find(&self, shown: &str, from: &mut usize, in_marks: bool) -> Option<Range<usize>> {
        let starts = self.text[*from..].match_indices(shown).map(|(at, _)| *from + at);
        let is_open = |at: &usize| !in_marks || self.text[..*at].trim_end().ends_with(['“', '‘', '«', '"', '\'']);
        let start = starts.into_iter().find(is_open)?;
        // The next label may begin inside this one, never before it.
        *from = start + shown.chars().next()?.len_utf8();
        Some(self.origin[start]..self.origin[start + shown.len()])
    }
}
