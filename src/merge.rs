//! What many articles say, as one: the people who are certainly the same, and their words that are.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use foldhash::fast::RandomState;
use unicode_segmentation::UnicodeSegmentation;

use crate::document::form::{bare, fold};
use crate::report::{Mentioned, Place, Quote, QuoteKind, Speaker, SpeakerKind, Warning};
use crate::voices::Voices;
use crate::words::count_words;

/// The voices of a digest, from those of its articles in their order.
pub(crate) fn merged(articles: impl Iterator<Item = Voices>) -> Voices {
    let mut merge = Merge::default();
    articles.enumerate().for_each(|(article, voices)| merge.add(voices, article));
    merge.finish()
}

#[derive(Default)]
struct Merge {
    voices: Voices,
    /// The numbers of the speakers, and of the leaders who are named, by each name that can tell who they are.
    speakers: Numbers,
    leaders: Numbers,
    /// The quotes by who said what.
    words: HashMap<(Source, String), usize, RandomState>,
    /// For each speaker the roles that the articles give.
    roles: Vec<Vec<Role>>,
}

/// A role, with the first article that gives it.
struct Role {
    name: String,
    office: Option<String>,
    leader: bool,
    article: usize,
}

/// Numbers by name.
#[derive(Default)]
struct Numbers(HashMap<String, Vec<usize>, RandomState>);

impl Numbers {
    /// Those of any of these names, as long as they are few: who has a common name is not looked for forever.
    fn of<'n>(&'n self, names: &'n [String]) -> impl Iterator<Item = usize> + 'n {
        names.iter().flat_map(|name| self.0.get(name).into_iter().flatten().take(8)).copied()
    }

