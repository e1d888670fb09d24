//! For spreadsheets and data frames: a row a quote.
//!
//! An article without quotes has one row, so that none is lost; a failed one has only `id` and `error`. The columns are
//! the same whatever was asked for: what is not known, or was not computed, is empty.
//!
//! A spreadsheet would compute a text that begins like a formula. Such a text gets an apostrophe, which is how they all
//! mark text; numbers, which may well begin with a minus, never do.

use std::borrow::Cow;

use csv::{ByteRecord, WriterBuilder};

use super::Style;
use crate::error::{Failure, Outcome};
use crate::report::{Id, Passage, Quote, QuoteKind, Report, Source, Speaker, SpeakerKind, Tone};

/// Appends the rows of an outcome.
pub(super) fn write(out: &mut Vec<u8>, outcome: &Outcome, _: &Style) {
    let mut writer = WriterBuilder::new().from_writer(out);
    let mut record = ByteRecord::new();
    for row in rows(outcome) {
        record.clear();
        COLUMNS.iter().for_each(|column| record.push_field(column(&row).shown().as_bytes()));
        writer.write_byte_record(&record).expect(INFALLIBLE);
    }
    writer.flush().expect(INFALLIBLE);
}

/// Memory takes every write, and all rows have as many cells.
const INFALLIBLE: &str = "a report is always rows";

/// What a cell holds.
enum Cell<'r> {
    Text(&'r str),
    /// A number, or another word that is never a formula.
    Plain(String),
    Empty,
}

impl<'r> Cell<'r> {
    fn text(text: Option<&'r str>) -> Self {
        text.map_or(Cell::Empty, Cell::Text)
    }

    fn plain(value: Option<impl ToString>) -> Self {
        value.map_or(Cell::Empty, |value| Cell::Plain(value.to_string()))
    }

    fn id(id: Option<&'r Id>) -> Self {
        match id {
            Some(Id::Text(text)) => Cell::Text(text),
            Some(number) => Cell::Plain(number.to_string()),
            None => Cell::Empty,
        }
    }

    fn shown(self) -> Cow<'r, str> {
        match self {
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}").into(),
            Cell::Text(text) => text.into(),
            Cell::Plain(text) => text.into(),
            Cell::Empty => "".into(),
        }
    }
}

/// What a row is made from.
#[derive(Default)]
struct Row<'r> {
    id: Option<&'r Id>,
    title: Option<&'r str>,
    date: Option<&'r str>,
    report: Option<&'r Report>,
    /// The quote and its number.
    quote: Option<(usize, &'r Quote)>,
    speaker: Option<&'r Speaker>,
    error: Option<String>,
}

impl<'r> Row<'r> {
    fn quote(&self) -> Option<&'r Quote> {
        self.quote.map(|(_, quote)| quote)
    }

    fn tone(&self) -> Option<&'r Tone> {
        self.quote()?.tone.as_ref()?.as_ref()
    }

    fn speaker_tone(&self) -> Option<&'r Tone> {
        self.speaker?.tone.as_ref()?.as_ref()
    }

    fn text_tone(&self) -> Option<&'r Tone> {
        self.report?.tone.as_ref()?.as_ref()
    }
}

/// Makes the header and the cells from one list.
macro_rules! columns {
    ($first:literal: $cell:expr, $($name:literal: $more:expr,)*) => {
        /// The first line.
        pub(super) const HEADER: &str = concat!($first, $(",", $name,)* "\n");

        /// The cells of a row in their order.
        const COLUMNS: &[for<'r> fn(&'r Row) -> Cell<'r>] = &[$cell, $($more),*];
    };
}

