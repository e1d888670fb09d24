//! Quotes, speakers and the leaders who are only named: what the stages found, written out for the report.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::document::Document;
use crate::document::marks::Marked;
use crate::lexicon::people;
use crate::name::cast::{Cast, Entity};
use crate::name::phrase::Reading;
use crate::name::{Kind, Names};
use crate::number::round4;
use crate::options::{Options, Section, Sections};
use crate::quote::filter;
use crate::quote::narration::{At, Narration};
use crate::report::{
    self, Addressee, Explanation, Mentioned, QuoteCounts, QuoteKind, Report, SpeakerKind, Tone, Warning,
};
use crate::span::Span;
use crate::speaker::country::Setting;
use crate::speaker::role::{Profile, leads, profile};
use crate::speaker::{self, Quote, Said};
use crate::tone::{Measure, Scorer};
use crate::words::{count_words, squashed};
use crate::written::{passage, terms, tone_of_words};

/// What one article says in other people's words.
#[derive(Default)]
pub(crate) struct Voices {
    pub(crate) quotes: Vec<report::Quote>,
    pub(crate) speakers: Vec<report::Speaker>,
    pub(crate) mentioned: Vec<Mentioned>,
    pub(crate) warnings: Vec<Warning>,
    /// How much tone each quote has; empty where none is wanted.
    pub(crate) measures: Vec<Option<Measure>>,
    /// The tokens of each quote.
    tokens: Vec<Range<u32>>,
}

/// A speaker of fewer quoted words has no tone: one toned word would decide it.
const WORDS_FOR_TONE: usize = 8;

/// A mark that nothing closes, unless the next paragraph goes on from it.
fn unpaired(document: &Document) -> Vec<Warning> {
    let marked = document.marked();
    let goes_on = |at: usize| marked.get(at + 1).is_some_and(|next| next.continues);
    let open = marked.iter().enumerate().filter(|(at, marked)| !marked.closed && !goes_on(*at));
    let warning = |(_, marked): (usize, &Marked)| Warning {
        code: "unpaired-quotation-mark",
        start: Some(document.span(marked.outer.start).start),
        ..Warning::new("", "a quotation mark is not closed; the quote is taken to end with its paragraph or sentence")
    };
    open.map(warning).collect()
}

impl Voices {
    /// Reads the quotes of a document, with their tone where a scorer is given. The article's date tells which office
    /// somebody held then.
    pub(crate) fn of(document: &Document, date: Option<&str>, scorer: Option<&mut Scorer>, options: &Options) -> Self {
        let mut voices = Voices { warnings: unpaired(document), ..Voices::default() };
        if document.language.reporting.is_some() {
            voices.with_speakers(document, date, options);
        } else {
            voices.without_speakers(document);
        }
        if let Some(scorer) = scorer {
            voices.add_tone(document, scorer, options.shows_terms());
        }
        voices
    }

    fn with_speakers(&mut self, document: &Document, date: Option<&str>, options: &Options) {
        let (speech, asides) = filter::speech(document);
        let narration = Narration::new(document, &speech, &asides);
        let names = Names::new(&narration);
        let reading = Reading { narration: &narration, names: &names };
        let mut said = speaker::attribute(reading, Cast::new(&reading));
        let setting = Setting::of(&reading, &said.cast, date);
        said.quotes.sort_by_key(|quote| (quote.span.start, quote.span.end));
        self.write(&reading, &said, &setting, options);
    }

    /// Puts the wanted sections into a report.
    pub(crate) fn show(mut self, report: &mut Report, sections: Sections) {
        let count = |kind| self.quotes.iter().filter(|quote| quote.kind == kind).count();
        report.counts.quotes = Some(QuoteCounts {
            direct: count(QuoteKind::Direct),
            mixed: count(QuoteKind::Mixed),
            indirect: count(QuoteKind::Indirect),
        });
        if sections.has(Section::Speakers) {
            report.speakers = Some(self.speakers);
            report.mentioned = Some(self.mentioned);
        } else {
            self.quotes.iter_mut().for_each(|quote| quote.speaker = None);
        }
        report.quotes = sections.has(Section::Quotes).then_some(self.quotes);
        report.warnings.extend(self.warnings);
    }

    /// Quotes by their own marks: the language has no rules of attribution.
    fn without_speakers(&mut self, document: &Document) {
        for marked in document.marked() {
            let span = marked.span(document);
            self.tokens.push(marked.inner.clone());
            self.quotes.push(report::Quote {
                article: None,
                sources: Vec::new(),
                passage: passage(document.text, span),
                sentence: sentence(document, span),
                kind: QuoteKind::Direct,
                context: None,
                speaker: Some(None),
                continues: None,
                mention: None,
                cue: None,
                addressee: None,
                confidence: None,
                tone: None,
                explain: None,
            });
        }
        let message = format!("there are no rules of attribution for the language “{}”", document.language.code);
        self.warnings.push(Warning::new("attribution-not-supported", message));
    }