    fn add(&mut self, names: Vec<String>, number: usize) {
        for name in names {
            let numbers = self.0.entry(name).or_default();
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
}

/// Who says something: a speaker by number, or a source without a name as the article calls it.
#[derive(PartialEq, Eq, Hash)]
enum Source {
    Speaker(usize),
    Unnamed(String),
}

impl Merge {
    /// Adds what another article says; its offsets stay those of its own text.
    fn add(&mut self, other: Voices, article: usize) {
        let speakers: Vec<usize> = other.speakers.into_iter().map(|speaker| self.speaker(speaker, article)).collect();
        let mut numbers = Vec::with_capacity(other.quotes.len());
        let mut measures = other.measures.into_iter();
        for mut quote in other.quotes {
            quote.article = Some(article);
            quote.speaker = quote.speaker.map(|speaker| speaker.map(|speaker| speakers[speaker]));
            quote.continues = quote.continues.map(|quote: usize| numbers[quote]);
            let measure = measures.next();
            numbers.push(self.quote(quote, article, |voices| voices.measures.extend(measure)));
        }
        other.mentioned.into_iter().for_each(|leader| self.mention(leader));
        let warnings = other.warnings.into_iter().map(|warning| Warning { article: Some(article), ..warning });
        self.voices.warnings.extend(warnings);
    }

    /// The number of a speaker, who may be known from an earlier article.
    fn speaker(&mut self, speaker: Speaker, article: usize) -> usize {
        let names = names(&speaker.name, speaker.canonical.as_ref());
        let known = self.speakers.of(&names).find(|&known| is_same(&self.voices.speakers[known], &speaker));
        let number = known.unwrap_or_else(|| {
            self.roles.push(Vec::new());
            self.voices.speakers.push(Speaker { quotes: Vec::new(), ..speaker.clone() });
            self.voices.speakers.len() - 1
        });
        self.speakers.add(names, number);
        let Speaker { role, office, leader, .. } = speaker.clone();
        let known = |name: &str| self.roles[number].iter().any(|role| fold(&role.name) == fold(name));
        if let Some(name) = role.filter(|role| speaker.role_source == Some("article") && !known(role)) {
            self.roles[number].push(Role { name, office, leader, article });
        }
        join(&mut self.voices.speakers[number], speaker);
        number
    }

    /// The number of a quote; `fresh` is told if its words are new.
    fn quote(&mut self, quote: Quote, article: usize, fresh: impl FnOnce(&mut Voices)) -> usize {
        let place = Place { article, span: quote.passage.span };
        let next = self.voices.quotes.len();
        let number = source(&quote)
            .map_or(next, |source| *self.words.entry((source, words(&quote.passage.text))).or_insert(next));
        // What one article has twice was said twice.
        match self.voices.quotes.get_mut(number).filter(|known| known.article != Some(article)) {
            Some(known) => {
                let own = known.article.map(|article| Place { article, span: known.passage.span });
                if known.sources.is_empty() {
                    known.sources.extend(own);
                }
                known.sources.push(place);
                number
            }
            None => {
                if let Some(speaker) = quote.speaker.flatten() {
                    self.voices.speakers[speaker].quotes.push(next);
                }
                self.voices.quotes.push(quote);
                fresh(&mut self.voices);
                next
            }
        }
    }

    fn mention(&mut self, leader: Mentioned) {
        let names = names(&leader.name, leader.canonical.as_ref());
        let same = |&known: &usize| is_same_leader(&self.voices.mentioned[known], &leader);
        let Some(known) = self.leaders.of(&names).find(same) else {
            self.leaders.add(names, self.voices.mentioned.len());
            self.voices.mentioned.push(leader);
            return;
        };
        let known = &mut self.voices.mentioned[known];
        known.count += leader.count;
        known.role = known.role.take().or(leader.role);
        if known.country.is_none() {
            (known.country, known.country_code) = (leader.country, leader.country_code);
        }
    }

    /// Whoever is quoted in any article is not merely named; words that several articles have count once.
    fn finish(self) -> Voices {
        let Merge { mut voices, roles, speakers: numbers, .. } = self;
        let Voices { speakers, quotes, mentioned, warnings, .. } = &mut voices;
        mentioned.retain(|leader| {
            let names = names(&leader.name, leader.canonical.as_ref());
            !numbers.of(&names).any(|speaker| is_same_leader(&as_leader(&speakers[speaker]), leader))
        });
        for (speaker, roles) in speakers.iter_mut().zip(roles) {
            let verbatim = speaker.quotes.iter().map(|&quote| &quotes[quote]);
            let verbatim = verbatim.filter(|quote| quote.kind != QuoteKind::Indirect);
            speaker.words = verbatim.map(|quote| count_words(&quote.passage.text)).sum();
            if roles.len() > 1 {
                warnings.extend(roles_differ(&speaker.name, &roles));
                speaker.roles = roles.into_iter().map(|role| role.name).collect();
            }
        }
        voices
    }
}

/// Fewer words of an unnamed source are anybody's: “no comment”.
const ANYBODYS: usize = 4;

fn source(quote: &Quote) -> Option<Source> {
    let unnamed = || {
        let told = quote.passage.text.unicode_words().nth(ANYBODYS - 1).is_some();
        quote.mention.as_ref().filter(|_| told).map(|mention| Source::Unnamed(fold(&mention.text).into_owned()))
    };
    quote.speaker.flatten().map(Source::Speaker).or_else(unnamed)
}

/// The names by which one who is met again is looked for.
fn names(name: &str, canonical: Option<&String>) -> Vec<String> {
    [plain(name)].into_iter().chain(canonical.map(|name| plain(name))).collect()
}

/// Whether two speakers are certainly one: by the one name that the lists give, or by a full name where nothing speaks
/// against it. Never by a family name alone; nor are two groups or documents one because they are called alike.
fn is_same(a: &Speaker, b: &Speaker) -> bool {
    let canonical = |speaker: &Speaker| speaker.canonical.as_deref().map(plain);
    match (canonical(a), canonical(b)) {
        (Some(a), Some(b)) => return a == b,
        _ if a.kind != b.kind => return false,
        _ => {}
    }
    let alike = plain(&a.name) == plain(&b.name);
    let agree = a.country.is_none() || b.country.is_none() || a.country == b.country;
    match a.kind {
        SpeakerKind::Person => agree && alike && is_full(&a.name),
        // A ministry may be that of any country.
        SpeakerKind::Organisation => a.country == b.country && alike,
        SpeakerKind::Group | SpeakerKind::Document => false,
    }
}

fn is_same_leader(a: &Mentioned, b: &Mentioned) -> bool {
    match (&a.canonical, &b.canonical) {
        (Some(a), Some(b)) => a == b,
        _ => {
            let agree = a.country.is_none() || b.country.is_none() || a.country == b.country;
            agree && is_full(&a.name) && plain(&a.name) == plain(&b.name)
        }
    }
}

fn as_leader(speaker: &Speaker) -> Mentioned {
    let Speaker { name, canonical, role, country, country_code, .. } = speaker.clone();
    Mentioned { name, canonical, role, country, country_code, count: 0 }
}

/// Joins what a later article knows of a speaker: of roles the later one holds, and what an article says before what
/// the lists say.
fn join(known: &mut Speaker, later: Speaker) {
    let told = later.role_source == Some("article") || known.role_source != Some("article");
    if later.role.is_some() && told {
        (known.role, known.role_source, known.office) = (later.role, later.role_source, later.office);
        known.leader = later.leader;
    }
    known.canonical = known.canonical.take().or(later.canonical);
    if known.country.is_none() {
        (known.country, known.country_code, known.country_source) =
            (later.country, later.country_code, later.country_source);
    }
    let mut aliases = later.aliases;
    aliases.push(later.name);
    if let Some(fuller) = aliases.last_mut().filter(|name| word_count(name) > word_count(&known.name)) {
        std::mem::swap(fuller, &mut known.name);
    }
    for alias in aliases {
        if alias != known.name && !known.aliases.contains(&alias) {
            known.aliases.push(alias);
        }
    }
}

/// Says that the offices of two roles are not one, or that only one makes a leader: Ann Lee is “prime minister” in
/// article 1, “former prime minister” in article 3. “President” and “Russian president” do not differ.
fn roles_differ(name: &str, roles: &[Role]) -> Option<Warning> {
    let differ =
        |a: &Role, b: &Role| a.leader != b.leader || a.office.is_some() && b.office.is_some() && a.office != b.office;
    let other = roles.iter().find(|role| differ(&roles[0], role))?;
    let given = |role: &Role| format!("“{}” in article {}", role.name, role.article + 1);
    let message = format!("{name} is {}, but {}", given(&roles[0]), given(other));
    Some(Warning::new("roles-differ", message))
}

/// The words of a quote, whatever the marks and capitals between.
fn words(text: &str) -> String {
    fold(text).unicode_words().collect::<Vec<_>>().join(" ")
}

/// A name in small letters without accents.
fn plain(name: &str) -> String {
    bare(&fold(name))
}

/// Whether it is more than a family name.
fn is_full(name: &str) -> bool {
    word_count(name) > 1
}

fn word_count(name: &str) -> usize {
    name.split_whitespace().count()
}