// The README says what each one holds.
columns! {
    "id": |row| Cell::id(row.id),
    "title": |row| Cell::text(row.title),
    "date": |row| Cell::text(row.date),
    "lang": |row| Cell::text(row.report.map(|report| &*report.lang)),
    "number": |row| Cell::plain(row.quote.map(|(number, _)| number)),
    "kind": |row| Cell::text(row.quote().map(|quote| kind(quote.kind))),
    "quote": |row| Cell::text(row.quote().map(|quote| &*quote.passage.text)),
    "context": |row| words(row.quote().and_then(|quote| quote.context.as_ref())),
    "start": |row| Cell::plain(row.quote().map(|quote| quote.passage.span.start)),
    "end": |row| Cell::plain(row.quote().map(|quote| quote.passage.span.end)),
    "sentence": |row| Cell::plain(row.quote().map(|quote| quote.sentence)),
    "continues": |row| Cell::plain(row.quote().and_then(|quote| quote.continues)),
    "speaker": |row| Cell::text(row.speaker.map(|speaker| &*speaker.name)),
    "canonical": |row| Cell::text(row.speaker.and_then(|speaker| speaker.canonical.as_deref())),
    "speaker_kind": |row| Cell::text(row.speaker.map(|speaker| speaker_kind(speaker.kind))),
    "role": |row| Cell::text(row.speaker.and_then(|speaker| speaker.role.as_deref())),
    "office": |row| Cell::text(row.speaker.and_then(|speaker| speaker.office.as_deref())),
    "country": |row| Cell::text(row.speaker.and_then(|speaker| speaker.country.as_deref())),
    "country_code": |row| Cell::text(row.speaker.and_then(|speaker| speaker.country_code.as_deref())),
    "leader": |row| Cell::plain(row.speaker.map(|speaker| speaker.leader)),
    "speaker_words": |row| Cell::plain(row.speaker.map(|speaker| speaker.words)),
    "speaker_tone": |row| Cell::plain(row.speaker_tone().map(|tone| tone.score)),
    "speaker_tone_label": |row| Cell::text(row.speaker_tone().map(|tone| tone.label)),
    "mention": |row| words(row.quote().and_then(|quote| quote.mention.as_ref())),
    "cue": |row| words(row.quote().and_then(|quote| quote.cue.as_ref())),
    "addressee": |row| Cell::text(row.quote().and_then(addressee)),
    "confidence": |row| Cell::plain(row.quote().and_then(|quote| quote.confidence)),
    "tone": |row| Cell::plain(row.tone().map(|tone| tone.score)),
    "tone_label": |row| Cell::text(row.tone().map(|tone| tone.label)),
    "tone_hits": |row| Cell::plain(row.tone().map(|tone| tone.hits)),
    "text_tone": |row| Cell::plain(row.text_tone().map(|tone| tone.score)),
    "text_tone_label": |row| Cell::text(row.text_tone().map(|tone| tone.label)),
    "error": |row| Cell::text(row.error.as_deref()),
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
    }
}

fn words(passage: Option<&Passage>) -> Cell<'_> {
    Cell::text(passage.map(|passage| &*passage.text))
}

fn addressee(quote: &Quote) -> Option<&str> {
    let addressee = quote.addressee.as_ref()?;
    Some(addressee.name.as_deref().unwrap_or(&addressee.passage.text))
}

fn rows(outcome: &Outcome) -> Vec<Row<'_>> {
    match outcome {
        Err(failure) => vec![Row { id: failure.id.as_ref(), error: Some(error(failure)), ..Row::default() }],
        Ok(report) => match &report.articles {
            Some(articles) => of_digest(report, articles),
            None => {
                let Report { id, title, date, .. } = report;
                let article = (id.as_ref(), title.as_deref(), date.as_deref());
                of_article(report, article, &report.quotes.iter().flatten().enumerate().collect::<Vec<_>>())
            }
        },
    }
}

/// Each row tells the article that the quote is from.
fn of_digest<'r>(report: &'r Report, articles: &'r [Source]) -> Vec<Row<'r>> {
    let mut quotes: Vec<Vec<_>> = articles.iter().map(|_| Vec::new()).collect();
    for quote in report.quotes.iter().flatten().enumerate() {
        if let Some(quotes) = quote.1.article.and_then(|article| quotes.get_mut(article)) {
            quotes.push(quote);
        }
    }
    let rows = articles.iter().zip(quotes).flat_map(|(Source { id, title, date, .. }, quotes)| {
        of_article(report, (id.as_ref(), title.as_deref(), date.as_deref()), &quotes)
    });
    rows.collect()
}

type Named<'r> = (Option<&'r Id>, Option<&'r str>, Option<&'r str>);

fn of_article<'r>(report: &'r Report, (id, title, date): Named<'r>, quotes: &[(usize, &'r Quote)]) -> Vec<Row<'r>> {
    let row = |quote: Option<(usize, &'r Quote)>| {
        let speaker = quote.and_then(|(_, quote)| report.speakers.as_ref()?.get(quote.speaker.flatten()?));
        Row { id, title, date, report: Some(report), quote, speaker, error: None }
    };
    if quotes.is_empty() { vec![row(None)] } else { quotes.iter().map(|&quote| row(Some(quote))).collect() }
}

/// not-json: not a JSON object (line 3)
fn error(failure: &Failure) -> String {
    let line = failure.line.map(|line| format!(" (line {line})")).unwrap_or_default();
    format!("{}: {}{line}", failure.code, failure.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_that_looks_like_a_formula_is_marked() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-2 degrees", "'-2 degrees"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("a = b", "a = b"),
            ("'=1", "'=1"),
            ("", ""),
        ] {
            assert_eq!(Cell::Text(text).shown(), shown);
        }
        assert_eq!(Cell::plain(Some(-0.25)).shown(), "-0.25");
    }
}
