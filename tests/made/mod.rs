//! A report made by hand, with every field filled and no value that stands for two.

use onrecord::report::*;
use onrecord::{Options, Span, analyze};

/// Invented, with a line break inside a quote and signs that a terminal would obey.
pub(crate) const TEXT: &str = "OSLO (News Desk) – Ports reopen on Monday.\n\
    “We will keep every promise that\nwe made here,” President Ilse Brandt of Norland told Minister Oto Rask, \
    who heard a “friendly \u{1B}[31mword”. “Ships sail,” a clerk said. “Maybe,” Mr Rask of Sudland said. \
    She would visit in May, according to her office. Unions would strike, he heard. Queen Maud listened.";

/// The sentence that has a fragment.
const FIRST_SPEECH: &str = "“We will keep every promise that\nwe made here,” President Ilse Brandt of Norland told \
    Minister Oto Rask, who heard a “friendly \u{1B}[31mword”.";

/// Sets fields of a value; types that may grow cannot be written out elsewhere than in the library.
macro_rules! fill {
    ($of:expr => { $($field:ident: $value:expr),* $(,)? }) => {{
        let mut value = $of;
        $(value.$field = $value;)*
        value
    }};
}

fn passage(text: &str) -> Passage {
    let start = TEXT.find(text).expect("a part of the text");
    Passage { span: Span::new(start, start + text.len()), text: text.to_owned() }
}

fn tone(score: f64, label: &'static str, hits: usize) -> Option<Option<Tone>> {
    Some(Some(fill!(Tone::default() => { score: score, label: label, hits: hits })))
}

