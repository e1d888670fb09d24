//! Any text under any options, through every writer.

#![no_main]

#[path = "../../tests/checks/mod.rs"]
mod checks;

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use onrecord::render::{FORMATS, Format, Style};
use onrecord::{Analyzer, Article, Length, METHODS, Options, Outcome, Report, Section, codes, digest};

/// Twelve bytes of options, then the text: so every file of text is an input, and a seed.
#[derive(Arbitrary, Debug)]
struct Input {
    sections: u8,
    length: u8,
    method: u8,
    lang: u8,
    format: u8,
    confidence: u8,
    explain: bool,
    /// Whether the first line is the query.
    query: bool,
    /// Whether form feeds part articles of a digest.
    combine: bool,
    dated: bool,
    width: u8,
    color: bool,
    text: Text,
}

#[derive(Debug)]
struct Text(String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        String::arbitrary(u).map(Text)
    }

    /// Bad bytes become the sign for them: the analysis is of text, which no file has kept from being.
    fn arbitrary_take_rest(u: Unstructured<'a>) -> Result<Self> {
        Ok(Text(String::from_utf8_lossy(u.take_rest()).into_owned()))
    }
}

impl Input {
    fn options(&self) -> Options {
        let mut options = Options::default();
        let wanted = Section::ALL.iter().enumerate().filter(|(bit, _)| self.sections >> bit & 1 == 1);
        options.sections = wanted.map(|(_, &(_, section))| section).collect();
        options.length = match self.length {
            n @ 0..100 => Length::Sentences(n.into()),
            n @ 100..200 => Length::Words((n - 99).into()),
            n => Length::Percent((n - 199).into()),
        };
        options.method = &METHODS[usize::from(self.method) % METHODS.len()];
        options.query = self.query.then(|| self.text.0.lines().next().unwrap_or_default().to_owned());
        // One past the last: told from the text.
        options.lang = codes().nth(usize::from(self.lang) % (codes().count() + 1)).map(str::to_owned);
        options.min_confidence = f64::from(self.confidence) / 255.0;
        options.explain = self.explain;
        options.terms = self.format().terms;
        options
    }

    fn article<'t>(&self, text: &'t str) -> Article<'t> {
        Article { date: self.dated.then(|| "2023-05-01".to_owned()), ..Article::from(text) }
    }

    fn page(&self, outcome: &Outcome) -> Vec<u8> {
        let mut style = Style::default();
        (style.width, style.color, style.explain) = (self.width.into(), self.color, self.explain);
        checks::page(self.format(), outcome, &style)
    }

    fn format(&self) -> &'static Format {
        &FORMATS[usize::from(self.format) % FORMATS.len()]
    }

    fn check(&self) {
        if self.combine {
            let texts: Vec<&str> = self.text.0.split('\u{C}').collect();
            let articles: Vec<Article> = texts.iter().map(|text| self.article(text)).collect();
            self.shown(digest(&articles, &self.options()), &texts);
            return;
        }
        let text = self.text.0.as_str();
        let mut analyzer = Analyzer::new(self.options());
        let cold = self.shown(analyzer.analyze(&self.article(text)), &[text]);
        let warm = self.page(&Ok(analyzer.analyze(&self.article(text))));
        assert!(cold == warm, "what was read before shows");
    }

    /// The report's page, both checked.
    fn shown(&self, report: Report, texts: &[&str]) -> Vec<u8> {
        checks::report(&report, texts);
        self.page(&Ok(report))
    }
}

fuzz_target!(|input: Input| input.check());