    fn write(&mut self, reading: &Reading, said: &Said, setting: &Setting, options: &Options) {
        let Said { quotes, cast, .. } = said;
        let text = reading.narration.document.text;
        let mut numbers: Vec<Option<usize>> = vec![None; cast.list.len()];
        let mut last_marked = None;
        // As many as are needed: in a long article nothing takes more room.
        self.quotes.reserve_exact(quotes.len());
        self.tokens.reserve_exact(quotes.len());
        for (number, quote) in quotes.iter().enumerate() {
            let shown = quote.speaker.filter(|_| quote.confidence >= options.min_confidence);
            let speaker = shown.map(|id| {
                *numbers[id.0 as usize].get_or_insert_with(|| {
                    self.speakers.push(describe(reading, cast.get(id), setting));
                    self.speakers.len() - 1
                })
            });
            if let Some(speaker) = speaker.map(|speaker| &mut self.speakers[speaker]) {
                speaker.quotes.push(number);
                if quote.kind != QuoteKind::Indirect {
                    speaker.words += count_words(quote.span.of(text));
                }
            }
            self.tokens.push(quote.tokens.clone());
            let continues = last_marked.filter(|_| quote.continues);
            self.quotes.push(written(reading, said, quote, speaker, continues, options.explain));
            if quote.kind != QuoteKind::Indirect {
                last_marked = Some(number);
            }
        }
        self.mentioned = mentioned(reading, cast, &numbers, setting);
    }

    /// Gives each quote its tone.
    fn add_tone(&mut self, document: &Document, scorer: &mut Scorer, explain: bool) {
        let tokens = std::mem::take(&mut self.tokens);
        self.measures = tokens.iter().map(|tokens| scorer.measure(tokens.clone())).collect();
        for ((quote, measure), tokens) in self.quotes.iter_mut().zip(&self.measures).zip(tokens) {
            let terms = explain.then(|| terms(document, scorer, tokens));
            quote.tone = Some(measure.map(|measure| Tone { terms, ..tone_of_words(measure) }));
        }
    }

    /// Gives each speaker the tone of the direct and mixed quotes together.
    pub(crate) fn rate(&mut self) {
        for speaker in &mut self.speakers {
            let verbatim = speaker.quotes.iter().filter(|&&quote| self.quotes[quote].kind != QuoteKind::Indirect);
            let measure: Option<Measure> = verbatim.map(|&quote| self.measures[quote]).sum();
            let few = speaker.words < WORDS_FOR_TONE;
            speaker.tone = Some(measure.filter(|_| !few).map(tone_of_words));
            if few && speaker.words > 0 && measure.is_some() {
                self.warnings.push(too_few_words(speaker));
            }
        }
    }
}

fn too_few_words(speaker: &report::Speaker) -> Warning {
    let words = if speaker.words == 1 { "word" } else { "words" };
    Warning::new("too-few-words", format!("{} has no tone: only {} quoted {words}", speaker.name, speaker.words))
}

fn written(
    reading: &Reading,
    said: &Said,
    quote: &Quote,
    speaker: Option<usize>,
    continues: Option<usize>,
    explain: bool,
) -> report::Quote {
    let document = reading.narration.document;
    let items = |items: Range<At>| passage(document.text, reading.narration.span(items));
    report::Quote {
        article: None,
        sources: Vec::new(),
        passage: passage(document.text, quote.span),
        sentence: sentence(document, quote.span),
        kind: quote.kind,
        context: context(document, quote),
        speaker: Some(speaker),
        continues,
        mention: quote.source.map(|source| items(source.mention())),
        cue: quote.cue.map(|cue| items(cue..cue + reading.cue_length(cue))),
        addressee: quote.addressee.map(|(phrase, entity)| Addressee {
            passage: items(phrase.items()),
            name: entity.map(|id| shown_name(reading, said.cast.get(id))),
        }),
        confidence: quote.source.is_some().then_some(quote.confidence),
        tone: None,
        explain: explain.then(|| explanation(reading, said, quote)),
    }
}

/// A longer sentence is no context: of one with a thousand quotes each would carry all the others.
const CONTEXT: usize = 600;