fn raw(json: &str) -> Raw {
    Raw(serde_json::from_str(json).expect("JSON"))
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The report of a digest, because only that has all fields.
pub(crate) fn report() -> Report {
    let mut report = analyze("", &Options::default());
    report.program = "onrecord 9.8.7".to_owned();
    report.lexicons = "9f3c1a02".to_owned();
    report.id = Some(Id::Text("ports-41".to_owned()));
    report.title = text("Ports of call");
    report.date = text("2031-04-17");
    report.meta = Some(raw(r#"{"desk": "foreign"}"#));
    report.articles = Some(vec![fill!(Source::default() => {
        id: Some(Id::Number(raw("6001"))),
        title: text("Ports reopen"),
        date: text("2031-04-16"),
        text: text("Ports reopened."),
    })]);
    report.counts = fill!(Counts::default() => {
        bytes: TEXT.len(),
        words: Some(63),
        sentences: 17,
        quotes: Some(QuoteCounts { direct: 31, mixed: 32, indirect: 33 }),
    });
    report.text = text(TEXT);
    report.summary = Some(Summary { method: "tfidf", sentences: vec![key_sentence()] });
    report.keywords = Some(vec![
        Keyword { text: "ports".to_owned(), score: 1.0, count: 19 },
        Keyword { text: "open strike".to_owned(), score: 0.0417, count: 1 },
    ]);
    report.sentences = Some(vec![Sentence { article: Some(0), passage: passage("Queen Maud listened.") }]);
    report.speakers = Some(vec![brandt(), rask(), unions()]);
    report.mentioned = Some(vec![fill!(Mentioned::default() => {
        name: "Maud".to_owned(),
        canonical: text("Maud of Ostland"),
        role: text("Queen"),
        country: text("Ostland"),
        country_code: text("OST"),
        count: 23,
    })]);
    report.quotes = Some(quotes());
    report.tone = tone(-0.0449, "negative", 21);
    report.warnings = vec![fill!(Warning::default() => {
        code: "unpaired-quotation-mark",
        article: Some(0),
        start: Some(812),
        message: "A quotation mark has no partner.".to_owned(),
    })];
    report
}

fn key_sentence() -> KeySentence {
    let parts = fill!(Parts::default() => { centrality: 0.6543, position: 0.3588, cues: -0.0994, query: Some(0.2742) });
    fill!(KeySentence::default() => {
        article: Some(0),
        index: 47,
        passage: passage("Ports reopen on Monday."),
        score: 0.9137,
        parts: Some(parts),
    })
}

fn brandt() -> Speaker {
    fill!(Speaker::default() => {
        name: "Ilse Brandt".to_owned(),
        canonical: text("Ilse Maria Brandt"),
        kind: SpeakerKind::Person,
        role: text("President"),
        role_source: Some("article"),
        roles: vec!["Senator".to_owned(), "President".to_owned()],
        office: text("head_of_state"),
        country: text("Norland"),
        country_code: text("NOR"),
        country_source: Some("setting"),
        leader: true,
        aliases: vec!["President Brandt".to_owned(), "Mrs Brandt".to_owned()],
        quotes: vec![0, 1, 4],
        words: 28,
        tone: tone(0.3149, "cordial", 7),
    })
}

fn rask() -> Speaker {
    fill!(brandt() => {
        name: "Oto Rask".to_owned(),
        kind: SpeakerKind::Person,
        role: text("Minister"),
        roles: Vec::new(),
        office: text("minister"),
        country: text("Sudland"),
        country_code: text("SUD"),
        aliases: Vec::new(),
        quotes: vec![3],
        words: 1,
        tone: Some(None),
    })
}

/// Only reported, and no person.
fn unions() -> Speaker {
    fill!(brandt() => {
        name: "Unions".to_owned(),
        kind: SpeakerKind::Group,
        role: None,
        roles: Vec::new(),
        country: None,
        leader: false,
        aliases: Vec::new(),
        quotes: vec![5],
        words: 0,
        tone: Some(None),
    })
}

fn promise() -> Term {
    fill!(Term::default() => { passage: passage("promise"), valence: 0.4561, score: -0.2281, why: vec!["negation", "question"] })
}

fn quotes() -> Vec<Quote> {
    let first = fill!(Quote::default() => {
        article: Some(0),
        sources: vec![Place { article: 0, span: Span::new(48, 93) }, Place { article: 40, span: Span::new(7, 52) }],
        passage: passage("We will keep every promise that\nwe made here,"),
        sentence: 1,
        kind: QuoteKind::Direct,
        context: None,
        speaker: Some(Some(0)),
        continues: None,
        mention: Some(passage("President Ilse Brandt of Norland")),
        cue: Some(passage("told")),
        addressee: Some(Addressee { passage: passage("Minister Oto Rask"), name: text("Oto Janis Rask") }),
        confidence: Some(0.9712),
        tone: Some(Some(fill!(Tone::default() => { score: 0.2817, label: "warm", hits: 2, terms: Some(vec![promise()]) }))),
        explain: Some(fill!(Explanation::default() => {
            rule: Some("before: X said:"),
            candidates: vec![
                Candidate { name: text("Ilse Brandt"), score: 2.1049 },
                Candidate { name: None, score: 0.3251 },
            ],
        })),
    });
    let plain = fill!(first.clone() => { sources: Vec::new(), explain: None, tone: tone(0.2817, "warm", 2) });
    let plain = fill!(plain => { addressee: None, cue: Some(passage("said")) });
    let hearer = Addressee { passage: passage("who"), name: None };
    vec![
        first.clone(),
        fill!(plain.clone() => {
            passage: passage("friendly \u{1B}[31mword"),
            kind: QuoteKind::Mixed,
            context: Some(passage(FIRST_SPEECH)),
            continues: Some(0),
            addressee: Some(hearer),
            tone: tone(0.0, "neutral", 0),
        }),
        fill!(plain.clone() => {
            passage: passage("Ships sail,"),
            speaker: Some(None),
            mention: Some(passage("a clerk")),
            confidence: Some(0.4),
            tone: Some(None),
        }),
        fill!(plain.clone() => { passage: passage("Maybe,"), speaker: Some(Some(1)), confidence: Some(0.6999) }),
        fill!(plain.clone() => {
            passage: passage("She would visit in May"),
            kind: QuoteKind::Indirect,
            cue: Some(passage("according to")),
        }),
        fill!(plain => {
            passage: passage("Unions would strike"),
            kind: QuoteKind::Indirect,
            speaker: Some(Some(2)),
            confidence: Some(0.7),
        }),
    ]
}