/// The sentence round a fragment, or more where its marks hold the end of one.
fn context(document: &Document, quote: &Quote) -> Option<report::Passage> {
    let first = &document.sentences[sentence(document, quote.span)];
    let start = if first.body.start <= quote.span.start { first.body } else { first.span };
    let last = document.sentences.partition_point(|sentence| sentence.span.end < quote.span.end);
    let span = start.to(document.sentences.get(last)?.span);
    (quote.kind == QuoteKind::Mixed && span.len() <= CONTEXT).then(|| passage(document.text, span))
}

fn explanation(reading: &Reading, said: &Said, quote: &Quote) -> Explanation {
    let candidate = |candidate: &speaker::Candidate| report::Candidate {
        name: candidate.entity.map(|id| shown_name(reading, said.cast.get(id))),
        score: round4(f64::from(candidate.score)),
    };
    let candidates = said.candidates[quote.candidates.clone()].iter().map(candidate).collect();
    Explanation { rule: quote.rule.map(|rule| rule.name), candidates }
}

impl Reading<'_> {
    /// How many items a cue has: “according to” and “went on” two, any other one.
    fn cue_length(&self, cue: At) -> At {
        let end = self.narration.frame(cue).items.end;
        1 + At::from(self.narration.says(cue, "according") || self.particle_verb(cue, end).is_some())
    }
}

fn describe(reading: &Reading, entity: &Entity, setting: &Setting) -> report::Speaker {
    let Profile { canonical, role, listed, office, country, country_source, leader } =
        profile(reading, entity, setting);
    let name = shown_name(reading, entity);
    report::Speaker {
        canonical,
        kind: kind(entity.kind),
        role_source: role.as_ref().map(|_| if listed { "list" } else { "article" }),
        role,
        office: office.map(str::to_owned),
        country_code: country.and_then(people::country_code).map(str::to_owned),
        country: country.map(str::to_owned),
        country_source,
        leader,
        roles: Vec::new(),
        aliases: aliases(reading, entity, &name),
        name,
        quotes: Vec::new(),
        words: 0,
        tone: None,
    }
}

fn kind(kind: Kind) -> SpeakerKind {
    match kind {
        Kind::Person | Kind::MaybePerson | Kind::Single => SpeakerKind::Person,
        Kind::Organisation | Kind::Place | Kind::Other => SpeakerKind::Organisation,
        Kind::Group => SpeakerKind::Group,
        Kind::Document => SpeakerKind::Document,
    }
}

/// The fullest form, with its white space squashed: a name may be wrapped over two lines.
fn shown_name(reading: &Reading, entity: &Entity) -> String {
    squashed(reading.narration.span(entity.shown.clone()).of(reading.narration.document.text)).into_owned()
}

/// The other forms of the name, in order of first use.
fn aliases(reading: &Reading, entity: &Entity, name: &str) -> Vec<String> {
    let text = reading.narration.document.text;
    let forms = entity.names.iter().map(|&id| reading.names.get(id).proper.clone());
    let forms = forms.map(|items| {
        let form = reading.narration.span(items.clone()).of(text);
        if items.len() == 1 { form.into() } else { squashed(form) }
    });
    let mut seen: HashSet<Cow<str>, RandomState> = HashSet::default();
    forms.filter(|form| form != name && seen.insert(form.clone())).map(Cow::into_owned).collect()
}

/// Leaders who have no number among the speakers, in order of the text.
fn mentioned(reading: &Reading, cast: &Cast, numbers: &[Option<usize>], setting: &Setting) -> Vec<Mentioned> {
    let silent = cast.list.iter().zip(numbers).filter(|(entity, number)| number.is_none() && !entity.names.is_empty());
    // A family name alone, without a title, is too often a place or somebody else.
    let known = |entity: &&Entity| {
        entity.kind.is_personal() && (entity.words.len() > 1 || !entity.titles.is_empty()) && leads(reading, entity)
    };
    let mut silent: Vec<&Entity> = silent.map(|(entity, _)| entity).filter(known).collect();
    silent.sort_by_key(|entity| entity.names.first().map(|id| id.0));
    let written = |entity: &Entity| {
        let Profile { canonical, role, country, .. } = profile(reading, entity, setting);
        Mentioned {
            name: shown_name(reading, entity),
            canonical,
            role,
            country: country.map(str::to_owned),
            country_code: country.and_then(people::country_code).map(str::to_owned),
            count: entity.count as usize,
        }
    };
    silent.into_iter().map(written).collect()
}

/// The sentence that a span begins in.
fn sentence(document: &Document, span: Span) -> usize {
    document.sentences.partition_point(|sentence| sentence.span.end <= span.start)
}
